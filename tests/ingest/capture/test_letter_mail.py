"""The mail of a letter: what a stranger has called things adds no header, and addresses are written right."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from ingest.capture.letter_mail import LetterContent, build_draft
from journal.errors import RequestRefused
from journal.model import Letter, LetterState, NewAttachment

_NOW = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
_LETTER = Letter(
    id=1,
    interaction=1,
    key="a" * 24,
    mailbox="sales",
    state=LetterState.WANTED,
    message_id=f"rapport.{'a' * 24}@ours.example",
    answers=None,
    attempts=0,
    error="",
    missing_since=None,
    is_wanted=True,
)
_HEADERS = [
    *("From", "To", "Subject", "Date", "Message-ID", "X-Rapport-Letter"),
    *("Content-Type", "MIME-Version"),
]
# As an encoded word it is `Bcc: eve@evil.example` on a line of its own.
_HIDDEN_LINE = "=?utf-8?q?=0D=0ABcc:_eve=40evil.example=0D=0A?="


def draft(
    *,
    name: str = "Ada",
    address: str = "ada@acme.example",
    sender: str = "Ours",
    subject: str = "An offer",
    answers: str = "",
    file: NewAttachment | None = None,
) -> EmailMessage:
    content = LetterContent(
        sender=(sender, "sales@ours.example"),
        recipients=[(name, address)],
        subject=subject,
        text="Hello",
        files=[file] if file else [],
        answers=answers,
    )
    return message_from_bytes(build_draft(_LETTER, content, _NOW), policy=policy.default)


@pytest.mark.parametrize("field", ["name", "sender", "subject", "answers"])
@pytest.mark.parametrize("before", ["", "Re: a"])
def test_what_is_written_as_an_encoded_word_adds_no_header(field: str, before: str) -> None:
    made = draft(**{field: f"{before}{_HIDDEN_LINE}"})  # type: ignore[arg-type]
    wanted = {*_HEADERS, "Content-Transfer-Encoding"}
    assert set(made.keys()) - {"In-Reply-To", "References"} == wanted
    assert made["Date"]
    assert made.get_content().strip() == "Hello"


def test_what_a_subject_says_stays_readable() -> None:
    assert draft(subject="=?why?=")["Subject"] == "= ?why?="
    assert draft(subject="Pris på\nmagneter?")["Subject"] == "Pris på magneter?"


@pytest.mark.parametrize(
    "name", [f"{_HIDDEN_LINE}.txt", "a\r\nBcc: eve@evil.example", "prices\n.txt"]
)
def test_the_name_of_a_file_adds_no_header(name: str) -> None:
    made = draft(file=NewAttachment(name, "text/plain", b"10 euro"))
    (part,) = made.iter_attachments()
    assert set(part.keys()) == {
        *("Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "MIME-Version"),
    }
    assert part.get_payload(decode=True) == b"10 euro"


@pytest.mark.parametrize("kind", ["message/rfc822", "multipart/mixed", "", "pdf", "text/\r\nplain"])
def test_a_file_of_a_kind_that_mail_reads_otherwise_comes_as_it_is(kind: str) -> None:
    (part,) = draft(file=NewAttachment("old.eml", kind, b"From: x")).iter_attachments()
    assert (part.get_filename(), part.get_payload(decode=True)) == ("old.eml", b"From: x")
    assert part.get_content_type() == "application/octet-stream"


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("Ada@Acme.example", "Ada@Acme.example"),
        ("ada@åland.example", "ada@xn--land-poa.example"),
        # Old phones got such addresses; no standard allows them, and mail arrives.
        ("ada.@phone.example", "ada.@phone.example"),
        ("a..da@phone.example", "a..da@phone.example"),
    ],
)
def test_an_address_is_written_as_mail_carries_it(address: str, written: str) -> None:
    assert f"To: Ada <{written}>\r\n".encode() in _raw(address)


def _raw(address: str) -> bytes:
    content = LetterContent(("Ours", "sales@ours.example"), [("Ada", address)], "An offer", "", [])
    return build_draft(_LETTER, content, _NOW)


@pytest.mark.parametrize(
    "address", ["", "ada", "åda@acme.example", "ada@acme.example>", f"{_HIDDEN_LINE}@acme.example"]
)
def test_an_address_that_mail_can_not_carry_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(RequestRefused, match="Correct it at its contact") as refused:
        _raw(address)
    assert not address or address not in str(refused.value).split()
