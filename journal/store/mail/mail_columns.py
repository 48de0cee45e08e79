"""Makes the columns of a mail's row from what was decided about it."""

from dataclasses import asdict, fields
from datetime import datetime
from typing import Any, NamedTuple

from journal.fold import address_key
from journal.model import MailFacts, MailOutcome, NewMail
from journal.store.mail import trimming
from journal.store.mail.why_sentences import with_signals, with_why

_KEPT_REFERENCES = 20
_FACTS = [each.name for each in fields(MailFacts)]  # `asdict` takes ten times as long


class Versions(NamedTuple):
    """The versions of config and program that decided a mail."""

    config: str
    program: str


def mail_columns(new: NewMail, by: str, versions: Versions, now: datetime) -> dict[str, Any]:
    """The columns of its row, but for what only a new row has."""
    decision = new.decision
    sender = next((p.address for p in new.parties if p.role == "from"), "")
    logged = decision.outcome is MailOutcome.LOGGED
    return {
        "delivery_key": new.delivery_key,
        "message_id": new.message_id,
        # A report is about the mail that came back.
        "in_reply_to": new.returned_id or new.in_reply_to,
        "sender_key": address_key(sender),
        "outcome": decision.outcome.value,
        "reason": decision.reason.value,
        "why": decision.why,
        "direction": decision.direction.value,
        "mail_class": decision.mail_class.value,
        "occurred_at": decision.occurred_at,
        "decided_at": now,
        "decided_by": by,
        "subject": decision.subject,
        "salesperson": decision.salesperson,
        "template": decision.template,
        "document_type": decision.document.type if decision.document else "",
        "document_number": decision.document.number if decision.document else "",
        "document_version": decision.document.version if decision.document else "",
        "rule": decision.rule,
        "config_version": versions.config,
        "program_version": versions.program,
        "text": "" if logged else new.text,
        "full_text": "" if logged else new.full_text,
        "cut": trimming.to_stored(new.trimmed) if new.trimmed else new.bounce_reason,
        "confidence": new.confidence,
        "size": new.size,
        "decided": with_why(with_signals(_decided_json(new), decision.signals), decision.why),
        "claimed_by": "",
        "reopened": False,
        "likeness": new.likeness,
    }


def _decided_json(new: NewMail) -> dict[str, Any]:
    decision, facts = new.decision, new.decision.facts
    return {
        "participants": [
            [each.contact_id, each.part.value, each.address, each.name]
            for each in decision.participants
        ],
        "candidates": list(decision.candidates),
        "facts": {} if facts == MailFacts() else {each: getattr(facts, each) for each in _FACTS},
        "warnings": [each.value for each in decision.warnings],
        "meeting": asdict(decision.meeting) if decision.meeting else {},
        "references": list(new.references[-_KEPT_REFERENCES:]),
    }
