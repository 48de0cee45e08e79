"""Every sentence about what an IMAP server refuses, and what it means for us.

A server's own words are repeated, but never trusted: no password, token or address gets through,
nothing invisible, and not much of it.
"""

import re
import ssl
from dataclasses import dataclass, field

from journal.errors import FolderRefused, MailboxRefused, MailboxUnavailable, MailMissing

# How long a server wants to be left alone that asks for patience without saying how long.
PATIENCE_SECONDS = 300.0
_LONGEST = 200
# RFC 5530, RFC 9738, and what Gmail, Microsoft, Yahoo and Dovecot say in words.
_NOT_BUSY = re.compile(
    r"\[(?:AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|EXPIRED|CONTACTADMIN)\]", re.IGNORECASE
)
_BUSY = re.compile(
    r"\[(?:LIMIT|UNAVAILABLE|INUSE|THROTTLED)\b|too many|\brate\b|throttl|try again|bandwidth"
    r"|not connected|unavailable",
    re.IGNORECASE,
)
_TROUBLE = re.compile(r"\[SERVERBUG\]|internal (?:server )?error|temporar", re.IGNORECASE)
# What the library puts around a server's words.
_AROUND = re.compile(r"^[\w ]*(?: failed| command error): (?:BAD )?|^command: \w+ => ")
_ADDRESS = re.compile(r"[^\s<>\"'(),;:]*@[^\s<>\"'(),;]*")
# How the library begins when an answer was none, and how we do when one was too much.
_LIBRARY = re.compile(
    r"unexpected |no CAPABILITY|server not IMAP4|command \w+ illegal|Server replied"
)
OURS = "it sent "
NOT_UNDERSTOOD = "its answer was not understood"
# What OpenSSL says when the other side does not speak TLS, or none that is still safe.
_NOT_TLS = frozenset(
    {
        "WRONG_VERSION_NUMBER",
        "RECORD_LAYER_FAILURE",
        "UNSUPPORTED_PROTOCOL",
        "TLSV1_ALERT_PROTOCOL_VERSION",
        "HTTP_REQUEST",
    }
)


@dataclass(frozen=True, slots=True)
class Where:
    """Which mailbox the sentences are about, and what must not be in them."""

    mailbox: str
    host: str
    port: int
    secrets: tuple[str, ...] = field(default=(), repr=False)

    def words(self, error: Exception) -> str:
        """What the server said, as the library gives it, fit to be shown."""
        said = error.args[0] if error.args else ""
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        return self.fit(_AROUND.sub("", text))

    def fit(self, text: str) -> str:
        for secret in self.secrets:
            text = text.replace(secret, "…")
        text = "".join(letter if letter.isprintable() else " " for letter in text)
        return _ADDRESS.sub("…", " ".join(text.split()))[:_LONGEST]


def is_busy(said: str) -> bool:
    return _BUSY.search(said) is not None and _NOT_BUSY.search(said) is None


def is_trouble(said: str) -> bool:
    """Nothing is wrong with what was asked; the server could not."""
    return is_busy(said) or _TROUBLE.search(said) is not None


def lost(where: Where, why: str) -> MailboxUnavailable:
    return MailboxUnavailable(f"The line to the mailbox '{where.mailbox}' broke off: {why}.")


def unreachable(where: Where, why: str) -> MailboxUnavailable:
    return MailboxUnavailable(
        f"The mailbox '{where.mailbox}' can't be reached at {where.host}, port {where.port}: {why}."
    )


def ended(where: Where, error: Exception) -> MailboxUnavailable:
    """The line is over, in its greeting or later: by the server's BYE, or by something odd."""
    said = where.words(error)
    if "socket error" in said:
        return lost(where, "the server ended it")
    if said.startswith(OURS):
        return lost(where, said)
    if _LIBRARY.match(said):
        return lost(where, NOT_UNDERSTOOD)
    return sent_away(where, said.removeprefix("* "))


def reason(error: OSError) -> str:
    if isinstance(error, TimeoutError):
        return "it did not answer in time"
    if isinstance(error, ssl.SSLError) or not error.strerror:
        return "the connection failed"
    return error.strerror[:1].lower() + error.strerror[1:]


def sent_away(where: Where, said: str) -> MailboxUnavailable:
    """The server said BYE, or that it can't now."""
    wait = {"retry_after": PATIENCE_SECONDS} if is_busy(said) else {}
    sentence = f"The server of the mailbox '{where.mailbox}' can't serve it now."
    return MailboxUnavailable(sentence + _quoted(said), **wait)


def login_refused(where: Where, said: str, *, by_token: bool) -> MailboxRefused:
    remedy = (
        f"Give the consent again: rapport mailbox login {where.mailbox}."
        if by_token
        else "Check its user and its password."
    )
    return MailboxRefused(
        f"{where.host} does not accept the login of the mailbox '{where.mailbox}'. {remedy}"
        + _quoted(said)
    )


def no_passwords(where: Where) -> MailboxRefused:
    return MailboxRefused(
        f"{where.host} takes no password of this kind for the mailbox '{where.mailbox}' on this "
        'line. Write tls = "implicit", or use auth = "google" or "microsoft" if it is theirs.'
    )


def not_encrypted(where: Where) -> MailboxRefused:
    return MailboxRefused(
        f"The line to {where.host} would not be encrypted, password included. "
        'Write tls = "implicit" or "starttls", or add insecure = true if you know why.'
    )


def no_starttls(where: Where) -> MailboxRefused:
    return MailboxRefused(
        f"{where.host} offers no STARTTLS on port {where.port}, so nothing was sent there. "
        'Write tls = "implicit" and its port, usually 993.'
    )


def no_authorities(file: str) -> MailboxRefused:
    return MailboxRefused(
        f"The file {file} has no certificates that can be read. Name one with the certificate of "
        "the authority that vouches for the mail server, in PEM."
    )


def tls_refused(where: Where, error: ssl.SSLError) -> MailboxRefused | MailboxUnavailable:
    if isinstance(error, ssl.SSLCertVerificationError):
        return MailboxRefused(
            f"The certificate of {where.host} is not accepted: "
            f"{where.fit(error.verify_message).rstrip('.')}. Check `host`; if an authority of "
            "your own vouches for the server, name its certificate in SSL_CERT_FILE."
        )
    if error.reason in _NOT_TLS:
        return MailboxRefused(
            f"{where.host} speaks no TLS on port {where.port}. Check `port` and `tls`: "
            'port 993 goes with "implicit", port 143 with "starttls".'
        )
    return unreachable(where, "the encrypted line could not be set up")


def folder_refused(where: Where, folder: str, said: str) -> FolderRefused:
    what = f"The folder {_name(folder)} of the mailbox '{where.mailbox}'"
    if re.search(r"\[(?:NONEXISTENT|TRYCREATE)\]", said, re.IGNORECASE):
        return FolderRefused(f"{what} does not exist. Make it, or correct its name in the config.")
    if re.search(r"\[NOPERM\]", said, re.IGNORECASE):
        return FolderRefused(f"{what} is closed to this account. Give it the right on the server.")
    return FolderRefused(f"{what} is refused by the server. Look at it there.{_quoted(said)}")


def read_only(where: Where, folder: str) -> FolderRefused:
    return FolderRefused(
        f"The folder {_name(folder)} of the mailbox '{where.mailbox}' can be read, but not changed. "
        'Give the account the right on the server, or write after = "leave".'
    )


def no_keyword(where: Where, keyword: str) -> FolderRefused:
    return FolderRefused(
        f"The server of the mailbox '{where.mailbox}' does not keep the keyword {_name(keyword)}. "
        'Write after = { move = "…" } or after = "leave".'
    )


def no_move(where: Where) -> FolderRefused:
    return FolderRefused(
        f"The server of the mailbox '{where.mailbox}' can neither move a mail nor remove a single "
        'one. Write after = { keyword = "…" } or after = "leave".'
    )


def mails_missing(where: Where, uids: tuple[int, ...], said: str) -> MailMissing:
    mails = "a mail" if len(uids) == 1 else f"{len(uids)} mails"
    return MailMissing(
        f"The server of the mailbox '{where.mailbox}' did not give {mails} that it has listed."
        + _quoted(said),
        uids,
    )


def not_carried(
    where: Where, target: str, uids: tuple[int, ...], said: str
) -> FolderRefused | MailMissing:
    if re.search(r"\[EXPUNGEISSUED\]", said, re.IGNORECASE):
        return mails_missing(where, uids, said)
    return folder_refused(where, target, said)


def _quoted(said: str) -> str:
    return f" The server says: {said}" if said else ""


def _name(text: str) -> str:
    shown = "".join(letter if letter.isprintable() else "…" for letter in text)
    return f"'{shown[:_LONGEST]}'"
