"""The quick line: `/log ada: called -d 25m`, or the same in the direct messages.

certain who, every flag read        logged at once
2 to 5 who may be meant             a choice, with what was typed kept as a draft
anything else                       the form with everything in it; where none can be opened (the
                                    direct messages), a button that opens it
"""

from dataclasses import replace

from sqlmodel import Session

from bot.answers import Answer, Nothing, Reply
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.grammar import LogLineRequest, ParsedLine, segment_name
from bot.ids.log import LogId
from bot.inputs import Click, DirectMessage, SlashCommand, User
from bot.listeners import segments
from bot.listeners.shared.contacts_named import NamedContact, certain_ids, resolve
from bot.listeners.shared.form_to_note import read_form_note
from bot.listeners.shared.line_to_form import FormDraft, form_of, guess_notes
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
    about_entry,
    entry_card,
    record_note,
    reply,
    reply_target,
)
from bot.messages import entry as entry_text
from bot.messages import log as log_text
from bot.messages import log_form as log_form_text
from bot.views import choices as choices_view
from bot.views.choices import ContactPick
from bot.views.log_values import LogValues, from_draft_fields, to_draft_fields
from journal.fold import one_line
from journal.store.contacts import segments as segments_store
from journal.store.record import interactions


def log_line(
    context: BotContext, slack_input: SlashCommand | DirectMessage, request: LogLineRequest
) -> Answer:
    user = slack_input.user
    code = segment_name(request.parsed.who)
    what = _with_files(form_of(context, user, request.parsed), slack_input, request.parsed, code)
    if what.hints or not what.entered.who or _says_nothing(request.parsed):
        return open_form(context, slack_input, FormStart(what.entered, what.hints))
    if code:
        return _log_to_segment(context, slack_input, code, what)
    with context.reading() as session:
        found = resolve(session, what.entered.who)
        entered = replace(what.entered, contacts=certain_ids(found))
        read = read_form_note(context, session, user, entered)
    if read.errors:
        # A value that is impossible: the form says so at its field.
        return open_form(context, slack_input, FormStart(what.entered, read.errors))
    unclear = [each for each in found if not each.is_certain]
    if not unclear:
        notes = guess_notes(user, request.parsed, what, context.now)
        return _log(context, slack_input, LogJob(read.note, notes=notes, files=entered.file_ids))
    if all(each.is_choice for each in unclear):
        return _offer_choice(context, slack_input, entered, found)
    return open_form(context, slack_input, FormStart(what.entered))


def _with_files(
    draft: FormDraft, slack_input: SlashCommand | DirectMessage, parsed: ParsedLine, segment: str
) -> FormDraft:
    """Adds the files that came along, and a segment's template if none was given."""
    files = slack_input.files if isinstance(slack_input, DirectMessage) else ()
    template = draft.entered.template if parsed.template or not segment else ""
    return replace(draft, entered=replace(draft.entered, files=files, template=template))


def _says_nothing(parsed: ParsedLine) -> bool:
    """Whether the line was sent too early: `ada:`."""
    return not (parsed.text or parsed.template)


def _log_to_segment(
    context: BotContext,
    slack_input: SlashCommand | DirectMessage,
    code: str,
    draft: FormDraft,
) -> Answer:
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


def _log(context: BotContext, slack_input: SlashCommand | DirectMessage, job: LogJob) -> Answer:
    key = (
        f"dm:{slack_input.channel}:{slack_input.ts}"
        if isinstance(slack_input, DirectMessage)
        else None
    )
    place = reply_target(slack_input)
    answer = record_note(context, replace(job, note=replace(job.note, request_key=key)), place)
    if isinstance(slack_input, DirectMessage) and answer.is_repeat:
        # Slack sent the line again: it was logged and answered the first time.
        return Nothing()
    return reply(place, answer)


# ── a choice ────────────────────────────────────────────────────────────────────────────────────


def _offer_choice(
    context: BotContext,
    slack_input: SlashCommand | DirectMessage,
    entered: LogValues,
    found: tuple[NamedContact, ...],
) -> Answer:
    key = new_draft_key()
    draft = save_draft(
        context, slack_input, to_draft_fields(replace(entered, contacts=())), key=key
    )
    if draft is None:
        return Nothing()
    return Reply(
        _choice_message(slack_input.user, found, ContactPick(draft, key, [0] * len(found)))
    )


def _choice_message(user: User, found: tuple[NamedContact, ...], picking: ContactPick) -> Message:
    """The question about the first name that is unclear."""
    place, part = next((n, each) for n, each in enumerate(found) if not each.is_certain)
    return choices_view.contact_question(
        user.t, part.typed, part.candidates, replace(picking, position=place)
    )


def choose_contact(context: BotContext, click: Click) -> Answer:
    """Take the choice: ask about the next unclear name, or log."""
    picking = choices_view.unpack_contact_pick(click.value)
    with context.reading() as session:
        fields = draft_fields(session, click.user, picking.draft)
        if fields is None or draft_key(fields) != picking.key:
            return _show_logged(context, session, click, picking)
        entered = from_draft_fields(fields)
        found = resolve(session, entered.who, picking.picked)
        entered = replace(entered, contacts=certain_ids(found))
        read = read_form_note(context, session, click.user, entered)
    if any(not each.is_certain for each in found):
        return Reply(_choice_message(click.user, found, picking), replace_original=True)
    if read.errors:
        return open_form(context, click, FormStart(entered, read.errors, picking.draft), own=True)
    note = replace(read.note, request_key=f"draft:{picking.key}")
    place = reply_target(click, own=True)
    deed = LogJob(note, draft=picking.draft, files=entered.file_ids)
    return reply(place, record_note(context, deed, place))


def _show_logged(
    context: BotContext, session: Session, click: Click, picking: ContactPick
) -> Answer:
    """Shows the result of the first click on a second one, unless the draft was deleted."""
    t, number = click.user.t, interactions.find_by_request(session, f"draft:{picking.key}")
    if number is None:
        return Reply(choices_view.draft_gone(t), replace_original=True)
    if click.message and not click.message.ephemeral:
        # The question is the entry's card by now.
        return Nothing()
    card = entry_card(context, session, click.user, number, head=entry_text.entry_logged)
    return Reply(card, replace_original=True, about=about_entry(number))


VERBS = {LogLineRequest: log_line}
ACTIONS = {LogId.CHOOSE: choose_contact}
