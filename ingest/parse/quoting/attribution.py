"""PURE. Finds attributions in any language: `On Tue, 2 Jun 2026, Jane <jane@x.example> wrote:`

There is no list of patterns: a line, or up to five joined, is an attribution by its content.

    A   ends with a colon, has a verb of writing, and a date
    B   ends with the verb, and has an address and a date
    C   ends with an address and a colon, and begins with a date
    D   begins with a year-first date, and ends with an address, or is Gmail's `GMT+01:00 Name`
    E   ends with a colon, has a verb of writing and a name: `Jane Doe wrote:`
    F   begins with a word for quoting: `Quoting Jane Doe <jane@x.example>:`
    G   ends with a colon and has a date, a time and a name, in a language we don't know
    H   has all but the colon: `Am 02.06.26 um 09:00 schrieb Jane Doe`, `"Jane" <…> – 2 June 2026`

Above quote marks each of them counts (E to H only there). Above text without marks everything
below would go, and people write such lines themselves (`On 2 June at 10:00 we met and Ada said:`):
there an attribution has nothing in it but a date, a time, a name and the small words between them.

It begins at its own first line: what stands above is joined to it only where the rest would lack
something (`On Tue, 2 Jun 2026 at 09:00,` has the date that `Jane wrote:` lacks), and never across a
rule, a separator, or an empty line below which an attribution stands whole.
"""

from ingest import words
from ingest.parse.quoting.attribution_signs import (
    BEGINS_WITH_ISO_DATE,
    COLONS,
    DATE,
    DAY,
    MOST_WORDS,
    Signs,
    begins_like_a_client,
    begins_whole,
    begins_with_opener,
    begins_with_quoting,
    ends_with_address,
    find_signs,
    has_all_but_colon,
    has_date,
    is_bare_attribution,
    is_iso_first,
    is_name_alone,
    is_sentence,
    names_somebody,
)
from ingest.parse.quoting.attribution_words import (
    ADDRESS,
    FINAL_VERBS,
    INITIAL_VERBS,
    NAMED_ADDRESS,
    TRIM_CHARS,
    UNSPACED_VERBS,
    YOU,
    is_known,
)
from ingest.parse.quoting.labels import Attribution, LabelledLines
from ingest.parse.quoting.separators import is_arrows, is_wall, without_margin

LONGEST_ATTRIBUTION = 700
MOST_LINES = 5
WRAP_WIDTH = 40  # No client wraps at less.


def find_attribution(lines: list[str], start: int, stop: int | None = None) -> Attribution | None:
    """The attribution that begins at this line: the shortest, and not one that begins later.

    `stop` is the line of a wall: nothing above it is joined to what stands below.
    """
    if stop is not None or not isinstance(lines, LabelledLines):
        return _find_attribution(lines, start, stop)
    if start not in lines.attributions:
        lines.attributions[start] = _find_attribution(lines, start, None)
    return lines.attributions[start]


def _find_attribution(lines: list[str], start: int, stop: int | None) -> Attribution | None:
    found = _find_shortest(lines, start, stop)
    if found is None or _begins_later(lines, found) or _goes_on_later(lines, found, stop):
        return None
    doubtful = not found.is_sure or not is_bare_attribution(found.text)
    return None if doubtful and _is_above_another(lines, found, stop) else found


def _is_above_another(lines: list[str], found: Attribution, stop: int | None) -> bool:
    """Says whether the marked lines below begin with an attribution: then the one above is none.

    `Adressen vår:` stands above `> On 2 June 2026, Jane <…> wrote:`, as phones mark it.
    """
    below = next((at for at in range(found.end, min(len(lines), found.end + 3)) if lines[at]), None)
    if below is None or _begins_with_mark(lines[found.start]):
        return False
    other = _find_shortest(lines, below, stop) if _begins_with_mark(lines[below]) else None
    return other is not None and other.is_sure


def _find_shortest(lines: list[str], start: int, stop: int | None) -> Attribution | None:
    first = without_margin(lines[start])
    if not _could_begin(first):
        return None
    text, colons = "", 0
    for end in range(start + 1, _last_end(lines, start, stop)):
        more = without_margin(lines[end - 1])
        if _is_quote_below(lines, start, end - 1, text) or not (more or _may_be_parted(first)):
            return None
        text = f"{text} {more}".strip()
        if len(text) > LONGEST_ATTRIBUTION or (not more and end > start + 3) or is_wall(more):
            return None
        found = _judge(text, lines, start, end)
        if found is not None:
            return Attribution(start, end, text, found)
        ended = _ends_sentence(first) and not begins_with_opener(first)
        colons += more.endswith(COLONS)
        # `… ezt írta (időpont:` goes on, once.
        if ended or colons > 1 or (colons and text.count("(") <= text.count(")")):
            return None
    return None


def _may_be_parted(first: str) -> bool:
    """Says whether an empty line may stand within: only below a line that opens as a client does."""
    return begins_like_a_client(first) or bool(NAMED_ADDRESS.match(first))


def _is_quote_below(lines: list[str], start: int, at: int, text: str) -> bool:
    """Says whether a quoted line follows one that is not; `> wrote:` may end an address."""
    if not _begins_with_mark(lines[at]) or _begins_with_mark(lines[start]):
        return False
    return text.count("<") <= text.count(">")


def _begins_with_mark(line: str) -> bool:
    return line.lstrip(" \t\ufeff").startswith(">")


def _last_end(lines: list[str], start: int, stop: int | None) -> int:
    wall = len(lines) if stop is None or stop <= start else min(stop, len(lines))
    return min(wall, start + MOST_LINES + 1) + 1


def _ends_sentence(line: str) -> bool:
    """`See you tomorrow.`, and not `Jane Doe skrev den 02.06.2026 kl.`."""
    if not line.endswith((".", "!", "?")):
        return False
    last = words.normalise(line.rpartition(" ")[2].strip(TRIM_CHARS))
    return line[-1] != "." or not (last[:1].isdigit() or is_known(last))


def _could_begin(line: str) -> bool:
    """Says whether an attribution could begin here; cheap, since it is asked of every line."""
    if not line or len(line) > LONGEST_ATTRIBUTION:
        return False
    if "@" in line or line.endswith(COLONS) or has_date(line):
        return True
    return words.normalise(line[:40]).startswith(INITIAL_VERBS)


def _judge(text: str, lines: list[str], start: int, end: int) -> bool | None:
    """Says whether it surely is an attribution; None when it is none."""
    if not _could_end(text):
        return False if _is_paragraph_above_marks(text, lines, start, end) else None
    signs = find_signs(text)
    if not (signs.has_colon or signs.ends_with_verb or BEGINS_WITH_ISO_DATE.match(text)):
        return None
    if _is_quoted_after(lines, end):
        return _judge_above_marks(text, signs, lines, start)
    return _judge_above_text(text, signs)


def _is_paragraph_above_marks(text: str, lines: list[str], start: int, end: int) -> bool:
    """Says whether a paragraph of its own lacks but the colon of an attribution; right above marks."""
    if not _is_quoted_after(lines, end) or (start and without_margin(lines[start - 1])):
        return False
    return has_all_but_colon(text)


def _judge_above_marks(text: str, signs: Signs, lines: list[str], start: int) -> bool | None:
    """Judges by looser signs, since only marked lines would be cut."""
    if _is_surely_attribution(text, signs):
        return True
    if signs.has_colon and signs.has_verb and signs.has_date:
        return False
    if is_iso_first(text) and not BEGINS_WITH_ISO_DATE.fullmatch(f"{lines[start].strip()} "):
        return False
    if not signs.has_colon or (start and without_margin(lines[start - 1])):
        return None
    # `Jane Doe wrote:`, a paragraph of its own.
    if signs.has_verb and len(text.split()) <= MOST_WORDS + 2 and is_bare_attribution(text):
        return False
    exact = len(DATE.findall(text)) >= 2 and len(text) < 120
    return False if exact and not signs.has_verb and is_bare_attribution(text, small=2) else None


def _judge_above_text(text: str, signs: Signs) -> bool | None:
    sure = _judge_by_signs(text, signs)
    # The words are checked last, since that takes the longest.
    if (
        sure is None
        or not is_bare_attribution(text, small=_allowed_unknown(text, signs))
        or is_sentence(text, signs)
    ):
        return None
    return sure


def _judge_by_signs(text: str, signs: Signs) -> bool | None:
    if _is_surely_attribution(text, signs) and signs.has_date:
        return True
    if signs.has_colon and signs.has_verb and len(DATE.findall(text)) >= 2:
        return False
    # `2026-06-05` above `anna@x.example` is what a customer writes: a client writes a colon.
    if is_iso_first(text) and (signs.has_colon or " GMT" in text):
        return False
    if signs.has_colon and signs.has_verb and is_name_alone(text):
        return False
    return None


def _allowed_unknown(text: str, signs: Signs) -> int:
    """Says how many unknown words are allowed: one, perhaps a day of the week, if all the rest is there."""
    whole = signs.has_colon and signs.has_verb and signs.has_address and text[:1].isdigit()
    return int(whole and len(DATE.findall(text)) >= 2)


def _could_end(text: str) -> bool:
    """Says whether an attribution could end so; cheap, since it is asked of every way to join lines."""
    if text.count("(") > text.count(")"):
        return False
    if text.endswith(COLONS) or BEGINS_WITH_ISO_DATE.match(text):
        return True
    if text.startswith("--") and text.endswith("--"):
        return True
    tail = words.normalise(text[-40:].rstrip("*_ "))
    return tail.endswith((*FINAL_VERBS, *UNSPACED_VERBS))


def _is_surely_attribution(text: str, signs: Signs) -> bool:
    if signs.has_colon and signs.has_verb:
        return signs.has_address or (signs.has_date and begins_like_a_client(text))
    if signs.ends_with_verb and signs.has_address and signs.has_date:
        return True
    return (
        signs.has_colon
        and signs.has_date
        and ends_with_address(text)
        and bool(DATE.search(text[:60]))
    )


def _is_quoted_after(lines: list[str], end: int) -> bool:
    following = next((line for line in lines[end : end + 3] if line.strip()), "")
    marked = following.lstrip(" \t\xa0\ufeff").startswith((">", "|"))
    return marked and not is_arrows(following)


def _begins_later(lines: list[str], found: Attribution) -> bool:
    """Says whether a later line begins the attribution, and the lines above are the customer's."""
    return any(
        _lacks_nothing(lines, found.start, later, _join(lines, later, found.end))
        for later in range(found.start + 1, found.end)
        if lines[later].strip() and _is_attribution(lines, later, found.end)
    )


def _goes_on_later(lines: list[str], found: Attribution, stop: int | None) -> bool:
    """Says whether one without a colon is the begin of one that has it, and begins on a later line:

    `Write to Jane <…>`, `On 2 June 2026 09:00 wrote`, `Olle Berg <…>:`.
    """
    if found.text.endswith(COLONS):
        return False
    below = (_find_shortest(lines, later, stop) for later in range(found.start + 1, found.end))
    return any(
        _lacks_nothing(lines, found.start, each.start, each.text)
        for each in below
        if each is not None and each.end > found.end and each.text.endswith(COLONS)
    )


def _is_attribution(lines: list[str], start: int, end: int) -> bool:
    text = _join(lines, start, end)
    return bool(text) and _judge(text, lines, start, end) is not None


def _lacks_nothing(lines: list[str], start: int, later: int, rest: str) -> bool:
    """Says whether the attribution `rest`, at the later line, needs none of the lines above."""
    parted = any(not without_margin(line).strip() for line in lines[start:later])
    return begins_with_quoting(rest) or not _needs_head(
        _join(lines, start, later), rest, is_parted=parted
    )


def _join(lines: list[str], start: int, end: int) -> str:
    return " ".join(without_margin(line) for line in lines[start:end]).strip()


def _needs_head(head: str, rest: str, *, is_parted: bool) -> bool:
    """Says whether an attribution would lack something without the lines above."""
    nameless = not names_somebody(rest) and not YOU.search(words.normalise(rest))
    if not begins_whole(rest) or (nameless and not is_parted and NAMED_ADDRESS.match(head)):
        return True
    lacks_day = bool(DAY.search(head)) and not DAY.search(rest)
    weekday = words.normalise(head.split(maxsplit=1)[0].strip(TRIM_CHARS)) in words.WEEKDAYS
    opened = weekday or begins_like_a_client(head)
    if rest.startswith("<") and lacks_day and opened and not is_parted:
        return True
    if head.endswith(COLONS) or not is_bare_attribution(head) or DAY.search(rest):
        return False
    # `On Tue, 2 Jun 2026 at 09:00, Olle` and `Berg <…> wrote:`; not `Delivery 5 June 2026`.
    if opened:
        may_be = not is_parted or not head[0].isdigit()
        return may_be and (is_moment(head) or not is_name_alone(rest))
    if is_parted or not lacks_day:
        return False
    has_moment = (
        len(DATE.findall(head)) >= 2 and len(head) + len(rest.split(maxsplit=1)[0]) >= WRAP_WIDTH
    )
    return has_moment or (bool(ADDRESS.search(head)) and not ADDRESS.search(rest))


def is_moment(head: str) -> bool:
    """`2 June 2026 at 09:00` and `On 2 June 2026,`; a customer's line may well be `5 June 2026`."""
    opens = head[0].isupper() and not head.split(maxsplit=1)[0].endswith(COLONS)
    return len(DATE.findall(head)) >= 2 or (opens and not ADDRESS.search(head))
