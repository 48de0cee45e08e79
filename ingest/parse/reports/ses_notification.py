r"""PURE. Reads a notification in JSON, as Amazon's mail service sends them.

{"Type": "Notification", "Message": "{\"notificationType\": \"Bounce\", …}"}   through a topic
{"notificationType": "Bounce", "bounce": {"bouncedRecipients": […]}}        as it is
{"eventType": "DeliveryDelay", "deliveryDelay": {"delayedRecipients": […]}}  as an event
"""

import json
from collections.abc import Iterator, Mapping

from ingest.parse import limits
from journal.model import BouncedRecipient

LONGEST_JSON = 256 * 1024
_REASON_CHARS = 300
# Kind → (its object, the recipients there, whether it is only a delay).
_KINDS = {
    "bounce": ("bounce", "bouncedRecipients", False),
    "deliverydelay": ("deliveryDelay", "delayedRecipients", True),
    "complaint": ("complaint", "complainedRecipients", False),
}


def notification_kind(text: str) -> str:
    """`bounce`, `deliverydelay`, `complaint`, or `""` when it is none of these."""
    found = _find_notification(text)
    name = str(found.get("notificationType") or found.get("eventType") or "").lower()
    return name if name in _KINDS else ""


def read_recipients(text: str) -> tuple[BouncedRecipient, ...]:
    """The recipients that the notification is about."""
    name = notification_kind(text)
    if not name:
        return ()
    where, which, delayed = _KINDS[name]
    return tuple(
        _parse_recipients(
            _as_mapping(_find_notification(text).get(where)).get(which), delayed=delayed
        )
    )


def _parse_recipients(listed: object, *, delayed: bool) -> Iterator[BouncedRecipient]:
    for each in listed[: limits.BOUNCED_ADDRESSES] if isinstance(listed, list) else ():
        recipient = _as_mapping(each)
        address = str(recipient.get("emailAddress") or "").strip()
        if "@" in address:
            reason = str(recipient.get("diagnosticCode") or "").partition(";")
            status = str(recipient.get("status") or "")[:20]
            yield BouncedRecipient(
                address, status, (reason[2] or reason[0]).strip()[:_REASON_CHARS], delayed
            )


def _find_notification(text: str) -> Mapping[str, object]:
    """The notification, also inside a topic's text."""
    outer = _parse_object(text)
    inner = outer.get("Message")
    return _parse_object(inner) if isinstance(inner, str) else outer


def _parse_object(text: str) -> Mapping[str, object]:
    """The object that the text begins with; a topic may write more below."""
    start = text[:LONGEST_JSON].lstrip()
    if not start.startswith("{"):
        return {}
    try:
        # Not strict: mail servers break long lines, and so put line ends into strings.
        found: object = json.JSONDecoder(strict=False).raw_decode(start)[0]
    except (ValueError, RecursionError):
        return {}
    return _as_mapping(found)


def _as_mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}
