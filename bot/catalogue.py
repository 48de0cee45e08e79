"""PURE. The text of a `.po` file → what a language says; or which line of it can't be read, and why.

Read as it is, without a compiled file beside it, and strictly: what is not the common form of such a
file is refused, not passed over. A translation that wants other values than its English sentence is
never said (see `unfit`): whoever should have read it reads English.
"""

import gettext
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import Formatter

_LINE = re.compile(r'(?:(msgid|msgid_plural|msgstr|msgstr\[(\d)\])\s+)?"((?:[^"\\]|\\.)*)"')
_ESCAPED = {"\\n": "\n", "\\t": "\t", '\\"': '"', "\\\\": "\\"}
_PLURALS = re.compile(r"^Plural-Forms:\s*nplurals=([1-6]);\s*plural=([^;\n]+);", re.MULTILINE)
_PLAIN = re.compile(r"[a-z_]+")
_COUNTS = range(201)


class UnreadableCatalogue(ValueError):
    def __init__(self, line: int, what: str) -> None:
        super().__init__(f"line {line}: {what}")


@dataclass(frozen=True, slots=True)
class Entry:
    """`other` is empty where nothing is counted; `said` has as many as the language has forms."""

    line: int
    one: str
    other: str
    said: tuple[str, ...]


def _english(count: int) -> int:
    return int(count != 1)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """`form` tells which of `forms` a count takes."""

    entries: tuple[Entry, ...] = ()
    forms: int = 2
    form: Callable[[int], int] = _english


@dataclass(frozen=True, slots=True)
class Translations:
    """What has no translation is said in English."""

    single: Mapping[str, str] = field(default_factory=dict)
    counted: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    form: Callable[[int], int] = _english

    def one(self, text: str) -> str:
        return self.single.get(text, text)

    def many(self, one: str, other: str, count: int) -> str:
        said = self.counted.get((one, other))
        return said[self.form(count)] if said else (one, other)[_english(count)]


def translations(catalogue: Catalogue) -> Translations:
    wrong = {each.line for each, _ in unfit(catalogue)}
    fit = [each for each in catalogue.entries if each.line not in wrong]
    return Translations(
        single={each.one: each.said[0] for each in fit if not each.other},
        counted={(each.one, each.other): each.said for each in fit if each.other},
        form=catalogue.form,
    )


# ── values ──────────────────────────────────────────────────────────────────────────────────────


def placeholders(text: str) -> frozenset[str]:
    """`{name}` alone will do: neither a conversion, nor a format, nor a part of a value."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError as error:
        raise ValueError(f"its braces don't pair: {text}") from error
    found = {name for _, name, _, _ in parts if name is not None}
    odd = [name for name in found if not _PLAIN.fullmatch(name)]
    if odd or any(form or conversion for _, _, form, conversion in parts):
        raise ValueError(f"it has more in braces than a name: {text}")
    return frozenset(found)


def unfit(catalogue: Catalogue) -> Iterator[tuple[Entry, str]]:
    """Each translation that can't be said, and why."""
    alone = _alone(catalogue)
    for each in catalogue.entries:
        try:
            wanted = placeholders(each.one) | placeholders(each.other)
            for form, text in enumerate(each.said):
                # "One mail waits" is fine, where the form is never said of another count.
                free = {"count"} if each.other and form in alone else set()
                found = placeholders(text)
                if not wanted - free <= found <= wanted:
                    yield each, f"it must have {_listed(wanted)}, and has {_listed(found)}: {text}"
                    break
        except ValueError as error:
            yield each, str(error)


def _alone(catalogue: Catalogue) -> set[int]:
    """The forms that only one count takes."""
    taken = [catalogue.form(count) for count in _COUNTS]
    return {form for form in taken if taken.count(form) == 1}


def _listed(names: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "nothing in braces"


# ── reading ─────────────────────────────────────────────────────────────────────────────────────


def read(text: str) -> Catalogue:
    """Fuzzy entries and such as are not translated yet are left out; obsolete ones are comments."""
    header, *entries = list(_entries(text)) or [Entry(1, "", "", ("",))]
    if header.one or not header.said[0]:
        raise UnreadableCatalogue(header.line, "the file must begin with its header.")
    forms, form = _plurals(header)
    seen: set[str] = set()
    for each in entries:
        if each.one in seen:
            raise UnreadableCatalogue(each.line, f"{each.one!r} is there twice.")
        seen.add(each.one)
        if len(each.said) != (forms if each.other else 1):
            raise UnreadableCatalogue(each.line, f"{each.one!r} has {len(each.said)} forms.")
    return Catalogue(tuple(each for each in entries if all(each.said)), forms, form)


def _plurals(header: Entry) -> tuple[int, Callable[[int], int]]:
    found = _PLURALS.search(header.said[0])
    if found is None:
        raise UnreadableCatalogue(header.line, "the header has no Plural-Forms.")
    forms = int(found[1])
    try:
        form = gettext.c2py(found[2])
        fits = all(0 <= form(count) < forms for count in _COUNTS)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise UnreadableCatalogue(header.line, f"Plural-Forms can't be read: {error}.") from error
    if not fits:
        raise UnreadableCatalogue(header.line, f"Plural-Forms gives more than {forms} forms.")
    return forms, form


def _entries(text: str) -> Iterator[Entry]:
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip():
            block.append((number, line.strip()))
            continue
        if any(not said.startswith("#") for _, said in block):
            entry = _entry(block)
            if not any(said.startswith("#,") and "fuzzy" in said for _, said in block):
                yield entry
        block = []


def _entry(block: Sequence[tuple[int, str]]) -> Entry:
    fields: dict[str, str] = {}
    current = ""
    lines = [(number, line) for number, line in block if not line.startswith("#")]
    for number, line in lines:
        keyword, piece = _line(number, line)
        if keyword in fields or not (keyword or current):
            raise UnreadableCatalogue(number, "a blank line is missing before this one.")
        current = keyword or current
        fields[current] = fields.get(current, "") + piece
    return _of(lines[0][0], fields)


def _line(number: int, line: str) -> tuple[str, str]:
    found = _LINE.fullmatch(line)
    if found is None:
        raise UnreadableCatalogue(number, f"this is no msgid, msgid_plural or msgstr: {line[:60]}")
    try:
        piece = re.sub(r"\\.", lambda each: _ESCAPED[each[0]], found[3])
    except KeyError as error:
        raise UnreadableCatalogue(number, f"{error.args[0]} is no escape.") from error
    return found[1] or "", piece


def _of(line: int, fields: dict[str, str]) -> Entry:
    one, other = fields.pop("msgid", None), fields.pop("msgid_plural", "")
    wanted = [f"msgstr[{form}]" for form in range(len(fields))] if other else ["msgstr"]
    if one is None or sorted(fields) != wanted:
        raise UnreadableCatalogue(line, "an entry is a msgid and its msgstr, or all its forms.")
    return Entry(line, one, other, tuple(fields[name] for name in wanted))
