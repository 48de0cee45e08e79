"""Contacts and segments for the Tab key, read from SQLite's file as it is: a key that is pressed can't wait for an import.

Every word that was typed begins a word of the contact, or what was typed is its number.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journal.fold import folded_words

_NUMBER = re.compile(r"#?\s*[kK]-?(\d{1,15})", re.ASCII)
_AFTER_ANY_LETTER = "\U0010ffff"
_MOST_WORDS = 8
_BEGINS = "SELECT contact_id FROM contact_token WHERE token >= ? AND token < ?"
_CONTACTS = """
    SELECT contact.id, contact.name, coalesce(group_concat(contact_address.value, char(10)), '')
    FROM contact LEFT JOIN contact_address ON contact_address.contact_id = contact.id
    WHERE contact.merged_into IS NULL AND contact.id IN ({which})
    GROUP BY contact.id ORDER BY contact.name_key, contact.id LIMIT ?
"""
_SEGMENTS = """
    SELECT code, name FROM segment WHERE lower(code) >= ? AND lower(code) < ? ORDER BY code LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class CompletedContact:
    number: str
    name: str
    addresses: tuple[str, ...]


def find_completions(file: Path, typed: str, *, limit: int) -> tuple[CompletedContact, ...]:
    """The contacts that may be meant; none where the database is not there, or another one."""
    number = _NUMBER.fullmatch(typed.strip())
    words = folded_words(typed)[:_MOST_WORDS]
    if not number and not words:
        return ()
    which = "?" if number else " INTERSECT ".join([_BEGINS] * len(words))
    values = [int(number[1])] if number else list(_ranges(words))
    rows = _read(file, _CONTACTS.format(which=which), (*values, limit))
    return tuple(
        CompletedContact(f"K-{id_}", name, tuple(addresses.splitlines()))
        for id_, name, addresses in rows
    )


def find_segment_codes(file: Path, typed: str, *, limit: int) -> list[tuple[str, str]]:
    """The codes that begin with what was typed, each with what the segment is called."""
    begun = typed.strip().casefold()
    return _read(file, _SEGMENTS, (begun, begun + _AFTER_ANY_LETTER, limit))


def _read(file: Path, statement: str, values: tuple[str | int, ...]) -> list[Any]:
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
            return database.execute(statement, values).fetchall()
    except sqlite3.Error:
        return []


def _ranges(words: tuple[str, ...]) -> Iterator[str]:
    for word in words:
        yield from (word, word + _AFTER_ANY_LETTER)
