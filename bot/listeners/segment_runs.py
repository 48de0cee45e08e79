"""A segment's run: starts, continues, undoes and restores it; its card shows the progress."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.answers import Answer, CloseForm, InBackground, Nothing, Reply
from bot.blockkit import builders
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.ids import parse_id
from bot.ids.admin import AdminId
from bot.inputs import Click, FormSubmitted, Input, User
from bot.language.translator import Translator
from bot.listeners.shared.contact_search import colleague_name
from bot.listeners.shared.idempotency import is_first_time
from bot.messages import segment as segment_text
from bot.views import segment as segment_view
from journal.entries.record import Note
from journal.errors import NotFound
from journal.letters.merger import Merger
from journal.model import Actor, Card, CardKind, CardTopic, CardTopicKind, NewCard, Role, SegmentRun
from journal.segments import segment, segment_letters
from journal.segments.segment_letters import RunDoors
from journal.store.contacts import segments
from journal.store.record import drafts, runs
from journal.store.slack import cards
from journal.undo import run_undo
from journal.undo.run_undo import RunStep

# With more entries than this an undo is announced first: it may take longer than people wait.
MOST_AT_ONCE = 100
# SQLite has one writer: so few at a time let the others in.
_SLICE = 50


def start_run(
    context: BotContext,
    slack_input: Input,
    code: str,
    note: Note,
    answer_now: Answer,
    *,
    draft: int = 0,
) -> Answer:
    """Begin a run, and carry it on after `answer_now`. The draft is deleted with the beginning: a
    second
    click finds it gone, and begins nothing.
    """
    user = slack_input.user
    with context.session() as session:
        if not is_first_time(session, context, slack_input):
            return CloseForm() if isinstance(slack_input, FormSubmitted) else Nothing()
        if draft and not drafts.delete(session, draft):
            return Reply(builders.sentence(user.t(segment_text.DRAFT_GONE)), replace_original=True)
        which = segment.get_segment(session, code)
        run_id = segment.begin(session, context.config, user.actor, which, note, now=context.now)
        want_run_card(session, context, user, run_id)
    return InBackground(lambda later: run_steps(later, user.actor, run_id), answer_now)


def want_run_card(session: Session, context: BotContext, user: User, run_id: int) -> None:
    card = NewCard(
        key=f"run:{run_id}",
        kind=CardKind.RUN,
        place=user.slack_id,
        reader=user.slack_id,
        subject={"run": str(run_id)},
        topics=(CardTopic(CardTopicKind.RUN, run_id),),
    )
    cards.want(session, card, now=context.now)


def run_steps(context: BotContext, actor: Actor, run_id: int) -> None:
    """Run the steps, a transaction each; the card follows the record."""
    done = 1
    with Merger() as merger:
        doors = RunDoors(context.reading, context.session, merger)
        while done and not context.stop.is_set():
            done = segment_letters.step(
                doors, context.config, actor, run_id, now=context.now, limit=_SLICE
            )


def resume_run(context: BotContext, click: Click) -> Answer:
    user, run_id = click.user, parse_id(click.value)
    with context.reading() as session:
        run = _get_run(session, user.t, run_id)
        if run.by != user.actor.key and user.actor.role is Role.MEMBER:
            return Reply(
                builders.sentence(
                    segment_text.begun_by_another(user.t, colleague_name(session, run.by))
                )
            )
    if run.undone or run.finished_at is not None:
        return Reply(builders.sentence(user.t(segment_text.RUN_IS_OVER)))
    reply = Reply(builders.sentence(user.t(segment_text.RUN_CONTINUES)))
    return InBackground(lambda later: run_steps(later, user.actor, run_id), reply)


def undo_run(context: BotContext, click: Click) -> Answer:
    """Undo a run after the ack; for a large run say first that it takes time."""
    return _change_run(context, click, _UNDO)


def restore_run(context: BotContext, click: Click) -> Answer:
    """Restore what an undo of the run cancelled, in the same manner."""
    return _change_run(context, click, _RESTORE)


@dataclass(frozen=True, slots=True)
class _RunChange:
    """Says how a run is changed: how that begins, each slice after it, and what is told of it."""

    begin: Callable[[Session, Actor, int, datetime], int]
    step: RunStep
    started: Callable[[Translator, int], str]
    done: Callable[[Translator, int], str]


_UNDO = _RunChange(
    lambda session, actor, run_id, now: run_undo.begin_undo(session, actor, run_id, now=now),
    run_undo.undo_step,
    segment_text.undo_started,
    segment_text.entries_cancelled,
)
_RESTORE = _RunChange(
    lambda session, actor, run_id, _: run_undo.begin_restore(session, actor, run_id),
    run_undo.restore_step,
    segment_text.restore_started,
    segment_text.entries_restored,
)


def _change_run(context: BotContext, click: Click, change: _RunChange) -> Answer:
    run_id, count = _run_and_count(context, click)
    started = Reply(builders.sentence(change.started(click.user.t, count)))
    now = started if count > MOST_AT_ONCE else Nothing()
    return InBackground(lambda later: _in_slices(later, click.user, run_id, change), now)


def _run_and_count(context: BotContext, click: Click) -> tuple[int, int]:
    """The run's number, and how many entries it made."""
    with context.reading() as session:
        found = _get_run(session, click.user.t, parse_id(click.value))
    return found.id, found.logged


def _in_slices(context: BotContext, user: User, run_id: int, change: _RunChange) -> Answer:
    """A commit for each slice: others write in between."""
    with context.session() as session:
        change.begin(session, user.actor, run_id, context.now)
    count = 0
    while done := _commit_step(context, user, run_id, change.step):
        count += done
    return Reply(builders.sentence(change.done(user.t, count)))


def _commit_step(context: BotContext, user: User, run_id: int, step: RunStep) -> int:
    with context.session() as session:
        return len(step(session, user.actor, run_id, now=context.now))


def create_follow_up(context: BotContext, click: Click) -> Answer:
    """Make a new segment of those the run was logged to."""
    user = click.user
    with context.session() as session:
        made = segment.create_follow_up(
            session, context.config, user.actor, parse_id(click.value), now=context.now
        )
        count = len(segments.members(session, made, now=context.now))
    content = segment_view.SegmentContent(made, count, ())
    return Reply(segment_view.segment_card(user.t, content, now=context.now))


def render_run_card(
    context: BotContext, session: Session, card: Card, reader: User
) -> Message | None:
    t = reader.t
    run_id = parse_id(card.subject["run"])
    run = runs.get(session, run_id)
    if run is None:
        return None
    waiting, skipped = runs.count_left(session, run_id), runs.get_skipped(session, run_id)
    as_task = context.settings.slack.new_blocks
    return segment_view.run_card(t, run, waiting, skipped, as_task=as_task)


def _get_run(session: Session, t: Translator, run_id: int) -> SegmentRun:
    found = runs.get(session, run_id)
    if found is None:
        raise NotFound(t(segment_text.NO_RUN))
    return found


ACTIONS = {
    AdminId.RUN_GO_ON: resume_run,
    AdminId.RUN_UNDO: undo_run,
    AdminId.RUN_RESTORE: restore_run,
    AdminId.RUN_FOLLOW: create_follow_up,
}
CARDS = {CardKind.RUN: render_run_card}
