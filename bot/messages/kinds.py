"""What the kinds of things are called: templates, channels, evaluations, roles."""

from bot.say import Say
from journal.model import Channel, Direction, Evaluation, Template

# The templates that are shipped. An admin's own, without a name, are called by their code.
_SHIPPED = {
    "CALL-OUT": "Outgoing call",
    "CALL-IN": "Incoming call",
    "EMAIL-IN": "Email received",
    "EMAIL-OUT": "Email sent",
    "MEETING-INVITE": "Meeting invitation",
    "COVER-SHEET": "Cover sheet",
    "MEETING-ONSITE": "Meeting at theirs",
    "MEETING-INHOUSE": "Meeting at ours",
    "WORKSHOP": "Workshop",
    "LETTER": "Letter",
    "FAX": "Fax",
    "ABSTRACT": "Minutes of a meeting",
    "CHAT": "Chat",
    "NOTE": "Note",
    "S-QUOTE": "Quote",
    "S-ORDER": "Order",
    "S-DRAFT-INVOICE": "Draft invoice",
    "S-BLANKET": "Blanket order",
    "S-INVOICE": "Invoice",
    "S-CREDIT-MEMO": "Credit memo",
    "S-SHIPMENT": "Shipment",
    "S-REMINDER": "Payment reminder",
    "S-STATEMENT": "Account statement",
    "S-RETURN-ORDER": "Return order",
    "S-RETURN-RECEIPT": "Return receipt",
    "S-FINANCE-CHARGE": "Finance charge",
    "SV-ORDER": "Service order",
    "SV-ORDER-POSTED": "Posted service order",
    "SV-CONTRACT": "Service contract",
    "SV-CONTRACT-QUOTE": "Service contract quote",
    "SV-QUOTE": "Service quote",
    "P-QUOTE": "Purchase quote",
    "P-ORDER": "Purchase order",
    "P-BLANKET": "Blanket purchase order",
    "P-INVOICE": "Purchase invoice",
    "P-CREDIT-MEMO": "Purchase credit memo",
    "P-RECEIPT": "Goods receipt",
    "P-RETURN-SHIPMENT": "Return shipment",
    "P-RETURN-ORDER": "Purchase return order",
}
_CHANNELS = {
    Channel.EMAIL: "Email",
    Channel.PHONE: "Call",
    Channel.MEETING: "Meeting",
    Channel.LETTER: "Letter",
    Channel.FAX: "Fax",
    Channel.CHAT: "Chat",
    Channel.NOTE: "Note",
    Channel.OTHER: "Other",
}
_EVALUATIONS = {
    Evaluation.VERY_POSITIVE: "Very positive",
    Evaluation.POSITIVE: "Positive",
    Evaluation.NEUTRAL: "Neutral",
    Evaluation.NEGATIVE: "Negative",
    Evaluation.VERY_NEGATIVE: "Very negative",
}
_DIRECTIONS = {
    Direction.INBOUND: "Incoming",
    Direction.OUTBOUND: "Outgoing",
    Direction.NONE: "Neither",
}


def template_called(say: Say, code: str) -> str:
    """`CALL-OUT` → "Outgoing call", unless the config has another name for it."""
    own = say.templates.get(code)
    return own or (say(_SHIPPED[code]) if code in _SHIPPED else code)


def template_name(say: Say, template: Template) -> str:
    return template_called(say, template.code)


def channel_name(say: Say, channel: Channel) -> str:
    return say(_CHANNELS[channel])


def evaluation_name(say: Say, evaluation: Evaluation | None) -> str:
    return say(_EVALUATIONS[evaluation]) if evaluation else say("Not evaluated")


def direction_name(say: Say, direction: Direction) -> str:
    return say(_DIRECTIONS[direction])
