"""PURE. Mails with their outcome and reason, never with their text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.blockkit import builders
from bot.blockkit.builders import Block, Element, Message
from bot.ids import Ref
from bot.ids.find import FindId
from bot.ids.log import LogId
from bot.ids.triage import TriageId
from bot.language.translator import Translator
from bot.messages import mail_explanation as mail_explanation_text
from journal.model import LedgerMail, MailOutcome

_MAX_SIGNALS = 12


@dataclass(frozen=True, slots=True)
class MailExplanation:
    """A mail for a user, and whether they may know whose it is and what it is about."""

    mail: LedgerMail
    decided_by: str
    may_see_people: bool

    @property
    def has_no_details(self) -> bool:
        """Says whether nothing was kept that would say whose it is."""
        return not (self.mail.subject or self.mail.parties)


def explanation_list(
    t: Translator, found: Sequence[MailExplanation], *, more: bool, now: datetime
) -> Message:
    """A list of mails, a line or two each, with a button for the details."""
    head = mail_explanation_text.found_count(t, len(found), more=more)
    blocks = [builders.context(builders.plain_text(head))]
    for each in found:
        pressed = builders.button(
            t(mail_explanation_text.DETAILS_BUTTON), FindId.WHY, str(each.mail.id)
        )
        text = "\n".join(_lines(t, each, now))
        blocks.append(builders.section(builders.plain_text(text, 1500), accessory=pressed))
    summary = " ".join(". ".join(_lines(t, each, now)) for each in found)
    return Message(builders.safe_text(f"{head} {summary}", 3500), tuple(blocks))


def full_explanation(t: Translator, each: MailExplanation, *, now: datetime) -> Message:
    blocks = [
        builders.section(builders.plain_text("\n".join(_lines(t, each, now)), 1500)),
        builders.section(builders.plain_text(_reason_text(t, each), 2000)),
        *_signal_blocks(t, each),
        builders.context(
            *(builders.plain_text(fact, 300) for fact in _decision_facts(t, each, now))
        ),
    ]
    if pressed := tuple(_buttons(t, each)):
        blocks.append(builders.actions(*pressed))
    parts = (*_lines(t, each, now), _reason_text(t, each), *_decision_facts(t, each, now))
    return Message(
        builders.safe_text(builders.one_line(" · ".join(parts), 3500), 3500), tuple(blocks)
    )


def _lines(t: Translator, each: MailExplanation, now: datetime) -> tuple[str, ...]:
    mail = each.mail
    moment = t.moment(mail.occurred_at, now=now)
    outcome = mail_explanation_text.mail_outcome(t, mail.outcome, mail.reason, mail.interaction)
    if not each.may_see_people or each.has_no_details:
        return (mail_explanation_text.hidden_mail_heading(t, moment), outcome)
    subject = builders.one_line(mail.subject, 200) or t(mail_explanation_text.NO_SUBJECT)
    return (mail_explanation_text.mail_heading(t, _sender(t, mail), moment), subject, outcome)


def _sender(t: Translator, mail: LedgerMail) -> str:
    party = next((each for each in mail.parties if each.role == "from"), None)
    if party is None:
        return t(mail_explanation_text.NO_SENDER)
    named = f"{party.name} <{party.address}>" if party.name else party.address
    return builders.one_line(named, 200)


def _reason_text(t: Translator, each: MailExplanation) -> str:
    """The reason; the decision's own sentence names people, so not everybody may see it."""
    reason = (
        builders.one_line(t.sentence(each.mail.why), 500)
        if each.may_see_people
        else t(mail_explanation_text.DETAILS_HIDDEN)
    )
    if each.has_no_details:
        reason = t(mail_explanation_text.NOTHING_ELSE_KEPT)
    return "\n".join((reason, mail_explanation_text.next_step(t, each.mail.reason)))


def _signal_blocks(t: Translator, each: MailExplanation) -> Iterator[Block]:
    if not each.may_see_people or not each.mail.signals:
        return
    lines = [
        f"{position}. {builders.one_line(mail_explanation_text.signal_line(t, signal), 200)}"
        for position, signal in enumerate(each.mail.signals[:_MAX_SIGNALS], 1)
    ]
    yield builders.section(
        builders.plain_text("\n".join((t(mail_explanation_text.SIGNALS_LABEL), *lines)))
    )


def _decision_facts(t: Translator, each: MailExplanation, now: datetime) -> tuple[str, ...]:
    mail = each.mail
    moment = t.moment(mail.decided_at, now=now)
    facts = (
        mail_explanation_text.rule_applied(t, builders.one_line(mail.rule, 100))
        if mail.rule
        else "",
        mail_explanation_text.decided_by(t, builders.one_line(each.decided_by, 100), moment),
        mail_explanation_text.mail_number(t, mail.id),
        t(mail_explanation_text.DECIDED_AGAIN_SOON) if mail.reopened else "",
    )
    return tuple(filter(None, facts))


def _buttons(t: Translator, each: MailExplanation) -> Iterator[Element]:
    mail = each.mail
    if mail.interaction is not None:
        label = mail_explanation_text.show_entry(t, mail.interaction)
        yield builders.button(label, LogId.SHOW, str(Ref(mail.interaction)))
    if mail.outcome is MailOutcome.WAITING:
        value = str(Ref(mail.id, mail.version))
        yield builders.button(
            t(mail_explanation_text.OPEN_TRIAGE), TriageId.OPEN, value, style="primary"
        )
