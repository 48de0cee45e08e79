"""What the kinds of things are called: templates, channels, evaluations, roles."""

from bot.say import Say, later
from journal.model import Channel, Delivery, Direction, Evaluation, State

# The templates that are shipped. An admin's own, without a name, are called by their code.
_SHIPPED = {
    "CALL-OUT": later("Outgoing call"),
    "CALL-IN": later("Incoming call"),
    "EMAIL-IN": later("Email received"),
    "EMAIL-OUT": later("Email sent"),
    "MEETING-INVITE": later("Meeting invitation"),
    "COVER-SHEET": later("Cover sheet"),
    "MEETING-ONSITE": later("Meeting at theirs"),
    "MEETING-INHOUSE": later("Meeting at ours"),
    "WORKSHOP": later("Workshop"),
    "LETTER": later("Letter"),
    "FAX": later("Fax"),
    "ABSTRACT": later("Minutes of a meeting"),
    "CHAT": later("Chat"),
    "NOTE": later("Note"),
    "S-QUOTE": later("Quote"),
    "S-ORDER": later("Order"),
    "S-DRAFT-INVOICE": later("Draft invoice"),
    "S-BLANKET": later("Blanket order"),
    "S-INVOICE": later("Invoice"),
    "S-CREDIT-MEMO": later("Credit memo"),
    "S-SHIPMENT": later("Shipment"),
    "S-REMINDER": later("Payment reminder"),
    "S-STATEMENT": later("Account statement"),
    "S-RETURN-ORDER": later("Return order"),
    "S-RETURN-RECEIPT": later("Return receipt"),
    "S-FINANCE-CHARGE": later("Finance charge"),
    "SV-ORDER": later("Service order"),
    "SV-ORDER-POSTED": later("Posted service order"),
    "SV-CONTRACT": later("Service contract"),
    "SV-CONTRACT-QUOTE": later("Service contract quote"),
    "SV-QUOTE": later("Service quote"),
    "P-QUOTE": later("Purchase quote"),
    "P-ORDER": later("Purchase order"),
    "P-BLANKET": later("Blanket purchase order"),
    "P-INVOICE": later("Purchase invoice"),
    "P-CREDIT-MEMO": later("Purchase credit memo"),
    "P-RECEIPT": later("Goods receipt"),
    "P-RETURN-SHIPMENT": later("Return shipment"),
    "P-RETURN-ORDER": later("Purchase return order"),
}
_CHANNELS = {
    Channel.EMAIL: later("Email"),
    Channel.PHONE: later("Call"),
    Channel.MEETING: later("Meeting"),
    Channel.LETTER: later("Letter"),
    Channel.FAX: later("Fax"),
    Channel.CHAT: later("Chat"),
    Channel.NOTE: later("Note"),
    Channel.OTHER: later("Other"),
}
_EVALUATIONS = {
    Evaluation.VERY_POSITIVE: later("Very positive"),
    Evaluation.POSITIVE: later("Positive"),
    Evaluation.NEUTRAL: later("Neutral"),
    Evaluation.NEGATIVE: later("Negative"),
    Evaluation.VERY_NEGATIVE: later("Very negative"),
}
_DELIVERIES = {
    Delivery.NONE: later("not known"),
    Delivery.SENDING: later("under way"),
    Delivery.DELIVERED: later("delivered"),
    Delivery.BOUNCED: later("came back"),
    Delivery.FAILED: later("failed"),
}
_STATES = {State.ACTIVE: later("active"), State.CANCELLED: later("cancelled")}
_DIRECTIONS = {
    Direction.INBOUND: later("Incoming"),
    Direction.OUTBOUND: later("Outgoing"),
    Direction.NONE: later("Neither"),
}


def template_called(say: Say, code: str) -> str:
    """`CALL-OUT` → "Outgoing call", unless the config has another name for it."""
    own = say.templates.get(code)
    return own or (say(_SHIPPED[code]) if code in _SHIPPED else code)


def channel_name(say: Say, channel: Channel) -> str:
    return say(_CHANNELS[channel])


def evaluation_name(say: Say, evaluation: Evaluation | None) -> str:
    return say(_EVALUATIONS[evaluation]) if evaluation else say("Not evaluated")


def delivery_name(say: Say, delivery: Delivery) -> str:
    return say(_DELIVERIES[delivery])


def state_name(say: Say, state: State) -> str:
    return say(_STATES[state])


def direction_name(say: Say, direction: Direction) -> str:
    return say(_DIRECTIONS[direction])
