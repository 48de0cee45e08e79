"""PURE. The names that an inflected word may be a form of: `Mikolle` → `mikko`, `Петрову` → `петров`.

Guesses, all of them folded: only those that are somebody's name count. Each says whether the form
is that of a subject.
"""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache


class Case(StrEnum):
    """Says of a name as it stands who did it, who was the aim, whom it came from, all else."""

    SUBJECT = "subject"
    GENITIVE = "genitive"
    TO = "to"
    FROM = "from"
    OBJECT = "object"


@lru_cache(maxsize=4096)
def base_forms(word: str, language: str) -> Mapping[str, Case]:
    """The base forms of a folded word, itself first; a form that two endings give has the first one's."""
    found = {word: Case.SUBJECT}
    for base, case in _FORMS.get(language, _genitives)(word):
        if len(base) > 1:
            found.setdefault(base, case)
    for base, case in tuple(found.items()):
        for other in _other_spellings(base):
            found.setdefault(other, case)
    return found


def _genitives(word: str) -> Iterator[tuple[str, Case]]:
    if word.endswith("s") and len(word) > 3:
        yield word[:-1], Case.GENITIVE
        if word.endswith(("ses", "xes", "zes")):
            yield word[:-2], Case.GENITIVE


# ── Finnish ─────────────────────────────────────────────────────────────────────────────────────

_FINNISH_ENDINGS = (
    *(("lle", Case.TO), ("lta", Case.FROM), ("lla", Case.OBJECT), ("ssa", Case.OBJECT)),
    *(("sta", Case.OBJECT), ("ksi", Case.OBJECT), ("ta", Case.OBJECT), ("na", Case.OBJECT)),
    *(("seen", Case.OBJECT), ("n", Case.GENITIVE), ("a", Case.OBJECT)),
)
_VOWELS = frozenset("aeiouy")
# The weak grade, as it stands before an ending, and the strong ones that it may come from.
_STRONG: Mapping[str, tuple[str, ...]] = {
    "mm": ("mp",),
    "nn": ("nt",),
    "ng": ("nk",),
    "ll": ("lt",),
    "rr": ("rt",),
    "hd": ("ht",),
    "k": ("kk",),
    "p": ("pp",),
    "t": ("tt",),
    "d": ("t",),
    "v": ("p",),
    "l": ("lk",),
    "r": ("rk",),
    "h": ("hk",),
    "": ("k",),
}


def _finnish(word: str) -> Iterator[tuple[str, Case]]:
    for ending, case in _FINNISH_ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            for stem in _finnish_stems(word.removesuffix(ending), ending):
                yield stem, case
    if len(word) > 4 and word[-1] == "n" and word[-2] == word[-3]:
        for stem in _nominatives(word[:-2]):
            yield stem, Case.OBJECT
    if word.endswith("sta"):
        yield f"{word[:-3]}nen", Case.OBJECT
    if word.endswith("etta"):
        # `Lainetta`
        yield word[:-3], Case.OBJECT


def _finnish_stems(stem: str, ending: str) -> Iterator[str]:
    if ending == "seen":
        yield f"{stem}nen"
    yield from _nominatives(stem)


def _nominatives(stem: str) -> Iterator[str]:
    yield from _ends_of_stems(stem)
    for strong in _strong_stems(stem):
        yield strong
        if strong.endswith("e"):
            yield f"{strong[:-1]}i"


def _ends_of_stems(stem: str) -> Iterator[str]:
    yield stem
    if stem.endswith("se"):
        yield f"{stem[:-2]}nen"
    if stem.endswith("kse"):
        yield f"{stem[:-3]}s"
    if stem.endswith("e"):
        yield f"{stem[:-1]}i"
    if stem.endswith(("i", "e")):
        yield stem[:-1]


def _strong_stems(stem: str) -> Iterator[str]:
    """`miko` → `mikko`, `lehdo` → `lehto`, `mae` → `make`."""
    if len(stem) < 3 or stem[-1] not in _VOWELS:
        return
    head = stem[:-1]
    for weak, strongs in _STRONG.items():
        if head.endswith(weak) and (weak or head[-1] in _VOWELS):
            for strong in strongs:
                yield f"{head.removesuffix(weak) if weak else head}{strong}{stem[-1]}"


# ── Russian, folded: й is и, ё is е ─────────────────────────────────────────────────────────────

_RUSSIAN_ENDINGS: tuple[tuple[str, tuple[str, ...], Case], ...] = (
    ("а", ("",), Case.GENITIVE),
    ("у", ("",), Case.TO),
    ("ом", ("", "о"), Case.OBJECT),
    ("ем", ("", "и", "ь"), Case.OBJECT),
    ("ым", ("", "ыи", "ои"), Case.OBJECT),
    ("им", ("", "ии"), Case.OBJECT),
    ("е", ("", "а"), Case.TO),
    ("е", ("я", "и", "ь"), Case.TO),
    ("я", ("и", "ь"), Case.GENITIVE),
    ("ю", ("и", "ь"), Case.TO),
    ("ю", ("я",), Case.OBJECT),
    ("ы", ("а",), Case.GENITIVE),
    ("и", ("а", "я", "ь"), Case.GENITIVE),
    ("у", ("а",), Case.OBJECT),
    ("ои", ("ая",), Case.TO),
    ("ои", ("а", "ои"), Case.OBJECT),
    ("еи", ("а", "я", "яя"), Case.OBJECT),
    ("ую", ("ая",), Case.OBJECT),
    ("юю", ("яя",), Case.OBJECT),
    ("ого", ("ыи", "ии", "ои"), Case.GENITIVE),
    ("его", ("ии",), Case.GENITIVE),
    ("ому", ("ыи", "ии", "ои"), Case.TO),
    ("ему", ("ии",), Case.TO),
    ("ами", ("а", ""), Case.OBJECT),
)
_RUSSIAN_VOWELS = frozenset("аеиоуыэюя")


def _russian(word: str) -> Iterator[tuple[str, Case]]:
    for ending, bases, case in _RUSSIAN_ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            for base in bases:
                yield stem + base, case
            if "" in bases and stem[-1] not in _RUSSIAN_VOWELS:
                # Павла → Павел, Игорька → Игорек
                yield f"{stem[:-1]}е{stem[-1]}", case


def _finnish_or_genitive(word: str) -> Iterator[tuple[str, Case]]:
    yield from _finnish(word)
    yield from _genitives(word)


_FORMS: Mapping[str, Callable[[str], Iterator[tuple[str, Case]]]] = {
    "fi": _finnish_or_genitive,
    "ru": _russian,
}

# ── nouns ───────────────────────────────────────────────────────────────────────────────────────

# Longest first, and what may stand there in the word itself.
_NOUN_ENDINGS: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "en": (("es", ("",)), ("s", ("",))),
    "sv": (
        *(("erna", ("",)), ("arna", ("", "e")), ("ens", ("", "e")), ("ets", ("",))),
        *(("ena", ("e",)), ("et", ("", "e")), ("en", ("", "e")), ("er", ("",)), ("ar", ("", "e"))),
        *(("na", ("",)), ("n", ("",)), ("t", ("",)), ("s", ("",))),
    ),
    "nb": (
        *(("ene", ("", "e")), ("ens", ("", "e")), ("ets", ("", "e")), ("et", ("", "e"))),
        *(("en", ("", "e")), ("er", ("", "e")), ("a", ("", "e")), ("e", ("",)), ("s", ("",))),
    ),
    "nl": (
        *(("etjes", ("",)), ("etje", ("",)), ("tjes", ("",)), ("pjes", ("",)), ("jes", ("",))),
        *(("tje", ("",)), ("pje", ("",)), ("je", ("",)), ("en", ("",)), ("s", ("",))),
    ),
}
_SHORTEST_NOUN = 3


@lru_cache(maxsize=4096)
def noun_bases(word: str, language: str) -> tuple[str, ...]:
    """The words that a folded noun may be a form of: `telefoontje`, `tekstarina`, `встречей`."""
    bases = [word.rsplit("-", 1)[1]] if "-" in word[1:-1] else []
    for each in (word, *bases):
        if language in _FORMS:
            bases += [base for base, _ in _FORMS[language](each)]
        bases += [
            each.removesuffix(ending) + base
            for ending, bases_ in _NOUN_ENDINGS.get(language, ())
            if each.endswith(ending)
            for base in bases_
        ]
    return tuple(dict.fromkeys(each for each in bases if len(each) >= _SHORTEST_NOUN))


# ── other spellings ─────────────────────────────────────────────────────────────────────────────

_LATIN = str.maketrans(
    dict(
        zip(
            "абвгдезиклмнопрстуфхцчшщъыьэюя",
            (
                *("a", "b", "v", "g", "d", "e", "zh", "i", "k", "l", "m", "n", "o", "p", "r", "s"),
                *("t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"),
            ),
            strict=False,
        )
    )
)
_CYRILLIC = (
    *(("shch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш")),
    *(("yu", "ю"), ("ya", "я"), ("ia", "ия"), ("yo", "е"), ("iy", "ии"), ("ey", "еи")),
    *(("ay", "аи"), ("oy", "ои")),
    *zip("abvgdezijklmnoprstufhyc", "абвгдезийклмнопрстуфхык", strict=True),
)


def _other_spellings(word: str) -> Iterator[str]:
    """Another alphabet; umlauts written out."""
    if "а" <= word[:1] <= "я":
        latin = word.translate(_LATIN)
        yield latin
        yield latin.replace("kh", "h").replace("zh", "z")
        if latin.endswith("ii"):
            yield f"{latin[:-2]}y"
            yield f"{latin[:-2]}iy"
        if latin.endswith("ei"):
            yield f"{latin[:-1]}y"
    elif word.isascii():
        plain = word.replace("ue", "u").replace("oe", "o").replace("ae", "a")
        if plain != word:
            yield plain


def cyrillic_spellings(word: str) -> Iterator[str]:
    """A name typed in Latin letters by somebody who writes Russian."""
    spelt = word
    for latin, cyrillic in _CYRILLIC:
        spelt = spelt.replace(latin, cyrillic)
    spelt = spelt.replace("й", "и")
    if spelt and not any("a" <= letter <= "z" for letter in spelt):
        yield spelt
        for place in range(1, len(spelt)):
            if spelt[place - 1] in "лнр" and (spelt + "#")[place] not in _RUSSIAN_VOWELS:
                yield f"{spelt[:place]}ь{spelt[place:]}"
        if spelt.endswith(("л", "н", "р")):
            yield f"{spelt}ь"
