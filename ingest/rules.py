"""PURE. Which rule of the config a mail meets: the first whose every condition holds.

    mailbox, plus_tag    in any case            folder       letter by letter
    address              as addresses are       domain       exactly that one; a subdomain is another
    subject, attachment, header                 a pattern that is searched for

Only facts are looked at, which are kept with every mail: so changed rules can be tried out on mail
that was decided long ago. A pattern that takes too long has not found anything, and is not tried
again on the same mail.
"""

from collections.abc import Iterable, Sequence

from journal import patterns
from journal.fold import address_key, one_line
from journal.model import Conditions, Document, Facts, Rule, Signal

_MOST_NAMES = 50
_LONGEST_NUMBER = 100


def first_match(
    rules: Sequence[Rule], facts: Facts, *, noticed: list[Signal] | None = None
) -> Rule | None:
    """`noticed` is told of patterns that took too long."""
    slow: set[str] = set()
    found = next((rule for rule in rules if _meets(rule.conditions, facts, slow)), None)
    _tell(slow, noticed)
    return found


def document_of(
    rule: Rule, facts: Facts, *, noticed: list[Signal] | None = None
) -> Document | None:
    """The business document, when its number stands in the subject or in the name of a file."""
    if not rule.document_type or not rule.document_number:
        return None
    slow: set[str] = set()
    texts = [facts.subject, *facts.attachments[:_MOST_NAMES]]
    hits = (_search(rule.document_number, text, slow) for text in texts)
    numbers = (one_line(hit.group, longest=_LONGEST_NUMBER) for hit in hits if hit)
    number = next((each for each in numbers if each), "")
    _tell(slow, noticed)
    return Document(rule.document_type, number) if number else None


def any_found(
    wanted: Iterable[str], texts: Iterable[str], *, noticed: list[Signal] | None = None
) -> str | None:
    """The first of these patterns that is found in one of the texts."""
    slow: set[str] = set()
    texts = tuple(texts)
    found = next((each for each in wanted if _finds(each, texts, slow)), None)
    _tell(slow, noticed)
    return found


def _meets(asked: Conditions, facts: Facts, slow: set[str]) -> bool:
    return (
        _is_among(facts.mailbox.casefold(), asked.mailbox)
        and _is_among(facts.folder, asked.folder)
        and _is_among(facts.direction, asked.direction)
        and _is_among(facts.mail_class, asked.mail_class)
        and _share(facts.plus_tags, asked.plus_tag)
        and _meets_addresses(asked, facts)
        and _finds(asked.subject, [facts.subject], slow)
        and _finds(asked.attachment, facts.attachments[:_MOST_NAMES], slow)
        and _meets_header(asked, facts, slow)
    )


def _is_among(value: str, asked: frozenset[str]) -> bool:
    return not asked or value in asked


def _share(values: Iterable[str], asked: frozenset[str]) -> bool:
    return not asked or any(value.casefold() in asked for value in values)


def _meets_addresses(asked: Conditions, facts: Facts) -> bool:
    if not (asked.address or asked.domain):
        return True
    keys = {address_key(each) for each in facts.addresses}
    if asked.address and not keys & {address_key(each) for each in asked.address}:
        return False
    domains = {each.rpartition("@")[2] for each in keys}
    wanted = {address_key(f"@{each}").lstrip("@") for each in asked.domain}
    return not wanted or bool(domains & wanted)


def _meets_header(asked: Conditions, facts: Facts, slow: set[str]) -> bool:
    if not asked.header_name:
        return True
    name = asked.header_name.casefold()
    values = [value for key, value in facts.headers if key.casefold() == name]
    return any(_search(asked.header_pattern, value, slow) for value in values)


def _finds(pattern: str, texts: Iterable[str], slow: set[str]) -> bool:
    return not pattern or any(_search(pattern, text, slow) for text in texts)


def _search(pattern: str, text: str, slow: set[str]) -> patterns.Hit | None:
    if pattern in slow:
        return None
    try:
        return patterns.search(pattern, text)
    except (TimeoutError, ValueError):
        # What can't be read was never checked; it finds as little as what takes too long.
        slow.add(pattern)
        return None


def _tell(slow: set[str], noticed: list[Signal] | None) -> None:
    if noticed is not None:
        noticed += [Signal("slow_pattern", f"Took too long: {each}") for each in sorted(slow)]
