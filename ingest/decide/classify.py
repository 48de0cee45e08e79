"""PURE. A mail and what is known of it → one decision, with its reason and every signal.

The reasons are asked in the order of `journal.model.MailReason`, and the first that holds decides.
A mail that a person must look at waits; nothing is dropped without a reason.

    decide_on_headers      what can be decided before the body is fetched
    addresses_to_look_up   what the record must be asked about a mail
    domains_to_look_up
    decide                 everything

What is gathered first, and in which file:

    evidence, outcome      everything that decisions go by; the decision as it is kept
    parties, senders       who is ours and which way it goes; who wrote it
    contact_matching       whose mail it is
    domains                what a domain is
    sender_trust           whether it is really from whom it says
    mail_class, mail_date  whether a machine wrote it; when it happened
    rules, facts           which rule it meets, and by what
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from ingest.decide import mail_class, mail_date, outcome, senders, why_text
from ingest.decide.contact_matching import KnownContact, LookupResult, find_candidates
from ingest.decide.domains import is_in_domains
from ingest.decide.evidence import (
    Evidence,
    address_keys,
    company_domains,
    find_company,
)
from ingest.decide.outcome import StepVerdict
from ingest.decide.parties import (
    MailSource,
    OwnAddresses,
    Parties,
    Route,
    is_to_capture,
    may_be_forward,
)
from ingest.decide.policy import MailPolicy, NeverLogList, build_policy
from ingest.decide.sender_trust import Trust
from ingest.parse.quoting import forward
from ingest.words import failures
from journal.fold import address_key
from journal.model import (
    Decision,
    Mail,
    MailAddress,
    MailClass,
    MailOutcome,
    MailReason,
    Oddity,
)

__all__ = [
    "KnownContact",
    "LookupResult",
    "MailPolicy",
    "MailSource",
    "NeverLogList",
    "OwnAddresses",
    "addresses_to_look_up",
    "build_policy",
    "decide",
    "decide_on_headers",
    "domains_to_look_up",
]

_Step = Callable[[Evidence], StepVerdict | None]
# Checks of a sender in our name, who must be vouched for by our mail server.
_PRIVILEGED_ROUTES = frozenset({Route.OUTBOUND, Route.LIST, Route.FORM, Route.FORWARD})


def decide_on_headers(
    mail: Mail, source: MailSource, policy: MailPolicy, *, now: datetime
) -> Decision | None:
    """The decision on a mail parsed from its headers alone; None when its body is needed."""
    found = Evidence(mail, source, policy, LookupResult(), now=now)
    return _first_decision(
        found, (_check_own_system, _check_too_old, _check_never_log, _check_internal_by_headers)
    )


def addresses_to_look_up(parties: Parties) -> frozenset[str]:
    """The addresses to look up, as `address_key` makes them; their `loose_key` is needed as well."""
    return frozenset(address_keys(parties))


def domains_to_look_up(parties: Parties, policy: MailPolicy) -> frozenset[str]:
    """The domains by which a company may be found; no free mail, none that many share."""
    return frozenset(domain for each in parties.outside for domain in company_domains(each, policy))


def decide(
    mail: Mail, source: MailSource, policy: MailPolicy, known: LookupResult, *, now: datetime
) -> Decision:
    found = Evidence(mail, source, policy, known, now=now)
    return _first_decision(found, _STEPS) or outcome.build_decision(
        found, _unmatched_verdict(found)
    )


def _first_decision(found: Evidence, steps: tuple[_Step, ...]) -> Decision | None:
    for step in steps:
        verdict = step(found)
        if verdict is not None:
            return outcome.build_decision(found, verdict)
    return None


def _skip(reason: MailReason, why: str) -> StepVerdict:
    return StepVerdict(MailOutcome.SKIPPED, reason, why)


# ── mails that are never recorded ───────────────────────────────────────────────────────────────


def _check_unreadable(found: Evidence) -> StepVerdict | None:
    if Oddity.UNREADABLE not in found.mail.oddities:
        return None
    return StepVerdict(MailOutcome.QUARANTINED, MailReason.UNREADABLE, why_text.UNREADABLE)


def _check_own_system(found: Evidence) -> StepVerdict | None:
    """Skips our own system's mail: its header counts only from a proven sender of ours."""
    if not found.mail.has_header("x-rapport-origin"):
        return None
    sent = senders.find_sender(found.mail)
    is_ours = sent is not None and found.policy.ours.is_ours(sent.address)
    if not (is_ours and found.trust is Trust.PASS):
        return None
    return _skip(MailReason.OWN_SYSTEM, why_text.OWN_SYSTEM)


def _check_too_old(found: Evidence) -> StepVerdict | None:
    if not mail_date.is_too_old(found.mail, found.arrival, found.source.since):
        return None
    return _skip(MailReason.TOO_OLD, why_text.too_old(found.source.since))


def _check_never_log(found: Evidence) -> StepVerdict | None:
    never_log = found.policy.never_log
    if never_log.addresses or never_log.domains:
        keys = {address_key(each.address) for each in _all_addresses(found.mail)}
        if keys & never_log.addresses:
            return _skip(MailReason.NEVER_LOG, why_text.NEVER_LOG_ADDRESS)
        domains = {each.rpartition("@")[2] for each in keys}
        if any(is_in_domains(domain, never_log.domains) for domain in domains):
            return _skip(MailReason.NEVER_LOG, why_text.NEVER_LOG_DOMAIN)
    sensitivity = found.mail.sensitivity.strip().casefold()
    if sensitivity in never_log.sensitivities:
        return _skip(MailReason.NEVER_LOG, why_text.sensitive(sensitivity))
    if found.never_log_pattern:
        return _skip(MailReason.NEVER_LOG, why_text.NEVER_LOG_SUBJECT)
    if not found.is_never_log_unsure:
        return None
    return StepVerdict(
        MailOutcome.QUARANTINED, MailReason.UNSURE_NEVER_LOG, why_text.NEVER_LOG_UNSURE
    )


def _all_addresses(mail: Mail) -> Iterator[MailAddress]:
    """Every address, also ours: the mail of a works council may have to stay private."""
    people = (*mail.senders, *mail.reply_to, *mail.to, *mail.cc, *mail.delivered_to)
    deputy = (mail.sender,) if mail.sender else ()
    original = (MailAddress(mail.original.address),) if mail.original else ()
    authors = senders.authors_by_list(mail)
    yield from senders.usable_parties((*people, *deputy, *original, *authors))
    yield from senders.parties_in_header(mail, "bcc")


def _check_ignored(found: Evidence) -> StepVerdict | None:
    """Skips mail of ignored people: its writer, or everybody to whom we wrote.

    An ignored domain gives way to a contact: somebody made it, and wants its mail.
    """
    main = found.parties.main
    outside = found.parties.outside
    if found.parties.route is not Route.OUTBOUND:
        outside = (main,) if main else ()
    if not outside or not all(_is_ignored(each.key, found.known) for each in outside):
        return None
    return _skip(MailReason.IGNORED, why_text.IGNORED)


def _is_ignored(key: str, known: LookupResult) -> bool:
    if key in known.ignored:
        return True
    return key.rpartition("@")[2] in known.ignored and not find_candidates(key, known)


def _check_privacy_blocked(found: Evidence) -> StepVerdict | None:
    company = find_company(found)
    is_closed = any(each.is_closed for each in found.matches) or (company and company.closed)
    return _skip(MailReason.PRIVACY_BLOCKED, why_text.CLOSED_CONTACT) if is_closed else None


def _check_untrusted(found: Evidence) -> StepVerdict | None:
    """Skips an unproven sender who claims to be one of us; of others too, if so configured."""
    if found.parties.route in _PRIVILEGED_ROUTES:
        if found.trust in {Trust.PASS, Trust.WAIVED}:
            return None
        why = why_text.untrusted_sender(found.trust_reason)
        return StepVerdict(MailOutcome.WAITING, MailReason.UNTRUSTED_TEAM_SENDER, why)
    if found.trust is not Trust.FAIL or not found.source.waits_on_fail:
        return None
    candidates = outcome.matched_contact_ids(found)
    return StepVerdict(
        MailOutcome.WAITING, MailReason.FAILED_SENDER, found.trust_reason, candidates
    )


# ── rules and classes ───────────────────────────────────────────────────────────────────────────


def _check_rule(found: Evidence) -> StepVerdict | None:
    if found.rule is None or not found.rule.skip:
        return None
    return _skip(MailReason.RULE, why_text.rule(found.rule.label, found.rule.skip))


def _check_bounce(found: Evidence) -> StepVerdict | None:
    return _skip_class(found, MailClass.BOUNCE, MailReason.BOUNCE, why_text.BOUNCE)


def _check_auto_reply(found: Evidence) -> StepVerdict | None:
    why = why_text.auto_reply(found.class_reason)
    return _skip_class(found, MailClass.AUTO_REPLY, MailReason.AUTO_REPLY, why)


def _check_calendar(found: Evidence) -> StepVerdict | None:
    if mail_class.is_invitation(found.mail):
        return None
    why = why_text.calendar(found.class_reason)
    return _skip_class(found, MailClass.CALENDAR, MailReason.CALENDAR, why)


def _check_bulk(found: Evidence) -> StepVerdict | None:
    why = why_text.bulk(found.class_reason)
    return _skip_class(found, MailClass.BULK, MailReason.BULK, why)


def _skip_class(
    found: Evidence, kind: MailClass, reason: MailReason, why: str
) -> StepVerdict | None:
    """Skips a class, unless a rule that names it wants it recorded."""
    if found.mail_class is not kind or outcome.recording_rule(found) is not None:
        return None
    return _skip(reason, why)


def _check_internal(found: Evidence) -> StepVerdict | None:
    if found.parties.route is not Route.INTERNAL:
        return None
    return _skip(MailReason.INTERNAL_ONLY, why_text.INTERNAL)


def _check_internal_by_headers(found: Evidence) -> StepVerdict | None:
    """Skips internal mail by its headers, unless the body can make it a forward to us, or a bounce."""
    ours = found.policy.ours
    if is_to_capture(found.mail, ours, found.source) and may_be_forward(found.mail):
        return None
    return None if _may_be_report(found.mail) else _check_internal(found)


def _may_be_report(mail: Mail) -> bool:
    sent = senders.find_sender(mail)
    return (
        mail.header("content-type").strip().casefold().startswith("multipart/report")
        or mail.header("return-path").strip() == "<>"
        or mail.has_header("x-failed-recipients")
        or (sent is not None and address_key(sent.address).startswith(failures.DAEMON_LOCAL_PARTS))
    )


# ── contacts ────────────────────────────────────────────────────────────────────────────────────


def _check_unsure_forward(found: Evidence) -> StepVerdict | None:
    gap = _forward_gap(found) if found.parties.route is Route.FORWARD else ""
    if not gap:
        return None
    why = why_text.unsure_forward(gap)
    return StepVerdict(
        MailOutcome.WAITING, MailReason.UNSURE_FORWARD, why, outcome.matched_contact_ids(found)
    )


def _forward_gap(found: Evidence) -> str:
    original = found.parties.original
    if found.parties.main is None:
        return why_text.GAP_SENDER
    if found.occurred_at is None:
        return why_text.GAP_DATE
    if original is None or not original.subject.strip():
        return why_text.GAP_SUBJECT
    if forward.subject_prefix(found.mail.subject) == "reply":
        return why_text.GAP_ANSWER
    return ""


def _check_flood(found: Evidence) -> StepVerdict | None:
    is_inbound = found.parties.route not in {Route.OUTBOUND, Route.INTERNAL}
    if not is_inbound or found.known.recent <= found.source.flood_per_hour:
        return None
    why = why_text.flood(found.known.recent)
    return StepVerdict(MailOutcome.WAITING, MailReason.FLOOD, why)


def _check_nobody(found: Evidence) -> StepVerdict | None:
    is_told = found.parties.main is not None or found.parties.route is Route.OUTBOUND
    if is_told or found.mail_class is MailClass.BOUNCE:
        return None
    is_by_list = found.parties.route is Route.LIST
    why = why_text.LIST_WITHOUT_WRITER if is_by_list else why_text.NO_SENDER
    candidates = outcome.matched_contact_ids(found)
    return StepVerdict(MailOutcome.WAITING, MailReason.NO_CONTACT, why, candidates)


def _check_ambiguous(found: Evidence) -> StepVerdict | None:
    main = found.main
    if main is None or main.person is not None or not main.candidates:
        return None
    why = why_text.ambiguous(len(main.candidates))
    candidates = outcome.ids_by_last_contact(main.candidates)
    return StepVerdict(MailOutcome.WAITING, MailReason.AMBIGUOUS_CONTACT, why, candidates)


def _check_logged(found: Evidence) -> StepVerdict | None:
    count = len(found.people)
    if not count or not found.is_main_proven:
        return None
    return StepVerdict(MailOutcome.LOGGED, MailReason.LOGGED, why_text.known_addresses(count))


def _check_company_only(found: Evidence) -> StepVerdict | None:
    company = find_company(found)
    if company is None:
        return None
    return StepVerdict(
        MailOutcome.LOGGED, MailReason.LOGGED_COMPANY_ONLY, why_text.COMPANY_ONLY, company=company
    )


def _unmatched_verdict(found: Evidence) -> StepVerdict:
    why = why_text.ONLY_NAMED if found.people else why_text.NO_CONTACT
    return StepVerdict(
        MailOutcome.WAITING, MailReason.NO_CONTACT, why, outcome.suggested_contact_ids(found)
    )


_STEPS: tuple[_Step, ...] = (
    _check_unreadable,
    _check_own_system,
    _check_too_old,
    _check_never_log,
    _check_ignored,
    _check_privacy_blocked,
    _check_untrusted,
    _check_rule,
    _check_bounce,
    _check_auto_reply,
    _check_calendar,
    _check_bulk,
    _check_internal,
    _check_unsure_forward,
    _check_flood,
    _check_ambiguous,
    _check_nobody,
    _check_logged,
    _check_company_only,
)
