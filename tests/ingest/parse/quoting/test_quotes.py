"""Tests what is new in a mail, told apart from what it quotes and from its signature."""

import re
from itertools import groupby
from textwrap import wrap

import pytest

from ingest.capture.ledger_entry import summarise_cuts
from ingest.parse.quoting import quotes
from journal.model import (
    CutPiece,
    CutReason,
    TrimmedText,
)
from tests.ingest.parse.cases import attributions
from tests.ingest.parse.cases.attributions import ATTRIBUTIONS, NAMES, SENDERS, render_attribution
from tests.ingest.parse.cases.not_quotes import KEPT_TEXTS
from tests.ingest.parse.cases.replies import NEW_TEXT, ReplyCase, all_cases


@pytest.mark.parametrize("client", ATTRIBUTIONS)
def test_what_is_below_an_attribution_is_quoted(client: str) -> None:
    for quoted in ("> Old text.\n> More.", "Old text.\n\nMore."):
        split = quotes.split_quotes(f"{NEW_TEXT}\n\n{render_attribution(client)}\n\n{quoted}\n")
        # gnus writes no date, and so marks what it quotes; without marks it may be anybody's line.
        if client != "gnus" or quoted.startswith(">"):
            assert split.new_text == NEW_TEXT
            assert "Old text." in split.cuts[0].text


@pytest.mark.parametrize("client", [c for c, a in ATTRIBUTIONS.items() if "{who}" in a])
def test_whoever_wrote_it(client: str) -> None:
    got = {
        w: quotes.split_quotes(
            f"{NEW_TEXT}\n\n{render_attribution(client, who=w)}\n> Old."
        ).new_text
        for w in SENDERS
    }
    assert {w: new for w, new in got.items() if new != NEW_TEXT} == {}


@pytest.mark.parametrize("client", [c for c, a in ATTRIBUTIONS.items() if "{name}" in a])
def test_whatever_the_name(client: str) -> None:
    got = {
        n: quotes.split_quotes(
            f"{NEW_TEXT}\n\n{render_attribution(client, name=n)}\n> Old."
        ).new_text
        for n in NAMES
    }
    assert {n: new for n, new in got.items() if new != NEW_TEXT} == {}


@pytest.mark.parametrize("client", [c for c, a in ATTRIBUTIONS.items() if "\n" not in a])
def test_an_attribution_may_be_wrapped(client: str) -> None:
    for width in (40, 50, 60, 72, 78):
        lines = wrap(
            render_attribution(client), width, break_on_hyphens=False, break_long_words=False
        )
        text = f"{NEW_TEXT}\n\n{chr(10).join(lines)}\n> Old text."
        assert quotes.split_quotes(text).new_text == NEW_TEXT, width


def test_what_stands_right_above_an_attribution_stays() -> None:
    said = f"{NEW_TEXT}\nSee you at 10:30, or write to me@x.example"
    for client in ATTRIBUTIONS:
        above = attributions.render_attribution(client)
        if above.startswith(("On ", "Am ", "Le ", "Den ")):
            assert quotes.split_quotes(f"{said}\n{above}\n> Old text.").new_text == said, client


def kept_lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.split("\n") if line.strip()]


def client_of(case: ReplyCase) -> str:
    return re.split(r"[ ,]", case.name)[0]


CASES = {
    name: list(cases) for name, cases in groupby(sorted(all_cases(), key=client_of), client_of)
}


# One test for each client: two thousand tests take pytest longer than what they ask.
@pytest.mark.parametrize("client", CASES)
def test_what_is_new_is_told_apart(client: str) -> None:
    got = {each.name: quotes.split_quotes(each.text).new_text for each in CASES[client]}
    wrong = {
        each.name: got[each.name]
        for each in CASES[client]
        if kept_lines(got[each.name]) != kept_lines(each.new_text)
    }
    assert wrong == {}


def test_no_two_cases_have_one_name() -> None:
    names = [case.name for cases in CASES.values() for case in cases]
    assert len(set(names)) == len(names) > 2_500


@pytest.mark.parametrize("text", KEPT_TEXTS)
def test_what_a_person_wrote_stays(text: str) -> None:
    assert quotes.split_quotes(text).new_text == text


def test_inline_answers_keep_what_they_answer() -> None:
    text = "On 2 Jun 2026 at 09:00, A <a@x.example> wrote:\n> One?\nYes.\n> Two?\nNo."
    split = quotes.split_quotes(text)
    assert "Yes." in split.new_text
    assert "No." in split.new_text
    assert split.confidence < 0.7


def test_a_mail_of_quotes_alone_is_kept_whole() -> None:
    split = quotes.split_quotes("> Only this.")
    assert split.new_text == "> Only this."
    assert split.confidence < 0.5


@pytest.mark.parametrize(
    ("below", "reason"),
    [
        ("-- \nOlle Berg\n+46 8 123", CutReason.SIGNATURE),
        ("--\nOlle Berg", CutReason.SIGNATURE),
        ("—\nOlle Berg", CutReason.SIGNATURE),
        ("Sent from my iPhone", CutReason.SENT_FROM),
        ("Skickat från min iPhone", CutReason.SENT_FROM),
        ("Gesendet von Outlook für Android<https://aka.ms/x>", CutReason.SENT_FROM),
        ("Lähetetty iPhonesta", CutReason.SENT_FROM),
        ("Verstuurd vanaf mijn iPad", CutReason.SENT_FROM),
        ("Отправлено с iPhone", CutReason.SENT_FROM),
        (
            "_______________________________________________\nx mailing list\nx@lists.example",
            CutReason.LIST_FOOTER,
        ),
    ],
)
def test_a_signature_is_no_new_text(below: str, reason: CutReason) -> None:
    split = quotes.split_quotes(f"{NEW_TEXT}\n\n{below}\n")
    assert split.new_text == NEW_TEXT
    assert [cut.reason for cut in split.cuts] == [reason]


def test_nothing_is_lost_between_new_text_and_cuts() -> None:
    text = f"{NEW_TEXT}\n\n-- \nOlle\n\nOn 2 Jun 2026 at 09:00, A <a@x.example> wrote:\n> Old.\n"
    split = quotes.split_quotes(text)
    kept = " ".join([split.new_text, *(cut.text for cut in split.cuts)])
    assert set(text.split()) == set(kept.split())


def test_what_was_cut_is_told_once_for_each_reason() -> None:
    block, signed = (
        CutPiece(CutReason.HEADER_BLOCK, "x" * 2_100),
        CutPiece(CutReason.SIGNATURE, "ÿ"),
    )
    told = summarise_cuts((block, signed, signed))
    assert told == TrimmedText(2_104, (CutReason.HEADER_BLOCK, CutReason.SIGNATURE))
    assert summarise_cuts(()) is None
