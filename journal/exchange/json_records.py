"""PURE. Values as JSON has them: times as ISO text, money as text, a contact as its own record."""

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from journal.model import POSTAL_FIELDS, Address, Contact, contact_number


def to_json_value(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): to_json_value(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [to_json_value(item) for item in value]
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    # Text, so that no reader makes a float of money.
    return str(value) if isinstance(value, Decimal) else value


def contact_record(each: Contact) -> dict[str, Any]:
    """Gives everything a contact's own row holds, as JSON has it."""
    company = (
        {"number": contact_number(each.company_id), "name": each.company_name}
        if each.company_id
        else None
    )
    return {
        "number": each.number,
        "kind": each.kind.value,
        "name": each.name,
        "company": company,
        "addresses": [_address_record(address) for address in each.addresses],
        "job_title": each.job_title,
        "language": each.language,
        "country": each.country,
        **{name: getattr(each, name) for name in POSTAL_FIELDS},
        "owner": each.owner,
        "note": each.note,
        "tags": sorted(each.tags),
        "external_ids": dict(sorted(each.external_ids.items())),
        "privacy_blocked": each.privacy_blocked,
        "minor": each.minor,
        "consent": each.consent,
        "excluded": each.excluded,
        "created_at": each.created_at.isoformat(),
    }


def _address_record(each: Address) -> dict[str, Any]:
    return {
        "kind": each.kind.value,
        "value": each.value,
        "label": each.label,
        "primary": each.primary,
        "valid_from": each.valid_from.isoformat() if each.valid_from else None,
        "valid_to": each.valid_to.isoformat() if each.valid_to else None,
    }
