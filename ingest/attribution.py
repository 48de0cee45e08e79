"""PURE. `On Tue, 2 Jun 2026 at 09:00, Jane <jane@x.example> wrote:` in any language.

Not a list of patterns: a line, or up to five joined, is an attribution by what it holds.

    A   ends with a colon, has a verb of writing, and an address or a date
    B   ends with the verb, and has an address and a date
    C   ends with an address and a colon, and begins with a date
    D   begins with a year-first date, and ends with an address, or is Gmail's `GMT+01:00 Name`

What has the verb and a date but no address might be a person's sentence; it counts only when it
begins as clients begin (`On`, `Am`, a digit, a weekday …) or is followed by quote marks.
"""

import re
from dataclasses import dataclass

from ingest import words
from ingest.blocks import bare
from journal.model import MailAddress

LONGEST = 700
MOST_LINES = 5
_DATE = re.compile(
    r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}|\d{1,2}[:.h]\d{2}(?!\d)|(?<!\d)(?:19|20)\d{2}(?!\d)|\d年"
)
_ISO_FIRST = re.compile(r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}[ ,]")
_ADDRESS = re.compile(r"[^\s<>@]{1,200}@[^\s<>@]{2,200}")
# `Tuesday, 2 …`, `wt., 2 …`
_WEEKDAY = re.compile(r"[^\W\d_]{2,14}[.,]{1,2} \d")
_BEGINNINGS = frozenset(
    [
        "on",
        "at",
        "am",
        "den",
        "der",
        "die",
        "das",
        "le",
        "il",
        "op",
        "el",
        "em",
        "dnia",
        "dne",
        "dňa",
        "w",
        "wt",
        "pe",
        "a",
        "em",
        "no",
        "at",
        "в",
        "во",
        "le",
        "de",
        "la",
        "på",
        "在",
        "em:",
        "na",
        "data",
        "date",
        "al",
        "del",
        "día",
        "dia",
        "kl",
        "kuupäeval",
        "dana",
    ]
)
# A colon ends an attribution; so do what clients and people put behind it.
_ENDS = (":", "：")


@dataclass(frozen=True, slots=True)
class Attribution:
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
    text = ""
    for end in range(start + 1, min(len(lines), start + MOST_LINES + 1) + 1):
        more = bare(lines[end - 1])
        text = f"{text} {more}".strip()
        if len(text) > LONGEST or (not more and end > start + 3):
            return None
        found = _judged(text, lines, end)
        if found is not None:
            return (
                None if _begins_later(lines, start, end) else Attribution(start, end, text, found)
            )
        ended = first.endswith((".", "!", "?")) and not _opens(first)
        if ended or more.endswith(_ENDS):
            return None
    return None


def _could_begin(line: str) -> bool:
    """Cheap, since it is asked of every line."""
    if not line or len(line) > LONGEST:
        return False
    if "@" in line or _DATE.search(line) or line.endswith(_ENDS):
        return True
    return words.plain(line[:40]).startswith(_FIRST)


def _judged(text: str, lines: list[str], end: int) -> bool | None:
    """None when it is no attribution, else whether it surely is one."""
    if not _could_end(text):
        return None
    signs = _signs(text)
    if _is_sure(text, signs):
        return True
    if signs.colon and signs.verb and signs.date:
        exact = len(_DATE.findall(text)) >= 2
        return False if exact or _quoted_after(lines, end) else None
    if _ISO_FIRST.match(text) and (_ends_with_address(text) or " GMT" in text):
        return False
    return None


def _could_end(text: str) -> bool:
    """Cheap, since it is asked of every way to join lines."""
    if text.endswith((*_ENDS, "--")) or _ISO_FIRST.match(text):
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
    core = words.plain(text.strip("-*_ :："))
    verb, last = _verb(core)
    # Zoho: `---- On Wed, 24 Feb 2021 14:02:50 +0530 jane@x.example wrote ----`.
    colon = colon or (text.startswith("--") and text.endswith("--"))
    return _Signs(colon, verb, last, bool(_DATE.search(text)), bool(_ADDRESS.search(text)))


def _verb(core: str) -> tuple[bool, bool]:
    """Whether a verb of writing is in it, and whether it is the last word."""
    # `napsal(a)` is a verb with its bracket, `(wrote)` without.
    tokens = [token.strip(",.:") for token in core.split()]
    tokens = [t if t in _VERBS else t.strip(',."„”“«»[](){}<>*') or t for t in tokens]
    said = f" {' '.join(tokens)} "
    last = said.rstrip().endswith(_LAST) or core.endswith(_ENDLESS)
    present = last or not _VERBS.isdisjoint(tokens) or any(p in said for p in _PHRASES)
    return present, last


_VERBS = frozenset(verb for verb in words.WROTE if " " not in verb)
_PHRASES = tuple(f" {verb} " for verb in words.WROTE if " " in verb)
_LAST = tuple(f" {verb}" for verb in words.WROTE)
# `Wiadomość napisana przez …`: what is said in three words or more may also stand first.
_FIRST = tuple(verb for verb in words.WROTE if verb.count(" ") > 1)
# Languages that write without blanks.
_ENDLESS = tuple(verb for verb in words.WROTE if ord(verb[0]) > 0x2E80)


def _begins_like_a_client(text: str) -> bool:
    return text[:1].isdigit() or _opens(text) or bool(_WEEKDAY.match(text))


def _opens(text: str) -> bool:
    return text.split(maxsplit=1)[0].strip(",.:*_").lower() in _BEGINNINGS


def _ends_with_address(text: str) -> bool:
    core = text.rstrip("*_ :：")
    if core.endswith((">", "]", ")")):
        return bool(_ADDRESS.search(core[-250:]))
    return False


def _quoted_after(lines: list[str], end: int) -> bool:
    following = next((line for line in lines[end : end + 3] if line.strip()), "")
    return following.lstrip().startswith(">")


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
        if _judged(text, lines, end) is not None and _stands_alone(text, whole):
            return True
    return False


def _stands_alone(text: str, whole: _Signs) -> bool:
    """Whether the later begin lacks nothing that the earlier one has."""
    signs = _signs(text)
    if whole.date and not signs.date:
        return False
    return signs.address or not whole.address or _begins_like_a_client(text)


def author(text: str) -> MailAddress:
    """Who wrote, by an attribution's text: the address, and the name beside it."""
    core = text.rstrip("*_ :：")
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
