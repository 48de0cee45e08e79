"""PURE. All that the decision about a mail goes by, gathered: nothing is decided here.

Who is on the mail and how sure that is, what kind of mail it is, whose it is by its addresses, when
it happened, which rule it meets; and every signal on the way.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from ingest import facts, kinds, matching, moments, rules, senders, trust
from ingest.domains import is_free_mail, is_shared_host, organisational
from ingest.matching import Asked, Known, Match, Person
from ingest.moments import Arrival
from ingest.parties import (
    Ours,
    Outsider,
    Parties,
    Route,
    Way,
    outsiders,
    read,
    salesperson_of,
    untagged,
)
from ingest.policy import Policy
from ingest.trust import Trust
from journal.fold import address_key
from journal.model import (
    Facts,
    Mail,
    MailAddress,
    MailClass,
    MailKind,
    Part,
    Rule,
    Signal,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """`happened` is None when no date of the mail can be believed; `unwanted` is the pattern of
    `never_log` that its subject meets.
    """

    mail: Mail
    way: Way
    policy: Policy
    known: Known
    parties: Parties
    trust: Trust
    vouched: str
    mail_class: MailClass
    class_sign: str
    matches: tuple[Match, ...]
    arrival: Arrival
    happened: datetime | None
    facts: Facts
    rule: Rule | None
    unwanted: str | None
    signals: tuple[Signal, ...]

    @property
    def main(self) -> Match | None:
        return next((each for each in self.matches if each.outsider.part is Part.MAIN), None)

    @property
    def people(self) -> tuple[Person, ...]:
        """The contacts that are meant, each once."""
        found = (each.person for each in self.matches if each.person is not None)
        return tuple({each.id: each for each in found}.values())


def gather(mail: Mail, way: Way, policy: Policy, known: Known, *, now: datetime) -> Evidence:
    parties = parties_of(mail, policy.ours, way)
    arrival = moments.arrived(mail, way, now)
    said = parties.original.date if parties.original else mail.date
    verdict, vouched = trust.judge(mail, way)
    matches = matching.match(parties.outside, Asked(known, parties.salesperson, now))
    mail_class, sign = _class(mail, parties, policy, known, matches)
    told = facts.build(mail, parties, way, mail_class, _headers_asked(policy))
    noticed: list[Signal] = []
    rule = rules.first_match(policy.rules, told, noticed=noticed)
    subjects = dict.fromkeys((mail.subject, parties.subject))
    evidence = Evidence(
        mail=mail,
        way=way,
        policy=policy,
        known=known,
        parties=parties,
        trust=verdict,
        vouched=vouched,
        mail_class=mail_class,
        class_sign=sign,
        matches=matches,
        arrival=arrival,
        happened=moments.sane(said, arrival),
        facts=told,
        rule=rule,
        unwanted=rules.any_found(policy.never_log.subjects, subjects, noticed=noticed),
        signals=(),
    )
    return replace(evidence, signals=(*_signals(evidence), *noticed))


def parties_of(mail: Mail, ours: Ours, way: Way) -> Parties:
    """Of a bounce, the outside is whom a mail did not reach."""
    parties = read(mail, ours, way)
    if mail.kind is not MailKind.BOUNCE:
        return parties
    named = senders.named(tuple(MailAddress(each.address) for each in mail.bounced))
    outside = tuple(outsiders(named, ours, Part.TO))
    main = tuple(replace(each, part=Part.MAIN) for each in outside[:1])
    return replace(
        parties,
        route=Route.INBOUND,
        outside=main + outside[1:],
        original=None,
        salesperson=salesperson_of(mail, ours, way),
    )


def keys_of(parties: Parties) -> Iterator[str]:
    """Every key under which one of the outside may be known."""
    for each in parties.outside:
        for key in (each.key, *(address_key(also.address) for also in each.also)):
            yield key
            yield untagged(key)


def domains_of(outsider: Outsider, policy: Policy) -> tuple[str, ...]:
    """The domains that may tell its company: its own, then what its organisation registered."""
    domain = outsider.key.rpartition("@")[2]
    both = dict.fromkeys((domain, organisational(domain)))
    return tuple(
        each
        for each in both
        if each and not is_free_mail(each, policy.free_domains) and not is_shared_host(each)
    )


def company_of(evidence: Evidence) -> Person | None:
    """The one company of the main party's domain, where the config goes by domains."""
    main = evidence.main
    if main is None or not evidence.policy.company_by_domain:
        return None
    found = companies_of(main.outsider, evidence)
    return found[0] if len(found) == 1 else None


def companies_of(outsider: Outsider, evidence: Evidence) -> tuple[Person, ...]:
    named = evidence.known.companies
    if not named:
        return ()
    of_domain = (named.get(each, ()) for each in domains_of(outsider, evidence.policy))
    found = next((each for each in of_domain if each), ())
    return tuple({each.id: each for each in found}.values())


def _class(
    mail: Mail, parties: Parties, policy: Policy, known: Known, matches: tuple[Match, ...]
) -> tuple[MailClass, str]:
    """Whoever answers in a conversation of ours is no stranger."""
    main = next((each for each in matches if each.outsider.part is Part.MAIN), None)
    is_known = bool(main and main.candidates) or bool(known.conversation)
    return kinds.class_of(mail, parties, policy.ours, is_known=is_known)


def _headers_asked(policy: Policy) -> frozenset[str]:
    return frozenset(rule.conditions.header_name for rule in policy.rules) - {""}


def _signals(found: Evidence) -> Iterator[Signal]:
    yield Signal("route", str(found.parties.route))
    yield from found.parties.signals
    if found.trust is not Trust.UNPINNED:
        name = "warning" if found.trust is Trust.FAIL else "trust"
        yield Signal(name, found.vouched)
    if found.mail_class is not MailClass.NORMAL:
        yield Signal("class", f"{found.mail_class}: {found.class_sign}")
    if found.happened is None:
        yield Signal("odd_date", "Its Date can't be believed; the time of its arrival stands.")
    if found.mail.oddities:
        yield Signal("oddities", ", ".join(sorted(found.mail.oddities)))
    yield from matching.signals(found.matches)
    if found.known.conversation:
        yield Signal("conversation", "It belongs to a conversation that is known.")
    if found.rule is not None:
        yield Signal("rule", f"It meets rule {found.rule.label}.")
