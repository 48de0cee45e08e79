"""PURE. Says who took part: of all who are named in a line, those it is about.

Peter: asked about prices        before the colon
call with Ada, Bob & Eva         wherever they stand
Sten Vind at K2                  the person, not their company
called Tom about Rachel's order  Tom
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from journal.line.inflection import Case
from journal.line.lexicon import Lexicon
from journal.line.name_runs import PARTICLES, NameWord
from journal.line.name_surroundings import NameSurroundings
from journal.line.names import Mention, find_mentions, name_words
from journal.line.reading import NamePlace
from journal.line.result import LineContact, NameQuestion
from journal.line.tokens import MAX_LETTERS_READ, Token
from journal.model import ContactKind


@dataclass(frozen=True, slots=True)
class Participants:
    """`places` has every name that is taken for one, also of those who took no part."""

    text: str
    certain: tuple[LineContact, ...] = ()
    questions: tuple[NameQuestion, ...] = ()
    places: tuple[NamePlace, ...] = ()


def find_participants(
    text: str, tokens: Sequence[Token], known: Collection[LineContact], words: Lexicon
) -> Participants:
    """The names are looked for where the tokens are; the text is kept whole."""
    own = name_words(text[:MAX_LETTERS_READ], words.language)
    ordinary = words.vocabulary | words["ordinary"] | words.months.keys() | words.weekdays.keys()
    found = find_mentions(text, own, known, ordinary=ordinary)
    places = [place for each in found if (place := _place(each, tokens)) is not None]
    named = _find_named(places, own, tokens, words)
    open_ = [each for each in named if not tokens[each.first].is_masked] or named
    if not named:
        return _ask_who(text, places, tokens, words)
    head = [each for each in open_ if _is_in_head(each, tokens)]
    if _are_employers(head, open_, tokens):
        head = []
    chosen = _without_companies(_without_topics(head or open_, tokens, words), tokens, words)
    certain = [c for each in chosen if each.mention.is_certain for c in each.mention.candidates]
    unclear = [each for each in chosen if not each.mention.is_certain]
    return Participants(
        text=_without_head(text, named, tokens),
        certain=tuple({c.id: c for c in certain}.values()),
        questions=tuple(_question(text, each) for each in unclear),
        places=tuple(named),
    )


def _ask_who(
    text: str, places: Sequence[NamePlace], tokens: Sequence[Token], words: Lexicon
) -> Participants:
    """Asks about words that are somebody's name and ordinary words too."""
    open_ = [
        each
        for each in places
        if not tokens[each.first].is_masked
        and words.phrases.longest_at([tokens[each.first].key], 0, 1) is None
        and each.mention.case is Case.SUBJECT
    ]
    meant = [each for each in open_[:1] if tokens[each.first].key not in words["modals"]]
    questions = tuple(_question(text, each) for each in open_[:1])
    return Participants(text, questions=questions, places=tuple(meant))


def _question(text: str, place: NamePlace) -> NameQuestion:
    typed = text[place.mention.start : place.mention.end]
    return NameQuestion(typed, place.mention.candidates)


def _place(mention: Mention, tokens: Sequence[Token]) -> NamePlace | None:
    """Half of `Zoom-palaveri` is no name; `Anne-Lises` is, and so is `Mikon`."""
    hit = [at for at, t in enumerate(tokens) if t.start < mention.end and t.end > mention.start]
    return NamePlace(mention, hit[0], hit[-1]) if hit else None


# ── ordinary words ──────────────────────────────────────────────────────────────────────────────


def _find_named(
    places: Sequence[NamePlace],
    own: Sequence[NameWord],
    tokens: Sequence[Token],
    words: Lexicon,
) -> list[NamePlace]:
    """First those that nothing else is needed for, then ordinary words beside them."""
    surely = [each for each in places if _is_name_here(each, places, own, tokens, words)]
    around = NameSurroundings.of(tokens, words)
    found = list(surely)
    for _round in range(2):
        for each in places:
            open_ = each not in found and _may_be_name(each, own, tokens, words, around)
            if open_ and around.is_name(each, found):
                found.append(each)
    return [each for each in places if each in found]


def _may_be_name(
    place: NamePlace,
    own: Sequence[NameWord],
    tokens: Sequence[Token],
    words: Lexicon,
    around: NameSurroundings,
) -> bool:
    word = _main_word(place, own)
    return not (
        _is_part_of_word(place, word, tokens)
        or (_is_month(place, tokens, words) and not around.is_told_of(place))
        or word.key in words["ordinary"]
        or word.key in words.weekdays
        or _follows_number(place, tokens)
    )


def _main_word(place: NamePlace, own: Sequence[NameWord]) -> NameWord:
    """`Heuvel` of `Van den Heuvel`."""
    named = own[place.mention.first : place.mention.last + 1]
    return next((word for word in named if word.key not in PARTICLES), named[0])


def _is_name_here(
    place: NamePlace,
    places: Sequence[NamePlace],
    own: Sequence[NameWord],
    tokens: Sequence[Token],
    words: Lexicon,
) -> bool:
    mention, word = place.mention, _main_word(place, own)
    if mention.matched > 1:
        return True
    if (
        _is_part_of_word(place, word, tokens)
        or _is_deed(place, word, tokens, words)
        or _is_month(place, tokens, words)
        or word.key in words["ordinary"]
    ):
        return False
    if word.key in words.weekdays:
        return mention.is_first_word and _is_led(place, tokens, words)
    if not _is_common(mention, word, words):
        return True
    return _is_meant(place, word, places, tokens, words)


def _is_common(mention: Mention, word: NameWord, words: Lexicon) -> bool:
    """Says whether it is an ordinary word too, or one word of a longer company's name."""
    known = word.key in words.vocabulary or word.key in words["name_words"]
    return (
        known
        or any(form in words["name_words"] for form in word.forms)
        or (_is_company(mention) and not mention.is_full)
    )


def _is_company(mention: Mention) -> bool:
    return all(each.kind is ContactKind.COMPANY for each in mention.candidates)


def _is_meant(
    place: NamePlace,
    word: NameWord,
    places: Sequence[NamePlace],
    tokens: Sequence[Token],
    words: Lexicon,
) -> bool:
    """An ordinary word as a name: by its capital, or by what stands before and behind it."""
    if _follows_number(place, tokens):
        return False
    if _is_company(place.mention) and any(char.isdecimal() for char in word.key):
        return True
    if not word.is_capital or _is_shouted(tokens):
        return _is_company(place.mention) and _is_led(place, tokens, words)
    if not _begins(place, tokens) or _is_behind_comma(place, tokens):
        return True
    return _is_name_at_beginning(place, places, tokens, words)


def _is_behind_comma(place: NamePlace, tokens: Sequence[Token]) -> bool:
    """A comma asks for no capital."""
    return place.first > 0 and tokens[place.first - 1].key == ","


def _is_part_of_word(place: NamePlace, word: NameWord, tokens: Sequence[Token]) -> bool:
    """The first half of `Zoom-palaveri`."""
    token = tokens[place.first]
    return "-" in token.raw and token.end > word.end + 4 and token.key.split("-")[0] == word.key


def _is_deed(place: NamePlace, word: NameWord, tokens: Sequence[Token], words: Lexicon) -> bool:
    """`call from`, `Ring Eva`: a word that tells what was done, unless a capital says otherwise."""
    if word.is_capital and not _begins(place, tokens) and not _is_shouted(tokens):
        return False
    found = words.phrases.longest_at([tokens[place.first].key], 0, 1)
    return found is not None and found.meaning.kind is not None


_ORDINALS = frozenset({"st", "nd", "rd", "th"})


def _follows_number(place: NamePlace, tokens: Sequence[Token]) -> bool:
    """`5 Jan`, `5th Jan`."""
    before = place.first - 1
    if before > 0 and tokens[before].is_glued and tokens[before].key in _ORDINALS:
        before -= 1
    return before >= 0 and tokens[before].kind == "number"


def _is_month(place: NamePlace, tokens: Sequence[Token], words: Lexicon) -> bool:
    """`in April`, `until May`, `May 12`."""
    if tokens[place.first].key not in words.months:
        return False
    before = tokens[place.first - 1].key if place.first else ""
    after = tokens[place.last + 1] if place.last + 1 < len(tokens) else None
    if not tokens[place.first].is_capital and _has_capitals(tokens, place):
        # `Karl-Johan säger att april blir bra`
        return True
    dated = after is not None and after.kind == "number"
    # `Jan 9 december`
    dated = dated and not (
        place.last + 2 < len(tokens) and tokens[place.last + 2].key in words.months
    )
    return dated or before in words["month_words"] or _follows_number(place, tokens)


def _has_capitals(tokens: Sequence[Token], place: NamePlace) -> bool:
    """Whether names have capitals in this line: some word behind the first one has."""
    return any(
        token.is_capital and len(token.raw) > 1 and at != place.first
        for at, token in enumerate(tokens)
        if token.kind == "word"
    )


def _is_shouted(tokens: Sequence[Token]) -> bool:
    letters = "".join(each.raw for each in tokens if each.kind == "word")
    return len(letters) > 8 and letters.isupper()


def _is_led(place: NamePlace, tokens: Sequence[Token], words: Lexicon) -> bool:
    """Behind `with`, `to`, a verb; before a colon, as whole clause."""
    before = tokens[place.first - 1].key if place.first else ""
    if any(before in words[name] for name in ("with_words", "to_words", "from_words")):
        return True
    return _is_in_head(place, tokens) and _begins(place, tokens) and _ends_head(place, tokens)


def _ends_head(place: NamePlace, tokens: Sequence[Token]) -> bool:
    return place.last + 1 < len(tokens) and tokens[place.last + 1].key == ":"


def _begins(place: NamePlace, tokens: Sequence[Token]) -> bool:
    if place.first == 0:
        return True
    return tokens[place.first - 1].clause != tokens[place.first].clause


def _is_name_at_beginning(
    place: NamePlace, places: Sequence[NamePlace], tokens: Sequence[Token], words: Lexicon
) -> bool:
    """The first word has a capital anyway: what follows it decides."""
    after = tokens[place.last + 1] if place.last + 1 < len(tokens) else None
    if after is None or after.kind == "sign":
        return after is not None
    if tokens[place.first].key in words.vocabulary - words["name_words"]:
        return False
    if after.key in words["base_verbs"]:
        return False
    others = [p for p in places if p is not place and p.mention.matched >= 1]
    if not others or after.key in words["and_words"] or after.raw[:1].isupper():
        return True
    return after.key in words.vocabulary


# ── who took part ───────────────────────────────────────────────────────────────────────────────


def _are_employers(
    head: Sequence[NamePlace], places: Sequence[NamePlace], tokens: Sequence[Token]
) -> bool:
    """`Northwind: Olivia asked`: a company before the colon, and its people right behind it."""
    companies = {each.id for place in head for each in place.mention.candidates}
    if not all(place.is_company for place in head):
        return False
    clause = tokens[_head_end(tokens)].clause + 1
    behind = (place for place in places if tokens[place.first].clause == clause)
    return any(c.company_id in companies for place in behind for c in place.mention.candidates)


def _head_end(tokens: Sequence[Token]) -> int:
    """Says where the first colon stands that ends a clause; 0 where there is none."""
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.key == ":" and (after is None or not after.is_glued):
            return at
        if after is not None and token.sentence != after.sentence:
            return 0
    return 0


def _is_in_head(place: NamePlace, tokens: Sequence[Token]) -> bool:
    return place.last < _head_end(tokens)


def _without_head(text: str, places: Sequence[NamePlace], tokens: Sequence[Token]) -> str:
    """What is before the colon goes where it is names and nothing else."""
    end = _head_end(tokens)
    named = {at for each in places for at in range(each.first, each.last + 1)}
    names_only = end and all(
        at in named
        or tokens[at].kind == "sign"
        or tokens[at].key in {"and", "och", "og", "ja", "en", "и", "o", "å"}
        for at in range(end)
    )
    return text[tokens[end].end :].strip() if names_only else text


def _without_topics(
    places: Sequence[NamePlace], tokens: Sequence[Token], words: Lexicon
) -> list[NamePlace]:
    """Leave out those who are only talked about, where somebody else is named before them."""
    kept: list[NamePlace] = []
    for each in places:
        before = tokens[each.first - 1].key if each.first else ""
        if kept and before in words["about_words"] and before not in words["with_words"]:
            continue
        kept.append(each)
    return kept


def _without_companies(
    places: Sequence[NamePlace], tokens: Sequence[Token], words: Lexicon
) -> list[NamePlace]:
    """A company beside its person, or as a place, took no part itself."""
    persons = [
        contact
        for each in places
        for contact in each.mention.candidates
        if contact.kind is ContactKind.PERSON
    ]
    if not persons:
        return list(places)
    employers = {contact.company_id for contact in persons if contact.company_id}
    return [
        each
        for each in places
        if any(c.kind is ContactKind.PERSON for c in each.mention.candidates)
        or not (
            any(c.id in employers for c in each.mention.candidates)
            or (each.first and tokens[each.first - 1].key in words["at_place"])
        )
    ]
