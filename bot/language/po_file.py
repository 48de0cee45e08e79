"""PURE. The text of a `.po` file → translations; or which line of it can't be read, and why.

The file is read strictly, without a compiled one beside it: anything but the common form is
refused, not skipped. A translation that wants other values than its English sentence is never used
(see `unusable_entries`): its reader gets English.
"""

import gettext
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import Formatter

_LINE = re.compile(r'(?:(msgid|msgid_plural|msgstr|msgstr\[(\d)\])\s+)?"((?:[^"\\]|\\.)*)"')
_ESCAPED = {"\\n": "\n", "\\t": "\t", '\\"': '"', "\\\\": "\\"}
_PLURAL_FORMS = re.compile(r"^Plural-Forms:\s*nplurals=([1-6]);\s*plural=([^;\n]+);", re.MULTILINE)
_PLACEHOLDER = re.compile(r"[a-z_]+")
_SAMPLE_COUNTS = range(201)


class PoFileError(ValueError):
    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"line {line}: {problem}")


@dataclass(frozen=True, slots=True)
class PoEntry:
    """One entry; `other` is empty where nothing is counted, and there is a text for each form."""

    line: int
    msgid: str
    msgid_plural: str
    msgstr: tuple[str, ...]


def _english_plural(count: int) -> int:
    return int(count != 1)


@dataclass(frozen=True, slots=True)
class PoFile:
    """A file's entries; `plural_form` tells which form a count takes."""

    entries: tuple[PoEntry, ...] = ()
    nplurals: int = 2
    plural_form: Callable[[int], int] = _english_plural


@dataclass(frozen=True, slots=True)
class Translations:
    """The translations of a language; a sentence without one is shown in English."""

    by_msgid: Mapping[str, str] = field(default_factory=dict)
    by_plural: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    plural_form: Callable[[int], int] = _english_plural

    def gettext(self, text: str) -> str:
        return self.by_msgid.get(text, text)

    def ngettext(self, one: str, other: str, count: int) -> str:
        line = self.by_plural.get((one, other))
        return line[self.plural_form(count)] if line else (one, other)[_english_plural(count)]


def build_translations(catalogue: PoFile) -> Translations:
    wrong = {each.line for each, _ in unusable_entries(catalogue)}
    fit = [each for each in catalogue.entries if each.line not in wrong]
    return Translations(
        by_msgid={each.msgid: each.msgstr[0] for each in fit if not each.msgid_plural},
        by_plural={
            (each.msgid, each.msgid_plural): each.msgstr for each in fit if each.msgid_plural
        },
        plural_form=catalogue.plural_form,
    )


# ── values ──────────────────────────────────────────────────────────────────────────────────────


def placeholders(text: str) -> frozenset[str]:
    """The placeholders; only `{name}` is allowed: no conversion, format or part of a value."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError as error:
        raise ValueError(f"its braces don't pair: {text}") from error
    found = {name for _, name, _, _ in parts if name is not None}
    odd = [name for name in found if not _PLACEHOLDER.fullmatch(name)]
    if odd or any(form or conversion for _, _, form, conversion in parts):
        raise ValueError(f"it has more in braces than a name: {text}")
    return frozenset(found)


def unusable_entries(catalogue: PoFile) -> Iterator[tuple[PoEntry, str]]:
    """Each translation that can't be used, and why."""
    alone = _forms_of_one_count(catalogue)
    for each in catalogue.entries:
        try:
            wanted = placeholders(each.msgid) | placeholders(each.msgid_plural)
            for form, text in enumerate(each.msgstr):
                # "One mail waits" is fine if the form is used for no other count.
                free = {"count"} if each.msgid_plural and form in alone else set()
                found = placeholders(text)
                if not wanted - free <= found <= wanted:
                    yield (
                        each,
                        f"it must have {_in_braces(wanted)}, and has {_in_braces(found)}: {text}",
                    )
                    break
        except ValueError as error:
            yield each, str(error)


def _forms_of_one_count(catalogue: PoFile) -> set[int]:
    """The forms that only one count takes."""
    taken = [catalogue.plural_form(count) for count in _SAMPLE_COUNTS]
    return {form for form in taken if taken.count(form) == 1}


def _in_braces(names: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "nothing in braces"


# ── reading ─────────────────────────────────────────────────────────────────────────────────────


def parse_po(text: str) -> PoFile:
    """Reads a file; fuzzy and untranslated entries are left out, obsolete ones are comments."""
    header, *entries = list(_parse_entries(text)) or [PoEntry(1, "", "", ("",))]
    if header.msgid or not header.msgstr[0]:
        raise PoFileError(header.line, "the file must begin with its header.")
    forms, form = _parse_plural_forms(header)
    seen: set[str] = set()
    for each in entries:
        if each.msgid in seen:
            raise PoFileError(each.line, f"{each.msgid!r} is there twice.")
        seen.add(each.msgid)
        if len(each.msgstr) != (forms if each.msgid_plural else 1):
            raise PoFileError(each.line, f"{each.msgid!r} has {len(each.msgstr)} forms.")
    return PoFile(tuple(each for each in entries if all(each.msgstr)), forms, form)


def _parse_plural_forms(header: PoEntry) -> tuple[int, Callable[[int], int]]:
    found = _PLURAL_FORMS.search(header.msgstr[0])
    if found is None:
        raise PoFileError(header.line, "the header has no Plural-Forms.")
    forms = int(found[1])
    try:
        form = gettext.c2py(found[2])
        fits = all(0 <= form(count) < forms for count in _SAMPLE_COUNTS)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise PoFileError(header.line, f"Plural-Forms can't be read: {error}.") from error
    if not fits:
        raise PoFileError(header.line, f"Plural-Forms gives more than {forms} forms.")
    return forms, form


def _parse_entries(text: str) -> Iterator[PoEntry]:
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip():
            block.append((number, line.strip()))
            continue
        if any(not said.startswith("#") for _, said in block):
            entry = _parse_entry(block)
            if not any(said.startswith("#,") and "fuzzy" in said for _, said in block):
                yield entry
        block = []


def _parse_entry(block: Sequence[tuple[int, str]]) -> PoEntry:
    fields: dict[str, str] = {}
    current = ""
    lines = [(number, line) for number, line in block if not line.startswith("#")]
    for number, line in lines:
        keyword, piece = _parse_line(number, line)
        if keyword in fields or not (keyword or current):
            raise PoFileError(number, "a blank line is missing before this one.")
        current = keyword or current
        fields[current] = fields.get(current, "") + piece
    return _build_entry(lines[0][0], fields)


def _parse_line(number: int, line: str) -> tuple[str, str]:
    found = _LINE.fullmatch(line)
    if found is None:
        raise PoFileError(number, f"this is no msgid, msgid_plural or msgstr: {line[:60]}")
    try:
        piece = re.sub(r"\\.", lambda each: _ESCAPED[each[0]], found[3])
    except KeyError as error:
        raise PoFileError(number, f"{error.args[0]} is no escape.") from error
    return found[1] or "", piece


def _build_entry(line: int, fields: dict[str, str]) -> PoEntry:
    one, other = fields.pop("msgid", None), fields.pop("msgid_plural", "")
    wanted = [f"msgstr[{form}]" for form in range(len(fields))] if other else ["msgstr"]
    if one is None or sorted(fields) != wanted:
        raise PoFileError(line, "an entry is a msgid and its msgstr, or all its forms.")
    return PoEntry(line, one, other, tuple(fields[name] for name in wanted))
