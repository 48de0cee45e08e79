"""PURE. Decides whether a mail without a status part is a bounce.

By words, those that servers are known to write:

    a daemon            with the subject of a report, or words of failure
    anybody             with both, and a code or an address that stands alone

By structure, where the words are not known:

    a daemon by name    returns a mail that the report's recipient has sent
    a mailer-daemon     names an address alone, and says nothing of success
    a daemon            names an address beside a status code; or returns such a mail, is none of
                        those it went to, and names one of them
    another machine     returns such a mail, names whom it went to, and a status code
    an unknown sender   the same, and is of another house, answers and forwards nothing

A person passes reports on, returns mails and speaks of parcels: a mail that answers or forwards by
its subject, or comes from the sender of the returned mail, is a person's.
"""

import re

from ingest import words
from ingest.parse.mime import addresses
from ingest.parse.mime.headers import Headers
from ingest.parse.mime.structure import MimePart
from ingest.parse.reports import daemons, returned_mail
from ingest.words import failures

STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_SMTP_CODE = re.compile(
    r"(?<![\d.])(?:[45][0-7]\d[ -](?:[a-z#\d<]|$)|smtp)", re.IGNORECASE | re.MULTILINE
)
# `550 5.1.1`, `550-5.7.1`, `#5.1.1`: no number of a version or a paragraph.
_FAILURE_CODE = re.compile(
    r"(?<![\d.])[45]\d\d[ -]#?[45]\.\d{1,3}\.\d{1,3}(?![\d.])|#[45]\.\d\.\d{1,3}"
)
# An address that stands alone on its line, in angles, or before a colon.
_ADDRESS_LINE = re.compile(
    r"(?:^[ \t>*-]*|<)[^\s<>@]{1,100}@[^\s<>@,;]{3,200}(?:>|[ \t]*$|:|\.{3})", re.MULTILINE
)
_BEGINNING = 4_000
_ADDRESS_CHARS = 20_000


def looks_like_bounce(root: MimePart, text: str) -> bool:
    found = root.headers
    return _is_told_by_words(found, text) or _is_told_by_structure(root, text)


def is_passed_on(found: Headers) -> bool:
    """Says whether a person sends a report on, or answers about it."""
    prefixed = daemons.is_answer(found) or daemons.is_forward(found)
    return prefixed and not daemons.is_machine(found)


def _is_told_by_words(found: Headers, text: str) -> bool:
    subject = words.normalise(found.text("subject"))
    says_so = any(phrase in subject for phrase in failures.BOUNCE_SUBJECTS)
    is_daemon = daemons.is_daemon(found)
    if says_so is is_daemon:
        # A daemon's subject is enough, and anybody's without one is no bounce.
        return says_so
    beginning = text[:_BEGINNING].lower()
    fails = any(phrase in beginning for phrase in failures.BOUNCE_PHRASES)
    if is_daemon:
        return fails
    # Parcels are undeliverable too, and people pass reports on: a server names codes or an address.
    if not fails or found.get("in-reply-to"):
        return False
    if daemons.is_forward(found):
        # The decision says later whether one of us passes it on.
        return "final-recipient:" in text.lower()
    return bool(
        STATUS.search(beginning) or _SMTP_CODE.search(beginning) or _ADDRESS_LINE.search(beginning)
    )


def _is_told_by_structure(root: MimePart, text: str) -> bool:
    found = root.headers
    if is_passed_on(found):
        return False
    is_daemon = daemons.is_daemon(found)
    # Nearly no mail has a code anywhere: then its lines need not be asked.
    may_have_code = bool(_FAILURE_CODE.search(text[:_BEGINNING]))
    lines = returned_mail.report_lines(text[:_BEGINNING]) if is_daemon or may_have_code else []
    own_words = "\n".join(lines).lower()
    has_code = bool(_FAILURE_CODE.search(own_words))
    if not (has_code or is_daemon):
        return False
    succeeds = any(phrase in own_words for phrase in failures.SUCCESS_PHRASES)
    reports = has_code or (daemons.is_mailer_daemon(found) and not succeeds)
    if is_daemon and reports and _ADDRESS_LINE.search(own_words):
        return True
    returned = returned_mail.returned_headers(root, text)
    if returned is None or not _was_sent_by_recipient(found, returned):
        return False
    if daemons.is_named_daemon(found):
        return not succeeds
    return _names_recipient(own_words, found, returned) and (
        is_daemon or (has_code and (daemons.is_machine(found) or _is_stranger(found)))
    )


def _names_recipient(own_words: str, found: Headers, returned: Headers) -> bool:
    """Says whether it names a recipient of the returned mail, and none of these wrote the report."""
    went_to = _addresses(returned, "to", "cc", "bcc")
    is_theirs = bool(_addresses(found, "from") & went_to)
    return not is_theirs and any(address in own_words for address in went_to)


def _was_sent_by_recipient(found: Headers, returned: Headers) -> bool:
    """Says whether the report's recipient, and not its sender, sent the returned mail."""
    sent_by = _addresses(returned, "from", "sender", "return-path", "reply-to")
    reaches = _addresses(found, "to", "delivered-to", "x-original-to", "envelope-to")
    return bool(sent_by & reaches) and not sent_by & _addresses(found, "from")


def _is_stranger(found: Headers) -> bool:
    """Says whether the sender is a stranger: answers nothing, and is of another house."""
    if found.get("in-reply-to"):
        return False
    houses = {each.rpartition("@")[2] for each in _addresses(found, "to", "cc")}
    return not houses & {each.rpartition("@")[2] for each in _addresses(found, "from")}


def _addresses(found: Headers, *names: str) -> set[str]:
    return {
        each.address.lower()
        for name in names
        for each in addresses.parse(found.get(name)[:_ADDRESS_CHARS])
        if "@" in each.address
    }
