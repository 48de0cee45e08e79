"""A contact that is added on top of a form to log goes into that form.

Slack keeps what was typed in every block whose id stays, and gives the rest anew: so only the block
of contacts gets another id.
"""

from dataclasses import replace

from sqlmodel import Session

from bot.answers import Answer, CloseForm, OpenModal, RefreshBelow, Several
from bot.blockkit.builders import View
from bot.context import BotContext
from bot.grammar import segment_name
from bot.ids import pack, unpack, unpack_required
from bot.ids.form_metadata import FormMetadata, parse_number, unpack_form_metadata
from bot.ids.log import LogId
from bot.inputs import Click, FormSubmitted, User
from bot.listeners import edit_form
from bot.listeners.shared.open_form import FormStart, chosen_contacts, draft_fields, form_shape
from bot.views import log_form as log_form_view
from bot.views.contact_form import new_form
from bot.views.log_form import LogFormContent
from bot.views.log_values import LogValues, from_draft_fields, from_view
from journal.fold import is_address


def open_new_contact(context: BotContext, click: Click) -> Answer:
    """Open a form for a new contact on top, with the name that nobody was found for."""
    if click.view is None:
        return OpenModal(new_form(click.user.t))
    carried = unpack_form_metadata(click.view.metadata)
    with context.reading() as session:
        before = _kept_values(session, click.user, carried)
    below = _pack_below(click.view.metadata, from_view(click.view, before))
    who = before.who
    if is_address(who):
        return OpenModal(new_form(click.user.t, email=who, below=below))
    name = "" if segment_name(who) else who[:200]
    return OpenModal(new_form(click.user.t, name, below=below))


def _kept_values(session: Session, user: User, carried: FormMetadata) -> LogValues:
    fields = draft_fields(session, user, carried.draft)
    return from_draft_fields(fields) if fields else LogValues()


def _pack_below(metadata: str, entered: LogValues) -> str:
    """Packs what the form below needs to be shown again: its own metadata, who and what is chosen."""
    contacts = ",".join(map(str, entered.contacts))
    return pack({"form": metadata, "contacts": contacts, "template": entered.template})


def close_into_form(
    context: BotContext, session: Session, sent: FormSubmitted, closed: CloseForm, contact: int
) -> Answer:
    """Closes the form of a new contact, and puts the contact into the form below, if that is one."""
    below, under = unpack(sent.view.metadata).get("below", ""), sent.view.previous_id
    if not (below and under):
        return closed
    form = _form_with_contact(context, session, sent.user, below, contact)
    return Several((RefreshBelow(form, under), closed))


def _form_with_contact(
    context: BotContext, session: Session, user: User, below: str, contact: int
) -> View:
    """The form below with one more contact chosen."""
    packed = unpack_required(below, "form")
    carried = unpack_form_metadata(packed["form"])
    chosen = (*map(parse_number, packed.get("contacts", "").split(",")), contact)
    added = replace(carried, contacts_added=carried.contacts_added + 1)
    shape = _shape_below(context, session, user, added, packed.get("template", ""))
    shape = replace(shape, contacts=chosen_contacts(session, [each for each in chosen if each]))
    return log_form_view.log_form(user.t, shape, now=context.now)


def _shape_below(
    context: BotContext, session: Session, user: User, carried: FormMetadata, template: str
) -> LogFormContent:
    if carried.entry:
        # Any field may have been typed into.
        carried = replace(carried, shows_all_fields=True)
        return edit_form.initial_shape(context, session, user, carried, template)
    entered = replace(_kept_values(session, user, carried), template=template, segment="", who="")
    start = FormStart(entered, draft=carried.draft)
    shape = form_shape(context, session, user, start, carried.origin)
    return replace(shape, metadata=replace(carried, has_long_text=shape.metadata.has_long_text))


ACTIONS = {LogId.NEW_CONTACT: open_new_contact}
