"""What became of a mail, and why. Everybody may know the outcome and the reason.

Whose a mail is and what it is about is for those who are on it, for managers, and for everybody
only where the mail is business already: logged, or waiting for a person. Its text is for nobody
here. Nobody finds a mail by words of it that they may not see.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from sqlmodel import Session

from bot.answers import Answer, Reply
from bot.asked import Asker, Click, Direct, Typed
from bot.desk import Desk
from bot.grammar import Why
from bot.ids import id_of
from bot.ids.find import Find
from bot.ids.forms import number as number_in
from bot.listeners import finding
from bot.messages import why as said
from bot.views import why as view
from bot.views.why import Explained
from journal import suggestions
from journal.fold import address_key, is_address
from journal.model import LedgerMail, Outcome, Reason, Role
from journal.store import interactions, ledger, mail_search
from journal.store.ledger import MailFilter

_SHOWN = 5
# Of these nobody is told more, whoever asks.
_CLOSED = {Reason.PRIVACY_BLOCKED, Reason.ERASED, Reason.PURGED_BEFORE, Reason.NEVER_LOG}


def why(desk: Desk, asked: Typed | Direct, request: Why) -> Answer:
    say, typed = asked.asker.say, request.text.strip()
    if not typed:
        return Reply(view.told(said.name_one(say)))
    with desk.reading() as session:
        number = number_in(typed.removeprefix("#").strip())
        if number:
            of_entry = typed.startswith("#")
            return _of_number(desk, session, asked.asker, number, of_entry=of_entry)
        found = list(islice(_matching(session, asked.asker, typed), _SHOWN + 1))
        return _told(desk, session, asked.asker, found)


def of_mail(desk: Desk, click: Click) -> Answer:
    with desk.reading() as session:
        found = ledger.get(session, id_of(click.value))
        return _told(desk, session, click.asker, [found] if found else [])


def _of_number(
    desk: Desk, session: Session, asker: Asker, number: int, *, of_entry: bool
) -> Answer:
    """People know the numbers of entries; a mail has one of its own, which `why` tells."""
    entry = interactions.get(session, number)
    if entry is not None and entry.mail_id is not None:
        found = ledger.get(session, entry.mail_id)
        return _told(desk, session, asker, [found] if found else [])
    by_own = None if of_entry else ledger.get(session, number)
    if by_own is None and entry is not None:
        return Reply(view.told(said.not_of_a_mail(asker.say, number)))
    return _told(desk, session, asker, [by_own] if by_own else [])


def _matching(session: Session, asker: Asker, typed: str) -> Iterator[LedgerMail]:
    """By Message-ID or address, else by words of the subject and the sender's name."""
    if "@" in typed:
        yield from _by_address(session, typed)
        return
    for some in _by_tens(mail_search.matching(session, typed)):
        found = ledger.get_many(session, some).values()
        yield from (each for each in found if _is_open_to(session, asker, each))


def _by_address(session: Session, typed: str) -> Iterable[LedgerMail]:
    if typed.startswith("@"):
        return ledger.page(session, MailFilter(domain=typed[1:]), limit=_SHOWN + 1).items
    bare = typed.strip("<> ")
    named = ledger.page(session, MailFilter(message_id=bare), limit=_SHOWN + 1).items
    if named or not is_address(bare):
        return named
    return ledger.page(session, MailFilter(sender=bare), limit=_SHOWN + 1).items


def _by_tens(ids: Iterator[int]) -> Iterator[list[int]]:
    while some := list(islice(ids, 10)):
        yield some


def _told(desk: Desk, session: Session, asker: Asker, found: list[LedgerMail]) -> Answer:
    say = asker.say
    if not found:
        return Reply(view.told(said.nothing(say)))
    explained = [_explained(session, asker, each) for each in found[:_SHOWN]]
    if len(explained) == 1:
        return Reply(view.whole(say, explained[0], now=desk.now))
    return Reply(view.several(say, explained, more=len(found) > _SHOWN, now=desk.now))


def _explained(session: Session, asker: Asker, each: LedgerMail) -> Explained:
    by = each.decided_by
    name = finding.called(session, by) if by else ""
    is_own = not by or by.startswith(("mail:", "program:"))
    return Explained(
        each, said.by_itself(asker.say) if is_own else name, open=_is_open_to(session, asker, each)
    )


def _is_open_to(session: Session, asker: Asker, each: LedgerMail) -> bool:
    if each.reason in _CLOSED or suggestions.is_closed(session, each):
        return False
    if asker.actor.role is not Role.MEMBER or each.outcome in {Outcome.LOGGED, Outcome.WAITING}:
        return True
    own = address_key(asker.actor.email or "")
    return bool(own) and own in {each.salesperson, *(address_key(p.address) for p in each.parties)}


VERBS = {Why: why}
ACTIONS = {Find.WHY: of_mail}
