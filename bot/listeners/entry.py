"""An entry shown: as a card, and whole; what its buttons and its menu do."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from sqlmodel import Session

from bot import kit
from bot.answers import Answer, Both, Later, Nothing, Reply, Send
from bot.asked import Asker, Click, Direct, Typed
from bot.desk import Desk
from bot.dispatch import Listener
from bot.grammar import Show
from bot.ids.find import Find
from bot.ids.forms import number
from bot.ids.log import Log
from bot.kit import Message
from bot.listeners import cancelling, entry_forms, finding
from bot.listeners.outcome import Head, about, shown
from bot.listeners.reaching import (
    again,
    entry_in,
    entry_of,
    is_lasting_card,
    last_deed,
    number_or_last,
    why_not_as_seen,
)
from bot.messages import entry as said
from bot.say import Say
from bot.views.entry import sentence
from bot.views.entry_whole import Whole, whole
from journal import correct
from journal.correct import Edited
from journal.model import Attachment, Blocked, Card, CardKind, Interaction
from journal.store import blobs, interactions

# As many as a form takes.
_MOST_FILES = 10


def show(desk: Desk, asked: Typed | Direct, request: Show) -> Answer:
    with desk.reading() as session:
        which = number_or_last(desk, session, asked.asker, request.number)
        card = whole_of(desk, session, asked.asker.say, which)
        return Reply(card, about=about(which), title=f"#{which}", whole=True)


def show_clicked(desk: Desk, click: Click) -> Answer:
    seen = entry_in(click)
    with desk.reading() as session:
        return Reply(whole_of(desk, session, click.asker.say, seen.id), title=f"#{seen.id}")


def whole_of(desk: Desk, session: Session, say: Say, which: int) -> Message:
    entry = entry_of(session, say, which)
    comments = interactions.comments_of(session, which)
    changes = tuple(
        replace(c, old=correct.told(c.field, c.old), new=correct.told(c.field, c.new))
        for c in interactions.changes_of(session, which)
    )
    keys = {each.by for each in comments} | {each.by for each in changes}
    keys |= {entry.logged_by, entry.salesperson, entry.cancelled_by}
    names = finding.names(session, keys - {""})
    return whole(say, Whole(entry, comments, changes, names), now=desk.now)


def whole_text(_desk: Desk, click: Click) -> Answer:
    """A note that is longer than a message, as a file."""
    seen = entry_in(click)

    def work(desk: Desk) -> Answer:
        with desk.reading() as session:
            entry = entry_of(session, click.asker.say, seen.id)
        name = f"entry-{entry.number}.txt"
        return Send(name, entry.text.encode(), said.text_of(click.asker.say, entry.number))

    return Later(work, Reply(Message(said.text_is_coming(click.asker.say, seen.id))))


def send_files(desk: Desk, click: Click) -> Answer:
    """What is attached, into the direct messages: to look at, and gone when the entry goes."""
    say, number = click.asker.say, entry_in(click).id
    with desk.reading() as session:
        files = entry_of(session, say, number).attachments[:_MOST_FILES]
        if not files:
            return Reply(whole_of(desk, session, say, number), title=f"#{number}")
    # One after the other: each may be large.
    each_later = tuple(Later(partial(_file, say=say, number=number, file=each)) for each in files)
    coming = Message(said.files_are_coming(say, number, len(files)))
    return Later(lambda _desk: Both(each_later), Reply(coming))


def _file(desk: Desk, *, say: Say, number: int, file: Attachment) -> Answer:
    content, name = blobs.read(desk.house.files, file.digest), kit.one_line(file.name, 100)
    if content is None:
        return Reply(sentence(said.file_is_gone(say, number, name)))
    if not content:
        # Slack takes no such file.
        return Reply(sentence(said.file_is_empty(say, number, name)))
    return Send(file.name, content, said.file_of(say, number, name))


def card(desk: Desk, session: Session, card: Card, say: Say) -> Message | None:
    """In the direct messages, whenever the entry has changed; None when it was purged."""
    which = number(card.subject.get("number", ""))
    if interactions.get(session, which) is None:
        return None
    if card.subject.get("whole"):
        return whole_of(desk, session, say, which)
    return shown(desk, session, say, which)


# ── an attempt, or not ──────────────────────────────────────────────────────────────────────────


def failed(desk: Desk, click: Click) -> Answer:
    return _turn(desk, click, successful=False)


def reached(desk: Desk, click: Click) -> Answer:
    return _turn(desk, click, successful=True)


def _turn(desk: Desk, click: Click, *, successful: bool) -> Answer:
    """Said twice it is so once: whoever clicks again sees it as it is."""
    seen = entry_in(click)
    with desk.session() as session:
        interactions.hold(session, [seen.id])
        entry = entry_of(session, click.asker.say, seen.id)
        if entry.successful == successful:
            return again(desk, session, click, seen.id)
        if why := why_not_as_seen(session, click.asker, seen, entry):
            return again(desk, session, click, seen.id, why)
        change_one(desk, session, click.asker, entry, {"successful": successful})
        return changed(desk, session, click, seen.id)


def uncut(desk: Desk, click: Click) -> Answer:
    """All that the mail said becomes the entry's text: an edit like any other, so undo is its way back."""
    seen = entry_in(click)
    with desk.session() as session:
        interactions.hold(session, [seen.id])
        entry = entry_of(session, click.asker.say, seen.id)
        if why := why_not_as_seen(session, click.asker, seen, entry):
            return again(desk, session, click, seen.id, why)
        text = correct.whole_text(session, desk.house, click.asker.actor, seen.id)
        if isinstance(text, Blocked):
            return again(desk, session, click, seen.id)
        change_one(desk, session, click.asker, entry, {"text": text})
        return changed(desk, session, click, seen.id)


def change_one(
    desk: Desk, session: Session, asker: Asker, entry: Interaction, wanted: Mapping[str, object]
) -> bool:
    """As it was seen a moment ago; what hinders it is raised. False when it was so already."""
    outcome = correct.edit(
        session, desk.house, asker.actor, entry.number, wanted, now=desk.now, version=entry.version
    )
    return isinstance(outcome, Edited) and bool(outcome.changed)


def changed(
    desk: Desk, session: Session, click: Click, which: int, head: Head = said.changed
) -> Answer:
    """Told where it was done."""
    if is_lasting_card(click):
        return Nothing()
    deed = last_deed(session, click.asker)
    card = shown(desk, session, click.asker.say, which, head=head, deed=deed)
    return Reply(card, instead=click.block_id == Log.CARD, about=about(which))


# ── the menu ────────────────────────────────────────────────────────────────────────────────────


def more(desk: Desk, click: Click) -> Answer:
    """An option's value is a deed and the entry: `log.failed:17.3`."""
    action, _, value = click.value.partition(":")
    listener = _deeds().get(action)
    if listener is None:
        return Reply(Message(said.old_button(click.asker.say)))
    return listener(desk, replace(click, action_id=action, value=value))


def _deeds() -> Mapping[str, Listener]:
    return {
        Log.EVALUATE: entry_forms.evaluate,
        Log.FOLLOW: entry_forms.follow,
        Log.COMMENT: entry_forms.comment_clicked,
        Log.FAILED: failed,
        Log.REACHED: reached,
        Log.SHOW: show_clicked,
        **{k: v for k, v in cancelling.ACTIONS.items() if k == Find.CANCEL},
    }


VERBS = {Show: show}
ACTIONS = {
    Log.SHOW: show_clicked,
    Log.WHOLE_TEXT: whole_text,
    Log.UNCUT: uncut,
    Log.SEND_FILES: send_files,
    Log.FAILED: failed,
    Log.REACHED: reached,
    Log.MORE: more,
}
CARDS = {CardKind.ENTRY: card}
