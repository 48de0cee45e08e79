"""PURE. Finds whose names stand in a line: the words to look up, and what the found contacts make of them.

    full name, in either order             Catherine Price · Price, Catherine
    inflected, in another alphabet         Mikolle · с Ольгой · Петра Фёдорова · Vadim Orlov, Орлову
    initials, particles left out           Will F. · J-P Lehto · vd Heuvel
    a company, its legal form left out     Acme · Stone & Sons
    one word of it, if one bearer has it   Anna · Holm

Of overlapping names the longest is meant. What several bear is a question, and so is a name that
one letter tells from a known one, or that goes on with a word that is not theirs.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from journal.fold import fold
from journal.line.inflection import Case, base_forms, cyrillic_spellings
from journal.line.name_runs import (
    LONGEST_WORD,
    MAX_WORDS,
    NAME_WORD,
    NameRun,
    NameWord,
    OwnName,
    name_runs,
    own_name,
)
from journal.line.result import LineContact
from journal.matching import edit_distance
from journal.model import ContactKind

_IN = frozenset({"in", "i", "te", "в", "во", "near", "pa", "på"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first` to `last` name one of `candidates`, the best ones.

    `is_full`: a whole name. `is_doubtful`: spelt otherwise, or going on with another's name.
    """

    first: int
    last: int
    start: int
    end: int
    candidates: tuple[LineContact, ...]
    matched: int
    is_full: bool
    is_doubtful: bool
    case: Case
    is_capital: bool = True
    is_first_word: bool = True

    @property
    def is_certain(self) -> bool:
        return len(self.candidates) == 1 and not self.is_doubtful


def name_words(text: str, language: str) -> tuple[NameWord, ...]:
    """Every word that may be part of a name."""
    found = []
    for each in list(NAME_WORD.finditer(text))[:MAX_WORDS]:
        before = text[each.start() - 1 : each.start()]
        key = fold(each[0])[:LONGEST_WORD]
        if key == "s" and before in {"'", "\u2019"}:
            continue
        found.append(NameWord(key, each[0], *each.span(), _forms(key, language)))
    return tuple(found)


def _forms(key: str, language: str) -> Mapping[str, Case]:
    if key.isdecimal() or len(key) < 2:
        return {key: Case.SUBJECT}
    cyrillic = "а" <= key[0] <= "я"
    forms = base_forms(key, "ru" if cyrillic else "en" if language == "ru" else language)
    if language == "ru" and not cyrillic:
        return {**forms, **dict.fromkeys(cyrillic_spellings(key), Case.SUBJECT)}
    return forms


def words_to_look_up(words: Iterable[NameWord]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(form for form in word.forms if len(form) > 1) for word in words)


# ── who is meant ────────────────────────────────────────────────────────────────────────────────


def find_mentions(
    text: str,
    words: Sequence[NameWord],
    known: Collection[LineContact],
    *,
    ordinary: Collection[str],
) -> tuple[Mention, ...]:
    """Find names as they stand in the line; `ordinary` words beside a name are nobody's."""
    runs = [run for contact in known for run in name_runs(contact, words, text)]
    runs = [_with_close_word(run, words, text, ordinary) for run in runs]
    found: list[Mention] = []
    while runs:
        best = max(runs, key=lambda run: (*run.strength, run.is_full, run.last - run.first))
        rivals = [run for run in runs if _overlap(run, best)]
        runs = [run for run in runs if not _overlap(run, best)]
        found.append(_mention(words, best, rivals))
    found = _without_echoes(found)
    return tuple(sorted((_tell_apart(each, found) for each in found), key=lambda one: one.first))


def _overlap(one: NameRun, other: NameRun) -> bool:
    return one.first <= other.last and other.first <= one.last


def _mention(words: Sequence[NameWord], best: NameRun, rivals: Sequence[NameRun]) -> Mention:
    equal = _narrow(
        [run for run in rivals if run.matched == best.matched and run.exact >= best.exact]
    )
    typed = words[best.first].key
    alike = [run for run in equal if _same_alphabet(fold(run.contact.name), typed)]
    equal = alike or equal
    return Mention(
        first=best.first,
        last=best.last,
        start=words[best.first].start,
        end=words[best.last].end,
        candidates=tuple({run.contact.id: run.contact for run in equal}.values()),
        matched=best.matched,
        is_full=best.is_full,
        is_doubtful=best.is_close or (not alike and best.matched == 1),
        case=best.case,
        is_capital=best.capitals > 0,
        is_first_word=best.is_first_word,
    )


def _narrow(runs: list[NameRun]) -> list[NameRun]:
    """Leave out companies that are named after one of the persons, or by their last words only."""
    persons = [run for run in runs if run.contact.kind is ContactKind.PERSON]
    companies = [run for run in runs if run.contact.kind is ContactKind.COMPANY]
    if any(run.is_full and run.matched > 1 for run in persons):
        return persons
    names = [fold(run.contact.name) for run in persons]
    companies = [
        run
        for run in companies
        if run.is_first_word and not any(fold(run.contact.name).startswith(name) for name in names)
    ]
    return [*persons, *companies] or runs[:1]


def _with_close_word(
    run: NameRun, words: Sequence[NameWord], text: str, ordinary: Collection[str]
) -> NameRun:
    """One that goes on with a misspelt word of theirs, or with somebody else's name."""
    if run.is_full or run.contact.kind is ContactKind.COMPANY:
        return run
    own = own_name(run.contact.name, run.contact.kind)
    for place in (run.last + 1, run.first - 1):
        if not 0 <= place < len(words) or not _touches(words, run, place, text):
            continue
        word = words[place]
        if _is_close_to_one(word, own) and (word.is_capital or word.key not in ordinary):
            first, last = min(run.first, place), max(run.last, place)
            return replace(run, first=first, last=last, matched=run.matched + 1, is_close=True)
        if _is_other_name(words, run, place, text, ordinary):
            return replace(run, is_close=True)
    return run


def _touches(words: Sequence[NameWord], run: NameRun, place: int, text: str) -> bool:
    left, right = (run.last, place) if place > run.last else (place, run.first)
    return text[words[left].end : words[right].start] in {" ", "-", "\xa0"}


def _is_close_to_one(word: NameWord, own: OwnName) -> bool:
    if word.is_initial or word.key.isdecimal():
        return False
    return any(
        len(each) > 2 and edit_distance(word.key, each) is not None
        for place, each in enumerate(own.words)
        if place in own.main and each not in word.forms and _same_alphabet(each, word.key)
    )


def _same_alphabet(one: str, other: str) -> bool:
    return one[0].isascii() == other[0].isascii()


def _is_other_name(
    words: Sequence[NameWord], run: NameRun, place: int, text: str, ordinary: Collection[str]
) -> bool:
    """`Anna Bergström`, where no Anna of that name is known."""
    word = words[place]
    if not word.is_capital or len(word.key) < 3 or word.raw.isupper() or word.key in ordinary:
        return False
    if place < run.first and (_begins_sentence(text, word.start) or _is_town(words, place)):
        return False
    return not any(char.isdecimal() for char in word.key)


def _is_town(words: Sequence[NameWord], place: int) -> bool:
    """`at the fair in Utrecht Fleur …`."""
    return place > 0 and words[place - 1].key in _IN


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in '.!?:;-–—"«“(,'


def _without_echoes(found: Sequence[Mention]) -> list[Mention]:
    """A word that is told whole elsewhere adds nobody: `ring Ebba Ring`, `Anna Karlsson … Anna`."""
    whole = {
        contact.id
        for each in found
        if each.matched > 1 and len(each.candidates) == 1
        for contact in each.candidates
    }
    kept: list[Mention] = []
    seen: set[int] = set()
    for each in sorted(found, key=lambda one: (-one.matched, not one.is_capital, one.first)):
        ids = {contact.id for contact in each.candidates}
        if (each.matched == 1 and ids & whole) or (len(ids) == 1 and ids <= seen):
            continue
        seen |= ids if len(ids) == 1 else set()
        kept.append(each)
    return kept


def _tell_apart(each: Mention, found: Sequence[Mention]) -> Mention:
    """Tell namesakes apart by the company that stands beside them: `Harbour Foods … John Smith`."""
    if len(each.candidates) < 2:
        return each
    named = {
        contact.id
        for other in found
        if other is not each and len(other.candidates) == 1
        for contact in other.candidates
        if contact.kind is ContactKind.COMPANY
    }
    theirs = tuple(contact for contact in each.candidates if contact.company_id in named)
    if len(theirs) == 1:
        return replace(each, candidates=theirs)
    # `Frank and Rose`: the Rose who is not called Frank.
    whole = {
        c.id for other in found if other is not each and other.is_certain for c in other.candidates
    }
    others = tuple(contact for contact in each.candidates if contact.id not in whole)
    return replace(each, candidates=others) if len(others) == 1 else each
