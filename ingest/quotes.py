"""PURE. A mail's text → what is new, what is quoted, what is signature, and how sure that is.

    1  a separator, a header block or a mark in the HTML: all below is the quoted mail
    2  an attribution: the run of `>` below it, or all below when nothing there is marked
    3  runs of `>` without attribution
    4  then the signature of what is left

Where new lines stand between quoted ones the reply is inline: then its quotes stay, since the
answers would be riddles without them. Where nothing would be left, everything stays: losing a
customer's words is worse than keeping a quote.
"""

from dataclasses import dataclass, field

from ingest import attribution, blocks, limits, signatures
from journal.model import CutPiece, CutReason

# A quoted line that a client wrapped goes on without its mark; lines before a wrap are long.
WRAPPED_AT = 60


@dataclass(frozen=True, slots=True)
class Split:
    new: str
    cuts: tuple[CutPiece, ...] = ()
    confidence: float = 1.0


@dataclass(slots=True)
class _Marks:
    """For each line why it is quoted, or None; and how sure all of it is."""

    why: list[CutReason | None]
    sure: list[float] = field(default_factory=lambda: [1.0])

    def mark(self, start: int, end: int, reason: CutReason, sure: float) -> None:
        for position in range(start, end):
            self.why[position] = reason
        self.sure.append(sure)


def split(text: str, *, quote_at: int | None = None, forwarded: bool = False) -> Split:
    """`quote_at`: where HTML says that the quoted mail begins. `forwarded`: it has an original."""
    lines = text.split("\n")
    if len(lines) > limits.LINES:
        return Split(text.strip(), (), 0.2)
    marks = _Marks([None] * len(lines))
    html_line = text.count("\n", 0, quote_at) if quote_at is not None else None
    _mark(lines, marks, html_line)
    if not _says(lines, marks) and not forwarded:
        return _nothing_left(lines, marks)
    return _assembled(lines, marks)


def _mark(lines: list[str], marks: _Marks, html_line: int | None) -> None:
    position = 0
    while position < len(lines):
        if html_line is not None and position >= html_line:
            marks.mark(position, len(lines), CutReason.HTML_MARK, 0.95)
            return
        position = _mark_at(lines, position, marks)


def _mark_at(lines: list[str], position: int, marks: _Marks) -> int:
    """Mark what begins at this line; the line where to go on."""
    line = lines[position]
    if not line.strip():
        return position + 1
    if (whole := _rest(lines, position)) is not None:
        reason, sure = whole
        marks.mark(position, len(lines), reason, sure)
        return len(lines)
    if (found := attribution.at(lines, position)) is not None:
        return _attributed(lines, found, marks)
    if _is_quoted(line):
        end = _run(lines, position)
        marks.mark(position, end, CutReason.QUOTE_MARKS, 0.9)
        return end
    return position + 1


def _rest(lines: list[str], position: int) -> tuple[CutReason, float] | None:
    """Why everything from this line on is quoted."""
    line = lines[position]
    if _is_quoted(line):
        return None
    if blocks.separator(line) is not None:
        return CutReason.SEPARATOR, 0.95
    # The rule that Outlook draws above a block goes with it.
    after = _next_line(lines, position + 1) if blocks.is_rule(line) else position
    if after is not None and blocks.at(lines, after) is not None:
        return CutReason.HEADER_BLOCK, 0.9
    if _signed_by_device(lines, position):
        return CutReason.SENT_FROM, 0.5
    return None


def _signed_by_device(lines: list[str], position: int) -> bool:
    """`Sent from my phone`, a paragraph of its own below a text: phones quote below it, unmarked."""
    if position < 2 or lines[position - 1].strip() or not signatures.is_by_me(lines[position]):
        return False
    return position + 1 >= len(lines) or not lines[position + 1].strip()


def _next_line(lines: list[str], position: int) -> int | None:
    for at in range(position, min(len(lines), position + 4)):
        if lines[at].strip():
            return at
    return None


def _attributed(lines: list[str], found: attribution.Attribution, marks: _Marks) -> int:
    after = _next_line(lines, found.end)
    sure = 0.95 if found.sure else 0.7
    if after is not None and (_is_quoted(lines[after]) or lines[after].startswith("|")):
        end = _run(lines, after, bar=lines[after].startswith("|"))
        marks.mark(found.start, end, CutReason.ATTRIBUTION, sure)
        return end
    if _is_quoted(lines[found.start]):
        end = _run(lines, found.start)
        marks.mark(found.start, end, CutReason.ATTRIBUTION, sure)
        return end
    marks.mark(found.start, len(lines), CutReason.ATTRIBUTION, sure - 0.15)
    return len(lines)


def _is_quoted(line: str) -> bool:
    return line.lstrip(" \ufeff").startswith(">")


def _run(lines: list[str], start: int, *, bar: bool = False) -> int:
    """Where the run of quoted lines ends, empty lines and wrapped ends of lines within it."""
    end = position = start
    while position < len(lines):
        line = lines[position]
        if _is_quoted(line) or (bar and line.startswith("|")):
            end = position + 1
        elif line.strip() and not _is_wrapped(lines, position, bar=bar):
            break
        position += 1
    return end


def _is_wrapped(lines: list[str], position: int, *, bar: bool) -> bool:
    before = lines[position - 1]
    after = lines[position + 1] if position + 1 < len(lines) else ""
    if bar:
        return after.startswith("|")
    return _is_quoted(before) and len(before) >= WRAPPED_AT and _is_quoted(after)


def _says(lines: list[str], marks: _Marks) -> bool:
    return any(
        line.strip(" \t\ufeff\xa0_-=*") and why is None
        for line, why in zip(lines, marks.why, strict=True)
    )


def _nothing_left(lines: list[str], marks: _Marks) -> Split:
    """Only quoted text: perhaps the quote marks are the sender's own, so all of it stays.

    A header block or an attribution on top is still no new text.
    """
    if not any(line.strip() for line in lines):
        return Split("")
    first = next(at for at, line in enumerate(lines) if line.strip())
    start = first
    block = blocks.at(lines, first)
    found = attribution.at(lines, first)
    if block is not None:
        start = block.end
    elif found is not None and not _is_quoted(lines[found.start]):
        start = found.end
    reason = marks.why[first] or CutReason.QUOTE_MARKS
    cut = "\n".join(lines[first:start]).strip()
    below = [line for line in lines[start:] if line.strip()]
    if found is not None and below and all(_is_quoted(line) for line in below):
        # An attribution and marked quotes, and not a word else: an empty reply.
        return Split("", (CutPiece(reason, "\n".join(lines).strip()),), 0.8)
    return Split("\n".join(lines[start:]).strip(), (CutPiece(reason, cut),) if cut else (), 0.3)


def _assembled(lines: list[str], marks: _Marks) -> Split:
    inline = _is_inline(lines, marks)
    kept = [
        line
        for line, why in zip(lines, marks.why, strict=True)
        if why is None or (inline and _is_answered(line, why))
    ]
    cuts = _cuts(lines, marks, inline=inline)
    signature = signatures.find(kept)
    while signature is not None:
        rest = "\n".join(kept[signature.start :]).strip()
        above = signatures.without_rules(kept[: signature.start])
        if not any(line.strip() for line in above):
            break
        cuts.append(CutPiece(signature.reason, rest))
        kept = kept[: signature.start]
        signature = signatures.find(kept)
    new = "\n".join(signatures.without_rules(kept)).strip("\n\ufeff ")
    return Split(new, tuple(cuts), min(marks.sure) * (0.6 if inline else 1.0))


def _is_inline(lines: list[str], marks: _Marks) -> bool:
    """New lines after a quote that also has a quote after them, or that answers one by one."""
    runs: list[bool] = []
    for line, why in zip(lines, marks.why, strict=True):
        if line.strip():
            quoted = why is not None
            if not runs or runs[-1] != quoted:
                runs.append(quoted)
    # new, quote, new, quote: at least two quotes, with new lines between them.
    return sum(runs) >= 2


def _is_answered(line: str, why: CutReason) -> bool:
    """A marked line between answers; an attribution above it is still no text."""
    return why is CutReason.QUOTE_MARKS or (why is CutReason.ATTRIBUTION and _is_quoted(line))


def _cuts(lines: list[str], marks: _Marks, *, inline: bool) -> list[CutPiece]:
    cuts: list[CutPiece] = []
    piece: list[str] = []
    reason: CutReason | None = None
    for line, found in zip([*lines, ""], [*marks.why, None], strict=True):
        why = None if found and inline and _is_answered(line, found) else found
        if why is not reason:
            if reason is not None:
                cuts.append(CutPiece(reason, "\n".join(piece).strip()))
            piece = []
            reason = why
        piece.append(line)
    return cuts
