"""PURE. Finds what stands above a quote: in an element that says so, or on top of a mail that seems to be
a quote and no more. Is what is below it surely quoted?

An attribution above a quote without marks that holds a marked one and more text: that may answer.
A header block that names no recipient: no client's, so what is below it may be new.
"""

from ingest.parse.quoting import attribution, header_blocks, separators
from ingest.parse.quoting.labels import Attribution, HeaderBlock, LabelledLines
from ingest.parse.quoting.quote_marks import find_run_end, is_quoted
from journal.model import CutReason

# The most lines of an attribution above a blockquote.
LONGEST_LEAD = 3


def is_block_of_client(lines: LabelledLines, at: int) -> bool:
    """Says whether a mail's header stands there; people draw lines above `From: Turku`, `To: Oslo` too."""
    block = header_blocks.find_block(lines, at, least_fields=2)
    if block is None:
        return False
    return "date" in block.fields or header_blocks.is_mail_header(block)


def find_end_below_lead(lines: LabelledLines, start: int) -> int | None:
    """The end of a blockquote below an attribution or a header block, if there is one.

    People answer below it, within the very element that says it is a quote.
    """
    filled, position = 0, start
    while position < len(lines):
        line = lines[position]
        if is_quoted(line):
            return find_run_end(lines, position)
        separator = separators.find_separator(line) if line.strip() else None
        if separator is not None and separator[0] is separators.Separator.FORWARDED:
            return None
        block = header_blocks.find_block(lines, position) if line.strip() else None
        if block is not None:
            after = header_blocks.next_text_line(lines, block.end)
            return find_run_end(lines, after) if after and is_quoted(lines[after]) else None
        filled += bool(line.strip())
        if filled > LONGEST_LEAD:
            return None
        position += 1
    return None


def find_unsure_lead(
    lines: LabelledLines, top: int, reason: CutReason
) -> Attribution | HeaderBlock | None:
    """Finds the lead above what may be new, so that it alone is cut; None when what is below it is a quote."""
    if reason is CutReason.ATTRIBUTION:
        return _lead_above_answers(lines, top)
    if reason is not CutReason.HEADER_BLOCK:
        return None
    block = header_blocks.find_block(lines, top)
    return block if block is not None and "to" not in block.fields else None


def _lead_above_answers(lines: LabelledLines, top: int) -> Attribution | None:
    found = attribution.find_attribution(lines, top) if lines[top].strip() else None
    if found is None:
        return None
    below = header_blocks.next_text_line(lines, found.end)
    marked = next((at for at in range(found.end, len(lines)) if is_quoted(lines[at])), None)
    if below is None or marked is None or below >= marked:
        return None
    has_more = any(line.strip() for line in lines[find_run_end(lines, marked) :])
    return found if has_more else None
