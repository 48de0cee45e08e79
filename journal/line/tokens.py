"""PURE. A line cut into words, numbers and signs: each folded, with its place, sentence and clause.

What is quoted, an address, a link or somebody's signature is masked: it tells nothing of the deed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from journal.fold import fold

# Further down a text tells of other things than of itself.
MAX_LETTERS_READ = 1200
_MAX_TOKENS = 240

_TOKEN = re.compile(
    r"(?P<link>[a-z][a-z0-9+.-]{1,10}://[^\s<>]+|[^\s@<>,;:()]+@[^\s@<>,;:()]+\.[^\s@<>,;:()]+)"
    r"|(?P<number>\d+(?:[.,:]\d+)*)"
    # `11am-noon` are two times.
    r"|(?P<word>(?<=\d)[ap]m(?=-)|[^\W\d_]+(?:['-][^\W\d_]+)*)"
    r"|(?P<sign>(?P<one>[^\w\s])(?P=one)*|_+)",
    re.IGNORECASE,
)
_CURLY = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2032": "'", "\u00ad": " "})
_QUOTED = re.compile(
    '"[^"\n]{1,400}"|«[^»\n]{1,400}»|“[^”“\n]{1,400}[”“]|„[^“”\n]{1,400}[“”]'
    "|‘[^’\n]{1,400}’|(?<![\\w'])'[^'\n]{12,400}'(?!\\w)"
)
_SIGNED = re.compile(
    r"(?:\s|^)--\s+(?=[^\W\d_][^|\n]{1,80}(?:\||\bTel\b))|\s/(?=[A-ZÅÄÖØÆ][^\s/]+ [A-ZÅÄÖØÆ])|\n-- ?\n"
)
_ABBREVIATION = 4


@dataclass(frozen=True, slots=True)
class Token:
    """`key` is folded; `glued` has no blank before it; masked words tell nothing of the deed."""

    key: str
    raw: str
    start: int
    end: int
    kind: str
    is_glued: bool
    is_masked: bool
    sentence: int
    clause: int

    @property
    def is_capital(self) -> bool:
        return self.raw[:1].isupper()


class _Span(Protocol):
    """Several tokens; the next one stands at `end`."""

    @property
    def end(self) -> int: ...


_SpanT = TypeVar("_SpanT", bound=_Span)


def find_spans(tokens: Sequence[Token], read: Callable[[int], _SpanT | None]) -> Iterator[_SpanT]:
    """Reads at each token in turn, and goes on behind what was read there."""
    at = 0
    while at < len(tokens):
        found = read(at)
        if found is None:
            at += 1
        else:
            yield found
            at = found.end


def split_words(text: str) -> list[str]:
    """The folded pieces, as the tokens of a line are cut."""
    return [_key(each[0]) for each in _TOKEN.finditer(text.translate(_CURLY))]


def _key(raw: str) -> str:
    """Folded; `e-mail` and `email` are one word."""
    key = fold(raw)
    return f"email{key[6:]}" if key.startswith("e-mail") else key


def tokenize(text: str, closings: Sequence[str] = ()) -> tuple[Token, ...]:
    """The tokens of the first letters of a text."""
    read = text[:MAX_LETTERS_READ].translate(_CURLY)
    quoted = _QUOTED.finditer(text[:MAX_LETTERS_READ])
    masked = [*(each.span() for each in quoted), *_signature(read, closings)]
    return tuple(_tokens(read, masked))


def _signature(read: str, closings: Sequence[str]) -> Iterator[tuple[int, int]]:
    if found := _SIGNED.search(read):
        yield found.start(), len(read)
    lowered = read.lower()
    begins = [at for each in closings if (at := lowered.find(each)) > 0]
    if begins:
        yield min(begins), len(read)


def _tokens(read: str, masked: Sequence[tuple[int, int]]) -> Iterator[Token]:
    found = list(_TOKEN.finditer(read))[:_MAX_TOKENS]
    sentence = clause = 0
    for place, each in enumerate(found):
        start, end = each.span()
        after = found[place + 1] if place + 1 < len(found) else None
        if _breaks_line(read, found, place):
            sentence, clause = sentence + 1, clause + 1
        yield Token(
            key=_key(each[0]),
            raw=each[0],
            start=start,
            end=end,
            kind=str(each.lastgroup) if each.lastgroup != "one" else "sign",
            is_glued=start > 0 and not read[start - 1].isspace(),
            is_masked=each["link"] is not None
            or any(begin <= start < stop for begin, stop in masked),
            sentence=sentence,
            clause=clause,
        )
        if each["sign"]:
            before = found[place - 1] if place else None
            ends = _ends_sentence(read, before, each, after)
            sentence += ends
            clause += ends or _ends_clause(read, before, each, after)


def _breaks_line(read: str, found: Sequence[re.Match[str]], place: int) -> bool:
    return place > 0 and "\n" in read[found[place - 1].end() : found[place].start()]


def _ends_sentence(
    read: str, before: re.Match[str] | None, sign: re.Match[str], after: re.Match[str] | None
) -> bool:
    mark = sign[0][0]
    if mark in "!?;…":
        return True
    if mark != "." or after is None or before is None:
        return mark == "."
    if not read[sign.end() : after.start()]:
        return False
    if before["number"]:
        # `25.11. klo 14`, but `told him 9.30. Text message.`
        return after[0][:1].isupper() and len(sign[0]) == 1
    if before["sign"]:
        return True
    return len(before[0]) > _ABBREVIATION or (after[0][:1].isupper() and len(before[0]) > 1)


def _ends_clause(
    read: str, before: re.Match[str] | None, sign: re.Match[str], after: re.Match[str] | None
) -> bool:
    mark = sign[0][0]
    if mark in ",:":
        return after is None or bool(read[sign.end() : after.start()])
    if mark == "+" and len(sign[0]) > 1:
        # `Иван ++ звонил ему`
        return True
    if mark in "-–—|•>":
        spaced = after is None or bool(read[sign.end() : after.start()])
        return spaced and (before is None or before.end() < sign.start())
    return mark in "()[]"
