"""PURE. The forms to add and change a contact, and the values typed into them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.blockkit import builders
from bot.blockkit.builders import Block, View
from bot.ids import pack
from bot.ids.find import FindId
from bot.inputs import FieldValue, ViewState
from bot.language.translator import Translator
from bot.messages import contact as contact_text
from bot.views.contact_addresses import merge_addresses, shown_addresses
from bot.views.contact_labels import contact_line
from journal.fold import is_address, phone_key
from journal.model import Contact, ContactKind, NewContact

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_COUNTRY = re.compile(r"[A-Za-z]{2}")
# Commas beside each other are pauses in a number that is dialled.
_MARKS = re.compile("(?<!,),(?!,)|;")
_EMPTY_FIELD = FieldValue()


@dataclass(frozen=True, slots=True)
class ContactFormValues:
    """The form's values as text, right or wrong. `company` is a contact's id."""

    name: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    company: int | None = None
    new_company: str = ""
    job_title: str = ""
    language: str = ""
    owner: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    country: str = ""
    is_company: bool = False


@dataclass(frozen=True, slots=True)
class ContactFormMetadata:
    """A form's metadata: only ids, and the response_url of where it was opened. `below` is the form
    to log that the contact is to be put into.
    """

    contact: str = ""
    similar_ids: str = ""
    draft: str = ""
    response_url: str = ""
    below: str = ""

    def __str__(self) -> str:
        values = {
            "contact": self.contact,
            "alike": self.similar_ids,
            "draft": self.draft,
            "to": self.response_url,
            "below": self.below,
        }
        packed = pack(values)
        return packed if len(packed) <= 3000 else pack({**values, "to": ""})


# ── shown ───────────────────────────────────────────────────────────────────────────────────────


def add_form(
    t: Translator,
    values: ContactFormValues,
    *,
    metadata: ContactFormMetadata = ContactFormMetadata(),
    company: Contact | None = None,
    similar: Sequence[Contact] = (),
) -> View:
    """The form to add a contact; `similar` are shown before somebody is there twice."""
    named, (employed, *others) = _fields(t, values, company)
    new_company = _text_input(
        t(contact_text.NEW_COMPANY), FindId.NEW_COMPANY, values.new_company, longest=300
    )
    kind = _kind_input(t, values)
    blocks = [*_similar_contact_blocks(t, similar), *named, employed, new_company, kind, *others]
    return builders.modal(
        t(contact_text.NEW_TITLE),
        blocks,
        callback_id=FindId.ADD_FORM,
        close=t(contact_text.CLOSE),
        submit=t(contact_text.ADD_BUTTON),
        metadata=str(metadata),
    )


def new_form(
    t: Translator,
    name: str = "",
    *,
    email: str = "",
    phone: str = "",
    new_company: str = "",
    response_url: str = "",
    below: str = "",
) -> View:
    """The form, empty or with known values, for other files of listeners."""
    entered = ContactFormValues(
        name, tuple(filter(None, [email])), tuple(filter(None, [phone])), new_company=new_company
    )
    return add_form(
        t, entered, metadata=ContactFormMetadata(response_url=response_url, below=below)
    )


def change_form(
    t: Translator,
    before: Contact,
    values: ContactFormValues,
    *,
    metadata: ContactFormMetadata,
    company: Contact | None = None,
    warnings: Sequence[str] = (),
) -> View:
    """The form to change a contact; `warnings` say what somebody else did meanwhile."""
    noted = [builders.section(builders.plain_text("\n".join(warnings), 2000))] if warnings else []
    named, others = _fields(t, values, company)
    return builders.modal(
        contact_text.edit_title(t, before.number),
        [*noted, *named, *others],
        callback_id=FindId.CHANGE_FORM,
        close=t(contact_text.CLOSE),
        submit=t(contact_text.SAVE),
        metadata=str(metadata),
    )


def _similar_contact_blocks(t: Translator, similar: Sequence[Contact]) -> list[Block]:
    if not similar:
        return []
    opened = [
        builders.section(
            builders.plain_text(contact_line(each), 500),
            accessory=builders.button(t(contact_text.OPEN_BUTTON), FindId.CARD, str(each.id)),
        )
        for each in similar
    ]
    return [
        builders.section(builders.plain_text(t(contact_text.SIMILAR_CONTACTS))),
        *opened,
        builders.context(builders.plain_text(t(contact_text.ADD_ANYWAY))),
        builders.divider(),
    ]


def _fields(
    t: Translator, values: ContactFormValues, company: Contact | None
) -> tuple[list[Block], list[Block]]:
    """The fields: name and addresses; then the company and the rest."""
    picked = [builders.option(company.name, str(company.id))] if company else []
    searched = builders.search_select(
        FindId.COMPANY, placeholder=t(contact_text.COMPANY_PLACEHOLDER), chosen=picked
    )
    reached = [
        _text_input(t(contact_text.NAME), FindId.NAME, values.name, longest=300, optional=False),
        _list_input(t, t(contact_text.EMAILS), FindId.EMAILS, values.emails),
        _list_input(t, t(contact_text.PHONES), FindId.PHONES, values.phones),
    ]
    others = [
        builders.input_block(
            t(contact_text.COMPANY), searched, block_id=FindId.COMPANY, optional=True
        ),
        _text_input(t(contact_text.JOB_TITLE), FindId.JOB, values.job_title, longest=300),
        _text_input(
            t(contact_text.LANGUAGE),
            FindId.LANGUAGE,
            values.language,
            longest=20,
            hint=t(contact_text.LANGUAGE_HINT),
        ),
        _text_input(
            t(contact_text.OWNER),
            FindId.OWNER,
            values.owner,
            longest=300,
            hint=t(contact_text.OWNER_HINT),
        ),
        *_postal_inputs(t, values),
    ]
    return reached, others


def _postal_inputs(t: Translator, values: ContactFormValues) -> list[Block]:
    street = builders.text_input(FindId.STREET, initial=values.street, multiline=True, longest=300)
    return [
        builders.input_block(
            contact_text.field_label(t, "street"), street, block_id=FindId.STREET, optional=True
        ),
        _text_input(
            contact_text.field_label(t, "postal_code"),
            FindId.POSTAL_CODE,
            values.postal_code,
            longest=20,
        ),
        _text_input(contact_text.field_label(t, "city"), FindId.CITY, values.city, longest=200),
        _text_input(
            contact_text.field_label(t, "country"),
            FindId.COUNTRY,
            values.country,
            longest=60,
            hint=t(contact_text.COUNTRY_HINT),
        ),
    ]


def _kind_input(t: Translator, values: ContactFormValues) -> Block:
    kind = builders.option(t(contact_text.IS_COMPANY), "company")
    ticked = builders.checkboxes(FindId.KIND, [kind], [kind] if values.is_company else [])
    return builders.input_block(
        t(contact_text.KIND_LABEL), ticked, block_id=FindId.KIND, optional=True
    )


def _text_input(
    label: str, field: FindId, initial: str, *, longest: int, optional: bool = True, hint: str = ""
) -> Block:
    element = builders.text_input(field, initial=builders.clip(initial, longest), longest=longest)
    return builders.input_block(label, element, block_id=field, optional=optional, hint=hint)


def _list_input(t: Translator, label: str, field: FindId, values: Sequence[str]) -> Block:
    initial = builders.clip("\n".join(values), 3000)
    element = builders.text_input(field, initial=initial, multiline=True)
    return builders.input_block(
        label, element, block_id=field, optional=True, hint=t(contact_text.ONE_A_LINE)
    )


# ── read ────────────────────────────────────────────────────────────────────────────────────────


def values_of_contact(each: Contact) -> ContactFormValues:
    emails, phones = shown_addresses(each.addresses)
    return ContactFormValues(
        name=each.name,
        emails=emails,
        phones=phones,
        company=each.company_id,
        job_title=each.job_title,
        language=each.language,
        owner=each.owner,
        street=each.street,
        postal_code=each.postal_code,
        city=each.city,
        country=each.country,
        is_company=each.kind is ContactKind.COMPANY,
    )


def values_from_view(view: ViewState, before: Contact | None = None) -> ContactFormValues:
    """The typed values; `before` is the contact that they change."""
    emails, phones = shown_addresses(before.addresses if before else ())

    def value(field: FindId) -> str:
        return view.fields.get(field, _EMPTY_FIELD).value.strip()

    company = value(FindId.COMPANY)
    return ContactFormValues(
        name=" ".join(value(FindId.NAME).split()),
        emails=_split_list(value(FindId.EMAILS), emails),
        phones=_split_list(value(FindId.PHONES), phones),
        company=int(company) if company.isascii() and company.isdigit() else None,
        new_company=" ".join(value(FindId.NEW_COMPANY).split()),
        job_title=value(FindId.JOB),
        language=value(FindId.LANGUAGE),
        owner=value(FindId.OWNER).casefold(),
        street=value(FindId.STREET),
        postal_code=value(FindId.POSTAL_CODE),
        city=value(FindId.CITY),
        country=_country_code(value(FindId.COUNTRY)),
        is_company=bool(view.fields.get(FindId.KIND, _EMPTY_FIELD).chosen),
    )


def _country_code(typed: str) -> str:
    """`fi` → `FI`; what is no code stays as it was typed."""
    return typed.upper() if _COUNTRY.fullmatch(typed) else typed


def _split_list(text: str, was: Sequence[str]) -> tuple[str, ...]:
    """Splits at lines, semicolons and single commas, but for what stood there: `+358 9 123,102`."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    pieces = (each for line in lines for each in ([line] if line in was else _MARKS.split(line)))
    return tuple(dict.fromkeys(each for each in map(str.strip, pieces) if each))


def form_errors(
    t: Translator, values: ContactFormValues, before: Contact | None = None
) -> Mapping[str, str]:
    """Each field that can't be saved as it stands, with the reason.

    A bad value that stood there before is no error of this user.
    """
    was = values_of_contact(before) if before else ContactFormValues()
    found = {
        FindId.NAME: "" if values.name else t(contact_text.NO_NAME),
        FindId.EMAILS: _address_error(t, values.emails, was.emails),
        FindId.PHONES: _phone_error(t, values.phones, was.phones),
        FindId.LANGUAGE: _language_error(t, values.language, was.language),
        FindId.OWNER: _address_error(t, filter(None, [values.owner]), (was.owner,)),
        FindId.NEW_COMPANY: _company_error(t, values),
        FindId.COUNTRY: _country_error(t, values.country, was.country),
    }
    return {field: why for field, why in found.items() if why}


def _address_error(t: Translator, typed: Iterable[str], was: Sequence[str]) -> str:
    bad = (each for each in typed if each not in was and not is_address(each))
    return next((contact_text.no_address(t, builders.one_line(each, 100)) for each in bad), "")


def _phone_error(t: Translator, typed: Iterable[str], was: Sequence[str]) -> str:
    bad = (each for each in typed if each not in was and len(phone_key(each)) < 3)
    return next((contact_text.no_phone(t, builders.one_line(each, 100)) for each in bad), "")


def _language_error(t: Translator, typed: str, was: str) -> str:
    if typed in {"", was} or _LANGUAGE.fullmatch(typed):
        return ""
    return t(contact_text.NO_LANGUAGE)


def _country_error(t: Translator, typed: str, was: str) -> str:
    if typed in {"", was} or _COUNTRY.fullmatch(typed):
        return ""
    return t(contact_text.COUNTRY_HINT)


def _company_error(t: Translator, values: ContactFormValues) -> str:
    if values.new_company and values.company:
        return t(contact_text.TWO_COMPANIES)
    if values.new_company and values.is_company:
        return t(contact_text.COMPANY_IN_COMPANY)
    return ""


def changed_values(entered: ContactFormValues, before: Contact) -> dict[str, Any]:
    """The values that change."""
    values: dict[str, Any] = {
        "name": entered.name,
        "addresses": merge_addresses((entered.emails, entered.phones), before.addresses),
        "company_id": entered.company,
        "job_title": entered.job_title,
        "language": entered.language,
        "owner": entered.owner,
        "street": entered.street,
        "postal_code": entered.postal_code,
        "city": entered.city,
        "country": entered.country,
    }
    return {name: value for name, value in values.items() if value != getattr(before, name)}


def new_contact_of(values: ContactFormValues) -> NewContact:
    return NewContact(
        name=values.name,
        kind=ContactKind.COMPANY if values.is_company else ContactKind.PERSON,
        company_id=values.company,
        addresses=merge_addresses((values.emails, values.phones), ()),
        job_title=values.job_title,
        language=values.language,
        owner=values.owner,
        street=values.street,
        postal_code=values.postal_code,
        city=values.city,
        country=values.country,
    )
