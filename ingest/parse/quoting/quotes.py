"""PURE. A mail's text → what is new, what is quoted, what is signature, and how sure that is.

    1  a separator, a header block or a mark in the HTML: all below is the quoted mail
    2  an attribution: the run of `>` below it, or all below when nothing there is marked
    3  runs of `>` without attribution
    4  then the signature of what is left

Where new lines stand between quoted ones the reply is inline: then its quotes stay, since the
answers would be riddles without them. Where nothing would be left, everything stays: losing a
customer's words is worse than keeping a quote.
"""

from bisect import bisect_left
from dataclasses import dataclass, field

from ingest.parse import limits
from ingest.parse.quoting import attribution, header_blocks, signatures
from ingest.parse.text.html_to_text import QuotedRange, QuoteMark
from journal.model import CutPiece, CutReason

# A quoted line that a client wrapped goes on without its mark; lines before a wrap are long.
WRAP_WIDTH = 60
# Below so many lines nobody's quote begins, but for lines with marks.
MOST_LINES_SEARCHED = 2_000
# One's own, a device's, a list's: whoever writes more of them means them.
MOST_SIGNATURES = 5
# More lines than that are no attribution above a blockquote.
LONGEST_LEAD = 3


@dataclass(frozen=True, slots=True)
class SplitText:
    new_text: str
    cuts: tuple[CutPiece, ...] = ()
    confidence: float = 1.0


@dataclass(slots=True)
class _LineMarks:
    """For each line why it is quoted, or None; and how sure all of it is."""

    reasons: list[CutReason | None]
    confidences: list[float] = field(default_factory=lambda: [1.0])
    forward_ends: list[int] | None = None

    def mark(self, start: int, end: int, reason: CutReason, confidence: float) -> None:
        for position in range(start, end):
            self.reasons[position] = reason
        self.confidences.append(confidence)

    def end_of_forward(self, lines: list[str], start: int) -> int | None:
        """The line from there on that says so. They are looked for once, whoever asks how often."""
        if self.forward_ends is None:
            self.forward_ends = [
                n for n, line in enumerate(lines) if header_blocks.is_forward_end(line)
            ]
        place = bisect_left(self.forward_ends, start)
        return self.forward_ends[place] if place < len(self.forward_ends) else None


def split_quotes(
    text: str, *, quoted_range: QuotedRange | None = None, is_forward: bool = False
) -> SplitText:
    """`quoted`: where HTML says that a mail is quoted. `forwarded`: it has an original."""
    lines = text.split("\n")
    if len(lines) > limits.TEXT_LINES:
        return SplitText(text.strip(), (), 0.2)
    marks = _LineMarks([None] * len(lines))
    _mark_lines(lines, marks, _to_line_range(text, quoted_range))
    if not _has_new_text(lines, marks) and not is_forward:
        return _keep_everything(lines, marks)
    return _assemble(lines, marks)


def _to_line_range(text: str, quoted_range: QuotedRange | None) -> QuotedRange | None:
    if quoted_range is None:
        return None
    start = text.count("\n", 0, quoted_range.start)
    end = start + len(text[quoted_range.start : quoted_range.end].rstrip("\n").split("\n"))
    return QuotedRange(start, end, quoted_range.mark)


def _mark_lines(lines: list[str], marks: _LineMarks, quoted_range: QuotedRange | None) -> None:
    position = 0
    while position < len(lines):
        if quoted_range is not None and position >= quoted_range.start:
            position = _mark_by_html(lines, quoted_range, position, marks)
            quoted_range = None
        else:
            position = _mark_line(lines, position, marks)


def _mark_by_html(
    lines: list[str], quoted_range: QuotedRange, position: int, marks: _LineMarks
) -> int:
    """Mark what the HTML says is quoted; the line where to go on."""
    if quoted_range.mark is QuoteMark.LINE:
        after = header_blocks.next_text_line(lines, position)
        if after is None or header_blocks.parse_label(lines[after]) is None:
            return _mark_line(lines, position, marks)
    elif quoted_range.mark is not QuoteMark.REST:
        run = _quote_end_below_lead(lines, quoted_range)
        if run is not None:
            marks.mark(position, run, CutReason.ATTRIBUTION, 0.95)
            return run
        if quoted_range.mark is QuoteMark.WHOLE:
            end = max(position, min(quoted_range.end, len(lines)))
            marks.mark(position, end, CutReason.HTML_MARK, 0.95)
            return end if end > position else _mark_line(lines, position, marks)
    marks.mark(position, len(lines), CutReason.HTML_MARK, 0.95)
    return len(lines)


def _quote_end_below_lead(lines: list[str], quoted_range: QuotedRange) -> int | None:
    """The end of the blockquote that stands below an attribution, when it does.

    People answer below it, within the very element that says it is a quote.
    """
    said = 0
    for position in range(quoted_range.start, len(lines)):
        if _is_quoted(lines[position]):
            return _find_run_end(lines, position)
        if not lines[position].strip():
            continue
        if header_blocks.find_separator(lines[position]) or header_blocks.find_block(
            lines, position
        ):
            return None
        said += 1
        if said > LONGEST_LEAD:
            return None
    return None


def _mark_line(lines: list[str], position: int, marks: _LineMarks) -> int:
    """Mark what begins at this line; the line where to go on."""
    line = lines[position]
    if not line.strip():
        return position + 1
    looked_at = position < MOST_LINES_SEARCHED
    if looked_at and (whole := _find_quoted_rest(lines, position, marks)) is not None:
        end, reason, sure = whole
        marks.mark(position, end, reason, sure)
        return end
    if looked_at and (found := attribution.find_attribution(lines, position)) is not None:
        return _mark_attribution(lines, found, marks)
    if signatures.is_device_paragraph(lines, position):
        return _mark_device_line(lines, position, marks)
    if _is_quoted(line):
        end = _find_run_end(lines, position)
        if not _is_not_quote(lines, position, end):
            marks.mark(position, end, CutReason.QUOTE_MARKS, 0.9)
        return end
    return position + 1


def _find_quoted_rest(
    lines: list[str], position: int, marks: _LineMarks
) -> tuple[int, CutReason, float] | None:
    """Up to where, and why, everything from this line on is quoted."""
    line = lines[position]
    kind = header_blocks.find_separator(line)
    if _is_quoted(line) and not (kind and line.rstrip().endswith(">>>")):
        return None
    if kind is not None:
        forwarded = kind[0] is header_blocks.Separator.FORWARDED
        below = header_blocks.next_text_line(lines, position + 1)
        end = _find_end_below(lines, below, marks if forwarded else None)
        return end, CutReason.SEPARATOR, 0.95
    if header_blocks.is_title_above_block(lines, position):
        below = header_blocks.next_text_line(lines, position + 1)
        return _find_end_below(lines, below, marks), CutReason.SEPARATOR, 0.9
    # The rule that Outlook draws above a block goes with it.
    after = (
        header_blocks.next_text_line(lines, position + 1)
        if header_blocks.is_rule(line)
        else position
    )
    if after is not None and header_blocks.find_block(lines, after) is not None:
        return _find_end_below(lines, after, None), CutReason.HEADER_BLOCK, 0.9
    return None


def _find_end_below(lines: list[str], below: int | None, forwarded: _LineMarks | None) -> int:
    """Where it ends: with its marks, where each line has one; at a mark of its end, when it was
    forwarded; never.

    Some people answer below a separator and a block: then what they quote is marked.
    """
    if below is None:
        return len(lines)
    if forwarded is not None:
        end = forwarded.end_of_forward(lines, below)
        if end is not None:
            return end + 1
    block = header_blocks.find_block_below_separator(lines, below)
    start = header_blocks.next_text_line(lines, block.end if block else below)
    marked = block is not None and _is_quoted(lines[below])
    if start is not None and not marked and _is_quoted(lines[start]):
        return _find_run_end(lines, start)
    return len(lines)


def _mark_attribution(lines: list[str], found: attribution.Attribution, marks: _LineMarks) -> int:
    after = header_blocks.next_text_line(lines, found.end)
    sure = 0.95 if found.is_sure else 0.7
    if after is not None and (_is_quoted(lines[after]) or lines[after].startswith("|")):
        end = _find_run_end(lines, after, bar=lines[after].startswith("|"))
        marks.mark(found.start, end, CutReason.ATTRIBUTION, sure)
        return end
    if _is_quoted(lines[found.start]):
        end = _find_run_end(lines, found.start)
        marks.mark(found.start, end, CutReason.ATTRIBUTION, sure)
        return end
    marks.mark(found.start, len(lines), CutReason.ATTRIBUTION, sure - 0.15)
    return len(lines)


def _mark_device_line(lines: list[str], position: int, marks: _LineMarks) -> int:
    """What follows `Sent from my phone` may be the sender's; not so a mail that begins there."""
    after = header_blocks.next_text_line(lines, position + 1)
    if position > 1 and after is not None and signatures.is_greeting(lines[after]):
        marks.mark(position, len(lines), CutReason.SENT_FROM, 0.5)
        return len(lines)
    marks.mark(position, position + 1, CutReason.SENT_FROM, 0.9)
    return position + 1


def _is_quoted(line: str) -> bool:
    """`> text`, and not `>= 5`."""
    bare = line.lstrip(" \ufeff")
    return bare.startswith(">") and not bare.startswith(">=")


def _is_not_quote(lines: list[str], start: int, end: int) -> bool:
    """Lines with marks that are no quote: what a colon announces, and the prompt `>>>`."""
    above = next((line for line in reversed(lines[max(0, start - 2) : start]) if line.strip()), "")
    if above.rstrip().endswith((":", "：")) and not _is_quoted(above):
        return True
    run = (line.lstrip(" \ufeff") for line in lines[start:end])
    return all(line.startswith(">>>") or not line.startswith(">") for line in run)


def _find_run_end(lines: list[str], start: int, *, bar: bool = False) -> int:
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
    return _is_quoted(before) and len(before) >= WRAP_WIDTH and _is_quoted(after)


def _has_new_text(lines: list[str], marks: _LineMarks) -> bool:
    return any(
        line.strip(" \t\ufeff\xa0_-=*") and why is None
        for line, why in zip(lines, marks.reasons, strict=True)
    )


def _keep_everything(lines: list[str], marks: _LineMarks) -> SplitText:
    """Only quoted text: perhaps the quote marks are the sender's own, so all of it stays.

    A header block or an attribution on top is still no new text.
    """
    if not any(line.strip() for line in lines):
        return SplitText("")
    first = next(at for at, line in enumerate(lines) if line.strip())
    start = first
    block = header_blocks.find_block(lines, first)
    found = attribution.find_attribution(lines, first)
    if block is not None:
        start = block.end
    elif found is not None and not _is_quoted(lines[found.start]):
        start = found.end
    reason = marks.reasons[first] or CutReason.QUOTE_MARKS
    cut = "\n".join(lines[first:start]).strip()
    below = [line for line in lines[start:] if line.strip()]
    if found is not None and below and all(_is_quoted(line) for line in below):
        # An attribution and marked quotes, and not a word else: an empty reply.
        return SplitText("", (CutPiece(reason, "\n".join(lines).strip()),), 0.8)
    return SplitText("\n".join(lines[start:]).strip(), (CutPiece(reason, cut),) if cut else (), 0.3)


def _assemble(lines: list[str], marks: _LineMarks) -> SplitText:
    inline = _is_inline(lines, marks)
    cuts = _collect_cuts(lines, marks, inline=inline)
    kept: list[str] = []
    for piece in _kept_pieces(lines, marks, inline=inline):
        kept += _cut_signatures(piece, cuts, above=any(line.strip() for line in kept))
    new = "\n".join(signatures.strip_rules(kept)).strip("\n\ufeff ")
    return SplitText(new, tuple(cuts), min(marks.confidences) * (0.6 if inline else 1.0))


def _kept_pieces(lines: list[str], marks: _LineMarks, *, inline: bool) -> list[list[str]]:
    """The new lines, apart where something was cut between them: a signature ends there."""
    pieces: list[list[str]] = [[]]
    for line, why in zip(lines, marks.reasons, strict=True):
        if why is None or (inline and _is_quote_between_answers(line, why)):
            pieces[-1].append(line)
        elif pieces[-1]:
            pieces.append([])
    return pieces


def _cut_signatures(lines: list[str], cuts: list[CutPiece], *, above: bool) -> list[str]:
    """Without the signatures at their end, unless that is all there is."""
    for _ in range(MOST_SIGNATURES):
        signature = signatures.find_signature(lines)
        if signature is None:
            break
        rest = signatures.strip_rules(lines[: signature.start])
        if not above and not any(line.strip() for line in rest):
            break
        cuts.append(CutPiece(signature.reason, "\n".join(lines[signature.start :]).strip()))
        lines = lines[: signature.start]
    return lines


def _is_inline(lines: list[str], marks: _LineMarks) -> bool:
    """New lines between quoted ones: quote, new, quote; or a quote that nothing announces
    between new lines.
    """
    runs: list[CutReason | None] = []
    for line, why in zip(lines, marks.reasons, strict=True):
        if not line.strip() or why is CutReason.SENT_FROM:
            continue
        if not runs or (runs[-1] is None) != (why is None):
            runs.append(why)
    if sum(why is not None for why in runs) >= 2:
        return True
    return runs == [None, CutReason.QUOTE_MARKS, None]


def _is_quote_between_answers(line: str, why: CutReason) -> bool:
    """A marked line between answers; an attribution above it is still no text."""
    return why is CutReason.QUOTE_MARKS or (why is CutReason.ATTRIBUTION and _is_quoted(line))


def _collect_cuts(lines: list[str], marks: _LineMarks, *, inline: bool) -> list[CutPiece]:
    cuts: list[CutPiece] = []
    piece: list[str] = []
    reason: CutReason | None = None
    for line, found in zip([*lines, ""], [*marks.reasons, None], strict=True):
        why = None if found and inline and _is_quote_between_answers(line, found) else found
        if why is not reason:
            if reason is not None:
                cuts.append(CutPiece(reason, "\n".join(piece).strip()))
            piece = []
            reason = why
        piece.append(line)
    return cuts
