"""Looks up what the database knows about a batch of mails, in one query each for all."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from ingest.capture.context import CaptureContext, MailboxFolder, build_mail_source
from ingest.capture.ledger_entry import FetchedMail, sender_key
from ingest.decide.classify import (
    KnownContact,
    LookupResult,
    addresses_to_look_up,
    domains_to_look_up,
)
from ingest.decide.evidence import effective_parties
from ingest.decide.mail_date import in_utc
from journal.fold import domain_of, loose_key
from journal.model import Contact, ContactKind, Mail
from journal.store.contacts import by_key, contacts
from journal.store.mail import threads
from journal.store.record import last_contact
from journal.store.triage import ignored_senders

_HOUR = timedelta(hours=1)


class MailLookup:
    """The look-ups of a whole batch: contacts by address, conversations, ignored senders."""

    def __init__(
        self,
        session: Session,
        context: CaptureContext,
        place: MailboxFolder,
        arrived: Sequence[FetchedMail],
    ) -> None:
        self._session = session
        self._limit = place.box.flood_per_hour
        ways = [(each, build_mail_source(place, each.received)) for each in arrived]
        policy = context.policy
        self._parties = {
            id(each): effective_parties(each.mail, policy.ours, way) for each, way in ways
        }
        self._addresses = {id_: addresses_to_look_up(each) for id_, each in self._parties.items()}
        self._domains = {
            id_: domains_to_look_up(each, policy) for id_, each in self._parties.items()
        }
        everybody = frozenset[str]().union(*self._addresses.values())
        domains = frozenset[str]().union(*self._domains.values())
        self._exact = by_key.find_by_address(session, everybody)
        self._loose = by_key.find_by_loose_address(session, {loose_key(a) for a in everybody})
        self._companies = by_key.find_companies_by_domain(session, domains)
        self._contacts = self._load_contacts()
        everywhere = {domain_of(address) for address in everybody}
        self._ignored = ignored_senders.find_ignored(session, everybody | everywhere)
        self._threads = threads.contacts_of(session, _answered_ids(arrived))
        self._flooding_senders = self._busy_senders(arrived)

    def _load_contacts(self) -> dict[int, KnownContact]:
        tables = (self._exact, self._loose, self._companies)
        ids = {id_ for table in tables for found in table.values() for id_ in found}
        unsure = {
            id_
            for table in (self._exact, self._loose)
            for found in table.values()
            if len(found) > 1
            for id_ in found
        }
        spoken = last_contact.last_contact_times(self._session, unsure)
        everyone = contacts.get_many(self._session, ids)
        return {id_: _known_contact(each, spoken.get(id_)) for id_, each in everyone.items()}

    def _busy_senders(self, arrived: Sequence[FetchedMail]) -> dict[str, int]:
        """The senders who may have sent too many mails in one hour; nearly always none."""
        moments = [m for each in arrived if (m := _arrival_time(each)) is not None]
        if not moments:
            return {}
        senders = Counter(sender_key(each.mail) for each in arrived)
        span = (min(moments) - _HOUR, max(moments) + _HOUR)
        counted = last_contact.count_mails_from(self._session, set(senders), *span)
        totals = {sender: counted.get(sender, 0) + n for sender, n in senders.items()}
        return {sender: n for sender, n in totals.items() if n > self._limit}

    def result_for(self, each: FetchedMail) -> LookupResult:
        addresses = self._addresses[id(each)]
        return LookupResult(
            exact=self._contacts_by_key(self._exact, addresses),
            loose=self._contacts_by_key(self._loose, {loose_key(address) for address in addresses}),
            companies=self._contacts_by_key(self._companies, self._domains[id(each)]),
            conversation=self._conversation(each.mail),
            ignored=self._ignored,
            recent=self._count_recent(each),
            parties=self._parties[id(each)],
        )

    def _contacts_by_key(
        self, table: dict[str, tuple[int, ...]], wanted: set[str] | frozenset[str]
    ) -> dict[str, tuple[KnownContact, ...]]:
        return {
            key: tuple(self._contacts[id_] for id_ in table[key] if id_ in self._contacts)
            for key in wanted
            if key in table
        }

    def _conversation(self, mail: Mail) -> frozenset[int]:
        found = (
            self._threads.get(id_, frozenset()) for id_ in (mail.in_reply_to, *mail.references)
        )
        return frozenset().union(*found)

    def _count_recent(self, each: FetchedMail) -> int:
        sender, moment = sender_key(each.mail), _arrival_time(each)
        if sender not in self._flooding_senders or moment is None:
            return 0
        counted = last_contact.count_mails_from(
            self._session, {sender}, moment - _HOUR, moment + _HOUR
        )
        return counted.get(sender, 0)


def _answered_ids(arrived: Sequence[FetchedMail]) -> set[str]:
    return {id_ for each in arrived for id_ in (each.mail.in_reply_to, *each.mail.references)}


def _arrival_time(each: FetchedMail) -> datetime | None:
    """The moment by which its sender's mails are counted; None if it is at an end of the calendar."""
    return in_utc(each.received) or in_utc(each.mail.date)


def _known_contact(each: Contact, last_spoken: datetime | None) -> KnownContact:
    return KnownContact(
        id=each.id,
        name=each.name,
        owner=each.owner,
        closed=each.is_closed,
        last_spoken=last_spoken,
        is_company=each.kind is ContactKind.COMPANY,
    )
