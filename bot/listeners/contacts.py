"""Finds contacts, and shows one on a card."""

from dataclasses import replace
from datetime import timedelta

from sqlmodel import Session

from bot.answers import Answer, Options, Reply
from bot.blockkit import builders
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.grammar import ContactRequest
from bot.ids import parse_id
from bot.ids.find import FindId
from bot.inputs import Click, DirectMessage, PickerSearched, SlashCommand, User
from bot.listeners.shared import contact_search
from bot.messages import contact as contact_text
from bot.views import contact as contact_view
from bot.views.contact_labels import contact_option
from journal.contacts import contact, stay_in_touch
from journal.errors import NotFound
from journal.fold import name_key
from journal.mail import rematch
from journal.model import Contact, ContactKind, InteractionFilter
from journal.store import figures
from journal.store.contacts import by_key, contact_history, contacts, lookup, merging
from journal.store.record import pages

_LAST = 5
_OPTIONS = 20
_YEAR = timedelta(days=365)


def show_contact(
    context: BotContext, slack_input: SlashCommand | DirectMessage, request: ContactRequest
) -> Answer:
    t = slack_input.user.t
    with context.reading() as session:
        found = contact_search.find_contacts(session, request.who)
        if found.is_certain:
            return Reply(contact_card(context, session, slack_input.user, found.contacts[0]))
    if not found.contacts:
        return Reply(contact_view.no_match(t, request.who))
    question = contact_text.who_is_it(
        t, request.who, len(found.contacts), contact_search.MOST_OFFERED
    )
    offered = [(each, str(each.id)) for each in found.contacts]
    return Reply(contact_view.contact_choices(t, question, offered, FindId.CARD))


def show_clicked_contact(context: BotContext, click: Click) -> Answer:
    with context.reading() as session:
        try:
            each = contact.resolve_merged(session, parse_id(click.value))
        except NotFound:
            return Reply(builders.sentence(click.user.t(contact_text.CONTACT_GONE)))
        return Reply(contact_card(context, session, click.user, each))


def contact_card(
    context: BotContext, session: Session, user: User, each: Contact, head: str = ""
) -> Message:
    """The card of a contact: everything that one should know before a call."""
    with_them = history_filter(each)
    last_year = replace(with_them, occurred_from=context.now - _YEAR)
    last = pages.page(session, with_them, limit=_LAST)
    changes = contact_history.changes_of(session, merging.with_merged(session, each.id))
    content = contact_view.ContactCardContent(
        contact=each,
        owner=contact_search.colleague_name(session, each.owner) if each.owner else "",
        touch=figures.last_contacts(session, [each.id])[each.id],
        year=figures.total(session, last_year),
        rows=contact_search.entry_rows(context, session, user, last.items),
        changes=changes,
        names=contact_search.colleague_names(session, {change.by for change in changes}),
        rhythm_days=_rhythm_days(context, session, each),
        can_write=bool(context.config.catalog.templates_to_write(user.actor.role)),
    )
    return contact_view.card(user.t, content, now=context.now, head=head)


def _rhythm_days(context: BotContext, session: Session, each: Contact) -> int:
    found = stay_in_touch.find_days(session, context.config.rhythm, [each.id], now=context.now)
    return found.get(each.id, 0)


def history_filter(each: Contact) -> InteractionFilter:
    """The filter of a contact's history; a company's has all its people."""
    if each.kind is ContactKind.COMPANY:
        return InteractionFilter(company_id=each.id)
    return InteractionFilter(contact_id=each.id)


def search_companies(context: BotContext, searched: PickerSearched) -> Answer:
    """Finds companies for the field of a form: those whose name begins so, then those with such a word."""
    with context.reading() as session:
        key = name_key(searched.typed)
        begin = by_key.find_companies_by_prefix(session, key, limit=_OPTIONS)
        found = contacts.get_many(session, begin)
        if len(found) < _OPTIONS:
            alike = lookup.find(session, searched.typed, limit=3 * _OPTIONS).contacts
            found |= {each.id: each for each in alike if each.kind is ContactKind.COMPANY}
    return Options(tuple(contact_option(each) for each in found.values())[:_OPTIONS])


def search_contacts(context: BotContext, searched: PickerSearched) -> Answer:
    """People and companies for the search of the Home tab."""
    with context.reading() as session:
        found = lookup.find(session, searched.typed, limit=_OPTIONS).contacts
    return Options(tuple(contact_option(each) for each in found))


def waiting_for_contact(session: Session, each: Contact) -> contact_view.ContactWaitingCounts:
    """Counts the mails and entries that have the contact's addresses and belong to nobody yet."""
    if each.is_closed or not each.emails():
        return contact_view.NONE_WAITING
    found = rematch.preview(session, each.id)
    return contact_view.ContactWaitingCounts(found.mails, found.interactions)


VERBS = {ContactRequest: show_contact}
ACTIONS = {FindId.CARD: show_clicked_contact, FindId.PICK_CONTACT: show_clicked_contact}
PICKERS = {FindId.COMPANY: search_companies, FindId.PICK_CONTACT: search_contacts}
