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
    SpeaksFor,
    Suggestion,
)
from journal.store import by_key, contacts, lookup, unmatched
from journal.taking_part import main_party

_MOST = 8


def suggestions(session: Session, mail: LedgerMail, *, limit: int = _MOST) -> tuple[Contact, ...]:
    """Best first: whom the decision named, who is in the conversation, who is called or spelled so,
    the company of the domain. Nobody of whom nothing may be recorded.
    """
    return tuple(each.contact for each in explained(session, mail, limit=limit))


def explained(session: Session, mail: LedgerMail, *, limit: int = _MOST) -> tuple[Suggestion, ...]:
    """The same, each with what speaks for them."""
    meant: dict[int, SpeaksFor] = {}
    for id_, why in _meant(session, mail):
        meant.setdefault(id_, why)
    found: dict[int, Suggestion] = {}
    for id_ in contacts.get_many(session, list(meant)):
        who = contact.found(session, id_)
        if not who.closed:
            found.setdefault(who.id, Suggestion(who, meant[id_]))
    return tuple(found.values())[:limit]


def _meant(session: Session, mail: LedgerMail) -> Iterator[tuple[int, SpeaksFor]]:
    yield from ((id_, SpeaksFor.DECISION) for id_ in mail.candidates)
    spoken = unmatched.in_conversation(session, mail.conversation)
    yield from ((id_, SpeaksFor.CONVERSATION) for id_ in spoken)
    main = main_party(mail)
    if main is None:
        return
    key = address_key(main.address)
    yield from (
        (id_, SpeaksFor.ADDRESS) for id_ in unmatched.owners_of(session, {key}).get(key, ())
    )
    if main.name:
        called = by_key.named(session, {name_key(main.name)}).get(name_key(main.name), ())
        yield from ((id_, SpeaksFor.NAME) for id_ in called)
    yield from ((id_, SpeaksFor.COMPANY) for id_ in _companies(session, key))
    if main.name:
        found = lookup.find(session, main.name, limit=_MOST).contacts
        yield from ((each.id, SpeaksFor.SPELLING) for each in found)


def is_closed(session: Session, mail: LedgerMail) -> bool:
    """Whether somebody on it is closed to the record: then none of its words may be shown."""
    keys = {address_key(each.address) for each in mail.parties if not each.ours}
    having = unmatched.owners_of(session, keys - {""})
    ids = {id_ for each in having.values() for id_ in each}
    ids |= {each.contact_id for each in mail.participants if each.contact_id is not None}
    found = contacts.get_many(session, sorted(ids | set(mail.candidates)))
    return any(each.closed for each in found.values())


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
