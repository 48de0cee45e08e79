"""PURE. The forms of triage: whose a mail is, a new contact of it, what is ignored from now on."""

from bot import kit
from bot.ids import pack
from bot.ids.triage import Ignored, Triage
from bot.kit import Element, View
from bot.messages import triage_forms as said
from bot.say import Say
from bot.views.people import contact_option
from journal.model import Contact, NewContact

_COMPANY_LETTERS = 100
_NEW = "new:"


def other(say: Say, mail: str, *, has_address: bool) -> View:
    """`mail` is a mail and its version; without an address there is none to keep."""
    search = kit.search_select(Triage.CONTACT, placeholder=said.search(say))
    contact = kit.labelled(
        said.contact(say), search, block_id=Triage.CONTACT, hint=said.contact_hint(say)
    )
    keep = kit.option(said.add_address(say), "yes")
    boxes = kit.labelled(
        said.address_question(say),
        kit.checkboxes(Triage.KEEP_ADDRESS, [keep], [keep]),
        block_id=Triage.KEEP_ADDRESS,
        optional=True,
        hint=said.add_address_hint(say),
    )
    return kit.modal(
        said.other_title(say),
        (contact, boxes) if has_address else (contact,),
        callback_id=Triage.OTHER_FORM,
        close=said.close(say),
        submit=said.log_it(say),
        metadata=pack({"mail": mail}),
    )


def new(say: Say, mail: str, known: NewContact, company: Contact | None) -> View:
    """What the mail tells of them stands in it already."""
    email = next((each.value for each in known.addresses), "")
    chosen = [contact_option(company)] if company else []
    search = kit.search_select(
        Triage.COMPANY, placeholder=said.search_companies(say), chosen=chosen
    )
    name = kit.text_input(Triage.NAME, initial=known.name, longest=300)
    return kit.modal(
        said.new_title(say),
        (
            kit.labelled(said.name(say), name, block_id=Triage.NAME),
            kit.labelled(
                said.email(say),
                kit.text_input(Triage.EMAIL, initial=email, longest=300),
                block_id=Triage.EMAIL,
            ),
            kit.labelled(said.company(say), search, block_id=Triage.COMPANY, optional=True),
            kit.labelled(
                said.phone(say),
                kit.text_input(Triage.PHONE, longest=60),
                block_id=Triage.PHONE,
                optional=True,
            ),
        ),
        callback_id=Triage.NEW_FORM,
        close=said.close(say),
        submit=said.log_it(say),
        metadata=pack({"mail": mail}),
    )


def ignore(say: Say, mail: str, what: Ignored, value: str, others: int) -> View:
    shown = kit.one_line(value, 300)
    blocks = (
        kit.section(kit.plain(said.ignore_question(say, shown, what))),
        kit.section(kit.plain(said.also_ignored(say, others))),
    )
    return kit.modal(
        said.ignore_title(say, what),
        blocks,
        callback_id=Triage.IGNORE_FORM,
        close=said.keep(say),
        submit=said.ignore_it(say),
        metadata=pack({"mail": mail, "what": what}),
    )


def contact_choice(say: Say, each: Contact) -> Element:
    """Marked when nothing may be recorded of them."""
    option = contact_option(each)
    if each.closed:
        option["description"] = kit.plain(said.is_closed(say), kit.OPTION)
    return option


def new_company_choice(say: Say, typed: str) -> Element:
    called = kit.one_line(typed, _COMPANY_LETTERS)
    return kit.option(said.new_company(say, called), f"{_NEW}{called}")


def company_name(value: str) -> str:
    """The name of a company to be made; empty when one was chosen."""
    return value.removeprefix(_NEW) if value.startswith(_NEW) else ""
