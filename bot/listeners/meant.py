"""Who is meant by what stands before the colon: one contact for each part, or a choice.

`Lovelace, Ada` may be one person, and is when its parts alone are not clear. Whoever was picked
already for a part stays picked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from bot.grammar import parts
from bot.listeners.finding import OFFERED, contacts_like
from journal.model import Contact
from journal.store import contacts


@dataclass(frozen=True, slots=True)
class Part:
    """`certain`: the first alone is meant."""

    typed: str
    found: tuple[Contact, ...]
    certain: bool

    @property
    def is_choice(self) -> bool:
        return not self.certain and 0 < len(self.found) <= OFFERED


def looked_up(session: Session, who: str, picked: Sequence[int] = ()) -> tuple[Part, ...]:
    """`picked` has the id for each part in its place, 0 for one that was not asked about."""
    split = parts(who) or (who.strip(),)
    found = tuple(_part(session, each) for each in split if each)
    if len(split) > 1 and not all(each.certain for each in found):
        whole = _part(session, who)
        if whole.certain:
            return (whole,)
    return tuple(_picked(session, each, picked, place) for place, each in enumerate(found))


def _part(session: Session, typed: str) -> Part:
    found = contacts_like(session, typed)
    return Part(typed, found.contacts, found.certain)


def _picked(session: Session, part: Part, picked: Sequence[int], place: int) -> Part:
    if part.certain or place >= len(picked) or not picked[place]:
        return part
    chosen = contacts.get_many(session, [picked[place]])
    return Part(part.typed, tuple(chosen.values()), certain=True) if chosen else part


def ids_of(found: Sequence[Part]) -> tuple[int, ...]:
    """Of those that are certain, each once, in the order they were typed."""
    return tuple(dict.fromkeys(each.found[0].id for each in found if each.certain))
