"""PURE. `On Tue, 2 Jun 2026 at 09:00, Jane <jane@x.example> wrote:` in any language.

Not a list of patterns: a line, or up to five joined, is an attribution by what it holds.

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
"""

import re
from dataclasses import dataclass

from ingest import words
from ingest.parse.quoting.header_blocks import without_margin
from journal.model import MailAddress

LONGEST_ATTRIBUTION = 700
MOST_LINES = 5
# A name has hardly more words, those between name and verb included.
MOST_WORDS = 7
_DATE = re.compile(
    r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}|\d{1,2}[:.h]\d{2}(?!\d)|(?<!\d)(?:19|20)\d{2}(?!\d)|\d年"
)
_BEGINS_WITH_ISO_DATE = re.compile(r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}[ ,]")
_ADDRESS = re.compile(r"[^\s<>@]{1,200}@[^\s<>@]{2,200}")
# `Tuesday, 2 …`, `wt., 2 …`
_WEEKDAY = re.compile(r"[^\W\d_]{2,14}[.,]{1,2} \d")
# `On 2 …`, `Tuesday, 2 …`, and not `As you wrote on 2 …`.
_BEGINS_WITH_DATE = re.compile(r"(?:[^\W\d_]+[.,]?\s+){0,3}\d")
_UNNAMED_PERSON = re.compile(r"[\s,](?:the|le|la|el|il|der|die|das|our|o|a)\s+[^\W\d_A-Z]{3,}")
# `tirs.`, `kl.`, `Uhr.`: a sentence ends only once.
_ABBREVIATION = re.compile(r"(?<![^\s,])[^\W\d_]{1,6}\.(?=[\s,])")
# A colon ends an attribution; so do what clients and people put behind it.
_COLONS = (":", "：")
_EDGE_CHARS = "-*_ :：\u200e\u200f"
_TRIM_CHARS = ":,.\"„”“«»‘’'[](){}<>*،"
_SPACED_WORD = re.compile(r"[^\s,،、，;()\[\]\"“”„«»]+")


@dataclass(frozen=True, slots=True)
class Attribution:
    """`sure`: nothing a person would write."""

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


def find_attribution(lines: list[str], start: int) -> Attribution | None:
    """The attribution that begins at this line: the shortest, and not one that begins later."""
    first = without_margin(lines[start])
    if not _could_begin(first):
        return None
    text, colons = "", 0
    for end in range(start + 1, min(len(lines), start + MOST_LINES + 1) + 1):
        more = without_margin(lines[end - 1])
        text = f"{text} {more}".strip()
        if len(text) > LONGEST_ATTRIBUTION or (not more and end > start + 3):
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


def _ends_sentence(line: str) -> bool:
    """`See you tomorrow.`, and not `Jane Doe skrev den 02.06.2026 kl.`."""
    if not line.endswith((".", "!", "?")):
        return False
    last = words.normalise(line.rpartition(" ")[2].strip(_TRIM_CHARS))
    return line[-1] != "." or not (last[:1].isdigit() or _is_known(last))


def _could_begin(line: str) -> bool:
    """Cheap, since it is asked of every line."""
    if not line or len(line) > LONGEST_ATTRIBUTION:
        return False
    if "@" in line or line.endswith(_COLONS) or _DATE.search(line):
        return True
    return words.normalise(line[:40]).startswith(_INITIAL_VERBS)


def _judge(text: str, lines: list[str], start: int, end: int) -> bool | None:
    """None when it is no attribution, else whether it surely is one."""
    if not _could_end(text):
        return None
    signs = _find_signs(text)
    if not (signs.has_colon or signs.ends_with_verb or _BEGINS_WITH_ISO_DATE.match(text)):
        return None
    if _is_quoted_after(lines, end):
        return _judge_above_marks(text, signs, lines, start)
    return _judge_above_text(text, signs)


def _judge_above_marks(text: str, signs: _Signs, lines: list[str], start: int) -> bool | None:
    """By looser signs, since only marked lines would be cut with it."""
    if _is_surely_attribution(text, signs):
        return True
    if signs.has_colon and signs.has_verb and signs.has_date:
        return False
    if _is_iso_first(text):
        return False
    if not signs.has_colon or (start and without_margin(lines[start - 1])):
        return None
    # `Jane Doe wrote:`, a paragraph of its own.
    if signs.has_verb and len(text.split()) <= MOST_WORDS + 2 and _is_bare_attribution(text):
        return False
    exact = len(_DATE.findall(text)) >= 2 and len(text) < 120
    return False if exact and not signs.has_verb and _is_bare_attribution(text, small=2) else None


def _judge_above_text(text: str, signs: _Signs) -> bool | None:
    sure = _judge_by_signs(text, signs)
    # Its words are looked at last, since that takes the longest.
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
    if signs.has_colon and signs.has_verb and len(_DATE.findall(text)) >= 2:
        return False
    if _is_iso_first(text) or (signs.has_colon and signs.has_verb and _is_name_alone(text)):
        return False
    return None


def _allowed_unknown(text: str, signs: _Signs) -> int:
    """One word that nobody knows, where there is all that an attribution has: a day of the week."""
    whole = signs.has_colon and signs.has_verb and signs.has_address and text[:1].isdigit()
    return int(whole and len(_DATE.findall(text)) >= 2)


def _is_sentence(text: str, signs: _Signs) -> bool:
    """`As you wrote on 2 June 2026:` and `On 2 June 2026 the client wrote:` name nobody."""
    if signs.has_address or not any(word[0].islower() for word in _unknown_words(text)):
        return False
    return not _BEGINS_WITH_DATE.match(text) or bool(_UNNAMED_PERSON.search(text))


def _is_iso_first(text: str) -> bool:
    return bool(_BEGINS_WITH_ISO_DATE.match(text)) and (_ends_with_address(text) or " GMT" in text)


def _could_end(text: str) -> bool:
    """Cheap, since it is asked of every way to join lines."""
    if text.endswith(_COLONS) or _BEGINS_WITH_ISO_DATE.match(text):
        return True
    if text.startswith("--") and text.endswith("--"):
        return True
    tail = words.normalise(text[-40:].rstrip("*_ "))
    return tail.endswith(_FINAL_VERBS) or tail.endswith(_UNSPACED_VERBS)


def _is_surely_attribution(text: str, signs: _Signs) -> bool:
    if signs.has_colon and signs.has_verb:
        return signs.has_address or (signs.has_date and _begins_like_a_client(text))
    if signs.ends_with_verb and signs.has_address and signs.has_date:
        return True
    return (
        signs.has_colon
        and signs.has_date
        and _ends_with_address(text)
        and bool(_DATE.search(text[:60]))
    )


def _find_signs(text: str) -> _Signs:
    colon = text.endswith(_COLONS)
    core = words.normalise(text.strip(_EDGE_CHARS))
    verb, last = _find_verb(core)
    verb = verb or _begins_with_quoting(text)
    # Zoho: `---- On Wed, 24 Feb 2021 14:02:50 +0530 jane@x.example wrote ----`.
    colon = colon or (text.startswith("--") and text.endswith("--"))
    return _Signs(colon, verb, last, bool(_DATE.search(text)), bool(_ADDRESS.search(text)))


def _find_verb(core: str) -> tuple[bool, bool]:
    """Whether a verb of writing is in it, and whether it is the last word."""
    # `napsal(a)` is a verb with its bracket, `(wrote)` without.
    # Some glue it onto the address: `<jane@x.example>wrote:`.
    tokens = [token.strip(",.:،") for token in core.replace(">", "> ").split()]
    tokens = [t if t in _VERBS else t.strip(_TRIM_CHARS) or t for t in tokens]
    said = f" {' '.join(tokens)} "
    last = said.rstrip().endswith(_FINAL_VERBS) or core.endswith(_UNSPACED_VERBS)
    present = last or not _VERBS.isdisjoint(tokens)
    if not present and not _PHRASES.keys().isdisjoint(tokens):
        present = any(p in said for t in tokens for p in _PHRASES.get(t, ()))
    return present, last


def _build_phrases() -> dict[str, tuple[str, ...]]:
    """Verbs of several words, by their first one."""
    found: dict[str, tuple[str, ...]] = {}
    for verb in words.WROTE_VERBS:
        if " " in verb:
            first = verb.split()[0]
            found[first] = (*found.get(first, ()), f" {verb} ")
    return found


_VERBS = frozenset(verb for verb in words.WROTE_VERBS if " " not in verb)
_PHRASES = _build_phrases()
_FINAL_VERBS = tuple(f" {verb}" for verb in words.WROTE_VERBS)
# `Wiadomość napisana przez …`: what is said in three words or more may also stand first.
_INITIAL_VERBS = tuple(verb for verb in words.WROTE_VERBS if verb.count(" ") > 1)
# Languages that write without blanks.
_UNSPACED_VERBS = tuple(verb for verb in words.WROTE_VERBS if ord(verb[0]) > 0x2E80)
# What may stand in an attribution besides a name, and not in small letters for nothing.
_WRITING_WORDS = frozenset(word for verb in words.WROTE_VERBS for word in verb.split())
_QUOTING_WORDS = frozenset(word for phrase in words.QUOTING_PHRASES for word in phrase.split())
_KNOWN_WORDS = (
    words.ATTRIBUTION_OPENERS
    | frozenset(word.strip(".") for word in words.ATTRIBUTION_FILLERS)
    | _WRITING_WORDS
    | _QUOTING_WORDS
    | frozenset(
        ["utc", "gmt", "cet", "cest", "mez", "mesz", "msk", "de", "der", "van", "von", "zu"]
    )
)


def _is_bare_attribution(text: str, *, small: int = 0) -> bool:
    """Whether it holds a date, a name and what stands between, and not a sentence.

    Names and days of the week have capitals or are few; a sentence has other small words: more
    than `small`.
    """
    unknown = _unknown_words(text)
    found = sum(word[0].islower() for word in unknown)
    names = len(unknown) - found
    # A name may be written small: `On 2026-06-02 09:00, olle wrote:`.
    return names <= MOST_WORDS and (found <= small or (found == 1 and names <= 1))


def _unknown_words(text: str) -> list[str]:
    core = _ABBREVIATION.sub(" ", text.strip(_EDGE_CHARS))
    return [word for word in _split_words(core) if not _is_known(words.normalise(word))]


def _is_name_alone(text: str) -> bool:
    """`Jane Doe <jane@x.example> wrote:`, and not `As Jane <jane@x.example> wrote:`."""
    found = [word for word in _split_words(text) if words.normalise(word) not in _WRITING_WORDS]
    fits = all(not w[0].islower() and words.normalise(w) not in _KNOWN_WORDS for w in found)
    return fits and bool(_ADDRESS.search(text))


def _split_words(text: str) -> list[str]:
    tokens = (token.strip(_TRIM_CHARS) for token in _SPACED_WORD.findall(_ADDRESS.sub(" ", text)))
    return [token for token in tokens if token[:1].isalpha()]


def _is_known(word: str) -> bool:
    """Months have stems; days have other endings in other cases (`tiistaina`)."""
    if len(word) == 1 or word in _KNOWN_WORDS or word in words.WEEKDAYS:
        return True
    sizes = range(3, len(word) + 1)
    return any(
        word[:n] in words.MONTH_STEMS or (n > 3 and word[:n] in words.WEEKDAYS) for n in sizes
    )


def _begins_with_quoting(text: str) -> bool:
    """`Zitat von Jane Doe <jane@x.example>:`."""
    plain = words.normalise(text)
    return any(
        plain.startswith(word) and not plain[len(word) :][:1].isalpha() for word in _QUOTING_PHRASES
    )


_QUOTING_PHRASES = words.QUOTING_PHRASES


def _begins_like_a_client(text: str) -> bool:
    return text[:1].isdigit() or _begins_with_opener(text) or bool(_WEEKDAY.match(text))


def _begins_with_opener(text: str) -> bool:
    return text.split(maxsplit=1)[0].strip(",.:*_").lower() in words.ATTRIBUTION_OPENERS


def _ends_with_address(text: str) -> bool:
    core = text.rstrip(_EDGE_CHARS)
    if core.endswith((">", "]", ")")):
        return bool(_ADDRESS.search(core[-250:]))
    return bool(_ADDRESS.fullmatch(core[-250:].rpartition(" ")[2]))


def _is_quoted_after(lines: list[str], end: int) -> bool:
    following = next((line for line in lines[end : end + 3] if line.strip()), "")
    return following.lstrip(" \t\xa0\ufeff").startswith((">", "|"))


def _begins_later(lines: list[str], start: int, end: int) -> bool:
    """`See you at 10:30` above an attribution is no part of it."""
    whole = _find_signs(" ".join(without_margin(line) for line in lines[start:end]))
    opened = _begins_like_a_client(without_margin(lines[start]))
    for later in range(start + 1, end):
        text = " ".join(without_margin(line) for line in lines[later:end]).strip()
        if not text or not _could_begin(without_margin(lines[later])):
            continue
        if opened and not _begins_with_opener(text):
            # `On Tuesday, June 2, 2026 at` went on with a time, which is no begin.
            continue
        if _judge(text, lines, later, end) is not None and _stands_alone(text, whole):
            return True
    return False


def _stands_alone(text: str, whole: _Signs) -> bool:
    """Whether the later begin lacks nothing that the earlier one has."""
    signs = _find_signs(text)
    if whole.has_date and not signs.has_date:
        return False
    named = any(not _is_known(words.normalise(word)) for word in _split_words(text))
    return signs.has_address or not whole.has_address or (named and _begins_like_a_client(text))


def parse_author(text: str) -> MailAddress:
    """Who wrote, by an attribution's text: the address, and the name beside it."""
    core = text.rstrip(_EDGE_CHARS)
    match = _ADDRESS.search(core)
    if match is None:
        return MailAddress("")
    address = match[0].strip("<>()[]\"',;").removeprefix("mailto:")
    return MailAddress(address, _name_before(core[: match.start()]))


def _name_before(text: str) -> str:
    """`Am 28/10/2021, 12:46 schrieb "John Doe" <` → `John Doe`."""
    text = text.rstrip(" <([„“\"'")
    for opening, closing in (('"', '"'), ("„", "”"), ("“", "”"), ("«", "»")):
        inner = text.rpartition(opening)[2] if opening in text else ""
        if inner and text.count(opening) >= 1 and not _DATE.search(inner):
            return inner.strip(f' {closing}"')
    kept: list[str] = []
    for token in reversed(text.split()):
        plain = token.strip(",.").lower()
        if any(c.isdigit() for c in token) or plain in words.WROTE_VERBS or plain in _NOT_NAMES:
            break
        kept.append(token)
    return " ".join(reversed(kept)).strip(" ,\"'")


_NOT_NAMES = frozenset({"пользователь", "używatel", "użytkownik", "používateľ", "am", "pm", "from"})
