"""Logs the waiting mails of a contact's addresses with it: in slices, with progress messages."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlmodel import Session

from bot.answers import Answer, InBackground, Reply, Several
from bot.blockkit import builders
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.ids import parse_id
from bot.ids.find import FindId
from bot.inputs import Click, User
from bot.language.translator import Translator
from bot.messages import contact as contact_text
from bot.views import contact as contact_view
from bot.views.contact_labels import contact_title
from journal.contacts import contact as contact_use_case
from journal.errors import NotFound
from journal.mail import rematch
from journal.mail.rematch import MatchApplied
from journal.model import Blocked, Contact

# Slack takes five posts to one response_url; the first and the last are needed.
_MOST_REPORTS = 3


@dataclass(frozen=True, slots=True)
class MatchProgress:
    """The progress of one deed: `done` of `total`, and how often it was reported."""

    user: User
    contact: Contact
    total: int
    deed: int | None = None
    mails: int = 0
    linked: int = 0
    refused: int = 0
    report_count: int = 0
    slice_size: int = rematch.SLICE

    @property
    def done(self) -> int:
        return self.mails + self.linked + self.refused

    @property
    def is_report_due(self) -> bool:
        due = self.total * (self.report_count + 1) / (_MOST_REPORTS + 1)
        return self.report_count < _MOST_REPORTS and self.done >= due


def log_waiting(context: BotContext, click: Click) -> Answer:
    t, contact_id = click.user.t, parse_id(click.value)
    try:
        with context.reading() as session:
            found = rematch.preview(session, contact_id)
            each = contact_use_case.resolve_merged(session, contact_id)
    except NotFound:
        return Reply(builders.sentence(t(contact_text.CONTACT_GONE)))
    total = found.mails + found.interactions
    if not total:
        return Reply(
            builders.sentence(contact_text.logged_with_contact(t, contact_title(each), 0, 0))
        )
    begun = builders.sentence(contact_text.logging_progress(t, 0, total))
    return Several(
        (
            Reply(begun, replace_original=True),
            InBackground(_continuation(MatchProgress(click.user, each, total))),
        )
    )


def _continuation(state: MatchProgress) -> Callable[[BotContext], Answer]:
    return lambda context: continue_matching(context, state)


def continue_matching(context: BotContext, state: MatchProgress) -> Answer:
    """Work slice by slice, until all is done or the progress is to be reported."""
    t = state.user.t
    more = True
    while more:
        with context.session() as session:
            applied = _apply(context, session, state)
        if isinstance(applied, Blocked):
            return Reply(
                builders.sentence(contact_text.contact_blocked(t, contact_title(state.contact))),
                replace_original=True,
            )
        state, more = _advance(state, applied), applied.more
        if more and state.is_report_due:
            progress = builders.sentence(contact_text.logging_progress(t, state.done, state.total))
            going_on = _continuation(replace(state, report_count=state.report_count + 1))
            return Several((Reply(progress, replace_original=True), InBackground(going_on)))
    return Reply(_matched_message(t, state), replace_original=True)


def _apply(context: BotContext, session: Session, state: MatchProgress) -> MatchApplied | Blocked:
    return rematch.apply(
        session,
        context.config,
        state.user.actor,
        state.contact.id,
        deed=state.deed,
        now=context.now,
        limit=state.slice_size,
    )


def _advance(state: MatchProgress, applied: MatchApplied) -> MatchProgress:
    return replace(
        state,
        deed=applied.deed or state.deed,
        mails=state.mails + len(applied.mails),
        linked=state.linked + len(applied.linked),
        refused=state.refused + len(applied.refused),
    )


def _matched_message(t: Translator, state: MatchProgress) -> Message:
    done = contact_text.logged_with_contact(
        t, contact_title(state.contact), state.mails, state.linked
    )
    rest = contact_text.still_waiting(t, state.refused) if state.refused else ""
    text = f"{done} {rest}".strip()
    return contact_view.contact_matched(t, text, state.contact, state.deed)


ACTIONS = {FindId.MATCH: log_waiting}
