"""PURE. What stands on top of a mail that seems to be a quote and no more, and is below it surely quoted?

An attribution above a quote without marks that holds a marked one and more text: that may answer.
A header block that names no recipient: no client's, so what is below it may be new.
"""

from ingest.parse.quoting import attribution, header_blocks
from ingest.parse.quoting.labels import HeaderBlock, LabelledLines
from ingest.parse.quoting.quote_marks import find_run_end, is_quoted
from journal.model import CutReason


def find_unsure_lead(
    lines: LabelledLines, top: int, reason: CutReason
) -> attribution.Attribution | HeaderBlock | None:
    """Above what may be new, so that it alone is cut; None when what is below it is a quote."""
    if reason is CutReason.ATTRIBUTION:
        return _lead_above_answers(lines, top)
    if reason is not CutReason.HEADER_BLOCK:
        return None
    block = header_blocks.find_block(lines, top)
    return block if block is not None and "to" not in block.fields else None


def _lead_above_answers(lines: LabelledLines, top: int) -> attribution.Attribution | None:
    found = attribution.find_attribution(lines, top) if lines[top].strip() else None
    if found is None:
        return None
    below = header_blocks.next_text_line(lines, found.end)
    marked = next((at for at in range(found.end, len(lines)) if is_quoted(lines[at])), None)
    if below is None or marked is None or below >= marked:
        return None
    has_more = any(line.strip() for line in lines[find_run_end(lines, marked) :])
    return found if has_more else None
