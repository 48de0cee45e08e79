"""PURE. Says whether we tell what we do or will do, and not what we did, by the form of a verb beside us."""

import re
from collections.abc import Mapping

from journal.line.reading import Reading

# How a verb ends that tells of now or of later, beside `I` or `we`; in Finnish and Russian it says so alone.
_BESIDE_US: Mapping[str, re.Pattern[str]] = {
    "sv": re.compile(r"\w{2,}(?:ar|er)\Z|är\Z|ar\Z"),
    "nb": re.compile(r"\w{2,}er\Z|er\Z"),
    "en": re.compile(r"\w{2,}ing\Z"),
}
_ALONE: Mapping[str, re.Pattern[str]] = {
    "ru": re.compile(r"\w{3,}(?:аю|яю|ую|юсь|им|ем)\Z"),
}
_ENGLISH_BE = frozenset(["am", "are", "i'm", "we're", "im"])


def is_present(line: Reading, at: int) -> bool:
    language, key = line.lexicon.language, line.key(at)
    if line.tokens[at].kind != "word" or line.name_at(at) is not None:
        return False
    if language in _ALONE:
        return _ALONE[language].match(key) is not None and line.is_any(at - 1, "we_words")
    if language not in _BESIDE_US or _BESIDE_US[language].match(key) is None:
        return False
    if language == "en":
        return line.key(at - 1) in _ENGLISH_BE
    return line.is_any(at - 1, "we_words") or line.is_any(at + 1, "we_words")
