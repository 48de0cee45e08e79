"""Shows segments, and logs to one after a preview of its members."""

from dataclasses import replace

from sqlmodel import Session

from bot import grammar
from bot.answers import Answer, CloseForm, Nothing, Reply
from bot.blockkit import builders
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.ids import parse_id
from bot.ids.admin import AdminId
from bot.inputs import Click, DirectMessage, FormSubmitted, SlashCommand, User
from bot.language.translator import Translator
from bot.listeners.segment_runs import start_run
from bot.listeners.shared.contact_search import colleague_name
from bot.listeners.shared.form_to_note import read_form_note
from bot.listeners.shared.idempotency import is_first_time
from bot.listeners.shared.open_form import draft_fields, save_draft
from bot.messages import segment as segment_text
from bot.views import segment as segment_view
from bot.views.log_values import LogValues, from_draft_fields, to_draft_fields
from bot.views.segment import SegmentContent
from journal.entries import record
from journal.entries.record import Note
from journal.fold import fold
from journal.model import Role, Segment
from journal.segments import segment
from journal.store.contacts import segments
from journal.store.record import drafts, runs

# ── shown ───────────────────────────────────────────────────────────────────────────────────────


def show_segment(
    context: BotContext, slack_input: SlashCommand | DirectMessage, request: grammar.SegmentRequest
) -> Answer:
    typed = request.name.strip().removeprefix("seg:")
    with context.reading() as session:
        found = _find_segments(session, typed)
        if len(found) == 1 and typed:
            return Reply(_segment_message(context, session, slack_input.user, found[0]))
        if typed and not found:
            return Reply(
                builders.sentence(_unknown_segment_text(session, slack_input.user.t, typed))
            )
        return Reply(
            _list_message(context, session, slack_input.user, found, is_search=bool(typed))
        )


def _unknown_segment_text(session: Session, t: Translator, typed: str) -> str:
    codes = [each.code for each in segments.get_all(session)[: segment_view.MAX_LISTED]]
    return (
        segment_text.no_such_segment(t, typed[:60], ", ".join(codes))
        if codes
        else t(segment_text.NO_SEGMENTS)
    )


def list_segments(context: BotContext, click: Click) -> Answer:
    with context.reading() as session:
        return Reply(_list_message(context, session, click.user, segments.get_all(session)))


def open_segment(context: BotContext, click: Click) -> Answer:
    with context.reading() as session:
        return Reply(
            _segment_message(
                context, session, click.user, segment.get_segment(session, click.value)
            )
        )


def _find_segments(session: Session, typed: str) -> tuple[Segment, ...]:
    """Segments with this code or name; else those that begin so, or have it in their name."""
    key, known = fold(typed), segments.get_all(session)
    exact = [each for each in known if key in {fold(each.code), fold(each.name)}]
    near = [each for each in known if fold(each.code).startswith(key) or key in fold(each.name)]
    return tuple(exact or near)


def _list_message(
    context: BotContext,
    session: Session,
    user: User,
    found: tuple[Segment, ...],
    *,
    is_search: bool = False,
) -> Message:
    t = user.t
    if not found:
        return builders.sentence(t(segment_text.NO_SEGMENTS))
    overview = found[: segment_view.MAX_LISTED]
    counted = [(each, len(segments.members(session, each, now=context.now))) for each in overview]
    head = (
        segment_text.several_segments(t, len(found))
        if is_search
        else segment_text.segment_count(t, len(found))
    )
    return segment_view.segment_list(t, head, counted)


def _segment_message(context: BotContext, session: Session, user: User, which: Segment) -> Message:
    return segment_view.segment_card(
        user.t, _segment_overview(context, session, user, which), now=context.now
    )


def _segment_overview(
    context: BotContext, session: Session, user: User, which: Segment
) -> SegmentContent:
    found = segment.preview(session, which, now=context.now)
    last = next(iter(runs.get_of_segment(session, which.code)), None)
    return SegmentContent(
        segment=which,
        due=len(found.due),
        skipped=found.skipped,
        run=last,
        run_begun_by=colleague_name(session, last.by) if last else "",
        can_write=bool(context.config.catalog.templates_to_write(user.actor.role)),
        may_undo=last is not None
        and (last.by == user.actor.key or user.actor.role is not Role.MEMBER),
    )


# ── logged to ───────────────────────────────────────────────────────────────────────────────────


def log_to_segment(
    context: BotContext,
    slack_input: SlashCommand | DirectMessage | FormSubmitted | Click,
    entered: LogValues,
) -> Answer:
    """Log to every member of `entered.segment`, after a question when there is more than one."""
    user, t = slack_input.user, slack_input.user.t
    with context.reading() as session:
        which = segment.get_segment(session, entered.segment)
        usual = which.template or context.settings.record.note
        entered = replace(entered, who="", template=entered.template or usual)
        read = read_form_note(context, session, user, entered)
        overview = _segment_overview(context, session, user, which)
    if read.errors:
        return _reply(
            slack_input,
            builders.sentence(
                segment_text.nothing_logged_because(t, " ".join(read.errors.values()))
            ),
        )
    if not overview.due:
        return _reply(
            slack_input,
            builders.sentence(segment_text.no_members(t, segment_view.segment_name(which))),
        )
    if overview.due + len(overview.skipped) == 1:
        return _log_at_once(context, slack_input, which, read.note)
    draft = _save_question_draft(context, slack_input, entered)
    if draft is None:
        return CloseForm() if isinstance(slack_input, FormSubmitted) else Nothing()
    question = segment_view.log_question(t, overview, read.note.template, entered.text, draft)
    return _reply(slack_input, question)


def _log_at_once(
    context: BotContext,
    slack_input: SlashCommand | DirectMessage | FormSubmitted | Click,
    which: Segment,
    note: Note,
) -> Answer:
    message = builders.sentence(
        segment_text.run_started(slack_input.user.t, segment_view.segment_name(which))
    )
    now = Nothing() if isinstance(slack_input, DirectMessage) else _reply(slack_input, message)
    return start_run(context, slack_input, which.code, note, now)


def _save_question_draft(
    context: BotContext,
    slack_input: SlashCommand | DirectMessage | FormSubmitted | Click,
    entered: LogValues,
) -> int | None:
    """Saves a draft like any other: who does not answer finds it among their drafts."""
    if isinstance(slack_input, FormSubmitted):
        with context.session() as session:
            if not is_first_time(session, context, slack_input):
                return None
            return record.save_draft(
                session, slack_input.user.actor, to_draft_fields(entered), now=context.now
            )
    return save_draft(context, slack_input, to_draft_fields(entered))


def _reply(
    slack_input: SlashCommand | DirectMessage | FormSubmitted | Click, message: Message
) -> Answer:
    return CloseForm(message) if isinstance(slack_input, FormSubmitted) else Reply(message)


def confirm_log(context: BotContext, click: Click) -> Answer:
    """Start the run after a yes; once, however often the button is pressed."""
    user, draft = click.user, parse_id(click.value)
    with context.reading() as session:
        fields = draft_fields(session, user, draft)
        entered = from_draft_fields(fields) if fields else LogValues()
        if not entered.segment:
            return Reply(builders.sentence(user.t(segment_text.DRAFT_GONE)), replace_original=True)
        read = read_form_note(context, session, user, entered)
        which = segment.get_segment(session, entered.segment)
    if read.errors:
        return Reply(
            builders.sentence(
                segment_text.nothing_logged_because(user.t, " ".join(read.errors.values()))
            )
        )
    message = builders.sentence(segment_text.run_started(user.t, segment_view.segment_name(which)))
    return start_run(
        context, click, which.code, read.note, Reply(message, replace_original=True), draft=draft
    )


def drop_log(context: BotContext, click: Click) -> Answer:
    t = click.user.t
    with context.session() as session:
        fields = draft_fields(session, click.user, parse_id(click.value))
        if fields is None or not from_draft_fields(fields).segment:
            return Reply(builders.sentence(t(segment_text.DRAFT_GONE)), replace_original=True)
        drafts.delete(session, parse_id(click.value))
    return Reply(builders.sentence(t(segment_text.NOTHING_LOGGED)), replace_original=True)


VERBS = {grammar.SegmentRequest: show_segment}
ACTIONS = {
    AdminId.SEGMENT_LIST: list_segments,
    AdminId.SEGMENT_OPEN: open_segment,
    AdminId.SEGMENT_LOG: confirm_log,
    AdminId.SEGMENT_DROP: drop_log,
}
