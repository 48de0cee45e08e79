"""Segments: shown, and logged to after a look at whom that means."""

from dataclasses import replace

from sqlmodel import Session

from bot import grammar
from bot.answers import Answer, CloseForm, Nothing, Reply
from bot.asked import Click, DirectMessage, FormSubmitted, SlashCommand, User
from bot.desk import BotContext
from bot.grammar import ParsedLine
from bot.ids import parse_id
from bot.ids.admin import AdminId
from bot.kit import Message
from bot.listeners.drafting import draft_fields, save_draft
from bot.listeners.finding import colleague_name
from bot.listeners.form_fields import read_form_note
from bot.listeners.heard import form_of
from bot.listeners.once import is_first_time
from bot.listeners.segment_runs import start_run
from bot.messages import segment as said
from bot.say import Translator
from bot.views import segment as views
from bot.views.entered import LogFormValues, from_draft_fields, to_draft_fields
from bot.views.segment import SegmentContent
from journal import record, segment
from journal.fold import fold
from journal.model import Role, Segment
from journal.record import Note
from journal.store import drafts, runs, segments

# ── shown ───────────────────────────────────────────────────────────────────────────────────────


def show_segment(
    desk: BotContext, slack_input: SlashCommand | DirectMessage, request: grammar.SegmentRequest
) -> Answer:
    typed = request.name.strip().removeprefix("seg:")
    with desk.reading() as session:
        found = _find_segments(session, typed)
        if len(found) == 1 and typed:
            return Reply(_segment_message(desk, session, slack_input.user, found[0]))
        if typed and not found:
            return Reply(views.sentence(_unknown_segment_text(session, slack_input.user.t, typed)))
        return Reply(_list_message(desk, session, slack_input.user, found, is_search=bool(typed)))


def _unknown_segment_text(session: Session, say: Translator, typed: str) -> str:
    codes = [each.code for each in segments.get_all(session)[: views.MAX_LISTED]]
    return (
        said.no_such_segment(say, typed[:60], ", ".join(codes)) if codes else said.no_segments(say)
    )


def list_segments(desk: BotContext, click: Click) -> Answer:
    with desk.reading() as session:
        return Reply(_list_message(desk, session, click.user, segments.get_all(session)))


def open_segment(desk: BotContext, click: Click) -> Answer:
    with desk.reading() as session:
        return Reply(
            _segment_message(desk, session, click.user, segment.get_segment(session, click.value))
        )


def _find_segments(session: Session, typed: str) -> tuple[Segment, ...]:
    """By the whole code or name; else those that begin so, or have it in their name."""
    key, known = fold(typed), segments.get_all(session)
    exact = [each for each in known if key in {fold(each.code), fold(each.name)}]
    near = [each for each in known if fold(each.code).startswith(key) or key in fold(each.name)]
    return tuple(exact or near)


def _list_message(
    desk: BotContext,
    session: Session,
    asker: User,
    found: tuple[Segment, ...],
    *,
    is_search: bool = False,
) -> Message:
    say = asker.t
    if not found:
        return views.sentence(said.no_segments(say))
    shown = found[: views.MAX_LISTED]
    counted = [(each, len(segments.members(session, each, now=desk.now))) for each in shown]
    head = (
        said.several_segments(say, len(found)) if is_search else said.segment_count(say, len(found))
    )
    return views.segment_list(say, head, counted)


def _segment_message(desk: BotContext, session: Session, asker: User, which: Segment) -> Message:
    return views.segment_card(asker.t, _segment_overview(desk, session, asker, which), now=desk.now)


def _segment_overview(
    desk: BotContext, session: Session, asker: User, which: Segment
) -> SegmentContent:
    found = segment.preview(session, which, now=desk.now)
    last = next(iter(runs.get_of_segment(session, which.code)), None)
    return SegmentContent(
        segment=which,
        due=len(found.due),
        skipped=found.skipped,
        run=last,
        run_begun_by=colleague_name(session, last.by) if last else "",
        may_undo=last is not None
        and (last.by == asker.actor.key or asker.actor.role is not Role.MEMBER),
    )


# ── logged to ───────────────────────────────────────────────────────────────────────────────────


def log_line_to_segment(
    desk: BotContext,
    slack_input: SlashCommand | DirectMessage | FormSubmitted | Click,
    code: str,
    parsed: ParsedLine,
) -> Answer:
    """What a line says, to every member; asked first when there is more than one."""
    with desk.reading() as session:
        which = segment.get_segment(session, code)
    usual = which.template or desk.settings.record.note
    what = form_of(desk, slack_input.user, replace(parsed, template=parsed.template or usual))
    if what.hints:
        why = " ".join(what.hints.values())
        return _reply(
            slack_input, views.sentence(said.nothing_logged_because(slack_input.user.t, why))
        )
    return log_form_to_segment(desk, slack_input, replace(what.entered, segment=code, who=""))


def log_form_to_segment(
    desk: BotContext,
    slack_input: SlashCommand | DirectMessage | FormSubmitted | Click,
    entered: LogFormValues,
) -> Answer:
    """The same of what stands in a form; `entered.segment` is the segment's code."""
    asker, say = slack_input.user, slack_input.user.t
    with desk.reading() as session:
        which = segment.get_segment(session, entered.segment)
        read = read_form_note(desk, session, asker, entered)
        shown = _segment_overview(desk, session, asker, which)
    if read.errors:
        return _reply(
            slack_input,
            views.sentence(said.nothing_logged_because(say, " ".join(read.errors.values()))),
        )
    if not shown.due:
        return _reply(slack_input, views.sentence(said.no_members(say, views.segment_name(which))))
    if shown.due + len(shown.skipped) == 1:
        return _log_at_once(desk, slack_input, which, read.note)
    draft = _save_question_draft(desk, slack_input, entered)
    if draft is None:
        return CloseForm() if isinstance(slack_input, FormSubmitted) else Nothing()
    question = views.log_question(say, shown, read.note.template, entered.text, draft)
    return _reply(slack_input, question)


def _log_at_once(
    desk: BotContext,
    slack_input: SlashCommand | DirectMessage | FormSubmitted | Click,
    which: Segment,
    note: Note,
) -> Answer:
    told = views.sentence(said.run_started(slack_input.user.t, views.segment_name(which)))
    now = Nothing() if isinstance(slack_input, DirectMessage) else _reply(slack_input, told)
    return start_run(desk, slack_input, which.code, note, now)


def _save_question_draft(
    desk: BotContext,
    slack_input: SlashCommand | DirectMessage | FormSubmitted | Click,
    entered: LogFormValues,
) -> int | None:
    """A draft like any other: whoever does not answer finds it among theirs."""
    if isinstance(slack_input, FormSubmitted):
        with desk.session() as session:
            if not is_first_time(session, desk, slack_input):
                return None
            return record.save_draft(
                session, slack_input.user.actor, to_draft_fields(entered), now=desk.now
            )
    return save_draft(desk, slack_input, to_draft_fields(entered))


def _reply(
    slack_input: SlashCommand | DirectMessage | FormSubmitted | Click, message: Message
) -> Answer:
    return CloseForm(message) if isinstance(slack_input, FormSubmitted) else Reply(message)


def confirm_log(desk: BotContext, click: Click) -> Answer:
    """The question was answered with yes: once, however often it is pressed."""
    asker, draft = click.user, parse_id(click.value)
    with desk.reading() as session:
        kept = draft_fields(session, asker, draft)
        entered = from_draft_fields(kept) if kept else LogFormValues()
        if not entered.segment:
            return Reply(views.sentence(said.draft_gone(asker.t)), replace_original=True)
        read = read_form_note(desk, session, asker, entered)
        which = segment.get_segment(session, entered.segment)
    if read.errors:
        return Reply(
            views.sentence(said.nothing_logged_because(asker.t, " ".join(read.errors.values())))
        )
    told = views.sentence(said.run_started(asker.t, views.segment_name(which)))
    return start_run(
        desk, click, which.code, read.note, Reply(told, replace_original=True), draft=draft
    )


def drop_log(desk: BotContext, click: Click) -> Answer:
    say = click.user.t
    with desk.session() as session:
        kept = draft_fields(session, click.user, parse_id(click.value))
        if kept is None or not from_draft_fields(kept).segment:
            return Reply(views.sentence(said.draft_gone(say)), replace_original=True)
        drafts.delete(session, parse_id(click.value))
    return Reply(views.sentence(said.nothing_logged(say)), replace_original=True)


VERBS = {grammar.SegmentRequest: show_segment}
ACTIONS = {
    AdminId.SEGMENT_LIST: list_segments,
    AdminId.SEGMENT_OPEN: open_segment,
    AdminId.SEGMENT_LOG: confirm_log,
    AdminId.SEGMENT_DROP: drop_log,
}
