"""Finds where the name ends and the text begins; and what the name is made of.

The colon that ends `<who>` is the first one of the line that is no part of something else:

    "Smith: Sons"   <@U1|bob>   mailto:ada@acme.example   seg:partners   https://…   14:00
    den 14:e   :smile:   :)   EU:n   <@U1|bob>:lle
"""

import re

_COLON = re.compile(
    r'"[^"]*"'
    r"|<[^<>]*>"
    r"|\b(?:mailto|tel|seg|segment):(?=\S)"
    r"|[a-z][a-z0-9+.-]{0,10}://"
    r"|(?<=\d):(?=\d)"
    r"|(?<=\d):[ea](?!\w)"
    r"|(?<!\S):[a-z0-9_+-]{1,40}:(?!\S)"
    r"|(?<!\S):-?[()DP](?!\S)"
    # Finnish and Swedish endings of what is written in capitals, in figures, or is a mention.
    r"|(?-i:(?<=[A-ZÅÄÖ0-9>]):(?:n|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|een|hin|s|ns)(?!\w))"
    r"|(?P<ends>[:：])",
    re.IGNORECASE,
)
_NAME = re.compile(r'(?:"[^"]*"|<[^<>]*>|[^,])+')
_SEGMENT = re.compile(r"\s*seg(?:ment)?:\s*(.*)", re.IGNORECASE | re.DOTALL)
# Nobody is called by more.
MAX_NAMES_LENGTH = 300


def find_names_end(text: str) -> int | None:
    """Returns the place of the colon; None when the line names nobody."""
    line = text[: MAX_NAMES_LENGTH + 1].partition("\n")[0]
    for found in _COLON.finditer(line):
        if found["ends"]:
            return found.start() if line[: found.start()].strip() else None
    return None


def are_names_too_long(text: str) -> bool:
    """Says whether more stands before its colon than a name may be long: it names nobody."""
    line = text[: 10 * MAX_NAMES_LENGTH].partition("\n")[0]
    first = next((found for found in _COLON.finditer(line) if found["ends"]), None)
    return first is not None and first.start() > MAX_NAMES_LENGTH


def split_names(who: str) -> tuple[str, ...]:
    """`'ada, "Lovelace, Ada", #K-12'` → three; quotes taken off. Splitting is a reading only:
    `Lovelace, Ada` may be one, which needs the contacts to tell.
    """
    found = (each.strip() for each in _NAME.findall(who))
    return tuple(each[1:-1].strip() if _is_quoted(each) else each for each in found if each)


def segment_name(who: str) -> str:
    """`"seg:partners"` → `"partners"`; empty when it is no segment."""
    found = _SEGMENT.fullmatch(who)
    return found[1].strip().strip('"').strip() if found else ""


def _is_quoted(part: str) -> bool:
    return len(part) > 1 and part.startswith('"') and part.endswith('"') and part.count('"') == 2
