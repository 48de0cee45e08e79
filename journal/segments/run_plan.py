"""A note as JSON, kept with a run until each member's turn comes."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from journal.entries.record import Note
from journal.model import Direction, DraftMailbox, Evaluation


def plan_from_note(note: Note) -> dict[str, Any]:
    """The note as JSON, kept until each member's turn comes; `note_from_plan` reads it."""
    return {
        "template": note.template,
        "text": note.text,
        "subject": note.subject,
        "occurred_at": note.occurred_at.isoformat() if note.occurred_at else "",
        "duration_minutes": note.duration_minutes,
        "cost": None if note.cost is None else str(note.cost),
        "direction": note.direction.value if note.direction else "",
        "evaluation": note.evaluation.value if note.evaluation else "",
        "evaluation_note": note.evaluation_note,
        "successful": note.successful,
        "salesperson": note.salesperson,
        "campaign": note.campaign,
        "opportunity": note.opportunity,
        "response": note.response,
        "follow_up_on": note.follow_up_on.isoformat() if note.follow_up_on else "",
        "follow_up_time": note.follow_up_time.isoformat() if note.follow_up_time else "",
        "language": note.language,
        "drafts": asdict(note.draft_mailbox) if note.draft_mailbox else None,
    }


def note_from_plan(plan: Mapping[str, Any]) -> Note:
    return Note(
        template=plan["template"],
        contacts=(),
        text=plan["text"],
        subject=plan["subject"],
        occurred_at=datetime.fromisoformat(plan["occurred_at"]),
        duration_minutes=plan["duration_minutes"],
        cost=None if plan["cost"] is None else Decimal(plan["cost"]),
        direction=Direction(plan["direction"]) if plan["direction"] else None,
        # A run begun by an older version has none.
        evaluation=Evaluation(plan["evaluation"]) if plan.get("evaluation") else None,
        evaluation_note=plan.get("evaluation_note", ""),
        successful=plan["successful"],
        salesperson=plan["salesperson"],
        campaign=plan["campaign"],
        opportunity=plan.get("opportunity", ""),
        response=plan["response"],
        follow_up_on=date.fromisoformat(plan["follow_up_on"]) if plan["follow_up_on"] else None,
        follow_up_time=time.fromisoformat(plan["follow_up_time"])
        if plan.get("follow_up_time")
        else None,
        language=plan["language"],
        draft_mailbox=DraftMailbox(**plan["drafts"]) if plan.get("drafts") else None,
    )
