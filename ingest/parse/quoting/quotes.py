"""PURE. Divides a mail's text into new, quoted and signature, and says how sure that is.

    1  a separator, a header block or a mark in the HTML: all below is the quoted mail
    2  an attribution: the run of `>` below it, or all below when nothing there is marked
    3  runs of `>` without attribution
    4  then the signature of what is left

A mark in the HTML, a separator, a rule, the first line of a header block or of an attribution is a
wall: nothing above it is joined to what stands below.

If new lines stand between quoted ones the reply is inline: then its quotes stay, since the answers
would be riddles without them. So does a quote without marks in which the sender answers. If nothing
new is left, the text is empty: quoted text is never shown as the sender's words.
"""

from bisect import bisect_left
from dataclasses import dataclass, field

from ingest.parse import limits
from ingest.parse.quoting import (
    attribution,
    header_blocks,
    inline_answers,
    quote_leads,
    separators,
    shared_lines,
    signatures,
)
from ingest.parse.quoting.labels import Attribution, LabelledLines
from ingest.parse.quoting.quote_marks import find_run_end, has_words, is_no_quote, is_quoted
from ingest.parse.text.html_to_text import QuotedRange, QuoteMark
from journal.model import CutPiece, CutReason, Wall

# Below so many lines only marked lines count as a quote.
MOST_LINES_SEARCHED = 2_000
# One's own signature, a device's, a list's: more of them are part of the text.
MOST_SIGNATURES = 5
# So many lines, of pictures and rules, may stand above the line of a help desk.
MOST_LINES_ABOVE = 20

# How sure it is that a quote which stays because of answers in it is new.
INLINE_CONFIDENCE = 0.3


@dataclass(frozen=True, slots=True)
class SplitText:
    new_text: str
    cuts: tuple[CutPiece, ...] = ()
    confidence: float = 1.0
    walls: tuple[Wall, ...] = ()

    @property
    def may_hold_answers(self) -> bool:
        """Says whether a mail was cut whole that has no mark on its lines."""
        return any(
            piece.reason in _WALLS and not is_quoted(piece.text.rpartition("\n")[2])
            for piece in self.cuts
        )


@dataclass(frozen=True, slots=True)
class MailContext:
    """Holds what is known of the mail besides its text."""

    quoted_range: QuotedRange | None = None
    is_forward: bool = False
    author: str = ""
    has_coloured_answers: bool = False


@dataclass(slots=True)
class _LineMarks:
    """The marks of all lines: why each is quoted, or None, and how sure that is."""

    reasons: list[CutReason | None]
    confidences: list[float]
    walls: list[Wall] = field(default_factory=list)
    forward_ends: list[int] | None = None

    def mark(self, start: int, end: int, reason: CutReason, confidence: float) -> None:
        for position in range(start, end):
            self.reasons[position] = reason
            self.confidences[position] = confidence
        if reason in _WALLS:
            self.walls.append(Wall(start, reason))

    def end_of_forward(self, lines: list[str], start: int) -> int | None:
        """The line from there on that ends a forward; all are searched for once."""
        if self.forward_ends is None:
            self.forward_ends = [
                n for n, line in enumerate(lines) if separators.is_forward_end(line)
            ]
        place = bisect_left(self.forward_ends, start)
        return self.forward_ends[place] if place < len(self.forward_ends) else None


_WALLS = frozenset(
    {CutReason.ATTRIBUTION, CutReason.HEADER_BLOCK, CutReason.SEPARATOR, CutReason.HTML_MARK}
)


def split_quotes(
    text: str, context: MailContext | None = None, lines: LabelledLines | None = None
) -> SplitText:
    """Split the text; `lines` are its lines, perhaps read before."""
    context = context or MailContext()
    divided = shared_lines.divide_shared_lines(text)
    if lines is None or divided != text:
        lines = LabelledLines(divided.split("\n"))
    text = divided
    if len(lines) > limits.TEXT_LINES:
        return SplitText(text.strip(), (), 0.2)
    marks = _LineMarks([None] * len(lines), [1.0] * len(lines))
    _mark_lines(lines, marks, _to_line_range(text, context.quoted_range))
    if not context.is_forward and _has_answers_within(lines, marks, context):
        return SplitText(text.strip(), (), INLINE_CONFIDENCE, tuple(marks.walls))
    if not _has_new_text(lines, marks) and not context.is_forward:
        return _without_new_text(lines, marks)
    return _assemble(lines, marks)


def _to_line_range(text: str, quoted_range: QuotedRange | None) -> QuotedRange | None:
    if quoted_range is None:
        return None
    start = text.count("\n", 0, quoted_range.start)
    end = start + len(text[quoted_range.start : quoted_range.end].rstrip("\n").split("\n"))
    return QuotedRange(start, end, quoted_range.mark)


def _mark_lines(lines: LabelledLines, marks: _LineMarks, quoted_range: QuotedRange | None) -> None:
    position = 0
    while position < len(lines):
        if quoted_range is not None and position >= quoted_range.start:
            position = _mark_by_html(lines, quoted_range, position, marks)
            quoted_range = None
        else:
            # A mark in the HTML is a wall: no attribution or block runs across its begin.
            stop = quoted_range.start if quoted_range is not None else None
            position = _mark_line(lines, position, marks, stop)


def _mark_by_html(
    lines: LabelledLines, quoted_range: QuotedRange, position: int, marks: _LineMarks
) -> int:
    """Mark the lines that the HTML says are quoted; return the line where to go on."""
    if quoted_range.mark is QuoteMark.LINE:
        after = header_blocks.next_text_line(lines, position)
        if after is None or not quote_leads.is_block_of_client(lines, after):
            return _mark_line(lines, position, marks)
    elif quoted_range.mark is not QuoteMark.REST:
        run = quote_leads.find_end_below_lead(lines, quoted_range.start)
        if run is not None:
            # A blockquote that nothing announces may be the sender's own.
            bare = is_quoted(lines[position])
            reason = CutReason.QUOTE_MARKS if bare else CutReason.ATTRIBUTION
            marks.mark(position, run, reason, 0.95)
            return run
        if quoted_range.mark is QuoteMark.WHOLE:
            end = max(position, min(quoted_range.end, len(lines)))
            marks.mark(position, end, CutReason.HTML_MARK, 0.95)
            return end if end > position else _mark_line(lines, position, marks)
    marks.mark(position, len(lines), CutReason.HTML_MARK, 0.95)
    return len(lines)


def _mark_line(
    lines: LabelledLines, position: int, marks: _LineMarks, stop: int | None = None
) -> int:
    """Mark the quote that begins at this line; return the line where to go on."""
    line = lines[position]
    if not line.strip():
        return position + 1
    if not lines.may_begin_quote(position):
        return _mark_quoted_run(lines, position, marks)
    looked_at = position < MOST_LINES_SEARCHED
    if looked_at and (whole := _find_quoted_rest(lines, position, marks, stop)) is not None:
        end, reason, sure = whole
        marks.mark(position, end, reason, sure)
        return end
    if looked_at and (found := attribution.find_attribution(lines, position, stop)) is not None:
        return _mark_attribution(lines, found, marks)
    if signatures.is_device_paragraph(lines, position):
        return _mark_device_line(lines, position, marks)
    return _mark_quoted_run(lines, position, marks)


def _mark_quoted_run(lines: LabelledLines, position: int, marks: _LineMarks) -> int:
    if not is_quoted(lines[position]):
        return position + 1
    end = find_run_end(lines, position)
    if not is_no_quote(lines, position, end):
        marks.mark(position, end, CutReason.QUOTE_MARKS, 0.9)
    return end


def _find_quoted_rest(
    lines: LabelledLines, position: int, marks: _LineMarks, stop: int | None
) -> tuple[int, CutReason, float] | None:
    """The end of the quote that begins at this line, and the reason."""
    line = lines[position]
    kind = separators.find_separator(line)
    if is_quoted(line) and not (kind and line.rstrip().endswith(">>>")):
        return None
    if (
        kind is not None
        and kind[0] is separators.Separator.REPLY_LINE
        and _is_top(lines, position, marks)
    ):
        return position + 1, CutReason.SEPARATOR, 0.9
    if kind is not None:
        forwarded = kind[0] is separators.Separator.FORWARDED
        below = header_blocks.next_text_line(lines, position + 1)
        end = _find_end_below(lines, below, marks if forwarded else None)
        return end, CutReason.SEPARATOR, 0.95
    if header_blocks.is_title_above_block(lines, position):
        below = header_blocks.next_text_line(lines, position + 1)
        return _find_end_below(lines, below, marks), CutReason.SEPARATOR, 0.9
    # The rule that Outlook draws above a block belongs to it.
    after = (
        header_blocks.next_text_line(lines, position + 1) if separators.is_rule(line) else position
    )
    if after is not None and header_blocks.find_block(lines, after, stop=stop) is not None:
        return _find_end_below(lines, after, None), CutReason.HEADER_BLOCK, 0.9
    return None


def _is_top(lines: list[str], position: int, marks: _LineMarks) -> bool:
    """Says whether nothing new stands above: a help desk's line is then above what it writes itself."""
    above = zip(lines[:position], marks.reasons[:position], strict=True)
    return position <= MOST_LINES_ABOVE and not any(
        why is None and has_words(line) for line, why in above
    )


def _find_end_below(lines: LabelledLines, below: int | None, forwarded: _LineMarks | None) -> int:
    """The end of the quote: with its marks, if each line has one; at a mark of its end, if it was
    forwarded; else the end of the text.

    Some people answer below a separator and a block: then the quoted lines are marked.
    """
    if below is None:
        return len(lines)
    if forwarded is not None:
        end = forwarded.end_of_forward(lines, below)
        if end is not None:
            return end + 1
    block = header_blocks.find_block_below_separator(lines, below)
    start = header_blocks.next_text_line(lines, block.end if block else below)
    marked = block is not None and is_quoted(lines[below])
    if start is not None and not marked and is_quoted(lines[start]):
        return find_run_end(lines, start)
    return len(lines)


def _mark_attribution(lines: LabelledLines, found: Attribution, marks: _LineMarks) -> int:
    after = header_blocks.next_text_line(lines, found.end)
    sure = 0.95 if found.is_sure else 0.7
    start = header_blocks.find_rule_above(lines, found.start)
    if after is not None and (is_quoted(lines[after]) or lines[after].startswith("|")):
        end = find_run_end(lines, after, bar=lines[after].startswith("|"))
        marks.mark(start, end, CutReason.ATTRIBUTION, sure)
        return end
    if is_quoted(lines[found.start]):
        end = find_run_end(lines, found.start)
        marks.mark(start, end, CutReason.ATTRIBUTION, sure)
        return end
    marks.mark(start, len(lines), CutReason.ATTRIBUTION, sure - 0.15)
    return len(lines)


def _mark_device_line(lines: list[str], position: int, marks: _LineMarks) -> int:
    """Marks `Sent from my phone`; text below may be the sender's, unless a mail begins there."""
    after = header_blocks.next_text_line(lines, position + 1)
    if position > 1 and after is not None and signatures.is_greeting(lines[after]):
        marks.mark(position, len(lines), CutReason.SENT_FROM, 0.5)
        return len(lines)
    marks.mark(position, position + 1, CutReason.SENT_FROM, 0.9)
    return position + 1


def _has_new_text(lines: list[str], marks: _LineMarks) -> bool:
    return any(
        why is None and has_words(line) for line, why in zip(lines, marks.reasons, strict=True)
    )


def _without_new_text(lines: LabelledLines, marks: _LineMarks) -> SplitText:
    """The lines of a mail with only a quote, a device's line or a picture: nothing is new.

    Marked lines that nothing announces may be the sender's own: they stay.
    """
    reasons = {why for line, why in zip(lines, marks.reasons, strict=True) if why and line.strip()}
    if reasons == {CutReason.QUOTE_MARKS}:
        return SplitText("\n".join(lines).strip(), (), INLINE_CONFIDENCE)
    top = next((at for at, why in enumerate(marks.reasons) if why), 0)
    reason = marks.reasons[top] or CutReason.ATTRIBUTION
    lead = quote_leads.find_unsure_lead(lines, top, reason)
    if lead is not None:
        cut = CutPiece(reason, "\n".join(lines[lead.start : lead.end]), 0.8, lead.start)
        rest = "\n".join(lines[lead.end :]).strip()
        return SplitText(rest, (cut,), INLINE_CONFIDENCE, tuple(marks.walls))
    cuts = tuple(_collect_cuts(lines, marks, inline=False))
    sure = min((piece.confidence for piece in cuts), default=1.0)
    return SplitText("", cuts, sure, tuple(marks.walls))


def _has_answers_within(lines: LabelledLines, marks: _LineMarks, context: MailContext) -> bool:
    """Says whether the sender answers within a quote that goes on to the end without marks."""
    first = next((at for at, why in enumerate(marks.reasons) if why in _WALLS), None)
    if first is None or any(is_quoted(line) for line in lines[first:]):
        return False
    return inline_answers.has_answers_within(
        lines[:first],
        lines[first:MOST_LINES_SEARCHED],
        context.author,
        is_coloured=context.has_coloured_answers,
    )


def _assemble(lines: list[str], marks: _LineMarks) -> SplitText:
    inline = _is_inline(lines, marks)
    cuts = _collect_cuts(lines, marks, inline=inline)
    quote_lines: list[str] = []
    for piece in _kept_pieces(lines, marks, inline=inline):
        quote_lines += _cut_signatures(lines, piece, cuts)
    new = "\n".join(signatures.strip_rules(quote_lines)).strip("\n\ufeff ")
    sure = min(marks.confidences) * (0.6 if inline else 1.0)
    return SplitText(new, tuple(cuts), sure, tuple(marks.walls))


def _kept_pieces(lines: list[str], marks: _LineMarks, *, inline: bool) -> list[list[int]]:
    """The new lines, in pieces where something was cut between them: a signature ends there."""
    pieces: list[list[int]] = [[]]
    for position, (line, why) in enumerate(zip(lines, marks.reasons, strict=True)):
        if why is None or (inline and _is_quote_between_answers(line, why)):
            pieces[-1].append(position)
        elif pieces[-1]:
            pieces.append([])
    return pieces


def _cut_signatures(lines: list[str], piece: list[int], cuts: list[CutPiece]) -> list[str]:
    """The lines of the piece without the signatures at their end."""
    piece_lines = [lines[position] for position in piece]
    for _ in range(MOST_SIGNATURES):
        signature = signatures.find_signature(piece_lines)
        if signature is None:
            break
        text = "\n".join(piece_lines[signature.start :]).strip()
        cuts.append(CutPiece(signature.reason, text, signature.confidence, piece[signature.start]))
        piece_lines = piece_lines[: signature.start]
    return piece_lines


def _is_inline(lines: list[str], marks: _LineMarks) -> bool:
    """Says whether the reply is inline: quote, new, quote; or new, a quote out of nowhere, new."""
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
    """Says whether it is a marked line between answers; an attribution above it is still no text."""
    return why is CutReason.QUOTE_MARKS or (why is CutReason.ATTRIBUTION and is_quoted(line))


def _collect_cuts(lines: list[str], marks: _LineMarks, *, inline: bool) -> list[CutPiece]:
    cuts: list[CutPiece] = []
    start = 0
    reason: CutReason | None = None
    for position, (line, found) in enumerate(
        zip([*lines, ""], [*marks.reasons, None], strict=True)
    ):
        why = None if found and inline and _is_quote_between_answers(line, found) else found
        if why is reason:
            continue
        if reason is not None:
            sure = min(marks.confidences[start:position])
            cuts.append(CutPiece(reason, "\n".join(lines[start:position]).strip(), sure, start))
        start, reason = position, why
    return cuts
