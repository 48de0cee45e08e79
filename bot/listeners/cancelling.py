"""Cancel and restore: two verbs, never a toggle; each can be taken back by a button.

A mixed selection is levelled: entries that are so already stay as they were, missing ones are
named, and each refusal has its reason.
"""

from collections.abc import Collection, Mapping, Sequence

from sqlmodel import Session

from bot.answers import Answer, CloseForm, FieldErrors, Nothing, OpenModal, Refresh, Reply
from bot.blockkit.builders import Message, clip, one_line
from bot.context import BotContext
from bot.grammar import CancelRequest, RestoreRequest
from bot.ids import Ref, parse_ref, unpack_required
from bot.ids.find import FindId
from bot.ids.history_query import unpack_numbers
from bot.ids.log import LogId
from bot.inputs import Click, DirectMessage, FormSubmitted, SlashCommand, User
from bot.language.translator import Translator
from bot.listeners.shared import contact_search
from bot.listeners.shared.idempotency import is_first_time
from bot.listeners.shared.line_reading import with_colleague_names
from bot.messages import cancelling as cancelling_text
from bot.messages import entry as entry_text
from bot.messages.number_lists import list_entries
from bot.views import cancelling as cancelling_view
from bot.views.cancelling import CancelResult
from bot.views.entry_line import entry_name
from journal.entries import cancel
from journal.entries.cancel import LONGEST_REASON
from journal.model import (
    Cancelled,
    Denial,
    Interaction,
    InteractionState,
    Restored,
)
from journal.store.record import cancelling, interactions

_MOST_LISTED = 8
_LONGEST_NAME = 300

# ── cancel ──────────────────────────────────────────────────────────────────────────────────────


def cancel_entries(
    context: BotContext, slack_input: SlashCommand | DirectMessage, request: CancelRequest
) -> Answer:
    t = slack_input.user.t
    with context.session() as session:
        if not is_first_time(session, context, slack_input):
            return Nothing()
        numbers = _numbers_to_cancel(session, slack_input.user, request.numbers, last=request.last)
        if not numbers:
            return _sentence_reply(
                t(cancelling_text.NOTHING_OF_YOURS)
                if request.last
                else t(cancelling_text.NAME_AN_ENTRY)
            )
        if context.config.cancel_policy.reason_required and not request.reason.strip():
            return _ask_reason(context, session, slack_input, numbers)
        reason = clip(with_colleague_names(session, request.reason), LONGEST_REASON)
        return Reply(_cancel(context, session, slack_input.user, numbers, reason))


def _numbers_to_cancel(
    session: Session, user: User, numbers: Sequence[int], *, last: bool
) -> tuple[int, ...]:
    """The numbers; `last` is the newest active entry that the asker logged."""
    newest = interactions.newest_logged_by(session, user.actor.key) if last else None
    return tuple(dict.fromkeys((*numbers, *([newest] if newest else []))))


def _ask_reason(
    context: BotContext,
    session: Session,
    slack_input: SlashCommand | DirectMessage,
    numbers: Sequence[int],
) -> Answer:
    entries = tuple(interactions.get_many(session, numbers).values())
    active = [each for each in entries if each.state is InteractionState.ACTIVE]
    if not entries:
        return _sentence_reply(cancelling_text.no_such_entries(slack_input.user.t, numbers))
    if not active:
        return Reply(_already_cancelled_message(context, session, slack_input.user, entries))
    if isinstance(slack_input, DirectMessage):
        return Reply(cancelling_view.reason_request(slack_input.user.t, numbers))
    wanted = cancelling_view.CancelFormContent(
        active, response_url=slack_input.response_url, required=True
    )
    otherwise = cancelling_view.reason_request(slack_input.user.t, numbers)
    return OpenModal(
        cancelling_view.cancel_form(slack_input.user.t, wanted, now=context.now), otherwise
    )


def open_cancel_form(context: BotContext, click: Click) -> Answer:
    """Opens the form that asks before cancelling, and shows the entry as it is now."""
    t, numbers = click.user.t, _numbers_in(click.value)
    seen = parse_ref(click.value) if len(numbers) == 1 else None
    with context.reading() as session:
        entries = tuple(interactions.get_many(session, numbers).values())
        if not entries:
            return _sentence_reply(cancelling_text.no_such_entries(t, numbers))
        if all(each.state is InteractionState.CANCELLED for each in entries):
            return Reply(_already_cancelled_message(context, session, click.user, entries))
        wanted = cancelling_view.CancelFormContent(
            entries=[each for each in entries if each.state is InteractionState.ACTIVE],
            response_url=click.response_url,
            notice=_changed_since_text(session, t, entries, seen),
            required=context.config.cancel_policy.reason_required,
            replaces_card=_is_passing_card(click),
        )
    return OpenModal(cancelling_view.cancel_form(t, wanted, now=context.now))


def _is_passing_card(click: Click) -> bool:
    """Says whether it is a card that only its reader sees: the outbox can't show it anew."""
    return click.block_id == LogId.CARD and bool(click.message and click.message.ephemeral)


def submit_cancel_form(context: BotContext, form: FormSubmitted) -> Answer:
    user, metadata = form.user, unpack_required(form.view.metadata, "n")
    numbers, seen = (
        unpack_numbers(metadata["n"]),
        parse_ref(metadata["seen"]) if "seen" in metadata else None,
    )
    field = form.view.fields.get(FindId.REASON)
    reason = field.value.strip() if field else ""
    if context.config.cancel_policy.reason_required and not reason:
        return FieldErrors({FindId.REASON: user.t(cancelling_text.REASON_REQUIRED)})
    with context.session() as session:
        entries = tuple(interactions.get_many(session, numbers).values())
        if change := _changed_since_text(session, user.t, entries, seen):
            again = cancelling_view.CancelFormContent(
                entries,
                reason,
                metadata.get("to", ""),
                change,
                required=context.config.cancel_policy.reason_required,
                replaces_card="instead" in metadata,
            )
            return Refresh(cancelling_view.cancel_form(user.t, again, now=context.now))
        message = _cancel(context, session, user, numbers, clip(reason, LONGEST_REASON))
    return CloseForm(
        message,
        response_url=metadata.get("to", ""),
        closes_all=not form.view.previous_id,
        replace_original="instead" in metadata,
    )


def _changed_since_text(
    session: Session, t: Translator, entries: Sequence[Interaction], seen: Ref | None
) -> str:
    """Says who changed the single entry since it was seen; empty when nobody did."""
    if len(entries) != 1 or seen is None or not seen.version:
        return ""
    (each,) = entries
    if each.version == seen.version or each.state is InteractionState.CANCELLED:
        return ""
    changes = interactions.changes_of(session, each.number)
    by = changes[-1].by if changes else each.logged_by
    return cancelling_text.changed_since(t, contact_search.colleague_name(session, by), each.number)


def _cancel(
    context: BotContext, session: Session, user: User, numbers: Sequence[int], reason: str
) -> Message:
    there = tuple(interactions.get_many(session, numbers))
    outcome = cancel.cancel(
        session, context.config, user.actor, there, reason=reason, now=context.now
    )
    return _outcome_message(context, session, user, numbers, outcome)


# ── restore ─────────────────────────────────────────────────────────────────────────────────────


def restore_entries(
    context: BotContext, slack_input: SlashCommand | DirectMessage, request: RestoreRequest
) -> Answer:
    t = slack_input.user.t
    with context.session() as session:
        if not is_first_time(session, context, slack_input):
            return Nothing()
        numbers = request.numbers or _last_cancelled(session, slack_input.user, last=request.last)
        if not numbers:
            return _sentence_reply(t(cancelling_text.NAME_AN_ENTRY_TO_RESTORE))
        return Reply(_restore(context, session, slack_input.user, tuple(dict.fromkeys(numbers))))


def _last_cancelled(session: Session, user: User, *, last: bool) -> tuple[int, ...]:
    newest = cancelling.last_cancelled_by(session, user.actor.key) if last else None
    return (newest,) if newest else ()


def restore_clicked(context: BotContext, click: Click) -> Answer:
    numbers = _numbers_in(click.value)
    with context.session() as session:
        return Reply(_restore(context, session, click.user, numbers))


def _restore(context: BotContext, session: Session, user: User, numbers: Sequence[int]) -> Message:
    there = tuple(interactions.get_many(session, numbers))
    outcome = cancel.restore(session, context.config, user.actor, there, now=context.now)
    return _outcome_message(context, session, user, numbers, outcome)


# ── result ──────────────────────────────────────────────────────────────────────────────────────


def _numbers_in(value: str) -> tuple[int, ...]:
    """The numbers in a button's value: of one entry with its version, or of several."""
    return (parse_ref(value).id,) if "." in value else unpack_numbers(value)


def _sentence_reply(text: str) -> Reply:
    return Reply(cancelling_view.result_message(Translator(), CancelResult(text)))


def _outcome_message(
    context: BotContext,
    session: Session,
    user: User,
    numbers: Collection[int],
    outcome: Cancelled | Restored,
) -> Message:
    """The result: entries done, done before, refused, and missing."""
    done = outcome.cancelled if isinstance(outcome, Cancelled) else outcome.restored
    if not done and outcome.already and isinstance(outcome, Cancelled) and not outcome.refused:
        entries = tuple(interactions.get_many(session, outcome.already).values())
        if len(entries) == len(numbers):
            return _already_cancelled_message(context, session, user, entries)
    known = interactions.get_many(session, list(numbers))
    missing = [number for number in numbers if number not in known]
    name = _names(user.t, done, known)
    sentences = (*_outcome_sentences(user.t, outcome, name), *_missing_sentences(user.t, missing))
    what = CancelResult(" ".join(sentences), undo_deed=outcome.deed, entry_numbers=done)
    return cancelling_view.result_message(user.t, what)


def _names(t: Translator, done: Sequence[int], known: Mapping[int, Interaction]) -> str:
    """One by its name, several by their numbers."""
    if len(done) == 1:
        return one_line(entry_name(t, known[done[0]]), _LONGEST_NAME)
    return list_entries(t, done)


def _outcome_sentences(t: Translator, outcome: Cancelled | Restored, name: str) -> list[str]:
    if isinstance(outcome, Cancelled):
        done = [cancelling_text.entries_cancelled(t, name)] if outcome.cancelled else []
        already = [cancelling_text.already_cancelled(t, outcome.already)] if outcome.already else []
    else:
        done = [cancelling_text.entries_restored(t, name)] if outcome.restored else []
        already = [cancelling_text.already_active(t, outcome.already)] if outcome.already else []
    return [*done, *already, *_refusal_sentences(t, outcome.refused)]


def _refusal_sentences(t: Translator, refused: Mapping[int, Denial]) -> list[str]:
    some = list(refused.items())
    texts = [cancelling_text.entry_refused(t, number, why) for number, why in some[:_MOST_LISTED]]
    return (
        [*texts, cancelling_text.more_refused(t, len(some) - _MOST_LISTED)]
        if len(some) > _MOST_LISTED
        else texts
    )


def _missing_sentences(t: Translator, numbers: Sequence[int]) -> list[str]:
    return [cancelling_text.no_such_entries(t, numbers)] if numbers else []


def _already_cancelled_message(
    context: BotContext, session: Session, user: User, entries: Sequence[Interaction]
) -> Message:
    """Tell by whom, when and why they were cancelled, with a button to restore them if allowed."""
    t = user.t
    sentences = [
        cancelling_text.already_cancelled_by(
            t,
            each.number,
            contact_search.colleague_name(session, each.cancelled_by),
            t.moment(each.cancelled_at or context.now, now=context.now),
            clip(entry_text.why_cancelled(t, each.cancel_reason), 300),
        )
        for each in entries[:_MOST_LISTED]
    ]
    allowed = contact_search.changeable_numbers(context, session, user, entries)
    back = [Ref(each.number, each.version) for each in entries if each.number in allowed]
    numbers_shown = [each.number for each in entries]
    return cancelling_view.result_message(
        t, CancelResult(" ".join(sentences), restorable=back, entry_numbers=numbers_shown)
    )


VERBS = {CancelRequest: cancel_entries, RestoreRequest: restore_entries}
ACTIONS = {FindId.CANCEL: open_cancel_form, FindId.RESTORE: restore_clicked}
FORMS = {FindId.CANCEL_FORM: submit_cancel_form}
