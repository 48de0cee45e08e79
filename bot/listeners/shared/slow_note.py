"""Records a note and answers; where its files are merged first, behind the ack, and nothing of it is lost.

Merging takes longer than Slack waits. So what was typed is kept as a draft before it is acknowledged, and
with it a card that is due when nobody can still be merging:

    it is logged      draft and card are gone by the same transaction
    it failed         the reason is told, with the draft to open
    we were killed    the outbox, of whatever bot, shows the card: not logged, here is all of it

From the hour of the card on it is not logged behind anybody's back any more: they may be typing it again.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from sqlmodel import Session

from bot.answers import Answer, CloseForm, InBackground, Nothing, Reply
from bot.blockkit import builders
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.ids.form_metadata import ReplyMode
from bot.inputs import Click, DirectMessage, FormSubmitted, SlashCommand, User
from bot.listeners.shared.idempotency import is_first_time
from bot.listeners.shared.open_form import DRAFT_KEY, draft_fields, draft_key, new_draft_key
from bot.listeners.shared.record_and_reply import (
    LogJob,
    LogResult,
    ReplyTarget,
    merge_letters,
    record_note,
    reply,
    write_note,
)
from bot.messages import log as log_text
from bot.views import choices as choices_view
from bot.views.log_values import to_draft_fields
from journal.entries import record
from journal.entries.note_letters import has_slow_files
from journal.errors import UserError
from journal.model import CardKind, NewCard
from journal.store.record import drafts
from journal.store.slack import cards

# A file takes a minute at most, and a person's jobs are done one after the other.
_LONGEST_MERGE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class _KeptNote:
    """What is kept while files are merged: its draft, by its own key, and until when it may be logged."""

    draft: int
    key: str
    until: datetime


def record_and_answer(
    context: BotContext,
    slack_input: SlashCommand | DirectMessage | Click | FormSubmitted,
    job: LogJob,
    target: ReplyTarget,
    answer: Callable[[LogResult], Answer] | None = None,
) -> Answer:
    """Log it and answer: at once, or behind the ack where files are to be merged."""
    answer = answer or partial(reply, target)
    if not has_slow_files(context.config, job.note.template):
        return answer(record_note(context, job, target))
    kept = _keep(context, slack_input, job)
    if kept is None:
        return Nothing()
    work = partial(_merge_and_log, job=job, kept=kept, target=target, answer=answer)
    return InBackground(work, _answer_now(target))


def _answer_now(target: ReplyTarget) -> Answer:
    merging = builders.sentence(target.user.t(log_text.MERGING_FIRST))
    if target.is_form:
        return CloseForm(merging, target.origin.response_url)
    is_new = target.origin.reply_mode is ReplyMode.NEW_MESSAGE
    return Reply(merging) if is_new else Nothing()


def _keep(
    context: BotContext,
    slack_input: SlashCommand | DirectMessage | Click | FormSubmitted,
    job: LogJob,
) -> _KeptNote | None:
    """Keep what was typed, in its own draft if it has one; None for what Slack sent again."""
    user, now, draft = slack_input.user, context.wall_now, job.draft
    with context.session() as session:
        if not isinstance(slack_input, Click) and not is_first_time(session, context, slack_input):
            return None
        before = draft_fields(session, user, draft)
        key = (draft_key(before) if before else "") or new_draft_key()
        fields = {**to_draft_fields(job.entered), DRAFT_KEY: key}
        if not (before and drafts.change(session, draft, fields, by=user.actor.key)):
            draft = record.save_draft(session, user.actor, fields, now=now)
        kept = _KeptNote(draft, key, now + _LONGEST_MERGE)
        cards.want(session, _card(user, kept), now=now, due_at=kept.until)
    return kept


def _card(user: User, kept: _KeptNote) -> NewCard:
    return NewCard(
        key=_card_key(kept),
        kind=CardKind.DRAFT,
        place=user.slack_id,
        reader=user.slack_id,
        subject={"draft": str(kept.draft), "key": kept.key},
    )


def _card_key(kept: _KeptNote) -> str:
    return f"draft:{kept.key}"


def _merge_and_log(
    context: BotContext,
    *,
    job: LogJob,
    kept: _KeptNote,
    target: ReplyTarget,
    answer: Callable[[LogResult], Answer],
) -> Answer:
    try:
        result = _log_kept(context, replace(job, draft=kept.draft), kept, target)
    except UserError as error:
        _take_card_back(context, kept)
        return reply(target, LogResult(_failure_message(target.user, error, job, kept)))
    return Nothing() if result is None else answer(result)


def _log_kept(
    context: BotContext, job: LogJob, kept: _KeptNote, target: ReplyTarget
) -> LogResult | None:
    """Log it; None if the draft was logged or deleted meanwhile, or it is too late by now."""
    merged = merge_letters(context, job, target)
    with context.session() as session:
        if context.now >= kept.until or not _is_kept(session, target.user, kept):
            return None
        cards.drop(session, _card_key(kept))
        return write_note(context, session, merged, target)


def _is_kept(session: Session, user: User, kept: _KeptNote) -> bool:
    fields = draft_fields(session, user, kept.draft)
    return fields is not None and draft_key(fields) == kept.key


def _take_card_back(context: BotContext, kept: _KeptNote) -> None:
    with context.session() as session:
        cards.drop(session, _card_key(kept))


def _failure_message(user: User, error: UserError, job: LogJob, kept: _KeptNote) -> Message:
    """Why nothing was logged, with the text, so that it can be copied, and the draft to open."""
    reasons = (user.t.explain(error), job.note.text)
    return choices_view.offer_form(user.t, tuple(filter(None, reasons)), kept.draft)
