"""A line that is logged in, and the one place where the library's errors become ours.

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

from ingest.login import Login
from ingest.mailbox import refusals
from ingest.mailbox.line import Line
from ingest.mailbox.refusals import Where
from journal.errors import RapportError
from journal.settings.checks import is_loopback
from journal.settings.mail import Mailbox as Box

# What an odd answer makes of the library, which indexes, converts and unpacks what a server says.
_ODD = (AttributeError, LookupError, TypeError, ValueError, RecursionError)


class _Client(IMAPClient):  # type: ignore[misc]  # the library ships no types
    """The library's client, on a line of ours."""

    def __init__(self, make_line: Callable[[], Line], *, encrypted: bool) -> None:
        self._make_line = make_line
        super().__init__("", ssl=encrypted)
        # It makes imaplib log every byte for nothing, which takes most of the time of a fetch.
        self.line.debug = 0
        # We encode names, so that one which can't be decoded does not take the others with it.
        self.folder_encode = False

    def _create_IMAP4(self) -> Line:  # noqa: N802  # the library's name
        self.line = self._make_line()
        return self.line


class Connection:
    def __init__(
        self, box: Box, login: Login, *, silence: float, seconds: float, ca_file: str | None
    ) -> None:
        self.where = _where(box, login)
        self._dead = False
        if box.tls == "none" and not box.insecure and not is_loopback(box.host):
            raise refusals.not_encrypted(self.where)
        context = None if box.tls == "none" else _context(ca_file)
        implicit = context if box.tls == "implicit" else None
        host, port = box.host.strip("[]"), self.where.port
        # It logs addresses, and lines of mails that it could not read.
        logging.getLogger("imapclient").setLevel(logging.CRITICAL)
        with _connecting(self.where):
            self.client = _Client(
                lambda: Line(host, port, tls=implicit, silence=silence, seconds=seconds),
                encrypted=implicit is not None,
            )
        self.line: Line = self.client.line
        try:
            with _connecting(self.where):
                if box.tls == "starttls":
                    self.client.starttls(context)
                self.capabilities = self._log_in(login)
        except BaseException:
            self.line.release()
            raise

    def _log_in(self, login: Login) -> frozenset[str]:
        self.line.start_command()
        try:
            _authenticate(self.line, login, self._way_in(login))
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:
            raise self._login_refused(error, login) from None
        offered = self.client.capabilities()
        return frozenset(name.decode("ascii", "replace") for name in offered)

    def _way_in(self, login: Login) -> str:
        """LOGIN, or a mechanism of SASL."""
        if login.token:
            return "XOAUTH2"
        both = login.user + login.password
        plain = both.isascii() and both.isprintable()
        if plain and "LOGINDISABLED" not in self.line.capabilities:
            return "LOGIN"
        # Only here is it said how letters beyond ASCII are written: RFC 4616 2.
        if "AUTH=PLAIN" in self.line.capabilities:
            return "PLAIN"
        raise refusals.no_passwords(self.where)

    def _login_refused(self, error: Exception, login: Login) -> RapportError:
        said = self.where.words(error)
        if refusals.is_trouble(said):
            return refusals.sent_away(self.where, said)
        return refusals.login_refused(self.where, said, by_token=bool(login.token))

    @contextmanager
    def asking(self, refused: Callable[[str], RapportError]) -> Iterator[_Client]:
        """One or more commands. `refused` makes an error of what the server says to refuse one."""
        if self._dead:
            raise refusals.lost(self.where, "it was closed")
        self.line.start_command()
        try:
            yield self.client
        except imaplib.IMAP4.abort as error:
            self.abort()
            raise refusals.ended(self.where, error) from None
        except OSError as error:
            self.abort()
            raise refusals.lost(self.where, refusals.reason(error)) from None
        except (ProtocolError, *_ODD):
            self.abort()
            raise refusals.lost(self.where, refusals.NOT_UNDERSTOOD) from None
        except imaplib.IMAP4.error as error:
            said = self.where.words(error)
            if not refusals.is_busy(said):
                raise refused(said) from None
            self.abort()
            raise refusals.sent_away(self.where, said) from None

    def abort(self) -> None:
        self._dead = True
        self.line.cut()

    def close(self) -> None:
        if not self._dead:
            self._dead = True
            self.line.say_goodbye()
        self.line.release()


@contextmanager
def _connecting(where: Where) -> Iterator[None]:
    try:
        yield
    except ssl.SSLError as error:
        raise refusals.tls_refused(where, error) from None
    except CapabilityError:
        raise refusals.no_starttls(where) from None
    except imaplib.IMAP4.error as error:
        raise refusals.ended(where, error) from None
    except OSError as error:
        raise refusals.unreachable(where, refusals.reason(error)) from None
    except _ODD:
        raise refusals.unreachable(where, refusals.NOT_UNDERSTOOD) from None


def _authenticate(line: Line, login: Login, way: str) -> None:
    if way == "LOGIN":
        # The library quotes a password, but not a user.
        line.login(_quoted(login.user), login.password)
        return
    first = _first_words(login)
    # What is wrong with a token comes as a second challenge, which wants an empty answer.
    line.authenticate(way, lambda challenge: b"" if challenge else first.encode())


def _first_words(login: Login) -> str:
    if login.token:
        return f"user={login.user}\1auth=Bearer {login.token}\1\1"
    return f"\0{login.user}\0{login.password}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _where(box: Box, login: Login) -> Where:
    spoken = (login.password, login.token)
    sent = (_quoted(login.password)[1:-1], b64encode(_first_words(login).encode()).decode())
    secrets = tuple(sorted({*spoken, *sent} - {""}, key=len, reverse=True))
    port = box.port or (993 if box.tls == "implicit" else 143)
    return Where(box.name, box.host, port, secrets)


def _context(ca_file: str | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=ca_file)
    except OSError:
        raise refusals.no_authorities(ca_file or "SSL_CERT_FILE") from None
