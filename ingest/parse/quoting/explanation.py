"""PURE. A mail's text line by line: which lines are new, what made each cut, where the walls are."""

from dataclasses import dataclass

from ingest.parse.quoting import shared_lines
from journal.model import CutReason, Mail


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """`reason` is None for what is new; `wall` says what makes the line one."""

    text: str
    reason: CutReason | None = None
    confidence: float = 1.0
    wall: CutReason | None = None


def explain_lines(mail: Mail) -> tuple[ExplainedLine, ...]:
    """Explain each line of the text as it is divided: a line that was shared by two is two."""
    lines = shared_lines.divide_shared_lines(mail.text).split("\n")
    walls = {wall.line: wall.reason for wall in mail.walls}
    made_by: dict[int, tuple[CutReason, float]] = {}
    for piece in mail.cuts:
        start = next((n for n in range(piece.line, len(lines)) if lines[n].strip()), piece.line)
        count = len(piece.text.split("\n"))
        made_by |= dict.fromkeys(range(start, start + count), (piece.reason, piece.confidence))
    return tuple(_explain(text, made_by.get(n), walls.get(n)) for n, text in enumerate(lines))


def _explain(
    text: str, made_by: tuple[CutReason, float] | None, wall: CutReason | None
) -> ExplainedLine:
    if made_by is None:
        return ExplainedLine(text, wall=wall)
    return ExplainedLine(text, *made_by, wall)
