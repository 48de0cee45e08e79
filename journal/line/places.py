"""PURE. Says at whose place it happened: ours, or somebody's.

words of a place        på kontoret · in our showroom · meillä
a place and its owner   Raution toimistolla · på kontoret til Ada · у Жукова в офисе
names that are places   at Brightwater · hos Sten · Muovilla
"""

from collections.abc import Sequence

from journal.line.inflection import Case
from journal.line.lexicon import Sense
from journal.line.reading import Fact, NamePlace, Reading
from journal.line.result import LineKind

_OUR = frozenset({"meidan", "our", "var", "vart", "vara", "ons", "onze"})
# Between a place and whose it is.
_OF = frozenset({"of", "til", "van"})


def meeting_place(line: Reading, done: Sequence[Fact]) -> LineKind | None:
    """Which meeting it was, by its place; nothing where none is said."""
    senses = place_senses(line, done)
    kinds = {fact.meaning.kind for fact in done}
    if any(is_persons_place(line, name) for name in line.names):
        return LineKind.ONSITE
    if Sense.AT_OURS in senses or LineKind.INHOUSE in kinds:
        return LineKind.INHOUSE
    if Sense.AT_THEIRS in senses or LineKind.ONSITE in kinds:
        return LineKind.ONSITE
    if any(is_place(line, name) for name in line.names):
        return LineKind.ONSITE
    return None


def place_senses(line: Reading, done: Sequence[Fact]) -> set[Sense]:
    """`Raution toimistolla`, `på kontoret til Ada`: the place of somebody named is theirs."""
    found = {fact.meaning.sense for fact in done}
    places = [fact for fact in done if fact.meaning.sense is Sense.AT_OURS]
    leads = line.lexicon.language != "ru"
    owned = [
        f
        for f in places
        if (leads and line.key(f.start) not in _OUR and _is_owned_by(line.name_at(f.start - 1)))
        or _is_of_name(line, f)
    ]
    if not owned:
        return found
    return (found - {Sense.AT_OURS} if owned == places else found) | {Sense.AT_THEIRS}


def is_persons_place(line: Reading, name: NamePlace) -> bool:
    """`у Жукова в офисе`, `bij Wil op kantoor`."""
    led = name.first > 0 and line.is_any(name.first - 1, "at_person")
    return led and not name.is_company and line.lexicon.language != "en"


def is_place(line: Reading, name: NamePlace) -> bool:
    """`at Brightwater`, `hos Sten`, `3D-Muovilla`."""
    company = name.is_company
    before = line.key(name.first - 1) if name.first else ""
    if before in line.lexicon["at_place"]:
        return company or before in line.lexicon["at_person"]
    if not company or line.lexicon.language != "fi":
        return False
    # `Muovilla`, `Koski Oy:ssä`
    return name.mention.case is Case.OBJECT or line.key(name.last + 2) in {"ssa", "lla", "lle"}


def _is_owned_by(name: NamePlace | None) -> bool:
    return name is not None and name.mention.case is Case.GENITIVE


def _is_of_name(line: Reading, place: Fact) -> bool:
    return line.key(place.end) in _OF and line.name_at(place.end + 1) is not None
