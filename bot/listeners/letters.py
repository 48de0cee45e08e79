"""The form to write with: opened for a contact or an entry, and merged anew as it is changed."""

from dataclasses import replace

from sqlmodel import Session

from bot.answers import Answer, Nothing, OpenModal, Options, Refresh, Reply
from bot.blockkit import builders
from bot.context import BotContext
from bot.grammar import WriteRequest, match_template, segment_name
from bot.ids.letter import (
    LetterId,
    LetterMetadata,
    LetterStart,
    pack_letter_start,
    unpack_letter_metadata,
    unpack_letter_start,
)
from bot.inputs import Click, DirectMessage, PickerSearched, SlashCommand, User
from bot.listeners.segment_writing import write_to_segment
from bot.listeners.shared.contacts_named import certain_ids, resolve
from bot.listeners.shared.entry_access import entry_ref
from bot.listeners.shared.letter_merge import (
    LetterValues,
    form_content,
    letter_values,
)
from bot.listeners.shared.open_form import why_unclear
from bot.messages import letters as letters_text
from bot.views import letter_form as letter_form_view
from bot.views.contact_labels import loggable_contact_option
from journal.entries import outgoing_letter
from journal.model import Correspondence
from journal.store.contacts import lookup

_FOUND = 20


# ── opened ──────────────────────────────────────────────────────────────────────────────────────


def write_to(
    context: BotContext, slack_input: SlashCommand | DirectMessage, request: WriteRequest
) -> Answer:
    """`/rapport write ada -t offer`: the form, with what was not clear said at its field."""
    if code := segment_name(request.who):
        return write_to_segment(context, slack_input, code, request.template)
    with context.reading() as session:
        entered = _letter_values_of(context, session, slack_input.user, request)
        if isinstance(slack_input, DirectMessage):
            start = LetterStart(entered.contacts)
            button = builders.button(
                slack_input.user.t(letters_text.WRITE), LetterId.OPEN, pack_letter_start(start)
            )
            why = " ".join(entered.hints.values())
            ready = why or slack_input.user.t(letters_text.FORM_IS_READY)
            return Reply(builders.sentence(ready, button))
        url = getattr(slack_input, "response_url", "")
        return _open(context, session, slack_input.user, entered, LetterMetadata(response_url=url))


def _letter_values_of(
    context: BotContext, session: Session, user: User, request: WriteRequest
) -> LetterValues:
    found = resolve(session, request.who) if request.who else ()
    unclear = [why_unclear(user.t, each) for each in found if not each.is_certain]
    hints = {LetterId.CONTACTS.value: " ".join(unclear)} if unclear else {}
    contacts = certain_ids(found)
    if not request.template:
        return LetterValues(contacts, hints=hints)
    codes = match_template(
        request.template, None, context.config.catalog.templates_to_write(user.actor.role)
    )
    if isinstance(codes, str):
        return LetterValues(contacts, codes, hints=hints)
    hints[LetterId.TEMPLATE.value] = letters_text.not_for_writing(user.t, request.template[:60])
    return LetterValues(contacts, hints=hints)


def open_from_button(context: BotContext, click: Click) -> Answer:
    start = unpack_letter_start(click.value)
    carried = LetterMetadata(answers=start.answers, response_url=click.response_url)
    with context.reading() as session:
        return _open(context, session, click.user, LetterValues(start.contacts), carried)


def write_again(context: BotContext, click: Click) -> Answer:
    """The letter of an entry once more: to the same people, from the same template, as of today."""
    number = entry_ref(click).id
    with context.reading() as session:
        note = outgoing_letter.note_again(session, context.config, number)
        carried = LetterMetadata(
            answers=outgoing_letter.answered_by(session, number),
            again=number,
            response_url=click.response_url,
        )
        entered = LetterValues(note.contacts, note.template)
        return _open(context, session, click.user, entered, carried)


def _open(
    context: BotContext,
    session: Session,
    user: User,
    entered: LetterValues,
    carried: LetterMetadata,
) -> Answer:
    templates = context.config.catalog.templates_to_write(user.actor.role)
    if not templates:
        return Reply(builders.sentence(user.t(letters_text.NO_TEMPLATES)))
    if carried.answers and not entered.template:
        # A mail is answered by a mail, where there is a template of one.
        drafts = [each for each in templates if each.correspondence is Correspondence.DRAFT]
        entered = replace(entered, template=(*drafts, *templates)[0].code)
    elif not entered.template and LetterId.TEMPLATE not in entered.hints:
        entered = replace(entered, template=templates[0].code)
    content = form_content(context, session, user, entered, carried)
    return OpenModal(letter_form_view.letter_form(user.t, content))


# ── changed as it is filled in ──────────────────────────────────────────────────────────────────


def merge_again(context: BotContext, click: Click) -> Answer:
    """Merge for another contact or template; a text that somebody has changed stays theirs."""
    if click.view is None:
        return Nothing()
    carried = unpack_letter_metadata(click.view.metadata)
    with context.reading() as session:
        entered = letter_values(click.view)
        content = form_content(context, session, click.user, entered, carried)
    return Refresh(letter_form_view.letter_form(click.user.t, content))


def search_contacts(context: BotContext, searched: PickerSearched) -> Answer:
    with context.reading() as session:
        found = lookup.find(session, searched.typed, limit=_FOUND).contacts
    return Options(tuple(loggable_contact_option(searched.user.t, each) for each in found))


VERBS = {WriteRequest: write_to}
ACTIONS = {
    LetterId.OPEN: open_from_button,
    LetterId.AGAIN: write_again,
    LetterId.TEMPLATE: merge_again,
    LetterId.CONTACTS: merge_again,
}
PICKERS = {LetterId.CONTACTS: search_contacts}
