"""Encrypted lines, and lines that are not: what is trusted, and what is sent where."""

import socket
import ssl

import pytest

from ingest.imap import ImapMailbox, Login
from journal.errors import MailboxRefused, MailboxUnavailable
from journal.settings.mail_settings import MailboxSettings as Box
from tests.ingest.imap.mailbox_case import build_mail, connect_mailbox
from tests.servers import PASSWORD
from tests.servers.dovecot import DovecotServer
from tests.servers.scripted_imap import ScriptedImapServer

TLS_MODES = ["implicit", "starttls"]


def tls_box(server: DovecotServer, user: str, tls: str, host: str = "127.0.0.1") -> Box:
    port = server.tls_port if tls == "implicit" else server.port
    return server.box(user, tls=tls, port=port, host=host)


@pytest.mark.parametrize("tls", TLS_MODES)
def test_a_mailbox_is_read_over_tls(dovecot: DovecotServer, tls: str) -> None:
    user = dovecot.new_user()
    raw = build_mail(body="x" * 300_000)
    dovecot.deliver(user, raw)
    box = tls_box(dovecot, user, tls)
    with ImapMailbox(box, Login(user, PASSWORD), ca_file=str(dovecot.certificate)) as mailbox:
        assert isinstance(mailbox._connection.imap_socket.sock, ssl.SSLSocket)
        mailbox.open("INBOX")
        assert mailbox.fetch_bodies(mailbox.uids_above(0)) == {1: raw}


@pytest.mark.parametrize("tls", TLS_MODES)
def test_the_authority_may_be_named_in_the_environment(
    dovecot: DovecotServer, tls: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.certificate))
    user = dovecot.new_user()
    with ImapMailbox(tls_box(dovecot, user, tls), Login(user, PASSWORD)) as mailbox:
        assert mailbox.status("INBOX").messages == 0


@pytest.mark.parametrize("tls", TLS_MODES)
def test_a_certificate_that_nobody_vouches_for_is_refused(dovecot: DovecotServer, tls: str) -> None:
    user = dovecot.new_user()
    with pytest.raises(MailboxRefused, match=r"certificate of 127\.0\.0\.1 .*SSL_CERT_FILE"):
        ImapMailbox(tls_box(dovecot, user, tls), Login(user, PASSWORD))


@pytest.mark.parametrize("tls", TLS_MODES)
def test_a_certificate_for_another_name_is_refused(dovecot: DovecotServer, tls: str) -> None:
    user = dovecot.new_user()
    box = tls_box(dovecot, user, tls, host="localhost")
    with pytest.raises(MailboxRefused, match="not valid for 'localhost'"):
        ImapMailbox(box, Login(user, PASSWORD), ca_file=str(dovecot.certificate))


def test_a_file_without_certificates_is_named(dovecot: DovecotServer) -> None:
    user = dovecot.new_user()
    with pytest.raises(MailboxRefused, match=r"/nowhere/ca\.pem"):
        ImapMailbox(
            tls_box(dovecot, user, "implicit"), Login(user, PASSWORD), ca_file="/nowhere/ca.pem"
        )


def test_a_server_without_tls_is_refused(scripted: ScriptedImapServer) -> None:
    user = scripted.new_user()
    with pytest.raises(MailboxRefused, match='port 993 goes with "implicit"'):
        connect_mailbox(scripted, user, tls="implicit")
    assert scripted.logins == 0


def test_without_starttls_no_password_is_sent(scripted: ScriptedImapServer) -> None:
    user = scripted.new_user()
    with pytest.raises(MailboxRefused, match="offers no STARTTLS"):
        connect_mailbox(scripted, user, tls="starttls")
    assert scripted.logins == 0


def test_who_skips_the_handshake_gets_no_password(scripted: ScriptedImapServer) -> None:
    # Somebody on the way says that we are logged in already, where STARTTLS is not allowed.
    scripted.faults.greeting = "* PREAUTH welcome"
    scripted.capabilities.add("STARTTLS")
    with pytest.raises(MailboxUnavailable):
        connect_mailbox(scripted, scripted.new_user(), tls="starttls")
    assert scripted.logins == 0


@pytest.mark.parametrize("tls", [*TLS_MODES, "none"])
def test_a_server_that_never_says_a_word_is_given_up(tls: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        port = mute.getsockname()[1]
        settings = {"name": "sales", "host": "127.0.0.1", "port": port, "tls": tls, "user": "x"}
        with pytest.raises(MailboxUnavailable, match="did not answer in time"):
            ImapMailbox(Box.model_validate(settings), Login("x", PASSWORD), timeout=0.2)


def test_a_plain_line_to_another_machine_is_not_even_opened() -> None:
    box = Box.model_validate({"name": "sales", "host": "mail.example", "tls": "none", "user": "x"})
    with pytest.raises(MailboxRefused, match=r"mail\.example would not be encrypted"):
        ImapMailbox(box, Login("x", PASSWORD))
