"""Tells what became of a mail, and why. Everybody may know the outcome and the reason.

Whose a mail is and what it is about is for those who are on it, for managers, and for everybody
only where the mail is business already: logged, or waiting for a person. Its text is for nobody
here. Nobody finds a mail by words of it that they may not see.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from sqlmodel import Session

from bot.answers import Answer, Reply
from bot.blockkit import builders
from bot.context import BotContext
from bot.grammar import WhyRequest
from bot.ids import parse_id
from bot.ids.find import FindId
from bot.ids.form_metadata import parse_number
from bot.inputs import Click, DirectMessage, SlashCommand, User
from bot.listeners.shared import contact_search
from bot.messages import mail_explanation as mail_explanation_text
from bot.views import mail_explanation as mail_explanation_view
from bot.views.mail_explanation import MailExplanation
from journal.fold import address_key, is_address
from journal.mail import suggestions
from journal.model import LedgerMail, MailOutcome, MailReason, Role
from journal.store.mail import ledger, search
from journal.store.mail.ledger import MailFilter
from journal.store.record import interactions

_SHOWN = 5
# For these reasons nobody gets details.
_NEVER_SHOWN = {
    MailReason.PRIVACY_BLOCKED,
    MailReason.ERASED,
    MailReason.PURGED_BEFORE,
    MailReason.NEVER_LOG,
}


def explain_mail(
    context: BotContext, slack_input: SlashCommand | DirectMessage, request: WhyRequest
) -> Answer:
    t, typed = slack_input.user.t, request.text.strip()
    if not typed:
        return Reply(builders.sentence(t(mail_explanation_text.NAME_A_MAIL)))
    with context.reading() as session:
        number = parse_number(typed.removeprefix("#").strip())
        if number:
            of_entry = typed.startswith("#")
            return _explain_number(context, session, slack_input.user, number, of_entry=of_entry)
        found = list(islice(_find_mails(session, slack_input.user, typed), _SHOWN + 1))
        return _explanation(context, session, slack_input.user, found)


def explain_clicked_mail(context: BotContext, click: Click) -> Answer:
    with context.reading() as session:
        found = ledger.get(session, parse_id(click.value))
        return _explanation(context, session, click.user, [found] if found else [])


def _explain_number(
    context: BotContext, session: Session, user: User, number: int, *, of_entry: bool
) -> Answer:
    """Explains a number: people know entries' numbers; a mail has its own, which `why` shows."""
    entry = interactions.get(session, number)
    if entry is not None and entry.mail_id is not None:
        found = ledger.get(session, entry.mail_id)
        return _explanation(context, session, user, [found] if found else [])
    by_own = None if of_entry else ledger.get(session, number)
    if by_own is None and entry is not None:
        return Reply(builders.sentence(mail_explanation_text.entry_without_mail(user.t, number)))
    return _explanation(context, session, user, [by_own] if by_own else [])


def _find_mails(session: Session, user: User, typed: str) -> Iterator[LedgerMail]:
    """Finds mails by Message-ID or address, else by words of the subject and the sender's name."""
    if "@" in typed:
        yield from _find_by_address(session, typed)
        return
    for some in _in_tens(search.search(session, typed)):
        found = ledger.get_many(session, some).values()
        yield from (each for each in found if _is_open_to(session, user, each))


def _find_by_address(session: Session, typed: str) -> Iterable[LedgerMail]:
    if typed.startswith("@"):
        return ledger.page(session, MailFilter(domain=typed[1:]), limit=_SHOWN + 1).items
    bare = typed.strip("<> ")
    named = ledger.page(session, MailFilter(message_id=bare), limit=_SHOWN + 1).items
    if named or not is_address(bare):
        return named
    return ledger.page(session, MailFilter(sender=bare), limit=_SHOWN + 1).items


def _in_tens(ids: Iterator[int]) -> Iterator[list[int]]:
    while some := list(islice(ids, 10)):
        yield some


def _explanation(
    context: BotContext, session: Session, user: User, found: list[LedgerMail]
) -> Answer:
    t = user.t
    if not found:
        return Reply(builders.sentence(t(mail_explanation_text.NO_MAIL_FOUND)))
    explained = [_explain(session, user, each) for each in found[:_SHOWN]]
    if len(explained) == 1:
        return Reply(mail_explanation_view.full_explanation(t, explained[0], now=context.now))
    return Reply(
        mail_explanation_view.explanation_list(
            t, explained, more=len(found) > _SHOWN, now=context.now
        )
    )


def _explain(session: Session, user: User, each: LedgerMail) -> MailExplanation:
    by = each.decided_by
    name = contact_search.colleague_name(session, by) if by else ""
    is_own = not by or by.startswith(("mail:", "program:"))
    return MailExplanation(
        each,
        user.t(mail_explanation_text.DECIDED_BY_RAPPORT) if is_own else name,
        may_see_people=_is_open_to(session, user, each),
    )


def _is_open_to(session: Session, user: User, each: LedgerMail) -> bool:
    if each.reason in _NEVER_SHOWN or suggestions.has_closed_contact(session, each):
        return False
    if user.actor.role is not Role.MEMBER or each.outcome in {
        MailOutcome.LOGGED,
        MailOutcome.WAITING,
    }:
        return True
    own = address_key(user.actor.email or "")
    return bool(own) and own in {each.salesperson, *(address_key(p.address) for p in each.parties)}


VERBS = {WhyRequest: explain_mail}
ACTIONS = {FindId.WHY: explain_clicked_mail}
