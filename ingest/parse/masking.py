"""PURE. Text with every letter and digit replaced, so that its shape stays and its words are gone.

    Den tis 2 juni 2026 kl. 09:00 skrev Olle Berg <olle@x.example>:
    Den mån 1 jan 2000 kl. 11:11 skrev Xxxx Xxxx <xxxx@x.xxxxxxx>:

Words that mail programs write stay, as far as our tables know them, and only on lines that may be a
program's: with a date, an address, a label, a dash at the begin. Every month and every day of the
week become one of their language, every year becomes 2000: a name that looks like one goes too.
Letters become one of their script, capitals a capital.
"""

import re
from collections.abc import Iterator

from ingest import words
from ingest.parse.quoting.inline_answers import is_announced
from ingest.words import failures
from ingest.words.devices import DEVICE_NAMES, PROGRAM_NAMES
from ingest.words.inline_answers import ANNOUNCED_ANSWERS
from ingest.words.language import phrases

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_YEAR = re.compile(r"(?:19|20)\d{2}")
# A line of a program: a date or an address, a colon at the end, a label, a mark of its own.
_PROGRAM_LINE = re.compile(
    r"\d{1,4}[./-]\s?\d{1,2}|\d{1,2}[:.h]\d{2}|(?:19|20)\d{2}|@|[:：]\s*\Z|\A[>\s*_]*[-_=*]{2,}"
    r"|\A[>\s*_]*[^\d:：]{1,30}[:：]"
)
_CODE = re.compile(r"(?<![\d.@])[245](?:\d\d(?=[ -])|\.\d{1,3}\.\d{1,3}(?![\d.]))")
LONGEST_LINE = 2_000
# (first letter of the script, what stands for it): the last one whose first letter is not above.
_SCRIPTS = (
    ("a", "x"),
    ("\xaa", "ö"),
    ("\u0370", "ω"),
    ("\u0400", "ж"),
    ("\u0531", "ա"),
    ("\u05d0", "א"),
    ("\u0620", "ب"),
    ("\u0900", "ก"),
    ("\u10a0", "ა"),
    ("\u1100", "가"),
    ("\u1e00", "ö"),
    ("\u2c00", "x"),
    ("\u3041", "あ"),
    ("\u30a1", "ア"),
    ("\u3100", "字"),
    ("\uac00", "가"),
    ("\uf900", "字"),
    ("\ufb00", "x"),
)
MASK_LETTERS = frozenset(mask for _, mask in _SCRIPTS) | {mask.upper() for _, mask in _SCRIPTS}


def _stems() -> Iterator[tuple[str, str]]:
    """Stem of a month or a day → the one that stands for all of its language."""
    for language in words.LANGUAGES:
        months = [stem for named in phrases(language.months) for stem in named.split()]
        shortest = min(months, key=len, default="")
        yield from ((stem, shortest) for stem in months)
        # Long and short by turns.
        days = [words.normalise(day) for day in phrases(language.weekdays)]
        yield from ((day, days[len(days[0]) > len(day)]) for day in days)


STEMS_BY_WORD: dict[str, str] = {}
for _stem, _mask in _stems():
    STEMS_BY_WORD.setdefault(_stem, _mask)

_PHRASES = (
    words.LABELS.keys()
    | words.WROTE_VERBS
    | words.ORIGINAL_TITLES
    | words.FORWARDED_TITLES
    | words.REPLY_PREFIXES
    | words.FORWARD_PREFIXES
    | words.ATTRIBUTION_OPENERS
    | words.ATTRIBUTION_FILLERS
    | words.DATE_FILLERS
    | frozenset(words.SENT_FROM_PHRASES)
    | frozenset(words.AWAY_PHRASES)
    | frozenset(words.IS_AWAY_PHRASES)
    | frozenset(words.FORWARD_END_TITLES)
    | frozenset(words.QUOTING_PHRASES)
    | frozenset(words.LEAVE_WORDS)
    | frozenset(failures.BOUNCE_SUBJECTS)
    | frozenset(failures.DAEMON_LOCAL_PARTS)
    | frozenset(failures.DAEMON_NAMES)
)
_DEVICES = frozenset({*DEVICE_NAMES, *PROGRAM_NAMES})
KNOWN_WORDS = frozenset(
    word.lower() for phrase in (*_PHRASES, *_DEVICES) for word in _WORD.findall(phrase)
)
ADDRESS_WORDS = frozenset(
    {"mailer", "daemon", "postmaster", "mailto", "http", "https", "www", "mid", "cid"}
)
ANNOUNCING_WORDS = frozenset(word for phrase in ANNOUNCED_ANSWERS for word in _WORD.findall(phrase))
_REPORT_WORDS = frozenset(
    word
    for table in (
        failures.BOUNCE_PHRASES,
        failures.DELAY_PHRASES,
        failures.RETURNED_MAIL_MARKS,
        failures.RECIPIENT_LEADS,
    )
    for phrase in table
    for word in _WORD.findall(phrase)
)
REPORT_WORDS = KNOWN_WORDS | _REPORT_WORDS


def mask_text(text: str, *, is_report: bool = False) -> str:
    """Line by line; of a server's report the words of reports stay on every line."""
    kept = REPORT_WORDS if is_report else KNOWN_WORDS
    lines = (_mask_line(line, kept, is_report=is_report) for line in text.split("\n"))
    return "\n".join(lines)


def mask_line(line: str) -> str:
    """A line that is a program's in any case: the value of a header."""
    return _WORD.sub(lambda found: _mask_word(found[0], KNOWN_WORDS, line, found.start()), line)


def mask_all(text: str) -> str:
    """Mask every word."""
    return _WORD.sub(lambda found: mask_word(found[0]), text)


def mask_word(word: str) -> str:
    if word.isdigit():
        return "2000" if _YEAR.fullmatch(word) else "1" * len(word)
    return "".join(_mask_letter(char) for char in word)


def _mask_line(line: str, kept: frozenset[str], *, is_report: bool) -> str:
    plain = words.normalise(line[:80]).strip("*_[( >")
    is_known = plain.startswith(words.SENT_FROM_PHRASES)
    if is_announced(line):
        kept, is_known = kept | ANNOUNCING_WORDS, True
    if not (is_report or is_known or _PROGRAM_LINE.search(line[:LONGEST_LINE])):
        return mask_all(line)
    return _WORD.sub(lambda found: _mask_word(found[0], kept, line, found.start()), line)


def _mask_word(word: str, kept: frozenset[str], line: str, at: int) -> str:
    if word.isdigit():
        is_code = kept >= REPORT_WORDS and _is_code(line, at, at + len(word))
        return word if is_code else mask_word(word)
    lowered = word.lower()
    # Part of an address: `from.me@x.example` holds words that are no program's.
    if _is_in_address(line, at, at + len(word)):
        return word if lowered in ADDRESS_WORDS else mask_word(word)
    near = line[max(0, at - 14) : at + len(word) + 14]
    stem = _stem_of(lowered) if any(char.isdigit() for char in near) else ""
    if stem and ((stem == lowered and len(stem) > 2) or lowered not in kept):
        return _as_written(STEMS_BY_WORD[stem], word) + mask_word(word[len(stem) :])
    return word if lowered in kept else mask_word(word)


def _is_code(line: str, start: int, end: int) -> bool:
    """`550 5.1.1`: what a server answers."""
    found = _CODE.finditer(line, max(0, start - 10), min(len(line), end + 12))
    return any(code.start() <= start and end <= code.end() for code in found)


def _stem_of(lowered: str) -> str:
    sizes = range(min(len(lowered), 12), 1, -1)
    return next(
        (
            lowered[:n]
            for n in sizes
            if lowered[:n] in STEMS_BY_WORD and (n > 2 or n == len(lowered))
        ),
        "",
    )


def _as_written(mask: str, word: str) -> str:
    return mask.capitalize() if word[:1].isupper() else mask


def _is_in_address(line: str, start: int, end: int) -> bool:
    while start > 0 and not line[start - 1].isspace() and line[start - 1] not in "<>()[]\"'":
        start -= 1
    while end < len(line) and not line[end].isspace() and line[end] not in "<>()[]\"'":
        end += 1
    return "@" in line[start:end] or "://" in line[start:end]


def _mask_letter(char: str) -> str:
    if not char.isalpha():
        return char
    lowered = char.lower()
    mask = next((each for first, each in reversed(_SCRIPTS) if lowered[:1] >= first), "x")
    return mask.upper() if char.isupper() else mask
