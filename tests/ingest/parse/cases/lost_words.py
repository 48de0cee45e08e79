"""Counts the sender's words that are missing from the new text."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ingest.parse import message
from ingest.parse.quoting import quotes
from journal.model import Mail
from tests.ingest.parse.cases.html_replies import HTML_PAGES, NEW_TEXT
from tests.ingest.parse.cases.not_quotes import KEPT_TEXTS
from tests.ingest.parse.cases.replies import all_cases

# Percent of the mails in which a word may be missing.
MOST_PERCENT = 1.0
_WORD = re.compile(r"\w+")
_HEAD = "From: a@x.example\r\nSubject: Re: Offer\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def missing_words(expected: str, got: str) -> Counter[str]:
    """The words that should be there and are not, each as often as it is missing."""
    return Counter(_WORD.findall(expected)) - Counter(_WORD.findall(got))


def is_word_lost(expected: dict[str, Any], mail: Mail) -> bool | None:
    """Says whether a word of a mail of the corpora is missing; None if its text is not given.

    A forward without a word of its own keeps the original's text.
    """
    expectation = expected["expect"]
    wanted = (
        [expectation["reply_text"]]
        if "reply_text" in expectation
        else expectation.get("reply_contains", [])
    )
    if not wanted:
        return None
    text = mail.new_text or (mail.original.text if mail.original else "")
    return any(missing_words(each, text) for each in wanted)


def lost_in_written_cases() -> Iterator[tuple[str, bool]]:
    """The name of each mail that the tests write, and whether a word of it is missing."""
    for case in all_cases():
        yield case.name, bool(missing_words(case.new_text, quotes.split_quotes(case.text).new_text))
    for text in KEPT_TEXTS:
        yield text[:60], bool(missing_words(text, quotes.split_quotes(text).new_text))
    for client, page in HTML_PAGES.items():
        mail = message.parse(f"{_HEAD}{page}".encode())
        yield client, bool(missing_words(NEW_TEXT, mail.new_text))
