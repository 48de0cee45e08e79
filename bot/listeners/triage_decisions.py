"""The buttons of a mail's card: whose it is, that it is not wanted, that it comes later.

Nobody decides a mail that somebody else looks at by accident: that is shown first, with a button to
take it over. A button of an outdated card changes nothing; the card is shown anew.
"""

from datetime import UTC, datetime, time, timedelta
from typing import assert_never

from sqlmodel import Session

from bot.answers import Answer, CloseForm, InBackground, Nothing, OpenModal, Reply
from bot.blockkit import builders
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.ids import Ref, parse_enum, parse_id, parse_ref, unpack_required
from bot.ids.triage import IgnoreScope, PostponeUntil, TriageId
from bot.inputs import Click, FormSubmitted, User
from bot.language.translator import Translator
from bot.listeners.shared.contact_search import colleague_name
from bot.listeners.triage import build_triage_card
from bot.messages import triage as triage_text
from bot.messages import triage_forms as triage_forms_text
from bot.views import triage as triage_view
from bot.views import triage_forms as triage_forms_view
from journal.contacts import contact
from journal.errors import NotFound
from journal.fold import domain_of
from journal.mail import rematch, suggestions, triage
from journal.mail.free_mail import is_free_mail
from journal.mail.mail_participants import main_party
from journal.mail.rematch import MatchApplied
from journal.model import (
    Blocked,
    CardTopicKind,
    Contact,
    ContactKind,
    Duplicate,
    LedgerMail,
    MailOutcome,
    PurgedBefore,
    TooLate,
)
from journal.model.triage import (
    AlreadyDecided,
    Assigned,
    ClaimedByOther,
    MailIgnored,
    NotAssigned,
    Postponed,
)
from journal.store.contacts import contacts
from journal.store.mail import ledger
from journal.store.slack import cards
from journal.store.triage import queue
from journal.store.triage.ignored_senders import ADDRESS, DOMAIN
from journal.undo import undo, undo_triage
from journal.undo.undo import ChangedSince, Irrevocable, NothingToUndo, SentSince, Undone

_MORNING = time(8)
_SCOPE_KINDS = {IgnoreScope.ADDRESS: ADDRESS, IgnoreScope.DOMAIN: DOMAIN}

# ── whose it is ─────────────────────────────────────────────────────────────────────────────────


def pick_suggested(context: BotContext, click: Click) -> Answer:
    """Log with a suggested contact. A person gains the address, a company only this mail."""
    values = unpack_required(click.value, "mail", "contact")
    mail, contact_id = parse_ref(values["mail"]), parse_id(values["contact"])
    with context.session() as session:
        if taken := reply_if_taken(session, click.user, mail):
            return taken
        who = contact.resolve_merged(session, contact_id)
        keep = who.kind is not ContactKind.COMPANY
        outcome = assign_mail(context, session, click.user, mail, who, keep_address=keep)
    return answer_assigned(context, click.user, mail, outcome)


def assign_mail(
    context: BotContext,
    session: Session,
    user: User,
    mail_ref: Ref,
    who: Contact,
    *,
    keep_address: bool,
) -> Assigned | NotAssigned:
    mail, version, now = get_mail(session, user.t, mail_ref.id), mail_ref.version, context.now
    if keep_address and main_party(mail) is not None:
        return triage.add_address(
            session, context.config, user.actor, mail.id, who.id, version=version, now=now
        )
    return triage.assign(
        session, context.config, user.actor, mail.id, [who.id], version=version, now=now
    )


def get_mail(session: Session, t: Translator, mail_id: int) -> LedgerMail:
    found = ledger.get(session, mail_id)
    if found is None:
        raise NotFound(t(triage_text.MAIL_GONE))
    return found


def answer_assigned(
    context: BotContext,
    user: User,
    mail_ref: Ref,
    outcome: Assigned | NotAssigned,
    *,
    answer_now: Answer | None = None,
) -> Answer:
    """The answer: the card shows the result, and a message the rest."""
    done = answer_now or Nothing()
    if not isinstance(outcome, Assigned):
        return refusal_reply(context, user, mail_ref, outcome)
    if outcome.more:
        return InBackground(lambda later: _log_rest(later, user, outcome), done)
    if outcome.refused:
        text = triage_text.mails_still_waiting(user.t, len(outcome.refused))
        return _with_text(done, text)
    return done


def _with_text(done: Answer, text: str) -> Answer:
    return (
        CloseForm(builders.sentence(text))
        if isinstance(done, CloseForm)
        else Reply(builders.sentence(text))
    )


def refusal_reply(context: BotContext, user: User, mail_ref: Ref, outcome: NotAssigned) -> Answer:
    """Says why nothing was done. The card is shown anew, since it was outdated."""
    with context.session() as session:
        cards.touch(session, CardTopicKind.MAIL, [mail_ref.id], now=context.now)
        return Reply(builders.sentence(refusal_text(session, user, outcome)))


def refusal_text(session: Session, user: User, outcome: NotAssigned) -> str:
    t = user.t
    match outcome:
        case AlreadyDecided():
            return _decided_text(session, user, outcome)
        case Blocked(ids):
            names = [each.name for each in contacts.get_many(session, ids).values()]
            return triage_text.contact_blocked(t, builders.one_line(", ".join(names), 300))
        case Duplicate(number, _):
            return triage_text.duplicate(t, number)
        case PurgedBefore():
            return t(triage_text.PURGED_BEFORE)
        case TooLate():
            return t(triage_text.CONTACT_CHANGED)
        case _:
            assert_never(outcome)


def _decided_text(session: Session, user: User, outcome: AlreadyDecided) -> str:
    t = user.t
    if outcome.outcome in {MailOutcome.WAITING, MailOutcome.QUARANTINED} or not outcome.by:
        return triage_text.mail_changed(t, outcome.mail)
    if outcome.by == user.actor.key:
        return triage_text.decided_by_you(t, outcome.mail)
    return triage_text.decided_by_another(t, outcome.mail, colleague_name(session, outcome.by))


def _log_rest(context: BotContext, user: User, first: Assigned) -> Answer | None:
    """Logs what else waits from the address, a transaction for each slice, all by one deed."""
    mails, linked, still = len(first.mails), len(first.linked), len(first.refused)
    more, deed = True, first.deed
    while more and not context.stop.is_set():
        with context.session() as session:
            done = rematch.apply(
                session,
                context.config,
                user.actor,
                first.contact or 0,
                addresses=[first.address],
                deed=deed,
                now=context.now,
            )
            cards.touch(session, CardTopicKind.MAIL, first.mails[:1], now=context.now)
        if not isinstance(done, MatchApplied):
            break
        mails, linked = mails + len(done.mails), linked + len(done.linked)
        still, more = still + len(done.refused), done.more
    text = triage_text.mails_logged(user.t, mails, linked)
    if still:
        text = f"{text} {triage_text.mails_still_waiting(user.t, still)}"
    return Reply(builders.sentence(text))


# ── not wanted ──────────────────────────────────────────────────────────────────────────────────


def ignore_clicked(context: BotContext, click: Click) -> Answer:
    """Ignore the mail at once; ask first for an address or a domain."""
    values = unpack_required(click.value, "mail", "what")
    mail, what = parse_ref(values["mail"]), parse_enum(IgnoreScope, values["what"])
    with context.session() as session:
        if taken := reply_if_taken(session, click.user, mail):
            return taken
        if what is IgnoreScope.MAIL:
            outcome = triage.ignore_mail(
                session, click.user.actor, mail.id, version=mail.version, now=context.now
            )
        else:
            return _ask_ignore(context, session, click, mail, what)
    return _ignore_answer(context, click.user, mail, outcome, Nothing())


def _ask_ignore(
    context: BotContext, session: Session, click: Click, mail_ref: Ref, scope: IgnoreScope
) -> Answer:
    """Asks whether to ignore this address or domain, with how many other mails."""
    t = click.user.t
    mail = get_mail(session, t, mail_ref.id)
    if hidden := reply_if_hidden(context, session, click.user, mail):
        return hidden
    if mail.outcome is not MailOutcome.WAITING:
        # The contact may be closed by now.
        cards.touch(session, CardTopicKind.MAIL, [mail.id], now=context.now)
        by = AlreadyDecided(mail.id, mail.outcome, mail.reason, mail.interaction, mail.decided_by)
        return Reply(builders.sentence(refusal_text(session, click.user, by)))
    value, others = triage.preview_ignore(session, mail, _SCOPE_KINDS[scope])
    extra = frozenset(context.settings.matching.free_domains)
    if scope is IgnoreScope.DOMAIN and is_free_mail(value, extra):
        return Reply(builders.sentence(triage_forms_text.free_mail_domain(t, value)))
    view = triage_forms_view.ignore_form(t, str(mail_ref), scope, value, others)
    return OpenModal(view, fallback=None)


def submit_ignore_form(context: BotContext, form: FormSubmitted) -> Answer:
    values, actor = unpack_required(form.view.metadata, "mail", "what"), form.user.actor
    mail, what = parse_ref(values["mail"]), parse_enum(IgnoreScope, values["what"])
    do = triage.ignore_domain if what is IgnoreScope.DOMAIN else triage.ignore_address
    with context.session() as session:
        party = main_party(get_mail(session, form.user.t, mail.id))
        domain = domain_of(party.address) if party and what is IgnoreScope.DOMAIN else ""
        if is_free_mail(domain, frozenset(context.settings.matching.free_domains)):
            return Reply(builders.sentence(triage_forms_text.free_mail_domain(form.user.t, domain)))
        outcome = do(session, actor, mail.id, version=mail.version, now=context.now)
    return _ignore_answer(context, form.user, mail, outcome, CloseForm())


def _ignore_answer(
    context: BotContext,
    user: User,
    mail_ref: Ref,
    outcome: MailIgnored | AlreadyDecided,
    done: Answer,
) -> Answer:
    if isinstance(outcome, AlreadyDecided):
        return refusal_reply(context, user, mail_ref, outcome)
    return done


# ── later, and by whom ──────────────────────────────────────────────────────────────────────────


def put_off(context: BotContext, click: Click) -> Answer:
    """Put the mail off; its card comes at that time."""
    values, user = unpack_required(click.value, "mail", "until"), click.user
    mail = parse_ref(values["mail"])
    until = next_morning(context, user, parse_enum(PostponeUntil, values["until"]))
    with context.session() as session:
        if taken := reply_if_taken(session, user, mail):
            return taken
        outcome = triage.postpone(session, user.actor, mail.id, until, now=context.now)
        if isinstance(outcome, Postponed):
            key = f"triage:{mail.id}:{user.slack_id}:{until:%Y%m%d%H%M}"
            subject = {"mail": str(mail.id), "until": until.isoformat()}
            reminder = build_triage_card(session, user, mail.id, key, subject)
            cards.want(session, reminder, now=context.now, due_at=until)
            return Nothing()
    return refusal_reply(context, user, mail, outcome)


def next_morning(context: BotContext, user: User, until: PostponeUntil) -> datetime:
    """Eight in the morning, on the user's clock."""
    today = context.today(user.t)
    to_monday = 7 - today.weekday()
    days = {
        PostponeUntil.TOMORROW: 1,
        PostponeUntil.THREE_DAYS: 3,
        PostponeUntil.MONDAY: to_monday,
        PostponeUntil.FORTNIGHT: 14,
        PostponeUntil.MONTH: 30,
    }
    at = datetime.combine(today + timedelta(days[until]), _MORNING, user.t.zone)
    return at.astimezone(UTC)


def bring_back(context: BotContext, click: Click) -> Answer:
    with context.session() as session:
        undo_triage.end_postponement(session, parse_ref(click.value).id)
    return Nothing()


def take_over(context: BotContext, click: Click) -> Answer:
    mail, user = parse_ref(click.value), click.user
    with context.session() as session:
        outcome = triage.claim(session, user.actor, mail.id, taking_over=True, now=context.now)
    if isinstance(outcome, AlreadyDecided):
        return refusal_reply(context, user, mail, outcome)
    if isinstance(outcome, ClaimedByOther):
        return _taken_reply(context, user, mail, outcome.by)
    message = builders.sentence(triage_text.claimed_now(user.t, mail.id))
    was_asked = click.message is not None and click.message.ephemeral
    return Reply(message, replace_original=True) if was_asked else Nothing()


def _taken_reply(context: BotContext, user: User, mail_ref: Ref, by: str) -> Answer:
    with context.reading() as session:
        return Reply(_taken_message(session, user, mail_ref, by))


def reply_if_taken(session: Session, user: User, mail_ref: Ref) -> Answer | None:
    """A reply if somebody else looks at the mail, with a button to take it over."""
    by = queue.get_status(session, mail_ref.id).claimed_by
    waits = get_mail(session, user.t, mail_ref.id).outcome is MailOutcome.WAITING
    if not waits or by in {"", user.actor.key}:
        return None
    return Reply(_taken_message(session, user, mail_ref, by))


def _taken_message(session: Session, user: User, mail_ref: Ref, by: str) -> Message:
    return triage_view.already_claimed(
        user.t,
        str(mail_ref),
        triage_text.claimed_by_another(user.t, mail_ref.id, colleague_name(session, by)),
    )


def reply_if_hidden(
    context: BotContext, session: Session, user: User, mail: LedgerMail
) -> Answer | None:
    """A reply if a contact on the mail was closed since: nothing more of it is shown."""
    if not suggestions.has_closed_contact(session, mail):
        return None
    cards.touch(session, CardTopicKind.MAIL, [mail.id], now=context.now)
    return Reply(builders.sentence(user.t(triage_text.CONTACT_CLOSED)))


# ── taken back ──────────────────────────────────────────────────────────────────────────────────


def undo_decision(context: BotContext, click: Click) -> Answer:
    values, user = unpack_required(click.value, "mail", "deed"), click.user
    mail, deed = parse_ref(values["mail"]), parse_id(values["deed"])
    with context.session() as session:
        outcome = undo.undo_deed(
            session, user.actor, deed, policy=context.config.cancel_policy, now=context.now
        )
        cards.touch(session, CardTopicKind.MAIL, [mail.id], now=context.now)
    match outcome:
        case Undone(_, _, _, mails, _, keeper):
            texts = [triage_text.decision_undone(user.t, len(mails))] if len(mails) > 1 else []
            texts += [user.t(triage_text.CONTACT_NOT_UNDONE)] if keeper else []
            return Reply(builders.sentence(" ".join(texts))) if texts else Nothing()
        case ChangedSince():
            return Reply(builders.sentence(user.t(triage_text.CHANGED_SINCE)))
        case NothingToUndo() | Irrevocable() | SentSince():
            return Reply(builders.sentence(user.t(triage_text.NOTHING_TO_UNDO)))
        case _:
            assert_never(outcome)


ACTIONS = {
    TriageId.PICK: pick_suggested,
    TriageId.IGNORE: ignore_clicked,
    TriageId.POSTPONE: put_off,
    TriageId.LOOK_NOW: bring_back,
    TriageId.TAKE_OVER: take_over,
    TriageId.UNDO: undo_decision,
}
FORMS = {TriageId.IGNORE_FORM: submit_ignore_form}
