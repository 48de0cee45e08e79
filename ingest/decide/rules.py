"""PURE. Finds the rule of the config for a mail: the first whose every condition holds.

    mailbox, plus_tag    in any case            folder       letter by letter
    address              as addresses are       domain       exactly that one; a subdomain is another
    subject, attachment, header                 a pattern that is searched for

Only facts are read, which are kept with every mail: so changed rules can be tried out on mail that
was decided long ago. A pattern that takes too long counts as not found, and is not tried again on
the same mail; in the never-log list it counts as found.
"""

from collections.abc import Iterable, Sequence

from ingest.decide import signal_text
from journal import patterns
from journal.fold import address_key, one_line
from journal.model import DecisionSignal, Document, MailFacts, Rule, RuleConditions

_MOST_NAMES = 50
_LONGEST_NUMBER = 100


def first_match(
    rules: Sequence[Rule], facts: MailFacts, *, noticed: list[DecisionSignal] | None = None
) -> Rule | None:
    """The first matching rule; patterns that took too long are added to `noticed`."""
    slow: set[str] = set()
    found = next((rule for rule in rules if _meets(rule.conditions, facts, slow)), None)
    _note_slow_patterns(slow, noticed)
    return found


def find_document(
    rule: Rule, facts: MailFacts, *, noticed: list[DecisionSignal] | None = None
) -> Document | None:
    """The business document, if its number stands in the subject or in a file's name."""
    if not rule.document_type or not rule.document_number:
        return None
    slow: set[str] = set()
    number = _first_group(rule.document_number, facts, slow)
    version = _first_group(rule.document_version, facts, slow) if number else ""
    _note_slow_patterns(slow, noticed)
    return Document(rule.document_type, number, version) if number else None


def _first_group(pattern: str, facts: MailFacts, slow: set[str]) -> str:
    if not pattern:
        return ""
    texts = (facts.subject, *facts.attachments[:_MOST_NAMES])
    hits = (_search(pattern, text, slow) for text in texts)
    groups = (one_line(hit.group, longest=_LONGEST_NUMBER) for hit in hits if hit)
    return next((each for each in groups if each), "")


def first_found_pattern(
    wanted: Iterable[str], texts: Iterable[str], *, noticed: list[DecisionSignal] | None = None
) -> str | None:
    """The first of these patterns that is found in one of the texts."""
    slow: set[str] = set()
    texts = tuple(texts)
    found = next((each for each in wanted if _finds(each, texts, slow)), None)
    _note_slow_patterns(slow, noticed)
    return found


def _meets(conditions: RuleConditions, facts: MailFacts, slow: set[str]) -> bool:
    return (
        _is_among(facts.mailbox.casefold(), conditions.mailbox)
        and _is_among(facts.folder, conditions.folder)
        and _is_among(facts.direction, conditions.direction)
        and _is_among(facts.mail_class, conditions.mail_class)
        and _overlap(facts.plus_tags, conditions.plus_tag)
        and _meets_addresses(conditions, facts)
        and _finds(conditions.subject, [facts.subject], slow)
        and _finds(conditions.attachment, facts.attachments[:_MOST_NAMES], slow)
        and _meets_header(conditions, facts, slow)
    )


def _is_among(value: str, allowed: frozenset[str]) -> bool:
    return not allowed or value in allowed


def _overlap(values: Iterable[str], allowed: frozenset[str]) -> bool:
    return not allowed or any(value.casefold() in allowed for value in values)


def _meets_addresses(conditions: RuleConditions, facts: MailFacts) -> bool:
    if not (conditions.address or conditions.domain):
        return True
    keys = {address_key(each) for each in facts.addresses}
    if conditions.address and not keys & {address_key(each) for each in conditions.address}:
        return False
    domains = {each.rpartition("@")[2] for each in keys}
    wanted = {address_key(f"@{each}").lstrip("@") for each in conditions.domain}
    return not wanted or bool(domains & wanted)


def _meets_header(conditions: RuleConditions, facts: MailFacts, slow: set[str]) -> bool:
    if not conditions.header_name:
        return True
    name = conditions.header_name.casefold()
    values = [value for key, value in facts.headers if key.casefold() == name]
    return any(_search(conditions.header_pattern, value, slow) for value in values)


def _finds(pattern: str, texts: Iterable[str], slow: set[str]) -> bool:
    return not pattern or any(_search(pattern, text, slow) for text in texts)


def _search(pattern: str, text: str, slow: set[str]) -> patterns.PatternMatch | None:
    if pattern in slow:
        return None
    try:
        return patterns.search(pattern, text)
    except (TimeoutError, ValueError):
        # A pattern that can't be read was never checked; it counts as one that takes too long.
        slow.add(pattern)
        return None


def _note_slow_patterns(slow: set[str], noticed: list[DecisionSignal] | None) -> None:
    if noticed is not None:
        noticed += [
            DecisionSignal("slow_pattern", signal_text.slow_pattern(each)) for each in sorted(slow)
        ]
