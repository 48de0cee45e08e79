"""PURE. What mail clients and people away write, one file per language, and all of them as tables.

A word is looked up, never searched for with a pattern: adding a language is adding a file to
`_FILES`. All words are folded to lower case, with one kind of apostrophe.

    language  the table that each language fills in; `en`, `sv` and the others are such files
    devices   devices and programs that name themselves below a mail
    scripts   letters of languages beyond a to z, and the charsets that hold them
    failures  what mail servers write when a mail did not arrive
    inline_answers  what people write above a mail in which they answer line by line
"""

import re
from collections.abc import Callable
from importlib import import_module

from ingest.words.devices import MY_ENDINGS, PROGRAM_NAMES
from ingest.words.language import LanguageWords, phrases

# Their order decides whose word it is, where two languages mean different things by one.
_FILES = (
    "en sv nb nn da isl fo fi nl de lb fr es ca gl it pt ro pl cs sk sl hr sr mk bg ru uk be lt "
    "lv et hu eu sq el cy tr az ka hy he ar fa ja zh ko vi ind th"
)
LANGUAGES: tuple[LanguageWords, ...] = tuple(
    import_module(f"ingest.words.{file}").WORDS for file in _FILES.split()
)

# Marks of direction and of hyphenation, which nobody sees.
_INVISIBLE_MARKS = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def normalise(text: str) -> str:
    """Bring words into the form in which they are compared: lower case, one blank between, straight apostrophes."""
    # A Turkish capital dotted I folds into two letters, of which the second is a mark.
    lowered = text.replace("İ", "i").lower().replace("’", "'")
    if not lowered.isascii():
        lowered = _INVISIBLE_MARKS.sub("", lowered)
    return " ".join(lowered.split())


def _collect_words(pick: Callable[[LanguageWords], str]) -> frozenset[str]:
    return frozenset(normalise(word) for language in LANGUAGES for word in phrases(pick(language)))


def _build_labels() -> dict[str, str]:
    """Label → the field it names: `de` → `sender`."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for name in ("sender", "date", "to", "cc", "subject", "reply_to"):
            for word in phrases(getattr(language, name)):
                found.setdefault(normalise(word), name)
    return found


def _build_months() -> dict[str, int]:
    """Stem → month; what two languages use for different months is told by the longer stem."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for number, stems in enumerate(phrases(language.months), start=1):
            for stem in stems.split():
                found.setdefault(stem, number)
    return found


LABELS = _build_labels()
SUBJECT_LABELS = tuple(sorted(word for word, name in LABELS.items() if name == "subject"))
MONTH_STEMS = _build_months()
WROTE_VERBS = _collect_words(lambda language: language.wrote_verbs)
ORIGINAL_TITLES = _collect_words(lambda language: language.original_titles)
REPLY_LINE_TITLES = _collect_words(lambda language: language.reply_line_titles)
FORWARDED_TITLES = _collect_words(lambda language: language.forwarded_titles)
REPLY_PREFIXES = _collect_words(lambda language: language.reply_prefixes)
FORWARD_PREFIXES = _collect_words(lambda language: language.forward_prefixes)
SENT_FROM_PHRASES = tuple(sorted(_collect_words(lambda language: language.sent_from_phrases)))
# `Sent from my`: whatever follows is a device.
SENT_FROM_MY_PHRASES = tuple(phrase for phrase in SENT_FROM_PHRASES if phrase.endswith(MY_ENDINGS))
# `Sent with Spark`: the whole line.
SENT_WITH_PROGRAM_LINES = frozenset(
    f"{phrase} {program}" for phrase in SENT_FROM_PHRASES for program in PROGRAM_NAMES
)
AWAY_PHRASES = tuple(sorted(_collect_words(lambda language: language.away_phrases)))
IS_AWAY_PHRASES = tuple(
    sorted(
        (f" {phrase}" for phrase in _collect_words(lambda language: language.is_away_phrases)),
        key=len,
    )
)
FORWARD_END_TITLES = tuple(sorted(_collect_words(lambda language: language.forward_end_titles)))
QUOTING_PHRASES = tuple(sorted(_collect_words(lambda language: language.quoting_phrases)))
ATTRIBUTION_OPENERS = _collect_words(lambda language: language.attribution_openers)
ATTRIBUTION_FILLERS = _collect_words(lambda language: language.attribution_fillers)
GREETINGS = tuple(sorted(_collect_words(lambda language: language.greetings)))
WEEKDAYS = _collect_words(lambda language: language.weekdays)
UNTIL_WORDS = _collect_words(lambda language: language.until_words)
LEAVE_WORDS = tuple(sorted(_collect_words(lambda language: language.leave_words)))
THANKS_PHRASES = tuple(sorted(_collect_words(lambda language: language.thanks_phrases)))
# What stands around a date that says until when.
DATE_FILLERS = _collect_words(lambda language: language.date_fillers) | UNTIL_WORDS


def is_month_or_weekday(word: str) -> bool:
    """Months have stems; days have other endings in other cases (`tiistaina`)."""
    if word in WEEKDAYS:
        return True
    sizes = range(3, len(word) + 1)
    return any(word[:n] in MONTH_STEMS or (n > 3 and word[:n] in WEEKDAYS) for n in sizes)
