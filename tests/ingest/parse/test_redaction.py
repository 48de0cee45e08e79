"""A mail without its words: no word of a person survives, and the fault still shows."""

import random
import re

import pytest

from ingest.parse import masking, message, redaction
from ingest.parse.quoting.explanation import explain_lines
from journal.model import CutReason, Mail
from tests.ingest.parse.cases import attributions
from tests.ingest.parse.cases.bounces_by_structure import STRUCTURED_BOUNCES
from tests.ingest.parse.laboratory.mails import Chooser, LabMail, compose

WORD = re.compile(r"[^\W\d_]+")
NUMBER = re.compile(r"\d+")
# What the form of a mail is made of, beside the words that programs write.
_FORM = """
    from to cc subject date message id in reply mime version content type transfer encoding text plain html
    multipart alternative mixed charset utf boundary b body div class blockquote style br p span gmail
    quote attr quot container border left solid color margin px ex dir ltr id hr none top padding cm pt
    strong font size cite mid x auto sat jan type head moz prefix apple interchange newline wordsection
    msonormal appendonsend divrplyfwdmsg ms outlook mobile signature reference mail editor yahoo quoted
    protonmail intro zmail extra name display inline block width noshade qt amp lt gt nbsp border
    margin e c d ydp original bit gmt th td tr table
"""
FORM = frozenset(_FORM.split())


def lab_mails(count: int, seed: int) -> list[LabMail]:
    chance = random.Random(seed)
    return [compose(Chooser(chance.randrange)) for _ in range(count)]


def foreign_words(text: str) -> set[str]:
    """The words of a report that are neither masks nor a program's."""
    found = {word for word in WORD.findall(text) if not set(word) <= masking.MASK_LETTERS}
    stems = frozenset(masking.STEMS_BY_WORD.values())
    return {
        word
        for word in found
        if (lowered := word.lower())
        not in masking.KNOWN_WORDS | masking.ANNOUNCING_WORDS | masking.ADDRESS_WORDS | FORM
        and lowered.rstrip("".join(masking.MASK_LETTERS)) not in stems
        and lowered not in stems
    }


@pytest.mark.parametrize("seed", range(4))
def test_no_word_of_a_person_survives(seed: int) -> None:
    for sample in lab_mails(60, seed):
        report = redaction.redact(sample.raw).decode("utf-8")
        assert foreign_words(report) == set()
        assert all(set(number) == {"1"} or number == "2000" for number in _numbers_of(report))


def _numbers_of(report: str) -> list[str]:
    """Gives those of texts: marks of HTML and names of boundaries have some that nobody wrote."""
    said = re.sub(
        r"<[^>\n]*>|&#?\w+;|^(?:--b|Content-|MIME-Version|Date:).*$", "", report, flags=re.MULTILINE
    )
    return NUMBER.findall(said)


SECRETS = ("Zebulon", "Quartermain", "4711", "geheim", "Жуковский", "渡辺")
SECRET_MAIL = """From: Zebulon Quartermain <zebulon@quartermain.example>
To: us@y.example
X-Zebulon: Quartermain 4711
Subject: =?utf-8?q?Geheim_4711?=
Received: from zebulon.quartermain.example by x
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=quartermain4711

--quartermain4711
Content-Type: text/html; charset=utf-8

<html><head><title>Zebulon</title><style>.zebulon {{ }}</style></head><!-- geheim 4711 -->
<div class="zebulon gmail_quote" id="quartermain" style="color:red;font-family:Zebulon"
 data-zebulon="4711"><zebulon>Quartermain</zebulon> <a href="https://zebulon.example/4711">Жуковский</a>
<img src="cid:4711" alt="Zebulon">渡辺 geheim, 4711</div>
--quartermain4711
Content-Type: application/pdf; name="Zebulon 4711.pdf"

geheim 4711
--quartermain4711
Content-Type: text/calendar; method=REQUEST

BEGIN:VCALENDAR
SUMMARY;X-ZEBULON=4711:Geheim
ORGANIZER;CN=Zebulon:mailto:zebulon@quartermain.example
--quartermain4711
Content-Type: text/zebulon

Zebulon
--quartermain4711
Content-Type: message/rfc822

From: Zebulon <zebulon@quartermain.example>
Subject: geheim

On 2 June 2026 Zebulon Quartermain <zebulon@quartermain.example> wrote:
> geheim 4711
--quartermain4711--
"""


def test_no_place_of_a_mail_keeps_a_word() -> None:
    report = redaction.redact(SECRET_MAIL.replace("{{ }}", "{ }").encode()).decode()
    # The names of headers stay, and what kind of file it is.
    body = report.replace("X-Zebulon:", "").replace("text/zebulon", "")
    assert [secret for secret in SECRETS if secret.lower() in body.lower()] == []


@pytest.mark.parametrize("name", ["Jan", "May Mai", "Sun Tor", "Mar August", "Tiina Toivo"])
def test_a_name_like_a_month_or_a_day_is_gone(name: str) -> None:
    line = f"On Tue, 5 May 2026 at 09:00, {name} Berg <a@x.example> wrote:"
    masked = masking.mask_text(line)
    assert masked.startswith("On Mon, 1 Jan 2000 at 11:11, ")
    assert not {*name.split(), "Berg"} & set(masked.split()) - {"Jan"}
    assert masked.endswith(" <x@x.xxxxxxx> wrote:")


def shape_of(mail: Mail) -> list[tuple[CutReason | None, CutReason | None]]:
    return [(each.reason, each.wall) for each in explain_lines(mail)]


FIRST_CLIENTS = [
    client
    for client in attributions.ATTRIBUTIONS
    if set(client.split()) & {"en", "sv", "nb", "fi", "nl", "ru"}
]


@pytest.mark.parametrize("client", FIRST_CLIENTS)
def test_what_cuts_a_mail_cuts_its_report(client: str) -> None:
    line = attributions.render_attribution(client)
    text = f"Thank you, we take it.\n\nAnna\n\n{line}\n> The old text.\n> Its end.\n"
    raw = f"From: Anna <anna@b.example>\nSubject: Re: Offer\nIn-Reply-To: <1@x>\n\n{text}".encode()
    assert shape_of(message.parse(redaction.redact(raw))) == shape_of(message.parse(raw))


def test_most_mails_are_read_alike_without_their_words() -> None:
    """Not all are: where a cut depends on a customer's own words, they are gone."""
    samples = lab_mails(200, 9)
    alike = sum(
        shape_of(message.parse(redaction.redact(each.raw))) == shape_of(message.parse(each.raw))
        for each in samples
    )
    assert alike >= 0.85 * len(samples), alike


@pytest.mark.parametrize("case", STRUCTURED_BOUNCES)
def test_a_report_of_a_report_is_read_as_one(case: str) -> None:
    raw = STRUCTURED_BOUNCES[case].encode()
    assert message.parse(redaction.redact(raw)).kind is message.parse(raw).kind


def test_anything_can_be_redacted() -> None:
    for raw in (
        b"",
        b"\0\xff",
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n--b",
        b":" * 500,
    ):
        assert redaction.redact(raw).endswith(b"\r\n")
