"""PURE. Gathers all that the decision about a mail goes by; nothing is decided here.

Who is on the mail and how sure that is, what kind of mail it is, whose it is by its addresses, when
it happened, which rule it meets; and every signal on the way.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from ingest.decide import (
    contact_matching,
    facts,
    mail_class,
    mail_date,
    passed_on,
    rules,
    sender_trust,
    senders,
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


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence. `happened` is None when no date of the mail can be believed; `unwanted` is the
    pattern of `never_log` that its subject meets.
    """

    mail: Mail
    source: MailSource
    policy: MailPolicy
    known: LookupResult
    parties: Parties
    trust: Trust
    trust_reason: str
    mail_class: MailClass
    class_reason: str
    matches: tuple[ContactMatch, ...]
    arrival: Arrival
    occurred_at: datetime | None
    facts: MailFacts
    rule: Rule | None
    never_log_pattern: str | None
    is_never_log_unsure: bool
    signals: tuple[DecisionSignal, ...]

    @property
    def main(self) -> ContactMatch | None:
        return next(
            (each for each in self.matches if each.outsider.part is ParticipantPart.MAIN), None
        )

    @property
    def is_main_proven(self) -> bool:
        """Whether the main party is known, by an address that nobody else may have written.

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


def gather_evidence(
    mail: Mail, source: MailSource, policy: MailPolicy, known: LookupResult, *, now: datetime
) -> Evidence:
    mail = passed_on.without_report_by_us(mail, policy.ours)
    parties = known.parties or effective_parties(mail, policy.ours, source)
    arrival = mail_date.find_arrival(mail, source, now)
    stated_date = parties.original.date if parties.original else mail.date
    verdict, vouched = sender_trust.judge_sender(mail, source)
    matches = contact_matching.match_contacts(
        parties.outside, MatchHints(known, parties.salesperson, now)
    )
    found_class, sign = _classify(mail, parties, policy, known, matches)
    facts_found = facts.build_facts(
        mail, parties, source, found_class, _header_names_in_rules(policy)
    )
    noticed: list[DecisionSignal] = []
    rule = rules.first_match(policy.rules, facts_found, noticed=noticed)
    subjects = dict.fromkeys((mail.subject, parties.subject))
    slow: list[DecisionSignal] = []
    unwanted = rules.first_found_pattern(policy.never_log.subjects, subjects, noticed=slow)
    evidence = Evidence(
        mail=mail,
        source=source,
        policy=policy,
        known=known,
        parties=parties,
        trust=verdict,
        trust_reason=vouched,
        mail_class=found_class,
        class_reason=sign,
        matches=matches,
        arrival=arrival,
        occurred_at=mail_date.plausible_date(stated_date, arrival),
        facts=facts_found,
        rule=rule,
        never_log_pattern=unwanted,
        is_never_log_unsure=bool(slow),
        signals=(),
    )
    return replace(evidence, signals=(*_collect_signals(evidence), *noticed, *slow))


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


def _classify(
    mail: Mail,
    parties: Parties,
    policy: MailPolicy,
    known: LookupResult,
    matches: tuple[ContactMatch, ...],
) -> tuple[MailClass, str]:
    """Finds the class; a sender who answers in a conversation of ours counts as known."""
    main = next((each for each in matches if each.outsider.part is ParticipantPart.MAIN), None)
    is_known = bool(main and main.candidates) or bool(known.conversation)
    return mail_class.find_class(mail, parties, policy.ours, is_known=is_known)


def _header_names_in_rules(policy: MailPolicy) -> frozenset[str]:
    return frozenset(rule.conditions.header_name for rule in policy.rules) - {""}


def _collect_signals(found: Evidence) -> Iterator[DecisionSignal]:
    yield DecisionSignal("route", str(found.parties.route))
    yield from found.parties.signals
    if found.trust not in {Trust.UNPINNED, Trust.WAIVED}:
        name = "warning" if found.trust is Trust.FAIL else "trust"
        yield DecisionSignal(name, found.trust_reason)
    if found.mail_class is not MailClass.NORMAL:
        yield DecisionSignal("class", f"{found.mail_class}: {found.class_reason}")
    if found.occurred_at is None:
        yield DecisionSignal(
            "odd_date", "Its Date can't be believed; the time of its arrival stands."
        )
    if found.mail.oddities:
        yield DecisionSignal("oddities", ", ".join(sorted(found.mail.oddities)))
    yield from contact_matching.match_signals(found.matches)
    if found.known.conversation:
        yield DecisionSignal("conversation", "It belongs to a conversation that is known.")
    if found.rule is not None:
        yield DecisionSignal("rule", f"It meets rule {found.rule.label}.")
