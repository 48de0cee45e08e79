"""Replies as each client writes them: the answer stays, what it answers goes."""

import pytest

from ingest.parse import message
from tests.ingest.parse.cases.client_leads import CLIENT_LEADS

HEAD = "From: Anna <anna@b.example>\nSubject: Re: Offer\nIn-Reply-To: <1@y.example>\n"
NEW = "Yes, we take 240 pumps."


@pytest.mark.parametrize("client", CLIENT_LEADS)
def test_the_reply_of_every_client_is_told_from_what_it_answers(client: str) -> None:
    lead, marked = CLIENT_LEADS[client]
    margin = "> " if marked else ""
    text = f"{NEW}\n\n{lead}\n{margin}How many do you need?\n{margin}Olle\n"
    raw = f"{HEAD}Content-Type: text/plain; charset=utf-8\n\n{text}"
    assert message.parse(raw.encode()).new_text == NEW


def test_a_mark_of_a_help_desk_parts_the_answer() -> None:
    for mark in ("##- Please type your reply above this line -##", "## Reply above this line ##"):
        raw = f"{HEAD}\n{NEW}\n\n{mark}\n\nYour request was updated.\n"
        assert message.parse(raw.encode()).new_text == NEW


def test_labels_of_a_customer_s_own_stay_above_an_attribution() -> None:
    said = f"{NEW}\n\nSubject: steel S355"
    raw = f"{HEAD}\n{said}\nOn 2026-06-02 09:00, Olle Berg wrote:\n> Offer\n"
    assert message.parse(raw.encode()).new_text == said
