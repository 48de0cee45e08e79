"""Contacts: found, and shown on a card."""

from dataclasses import replace
from datetime import timedelta

from sqlmodel import Session

from bot.answers import Answer, Options, Reply
from bot.asked import Asker, Click, Direct, Searched, Typed
from bot.desk import Desk
from bot.grammar import ContactOf
from bot.ids import id_of
from bot.ids.find import Find
from bot.kit import Message
from bot.listeners import finding
from bot.messages import contact as said
from bot.views import contact as view
from bot.views.people import contact_option
from journal import contact as use_case
from journal import match_again
from journal.errors import NotFound
from journal.fold import name_key
from journal.model import Contact, ContactKind, InteractionFilter
from journal.store import by_key, contacts, figures, listing, lookup

_LAST = 5
_OPTIONS = 20
_YEAR = timedelta(days=365)


def of_contact(desk: Desk, asked: Typed | Direct, request: ContactOf) -> Answer:
    say = asked.asker.say
    with desk.reading() as session:
        found = finding.contacts_like(session, request.who)
        if found.certain:
            return Reply(card(desk, session, asked.asker, found.contacts[0]))
    if not found.contacts:
        return Reply(view.nobody(say, request.who))
    question = said.which(say, request.who, len(found.contacts), finding.OFFERED)
    offered = [(each, str(each.id)) for each in found.contacts]
    return Reply(view.choices(say, question, offered, Find.CARD))


def shown(desk: Desk, click: Click) -> Answer:
    with desk.reading() as session:
        try:
            each = use_case.found(session, id_of(click.value))
        except NotFound:
            return Reply(view.told(said.gone(click.asker.say)))
        return Reply(card(desk, session, click.asker, each))


def card(desk: Desk, session: Session, asker: Asker, each: Contact, head: str = "") -> Message:
    """Everything that somebody should know of a contact before they call."""
    with_them = whole_history(each)
    last_year = _since(with_them, desk)
    last = listing.page(session, with_them, limit=_LAST)
    shown = view.Shown(
        contact=each,
        owner=finding.called(session, each.owner) if each.owner else "",
        touch=figures.last_touches(session, [each.id])[each.id],
        year=figures.total(session, last_year),
        rows=finding.rows(desk, session, asker, last.items),
    )
    return view.card(asker.say, shown, now=desk.now, head=head)


def whole_history(each: Contact) -> InteractionFilter:
    """Of a company with all its people."""
    if each.kind is ContactKind.COMPANY:
        return InteractionFilter(company_id=each.id)
    return InteractionFilter(contact_id=each.id)


def _since(wanted: InteractionFilter, desk: Desk) -> InteractionFilter:
    return replace(wanted, occurred_from=desk.now - _YEAR)


def companies(desk: Desk, searched: Searched) -> Answer:
    """For the field of a form: companies alone, by how they begin, then by any of their words."""
    with desk.reading() as session:
        key = name_key(searched.typed)
        begin = by_key.companies_beginning(session, key, limit=_OPTIONS)
        found = contacts.get_many(session, begin)
        if len(found) < _OPTIONS:
            alike = lookup.find(session, searched.typed, limit=3 * _OPTIONS).contacts
            found |= {each.id: each for each in alike if each.kind is ContactKind.COMPANY}
    return Options(tuple(contact_option(each) for each in found.values())[:_OPTIONS])


def everybody(desk: Desk, searched: Searched) -> Answer:
    """For the Home tab: people and companies."""
    with desk.reading() as session:
        found = lookup.find(session, searched.typed, limit=_OPTIONS).contacts
    return Options(tuple(contact_option(each) for each in found))


def waits(session: Session, each: Contact) -> view.Waits:
    """What came from their addresses before anybody knew whose they are."""
    if each.closed or not each.emails():
        return view.NOTHING_WAITS
    found = match_again.preview(session, each.id)
    return view.Waits(found.mails, found.interactions)


VERBS = {ContactOf: of_contact}
ACTIONS = {Find.CARD: shown, Find.PICK_CONTACT: shown}
PICKERS = {Find.COMPANY: companies, Find.PICK_CONTACT: everybody}
