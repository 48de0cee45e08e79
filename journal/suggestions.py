"""Whose may a mail be that waits? Contacts to choose from, and a new one prefilled from the mail."""

from collections.abc import Iterator

from sqlmodel import Session

from journal import contact
from journal.fold import address_key, domain_of, name_key
from journal.model import (
    Address,
    AddressKind,
    Contact,
    LedgerMail,
    MailParty,
    NewContact,
)
from journal.store import by_key, contacts, lookup, unmatched
from journal.taking_part import main_party

_MOST = 8


def suggestions(session: Session, mail: LedgerMail, *, limit: int = _MOST) -> tuple[Contact, ...]:
    """Best first: whom the decision named, who is in the conversation, who is called or spelled so,
    the company of the domain. Nobody of whom nothing may be recorded.
    """
    ids = list(dict.fromkeys(_meant(session, mail)))
    found = {
        each.id: each
        for each in (contact.found(session, id_) for id_ in contacts.get_many(session, ids))
        if not each.closed
    }
    return tuple(found.values())[:limit]


def _meant(session: Session, mail: LedgerMail) -> Iterator[int]:
    yield from mail.candidates
    yield from unmatched.in_conversation(session, mail.conversation)
    main = main_party(mail)
    if main is None:
        return
    key = address_key(main.address)
    yield from unmatched.owners_of(session, {key}).get(key, ())
    if main.name:
        yield from by_key.named(session, {name_key(main.name)}).get(name_key(main.name), ())
    yield from _companies(session, key)
    if main.name:
        yield from (each.id for each in lookup.find(session, main.name, limit=_MOST).contacts)


def _companies(session: Session, key: str) -> tuple[int, ...]:
    """One that many companies have an address at, such as free mail, tells nothing."""
    domain = domain_of(key)
    having = by_key.companies_at(session, {domain}).get(domain, ()) if domain else ()
    return having if len(having) == 1 else ()


def prefilled(session: Session, mail: LedgerMail) -> NewContact:
    """A contact as the mail tells of them: name, address, whose they may be."""
    main = main_party(mail)
    if main is None:
        return NewContact("")
    companies = _companies(session, address_key(main.address))
    return NewContact(
        name=_name(main),
        company_id=next(iter(companies), None),
        addresses=(Address(AddressKind.EMAIL, main.address, primary=True),),
        owner=mail.salesperson,
    )


def _name(party: MailParty) -> str:
    """`ada.lovelace@acme.example` is perhaps Ada Lovelace."""
    if party.name.strip() and "@" not in party.name:
        return party.name.strip()
    local = party.address.partition("@")[0].partition("+")[0]
    return " ".join(word.capitalize() for word in local.replace("_", ".").split(".") if word)
