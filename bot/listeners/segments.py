"""Segments: shown, and logged to after a look at whom that means."""

from dataclasses import replace

from sqlmodel import Session

from bot import grammar
from bot.answers import Answer, Done, Nothing, Reply
from bot.asked import Asker, Click, Direct, Submitted, Typed
from bot.desk import Desk
from bot.grammar import Said
from bot.ids import id_of
from bot.ids.admin import Admin
from bot.kit import Message
from bot.listeners.drafting import kept_draft, kept_fields
from bot.listeners.finding import called
from bot.listeners.form_fields import read_entered
from bot.listeners.heard import heard
from bot.listeners.once import first_time
from bot.listeners.segment_runs import start
from bot.messages import segment as said
from bot.say import Say
from bot.views import segment as views
from bot.views.entered import Entered, as_fields, from_fields
from bot.views.segment import Shown
from journal import record, segment
from journal.fold import fold
from journal.model import Role, Segment
from journal.record import Note
from journal.store import drafts, runs, segments

# ── shown ───────────────────────────────────────────────────────────────────────────────────────


def asked_for(desk: Desk, asked: Typed | Direct, request: grammar.SegmentOf) -> Answer:
    typed = request.name.strip().removeprefix("seg:")
    with desk.reading() as session:
        found = _called(session, typed)
        if len(found) == 1 and typed:
            return Reply(_one(desk, session, asked.asker, found[0]))
        if typed and not found:
            return Reply(views.told(_not_there(session, asked.asker.say, typed)))
        return Reply(_list(desk, session, asked.asker, found, say_called=bool(typed)))


def _not_there(session: Session, say: Say, typed: str) -> str:
    codes = [each.code for each in segments.all_of_them(session)[: views.MOST_LISTED]]
    return said.not_there(say, typed[:60], ", ".join(codes)) if codes else said.none_yet(say)


def show_list(desk: Desk, click: Click) -> Answer:
    with desk.reading() as session:
        return Reply(_list(desk, session, click.asker, segments.all_of_them(session)))


def open_one(desk: Desk, click: Click) -> Answer:
    with desk.reading() as session:
        return Reply(_one(desk, session, click.asker, segment.named(session, click.value)))


def _called(session: Session, typed: str) -> tuple[Segment, ...]:
    """By the whole code or name; else those that begin so, or have it in their name."""
    key, known = fold(typed), segments.all_of_them(session)
    exact = [each for each in known if key in {fold(each.code), fold(each.name)}]
    near = [each for each in known if fold(each.code).startswith(key) or key in fold(each.name)]
    return tuple(exact or near)


def _list(
    desk: Desk,
    session: Session,
    asker: Asker,
    found: tuple[Segment, ...],
    *,
    say_called: bool = False,
) -> Message:
    say = asker.say
    if not found:
        return views.told(said.none_yet(say))
    shown = found[: views.MOST_LISTED]
    counted = [(each, len(segments.members(session, each, now=desk.now))) for each in shown]
    head = said.several(say, len(found)) if say_called else said.segments(say, len(found))
    return views.listed(say, head, counted)


def _one(desk: Desk, session: Session, asker: Asker, which: Segment) -> Message:
    return views.one(asker.say, _shown(desk, session, asker, which), now=desk.now)


def _shown(desk: Desk, session: Session, asker: Asker, which: Segment) -> Shown:
    found = segment.preview(session, which, now=desk.now)
    last = next(iter(runs.of_segment(session, which.code)), None)
    return Shown(
        segment=which,
        due=len(found.due),
        skipped=found.skipped,
        run=last,
        by=called(session, last.by) if last else "",
        may_undo=last is not None
        and (last.by == asker.actor.key or asker.actor.role is not Role.MEMBER),
    )


# ── logged to ───────────────────────────────────────────────────────────────────────────────────


def log_to_segment(
    desk: Desk, asked: Typed | Direct | Submitted | Click, code: str, said_: Said
) -> Answer:
    """What a line says, to every member; asked first when there is more than one."""
    with desk.reading() as session:
        which = segment.named(session, code)
    usual = which.template or desk.settings.record.note
    what = heard(desk, asked.asker, replace(said_, template=said_.template or usual))
    if what.hints:
        why = " ".join(what.hints.values())
        return _tell(asked, views.told(said.problems(asked.asker.say, why)))
    return log_entered(desk, asked, replace(what.entered, segment=code, who=""))


def log_entered(desk: Desk, asked: Typed | Direct | Submitted | Click, entered: Entered) -> Answer:
    """The same of what stands in a form; `entered.segment` is the segment's code."""
    asker, say = asked.asker, asked.asker.say
    with desk.reading() as session:
        which = segment.named(session, entered.segment)
        read = read_entered(desk, session, asker, entered)
        shown = _shown(desk, session, asker, which)
    if read.wrong:
        return _tell(asked, views.told(said.problems(say, " ".join(read.wrong.values()))))
    if not shown.due:
        return _tell(asked, views.told(said.nobody(say, views.named(which))))
    if shown.due + len(shown.skipped) == 1:
        return _at_once(desk, asked, which, read.note)
    draft = _kept(desk, asked, entered)
    if draft is None:
        return Done() if isinstance(asked, Submitted) else Nothing()
    question = views.question(say, shown, read.note.template, entered.text, draft)
    return _tell(asked, question)


def _at_once(
    desk: Desk, asked: Typed | Direct | Submitted | Click, which: Segment, note: Note
) -> Answer:
    told = views.told(said.started(asked.asker.say, views.named(which)))
    now = Nothing() if isinstance(asked, Direct) else _tell(asked, told)
    return start(desk, asked, which.code, note, now)


def _kept(desk: Desk, asked: Typed | Direct | Submitted | Click, entered: Entered) -> int | None:
    """A draft like any other: whoever does not answer finds it among theirs."""
    if isinstance(asked, Submitted):
        with desk.session() as session:
            if not first_time(session, desk, asked):
                return None
            return record.put_off(session, asked.asker.actor, as_fields(entered), now=desk.now)
    return kept_draft(desk, asked, as_fields(entered))


def _tell(asked: Typed | Direct | Submitted | Click, message: Message) -> Answer:
    return Done(message) if isinstance(asked, Submitted) else Reply(message)


def agreed(desk: Desk, click: Click) -> Answer:
    """The question was answered with yes: once, however often it is pressed."""
    asker, draft = click.asker, id_of(click.value)
    with desk.reading() as session:
        kept = kept_fields(session, asker, draft)
        entered = from_fields(kept) if kept else Entered()
        if not entered.segment:
            return Reply(views.told(said.gone(asker.say)), instead=True)
        read = read_entered(desk, session, asker, entered)
        which = segment.named(session, entered.segment)
    if read.wrong:
        return Reply(views.told(said.problems(asker.say, " ".join(read.wrong.values()))))
    told = views.told(said.started(asker.say, views.named(which)))
    return start(desk, click, which.code, read.note, Reply(told, instead=True), draft=draft)


def dropped(desk: Desk, click: Click) -> Answer:
    say = click.asker.say
    with desk.session() as session:
        kept = kept_fields(session, click.asker, id_of(click.value))
        if kept is None or not from_fields(kept).segment:
            return Reply(views.told(said.gone(say)), instead=True)
        drafts.delete(session, id_of(click.value))
    return Reply(views.told(said.dropped(say)), instead=True)


VERBS = {grammar.SegmentOf: asked_for}
ACTIONS = {
    Admin.SEGMENT_LIST: show_list,
    Admin.SEGMENT_OPEN: open_one,
    Admin.SEGMENT_LOG: agreed,
    Admin.SEGMENT_DROP: dropped,
}
