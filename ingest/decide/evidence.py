"""PURE. Gathers all that the decision about a mail goes by; nothing is decided here.

Who is on the mail and how sure that is, what kind of mail it is, whose it is by its addresses, when
it happened, which rule it meets; and every signal on the way.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from ingest.decide import (
    contact_matching,
    facts,
    mail_class,
    mail_date,
    passed_on,
    rules,
    sender_trust,
    senders,
    signal_text,
)
from ingest.decide.contact_matching import ContactMatch, KnownContact, LookupResult, MatchHints
from ingest.decide.domains import is_free_mail, is_shared_host, registered_domain
from ingest.decide.mail_date import Arrival
from ingest.decide.parties import (
    MailSource,
    Outsider,
    OwnAddresses,
    Parties,
    Route,
    find_salesperson,
    identify_parties,
    outsiders,
    without_plus_tag,
)
from ingest.decide.policy import MailPolicy
from ingest.decide.sender_trust import Trust
from journal.fold import address_key
from journal.model import (
    AutomatedKind,
    DecisionSignal,
    Mail,
    MailAddress,
    MailClass,
    MailFacts,
    ParticipantPart,
    Rule,
)


class Evidence:
    """The evidence, each piece worked out when it is first asked for: headers alone need little.

    `occurred_at` is None when no date of the mail can be believed.
    """

    def __init__(
        self,
        mail: Mail,
        source: MailSource,
        policy: MailPolicy,
        known: LookupResult,
        *,
        now: datetime,
    ) -> None:
        self.mail = passed_on.without_report_by_us(mail, policy.ours)
        self.source = source
        self.policy = policy
        self.known = known
        self._now = now

    @cached_property
    def parties(self) -> Parties:
        return self.known.parties or effective_parties(self.mail, self.policy.ours, self.source)

    @cached_property
    def _verdict_on_sender(self) -> tuple[Trust, str]:
        return sender_trust.judge_sender(self.mail, self.source)

    @property
    def trust(self) -> Trust:
        return self._verdict_on_sender[0]

    @property
    def trust_reason(self) -> str:
        return self._verdict_on_sender[1]

    @cached_property
    def matches(self) -> tuple[ContactMatch, ...]:
        hints = MatchHints(self.known, self.parties.salesperson, self._now)
        return contact_matching.match_contacts(self.parties.outside, hints)

    @cached_property
    def _class_and_sign(self) -> tuple[MailClass, str]:
        """The class; a sender who answers in a conversation of ours counts as known."""
        is_known = bool(self.main and self.main.candidates) or bool(self.known.conversation)
        return mail_class.find_class(self.mail, self.parties, self.policy.ours, is_known=is_known)

    @property
    def mail_class(self) -> MailClass:
        return self._class_and_sign[0]

    @property
    def class_reason(self) -> str:
        return self._class_and_sign[1]

    @cached_property
    def arrival(self) -> Arrival:
        return mail_date.find_arrival(self.mail, self.source, self._now)

    @cached_property
    def occurred_at(self) -> datetime | None:
        original = self.parties.original
        stated = original.date if original else self.mail.date
        return mail_date.plausible_date(stated, self.arrival)

    @cached_property
    def facts(self) -> MailFacts:
        names = _header_names_in_rules(self.policy)
        return facts.build_facts(self.mail, self.parties, self.source, self.mail_class, names)

    @cached_property
    def _rule_and_slow_ones(self) -> tuple[Rule | None, Sequence[DecisionSignal]]:
        slow: list[DecisionSignal] = []
        return rules.first_match(self.policy.rules, self.facts, noticed=slow), slow

    @property
    def rule(self) -> Rule | None:
        return self._rule_and_slow_ones[0]

    @cached_property
    def _unwanted_and_slow_ones(self) -> tuple[str | None, Sequence[DecisionSignal]]:
        never_log = self.policy.never_log.subjects
        if not never_log:
            return None, ()
        slow: list[DecisionSignal] = []
        subjects = dict.fromkeys((self.mail.subject, self.parties.subject))
        return rules.first_found_pattern(never_log, subjects, noticed=slow), slow

    @property
    def never_log_pattern(self) -> str | None:
        """The pattern of `never_log` that its subject meets."""
        return self._unwanted_and_slow_ones[0]

    @property
    def is_never_log_unsure(self) -> bool:
        return bool(self._unwanted_and_slow_ones[1])

    @cached_property
    def signals(self) -> tuple[DecisionSignal, ...]:
        slow = (*self._rule_and_slow_ones[1], *self._unwanted_and_slow_ones[1])
        return (*_collect_signals(self), *slow)

    @property
    def main(self) -> ContactMatch | None:
        return next(
            (each for each in self.matches if each.outsider.part is ParticipantPart.MAIN), None
        )

    @property
    def is_main_proven(self) -> bool:
        """Says whether the main party is known, by an address that nobody else may have written.

        In a mail from outside it stood in From; an address from a list, a form or one of us counts
        when it is vouched for. For a bounce the returned mail was one to that contact.
        """
        main = self.main
        if self.parties.route is Route.OUTBOUND:
            return True
        if main is None or main.person is None:
            return False
        if self.mail.kind is AutomatedKind.BOUNCE:
            return main.person.id in self.known.conversation
        return self.parties.is_author_in_from

    @property
    def people(self) -> tuple[KnownContact, ...]:
        """The matched contacts, each once."""
        found = (each.person for each in self.matches if each.person is not None)
        return tuple({each.id: each for each in found}.values())


def effective_parties(mail: Mail, ours: OwnAddresses, source: MailSource) -> Parties:
    """The outside parties; for a bounce, the recipients whom the mail did not reach."""
    mail = passed_on.without_report_by_us(mail, ours)
    parties = identify_parties(mail, ours, source)
    if mail.kind is not AutomatedKind.BOUNCE:
        return parties
    named = senders.usable_parties(tuple(MailAddress(each.address) for each in mail.bounced))
    outside = tuple(outsiders(named, ours, ParticipantPart.TO))
    main = tuple(replace(each, part=ParticipantPart.MAIN) for each in outside[:1])
    return replace(
        parties,
        route=Route.INBOUND,
        outside=main + outside[1:],
        original=None,
        salesperson=find_salesperson(mail, ours, source),
    )


def address_keys(parties: Parties) -> Iterator[str]:
    """Every key under which an outside party may be known."""
    for each in parties.outside:
        for key in (each.key, *(address_key(also.address) for also in each.other_addresses)):
            yield key
            yield without_plus_tag(key)


def company_domains(outsider: Outsider, policy: MailPolicy) -> tuple[str, ...]:
    """The domains that may name the company: the address's own, then the registered one."""
    domain = outsider.key.rpartition("@")[2]
    both = dict.fromkeys((domain, registered_domain(domain)))
    return tuple(
        each
        for each in both
        if each and not is_free_mail(each, policy.free_domains) and not is_shared_host(each)
    )


def find_company(evidence: Evidence) -> KnownContact | None:
    """The single company of an unknown main party's domain, if the config allows it."""
    main = evidence.main
    if main is None or main.person is not None or not evidence.policy.company_by_domain:
        return None
    if not evidence.parties.is_author_in_from or evidence.mail.kind is AutomatedKind.BOUNCE:
        return None
    found = find_companies(main.outsider, evidence)
    return found[0] if len(found) == 1 else None


def find_companies(outsider: Outsider, evidence: Evidence) -> tuple[KnownContact, ...]:
    named = evidence.known.companies
    if not named:
        return ()
    of_domain = (named.get(each, ()) for each in company_domains(outsider, evidence.policy))
    found = next((each for each in of_domain if each), ())
    return tuple({each.id: each for each in found}.values())


def _header_names_in_rules(policy: MailPolicy) -> frozenset[str]:
    return frozenset(rule.conditions.header_name for rule in policy.rules) - {""}


def _collect_signals(found: Evidence) -> Iterator[DecisionSignal]:
    yield DecisionSignal("route", signal_text.ROUTES[found.parties.route])
    yield from found.parties.signals
    if found.trust not in {Trust.UNPINNED, Trust.WAIVED}:
        name = "warning" if found.trust is Trust.FAIL else "trust"
        yield DecisionSignal(name, found.trust_reason)
    if found.mail_class is not MailClass.NORMAL:
        yield DecisionSignal("class", signal_text.mail_class(found.mail_class, found.class_reason))
    if found.occurred_at is None:
        yield DecisionSignal("odd_date", signal_text.ODD_DATE)
    if found.mail.oddities:
        yield DecisionSignal(
            "oddities", signal_text.oddities(", ".join(sorted(found.mail.oddities)))
        )
    yield from contact_matching.match_signals(found.matches)
    if found.known.conversation:
        yield DecisionSignal("conversation", signal_text.CONVERSATION)
    if found.rule is not None:
        yield DecisionSignal("rule", signal_text.rule_met(found.rule.label))
