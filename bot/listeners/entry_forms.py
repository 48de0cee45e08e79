"""The small forms of an entry: evaluation, follow-up date, comment."""

from collections.abc import Callable
from dataclasses import replace

from sqlmodel import Session

from bot.answers import Answer, CloseForm, FieldErrors, Nothing, OpenModal, Reply
from bot.blockkit.builders import View
from bot.context import BotContext
from bot.grammar import CommentRequest
from bot.ids import OutOfDate, Ref
from bot.ids.form_metadata import FormMetadata, ReplyMode, unpack_form_metadata
from bot.ids.log import LogId
from bot.inputs import Click, DirectMessage, FieldValue, FormSubmitted, SlashCommand
from bot.language.translator import Translator
from bot.listeners.shared.entry_access import (
    entry_ref,
    get_changeable_entry,
    get_entry,
    last_deed_id,
    own_target,
    show_current,
    stale_reason,
)
from bot.listeners.shared.idempotency import is_first_time
from bot.listeners.shared.line_reading import with_colleague_names
from bot.listeners.shared.record_and_reply import (
    HeadSentence,
    LogResult,
    about_entry,
    entry_card,
    reply,
    reply_target,
)
from bot.messages import entry as entry_text
from bot.views import entry_forms as entry_forms_view
from bot.views.log_values import from_view
from journal.entries import correct
from journal.entries.correct import Edited
from journal.model import EVALUATION_BY_MARK, Interaction
from journal.store.record import interactions

BuildForm = Callable[[Translator, Interaction, FormMetadata], View]


# ── opened ──────────────────────────────────────────────────────────────────────────────────────


def open_evaluation(context: BotContext, click: Click) -> Answer:
    return _open_unless_stale(context, click, entry_forms_view.evaluation_form)


def open_follow_up(context: BotContext, click: Click) -> Answer:
    return _open_unless_stale(context, click, entry_forms_view.follow_up_form)


def _open_unless_stale(context: BotContext, click: Click, make: BuildForm) -> Answer:
    seen = entry_ref(click)
    with context.reading() as session:
        entry = get_changeable_entry(context, session, click.user, seen.id)
        if why := stale_reason(session, click.user, seen, entry):
            return show_current(context, session, click, seen.id, why)
    return _open(click, entry, make)


def open_comment(context: BotContext, click: Click) -> Answer:
    """Open the form; a comment overwrites nothing, so it needs no version."""
    seen = entry_ref(click)
    with context.reading() as session:
        return _open(
            click, get_entry(session, click.user.t, seen.id), entry_forms_view.comment_form
        )


def _open(click: Click, entry: Interaction, make: BuildForm) -> Answer:
    origin = own_target(click).origin
    if origin.reply_mode is ReplyMode.REPLACE_MESSAGE:
        origin = replace(origin, reply_mode=ReplyMode.CARD_REFRESH)
    carried = FormMetadata(Ref(entry.number, entry.version), origin=origin)
    return OpenModal(make(click.user.t, entry, carried))


# ── sent off ────────────────────────────────────────────────────────────────────────────────────


def submit_evaluation(context: BotContext, sent: FormSubmitted) -> Answer:
    fields = sent.view.fields
    wanted: dict[str, object] = {
        "evaluation": EVALUATION_BY_MARK.get(fields.get(LogId.EVALUATION, FieldValue()).value),
        "evaluation_note": fields.get(LogId.EVALUATION_NOTE, FieldValue()).value,
    }
    return _save_change(context, sent, wanted, at=LogId.EVALUATION)


def submit_follow_up(context: BotContext, sent: FormSubmitted) -> Answer:
    entered = from_view(sent.view)
    day, at = entered.follow_up_on, entered.follow_up_time
    if day and day < context.today(sent.user.t):
        return FieldErrors({LogId.FOLLOW_UP: sent.user.t(entry_text.FOLLOW_UP_PAST)})
    wanted: dict[str, object] = {"follow_up_on": day, "follow_up_time": at}
    return _save_change(context, sent, wanted, at=LogId.FOLLOW_UP)


def _save_change(
    context: BotContext, sent: FormSubmitted, wanted: dict[str, object], *, at: str
) -> Answer:
    seen = _entry_in(sent)
    with context.session() as session:
        interactions.lock(session, [seen.id])
        entry = get_entry(session, sent.user.t, seen.id)
        if why := stale_reason(session, sent.user, seen, entry):
            return FieldErrors({at: f"{why} {sent.user.t(entry_text.CLOSE_AND_LOOK)}"})
        outcome = correct.edit(
            session,
            context.config,
            sent.user.actor,
            seen.id,
            wanted,
            now=context.now,
            version=entry.version,
        )
        done = isinstance(outcome, Edited) and bool(outcome.changed)
        head = entry_text.entry_changed if done else entry_text.nothing_to_change
        return _card_answer(context, session, sent, seen.id, head)


def _card_answer(
    context: BotContext, session: Session, sent: FormSubmitted, number: int, head: HeadSentence
) -> Answer:
    deed = last_deed_id(session, sent.user)
    card = entry_card(context, session, sent.user, number, head=head, deed=deed)
    return reply(reply_target(sent), LogResult(card, about_entry(number)))


def _entry_in(sent: FormSubmitted) -> Ref:
    found = unpack_form_metadata(sent.view.metadata).entry
    if found is None:
        raise OutOfDate
    return found


def submit_comment(context: BotContext, sent: FormSubmitted) -> Answer:
    text, seen = sent.view.fields.get(LogId.COMMENT_TEXT, FieldValue()).value, _entry_in(sent)
    if not text.strip():
        return FieldErrors({LogId.COMMENT_TEXT: sent.user.t(entry_text.COMMENT_EMPTY)})
    with context.session() as session:
        if not is_first_time(session, context, sent):
            return CloseForm()
        correct.comment(session, sent.user.actor, seen.id, text, now=context.now)
        card = entry_card(context, session, sent.user, seen.id, head=entry_text.comment_added)
    return reply(reply_target(sent), LogResult(card, about_entry(seen.id)))


def comment_entry(
    context: BotContext, slack_input: SlashCommand | DirectMessage, request: CommentRequest
) -> Answer:
    """`/rapport comment 12 She called back`; without a text, the form."""
    if not request.text.strip():
        return _comment_form(context, slack_input, request.number)
    with context.session() as session:
        if not is_first_time(session, context, slack_input):
            return Nothing()
        text = with_colleague_names(session, request.text)
        correct.comment(session, slack_input.user.actor, request.number, text, now=context.now)
        card = entry_card(
            context, session, slack_input.user, request.number, head=entry_text.comment_added
        )
    return Reply(card, about=about_entry(request.number))


def _comment_form(
    context: BotContext, slack_input: SlashCommand | DirectMessage, number: int
) -> Answer:
    with context.reading() as session:
        entry = get_entry(session, slack_input.user.t, number)
        if isinstance(slack_input, DirectMessage):
            return Reply(
                entry_card(context, session, slack_input.user, number), about=about_entry(number)
            )
    carried = FormMetadata(Ref(number, entry.version), origin=reply_target(slack_input).origin)
    return OpenModal(entry_forms_view.comment_form(slack_input.user.t, entry, carried))


VERBS = {CommentRequest: comment_entry}
ACTIONS = {
    LogId.EVALUATE: open_evaluation,
    LogId.FOLLOW: open_follow_up,
    LogId.COMMENT: open_comment,
}
FORMS = {
    LogId.EVALUATION_FORM: submit_evaluation,
    LogId.FOLLOW_FORM: submit_follow_up,
    LogId.COMMENT_FORM: submit_comment,
}
