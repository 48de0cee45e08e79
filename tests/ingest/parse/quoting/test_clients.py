"""Replies as each client writes them: the answer stays, what it answers goes."""

import pytest

from ingest.parse import message
from tests.ingest.parse.cases.client_leads import CLIENT_LEADS
from tests.ingest.parse.cases.forwards_of_clients import FORWARDS_OF_CLIENTS
from tests.ingest.parse.cases.more_pages import MORE_PAGES
from tests.ingest.parse.cases.replies_abroad import PAGES_OF_PROGRAMS, REPLIES_ABROAD
from tests.ingest.parse.cases.replies_of_clients import REPLIES_OF_CLIENTS
from tests.ingest.parse.cases.replies_of_countries import REPLIES_OF_COUNTRIES
from tests.ingest.parse.cases.replies_of_web_mails import REPLIES_OF_WEB_MAILS

HEAD = "From: Anna <anna@b.example>\nSubject: Re: Offer\nIn-Reply-To: <1@y.example>\n"
NEW = "Yes, we take 240 pumps."
PLAIN = "Content-Type: text/plain; charset=utf-8\n\n"
REPLIES = {
    **REPLIES_OF_CLIENTS,
    **REPLIES_OF_WEB_MAILS,
    **REPLIES_ABROAD,
    **REPLIES_OF_COUNTRIES,
}
PAGES = {**MORE_PAGES, **PAGES_OF_PROGRAMS}
# Writes its date with a month before or behind the day, which nothing tells.
WITHOUT_DATE = "eM Client"


@pytest.mark.parametrize("client", CLIENT_LEADS)
def test_the_reply_of_every_client_is_told_from_what_it_answers(client: str) -> None:
    lead, marked = CLIENT_LEADS[client]
    margin = "> " if marked else ""
    text = f"{NEW}\n\n{lead}\n{margin}How many do you need?\n{margin}Olle\n"
    raw = f"{HEAD}Content-Type: text/plain; charset=utf-8\n\n{text}"
    assert message.parse(raw.encode()).new_text == NEW


@pytest.mark.parametrize("client", REPLIES)
def test_a_reply_with_its_footer_is_told_from_what_it_answers(client: str) -> None:
    new, below = REPLIES[client]
    for gap in ("\n\n", "\n\n\n"):
        assert message.parse(f"{HEAD}{PLAIN}{new}{gap}{below}\n".encode()).new_text == new, gap


@pytest.mark.parametrize("client", PAGES)
def test_a_page_is_told_from_what_it_answers(client: str) -> None:
    new, page = PAGES[client]
    html = "Content-Type: text/html; charset=utf-8"
    raw = f"{HEAD}{html}\n\n<html><body>{page}</body></html>"
    assert message.parse(raw.encode()).new_text.split() == new.split()


@pytest.mark.parametrize("client", FORWARDS_OF_CLIENTS)
def test_a_forward_names_whose_mail_it_is(client: str) -> None:
    subject, text, note = FORWARDS_OF_CLIENTS[client]
    raw = f"From: Jane <jane@x.example>\nSubject: {subject}\n{PLAIN}{text}\n"
    mail = message.parse(raw.encode())
    original = mail.original
    assert original is not None
    assert (original.address, original.name) == ("olle@z.example", "Olle Berg")
    assert (original.subject, mail.new_text) == ("Offer", note)
    if client != WITHOUT_DATE:
        assert original.date is not None
        assert original.date.date().isoformat() == "2026-06-02"


def test_a_line_of_a_help_desk_may_stand_on_top_of_what_is_new() -> None:
    mark = "##- Please type your reply above this line -##"
    said = "Your request 4711 was solved.\n\nAnna"
    mail = message.parse(f"{HEAD}\n{mark}\n\n{said}\n".encode())
    assert mail.new_text == said
    assert [cut.text for cut in mail.cuts] == [mark]


@pytest.mark.parametrize(
    "said",
    [
        "Sent by Acme, see Odoo",
        "It was sent with Odoo",
        "Delivered by Zendesk drivers",
        "[ABC123]",
        "Anna Lind\n02.06.2026 09:00\nMeeting in Turku\nTo the point: 240 pumps",
        "Anna Lind\n02.06.2026 09:00\n\nTo\n240 pumps",
        "--\nSent by us on Monday\n240 pumps",
    ],
)
def test_words_of_a_person_stay_that_look_like_a_program_s(said: str) -> None:
    text = f"Hello,\n\n{said}"
    assert message.parse(f"{HEAD}\n{text}\n".encode()).new_text == text


def test_a_delivery_above_a_quote_is_no_attribution() -> None:
    said = f"{NEW}\n\nDelivery 2 June 2026 at 09:00"
    raw = f"{HEAD}\n{said}\n\n> How many do you need?\n"
    assert message.parse(raw.encode()).new_text == said


def test_a_mark_of_a_help_desk_parts_the_answer() -> None:
    for mark in ("##- Please type your reply above this line -##", "## Reply above this line ##"):
        raw = f"{HEAD}\n{NEW}\n\n{mark}\n\nYour request was updated.\n"
        assert message.parse(raw.encode()).new_text == NEW


def test_labels_of_a_customer_s_own_stay_above_an_attribution() -> None:
    said = f"{NEW}\n\nSubject: steel S355"
    raw = f"{HEAD}\n{said}\nOn 2026-06-02 09:00, Olle Berg wrote:\n> Offer\n"
    assert message.parse(raw.encode()).new_text == said
