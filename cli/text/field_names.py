"""The names of an entry's fields as a reader reads them, in lists of what was changed."""

from bot.language.translator import N_, Translator

_NAMES = {
    "occurred_at": N_("when"),
    "salesperson": N_("salesperson"),
    "template": N_("template"),
    "template_version": N_("version of the template"),
    "group": N_("group"),
    "channel": N_("channel"),
    "direction": N_("direction"),
    "initiated_by": N_("initiated by"),
    "logged_by": N_("logged by"),
    "subject": N_("subject"),
    "text": N_("text"),
    "cost": N_("cost"),
    "currency": N_("currency"),
    "duration_minutes": N_("duration minutes"),
    "evaluation": N_("evaluation"),
    "evaluation_note": N_("evaluation note"),
    "successful": N_("reached"),
    "campaign": N_("campaign"),
    "opportunity": N_("opportunity"),
    "response": N_("answer to the campaign"),
    "document.type": N_("document type"),
    "document.number": N_("document number"),
    "document.version": N_("document version"),
    "meeting.uid": N_("id of the meeting"),
    "meeting.starts": N_("start of the meeting"),
    "meeting.minutes": N_("length of the meeting"),
    "meeting.sequence": N_("version of the meeting"),
    "meeting.cancelled": N_("meeting called off"),
    "follow_up_on": N_("follow up"),
    "follow_up_time": N_("time of the follow-up"),
    "participants": N_("with"),
    "attachments": N_("attachments"),
    "state": N_("state"),
    "cancel_reason": N_("reason"),
    "delivery": N_("delivery"),
}


def field_label(t: Translator, field: str) -> str:
    """`follow_up_on` → `follow up`; a name that is not here is told as it is kept."""
    return t(_NAMES[field]) if field in _NAMES else field.replace("_", " ").replace(".", " ")
