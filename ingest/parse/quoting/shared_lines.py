"""PURE. Divides a line that a customer's words share with an attribution: the words stay.

    Vi tar 240 st. Den tis 2 juni 2026 kl. 09:00 skrev Olle Berg:

The sentence before must say something: `Den tirs.` and `2026. 06.` are parts of a date, `Acme & Co.`
may be part of a name.
"""

import re

from ingest import words
from ingest.parse.quoting import attribution, attribution_signs
from ingest.parse.quoting.attribution import LONGEST_ATTRIBUTION
from ingest.parse.quoting.attribution_signs import DATE, DAY, has_date
from ingest.parse.quoting.attribution_words import ADDRESS

# Below so many lines no answer shares its line with an attribution.
MOST_LINES_DIVIDED = 2_000
MOST_SENTENCES = 8
# These words end no sentence; nor does an initial.
_ABBREVIATIONS = frozenset(
    {"co", "corp", "inc", "ltd", "dr", "mr", "mrs", "ms", "jr", "sr", "prof"}
)
_NUMERIC_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
# `3,5 st.`, and not `2. jun.`
_AMOUNT = re.compile(r"\d[\d ,]*\s+[^\W\d_]+[.!?]$")
# `dne 2.` above `06. 2026`: a date with blanks.
_DAY_END = re.compile(r"(?<!\d)\d{1,2}\.\Z")
_MONTH_BEGIN = re.compile(r"\d{1,2}\. ?(?:19|20)\d{2}(?!\d)")
_SENTENCE_END = re.compile(r"[.!?…] +(?=\S)")


def divide_shared_lines(text: str) -> str:
    """`We take 240. On 2 June 2026 Jane <…> wrote:` is two lines: the customer's words stay.

    The blank between becomes the end of a line, so that every letter keeps its place.
    """
    lines = text.split("\n")
    place = 0
    for position, line in enumerate(lines[:MOST_LINES_DIVIDED]):
        at = _find_division(lines, position) if 10 < len(line) <= LONGEST_ATTRIBUTION else -1
        if at >= 0:
            text = f"{text[: place + at]}\n{text[place + at + 1 :]}"
        place += len(line) + 1
    return text


def _find_division(lines: list[str], position: int) -> int:
    """The place of the blank between a sentence and an attribution on one line; -1 without one."""
    line = lines[position]
    if not (has_date(line) or ("@" in line and ADDRESS.search(line))):
        return -1
    if _SENTENCE_END.search(line) is None:
        return -1
    ends = [match.end() for match in _SENTENCE_END.finditer(line)][-MOST_SENTENCES:]
    below = lines[position + 1 : position + 8]
    parted = [at for at in reversed(ends) if _is_divided(line[:at].strip(), [line[at:], *below])]
    if not parted:
        return -1
    # `… в 9:00 ч. Olle Berg <…> написа:`: the day before the name is the attribution's.
    last = parted[0]
    dated = (at for at in parted[1:] if _is_its_day(line[at:last], line[last:]))
    return next(dated, last) - 1


def _is_divided(sentence: str, below: list[str]) -> bool:
    if not _may_part(sentence, below[0]):
        return False
    found = attribution.find_attribution(below, 0)
    # A line with a time and no day goes on with a date; `Jane <…> wrote:` has neither.
    if found is None or bool(DATE.search(found.text)) != bool(DAY.search(found.text)):
        return False
    # `Den tis 2 juni 2026.` may be its date; a question is none, nor what has other words, nor
    # `5 juni 2026.`
    is_said = sentence.endswith(("?", "!")) or _is_worded(sentence) or _is_day_alone(sentence)
    if DATE.search(sentence) and not DAY.search(found.text) and not is_said:
        return False
    weekday = words.normalise(found.text.split(maxsplit=1)[0]).strip(",.") in words.WEEKDAYS
    # `Tuesday, June 2, 2026, you wrote:` names nobody.
    if not (found.is_sure or weekday or attribution_signs.names_somebody(found.text)):
        return False
    # `Den tirs.` and `2026. 06.` are no sentences, and `Acme & Co.` may be within a name.
    is_dated = DAY.search(sentence) and len(sentence.split()) > 2
    if is_dated or _NUMERIC_DAY.search(sentence) or ADDRESS.search(sentence):
        return True
    opens = weekday or attribution_signs.begins_like_a_client(found.text)
    return _says_something(sentence, opens=opens, is_worded=not found.text[0].isdigit())


def _is_day_alone(sentence: str) -> bool:
    bare = sentence[0].isdigit() and not attribution_signs.unknown_words(sentence)
    return bare and not attribution.is_moment(sentence)


def _is_its_day(head: str, rest: str) -> bool:
    """Says whether the attribution `rest` lacks a day, and the words before it are nothing else."""
    if DAY.search(rest) or not DAY.search(head):
        return False
    opens = attribution_signs.begins_like_a_client(head)
    return opens and attribution_signs.is_bare_attribution(head)


def _is_worded(sentence: str) -> bool:
    """Says whether it does not begin as a client does, and has small words that none writes."""
    unknown = attribution_signs.unknown_words(sentence)
    begins = attribution_signs.begins_like_a_client(sentence)
    return not begins and any(word[0].islower() for word in unknown)


def _may_part(sentence: str, rest: str) -> bool:
    """Says whether an attribution may begin there: not in a quote, and not within a date."""
    if _DAY_END.search(sentence) and _MONTH_BEGIN.match(rest):
        return False
    return not sentence.startswith(">") and attribution_signs.begins_whole(rest)


def _says_something(sentence: str, *, opens: bool, is_worded: bool) -> bool:
    """Says whether it is more than a part of a date or a name; `opens`: what follows opens with a day."""
    if any(c.isdigit() for c in sentence) and opens and is_worded:
        return True
    if _AMOUNT.search(sentence):
        return True
    unknown = attribution_signs.unknown_words(sentence.rstrip(" .!?…"))
    if opens and any(word[0].isupper() and len(word) > 2 for word in unknown):
        return True
    last = words.normalise(sentence.rpartition(" ")[2].strip(".!?…"))
    ends = (len(last) > 1 and last not in _ABBREVIATIONS) or any(c.isdigit() for c in sentence)
    return bool(unknown) and (ends or any(word[0].islower() for word in unknown))
