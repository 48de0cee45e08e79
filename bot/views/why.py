"""PURE. Mails with what became of them and why. Never their text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import kit
from bot.ids import Ref
from bot.ids.find import Find
from bot.ids.log import Log
from bot.ids.triage import Triage
from bot.kit import Block, Element, Message
from bot.messages import why as said
from bot.say import Say
from journal.model import LedgerMail, Outcome

_SIGNALS = 12


@dataclass(frozen=True, slots=True)
class Explained:
    """A mail for somebody: `open` when they may know whose it is and what it is about."""

    mail: LedgerMail
    decided_by: str
    open: bool

    @property
    def is_bare(self) -> bool:
        """Nothing that would tell whose it is was kept."""
        return not (self.mail.subject or self.mail.parties)


def several(say: Say, found: Sequence[Explained], *, more: bool, now: datetime) -> Message:
    """A line or two each, with a button for the whole."""
    head = said.found(say, len(found), more=more)
    blocks = [kit.context(kit.plain(head))]
    for each in found:
        pressed = kit.button(said.details(say), Find.WHY, str(each.mail.id))
        text = "\n".join(_lines(say, each, now))
        blocks.append(kit.section(kit.plain(text, 1500), accessory=pressed))
    told = " ".join(". ".join(_lines(say, each, now)) for each in found)
    return Message(kit.safe(f"{head} {told}", 3500), tuple(blocks))


def whole(say: Say, each: Explained, *, now: datetime) -> Message:
    blocks = [
        kit.section(kit.plain("\n".join(_lines(say, each, now)), 1500)),
        kit.section(kit.plain(_because(say, each), 2000)),
        *_noticed(say, each),
        kit.context(*(kit.plain(fact, 300) for fact in _facts(say, each, now))),
    ]
    if pressed := tuple(_buttons(say, each)):
        blocks.append(kit.actions(*pressed))
    parts = (*_lines(say, each, now), _because(say, each), *_facts(say, each, now))
    return Message(kit.safe(kit.one_line(" · ".join(parts), 3500), 3500), tuple(blocks))


def told(text: str) -> Message:
    return Message(kit.safe(text, 1000), (kit.section(kit.plain(text)),))


def _lines(say: Say, each: Explained, now: datetime) -> tuple[str, ...]:
    mail = each.mail
    moment = say.moment(mail.occurred_at, now=now)
    outcome = said.became(say, mail.outcome, mail.reason, mail.interaction)
    if not each.open or each.is_bare:
        return (said.mail_hidden(say, moment), outcome)
    subject = kit.one_line(mail.subject, 200) or said.no_subject(say)
    return (said.mail_of(say, _sender(say, mail), moment), subject, outcome)


def _sender(say: Say, mail: LedgerMail) -> str:
    party = next((each for each in mail.parties if each.role == "from"), None)
    if party is None:
        return said.no_sender(say)
    named = f"{party.name} <{party.address}>" if party.name else party.address
    return kit.one_line(named, 200)


def _because(say: Say, each: Explained) -> str:
    """The sentence that was kept with the decision names people: not for everybody."""
    kept = kit.one_line(each.mail.why, 500) if each.open else said.hidden(say)
    if each.is_bare:
        kept = said.nothing_kept(say)
    return "\n".join((kept, said.what_next(say, each.mail.reason)))


def _noticed(say: Say, each: Explained) -> Iterator[Block]:
    if not each.open or not each.mail.signals:
        return
    lines = [
        f"{position}. {signal.name.replace('_', ' ')}: {kit.one_line(signal.what, 150)}"
        for position, signal in enumerate(each.mail.signals[:_SIGNALS], 1)
    ]
    yield kit.section(kit.plain("\n".join((said.signals(say), *lines))))


def _facts(say: Say, each: Explained, now: datetime) -> tuple[str, ...]:
    mail = each.mail
    moment = say.moment(mail.decided_at, now=now)
    facts = (
        said.rule(say, kit.one_line(mail.rule, 100)) if mail.rule else "",
        said.decided(say, kit.one_line(each.decided_by, 100), moment),
        said.number(say, mail.id),
        said.again(say) if mail.reopened else "",
    )
    return tuple(filter(None, facts))


def _buttons(say: Say, each: Explained) -> Iterator[Element]:
    mail = each.mail
    if mail.interaction is not None:
        label = said.show(say, mail.interaction)
        yield kit.button(label, Log.SHOW, str(Ref(mail.interaction)))
    if mail.outcome is Outcome.WAITING:
        value = str(Ref(mail.id, mail.version))
        yield kit.button(said.open_triage(say), Triage.OPEN, value, style="primary")
