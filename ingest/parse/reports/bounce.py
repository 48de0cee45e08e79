"""PURE. Is this mail a server's report that a mail did not arrive, and whom did it not reach?

    report      a delivery-status part (RFC 3464): its recipients, word for word
    header      X-Failed-Recipients, as Exim and Gmail write it
    JSON        a notification of Amazon's mail service
    text        from a daemon, or with the subject of one, and the words of failure: the addresses
                in the report's own text, best those that stand alone or before a colon; failing
                that, to whom the returned mail was addressed

The recipient's original address is told before the final one: that is where we wrote to.

Which mail came back is told by the returned mail or its headers, else by a field of the report, else
by what the report answers.
"""

import re
from collections.abc import Iterable, Iterator

from ingest import words
from ingest.parse import limits
from ingest.parse.mime import addresses, headers
from ingest.parse.mime.headers import Headers
from ingest.parse.mime.structure import MESSAGE_TYPES, MimePart
from ingest.parse.reports import ses_notification
from ingest.words import failures
from journal.model import BouncedRecipient

_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,100}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}"
)
_BEFORE_ADDRESS = re.compile(r"[<(\"']?(?:mailto:|smtp:|rfc822;|for:)?\s?[<\"']?", re.IGNORECASE)
_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_SMTP_REPLY = re.compile(r"(?<![\d.])([45]\d\d)[ -]")
_SMTP_CODE = re.compile(
    r"(?<![\d.])(?:[45][0-7]\d[ -](?:[a-z#\d<]|$)|smtp)", re.IGNORECASE | re.MULTILINE
)
# An address that stands alone on its line, in angles, or before a colon.
_ADDRESS_LINE = re.compile(
    r"(?:^[ \t>*-]*|<)[^\s<>@]{1,100}@[^\s<>@,;]{3,200}(?:>|[ \t]*$|:|\.{3})", re.MULTILINE
)
_RECIPIENT_LABEL = re.compile(
    r"(?:rcpt to|final-recipient|original-recipient|recipient|addressed to|user|address|smtp)\s{0,3}[:;=<]",
    re.IGNORECASE,
)
_STATUS_PARTS = frozenset({"message/delivery-status", "message/global-delivery-status"})
# The first line of the mail that came back, when no words announce it.
_FIRST_HEADER = re.compile(
    r"\s*(?:received|return-path|message-id|mime-version|dkim-signature):", re.IGNORECASE
)
# sendmail names the address that was written to beside the one that it stands for.
_EXPANDED_FROM = re.compile(r"\(expanded from: ?<?([^\s<>()]{3,320})>?\)")
_REASON_CHARS = 300


def is_report(root: MimePart) -> bool:
    return any(part.media_type in _STATUS_PARTS for part in _report_parts(root))


def read_bounces(root: MimePart, text: str) -> tuple[BouncedRecipient, ...] | None:
    """Whom it did not reach; None when it is no bounce at all."""
    reported = list(_reported_recipients(root, text))
    if reported:
        failed = [each for each, action in reported if action not in _SUCCESS_ACTIONS]
        return _first_of_each(failed) if failed else None
    named = addresses.parse(root.headers.get("x-failed-recipients"))
    if named:
        return _first_of_each(
            _bounced_from_text(each, text) for each in _limit_addresses([n.address for n in named])
        )
    if ses_notification.notification_kind(text):
        is_bounce = ses_notification.notification_kind(text) != "complaint"
        return _first_of_each(ses_notification.read_recipients(text)) if is_bounce else None
    if not is_report(root) and not _looks_like_bounce(root.headers, text):
        return None
    return _first_of_each(
        _bounced_from_text(each, text) for each in _limit_addresses(_addresses_in_text(root, text))
    )


_SUCCESS_ACTIONS = frozenset({"delivered", "relayed", "expanded"})


def returned_id(root: MimePart, text: str) -> str:
    """The Message-ID of the mail that came back, as it is written; empty when nothing tells it."""
    return next((found for found in _returned_ids(root, text) if found.strip()), "")


_ID_HEADERS = ("message-id", "original-message-id", "x-original-message-id")
_ID_LINE = re.compile(
    r"^[>\s]{0,8}(?:x-)?(?:original-)?message-id:[ \t]{0,8}(<[^<>\s]{3,500}>)",
    re.IGNORECASE | re.MULTILINE,
)


def _returned_ids(root: MimePart, text: str) -> Iterator[str]:
    outer = _unwrap(root)
    own = {root.headers.get("message-id"), outer.headers.get("message-id")}
    for part in outer.walk():
        if part.media_type in MESSAGE_TYPES or part is outer:
            continue
        if part.media_type in _FIELD_PARTS:
            yield from _ids_in(part.content())
        elif part.headers.get("message-id") not in own:
            yield part.headers.get("message-id")
    found = _ID_LINE.search(text[: limits.TEXT_CHARS])
    yield found[1] if found else ""
    for name in (*_ID_HEADERS[1:], "in-reply-to"):
        yield outer.headers.get(name)
    yield outer.headers.get("references").rpartition(" ")[2]


_FIELD_PARTS = _STATUS_PARTS | {
    "text/rfc822-headers",
    "message/rfc822-headers",
    "message/disposition-notification",
}


def _ids_in(content: bytes) -> Iterator[str]:
    """Of the first block of fields: what a report says of recipients comes in later ones."""
    content = content[: limits.HEADER_BYTES].lstrip(b"\r\n ")
    fields, _ = headers.read_headers(content, 0, len(content))
    for name in _ID_HEADERS:
        yield fields.get(name)


def _report_parts(root: MimePart) -> Iterator[MimePart]:
    """Every part but those of the returned mail. A report may be wrapped into a mail whole."""
    stack = [_unwrap(root)]
    while stack:
        part = stack.pop()
        yield part
        if part.media_type not in MESSAGE_TYPES or part is root:
            stack += reversed(part.children)


def _unwrap(root: MimePart) -> MimePart:
    """A list server that passes a report on attaches it, and keeps the daemon as sender."""
    if root.media_type == "multipart/report" or not _is_daemon(root.headers):
        return root
    attached = (
        part for part in root.leaves() if part.media_type in MESSAGE_TYPES and part.children
    )
    reports = (part.children[0] for part in attached)
    return next((each for each in reports if each.media_type == "multipart/report"), root)


def _reported_recipients(root: MimePart, text: str) -> Iterator[tuple[BouncedRecipient, str]]:
    for part in _report_parts(root):
        if part.media_type in _STATUS_PARTS:
            yield from _parse_recipients(part.content())
    if "final-recipient:" in text.lower():
        # A report that a relay flattened to text.
        start = text.lower().find("final-recipient:")
        begin = max(0, text.rfind("\n\n", 0, start))
        yield from _parse_recipients(text[begin:].lstrip().encode("utf-8", "replace"))


def _parse_recipients(content: bytes) -> Iterator[tuple[BouncedRecipient, str]]:
    """One block of fields for each recipient, empty lines between (RFC 3464 2.1)."""
    content = content[: limits.TEXT_CHARS].lstrip(b"\r\n ")
    place = 0
    for _ in range(limits.ADDRESSES):
        if place >= len(content):
            return
        fields, after = headers.read_headers(content, place, len(content))
        found = _parse_recipient(fields)
        if found is not None:
            yield found
        place = after if after > place else place + 1
        while content[place : place + 1] in {b"\r", b"\n"}:
            place += 1
        if not fields.items:
            return


def _parse_recipient(fields: Headers) -> tuple[BouncedRecipient, str] | None:
    address = _parse_typed_address(fields.text("original-recipient")) or _parse_typed_address(
        fields.text("final-recipient")
    )
    if not address:
        return None
    action = fields.text("action").lower().split("(")[0].strip()
    status = _STATUS.search(fields.text("status"))
    reason = fields.text("diagnostic-code").partition(";")[2] or fields.text("diagnostic-code")
    bounced = BouncedRecipient(
        address, status[1] if status else "", reason.strip()[:_REASON_CHARS], action == "delayed"
    )
    return bounced, action


def _parse_typed_address(value: str) -> str:
    """`rfc822; <jane@x.example>` → `jane@x.example`."""
    match = _ADDRESS.search(value.rpartition(";")[2][:500])
    return match[0].strip(".") if match else ""


def _looks_like_bounce(found: Headers, text: str) -> bool:
    subject = words.normalise(found.text("subject"))
    says_so = any(phrase in subject for phrase in failures.BOUNCE_SUBJECTS)
    beginning = text[:4_000].lower()
    fails = any(phrase in beginning for phrase in failures.BOUNCE_PHRASES)
    daemon = _is_daemon(found)
    if daemon:
        return says_so or fails
    # Parcels are undeliverable too, and people pass reports on: a server names codes or an address.
    if not (says_so and fails) or found.get("in-reply-to"):
        return False
    if _is_forwarded(subject):
        return "final-recipient:" in text.lower()
    return bool(
        _STATUS.search(beginning) or _SMTP_CODE.search(beginning) or _ADDRESS_LINE.search(beginning)
    )


def _is_forwarded(subject: str) -> bool:
    prefix, colon, _ = subject.partition(":")
    return bool(colon) and prefix.strip() in words.FORWARD_PREFIXES


def _is_daemon(found: Headers) -> bool:
    if found.get("return-path").strip() == "<>":
        return True
    sender = addresses.first_address(found.get("from"))
    if sender is None:
        return False
    local = sender.address.lower().partition("@")[0].strip('"')
    name = f"{sender.name} {local}".lower()
    return local.startswith(failures.DAEMON_LOCAL_PARTS) or any(
        n in name for n in failures.DAEMON_NAMES
    )


def _addresses_in_text(root: MimePart, text: str) -> list[str]:
    """The addresses in the report's own words, the most telling places first."""
    known = _correspondents(root.headers)
    tiers: tuple[list[str], list[str], list[str]] = ([], [], [])
    announced = False
    said = _report_lines(text)
    for line in said:
        for match in _ADDRESS.finditer(line[:1_000]):
            address = match[0].strip(".'`*=").rpartition("SMTP=")[2]
            tier = _place_rank(line, match)
            if address.lower() in known:
                # What we sent to ourselves came back: said of nobody else, it is said of us.
                tier = 2 if tier == 0 and line.rstrip().endswith(":") else -1
            if tier >= 0 and not _is_machine(address):
                tiers[max(0, tier - announced)].append(address)
        announced = announced or any(phrase in line.lower() for phrase in failures.RECIPIENT_LEADS)
    best = next((tier for tier in tiers if tier), [])
    if best is tiers[2] and len(set(best)) > 1:
        best = _named_in_copy(text.split("\n")[len(said) :], best) or best
    return best or _recipients_of_returned(root, text, known)


def _named_in_copy(copy: list[str], named: list[str]) -> list[str]:
    """Those of the addresses that the mail that came back names too; the rest is advice."""
    returned = "\n".join(copy).lower()
    return [address for address in named if address.lower() in returned]


def _report_lines(text: str) -> list[str]:
    lines: list[str] = []
    for line in text.split("\n")[: limits.TEXT_LINES]:
        lowered = line.lower()
        if lines and (
            _FIRST_HEADER.match(line)
            or any(mark in lowered for mark in failures.RETURNED_MAIL_MARKS)
        ):
            break
        lines.append(line)
    return lines


def _place_rank(line: str, match: re.Match[str]) -> int:
    if _EXPANDED_FROM.search(line):
        return 0
    before, after = line[: match.start()].strip(" \t>*-•"), line[match.end() :].strip(" \t")
    if _BEFORE_ADDRESS.fullmatch(before[:40]) and (
        not after.strip(">)\"'.,;:") or after.lstrip(">)\"'")[:1] in {":", ";"}
    ):
        return 0
    if _BEFORE_ADDRESS.fullmatch(before[:40]) and (
        after[:3] in {"...", ">..", " ..", ">,"} or "  " in line
    ):
        return 0
    return 1 if _RECIPIENT_LABEL.search(line[max(0, match.start() - 40) : match.start()]) else 2


def _is_machine(address: str) -> bool:
    return address.lower().startswith(("mailer-daemon@", "postmaster@", "mail-daemon@"))


def _correspondents(found: Headers) -> set[str]:
    """Who reports, and to whom: we, who sent what came back."""
    parties: list[str] = []
    for name in ("from", "to", "reply-to", "return-path", "cc", "delivered-to", "message-id"):
        parties += [each.address.lower() for each in addresses.parse(found.get(name))]
    return set(parties)


def _recipients_of_returned(root: MimePart, text: str, known: set[str]) -> list[str]:
    """To whom the mail that came back was addressed."""
    for part in root.walk():
        if part is not root and part.headers.get("to") and part.media_type not in _STATUS_PARTS:
            return [
                each.address for each in addresses.parse(part.headers.get("to")) if each.address
            ]
    for part in root.leaves():
        if part.media_type in {"text/rfc822-headers", "message/rfc822-headers"}:
            content = part.content()
            found, _ = headers.read_headers(content, 0, len(content))
            return [each.address for each in addresses.parse(found.get("to")) if each.address]
    for line in text.split("\n")[: limits.TEXT_LINES]:
        if line.lower().startswith("to:"):
            named = [each.address for each in addresses.parse(line[3:]) if "@" in each.address]
            return [each for each in named if each.lower() not in known]
    return []


def _limit_addresses(named: list[str]) -> list[str]:
    """Each once, and no more than a report ever names."""
    return list(dict.fromkeys(named))[: limits.BOUNCED_ADDRESSES]


def _bounced_from_text(address: str, text: str) -> BouncedRecipient:
    """What the text says of this address, in the lines from where it is named."""
    place = max(0, text.find(address))
    said = " ".join(text[place : place + 600].split())
    status = _STATUS.search(said) or _STATUS.search(text[:20_000])
    reply = _SMTP_REPLY.search(said)
    reason = said[reply.start() :] if reply else said[len(address) :].strip(" >:")
    delayed = any(word in text[:4_000].lower() for word in failures.DELAY_PHRASES)
    return BouncedRecipient(address, status[1] if status else "", reason[:_REASON_CHARS], delayed)


def _first_of_each(found: Iterable[BouncedRecipient]) -> tuple[BouncedRecipient, ...]:
    first: dict[str, BouncedRecipient] = {}
    for each in found:
        first.setdefault(each.address.lower(), each)
    return tuple(first.values())
