"""PURE. The words of one contact's name that stand beside each other in a line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from journal.fold import fold
from journal.line.inflection import Case
from journal.line.result import LineContact
from journal.model import ContactKind

NAME_WORD = re.compile(r"[^\W_]+")
MAX_WORDS = 80
LONGEST_WORD = 40

PARTICLES = frozenset(
    [
        "van",
        "de",
        "der",
        "den",
        "ter",
        "ten",
        "von",
        "zu",
        "af",
        "av",
        "di",
        "da",
        "del",
        "la",
        "le",
        "du",
        "dos",
        "t",
        "vd",
        "v",
        "d",
    ]
)
LEGAL_FORMS = frozenset(
    [
        "ab",
        "oy",
        "oyj",
        "as",
        "asa",
        "ltd",
        "limited",
        "inc",
        "llc",
        "plc",
        "gmbh",
        "ag",
        "kg",
        "bv",
        "nv",
        "sa",
        "sas",
        "srl",
        "spa",
        "co",
        "corp",
        "aps",
        "ооо",
        "оао",
        "зао",
        "ао",
        "пао",
        "ип",
        "hb",
        "kb",
        "ky",
        "tmi",
        "ry",
        "ek",
        "for",
        "vof",
    ]
)
# In lower case they are words and no initials: `к Сергею`.
_SMALL_WORDS = frozenset("авикосуяimtw")
_AND = frozenset(["and", "och", "og", "ja", "en", "и", "&", "a", "o", "und", "y"])


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word of the line that may be part of a name, with the names it may be a form of."""

    key: str
    raw: str
    start: int
    end: int
    forms: Mapping[str, Case]

    @property
    def is_capital(self) -> bool:
        return self.raw[:1].isupper()

    @property
    def is_initial(self) -> bool:
        return len(self.key) == 1 and self.key.isalpha()


@dataclass(frozen=True, slots=True)
class NameRun:
    """It is words of one contact that stand beside each other."""

    contact: LineContact
    first: int
    last: int
    matched: int
    is_full: bool
    is_close: bool
    is_first_word: bool
    case: Case
    exact: int
    is_in_order: bool
    capitals: int

    @property
    def strength(self) -> tuple[int, int, int, int]:
        return self.matched, self.is_in_order, self.capitals, self.exact


@dataclass(frozen=True, slots=True)
class OwnName:
    """A contact's own words; `main` are those that matter."""

    words: tuple[str, ...]
    main: frozenset[int]
    legal: frozenset[int]


@lru_cache(maxsize=4096)
def own_name(name: str, kind: ContactKind) -> OwnName:
    words = tuple(fold(each) for each in NAME_WORD.findall(name))
    legal = frozenset(
        place
        for place, word in enumerate(words)
        if kind is ContactKind.COMPANY and word in LEGAL_FORMS
    )
    minor = {place for place, word in enumerate(words) if word in PARTICLES}
    main = frozenset(range(len(words))) - legal - minor
    return OwnName(words, main or frozenset(range(len(words))) - legal, legal)


def name_runs(contact: LineContact, words: Sequence[NameWord], text: str) -> Iterator[NameRun]:
    own = own_name(contact.name, contact.kind)
    for at in range(len(words)):
        run = _run_at(contact, own, words, text, at)
        if run is not None:
            yield run


def _run_at(
    contact: LineContact, own: OwnName, words: Sequence[NameWord], text: str, at: int
) -> NameRun | None:
    used: dict[int, int] = {}
    place = at
    while place < len(words) and (place == at or _is_joined(words, place, text, own, used)):
        hit = _own_place(own, words[place], used)
        if hit is not None:
            used[hit] = place
        elif not (used and _may_stand_between(words[place], own, contact)):
            break
        place += 1
    solid = {hit for hit, where in used.items() if not _is_short(words[where], own.words[hit])}
    if not (solid & own.main):
        return None
    kept = _trim_particles(own, used)
    return _run_of(contact, own, words, kept)


def _trim_particles(own: OwnName, used: Mapping[int, int]) -> Mapping[int, int]:
    """Leaves out a particle at an end that leads to no word of theirs: the `van` of `mail van Bram`."""
    by_place = {where: hit for hit, where in used.items()}
    weighty = [where for where, hit in by_place.items() if hit in own.main | own.legal]
    first, last = min(weighty), max(weighty)
    while by_place.get(first - 1) == by_place[first] - 1:
        first -= 1
    return {hit: where for hit, where in used.items() if first <= where <= last}


def _run_of(
    contact: LineContact, own: OwnName, words: Sequence[NameWord], used: Mapping[int, int]
) -> NameRun:
    cases = [_case(words[where], own.words[hit]) for hit, where in used.items() if hit in own.main]
    oblique = [case for case in cases if case is not Case.SUBJECT]
    matched = len(used.keys() & (own.main | own.legal))
    return NameRun(
        contact=contact,
        first=min(used.values()),
        last=max(used.values()),
        matched=matched,
        is_full=own.main <= used.keys(),
        is_close=False,
        is_first_word=min(own.main) in used,
        case=oblique[0] if oblique else Case.SUBJECT,
        exact=sum(words[where].key == own.words[hit] for hit, where in used.items()),
        is_in_order=sorted(used) == sorted(used, key=lambda hit: used[hit]),
        capitals=sum(words[where].is_capital for where in used.values()),
    )


def _own_place(own: OwnName, word: NameWord, used: Mapping[int, int]) -> int | None:
    """Says which of the contact's words this is; an initial only beside a whole word."""
    free = [place for place in range(len(own.words)) if place not in used]
    for place in free:
        if own.words[place] in word.forms:
            return place
    if word.is_initial and (word.is_capital or (used and word.key not in _SMALL_WORDS)):
        return next((p for p in free if p in own.main and own.words[p][0] == word.key), None)
    return None


def _is_short(word: NameWord, own: str) -> bool:
    return word.is_initial and len(own) > 1


def _case(word: NameWord, own: str) -> Case:
    return word.forms.get(own, Case.SUBJECT)


def _may_stand_between(word: NameWord, own: OwnName, contact: LineContact) -> bool:
    if word.key in PARTICLES:
        return any(each in PARTICLES for each in own.words)
    return contact.kind is ContactKind.COMPANY and "&" in contact.name and word.key in _AND


def _is_joined(
    words: Sequence[NameWord], place: int, text: str, own: OwnName, used: Mapping[int, int]
) -> bool:
    between = text[words[place - 1].end : words[place].start]
    if between.strip() == ",":
        # `Price, Catherine`: the last name first, and the first one in its first form.
        hit = _own_place(own, words[place], used)
        backwards = hit is not None and bool(used) and hit < min(used)
        return backwards and words[place].is_capital == words[place - 1].is_capital
    if "\n" in between:
        return False
    return len(between) <= 4 and not between.strip(" .-'\u2019&:\xa0")
