"""PURE. Decides whether a mail is a copy of a known one, by the content and not by the ids.

Anybody can give a mail the Message-ID, From and Date of another one. So two mails of one delivery key
are one only if they also say the same: subject, attachments, and either the whole text or what is new
in it. Servers and lists on the way change white space, put `[List]` before the subject, add a footer
and rewrite who it is to; none of that counts.

    likeness    digest of the whole : digest of what is shown

A likeness is of the program that read the mail: another version may read it differently.
"""

import hashlib
import re
from collections.abc import Iterable

from journal.fold import LONGEST_THREAD_SUBJECT, base_subject

# `[Sales] `, `[EXTERNAL]`, `***SPAM*** `: what servers and lists put before a subject.
_SUBJECT_TAG = re.compile(r"^\s*(?:\[[^\[\]]{0,40}\]|\*{2,5}[^*]{0,40}\*{2,5})")


def mail_likeness(subject: str, text: str, shown: str, files: Iterable[str]) -> str:
    """The likeness; `shown` is the text in the record, `files` are digests in any order."""
    around = (_bare_subject(subject), *sorted(files))
    whole = "".join(text.split())
    return (
        f"{parts_digest(whole, *around)}:{parts_digest(''.join(shown.split()) or whole, *around)}"
    )


def is_alike(known: str, found: str) -> bool:
    """Says whether both have the same content; assumed for a mail without a likeness."""
    if not known or not found:
        return True
    return not set(known.split(":")).isdisjoint(found.split(":"))


def key_of_other(delivery_key: str, likeness: str) -> str:
    """The key of a mail with other content than the known mail of its delivery key."""
    return f"{delivery_key}:{likeness.rpartition(':')[2]}"


def is_key_of_other(key: str, delivery_key: str) -> bool:
    """Says whether it is the key of a mail that was told apart from the one of the delivery key."""
    return key.startswith(f"{delivery_key}:")


def _bare_subject(subject: str) -> str:
    rest = subject[:LONGEST_THREAD_SUBJECT]
    while match := _SUBJECT_TAG.match(rest):
        rest = rest[match.end() :]
    return base_subject(rest)


def parts_digest(*parts: str) -> str:
    """The digest of parts, each with its length before it, so that no two lists look alike."""
    found = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "backslashreplace")
        found.update(f"{len(data)}:".encode() + data)
    return found.hexdigest()[:40]
