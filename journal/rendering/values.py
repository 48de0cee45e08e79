"""PURE. The variables that templates may use, and what they are for one interaction."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from types import MappingProxyType

from journal.model import Campaign, Contact, ContactKind, Document

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


@dataclass(frozen=True, slots=True)
class CompanyValues(TemplateValues):
    name: str = ""


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
SINGLE_VALUES = ("salesperson", "occurred_at", "date", "campaign")


def template_values(
    *,
    contact: Contact | None = None,
    company: str = "",
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
        "contact": _contact_values(contact) if contact else ContactValues(),
        "company": CompanyValues(_clip(company)),
        "salesperson": _clip(salesperson),
        "occurred_at": occurred_at or "",
        "date": occurred_at.date().isoformat() if occurred_at else "",
        "mail": MailValues(_clip(mail.subject), _clip(mail.from_name), _clip(mail.from_address)),
        "document": DocumentValues(
            _clip(document.type), _clip(document.number), _clip(document.version)
        ),
        "campaign": _clip(campaign),
    }


def _contact_values(contact: Contact) -> ContactValues:
    return ContactValues(
        name=_clip(contact.name),
        first_name=_clip(first_name(contact)),
        company=_clip(contact.company_name),
        language=contact.language,
        number=contact.number,
    )


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

SAMPLE_VALUES: Mapping[str, object] = MappingProxyType(
    {
        "contact": ContactValues("Ada Lovelace", "Ada", "Analytical Engines", "en", "K-1"),
        "company": CompanyValues("Our Company"),
        "salesperson": "Charles Babbage",
        "occurred_at": SAMPLE_DAY,
        "date": "2026-03-17",
        "mail": MailValues("Our order", "Ada Lovelace", "ada@engines.example"),
        "document": DocumentValues("order", "1001", "2"),
        "campaign": "Spring",
    }
)
