"""Logging in: the ways in, what a refusal means, and that no secret is ever told."""

import logging
import socket

import pytest

from journal.errors import FolderRefused, MailboxRefused, MailboxUnavailable
from tests.ingest.imap.mailbox_case import (
    READ_COMMANDS,
    connect_mailbox,
    run_read_commands,
    user_with_mails,
)
from tests.servers.scripted_imap import TOKEN, ScriptedImapServer

SECRET_PASSWORD = "hush-hush"


def test_a_token_is_used_instead_of_a_password(scripted: ScriptedImapServer) -> None:
    user, uids = user_with_mails(scripted, "one")
    with connect_mailbox(scripted, user, token=TOKEN) as mailbox:
        mailbox.open("INBOX")
        assert mailbox.uids_above(0) == uids
    assert "AUTHENTICATE" in scripted.commands
    assert "LOGIN" not in scripted.commands


def test_a_token_that_is_refused_asks_for_consent(scripted: ScriptedImapServer) -> None:
    with pytest.raises(MailboxRefused, match="rapport mailbox login sales") as refused:
        connect_mailbox(scripted, scripted.new_user(), token=SECRET_PASSWORD)
    assert SECRET_PASSWORD not in str(refused.value)
    assert "[AUTHENTICATIONFAILED]" in str(refused.value)


def test_a_login_may_be_refused_in_mid_run(scripted: ScriptedImapServer) -> None:
    user = scripted.new_user()
    scripted.faults.good_logins = 2
    connect_mailbox(scripted, user).close()
    connect_mailbox(scripted, user, token=TOKEN).close()
    with pytest.raises(MailboxRefused):
        connect_mailbox(scripted, user, token=TOKEN)
    with pytest.raises(MailboxRefused):
        connect_mailbox(scripted, user)


@pytest.mark.parametrize("password", ["schlüssel", "two\r\nlines", "日本"])
def test_a_password_beyond_ascii_goes_by_sasl(scripted: ScriptedImapServer, password: str) -> None:
    scripted.password = password
    connect_mailbox(scripted, scripted.new_user(), password=password).close()
    assert "LOGIN" not in scripted.commands


def test_a_user_may_have_spaces_and_quotes(scripted: ScriptedImapServer) -> None:
    scripted.password = 'with "quotes" and \\'
    user = scripted.new_user('CORP\\ann "the boss"')
    connect_mailbox(scripted, user, password=scripted.password).close()
    assert scripted.commands[-2:] == ["CAPABILITY", "LOGOUT"]


def test_where_login_is_disabled_another_way_is_taken(scripted: ScriptedImapServer) -> None:
    scripted.capabilities.add("LOGINDISABLED")
    connect_mailbox(scripted, scripted.new_user()).close()
    assert "LOGIN" not in scripted.commands


def test_where_there_is_no_way_nothing_is_sent(scripted: ScriptedImapServer) -> None:
    scripted.capabilities.add("LOGINDISABLED")
    scripted.capabilities.discard("AUTH=PLAIN")
    with pytest.raises(MailboxRefused, match='"implicit"'):
        connect_mailbox(scripted, scripted.new_user())
    assert scripted.logins == 0


@pytest.mark.parametrize(
    "verdict",
    [
        "NO [LIMIT] LOGIN Rate limit hit",
        "NO [UNAVAILABLE] Temporary authentication failure",
        "NO [INUSE] Another client has it",
        "NO [ALERT] Too many simultaneous connections. (Failure)",
        "NO Request is throttled. Suggested Backoff Time: 30000 milliseconds",
        "NO Server error, please try again later",
    ],
)
@pytest.mark.parametrize("command", ["LOGIN", *READ_COMMANDS])
def test_a_server_that_asks_for_patience_gets_it(
    scripted: ScriptedImapServer, command: str, verdict: str
) -> None:
    scripted.faults.answers[command] = verdict
    user, _ = user_with_mails(scripted, "one")
    with pytest.raises(MailboxUnavailable, match="can't serve it now") as unavailable:
        run_read_commands(scripted, user)
    assert unavailable.value.retry_after >= 60


@pytest.mark.parametrize(
    "verdict",
    [
        "NO [AUTHENTICATIONFAILED] Invalid credentials, please try again",
        "NO [ALERT] Application-specific password required",
        "NO LOGIN failed.",
        "BAD Invalid login",
    ],
)
def test_a_refusal_is_no_matter_of_patience(scripted: ScriptedImapServer, verdict: str) -> None:
    scripted.faults.answers["LOGIN"] = verdict
    with pytest.raises(MailboxRefused, match=verdict.rpartition(" ")[2]):
        connect_mailbox(scripted, scripted.new_user())


def test_trouble_in_the_server_is_not_the_logins_fault(scripted: ScriptedImapServer) -> None:
    scripted.faults.answers["LOGIN"] = "NO [SERVERBUG] Internal error occurred. Refer to the log."
    with pytest.raises(MailboxUnavailable):
        connect_mailbox(scripted, scripted.new_user())


def test_a_line_that_drops_in_the_login_is_no_refusal(scripted: ScriptedImapServer) -> None:
    scripted.faults.before["LOGIN"] = scripted.drop_connections
    with pytest.raises(MailboxUnavailable, match="the server ended it"):
        connect_mailbox(scripted, scripted.new_user())


@pytest.mark.parametrize(
    ("greeting", "said"),
    [
        ("* BYE [ALERT] Too many connections from your address", "Too many connections"),
        ("HTTP/1.1 400 Bad Request", "not understood"),
        ("* OK", "not understood"),
        ("", "not understood"),
    ],
)
def test_an_odd_greeting_is_told(scripted: ScriptedImapServer, greeting: str, said: str) -> None:
    scripted.faults.greeting = greeting
    scripted.faults.no_capability = True
    with pytest.raises(MailboxUnavailable, match=said):
        connect_mailbox(scripted, scripted.new_user(), timeout=1)


def test_a_machine_that_is_not_there_is_told(scripted: ScriptedImapServer) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
        with pytest.raises(MailboxUnavailable, match=f"127.0.0.1, port {port}: connection refused"):
            connect_mailbox(scripted, "ann", port=port)
    with pytest.raises(MailboxUnavailable, match=r"nowhere\.invalid"):
        connect_mailbox(scripted, "ann", host="nowhere.invalid", insecure=True)


def test_what_a_server_tells_of_a_login_is_not_passed_on(scripted: ScriptedImapServer) -> None:
    user = scripted.new_user("ann@ours.example")
    scripted.faults.answers["LOGIN"] = (
        f"NO can't let ann@ours.example in with {SECRET_PASSWORD}\x1b[31m!"
    )
    with pytest.raises(MailboxRefused) as refused:
        connect_mailbox(scripted, user, password=SECRET_PASSWORD)
    told = str(refused.value)
    assert SECRET_PASSWORD not in told
    assert "ann@" not in told
    assert told.isprintable()
    assert "can't let … in with …" in told


def test_nothing_private_is_logged(
    scripted: ScriptedImapServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    user = scripted.new_user("ann@ours.example")
    scripted.password = SECRET_PASSWORD
    scripted.faults.answers["STATUS"] = "NO für ann@ours.example geschlossen"
    with connect_mailbox(scripted, user, password=SECRET_PASSWORD) as mailbox:
        mailbox.open("INBOX")
        mailbox.uids_with_message_id("<private@out.example>")
        with pytest.raises(FolderRefused):
            mailbox.status("Sent")
    assert not [word for word in (SECRET_PASSWORD, "ann", "private") if word in caplog.text]


def test_the_password_is_not_kept_among_the_last_lines(scripted: ScriptedImapServer) -> None:
    scripted.password = SECRET_PASSWORD
    with connect_mailbox(scripted, scripted.new_user(), password=SECRET_PASSWORD) as mailbox:
        assert SECRET_PASSWORD not in repr(mailbox._connection.imap_socket.__dict__)


def test_the_library_does_not_write_down_every_byte(scripted: ScriptedImapServer) -> None:
    with connect_mailbox(scripted, scripted.new_user()) as mailbox:
        assert mailbox._connection.imap_socket.debug == 0


def test_a_dead_line_is_noticed_by_the_system(scripted: ScriptedImapServer) -> None:
    with connect_mailbox(scripted, scripted.new_user()) as mailbox:
        line = mailbox._connection.imap_socket.sock
        assert line.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert line.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
