"""PURE. Contacts in a line, in a picker, in a button."""

from bot.blockkit import builders
from bot.blockkit.builders import Element
from bot.language.translator import Translator
from bot.messages import log as log_text
from journal.model import Contact, Interaction, Participant


def contact_title(contact: Contact) -> str:
    """`Ada Lovelace (Acme)`."""
    return _name_and_company(contact.name, contact.company_name)


def participant_title(each: Participant) -> str:
    return _name_and_company(each.name or each.address or "?", each.company_name)


def participants_line(entry: Interaction, most: int = 3) -> str:
    """The participants, the main one first, up to `most`."""
    main = entry.main_participant
    ordered = [main] if main else []
    ordered += [each for each in entry.participants if each is not main]
    names = ", ".join(participant_title(each) for each in ordered[:most])
    return f"{names} +{len(ordered) - most}" if len(ordered) > most else names


def first_address(contact: Contact) -> str:
    return next(iter((*contact.emails(), *contact.phones())), "")


def contact_line(contact: Contact) -> str:
    """`K-1 · Ada Lovelace (Acme) · ada@acme.example`."""
    parts = (contact.number, contact_title(contact), first_address(contact))
    return builders.one_line(" · ".join(filter(None, parts)), 300)


def contact_option(contact: Contact) -> Element:
    """An option: name and company in the line, the address below; the value is the id."""
    return builders.option(contact_title(contact), str(contact.id), first_address(contact))


def loggable_contact_option(t: Translator, contact: Contact) -> Element:
    """The option in a picker for logging: a closed contact is marked as such."""
    if not contact.is_closed:
        return contact_option(contact)
    return builders.option(contact_title(contact), str(contact.id), t(log_text.CONTACT_CLOSED))


def _name_and_company(name: str, company: str) -> str:
    return f"{name} ({company})" if company and company != name else name
