"""Who is meant by what stands before the colon: one contact for each part, or a choice.

`Lovelace, Ada` may be one person, and is when its parts alone are not clear. Whoever was picked
already for a part stays picked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from bot.grammar import split_names
from bot.listeners.shared.contact_search import MOST_OFFERED, find_contacts
from journal.model import Contact
from journal.store.contacts import contacts


@dataclass(frozen=True, slots=True)
class NamedContact:
    """`certain`: the first alone is meant."""

    typed: str
    candidates: tuple[Contact, ...]
    is_certain: bool

    @property
    def is_choice(self) -> bool:
        return not self.is_certain and 0 < len(self.candidates) <= MOST_OFFERED


def resolve(session: Session, names: str, picked: Sequence[int] = ()) -> tuple[NamedContact, ...]:
    """`picked` has the id for each part in its place, 0 for one that was not asked about."""
    split = split_names(names) or (names.strip(),)
    found = tuple(_resolve_part(session, each) for each in split if each)
    if len(split) > 1 and not all(each.is_certain for each in found):
        whole = _resolve_part(session, names)
        if whole.is_certain:
            return (whole,)
    return tuple(_with_picked(session, each, picked, place) for place, each in enumerate(found))


def _resolve_part(session: Session, typed: str) -> NamedContact:
    found = find_contacts(session, typed)
    return NamedContact(typed, found.contacts, found.is_certain)


def _with_picked(
    session: Session, part: NamedContact, picked: Sequence[int], place: int
) -> NamedContact:
    if part.is_certain or place >= len(picked) or not picked[place]:
        return part
    chosen = contacts.get_many(session, [picked[place]])
    return NamedContact(part.typed, tuple(chosen.values()), is_certain=True) if chosen else part


def certain_ids(found: Sequence[NamedContact]) -> tuple[int, ...]:
    """Of those that are certain, each once, in the order they were typed."""
    return tuple(dict.fromkeys(each.candidates[0].id for each in found if each.is_certain))
