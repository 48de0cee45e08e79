"""Finds the contacts named before the colon: one for each name, or a choice.

`Lovelace, Ada` may be one person, and is when its parts alone are not clear.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from bot.grammar import split_names
from bot.listeners.shared.contact_search import MOST_OFFERED
from journal.model import Contact
from journal.store.contacts import lookup


@dataclass(frozen=True, slots=True)
class NamedContact:
    """A name with its contacts; if `certain`, the first alone is meant."""

    typed: str
    candidates: tuple[Contact, ...]
    is_certain: bool

    @property
    def is_choice(self) -> bool:
        return not self.is_certain and 0 < len(self.candidates) <= MOST_OFFERED


def resolve(session: Session, names: str) -> tuple[NamedContact, ...]:
    split = split_names(names) or (names.strip(),)
    each_found = lookup.find_each(
        session, names, [each for each in split if each], limit=MOST_OFFERED + 1
    )
    return tuple(
        NamedContact(typed, found.contacts, found.is_certain) for typed, found in each_found.items()
    )


def certain_ids(found: Sequence[NamedContact]) -> tuple[int, ...]:
    """The ids of the certain ones, each once, in the order they were typed."""
    return tuple(dict.fromkeys(each.candidates[0].id for each in found if each.is_certain))
