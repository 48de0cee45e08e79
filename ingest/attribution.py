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
from ingest.blocks import bare
from journal.model import MailAddress

LONGEST = 700
MOST_LINES = 5
# A name has hardly more words, those between name and verb included.
MOST_WORDS = 7
_DATE = re.compile(
    r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}|\d{1,2}[:.h]\d{2}(?!\d)|(?<!\d)(?:19|20)\d{2}(?!\d)|\d年"
)
_ISO_FIRST = re.compile(r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}[ ,]")
_ADDRESS = re.compile(r"[^\s<>@]{1,200}@[^\s<>@]{2,200}")
# `Tuesday, 2 …`, `wt., 2 …`
_WEEKDAY = re.compile(r"[^\W\d_]{2,14}[.,]{1,2} \d")
# `On 2 …`, `Tuesday, 2 …`, and not `As you wrote on 2 …`.
_DATED = re.compile(r"(?:[^\W\d_]+[.,]?\s+){0,3}\d")
_SOMEBODY = re.compile(r"[\s,](?:the|le|la|el|il|der|die|das|our|o|a)\s+[^\W\d_A-Z]{3,}")
# `tirs.`, `kl.`, `Uhr.`: a sentence ends only once.
_SHORTENED = re.compile(r"(?<![^\s,])[^\W\d_]{1,6}\.(?=[\s,])")
# A colon ends an attribution; so do what clients and people put behind it.
_ENDS = (":", "：")
_EDGES = "-*_ :：\u200e\u200f"
_TRIMMED = ":,.\"„”“«»‘’'[](){}<>*،"
_SPACED = re.compile(r"[^\s,،、，;()\[\]\"“”„«»]+")


@dataclass(frozen=True, slots=True)
class Attribution:
    """`sure`: nothing a person would write."""

    start: int
    end: int
    text: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Signs:
    colon: bool
    verb: bool
    verb_last: bool
    date: bool
    address: bool


def at(lines: list[str], start: int) -> Attribution | None:
    """The attribution that begins at this line: the shortest, and not one that begins later."""
    first = bare(lines[start])
    if not _could_begin(first):
        return None
    text, colons = "", 0
    for end in range(start + 1, min(len(lines), start + MOST_LINES + 1) + 1):
        more = bare(lines[end - 1])
        text = f"{text} {more}".strip()
        if len(text) > LONGEST or (not more and end > start + 3):
            return None
        found = _judged(text, lines, start, end)
        if found is not None:
            return (
                None if _begins_later(lines, start, end) else Attribution(start, end, text, found)
            )
        ended = _ends_sentence(first) and not _opens(first)
        colons += more.endswith(_ENDS)
        # `… ezt írta (időpont:` goes on, once.
        if ended or colons > 1 or (colons and text.count("(") <= text.count(")")):
            return None
    return None


def _ends_sentence(line: str) -> bool:
    """`See you tomorrow.`, and not `Jane Doe skrev den 02.06.2026 kl.`."""
    if not line.endswith((".", "!", "?")):
        return False
    last = words.plain(line.rpartition(" ")[2].strip(_TRIMMED))
    return line[-1] != "." or not (last[:1].isdigit() or _is_known(last))


def _could_begin(line: str) -> bool:
    """Cheap, since it is asked of every line."""
    if not line or len(line) > LONGEST:
        return False
    if "@" in line or line.endswith(_ENDS) or _DATE.search(line):
        return True
    return words.plain(line[:40]).startswith(_FIRST)


def _judged(text: str, lines: list[str], start: int, end: int) -> bool | None:
    """None when it is no attribution, else whether it surely is one."""
    if not _could_end(text):
        return None
    signs = _signs(text)
    if not (signs.colon or signs.verb_last or _ISO_FIRST.match(text)):
        return None
    if _quoted_after(lines, end):
        return _above_marks(text, signs, lines, start)
    return _above_text(text, signs)


def _above_marks(text: str, signs: _Signs, lines: list[str], start: int) -> bool | None:
    """By looser signs, since only marked lines would be cut with it."""
    if _is_sure(text, signs):
        return True
    if signs.colon and signs.verb and signs.date:
        return False
    if _is_iso_first(text):
        return False
    if not signs.colon or (start and bare(lines[start - 1])):
        return None
    # `Jane Doe wrote:`, a paragraph of its own.
    if signs.verb and len(text.split()) <= MOST_WORDS + 2 and _is_bare(text):
        return False
    exact = len(_DATE.findall(text)) >= 2 and len(text) < 120
    return False if exact and not signs.verb and _is_bare(text, small=2) else None


def _above_text(text: str, signs: _Signs) -> bool | None:
    sure = _by_signs(text, signs)
    # Its words are looked at last, since that takes the longest.
    if sure is None or not _is_bare(text, small=_allowed(text, signs)) or _speaks(text, signs):
        return None
    return sure


def _by_signs(text: str, signs: _Signs) -> bool | None:
    if _is_sure(text, signs) and signs.date:
        return True
    if signs.colon and signs.verb and len(_DATE.findall(text)) >= 2:
        return False
    if _is_iso_first(text) or (signs.colon and signs.verb and _is_name_alone(text)):
        return False
    return None


def _allowed(text: str, signs: _Signs) -> int:
    """One word that nobody knows, where there is all that an attribution has: a day of the week."""
    whole = signs.colon and signs.verb and signs.address and text[:1].isdigit()
    return int(whole and len(_DATE.findall(text)) >= 2)


def _speaks(text: str, signs: _Signs) -> bool:
    """`As you wrote on 2 June 2026:` and `On 2 June 2026 the client wrote:` name nobody."""
    if signs.address or not any(word[0].islower() for word in _unknown(text)):
        return False
    return not _DATED.match(text) or bool(_SOMEBODY.search(text))


def _is_iso_first(text: str) -> bool:
    return bool(_ISO_FIRST.match(text)) and (_ends_with_address(text) or " GMT" in text)


def _could_end(text: str) -> bool:
    """Cheap, since it is asked of every way to join lines."""
    if text.endswith(_ENDS) or _ISO_FIRST.match(text):
        return True
    if text.startswith("--") and text.endswith("--"):
        return True
    tail = words.plain(text[-40:].rstrip("*_ "))
    return tail.endswith(_LAST) or tail.endswith(_ENDLESS)


def _is_sure(text: str, signs: _Signs) -> bool:
    if signs.colon and signs.verb:
        return signs.address or (signs.date and _begins_like_a_client(text))
    if signs.verb_last and signs.address and signs.date:
        return True
    return signs.colon and signs.date and _ends_with_address(text) and bool(_DATE.search(text[:60]))


def _signs(text: str) -> _Signs:
    colon = text.endswith(_ENDS)
    core = words.plain(text.strip(_EDGES))
    verb, last = _verb(core)
    verb = verb or _quotes(text)
    # Zoho: `---- On Wed, 24 Feb 2021 14:02:50 +0530 jane@x.example wrote ----`.
    colon = colon or (text.startswith("--") and text.endswith("--"))
    return _Signs(colon, verb, last, bool(_DATE.search(text)), bool(_ADDRESS.search(text)))


def _verb(core: str) -> tuple[bool, bool]:
    """Whether a verb of writing is in it, and whether it is the last word."""
    # `napsal(a)` is a verb with its bracket, `(wrote)` without.
    # Some glue it onto the address: `<jane@x.example>wrote:`.
    tokens = [token.strip(",.:،") for token in core.replace(">", "> ").split()]
    tokens = [t if t in _VERBS else t.strip(_TRIMMED) or t for t in tokens]
    said = f" {' '.join(tokens)} "
    last = said.rstrip().endswith(_LAST) or core.endswith(_ENDLESS)
    present = last or not _VERBS.isdisjoint(tokens)
    if not present and not _PHRASES.keys().isdisjoint(tokens):
        present = any(p in said for t in tokens for p in _PHRASES.get(t, ()))
    return present, last


def _phrases() -> dict[str, tuple[str, ...]]:
    """Verbs of several words, by their first one."""
    found: dict[str, tuple[str, ...]] = {}
    for verb in words.WROTE:
        if " " in verb:
            first = verb.split()[0]
            found[first] = (*found.get(first, ()), f" {verb} ")
    return found


_VERBS = frozenset(verb for verb in words.WROTE if " " not in verb)
_PHRASES = _phrases()
_LAST = tuple(f" {verb}" for verb in words.WROTE)
# `Wiadomość napisana przez …`: what is said in three words or more may also stand first.
_FIRST = tuple(verb for verb in words.WROTE if verb.count(" ") > 1)
# Languages that write without blanks.
_ENDLESS = tuple(verb for verb in words.WROTE if ord(verb[0]) > 0x2E80)
# What may stand in an attribution besides a name, and not in small letters for nothing.
_WRITING = frozenset(word for verb in words.WROTE for word in verb.split())
_QUOTING_WORDS = frozenset(word for phrase in words.QUOTING for word in phrase.split())
_KNOWN = (
    words.BEGINS
    | frozenset(word.strip(".") for word in words.AROUND)
    | _WRITING
    | _QUOTING_WORDS
    | frozenset(
        ["utc", "gmt", "cet", "cest", "mez", "mesz", "msk", "de", "der", "van", "von", "zu"]
    )
)


def _is_bare(text: str, *, small: int = 0) -> bool:
    """Whether it holds a date, a name and what stands between, and not a sentence.

    Names and days of the week have capitals or are few; a sentence has other small words: more
    than `small`.
    """
    unknown = _unknown(text)
    found = sum(word[0].islower() for word in unknown)
    names = len(unknown) - found
    # A name may be written small: `On 2026-06-02 09:00, olle wrote:`.
    return names <= MOST_WORDS and (found <= small or (found == 1 and names <= 1))


def _unknown(text: str) -> list[str]:
    core = _SHORTENED.sub(" ", text.strip(_EDGES))
    return [word for word in _words(core) if not _is_known(words.plain(word))]


def _is_name_alone(text: str) -> bool:
    """`Jane Doe <jane@x.example> wrote:`, and not `As Jane <jane@x.example> wrote:`."""
    found = [word for word in _words(text) if words.plain(word) not in _WRITING]
    fits = all(not w[0].islower() and words.plain(w) not in _KNOWN for w in found)
    return fits and bool(_ADDRESS.search(text))


def _words(text: str) -> list[str]:
    tokens = (token.strip(_TRIMMED) for token in _SPACED.findall(_ADDRESS.sub(" ", text)))
    return [token for token in tokens if token[:1].isalpha()]


def _is_known(word: str) -> bool:
    """Months have stems; days have other endings in other cases (`tiistaina`)."""
    if len(word) == 1 or word in _KNOWN or word in words.DAYS:
        return True
    sizes = range(3, len(word) + 1)
    return any(word[:n] in words.MONTHS or (n > 3 and word[:n] in words.DAYS) for n in sizes)


def _quotes(text: str) -> bool:
    """`Zitat von Jane Doe <jane@x.example>:`."""
    plain = words.plain(text)
    return any(plain.startswith(word) and not plain[len(word) :][:1].isalpha() for word in _QUOTING)


_QUOTING = words.QUOTING


def _begins_like_a_client(text: str) -> bool:
    return text[:1].isdigit() or _opens(text) or bool(_WEEKDAY.match(text))


def _opens(text: str) -> bool:
    return text.split(maxsplit=1)[0].strip(",.:*_").lower() in words.BEGINS


def _ends_with_address(text: str) -> bool:
    core = text.rstrip(_EDGES)
    if core.endswith((">", "]", ")")):
        return bool(_ADDRESS.search(core[-250:]))
    return bool(_ADDRESS.fullmatch(core[-250:].rpartition(" ")[2]))


def _quoted_after(lines: list[str], end: int) -> bool:
    following = next((line for line in lines[end : end + 3] if line.strip()), "")
    return following.lstrip(" \t\xa0\ufeff").startswith((">", "|"))


def _begins_later(lines: list[str], start: int, end: int) -> bool:
    """`See you at 10:30` above an attribution is no part of it."""
    whole = _signs(" ".join(bare(line) for line in lines[start:end]))
    opened = _begins_like_a_client(bare(lines[start]))
    for later in range(start + 1, end):
        text = " ".join(bare(line) for line in lines[later:end]).strip()
        if not text or not _could_begin(bare(lines[later])):
            continue
        if opened and not _opens(text):
            # `On Tuesday, June 2, 2026 at` went on with a time, which is no begin.
            continue
        if _judged(text, lines, later, end) is not None and _stands_alone(text, whole):
            return True
    return False


def _stands_alone(text: str, whole: _Signs) -> bool:
    """Whether the later begin lacks nothing that the earlier one has."""
    signs = _signs(text)
    if whole.date and not signs.date:
        return False
    named = any(not _is_known(words.plain(word)) for word in _words(text))
    return signs.address or not whole.address or (named and _begins_like_a_client(text))


def author(text: str) -> MailAddress:
    """Who wrote, by an attribution's text: the address, and the name beside it."""
    core = text.rstrip(_EDGES)
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
        if any(c.isdigit() for c in token) or plain in words.WROTE or plain in _NOT_NAMES:
            break
        kept.append(token)
    return " ".join(reversed(kept)).strip(" ,\"'")


_NOT_NAMES = frozenset({"пользователь", "używatel", "użytkownik", "používateľ", "am", "pm", "from"})
