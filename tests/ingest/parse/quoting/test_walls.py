"""What stands above a wall is never joined to what stands below it."""

import html

import pytest

from ingest.parse import message
from ingest.parse.quoting import quotes
from ingest.parse.quoting.quotes import MailContext
from journal.model import CutReason
from tests.ingest.parse.cases.replies import ReplyCase
from tests.ingest.parse.cases.walls import ANSWERED_WITHIN, EMPTY_REPLIES, LAST_LINES, WALL_CASES

HEAD = (
    "From: Anna Lind <anna@y.example>\nSubject: {}\n{}Content-Type: text/plain; charset=utf-8\n\n"
)


@pytest.mark.parametrize("case", WALL_CASES, ids=[case.name for case in WALL_CASES])
def test_the_last_line_stays(case: ReplyCase) -> None:
    assert quotes.split_quotes(case.text).new_text == case.new_text


@pytest.mark.parametrize("name", LAST_LINES)
@pytest.mark.parametrize("mark", ["divRplyFwdMsg", "gmail_quote", "yahoo_quoted"])
def test_where_a_client_marks_the_quote_it_begins(name: str, mark: str) -> None:
    lines = "".join(
        f"<div>{html.escape(line) or '<br>'}</div>" for line in LAST_LINES[name].split("\n")
    )
    page = (
        f'{lines}<div id="{mark}" class="{mark}">Från: Olle &lt;olle@x.example&gt;<br>Skickat: den 2 juni'
        " 2026 09:00<br>Till: Anna<br>Ämne: Offert</div><div>Gammal text.</div>"
    )
    head = HEAD.format("Re: Offert", "").replace("plain", "html")
    assert message.parse(f"{head}{page}".encode()).new_text.startswith(LAST_LINES[name])


@pytest.mark.parametrize("name", EMPTY_REPLIES)
def test_of_an_empty_reply_nothing_is_new(name: str) -> None:
    mail = message.parse(f"{HEAD.format('Re: Offert', '')}{EMPTY_REPLIES[name]}".encode())
    assert mail.new_text == ""
    assert mail.cuts
    assert mail.original is None


@pytest.mark.parametrize("name", ANSWERED_WITHIN)
def test_a_quote_that_is_answered_within_stays(name: str) -> None:
    text = ANSWERED_WITHIN[name]
    split = quotes.split_quotes(text, MailContext(author="Anna Lind <anna@y.example>"))
    assert split.new_text == text
    assert split.confidence < 0.5


def test_a_tag_of_somebody_else_is_no_answer() -> None:
    text = ANSWERED_WITHIN["by name"]
    split = quotes.split_quotes(text, MailContext(author="Kari Nordmann <kari@y.example>"))
    assert split.new_text == "Hej!"


def test_a_cut_says_what_made_it_and_how_sure_and_where() -> None:
    text = "Ja.\n\nDen tis 2 juni 2026 kl. 09:00 skrev Olle <olle@x.example>:\n> Gammal.\n\n--\nAnna Lind"
    quote, signature = quotes.split_quotes(text).cuts
    assert (quote.reason, quote.line, quote.confidence) == (CutReason.ATTRIBUTION, 2, 0.95)
    assert (signature.reason, signature.line) == (CutReason.SIGNATURE, 5)
    assert signature.confidence < quote.confidence


FINNISH = (
    "Lähettäjä: Olle <olle@x.example>\nLähetetty: tiistai 2. kesäkuuta 2026 9.00\nAihe: Tarjous"
)
NORWEGIAN = "Fra: Olle <olle@x.example>\nSendt: tirsdag 2. juni 2026 09:00\nEmne: Tilbud"
ENGLISH = "From: Olle <olle@x.example>\nSent: Tuesday, June 2, 2026 9:00 AM\nSubject: Offer"


@pytest.mark.parametrize(
    ("block", "answers", "is_forward"),
    [
        (FINNISH, "", False),
        (FINNISH, "In-Reply-To: <1@x.example>\n", False),
        (NORWEGIAN, "", True),
        (NORWEGIAN, "In-Reply-To: <1@x.example>\n", True),
        (ENGLISH, "", True),
        (ENGLISH, "In-Reply-To: <1@x.example>\n", False),
    ],
)
def test_vs_is_a_reply_in_finnish_and_a_forward_in_norwegian(
    block: str, answers: str, *, is_forward: bool
) -> None:
    mail = message.parse(f"{HEAD.format('VS: Offer', answers)}Hei!\n\n{block}\n\nGammelt.".encode())
    assert (mail.original is not None) is is_forward
    assert mail.new_text == "Hei!"


def test_what_was_forwarded_within_the_quote_makes_no_forward() -> None:
    inner = "---------- Forwarded message ---------\nFrom: Jane <jane@x.example>\nDate: 2 Jun 2026 09:00\nSubject: Offer\n\nOld."
    line = "On Tue, 2 Jun 2026 at 09:00, Olle Berg <olle@x.example> wrote:"
    for quoted in (inner, inner.replace("\n", "\n> ")):
        text = f"{HEAD.format('Re: Fwd: Offer', '')}Yes, please.\n\n{line}\n\n{quoted}"
        mail = message.parse(text.encode())
        assert mail.original is None
        assert mail.new_text == "Yes, please."


def test_a_note_above_a_forward_stays_out_of_it() -> None:
    for note in LAST_LINES.values():
        text = f"{HEAD.format('Fwd: Offer', '')}{note}\n\n{ENGLISH}\n\nOld."
        original = message.parse(text.encode()).original
        assert original is not None
        assert (original.address, original.subject) == ("olle@x.example", "Offer")
        assert original.date is not None
        assert original.date.day == 2
