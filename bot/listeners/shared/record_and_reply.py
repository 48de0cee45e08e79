"""Records a note, and answers where it was asked: with the entry's card, or why there is none.

A command             the card, for the asker alone
a line in the DM      a lasting card there
a click on a card     that card, shown anew; a lasting one is, by the outbox
a click elsewhere     the card, as another message
a form                as where the form was opened from
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session

from bot.answers import Answer, CloseForm, Nothing, Reply
from bot.blockkit import builders
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.ids.form_metadata import Origin, ReplyMode, unpack_form_metadata
from bot.inputs import Click, DirectMessage, FormSubmitted, Shortcut, SlashCommand, User
from bot.language.translator import Translator
from bot.listeners.shared import contact_search
from bot.messages import entry as entry_text
from bot.messages import letters as letters_text
from bot.messages import log as log_text
from bot.views import entry_card as entry_card_view
from bot.views.log_values import LogValues
from journal.entries import record
from journal.entries.note_letters import with_letters
from journal.entries.record import Note
from journal.line import LeftOver
from journal.model import (
    Blocked,
    CardKind,
    CardTopic,
    CardTopicKind,
    Duplicate,
    Interaction,
    LetterState,
    NewCard,
    PurgedBefore,
    Recorded,
    RecordOutcome,
)
from journal.store.contacts import contacts
from journal.store.mail import mail_senders
from journal.store.record import drafts, interactions, outgoing_letters, undo_log
from journal.store.slack import cards, file_requests


@dataclass(frozen=True, slots=True)
class LogJob:
    """Holds what to log, and the values as they were `entered`. The draft is deleted with it; `notes` are
    shown below the card; `files` stand in Slack, and are fetched afterwards.
    """

    note: Note
    entered: LogValues
    draft: int = 0
    notes: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    left_over: tuple[LeftOver, ...] = ()


@dataclass(frozen=True, slots=True)
class ReplyTarget:
    """Says where to answer. `in_form`: a form is open, and closes."""

    user: User
    origin: Origin
    is_form: bool = False


@dataclass(frozen=True, slots=True)
class LogResult:
    """The result. `again`: it was logged before. `blocked` are the contacts who get nothing new."""

    message: Message
    about: tuple[CardTopic, ...] = ()
    is_repeat: bool = False
    blocked_reason: str = ""


# ── target ──────────────────────────────────────────────────────────────────────────────────────


def reply_target(
    slack_input: SlashCommand | DirectMessage | Click | Shortcut | FormSubmitted,
    *,
    own: bool = False,
) -> ReplyTarget:
    """Says where to answer; `own`: the clicked message is only about this entry, so that it may change."""
    if isinstance(slack_input, FormSubmitted):
        return ReplyTarget(
            slack_input.user, unpack_form_metadata(slack_input.view.metadata).origin, is_form=True
        )
    if isinstance(slack_input, Click):
        return ReplyTarget(slack_input.user, _origin(slack_input, own=own))
    return ReplyTarget(
        slack_input.user, Origin(response_url=getattr(slack_input, "response_url", ""))
    )


def _origin(click: Click, *, own: bool) -> Origin:
    message = click.message
    if message is None or not own:
        return Origin(response_url=click.response_url)
    if message.ephemeral:
        return Origin(ReplyMode.REPLACE_EPHEMERAL, response_url=click.response_url)
    return Origin(
        ReplyMode.REPLACE_MESSAGE,
        response_url=click.response_url,
        channel=message.channel,
        ts=message.ts,
    )


def reply(target: ReplyTarget, result: LogResult) -> Answer:
    origin, done = target.origin, bool(result.about)
    instead = origin.reply_mode is ReplyMode.REPLACE_EPHEMERAL
    if done and origin.reply_mode in {ReplyMode.REPLACE_MESSAGE, ReplyMode.CARD_REFRESH}:
        # The message is a card by now: the outbox shows it as it is.
        return CloseForm() if target.is_form else Nothing()
    if target.is_form:
        return CloseForm(
            result.message, origin.response_url, about=result.about, replace_original=instead
        )
    return Reply(result.message, replace_original=instead, about=result.about)


def turn_into_card(session: Session, context: BotContext, target: ReplyTarget, number: int) -> None:
    """Make a lasting message that offered to log the entry's card."""
    origin = target.origin
    if origin.reply_mode is not ReplyMode.REPLACE_MESSAGE:
        return
    card = NewCard(
        key=f"direct:{origin.channel}:{origin.ts}",
        kind=CardKind.ENTRY,
        place=target.user.slack_id,
        reader=target.user.slack_id,
        subject={"number": str(number)},
        topics=about_entry(number),
    )
    cards.add_posted(session, card, channel=origin.channel, ts=origin.ts, now=context.now)
    cards.want(session, card, now=context.now)


# ── result ──────────────────────────────────────────────────────────────────────────────────────


def failure_message(t: Translator, reason: str, text: str) -> Message:
    """Nothing was written; what was typed is shown, so that it can be copied."""
    said = letters_text.nothing_written(t, reason)
    blocks = [builders.section(builders.plain_text(said))]
    if text:
        blocks.append(builders.context(builders.plain_text(t(letters_text.TEXT_OF_YOURS))))
        blocks.append(builders.quote(text, 2900))
    return Message(builders.safe_text(said, 3000), tuple(blocks))


def record_note(context: BotContext, job: LogJob, target: ReplyTarget) -> LogResult:
    merged = merge_letters(context, job, target)
    with context.session() as session:
        return write_note(context, session, merged, target)


def merge_letters(context: BotContext, job: LogJob, target: ReplyTarget) -> LogJob:
    """The job with its template's files merged."""
    actor = target.user.actor
    note = with_letters(context.reading, context.config, actor, job.note, now=context.now)
    return replace(job, note=note)


def write_note(
    context: BotContext, session: Session, job: LogJob, target: ReplyTarget
) -> LogResult:
    """Write the note, and take its draft away."""
    actor = target.user.actor
    outcome = record.log_note(session, context.config, actor, job.note, now=context.now)
    if isinstance(outcome, Recorded | Duplicate):
        drop_draft(session, target.user, job.draft)
    if isinstance(outcome, Recorded):
        turn_into_card(session, context, target, outcome.number)
        file_requests.request_files(
            session, outcome.number, job.files, by=actor.key, now=context.now
        )
    return _log_result(context, session, target.user, outcome, job)


def drop_draft(session: Session, user: User, draft: int) -> None:
    """Delete the draft, if it is the user's own."""
    stored = drafts.get(session, draft) if draft else None
    if stored is not None and stored.by == user.actor.key:
        drafts.delete(session, draft)


def _log_result(
    context: BotContext, session: Session, user: User, outcome: RecordOutcome, job: LogJob
) -> LogResult:
    t = user.t
    match outcome:
        case Recorded(number, deed_id):
            notes = (*job.notes, *files_coming_notes(t, job.files))
            message = entry_card(
                context,
                session,
                user,
                number,
                head=entry_text.entry_logged,
                notes=notes,
                deed=deed_id,
                left_over=job.left_over,
            )
            return LogResult(message, about_entry(number))
        case Duplicate(number):
            if number is None:
                return LogResult(builders.sentence(log_text.duplicate(t, None)), is_repeat=True)
            message = entry_card(
                context, session, user, number, head=entry_text.entry_logged_already
            )
            return LogResult(message, about_entry(number), is_repeat=True)
        case Blocked(ids):
            known = contacts.get_many(session, ids)
            why = log_text.contacts_blocked(t, ", ".join(each.name for each in known.values()))
            return LogResult(builders.sentence(why), blocked_reason=why)
        case PurgedBefore():
            return LogResult(builders.sentence(t(log_text.PURGED_BEFORE)))


def files_coming_notes(t: Translator, files: Sequence[str]) -> tuple[str, ...]:
    return (log_text.files_coming(t, len(files)),) if files else ()


def about_entry(number: int) -> tuple[CardTopic, ...]:
    return (CardTopic(CardTopicKind.INTERACTION, number),)


# A sentence above the card, which includes the entry's line.
HeadSentence = Callable[[Translator, str], str]


def entry_card(
    context: BotContext,
    session: Session,
    user: User,
    number: int,
    *,
    head: HeadSentence | None = None,
    notes: tuple[str, ...] = (),
    deed: int = 0,
    left_over: tuple[LeftOver, ...] = (),
) -> Message:
    """The entry's card as the record has it now, with the buttons that are good for its reader."""
    t = user.t
    entry = interactions.get(session, number)
    if entry is None:
        return builders.sentence(entry_text.entry_gone(t, number))
    line = entry_card_view.short_entry_line(t, entry, now=context.now)
    letter = outgoing_letters.get(session, number)
    to_write = context.config.catalog.templates_to_write(user.actor.role)
    extras = entry_card_view.CardExtras(
        head=head(t, line) if head else "",
        notes=notes,
        # What is sent is no matter of undo any more.
        deed=0
        if letter and letter.state is LetterState.SENT
        else undoable_deed(session, user, entry, deed),
        may_change=number in contact_search.changeable_numbers(context, session, user, [entry]),
        left_over=left_over,
        names=entry_names(session, [entry]),
        template=context.config.catalog.templates.get(entry.template),
        sender=mail_senders.find_sender(session, entry),
        can_write=bool(to_write),
        can_write_again=entry.template in {each.code for each in to_write},
        letter=letter,
    )
    return entry_card_view.card(t, entry, now=context.now, extras=extras)


def undoable_deed(session: Session, user: User, entry: Interaction, deed_id: int) -> int:
    """The deed that Undo on the card takes back: the one named, else their last one, if it was about
    this entry alone; 0 when there is nothing for them to undo.
    """
    key = user.actor.key
    deed = undo_log.get(session, deed_id) if deed_id else undo_log.last_of(session, key)
    if deed is None or deed.actor != key or deed.undone_at is not None:
        return 0
    payload = deed.payload
    is_about = payload.get("number") == entry.number or payload.get("numbers") == [entry.number]
    return deed.id if is_about else 0


def entry_names(session: Session, entries: Collection[Interaction]) -> Mapping[str, str]:
    keys = {k for e in entries for k in (e.logged_by, e.salesperson, e.cancelled_by) if k}
    return contact_search.colleague_names(session, keys)
