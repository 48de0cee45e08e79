"""PURE. A verdict and its evidence → the whole decision: participants, template, document, facts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.decide import mail_class, rules, signal_text
from ingest.decide.contact_matching import ContactMatch, KnownContact
from ingest.decide.evidence import Evidence, find_companies
from ingest.decide.parties import Route, without_plus_tag
from ingest.decide.sender_trust import Trust
from journal.fold import one_line
from journal.limits import LONGEST_SUBJECT
from journal.model import (
    AutomatedKind,
    Decision,
    DecisionSignal,
    Direction,
    Mail,
    MailClass,
    MailOutcome,
    MailReason,
    MailWarning,
    Meeting,
    NewParticipant,
    ParticipantPart,
    Rule,
)

# Unknown addresses are kept with the entry, but not all of a mail to hundreds.
_MOST_UNKNOWN = 100
_MOST_CANDIDATES = 50
# Mails of these reasons keep no participants.
_REASONS_WITHOUT_PARTICIPANTS = frozenset(
    {
        MailReason.NEVER_LOG,
        MailReason.UNSURE_NEVER_LOG,
        MailReason.PRIVACY_BLOCKED,
        MailReason.OWN_SYSTEM,
    }
)


@dataclass(frozen=True, slots=True)
class StepVerdict:
    """The verdict of one reason. `company` is a contact found by the domain alone."""

    outcome: MailOutcome
    reason: MailReason
    why: str
    candidates: tuple[int, ...] = ()
    company: KnownContact | None = None


def build_decision(found: Evidence, verdict: StepVerdict) -> Decision:
    rule = found.rule if verdict.reason is MailReason.RULE else recording_rule(found)
    noticed: list[DecisionSignal] = []
    document = rules.find_document(rule, found.facts, noticed=noticed) if rule else None
    return Decision(
        outcome=verdict.outcome,
        reason=verdict.reason,
        why=verdict.why,
        direction=found.parties.direction,
        mail_class=found.mail_class,
        occurred_at=found.occurred_at or found.arrival.at,
        subject=found.parties.subject,
        facts=found.facts,
        participants=_participants(found, verdict),
        candidates=verdict.candidates[:_MOST_CANDIDATES],
        template=_template(found, rule),
        document=document,
        meeting=_read_meeting(found.mail, found.trust)
        if mail_class.is_invitation(found.mail)
        else None,
        salesperson=found.parties.salesperson,
        rule=rule.label if rule else "",
        signals=(*found.signals, *noticed, *_signals(found, verdict)),
        warnings=(MailWarning.FAILED_CHECK,) if found.trust is Trust.FAIL else (),
    )


def recording_rule(found: Evidence) -> Rule | None:
    """The rule that says how to record the mail; for mail of a machine it must name the class."""
    rule = found.rule
    if rule is None or not (rule.template or rule.document_type):
        return None
    is_named = found.mail_class in rule.conditions.mail_class
    return rule if is_named or found.mail_class is MailClass.NORMAL else None


def _template(found: Evidence, rule: Rule | None) -> str:
    """The code of the template that records it, or would. Internal mail has none."""
    if rule is not None and rule.template:
        return rule.template
    if found.mail_class is MailClass.CALENDAR and mail_class.is_invitation(found.mail):
        return found.policy.default_templates.get("meeting_invitation", "")
    by_direction = {Direction.INBOUND: "email_inbound", Direction.OUTBOUND: "email_outbound"}
    return found.policy.default_templates.get(by_direction.get(found.parties.direction, ""), "")


def _read_meeting(mail: Mail, trust: Trust) -> Meeting | None:
    item = mail.calendar
    if item is None:
        return None
    starts = item.start or item.day
    # One of a series is a meeting of its own: what becomes of it says nothing of the others.
    # Who may be somebody else changes no meeting by naming it: without an id it is an entry of its own.
    uid = one_line(f"{item.uid} {item.recurrence}", longest=LONGEST_SUBJECT)
    return Meeting(
        uid=uid if item.uid and trust is not Trust.FAIL else "",
        starts=starts.isoformat() if starts else "",
        minutes=item.minutes,
        sequence=item.sequence,
        cancelled=item.method == "CANCEL",
    )


def _signals(found: Evidence, verdict: StepVerdict) -> Iterator[DecisionSignal]:
    is_logged = verdict.outcome is MailOutcome.LOGGED
    if is_logged and (found.main is None or found.main.person is None):
        yield DecisionSignal("main_unknown", signal_text.MAIN_UNKNOWN)
    if verdict.reason is MailReason.NO_CONTACT and found.known.conversation:
        yield DecisionSignal("new_address", signal_text.NEW_ADDRESS)
    if found.rule is not None and not found.rule.skip and recording_rule(found) is None:
        yield DecisionSignal("rule_without_class", signal_text.rule_without_class(found.rule.label))


# ── participants ───────────────────────────────────────────────────────────────────────────────


def _participants(found: Evidence, verdict: StepVerdict) -> tuple[NewParticipant, ...]:
    """The participants, the main one first: the main address's contact; in a mail of ours, else any
    known one. While a person is to say who the main one is, the address leads.
    """
    if verdict.reason in _REASONS_WITHOUT_PARTICIPANTS:
        return ()
    is_guess = verdict.reason is MailReason.UNSURE_FORWARD or not found.parties.is_author_in_from
    as_guess = is_guess and found.mail.kind is not AutomatedKind.BOUNCE
    people = [_participant(each, as_guess=as_guess) for each in found.matches]
    if verdict.company is not None:
        company = verdict.company
        people.insert(0, NewParticipant(company.id, ParticipantPart.TO, name=company.name))
    people = list(_without_duplicates(people))
    leader = people[0] if verdict.company else _find_main(people, found)
    rest = (each for each in people if each is not leader)
    led = (replace(leader, part=ParticipantPart.MAIN),) if leader else ()
    return (*led, *_limit_unknown(_demote_main(each) for each in rest))


def _participant(match: ContactMatch, *, as_guess: bool) -> NewParticipant:
    person = None if as_guess else match.person
    outsider = match.outsider
    return NewParticipant(
        person.id if person else None, outsider.part, outsider.address, outsider.name
    )


def _without_duplicates(people: Iterable[NewParticipant]) -> Iterator[NewParticipant]:
    seen: set[int | str] = set()
    for each in people:
        key = each.address if each.contact_id is None else each.contact_id
        if key not in seen:
            seen.add(key)
            yield each


def _find_main(people: list[NewParticipant], found: Evidence) -> NewParticipant | None:
    """The main participant; in our own mails also another known recipient, not in a stranger's."""
    main = next((each for each in people if each.part is ParticipantPart.MAIN), None)
    if found.parties.route is not Route.OUTBOUND:
        return main
    if main is not None and (main.contact_id is not None or (found.main and found.main.candidates)):
        return main
    known = next((each for each in people if each.contact_id is not None), None)
    return known or main


def _demote_main(each: NewParticipant) -> NewParticipant:
    return replace(each, part=ParticipantPart.TO) if each.part is ParticipantPart.MAIN else each


def _limit_unknown(people: Iterable[NewParticipant]) -> Iterator[NewParticipant]:
    """Every contact, and a limited number of others."""
    unknown = 0
    for each in people:
        unknown += each.contact_id is None
        if each.contact_id is not None or unknown <= _MOST_UNKNOWN:
            yield each


# ── suggestions ────────────────────────────────────────────────────────────────────────────────


def matched_contact_ids(found: Evidence) -> tuple[int, ...]:
    """The ids of all contacts with one of the addresses."""
    return ids_by_last_contact(person for each in found.matches for person in each.candidates)


def suggested_contact_ids(found: Evidence) -> tuple[int, ...]:
    """The ids of contacts it may be: of the conversation, the address without its tag, the domain."""
    untagged_keys = (without_plus_tag(each.key) for each in found.parties.outside)
    of_tags = [each for key in untagged_keys for each in found.known.exact.get(key, ())]
    of_domains = [each for one in found.matches for each in find_companies(one.outsider, found)]
    others = (
        *matched_contact_ids(found),
        *ids_by_last_contact(of_tags),
        *ids_by_last_contact(of_domains),
    )
    return tuple(dict.fromkeys((*sorted(found.known.conversation), *others)))


def ids_by_last_contact(people: Iterable[KnownContact]) -> tuple[int, ...]:
    """The ids of open contacts, the one last spoken to first."""
    open_ones = [each for each in people if not each.closed]
    by_last_contact = sorted(
        (each for each in open_ones if each.last_spoken is not None),
        key=lambda each: each.last_spoken.timestamp() if each.last_spoken else 0.0,
        reverse=True,
    )
    return tuple(dict.fromkeys(each.id for each in (*by_last_contact, *open_ones)))
