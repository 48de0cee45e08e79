"""A letter is sent off from its form: logged, and put among the drafts or given as a file.

What is in the way is said at its field. Files are merged after the ack; what fails then is said where
the form was opened, with the text that was typed.
"""

from dataclasses import dataclass, replace
from functools import partial

from sqlmodel import Session

from bot.answers import Answer, CloseForm, FieldErrors, InBackground, Several
from bot.blockkit import builders
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.ids import OutOfDate
from bot.ids.form_metadata import field_id
from bot.ids.letter import LetterId, LetterMetadata, unpack_letter_metadata
from bot.inputs import FormSubmitted, User, ViewState
from bot.listeners.shared.entry_files import attachment_file
from bot.listeners.shared.letter_merge import (
    LetterValues,
    find_hindrances,
    letter_values,
    mailboxes_to_write,
)
from bot.listeners.shared.open_form import chosen_contacts
from bot.listeners.shared.record_and_reply import about_entry, entry_card, failure_message
from bot.messages import letters as letters_text
from bot.messages import log as log_text
from bot.views.entry_line import entry_name
from journal.entries import outgoing_letter, record
from journal.entries.note_letters import has_files_to_merge, with_letters
from journal.entries.record import Note
from journal.errors import UserError
from journal.model import (
    Blocked,
    CardKind,
    Correspondence,
    Duplicate,
    NewCard,
    Recorded,
    RecordOutcome,
    Template,
)
from journal.settings.mail_settings import MailboxSettings
from journal.store.contacts import contacts
from journal.store.record import interactions
from journal.store.slack import cards


@dataclass(frozen=True, slots=True)
class LetterJob:
    """Holds what is written, and where it goes: without a mailbox, as a file. It is told at `url`."""

    note: Note
    mailbox: MailboxSettings | None
    answers: int
    url: str


def submit_letter(context: BotContext, sent: FormSubmitted) -> Answer:
    carried, entered = unpack_letter_metadata(sent.view.metadata), letter_values(sent.view)
    try:
        template = record.template_for(context.config, sent.user.actor, entered.template)
        with context.reading() as session:
            wrong = _find_errors(context, session, sent.user, template, entered)
            note = _note(context, session, sent.view, carried, entered)
            _try_merging(context, session, sent.user, note)
    except UserError as error:
        return _field_errors(sent.view, {LetterId.TEMPLATE.value: sent.user.t.explain(error)})
    if wrong:
        return _field_errors(sent.view, wrong)
    box = _mailbox(context, sent.user, template, entered)
    job = LetterJob(note, box, carried.answers, carried.response_url)
    merging = has_files_to_merge(context.config, template.code)
    said = Message(sent.user.t(letters_text.MERGING)) if merging else None
    return InBackground(
        partial(_write, user=sent.user, job=job), CloseForm(said, carried.response_url)
    )


def _find_errors(
    context: BotContext, session: Session, user: User, template: Template, entered: LetterValues
) -> dict[str, str]:
    people = chosen_contacts(session, entered.contacts)
    if not people:
        return {LetterId.CONTACTS.value: user.t(letters_text.NOBODY_CHOSEN)}
    return find_hindrances(context, user, template, people)


def _field_errors(view: ViewState, wrong: dict[str, str]) -> FieldErrors:
    """The errors at the form's own blocks, whose ids change with what is merged."""
    shown = {field_id(block): block for block in view.fields}
    return FieldErrors({shown.get(name, name): why for name, why in wrong.items()})


def _note(
    context: BotContext,
    session: Session,
    view: ViewState,
    carried: LetterMetadata,
    entered: LetterValues,
) -> Note:
    first = Note(template="", contacts=())
    # A form that is sent off twice finds the entry that it made, not a letter that is on its way.
    if carried.again and not interactions.find_by_request(session, f"view:{view.id}"):
        first = outgoing_letter.note_again(session, context.config, carried.again)
    note = replace(
        first,
        template=entered.template,
        contacts=entered.contacts,
        subject=entered.subject,
        text=entered.text,
        request_key=f"view:{view.id}",
    )
    return outgoing_letter.as_answer(session, note, carried.answers) if carried.answers else note


def _try_merging(context: BotContext, session: Session, user: User, note: Note) -> None:
    """A template that is broken in the contact's language is refused while the form is open."""
    for each in chosen_contacts(session, note.contacts[:1]):
        record.render_note(context.config, user.actor, note, each, now=context.now)


def _mailbox(
    context: BotContext, user: User, template: Template, entered: LetterValues
) -> MailboxSettings | None:
    if template.correspondence is not Correspondence.DRAFT:
        return None
    offered = mailboxes_to_write(context, user)
    chosen = [each for each in offered if each.name == entered.mailbox]
    if entered.mailbox and not chosen:
        raise OutOfDate
    return (*chosen, *offered)[0]


# ── after the ack ───────────────────────────────────────────────────────────────────────────────


def _write(context: BotContext, *, user: User, job: LetterJob) -> Answer:
    try:
        note = with_letters(context.reading, context.config, user.actor, job.note, now=context.now)
        with context.session() as session:
            outcome = _record(context, session, user, job, note)
            return _result(context, session, user, job, outcome)
    except UserError as error:
        return CloseForm(failure_message(user.t, user.t.explain(error), job.note.text), job.url)


def _record(
    context: BotContext, session: Session, user: User, job: LetterJob, note: Note
) -> RecordOutcome:
    if job.mailbox is None:
        return record.log_note(session, context.config, user.actor, note, now=context.now)
    return outgoing_letter.write(
        session,
        context.config,
        user.actor,
        note,
        mailbox=job.mailbox,
        answers=job.answers or None,
        now=context.now,
    )


def _result(
    context: BotContext, session: Session, user: User, job: LetterJob, outcome: RecordOutcome
) -> Answer:
    t = user.t
    match outcome:
        case Recorded(number) | Duplicate(int(number)):
            _want_card(context, session, user, number)
            return _written_answer(context, session, user, job, number)
        case Blocked(ids):
            known = contacts.get_many(session, ids).values()
            why = log_text.contacts_blocked(t, ", ".join(each.name for each in known))
            return CloseForm(failure_message(t, why, job.note.text), job.url)
        case _:
            return CloseForm(
                failure_message(t, log_text.duplicate(t, None), job.note.text), job.url
            )


def _want_card(context: BotContext, session: Session, user: User, number: int) -> None:
    """A lasting card in the direct messages: it follows the draft until it is sent."""
    card = NewCard(
        key=f"letter:{number}",
        kind=CardKind.ENTRY,
        place=user.slack_id,
        reader=user.slack_id,
        subject={"number": str(number)},
        topics=about_entry(number),
    )
    cards.want(session, card, now=context.now)


def _written_answer(
    context: BotContext, session: Session, user: User, job: LetterJob, number: int
) -> Answer:
    entry = interactions.get(session, number)
    if entry is None or entry.erased_at is not None:
        return CloseForm(entry_card(context, session, user, number), job.url)
    said = builders.sentence(letters_text.card_follows(user.t, entry_name(user.t, entry)))
    shown = (CloseForm(said, job.url),) if job.url else ()
    if job.mailbox is not None:
        return Several(shown)
    files = [
        InBackground(partial(attachment_file, t=user.t, entry_number=number, file=each))
        for each in entry.attachments
    ]
    return Several((*shown, *files))


FORMS = {LetterId.FORM: submit_letter}
