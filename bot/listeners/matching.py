"""What waits of a contact's addresses is logged with them: in slices, telling how far it is."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlmodel import Session

from bot.answers import Answer, Both, Later, Reply
from bot.asked import Asker, Click
from bot.desk import Desk
from bot.ids import id_of
from bot.ids.find import Find
from bot.kit import Message
from bot.messages import contact as said
from bot.say import Say
from bot.views import contact as view
from bot.views.people import titled
from journal import contact as use_case
from journal import match_again
from journal.errors import NotFound
from journal.match_again import Applied
from journal.model import Blocked, Contact

# Slack takes five posts to one response_url; the first and the last are spoken for.
_TIMES_TOLD = 3


@dataclass(frozen=True, slots=True)
class UnderWay:
    """`done` of `total`, by one deed; `told` counts how often it was told."""

    asker: Asker
    contact: Contact
    total: int
    deed: int | None = None
    mails: int = 0
    linked: int = 0
    refused: int = 0
    told: int = 0
    at_once: int = match_again.SLICE

    @property
    def done(self) -> int:
        return self.mails + self.linked + self.refused

    @property
    def is_to_be_told(self) -> bool:
        due = self.total * (self.told + 1) / (_TIMES_TOLD + 1)
        return self.told < _TIMES_TOLD and self.done >= due


def log_waiting(desk: Desk, click: Click) -> Answer:
    say, contact_id = click.asker.say, id_of(click.value)
    try:
        with desk.reading() as session:
            found = match_again.preview(session, contact_id)
            each = use_case.found(session, contact_id)
    except NotFound:
        return Reply(view.told(said.gone(say)))
    total = found.mails + found.interactions
    if not total:
        return Reply(view.told(said.matched(say, titled(each), 0, 0)))
    begun = view.told(said.matching(say, 0, total))
    return Both((Reply(begun, instead=True), Later(_work(UnderWay(click.asker, each, total)))))


def _work(state: UnderWay) -> Callable[[Desk], Answer]:
    return lambda desk: go_on(desk, state)


def go_on(desk: Desk, state: UnderWay) -> Answer:
    """Slice by slice, until it is done or to be told how far it is."""
    say = state.asker.say
    more = True
    while more:
        with desk.session() as session:
            applied = _apply(desk, session, state)
        if isinstance(applied, Blocked):
            return Reply(view.told(said.closed(say, titled(state.contact))), instead=True)
        state, more = _with(state, applied), applied.more
        if more and state.is_to_be_told:
            told = view.told(said.matching(say, state.done, state.total))
            going_on = _work(replace(state, told=state.told + 1))
            return Both((Reply(told, instead=True), Later(going_on)))
    return Reply(_matched(say, state), instead=True)


def _apply(desk: Desk, session: Session, state: UnderWay) -> Applied | Blocked:
    return match_again.apply(
        session,
        desk.house,
        state.asker.actor,
        state.contact.id,
        deed=state.deed,
        now=desk.now,
        limit=state.at_once,
    )


def _with(state: UnderWay, applied: Applied) -> UnderWay:
    return replace(
        state,
        deed=applied.deed or state.deed,
        mails=state.mails + len(applied.mails),
        linked=state.linked + len(applied.linked),
        refused=state.refused + len(applied.refused),
    )


def _matched(say: Say, state: UnderWay) -> Message:
    done = said.matched(say, titled(state.contact), state.mails, state.linked)
    rest = said.still_waiting(say, state.refused) if state.refused else ""
    text = f"{done} {rest}".strip()
    return view.matched(say, text, state.contact, state.deed)


ACTIONS = {Find.MATCH: log_waiting}
