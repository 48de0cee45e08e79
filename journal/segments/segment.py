"""Segments: whom they hold, and logging to all of them.

A run makes one interaction per member, since each was addressed alone. Who is excluded, blocked
for privacy or a minor without consent is left out, and the run says so. A run goes in steps that
each may be a transaction of their own: cut off half way, it goes on where it stopped.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from journal.context import RecordConfig
from journal.entries.outgoing_letter import promise_draft
from journal.entries.record import Note, campaign_code, entry_from_note, get_contacts, template_for
from journal.errors import N_, NotFound, RequestRefused
from journal.fold import one_line
from journal.model import (
    Actor,
    Blocked,
    ContactFilter,
    DeedKind,
    DeliveryState,
    NewAttachment,
    Recorded,
    RecordOutcome,
    Segment,
    SkippedMember,
    SkipReason,
)
from journal.segments.run_plan import note_from_plan, plan_from_note
from journal.store.contacts import contacts, segments
from journal.store.record import opportunity_names, recording, runs, undo_log
from journal.store.record.undo_log import Deed

_LONGEST_CODE = 60


@dataclass(frozen=True, slots=True)
class RunPreview:
    """The members a run would be for, and those it would leave out and why."""

    due: tuple[int, ...]
    skipped: tuple[SkippedMember, ...]


def create(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    code: str,
    name: str,
    *,
    now: datetime,
    wanted: ContactFilter | None = None,
    template: str = "",
    campaign: str = "",
    members: Sequence[int] = (),
) -> Segment:
    short = one_line(code, longest=_LONGEST_CODE).casefold().replace(" ", "-")
    if not short:
        raise RequestRefused(N_("A segment needs a code."))
    made = segments.add(
        session,
        short,
        one_line(name or code, longest=200),
        wanted=wanted,
        template=template_for(config, actor, template).code if template else "",
        campaign=campaign_code(config, campaign),
        by=actor.key,
        now=now,
    )
    if made is None:
        raise RequestRefused(
            N_("There is a segment {code} already; choose another code."), code=repr(short)
        )
    listed = segments.add_members(session, made.id, members)
    about = {"segment": made.id, "members": listed}
    undo_log.add(session, DeedKind.SEGMENT_CREATE, actor=actor.key, now=now, payload=about)
    return made


def delete(session: Session, actor: Actor, segment: Segment, *, now: datetime) -> None:
    """Delete the segment; what was logged to it stays."""
    kept = segments.delete(session, segment.id)
    undo_log.add(session, DeedKind.SEGMENT_DELETE, actor=actor.key, now=now, payload=kept)


def undo_create(session: Session, deed: Deed) -> bool:
    """Delete a segment that has no other members than it began with."""
    which = segment_of(session, deed)
    if which is None or sorted(segments.listed_ids(session, which.id)) != deed.payload["members"]:
        return False
    segments.delete(session, which.id)
    return True


def segment_of(session: Session, deed: Deed) -> Segment | None:
    """The segment of the deed, and not one that was given its number since."""
    which = segments.get_by_id(session, deed.payload["segment"])
    return which if which and which.created_at <= deed.at else None


def get_segment(session: Session, code: str) -> Segment:
    found = segments.get(session, one_line(code, longest=_LONGEST_CODE).casefold())
    if found is None:
        known = ", ".join(each.code for each in segments.get_all(session)[:10])
        raise NotFound(
            N_("There is no segment {code}. Known: {known}."),
            code=repr(code),
            known=known or N_("none yet"),
        )
    return found


def add_members(
    session: Session, actor: Actor, segment: Segment, ids: Sequence[int], *, now: datetime
) -> list[int]:
    _require_list(segment)
    added = segments.add_members(session, segment.id, ids)
    _add_members_deed(session, actor, segment, {"added": added}, now)
    return added


def remove_members(
    session: Session, actor: Actor, segment: Segment, ids: Sequence[int], *, now: datetime
) -> list[int]:
    _require_list(segment)
    removed = segments.remove_members(session, segment.id, ids)
    _add_members_deed(session, actor, segment, {"removed": removed}, now)
    return removed


def _require_list(segment: Segment) -> None:
    if segment.filter is not None:
        raise RequestRefused(
            N_("{code} is a saved filter: who is in it follows from the contacts."),
            code=repr(segment.code),
        )


def _add_members_deed(
    session: Session, actor: Actor, segment: Segment, payload: dict[str, Any], now: datetime
) -> None:
    if any(payload.values()):
        deed = undo_log.add(session, DeedKind.MEMBERS, actor=actor.key, now=now)
        undo_log.fill(session, deed, {"segment": segment.id, **payload})


def undo_members_change(session: Session, deed: Deed) -> bool:
    """Put the list back as it was; False when there is none any more."""
    if segment_of(session, deed) is None:
        return False
    payload = deed.payload
    segments.remove_members(session, payload["segment"], payload.get("added", ()))
    segments.add_members(session, payload["segment"], payload.get("removed", ()))
    return True


# ── runs ────────────────────────────────────────────────────────────────────────────────────────


def preview(
    session: Session, segment: Segment, *, now: datetime, unreachable: Collection[int] = ()
) -> RunPreview:
    members = segments.members(session, segment, now=now)
    standing = runs.get_member_flags(session, members)
    reasons = {id_: _skip_reason(standing[id_]) for id_ in members}
    reasons |= {id_: SkipReason.NO_ADDRESS for id_ in unreachable if not reasons.get(id_, True)}
    skips = [SkippedMember(id_, standing[id_].name, why) for id_, why in reasons.items() if why]
    return RunPreview(tuple(id_ for id_ in members if not reasons[id_]), tuple(skips))


def _skip_reason(row: Any) -> SkipReason | None:
    if row.privacy_blocked:
        return SkipReason.BLOCKED
    if row.minor and not row.consent:
        return SkipReason.MINOR
    return SkipReason.EXCLUDED if row.excluded else None


def begin(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    segment: Segment,
    note: Note,
    *,
    now: datetime,
    unreachable: Collection[int] = (),
) -> int:
    """Write down whom the run is for; `step` then logs them. Who has no address is left out."""
    found = preview(session, segment, now=now, unreachable=unreachable)
    if not found.due:
        raise RequestRefused(
            N_("The segment {code} has nobody to log to."), code=repr(segment.code)
        )
    note = replace(
        note,
        template=note.template or segment.template,
        campaign=note.campaign or segment.campaign,
        opportunity=opportunity_names.find_spelling(session, note.opportunity),
        occurred_at=note.occurred_at or now,
    )
    # The first member tries the template out: better one clear error now than a run half done.
    entry_from_note(config, actor, note, get_contacts(session, found.due[:1]), now=now)
    deed = undo_log.add(session, DeedKind.RUN, actor=actor.key, now=now)
    run_id = runs.begin(
        session,
        segment=segment.code,
        name=segment.name,
        template=config.catalog.find_template(note.template).code,
        by=actor.key,
        deed=deed,
        plan=plan_from_note(note),
        now=now,
    )
    undo_log.fill(session, deed, {"run": run_id})
    runs.add_members(session, run_id, dict.fromkeys(found.due))
    runs.add_members(session, run_id, {skip.contact_id: skip.reason for skip in found.skipped})
    return run_id


def step(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    run_id: int,
    *,
    now: datetime,
    limit: int = 200,
    letters: Mapping[int, tuple[NewAttachment, ...]] | None = None,
) -> int:
    """Log to the next members; return how many had their turn, 0 when the run is over.

    `letters` are their merged files, in the order of their turns; others wait for the next step.
    """
    run = runs.get_stored_run(session, run_id)
    if run is None:
        raise NotFound(N_("There is no run {number}."), number=run_id)
    if run.undo_deed is not None:
        # It was undone half way: members without their turn get none, unless the run is restored.
        return 0
    ids = runs.next_members(session, run_id, limit=limit if letters is None else len(letters))
    if not ids or not run.plan:
        # Without a plan it is over, even if members wait: what it had logged was purged or erased.
        runs.finish(session, run_id, now=now)
        return 0
    merged = _merged_meanwhile(session, run_id, ids)
    runs.settle_merged(session, run_id, merged, now=now)
    ids = [each for each in ids if each not in merged]
    note = note_from_plan(run.plan)
    news = [
        replace(
            entry_from_note(config, actor, _own_files(note, each.id, letters), [each], now=now),
            run_id=run_id,
            request_key=f"run:{run_id}:{each.id}",
            delivery=DeliveryState.SENDING if note.draft_mailbox else DeliveryState.NONE,
        )
        for each in get_contacts(session, ids)
    ]
    outcomes = recording.add_many(
        session, news, actor=actor, deed=run.deed, now=now, files=config.files
    )
    _promise_drafts(session, note, outcomes, now)
    runs.settle(
        session,
        run_id,
        {i: _skip_reason_of_outcome(o) for i, o in zip(ids, outcomes, strict=True)},
        now=now,
    )
    return len(ids) + len(merged)


def _promise_drafts(
    session: Session, note: Note, outcomes: Sequence[RecordOutcome], now: datetime
) -> None:
    for each in outcomes if note.draft_mailbox else ():
        if note.draft_mailbox and isinstance(each, Recorded):
            promise_draft(session, each.number, note.draft_mailbox, now=now)


def _own_files(
    note: Note, contact_id: int, letters: Mapping[int, tuple[NewAttachment, ...]] | None
) -> Note:
    return note if letters is None else replace(note, merged=letters.get(contact_id))


def _merged_meanwhile(session: Session, run_id: int, ids: Sequence[int]) -> dict[int, int]:
    """Members merged since the run began into somebody who has a turn of their own."""
    found = contacts.get_many(session, ids).values()
    into = {each.id: each.merged_into for each in found if each.merged_into is not None}
    there = runs.find_members(session, run_id, list(into.values()))
    return {gone: stays for gone, stays in into.items() if stays in there}


def _skip_reason_of_outcome(outcome: RecordOutcome) -> SkipReason | None:
    """The reason for skipping a member: somebody may have been blocked after the run began."""
    if isinstance(outcome, Recorded):
        return None
    return SkipReason.BLOCKED if isinstance(outcome, Blocked) else SkipReason.LOGGED_BEFORE


def create_follow_up(
    session: Session, config: RecordConfig, actor: Actor, run_id: int, *, now: datetime
) -> Segment:
    """A new list of a run's logged members, without those who must not be addressed any more."""
    run = runs.get(session, run_id)
    if run is None:
        raise NotFound(N_("There is no run {number}."), number=run_id)
    ids = runs.logged_contacts(session, run_id)
    standing = runs.get_member_flags(session, ids)
    ending = f"-follow-up-{run_id}"
    return create(
        session,
        config,
        actor,
        f"{run.segment[: _LONGEST_CODE - len(ending)]}{ending}",
        f"Follow-up on {run.name}",
        now=now,
        members=[i for i in ids if not _skip_reason(standing[i])],
    )
