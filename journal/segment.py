"""Segments: whom they hold, and logging to all of them.

A run makes one interaction per member, since each was addressed alone. Who is excluded, blocked
for privacy or a minor without consent is left out, and the run says so. A run goes in steps that
each may be a transaction of their own: cut off half way, it goes on where it stopped.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from journal.cancel import entries_of
from journal.errors import NotAllowed, NotFound, Refused
from journal.fold import one_line
from journal.house import House
from journal.model import (
    Actor,
    Blocked,
    ContactFilter,
    DeedKind,
    Direction,
    Evaluation,
    LeftOut,
    Recorded,
    RecordOutcome,
    Role,
    Run,
    Segment,
    Skip,
    contact_number,
)
from journal.record import Note, campaign_code, compose, people_of, template_for
from journal.store import contacts, deeds, recording, runs, segments, states


@dataclass(frozen=True, slots=True)
class Preview:
    """Whom a run would be for, and who would be left out and why."""

    due: tuple[int, ...]
    skipped: tuple[Skip, ...]


def create(
    session: Session,
    house: House,
    actor: Actor,
    code: str,
    name: str,
    *,
    now: datetime,
    wanted: ContactFilter | None = None,
    template: str = "",
    campaign: str = "",
) -> Segment:
    short = one_line(code, longest=60).casefold().replace(" ", "-")
    if not short:
        raise Refused("A segment needs a code.")
    made = segments.add(
        session,
        short,
        one_line(name or code, longest=200),
        wanted=wanted,
        template=template_for(house, actor, template).code if template else "",
        campaign=campaign_code(house, campaign),
        by=actor.key,
        now=now,
    )
    if made is None:
        raise Refused(f"There is a segment {short!r} already; choose another code.")
    return made


def named(session: Session, code: str) -> Segment:
    found = segments.get(session, one_line(code, longest=60).casefold())
    if found is None:
        known = ", ".join(each.code for each in segments.all_of_them(session)[:10])
        raise NotFound(f"There is no segment {code!r}. Known: {known or 'none yet'}.")
    return found


def add_members(
    session: Session, actor: Actor, which: Segment, ids: Sequence[int], *, now: datetime
) -> list[int]:
    _is_list(which)
    added = segments.add_members(session, which.id, ids)
    _remember(session, actor, which, {"added": added}, now)
    return added


def remove_members(
    session: Session, actor: Actor, which: Segment, ids: Sequence[int], *, now: datetime
) -> list[int]:
    _is_list(which)
    removed = segments.remove_members(session, which.id, ids)
    _remember(session, actor, which, {"removed": removed}, now)
    return removed


def _is_list(which: Segment) -> None:
    if which.filter is not None:
        raise Refused(f"{which.code!r} is a saved filter: who is in it follows from the contacts.")


def _remember(
    session: Session, actor: Actor, which: Segment, payload: dict[str, Any], now: datetime
) -> None:
    if any(payload.values()):
        deed = deeds.add(session, DeedKind.MEMBERS, actor=actor.key, now=now)
        deeds.fill(session, deed, {"segment": which.id, **payload})


def take_back_members(session: Session, payload: Mapping[str, Any]) -> None:
    segments.remove_members(session, payload["segment"], payload.get("added", ()))
    segments.add_members(session, payload["segment"], payload.get("removed", ()))


# ── runs ────────────────────────────────────────────────────────────────────────────────────────


def preview(session: Session, which: Segment, *, now: datetime) -> Preview:
    members = segments.members(session, which, now=now)
    standing = runs.standing(session, members)
    reasons = {id_: _why_left_out(standing[id_]) for id_ in members}
    skips = [Skip(id_, standing[id_].name, why) for id_, why in reasons.items() if why]
    return Preview(tuple(id_ for id_ in members if not reasons[id_]), tuple(skips))


def _why_left_out(row: Any) -> str:
    if row.privacy_blocked:
        return LeftOut.BLOCKED.value
    if row.minor and not row.consent:
        return LeftOut.MINOR.value
    return LeftOut.EXCLUDED.value if row.excluded else ""


def begin(
    session: Session, house: House, actor: Actor, which: Segment, said: Note, *, now: datetime
) -> int:
    """Write down whom the run is for; `step` then logs them."""
    found = preview(session, which, now=now)
    if not found.due:
        raise Refused(f"The segment {which.code!r} has nobody to log to.")
    said = replace(
        said,
        template=said.template or which.template,
        campaign=said.campaign or which.campaign,
        occurred_at=said.occurred_at or now,
    )
    # The first member tries the template out: better one clear error now than a run half done.
    compose(house, actor, said, people_of(session, found.due[:1]), now=now)
    deed = deeds.add(session, DeedKind.RUN, actor=actor.key, now=now)
    run_id = runs.begin(
        session,
        segment=which.code,
        name=which.name,
        template=house.catalog.template(said.template).code,
        by=actor.key,
        deed=deed,
        plan=plan_of(said),
        now=now,
    )
    deeds.fill(session, deed, {"run": run_id})
    runs.put_down(session, run_id, dict.fromkeys(found.due, ""))
    runs.put_down(session, run_id, {skip.contact_id: skip.reason for skip in found.skipped})
    return run_id


def step(
    session: Session, house: House, actor: Actor, run_id: int, *, now: datetime, limit: int = 200
) -> int:
    """Log to the next members; return how many had their turn, 0 when the run is over."""
    run = runs.begun(session, run_id)
    if run is None:
        raise NotFound(f"There is no run {run_id}.")
    if run.undo_deed is not None:
        # Undone half way: who had no turn yet gets none, unless the run is restored.
        return 0
    ids = runs.to_do(session, run_id, limit=limit)
    if not ids:
        runs.finish(session, run_id, now=now)
        return 0
    merged = _merged_meanwhile(session, run_id, ids)
    runs.settle(session, run_id, merged, now=now)
    ids = [each for each in ids if each not in merged]
    said = planned(run.plan)
    news = [
        replace(
            compose(house, actor, said, [each], now=now),
            run_id=run_id,
            request_key=f"run:{run_id}:{each.id}",
        )
        for each in people_of(session, ids)
    ]
    outcomes = recording.add_many(
        session, news, actor=actor, deed=run.deed, now=now, files=house.files
    )
    runs.settle(session, run_id, {i: _why(o) for i, o in zip(ids, outcomes, strict=True)}, now=now)
    return len(ids) + len(merged)


def _merged_meanwhile(session: Session, run_id: int, ids: Sequence[int]) -> dict[int, str]:
    """Who became somebody else since the run began, where that one has a turn of their own."""
    found = contacts.get_many(session, ids).values()
    into = {each.id: each.merged_into for each in found if each.merged_into is not None}
    there = runs.members_among(session, run_id, list(into.values()))
    return {
        gone: f"merged into {contact_number(stays)}"
        for gone, stays in into.items()
        if stays in there
    }


def _why(outcome: RecordOutcome) -> str:
    """Somebody may have been blocked after the run began."""
    if isinstance(outcome, Recorded):
        return ""
    why = LeftOut.BLOCKED if isinstance(outcome, Blocked) else LeftOut.LOGGED_BEFORE
    return why.value


def plan_of(said: Note) -> dict[str, Any]:
    """What is kept of it until its turn comes; `planned` reads it."""
    return {
        "template": said.template,
        "text": said.text,
        "subject": said.subject,
        "occurred_at": said.occurred_at.isoformat() if said.occurred_at else "",
        "duration_minutes": said.duration_minutes,
        "cost": None if said.cost is None else str(said.cost),
        "direction": said.direction.value if said.direction else "",
        "evaluation": said.evaluation.value if said.evaluation else "",
        "successful": said.successful,
        "salesperson": said.salesperson,
        "campaign": said.campaign,
        "response": said.response,
        "follow_up_on": said.follow_up_on.isoformat() if said.follow_up_on else "",
        "language": said.language,
    }


def planned(plan: Mapping[str, Any]) -> Note:
    return Note(
        template=plan["template"],
        contacts=(),
        text=plan["text"],
        subject=plan["subject"],
        occurred_at=datetime.fromisoformat(plan["occurred_at"]),
        duration_minutes=plan["duration_minutes"],
        cost=None if plan["cost"] is None else Decimal(plan["cost"]),
        direction=Direction(plan["direction"]) if plan["direction"] else None,
        # A run that was begun before runs kept it has none.
        evaluation=Evaluation(plan["evaluation"]) if plan.get("evaluation") else None,
        successful=plan["successful"],
        salesperson=plan["salesperson"],
        campaign=plan["campaign"],
        response=plan["response"],
        follow_up_on=date.fromisoformat(plan["follow_up_on"]) if plan["follow_up_on"] else None,
        language=plan["language"],
    )


def undo_run(session: Session, actor: Actor, run_id: int, *, now: datetime) -> list[int]:
    """Cancel what the run logged and is still active; what was cancelled before keeps its reason."""
    run, kept = _own_run(session, actor, run_id)
    if kept.undo_deed is not None:
        raise Refused(f"Run {run_id} is undone already.")
    deed = deeds.add(session, DeedKind.RUN_UNDO, actor=actor.key, now=now)
    deeds.fill(session, deed, {"run": run_id})
    runs.set_undo_deed(session, run_id, deed)
    return states.set_cancelled(
        session,
        runs.numbers(session, run_id),
        by=actor.key,
        reason=f"the logging of {run.name} was undone",
        deed=deed,
        now=now,
    )


def restore_run(session: Session, actor: Actor, run_id: int, *, now: datetime) -> list[int]:
    """Restore exactly what the undo of this run cancelled, so far as it is not purged."""
    _, kept = _own_run(session, actor, run_id)
    if kept.undo_deed is None:
        raise Refused(f"Run {run_id} is not undone, so there is nothing to restore.")
    numbers = states.cancelled_by_deed(session, kept.undo_deed)
    deed = deeds.add(session, DeedKind.RESTORE, actor=actor.key, now=now)
    restored = states.set_restored(session, numbers, by=actor.key, deed=deed, now=now)
    # A restored run is one that stands; the next undo is a new one.
    deeds.mark_undone(session, kept.undo_deed, now=now)
    deeds.forget(session, deed)
    runs.set_undo_deed(session, run_id, None)
    return restored


def _own_run(session: Session, actor: Actor, run_id: int) -> tuple[Run, runs.Begun]:
    run, kept = runs.get(session, run_id), runs.begun(session, run_id)
    if run is None or kept is None:
        raise NotFound(f"There is no run {run_id}; `rapport segment runs` lists them.")
    if run.by != actor.key and actor.role is Role.MEMBER:
        raise NotAllowed(f"Run {run_id} was made by {run.by}; ask them, or a manager.")
    return run, kept


def follow_up(
    session: Session, house: House, actor: Actor, run_id: int, *, now: datetime
) -> Segment:
    """A new list of those a run was logged to, without who must not be addressed any more."""
    run = runs.get(session, run_id)
    if run is None:
        raise NotFound(f"There is no run {run_id}; `rapport segment runs` lists them.")
    made = create(
        session,
        house,
        actor,
        f"{run.segment}-follow-up-{run_id}",
        f"Follow-up on {run.name}",
        now=now,
    )
    ids = runs.logged_contacts(session, run_id)
    standing = runs.standing(session, ids)
    segments.add_members(session, made.id, [i for i in ids if not _why_left_out(standing[i])])
    return made


def of_run(session: Session, run_id: int) -> list[int]:
    """Numbers of the interactions of a run."""
    return list(entries_of(session, runs.numbers(session, run_id)))
