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
    """The form to choose another contact; `mail` is its number and version."""
    search = builders.search_select(TriageId.CONTACT, placeholder=t(triage_forms_text.SEARCH))
    contact = builders.input_block(
        t(triage_forms_text.CONTACT),
        search,
        block_id=TriageId.CONTACT,
        hint=t(triage_forms_text.CONTACT_HINT),
    )
    keep = builders.option(t(triage_forms_text.ADD_ADDRESS), "yes")
    boxes = builders.input_block(
        t(triage_forms_text.ADDRESS_QUESTION),
        builders.checkboxes(TriageId.KEEP_ADDRESS, [keep], [keep]),
        block_id=TriageId.KEEP_ADDRESS,
        optional=True,
        hint=t(triage_forms_text.ADD_ADDRESS_HINT),
    )
    return builders.modal(
        t(triage_forms_text.WHOSE_MAIL_TITLE),
        (contact, boxes) if has_address else (contact,),
        callback_id=TriageId.OTHER_CONTACT_FORM,
        close=t(triage_forms_text.CLOSE_BUTTON),
        submit=t(triage_forms_text.LOG_BUTTON),
        metadata=pack({"mail": mail}),
    )


def new_contact_form(
    t: Translator, mail: str, prefilled: NewContact, company: Contact | None
) -> View:
    """The form for a new contact, filled in with what the mail says."""
    email = next((each.value for each in prefilled.addresses), "")
    chosen = [contact_option(company)] if company else []
    search = builders.search_select(
        TriageId.COMPANY, placeholder=t(triage_forms_text.SEARCH_COMPANIES), chosen=chosen
    )
    name = builders.text_input(TriageId.NAME, initial=prefilled.name, longest=300)
    return builders.modal(
        t(triage_forms_text.NEW_CONTACT_TITLE),
        (
            builders.input_block(t(triage_forms_text.NAME), name, block_id=TriageId.NAME),
            builders.input_block(
                t(triage_forms_text.EMAIL),
                builders.text_input(TriageId.EMAIL, initial=email, longest=300),
                block_id=TriageId.EMAIL,
            ),
            builders.input_block(
                t(triage_forms_text.COMPANY), search, block_id=TriageId.COMPANY, optional=True
            ),
            builders.input_block(
                t(triage_forms_text.PHONE),
                builders.text_input(TriageId.PHONE, longest=60),
                block_id=TriageId.PHONE,
                optional=True,
            ),
        ),
        callback_id=TriageId.NEW_CONTACT_FORM,
        close=t(triage_forms_text.CLOSE_BUTTON),
        submit=t(triage_forms_text.LOG_BUTTON),
        metadata=pack({"mail": mail}),
    )


def ignore_form(t: Translator, mail: str, scope: IgnoreScope, value: str, others: int) -> View:
    text = builders.one_line(value, 300)
    blocks = (
        builders.section(builders.plain_text(triage_forms_text.ignore_question(t, text, scope))),
        builders.section(builders.plain_text(triage_forms_text.other_mails_ignored(t, others))),
    )
    return builders.modal(
        triage_forms_text.ignore_title(t, scope),
        blocks,
        callback_id=TriageId.IGNORE_FORM,
        close=t(triage_forms_text.KEEP_BUTTON),
        submit=t(triage_forms_text.IGNORE_BUTTON),
        metadata=pack({"mail": mail, "what": scope}),
    )


def triage_contact_option(t: Translator, each: Contact) -> Element:
    """The option of a contact, marked if it is closed."""
    option = contact_option(each)
    if each.is_closed:
        option["description"] = builders.plain_text(
            t(triage_forms_text.CONTACT_CLOSED), builders.MAX_OPTION
        )
    return option


def new_company_option(t: Translator, typed: str) -> Element:
    called = builders.one_line(typed, _MAX_COMPANY_LETTERS)
    return builders.option(
        triage_forms_text.new_company(t, called), f"{_NEW_COMPANY_PREFIX}{called}"
    )


def new_company_name(value: str) -> str:
    """The name of a company to be made; empty when a known one was chosen."""
    return value.removeprefix(_NEW_COMPANY_PREFIX) if value.startswith(_NEW_COMPANY_PREFIX) else ""
