"""Merges what the form to write with shows, and finds what is in the way of writing.

Texts are merged here, which takes a moment; files only once it is sent off, since that may take longer
than Slack waits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import PurePath

from sqlmodel import Session

from bot.context import BotContext
from bot.ids.form_metadata import field_id
from bot.ids.letter import LetterId, LetterMetadata
from bot.inputs import FieldValue, User, ViewState
from bot.listeners.shared.open_form import chosen_contacts
from bot.messages import letters as letters_text
from bot.views.contact_labels import contact_title
from bot.views.letter_form import MAX_TEXT, LetterFormContent
from journal.entries import outgoing_letter, record
from journal.entries.record import Note
from journal.errors import UserError
from journal.letters.file_kind import merged_name
from journal.model import Contact, Correspondence, Template
from journal.settings.mail_settings import MailboxSettings


@dataclass(frozen=True, slots=True)
class LetterValues:
    """Holds what somebody entered. Before anything is merged there is no subject and no text."""

    contacts: tuple[int, ...] = ()
    template: str = ""
    mailbox: str = ""
    subject: str = ""
    text: str = ""
    hints: Mapping[str, str] = field(default_factory=dict)


def letter_values(view: ViewState) -> LetterValues:
    fields = {field_id(block): value for block, value in view.fields.items()}

    def value_of(name: str) -> str:
        return fields.get(name, FieldValue()).value

    contacts = fields.get(LetterId.CONTACTS, FieldValue()).chosen
    return LetterValues(
        contacts=tuple(dict.fromkeys(map(int, contacts))),
        template=value_of(LetterId.TEMPLATE),
        mailbox=value_of(LetterId.MAILBOX),
        subject=value_of(LetterId.SUBJECT),
        text=value_of(LetterId.TEXT),
    )


def mailboxes_to_write(context: BotContext, user: User) -> tuple[MailboxSettings, ...]:
    """Their own, then those that several people read."""
    boxes = context.settings.mailbox
    own = outgoing_letter.own_mailboxes(boxes, user.actor.email or "")
    return (*own, *(each for each in boxes if each.shared and each not in own))


# ── what is merged ──────────────────────────────────────────────────────────────────────────────


def form_content(
    context: BotContext,
    session: Session,
    user: User,
    entered: LetterValues,
    carried: LetterMetadata,
) -> LetterFormContent:
    """The form for these values; a text that somebody changed stays, any other is merged anew."""
    templates = context.config.catalog.templates_to_write(user.actor.role)
    template = next((each for each in templates if each.code == entered.template), None)
    people = chosen_contacts(session, entered.contacts)
    boxes = [each.name for each in mailboxes_to_write(context, user)]
    content = LetterFormContent(
        metadata=carried,
        templates=templates,
        template=template,
        contacts=people,
        mailboxes=boxes,
        mailbox=entered.mailbox,
        subject=entered.subject,
        text=entered.text,
        hints={**entered.hints, **find_hindrances(context, user, template, people)},
    )
    if template is None or not people:
        return content
    return _with_merged_text(context, session, user, content)


def find_hindrances(
    context: BotContext, user: User, template: Template | None, people: Sequence[Contact]
) -> dict[str, str]:
    """A sentence for each field that nothing could be written with."""
    t = user.t
    found: dict[str, str] = {}
    if template is None:
        return found
    if template.correspondence is Correspondence.DRAFT and not mailboxes_to_write(context, user):
        found[LetterId.TEMPLATE.value] = t(letters_text.NO_MAILBOX)
    denied = ((each, outgoing_letter.find_denial(template, each, context.now)) for each in people)
    sentences = [
        letters_text.denial_text(t, why, contact_title(each)) for each, why in denied if why
    ]
    if sentences:
        found[LetterId.CONTACTS.value] = " ".join(sentences)
    return found


def _with_merged_text(
    context: BotContext, session: Session, user: User, content: LetterFormContent
) -> LetterFormContent:
    assert content.template is not None  # noqa: S101 (its caller looked)
    carried = content.metadata
    note = Note(template=content.template.code, contacts=())
    answered = ""
    try:
        if carried.again:
            first = outgoing_letter.note_again(session, context.config, carried.again)
            note = replace(note, document=first.document)
        if carried.answers:
            note = outgoing_letter.as_answer(session, note, carried.answers)
            answered = note.last_mail.subject if note.last_mail else ""
        main, now = content.contacts[0], context.now
        merged = record.render_note(context.config, user.actor, note, main, now=now)
    except UserError as error:
        return replace(
            content, hints={**content.hints, LetterId.TEMPLATE.value: user.t.explain(error)}
        )
    subject = note.subject or merged.subject
    content = replace(
        content,
        language=merged.language,
        files=[merged_name(PurePath(each).name) for each in merged.attachments],
        answers=answered,
        has_layout=bool(merged.html),
    )
    if carried.merged and mark_of(content.subject, content.text) != carried.merged:
        return content
    is_long = len(merged.body) > MAX_TEXT
    carried = replace(
        carried,
        merged=mark_of(subject, "" if is_long else merged.body),
        round=carried.round + 1,
        has_long_text=is_long,
    )
    return replace(content, metadata=carried, subject=subject, text=merged.body)


def mark_of(subject: str, text: str) -> str:
    """A mark of what we filled in: Slack gives it back with other blanks at its ends."""
    words = " ".join((*subject.split(), "\n", *text.split()))
    return sha256(words.encode()).hexdigest()[:16]
