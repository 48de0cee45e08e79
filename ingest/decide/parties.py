"""PURE. Decides who is ours and who is outside: a mail's direction, and whom it is with.

Ours are the own domains and the addresses of mailboxes and salespeople. A subdomain of an own domain
is ours only when it is listed: it may belong to a customer's room at a host, or to a test system.

    from              and                                        the mail is
    outside                                                      inbound, of its sender: whatever
                                                                  Reply-To, Cc or a list say
    ours              a list that names an author outside, or    by a list of ours: inbound, of
                      the list's own address                      that author; of nobody when it
                                                                  names none, or several
    ours              somebody outside in To, Cc or Bcc          outbound, to them
    ours              nobody outside, Reply-To outside           inbound, by a form of ours
    ours              nobody outside, a capture address among    a forward: inbound, of whoever
                      the recipients, and an original of          wrote the original
                      somebody outside
    ours              nobody outside                             internal
    nobody            no header names an address                 inbound, of nobody
"""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ingest.decide import senders, signal_text
from ingest.parse import limits
from ingest.parse.quoting import forward
from journal.fold import address_key, loose_key, one_line
from journal.limits import LONGEST_SUBJECT
from journal.model import (
    DecisionSignal,
    Direction,
    ForwardedMail,
    Mail,
    MailAddress,
    ParticipantPart,
)

_MOST_REPLY_TO = 5


@dataclass(frozen=True, slots=True)
class OwnAddresses:
    """Our addresses, as keys of `address_key` and `loose_key`; `domains` are folded.

    The capture addresses are the keys of every mailbox that is read: a forward is also one in the
    copy that its sender keeps, whichever copy we see first. The shared ones are nobody's own.
    """

    addresses: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    capture_addresses: frozenset[str] = frozenset()
    shared_addresses: frozenset[str] = frozenset()

    def is_somebody(self, key: str) -> bool:
        """Says whether an address of ours is one person's: no mailbox of several, and no system's."""
        return key not in self.shared_addresses and not is_role_address(key)

    def is_ours(self, address: str) -> bool:
        key = address_key(address)
        local, at, domain = key.rpartition("@")
        if not (at and local):
            return False
        return domain in self.domains or bool(
            self.addresses & {key, without_plus_tag(key), loose_key(key)}
        )


@dataclass(frozen=True, slots=True)
class MailSource:
    r"""Says how a mail came to us. `received` is the server's INTERNALDATE.

    `capture` are the keys of the mailbox's own addresses. `sent` says that the folder holds the
    account's own mail (special use \Sent).
    """

    mailbox: str = ""
    folder: str = ""
    capture: frozenset[str] = frozenset()
    trusted_authserv: str = ""
    since: date | None = None
    received: datetime | None = None
    flood_per_hour: int = 200
    is_sent_folder: bool = False
    waits_on_fail: bool = False


class Route(StrEnum):
    """The rows of the table above."""

    INBOUND = "inbound"
    LIST = "list"
    OUTBOUND = "outbound"
    FORM = "form"
    FORWARD = "forward"
    INTERNAL = "internal"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Outsider:
    """A party outside. `also` are further addresses of the same person (Reply-To)."""

    address: str
    key: str
    name: str = ""
    part: ParticipantPart = ParticipantPart.TO
    other_addresses: tuple[MailAddress, ...] = ()


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties. `outside` begins with the main one; `original` is the mail that was forwarded.

    `is_author_in_from` is false when another header named the sender: anybody may write those.
    """

    route: Route
    author: MailAddress | None = None
    outside: tuple[Outsider, ...] = ()
    subject: str = ""
    salesperson: str = ""
    plus_tags: tuple[str, ...] = ()
    original: ForwardedMail | None = None
    signals: tuple[DecisionSignal, ...] = ()
    is_author_in_from: bool = True

    @property
    def direction(self) -> Direction:
        if self.route is Route.INTERNAL:
            return Direction.NONE
        return Direction.OUTBOUND if self.route is Route.OUTBOUND else Direction.INBOUND

    @property
    def main(self) -> Outsider | None:
        return next((each for each in self.outside if each.part is ParticipantPart.MAIN), None)


def without_plus_tag(key: str) -> str:
    """`sales+fair@x.example` → `sales@x.example`."""
    local, at, domain = key.rpartition("@")
    return f"{local.partition('+')[0] or local}{at}{domain}"


def identify_parties(mail: Mail, ours: OwnAddresses, source: MailSource) -> Parties:
    """Finds the parties; never raises, whatever the mail says."""
    author, signals = _find_author(mail, ours)
    others = tuple(_outsiders(mail, ours, author))
    route, outside, original = _find_route(mail, ours, source, author, others)
    bcc = DecisionSignal("bcc", signal_text.BLIND_COPY)
    return Parties(
        route=route,
        author=author,
        outside=outside,
        subject=_subject(mail, original),
        salesperson=find_salesperson(
            mail, ours, source, author if route in _ROUTES_BY_US else None
        ),
        plus_tags=tuple(_plus_tags(mail, ours)),
        original=original,
        signals=(*signals, bcc) if route in _ROUTES_BY_US and _is_bcc(mail, source) else signals,
        is_author_in_from=bool(senders.usable_parties(mail.senders)),
    )


_ROUTES_BY_US = frozenset({Route.OUTBOUND, Route.FORWARD, Route.INTERNAL})


def outsiders(
    people: Iterable[MailAddress],
    ours: OwnAddresses,
    part: ParticipantPart,
    *,
    excluded: Iterable[str] = (),
) -> Iterator[Outsider]:
    """The parties outside, each once."""
    seen = set(excluded)
    for each in people:
        key = address_key(each.address)
        if key not in seen and not ours.is_ours(each.address):
            seen.add(key)
            yield Outsider(each.address, key, each.name, part)


def is_own_list(mail: Mail, ours: OwnAddresses) -> bool:
    """Says whether the mail came through a list that is our own address, such as sales@ at Google."""
    if any(ours.is_ours(each.address) for each in senders.parties_in_header(mail, "list-post")):
        return True
    address = senders.list_id_address(mail)
    return bool(address) and ours.is_ours(address)


def is_to_capture(mail: Mail, ours: OwnAddresses, source: MailSource) -> bool:
    """Says whether it went to a capture address: by Bcc in the sender's copy, else by Delivered-To."""
    people = mail.to + mail.cc + mail.delivered_to + senders.parties_in_header(mail, "bcc")
    return _is_addressed_to(people, source.capture | ours.capture_addresses)


def may_be_forward(mail: Mail) -> bool:
    """Says whether the mail may be a forward, by its headers: an answer quotes, and forwards nothing."""
    return forward.subject_prefix(mail.subject) != "reply" or _may_have_attached(mail)


def _may_have_attached(mail: Mail) -> bool:
    kind = mail.header("content-type").strip().casefold()
    return kind.startswith(("multipart/mixed", "multipart/signed", "message/", "application/"))


# ── the author ──────────────────────────────────────────────────────────────────────────────────


def _find_author(
    mail: Mail, ours: OwnAddresses
) -> tuple[MailAddress | None, tuple[DecisionSignal, ...]]:
    """The author: From, and of several the one in Sender. A list may put one of us elsewhere."""
    sent = senders.find_sender(mail)
    if sent is None:
        return None, (DecisionSignal("no_sender", signal_text.NO_SENDER),)
    signals = tuple(_sender_signals(mail, sent))
    named = senders.authors_by_list(mail)
    if not named:
        return sent, signals
    signals = (*signals, DecisionSignal("list_author", signal_text.LIST_AUTHOR))
    is_told = ours.is_ours(sent.address) and len(named) == 1
    return named[0] if is_told else sent, signals


def _sender_signals(mail: Mail, sent: MailAddress) -> Iterator[DecisionSignal]:
    senders_named = senders.usable_parties(mail.senders)
    if not senders_named:
        yield DecisionSignal("odd_from", signal_text.ODD_FROM)
    elif len(senders_named) > 1:
        yield DecisionSignal("many_from", signal_text.many_from(len(senders_named)))
    deputy = senders.usable_party(mail.sender) if mail.sender else None
    if deputy and address_key(deputy.address) != address_key(sent.address):
        yield DecisionSignal("sender_differs", signal_text.SENDER_DIFFERS)


# ── direction ───────────────────────────────────────────────────────────────────────────────────


def _outsiders(mail: Mail, ours: OwnAddresses, author: MailAddress | None) -> Iterator[Outsider]:
    """The recipients outside; the copy that the sender keeps has Bcc."""
    seen = {address_key(author.address)} if author else set()
    hidden = senders.parties_in_header(mail, "bcc")
    # With more than one From the others wrote it as well. A list's From lost the author.
    writers = mail.senders if len(mail.senders) > 1 else ()
    named = (
        (writers, ParticipantPart.TO),
        (mail.to, ParticipantPart.TO),
        (mail.cc, ParticipantPart.CC),
        (hidden, ParticipantPart.CC),
    )
    count = 0
    for people, part in named:
        for each in outsiders(senders.usable_parties(people), ours, part, excluded=seen):
            seen.add(each.key)
            count += 1
            if count > limits.ADDRESSES:
                return
            yield each


_RouteResult = tuple[Route, tuple[Outsider, ...], ForwardedMail | None]


def _find_route(
    mail: Mail,
    ours: OwnAddresses,
    source: MailSource,
    author: MailAddress | None,
    others: tuple[Outsider, ...],
) -> _RouteResult:
    sent = senders.find_sender(mail)
    if author is None or sent is None:
        return Route.NOBODY, others, None
    if not ours.is_ours(author.address):
        route = Route.LIST if ours.is_ours(sent.address) else Route.INBOUND
        return route, (_inbound_outsider(mail, ours, author), *others), None
    if named := tuple(_named_by_list(mail, ours)):
        return Route.LIST, (*named, *others), None
    if others:
        first, *rest = others
        return Route.OUTBOUND, (_make_main(first), *rest), None
    answerers = tuple(outsiders(senders.usable_parties(mail.reply_to), ours, ParticipantPart.TO))
    if answerers:
        first, *rest = answerers[:_MOST_REPLY_TO]
        return Route.FORM, (_make_main(first), *rest), None
    return _route_forward(mail, ours, source)


def _named_by_list(mail: Mail, ours: OwnAddresses) -> Iterator[Outsider]:
    """The possible authors of a mail through our own list, when it does not name one clearly."""
    if not senders.is_from_list(mail):
        return
    people = (*senders.authors_by_list(mail), *senders.usable_parties(mail.reply_to))
    found = outsiders(people, ours, ParticipantPart.TO)
    yield from itertools.islice(found, _MOST_REPLY_TO)


def _route_forward(mail: Mail, ours: OwnAddresses, source: MailSource) -> _RouteResult:
    original = mail.original
    if original is None or not is_to_capture(mail, ours, source):
        return Route.INTERNAL, (), None
    if not original.attached and forward.subject_prefix(mail.subject) == "reply":
        return Route.INTERNAL, (), None
    writer = MailAddress(original.address, original.name)
    if ours.is_ours(writer.address):
        return Route.INTERNAL, (), None
    known = senders.usable_party(writer)
    main = Outsider(known.address, address_key(known.address), known.name) if known else None
    return Route.FORWARD, (_make_main(main),) if main else (), original


def _make_main(each: Outsider) -> Outsider:
    return Outsider(each.address, each.key, each.name, ParticipantPart.MAIN, each.other_addresses)


def _inbound_outsider(mail: Mail, ours: OwnAddresses, author: MailAddress) -> Outsider:
    key = address_key(author.address)
    also = outsiders(
        senders.usable_parties(mail.reply_to), ours, ParticipantPart.CC, excluded=[key]
    )
    named = tuple(MailAddress(each.address, each.name) for each in also)[:_MOST_REPLY_TO]
    return Outsider(author.address, key, author.name, ParticipantPart.MAIN, named)


# ── us ──────────────────────────────────────────────────────────────────────────────────────────


def _is_addressed_to(people: Iterable[MailAddress], wanted: frozenset[str]) -> bool:
    keys = (address_key(each.address) for each in people)
    return any(key in wanted or without_plus_tag(key) in wanted for key in keys)


def _is_bcc(mail: Mail, source: MailSource) -> bool:
    own = source.capture
    return _is_addressed_to(mail.delivered_to, own) and not _is_addressed_to(mail.to + mail.cc, own)


def find_salesperson(
    mail: Mail, ours: OwnAddresses, source: MailSource, author: MailAddress | None = None
) -> str:
    """The salesperson: the author, else the first of our recipients that is no capture address.

    Nobody's own address is a salesperson's: then it is whoever looks after the contact.
    """
    if author is not None:
        key = address_key(author.address)
        return key if ours.is_somebody(without_plus_tag(key)) else ""
    for each in senders.usable_parties(mail.to + mail.cc):
        key = without_plus_tag(address_key(each.address))
        is_captured = source.capture & {key, address_key(each.address)}
        if ours.is_ours(each.address) and not is_captured and ours.is_somebody(key):
            return key
    return ""


def is_role_address(key: str) -> bool:
    """`info@`, `no-reply@`, `erp@`: what nobody is called."""
    local = key.rpartition("@")[0].replace("_", "-")
    words = (local.partition("-")[0], local.replace("-", "").replace(".", ""))
    return any(each.rstrip("0123456789") in _ROLES for each in words)


# Of mailboxes that several people read, and of programs, in the languages of the team.
_ROLE_NAMES = """
    accounting accounts admin administrator backoffice billing bookkeeping bounce bounces
    contact customerservice daemon donotreply ekonomi enquiries erp export faktura fakturor
    feedback finance hallo hei hello help helpdesk hotline hr info invoice invoices invoicing it
    jobs kontakt kontor kundservice kundeservice laskutus mail mailer mailerdaemon marketing
    myynti news newsletter noreply notification notifications notify office order orders ordre
    ostot postmaster post posti privacy procurement purchase purchasing reception reply robot
    root sale sales salg scanner scan security service shop store support system team tilaukset
    tuki verkauf verkoop web webmaster webshop webstore wordpress
"""
_ROLES = frozenset(_ROLE_NAMES.split())


def _plus_tags(mail: Mail, ours: OwnAddresses) -> Iterator[str]:
    """`sales+fair@ours.example` → `fair`."""
    seen: set[str] = set()
    for each in senders.usable_parties(mail.to + mail.cc + mail.delivered_to):
        tag = address_key(each.address).rpartition("@")[0].partition("+")[2]
        if tag and tag not in seen and ours.is_ours(each.address):
            seen.add(tag)
            yield tag


def _subject(mail: Mail, original: ForwardedMail | None) -> str:
    subject = original.subject if original else ""
    own = forward.strip_subject_prefix(mail.subject) if original else mail.subject
    return one_line(subject or own, longest=LONGEST_SUBJECT)
