"""PURE. What counts, and how figures are cut: the one definition, used by every query.

An interaction counts when it is active. A cancelled one counts in no figure; a draft is no
interaction yet and is kept elsewhere. One interaction counts once in every total, however many
contacts took part in it. A failed attempt counts as an interaction, but nobody was spoken to.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from journal.model import Initiator, Interaction, State

COUNTING = (State.ACTIVE,)


def counts(interaction: Interaction) -> bool:
    return interaction.state in COUNTING


def speaks(interaction: Interaction) -> bool:
    """Somebody was really spoken to."""
    return counts(interaction) and interaction.successful


def attempts(interaction: Interaction) -> bool:
    """We tried to reach them, with success or without."""
    return counts(interaction) and interaction.initiated_by is Initiator.US


def median(durations: Sequence[timedelta]) -> timedelta | None:
    if not durations:
        return None
    ordered = sorted(durations)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def days_ago(now: datetime, days: int) -> datetime:
    return now - timedelta(days=days)
