"""Purge: delete cancelled interactions for good. Admins only, and always in two steps.

`preview` shows what would go and gives a token; `begin` takes the token and refuses when the rows
are not the previewed ones any more; `due` and `delete` take a slice, `forget` a step, a transaction
each; a purge cut off half way goes on with the same token. What is not cancelled can't be named by
anything here.
"""

from datetime import datetime, timedelta

from sqlmodel import Session

from journal.errors import NotAllowed, NotFound, Refused
from journal.fold import one_line
from journal.model import (
    Actor,
    InteractionFilter,
    PurgePreview,
    PurgeRecord,
    StalePreview,
    State,
)
from journal.retention import may_purge
from journal.store import interactions, purges, words
from journal.store.purges import Bound

# SQLite holds its one write lock while a slice goes: so few rows keep that near 30 ms.
SLICE = 150
_VALID = timedelta(minutes=15)


def preview(
    session: Session, actor: Actor, wanted: InteractionFilter, *, now: datetime
) -> PurgePreview:
    """What would go, and its token, in one transaction."""
    shown = look(session, actor, wanted, now=now)
    keep(session, actor, shown, now=now)
    return shown


def look(
    session: Session, actor: Actor, wanted: InteractionFilter, *, now: datetime
) -> PurgePreview:
    """What would go. Needs no more than a snapshot to read from; `keep` makes it confirmable."""
    allow(actor)
    _only_cancelled(session, wanted)
    return purges.described(session, wanted, expires_at=now + _VALID)


def keep(session: Session, actor: Actor, shown: PurgePreview, *, now: datetime) -> None:
    purges.keep(session, shown, by=actor.key, now=now)


def allow(actor: Actor) -> None:
    """Or say so: nobody else is told what would go."""
    if not may_purge(actor):
        raise NotAllowed("Only an admin may purge.")


def _only_cancelled(session: Session, wanted: InteractionFilter) -> None:
    """Who names an active entry is told so, rather than shown an empty preview."""
    found = interactions.get_many(session, wanted.numbers)
    missing = [n for n in wanted.numbers if n not in found]
    if missing:
        raise NotFound(f"There is no {_named(missing)}. It may have been purged already.")
    active = [n for n, each in found.items() if each.state is not State.CANCELLED]
    if active:
        raise Refused(
            f"{_named(active)} is not cancelled, and only what is cancelled can be purged. "
            f"Cancel it first: rapport cancel {active[0]}"
        )


def _named(numbers: list[int]) -> str:
    return ", ".join(f"#{number}" for number in numbers[:5])


def begin(session: Session, actor: Actor, token: str, *, now: datetime) -> Bound | StalePreview:
    """Confirm a preview; from here on what it showed is deleted, slice by slice."""
    which = confirmable(session, actor, token, now=now)
    # Once confirmed and cut off, the rest is still bound by the moment of the preview.
    if isinstance(which, Bound) and not which.started:
        purges.start(session, which, now=now)
    return which


def confirmable(
    session: Session, actor: Actor, token: str, *, now: datetime
) -> Bound | StalePreview:
    """The preview, if it is the actor's own and still says what is there."""
    allow(actor)
    which = purges.bound(session, one_line(token, longest=100))
    if which is None or which.by != actor.key:
        return StalePreview("there is no such preview of yours")
    if which.finished:
        return StalePreview("this preview was purged already")
    if which.started:
        return which
    if now > which.expires_at:
        return StalePreview("the preview is older than 15 minutes")
    if not purges.unchanged(session, which):
        return StalePreview("what would be purged has changed since the preview")
    return which


def due(session: Session, which: Bound) -> list[int]:
    """The next slice, held until the transaction ends; empty when the purge is over."""
    return purges.due(session, which, limit=SLICE)


def delete(session: Session, which: Bound, numbers: list[int], *, now: datetime) -> None:
    purges.delete(session, which, numbers, now=now)


def forget(session: Session, *, anew: bool = False) -> bool:
    """Let the search forget the words of what was deleted, a transaction for each step.

    The first step begins `anew`; True while there is more.
    """
    return words.forget_some(session, anew=anew)


def finish(session: Session, which: Bound, *, now: datetime) -> PurgeRecord:
    purges.finish(session, which, now=now)
    return purges.record(session, which.id)
