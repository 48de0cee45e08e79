"""Tests what a mailbox does, on every server: `ingest.imap` keeps this contract with each of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime

import pytest

from ingest.imap import FolderStatus, ImapFolder
from ingest.imap.responses import BEGINNING_BYTES
from journal.errors import FolderRefused, MailboxRefused, MailboxUnavailable
from tests.ingest.imap.mailbox_case import (
    DELIVERED_AT,
    build_mail,
    connect_mailbox,
    user_with_mails,
)
from tests.servers import MailServer
from tests.servers.scripted_imap import ScriptedImapServer

ODD_NAMES = [
    "Two words",
    'The "best" \\ of',
    "Käsitellyt åäö",
    "Входящие",
    "Tom & Ann",
    "受信箱/2026",
]


def test_it_says_what_the_server_can_do(mail_server: MailServer) -> None:
    with connect_mailbox(mail_server, mail_server.new_user()) as mailbox:
        assert {"IMAP4REV1", "IDLE", "UIDPLUS", "MOVE"} <= mailbox.capabilities()


def test_a_wrong_password_is_for_a_person(mail_server: MailServer) -> None:
    with pytest.raises(MailboxRefused) as refused:
        connect_mailbox(mail_server, mail_server.new_user(), password="wrong-hush")
    assert "Check its user and its password." in str(refused.value)
    assert "'sales'" in str(refused.value)
    assert "hush" not in str(refused.value)


def test_it_lists_the_folders(mail_server: MailServer) -> None:
    user = mail_server.new_user()
    for name in ODD_NAMES:
        mail_server.make_folder(user, name)
    with connect_mailbox(mail_server, user) as mailbox:
        assert {"INBOX", *ODD_NAMES} <= {folder.name for folder in mailbox.folders()}


def test_it_knows_all_mails_that_have_a_header_by_its_value(scripted: ScriptedImapServer) -> None:
    user = scripted.new_user()
    for number in range(1, 151):
        scripted.deliver(user, build_mail(x_rapport_letter=f"{number}"))
    with connect_mailbox(scripted, user) as mailbox:
        mailbox.open("INBOX")
        found = mailbox.uids_by_header("X-Rapport-Letter")
    assert found == {str(number): number for number in range(1, 151)}


def test_it_says_what_a_folder_is_for(mail_server: MailServer) -> None:
    with connect_mailbox(mail_server, mail_server.new_user()) as mailbox:
        if "SPECIAL-USE" not in mailbox.capabilities():
            assert mailbox.folders() == (ImapFolder("INBOX"),)
            return
        assert ImapFolder("Sent", "\\Sent") in mailbox.folders()


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_folder_may_have_any_name(mail_server: MailServer, name: str) -> None:
    user = mail_server.new_user()
    mail_server.make_folder(user, name)
    mail_server.deliver(user, build_mail(), name)
    with connect_mailbox(mail_server, user) as mailbox:
        assert mailbox.status(name).messages == 1
        mailbox.open(name)
        assert mailbox.uids_above(0) == mail_server.uids(user, name)


def test_status_tells_of_a_new_mail(mail_server: MailServer) -> None:
    user, uids = user_with_mails(mail_server, "one", "two")
    with connect_mailbox(mail_server, user) as mailbox:
        before = mailbox.status("INBOX")
        mail_server.deliver(user, build_mail("three"))
        after = mailbox.status("INBOX")
    assert before == FolderStatus(after.uidvalidity, uids[-1] + 1, 2)
    assert after.uidvalidity
    assert (after.uidnext, after.messages) == (uids[-1] + 2, 3)


def test_opening_says_the_same_as_status(mail_server: MailServer) -> None:
    user, _ = user_with_mails(mail_server, "one", "two")
    with connect_mailbox(mail_server, user) as mailbox:
        assert mailbox.open("INBOX") == mailbox.status("INBOX")
        assert mailbox.open("INBOX", writable=True) == mailbox.status("INBOX")


def test_another_validity_is_seen_and_the_folder_opened_anew(mail_server: MailServer) -> None:
    user, uids = user_with_mails(mail_server, "one")
    with connect_mailbox(mail_server, user) as mailbox:
        old = mailbox.status("INBOX").uidvalidity
    new = mail_server.reset_uidvalidity(user)
    with connect_mailbox(mail_server, user) as mailbox:
        assert mailbox.status("INBOX").uidvalidity == new != old
        assert mailbox.open("INBOX").uidvalidity == new
        assert mailbox.uids_above(0) == uids


def test_a_folder_that_is_missing_does_not_stop_the_others(mail_server: MailServer) -> None:
    user, uids = user_with_mails(mail_server, "one")
    with connect_mailbox(mail_server, user) as mailbox:
        for ask in (mailbox.status, mailbox.open):
            with pytest.raises(FolderRefused, match=r"'Nowhere' .* 'sales'"):
                ask("Nowhere")
        mailbox.open("INBOX")
        assert mailbox.uids_above(0) == uids


def test_only_mails_above_the_uid_are_listed(mail_server: MailServer) -> None:
    user, uids = user_with_mails(mail_server, "one", "two", "three")
    with connect_mailbox(mail_server, user) as mailbox:
        mailbox.open("INBOX")
        assert mailbox.uids_above(0) == uids
        assert mailbox.uids_above(uids[0]) == uids[1:]
        assert mailbox.uids_above(uids[-1]) == []
        assert mailbox.uids_above(uids[-1] + 100) == []
        assert mailbox.uids_above(2**32 - 1) == []


def test_the_status_of_an_open_folder_is_that_of_now(mail_server: MailServer) -> None:
    # Left to itself, Dovecot answers with what it saw when the folder was opened.
    user, uids = user_with_mails(mail_server, "one")
    with connect_mailbox(mail_server, user) as mailbox:
        mailbox.open("INBOX")
        mail_server.deliver(user, build_mail("two"))
        mail_server.expunge(user, "INBOX", uids)
        status = mailbox.status("INBOX")
        assert (status.uidnext, status.messages) == (uids[0] + 2, 1)
        assert mailbox.open("INBOX") == status
        assert mailbox.uids_above(0) == [uids[0] + 1]
        assert mailbox.existing_uids(uids) == set()
        assert list(mailbox.fetch_bodies([uids[0] + 1])) == [uids[0] + 1]


def test_each_status_after_work_in_a_folder_is_that_of_now(mail_server: MailServer) -> None:
    user, uids = user_with_mails(mail_server, "one")
    with connect_mailbox(mail_server, user) as mailbox:
        for more in range(1, 4):
            mailbox.open("INBOX", writable=more == 2)
            for again in (0, 1):
                mail_server.deliver(user, build_mail("more"))
                assert mailbox.status("INBOX").uidnext == uids[0] + 2 * more + again


def test_without_unselect_status_is_that_of_now_too(scripted: ScriptedImapServer) -> None:
    scripted.capabilities.discard("UNSELECT")
    test_each_status_after_work_in_a_folder_is_that_of_now(scripted)


def test_an_empty_folder_has_nothing(mail_server: MailServer) -> None:
    with connect_mailbox(mail_server, mail_server.new_user()) as mailbox:
        assert mailbox.open("INBOX").messages == 0
        assert mailbox.uids_above(0) == []
        assert mailbox.fetch_heads([1, 2]) == {}
        assert mailbox.fetch_bodies([1, 2]) == {}
        assert mailbox.existing_uids([1, 2]) == set()


def test_old_mails_are_found_by_the_day_they_came(mail_server: MailServer) -> None:
    user = mail_server.new_user()
    for days in (40, 20, 0):
        when = DELIVERED_AT - timedelta(days=days)
        mail_server.deliver(user, build_mail(date=format_datetime(when)), when=when)
    # Its server's clock was wrong, its sender's was not.
    mail_server.deliver(
        user, build_mail(date=format_datetime(DELIVERED_AT)), when=DELIVERED_AT - timedelta(days=40)
    )
    first, second, _, _ = mail_server.uids(user)
    with connect_mailbox(mail_server, user) as mailbox:
        mailbox.open("INBOX")
        assert mailbox.uids_older_than(date(2026, 2, 8)) == [first, second]
        assert mailbox.uids_older_than(date(2026, 1, 30)) == [first]
        assert mailbox.uids_older_than(date(2020, 1, 1)) == []


def test_what_was_expunged_is_not_there(mail_server: MailServer) -> None:
    user, uids = user_with_mails(mail_server, "one", "two", "three")
    mail_server.expunge(user, "INBOX", uids[1:2])
    with connect_mailbox(mail_server, user) as mailbox:
        mailbox.open("INBOX")
        assert mailbox.existing_uids([*uids, uids[-1] + 1]) == {uids[0], uids[2]}
        assert mailbox.existing_uids([]) == set()


def test_many_uids_are_asked_for_in_commands_of_a_bearable_length(mail_server: MailServer) -> None:
    user, uids = user_with_mails(mail_server, "one", "two")
    scattered = range(1, 20_000, 2)
    with connect_mailbox(mail_server, user) as mailbox:
        mailbox.open("INBOX")
        assert mailbox.existing_uids([*uids, *scattered]) == set(uids)


def test_heads_tell_size_day_and_header(mail_server: MailServer) -> None:
    user = mail_server.new_user()
    raws = [build_mail("one", body="word " * 1000), build_mail("two", x_long="v" * 900)]
    for raw in raws:
        mail_server.deliver(user, raw, when=DELIVERED_AT)
    uids = mail_server.uids(user)
    with connect_mailbox(mail_server, user) as mailbox:
        mailbox.open("INBOX")
        heads = mailbox.fetch_heads([*uids, uids[-1] + 7])
    assert list(heads) == uids
    for uid, raw in zip(uids, raws, strict=True):
        assert heads[uid].size == len(raw)
        assert heads[uid].internal_date == DELIVERED_AT
        assert heads[uid].header == raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"


def test_the_day_a_mail_came_is_in_utc(mail_server: MailServer) -> None:
    user = mail_server.new_user()
    mail_server.deliver(user, build_mail(), when=DELIVERED_AT)
    with connect_mailbox(mail_server, user) as mailbox:
        mailbox.open("INBOX")
        (head,) = mailbox.fetch_heads(mail_server.uids(user)).values()
    assert isinstance(head.internal_date, datetime)
    assert head.internal_date.tzinfo is UTC


def test_bodies_come_byte_by_byte_as_they_were_sent(mail_server: MailServer) -> None:
    user = mail_server.new_user()
    raws = [
        build_mail(body="Ein Ärgernis\r\n) UID 7 {3}\r\n* 1 FETCH (UID 9)"),
        build_mail().replace(b"Hi", bytes(range(128, 256))),
        build_mail(body=""),
    ]
    for raw in raws:
        mail_server.deliver(user, raw)
    uids = mail_server.uids(user)
    with connect_mailbox(mail_server, user) as mailbox:
        mailbox.open("INBOX")
        bodies = mailbox.fetch_bodies([*uids, uids[-1] + 7])
    assert bodies == dict(zip(uids, raws, strict=True))


def test_a_mail_comes_by_its_beginning_and_its_rest(mail_server: MailServer) -> None:
    user = mail_server.new_user()
    lengths = (100, BEGINNING_BYTES - 1, BEGINNING_BYTES, BEGINNING_BYTES + 1, 200_000)
    raws = [_mail_of(length) for length in lengths]
    for raw in raws:
        mail_server.deliver(user, raw, when=DELIVERED_AT)
    uids = mail_server.uids(user)
    with connect_mailbox(mail_server, user) as mailbox:
        mailbox.open("INBOX")
        heads = mailbox.fetch_beginnings([*uids, uids[-1] + 7])
        alone = mailbox.fetch_heads(uids)
        begun = {uid: each.beginning for uid, each in heads.items() if not each.is_whole}
        bodies = mailbox.fetch_bodies(list(begun), begun)
        last = mailbox.fetch_body(
            uids[-1], len(raws[-1]), limit=2**20, beginning=heads[uids[-1]].beginning
        )
    assert {uid: replace(each, beginning=b"") for uid, each in heads.items()} == alone
    assert [each.beginning for each in heads.values()] == [raw[:BEGINNING_BYTES] for raw in raws]
    assert list(begun) == uids[2:]
    assert list(bodies.values()) == raws[2:]
    assert last == raws[-1]


def _mail_of(length: int) -> bytes:
    """A mail of so many bytes, whose lines are short."""
    head = build_mail(body="")[:-2]
    lines = b"0123456789abcd\r\n" * (length // 16)
    return (
        head
        + lines[: length - len(head) - 2].rstrip(b"\r\n").ljust(length - len(head) - 2, b".")
        + b"\r\n"
    )


def test_reading_leaves_no_trace(mail_server: MailServer) -> None:
    user, uids = user_with_mails(mail_server, "one")
    with connect_mailbox(mail_server, user) as mailbox:
        mailbox.open("INBOX", writable=True)
        mailbox.fetch_heads(uids)
        mailbox.fetch_bodies(uids)
        mailbox.fetch_beginnings(uids)
        mailbox.fetch_body(uids[0], 100, limit=100)
        mailbox.uids_with_message_id("<1@out.example>")
    assert mail_server.flags(user, "INBOX", uids[0]) == set()


@pytest.mark.parametrize("megabytes", [0, 1, 2.5])
def test_a_large_mail_comes_in_pieces(mail_server: MailServer, megabytes: float) -> None:
    user = mail_server.new_user()
    raw = build_mail(body="")
    raw += b"0123456789abcde\n" * int((megabytes * 2**20 - len(raw)) // 16)
    raw += b"." * (int(megabytes * 2**20) - len(raw))
    raw = raw.replace(b"\n", b"\r\n").replace(b"\r\r", b"\r")[: len(raw)]
    mail_server.deliver(user, raw)
    (uid,) = mail_server.uids(user)
    with connect_mailbox(mail_server, user) as mailbox:
        mailbox.open("INBOX")
        assert mailbox.fetch_body(uid, len(raw), limit=10 * 2**20) == raw
        assert mailbox.fetch_body(uid, 1, limit=10 * 2**20) == raw
        assert mailbox.fetch_body(uid, len(raw), limit=70) == raw[:70]
        assert mailbox.fetch_body(uid, len(raw), limit=2**20 + 9) == raw[: 2**20 + 9]


def test_a_mail_that_is_gone_has_no_body(mail_server: MailServer) -> None:
    user, uids = user_with_mails(mail_server, "one", "two")
    with connect_mailbox(mail_server, user) as mailbox:
        mailbox.open("INBOX")
        mail_server.expunge(user, "INBOX", uids[:1])
        mailbox.status("INBOX")
        mailbox.open("INBOX")
        assert mailbox.fetch_body(uids[0], 100, limit=1000) is None
        assert mailbox.fetch_body(uids[1], 100, limit=1000)
        assert list(mailbox.fetch_heads(uids)) == uids[1:]


def test_another_clients_mails_survive_a_line_that_is_cut(mail_server: MailServer) -> None:
    user, uids = user_with_mails(mail_server, "one")
    mailbox = connect_mailbox(mail_server, user)
    mailbox.open("INBOX")
    mailbox.abort()
    with pytest.raises(MailboxUnavailable, match="'sales'"):
        mailbox.uids_above(0)
    mailbox.close()
    mailbox.close()
    with connect_mailbox(mail_server, user) as again:
        again.open("INBOX")
        assert again.uids_above(0) == uids
