"""PURE. The class of a mail, as rules name it: normal, bounce, auto_reply, calendar or bulk.

calendar    an invitation, or an answer to one. A calendar that is merely attached does not hide
            what somebody wrote: with a text of its own such a mail is normal
bulk        a list, or Precedence bulk: always. List-Unsubscribe, `Auto-Submitted: auto-generated`
            and the like: only from somebody outside whom nobody knows. Known people write
            through mailing programs too, and our own forms and shops write by machine
own list    sales@ as a group at Google: that is how mail reaches us, and proves nothing
"""

from ingest.decide.parties import OwnAddresses, Parties, Route, is_own_list
from journal.errors import N_
from journal.model import AutomatedKind, Mail, MailClass

# RFC 5546 1.4: the methods that are about an earlier invitation.
_RESPONSE_METHODS = frozenset({"REPLY", "CANCEL", "COUNTER", "DECLINECOUNTER", "REFRESH", "ADD"})
_LIST_HEADERS = ("list-id", "list-post", "x-mailing-list", "mailing-list")
_MACHINE_CLASSES = {
    AutomatedKind.BOUNCE: MailClass.BOUNCE,
    AutomatedKind.AUTO_REPLY: MailClass.AUTO_REPLY,
    AutomatedKind.COMPLAINT: MailClass.BULK,
}


def find_class(
    mail: Mail, parties: Parties, ours: OwnAddresses, *, is_known: bool
) -> tuple[MailClass, str]:
    """The class, and the sign for it; `is_known` says that its writer is a contact."""
    if mail.kind in _MACHINE_CLASSES:
        return _MACHINE_CLASSES[mail.kind], mail.kind_reason
    calendar = _calendar_sign(mail)
    if calendar:
        return MailClass.CALENDAR, calendar
    if mail.kind is not AutomatedKind.BULK:
        return MailClass.NORMAL, ""
    sign = _list_sign(mail, ours)
    is_stranger = parties.route in {Route.INBOUND, Route.NOBODY} and not is_known
    if not sign and is_stranger and not is_own_list(mail, ours):
        sign = mail.kind_reason
    return (MailClass.BULK, sign) if sign else (MailClass.NORMAL, "")


def is_invitation(mail: Mail) -> bool:
    """An invitation, changed or called off as it may be: the organizer's words (RFC 5546 3.2.2, 3.2.5)."""
    return mail.calendar is not None and mail.calendar.method in {"REQUEST", "CANCEL"}


def _calendar_sign(mail: Mail) -> str:
    if mail.calendar is None:
        return ""
    method = mail.calendar.method
    if method == "REQUEST" or method in _RESPONSE_METHODS:
        return f"method {method}"
    has_text = any(char.isalnum() for char in mail.text)
    return "" if has_text else N_("a calendar without a text")


def _list_sign(mail: Mail, ours: OwnAddresses) -> str:
    precedence = mail.header("precedence").partition(";")[0].strip().casefold()
    if precedence in {"bulk", "junk"}:
        return f"precedence: {precedence}"
    if is_own_list(mail, ours):
        return ""
    if precedence == "list":
        return "precedence: list"
    return next((name for name in _LIST_HEADERS if mail.header(name)), "")
