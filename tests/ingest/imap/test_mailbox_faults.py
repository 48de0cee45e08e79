"""A mailbox on a server that misbehaves: what comes is right, or it is an error that says so."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import cycle

import pytest

from ingest.imap import FolderStatus, ImapMailbox
from journal.errors import FolderRefused, MailboxUnavailable, MailMissing
from tests.ingest.imap.mailbox_case import (
    DELIVERED_AT,
    READ_COMMANDS,
    build_mail,
    connect_mailbox,
    run_read_commands,
    user_with_mails,
)
from tests.servers.scripted_imap import ScriptedImapServer

THREE_SUBJECTS = ("one", "two", "three")


def open_inbox(server: ScriptedImapServer, user: str, **how: float) -> ImapMailbox:
    mailbox = connect_mailbox(server, user, **how)  # type: ignore[arg-type]
    mailbox.open("INBOX")
    server.commands.clear()
    return mailbox


# Round trips.


def test_status_is_one_command(scripted: ScriptedImapServer) -> None:
    user, _ = user_with_mails(scripted, *THREE_SUBJECTS)
    with connect_mailbox(scripted, user) as mailbox:
        scripted.commands.clear()
        mailbox.status("INBOX")
        mailbox.status("INBOX")
    assert scripted.commands[:2] == ["STATUS", "STATUS"]


def test_a_folder_is_opened_once_and_left_once(scripted: ScriptedImapServer) -> None:
    user, _ = user_with_mails(scripted, *THREE_SUBJECTS)
    with open_inbox(scripted, user) as mailbox:
        mailbox.open("INBOX")
        mailbox.open("INBOX", writable=True)
        mailbox.open("INBOX")
        mailbox.status("Sent")
        mailbox.status("INBOX")
        mailbox.status("INBOX")
    assert scripted.commands[:-1] == ["SELECT", "STATUS", "UNSELECT", "STATUS", "STATUS"]


def test_many_mails_are_fetched_in_one_command(scripted: ScriptedImapServer) -> None:
    user, uids = user_with_mails(scripted, *map(str, range(500)))
    with open_inbox(scripted, user) as mailbox:
        assert list(mailbox.fetch_heads(uids)) == uids
        assert list(mailbox.fetch_bodies(uids)) == uids
        assert mailbox.fetch_heads([]) == {}
    assert scripted.commands[:-1] == ["UID FETCH", "UID FETCH"]


# The line.


@pytest.mark.parametrize("after", [0, 1, 30, 200])
def test_a_line_dropped_inside_a_literal_is_no_shorter_mail(
    scripted: ScriptedImapServer, after: int
) -> None:
    user = scripted.new_user()
    raw = build_mail(body="x" * 500)
    scripted.deliver(user, raw)
    scripted.faults.cut_after = after
    with open_inbox(scripted, user) as mailbox, pytest.raises(MailboxUnavailable):
        mailbox.fetch_bodies([1])
    with open_inbox(scripted, user) as mailbox, pytest.raises(MailboxUnavailable):
        mailbox.fetch_body(1, len(raw), limit=1000)
    with open_inbox(scripted, user) as mailbox:
        with pytest.raises(MailboxUnavailable):
            mailbox.fetch_heads([1])
        with pytest.raises(MailboxUnavailable):
            mailbox.status("INBOX")
    scripted.faults.cut_after = None
    with open_inbox(scripted, user) as mailbox:
        assert mailbox.fetch_bodies([1]) == {1: raw}


@pytest.mark.parametrize("command", ["CAPABILITY", "LOGIN", *READ_COMMANDS])
def test_silence_ends(scripted: ScriptedImapServer, command: str) -> None:
    user, _ = user_with_mails(scripted, *THREE_SUBJECTS)
    scripted.faults.silent.add(command)
    with pytest.raises(MailboxUnavailable, match="did not answer in time"):
        run_read_commands(scripted, user, timeout=0.2)


def test_a_goodbye_that_is_not_answered_ends(scripted: ScriptedImapServer) -> None:
    scripted.faults.silent.add("LOGOUT")
    mailbox = connect_mailbox(scripted, scripted.new_user(), timeout=0.2)
    mailbox.close()
    assert scripted.commands[-1] == "LOGOUT"


def test_a_dripping_server_can_not_hold_a_fetch(scripted: ScriptedImapServer) -> None:
    user, uids = user_with_mails(scripted, *THREE_SUBJECTS)
    scripted.faults.drip = 0.02
    with (
        open_inbox(scripted, user, timeout=120, command_seconds=0.3) as mailbox,
        pytest.raises(MailboxUnavailable, match="did not answer in time"),
    ):
        mailbox.fetch_bodies(uids)


def test_what_is_announced_too_large_is_not_waited_for(scripted: ScriptedImapServer) -> None:
    user, uids = user_with_mails(scripted, *THREE_SUBJECTS)
    scripted.faults.unasked = ["* 1 FETCH (UID 1 BODY[] {3000000000}"]
    with (
        open_inbox(scripted, user) as mailbox,
        pytest.raises(MailboxUnavailable, match="more than anybody asked for"),
    ):
        mailbox.fetch_bodies(uids)


def test_a_line_without_end_is_not_read_to_its_end(scripted: ScriptedImapServer) -> None:
    user, uids = user_with_mails(scripted, *THREE_SUBJECTS)
    scripted.faults.unasked = ["* OK " + "x" * (33 * 2**20)]
    with (
        open_inbox(scripted, user) as mailbox,
        pytest.raises(MailboxUnavailable, match="a line without an end"),
    ):
        mailbox.fetch_heads(uids)


# Folders.


@pytest.mark.parametrize("validity", [1, 2**32 - 1, None])
def test_any_validity_is_taken_as_it_comes(
    scripted: ScriptedImapServer, validity: int | None
) -> None:
    user, uids = user_with_mails(scripted, *THREE_SUBJECTS)
    scripted.faults.validities = cycle([validity])
    with open_inbox(scripted, user) as mailbox:
        assert mailbox.status("INBOX") == FolderStatus(validity, 4, 3)
        assert mailbox.open("INBOX") == FolderStatus(validity, 4, 3)
        assert mailbox.uids_above(0) == uids


def test_a_validity_that_flaps_is_told_each_time(scripted: ScriptedImapServer) -> None:
    user, _ = user_with_mails(scripted, *THREE_SUBJECTS)
    scripted.faults.validities = iter([7, None, 5, 7])
    with connect_mailbox(scripted, user) as mailbox:
        told = [mailbox.status("INBOX").uidvalidity for _ in range(3)]
        assert [*told, mailbox.open("INBOX").uidvalidity] == [7, None, 5, 7]


def test_numbers_that_are_none_are_left_out(scripted: ScriptedImapServer) -> None:
    user, _ = user_with_mails(scripted, *THREE_SUBJECTS)
    with connect_mailbox(scripted, user) as mailbox:
        for validity in (0, -5, 2**32, 10**30):
            scripted.faults.validities = cycle([validity])
            assert mailbox.status("INBOX") == FolderStatus(None, 4, 3)


def test_without_uidnext_the_rest_is_told(scripted: ScriptedImapServer) -> None:
    user, uids = user_with_mails(scripted, *THREE_SUBJECTS)
    validity = scripted.reset_uidvalidity(user)
    scripted.faults.no_uidnext = True
    with open_inbox(scripted, user) as mailbox:
        assert mailbox.status("INBOX") == FolderStatus(validity, None, 3)
        assert mailbox.open("INBOX") == FolderStatus(validity, None, 3)
        assert mailbox.uids_above(0) == uids


def test_an_answer_without_status_is_no_status(scripted: ScriptedImapServer) -> None:
    scripted.faults.answers["STATUS"] = "OK nothing to say"
    with (
        connect_mailbox(scripted, scripted.new_user()) as mailbox,
        pytest.raises(MailboxUnavailable, match="not understood"),
    ):
        mailbox.status("INBOX")


def test_two_hundred_thousand_uids_come_on_one_line(scripted: ScriptedImapServer) -> None:
    scripted.faults.searched = range(1_000_000, 1_200_000)
    user, _ = user_with_mails(scripted, *THREE_SUBJECTS)
    with open_inbox(scripted, user) as mailbox:
        assert mailbox.uids_above(0) == list(range(1_000_000, 1_200_000))
        assert mailbox.uids_above(1_199_990) == list(range(1_199_991, 1_200_000))


def test_uids_that_are_none_are_not_listed(scripted: ScriptedImapServer) -> None:
    scripted.faults.searched = [0, 5, 5, 3, 2**32, 10**12, 7]
    user, _ = user_with_mails(scripted, *THREE_SUBJECTS)
    with open_inbox(scripted, user) as mailbox:
        assert mailbox.uids_above(0) == [3, 5, 7]


def test_a_closed_folder_is_one_folders_matter(scripted: ScriptedImapServer) -> None:
    user, uids = user_with_mails(scripted, *THREE_SUBJECTS)
    scripted.faults.answers["STATUS"] = "NO [NOPERM] Permission denied"
    with open_inbox(scripted, user) as mailbox:
        with pytest.raises(FolderRefused, match="closed to this account"):
            mailbox.status("Sent")
        assert mailbox.uids_above(0) == uids


@pytest.mark.parametrize(
    "line", ["* LIST 5 6 7", '* LIST (1) "/" x', "* LIST ((((", '* LIST () "/"']
)
def test_a_list_that_is_none_is_no_list(scripted: ScriptedImapServer, line: str) -> None:
    scripted.faults.answers["LIST"] = "OK done"
    scripted.faults.before["LIST"] = lambda: scripted.broadcast_line(line)
    with (
        connect_mailbox(scripted, scripted.new_user()) as mailbox,
        pytest.raises(MailboxUnavailable),
    ):
        mailbox.folders()


# Mails.


def test_a_mail_without_its_header_is_told_from_one_that_did_not_come(
    scripted: ScriptedImapServer,
) -> None:
    user, uids = user_with_mails(scripted, *THREE_SUBJECTS)
    scripted.faults.without_body = {2}
    with open_inbox(scripted, user) as mailbox:
        heads = mailbox.fetch_heads([*uids, 9])
        assert list(heads) == uids
        assert [head.header is None for head in heads.values()] == [False, True, False]
        assert list(mailbox.fetch_bodies(uids)) == [1, 3]
        assert mailbox.fetch_body(2, 100, limit=1000) is None


def test_a_mail_that_goes_while_it_is_read_is_gone(scripted: ScriptedImapServer) -> None:
    user = scripted.new_user()
    raw = build_mail(body="x" * 3 * 2**20)
    scripted.deliver(user, raw)
    # It has two pieces, is read twice, and goes between the last two.
    going: Iterator[list[int]] = iter([[], [], [], [1]])
    scripted.faults.before["UID FETCH"] = lambda: scripted.expunge(user, "INBOX", next(going))
    with open_inbox(scripted, user) as mailbox:
        assert mailbox.fetch_body(1, len(raw), limit=2 * 2**20) == raw[: 2 * 2**20]
        assert mailbox.fetch_body(1, len(raw), limit=2 * 2**20) is None


def test_nothing_behind_the_end_of_a_mail_is_its_end(scripted: ScriptedImapServer) -> None:
    user = scripted.new_user()
    head = build_mail(body="")
    raw = head + b"x" * (2**20 - len(head))
    scripted.deliver(user, raw)
    scripted.faults.nothing_behind = True
    with open_inbox(scripted, user) as mailbox:
        assert mailbox.fetch_body(1, len(raw), limit=2**22) == raw


ODD_DATES = [
    "NIL",
    '""',
    '"rubbish"',
    "12345",
    "(1 2)",
    '"00-Jan-0000 00:00:00 +0000"',
    '"31-Feb-2026 10:00:00 +0000"',
    '"27-Feb-2026 99:99:99 +0000"',
    '"01-Jan-0001 00:00:00 +1400"',
    '"31-Dec-9999 23:59:59 -1200"',
    '"27-Feb-2026 10:00:00 +99999999999"',
    '"' + "9" * 5000 + '"',
]


@pytest.mark.parametrize("date", ODD_DATES, ids=range(len(ODD_DATES)))
def test_an_odd_date_costs_no_mail(scripted: ScriptedImapServer, date: str) -> None:
    user, uids = user_with_mails(scripted, *THREE_SUBJECTS)
    scripted.faults.dates = {2: date}
    with open_inbox(scripted, user) as mailbox:
        heads = mailbox.fetch_heads(uids)
        assert list(heads) == uids
        assert heads[2].header
        assert heads[1].internal_date == heads[3].internal_date == DELIVERED_AT
        assert heads[2].internal_date is None or heads[2].internal_date.tzinfo is UTC


def test_a_date_is_read_with_its_zone(scripted: ScriptedImapServer) -> None:
    user, _ = user_with_mails(scripted, *THREE_SUBJECTS)
    scripted.faults.dates = {2: '" 7-Feb-2026 01:02:03 +0530"'}
    with open_inbox(scripted, user) as mailbox:
        date = mailbox.fetch_heads([2])[2].internal_date
    assert date == datetime(2026, 2, 6, 19, 32, 3, tzinfo=UTC)


def test_a_mail_that_comes_twice_is_one_mail(scripted: ScriptedImapServer) -> None:
    user, uids = user_with_mails(scripted, *THREE_SUBJECTS)
    scripted.faults.twice = {2}
    with open_inbox(scripted, user) as mailbox:
        assert list(mailbox.fetch_heads(uids)) == uids
        assert list(mailbox.fetch_bodies(uids)) == uids
        assert mailbox.fetch_body(2, 100, limit=1000) == build_mail("two")


def test_what_nobody_asked_for_is_passed_over(scripted: ScriptedImapServer) -> None:
    user, uids = user_with_mails(scripted, *THREE_SUBJECTS)
    scripted.faults.unasked = [
        "* 1 FETCH (FLAGS (\\Seen))",
        "* 2 FETCH (UID 2 FLAGS (\\Seen))",
        "* 9 FETCH (UID 9 RFC822.SIZE 5 BODY[] {5}\r\nwrong BODY[HEADER] {5}\r\nwrong)",
        "* 2 FETCH (BODY[] {5}\r\nwrong)",
        "* 3 EXISTS",
        "* 17 FETCH",
        "* FETCH",
    ]
    with open_inbox(scripted, user) as mailbox:
        assert list(mailbox.fetch_heads(uids)) == uids
        assert mailbox.fetch_bodies(uids) == {
            uid: build_mail(THREE_SUBJECTS[uid - 1]) for uid in uids
        }


def test_a_mail_that_makes_the_answer_unreadable_costs_only_itself(
    scripted: ScriptedImapServer,
) -> None:
    user, uids = user_with_mails(scripted, *THREE_SUBJECTS)
    scripted.faults.garbled = {2}
    with open_inbox(scripted, user) as mailbox:
        assert list(mailbox.fetch_heads(uids)) == [1, 3]
        assert list(mailbox.fetch_bodies(uids)) == [1, 3]


def test_a_mail_that_the_server_chokes_on_can_be_found_by_halving(
    scripted: ScriptedImapServer,
) -> None:
    user, uids = user_with_mails(scripted, *THREE_SUBJECTS)
    scripted.faults.choke_on = {2}
    with open_inbox(scripted, user) as mailbox:
        with pytest.raises(MailMissing, match="3 mails") as missing:
            mailbox.fetch_heads(uids)
        assert missing.value.uids == tuple(uids)
        with pytest.raises(MailMissing, match="a mail"):
            mailbox.fetch_bodies([2])
        assert list(mailbox.fetch_heads([1])) == [1]
        assert list(mailbox.fetch_bodies([3])) == [3]


def test_a_mail_that_another_client_expunges_before_the_move_stops_nothing(
    scripted: ScriptedImapServer,
) -> None:
    user, uids = user_with_mails(scripted, *THREE_SUBJECTS)
    scripted.make_folder(user, "Logged")
    scripted.faults.before["UID MOVE"] = lambda: scripted.expunge(user, "INBOX", [2])
    with connect_mailbox(scripted, user) as mailbox:
        mailbox.open("INBOX", writable=True)
        mailbox.move(uids, "Logged")
    assert scripted.uids(user) == []
    assert len(scripted.uids(user, "Logged")) == 2
