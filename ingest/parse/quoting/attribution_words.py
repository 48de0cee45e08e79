"""PURE. The words by which an attribution is found, of all languages."""

import re

from ingest import words


def _build_phrases() -> dict[str, tuple[str, ...]]:
    """Verbs of several words, by their first one."""
    found: dict[str, tuple[str, ...]] = {}
    for verb in words.WROTE_VERBS:
        if " " in verb:
            first = verb.split()[0]
            found[first] = (*found.get(first, ()), f" {verb} ")
    return found


VERBS = frozenset(verb for verb in words.WROTE_VERBS if " " not in verb)
VERB_PHRASES = _build_phrases()
FINAL_VERBS = tuple(f" {verb}" for verb in words.WROTE_VERBS)
# `Wiadomość napisana przez …`: a phrase of three words or more may also stand first.
INITIAL_VERBS = tuple(verb for verb in words.WROTE_VERBS if verb.count(" ") > 1)
# Languages that write without blanks.
UNSPACED_VERBS = tuple(verb for verb in words.WROTE_VERBS if ord(verb[0]) > 0x2E80)
# Small words that may stand in an attribution besides a name.
WRITING_WORDS = frozenset(word for verb in words.WROTE_VERBS for word in verb.split())
QUOTING_WORDS = frozenset(word for phrase in words.QUOTING_PHRASES for word in phrase.split())
KNOWN_WORDS = (
    words.ATTRIBUTION_OPENERS
    | frozenset(word.strip(".") for word in words.ATTRIBUTION_FILLERS)
    | WRITING_WORDS
    | QUOTING_WORDS
    | frozenset(
        ["utc", "gmt", "cet", "cest", "mez", "mesz", "msk", "de", "der", "van", "von", "zu"]
    )
)
# `Olle Berg <olle@x.example>`, and not `Copy: olle@x.example`; `you wrote` names nobody.
NAMED_ADDRESS = re.compile(r"[^:<>@]{0,100}[<(][^\s<>()@]{1,100}@[^\s<>()@]{1,200}[)>]")
YOU = re.compile(r"\b(?:you|вы|ви)\b")
ADDRESS = re.compile(r"[^\s<>@]{1,200}@[^\s<>@]{2,200}")
TRIM_CHARS = ":,.\"„”“«»‘’'[](){}<>*،"
SPACED_WORD = re.compile(r"[^\s,،、，;()\[\]\"“”„«»]+")


def split_words(text: str) -> list[str]:
    tokens = (token.strip(TRIM_CHARS) for token in SPACED_WORD.findall(ADDRESS.sub(" ", text)))
    return [token for token in tokens if token[:1].isalpha()]


def is_known(word: str) -> bool:
    return len(word) == 1 or word in KNOWN_WORDS or words.is_month_or_weekday(word)
