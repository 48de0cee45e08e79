"""Cancel and restore: two verbs, never a toggle; what was done can be taken back by a button.

A mixed selection is levelled: what is so already stays as it was, what is not there is told, and
each refusal has its reason.
"""

from collections.abc import Collection, Mapping, Sequence

from sqlmodel import Session

from bot.answers import Answer, Open, Refresh, Reply, Wrong
from bot.answers import Done as Closed
from bot.asked import Asker, Click, Direct, Submitted, Typed
from bot.desk import Desk
from bot.grammar import Cancel, Restore
from bot.ids import Ref, contents, ref
from bot.ids.find import Find
from bot.ids.listing import numbers_of
from bot.kit import Message, clip
from bot.listeners import finding
from bot.messages import cancelling as said
from bot.messages import entry as said_entry
from bot.say import Say
from bot.views import cancelling as view
from bot.views.cancelling import Done
from journal import cancel as use_case
from journal.cancel import LONGEST_REASON
from journal.model import Cancelled, Interaction, Restored, State
from journal.store import interactions, states

_TOLD = 8

# ── cancel ──────────────────────────────────────────────────────────────────────────────────────


def cancel(desk: Desk, asked: Typed | Direct, request: Cancel) -> Answer:
    say = asked.asker.say
    with desk.session() as session:
        numbers = _meant(session, asked.asker, request.numbers, last=request.last)
        if not numbers:
            return _told(said.none_of_yours(say) if request.last else said.name_some(say))
        if desk.house.policy.reason_required and not request.reason.strip():
            return _asked_why(desk, session, asked, numbers)
        reason = clip(request.reason, LONGEST_REASON)
        return Reply(_cancelled(desk, session, asked.asker, numbers, reason))


def _meant(
    session: Session, asker: Asker, numbers: Sequence[int], *, last: bool
) -> tuple[int, ...]:
    """`last` is the newest that the asker logged and that stands."""
    newest = interactions.newest_of(session, asker.actor.key) if last else None
    return tuple(dict.fromkeys((*numbers, *([newest] if newest else []))))


def _asked_why(
    desk: Desk, session: Session, asked: Typed | Direct, numbers: Sequence[int]
) -> Answer:
    entries = tuple(interactions.get_many(session, numbers).values())
    active = [each for each in entries if each.state is State.ACTIVE]
    if not entries:
        return _told(said.missing(asked.asker.say, numbers))
    if not active:
        return Reply(_so_already(desk, session, asked.asker, entries))
    if isinstance(asked, Direct):
        return Reply(view.give_reason(asked.asker.say, numbers))
    wanted = view.Asked(active, to=asked.response_url, required=True)
    otherwise = view.give_reason(asked.asker.say, numbers)
    return Open(view.dialog(asked.asker.say, wanted, now=desk.now), otherwise)


def dialog(desk: Desk, click: Click) -> Answer:
    """Asks before it cancels, and shows the entry as it is now."""
    say, numbers = click.asker.say, _numbers_in(click.value)
    seen = ref(click.value) if len(numbers) == 1 else None
    with desk.reading() as session:
        entries = tuple(interactions.get_many(session, numbers).values())
        if not entries:
            return _told(said.missing(say, numbers))
        if all(each.state is State.CANCELLED for each in entries):
            return Reply(_so_already(desk, session, click.asker, entries))
        wanted = view.Asked(
            entries=[each for each in entries if each.state is State.ACTIVE],
            to=click.response_url,
            told=_news(session, say, entries, seen),
            required=desk.house.policy.reason_required,
        )
    return Open(view.dialog(say, wanted, now=desk.now))


def submitted(desk: Desk, form: Submitted) -> Answer:
    asker, kept = form.asker, contents(form.view.metadata, "n")
    numbers, seen = numbers_of(kept["n"]), ref(kept["seen"]) if "seen" in kept else None
    field = form.view.fields.get(Find.REASON)
    reason = field.value.strip() if field else ""
    if desk.house.policy.reason_required and not reason:
        return Wrong({Find.REASON: said.reason_required(asker.say)})
    with desk.session() as session:
        entries = tuple(interactions.get_many(session, numbers).values())
        if told := _news(session, asker.say, entries, seen):
            again = view.Asked(
                entries,
                reason,
                kept.get("to", ""),
                told,
                required=desk.house.policy.reason_required,
            )
            return Refresh(view.dialog(asker.say, again, now=desk.now))
        message = _cancelled(desk, session, asker, numbers, clip(reason, LONGEST_REASON))
    return Closed(message, to=kept.get("to", ""), whole=not form.view.previous_id)


def _news(session: Session, say: Say, entries: Sequence[Interaction], seen: Ref | None) -> str:
    """Who changed the one entry since it was seen; empty when nobody did."""
    if len(entries) != 1 or seen is None or not seen.version:
        return ""
    (each,) = entries
    if each.version == seen.version or each.state is State.CANCELLED:
        return ""
    changes = interactions.changes_of(session, each.number)
    by = changes[-1].by if changes else each.logged_by
    return said.changed_since(say, finding.called(session, by), each.number)


def _cancelled(
    desk: Desk, session: Session, asker: Asker, numbers: Sequence[int], reason: str
) -> Message:
    there = tuple(interactions.get_many(session, numbers))
    outcome = use_case.cancel(session, desk.house, asker.actor, there, reason=reason, now=desk.now)
    return _told_of(desk, session, asker, numbers, outcome)


# ── restore ─────────────────────────────────────────────────────────────────────────────────────


def restore(desk: Desk, asked: Typed | Direct, request: Restore) -> Answer:
    say = asked.asker.say
    with desk.session() as session:
        numbers = request.numbers or _last_cancelled(session, asked.asker, last=request.last)
        if not numbers:
            return _told(said.name_some_to_restore(say))
        return Reply(_restored(desk, session, asked.asker, tuple(dict.fromkeys(numbers))))


def _last_cancelled(session: Session, asker: Asker, *, last: bool) -> tuple[int, ...]:
    newest = states.last_cancelled_by(session, asker.actor.key) if last else None
    return (newest,) if newest else ()


def restored(desk: Desk, click: Click) -> Answer:
    numbers = _numbers_in(click.value)
    with desk.session() as session:
        return Reply(_restored(desk, session, click.asker, numbers))


def _restored(desk: Desk, session: Session, asker: Asker, numbers: Sequence[int]) -> Message:
    there = tuple(interactions.get_many(session, numbers))
    outcome = use_case.restore(session, desk.house, asker.actor, there, now=desk.now)
    return _told_of(desk, session, asker, numbers, outcome)


# ── told ────────────────────────────────────────────────────────────────────────────────────────


def _numbers_in(value: str) -> tuple[int, ...]:
    """Of one entry as it was shown, or of several."""
    return (ref(value).id,) if "." in value else numbers_of(value)


def _told(text: str) -> Reply:
    return Reply(view.done(Say(), Done(text)))


def _told_of(
    desk: Desk,
    session: Session,
    asker: Asker,
    numbers: Collection[int],
    outcome: Cancelled | Restored,
) -> Message:
    """What was done, what was so before, what may not be, what is not there."""
    done = outcome.cancelled if isinstance(outcome, Cancelled) else outcome.restored
    if not done and outcome.already and isinstance(outcome, Cancelled) and not outcome.refused:
        entries = tuple(interactions.get_many(session, outcome.already).values())
        if len(entries) == len(numbers):
            return _so_already(desk, session, asker, entries)
    known = interactions.get_many(session, list(numbers))
    missing = [number for number in numbers if number not in known]
    sentences = (*_of(asker.say, outcome), *_missing(asker.say, missing))
    what = Done(" ".join(sentences), deed=outcome.deed, shown=done)
    return view.done(asker.say, what)


def _of(say: Say, outcome: Cancelled | Restored) -> list[str]:
    if isinstance(outcome, Cancelled):
        done = [said.cancelled(say, outcome.cancelled)] if outcome.cancelled else []
        already = [said.already_cancelled(say, outcome.already)] if outcome.already else []
    else:
        done = [said.restored(say, outcome.restored)] if outcome.restored else []
        already = [said.already_active(say, outcome.already)] if outcome.already else []
    return [*done, *already, *_refused(say, outcome.refused)]


def _refused(say: Say, refused: Mapping[int, str]) -> list[str]:
    some = list(refused.items())
    told = [said.refused(say, number, why) for number, why in some[:_TOLD]]
    return [*told, said.refused_more(say, len(some) - _TOLD)] if len(some) > _TOLD else told


def _missing(say: Say, numbers: Sequence[int]) -> list[str]:
    return [said.missing(say, numbers)] if numbers else []


def _so_already(
    desk: Desk, session: Session, asker: Asker, entries: Sequence[Interaction]
) -> Message:
    """By whom, when and why; and the way back, where it is open."""
    say = asker.say
    sentences = [
        said.cancelled_before(
            say,
            each.number,
            finding.called(session, each.cancelled_by),
            say.moment(each.cancelled_at or desk.now, now=desk.now),
            clip(said_entry.why_cancelled(say, each.cancel_reason), 300),
        )
        for each in entries[:_TOLD]
    ]
    allowed = finding.may_change(desk, session, asker, entries)
    back = [Ref(each.number, each.version) for each in entries if each.number in allowed]
    shown = [each.number for each in entries]
    return view.done(say, Done(" ".join(sentences), restorable=back, shown=shown))


VERBS = {Cancel: cancel, Restore: restore}
ACTIONS = {Find.CANCEL: dialog, Find.RESTORE: restored}
FORMS = {Find.CANCEL_FORM: submitted}
