"""Owns a logged-in line to a server, and turns the library's errors into ours.

After a MailboxUnavailable the line is dead, and a new one must be made; after every other error it
goes on. No error of the library is shown or chained: its text may hold a line of somebody's mail.
"""

import imaplib
import logging
import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from imapclient import IMAPClient
from imapclient.exceptions import CapabilityError, ProtocolError

from ingest.imap import errors
from ingest.imap.errors import ErrorSubject
from ingest.imap.wire import ImapSocket
from ingest.login import Login
from journal.errors import RapportError
from journal.settings.checks import is_loopback
from journal.settings.mail_settings import MailboxSettings

# Errors of the library at an odd answer: it indexes, converts and unpacks what a server says.
_ODD_ANSWER_ERRORS = (AttributeError, LookupError, TypeError, ValueError, RecursionError)


class _ImapClient(IMAPClient):  # type: ignore[misc]  # the library ships no types
    """The library's client, on a line of ours."""

    def __init__(self, make_socket: Callable[[], ImapSocket], *, encrypted: bool) -> None:
        self._make_socket = make_socket
        super().__init__("", ssl=encrypted)
        # This would make imaplib log every byte, which takes most of the time of a fetch.
        self.imap_socket.debug = 0
        # We decode names ourselves, so that a bad one does not spoil the others.
        self.folder_encode = False

    def _create_IMAP4(self) -> ImapSocket:  # noqa: N802  # the library's name
        self.imap_socket = self._make_socket()
        return self.imap_socket


class ImapConnection:
    def __init__(
        self,
        box: MailboxSettings,
        login: Login,
        *,
        silence: float,
        seconds: float,
        ca_file: str | None,
    ) -> None:
        self.error_subject = _build_error_subject(box, login)
        self._is_dead = False
        if box.tls == "none" and not box.insecure and not is_loopback(box.host):
            raise errors.connection_not_encrypted(self.error_subject)
        context = None if box.tls == "none" else _tls_context(ca_file)
        implicit = context if box.tls == "implicit" else None
        host, port = box.host.strip("[]"), self.error_subject.port
        # The library logs addresses, and lines of mails that it could not read.
        logging.getLogger("imapclient").setLevel(logging.CRITICAL)
        with _guard_connecting(self.error_subject):
            self.client = _ImapClient(
                lambda: ImapSocket(host, port, tls=implicit, silence=silence, seconds=seconds),
                encrypted=implicit is not None,
            )
        self.imap_socket: ImapSocket = self.client.imap_socket
        try:
            with _guard_connecting(self.error_subject):
                if box.tls == "starttls":
                    self.client.starttls(context)
                self.capabilities = self._log_in(login)
        except BaseException:
            self.imap_socket.close_socket()
            raise

    def _log_in(self, login: Login) -> frozenset[str]:
        self.imap_socket.start_command()
        try:
            _authenticate(self.imap_socket, login, self._login_mechanism(login))
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:
            raise self._login_error(error, login) from None
        offered = self.client.capabilities()
        return frozenset(name.decode("ascii", "replace") for name in offered)

    def _login_mechanism(self, login: Login) -> str:
        """The way to log in: LOGIN, or a mechanism of SASL."""
        if login.token:
            return "XOAUTH2"
        both = login.user + login.password
        plain = both.isascii() and both.isprintable()
        if plain and "LOGINDISABLED" not in self.imap_socket.capabilities:
            return "LOGIN"
        # Only PLAIN defines how letters beyond ASCII are written: RFC 4616 2.
        if "AUTH=PLAIN" in self.imap_socket.capabilities:
            return "PLAIN"
        raise errors.passwords_not_accepted(self.error_subject)

    def _login_error(self, error: Exception, login: Login) -> RapportError:
        words = self.error_subject.server_words(error)
        if errors.is_server_trouble(words):
            return errors.server_unavailable(self.error_subject, words)
        return errors.login_refused(self.error_subject, words, by_token=bool(login.token))

    @contextmanager
    def guard_commands(self, make_error: Callable[[str], RapportError]) -> Iterator[_ImapClient]:
        """Guards one or more commands; `make_error` turns a server's refusal into an error."""
        if self._is_dead:
            raise errors.connection_lost(self.error_subject, "it was closed")
        self.imap_socket.start_command()
        try:
            yield self.client
        except imaplib.IMAP4.abort as error:
            self.abort()
            raise errors.connection_ended(self.error_subject, error) from None
        except OSError as error:
            self.abort()
            raise errors.connection_lost(
                self.error_subject, errors.describe_os_error(error)
            ) from None
        except (ProtocolError, *_ODD_ANSWER_ERRORS):
            self.abort()
            raise errors.connection_lost(self.error_subject, errors.ANSWER_NOT_UNDERSTOOD) from None
        except imaplib.IMAP4.error as error:
            words = self.error_subject.server_words(error)
            if not errors.is_busy(words):
                raise make_error(words) from None
            self.abort()
            raise errors.server_unavailable(self.error_subject, words) from None

    def abort(self) -> None:
        self._is_dead = True
        self.imap_socket.cut_connection()

    def close(self) -> None:
        if not self._is_dead:
            self._is_dead = True
            self.imap_socket.say_goodbye()
        self.imap_socket.close_socket()


@contextmanager
def _guard_connecting(error_subject: ErrorSubject) -> Iterator[None]:
    try:
        yield
    except ssl.SSLError as error:
        raise errors.tls_refused(error_subject, error) from None
    except CapabilityError:
        raise errors.starttls_not_offered(error_subject) from None
    except imaplib.IMAP4.error as error:
        raise errors.connection_ended(error_subject, error) from None
    except OSError as error:
        raise errors.server_unreachable(error_subject, errors.describe_os_error(error)) from None
    except _ODD_ANSWER_ERRORS:
        raise errors.server_unreachable(error_subject, errors.ANSWER_NOT_UNDERSTOOD) from None


def _authenticate(imap_socket: ImapSocket, login: Login, mechanism: str) -> None:
    if mechanism == "LOGIN":
        # The library quotes a password, but not a user.
        imap_socket.login(_quote(login.user), login.password)
        return
    first = _initial_response(login)
    # The error of a token comes as a second challenge, which wants an empty answer.
    imap_socket.authenticate(mechanism, lambda challenge: b"" if challenge else first.encode())


def _initial_response(login: Login) -> str:
    if login.token:
        return f"user={login.user}\1auth=Bearer {login.token}\1\1"
    return f"\0{login.user}\0{login.password}"


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _build_error_subject(box: MailboxSettings, login: Login) -> ErrorSubject:
    spoken = (login.password, login.token)
    sent = (_quote(login.password)[1:-1], b64encode(_initial_response(login).encode()).decode())
    secrets = tuple(sorted({*spoken, *sent} - {""}, key=len, reverse=True))
    port = box.port or (993 if box.tls == "implicit" else 143)
    return ErrorSubject(box.name, box.host, port, secrets)


def _tls_context(ca_file: str | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=ca_file)
    except OSError:
        raise errors.certificates_unreadable(ca_file or "SSL_CERT_FILE") from None
