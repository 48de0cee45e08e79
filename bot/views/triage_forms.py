"""PURE. The forms of triage: whose a mail is, a new contact of it, what is ignored from now on."""

from bot.blockkit import builders
from bot.blockkit.builders import Element, View
from bot.ids import pack
from bot.ids.triage import IgnoreScope, TriageId
from bot.language.translator import Translator
from bot.messages import triage_forms as triage_forms_text
from bot.views.contact_labels import contact_option
from journal.model import Contact, NewContact

_MAX_COMPANY_LETTERS = 100
_NEW_COMPANY_PREFIX = "new:"


def other_contact_form(t: Translator, mail: str, *, has_address: bool) -> View:
    """`mail` is a mail and its version; without an address there is none to keep."""
    search = builders.search_select(TriageId.CONTACT, placeholder=triage_forms_text.search(t))
    contact = builders.input_block(
        triage_forms_text.contact(t),
        search,
        block_id=TriageId.CONTACT,
        hint=triage_forms_text.contact_hint(t),
    )
    keep = builders.option(triage_forms_text.add_address(t), "yes")
    boxes = builders.input_block(
        triage_forms_text.address_question(t),
        builders.checkboxes(TriageId.KEEP_ADDRESS, [keep], [keep]),
        block_id=TriageId.KEEP_ADDRESS,
        optional=True,
        hint=triage_forms_text.add_address_hint(t),
    )
    return builders.modal(
        triage_forms_text.whose_mail_title(t),
        (contact, boxes) if has_address else (contact,),
        callback_id=TriageId.OTHER_CONTACT_FORM,
        close=triage_forms_text.close_button(t),
        submit=triage_forms_text.log_button(t),
        metadata=pack({"mail": mail}),
    )


def new_contact_form(
    t: Translator, mail: str, prefilled: NewContact, company: Contact | None
) -> View:
    """What the mail tells of them stands in it already."""
    email = next((each.value for each in prefilled.addresses), "")
    chosen = [contact_option(company)] if company else []
    search = builders.search_select(
        TriageId.COMPANY, placeholder=triage_forms_text.search_companies(t), chosen=chosen
    )
    name = builders.text_input(TriageId.NAME, initial=prefilled.name, longest=300)
    return builders.modal(
        triage_forms_text.new_contact_title(t),
        (
            builders.input_block(triage_forms_text.name(t), name, block_id=TriageId.NAME),
            builders.input_block(
                triage_forms_text.email(t),
                builders.text_input(TriageId.EMAIL, initial=email, longest=300),
                block_id=TriageId.EMAIL,
            ),
            builders.input_block(
                triage_forms_text.company(t), search, block_id=TriageId.COMPANY, optional=True
            ),
            builders.input_block(
                triage_forms_text.phone(t),
                builders.text_input(TriageId.PHONE, longest=60),
                block_id=TriageId.PHONE,
                optional=True,
            ),
        ),
        callback_id=TriageId.NEW_CONTACT_FORM,
        close=triage_forms_text.close_button(t),
        submit=triage_forms_text.log_button(t),
        metadata=pack({"mail": mail}),
    )


def ignore_form(t: Translator, mail: str, scope: IgnoreScope, value: str, others: int) -> View:
    shown = builders.one_line(value, 300)
    blocks = (
        builders.section(builders.plain_text(triage_forms_text.ignore_question(t, shown, scope))),
        builders.section(builders.plain_text(triage_forms_text.other_mails_ignored(t, others))),
    )
    return builders.modal(
        triage_forms_text.ignore_title(t, scope),
        blocks,
        callback_id=TriageId.IGNORE_FORM,
        close=triage_forms_text.keep_button(t),
        submit=triage_forms_text.ignore_button(t),
        metadata=pack({"mail": mail, "what": scope}),
    )


def triage_contact_option(t: Translator, each: Contact) -> Element:
    """Marked when nothing may be recorded of them."""
    option = contact_option(each)
    if each.is_closed:
        option["description"] = builders.plain_text(
            triage_forms_text.contact_closed(t), builders.MAX_OPTION
        )
    return option


def new_company_option(t: Translator, typed: str) -> Element:
    called = builders.one_line(typed, _MAX_COMPANY_LETTERS)
    return builders.option(
        triage_forms_text.new_company(t, called), f"{_NEW_COMPANY_PREFIX}{called}"
    )


def new_company_name(value: str) -> str:
    """The name of a company to be made; empty when one was chosen."""
    return value.removeprefix(_NEW_COMPANY_PREFIX) if value.startswith(_NEW_COMPANY_PREFIX) else ""
