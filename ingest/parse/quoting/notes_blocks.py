"""PURE. Finds the block that Notes writes above a mail: who, when, and labels without colons.

    Jane Doe <jane@x.example>
    02.06.2026 09:00

    To
    us@y.example
    cc

    Subject
    Offer

In HTML it is a table, and a label stands before its value: `To us@y.example`.
"""

import re

from ingest import words
from ingest.parse.quoting.labels import HeaderBlock, LabelledLines
from ingest.parse.quoting.separators import without_margin

MOST_LINES = 24
LONGEST_NAME = 200
LONGEST_LABEL = 40
_MOMENT = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: [AP]M)?(?: [A-Z]{2,5})?"
)


def find_notes_block(lines: LabelledLines, start: int, wall: int | None) -> HeaderBlock | None:
    """The block at this line, which has recipients and a subject below a name and a moment."""
    last = min(len(lines) if wall is None else wall, start + MOST_LINES)
    if start + 2 >= last or _MOMENT.fullmatch(without_margin(lines[start + 1])[:60]) is None:
        return None
    sender = without_margin(lines[start])
    if not sender or len(sender) > LONGEST_NAME or sender.endswith((".", "!", "?", ":")):
        return None
    block = HeaderBlock(start, start + 2)
    block.fields |= {"sender": sender, "date": without_margin(lines[start + 1])}
    current = ""
    for position in range(start + 2, last):
        text = without_margin(lines[position]).strip()
        found = _read_label(text)
        if found is not None and found[0] not in block.fields:
            current, value = found
            block.fields[current] = value
            block.label_lines.append(position)
        elif text and not current:
            return None
        elif text:
            block.fields[current] = f"{block.fields[current]} {text}".strip()
        block.end = position + 1
        if block.fields.get("subject"):
            return block if "to" in block.fields else None
    return None


def _read_label(text: str) -> tuple[str, str] | None:
    """`To`, or `To us@y.example`, but no address and no sentence."""
    first, _, value = text[:LONGEST_NAME].partition(" ")
    whole = words.LABELS.get(words.normalise(text)) if len(text) <= LONGEST_LABEL else None
    name = whole or words.LABELS.get(words.normalise(first))
    if name not in {"to", "cc", "subject"}:
        return None
    return name, "" if whole else value.strip()
