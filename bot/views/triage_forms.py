"""PURE. The forms of triage: whose a mail is, a new contact of it, what is ignored from now on."""

from bot import kit
from bot.ids import pack
from bot.ids.triage import IgnoreScope, TriageId
from bot.kit import Element, View
from bot.messages import triage_forms as said
from bot.say import Translator
from bot.views.people import contact_option
from journal.model import Contact, NewContact

_MAX_COMPANY_LETTERS = 100
_NEW_COMPANY_PREFIX = "new:"


def other_contact_form(t: Translator, mail: str, *, has_address: bool) -> View:
    """`mail` is a mail and its version; without an address there is none to keep."""
    search = kit.search_select(TriageId.CONTACT, placeholder=said.search(t))
    contact = kit.input_block(
        said.contact(t), search, block_id=TriageId.CONTACT, hint=said.contact_hint(t)
    )
    keep = kit.option(said.add_address(t), "yes")
    boxes = kit.input_block(
        said.address_question(t),
        kit.checkboxes(TriageId.KEEP_ADDRESS, [keep], [keep]),
        block_id=TriageId.KEEP_ADDRESS,
        optional=True,
        hint=said.add_address_hint(t),
    )
    return kit.modal(
        said.whose_mail_title(t),
        (contact, boxes) if has_address else (contact,),
        callback_id=TriageId.OTHER_CONTACT_FORM,
        close=said.close_button(t),
        submit=said.log_button(t),
        metadata=pack({"mail": mail}),
    )


def new_contact_form(
    t: Translator, mail: str, prefilled: NewContact, company: Contact | None
) -> View:
    """What the mail tells of them stands in it already."""
    email = next((each.value for each in prefilled.addresses), "")
    chosen = [contact_option(company)] if company else []
    search = kit.search_select(
        TriageId.COMPANY, placeholder=said.search_companies(t), chosen=chosen
    )
    name = kit.text_input(TriageId.NAME, initial=prefilled.name, longest=300)
    return kit.modal(
        said.new_contact_title(t),
        (
            kit.input_block(said.name(t), name, block_id=TriageId.NAME),
            kit.input_block(
                said.email(t),
                kit.text_input(TriageId.EMAIL, initial=email, longest=300),
                block_id=TriageId.EMAIL,
            ),
            kit.input_block(said.company(t), search, block_id=TriageId.COMPANY, optional=True),
            kit.input_block(
                said.phone(t),
                kit.text_input(TriageId.PHONE, longest=60),
                block_id=TriageId.PHONE,
                optional=True,
            ),
        ),
        callback_id=TriageId.NEW_CONTACT_FORM,
        close=said.close_button(t),
        submit=said.log_button(t),
        metadata=pack({"mail": mail}),
    )


def ignore_form(t: Translator, mail: str, scope: IgnoreScope, value: str, others: int) -> View:
    shown = kit.one_line(value, 300)
    blocks = (
        kit.section(kit.plain_text(said.ignore_question(t, shown, scope))),
        kit.section(kit.plain_text(said.other_mails_ignored(t, others))),
    )
    return kit.modal(
        said.ignore_title(t, scope),
        blocks,
        callback_id=TriageId.IGNORE_FORM,
        close=said.keep_button(t),
        submit=said.ignore_button(t),
        metadata=pack({"mail": mail, "what": scope}),
    )


def triage_contact_option(t: Translator, each: Contact) -> Element:
    """Marked when nothing may be recorded of them."""
    option = contact_option(each)
    if each.is_closed:
        option["description"] = kit.plain_text(said.contact_closed(t), kit.MAX_OPTION)
    return option


def new_company_option(t: Translator, typed: str) -> Element:
    called = kit.one_line(typed, _MAX_COMPANY_LETTERS)
    return kit.option(said.new_company(t, called), f"{_NEW_COMPANY_PREFIX}{called}")


def new_company_name(value: str) -> str:
    """The name of a company to be made; empty when one was chosen."""
    return value.removeprefix(_NEW_COMPANY_PREFIX) if value.startswith(_NEW_COMPANY_PREFIX) else ""
