"""Cancel and restore: two verbs, never a toggle; what was done can be taken back by a button.

A mixed selection is levelled: what is so already stays as it was, what is not there is told, and
each refusal has its reason.
"""

from collections.abc import Collection, Mapping, Sequence

from sqlmodel import Session

from bot.answers import Answer, FieldErrors, OpenModal, Refresh, Reply
from bot.answers import CloseForm as Closed
from bot.asked import Click, DirectMessage, FormSubmitted, SlashCommand, User
from bot.desk import BotContext
from bot.grammar import CancelRequest, RestoreRequest
from bot.ids import Ref, parse_ref, unpack_required
from bot.ids.find import FindId
from bot.ids.listing import unpack_numbers
from bot.kit import Message, clip
from bot.listeners import finding
from bot.messages import cancelling as said
from bot.messages import entry as said_entry
from bot.say import Translator
from bot.views import cancelling as view
from bot.views.cancelling import CancelResult
from journal import cancel as use_case
from journal.cancel import LONGEST_REASON
from journal.model import Cancelled, Interaction, InteractionState, Restored
from journal.store import interactions, states

_MOST_LISTED = 8

# ── cancel ──────────────────────────────────────────────────────────────────────────────────────


def cancel_entries(
    desk: BotContext, slack_input: SlashCommand | DirectMessage, request: CancelRequest
) -> Answer:
    say = slack_input.user.t
    with desk.session() as session:
        numbers = _numbers_to_cancel(session, slack_input.user, request.numbers, last=request.last)
        if not numbers:
            return _sentence_reply(
                said.nothing_of_yours(say) if request.last else said.name_an_entry(say)
            )
        if desk.config.cancel_policy.reason_required and not request.reason.strip():
            return _ask_reason(desk, session, slack_input, numbers)
        reason = clip(request.reason, LONGEST_REASON)
        return Reply(_cancel(desk, session, slack_input.user, numbers, reason))


def _numbers_to_cancel(
    session: Session, asker: User, numbers: Sequence[int], *, last: bool
) -> tuple[int, ...]:
    """`last` is the newest that the asker logged and that stands."""
    newest = interactions.newest_logged_by(session, asker.actor.key) if last else None
    return tuple(dict.fromkeys((*numbers, *([newest] if newest else []))))


def _ask_reason(
    desk: BotContext,
    session: Session,
    slack_input: SlashCommand | DirectMessage,
    numbers: Sequence[int],
) -> Answer:
    entries = tuple(interactions.get_many(session, numbers).values())
    active = [each for each in entries if each.state is InteractionState.ACTIVE]
    if not entries:
        return _sentence_reply(said.no_such_entries(slack_input.user.t, numbers))
    if not active:
        return Reply(_already_cancelled_message(desk, session, slack_input.user, entries))
    if isinstance(slack_input, DirectMessage):
        return Reply(view.reason_request(slack_input.user.t, numbers))
    wanted = view.CancelFormContent(active, response_url=slack_input.response_url, required=True)
    otherwise = view.reason_request(slack_input.user.t, numbers)
    return OpenModal(view.cancel_form(slack_input.user.t, wanted, now=desk.now), otherwise)


def open_cancel_form(desk: BotContext, click: Click) -> Answer:
    """Asks before it cancels, and shows the entry as it is now."""
    say, numbers = click.user.t, _numbers_in(click.value)
    seen = parse_ref(click.value) if len(numbers) == 1 else None
    with desk.reading() as session:
        entries = tuple(interactions.get_many(session, numbers).values())
        if not entries:
            return _sentence_reply(said.no_such_entries(say, numbers))
        if all(each.state is InteractionState.CANCELLED for each in entries):
            return Reply(_already_cancelled_message(desk, session, click.user, entries))
        wanted = view.CancelFormContent(
            entries=[each for each in entries if each.state is InteractionState.ACTIVE],
            response_url=click.response_url,
            notice=_changed_since_text(session, say, entries, seen),
            required=desk.config.cancel_policy.reason_required,
        )
    return OpenModal(view.cancel_form(say, wanted, now=desk.now))


def submit_cancel_form(desk: BotContext, form: FormSubmitted) -> Answer:
    asker, kept = form.user, unpack_required(form.view.metadata, "n")
    numbers, seen = unpack_numbers(kept["n"]), parse_ref(kept["seen"]) if "seen" in kept else None
    field = form.view.fields.get(FindId.REASON)
    reason = field.value.strip() if field else ""
    if desk.config.cancel_policy.reason_required and not reason:
        return FieldErrors({FindId.REASON: said.reason_required(asker.t)})
    with desk.session() as session:
        entries = tuple(interactions.get_many(session, numbers).values())
        if told := _changed_since_text(session, asker.t, entries, seen):
            again = view.CancelFormContent(
                entries,
                reason,
                kept.get("to", ""),
                told,
                required=desk.config.cancel_policy.reason_required,
            )
            return Refresh(view.cancel_form(asker.t, again, now=desk.now))
        message = _cancel(desk, session, asker, numbers, clip(reason, LONGEST_REASON))
    return Closed(message, response_url=kept.get("to", ""), closes_all=not form.view.previous_id)


def _changed_since_text(
    session: Session, say: Translator, entries: Sequence[Interaction], seen: Ref | None
) -> str:
    """Who changed the one entry since it was seen; empty when nobody did."""
    if len(entries) != 1 or seen is None or not seen.version:
        return ""
    (each,) = entries
    if each.version == seen.version or each.state is InteractionState.CANCELLED:
        return ""
    changes = interactions.changes_of(session, each.number)
    by = changes[-1].by if changes else each.logged_by
    return said.changed_since(say, finding.colleague_name(session, by), each.number)


def _cancel(
    desk: BotContext, session: Session, asker: User, numbers: Sequence[int], reason: str
) -> Message:
    there = tuple(interactions.get_many(session, numbers))
    outcome = use_case.cancel(session, desk.config, asker.actor, there, reason=reason, now=desk.now)
    return _outcome_message(desk, session, asker, numbers, outcome)


# ── restore ─────────────────────────────────────────────────────────────────────────────────────


def restore_entries(
    desk: BotContext, slack_input: SlashCommand | DirectMessage, request: RestoreRequest
) -> Answer:
    say = slack_input.user.t
    with desk.session() as session:
        numbers = request.numbers or _last_cancelled(session, slack_input.user, last=request.last)
        if not numbers:
            return _sentence_reply(said.name_an_entry_to_restore(say))
        return Reply(_restore(desk, session, slack_input.user, tuple(dict.fromkeys(numbers))))


def _last_cancelled(session: Session, asker: User, *, last: bool) -> tuple[int, ...]:
    newest = states.last_cancelled_by(session, asker.actor.key) if last else None
    return (newest,) if newest else ()


def restore_clicked(desk: BotContext, click: Click) -> Answer:
    numbers = _numbers_in(click.value)
    with desk.session() as session:
        return Reply(_restore(desk, session, click.user, numbers))


def _restore(desk: BotContext, session: Session, asker: User, numbers: Sequence[int]) -> Message:
    there = tuple(interactions.get_many(session, numbers))
    outcome = use_case.restore(session, desk.config, asker.actor, there, now=desk.now)
    return _outcome_message(desk, session, asker, numbers, outcome)


# ── told ────────────────────────────────────────────────────────────────────────────────────────


def _numbers_in(value: str) -> tuple[int, ...]:
    """Of one entry as it was shown, or of several."""
    return (parse_ref(value).id,) if "." in value else unpack_numbers(value)


def _sentence_reply(text: str) -> Reply:
    return Reply(view.result_message(Translator(), CancelResult(text)))


def _outcome_message(
    desk: BotContext,
    session: Session,
    asker: User,
    numbers: Collection[int],
    outcome: Cancelled | Restored,
) -> Message:
    """What was done, what was so before, what may not be, what is not there."""
    done = outcome.cancelled if isinstance(outcome, Cancelled) else outcome.restored
    if not done and outcome.already and isinstance(outcome, Cancelled) and not outcome.refused:
        entries = tuple(interactions.get_many(session, outcome.already).values())
        if len(entries) == len(numbers):
            return _already_cancelled_message(desk, session, asker, entries)
    known = interactions.get_many(session, list(numbers))
    missing = [number for number in numbers if number not in known]
    sentences = (*_outcome_sentences(asker.t, outcome), *_missing_sentences(asker.t, missing))
    what = CancelResult(" ".join(sentences), undo_deed=outcome.deed, entry_numbers=done)
    return view.result_message(asker.t, what)


def _outcome_sentences(say: Translator, outcome: Cancelled | Restored) -> list[str]:
    if isinstance(outcome, Cancelled):
        done = [said.entries_cancelled(say, outcome.cancelled)] if outcome.cancelled else []
        already = [said.already_cancelled(say, outcome.already)] if outcome.already else []
    else:
        done = [said.entries_restored(say, outcome.restored)] if outcome.restored else []
        already = [said.already_active(say, outcome.already)] if outcome.already else []
    return [*done, *already, *_refusal_sentences(say, outcome.refused)]


def _refusal_sentences(say: Translator, refused: Mapping[int, str]) -> list[str]:
    some = list(refused.items())
    told = [said.entry_refused(say, number, why) for number, why in some[:_MOST_LISTED]]
    return (
        [*told, said.more_refused(say, len(some) - _MOST_LISTED)]
        if len(some) > _MOST_LISTED
        else told
    )


def _missing_sentences(say: Translator, numbers: Sequence[int]) -> list[str]:
    return [said.no_such_entries(say, numbers)] if numbers else []


def _already_cancelled_message(
    desk: BotContext, session: Session, asker: User, entries: Sequence[Interaction]
) -> Message:
    """By whom, when and why; and the way back, where it is open."""
    say = asker.t
    sentences = [
        said.already_cancelled_by(
            say,
            each.number,
            finding.colleague_name(session, each.cancelled_by),
            say.moment(each.cancelled_at or desk.now, now=desk.now),
            clip(said_entry.why_cancelled(say, each.cancel_reason), 300),
        )
        for each in entries[:_MOST_LISTED]
    ]
    allowed = finding.changeable_numbers(desk, session, asker, entries)
    back = [Ref(each.number, each.version) for each in entries if each.number in allowed]
    shown = [each.number for each in entries]
    return view.result_message(
        say, CancelResult(" ".join(sentences), restorable=back, entry_numbers=shown)
    )


VERBS = {CancelRequest: cancel_entries, RestoreRequest: restore_entries}
ACTIONS = {FindId.CANCEL: open_cancel_form, FindId.RESTORE: restore_clicked}
FORMS = {FindId.CANCEL_FORM: submit_cancel_form}
