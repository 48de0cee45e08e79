"""PURE. Finds the header block above a quoted or forwarded mail.

From: Jane Doe <jane@x.example>     labels of any language, bold or not, behind `>` or not,
Sent: Tuesday, June 2, 2026         `De :`, `送信元：`, in any order, with values that run
Subject: Offer                      over lines
"""

import re

from ingest import words
from ingest.parse.quoting import notes_blocks
from ingest.parse.quoting.labels import HeaderBlock, Label, LabelledLines, parse_label
from ingest.parse.quoting.separators import (
    DASHES,
    LONGEST_LINE,
    is_dashed,
    is_rule,
    without_margin,
)

# The fewest fields of a block without a separator above it.
LEAST_FIELDS = 3
# A block has about eight lines, a list of recipients may run over many.
LONGEST_BLOCK = 60
# A label may come twice (`Von/From`, two of `An`); more often it is no block.
MOST_REPEATS = 4
# Lines with labels right above an attribution.
MOST_LABELS_ABOVE = 8
# A year or a time: `Tuesday, June 2, 2026 9:00 AM`, and not `2 June`.
_YEAR_OR_TIME = re.compile(r"\d{4}|\d{1,2}[:.]\d{2}")
_YEAR = re.compile(r"\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}")
# `9:00`, `9.00`, `09時00`, and no part of `12.06.2026`.
_TIME = re.compile(
    r"(?<![\d./-])\d{1,2}(?:[:.h]|時|时|시 ?)\d{2}(?!\d|[./-]\d{2,4})|\d ?[AaPp]\.?[Mm]"
)
# Notes repeats the first words of the mail: `"Jane Doe" ---02.06.2026 09:00:00---We offer`.
_NOTES_TEASER = re.compile(r"[^<>-]{2,100} ?---\d{1,4}[./-]\d{1,2}[./-]\d{1,4} [\d:. APM]{4,14}---")


def is_title_above_block(lines: LabelledLines, position: int) -> bool:
    """Says whether it is a title between dashes, in any words, right above a header block."""
    text = without_margin(lines[position])
    # `*** URGENT ***` is a customer's own.
    is_title = 10 < len(text) < 120 and is_dashed(text) and text.endswith(DASHES)
    is_title = is_title and text[0] not in "*#"
    if not (is_title or _NOTES_TEASER.match(text)):
        return False
    after = next_text_line(lines, position + 1, 3)
    return not is_rule(text) and after is not None and find_block(lines, after) is not None


def find_rule_above(lines: list[str], start: int) -> int:
    """Says where the rule stands above labels that stand right above an attribution, as Yandex writes:

    `----------------`, `Кому: …;`, `Тема: …;`, and then who wrote when. `start` without one.
    """
    at = start - 1
    while at > max(0, start - MOST_LABELS_ABOVE) and parse_label(lines[at]) is not None:
        at -= 1
    return at if 0 <= at < start - 1 and is_rule(lines[at]) else start


def next_text_line(lines: list[str], start: int, most: int = 4) -> int | None:
    """The next line with text, among so many."""
    for position in range(start, min(len(lines), start + most)):
        if lines[position].strip():
            return position
    return None


def _parse_label_without_colon(line: str) -> tuple[str, str] | None:
    """`From Jane Doe <jane@x.example>`, as some clients write below their separator; NetEase draws
    a table: `| From | Jane Doe<jane@x.example> |`.
    """
    text = without_margin(line)[:LONGEST_LINE]
    if "|" in text:
        label, _, value = text.partition("|")
        name = words.LABELS.get(words.normalise(label))
        return (name, value.strip("| ")) if name else None
    tokens = text.split(maxsplit=2)
    for count in (1, 2):
        name = words.LABELS.get(words.normalise(" ".join(tokens[:count]).strip("*_")))
        if name and len(tokens) > count:
            return name, " ".join(tokens[count:])
    return None


def find_block_below_separator(lines: LabelledLines, start: int) -> HeaderBlock | None:
    """The block at this line below a separator; it may lack colons and have fewer fields."""
    block = find_block(lines, start, least_fields=2)
    return block if block is not None else _find_block_without_colons(lines, start)


def _find_block_without_colons(lines: list[str], start: int) -> HeaderBlock | None:
    block = HeaderBlock(start, start)
    for position in range(start, min(len(lines), start + LONGEST_BLOCK)):
        found = _parse_label_without_colon(lines[position])
        if found is None or found[0] in block.fields:
            break
        block.fields[found[0]] = found[1]
        block.end = position + 1
    enough = "sender" in block.fields and len(block.fields) >= LEAST_FIELDS
    return block if enough and "@" in block.fields["sender"] else None


def find_block(
    lines: LabelledLines,
    start: int,
    *,
    least_fields: int = LEAST_FIELDS,
    stop: int | None = None,
) -> HeaderBlock | None:
    """The header block that begins at this line, if it has From and enough other fields.

    Nothing above `stop`, the line of a wall, is joined to what stands below.
    """
    wall = stop if stop is not None and stop > start else None
    if lines.label(start) is None:
        return notes_blocks.find_notes_block(lines, start, wall)
    if least_fields >= LEAST_FIELDS:
        return _find_whole_block(lines, start, wall)
    block = _run_at(lines, start, wall)
    if block is None or "sender" not in block.fields or len(block.fields) < least_fields:
        return None
    return block


def _find_whole_block(lines: LabelledLines, start: int, wall: int | None) -> HeaderBlock | None:
    """Whether a block begins at a label depends on the labels below it: these are decided first."""
    open_lines = [start]
    while open_lines:
        at = open_lines[-1]
        run = _run_at(lines, at, wall)
        below = run.label_lines[1:] if run is not None and run.may_be_whole else []
        undecided = [each for each in below if (each, wall) not in lines.blocks]
        if undecided:
            open_lines += undecided
            continue
        begins = run is not None and run.may_be_whole and _begins_at_first(lines, run, wall)
        lines.blocks[at, wall] = run if begins else None
        open_lines.pop()
    return lines.blocks[start, wall]


def _run_at(lines: LabelledLines, start: int, wall: int | None) -> HeaderBlock | None:
    """The labels from this line on, with the lines that continue each."""
    if (start, wall) not in lines.runs:
        is_label = lines.label(start) is not None
        lines.runs[start, wall] = _read_run(lines, start, wall) if is_label else None
    return lines.runs[start, wall]


def _read_run(lines: LabelledLines, start: int, wall: int | None) -> HeaderBlock:
    block = HeaderBlock(start, start)
    position, last = start, min(len(lines) if wall is None else wall, start + LONGEST_BLOCK)
    current, repeats = "", 0
    while position < last and repeats <= MOST_REPEATS:
        found = lines.label(position)
        if found is not None and (found.name not in block.fields or not _is_complete(block)):
            current = found.name
            repeats += current in block.fields
            for name, value in ((found.name, found.value), *found.folded):
                block.fields.setdefault(name, value)
            block.label_lines.append(position)
        elif is_rule(lines[position]) or not _is_continued(lines, position, last, block):
            break
        elif current:
            block.fields[current] += " " + without_margin(lines[position])
        position += 1
        block.end = position
    block.may_be_whole = "sender" in block.fields and _is_whole(block)
    return block


def _begins_at_first(lines: LabelledLines, block: HeaderBlock, wall: int | None) -> bool:
    """Says whether the first label belongs to the block, and not to a customer who wrote it above one.

    `Date: 5 June` above `From: … Sent: … To: … Subject: …` is no part of it: below it stands a
    block that lacks nothing, or an empty line parts them.
    """
    if len(block.label_lines) < 2:
        return True
    first, second = block.label_lines[:2]
    between = [without_margin(line).strip() for line in lines[first + 1 : second]]
    is_parted = "" in between and not _is_spaced(lines, block)
    rest = _run_at(lines, second, wall)
    if rest is None or not rest.may_be_whole:
        begins = (lines.blocks[each, wall] for each in block.label_lines[2:])
        return not is_parted and all(each is None for each in begins)
    label = lines.label(first)
    if label is None or lines.blocks[second, wall] is None:
        return False
    return not is_parted and _continues(label, rest, lines, has_text_between=any(between))


def _continues(
    label: Label, rest: HeaderBlock, lines: LabelledLines, *, has_text_between: bool
) -> bool:
    """Says whether a block that lacks nothing may go on above with this label."""
    if label.name in rest.fields or (has_text_between and not label.value.endswith((",", ";"))):
        return False
    if _begins_with_label(rest, lines, "sender") and label.name != "date":
        # A client that writes From first writes nothing above it but the date.
        return False
    return _fits(label.name, label.value)


def _is_whole(block: HeaderBlock) -> bool:
    return len(block.fields) >= LEAST_FIELDS and is_mail_header(block)


def _begins_with_label(block: HeaderBlock, lines: LabelledLines, name: str) -> bool:
    found = lines.label(block.start)
    return found is not None and found.name == name


def _is_spaced(lines: list[str], block: HeaderBlock) -> bool:
    """Says whether an empty line stands between all of its labels."""
    pairs = zip(block.label_lines[1:], block.label_lines[2:], strict=False)
    gaps = [any(not without_margin(lines[at]).strip() for at in range(a, b)) for a, b in pairs]
    return bool(gaps) and all(gaps)


def _fits(name: str, value: str) -> bool:
    """Says whether a client would write this value under this label."""
    if name == "date":
        return bool(_YEAR_OR_TIME.search(value))
    return "@" in value if name in {"to", "cc", "reply_to"} else True


def is_mail_header(block: HeaderBlock) -> bool:
    """Says whether it is a mail's header: `From: Turku`, `To: Oslo`, `Date: 5.6.2026` is a journey. A mail
    has an address, or a subject and a moment.
    """
    if any("@" in value for value in block.fields.values()):
        return True
    return "subject" in block.fields and _is_moment(block.fields.get("date", ""))


def _is_moment(date: str) -> bool:
    """Says whether it has a year, and a time or a day of the week."""
    if not _YEAR.search(date):
        return False
    named = (words.normalise(each.strip(",.")) for each in date.split())
    return bool(_TIME.search(date)) or any(each in words.WEEKDAYS for each in named)


def _is_complete(block: HeaderBlock) -> bool:
    return {"sender", "subject"} <= block.fields.keys() and len(block.fields) >= 4


def _is_continued(lines: LabelledLines, position: int, last: int, block: HeaderBlock) -> bool:
    """Says whether a line without a label is still within the block: a label follows soon.

    A list of recipients that ends with a comma goes on in any case.
    """
    if position > block.start and without_margin(lines[position - 1]).endswith((",", ";")):
        return True
    blank = not without_margin(lines[position]).strip()
    for ahead in range(position + 1, min(last, position + (3 if blank else 5))):
        if not without_margin(lines[ahead]).strip():
            if blank:
                continue
            return False
        found = lines.label(ahead)
        if found is not None:
            return found.name not in block.fields
    return False
