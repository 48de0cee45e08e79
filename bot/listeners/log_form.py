"""The form to log with: opened, changed as it is filled in, sent off or given up."""

from collections.abc import Mapping
from dataclasses import replace

from sqlmodel import Session

from bot.answers import Answer, CloseForm, FieldErrors, Nothing, Options, Refresh, Reply
from bot.blockkit import builders
from bot.blockkit.builders import Element
from bot.context import BotContext
from bot.grammar import LogFormRequest, segment_name
from bot.ids import unpack
from bot.ids.form_metadata import FormMetadata, parse_number, unpack_form_metadata
from bot.ids.log import LogId
from bot.inputs import (
    Click,
    DirectMessage,
    FormClosed,
    FormSubmitted,
    PickerSearched,
    Shortcut,
    SlashCommand,
)
from bot.listeners import edit_form, segments
from bot.listeners.shared.form_to_note import read_form_note
from bot.listeners.shared.message_to_form import form_from_message, message_name
from bot.listeners.shared.open_form import (
    FormStart,
    draft_fields,
    form_shape,
    open_form,
    resume_draft,
    update_draft,
)
from bot.listeners.shared.record_and_reply import (
    LogJob,
    LogResult,
    drop_draft,
    reply,
    reply_target,
)
from bot.listeners.shared.slow_note import record_and_answer
from bot.messages import entry as entry_text
from bot.messages import log_form as log_form_text
from bot.views import choices as choices_view
from bot.views import log_form as log_form_view
from bot.views.contact_labels import loggable_contact_option
from bot.views.entry_line import entry_name
from bot.views.log_values import (
    LogValues,
    count_chosen_segments,
    errors_by_block,
    from_draft_fields,
    from_view,
)
from journal.entries.note_letters import has_slow_files
from journal.figures import is_counted
from journal.fold import fold
from journal.store.contacts import lookup
from journal.store.contacts import segments as segments_store
from journal.store.record import interactions, opportunity_names, text_search

_FOUND = 20
_SEGMENTS = 5
# As many as Slack takes, with room for a new one.
_OPPORTUNITIES = 99
_NOTHING_ENTERED = LogValues()
# The entries that are looked at for a message that was logged before.
_MOST_BEFORE = 5


# ── opened ──────────────────────────────────────────────────────────────────────────────────────


def open_empty_form(
    context: BotContext, slack_input: SlashCommand | DirectMessage, _request: LogFormRequest
) -> Answer:
    return open_form(context, slack_input, FormStart())


def open_from_shortcut(context: BotContext, shortcut: Shortcut) -> Answer:
    return open_form(context, shortcut, FormStart())


def open_from_button(context: BotContext, click: Click) -> Answer:
    """Open the form from a button: empty, or for a contact, a segment or a draft."""
    carried = unpack(click.value)
    if draft := carried.get("draft", ""):
        return continue_draft(context, replace(click, value=draft))
    contact = parse_number(carried.get("contact", "")) or parse_number(click.value)
    segment = carried.get("segment", "")[:60]
    entered = LogValues(contacts=(contact,) if contact else (), segment=segment)
    return open_form(context, click, FormStart(entered, is_unkept=True))


def continue_draft(context: BotContext, click: Click) -> Answer:
    draft = parse_number(click.value)
    with context.reading() as session:
        fields = draft_fields(session, click.user, draft)
    if fields is None:
        return Reply(choices_view.draft_gone(click.user.t), replace_original=_may_replace(click))
    return open_form(context, click, resume_draft(fields, draft), own=click.block_id == LogId.OFFER)


def _may_replace(click: Click) -> bool:
    """Says whether the message may be replaced: an ephemeral one may, a lasting one can be a list."""
    return click.message is not None and click.message.ephemeral


def open_from_message(context: BotContext, shortcut: Shortcut) -> Answer:
    if shortcut.message is None:
        return open_from_shortcut(context, shortcut)
    entered = form_from_message(context, shortcut.user, shortcut.message)
    return open_form(context, shortcut, FormStart(entered, _logged_already(context, shortcut)))


def _logged_already(context: BotContext, shortcut: Shortcut) -> Mapping[str, str]:
    """A hint at the note where the same message was logged before; it may be logged again."""
    if shortcut.message is None:
        return {}
    name, t = message_name(shortcut.message), shortcut.user.t
    with context.reading() as session:
        found = interactions.get_many(session, text_search.find(session, name, limit=_MOST_BEFORE))
    names = [
        entry_name(t, each) for each in found.values() if is_counted(each) and name in each.text
    ]
    return {LogId.NOTE: entry_text.entry_logged_already(t, names[0])} if names else {}


# ── changed as it is filled in ──────────────────────────────────────────────────────────────────


def change_template(context: BotContext, click: Click) -> Answer:
    """Show the fields of another template; values of the remaining fields are kept."""
    return _refresh(context, click, more=False)


def show_more_fields(context: BotContext, click: Click) -> Answer:
    return _refresh(context, click, more=True)


def _refresh(context: BotContext, click: Click, *, more: bool) -> Answer:
    if click.view is None:
        return Nothing()
    carried = unpack_form_metadata(click.view.metadata)
    carried = replace(carried, shows_all_fields=more or carried.shows_all_fields)
    if carried.entry:
        with context.reading() as session:
            shape = edit_form.refreshed_shape(context, session, click, carried)
    else:
        with context.session() as session:
            shape = _refreshed_shape(context, session, click, carried)
    return Refresh(log_form_view.log_form(click.user.t, shape, now=context.now))


def _refreshed_shape(
    context: BotContext, session: Session, click: Click, carried: FormMetadata
) -> log_form_view.LogFormContent:
    assert click.view is not None  # noqa: S101 (its caller looked)
    before = _initial_values(session, click, carried)
    entered = from_view(click.view, before)
    typed = (
        replace(entered, text="")
        if carried.has_long_text and entered.text == before.text
        else entered
    )
    if not carried.has_long_text:
        # Slack does not send the values of a form that is closed; here they are known.
        carried = replace(
            carried, draft=update_draft(context, session, click, typed, carried.draft)
        )
    begun = FormStart(typed, draft=carried.draft)
    shape = form_shape(context, session, click.user, begun, carried.origin)
    return replace(shape, metadata=carried, long_text=before.text if carried.has_long_text else "")


def _initial_values(
    session: Session, slack_input: Click | FormSubmitted, carried: FormMetadata
) -> LogValues:
    """The form's initial values: fields that it does not show keep them."""
    fields = draft_fields(session, slack_input.user, carried.draft)
    return from_draft_fields(fields) if fields else _NOTHING_ENTERED


def search_contacts(context: BotContext, searched: PickerSearched) -> Answer:
    """Contacts, best first; segments whose name or code begins so come before them."""
    t = searched.user.t
    with context.reading() as session:
        found = lookup.find(session, searched.typed, limit=_FOUND)
        named = _find_segments(session, searched.typed)
    people = [loggable_contact_option(t, each) for each in found.contacts]
    return Options((*named, *people))


def _find_segments(session: Session, typed: str) -> list[Element]:
    begun = fold(segment_name(typed) or typed.strip())
    if not begun:
        return []
    found = segments_store.get_all(session)
    fits = [e for e in found if fold(e.code).startswith(begun) or fold(e.name).startswith(begun)]
    return [log_form_view.segment_option(each) for each in fits[:_SEGMENTS]]


def search_opportunities(context: BotContext, searched: PickerSearched) -> Answer:
    """Those that entries name; what no entry names is offered last, as a new one."""
    typed = builders.one_line(searched.typed, log_form_view.MAX_OPTION_VALUE)
    with context.reading() as session:
        known = opportunity_names.find_like(session, typed, limit=_OPPORTUNITIES)
    fitting = [each for each in known if len(each) <= log_form_view.MAX_OPTION_VALUE]
    options = [log_form_view.opportunity_option(each) for each in fitting]
    if typed and fold(typed) not in map(fold, fitting):
        options.append(log_form_view.new_opportunity_option(searched.user.t, typed))
    return Options(tuple(options))


# ── sent off ────────────────────────────────────────────────────────────────────────────────────


def submit_form(context: BotContext, sent: FormSubmitted) -> Answer:
    carried = unpack_form_metadata(sent.view.metadata)
    if carried.entry:
        return edit_form.save_edit(context, sent, carried)
    with context.reading() as session:
        before = _initial_values(session, sent, carried)
        entered = _entered_values(sent, carried, before)
        read = read_form_note(context, session, sent.user, entered)
    wrong = {**read.errors, **_contact_errors(sent, entered), **_file_errors(sent, entered)}
    if wrong:
        return FieldErrors(errors_by_block(sent.view, wrong))
    if entered.segment:
        return _log_to_segment(context, sent, carried, entered)
    files = entered.file_ids
    note = replace(read.note, request_key=f"view:{sent.view.id}")
    place = reply_target(sent)

    def answer(outcome: LogResult) -> Answer:
        if outcome.blocked_reason and is_open:
            blocked: dict[str, str] = {LogId.CONTACTS: outcome.blocked_reason}
            return FieldErrors(errors_by_block(sent.view, blocked))
        return reply(place, outcome)

    is_open = not has_slow_files(context.config, note.template)
    job = LogJob(note, entered, draft=carried.draft, files=files)
    return record_and_answer(context, sent, job, place, answer)


def _log_to_segment(
    context: BotContext, sent: FormSubmitted, carried: FormMetadata, entered: LogValues
) -> Answer:
    """Hands the note over to the listener of segments, which asks once more."""
    answer = segments.log_to_segment(context, sent, entered)
    if carried.draft and not isinstance(answer, FieldErrors):
        with context.session() as session:
            drop_draft(session, sent.user, carried.draft)
    if isinstance(answer, CloseForm) and not answer.response_url:
        return replace(answer, response_url=carried.origin.response_url)
    return answer


def _entered_values(sent: FormSubmitted, carried: FormMetadata, before: LogValues) -> LogValues:
    """The form's values; a text too long for a field comes from the draft, below what was typed."""
    if not carried.has_long_text:
        return from_view(sent.view, before)
    entered = from_view(sent.view, replace(before, text=""))
    return replace(entered, text=f"{entered.text}\n\n{before.text}".strip())


def _contact_errors(sent: FormSubmitted, entered: LogValues) -> Mapping[str, str]:
    t, several = sent.user.t, count_chosen_segments(sent.view)
    if several > 1 or (several and entered.contacts):
        return {LogId.CONTACTS: t(log_form_text.ONE_SEGMENT_ALONE)}
    return {} if several or entered.contacts else {LogId.CONTACTS: t(log_form_text.NOBODY_CHOSEN)}


def _file_errors(sent: FormSubmitted, entered: LogValues) -> Mapping[str, str]:
    if not (entered.segment and entered.file_ids):
        return {}
    return {
        LogId.FILES if entered.added else LogId.OWN_FILES: sent.user.t(
            log_form_text.NO_FILES_TO_SEGMENT
        )
    }


def close_form(context: BotContext, closed: FormClosed) -> Answer:
    """Keep the form's initial values as a draft, and say so where the form was opened."""
    carried = unpack_form_metadata(closed.view.metadata)
    with context.reading() as session:
        fields = draft_fields(session, closed.user, carried.draft)
    if fields is None:
        return Nothing()
    return CloseForm(
        choices_view.draft_kept_message(closed.user.t, carried.draft), carried.origin.response_url
    )


VERBS = {LogFormRequest: open_empty_form}
SHORTCUTS = {LogId.SHORTCUT: open_from_shortcut, LogId.ON_MESSAGE: open_from_message}
ACTIONS = {
    LogId.OPEN: open_from_button,
    LogId.DRAFT_OPEN: continue_draft,
    LogId.TEMPLATE: change_template,
    LogId.MORE_FIELDS: show_more_fields,
}
FORMS = {LogId.FORM: submit_form}
CLOSED = {LogId.FORM: close_form}
PICKERS = {LogId.CONTACTS: search_contacts, LogId.OPPORTUNITY: search_opportunities}
