"""Drafts: what was begun and not logged."""

from bot.answers import Answer, Reply
from bot.asked import Asker, Click, Direct, Typed
from bot.desk import Desk
from bot.grammar import Drafts
from bot.ids.forms import number
from bot.ids.log import Log
from bot.kit import Message
from bot.messages import log as said
from bot.views import choices
from bot.views.choices import DraftLine
from bot.views.entry import sentence
from journal.model import Draft
from journal.store import drafts

_SHOWN = 10


def list_(desk: Desk, asked: Typed | Direct, _request: Drafts) -> Answer:
    return Reply(_listed(desk, asked.asker))


def _listed(desk: Desk, asker: Asker) -> Message:
    """The newest first."""
    with desk.reading() as session:
        found = [d for d in drafts.of_actor(session, asker.actor.key) if _is_entry(d)]
    newest = found[::-1][:_SHOWN]
    shown = [_line(desk, asker, each) for each in newest]
    return choices.drafts(asker.say, shown, len(found) - len(newest))


def _is_entry(draft: Draft) -> bool:
    """Other parts keep what they ask about as drafts too: contacts that were begun."""
    return bool({"who", "text", "contacts"} & draft.fields.keys())


def _line(desk: Desk, asker: Asker, draft: Draft) -> DraftLine:
    at = asker.say.moment(draft.at, now=desk.now)
    return DraftLine(draft.id, at, draft.fields.get("who", ""), draft.fields.get("text", ""))


def delete(desk: Desk, click: Click) -> Answer:
    """From the list, the list as it is then; elsewhere it is told."""
    which, say = number(click.value), click.asker.say
    with desk.session() as session:
        kept = drafts.get(session, which)
        gone = kept is not None and kept.by == click.asker.actor.key
        if gone:
            drafts.delete(session, which)
    if click.block_id == Log.OFFER:
        text = said.draft_deleted(say, which) if gone else said.draft_gone(say)
        return Reply(sentence(text), instead=True)
    return Reply(_listed(desk, click.asker), instead=True)


VERBS = {Drafts: list_}
ACTIONS = {Log.DRAFT_DELETE: delete}
