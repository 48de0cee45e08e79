"""PURE. Decides whether a mail's sender is a mail server, another machine, or a person."""

from functools import lru_cache

from ingest import words
from ingest.parse.mime import addresses
from ingest.parse.mime.headers import Headers, readable_text
from ingest.words import failures

# Of a subject, encoded: a prefix is within its first word.
_PREFIX_CHARS = 300
# Of one mail each is asked for several times.
_KEPT = 64
_NEGATIVE_VALUES = frozenset({"", "no", "false", "none"})
_MACHINE_PRECEDENCES = frozenset({"bulk", "junk", "auto_reply", "auto-reply"})
# Headers that only servers write, on their reports.
_REPORT_HEADERS = (
    "x-failed-recipients",
    "x-ms-exchange-message-is-ndr",
    "x-mailer-daemon",
    "x-exim-dsn-information",
    "x-bounce-type",
    "x-ricevuta",
)


def is_daemon(found: Headers) -> bool:
    """Says whether it is a daemon: by name, by an empty return path, or by a header of reports."""
    if found.get("return-path").strip() == "<>" or is_named_daemon(found):
        return True
    return any(name in found for name in _REPORT_HEADERS)


def is_named_daemon(found: Headers) -> bool:
    """Says whether it is `MAILER-DAEMON@x.example`, `Mail Delivery System <>` or the like."""
    return _is_daemon_sender(found.get("from")[: addresses.FIRST_CHARS])


@lru_cache(maxsize=_KEPT)
def _is_daemon_sender(value: str) -> bool:
    sender = addresses.first_address(value)
    if sender is None:
        return False
    local = sender.address.lower().partition("@")[0].strip('"')
    name = f"{sender.name} {local}".lower()
    return local.startswith(failures.DAEMON_LOCAL_PARTS) or any(
        n in name for n in failures.DAEMON_NAMES
    )


def is_mailer_daemon(found: Headers) -> bool:
    """Says whether it is `mailer-daemon@x.example`, where `postmaster@x.example` may be a person."""
    sender = addresses.first_address(found.get("from"))
    return sender is not None and sender.address.lower().startswith(failures.MAILER_DAEMONS)


def is_machine(found: Headers) -> bool:
    """Says whether it is a daemon, or says that a machine wrote it."""
    submitted = found.get("auto-submitted").partition(";")[0].strip().lower()
    precedence = found.get("precedence").partition(";")[0].strip().lower()
    return (
        submitted not in _NEGATIVE_VALUES or precedence in _MACHINE_PRECEDENCES or is_daemon(found)
    )


def is_answer(found: Headers) -> bool:
    """Says whether it is an answer, by its subject's prefix in any language."""
    return _prefix(found) in words.REPLY_PREFIXES


def is_forward(found: Headers) -> bool:
    return _prefix(found) in words.FORWARD_PREFIXES


def _prefix(found: Headers) -> str:
    return _prefix_of_subject(found.get("subject")[:_PREFIX_CHARS])


@lru_cache(maxsize=_KEPT)
def _prefix_of_subject(subject: str) -> str:
    prefix, colon, _ = words.normalise(readable_text(subject)).partition(":")
    return prefix.strip() if colon else ""
