"""PURE. Who is ours and who is outside: which way a mail goes, and whom it is with.

Ours are the own domains and the addresses of mailboxes and salespeople. A subdomain of an own domain
is ours only when it is listed: it may belong to a customer's room at a host, or to a test system.

    from              and                                        the mail is
    outside                                                      inbound, of its sender
    ours              somebody outside in To, Cc or Bcc          outbound, to them
    ours              nobody outside, Reply-To outside           inbound, by a form of ours
    ours              nobody outside, a capture address among    a forward: inbound, of whoever
                      the recipients, and an original of          wrote the original
                      somebody outside
    ours              nobody outside                             internal
    nobody            no header names an address                 inbound, of nobody
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ingest import forward, limits, senders
from journal.fold import address_key, loose_key, one_line
from journal.model import (
    Direction,
    Mail,
    MailAddress,
    Original,
    Part,
    Signal,
)

LONGEST_SUBJECT = 1_000
_MOST_REPLY_TO = 5


@dataclass(frozen=True, slots=True)
class Ours:
    """`addresses` are keys, as `address_key` and `loose_key` make them; `domains` are folded.

    `captures` are the keys of every mailbox that is read: a forward is one in the copy that its
    sender keeps too, whichever copy we see first.
    """

    addresses: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    captures: frozenset[str] = frozenset()

    def is_ours(self, address: str) -> bool:
        key = address_key(address)
        local, at, domain = key.rpartition("@")
        if not (at and local):
            return False
        return domain in self.domains or bool(self.addresses & {key, untagged(key), loose_key(key)})


@dataclass(frozen=True, slots=True)
class Way:
    r"""How a mail came to us. `received` is the server's INTERNALDATE.

    `capture` are the keys of the mailbox's own addresses. `sent` says that the folder holds what
    the account itself sent (special use \Sent).
    """

    mailbox: str = ""
    folder: str = ""
    capture: frozenset[str] = frozenset()
    trusted_authserv: str = ""
    since: date | None = None
    received: datetime | None = None
    flood_per_hour: int = 200
    sent: bool = False


class Route(StrEnum):
    """The rows of the table above."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"
    FORM = "form"
    FORWARD = "forward"
    INTERNAL = "internal"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Outsider:
    """Somebody who is not of us. `also` are further addresses of the same person (Reply-To)."""

    address: str
    key: str
    name: str = ""
    part: Part = Part.TO
    also: tuple[MailAddress, ...] = ()


@dataclass(frozen=True, slots=True)
class Parties:
    """`outside` begins with the main one. `original` is the mail that was forwarded."""

    route: Route
    author: MailAddress | None = None
    outside: tuple[Outsider, ...] = ()
    subject: str = ""
    salesperson: str = ""
    plus_tags: tuple[str, ...] = ()
    original: Original | None = None
    signals: tuple[Signal, ...] = ()

    @property
    def direction(self) -> Direction:
        if self.route is Route.INTERNAL:
            return Direction.NONE
        return Direction.OUTBOUND if self.route is Route.OUTBOUND else Direction.INBOUND

    @property
    def main(self) -> Outsider | None:
        return next((each for each in self.outside if each.part is Part.MAIN), None)


def untagged(key: str) -> str:
    """`sales+fair@x.example` → `sales@x.example`."""
    local, at, domain = key.rpartition("@")
    return f"{local.partition('+')[0] or local}{at}{domain}"


def read(mail: Mail, ours: Ours, way: Way) -> Parties:
    """Never raises, whatever the mail says."""
    author, signals = _author(mail, ours)
    others = tuple(_outsiders(mail, ours, author))
    route, outside, original = _route(mail, ours, way, author, others)
    bcc = Signal("bcc", "Our address is in Delivered-To alone.")
    return Parties(
        route=route,
        author=author,
        outside=outside,
        subject=_subject(mail, original),
        salesperson=salesperson_of(mail, ours, way, author if route in _BY_US else None),
        plus_tags=tuple(_tags(mail, ours)),
        original=original,
        signals=(*signals, bcc) if route in _BY_US and _is_bcc(mail, way) else signals,
    )


_BY_US = frozenset({Route.OUTBOUND, Route.FORWARD, Route.INTERNAL})


def outsiders(
    people: Iterable[MailAddress], ours: Ours, part: Part, *, besides: Iterable[str] = ()
) -> Iterator[Outsider]:
    """Those who are not of us, each once."""
    seen = set(besides)
    for each in people:
        key = address_key(each.address)
        if key not in seen and not ours.is_ours(each.address):
            seen.add(key)
            yield Outsider(each.address, key, each.name, part)


def is_own_list(mail: Mail, ours: Ours) -> bool:
    """Whether the list that passed it on is an address of ours, such as sales@ at Google."""
    if any(ours.is_ours(each.address) for each in senders.in_header(mail, "list-post")):
        return True
    _, _, bracketed = mail.header("list-id").rpartition("<")
    label, _, domain = address_key(bracketed.strip("> ")).partition(".")
    return bool(label and domain) and (domain in ours.domains or ours.is_ours(f"{label}@{domain}"))


def is_to_capture(mail: Mail, ours: Ours, way: Way) -> bool:
    """Bcc is told in the copy that the sender keeps, Delivered-To in the one that arrived."""
    people = mail.to + mail.cc + mail.delivered_to + senders.in_header(mail, "bcc")
    return _reaches(people, way.capture | ours.captures)


def may_be_forward(mail: Mail) -> bool:
    """By its headers. An answer quotes; what it quotes was sent before, and is no forward."""
    return forward.prefix(mail.subject) != "reply" or _may_have_attached(mail)


def _may_have_attached(mail: Mail) -> bool:
    kind = mail.header("content-type").strip().casefold()
    return kind.startswith(("multipart/mixed", "multipart/signed", "message/", "application/"))


# ── the author ──────────────────────────────────────────────────────────────────────────────────


def _author(mail: Mail, ours: Ours) -> tuple[MailAddress | None, tuple[Signal, ...]]:
    """A list may say that somebody outside wrote it, never that one of us did: anybody can."""
    sent = senders.sender(mail)
    if sent is None:
        return None, (Signal("no_sender", "No header names an address of a sender."),)
    signals = tuple(_oddities_of_sender(mail, sent))
    author = senders.author_by_list(mail)
    if author is None or (ours.is_ours(author.address) and not ours.is_ours(sent.address)):
        return sent, signals
    return author, (
        *signals,
        Signal("list_author", "A list put the author elsewhere than in From."),
    )


def _oddities_of_sender(mail: Mail, sent: MailAddress) -> Iterator[Signal]:
    senders_named = senders.named(mail.senders)
    if not senders_named:
        yield Signal("odd_from", "From holds no address; another header told the sender.")
    elif len(senders_named) > 1:
        yield Signal("many_from", f"From names {len(senders_named)} addresses.")
    deputy = senders.usable(mail.sender) if mail.sender else None
    if deputy and address_key(deputy.address) != address_key(sent.address):
        yield Signal("sender_differs", "It was sent on behalf of its author.")


# ── the way it goes ─────────────────────────────────────────────────────────────────────────────


def _outsiders(mail: Mail, ours: Ours, author: MailAddress | None) -> Iterator[Outsider]:
    """Recipients who are not of us. Bcc is told in the copy that the sender keeps."""
    seen = {address_key(author.address)} if author else set()
    hidden = senders.in_header(mail, "bcc")
    # More than one From: the others wrote it as well. Of a list's one, the author was taken out.
    writers = mail.senders if len(mail.senders) > 1 else ()
    named = ((writers, Part.TO), (mail.to, Part.TO), (mail.cc, Part.CC), (hidden, Part.CC))
    count = 0
    for people, part in named:
        for each in outsiders(senders.named(people), ours, part, besides=seen):
            seen.add(each.key)
            count += 1
            if count > limits.ADDRESSES:
                return
            yield each


_Routed = tuple[Route, tuple[Outsider, ...], Original | None]


def _route(
    mail: Mail, ours: Ours, way: Way, author: MailAddress | None, others: tuple[Outsider, ...]
) -> _Routed:
    if author is None:
        return Route.NOBODY, others, None
    if not ours.is_ours(author.address):
        return Route.INBOUND, (_inbound(mail, ours, author), *others), None
    if others:
        first, *rest = others
        return Route.OUTBOUND, (_as_main(first), *rest), None
    answerers = tuple(outsiders(senders.named(mail.reply_to), ours, Part.TO))
    if answerers:
        first, *rest = answerers[:_MOST_REPLY_TO]
        return Route.FORM, (_as_main(first), *rest), None
    return _forward(mail, ours, way)


def _forward(mail: Mail, ours: Ours, way: Way) -> _Routed:
    original = mail.original
    if original is None or not is_to_capture(mail, ours, way):
        return Route.INTERNAL, (), None
    if not original.attached and forward.prefix(mail.subject) == "reply":
        return Route.INTERNAL, (), None
    writer = _original_sender(original)
    if ours.is_ours(writer.address):
        return Route.INTERNAL, (), None
    known = senders.usable(writer)
    main = Outsider(known.address, address_key(known.address), known.name) if known else None
    return Route.FORWARD, (_as_main(main),) if main else (), original


def _original_sender(original: Original) -> MailAddress:
    return MailAddress(original.address, original.name)


def _as_main(each: Outsider) -> Outsider:
    return Outsider(each.address, each.key, each.name, Part.MAIN, each.also)


def _inbound(mail: Mail, ours: Ours, author: MailAddress) -> Outsider:
    key = address_key(author.address)
    also = outsiders(senders.named(mail.reply_to), ours, Part.CC, besides=[key])
    named = tuple(MailAddress(each.address, each.name) for each in also)[:_MOST_REPLY_TO]
    return Outsider(author.address, key, author.name, Part.MAIN, named)


# ── us ──────────────────────────────────────────────────────────────────────────────────────────


def _reaches(people: Iterable[MailAddress], wanted: frozenset[str]) -> bool:
    keys = (address_key(each.address) for each in people)
    return any(key in wanted or untagged(key) in wanted for key in keys)


def _is_bcc(mail: Mail, way: Way) -> bool:
    own = way.capture
    return _reaches(mail.delivered_to, own) and not _reaches(mail.to + mail.cc, own)


def salesperson_of(mail: Mail, ours: Ours, way: Way, author: MailAddress | None = None) -> str:
    """Who of us it concerns: its author; else the first recipient who is no capture address."""
    if author is not None:
        return address_key(author.address)
    for each in senders.named(mail.to + mail.cc):
        key = address_key(each.address)
        if ours.is_ours(each.address) and not way.capture & {key, untagged(key)}:
            return untagged(key)
    return ""


def _tags(mail: Mail, ours: Ours) -> Iterator[str]:
    """`sales+fair@ours.example` → `fair`."""
    seen: set[str] = set()
    for each in senders.named(mail.to + mail.cc + mail.delivered_to):
        tag = address_key(each.address).rpartition("@")[0].partition("+")[2]
        if tag and tag not in seen and ours.is_ours(each.address):
            seen.add(tag)
            yield tag


def _subject(mail: Mail, original: Original | None) -> str:
    said = original.subject if original else ""
    own = forward.without_prefix(mail.subject) if original else mail.subject
    return one_line(said or own, longest=LONGEST_SUBJECT)
