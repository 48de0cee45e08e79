"""PURE. Finds out what of an attribution a text shows: a date, a verb, a name, an address, how it begins."""

import re
from dataclasses import dataclass

from ingest import words
from ingest.parse.quoting.attribution_words import (
    ADDRESS,
    FINAL_VERBS,
    KNOWN_WORDS,
    TRIM_CHARS,
    UNSPACED_VERBS,
    VERB_PHRASES,
    VERBS,
    WRITING_WORDS,
    is_known,
    split_words,
)

DATE = re.compile(
    r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}|\d{1,2}[:.h]\d{2}(?!\d)|(?<!\d)(?:19|20)\d{2}(?!\d)|\d年"
)
_DIGIT = re.compile(r"\d")
BEGINS_WITH_ISO_DATE = re.compile(r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}[ ,]")
# A day, and not merely a time or a year: `2026-06-02`, `2.6.26`, and what has a year beside words.
DAY = re.compile(r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}|(?<!\d)(?:19|20)\d{2}(?!\d)|\d年")
# `2 June 2026 at`, `02.06.2026`, `2026-06-02`, and not `2026 at 09:00`, which goes on with a date.
_FIRST_DIGITS = re.compile(r"(?:19|20)\d{2}(?:[-/.年년]|\.\s)\s?\d|\d{1,2}(?![\d:])")
# `Tuesday, 2 …`, `wt., 2 …`
_WEEKDAY = re.compile(r"[^\W\d_]{2,14}[.,]{1,2} \d")
# `On 2 …`, `Tuesday, 2 …`, and not `As you wrote on 2 …`.
_BEGINS_WITH_DATE = re.compile(r"(?:[^\W\d_]+[.,]?\s+){0,3}\d")
_UNNAMED_PERSON = re.compile(r"[\s,](?:the|le|la|el|il|der|die|das|our|o|a)\s+[^\W\d_A-Z]{3,}")
# `tirs.`, `kl.`, `Uhr.`: a sentence ends only once.
_ABBREVIATION = re.compile(r"(?<![^\s,])[^\W\d_]{1,6}\.(?=[\s,])")
# Nextcloud: `"Jane Doe" <jane@x.example> – 2 June 2026 09:00`.
_QUOTED_NAME = re.compile(r"\"[^\"]{1,100}\" <?[^\s<>@]{1,100}@[^\s<>@]{2,200}>? [–—-] ")
# A colon ends an attribution; so do what clients and people put behind it.
COLONS = (":", "：")
EDGE_CHARS = "-*_ :：\u200e\u200f"
# The most words of a name, with those between name and verb.
MOST_WORDS = 7
LONGEST_WITHOUT_COLON = 200


@dataclass(frozen=True, slots=True)
class Signs:
    has_colon: bool
    has_verb: bool
    ends_with_verb: bool
    has_date: bool
    has_address: bool


def has_date(text: str) -> bool:
    """Says whether a date is in it; cheap where no digit is, since it is asked of every line."""
    digit = _DIGIT.search(text)
    return digit is not None and DATE.search(text, digit.start()) is not None


def find_signs(text: str) -> Signs:
    colon = text.endswith(COLONS)
    core = words.normalise(text.strip(EDGE_CHARS))
    verb, last = _find_verb(core)
    verb = verb or begins_with_quoting(text)
    # Zoho: `---- On Wed, 24 Feb 2021 14:02:50 +0530 jane@x.example wrote ----`.
    colon = colon or (text.startswith("--") and text.endswith("--"))
    return Signs(colon, verb, last, has_date(text), bool(ADDRESS.search(text)))


def has_all_but_colon(text: str) -> bool:
    """`Am 02.06.26 um 09:00 schrieb Jane Doe`, `Quoting Jane Doe (2026-06-02 09:00)`."""
    if len(text) > LONGEST_WITHOUT_COLON or not DAY.search(text):
        return False
    if _QUOTED_NAME.match(text):
        return is_bare_attribution(text)
    quotes = begins_with_quoting(text)
    if not quotes and (len(DATE.findall(text)) < 2 or not begins_like_a_client(text)):
        return False
    return find_signs(text).has_verb and is_bare_attribution(text)


def _find_verb(core: str) -> tuple[bool, bool]:
    """Says whether a verb of writing is in it, and whether it is the last word."""
    # `napsal(a)` is a verb with its bracket, `(wrote)` without.
    # Some glue it onto the address: `<jane@x.example>wrote:`.
    tokens = [token.strip(",.:،") for token in core.replace(">", "> ").split()]
    tokens = [t if t in VERBS else t.strip(TRIM_CHARS) or t for t in tokens]
    joined = f" {' '.join(tokens)} "
    last = joined.rstrip().endswith(FINAL_VERBS) or core.endswith(UNSPACED_VERBS)
    present = last or not VERBS.isdisjoint(tokens)
    if not present and not VERB_PHRASES.keys().isdisjoint(tokens):
        present = any(p in joined for t in tokens for p in VERB_PHRASES.get(t, ()))
    return present, last


def is_bare_attribution(text: str, *, small: int = 0) -> bool:
    """Says whether it holds a date, a name and what stands between, and not a sentence.

    Names and days of the week have capitals or are few; a sentence has other small words: more
    than `small`.
    """
    unknown = unknown_words(text)
    found = sum(word[0].islower() for word in unknown)
    names = len(unknown) - found
    # A name may be written small: `On 2026-06-02 09:00, olle wrote:`.
    return names <= MOST_WORDS and (found <= small or (found == 1 and names <= 1))


def is_sentence(text: str, signs: Signs) -> bool:
    """Says whether it is a sentence: `As you wrote on 2 June 2026:` names nobody."""
    if signs.has_address or not any(word[0].islower() for word in unknown_words(text)):
        return False
    return not _BEGINS_WITH_DATE.match(text) or bool(_UNNAMED_PERSON.search(text))


def is_name_alone(text: str) -> bool:
    """`Jane Doe <jane@x.example> wrote:`, and not `As Jane <jane@x.example> wrote:`."""
    found = [word for word in split_words(text) if words.normalise(word) not in WRITING_WORDS]
    fits = all(not w[0].islower() and words.normalise(w) not in KNOWN_WORDS for w in found)
    return fits and bool(ADDRESS.search(text))


def unknown_words(text: str) -> list[str]:
    core = _ABBREVIATION.sub(" ", text.strip(EDGE_CHARS))
    return [word for word in split_words(core) if not is_known(words.normalise(word))]


def names_somebody(text: str) -> bool:
    return bool(ADDRESS.search(text)) or any(not w[0].islower() for w in unknown_words(text))


def is_iso_first(text: str) -> bool:
    return bool(BEGINS_WITH_ISO_DATE.match(text)) and (ends_with_address(text) or " GMT" in text)


def begins_with_quoting(text: str) -> bool:
    """`Zitat von Jane Doe <jane@x.example>:`."""
    plain = words.normalise(text)
    if not plain.startswith(words.QUOTING_PHRASES):
        return False
    found = (phrase for phrase in words.QUOTING_PHRASES if plain.startswith(phrase))
    return any(not plain[len(phrase) :][:1].isalpha() for phrase in found)


def begins_like_a_client(text: str) -> bool:
    return text[:1].isdigit() or begins_with_opener(text) or bool(_WEEKDAY.match(text))


def begins_with_opener(text: str) -> bool:
    return text.split(maxsplit=1)[0].strip(",.:*_").lower() in words.ATTRIBUTION_OPENERS


def begins_whole(text: str) -> bool:
    """Says whether an attribution may begin so: with a day, a word that opens one, a name."""
    first = text.split(maxsplit=1)[0]
    if "@" in first or first[0].isdigit():
        return "@" in first or bool(_FIRST_DIGITS.match(text))
    plain = words.normalise(first.strip(TRIM_CHARS))
    if plain in words.WEEKDAYS or _begins_with_phrase(text):
        return True
    if begins_with_opener(text):
        # `de 2026 às 09:00` goes on with a date.
        return not re.match(r"\S+\s+(?:19|20)\d{2}(?![-/.年\d])", text)
    # `June 2, 2026`, and not `June 2026`, above which a day stands.
    if any(plain.startswith(stem) for stem in (plain[:3], plain[:4]) if stem in words.MONTH_STEMS):
        return bool(re.match(r"\S+\s+\d{1,2}(?!\d)", text))
    if begins_like_a_client(text):
        return True
    return not first[0].islower() and plain not in WRITING_WORDS


def _begins_with_phrase(text: str) -> bool:
    """`Вы писали 2 июня 2026 г., 9:00:00:`"""
    plain = words.normalise(text[:60])
    return any(
        f"{plain} ".startswith(phrase[1:]) for phrase in VERB_PHRASES.get(plain.split()[0], ())
    )


def ends_with_address(text: str) -> bool:
    core = text.rstrip(EDGE_CHARS)
    if core.endswith((">", "]", ")")):
        return bool(ADDRESS.search(core[-250:]))
    return bool(ADDRESS.fullmatch(core[-250:].rpartition(" ")[2]))
