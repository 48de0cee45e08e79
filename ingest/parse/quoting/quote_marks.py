"""PURE. Finds lines with `>`: where a run of them ends, and when they quote nothing."""

import re

from ingest.parse.quoting import header_blocks
from ingest.parse.quoting.labels import LabelledLines

# A quoted line that a client wrapped goes on without its mark: one more word was too long.
WRAP_WIDTH = 72
SHORTEST_WRAPPED = 60
# The sign for a picture in a text.
_PICTURE = re.compile(
    r"\[(?:image|cid|inline image|bild|kuva|картинка)[^\[\]]{0,200}\]|<cid:[^<>]{0,200}>"
)
_NO_WORDS = " \t\ufeff\xa0_-=*"


def is_quoted(line: str) -> bool:
    """Says whether it is `> text`, and not `>= 5`."""
    bare = line.lstrip(" \ufeff")
    return bare.startswith(">") and not bare.startswith(">=")


def is_no_quote(lines: LabelledLines, start: int, end: int) -> bool:
    """Says whether lines with marks are no quote: a list below a colon, or the prompt `>>>`."""
    above = next((line for line in reversed(lines[max(0, start - 2) : start]) if line.strip()), "")
    announced = above.rstrip().endswith((":", "：")) and not is_quoted(above)
    if announced and header_blocks.find_block(lines, start) is None:
        return True
    run = (line.lstrip(" \ufeff") for line in lines[start:end])
    return all(line.startswith(">>>") or not line.startswith(">") for line in run)


def find_run_end(lines: list[str], start: int, *, bar: bool = False) -> int:
    """The end of the run of quoted lines, with empty lines and wrapped ends within it."""
    end = position = start
    has_wrapped = False
    while position < len(lines):
        line = lines[position]
        if is_quoted(line) or (bar and line.startswith("|")):
            end = position + 1
        elif line.strip():
            if not _is_wrapped(lines, position, bar=bar, before_too=has_wrapped):
                break
            has_wrapped = True
        position += 1
    return end


def _is_wrapped(lines: list[str], position: int, *, bar: bool, before_too: bool) -> bool:
    """Says whether the line continues a long quoted one that ended within a sentence; an answer begins
    anew.

    After a line that was surely wrapped, fewer signs are needed.
    """
    before = lines[position - 1]
    after = lines[position + 1] if position + 1 < len(lines) else ""
    if bar:
        return after.startswith("|")
    word = lines[position].split(maxsplit=1)[0]
    if not (word[0].islower() and is_quoted(before) and is_quoted(after)) or "@" in word:
        return False
    if any(c.isdigit() for c in lines[position]):
        # A number is probably part of an answer.
        return False
    width = len(before.rstrip())
    if before_too and width >= SHORTEST_WRAPPED:
        return True
    return width + 1 + len(word) > WRAP_WIDTH and not before.rstrip().endswith((".", "!", "?", ":"))


def has_words(line: str) -> bool:
    """Says whether a line says more than a rule or the place of a picture does."""
    return bool(_PICTURE.sub("", line[:1_000]).strip(_NO_WORDS))
