"""PURE. Matches a mail's addresses to contacts; the first row is never simply taken.

    exact       the address as it is written          one contact has it: that one
    loose       the same account, spelled otherwise   one contact has it: that one
    several     in this order decide: the conversation, the display name, the other address of
                Reply-To, the owner, who was clearly spoken to last. Each keeps those whom it
                fits; a single one who is left is meant
    still more  unclear: a person is asked, if it is the main party
    none        unknown; the address is kept, and whom Reply-To names is suggested

The first three are proof. Owner and time only make it likely: that is not enough if one of those
who share the address is closed, since the mail may be theirs.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from ingest.decide import signal_text
from ingest.decide.parties import Outsider, Parties
from journal.fold import address_key, loose_key, name_key
from journal.model import DecisionSignal, ParticipantPart, contact_number

_CLEARLY_NEARER = timedelta(days=30)
_RECENT_DAYS = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class KnownContact:
    """A contact as matching needs it; nothing new may be recorded of a closed one."""

    id: int
    name: str = ""
    owner: str = ""
    closed: bool = False
    last_spoken: datetime | None = None
    is_company: bool = False


@dataclass(frozen=True, slots=True)
class LookupResult:
    """Holds what the record knows about the addresses of one mail, each kind under its own keys."""

    exact: Mapping[str, tuple[KnownContact, ...]] = field(default_factory=dict)
    loose: Mapping[str, tuple[KnownContact, ...]] = field(default_factory=dict)
    companies: Mapping[str, tuple[KnownContact, ...]] = field(default_factory=dict)
    conversation: frozenset[int] = frozenset()
    ignored: frozenset[str] = frozenset()
    recent: int = 0
    # Whom the mail names, as they were found for the look-up; None when nothing was looked up.
    parties: Parties | None = None


@dataclass(frozen=True, slots=True)
class ContactMatch:
    """The match of a party: `person` is None for nobody and for several, who are `candidates`."""

    outsider: Outsider
    person: KnownContact | None = None
    candidates: tuple[KnownContact, ...] = ()
    matched_by: str = ""
    is_likely: bool = False

    @property
    def is_closed(self) -> bool:
        if self.person is None or self.is_likely:
            return any(each.closed for each in self.candidates)
        return self.person.closed


@dataclass(frozen=True, slots=True)
class MatchHints:
    """The hints that tell apart contacts who share an address."""

    known: LookupResult
    salesperson: str
    now: datetime


def match_contacts(outside: Iterable[Outsider], hints: MatchHints) -> tuple[ContactMatch, ...]:
    """A match for each party, in their order; a Reply-To of somebody else follows its sender."""
    found: list[ContactMatch] = []
    for each in outside:
        of_sender = _match_outsider(each, hints)
        found.append(of_sender)
        for reply in _reply_to_outsiders(each):
            of_reply = _match_outsider(reply, hints)
            same = {person.id for person in of_sender.candidates}
            if {person.id for person in of_reply.candidates} - same:
                found.append(of_reply)
    return tuple(found)


def match_signals(matches: Iterable[ContactMatch]) -> Iterator[DecisionSignal]:
    for each in matches:
        if each.person is not None and each.matched_by not in {"", "exact"}:
            what = signal_text.contact_match(contact_number(each.person.id), each.matched_by)
            yield DecisionSignal(f"matched_{each.matched_by}", what)
        elif each.person is None and each.candidates:
            is_main = each.outsider.part is ParticipantPart.MAIN
            what = signal_text.shared_address(len(each.candidates), is_main=is_main)
            yield DecisionSignal("ambiguous", what)


def find_candidates(key: str, known: LookupResult) -> tuple[KnownContact, ...]:
    return known.exact.get(key) or known.loose.get(loose_key(key)) or ()


def _match_outsider(outsider: Outsider, hints: MatchHints) -> ContactMatch:
    """Matches one party; Reply-To can't replace an address that nobody has: anybody can write one."""
    candidates = _without_duplicates(find_candidates(outsider.key, hints.known))
    if not candidates:
        return ContactMatch(outsider)
    if len(candidates) == 1:
        by = "exact" if hints.known.exact.get(outsider.key) else "loose"
        return ContactMatch(outsider, candidates[0], candidates, by)
    return _break_tie(outsider, candidates, hints)


def _reply_to_outsiders(outsider: Outsider) -> Iterator[Outsider]:
    for each in outsider.other_addresses:
        name = each.name or outsider.name
        yield Outsider(each.address, address_key(each.address), name, ParticipantPart.CC)


_TieBreaker = Callable[[tuple[KnownContact, ...], Outsider, MatchHints], Iterable[KnownContact]]


def _break_tie(
    outsider: Outsider, candidates: tuple[KnownContact, ...], hints: MatchHints
) -> ContactMatch:
    remaining = candidates
    for by, tell, is_likely in _TIE_BREAKERS:
        fitting = tuple(tell(remaining, outsider, hints))
        if len(fitting) == 1:
            return ContactMatch(outsider, fitting[0], candidates, by, is_likely)
        remaining = fitting or remaining
    return ContactMatch(outsider, None, candidates)


def _in_conversation(
    candidates: tuple[KnownContact, ...], _outsider: Outsider, hints: MatchHints
) -> Iterable[KnownContact]:
    return (each for each in candidates if each.id in hints.known.conversation)


def _with_display_name(
    candidates: tuple[KnownContact, ...], outsider: Outsider, _hints: MatchHints
) -> Iterable[KnownContact]:
    """Gives those with the display name; `Doe, Jane` is Jane Doe."""
    wanted = sorted(name_key(outsider.name).split())
    return (each for each in candidates if wanted and sorted(name_key(each.name).split()) == wanted)


def _with_reply_to_address(
    candidates: tuple[KnownContact, ...], outsider: Outsider, hints: MatchHints
) -> Iterable[KnownContact]:
    keys = [address_key(each.address) for each in outsider.other_addresses]
    ids = {person.id for key in keys for person in find_candidates(key, hints.known)}
    return (each for each in candidates if each.id in ids)


def _owned_by_salesperson(
    candidates: tuple[KnownContact, ...], _outsider: Outsider, hints: MatchHints
) -> Iterable[KnownContact]:
    wanted = hints.salesperson.strip().casefold()
    return (each for each in candidates if wanted and each.owner.strip().casefold() == wanted)


def _spoken_to_last(
    candidates: tuple[KnownContact, ...], _outsider: Outsider, hints: MatchHints
) -> Iterable[KnownContact]:
    """The one who was last spoken to, within a year, and a month later than anybody else."""
    times = [(each.last_spoken, each) for each in candidates if each.last_spoken is not None]
    times.sort(key=lambda pair: pair[0], reverse=True)
    if not times or hints.now - times[0][0] > _RECENT_DAYS:
        return
    if len(times) == 1 or times[0][0] - times[1][0] >= _CLEARLY_NEARER:
        yield times[0][1]


_TIE_BREAKERS: tuple[tuple[str, _TieBreaker, bool], ...] = (
    ("conversation", _in_conversation, False),
    ("name", _with_display_name, False),
    ("reply_to", _with_reply_to_address, False),
    ("owner", _owned_by_salesperson, True),
    ("recent", _spoken_to_last, True),
)


def _without_duplicates(people: Iterable[KnownContact]) -> tuple[KnownContact, ...]:
    return tuple({each.id: each for each in people}.values())
