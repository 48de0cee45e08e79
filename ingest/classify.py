"""PURE. A mail, and what is known → one decision, with its reason and every signal.

The reasons are asked in their order, and the first that holds decides; the order is the one of
`journal.model.Reason`. What a person must look at waits; nothing is dropped without a reason.

    on_headers             what can be decided before the body is fetched
    addresses_to_look_up   what the record must be asked about a mail
    domains_to_look_up
    decide                 everything
    policy_of              the config → what it says of mail

What is gathered first, and where:

    evidence, outcome      everything that decisions go by; the decision as it is kept
    parties, senders       who is ours and which way it goes; who wrote it
    matching, domains      whose mail it is; what a domain is
    trust, kinds, moments  really from whom; written by a machine; when
    rules, facts           which rule it meets, and by what
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from ingest import forward, kinds, moments, outcome, senders
from ingest.domains import is_below
from ingest.evidence import (
    Evidence,
    company_of,
    domains_of,
    gather,
    keys_of,
    parties_of,
)
from ingest.matching import Known, Person, candidates_of
from ingest.outcome import Verdict
from ingest.parties import Ours, Route, Way, is_to_capture, may_be_forward
from ingest.policy import NeverLog, Policy, policy_of
from ingest.trust import Trust
from ingest.words import failures
from journal.fold import address_key
from journal.model import (
    Decision,
    Mail,
    MailAddress,
    MailClass,
    Oddity,
    Outcome,
    Reason,
)

__all__ = [
    "Known",
    "NeverLog",
    "Ours",
    "Person",
    "Policy",
    "Way",
    "addresses_to_look_up",
    "decide",
    "domains_to_look_up",
    "on_headers",
    "policy_of",
]

_Step = Callable[[Evidence], Verdict | None]
# What a person may do in our name only when our mail server vouches for them.
_POWERS = frozenset({Route.OUTBOUND, Route.FORM, Route.FORWARD})


def on_headers(mail: Mail, way: Way, policy: Policy, *, now: datetime) -> Decision | None:
    """The mail was parsed from its headers alone. None: fetch it."""
    found = gather(mail, way, policy, Known(), now=now)
    return _first(found, (_own_system, _too_old, _never_log, _internal_by_headers))


def addresses_to_look_up(mail: Mail, policy: Policy, way: Way) -> frozenset[str]:
    """Keys as `address_key` makes them; their `loose_key` is to be asked for as well."""
    return frozenset(keys_of(parties_of(mail, policy.ours, way)))


def domains_to_look_up(mail: Mail, policy: Policy, way: Way) -> frozenset[str]:
    """The domains by which a company may be found; none of free mail, none that many share."""
    outside = parties_of(mail, policy.ours, way).outside
    return frozenset(domain for each in outside for domain in domains_of(each, policy))


def decide(mail: Mail, way: Way, policy: Policy, known: Known, *, now: datetime) -> Decision:
    found = gather(mail, way, policy, known, now=now)
    return _first(found, _STEPS) or outcome.decision(found, _no_contact(found))


def _first(found: Evidence, steps: tuple[_Step, ...]) -> Decision | None:
    for step in steps:
        verdict = step(found)
        if verdict is not None:
            return outcome.decision(found, verdict)
    return None


def _skipped(reason: Reason, why: str) -> Verdict:
    return Verdict(Outcome.SKIPPED, reason, why)


# ── what is not for the record at all ───────────────────────────────────────────────────────────


def _unreadable(found: Evidence) -> Verdict | None:
    if Oddity.UNREADABLE not in found.mail.oddities:
        return None
    return Verdict(Outcome.QUARANTINED, Reason.UNREADABLE, "It could not be read.")


def _own_system(found: Evidence) -> Verdict | None:
    if not any(name.casefold() == "x-rapport-origin" for name, _ in found.mail.headers):
        return None
    return _skipped(Reason.OWN_SYSTEM, "Rapport itself sent it.")


def _too_old(found: Evidence) -> Verdict | None:
    if not moments.is_too_old(found.mail, found.arrival, found.way.since):
        return None
    return _skipped(Reason.TOO_OLD, f"This mailbox is read from {found.way.since} on.")


def _never_log(found: Evidence) -> Verdict | None:
    asked = found.policy.never_log
    keys = {address_key(each.address) for each in _everybody(found.mail)}
    if keys & asked.addresses:
        return _skipped(Reason.NEVER_LOG, "An address on it is never recorded.")
    if any(
        is_below(domain, asked.domains) for domain in {each.rpartition("@")[2] for each in keys}
    ):
        return _skipped(Reason.NEVER_LOG, "A domain on it is never recorded.")
    sensitivity = found.mail.sensitivity.strip().casefold()
    if sensitivity in asked.sensitivities:
        return _skipped(Reason.NEVER_LOG, f"Its sender marked it as {sensitivity}.")
    why = "Its subject is one that is never recorded."
    return _skipped(Reason.NEVER_LOG, why) if found.unwanted else None


def _everybody(mail: Mail) -> Iterator[MailAddress]:
    """Ours as well: the mail of a works council may be nobody's business."""
    people = (*mail.senders, *mail.reply_to, *mail.to, *mail.cc, *mail.delivered_to)
    deputy = (mail.sender,) if mail.sender else ()
    original = (MailAddress(mail.original.address),) if mail.original else ()
    author = senders.author_by_list(mail)
    yield from senders.named((*people, *deputy, *original, *((author,) if author else ())))
    yield from senders.in_header(mail, "bcc")


def _ignored(found: Evidence) -> Verdict | None:
    """Whom somebody chose not to see again: who wrote it, or all to whom we wrote.

    An ignored domain gives way to a contact: somebody made it, and wants its mail.
    """
    main = found.parties.main
    outside = found.parties.outside
    if found.parties.route is not Route.OUTBOUND:
        outside = (main,) if main else ()
    if not outside or not all(_is_ignored(each.key, found.known) for each in outside):
        return None
    return _skipped(Reason.IGNORED, "Somebody chose to ignore its address.")


def _is_ignored(key: str, known: Known) -> bool:
    if key in known.ignored:
        return True
    return key.rpartition("@")[2] in known.ignored and not candidates_of(key, known)


def _privacy_blocked(found: Evidence) -> Verdict | None:
    company = company_of(found) if not found.people else None
    is_closed = any(each.is_closed for each in found.matches) or (company and company.closed)
    why = "A contact on it is closed: nothing new is recorded of them."
    return _skipped(Reason.PRIVACY_BLOCKED, why) if is_closed else None


def _untrusted(found: Evidence) -> Verdict | None:
    if found.parties.route not in _POWERS or found.trust in {Trust.PASS, Trust.UNPINNED}:
        return None
    why = f"It says to be from one of us, and that is not sure. {found.vouched}"
    return Verdict(Outcome.WAITING, Reason.UNTRUSTED_TEAM_SENDER, why)


# ── what its rule and its kind say ──────────────────────────────────────────────────────────────


def _rule(found: Evidence) -> Verdict | None:
    if found.rule is None or not found.rule.skip:
        return None
    return _skipped(Reason.RULE, f"Rule {found.rule.label} skips it: {found.rule.skip}.")


def _bounce(found: Evidence) -> Verdict | None:
    return _of_kind(
        found, MailClass.BOUNCE, Reason.BOUNCE, "It reports that a mail did not arrive."
    )


def _auto_reply(found: Evidence) -> Verdict | None:
    why = f"A machine answered by itself ({found.class_sign})."
    return _of_kind(found, MailClass.AUTO_REPLY, Reason.AUTO_REPLY, why)


def _calendar(found: Evidence) -> Verdict | None:
    if kinds.is_invitation(found.mail):
        return None
    why = f"It is about an appointment and no invitation ({found.class_sign})."
    return _of_kind(found, MailClass.CALENDAR, Reason.CALENDAR, why)


def _bulk(found: Evidence) -> Verdict | None:
    why = f"It was sent to many ({found.class_sign})."
    return _of_kind(found, MailClass.BULK, Reason.BULK, why)


def _of_kind(found: Evidence, kind: MailClass, reason: Reason, why: str) -> Verdict | None:
    """A rule that names the class wants it recorded."""
    if found.mail_class is not kind or outcome.rule_in_force(found) is not None:
        return None
    return _skipped(reason, why)


def _internal(found: Evidence) -> Verdict | None:
    if found.parties.route is not Route.INTERNAL:
        return None
    return _skipped(Reason.INTERNAL_ONLY, "Everybody on it is one of us.")


def _internal_by_headers(found: Evidence) -> Verdict | None:
    """Only when the body can't make it a forward to the capture address, or a bounce."""
    ours = found.policy.ours
    if is_to_capture(found.mail, ours, found.way) and may_be_forward(found.mail):
        return None
    return None if _may_be_report(found.mail) else _internal(found)


def _may_be_report(mail: Mail) -> bool:
    sent = senders.sender(mail)
    return (
        mail.header("content-type").strip().casefold().startswith("multipart/report")
        or mail.header("return-path").strip() == "<>"
        or any(name.casefold() == "x-failed-recipients" for name, _ in mail.headers)
        or (sent is not None and address_key(sent.address).startswith(failures.DAEMONS))
    )


# ── whose it is ─────────────────────────────────────────────────────────────────────────────────


def _unsure_forward(found: Evidence) -> Verdict | None:
    gap = _gap(found) if found.parties.route is Route.FORWARD else ""
    if not gap:
        return None
    why = f"One of us forwarded it, and {gap}."
    return Verdict(Outcome.WAITING, Reason.UNSURE_FORWARD, why, outcome.of_matches(found))


def _gap(found: Evidence) -> str:
    original = found.parties.original
    if found.parties.main is None:
        return "the address of its sender is not told"
    if found.happened is None:
        return "its date is not told, or can't be true"
    if original is None or not original.subject.strip():
        return "its subject is not told"
    if forward.prefix(found.mail.subject) == "reply":
        return "the mail that brought it is an answer to another one"
    return ""


def _flood(found: Evidence) -> Verdict | None:
    is_inbound = found.parties.route not in {Route.OUTBOUND, Route.INTERNAL}
    if not is_inbound or found.known.recent <= found.way.flood_per_hour:
        return None
    why = f"Its sender wrote {found.known.recent} mails within an hour."
    return Verdict(Outcome.WAITING, Reason.FLOOD, why)


def _nobody(found: Evidence) -> Verdict | None:
    if found.parties.route is not Route.NOBODY or found.mail_class is MailClass.BOUNCE:
        return None
    candidates = outcome.of_matches(found)
    return Verdict(Outcome.WAITING, Reason.NO_CONTACT, "It names no sender.", candidates)


def _ambiguous(found: Evidence) -> Verdict | None:
    main = found.main
    if main is None or main.person is not None or not main.candidates:
        return None
    count = len(main.candidates)
    why = f"{count} contacts have its address, and nothing tells which of them is meant."
    candidates = outcome.nearest(main.candidates)
    return Verdict(Outcome.WAITING, Reason.AMBIGUOUS_CONTACT, why, candidates)


def _logged(found: Evidence) -> Verdict | None:
    count = len(found.people)
    if not count:
        return None
    who = "A contact has" if count == 1 else f"{count} contacts have"
    return Verdict(Outcome.LOGGED, Reason.LOGGED, f"{who} an address on it.")


def _company_only(found: Evidence) -> Verdict | None:
    company = company_of(found)
    if company is None:
        return None
    why = "No contact has any of its addresses; one company has the domain of its main one."
    return Verdict(Outcome.LOGGED, Reason.LOGGED_COMPANY_ONLY, why, company=company)


def _no_contact(found: Evidence) -> Verdict:
    why = "No contact has any of its addresses."
    return Verdict(Outcome.WAITING, Reason.NO_CONTACT, why, outcome.suggestions(found))


_STEPS: tuple[_Step, ...] = (
    _unreadable,
    _own_system,
    _too_old,
    _never_log,
    _ignored,
    _privacy_blocked,
    _untrusted,
    _rule,
    _bounce,
    _auto_reply,
    _calendar,
    _bulk,
    _internal,
    _unsure_forward,
    _flood,
    _ambiguous,
    _nobody,
    _logged,
    _company_only,
)
