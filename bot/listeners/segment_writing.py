"""Writes to a segment: shown with the first letters as they would be, then a run after a yes."""

import secrets
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlmodel import Session

from bot.answers import Answer, InBackground, Reply, SendFile
from bot.blockkit import builders
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.grammar import match_template
from bot.ids.letter import LetterId, SegmentLetters, unpack_segment_decision, unpack_segment_letters
from bot.inputs import Click, DirectMessage, SlashCommand, User
from bot.listeners.segment_runs import run_steps, want_run_card
from bot.listeners.shared.letter_merge import mailboxes_to_write
from bot.messages import letters as letters_text
from bot.messages import segment as segment_text
from bot.views import segment_letters as segment_letters_view
from bot.views.segment import segment_name
from journal.entries import outgoing_letter, record
from journal.entries.record import Note
from journal.errors import UserError
from journal.letters.merger import Merger
from journal.model import Actor, Correspondence, DraftMailbox, Segment, Template
from journal.segments import segment, segment_letters
from journal.store.record import runs
from journal.store.slack import events

# ── asked ───────────────────────────────────────────────────────────────────────────────────────


def write_to_segment(
    context: BotContext, slack_input: SlashCommand | DirectMessage, code: str, typed: str
) -> Answer:
    """`/rapport write seg:partners -t news`; without a template, which one is asked."""
    user = slack_input.user
    templates = context.config.catalog.templates_to_write(user.actor.role)
    found = match_template(typed, None, templates) if typed else ()
    if typed and not isinstance(found, str):
        return Reply(builders.sentence(letters_text.not_for_writing(user.t, typed[:60])))
    with context.reading() as session:
        which = segment.get_segment(session, code)
        if not isinstance(found, str):
            return Reply(_which_template(user, which, templates))
        return Reply(_question(context, session, user, which, found))


def open_segment_letters(context: BotContext, click: Click) -> Answer:
    """The button on a segment's card, and those of the templates."""
    asked = unpack_segment_letters(click.value)
    templates = context.config.catalog.templates_to_write(click.user.actor.role)
    with context.reading() as session:
        which = segment.get_segment(session, asked.segment)
        if not asked.template:
            return Reply(_which_template(click.user, which, templates))
        message = _question(context, session, click.user, which, asked.template)
    return Reply(message, replace_original=True)


def _which_template(user: User, which: Segment, templates: tuple[Template, ...]) -> Message:
    if not templates:
        return builders.sentence(user.t(letters_text.NO_TEMPLATES))
    return segment_letters_view.template_choice(user.t, which, templates)


def _question(
    context: BotContext, session: Session, user: User, which: Segment, code: str
) -> Message:
    t = user.t
    try:
        template = record.template_for(context.config, user.actor, code)
        note = _note(context, user, template)
        missing = segment_letters.find_unreachable(session, which, template, now=context.now)
        unreachable = [each.id for each in missing]
        found = segment.preview(session, which, now=context.now, unreachable=unreachable)
        texts = segment_letters.preview_texts(
            session, context.config, user.actor, note, found.due, now=context.now
        )
    except UserError as error:
        return builders.sentence(letters_text.nothing_written(t, t.explain(error)))
    if template.correspondence is Correspondence.DRAFT and note.draft_mailbox is None:
        return builders.sentence(t(letters_text.NO_MAILBOX))
    mailbox = note.draft_mailbox.name if note.draft_mailbox else ""
    token = SegmentLetters(which.code, template.code, secrets.token_hex(6))
    content = segment_letters_view.SegmentLettersContent(
        which, template, len(found.due), found.skipped, texts, mailbox, token
    )
    return segment_letters_view.write_question(t, content)


def _note(context: BotContext, user: User, template: Template) -> Note:
    return Note(template.code, (), draft_mailbox=_draft_mailbox(context, user, template))


def _draft_mailbox(context: BotContext, user: User, template: Template) -> DraftMailbox | None:
    boxes = mailboxes_to_write(context, user)
    if template.correspondence is not Correspondence.DRAFT or not boxes:
        return None
    return outgoing_letter.draft_mailbox(boxes[0], user.actor.email or "")


# ── done ────────────────────────────────────────────────────────────────────────────────────────


def confirm_writing(context: BotContext, click: Click) -> Answer:
    """Begin the run; once, however often the button is pressed."""
    user, asked = click.user, unpack_segment_decision(click.value)
    template = record.template_for(context.config, user.actor, asked.template)
    note = _note(context, user, template)
    if template.correspondence is Correspondence.DRAFT and note.draft_mailbox is None:
        return Reply(builders.sentence(user.t(letters_text.NO_MAILBOX)))
    with context.session() as session:
        if not events.is_first_time(session, f"letters:{asked.token}", now=context.now):
            gone = builders.sentence(user.t(letters_text.ALREADY_DECIDED))
            return Reply(gone, replace_original=True)
        which = segment.get_segment(session, asked.segment)
        missing = segment_letters.find_unreachable(session, which, template, now=context.now)
        run_id = segment.begin(
            session,
            context.config,
            user.actor,
            which,
            note,
            now=context.now,
            unreachable=[each.id for each in missing],
        )
        want_run_card(session, context, user, run_id)
    begun = builders.sentence(segment_text.run_started(user.t, segment_name(which)))
    title = letters_text.letters_title(user.t, segment_name(which))
    is_packed = template.correspondence is Correspondence.DOCUMENT
    work = partial(_run, actor=user.actor, run_id=run_id, title=title if is_packed else "")
    return InBackground(work, Reply(begun, replace_original=True))


def _run(context: BotContext, *, actor: Actor, run_id: int, title: str) -> Answer | None:
    """Write to everybody; documents come in one ZIP, of the `title`."""
    run_steps(context, actor, run_id)
    with context.reading() as session, TemporaryDirectory() as folder, Merger() as merger:
        run = runs.get(session, run_id)
        if not title or run is None or run.undone or run.finished_at is None:
            return None
        path = Path(folder) / f"{run.segment}.zip"
        segment_letters.write_zip(session, context.config, run_id, path, merger)
        return SendFile(path.name, path.read_bytes(), title)


def drop_writing(context: BotContext, click: Click) -> Answer:
    asked = unpack_segment_decision(click.value)
    with context.session() as session:
        first = events.is_first_time(session, f"letters:{asked.token}", now=context.now)
    t = click.user.t
    said = t(letters_text.NOTHING_WRITTEN) if first else t(letters_text.ALREADY_DECIDED)
    return Reply(builders.sentence(said), replace_original=True)


ACTIONS = {
    LetterId.SEGMENT: open_segment_letters,
    LetterId.SEGMENT_WRITE: confirm_writing,
    LetterId.SEGMENT_DROP: drop_writing,
}
