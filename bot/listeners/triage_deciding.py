"""What somebody decides on a mail's card: whose it is, that it is not wanted, that it comes later.

Nobody decides under somebody else's hands by accident: who looks at a mail is told first, and can
be taken over from. A button of a card that is out of date changes nothing; the card is shown anew.
"""

from datetime import UTC, datetime, time, timedelta
from typing import assert_never

from sqlmodel import Session

from bot import kit
from bot.answers import Answer, Done, Later, Nothing, Open, Reply
from bot.asked import Asker, Click, Submitted
from bot.desk import Desk
from bot.ids import Ref, contents, id_of, one_of, ref
from bot.ids.triage import Ignored as What
from bot.ids.triage import Triage, Until
from bot.kit import Message
from bot.listeners.finding import called
from bot.listeners.triage import new_card
from bot.messages import triage as said
from bot.messages import triage_forms as asking
from bot.say import Say
from bot.views import triage as views
from bot.views import triage_forms as forms
from journal import contact, match_again, suggestions, triage, triage_undone, undo
from journal.errors import NotFound
from journal.fold import domain_of
from journal.free_mail import is_free_mail
from journal.match_again import Applied
from journal.model import (
    AboutKind,
    Blocked,
    Contact,
    ContactKind,
    Duplicate,
    LedgerMail,
    Outcome,
    PurgedBefore,
    TooLate,
)
from journal.store import cards, contacts, ledger, queue
from journal.store.ignoring import ADDRESS, DOMAIN
from journal.taking_part import main_party
from journal.triage import Assigned, Decided, Ignored, NotAssigned, PutOff, Taken
from journal.undo import ChangedSince, NothingToUndo, Undone

_MORNING = time(8)
_KINDS = {What.ADDRESS: ADDRESS, What.DOMAIN: DOMAIN}

# ── whose it is ─────────────────────────────────────────────────────────────────────────────────


def pick(desk: Desk, click: Click) -> Answer:
    """One of those who were suggested. A person gains the address, a company this mail alone."""
    values = contents(click.value, "mail", "contact")
    mail, contact_id = ref(values["mail"]), id_of(values["contact"])
    with desk.session() as session:
        if taken := taken_by_other(session, click.asker, mail):
            return taken
        who = contact.found(session, contact_id)
        keep = who.kind is not ContactKind.COMPANY
        outcome = assign(desk, session, click.asker, mail, who, keep_address=keep)
    return after(desk, click.asker, mail, outcome)


def assign(
    desk: Desk, session: Session, asker: Asker, ref: Ref, who: Contact, *, keep_address: bool
) -> Assigned | NotAssigned:
    mail, version, now = the_mail(session, asker.say, ref.id), ref.version, desk.now
    if keep_address and main_party(mail) is not None:
        return triage.add_address(
            session, desk.house, asker.actor, mail.id, who.id, version=version, now=now
        )
    return triage.assign(
        session, desk.house, asker.actor, mail.id, [who.id], version=version, now=now
    )


def the_mail(session: Session, say: Say, mail_id: int) -> LedgerMail:
    found = ledger.get(session, mail_id)
    if found is None:
        raise NotFound(said.gone(say))
    return found


def after(
    desk: Desk,
    asker: Asker,
    ref: Ref,
    outcome: Assigned | NotAssigned,
    *,
    now: Answer | None = None,
) -> Answer:
    """The card tells what came of it; what it can't tell is said."""
    done = now or Nothing()
    if not isinstance(outcome, Assigned):
        return refused(desk, asker, ref, outcome)
    if outcome.more:
        return Later(lambda later: _rest(later, asker, outcome), done)
    if outcome.refused:
        text = said.still_waiting(asker.say, len(outcome.refused))
        return _also(done, text)
    return done


def _also(done: Answer, text: str) -> Answer:
    return Done(views.told(text)) if isinstance(done, Done) else Reply(views.told(text))


def refused(desk: Desk, asker: Asker, ref: Ref, outcome: NotAssigned) -> Answer:
    """Why nothing was done. The card is shown anew, since it was behind."""
    with desk.session() as session:
        cards.touch(session, AboutKind.MAIL, [ref.id], now=desk.now)
        return Reply(views.told(why_not(session, asker, outcome)))


def why_not(session: Session, asker: Asker, outcome: NotAssigned) -> str:
    say = asker.say
    match outcome:
        case Decided():
            return _decided(session, asker, outcome)
        case Blocked(ids):
            names = [each.name for each in contacts.get_many(session, ids).values()]
            return said.blocked(say, kit.one_line(", ".join(names), 300))
        case Duplicate(number, _):
            return said.duplicate(say, number)
        case PurgedBefore():
            return said.purged_before(say)
        case TooLate():
            return said.contact_changed(say)
        case _:
            assert_never(outcome)


def _decided(session: Session, asker: Asker, outcome: Decided) -> str:
    say = asker.say
    if outcome.outcome in {Outcome.WAITING, Outcome.QUARANTINED} or not outcome.by:
        return said.changed(say, outcome.mail)
    if outcome.by == asker.actor.key:
        return said.decided_by_you(say, outcome.mail)
    return said.decided(say, outcome.mail, called(session, outcome.by))


def _rest(desk: Desk, asker: Asker, first: Assigned) -> Answer | None:
    """What more waits from the address, a transaction for each slice; all by one deed."""
    mails, linked, still = len(first.mails), len(first.linked), len(first.refused)
    more, deed = True, first.deed
    while more and not desk.stop.is_set():
        with desk.session() as session:
            done = match_again.apply(
                session,
                desk.house,
                asker.actor,
                first.contact or 0,
                addresses=[first.address],
                deed=deed,
                now=desk.now,
            )
            cards.touch(session, AboutKind.MAIL, first.mails[:1], now=desk.now)
        if not isinstance(done, Applied):
            break
        mails, linked = mails + len(done.mails), linked + len(done.linked)
        still, more = still + len(done.refused), done.more
    text = said.all_logged(asker.say, mails, linked)
    if still:
        text = f"{text} {said.still_waiting(asker.say, still)}"
    return Reply(views.told(text))


# ── not wanted ──────────────────────────────────────────────────────────────────────────────────


def ignore(desk: Desk, click: Click) -> Answer:
    """The mail itself at once; of an address or a domain it is asked first."""
    values = contents(click.value, "mail", "what")
    mail, what = ref(values["mail"]), one_of(What, values["what"])
    with desk.session() as session:
        if taken := taken_by_other(session, click.asker, mail):
            return taken
        if what is What.MAIL:
            outcome = triage.ignore_mail(
                session, click.asker.actor, mail.id, version=mail.version, now=desk.now
            )
        else:
            return _ask(desk, session, click, mail, what)
    return _ignored(desk, click.asker, mail, outcome, Nothing())


def _ask(desk: Desk, session: Session, click: Click, ref: Ref, what: What) -> Answer:
    """Which address or domain, and how many others go with it."""
    say = click.asker.say
    mail = the_mail(session, say, ref.id)
    if hidden := hidden_by_now(desk, session, click.asker, mail):
        return hidden
    if mail.outcome is not Outcome.WAITING:
        # Whose it is may be nobody's business by now.
        cards.touch(session, AboutKind.MAIL, [mail.id], now=desk.now)
        by = Decided(mail.id, mail.outcome, mail.reason, mail.interaction, mail.decided_by)
        return Reply(views.told(why_not(session, click.asker, by)))
    value, others = triage.also_ignored(session, mail, _KINDS[what])
    extra = frozenset(desk.settings.matching.free_domains)
    if what is What.DOMAIN and is_free_mail(value, extra):
        return Reply(views.told(asking.free_mail(say, value)))
    view = forms.ignore(say, str(ref), what, value, others)
    return Open(view, otherwise=None)


def ignore_submitted(desk: Desk, form: Submitted) -> Answer:
    values, actor = contents(form.view.metadata, "mail", "what"), form.asker.actor
    mail, what = ref(values["mail"]), one_of(What, values["what"])
    do = triage.ignore_domain if what is What.DOMAIN else triage.ignore_address
    with desk.session() as session:
        party = main_party(the_mail(session, form.asker.say, mail.id))
        domain = domain_of(party.address) if party and what is What.DOMAIN else ""
        if is_free_mail(domain, frozenset(desk.settings.matching.free_domains)):
            return Reply(views.told(asking.free_mail(form.asker.say, domain)))
        outcome = do(session, actor, mail.id, version=mail.version, now=desk.now)
    return _ignored(desk, form.asker, mail, outcome, Done())


def _ignored(
    desk: Desk, asker: Asker, ref: Ref, outcome: Ignored | Decided, done: Answer
) -> Answer:
    if isinstance(outcome, Decided):
        return refused(desk, asker, ref, outcome)
    return done


# ── later, and by whom ──────────────────────────────────────────────────────────────────────────


def later(desk: Desk, click: Click) -> Answer:
    """Put off; a card comes when its time has come."""
    values, asker = contents(click.value, "mail", "until"), click.asker
    mail = ref(values["mail"])
    until = morning(desk, asker, one_of(Until, values["until"]))
    with desk.session() as session:
        if taken := taken_by_other(session, asker, mail):
            return taken
        outcome = triage.later(session, asker.actor, mail.id, until, now=desk.now)
        if isinstance(outcome, PutOff):
            key = f"triage:{mail.id}:{asker.slack_id}:{until:%Y%m%d%H%M}"
            subject = {"mail": str(mail.id), "until": until.isoformat()}
            reminder = new_card(session, asker, mail.id, key, subject)
            cards.want(session, reminder, now=desk.now, due_at=until)
            return Nothing()
    return refused(desk, asker, mail, outcome)


def morning(desk: Desk, asker: Asker, until: Until) -> datetime:
    """At eight, on the asker's clock."""
    today = desk.today(asker.say)
    to_monday = 7 - today.weekday()
    days = {
        Until.TOMORROW: 1,
        Until.THREE_DAYS: 3,
        Until.MONDAY: to_monday,
        Until.FORTNIGHT: 14,
        Until.MONTH: 30,
    }
    at = datetime.combine(today + timedelta(days[until]), _MORNING, asker.say.zone)
    return at.astimezone(UTC)


def back(desk: Desk, click: Click) -> Answer:
    with desk.session() as session:
        triage_undone.bring_back(session, ref(click.value).id)
    return Nothing()


def take_over(desk: Desk, click: Click) -> Answer:
    mail, asker = ref(click.value), click.asker
    with desk.session() as session:
        outcome = triage.claim(session, asker.actor, mail.id, taking_over=True, now=desk.now)
    if isinstance(outcome, Decided):
        return refused(desk, asker, mail, outcome)
    if isinstance(outcome, Taken):
        return _told_taken(desk, asker, mail, outcome.by)
    told = views.told(said.taken_now(asker.say, mail.id))
    was_asked = click.message is not None and click.message.ephemeral
    return Reply(told, instead=True) if was_asked else Nothing()


def _told_taken(desk: Desk, asker: Asker, ref: Ref, by: str) -> Answer:
    with desk.reading() as session:
        return Reply(_taken(session, asker, ref, by))


def taken_by_other(session: Session, asker: Asker, ref: Ref) -> Answer | None:
    """Somebody else looks at it: told, with a way to do so instead."""
    by = queue.standing(session, ref.id).claimed_by
    waits = the_mail(session, asker.say, ref.id).outcome is Outcome.WAITING
    if not waits or by in {"", asker.actor.key}:
        return None
    return Reply(_taken(session, asker, ref, by))


def _taken(session: Session, asker: Asker, ref: Ref, by: str) -> Message:
    return views.taken(asker.say, str(ref), said.taken(asker.say, ref.id, called(session, by)))


def hidden_by_now(desk: Desk, session: Session, asker: Asker, mail: LedgerMail) -> Answer | None:
    """Somebody on it was closed since the card was shown: nothing more is told of it."""
    if not suggestions.is_closed(session, mail):
        return None
    cards.touch(session, AboutKind.MAIL, [mail.id], now=desk.now)
    return Reply(views.told(said.closed(asker.say)))


# ── taken back ──────────────────────────────────────────────────────────────────────────────────


def take_back(desk: Desk, click: Click) -> Answer:
    values, asker = contents(click.value, "mail", "deed"), click.asker
    mail, deed = ref(values["mail"]), id_of(values["deed"])
    with desk.session() as session:
        outcome = undo.undo_this(session, asker.actor, deed, now=desk.now)
        cards.touch(session, AboutKind.MAIL, [mail.id], now=desk.now)
    match outcome:
        case Undone(_, _, _, mails, _, kept):
            texts = [said.undone(asker.say, len(mails))] if len(mails) > 1 else []
            texts += [said.contact_kept(asker.say)] if kept else []
            return Reply(views.told(" ".join(texts))) if texts else Nothing()
        case ChangedSince():
            return Reply(views.told(said.changed_since(asker.say)))
        case NothingToUndo():
            return Reply(views.told(said.nothing_to_undo(asker.say)))
        case _:
            assert_never(outcome)


ACTIONS = {
    Triage.PICK: pick,
    Triage.IGNORE: ignore,
    Triage.LATER: later,
    Triage.BACK: back,
    Triage.TAKE_OVER: take_over,
    Triage.UNDO: take_back,
}
FORMS = {Triage.IGNORE_FORM: ignore_submitted}
