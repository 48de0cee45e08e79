"""PURE. Finds the marks above a quoted or forwarded mail: separators and header blocks.

    -----Original Message-----          a separator; `Begin forwarded message:` is another
    From: Jane Doe <jane@x.example>     a header block: labels of any language, bold or not,
    Sent: Tuesday, June 2, 2026         behind `>` or not, `De :`, `送信元：`, in any order,
    Subject: Offer                      with values that run over lines

Some clients glue the whole block onto the separator's line; that is read too.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from ingest import words

LONGEST_LABEL = 40
# The fewest fields of a block without a separator above it.
LEAST_FIELDS = 3
# A block has about eight lines, a list of recipients may run over many.
LONGEST_BLOCK = 60
# A label may come twice (`Von/From`, two of `An`); more often it is no block.
MOST_REPEATS = 4
# Lines with labels of the customer's own, right above a block.
MOST_LABELS_ABOVE = 8
LONGEST_LINE = 4_000
# Marks of direction stand at both ends of lines of Hebrew and Arabic.
_INVISIBLE_CHARS = "\ufeff\u200b\u200e\u200f\u061c\xa0"
_MARGIN = re.compile(rf"[>\s{_INVISIBLE_CHARS}|]*")
# A year or a time: `Tuesday, June 2, 2026 9:00 AM`, and not `2 June`.
_YEAR_OR_TIME = re.compile(r"\d{4}|\d{1,2}[:.]\d{2}")
# GroupWise: `>>> Jane Doe <jane@x.example> 02.06.2026 09:00 >>>`.
_ARROWS = re.compile(
    r">>> ?[^<>]{2,100}(?:<[^<>\s]{3,200}>)? [^<>]{0,20}\d{1,2}[:.]\d{2}[^<>]{0,6} >>>\s*\Z"
)
# Notes repeats the first words of the mail: `"Jane Doe" ---02.06.2026 09:00:00---We offer`.
_NOTES_TEASER = re.compile(r"[^<>-]{2,100} ?---\d{1,4}[./-]\d{1,2}[./-]\d{1,4} [\d:. APM]{4,14}---")
_RULE = re.compile(r"[-_=*~–—─━]{5,}\Z")
_EDGE_CHARS = "-_=*#•‐–—─━ \t\ufeff:："
_DASHES = ("--", "==", "—-", "——", "––", "__", "──", "‐‐", "━━", "**", "##")
# `Forwarded message from Jane Doe <jane@x.example>` has more words than the phrase.
MOST_WORDS = 12


class Separator(StrEnum):
    ORIGINAL = "original"
    FORWARDED = "forwarded"


@dataclass(slots=True)
class HeaderBlock:
    """`start` is the first line, `end` the line after the last one."""

    start: int
    end: int
    fields: dict[str, str] = field(default_factory=dict)
    label_lines: list[int] = field(default_factory=list)


def without_margin(line: str) -> str:
    """The line without its margin of `>`."""
    match = _MARGIN.match(line, 0, 200)
    return line[match.end() if match else 0 :][:LONGEST_LINE].rstrip().rstrip(_INVISIBLE_CHARS)


def is_rule(line: str) -> bool:
    """Whether it is the rule with which Outlook parts a reply from what it answers."""
    return bool(_RULE.match(without_margin(line)[:200]))


def is_wall(line: str) -> bool:
    """Whether it is a rule or a separator: nothing above it belongs to what stands below."""
    return is_rule(line) or (_is_dashed(line) and find_separator(line) is not None)


def find_separator(line: str) -> tuple[Separator, str] | None:
    """The kind of separator, and what is glued behind it on the same line."""
    if _ARROWS.match(line[:LONGEST_LINE]):
        return Separator.ORIGINAL, ""
    text = without_margin(line)
    if not len(text) > 6:
        return None
    phrase, rest = _split_phrase(text)
    dashed = _is_dashed(text)
    kind = _separator_kind(phrase, dashed=dashed)
    if kind is None:
        return None
    # A phrase of its own is a mark only when it announces: `Begin forwarded message:`.
    return (kind, rest) if dashed or text.endswith((":", "：")) else None


def is_forward_end(line: str) -> bool:
    """Whether it is `----- End forwarded message -----`: below it the sender writes again."""
    text = without_margin(line)
    return _is_dashed(text) and _split_phrase(text)[0].startswith(words.FORWARD_END_TITLES)


def is_title_above_block(lines: list[str], position: int) -> bool:
    """Whether it is a title between dashes, in any words, right above a header block."""
    text = without_margin(lines[position])
    is_title = 10 < len(text) < 120 and _is_dashed(text) and text.endswith(_DASHES)
    if not (is_title or _NOTES_TEASER.match(text)):
        return False
    after = next_text_line(lines, position + 1, 3)
    return not is_rule(text) and after is not None and find_block(lines, after) is not None


def find_rule_above(lines: list[str], start: int) -> int:
    """Where the rule stands above labels that stand right above an attribution, as Yandex writes:

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


def _is_dashed(text: str) -> bool:
    return text.lstrip("*_ ").startswith(_DASHES) or text.startswith(_DASHES)


def _separator_kind(phrase: str, *, dashed: bool) -> Separator | None:
    if phrase in words.FORWARDED_TITLES:
        return Separator.FORWARDED
    if phrase in words.ORIGINAL_TITLES:
        return Separator.ORIGINAL
    # `Forwarded by Jane Doe on 02.06.2026`, as Notes writes.
    if phrase.startswith(("forwarded by ", "weitergeleitet von ")):
        return Separator.FORWARDED
    if not dashed or phrase.count(" ") > MOST_WORDS or phrase.startswith(words.FORWARD_END_TITLES):
        return None
    # `----- Forwarded message from Jane Doe <jane@x.example> -----`, as Horde and mutt write.
    if phrase.startswith(_FORWARDED_PREFIXES):
        return Separator.FORWARDED
    return Separator.ORIGINAL if phrase.startswith(_ORIGINAL_PREFIXES) and "@" in phrase else None


_FORWARDED_PREFIXES = tuple(f"{phrase} " for phrase in words.FORWARDED_TITLES if " " in phrase)
_ORIGINAL_PREFIXES = tuple(f"{phrase} " for phrase in words.ORIGINAL_TITLES if " " in phrase)


def _split_phrase(text: str) -> tuple[str, str]:
    """`----- Forwarded Message ----- From: x` → the phrase and what follows it."""
    inner = text[:200].lstrip(_EDGE_CHARS)
    end = next((at for dash in ("--", "━━", "──", "——", "––") if (at := inner.find(dash)) > 0), -1)
    if end > 0 and text.lstrip("*_ ")[0] in "-–—━─=":
        rest = text[len(text[:200]) - len(inner) + end :].lstrip(_EDGE_CHARS)
        return words.normalise(inner[:end].strip(_EDGE_CHARS)), rest
    return words.normalise(inner.strip(_EDGE_CHARS)), ""


def parse_label(line: str) -> tuple[str, str] | None:
    """`*Von:* Jane` → ("sender", "Jane")."""
    text = without_margin(line)
    colon = _find_colon(text)
    if colon < 1:
        return None
    name = words.LABELS.get(words.normalise(text[:colon].strip("*_ \t\xa0")))
    return (name, text[colon + 1 :].strip(f"* \t{_INVISIBLE_CHARS}")) if name else None


def label_text(line: str) -> str:
    """The text before the colon, as written: `*Von:* Jane` → `Von`."""
    text = without_margin(line)
    return text[: max(0, _find_colon(text))].strip("*_ \t\xa0")


def _parse_label_without_colon(line: str) -> tuple[str, str] | None:
    """`From Jane Doe <jane@x.example>`, as some clients write below their separator."""
    tokens = without_margin(line)[:LONGEST_LINE].split(maxsplit=2)
    for count in (1, 2):
        name = words.LABELS.get(words.normalise(" ".join(tokens[:count]).strip("*_")))
        if name and len(tokens) > count:
            return name, " ".join(tokens[count:])
    return None


def find_block_below_separator(lines: list[str], start: int) -> HeaderBlock | None:
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


def _find_colon(text: str) -> int:
    places = [text.find(mark, 0, LONGEST_LABEL) for mark in ":："]
    return min((place for place in places if place >= 0), default=-1)


def find_block(
    lines: list[str],
    start: int,
    *,
    least_fields: int = LEAST_FIELDS,
    stop: int | None = None,
    depth: int = 0,
) -> HeaderBlock | None:
    """The header block that begins at this line, if it has From and enough other fields.

    Nothing above `stop`, the line of a wall, is joined to what stands below.
    """
    block = _scan_block(lines, start, stop)
    if block is None or "sender" not in block.fields or len(block.fields) < least_fields:
        return None
    if least_fields < LEAST_FIELDS:
        return block
    if not _is_mail_header(block) or depth > MOST_LABELS_ABOVE:
        return None
    return block if _is_first_label_its_own(lines, block, stop, depth) else None


def _scan_block(lines: list[str], start: int, stop: int | None) -> HeaderBlock | None:
    """The labels from this line on, with the lines that continue each."""
    if parse_label(lines[start]) is None:
        return None
    block = HeaderBlock(start, start)
    wall = len(lines) if stop is None or stop <= start else stop
    position, last = start, min(len(lines), wall, start + LONGEST_BLOCK)
    current, repeats = "", 0
    while position < last and repeats <= MOST_REPEATS and not is_rule(lines[position]):
        found = parse_label(lines[position])
        if found is not None and (found[0] not in block.fields or not _is_complete(block)):
            current, value = found
            repeats += current in block.fields
            block.fields.setdefault(current, value)
            block.label_lines.append(position)
            _split_folded_fields(block, current)
        elif not _is_continued(lines, position, last, block):
            break
        elif current:
            block.fields[current] += " " + without_margin(lines[position])
        position += 1
        block.end = position
    return block


def _is_first_label_its_own(
    lines: list[str], block: HeaderBlock, stop: int | None, depth: int
) -> bool:
    """Whether the first label belongs to the block, and not to a customer who wrote it above one.

    `Date: 5 June` above `From: … Sent: … To: … Subject: …` is no part of it: below it stands a
    block that lacks nothing, or an empty line parts them.
    """
    if len(block.label_lines) < 2:
        return True
    first, second = block.label_lines[:2]
    between = [without_margin(line).strip() for line in lines[first + 1 : second]]
    is_parted = "" in between and not _is_spaced(lines, block)
    rest = _scan_block(lines, second, stop)
    if rest is None or "sender" not in rest.fields or not _is_whole(rest):
        begins = (find_block(lines, at, stop=stop, depth=depth + 1) for at in block.label_lines[2:])
        return not is_parted and all(each is None for each in begins)
    if find_block(lines, second, stop=stop, depth=depth + 1) is None:
        return False
    name, value = parse_label(lines[first]) or ("", "")
    if is_parted or name in rest.fields or (any(between) and not value.endswith((",", ";"))):
        return False
    if _begins_with_label(rest, lines, "sender") and name != "date":
        # A client that writes From first writes nothing above it but the date.
        return False
    return _fits(name, value)


def _is_whole(block: HeaderBlock) -> bool:
    return len(block.fields) >= LEAST_FIELDS and _is_mail_header(block)


def _begins_with_label(block: HeaderBlock, lines: list[str], name: str) -> bool:
    found = parse_label(lines[block.start])
    return found is not None and found[0] == name


def _is_spaced(lines: list[str], block: HeaderBlock) -> bool:
    """Whether an empty line stands between all of its labels."""
    pairs = zip(block.label_lines[1:], block.label_lines[2:], strict=False)
    gaps = [any(not without_margin(lines[at]).strip() for at in range(a, b)) for a, b in pairs]
    return bool(gaps) and all(gaps)


def _fits(name: str, value: str) -> bool:
    """Whether a client would write this value under this label."""
    if name == "date":
        return bool(_YEAR_OR_TIME.search(value))
    return "@" in value if name in {"to", "cc", "reply_to"} else True


def _is_mail_header(block: HeaderBlock) -> bool:
    """Whether it is a mail's header: `From: Turku`, `To: Oslo`, `Date: Friday` is a journey. A mail
    has an address, or a subject and a date.
    """
    if any("@" in value for value in block.fields.values()):
        return True
    return "subject" in block.fields and bool(_YEAR_OR_TIME.search(block.fields.get("date", "")))


def _is_complete(block: HeaderBlock) -> bool:
    return {"sender", "subject"} <= block.fields.keys() and len(block.fields) >= 4


def _is_continued(lines: list[str], position: int, last: int, block: HeaderBlock) -> bool:
    """Whether a line without a label is still within the block: a label follows soon.

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
        found = parse_label(lines[ahead])
        if found is not None:
            return found[0] not in block.fields
    return False


def _split_folded_fields(block: HeaderBlock, current: str) -> None:
    """`À : a@b.example Objet : Bonjour`: two fields that were folded onto one line."""
    value = block.fields[current]
    if current == "subject":
        return
    found = find_glued_labels(value)
    if found and len(found) <= 3:
        first = min(place for _, place, _ in found)
        block.fields[current] = value[:first].strip()
        for name, _, text in found:
            block.fields.setdefault(name, text)


def find_glued_labels(text: str) -> list[tuple[str, int, str]]:
    """(field, where it begins, value) of each label within one line."""
    text = text[:LONGEST_LINE]
    marks: list[tuple[str, int, int]] = []
    place = text.find(":")
    while place >= 0 and len(marks) < 12:
        found = _label_before(text, place, marks[-1][2] if marks else 0)
        if found is not None and found[0] not in {name for name, _, _ in marks}:
            marks.append((found[0], found[1], place + 1))
            if found[0] == "subject":
                break
        place = text.find(":", place + 1)
    if not marks:
        return []
    if "subject" not in {name for name, _, _ in marks}:
        marks += _subject_without_colon(text, marks[-1][2])
    ends = [start for _, start, _ in marks[1:]] + [len(text)]
    return [
        (name, start, text[after:end].strip("* \t\xa0"))
        for (name, start, after), end in zip(marks, ends, strict=True)
    ]


def _subject_without_colon(text: str, start: int) -> list[tuple[str, int, int]]:
    """`… 09:26:50 CETAssunto Offer`: some clients glue it on, and forget its colon."""
    for place in range(start + 1, min(len(text), start + 300)):
        if text[place].isupper() and not text[place - 1].isspace():
            word = text[place : place + LONGEST_LABEL].partition(" ")
            if word[1] and words.normalise(word[0]) in words.SUBJECT_LABELS:
                return [("subject", place, place + len(word[0]))]
    return []


def _label_before(text: str, colon: int, floor: int) -> tuple[str, int] | None:
    """The longest label that ends at the colon and begins where a word begins."""
    end = colon - 1 if text[colon - 1 : colon] in {" ", "\xa0"} else colon
    for start in range(max(floor, end - LONGEST_LABEL), end):
        # `… 09:26:50 MEZBetreff: x`: glued on, the capitals of a zone end where a label begins.
        if start > floor and text[start - 1].isalpha() and not text[start - 1].isupper():
            continue
        if not (text[start].isupper() or text[start] == "*"):
            continue
        name = words.LABELS.get(words.normalise(text[start:end].strip("*")))
        if name and text[start:end].strip("*")[:1].isupper():
            return name, start
    return None
