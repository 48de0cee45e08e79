"""PURE. Whose mail is it: which contact has which of its addresses. Never simply the first row.

    exact       the address as it is written          one contact has it: that one
    loose       the same account, spelled otherwise   one contact has it: that one
    several     who of them is meant is told by, in this order: the conversation, the display name,
                the other address of Reply-To, the owner, who was clearly spoken to last. Each
                leaves those whom it fits; one who is left is meant
    still more  nobody knows: a person is asked, when it is the main party
    none        unknown; the address is kept

The first three tell whom is meant. Owner and time only make it likely: that is not enough where one
of those who share the address is closed, since the mail may be theirs.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from ingest.parties import Outsider
from journal.fold import address_key, loose_key, name_key
from journal.model import Part, Signal

_NEARER = timedelta(days=30)
_RECENT = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Person:
    """A contact as matching sees it. `closed` is whoever nothing new may be recorded of."""

    id: int
    name: str = ""
    owner: str = ""
    closed: bool = False
    last_spoken: datetime | None = None
    is_company: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What the record knows about the addresses of one mail, each kind under its own keys."""

    exact: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    loose: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    companies: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    conversation: frozenset[int] = frozenset()
    ignored: frozenset[str] = frozenset()
    recent: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """`person` is who is meant; of nobody and of several, None. `candidates` share the address."""

    outsider: Outsider
    person: Person | None = None
    candidates: tuple[Person, ...] = ()
    by: str = ""
    is_likely: bool = False

    @property
    def is_closed(self) -> bool:
        if self.person is None or self.is_likely:
            return any(each.closed for each in self.candidates)
        return self.person.closed


@dataclass(frozen=True, slots=True)
class Asked:
    """What tells apart those who share an address."""

    known: Known
    salesperson: str
    now: datetime


def match(outside: Iterable[Outsider], asked: Asked) -> tuple[Match, ...]:
    """One for each party, in their order; a Reply-To of somebody else follows its sender."""
    found: list[Match] = []
    for each in outside:
        of_sender = _match(each, asked)
        found.append(of_sender)
        for reply in _replies(each):
            of_reply = _match(reply, asked)
            same = {person.id for person in of_sender.candidates}
            if of_reply.person and of_sender.by != "reply_to" and of_reply.person.id not in same:
                found.append(of_reply)
    return tuple(found)


def signals(matches: Iterable[Match]) -> Iterator[Signal]:
    for each in matches:
        if each.person is not None and each.by not in {"", "exact"}:
            yield Signal(f"matched_{each.by}", f"Contact {each.person.id} {_TOLD[each.by]}.")
        elif each.person is None and each.candidates:
            count = len(each.candidates)
            yield Signal("ambiguous", f"{count} contacts share the address of the {_role(each)}.")


_TOLD = {
    "loose": "has the same account, spelled otherwise",
    "conversation": "takes part in the conversation",
    "name": "has the display name",
    "reply_to": "has the address of Reply-To",
    "owner": "belongs to the salesperson",
    "recent": "was spoken to last",
}


def _role(each: Match) -> str:
    return "main party" if each.outsider.part is Part.MAIN else "other party"


def candidates_of(key: str, known: Known) -> tuple[Person, ...]:
    return known.exact.get(key) or known.loose.get(loose_key(key)) or ()


def _match(outsider: Outsider, asked: Asked) -> Match:
    """Reply-To stands in for an address that nobody has."""
    candidates = _unique(candidates_of(outsider.key, asked.known))
    if not candidates:
        return next(_by_reply(outsider, asked), Match(outsider))
    if len(candidates) == 1:
        by = "exact" if asked.known.exact.get(outsider.key) else "loose"
        return Match(outsider, candidates[0], candidates, by)
    return _told_apart(outsider, candidates, asked)


def _by_reply(outsider: Outsider, asked: Asked) -> Iterator[Match]:
    for reply in _replies(outsider):
        found = _match(reply, asked)
        if found.candidates:
            yield replace(found, outsider=outsider, by="reply_to" if found.person else "")


def _replies(outsider: Outsider) -> Iterator[Outsider]:
    for each in outsider.also:
        name = each.name or outsider.name
        yield Outsider(each.address, address_key(each.address), name, Part.CC)


_Tell = Callable[[tuple[Person, ...], Outsider, Asked], Iterable[Person]]


def _told_apart(outsider: Outsider, candidates: tuple[Person, ...], asked: Asked) -> Match:
    left = candidates
    for by, tell, is_likely in _TELLS:
        fitting = tuple(tell(left, outsider, asked))
        if len(fitting) == 1:
            return Match(outsider, fitting[0], candidates, by, is_likely)
        left = fitting or left
    return Match(outsider, None, candidates)


def _in_conversation(
    left: tuple[Person, ...], _outsider: Outsider, asked: Asked
) -> Iterable[Person]:
    return (each for each in left if each.id in asked.known.conversation)


def _of_name(left: tuple[Person, ...], outsider: Outsider, _asked: Asked) -> Iterable[Person]:
    """`Doe, Jane` is Jane Doe."""
    wanted = sorted(name_key(outsider.name).split())
    return (each for each in left if wanted and sorted(name_key(each.name).split()) == wanted)


def _of_reply(left: tuple[Person, ...], outsider: Outsider, asked: Asked) -> Iterable[Person]:
    keys = [address_key(each.address) for each in outsider.also]
    ids = {person.id for key in keys for person in candidates_of(key, asked.known)}
    return (each for each in left if each.id in ids)


def _of_owner(left: tuple[Person, ...], _outsider: Outsider, asked: Asked) -> Iterable[Person]:
    wanted = asked.salesperson.strip().casefold()
    return (each for each in left if wanted and each.owner.strip().casefold() == wanted)


def _spoken_to_last(
    left: tuple[Person, ...], _outsider: Outsider, asked: Asked
) -> Iterable[Person]:
    """Within the year, and a month nearer than anybody else."""
    spoken = [(each.last_spoken, each) for each in left if each.last_spoken is not None]
    spoken.sort(key=lambda pair: pair[0], reverse=True)
    if not spoken or asked.now - spoken[0][0] > _RECENT:
        return
    if len(spoken) == 1 or spoken[0][0] - spoken[1][0] >= _NEARER:
        yield spoken[0][1]


_TELLS: tuple[tuple[str, _Tell, bool], ...] = (
    ("conversation", _in_conversation, False),
    ("name", _of_name, False),
    ("reply_to", _of_reply, False),
    ("owner", _of_owner, True),
    ("recent", _spoken_to_last, True),
)


def _unique(people: Iterable[Person]) -> tuple[Person, ...]:
    return tuple({each.id: each for each in people}.values())
