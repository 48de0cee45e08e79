"""PURE. The steps for Slack's Workflow Builder, as the manifest declares them.

A team builds its own forms and schedules of them: each has inputs that the workflow fills in, and
outputs that later steps may use. `by` is the person in whose name and with whose rights it is done.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

USER, TEXT, NUMBER, YES_NO = "slack#/types/user_id", "string", "integer", "boolean"
DAY, MOMENT = "slack#/types/date", "slack#/types/timestamp"


class StepId(StrEnum):
    LOG = "log_interaction"
    FIND = "find_contact"
    LAST = "last_contact"
    FOLLOW_UP = "add_follow_up"


@dataclass(frozen=True, slots=True)
class StepParameter:
    type: str
    title: str
    description: str
    is_required: bool = True


@dataclass(frozen=True, slots=True)
class WorkflowStep:
    title: str
    description: str
    inputs: Mapping[str, StepParameter]
    outputs: Mapping[str, StepParameter]


_BY = StepParameter(USER, "Person", "In whose name it is done, such as who filled in the form")
_CONTACT = StepParameter(TEXT, "Contact", "A name, an email address, or a number like K-12")
_FOUND_NUMBER = StepParameter(TEXT, "Contact number", "Such as K-12")
_FOUND_NAME = StepParameter(TEXT, "Contact name", "With the company")
_ENTRY_NUMBER = StepParameter(NUMBER, "Entry number", "What /rapport show takes")
_OPTIONAL_ENTRY = StepParameter(NUMBER, "Entry number", "Empty when there is none", False)

WORKFLOW_STEPS: Mapping[StepId, WorkflowStep] = {
    StepId.LOG: WorkflowStep(
        "Log an interaction",
        "Record a call, a meeting, a visit with a contact",
        {
            "by": _BY,
            "contact": _CONTACT,
            "text": StepParameter(TEXT, "Note", "What was said"),
            "template": StepParameter(
                TEXT, "What it was", "A template, such as CALL-OUT; else a note", False
            ),
            "at": StepParameter(MOMENT, "When", "Now, if it is empty", False),
            "follow_up": StepParameter(DAY, "Follow-up", "A day to come back to it", False),
        },
        {
            "number": _ENTRY_NUMBER,
            "entry": StepParameter(TEXT, "Entry", "The entry in one line"),
            "contact_number": _FOUND_NUMBER,
        },
    ),
    StepId.FIND: WorkflowStep(
        "Find a contact",
        "Look up a person or a company",
        {"by": _BY, "contact": _CONTACT},
        {
            "is_found": StepParameter(YES_NO, "Found", "Whether there is exactly one"),
            "contact_number": _FOUND_NUMBER,
            "name": _FOUND_NAME,
            "email": StepParameter(TEXT, "Email address", "The first one; may be empty"),
        },
    ),
    StepId.LAST: WorkflowStep(
        "When was the last contact",
        "Say when somebody of us last spoke to a contact",
        {"by": _BY, "contact": _CONTACT},
        {
            "sentence": StepParameter(TEXT, "Sentence", "In the language of the person"),
            "days": StepParameter(NUMBER, "Days ago", "-1 when nobody ever spoke to them"),
            "contact_number": _FOUND_NUMBER,
            "name": _FOUND_NAME,
            "number": _OPTIONAL_ENTRY,
        },
    ),
    StepId.FOLLOW_UP: WorkflowStep(
        "Add a follow-up",
        "Say on which day an entry is to be come back to",
        {
            "by": _BY,
            "number": _ENTRY_NUMBER,
            "day": StepParameter(DAY, "Day", "When to come back to it"),
        },
        {"number": _ENTRY_NUMBER, "entry": StepParameter(TEXT, "Entry", "The entry in one line")},
    ),
}


def step_declarations() -> dict[str, Any]:
    """Gives what stands under `functions` in the manifest."""
    return {
        str(id_): {
            "title": step.title,
            "description": step.description,
            "input_parameters": _declare(step.inputs),
            "output_parameters": _declare(step.outputs),
        }
        for id_, step in WORKFLOW_STEPS.items()
    }


def _declare(parameters: Mapping[str, StepParameter]) -> dict[str, Any]:
    return {
        name: {
            "type": each.type,
            "title": each.title,
            "description": each.description,
            "is_required": each.is_required,
            "name": name,
        }
        for name, each in parameters.items()
    }
