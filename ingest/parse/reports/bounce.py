"""PURE. Finds out whether a mail is a bounce, and which recipients the mail did not reach.

    report      a delivery-status part (RFC 3464): its recipients, word for word
    header      X-Failed-Recipients, as Exim and Gmail write it
    JSON        a notification of Amazon's mail service
    text        what looks like a report: the addresses in its own text, best those that stand
                alone or before a colon; failing that, to whom the returned mail was addressed

The recipient's original address is preferred to the final one, since we wrote to it. One without a
domain is completed by the returned mail, else by the reporting host. The address of a list that the
mail went through has not failed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.parse import limits
from ingest.parse.mime import addresses, headers
from ingest.parse.mime.headers import Headers
from ingest.parse.mime.structure import MESSAGE_TYPES, MimePart
from ingest.parse.reports import daemons, ses_notification
from ingest.parse.reports.bounce_signs import STATUS, is_passed_on, looks_like_bounce
from ingest.parse.reports.returned_mail import (
    STATUS_PARTS,
    report_lines,
    returned_headers,
    unwrap_report,
)
from ingest.words import failures
from journal.model import BouncedRecipient

_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,100}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}"
)
_BEFORE_ADDRESS = re.compile(r"[<(\"']?(?:mailto:|smtp:|rfc822;|for:)?\s?[<\"']?", re.IGNORECASE)
_SMTP_REPLY = re.compile(r"(?<![\d.])([45]\d\d)[ -]")
_RECIPIENT_LABEL = re.compile(
    r"(?:rcpt to|final-recipient|original-recipient|recipient|addressed to|user|address|smtp)\s{0,3}[:;=<]",
    re.IGNORECASE,
)
# sendmail names the original address beside the one it stands for.
_EXPANDED_FROM = re.compile(r"\(expanded from: ?<?([^\s<>()]{3,320})>?\)")
_REASON_CHARS = 300
_PARAGRAPH_END = re.compile(r"\n[>\s]*\n")


def is_report(root: MimePart) -> bool:
    return any(part.media_type in STATUS_PARTS for part in _report_parts(root))


def read_bounces(root: MimePart, text: str) -> tuple[BouncedRecipient, ...] | None:
    """The recipients whom the mail did not reach; None when it is no bounce."""
    found = _read_failed(root, text)
    return _without_lists(found, root, text) if found else found


def _read_failed(root: MimePart, text: str) -> tuple[BouncedRecipient, ...] | None:
    is_told = is_report(root)
    if is_told and root.media_type != "multipart/report" and is_passed_on(root.headers):
        return None
    reported = list(_reported_recipients(root, text))
    if reported:
        failed = [each for each, action in reported if action not in _SUCCESS_ACTIONS]
        return _first_of_each(failed) if failed else None
    named = addresses.parse(root.headers.get("x-failed-recipients"))
    if named:
        return _bounced_from_text([each.address for each in named], text)
    if ses_notification.notification_kind(text):
        is_bounce = ses_notification.notification_kind(text) != "complaint"
        return _first_of_each(ses_notification.read_recipients(text)) if is_bounce else None
    if not is_told and not looks_like_bounce(root, text):
        return None
    return _bounced_from_text(_addresses_in_text(root, text), text)


def _without_lists(
    failed: tuple[BouncedRecipient, ...], root: MimePart, text: str
) -> tuple[BouncedRecipient, ...]:
    """The failed recipients without lists that passed the mail or the report on."""
    returned = returned_headers(root, text) or Headers()
    posts = (found.get("list-post") for found in (root.headers, returned))
    lists = {each.address.lower() for post in posts for each in addresses.parse(post)}
    return tuple(each for each in failed if each.address.lower() not in lists)


_SUCCESS_ACTIONS = frozenset({"delivered", "relayed", "expanded"})


def _report_parts(root: MimePart) -> Iterator[MimePart]:
    """The report's parts, without the returned mail's. It may be wrapped into another mail."""
    stack = [unwrap_report(root)]
    while stack:
        part = stack.pop()
        yield part
        if part.media_type not in MESSAGE_TYPES or part is root:
            stack += reversed(part.children)


def _reported_recipients(root: MimePart, text: str) -> Iterator[tuple[BouncedRecipient, str]]:
    went_to = _WentTo(root, text)
    for part in _report_parts(root):
        if part.media_type in STATUS_PARTS:
            yield from _parse_recipients(part.content(), went_to)
    is_answer = is_passed_on(root.headers) and not daemons.is_forward(root.headers)
    if "final-recipient:" in text.lower() and not is_answer:
        # A report that a relay flattened to text.
        start = text.lower().find("final-recipient:")
        begin = max(0, text.rfind("\n\n", 0, start))
        yield from _parse_recipients(text[begin:].lstrip().encode("utf-8", "replace"), went_to)


@dataclass(frozen=True, slots=True)
class _WentTo:
    """The recipients of the returned mail, searched for only when a recipient lacks its domain."""

    root: MimePart
    text: str

    def complete(self, local: str, host: str) -> str:
        """`gone` → `gone@z.example`: as it was addressed, else at the host that reports."""
        returned = returned_headers(self.root, self.text) or Headers()
        named = (*addresses.parse(returned.get("to")), *addresses.parse(returned.get("cc")))
        wanted = f"{local.lower()}@"
        same = (each.address for each in named if each.address.lower().startswith(wanted))
        return next(same, f"{local}@{host}" if "." in host.strip(".") else "")


def _parse_recipients(content: bytes, went_to: _WentTo) -> Iterator[tuple[BouncedRecipient, str]]:
    """Reads the recipients: a block of fields each, with empty lines between (RFC 3464 2.1)."""
    content = content[: limits.TEXT_CHARS].lstrip(b"\r\n ")
    place, host = 0, ""
    for _ in range(limits.ADDRESSES):
        if place >= len(content):
            return
        fields, after = headers.read_headers(content, place, len(content))
        host = host or fields.text("reporting-mta").rpartition(";")[2].strip(" []()")
        found = _parse_recipient(fields, went_to, host)
        if found is not None:
            yield found
        place = after if after > place else place + 1
        while content[place : place + 1] in {b"\r", b"\n"}:
            place += 1
        if not fields.items:
            return


_RECIPIENT_FIELDS = ("original-recipient", "final-recipient")
_LOCAL_PART = re.compile(
    r"(?:rfc822|local|smtp|unknown)\s?;\s?<?([\w.+-]{1,64})>?\s*\Z", re.IGNORECASE
)


def _parse_recipient(
    fields: Headers, went_to: _WentTo, host: str
) -> tuple[BouncedRecipient, str] | None:
    values = [fields.text(name)[:500] for name in _RECIPIENT_FIELDS]
    address = next((found for each in values if (found := _parse_typed_address(each))), "")
    bare = [match[1] for each in values if (match := _LOCAL_PART.match(each))]
    if not address and bare:
        address = went_to.complete(bare[0], host)
    if not address:
        return None
    action = fields.text("action").lower().split("(")[0].strip()
    status = STATUS.search(fields.text("status"))
    reason = fields.text("diagnostic-code").partition(";")[2] or fields.text("diagnostic-code")
    bounced = BouncedRecipient(
        address, status[1] if status else "", reason.strip()[:_REASON_CHARS], action == "delayed"
    )
    return bounced, action


def _parse_typed_address(value: str) -> str:
    """`rfc822; <jane@x.example>` → `jane@x.example`."""
    match = _ADDRESS.search(value.rpartition(";")[2])
    return match[0].strip(".") if match else ""


def _addresses_in_text(root: MimePart, text: str) -> list[str]:
    """The addresses in the report's own words, the most telling places first."""
    known = _correspondents(root.headers)
    tiers: tuple[list[str], list[str], list[str]] = ([], [], [])
    announced = False
    own_lines = report_lines(text)
    for line in own_lines:
        for match in _ADDRESS.finditer(line[:1_000]):
            address = match[0].strip(".'`*=").rpartition("SMTP=")[2]
            tier = _place_rank(line, match)
            if address.lower() in known:
                # A mail to ourselves came back: if nobody else is named, it is us.
                tier = 2 if tier == 0 and line.rstrip().endswith(":") else -1
            if tier >= 0 and not _is_machine(address):
                tiers[max(0, tier - announced)].append(address)
        announced = announced or any(phrase in line.lower() for phrase in failures.RECIPIENT_LEADS)
    if not tiers[0] and (bare := _bare_names(own_lines)):
        host = addresses.parse(root.headers.get("from"))[:1]
        completed = (
            _WentTo(root, text).complete(each, host[0].address.rpartition("@")[2] if host else "")
            for each in bare
        )
        if whole := [each for each in completed if each]:
            return whole
    best = next((tier for tier in tiers if tier), [])
    if best is tiers[2] and len(set(best)) > 1:
        best = _named_in_copy(text.split("\n")[len(own_lines) :], best) or best
    return best or _recipients_of_returned(root, text, known)


# `  gone   No such user`, `gone... User unknown`, `<gone>:` below the line that announces them.
_BARE_NAME = re.compile(
    r"[ \t]+([a-z][\w.+-]{0,63})(?:[ \t]{2,}|[ \t]*\Z)"
    r"|[ \t]*([a-z][\w.+-]{0,60}?)\.{3}|[ \t]*<([\w.+-]{1,64})>"
)


def _bare_names(own_lines: list[str]) -> list[str]:
    """Recipients without a domain: the first paragraph below the line that announces them."""
    leads = (
        at
        for at, line in enumerate(own_lines)
        if any(phrase in line.lower() for phrase in failures.RECIPIENT_LEADS)
    )
    start = next(leads, len(own_lines)) + 1
    found: list[str] = []
    for line in own_lines[start : start + limits.BOUNCED_ADDRESSES]:
        match = _BARE_NAME.match(line[:200].lower())
        if match is None and (line.strip() or found):
            break
        if match is not None:
            found.append(match[match.lastindex or 0])
    return found


def _named_in_copy(copy: list[str], named: list[str]) -> list[str]:
    """The addresses that the returned mail names too; the others are advice."""
    returned = "\n".join(copy).lower()
    return [address for address in named if address.lower() in returned]


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
    """The people of the report: its sender, and its recipients, who sent the returned mail."""
    parties: list[str] = []
    for name in ("from", "to", "reply-to", "return-path", "cc", "delivered-to", "message-id"):
        parties += [each.address.lower() for each in addresses.parse(found.get(name))]
    return set(parties)


def _recipients_of_returned(root: MimePart, text: str, known: set[str]) -> list[str]:
    """The recipients of the returned mail."""
    for part in root.walk():
        if part is not root and part.headers.get("to") and part.media_type not in STATUS_PARTS:
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


def _bounced_from_text(named: Iterable[str], text: str) -> tuple[BouncedRecipient, ...]:
    """The bounces of addresses, each once, and no more than a report ever names."""
    own = "\n".join(report_lines(text))
    unique = list(dict.fromkeys(named))[: limits.BOUNCED_ADDRESSES]
    return _first_of_each(_bounced_address(each, own, text) for each in unique)


def _bounced_address(address: str, own: str, text: str) -> BouncedRecipient:
    """The bounce of an address, read from the lines below its name: the report's own, if it is there."""
    named_in = own if address in own else text
    below = named_in[max(0, named_in.find(address)) :][:600]
    status = STATUS.search(" ".join(below.split())) or STATUS.search(text[:20_000])
    reason = _find_reason(own[max(0, own.find(address)) :][:600].removeprefix(address))
    delayed = any(word in text[:4_000].lower() for word in failures.DELAY_PHRASES)
    return BouncedRecipient(address, status[1] if status else "", reason[:_REASON_CHARS], delayed)


def _find_reason(below: str) -> str:
    """What the other server answered, else the first paragraph that says something.

    The mail that came back is no part of it: its words are its sender's.
    """
    own = "\n".join(report_lines(below))
    paragraphs = [
        " ".join(each.split()).lstrip(" >:.,;)'\"-*") for each in _PARAGRAPH_END.split(own)
    ]
    replies = (each[found.start() :] for each in paragraphs if (found := _SMTP_REPLY.search(each)))
    sentences = (each for each in paragraphs if " " in each and not each.endswith(":"))
    return next(replies, "") or next(sentences, "")


def _first_of_each(found: Iterable[BouncedRecipient]) -> tuple[BouncedRecipient, ...]:
    first: dict[str, BouncedRecipient] = {}
    for each in found:
        first.setdefault(each.address.lower(), each)
    return tuple(first.values())
