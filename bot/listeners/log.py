"""The quick line: `/log called ada, 25 min`, or the same in the direct messages.

certain who, nothing to ask         logged at once
one thing is not certain            asked, a button for each answer, all else kept as a draft
anything else                       the form with everything in it; where none can be opened (the
                                    direct messages), a button that opens it
a question, a greeting              nothing is logged, and that is said
a correction right after            the entry just made is corrected (the direct messages only)
"""

from dataclasses import replace

from sqlmodel import Session

from bot.answers import Answer, Nothing, Reply
from bot.blockkit import builders
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.grammar import LogLineRequest, ParsedLine, segment_name
from bot.grammar.contact_names import MAX_NAMES_LENGTH
from bot.ids.log import LogId
from bot.inputs import Click, DirectMessage, SharedFile, SlashCommand, User
from bot.language.translator import Translator
from bot.listeners import segments
from bot.listeners.shared.form_to_note import read_form_note
from bot.listeners.shared.line_correction import correct_last_entry
from bot.listeners.shared.line_reading import HeardLine, hear_line
from bot.listeners.shared.line_to_form import FormDraft, form_of, guess_notes, unknown_flag_notes
from bot.listeners.shared.open_form import (
    FormStart,
    draft_fields,
    draft_key,
    new_draft_key,
    open_form,
    save_draft,
)
from bot.listeners.shared.record_and_reply import (
    LogJob,
    LogResult,
    about_entry,
    entry_card,
    reply,
    reply_target,
)
from bot.listeners.shared.slow_note import record_and_answer
from bot.messages import entry as entry_text
from bot.messages import line as line_text
from bot.messages import log as log_text
from bot.messages import log_form as log_form_text
from bot.views import choices as choices_view
from bot.views import line_questions as line_questions_view
from bot.views.line_questions import LineAnswers, LineQuestion, QuestionTopic
from bot.views.log_values import from_draft_fields, to_draft_fields
from journal.fold import one_line
from journal.store.contacts import contacts
from journal.store.contacts import segments as segments_store
from journal.store.record import interactions


def log_line(
    context: BotContext, slack_input: SlashCommand | DirectMessage, request: LogLineRequest
) -> Answer:
    parsed = request.parsed
    if code := segment_name(parsed.who):
        return _log_to_segment(context, slack_input, code, parsed)
    corrected = correct_last_entry(context, slack_input, parsed)
    return corrected or _log_understood(context, slack_input, parsed)


def _log_understood(
    context: BotContext, slack_input: SlashCommand | DirectMessage, parsed: ParsedLine
) -> Answer:
    user = slack_input.user
    with context.reading() as session:
        heard = hear_line(context, session, user, parsed)
    if heard.line.is_no_log and not parsed.given and not parsed.problems:
        return _say_nothing_is_logged(context, slack_input, heard)
    heard = replace(heard, entered=replace(heard.entered, files=_files(slack_input)))
    if heard.hints or _says_nothing(parsed) or not _is_anybody_named(heard):
        return open_form(context, slack_input, _form_start(user.t, heard))
    with context.reading() as session:
        read = read_form_note(context, session, user, heard.entered)
    if read.errors:
        # A value that is not possible: the form says so at its field.
        start = _form_start(user.t, heard)
        return open_form(context, slack_input, replace(start, hints={**start.hints, **read.errors}))
    if heard.questions:
        return _ask(context, slack_input, heard)
    notes = (
        *guess_notes(user, heard.entered, heard.read, context.now),
        *unknown_flag_notes(user.t, parsed),
    )
    job = LogJob(
        read.note,
        heard.entered,
        notes=notes,
        files=heard.entered.file_ids,
        left_over=heard.left_over,
    )
    return _log(context, slack_input, job)


def _is_anybody_named(heard: HeardLine) -> bool:
    """Says whether anybody is named; where nobody is, the form asks for everything at once."""
    asked = any(each.topic is QuestionTopic.CONTACT for each in heard.questions)
    return bool(heard.entered.contacts) or asked


def _files(slack_input: SlashCommand | DirectMessage) -> tuple[SharedFile, ...]:
    return slack_input.files if isinstance(slack_input, DirectMessage) else ()


def _form_start(t: Translator, heard: HeardLine) -> FormStart:
    """The form asks what buttons would have asked: who is meant by each name."""
    hints = dict(heard.hints)
    asked = [each.typed for each in heard.questions if each.topic is QuestionTopic.CONTACT]
    if asked:
        several = log_text.several_contacts_fit(t, ", ".join(asked)[:MAX_NAMES_LENGTH])
        hints[LogId.CONTACTS] = " ".join(filter(None, (several, hints.get(LogId.CONTACTS))))
    return FormStart(heard.entered, hints)


def _say_nothing_is_logged(
    context: BotContext, slack_input: SlashCommand | DirectMessage, heard: HeardLine
) -> Answer:
    """Open the form with what was typed after `/log`: who asked for a log gets one."""
    if isinstance(slack_input, SlashCommand):
        return open_form(context, slack_input, _form_start(slack_input.user.t, heard))
    return Reply(builders.sentence(slack_input.user.t(line_text.NO_LOG_LINE)))


def _says_nothing(parsed: ParsedLine) -> bool:
    """Says whether the line was sent too early: `ada:`."""
    return not (parsed.text or parsed.template)


def _log_to_segment(
    context: BotContext,
    slack_input: SlashCommand | DirectMessage,
    code: str,
    parsed: ParsedLine,
) -> Answer:
    draft = _segment_draft(context, slack_input, parsed)
    if draft.hints or _says_nothing(parsed):
        return open_form(context, slack_input, FormStart(draft.entered, draft.hints))
    if draft.entered.files:
        why_not: dict[str, str] = {
            LogId.OWN_FILES: slack_input.user.t(log_form_text.NO_FILES_TO_SEGMENT)
        }
        return open_form(context, slack_input, FormStart(draft.entered, why_not))
    with context.reading() as session:
        known = segments_store.get(session, one_line(code, longest=60).casefold())
    if known is None:
        why = log_text.no_segment(slack_input.user.t, code[:60])
        return open_form(context, slack_input, FormStart(draft.entered, {LogId.CONTACTS: why}))
    return segments.log_to_segment(context, slack_input, replace(draft.entered, segment=known.code))


def _segment_draft(
    context: BotContext, slack_input: SlashCommand | DirectMessage, parsed: ParsedLine
) -> FormDraft:
    """Keep a draft with the files that came along. Where no template was said, a segment has its own."""
    draft = form_of(context, slack_input.user, parsed)
    template = draft.entered.template if parsed.template else ""
    entered = replace(draft.entered, files=_files(slack_input), template=template)
    return replace(draft, entered=entered)


def _log(context: BotContext, slack_input: SlashCommand | DirectMessage, job: LogJob) -> Answer:
    key = (
        f"dm:{slack_input.channel}:{slack_input.ts}"
        if isinstance(slack_input, DirectMessage)
        else None
    )
    place = reply_target(slack_input)

    def answer(result: LogResult) -> Answer:
        # Slack sent the line again: it was logged and answered the first time.
        is_repeat = isinstance(slack_input, DirectMessage) and result.is_repeat
        return Nothing() if is_repeat else reply(place, result)

    job = replace(job, note=replace(job.note, request_key=key))
    return record_and_answer(context, slack_input, job, place, answer)


# ── a question ──────────────────────────────────────────────────────────────────────────────────


def _ask(
    context: BotContext, slack_input: SlashCommand | DirectMessage, heard: HeardLine
) -> Answer:
    key = new_draft_key()
    kept = {
        **to_draft_fields(heard.entered),
        line_questions_view.QUESTIONS_FIELD: line_questions_view.to_draft_field(heard.questions),
    }
    draft = save_draft(context, slack_input, kept, key=key)
    if draft is None:
        return Nothing()
    with context.reading() as session:
        return Reply(_question(session, slack_input.user, heard.questions, LineAnswers(draft, key)))


def _question(
    session: Session, user: User, questions: tuple[LineQuestion, ...], answers: LineAnswers
) -> Message:
    """The next one that is not answered."""
    asked = questions[len(answers.chosen)]
    known = contacts.get_many(session, [int(each) for each in asked.options if each.isdecimal()])
    return line_questions_view.question_message(user.t, asked, answers, known)


def answer_question(context: BotContext, click: Click) -> Answer:
    """The next question, or it is logged."""
    answers = line_questions_view.unpack_answers(click.value)
    with context.reading() as session:
        kept = draft_fields(session, click.user, answers.draft)
        if kept is None or draft_key(kept) != answers.key:
            return _show_logged(context, session, click, answers)
        questions = line_questions_view.from_draft_field(
            kept.get(line_questions_view.QUESTIONS_FIELD, "")
        )
        if len(answers.chosen) < len(questions):
            message = _question(session, click.user, questions, answers)
            return Reply(message, replace_original=True)
        entered = line_questions_view.with_answers(
            click.user.t,
            from_draft_fields(kept),
            questions,
            answers.chosen,
            context.settings.record.note,
        )
        read = read_form_note(context, session, click.user, entered)
    if read.errors:
        return open_form(context, click, FormStart(entered, read.errors, answers.draft), own=True)
    note = replace(read.note, request_key=f"draft:{answers.key}")
    place = reply_target(click, own=True)
    job = LogJob(note, entered, draft=answers.draft, files=entered.file_ids)
    return record_and_answer(context, click, job, place)


def _show_logged(
    context: BotContext, session: Session, click: Click, answers: LineAnswers
) -> Answer:
    """A second click shows what the first one did; or the draft was deleted meanwhile."""
    t, number = click.user.t, interactions.find_by_request(session, f"draft:{answers.key}")
    if number is None:
        return Reply(choices_view.draft_gone(t), replace_original=True)
    if click.message and not click.message.ephemeral:
        # The question is the entry's card by now.
        return Nothing()
    card = entry_card(context, session, click.user, number, head=entry_text.entry_logged)
    return Reply(card, replace_original=True, about=about_entry(number))


VERBS = {LogLineRequest: log_line}
ACTIONS = {LogId.CHOOSE: answer_question}
