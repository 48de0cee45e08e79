"""The shared mailbox of the playground: what is sent to it, how Rapport reads it, what a restart keeps."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ingest import message
from ingest.parties import Way
from ingest.trust import Trust, judge
from journal.model import Mail, MailKind
from playground.mailbox.room import ADDRESS, Mailroom
from playground.mailbox.smtp import Envelope
from playground.samples.contacts import PEOPLE, senders
from playground.samples.mails import MARK, mails
from playground.workspace import Refused
from tests.clock import NOW


@contextmanager
def a_room(folder: Path, told: list[str] | None = None) -> Iterator[Mailroom]:
    heard = [] if told is None else told
    room = Mailroom(folder / "mail", lambda: heard.append("changed"), senders=senders())
    try:
        yield room
    finally:
        room.close()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Mailroom]:
    with a_room(tmp_path) as opened:
        yield opened


def _said(**more: Any) -> dict[str, Any]:
    sender = more.pop("sender", "ada@acme.example")
    return {"from": sender, "subject": "Prices", "text": "How much?", **more}


def _read(room: Mailroom, number: str) -> Mail:
    folder, _, uid = number.rpartition("-")
    raw = next(one.raw for one in room.imap.folders(ADDRESS)[folder].mails if one.uid == int(uid))
    return message.parse(raw)


def _sent(room: Mailroom, **more: Any) -> Mail:
    return _read(room, room.send(_said(**more))["id"])


def test_a_mail_to_us_lies_in_the_inbox_and_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    with a_room(tmp_path, told) as room:
        number = room.send(_said(from_name="Ada Lovelace"))["id"]
        assert told == ["changed"]
        (line,) = room.mails()["mails"]
        assert (line["id"], line["folder"]) == (number, "INBOX")
        assert line["from"] == {"name": "Ada Lovelace", "address": "ada@acme.example"}
        assert line["snippet"] == "How much?"
        assert room.mail(number)["text"].strip() == "How much?"


def test_our_own_mail_lies_in_sent_with_its_blind_copies(room: Mailroom) -> None:
    number = room.send(_said(sender=ADDRESS, to="ada@acme.example", bcc=["c@acme.example"]))["id"]
    assert number.startswith("Sent-")
    assert _read(room, number).header("bcc") == "c@acme.example"


def test_of_a_mail_to_us_no_blind_copy_is_named(room: Mailroom) -> None:
    got = _sent(room, to="ada@acme.example", bcc=ADDRESS, sender="bob@ours.example")
    assert got.header("bcc") == ""
    assert [each.address for each in got.to] == ["ada@acme.example"]


def test_a_tag_on_our_address_is_ours(room: Mailroom) -> None:
    assert room.send(_said(to="Sales+Fair@OURS.example"))["id"] == "INBOX-1"


def test_a_reply_belongs_to_its_mail_and_quotes_it(room: Mailroom) -> None:
    first = room.send(_said())["id"]
    about = _read(room, first)
    got = _sent(room, kind="reply", in_reply_to=first, subject="", text="Well?")
    assert got.subject == "Re: Prices"
    assert got.in_reply_to == about.message_id
    assert about.message_id in got.references
    assert got.new_text.strip() == "Well?"
    assert "> How much?" in got.text


def test_a_forward_names_whose_mail_it_was(room: Mailroom) -> None:
    first = room.send(_said())["id"]
    got = _sent(room, sender="bob@ours.example", kind="forward", in_reply_to=first, subject="")
    assert got.subject == "Fwd: Prices"
    assert got.original is not None
    assert got.original.address == "ada@acme.example"


def test_an_automatic_reply_and_a_bounce_are_read_as_such(room: Mailroom) -> None:
    sent = room.send(_said(sender=ADDRESS, to="ada@acme.example"))["id"]
    assert _sent(room, kind="auto-reply").kind is MailKind.AUTO_REPLY
    bounce = _sent(room, kind="bounce", in_reply_to=sent, text="Mailbox full ÄÖ", subject="")
    assert bounce.kind is MailKind.BOUNCE
    assert [each.address for each in bounce.bounced] == ["ada@acme.example"]
    assert bounce.returned_id == _read(room, sent).message_id


_WAY = Way(mailbox="sales", folder="INBOX", trusted_authserv="mx.ours.example")


def test_a_spoofed_sender_is_found_out_and_an_honest_one_vouched_for(room: Mailroom) -> None:
    assert judge(_sent(room, sender="bob@ours.example"), _WAY)[0] is Trust.PASS
    spoofed = _sent(room, sender="bob@ours.example", kind="spoofed")
    assert judge(spoofed, _WAY)[0] is Trust.FAIL


def test_nobody_vouches_for_themselves(room: Mailroom) -> None:
    forged = b"Authentication-Results: mx.ours.example; dmarc=pass header.from=ours.example\r\n"
    raw = forged + b"From: bob@ours.example\r\nSubject: x\r\n\r\nx\r\n"
    room.receive(Envelope("m@elsewhere.example", [ADDRESS]), raw, NOW)
    assert judge(_read(room, "INBOX-1"), _WAY)[0] is Trust.FAIL


def test_attachments_arrive(room: Mailroom) -> None:
    files = [{"name": "plan ä.pdf", "base64": base64.b64encode(b"%PDF").decode()}]
    number = room.send(_said(attachments=files))["id"]
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
    with pytest.raises(Refused, match="does not look like a mail"):
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
    with pytest.raises(Refused, match=told):
        room.send(_said(**said))
    assert room.mails()["mails"] == []


def test_no_field_writes_a_header_of_its_own(room: Mailroom) -> None:
    got = _sent(room, subject="Hi\r\nBcc: x@evil.example", from_name='A"\r\nX-Evil: 1')
    assert got.subject == "Hi Bcc: x@evil.example"
    assert got.header("x-evil") == ""


def test_a_mail_that_is_not_there_is_no_mail(room: Mailroom) -> None:
    with pytest.raises(KeyError):
        room.mail("INBOX-99")
    with pytest.raises(KeyError):
        room.send(_said(kind="reply", in_reply_to="INBOX-99"))


def test_whoever_has_written_can_write_again(room: Mailroom) -> None:
    known = {one["address"] for one in room.senders()}
    assert {one.email for one in PEOPLE} < known
    room.send(_said(sender="new@start.example", from_name="New"))
    (added,) = [one for one in room.senders() if one["address"] not in known]
    assert (added["name"], added["address"]) == ("New", "new@start.example")


def test_a_later_start_has_the_same_mails_under_the_same_numbers(tmp_path: Path) -> None:
    with a_room(tmp_path) as room:
        assert room.is_new
        for _ in range(3):
            room.send(_said())
        room.imap.expunge(ADDRESS, "INBOX", [1, 3])
        before = room.mails()["mails"]
    with a_room(tmp_path) as room:
        assert not room.is_new
        after = room.mails()["mails"]
        assert [one["id"] for one in after] == [one["id"] for one in before] == ["INBOX-2"]
        assert after[0]["date"][:19] == before[0]["date"][:19]
        # A number is never given twice, or Rapport would take a new mail for a known one.
        assert room.send(_said())["id"] == "INBOX-4"


def test_what_was_delivered_is_kept_before_it_is_confirmed(tmp_path: Path) -> None:
    """Whoever is killed in the next moment has it all the same."""
    with a_room(tmp_path) as room:
        room.send(_said())
        assert (tmp_path / "mail" / "INBOX" / "1.eml").read_bytes().endswith(b"How much?\r\n")


def test_the_samples_are_eight_mails_each_with_an_id_of_its_own(room: Mailroom) -> None:
    lying = list(mails(datetime.now(UTC)))
    assert len(lying) == 8
    ids = {message.parse(one.raw).message_id for one in lying}
    assert len(ids) == 8
    assert all(one.startswith(MARK) for one in ids)
    assert [one.when for one in lying] == sorted(one.when for one in lying)
    kinds = [message.parse(one.raw).kind for one in lying]
    assert MailKind.BULK in kinds
    assert MailKind.AUTO_REPLY in kinds
    assert {one.folder for one in lying} == {"INBOX", "Sent"}


def test_every_made_up_address_is_one_that_nobody_has() -> None:
    assert all(one["address"].endswith(".example") for one in senders())
