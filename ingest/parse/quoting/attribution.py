"""PURE. Finds attributions in any language: `On Tue, 2 Jun 2026, Jane <jane@x.example> wrote:`

There is no list of patterns: a line, or up to five joined, is an attribution by its content.

    A   ends with a colon, has a verb of writing, and a date
    B   ends with the verb, and has an address and a date
    C   ends with an address and a colon, and begins with a date
    D   begins with a year-first date, and ends with an address, or is Gmail's `GMT+01:00 Name`
    E   ends with a colon, has a verb of writing and a name: `Jane Doe wrote:`
    F   begins with a word for quoting: `Quoting Jane Doe <jane@x.example>:`
    G   ends with a colon and has a date, a time and a name, in a language we don't know

Above quote marks each of them counts (E, F and G only there). Above text without marks everything
below would go, and people write such lines themselves (`On 2 June at 10:00 we met and Ada said:`):
there an attribution has nothing in it but a date, a time, a name and the small words between them.

It begins at its own first line: what stands above is joined to it only where the rest would lack
something (`On Tue, 2 Jun 2026 at 09:00,` has the date that `Jane wrote:` lacks), and never across a
rule, a separator, or an empty line below which an attribution stands whole.
"""

import re
from dataclasses import dataclass

from ingest import words
from ingest.parse.quoting.attribution_words import (
    ADDRESS,
    FINAL_VERBS,
    INITIAL_VERBS,
    KNOWN_WORDS,
    NAMED_ADDRESS,
    TRIM_CHARS,
    UNSPACED_VERBS,
    VERB_PHRASES,
    VERBS,
    WRITING_WORDS,
    YOU,
    is_known,
    split_words,
)
from ingest.parse.quoting.separators import is_wall, without_margin

LONGEST_ATTRIBUTION = 700
MOST_LINES = 5
WRAP_WIDTH = 40  # No client wraps at less.
# The most words of a name, with those between name and verb.
MOST_WORDS = 7
DATE = re.compile(
    r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}|\d{1,2}[:.h]\d{2}(?!\d)|(?<!\d)(?:19|20)\d{2}(?!\d)|\d年"
)
_BEGINS_WITH_ISO_DATE = re.compile(r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}[ ,]")
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
# A colon ends an attribution; so do what clients and people put behind it.
_COLONS = (":", "：")
EDGE_CHARS = "-*_ :：\u200e\u200f"


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution; `sure` if no person would write such a line."""

    start: int
    end: int
    text: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class _Signs:
    has_colon: bool
    has_verb: bool
    ends_with_verb: bool
    has_date: bool
    has_address: bool


def find_attribution(lines: list[str], start: int, stop: int | None = None) -> Attribution | None:
    """The attribution that begins at this line: the shortest, and not one that begins later.

    `stop` is the line of a wall: nothing above it is joined to what stands below.
    """
    first = without_margin(lines[start])
    if not _could_begin(first):
        return None
    text, colons = "", 0
    for end in range(start + 1, _last_end(lines, start, stop)):
        more = without_margin(lines[end - 1])
        if _is_quote_below(lines, start, end - 1, text) or not (more or _may_be_parted(first)):
            return None
        text = f"{text} {more}".strip()
        if len(text) > LONGEST_ATTRIBUTION or (not more and end > start + 3) or is_wall(more):
            return None
        found = _judge(text, lines, start, end)
        if found is not None:
            return (
                None if _begins_later(lines, start, end) else Attribution(start, end, text, found)
            )
        ended = _ends_sentence(first) and not _begins_with_opener(first)
        colons += more.endswith(_COLONS)
        # `… ezt írta (időpont:` goes on, once.
        if ended or colons > 1 or (colons and text.count("(") <= text.count(")")):
            return None
    return None


def _may_be_parted(first: str) -> bool:
    """Whether an empty line may stand within: only below a line that opens as a client does."""
    return begins_like_a_client(first) or bool(NAMED_ADDRESS.match(first))


def _is_quote_below(lines: list[str], start: int, at: int, text: str) -> bool:
    """Whether a quoted line follows one that is not; `> wrote:` may end an address."""
    if not _begins_with_mark(lines[at]) or _begins_with_mark(lines[start]):
        return False
    return text.count("<") <= text.count(">")


def _begins_with_mark(line: str) -> bool:
    return line.lstrip(" \t\ufeff").startswith(">")


def _last_end(lines: list[str], start: int, stop: int | None) -> int:
    wall = len(lines) if stop is None or stop <= start else min(stop, len(lines))
    return min(wall, start + MOST_LINES + 1) + 1


def _ends_sentence(line: str) -> bool:
    """`See you tomorrow.`, and not `Jane Doe skrev den 02.06.2026 kl.`."""
    if not line.endswith((".", "!", "?")):
        return False
    last = words.normalise(line.rpartition(" ")[2].strip(TRIM_CHARS))
    return line[-1] != "." or not (last[:1].isdigit() or is_known(last))


def _could_begin(line: str) -> bool:
    """Whether an attribution could begin here; cheap, since it is asked of every line."""
    if not line or len(line) > LONGEST_ATTRIBUTION:
        return False
    if "@" in line or line.endswith(_COLONS) or DATE.search(line):
        return True
    return words.normalise(line[:40]).startswith(INITIAL_VERBS)


def _judge(text: str, lines: list[str], start: int, end: int) -> bool | None:
    """Whether it surely is an attribution; None when it is none."""
    if not _could_end(text):
        return None
    signs = _find_signs(text)
    if not (signs.has_colon or signs.ends_with_verb or _BEGINS_WITH_ISO_DATE.match(text)):
        return None
    if _is_quoted_after(lines, end):
        return _judge_above_marks(text, signs, lines, start)
    return _judge_above_text(text, signs)


def _judge_above_marks(text: str, signs: _Signs, lines: list[str], start: int) -> bool | None:
    """Judges by looser signs, since only marked lines would be cut."""
    if _is_surely_attribution(text, signs):
        return True
    if signs.has_colon and signs.has_verb and signs.has_date:
        return False
    if _is_iso_first(text) and not _BEGINS_WITH_ISO_DATE.fullmatch(f"{lines[start].strip()} "):
        return False
    if not signs.has_colon or (start and without_margin(lines[start - 1])):
        return None
    # `Jane Doe wrote:`, a paragraph of its own.
    if signs.has_verb and len(text.split()) <= MOST_WORDS + 2 and _is_bare_attribution(text):
        return False
    exact = len(DATE.findall(text)) >= 2 and len(text) < 120
    return False if exact and not signs.has_verb and _is_bare_attribution(text, small=2) else None


def _judge_above_text(text: str, signs: _Signs) -> bool | None:
    sure = _judge_by_signs(text, signs)
    # The words are checked last, since that takes the longest.
    if (
        sure is None
        or not _is_bare_attribution(text, small=_allowed_unknown(text, signs))
        or _is_sentence(text, signs)
    ):
        return None
    return sure


def _judge_by_signs(text: str, signs: _Signs) -> bool | None:
    if _is_surely_attribution(text, signs) and signs.has_date:
        return True
    if signs.has_colon and signs.has_verb and len(DATE.findall(text)) >= 2:
        return False
    # `2026-06-05` above `anna@x.example` is what a customer writes: a client writes a colon.
    if _is_iso_first(text) and (signs.has_colon or " GMT" in text):
        return False
    if signs.has_colon and signs.has_verb and _is_name_alone(text):
        return False
    return None


def _allowed_unknown(text: str, signs: _Signs) -> int:
    """How many unknown words are allowed: one, perhaps a day of the week, if all the rest is there."""
    whole = signs.has_colon and signs.has_verb and signs.has_address and text[:1].isdigit()
    return int(whole and len(DATE.findall(text)) >= 2)


def _is_sentence(text: str, signs: _Signs) -> bool:
    """Whether it is a sentence: `As you wrote on 2 June 2026:` names nobody."""
    if signs.has_address or not any(word[0].islower() for word in unknown_words(text)):
        return False
    return not _BEGINS_WITH_DATE.match(text) or bool(_UNNAMED_PERSON.search(text))


def _is_iso_first(text: str) -> bool:
    return bool(_BEGINS_WITH_ISO_DATE.match(text)) and (_ends_with_address(text) or " GMT" in text)


def _could_end(text: str) -> bool:
    """Whether an attribution could end so; cheap, since it is asked of every way to join lines."""
    if text.count("(") > text.count(")"):
        return False
    if text.endswith(_COLONS) or _BEGINS_WITH_ISO_DATE.match(text):
        return True
    if text.startswith("--") and text.endswith("--"):
        return True
    tail = words.normalise(text[-40:].rstrip("*_ "))
    return tail.endswith((*FINAL_VERBS, *UNSPACED_VERBS))


def _is_surely_attribution(text: str, signs: _Signs) -> bool:
    if signs.has_colon and signs.has_verb:
        return signs.has_address or (signs.has_date and begins_like_a_client(text))
    if signs.ends_with_verb and signs.has_address and signs.has_date:
        return True
    return (
        signs.has_colon
        and signs.has_date
        and _ends_with_address(text)
        and bool(DATE.search(text[:60]))
    )


def _find_signs(text: str) -> _Signs:
    colon = text.endswith(_COLONS)
    core = words.normalise(text.strip(EDGE_CHARS))
    verb, last = _find_verb(core)
    verb = verb or _begins_with_quoting(text)
    # Zoho: `---- On Wed, 24 Feb 2021 14:02:50 +0530 jane@x.example wrote ----`.
    colon = colon or (text.startswith("--") and text.endswith("--"))
    return _Signs(colon, verb, last, bool(DATE.search(text)), bool(ADDRESS.search(text)))


def _find_verb(core: str) -> tuple[bool, bool]:
    """Whether a verb of writing is in it, and whether it is the last word."""
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


def _is_bare_attribution(text: str, *, small: int = 0) -> bool:
    """Whether it holds a date, a name and what stands between, and not a sentence.

    Names and days of the week have capitals or are few; a sentence has other small words: more
    than `small`.
    """
    unknown = unknown_words(text)
    found = sum(word[0].islower() for word in unknown)
    names = len(unknown) - found
    # A name may be written small: `On 2026-06-02 09:00, olle wrote:`.
    return names <= MOST_WORDS and (found <= small or (found == 1 and names <= 1))


def unknown_words(text: str) -> list[str]:
    core = _ABBREVIATION.sub(" ", text.strip(EDGE_CHARS))
    return [word for word in split_words(core) if not is_known(words.normalise(word))]


def _is_name_alone(text: str) -> bool:
    """`Jane Doe <jane@x.example> wrote:`, and not `As Jane <jane@x.example> wrote:`."""
    found = [word for word in split_words(text) if words.normalise(word) not in WRITING_WORDS]
    fits = all(not w[0].islower() and words.normalise(w) not in KNOWN_WORDS for w in found)
    return fits and bool(ADDRESS.search(text))


def _begins_with_quoting(text: str) -> bool:
    """`Zitat von Jane Doe <jane@x.example>:`."""
    plain = words.normalise(text)
    if not plain.startswith(words.QUOTING_PHRASES):
        return False
    found = (phrase for phrase in words.QUOTING_PHRASES if plain.startswith(phrase))
    return any(not plain[len(phrase) :][:1].isalpha() for phrase in found)


def begins_like_a_client(text: str) -> bool:
    return text[:1].isdigit() or _begins_with_opener(text) or bool(_WEEKDAY.match(text))


def _begins_with_opener(text: str) -> bool:
    return text.split(maxsplit=1)[0].strip(",.:*_").lower() in words.ATTRIBUTION_OPENERS


def _ends_with_address(text: str) -> bool:
    core = text.rstrip(EDGE_CHARS)
    if core.endswith((">", "]", ")")):
        return bool(ADDRESS.search(core[-250:]))
    return bool(ADDRESS.fullmatch(core[-250:].rpartition(" ")[2]))


def _is_quoted_after(lines: list[str], end: int) -> bool:
    following = next((line for line in lines[end : end + 3] if line.strip()), "")
    return following.lstrip(" \t\xa0\ufeff").startswith((">", "|"))


def _begins_later(lines: list[str], start: int, end: int) -> bool:
    """Whether a later line begins the attribution, and the lines above are the customer's."""
    for later in range(start + 1, end):
        rest = _join(lines, later, end)
        if not rest or not lines[later].strip() or _judge(rest, lines, later, end) is None:
            continue
        head = _join(lines, start, later)
        parted = any(not without_margin(line).strip() for line in lines[start:later])
        if not _needs_head(head, rest, is_parted=parted):
            return True
    return False


def _join(lines: list[str], start: int, end: int) -> str:
    return " ".join(without_margin(line) for line in lines[start:end]).strip()


def _needs_head(head: str, rest: str, *, is_parted: bool) -> bool:
    """Whether an attribution would lack something without the lines above."""
    nameless = not names_somebody(rest) and not YOU.search(words.normalise(rest))
    if not begins_whole(rest) or (nameless and not is_parted and NAMED_ADDRESS.match(head)):
        return True
    lacks_day = bool(DAY.search(head)) and not DAY.search(rest)
    weekday = words.normalise(head.split(maxsplit=1)[0].strip(TRIM_CHARS)) in words.WEEKDAYS
    opened = weekday or begins_like_a_client(head)
    if rest.startswith("<") and lacks_day and opened and not is_parted:
        return True
    if head.endswith(_COLONS) or not _is_bare_attribution(head) or DAY.search(rest):
        return False
    # `On Tue, 2 Jun 2026 at 09:00, Olle` and `Berg <…> wrote:`; not `Delivery 5 June 2026`.
    if opened:
        return not is_parted or not head[0].isdigit()
    if is_parted or not lacks_day:
        return False
    has_moment = (
        len(DATE.findall(head)) >= 2 and len(head) + len(rest.split(maxsplit=1)[0]) >= WRAP_WIDTH
    )
    return has_moment or (bool(ADDRESS.search(head)) and not ADDRESS.search(rest))


def names_somebody(text: str) -> bool:
    return bool(ADDRESS.search(text)) or any(not w[0].islower() for w in unknown_words(text))


def begins_whole(text: str) -> bool:
    """Whether an attribution may begin so: with a day, a word that opens one, a name."""
    first = text.split(maxsplit=1)[0]
    if "@" in first or first[0].isdigit():
        return "@" in first or bool(_FIRST_DIGITS.match(text))
    plain = words.normalise(first.strip(TRIM_CHARS))
    if plain in words.WEEKDAYS or _begins_with_phrase(text):
        return True
    if _begins_with_opener(text):
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
