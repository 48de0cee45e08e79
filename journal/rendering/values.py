"""PURE. The variables that templates may use, and what they are for one interaction."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from types import MappingProxyType

from journal.model import (
    POSTAL_FIELDS,
    AddressKind,
    Campaign,
    Contact,
    ContactKind,
    Document,
    Letterhead,
)
from journal.model.letterhead import NO_LETTERHEAD
from journal.rendering.long_dates import long_date
from journal.rendering.postal import postal_lines

LONGEST_VALUE = 1_000


class TemplateValues:
    """A group of variables. `{% if mail %}` asks whether there is one."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in value_names(type(self)))


@dataclass(frozen=True, slots=True)
class ContactValues(TemplateValues):
    name: str = ""
    first_name: str = ""
    company: str = ""
    language: str = ""
    number: str = ""
    job_title: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    salutation: str = ""
    greeting: str = ""


@dataclass(frozen=True, slots=True)
class CompanyValues(TemplateValues):
    name: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class MailValues(TemplateValues):
    subject: str = ""
    from_name: str = ""
    from_address: str = ""


@dataclass(frozen=True, slots=True)
class DocumentValues(TemplateValues):
    type: str = ""
    number: str = ""
    version: str = ""


VALUE_GROUPS: Mapping[str, type[TemplateValues]] = MappingProxyType(
    {
        "contact": ContactValues,
        "company": CompanyValues,
        "mail": MailValues,
        "document": DocumentValues,
    }
)
SINGLE_VALUES = (
    "salesperson",
    "salesperson_name",
    "signature",
    "occurred_at",
    "date",
    "long_date",
    "campaign",
)


def template_values(
    *,
    contact: Contact | None = None,
    company: str = "",
    letterhead: Letterhead = NO_LETTERHEAD,
    language: str = "",
    salesperson: str = "",
    occurred_at: datetime | None = None,
    mail: MailValues | None = None,
    document: Document | None = None,
    campaign: Campaign | str = "",
) -> Mapping[str, object]:
    """All variables of templates; one without a value is empty, never undefined."""
    mail = mail or MailValues()
    document = document or Document("", "")
    if isinstance(campaign, Campaign):
        campaign = campaign.description or campaign.code
    return {
        "contact": _contact_values(contact, letterhead) if contact else ContactValues(),
        "company": CompanyValues(_clip(company), _clip(letterhead.address)),
        "salesperson": _clip(salesperson),
        "salesperson_name": _clip(letterhead.name_of(salesperson)),
        "signature": _clip(letterhead.signature_of(salesperson, company)),
        "occurred_at": occurred_at or "",
        "date": occurred_at.date().isoformat() if occurred_at else "",
        "long_date": long_date(occurred_at.date(), language) if occurred_at else "",
        "mail": MailValues(_clip(mail.subject), _clip(mail.from_name), _clip(mail.from_address)),
        "document": DocumentValues(
            _clip(document.type), _clip(document.number), _clip(document.version)
        ),
        "campaign": _clip(campaign),
    }


def _contact_values(contact: Contact, letterhead: Letterhead) -> ContactValues:
    return ContactValues(
        name=_clip(contact.name),
        first_name=_clip(first_name(contact)),
        company=_clip(contact.company_name),
        language=contact.language,
        number=contact.number,
        job_title=_clip(contact.job_title),
        email=_clip(_main_address(contact, AddressKind.EMAIL)),
        phone=_clip(_main_address(contact, AddressKind.PHONE)),
        address=_clip("\n".join(postal_lines(contact, home=letterhead.country))),
        country=_clip(contact.country),
        **{name: _clip(getattr(contact, name)) for name in POSTAL_FIELDS},
    )


def _main_address(contact: Contact, kind: AddressKind) -> str:
    """The one that is marked as the main one, else the first."""
    found = sorted(
        (each for each in contact.addresses if each.kind is kind), key=lambda each: not each.primary
    )
    return found[0].value if found else ""


def first_name(contact: Contact) -> str:
    """`Ada Lovelace` and `Lovelace, Ada` → `Ada`; a company's name stays whole."""
    if contact.kind is ContactKind.COMPANY:
        return contact.name
    given = contact.name.partition(",")[2].split() or contact.name.split()
    return given[0] if given else ""


def variable_names() -> tuple[str, ...]:
    """The names that an admin may use, as they are written."""
    grouped = [
        f"{group}.{name}" for group, kind in VALUE_GROUPS.items() for name in value_names(kind)
    ]
    return tuple(sorted((*SINGLE_VALUES, *grouped)))


def value_names(kind: type[TemplateValues]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))  # type: ignore[arg-type]


def _clip(text: str) -> str:
    """Cuts a value: a stranger's subject of a million characters must not stop a template."""
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"


SAMPLE_DAY = datetime.fromisoformat("2026-03-17T14:30:00+00:00")


def empty_values() -> Mapping[str, object]:
    """The values of a contact of whom nothing is known: a template must bear it."""
    return template_values(occurred_at=SAMPLE_DAY)


SAMPLE_VALUES: Mapping[str, object] = MappingProxyType(
    {
        "contact": ContactValues(
            name="Ada Lovelace",
            first_name="Ada",
            company="Analytical Engines",
            language="en",
            number="K-1",
            job_title="Analyst",
            email="ada@engines.example",
            phone="+44 20 7946 0000",
            address="12 St James's Square\nLondon\nSW1Y 4JH\nUNITED KINGDOM",
            street="12 St James's Square",
            postal_code="SW1Y 4JH",
            city="London",
            region="Greater London",
            country="GB",
            salutation="Dear Ada Lovelace,",
            greeting="Hello Ada,",
        ),
        "company": CompanyValues("Our Company", "Kungsgatan 4\n411 19 Göteborg"),
        "salesperson": "charles@ours.example",
        "salesperson_name": "Charles Babbage",
        "signature": "Charles Babbage\nOur Company",
        "occurred_at": SAMPLE_DAY,
        "date": "2026-03-17",
        "long_date": "17 March 2026",
        "mail": MailValues("Our order", "Ada Lovelace", "ada@engines.example"),
        "document": DocumentValues("order", "1001", "2"),
        "campaign": "Spring",
    }
)
