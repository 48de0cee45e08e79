"""What the database knows about a batch of mails: asked once for all of them."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from ingest.classify import Known, Person, addresses_to_look_up, domains_to_look_up
from ingest.new_mail import Arrived, sender_of
from ingest.office import Office, Place, way_of
from journal.fold import domain_of, loose_key
from journal.model import Contact, ContactKind, Mail
from journal.store import by_key, contacts, last_words, mails, threads

_HOUR = timedelta(hours=1)


class Lookup:
    """One look-up for a whole batch: contacts by address, conversations, who is ignored."""

    def __init__(
        self,
        session: Session,
        office: Office,
        place: Place,
        arrived: Sequence[Arrived],
    ) -> None:
        self._session = session
        self._limit = place.box.flood_per_hour
        ways = [(each, way_of(place, each.received)) for each in arrived]
        policy = office.policy
        self._asked = {id(each): addresses_to_look_up(each.mail, policy, way) for each, way in ways}
        self._domains = {id(each): domains_to_look_up(each.mail, policy, way) for each, way in ways}
        everybody = frozenset[str]().union(*self._asked.values())
        domains = frozenset[str]().union(*self._domains.values())
        self._exact = by_key.with_addresses(session, everybody)
        self._loose = by_key.with_loose_addresses(session, {loose_key(a) for a in everybody})
        self._companies = by_key.companies_at(session, domains)
        self._people = self._gathered()
        everywhere = {domain_of(address) for address in everybody}
        self._ignored = mails.ignored_among(session, everybody | everywhere)
        self._threads = threads.contacts_of(session, _answered(arrived))
        self._flood = self._busy_senders(arrived)

    def _gathered(self) -> dict[int, Person]:
        tables = (self._exact, self._loose, self._companies)
        ids = {id_ for table in tables for found in table.values() for id_ in found}
        unsure = {
            id_
            for table in (self._exact, self._loose)
            for found in table.values()
            if len(found) > 1
            for id_ in found
        }
        spoken = last_words.last_spoken(self._session, unsure)
        everyone = contacts.get_many(self._session, ids)
        return {id_: _person(each, spoken.get(id_)) for id_, each in everyone.items()}

    def _busy_senders(self, arrived: Sequence[Arrived]) -> dict[str, int]:
        """Senders of whom there may be too many mails in one hour; nearly always none."""
        moments = [m for each in arrived if (m := _moment(each)) is not None]
        if not moments:
            return {}
        senders = Counter(sender_of(each.mail) for each in arrived)
        span = (min(moments) - _HOUR, max(moments) + _HOUR)
        counted = last_words.mails_from(self._session, set(senders), *span)
        totals = {sender: counted.get(sender, 0) + n for sender, n in senders.items()}
        return {sender: n for sender, n in totals.items() if n > self._limit}

    def of(self, each: Arrived) -> Known:
        asked = self._asked[id(each)]
        return Known(
            exact=self._named(self._exact, asked),
            loose=self._named(self._loose, {loose_key(address) for address in asked}),
            companies=self._named(self._companies, self._domains[id(each)]),
            conversation=self._conversation(each.mail),
            ignored=self._ignored,
            recent=self._recent(each),
        )

    def _named(
        self, table: dict[str, tuple[int, ...]], wanted: set[str] | frozenset[str]
    ) -> dict[str, tuple[Person, ...]]:
        return {
            key: tuple(self._people[id_] for id_ in table[key] if id_ in self._people)
            for key in wanted
            if key in table
        }

    def _conversation(self, mail: Mail) -> frozenset[int]:
        found = (
            self._threads.get(id_, frozenset()) for id_ in (mail.in_reply_to, *mail.references)
        )
        return frozenset().union(*found)

    def _recent(self, each: Arrived) -> int:
        sender, moment = sender_of(each.mail), _moment(each)
        if sender not in self._flood or moment is None:
            return 0
        counted = last_words.mails_from(self._session, {sender}, moment - _HOUR, moment + _HOUR)
        return counted.get(sender, 0)


def _answered(arrived: Sequence[Arrived]) -> set[str]:
    return {id_ for each in arrived for id_ in (each.mail.in_reply_to, *each.mail.references)}


def _moment(each: Arrived) -> datetime | None:
    return each.received or each.mail.date


def _person(each: Contact, spoken: datetime | None) -> Person:
    return Person(
        id=each.id,
        name=each.name,
        owner=each.owner,
        closed=each.closed,
        last_spoken=spoken,
        is_company=each.kind is ContactKind.COMPANY,
    )
