"""Several entries of a list are given one evaluation, by one deed that Undo takes back."""

from collections.abc import Sequence

from sqlmodel import Session

from bot.answers import Answer, FieldErrors, OpenModal, Reply
from bot.blockkit import builders
from bot.context import BotContext
from bot.ids import Ref, parse_ref
from bot.ids.find import FindId
from bot.ids.form_metadata import FormMetadata
from bot.ids.history_query import unpack_numbers
from bot.ids.log import LogId
from bot.inputs import Click, FieldValue, FormSubmitted, User
from bot.listeners.shared import contact_search
from bot.listeners.shared.entry_access import (
    get_changeable_entry,
    get_entry,
    last_deed_id,
    stale_reason,
)
from bot.listeners.shared.record_and_reply import LogResult, reply, reply_target
from bot.messages import entry as entry_text
from bot.messages import history as history_text
from bot.messages import labels as labels_text
from bot.views import cancelling as cancelling_view
from bot.views import evaluate_several as evaluate_several_view
from bot.views.cancelling import CancelResult
from bot.views.history import is_evaluable
from journal.entries import correct
from journal.errors import UserError
from journal.model import EVALUATION_BY_MARK
from journal.store.record import interactions


def open_form(context: BotContext, click: Click) -> Answer:
    """Offer those of the list that still stand and that the user may change."""
    t = click.user.t
    with context.reading() as session:
        found = interactions.get_many(session, unpack_numbers(click.value)).values()
        standing = [each for each in found if is_evaluable(each)]
        allowed = contact_search.changeable_numbers(context, session, click.user, standing)
    offered = [each for each in standing if each.number in allowed]
    if not offered:
        return Reply(builders.sentence(t(history_text.NOTHING_TO_EVALUATE)))
    carried = FormMetadata(origin=reply_target(click).origin)
    return OpenModal(
        evaluate_several_view.evaluate_several_form(t, offered, carried, now=context.now)
    )


def submit_form(context: BotContext, sent: FormSubmitted) -> Answer:
    fields, t = sent.view.fields, sent.user.t
    chosen = [parse_ref(each) for each in fields.get(FindId.ENTRIES, FieldValue()).chosen]
    evaluation = EVALUATION_BY_MARK.get(fields.get(LogId.EVALUATION, FieldValue()).value)
    note = fields.get(LogId.EVALUATION_NOTE, FieldValue()).value
    if not chosen or evaluation is None:
        missing = LogId.EVALUATION if chosen else FindId.ENTRIES
        return FieldErrors({missing: t(history_text.CHOOSE_BOTH)})
    # An empty note leaves those that are there.
    wanted = {"evaluation": evaluation, **({"evaluation_note": note} if note.strip() else {})}
    numbers = [each.id for each in chosen]
    try:
        with context.session() as session:
            _require_as_seen(context, session, sent.user, chosen)
            done = correct.evaluate(
                session, context.config, sent.user.actor, numbers, wanted, now=context.now
            )
            deed = last_deed_id(session, sent.user) if done else None
    except UserError as error:
        return FieldErrors({FindId.ENTRIES: t.explain(error)})
    text = history_text.evaluation_done(
        t, labels_text.evaluation_name(t, evaluation), done or numbers
    )
    result = CancelResult(text, undo_deed=deed, entry_numbers=done)
    return reply(reply_target(sent), LogResult(cancelling_view.result_message(t, result)))


def _require_as_seen(
    context: BotContext, session: Session, user: User, chosen: Sequence[Ref]
) -> None:
    """Refuses all of them if one was changed since, or is not theirs to change."""
    interactions.lock(session, sorted(each.id for each in chosen))
    for seen in chosen:
        entry = get_entry(session, user.t, seen.id)
        if why := stale_reason(session, user, seen, entry):
            raise UserError(f"{why} {user.t(entry_text.CLOSE_AND_LOOK)}")
        get_changeable_entry(context, session, user, seen.id)


ACTIONS = {FindId.EVALUATE: open_form}
FORMS = {FindId.EVALUATE_FORM: submit_form}
