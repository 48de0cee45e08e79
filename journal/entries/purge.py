"""Purge: delete cancelled interactions for good. Admins only, and always in two steps.

`preview` shows what would go and gives a token; `begin` takes the token and refuses when the rows
are not the previewed ones any more; `run` deletes them in slices, a transaction each; a purge cut
off half way goes on with the same token. What is not cancelled can't be named by anything here.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from sqlmodel import Session

from journal.errors import N_, NotAllowed, NotFound, RequestRefused
from journal.fold import one_line
from journal.model import (
    Actor,
    AuditKind,
    DeedKind,
    InteractionFilter,
    InteractionState,
    PurgePreview,
    PurgeRecord,
    StalePreview,
    StaleReason,
)
from journal.permissions import may_purge
from journal.store import audit_trail
from journal.store.privacy import purges
from journal.store.privacy.purges import StoredPreview
from journal.store.record import interactions, text_search, undo_log

# SQLite holds its one write lock while a slice goes: so few rows keep that near 30 ms.
SLICE = 150
_PREVIEW_LIFETIME = timedelta(minutes=15)


def preview(
    session: Session, actor: Actor, wanted: InteractionFilter, *, now: datetime
) -> PurgePreview:
    """Tells what would go, and its token, in one transaction."""
    purge_preview = build_preview(session, actor, wanted, now=now)
    store_preview(session, actor, purge_preview, now=now)
    return purge_preview


def build_preview(
    session: Session, actor: Actor, wanted: InteractionFilter, *, now: datetime
) -> PurgePreview:
    """Tells what would go, from a snapshot; only `store_preview` makes it confirmable."""
    require_admin(actor)
    _require_cancelled(session, wanted)
    return purges.build_preview(session, wanted, expires_at=now + _PREVIEW_LIFETIME)


def store_preview(
    session: Session, actor: Actor, purge_preview: PurgePreview, *, now: datetime
) -> None:
    purges.store_preview(session, purge_preview, by=actor.key, now=now)


def require_admin(actor: Actor) -> None:
    """Refuse anybody else, before telling what would go."""
    if not may_purge(actor):
        raise NotAllowed(N_("Only an admin may purge."))


def _require_cancelled(session: Session, wanted: InteractionFilter) -> None:
    """Refuse an entry that is named and not cancelled, rather than show an empty preview."""
    found = interactions.get_many(session, wanted.numbers)
    missing = [n for n in wanted.numbers if n not in found]
    if missing:
        raise NotFound(
            N_("There is no {missing}. It may have been purged."),
            missing=_number_list(missing),
        )
    active = [n for n, each in found.items() if each.state is not InteractionState.CANCELLED]
    if active:
        raise RequestRefused(
            "{active} is not cancelled, and only what is cancelled can be purged. Cancel "
            "it first: rapport cancel {first}",
            active=_number_list(active),
            first=active[0],
        )


def _number_list(numbers: list[int]) -> str:
    return ", ".join(f"#{number}" for number in numbers[:5])


def begin(
    session: Session, actor: Actor, token: str, *, now: datetime
) -> StoredPreview | StalePreview:
    """Confirm a preview; from here on what it showed is deleted, slice by slice."""
    which = check_preview(session, actor, token, now=now)
    # If it was confirmed and cut off, the rest is still bound by the moment of the preview.
    if isinstance(which, StoredPreview) and not which.started:
        purges.start(session, which, now=now)
        audit_trail.add(session, actor, AuditKind.PURGE, which.previewed, now=now)
        undo_log.add(session, DeedKind.PURGE, actor=actor.key, now=now)
    return which


def check_preview(
    session: Session, actor: Actor, token: str, *, now: datetime
) -> StoredPreview | StalePreview:
    """The preview, if it is the actor's own and its rows have not changed."""
    require_admin(actor)
    which = purges.get_stored_preview(session, one_line(token, longest=100))
    if which is None or which.by != actor.key:
        return StalePreview(StaleReason.NOT_YOURS)
    if which.finished:
        return StalePreview(StaleReason.PURGED_BEFORE)
    if which.started:
        return which
    if now > which.expires_at:
        return StalePreview(StaleReason.TOO_OLD)
    if not purges.is_unchanged(session, which):
        return StalePreview(StaleReason.CHANGED_SINCE)
    return which


OpenSession = Callable[[], AbstractContextManager[Session]]
SliceReader = Callable[[Session, Sequence[int]], None]


def _read_nothing(_session: Session, _numbers: Sequence[int]) -> None:
    return


def run(
    open_session: OpenSession,
    stored_preview: StoredPreview,
    *,
    clock: Callable[[], datetime],
    before_delete: SliceReader = _read_nothing,
) -> Iterator[int]:
    """Delete what was confirmed, and yield how many went, after the commit of each slice.

    `before_delete` sees a slice in the transaction that deletes it. A caller who stops iterating
    stops the purge, which can go on with the same token; at the end of the iteration the search
    has forgotten the words, and the purge is finished.
    """
    while done := _delete_slice(open_session, stored_preview, clock, before_delete):
        yield done
    restart, more = True, True
    while more:
        with open_session() as session:
            more = scrub_search_index(session, restart=restart)
        restart = False
    with open_session() as session:
        finish(session, stored_preview, now=clock())


def _delete_slice(
    open_session: OpenSession,
    stored_preview: StoredPreview,
    clock: Callable[[], datetime],
    before_delete: SliceReader,
) -> int:
    with open_session() as session:
        numbers = next_slice(session, stored_preview)
        if numbers:
            before_delete(session, numbers)
            delete(session, stored_preview, numbers, now=clock())
    return len(numbers)


def next_slice(session: Session, stored_preview: StoredPreview) -> list[int]:
    """The next slice, held until the transaction ends; empty when the purge is over."""
    return purges.next_slice(session, stored_preview, limit=SLICE)


def delete(
    session: Session, stored_preview: StoredPreview, numbers: list[int], *, now: datetime
) -> None:
    purges.delete(session, stored_preview, numbers, now=now)


def scrub_search_index(session: Session, *, restart: bool = False) -> bool:
    """Let the search forget the words of what was deleted, a transaction for each step.

    The first step restarts it; True while there is more.
    """
    return text_search.rewrite_index_step(session, restart=restart)


def finish(session: Session, stored_preview: StoredPreview, *, now: datetime) -> PurgeRecord:
    purges.finish(session, stored_preview, now=now)
    return purges.get_record(session, stored_preview.id)
