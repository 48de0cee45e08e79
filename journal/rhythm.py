"""PURE. How often a contact is to be spoken to: by their own tag, or by a rule of the config.

every-30d            a tag of one contact; it stands above every rule
tags = {vip = 30}    a rule for all who have a tag; of several the shortest counts
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

OWN_TAG_PREFIX = "every-"
_OWN_TAG = re.compile(OWN_TAG_PREFIX + r"([1-9][0-9]{0,4})d")
MOST_DAYS = 36_500


@dataclass(frozen=True, slots=True)
class RhythmRules:
    """The days without a word, by tag and by the code of a segment."""

    tags: Mapping[str, int] = field(default_factory=dict)
    segments: Mapping[str, int] = field(default_factory=dict)


def days_of_tag(tag: str) -> int | None:
    """`every-30d` → 30."""
    found = _OWN_TAG.fullmatch(tag)
    return int(found[1]) if found and int(found[1]) <= MOST_DAYS else None


def without_rhythm(tags: Collection[str]) -> frozenset[str]:
    """The tags that say no rhythm."""
    return frozenset(tag for tag in tags if days_of_tag(tag) is None)


def with_rhythm(tags: Collection[str], days: int | None) -> frozenset[str]:
    """The tags with this rhythm in place of another; None takes it out."""
    return without_rhythm(tags) | ({f"every-{days}d"} if days else frozenset())


def rhythm_days(rules: RhythmRules, tags: Collection[str], segments: Collection[str]) -> int | None:
    """Says how often a contact with these tags, in these segments, is to be spoken to."""
    own = [days for tag in tags if (days := days_of_tag(tag))]
    if own:
        return min(own)
    by_rule = [
        *(rules.tags[tag] for tag in tags if tag in rules.tags),
        *(rules.segments[code] for code in segments if code in rules.segments),
    ]
    return min(by_rule, default=None)


def is_overdue(days: int, last: datetime, now: datetime) -> bool:
    return now - last > timedelta(days=days)
