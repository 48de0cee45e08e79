"""Interactions as CSV and JSON Lines, a page in memory at a time; nothing of them is left out."""

import csv
import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import IO, Any

from sqlmodel import Session

from journal.exchange.formula_guard import BOM, guard_formula
from journal.exchange.joined_values import join_values
from journal.exchange.json_records import to_json_value
from journal.model import Interaction, Meeting, Participant, contact_number
from journal.store.record import interactions

_NESTED_FIELDS = ("participants", "attachments", "document", "meeting")
# Every part of a meeting has a column.
_MEETING = tuple(f"meeting_{f.name}" for f in fields(Meeting))
_HEADER = (
    *(f.name for f in fields(Interaction) if f.name not in _NESTED_FIELDS),
    "main_contact", "main_name", "main_company", "participants", "document_type",
    "document_number", "document_version", *_MEETING, "attachments", "digests", "comments", "history",
)  # fmt: skip


def interaction_record(session: Session, each: Interaction) -> dict[str, Any]:
    """One interaction with all that belongs to it, as JSON has it."""
    record: dict[str, Any] = to_json_value(asdict(each))
    record["participants"] = [_participant_record(p) for p in each.participants]
    record["comments"] = [
        to_json_value(asdict(c)) for c in interactions.comments_of(session, each.number)
    ]
    record["history"] = [
        to_json_value(asdict(c)) for c in interactions.changes_of(session, each.number)
    ]
    return record


def _participant_record(each: Participant) -> dict[str, Any]:
    return {
        "contact": contact_number(each.contact_id) if each.contact_id else None,
        "part": each.part.value,
        "name": each.name,
        "address": each.address,
        "company": contact_number(each.company_id) if each.company_id else None,
        "company_name": each.company_name,
    }


def write_lines(file: IO[str], session: Session, found: Iterable[Interaction]) -> None:
    for each in found:
        file.write(json.dumps(interaction_record(session, each), ensure_ascii=False) + "\n")


def write_csv(file: IO[str], session: Session, found: Iterable[Interaction]) -> None:
    """Writes one row for each interaction; several values stand in one cell, by semicolons."""
    write_csv_header(file)
    write_csv_rows(file, session, found)


def write_csv_header(file: IO[str]) -> None:
    file.write(BOM)
    csv.writer(file).writerow(_HEADER)


def write_csv_rows(file: IO[str], session: Session, found: Iterable[Interaction]) -> None:
    writer = csv.writer(file)
    for each in found:
        writer.writerow([guard_formula(cell) for cell in _row(interaction_record(session, each))])


def _row(record: dict[str, Any]) -> list[str]:
    row = {name: _cell(record.get(name)) for name in _HEADER}
    main: dict[str, Any] = next((p for p in record["participants"] if p["part"] == "main"), {})
    document, meeting = record["document"] or {}, record["meeting"] or {}
    row |= {
        "main_contact": main.get("contact") or "",
        "main_name": main.get("name", ""),
        "main_company": main.get("company_name", ""),
        "participants": join_values(_participant_text(p) for p in record["participants"]),
        "document_type": document.get("type", ""),
        "document_number": document.get("number", ""),
        "document_version": document.get("version", ""),
        **{name: _cell(meeting.get(name.removeprefix("meeting_"))) for name in _MEETING},
        "attachments": join_values(a["name"] for a in record["attachments"]),
        "digests": join_values(a["digest"] for a in record["attachments"]),
        "comments": "\n".join(f"{c['at']} {c['by']}: {c['text']}" for c in record["comments"]),
        "history": "\n".join(
            f"{c['at']} {c['by']}: {c['field']}: {c['old']!r} → {c['new']!r}"
            for c in record["history"]
        ),
    }
    return list(row.values())


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _participant_text(each: dict[str, Any]) -> str:
    """`main K-1 Ada Lovelace (Acme) <ada@acme.example>`."""
    firm = f"({each['company_name']})" if each["company_name"] else ""
    reach = f"<{each['address']}>" if each["address"] else ""
    return " ".join(x for x in (each["part"], each["contact"], each["name"], firm, reach) if x)
