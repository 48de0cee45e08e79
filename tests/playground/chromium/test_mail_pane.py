"""The mailbox beside the conversation: a mail is read, written, answered, dropped."""

import base64
from pathlib import Path

import pytest

from tests.effort import one_day_in
from tests.playground.chromium.driver import BrowserPage
from tests.playground.chromium.mail_list import FakeMailbox

pytestmark = one_day_in(3)

OUR_ADDRESS, ADA_ADDRESS = "sales@ours.example", "ada@acme.example"
_SENDER_AND_RECIPIENT = {
    "Reply as Ada": (ADA_ADDRESS, OUR_ADDRESS),
    "Answer it": (OUR_ADDRESS, ADA_ADDRESS),
    "Forward": ("bob@ours.example", OUR_ADDRESS),
}


def _deliver_letter(page: BrowserPage, mails: FakeMailbox) -> dict[str, object]:
    page.click("#letter .primary", "Deliver it")
    page.wait_until_gone("#letter")
    page.sees(".notice.told", "Delivered")
    return mails.sent[-1]


def test_a_mail_is_read_as_words(page: BrowserPage) -> None:
    page.click(".mail", "Price list <b>now</b>")
    shown = page.sees("#reading article")
    for words in ("ada@acme.example", "<img src=x onerror=alert(1)>", "list.pdf", "2 kB"):
        assert words in shown
    assert page.run("document.querySelectorAll('#reading img').length") == 0
    page.press("Enter")
    page.wait_until_gone("#reading")
    assert "Price list" in page.focused_label()


def test_a_mail_is_written_as_a_stranger_with_a_file(
    page: BrowserPage, mails: FakeMailbox, tmp_path: Path
) -> None:
    file = tmp_path / "offer.txt"
    file.write_text("An offer", encoding="utf-8")
    page.click("#write")
    page.choose("#letter-from", "maya@solar.example")
    page.choose("#letter-kind", "spoofed")
    page.write("Two engines", "#letter-subject")
    page.write("Hello,\nwho can help?", "#letter-text")
    page.give_files("#letter-files", file)
    said = _deliver_letter(page, mails)
    assert said == {
        "from": "maya@solar.example",
        "from_name": "Maya Okafor",
        "to": "sales@ours.example",
        "cc": "",
        "bcc": "",
        "subject": "Two engines",
        "text": "Hello,\nwho can help?",
        "kind": "spoofed",
        "attachments": [{"name": "offer.txt", "base64": base64.b64encode(b"An offer").decode()}],
    }


@pytest.mark.parametrize(
    ("button", "kind", "subject"),
    [
        ("Reply as Ada", "reply", "Re: Price list <b>now</b>"),
        ("Answer it", "reply", "Re: Price list <b>now</b>"),
        ("Forward", "forward", "Fwd: Price list <b>now</b>"),
    ],
)
def test_a_mail_is_answered_and_forwarded_in_its_thread(
    page: BrowserPage, mails: FakeMailbox, button: str, kind: str, subject: str
) -> None:
    page.click(".mail", "Price list")
    page.click("#reading button", button)
    page.write("Here you are.", "#letter-text")
    said = _deliver_letter(page, mails)
    assert (said["kind"], said["in_reply_to"], said["subject"]) == (kind, "7", subject)
    assert (said["from"], said["to"]) == _SENDER_AND_RECIPIENT[button]


def test_anybody_can_write(page: BrowserPage, mails: FakeMailbox) -> None:
    page.click("#write")
    page.choose("#letter-from", "other")
    page.write("kim@elsewhere.example", "#letter-address")
    assert _deliver_letter(page, mails)["from"] == "kim@elsewhere.example"


def test_a_mail_that_was_kept_as_a_file_is_delivered_as_it_is(
    page: BrowserPage, mails: FakeMailbox, tmp_path: Path
) -> None:
    raw = b"From: ada@acme.example\r\nSubject: Kept\r\n\r\nHello\xff\r\n"
    file = tmp_path / "kept.eml"
    file.write_bytes(raw)
    page.give_files("#eml", file)
    page.sees(".notice.told", "kept.eml was delivered")
    assert mails.files == [raw]
