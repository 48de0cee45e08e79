"""The small forms of an entry: how it went, when to come back to it, a comment."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from bot.answers import Answer, Done, Open, Reply, Wrong
from bot.asked import Click, Direct, Field, Submitted, Typed
from bot.desk import Desk
from bot.grammar import Comment
from bot.ids import OutOfDate, Ref
from bot.ids.forms import Carried, Tell, unpacked
from bot.ids.log import Log
from bot.kit import View
from bot.listeners.once import first_time
from bot.listeners.outcome import Head, Outcome, about, place_of, shown, tell
from bot.listeners.reaching import (
    again,
    changeable,
    entry_in,
    entry_of,
    last_deed,
    own_place,
    why_not_as_seen,
)
from bot.messages import entry as said
from bot.say import Say
from bot.views import entry_forms as views
from bot.views.entered import EVALUATIONS
from journal import correct
from journal.correct import Edited
from journal.model import Interaction
from journal.store import interactions

Make = Callable[[Say, Interaction, Carried], View]


# ── opened ──────────────────────────────────────────────────────────────────────────────────────


def evaluate(desk: Desk, click: Click) -> Answer:
    return _opened(desk, click, views.evaluation)


def follow(desk: Desk, click: Click) -> Answer:
    return _opened(desk, click, views.follow_up)


def _opened(desk: Desk, click: Click, make: Make) -> Answer:
    seen = entry_in(click)
    with desk.reading() as session:
        entry = changeable(desk, session, click.asker, seen.id)
        if why := why_not_as_seen(session, click.asker, seen, entry):
            return again(desk, session, click, seen.id, why)
    return _open(click, entry, make)


def comment_clicked(desk: Desk, click: Click) -> Answer:
    """A comment does no harm to what somebody else did: it needs no version."""
    seen = entry_in(click)
    with desk.reading() as session:
        return _open(click, entry_of(session, click.asker.say, seen.id), views.comment)


def _open(click: Click, entry: Interaction, make: Make) -> Answer:
    origin = own_place(click).origin
    if origin.tell is Tell.BECOMES:
        origin = replace(origin, tell=Tell.QUIETLY)
    carried = Carried(Ref(entry.number, entry.version), origin=origin)
    return Open(make(click.asker.say, entry, carried))


# ── sent off ────────────────────────────────────────────────────────────────────────────────────


def evaluated(desk: Desk, sent: Submitted) -> Answer:
    fields = sent.view.fields
    wanted: dict[str, object] = {
        "evaluation": EVALUATIONS.get(fields.get(Log.EVALUATION, Field()).value),
        "evaluation_note": fields.get(Log.EVALUATION_NOTE, Field()).value,
    }
    return _changed(desk, sent, wanted, at=Log.EVALUATION)


def followed(desk: Desk, sent: Submitted) -> Answer:
    typed = sent.view.fields.get(Log.FOLLOW_UP, Field()).value
    day = date.fromisoformat(typed) if typed else None
    if day and day < desk.today(sent.asker.say):
        return Wrong({Log.FOLLOW_UP: said.follow_up_past(sent.asker.say)})
    return _changed(desk, sent, {"follow_up_on": day}, at=Log.FOLLOW_UP)


def _changed(desk: Desk, sent: Submitted, wanted: dict[str, object], *, at: str) -> Answer:
    seen = _entry_in(sent)
    with desk.session() as session:
        interactions.hold(session, [seen.id])
        entry = entry_of(session, sent.asker.say, seen.id)
        if why := why_not_as_seen(session, sent.asker, seen, entry):
            return Wrong({at: f"{why} {said.close_and_look(sent.asker.say)}"})
        outcome = correct.edit(
            session,
            desk.house,
            sent.asker.actor,
            seen.id,
            wanted,
            now=desk.now,
            version=entry.version,
        )
        done = isinstance(outcome, Edited) and bool(outcome.changed)
        head = said.changed if done else said.as_it_was
        return _told(desk, session, sent, seen.id, head)


def _told(desk: Desk, session: Session, sent: Submitted, number: int, head: Head) -> Answer:
    deed = last_deed(session, sent.asker)
    card = shown(desk, session, sent.asker.say, number, head=head, deed=deed)
    return tell(place_of(sent), Outcome(card, about(number)))


def _entry_in(sent: Submitted) -> Ref:
    found = unpacked(sent.view.metadata).entry
    if found is None:
        raise OutOfDate
    return found


def commented(desk: Desk, sent: Submitted) -> Answer:
    text, seen = sent.view.fields.get(Log.COMMENT_TEXT, Field()).value, _entry_in(sent)
    if not text.strip():
        return Wrong({Log.COMMENT_TEXT: said.comment_empty(sent.asker.say)})
    with desk.session() as session:
        if not first_time(session, desk, sent):
            return Done()
        correct.comment(session, sent.asker.actor, seen.id, text, now=desk.now)
        card = shown(desk, session, sent.asker.say, seen.id, head=said.commented)
    return tell(place_of(sent), Outcome(card, about(seen.id)))


def comment(desk: Desk, asked: Typed | Direct, request: Comment) -> Answer:
    """`/rapport comment 12 She called back`; without a text, the form."""
    if not request.text.strip():
        return _comment_form(desk, asked, request.number)
    with desk.session() as session:
        correct.comment(session, asked.asker.actor, request.number, request.text, now=desk.now)
        card = shown(desk, session, asked.asker.say, request.number, head=said.commented)
    return Reply(card, about=about(request.number))


def _comment_form(desk: Desk, asked: Typed | Direct, number: int) -> Answer:
    with desk.reading() as session:
        entry = entry_of(session, asked.asker.say, number)
        if isinstance(asked, Direct):
            return Reply(shown(desk, session, asked.asker.say, number), about=about(number))
    carried = Carried(Ref(number, entry.version), origin=place_of(asked).origin)
    return Open(views.comment(asked.asker.say, entry, carried))


VERBS = {Comment: comment}
ACTIONS = {
    Log.EVALUATE: evaluate,
    Log.FOLLOW: follow,
    Log.COMMENT: comment_clicked,
}
FORMS = {
    Log.EVALUATION_FORM: evaluated,
    Log.FOLLOW_FORM: followed,
    Log.COMMENT_FORM: commented,
}
