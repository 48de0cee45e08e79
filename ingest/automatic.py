"""PURE. Did a machine write this mail: an answer of its own accord, or one mail to many?

    auto-reply   Auto-Submitted other than no and auto-generated (RFC 3834), X-Autoreply and the
                 like, Precedence auto_reply, a read receipt, a subject as clients write it for
                 somebody away
    bulk         List-Id, Precedence bulk, list or junk, List-Unsubscribe, Auto-Submitted:
                 auto-generated, a complaint report

`X-Auto-Response-Suppress` alone proves nothing: Exchange puts it on mail of people too.
"""

from ingest import notification, words
from ingest.headers import Headers
from ingest.structure import Part
from journal.model import MailKind

_REPLY_HEADERS = (
    "x-autoreply",
    "x-autorespond",
    "x-autoresponder",
    "x-auto-reply",
    "x-autoreply-from",
    "x-mail-autoreply",
)
_NO = frozenset({"", "no", "false", "0", "none"})
_REPLY_PRECEDENCE = frozenset({"auto_reply", "auto-reply", "autoreply"})
_BULK_PRECEDENCE = frozenset({"bulk", "list", "junk"})
_BULK_HEADERS = (
    "list-id",
    "list-unsubscribe",
    "list-post",
    "x-mailing-list",
    "x-campaignid",
    "x-amz-sns-message-id",
)


def judge(root: Part, subject: str, text: str) -> tuple[MailKind, str]:
    """The kind, and which sign told it."""
    found = root.headers
    reason = _reply_sign(root, found) or _away(found, subject, text)
    if reason:
        return MailKind.AUTO_REPLY, reason
    reason = _bulk_sign(root, found, text)
    return (MailKind.BULK, reason) if reason else (MailKind.NONE, "")


def _reply_sign(root: Part, found: Headers) -> str:
    submitted = _first_word(found.get("auto-submitted"))
    if submitted not in _NO and submitted != "auto-generated":
        return f"auto-submitted: {submitted}"
    for name in _REPLY_HEADERS:
        if name in found and found.text(name).lower() not in _NO:
            return name
    if _first_word(found.get("precedence")) in _REPLY_PRECEDENCE:
        return "precedence: auto_reply"
    report = root.content_type.get("report-type").lower()
    return "read receipt" if report == "disposition-notification" else ""


def _bulk_sign(root: Part, found: Headers, text: str) -> str:
    report = root.content_type.get("report-type").lower()
    if report == "feedback-report" or notification.kind(text) == "complaint":
        return "complaint report"
    precedence = _first_word(found.get("precedence"))
    if precedence in _BULK_PRECEDENCE:
        return f"precedence: {precedence}"
    for name in _BULK_HEADERS:
        if name in found:
            return name
    return "auto-submitted" if _first_word(found.get("auto-submitted")) == "auto-generated" else ""


def _away(found: Headers, subject: str, text: str) -> str:
    """A machine that says nothing in headers says it in the subject, or answers from `<>`."""
    plain = words.plain(subject).lstrip("[( ")
    if plain.startswith(words.AWAY) and _is_said_alone(plain):
        return "subject"
    suppressed = "x-auto-response-suppress" in found or found.get("return-path").strip() == "<>"
    if suppressed and any(phrase in plain for phrase in words.AWAY):
        return "subject"
    if found.get("return-path").strip() == "<>" and len(text) < 3_000:
        said = words.plain(text[:500])
        return "text" if any(phrase in said for phrase in words.AWAY) else ""
    return ""


def _is_said_alone(plain: str) -> bool:
    """`Out of office: …`, `Out of office until 12 June`, `Autosvar`; not `Out of office supplies`."""
    phrase = max((p for p in words.AWAY if plain.startswith(p)), key=len)
    rest = plain[len(phrase) :]
    if rest[:1].isalnum() or (rest[:1] == "-" and rest[1:2].isalnum()):
        return False
    rest = rest.strip()
    if not rest or rest[0] in ":：-–—([])!.,|":
        return True
    return rest.split()[0].rstrip(":") in words.UNTIL | words.REPLIES or rest.startswith(words.AWAY)


def _first_word(value: str) -> str:
    word = value.partition(";")[0].partition("(")[0].strip().lower()
    return word.split(maxsplit=1)[0] if word else ""
