"""Waiting for mail: IDLE on every server, and every way in which it goes wrong."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from ingest.imap import ImapMailbox
from journal.errors import MailboxUnavailable
from tests.ingest.imap.mailbox_case import build_mail, connect_mailbox, user_with_mails
from tests.polling import TIMEOUT_SECONDS, wait_until
from tests.servers import MailServer
from tests.servers.scripted_imap import ScriptedImapServer

# A wait of an hour ends by what is tested, or the test does not pass.
LONG_SECONDS = 3600.0


@contextmanager
def wait_beside(
    mailbox: ImapMailbox, seconds: float = LONG_SECONDS
) -> Iterator[tuple[Future[bool], Callable[[], None]]]:
    """A wait in the open folder that goes on beside the test, and what stops it."""
    stop = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        try:
            yield pool.submit(mailbox.wait_for_news, seconds, stop), stop.set
        finally:
            stop.set()


def wait_until_idle(server: MailServer) -> None:
    """Of the real servers nobody can know; theirs is ended while it begins, or thereafter."""
    if isinstance(server, ScriptedImapServer):
        wait_until(lambda: "IDLE" in server.commands)


def mailbox_in_inbox(server: MailServer, timeout: float = 20.0) -> tuple[ImapMailbox, str]:
    user, _ = user_with_mails(server, "one")
    mailbox = connect_mailbox(server, user, timeout=timeout)
    mailbox.open("INBOX")
    return mailbox, user


def test_a_new_mail_ends_the_wait(mail_server: MailServer) -> None:
    mailbox, user = mailbox_in_inbox(mail_server)
    with mailbox, wait_beside(mailbox) as (news, _):
        mail_server.deliver(user, build_mail("two"))
        assert news.result(TIMEOUT_SECONDS) is True


@pytest.mark.parametrize("name", ["dovecot", "scripted"])  # pymap does not tell.
def test_a_mail_that_goes_ends_the_wait(name: str, request: pytest.FixtureRequest) -> None:
    server: MailServer = request.getfixturevalue(name)
    mailbox, user = mailbox_in_inbox(server)
    with mailbox, wait_beside(mailbox) as (news, _):
        server.expunge(user, "INBOX", server.uids(user))
        assert news.result(TIMEOUT_SECONDS) is True


def test_a_wait_without_news_ends_with_its_time_and_the_line_goes_on(
    mail_server: MailServer,
) -> None:
    mailbox, user = mailbox_in_inbox(mail_server)
    with mailbox:
        for _ in range(3):
            assert mailbox.wait_for_news(0.1, threading.Event()) is False
        assert mailbox.uids_above(0) == mail_server.uids(user)


def test_a_stop_ends_the_wait(mail_server: MailServer) -> None:
    mailbox, _ = mailbox_in_inbox(mail_server)
    with mailbox, wait_beside(mailbox) as (news, stop):
        wait_until_idle(mail_server)
        stop()
        assert news.result(TIMEOUT_SECONDS) is False


def test_a_cut_ends_the_wait(mail_server: MailServer) -> None:
    mailbox, _ = mailbox_in_inbox(mail_server)
    with mailbox, wait_beside(mailbox) as (news, _):
        wait_until_idle(mail_server)
        mailbox.abort()
        with pytest.raises(MailboxUnavailable):
            news.result(TIMEOUT_SECONDS)


def test_a_server_without_idle_is_waited_for_quietly(scripted: ScriptedImapServer) -> None:
    scripted.capabilities.discard("IDLE")
    mailbox, user = mailbox_in_inbox(scripted)
    with mailbox:
        assert mailbox.wait_for_news(0.1, threading.Event()) is False
        with wait_beside(mailbox) as (news, stop):
            stop()
            assert news.result(TIMEOUT_SECONDS) is False
        assert mailbox.uids_above(0) == scripted.uids(user)
    assert "IDLE" not in scripted.commands


@pytest.mark.parametrize("verdict", ["NO not now", "BAD what?", "OK that was short"])
def test_a_server_that_will_not_idle_is_not_asked_again_and_again(
    scripted: ScriptedImapServer, verdict: str
) -> None:
    mailbox, user = mailbox_in_inbox(scripted)
    scripted.faults.answers["IDLE"] = verdict
    with mailbox:
        assert mailbox.wait_for_news(0.2, threading.Event()) is False
        assert mailbox.uids_above(0) == scripted.uids(user)
        assert scripted.commands.count("IDLE") == 1
        # It watches the line until its time is over: else nobody would hear of its end.
        with wait_beside(mailbox) as (news, _):
            wait_until(lambda: scripted.commands.count("IDLE") == 2)
            scripted.drop_connections()
            with pytest.raises(MailboxUnavailable):
                news.result(TIMEOUT_SECONDS)


def test_a_farewell_in_idle_is_heard(scripted: ScriptedImapServer) -> None:
    scripted.faults.bye_in_idle = True
    mailbox, _ = mailbox_in_inbox(scripted)
    with mailbox, pytest.raises(MailboxUnavailable, match="going down"):
        mailbox.wait_for_news(LONG_SECONDS, threading.Event())


def test_the_end_of_the_line_in_idle_is_heard(scripted: ScriptedImapServer) -> None:
    mailbox, _ = mailbox_in_inbox(scripted)
    with mailbox, wait_beside(mailbox) as (news, _):
        wait_until(lambda: "IDLE" in scripted.commands)
        scripted.drop_connections()
        with pytest.raises(MailboxUnavailable, match="the server ended it"):
            news.result(TIMEOUT_SECONDS)


def test_a_server_that_accepts_idle_and_dies_is_found_out(scripted: ScriptedImapServer) -> None:
    scripted.faults.deaf_idle = True
    mailbox, _ = mailbox_in_inbox(scripted, timeout=1.0)
    with mailbox, pytest.raises(MailboxUnavailable, match="did not answer in time"):
        mailbox.wait_for_news(0.1, threading.Event())


def test_a_server_that_never_accepts_idle_is_found_out(scripted: ScriptedImapServer) -> None:
    scripted.faults.silent.add("IDLE")
    mailbox, _ = mailbox_in_inbox(scripted, timeout=1.0)
    with mailbox, pytest.raises(MailboxUnavailable, match="did not answer in time"):
        mailbox.wait_for_news(LONG_SECONDS, threading.Event())


@pytest.mark.parametrize("fault", ["deaf", "silent"])
def test_a_stop_is_not_held_up_by_a_dead_server(scripted: ScriptedImapServer, fault: str) -> None:
    scripted.faults.deaf_idle = fault == "deaf"
    scripted.faults.silent |= {"IDLE"} if fault == "silent" else set()
    mailbox, _ = mailbox_in_inbox(scripted, timeout=LONG_SECONDS)
    with mailbox, wait_beside(mailbox) as (news, stop):
        wait_until(lambda: "IDLE" in scripted.commands)
        stop()
        assert news.result(TIMEOUT_SECONDS) is False
        with pytest.raises(MailboxUnavailable):
            mailbox.uids_above(0)


def test_what_a_server_says_before_it_accepts_is_not_lost(scripted: ScriptedImapServer) -> None:
    scripted.faults.idle_before = "* 2 EXISTS"
    mailbox, _ = mailbox_in_inbox(scripted)
    with mailbox:
        assert mailbox.wait_for_news(LONG_SECONDS, threading.Event()) is True


def test_what_comes_in_one_packet_with_the_acceptance_is_not_lost(
    scripted: ScriptedImapServer,
) -> None:
    scripted.faults.idle_with = "* 2 EXISTS"
    mailbox, _ = mailbox_in_inbox(scripted)
    with mailbox:
        assert mailbox.wait_for_news(LONG_SECONDS, threading.Event()) is True


def test_news_in_two_packets_is_news(scripted: ScriptedImapServer) -> None:
    scripted.faults.idle_pause = 0.2
    mailbox, user = mailbox_in_inbox(scripted)
    with mailbox, wait_beside(mailbox) as (news, _):
        scripted.deliver(user, build_mail("two"))
        assert news.result(TIMEOUT_SECONDS) is True
        assert mailbox.uids_above(0) == scripted.uids(user)


def test_a_sign_of_life_is_no_news(scripted: ScriptedImapServer) -> None:
    scripted.faults.idle_with = "* OK Still here"
    mailbox, _ = mailbox_in_inbox(scripted)
    with mailbox:
        assert mailbox.wait_for_news(0.2, threading.Event()) is False


def test_no_folder_no_wait(scripted: ScriptedImapServer) -> None:
    with connect_mailbox(scripted, scripted.new_user()) as mailbox, pytest.raises(RuntimeError):
        mailbox.wait_for_news(0.1, threading.Event())
