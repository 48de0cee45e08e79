"""Suggests whose a waiting mail may be: contacts to choose from, and a new one made from the mail."""

from collections.abc import Iterator

from sqlmodel import Session

from journal.contacts import contact
from journal.fold import address_key, domain_of, name_key
from journal.mail.mail_participants import main_party
from journal.model import (
    Address,
    AddressKind,
    Contact,
    LedgerMail,
    MailParty,
    NewContact,
    Suggestion,
    SuggestionReason,
)
from journal.store.contacts import by_key, contacts, lookup
from journal.store.triage import unmatched_mails

_MAX_SUGGESTIONS = 8


def suggest_contacts(
    session: Session, mail: LedgerMail, *, limit: int = _MAX_SUGGESTIONS
) -> tuple[Contact, ...]:
    """Contacts, the best first: those of the decision, of the conversation, with the same name or a
    close one, the company of the domain. Closed contacts are left out.
    """
    return tuple(each.contact for each in suggest_with_reasons(session, mail, limit=limit))


def suggest_with_reasons(
    session: Session, mail: LedgerMail, *, limit: int = _MAX_SUGGESTIONS
) -> tuple[Suggestion, ...]:
    """The same, each with the reason for the suggestion."""
    reasons: dict[int, SuggestionReason] = {}
    for id_, why in _find_candidates(session, mail):
        reasons.setdefault(id_, why)
    found: dict[int, Suggestion] = {}
    for id_ in contacts.get_many(session, list(reasons)):
        who = contact.resolve_merged(session, id_)
        if not who.is_closed:
            found.setdefault(who.id, Suggestion(who, reasons[id_]))
    return tuple(found.values())[:limit]


def _find_candidates(session: Session, mail: LedgerMail) -> Iterator[tuple[int, SuggestionReason]]:
    yield from ((id_, SuggestionReason.DECISION) for id_ in mail.candidates)
    spoken = unmatched_mails.contacts_in_conversation(session, mail.conversation)
    yield from ((id_, SuggestionReason.CONVERSATION) for id_ in spoken)
    main = main_party(mail)
    if main is None:
        return
    key = address_key(main.address)
    yield from (
        (id_, SuggestionReason.ADDRESS)
        for id_ in unmatched_mails.owners_of(session, {key}).get(key, ())
    )
    if main.name:
        called = by_key.find_by_name(session, {name_key(main.name)}).get(name_key(main.name), ())
        yield from ((id_, SuggestionReason.NAME) for id_ in called)
    yield from ((id_, SuggestionReason.COMPANY) for id_ in _find_company(session, key))
    if main.name:
        found = lookup.find(session, main.name, limit=_MAX_SUGGESTIONS).contacts
        yield from ((each.id, SuggestionReason.SPELLING) for each in found)


def has_closed_contact(session: Session, mail: LedgerMail) -> bool:
    """Says whether a closed contact is on the mail: then none of its words may be shown."""
    keys = {address_key(each.address) for each in mail.parties if not each.ours}
    having = unmatched_mails.owners_of(session, keys - {""})
    ids = {id_ for each in having.values() for id_ in each}
    ids |= {each.contact_id for each in mail.participants if each.contact_id is not None}
    found = contacts.get_many(session, sorted(ids | set(mail.candidates)))
    return any(each.is_closed for each in found.values())


def _find_company(session: Session, key: str) -> tuple[int, ...]:
    """The company of the address's domain, unless several have addresses there, as with free mail."""
    domain = domain_of(key)
    having = by_key.find_companies_by_domain(session, {domain}).get(domain, ()) if domain else ()
    return having if len(having) == 1 else ()


def prefill_contact(session: Session, mail: LedgerMail) -> NewContact:
    """A new contact as the mail describes it: name, address, company."""
    main = main_party(mail)
    if main is None:
        return NewContact("")
    companies = _find_company(session, address_key(main.address))
    return NewContact(
        name=_guess_name(main),
        company_id=next(iter(companies), None),
        addresses=(Address(AddressKind.EMAIL, main.address, primary=True),),
        owner=mail.salesperson,
    )


def _guess_name(party: MailParty) -> str:
    """`ada.lovelace@acme.example` is perhaps Ada Lovelace."""
    if party.name.strip() and "@" not in party.name:
        return party.name.strip()
    local = party.address.partition("@")[0].partition("+")[0]
    return " ".join(word.capitalize() for word in local.replace("_", ".").split(".") if word)
