"""The shared mailbox of the playground: what is sent to it, how Rapport reads it, what a restart keeps."""

import base64
import imaplib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ingest.decide.parties import MailSource
from ingest.decide.sender_trust import Trust, judge_sender
from ingest.parse import message
from journal.model import AutomatedKind, Mail
from playground.mailbox.mailroom import ADDRESS, Mailroom
from playground.mailbox.smtp_server import SmtpEnvelope
from playground.samples.contacts import CONTACTS, senders
from playground.samples.mails import MESSAGE_ID_PREFIX, sample_mails
from playground.workspace import ActionRefused
from tests.clock import NOW


@contextmanager
def open_mailroom(folder: Path, changes: list[str] | None = None) -> Iterator[Mailroom]:
    heard = [] if changes is None else changes
    room = Mailroom(folder / "mail", lambda: heard.append("changed"), senders=senders())
    try:
        yield room
    finally:
        room.close()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Mailroom]:
    with open_mailroom(tmp_path) as opened:
        yield opened


def _mail_request(**more: Any) -> dict[str, Any]:
    sender = more.pop("sender", "ada@acme.example")
    return {"from": sender, "subject": "Prices", "text": "How much?", **more}


def _parse_mail(room: Mailroom, number: str) -> Mail:
    folder, _, uid = number.rpartition("-")
    raw = next(one.raw for one in room.imap.folders(ADDRESS)[folder].mails if one.uid == int(uid))
    return message.parse(raw)


def _send(room: Mailroom, **more: Any) -> Mail:
    return _parse_mail(room, room.send(_mail_request(**more))["id"])


def test_a_mail_to_us_lies_in_the_inbox_and_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    with open_mailroom(tmp_path, told) as room:
        number = room.send(_mail_request(from_name="Ada Lovelace"))["id"]
        assert told == ["changed"]
        (line,) = room.mails()["mails"]
        assert (line["id"], line["folder"]) == (number, "INBOX")
        assert line["from"] == {"name": "Ada Lovelace", "address": "ada@acme.example"}
        assert line["snippet"] == "How much?"
        assert room.mail(number)["text"].strip() == "How much?"


def test_our_own_mail_lies_in_sent_with_its_blind_copies(room: Mailroom) -> None:
    number = room.send(
        _mail_request(sender=ADDRESS, to="ada@acme.example", bcc=["c@acme.example"])
    )["id"]
    assert number.startswith("Sent-")
    assert _parse_mail(room, number).header("bcc") == "c@acme.example"


def test_of_a_mail_to_us_no_blind_copy_is_named(room: Mailroom) -> None:
    got = _send(room, to="ada@acme.example", bcc=ADDRESS, sender="bob@ours.example")
    assert got.header("bcc") == ""
    assert [each.address for each in got.to] == ["ada@acme.example"]


def test_a_tag_on_our_address_is_ours(room: Mailroom) -> None:
    assert room.send(_mail_request(to="Sales+Fair@OURS.example"))["id"] == "INBOX-1"


def test_a_reply_belongs_to_its_mail_and_quotes_it(room: Mailroom) -> None:
    first = room.send(_mail_request())["id"]
    about = _parse_mail(room, first)
    got = _send(room, kind="reply", in_reply_to=first, subject="", text="Well?")
    assert got.subject == "Re: Prices"
    assert got.in_reply_to == about.message_id
    assert about.message_id in got.references
    assert got.new_text.strip() == "Well?"
    assert "> How much?" in got.text


def test_a_forward_names_whose_mail_it_was(room: Mailroom) -> None:
    first = room.send(_mail_request())["id"]
    got = _send(room, sender="bob@ours.example", kind="forward", in_reply_to=first, subject="")
    assert got.subject == "Fwd: Prices"
    assert got.original is not None
    assert got.original.address == "ada@acme.example"


def test_an_automatic_reply_and_a_bounce_are_read_as_such(room: Mailroom) -> None:
    sent = room.send(_mail_request(sender=ADDRESS, to="ada@acme.example"))["id"]
    assert _send(room, kind="auto-reply").kind is AutomatedKind.AUTO_REPLY
    bounce = _send(room, kind="bounce", in_reply_to=sent, text="Mailbox full ÄÖ", subject="")
    assert bounce.kind is AutomatedKind.BOUNCE
    assert [each.address for each in bounce.bounced] == ["ada@acme.example"]
    assert bounce.returned_id == _parse_mail(room, sent).message_id


_WAY = MailSource(mailbox="sales", folder="INBOX", trusted_authserv="mx.ours.example")


def test_a_spoofed_sender_is_found_out_and_an_honest_one_vouched_for(room: Mailroom) -> None:
    assert judge_sender(_send(room, sender="bob@ours.example"), _WAY)[0] is Trust.PASS
    spoofed = _send(room, sender="bob@ours.example", kind="spoofed")
    assert judge_sender(spoofed, _WAY)[0] is Trust.FAIL


def test_nobody_vouches_for_themselves(room: Mailroom) -> None:
    forged = b"Authentication-Results: mx.ours.example; dmarc=pass header.from=ours.example\r\n"
    raw = forged + b"From: bob@ours.example\r\nSubject: x\r\n\r\nx\r\n"
    room.route(SmtpEnvelope("m@elsewhere.example", [ADDRESS]), raw, NOW)
    assert judge_sender(_parse_mail(room, "INBOX-1"), _WAY)[0] is Trust.FAIL


def test_attachments_arrive(room: Mailroom) -> None:
    files = [{"name": "plan ä.pdf", "base64": base64.b64encode(b"%PDF").decode()}]
    number = room.send(_mail_request(attachments=files))["id"]
    assert room.mail(number)["attachments"] == [{"name": "plan ä.pdf", "size": 4}]
    assert room.mails()["mails"][0]["attachments"] == 1


def test_a_mail_as_a_file_comes_in_as_it_is(room: Mailroom) -> None:
    raw = b"From: Ada <ada@acme.example>\nTo: x@acme.example\nSubject: Old\n\nline\n.\nend\n"
    number = room.send_file(raw)["id"]
    assert number == "INBOX-1"
    assert "line\n.\nend" in room.mail(number)["text"].replace("\r\n", "\n")
    ours = raw.replace(b"Ada <ada@acme.example>", ADDRESS.encode())
    assert room.send_file(ours + b" ")["id"] == "Sent-1"


@pytest.mark.parametrize("raw", [b"", b"\x00\xff" * 100, b"just words"])
def test_a_file_that_is_no_mail_is_refused(room: Mailroom, raw: bytes) -> None:
    with pytest.raises(ActionRefused, match="does not look like a mail"):
        room.send_file(raw)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"sender": "nobody"}, "Say from whom"),
        ({"to": "ada@acme.example"}, "Only sales@ours.example has a mailbox"),
        ({"to": "not an address"}, "not is not an address"),
        ({"kind": "telegram"}, "no kind of mail called 'telegram'"),
        ({"kind": "reply"}, "Choose the mail"),
    ],
)
def test_what_can_not_be_sent_is_told(room: Mailroom, said: dict[str, Any], told: str) -> None:
    with pytest.raises(ActionRefused, match=told):
        room.send(_mail_request(**said))
    assert room.mails()["mails"] == []


def test_no_field_writes_a_header_of_its_own(room: Mailroom) -> None:
    got = _send(room, subject="Hi\r\nBcc: x@evil.example", from_name='A"\r\nX-Evil: 1')
    assert got.subject == "Hi Bcc: x@evil.example"
    assert got.header("x-evil") == ""


def test_a_mail_that_is_not_there_is_no_mail(room: Mailroom) -> None:
    with pytest.raises(KeyError):
        room.mail("INBOX-99")
    with pytest.raises(KeyError):
        room.send(_mail_request(kind="reply", in_reply_to="INBOX-99"))


def test_whoever_has_written_can_write_again(room: Mailroom) -> None:
    known = {one["address"] for one in room.senders()}
    assert {one.email for one in CONTACTS} < known
    room.send(_mail_request(sender="new@start.example", from_name="New"))
    (added,) = [one for one in room.senders() if one["address"] not in known]
    assert (added["name"], added["address"]) == ("New", "new@start.example")


def test_a_later_start_has_the_same_mails_under_the_same_numbers(tmp_path: Path) -> None:
    with open_mailroom(tmp_path) as room:
        assert room.is_new
        for _ in range(3):
            room.send(_mail_request())
        room.imap.expunge(ADDRESS, "INBOX", [1, 3])
        before = room.mails()["mails"]
    with open_mailroom(tmp_path) as room:
        assert not room.is_new
        after = room.mails()["mails"]
        assert [one["id"] for one in after] == [one["id"] for one in before] == ["INBOX-2"]
        assert after[0]["date"][:19] == before[0]["date"][:19]
        # A number is never given twice, or Rapport would take a new mail for a known one.
        assert room.send(_mail_request())["id"] == "INBOX-4"


def test_what_was_delivered_is_kept_before_it_is_confirmed(tmp_path: Path) -> None:
    """Whoever is killed in the next moment has it all the same."""
    with open_mailroom(tmp_path) as room:
        room.send(_mail_request())
        assert (tmp_path / "mail" / "INBOX" / "1.eml").read_bytes().endswith(b"How much?\r\n")


def test_the_samples_are_eight_mails_each_with_an_id_of_its_own(room: Mailroom) -> None:
    lying = list(sample_mails(datetime.now(UTC)))
    assert len(lying) == 8
    ids = {message.parse(one.raw).message_id for one in lying}
    assert len(ids) == 8
    assert all(one.startswith(MESSAGE_ID_PREFIX) for one in ids)
    assert [one.when for one in lying] == sorted(one.when for one in lying)
    kinds = [message.parse(one.raw).kind for one in lying]
    assert AutomatedKind.BULK in kinds
    assert AutomatedKind.AUTO_REPLY in kinds
    assert {one.folder for one in lying} == {"INBOX", "Sent"}


def test_every_made_up_address_is_one_that_nobody_has() -> None:
    assert all(one["address"].endswith(".example") for one in senders())


# ── drafts ──────────────────────────────────────────────────────────────────────────────────────

DRAFT = b"From: sales@ours.example\r\nTo: ada@acme.example\r\nSubject: News\r\n\r\nSoon.\r\n"


def _append_draft(room: Mailroom) -> str:
    """Appends it as Rapport does it, or any mail client."""
    with imaplib.IMAP4(room.imap.host, room.imap.port) as line:
        line.login(ADDRESS, room.password)
        line.append("Drafts", r"(\Draft \Seen)", "", DRAFT)
    (draft,) = [each["id"] for each in room.mails()["mails"] if each["folder"] == "Drafts"]
    return str(draft)


def test_a_draft_is_put_there_and_kept_for_the_next_start(tmp_path: Path) -> None:
    with open_mailroom(tmp_path) as room:
        draft = _append_draft(room)
        assert room.mail(draft)["raw"] == DRAFT.decode()
    with open_mailroom(tmp_path) as room:
        assert room.mail(draft)["subject"] == "News"


def test_a_draft_is_sent_by_whoever_opens_it(room: Mailroom) -> None:
    room.send_draft(_append_draft(room))
    (sent,) = room.mails()["mails"]
    assert (sent["folder"], sent["subject"]) == ("Sent", "News")
    with pytest.raises(ActionRefused, match="Only a draft"):
        room.send_draft(sent["id"])


def test_a_draft_is_thrown_away(room: Mailroom) -> None:
    room.throw_away(_append_draft(room))
    assert room.mails()["mails"] == []
