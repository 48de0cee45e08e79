"""Match again: a contact gained an address, so what came from there before may be logged with them.

Two things are offered: mails that wait since nobody was known by the address, or since several
were, and interactions in which the address took part and nobody knew whose it was. An address that
several contacts share is left alone, and so is a mail whose main party several may be.

`apply` does one slice in the caller's transaction, all slices by one deed, which `undo` takes back
as a whole. Call it again with the deed it returned as long as there is more.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from sqlmodel import Session

from journal.contacts.contact import resolve_merged
from journal.context import RecordConfig
from journal.errors import N_, FilledSentence, RequestRefused, TemplateError
from journal.fold import address_key
from journal.mail import manual_logging
from journal.mail.manual_logging import MailAssignment
from journal.model import (
    Actor,
    Blocked,
    Contact,
    DeedKind,
    LedgerMail,
    MailOutcome,
    MailReason,
    Recorded,
    RecordOutcome,
)
from journal.store.record import interactions, participants, undo_log
from journal.store.record.fields import participants_history_text
from journal.store.triage import decisions, unmatched_mails
from journal.store.triage.unmatched_mails import UnknownParticipant, UnmatchedMail

# SQLite has one writer: so few at a time let the others in.
SLICE = 100
_SAMPLE_SIZE = 5
_UNMATCHED_REASONS = frozenset({MailReason.NO_CONTACT, MailReason.AMBIGUOUS_CONTACT})


@dataclass(frozen=True, slots=True)
class MatchPreview:
    """Tells what would be logged with a contact (`mails`) or linked to them (`interactions`).

    `first` are the oldest mails by number; `oldest` and `newest` cover both.
    """

    contact: int
    mails: int = 0
    interactions: int = 0
    oldest: datetime | None = None
    newest: datetime | None = None
    first: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.mails and not self.interactions


@dataclass(frozen=True, slots=True)
class MatchApplied:
    """Tells what one slice did. `refused` mails still wait, each with the record's reason."""

    deed: int | None
    mails: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    linked: tuple[int, ...] = ()
    refused: tuple[int, ...] = ()
    more: bool = False


def preview(
    session: Session, contact_id: int, addresses: Collection[str] | None = None
) -> MatchPreview:
    """Tells what could be logged or linked by all addresses of the contact, or by these alone."""
    who = resolve_merged(session, contact_id)
    keys = _own_address_keys(session, who, addresses)
    mails = list(_find_matchable_mails(session, keys))
    linked = list(unmatched_mails.find_unknown_participants(session, keys, who.id)) if keys else []
    moments = [each.occurred_at for each in mails] + [each.occurred_at for each in linked]
    return MatchPreview(
        contact=who.id,
        mails=len(mails),
        interactions=len(linked),
        oldest=min(moments, default=None),
        newest=max(moments, default=None),
        first=tuple(each.id for each in mails[:_SAMPLE_SIZE]),
    )


def count_matchable_mails(session: Session) -> dict[int, int]:
    """Counts the mails that wait for each contact who has their main address; most first."""
    counts: Counter[int] = Counter()
    found = unmatched_mails.find_mails(session)
    while some := list(islice(found, 500)):
        owners = unmatched_mails.owners_of(session, {each.main_address for each in some} - {""})
        having = (owners.get(each.main_address, ()) for each in some)
        counts.update(ids[0] for ids in having if len(ids) == 1)
    return dict(counts.most_common())


def _own_address_keys(
    session: Session, who: Contact, addresses: Collection[str] | None
) -> frozenset[str]:
    """The contact's addresses, in every spelling, without those that somebody else has as well."""
    own = {address_key(each) for each in who.emails()}
    wanted = own if addresses is None else own & {address_key(each) for each in addresses}
    spelled = unmatched_mails.spellings(session, wanted)
    owners = unmatched_mails.owners_of(session, spelled)
    return frozenset(key for key in spelled if owners.get(key) == (who.id,))


def _find_matchable_mails(
    session: Session, keys: Collection[str], after: int = 0
) -> Iterator[UnmatchedMail]:
    """The mails whose contact is clear."""
    if not keys:
        return
    found = unmatched_mails.find_mails(session, keys, after=after)
    while some := list(islice(found, 500)):
        owners = unmatched_mails.owners_of(session, {each.main_address for each in some} - {""})
        yield from (each for each in some if len(owners.get(each.main_address, ())) <= 1)


def apply(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    contact_id: int,
    *,
    addresses: Collection[str] | None = None,
    deed: int | None = None,
    now: datetime,
    limit: int = SLICE,
) -> MatchApplied | Blocked:
    """The next slice of what `preview` shows."""
    who = resolve_merged(session, contact_id)
    if who.is_closed:
        return Blocked((who.id,))
    by, done = _open_deed(session, actor, who, deed, now)
    keys = _own_address_keys(session, who, addresses)
    mails = list(islice(_find_matchable_mails(session, keys, done["after_mail"]), limit))
    logged, refused = _log_mails(session, config, by, who, mails)
    seen = list(islice(_find_unknown_participants(session, keys, who, done), limit - len(mails)))
    linked = _link_participants(session, by, who, seen)
    done["mails"] += logged
    done["linked"] += linked
    done["after_mail"] = max([done["after_mail"], *(each.id for each in mails)])
    done["after_number"] = max([done["after_number"], *(each.number for each in seen)])
    undo_log.fill(session, by.deed, done)
    more = len(mails) + len(seen) == limit
    if not (more or done["mails"] or done["linked"]):
        undo_log.forget(session, by.deed)
        return MatchApplied(None, refused=refused)
    numbers = tuple(logged.values())
    return MatchApplied(by.deed, tuple(logged), numbers, tuple(linked.values()), refused, more=more)


@dataclass(frozen=True, slots=True)
class _DeedContext:
    """The actor, the deed and the time of a match."""

    actor: Actor
    deed: int
    now: datetime


def _open_deed(
    session: Session, actor: Actor, who: Contact, deed: int | None, now: datetime
) -> tuple[_DeedContext, dict[str, Any]]:
    """A deed and its payload, to be filled further; a new one if none is given."""
    empty = {"contact": who.id, "mails": [], "linked": [], "after_mail": 0, "after_number": 0}
    if deed is None:
        fresh = undo_log.add(session, DeedKind.MATCH, actor=actor.key, now=now)
        return _DeedContext(actor, fresh, now), empty
    known = undo_log.get(session, deed)
    if known is None or known.actor != actor.key or known.undone_at is not None:
        raise RequestRefused(
            N_("This was taken back meanwhile. Begin again: look at a new preview.")
        )
    if known.payload.get("contact") != who.id:
        raise RequestRefused(N_("That deed was not about {number}."), number=who.number)
    return _DeedContext(actor, deed, now), {**empty, **known.payload}


# ── mails ───────────────────────────────────────────────────────────────────────────────────────


def _log_mails(
    session: Session,
    config: RecordConfig,
    context: _DeedContext,
    who: Contact,
    mails: Sequence[UnmatchedMail],
) -> tuple[dict[int, int], tuple[int, ...]]:
    """Log the mails: the interaction that each became, and the mails that the record refuses."""
    held = manual_logging.lock_mails(session, [each.id for each in mails])
    letters = [MailAssignment(each, (who,)) for each in held.values() if _still_waits(each.mail)]
    outcomes = _log_skipping_failures(
        session,
        config,
        context,
        letters,
        FilledSentence(N_("{contact} has its address by now."), contact=who.number),
    )
    logged = {id_: each.number for id_, each in outcomes.items() if isinstance(each, Recorded)}
    refused = tuple(each.locked.mail.id for each in letters if each.locked.mail.id not in logged)
    return logged, refused


def _still_waits(mail: LedgerMail) -> bool:
    """Says whether the mail still waits: somebody may have decided it since we looked."""
    return (
        mail.outcome is MailOutcome.WAITING
        and mail.reason in _UNMATCHED_REASONS
        and not mail.reopened
    )


def _log_skipping_failures(
    session: Session,
    config: RecordConfig,
    context: _DeedContext,
    assignments: Sequence[MailAssignment],
    why: str,
) -> dict[int, RecordOutcome]:
    """Logs the mails; one that its template can't render does not hold the others up."""
    try:
        return manual_logging.log(
            session, config, context.actor, assignments, deed=context.deed, why=why, now=context.now
        )
    except TemplateError:
        if len(assignments) == 1:
            return {}
    outcomes: dict[int, RecordOutcome] = {}
    for each in assignments:
        outcomes |= _log_skipping_failures(session, config, context, [each], why)
    return outcomes


# ── interactions ────────────────────────────────────────────────────────────────────────────────


def _find_unknown_participants(
    session: Session, keys: Collection[str], who: Contact, done: Mapping[str, Any]
) -> Iterator[UnknownParticipant]:
    if not keys:
        return iter(())
    return unmatched_mails.find_unknown_participants(
        session, keys, who.id, after=done["after_number"]
    )


def _link_participants(
    session: Session, context: _DeedContext, who: Contact, seen: Sequence[UnknownParticipant]
) -> dict[int, int]:
    """Gives the participations of an address to the contact; returns interactions by participation."""
    interactions.lock(session, [each.number for each in seen])
    linked = unmatched_mails.filter_still_unknown(session, [each.participant for each in seen])
    if linked:
        person = participants.lock_contacts(session, {who.id})[who.id]
        with _record_participant_changes(session, context, sorted(linked.values())):
            unmatched_mails.link(session, linked, person)
    return linked


@contextmanager
def _record_participant_changes(
    session: Session, context: _DeedContext, numbers: Sequence[int]
) -> Iterator[None]:
    """Keep who took part before and after."""
    before = interactions.get_many(session, numbers)
    yield
    unmatched_mails.bump_versions(session, numbers)
    for number, after in interactions.get_many(session, numbers).items():
        was, became = (
            participants_history_text(before[number]),
            participants_history_text(after),
        )
        change = ("participants", was, became)
        interactions.add_changes(
            session, number, [change], by=context.actor.key, deed_id=context.deed, now=context.now
        )
    interactions.reindex(session, numbers)


# ── taken back ──────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class MatchUndone:
    """`cancelled` were logged by the deed, `unlinked` are without the contact again."""

    cancelled: tuple[int, ...]
    unlinked: tuple[int, ...]


def undo_match(
    session: Session, actor: Actor, deed: int, payload: Mapping[str, Any], *, now: datetime
) -> MatchUndone | None:
    """Undoes everything the deed logged and linked; None when somebody changed any of it since."""
    linked = payload.get("linked", [])
    numbers = (
        unmatched_mails.linked_interactions(session, linked, payload["contact"]) if linked else {}
    )
    interactions.lock(session, numbers.values())
    # Looked at again, now that nobody else can change them.
    if (
        linked
        and unmatched_mails.linked_interactions(session, linked, payload["contact"]) != numbers
    ):
        return None
    if len(numbers) != len(linked) or decisions.is_any_changed_since(
        session, numbers.values(), deed
    ):
        return None
    cancelled = manual_logging.unlog(session, actor, payload["mails"], deed, now)
    if cancelled is None:
        return None
    if numbers:
        _unlink_participants(session, actor, numbers, now)
    return MatchUndone(tuple(cancelled), tuple(sorted(numbers.values())))


def _unlink_participants(
    session: Session, actor: Actor, numbers: Mapping[int, int], now: datetime
) -> None:
    undoing = undo_log.add(session, DeedKind.MATCH, actor=actor.key, now=now)
    undo_log.mark_undone(session, undoing, now=now)
    with _record_participant_changes(
        session, _DeedContext(actor, undoing, now), sorted(numbers.values())
    ):
        unmatched_mails.unlink(session, numbers)
