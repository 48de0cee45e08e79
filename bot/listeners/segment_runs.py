"""A segment's run: begun, carried on in steps, undone, restored; its card says how far it is."""

from sqlmodel import Session

from bot.answers import Answer, Done, Later, Nothing, Reply
from bot.asked import Asked, Asker, Click, Submitted
from bot.desk import Desk
from bot.ids import id_of
from bot.ids.admin import Admin
from bot.kit import Message
from bot.listeners.finding import called
from bot.listeners.once import first_time
from bot.messages import segment as said
from bot.say import Say
from bot.views import segment as views
from journal import segment
from journal.errors import NotFound
from journal.model import About, AboutKind, Actor, Card, CardKind, NewCard, Role, Run
from journal.record import Note
from journal.store import cards, drafts, runs, segments

# Of more entries than this it is told before it is done: it may take longer than people wait.
AT_ONCE = 100
# SQLite has one writer: so few at a time let the others in.
_SLICE = 50


def start(
    desk: Desk, asked: Asked, code: str, note: Note, now: Answer, *, draft: int = 0
) -> Answer:
    """Begin, and carry on behind the answer `now`. The draft goes with the beginning: whoever
    finds it gone was second, and begins nothing.
    """
    asker = asked.asker
    with desk.session() as session:
        if not first_time(session, desk, asked):
            return Done() if isinstance(asked, Submitted) else Nothing()
        if draft and not drafts.delete(session, draft):
            return Reply(views.told(said.gone(asker.say)), instead=True)
        which = segment.named(session, code)
        run_id = segment.begin(session, desk.house, asker.actor, which, note, now=desk.now)
        want_card(session, desk, asker, run_id)
    return Later(lambda later: carry_on(later, asker.actor, run_id), now)


def want_card(session: Session, desk: Desk, asker: Asker, run_id: int) -> None:
    card = NewCard(
        key=f"run:{run_id}",
        kind=CardKind.RUN,
        place=asker.slack_id,
        reader=asker.slack_id,
        subject={"run": str(run_id)},
        about=(About(AboutKind.RUN, run_id),),
    )
    cards.want(session, card, now=desk.now)


def carry_on(desk: Desk, actor: Actor, run_id: int) -> None:
    """A transaction for each step; the card is told by the record."""
    done = 1
    while done and not desk.stop.is_set():
        with desk.session() as session:
            done = segment.step(session, desk.house, actor, run_id, now=desk.now, limit=_SLICE)


def go_on(desk: Desk, click: Click) -> Answer:
    asker, run_id = click.asker, id_of(click.value)
    with desk.reading() as session:
        run = _run(session, asker.say, run_id)
        if run.by != asker.actor.key and asker.actor.role is Role.MEMBER:
            return Reply(views.told(said.not_yours(asker.say, called(session, run.by))))
    if run.undone or run.finished_at is not None:
        return Reply(views.told(said.is_over(asker.say)))
    told = Reply(views.told(said.goes_on(asker.say)))
    return Later(lambda later: carry_on(later, asker.actor, run_id), told)


def undo(desk: Desk, click: Click) -> Answer:
    """Behind the ack: of a large run it takes its time, and that is told."""
    run_id, count = _run_of(desk, click)
    now = Reply(views.told(said.undoing(click.asker.say, count))) if count > AT_ONCE else Nothing()
    return Later(lambda later: _undone(later, click.asker, run_id), now)


def _undone(desk: Desk, asker: Asker, run_id: int) -> Answer:
    with desk.session() as session:
        numbers = segment.undo_run(session, asker.actor, run_id, now=desk.now)
    return Reply(views.told(said.cancelled(asker.say, len(numbers))))


def restore(desk: Desk, click: Click) -> Answer:
    run_id, count = _run_of(desk, click)
    now = (
        Reply(views.told(said.restoring(click.asker.say, count))) if count > AT_ONCE else Nothing()
    )
    return Later(lambda later: _restored(later, click.asker, run_id), now)


def _run_of(desk: Desk, click: Click) -> tuple[int, int]:
    """Its number, and how many entries it made."""
    with desk.reading() as session:
        found = _run(session, click.asker.say, id_of(click.value))
    return found.id, found.logged


def _restored(desk: Desk, asker: Asker, run_id: int) -> Answer:
    with desk.session() as session:
        numbers = segment.restore_run(session, asker.actor, run_id, now=desk.now)
    return Reply(views.told(said.restored(asker.say, len(numbers))))


def follow_up(desk: Desk, click: Click) -> Answer:
    """A new segment of those it was logged to."""
    asker = click.asker
    with desk.session() as session:
        made = segment.follow_up(session, desk.house, asker.actor, id_of(click.value), now=desk.now)
        count = len(segments.members(session, made, now=desk.now))
    shown = views.Shown(made, count, ())
    return Reply(views.one(asker.say, shown, now=desk.now))


def card(_desk: Desk, session: Session, card: Card, say: Say) -> Message | None:
    run_id = id_of(card.subject["run"])
    run = runs.get(session, run_id)
    if run is None:
        return None
    return views.run(say, run, runs.left(session, run_id), runs.skipped(session, run_id))


def _run(session: Session, say: Say, run_id: int) -> Run:
    found = runs.get(session, run_id)
    if found is None:
        raise NotFound(said.no_run(say))
    return found


ACTIONS = {
    Admin.RUN_GO_ON: go_on,
    Admin.RUN_UNDO: undo,
    Admin.RUN_RESTORE: restore,
    Admin.RUN_FOLLOW: follow_up,
}
CARDS = {CardKind.RUN: card}
