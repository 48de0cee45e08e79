"""Drafts: entries that were begun and not logged, by whoever typed them or because a bot was ended."""

from sqlmodel import Session

from bot.answers import Answer, Reply
from bot.blockkit import builders
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.grammar import DraftsRequest
from bot.ids.form_metadata import parse_number
from bot.ids.log import LogId
from bot.inputs import Click, DirectMessage, SlashCommand, User
from bot.listeners.shared.open_form import draft_fields, draft_key
from bot.messages import log as log_text
from bot.views import choices as choices_view
from bot.views.choices import DraftLine
from journal.model import Card, CardKind, Draft
from journal.store.record import drafts

_SHOWN = 10


def list_drafts(
    context: BotContext, slack_input: SlashCommand | DirectMessage, _request: DraftsRequest
) -> Answer:
    return Reply(_draft_list(context, slack_input.user))


def _draft_list(context: BotContext, user: User) -> Message:
    """The newest first."""
    with context.reading() as session:
        found = [d for d in drafts.get_of_actor(session, user.actor.key) if _is_entry(d)]
    newest = found[::-1][:_SHOWN]
    lines = [_draft_line(context, user, each) for each in newest]
    return choices_view.draft_list(user.t, lines, len(found) - len(newest))


def _is_entry(draft: Draft) -> bool:
    """Says whether it is an entry's draft: contacts that were begun are kept as drafts, too."""
    return bool({"who", "text", "contacts"} & draft.fields.keys())


def _draft_line(context: BotContext, user: User, draft: Draft) -> DraftLine:
    at = user.t.moment(draft.at, now=context.now)
    return DraftLine(draft.id, at, draft.fields.get("who", ""), draft.fields.get("text", ""))


def delete_draft(context: BotContext, click: Click) -> Answer:
    """Delete a draft; on the list show the list anew, elsewhere a message."""
    which, t = parse_number(click.value), click.user.t
    with context.session() as session:
        draft = drafts.get(session, which)
        is_own = draft is not None and draft.by == click.user.actor.key
        if is_own:
            drafts.delete(session, which)
    if click.block_id == LogId.OFFER:
        text = log_text.draft_deleted(t, which) if is_own else t(log_text.DRAFT_GONE)
        return Reply(builders.sentence(text), replace_original=True)
    return Reply(_draft_list(context, click.user), replace_original=True)


def render_unlogged_draft(
    _context: BotContext, session: Session, card: Card, reader: User
) -> Message | None:
    """Say that what was to be logged behind the ack was not; nothing, once the draft is gone."""
    number = parse_number(card.subject.get("draft", ""))
    fields = draft_fields(session, reader, number)
    if fields is None or draft_key(fields) != card.subject.get("key"):
        return None
    return choices_view.offer_form(reader.t, (reader.t(log_text.ENDED_MIDWAY),), number)


VERBS = {DraftsRequest: list_drafts}
ACTIONS = {LogId.DRAFT_DELETE: delete_draft}
CARDS = {CardKind.DRAFT: render_unlogged_draft}
