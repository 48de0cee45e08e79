"""How many of a sender's words are missing from what was read as new."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ingest import message, quotes
from journal.model import Mail
from tests.ingest.cases.kept import KEPT
from tests.ingest.cases.pages import PAGES, SAID
from tests.ingest.cases.replies import all_cases

# Percent of the mails in which a word may be missing.
MOST = 1.0
_WORD = re.compile(r"\w+")
_HEAD = "From: a@x.example\r\nSubject: Re: Offer\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def missing(expected: str, got: str) -> Counter[str]:
    """The words that should be there and are not, each as often as it is missing."""
    return Counter(_WORD.findall(expected)) - Counter(_WORD.findall(got))


def of_sample(expected: dict[str, Any], mail: Mail) -> bool | None:
    """Whether a word is missing of a mail of the corpora; None where nothing is said of its text.

    What was forwarded without a word is kept as the original's text.
    """
    said = expected["expect"]
    wanted = [said["reply_text"]] if "reply_text" in said else said.get("reply_contains", [])
    if not wanted:
        return None
    kept = mail.new_text or (mail.original.text if mail.original else "")
    return any(missing(each, kept) for each in wanted)


def of_written() -> Iterator[tuple[str, bool]]:
    """The name of each mail that the tests write, and whether a word of it is missing."""
    for case in all_cases():
        yield case.name, bool(missing(case.new, quotes.split(case.text).new))
    for text in KEPT:
        yield text[:60], bool(missing(text, quotes.split(text).new))
    for client, page in PAGES.items():
        mail = message.parse(f"{_HEAD}{page}".encode())
        yield client, bool(missing(SAID, mail.new_text))
