"""The names of templates, channels, evaluations and roles."""

from collections.abc import Iterable

from bot.language.translator import N_, Translator
from journal.model import Channel, DeliveryState, Direction, Evaluation, InteractionState

# The shipped templates. An admin's own without a name is called by its code.
_SHIPPED_TEMPLATES = {
    "CALL-OUT": N_("Outgoing call"),
    "CALL-IN": N_("Incoming call"),
    "EMAIL-IN": N_("Email received"),
    "EMAIL-OUT": N_("Email sent"),
    "MEETING-INVITE": N_("Meeting invitation"),
    "COVER-SHEET": N_("Cover sheet"),
    "MEETING-ONSITE": N_("Meeting at theirs"),
    "MEETING-INHOUSE": N_("Meeting at ours"),
    "MEETING-ONLINE": N_("Online meeting"),
    "WORKSHOP": N_("Workshop"),
    "LETTER": N_("Letter"),
    "FAX": N_("Fax"),
    "ABSTRACT": N_("Minutes of a meeting"),
    "CHAT": N_("Chat"),
    "NOTE": N_("Note"),
    "S-QUOTE": N_("Quote"),
    "S-ORDER": N_("Order"),
    "S-DRAFT-INVOICE": N_("Draft invoice"),
    "S-BLANKET": N_("Blanket order"),
    "S-INVOICE": N_("Invoice"),
    "S-CREDIT-MEMO": N_("Credit memo"),
    "S-SHIPMENT": N_("Shipment"),
    "S-REMINDER": N_("Payment reminder"),
    "S-STATEMENT": N_("Account statement"),
    "S-RETURN-ORDER": N_("Return order"),
    "S-RETURN-RECEIPT": N_("Return receipt"),
    "S-FINANCE-CHARGE": N_("Finance charge"),
    "SV-ORDER": N_("Service order"),
    "SV-ORDER-POSTED": N_("Posted service order"),
    "SV-CONTRACT": N_("Service contract"),
    "SV-CONTRACT-QUOTE": N_("Service contract quote"),
    "SV-QUOTE": N_("Service quote"),
    "P-QUOTE": N_("Purchase quote"),
    "P-ORDER": N_("Purchase order"),
    "P-BLANKET": N_("Blanket purchase order"),
    "P-INVOICE": N_("Purchase invoice"),
    "P-CREDIT-MEMO": N_("Purchase credit memo"),
    "P-RECEIPT": N_("Goods receipt"),
    "P-RETURN-SHIPMENT": N_("Return shipment"),
    "P-RETURN-ORDER": N_("Purchase return order"),
}
_CHANNELS = {
    Channel.EMAIL: N_("Email"),
    Channel.PHONE: N_("Call"),
    Channel.MEETING: N_("Meeting"),
    Channel.LETTER: N_("Letter"),
    Channel.FAX: N_("Fax"),
    Channel.CHAT: N_("Chat"),
    Channel.NOTE: N_("Note"),
    Channel.OTHER: N_("Other"),
}
# In lists, before the template's name: letters of every font. A screen reader is not told of them.
_CHANNEL_SIGNS = {
    Channel.EMAIL: "✉",
    Channel.PHONE: "☎",
    Channel.MEETING: "☕",
    Channel.LETTER: "✒",
    Channel.FAX: "⎙",
    Channel.CHAT: "❝",
    Channel.NOTE: "✎",
    Channel.OTHER: "•",
}
_EVALUATIONS = {
    Evaluation.VERY_POSITIVE: N_("Very positive"),
    Evaluation.POSITIVE: N_("Positive"),
    Evaluation.NEUTRAL: N_("Neutral"),
    Evaluation.NEGATIVE: N_("Negative"),
    Evaluation.VERY_NEGATIVE: N_("Very negative"),
}
_DELIVERIES = {
    DeliveryState.NONE: N_("not known"),
    DeliveryState.SENDING: N_("under way"),
    DeliveryState.DRAFTED: N_("among the drafts"),
    DeliveryState.SENT: N_("sent"),
    DeliveryState.NOT_SENT: N_("not sent"),
    DeliveryState.DELIVERED: N_("delivered"),
    DeliveryState.BOUNCED: N_("came back"),
    DeliveryState.FAILED: N_("failed"),
}
_STATES = {InteractionState.ACTIVE: N_("active"), InteractionState.CANCELLED: N_("cancelled")}
_DIRECTIONS = {
    Direction.INBOUND: N_("Incoming"),
    Direction.OUTBOUND: N_("Outgoing"),
    Direction.NONE: N_("Neither"),
}


def template_name(t: Translator, code: str) -> str:
    """`CALL-OUT` → "Outgoing call", unless the config has another name for it."""
    own = t.templates.get(code)
    return own or (t(_SHIPPED_TEMPLATES[code]) if code in _SHIPPED_TEMPLATES else code)


def template_names(t: Translator, codes: Iterable[str]) -> dict[str, str]:
    return {code: template_name(t, code) for code in codes}


def channel_name(t: Translator, channel: Channel) -> str:
    return t(_CHANNELS[channel])


def channel_sign(channel: Channel) -> str:
    return _CHANNEL_SIGNS[channel]


def evaluation_name(t: Translator, evaluation: Evaluation | None) -> str:
    return t(_EVALUATIONS[evaluation]) if evaluation else t("Not evaluated")


def delivery_name(t: Translator, delivery: DeliveryState) -> str:
    return t(_DELIVERIES[delivery])


def state_name(t: Translator, state: InteractionState) -> str:
    return t(_STATES[state])


def direction_name(t: Translator, direction: Direction) -> str:
    return t(_DIRECTIONS[direction])
