"""Every sentence about what an IMAP server refuses, and what it means for us.

A server's own words are repeated, but never trusted: no password, token or address gets through,
nothing invisible, and not much of it.
"""

import re
import ssl
from dataclasses import dataclass, field

from journal.errors import FolderRefused, MailboxRefused, MailboxUnavailable, MailMissing

# The wait for a server that asks for patience without saying how long.
PATIENCE_SECONDS = 300.0
_LONGEST_ANSWER = 200
# RFC 5530, RFC 9738, and what Gmail, Microsoft, Yahoo and Dovecot say in words.
_NOT_BUSY_PATTERN = re.compile(
    r"\[(?:AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|EXPIRED|CONTACTADMIN)\]", re.IGNORECASE
)
_BUSY_PATTERN = re.compile(
    r"\[(?:LIMIT|UNAVAILABLE|INUSE|THROTTLED)\b|too many|\brate\b|throttl|try again|bandwidth"
    r"|not connected|unavailable",
    re.IGNORECASE,
)
# RFC 7889; Dovecot has LIMIT for it, as for a server that wants patience.
_TOO_LARGE_PATTERN = re.compile(
    r"\[TOOBIG\]|\[LIMIT\].*\bsize\b|\b(?:message|mail) (?:is )?too (?:large|big)", re.IGNORECASE
)
_TROUBLE_PATTERN = re.compile(r"\[SERVERBUG\]|internal (?:server )?error|temporar", re.IGNORECASE)
# The library puts this around a server's words.
_LIBRARY_PREFIX = re.compile(r"^[\w ]*(?: failed| command error): (?:BAD )?|^command: \w+ => ")
_ADDRESS = re.compile(r"[^\s<>\"'(),;:]*@[^\s<>\"'(),;]*")
# How the library's error begins when an answer was unreadable, and ours when one was too long.
_LIBRARY_ERROR = re.compile(
    r"unexpected |no CAPABILITY|server not IMAP4|command \w+ illegal|Server replied"
)
OWN_ERROR_PREFIX = "it sent "
ANSWER_NOT_UNDERSTOOD = "its answer was not understood"
# OpenSSL's words when the other side does not speak TLS, or only an unsafe version.
_NOT_TLS_REASONS = frozenset(
    {
        "WRONG_VERSION_NUMBER",
        "RECORD_LAYER_FAILURE",
        "UNSUPPORTED_PROTOCOL",
        "TLSV1_ALERT_PROTOCOL_VERSION",
        "HTTP_REQUEST",
    }
)


@dataclass(frozen=True, slots=True)
class ErrorSubject:
    """The mailbox that the sentences are about, and the secrets that must not be in them."""

    mailbox: str
    host: str
    port: int
    secrets: tuple[str, ...] = field(default=(), repr=False)

    def server_words(self, error: Exception) -> str:
        """The server's words, as the library gives them, made fit to be shown."""
        words = error.args[0] if error.args else ""
        text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
        return self.redact(_LIBRARY_PREFIX.sub("", text))

    def redact(self, text: str) -> str:
        for secret in self.secrets:
            text = text.replace(secret, "…")
        text = "".join(letter if letter.isprintable() else " " for letter in text)
        return _ADDRESS.sub("…", " ".join(text.split()))[:_LONGEST_ANSWER]


def is_busy(answer: str) -> bool:
    others = (_NOT_BUSY_PATTERN, _TOO_LARGE_PATTERN)
    return _BUSY_PATTERN.search(answer) is not None and not any(e.search(answer) for e in others)


def is_server_trouble(answer: str) -> bool:
    """Says whether the server failed, and nothing is wrong with the command."""
    return is_busy(answer) or _TROUBLE_PATTERN.search(answer) is not None


def connection_lost(error_subject: ErrorSubject, reason: str) -> MailboxUnavailable:
    return MailboxUnavailable(
        f"The line to the mailbox '{error_subject.mailbox}' broke off: {reason}."
    )


def server_unreachable(error_subject: ErrorSubject, reason: str) -> MailboxUnavailable:
    return MailboxUnavailable(
        f"The mailbox '{error_subject.mailbox}' can't be reached at {error_subject.host}, port {error_subject.port}: {reason}."
    )


def connection_ended(error_subject: ErrorSubject, error: Exception) -> MailboxUnavailable:
    """The error for a line that ended, in its greeting or later: by a BYE, or by something odd."""
    words = error_subject.server_words(error)
    if "socket error" in words:
        return connection_lost(error_subject, "the server ended it")
    if words.startswith(OWN_ERROR_PREFIX):
        return connection_lost(error_subject, words)
    if _LIBRARY_ERROR.match(words):
        return connection_lost(error_subject, ANSWER_NOT_UNDERSTOOD)
    return server_unavailable(error_subject, words.removeprefix("* "))


def describe_os_error(error: OSError) -> str:
    if isinstance(error, TimeoutError):
        return "it did not answer in time"
    if isinstance(error, ssl.SSLError) or not error.strerror:
        return "the connection failed"
    return error.strerror[:1].lower() + error.strerror[1:]


def server_unavailable(error_subject: ErrorSubject, answer: str) -> MailboxUnavailable:
    """The error for a server that said BYE, or that it can't now."""
    wait = {"retry_after": PATIENCE_SECONDS} if is_busy(answer) else {}
    sentence = f"The server of the mailbox '{error_subject.mailbox}' can't serve it now."
    return MailboxUnavailable(sentence + _server_says(answer), **wait)


def login_refused(error_subject: ErrorSubject, answer: str, *, by_token: bool) -> MailboxRefused:
    remedy = (
        f"Give the consent again: rapport mailbox login {error_subject.mailbox}."
        if by_token
        else "Check its user and its password."
    )
    return MailboxRefused(
        f"{error_subject.host} does not accept the login of the mailbox '{error_subject.mailbox}'. {remedy}"
        + _server_says(answer)
    )


def passwords_not_accepted(error_subject: ErrorSubject) -> MailboxRefused:
    return MailboxRefused(
        f"{error_subject.host} takes no password of this kind for the mailbox '{error_subject.mailbox}' on this "
        'line. Write tls = "implicit", or use auth = "google" or "microsoft" if it is theirs.'
    )


def connection_not_encrypted(error_subject: ErrorSubject) -> MailboxRefused:
    return MailboxRefused(
        f"The line to {error_subject.host} would not be encrypted, password included. "
        'Write tls = "implicit" or "starttls", or add insecure = true if you know why.'
    )


def starttls_not_offered(error_subject: ErrorSubject) -> MailboxRefused:
    return MailboxRefused(
        f"{error_subject.host} offers no STARTTLS on port {error_subject.port}, so nothing was sent there. "
        'Write tls = "implicit" and its port, usually 993.'
    )


def certificates_unreadable(file: str) -> MailboxRefused:
    return MailboxRefused(
        f"The file {file} has no certificates that can be read. Name one with the certificate of "
        "the authority that vouches for the mail server, in PEM."
    )


def tls_refused(
    error_subject: ErrorSubject, error: ssl.SSLError
) -> MailboxRefused | MailboxUnavailable:
    if isinstance(error, ssl.SSLCertVerificationError):
        return MailboxRefused(
            f"The certificate of {error_subject.host} is not accepted: "
            f"{error_subject.redact(error.verify_message).rstrip('.')}. Check `host`; if an authority of "
            "your own vouches for the server, name its certificate in SSL_CERT_FILE."
        )
    if error.reason in _NOT_TLS_REASONS:
        return MailboxRefused(
            f"{error_subject.host} speaks no TLS on port {error_subject.port}. Check `port` and `tls`: "
            'port 993 goes with "implicit", port 143 with "starttls".'
        )
    return server_unreachable(error_subject, "the encrypted line could not be set up")


def folder_refused(error_subject: ErrorSubject, folder: str, answer: str) -> FolderRefused:
    what = f"The folder {_quote_name(folder)} of the mailbox '{error_subject.mailbox}'"
    if re.search(r"\[(?:NONEXISTENT|TRYCREATE)\]", answer, re.IGNORECASE):
        return FolderRefused(f"{what} does not exist. Make it, or correct its name in the config.")
    if re.search(r"\[NOPERM\]", answer, re.IGNORECASE):
        return FolderRefused(f"{what} is closed to this account. Give it the right on the server.")
    if re.search(r"\[OVERQUOTA\]", answer, re.IGNORECASE):
        return FolderRefused(f"{what} is full. Free some space in this account.")
    if _TOO_LARGE_PATTERN.search(answer):
        return FolderRefused(
            f"{what} takes no mail as large as this one. Write it with smaller files, or with none."
        )
    return FolderRefused(
        f"{what} is refused by the server. Look at it there.{_server_says(answer)}"
    )


def folder_read_only(error_subject: ErrorSubject, folder: str) -> FolderRefused:
    return FolderRefused(
        f"The folder {_quote_name(folder)} of the mailbox '{error_subject.mailbox}' can be read, but not changed. "
        'Give the account the right on the server, or write after = "leave".'
    )


def keyword_not_kept(error_subject: ErrorSubject, keyword: str) -> FolderRefused:
    return FolderRefused(
        f"The server of the mailbox '{error_subject.mailbox}' does not keep the keyword {_quote_name(keyword)}. "
        'Write after = { move = "…" } or after = "leave".'
    )


def move_not_supported(error_subject: ErrorSubject) -> FolderRefused:
    return FolderRefused(
        f"The server of the mailbox '{error_subject.mailbox}' can neither move a mail nor remove a single "
        'one. Write after = { keyword = "…" } or after = "leave".'
    )


def mails_missing(error_subject: ErrorSubject, uids: tuple[int, ...], answer: str) -> MailMissing:
    mails = "a mail" if len(uids) == 1 else f"{len(uids)} mails"
    return MailMissing(
        f"The server of the mailbox '{error_subject.mailbox}' did not give {mails} that it has listed."
        + _server_says(answer),
        uids,
    )


def move_refused(
    error_subject: ErrorSubject, target: str, uids: tuple[int, ...], answer: str
) -> FolderRefused | MailMissing:
    if re.search(r"\[EXPUNGEISSUED\]", answer, re.IGNORECASE):
        return mails_missing(error_subject, uids, answer)
    return folder_refused(error_subject, target, answer)


def _server_says(answer: str) -> str:
    return f" The server says: {answer}" if answer else ""


def _quote_name(text: str) -> str:
    printable = "".join(letter if letter.isprintable() else "…" for letter in text)
    return f"'{printable[:_LONGEST_ANSWER]}'"
