"""What is new in a mail, told apart from what it quotes and from its signature."""

from textwrap import wrap

import pytest

from ingest import quotes
from ingest.new_mail import cut_told
from journal.model import CutPiece, CutReason
from tests.ingest.cases import attributions
from tests.ingest.cases.attributions import ATTRIBUTIONS, NAMES, WHO, written
from tests.ingest.cases.kept import KEPT
from tests.ingest.cases.replies import SAID, Case, all_cases


@pytest.mark.parametrize("client", ATTRIBUTIONS)
def test_what_is_below_an_attribution_is_quoted(client: str) -> None:
    for quoted in ("> Old text.\n> More.", "Old text.\n\nMore."):
        split = quotes.split(f"{SAID}\n\n{written(client)}\n\n{quoted}\n")
        # gnus writes no date, and so marks what it quotes; without marks it may be anybody's line.
        if client != "gnus" or quoted.startswith(">"):
            assert split.new == SAID
            assert "Old text." in split.cuts[0].text


@pytest.mark.parametrize("client", [c for c, a in ATTRIBUTIONS.items() if "{who}" in a])
def test_whoever_wrote_it(client: str) -> None:
    got = {w: quotes.split(f"{SAID}\n\n{written(client, who=w)}\n> Old.").new for w in WHO}
    assert {w: new for w, new in got.items() if new != SAID} == {}


@pytest.mark.parametrize("client", [c for c, a in ATTRIBUTIONS.items() if "{name}" in a])
def test_whatever_the_name(client: str) -> None:
    got = {n: quotes.split(f"{SAID}\n\n{written(client, name=n)}\n> Old.").new for n in NAMES}
    assert {n: new for n, new in got.items() if new != SAID} == {}


@pytest.mark.parametrize("client", [c for c, a in ATTRIBUTIONS.items() if "\n" not in a])
def test_an_attribution_may_be_wrapped(client: str) -> None:
    for width in (40, 50, 60, 72, 78):
        lines = wrap(written(client), width, break_on_hyphens=False, break_long_words=False)
        text = f"{SAID}\n\n{chr(10).join(lines)}\n> Old text."
        assert quotes.split(text).new == SAID, width


def test_what_stands_right_above_an_attribution_stays() -> None:
    said = f"{SAID}\nSee you at 10:30, or write to me@x.example"
    for client in ATTRIBUTIONS:
        above = attributions.written(client)
        if above.startswith(("On ", "Am ", "Le ", "Den ")):
            assert quotes.split(f"{said}\n{above}\n> Old text.").new == said, client


def said(text: str) -> list[str]:
    return [line.rstrip() for line in text.split("\n") if line.strip()]


CASES = list(all_cases())


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_what_is_new_is_told_apart(case: Case) -> None:
    assert said(quotes.split(case.text).new) == said(case.new)


@pytest.mark.parametrize("text", KEPT)
def test_what_a_person_wrote_stays(text: str) -> None:
    assert quotes.split(text).new == text


def test_inline_answers_keep_what_they_answer() -> None:
    text = "On 2 Jun 2026 at 09:00, A <a@x.example> wrote:\n> One?\nYes.\n> Two?\nNo."
    split = quotes.split(text)
    assert "Yes." in split.new
    assert "No." in split.new
    assert split.confidence < 0.7


def test_a_mail_of_quotes_alone_is_kept_whole() -> None:
    split = quotes.split("> Only this.")
    assert split.new == "> Only this."
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
    split = quotes.split(f"{SAID}\n\n{below}\n")
    assert split.new == SAID
    assert [cut.reason for cut in split.cuts] == [reason]


def test_nothing_is_lost_between_new_text_and_cuts() -> None:
    text = f"{SAID}\n\n-- \nOlle\n\nOn 2 Jun 2026 at 09:00, A <a@x.example> wrote:\n> Old.\n"
    split = quotes.split(text)
    kept = " ".join([split.new, *(cut.text for cut in split.cuts)])
    assert set(text.split()) == set(kept.split())


def test_what_was_cut_is_told_in_words() -> None:
    block, signed = (
        CutPiece(CutReason.HEADER_BLOCK, "x" * 2_100),
        CutPiece(CutReason.SIGNATURE, "y"),
    )
    told = cut_told((block, signed, signed))
    assert told == "trimmed 2.1 KB: Outlook header block, signature"
    assert all(cut_told((CutPiece(reason, "x"),)) for reason in CutReason)
    assert cut_told(()) == ""
