"""PURE. Tries the rules of a config on mails that are decided already.

Only what rules decide is decided again: whether one skips the mail, which template records it,
which document it carries; and, for mail of machines, whether a rule names its class.

    now                    then by these rules                      is told as
    skipped, by a rule     recorded, a contact is known             add
    or for its class       recorded, nobody on it is known          ask: its company, or a person
    logged                 skipped, by a rule or for its class      drop
    logged                 logged with another template, document   retarget
    anything               the same                                 unchanged

Who is on a mail is taken from its decision: contacts that were added since are not looked up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.decide import rules
from journal.model import Direction, Document, LedgerMail, MailClass, MailOutcome, MailReason, Rule

# Mails that these reasons decided are decided again; all others stay as they are.
DECIDED_BY_RULES = frozenset(
    {
        *(
            MailReason.RULE,
            MailReason.BOUNCE,
            MailReason.AUTO_REPLY,
            MailReason.CALENDAR,
            MailReason.BULK,
        ),
        *(MailReason.LOGGED, MailReason.LOGGED_COMPANY_ONLY),
    }
)


class TrialEffect(StrEnum):
    ADD = "add"
    ASK = "ask"
    DROP = "drop"
    RETARGET = "retarget"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Trial:
    """A trial of one mail. `before` and `after` say how it is recorded, or why not; `rule` decides."""

    effect: TrialEffect
    before: str
    after: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class _RecordedAs:
    template: str
    document: Document | None = None

    def __str__(self) -> str:
        if self.document is None:
            return self.template
        document = self.document
        named = f"{document.type} {document.number} {document.version}".rstrip()
        return f"{self.template}, {named}"


def try_rules(each: LedgerMail, found: Sequence[Rule], record: Mapping[str, str]) -> Trial:
    """Decide a mail by the rules found; `record` names the templates for mails without one."""
    rule = rules.first_match(found, each.facts)
    after = _recorded_after(each, rule, record)
    label = rule.label if rule is not None else ""
    before = _recorded_before(each)
    return Trial(_effect_of(each, before, after), str(before), str(after), label)


def _recorded_before(each: LedgerMail) -> _RecordedAs | str:
    if each.outcome is MailOutcome.LOGGED:
        return _RecordedAs(each.template, each.document)
    return (
        f"skipped by rule {each.rule}" if each.reason is MailReason.RULE else _kept_out_text(each)
    )


def _kept_out_text(each: LedgerMail) -> str:
    return f"skipped: {each.mail_class.replace('_', ' ')}"


def _recorded_after(
    each: LedgerMail, rule: Rule | None, record: Mapping[str, str]
) -> _RecordedAs | str:
    if rule is not None and rule.skip:
        return f"skipped by rule {rule.label}"
    in_force = rule if rule is not None and _is_in_force(rule, each) else None
    if in_force is None and each.mail_class is not MailClass.NORMAL and not _is_invitation(each):
        return _kept_out_text(each)
    if each.direction is Direction.NONE:
        return "skipped: internal"
    document = rules.find_document(in_force, each.facts) if in_force else None
    template = in_force.template if in_force else ""
    return _RecordedAs(template or _default_template(each, record), document)


def _is_in_force(rule: Rule, each: LedgerMail) -> bool:
    """Says whether the rule applies: for mail of a machine it must name the class."""
    says_how = bool(rule.template or rule.document_type)
    is_normal = each.mail_class is MailClass.NORMAL
    return says_how and (is_normal or each.mail_class in rule.conditions.mail_class)


def _is_invitation(each: LedgerMail) -> bool:
    """Says whether it is an invitation, told by the outcome: an answer has the reason calendar."""
    if each.mail_class is not MailClass.CALENDAR:
        return False
    return each.outcome is MailOutcome.LOGGED and not each.rule


def _default_template(each: LedgerMail, record: Mapping[str, str]) -> str:
    if each.mail_class is MailClass.CALENDAR and _is_invitation(each):
        return record["meeting_invitation"]
    is_sent = each.direction is Direction.OUTBOUND
    return record["email_outbound" if is_sent else "email_inbound"]


def _effect_of(
    each: LedgerMail, before: _RecordedAs | str, after: _RecordedAs | str
) -> TrialEffect:
    if isinstance(before, str) and isinstance(after, str):
        return TrialEffect.UNCHANGED
    if isinstance(after, str):
        return TrialEffect.DROP
    if isinstance(before, str):
        is_known = any(who.contact_id is not None for who in each.participants)
        return TrialEffect.ADD if is_known else TrialEffect.ASK
    return TrialEffect.UNCHANGED if before == after else TrialEffect.RETARGET
