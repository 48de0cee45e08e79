"""The form to correct an entry with.

Only fields changed in the form are changed in the record. When somebody else saved first, the form
stays open: it says what they did, keeps what was typed, has their values elsewhere, and may be
submitted again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from bot.answers import Answer, FieldErrors, OpenModal, Refresh, Reply
from bot.blockkit import builders
from bot.context import BotContext
from bot.grammar import EditRequest
from bot.ids import Ref
from bot.ids.form_metadata import FormMetadata, Origin, ReplyMode
from bot.ids.log import LogId
from bot.inputs import Click, DirectMessage, FormSubmitted, SlashCommand, User
from bot.listeners.shared.entry_access import (
    entry_ref,
    get_changeable_entry,
    get_entry,
    last_deed_id,
    number_or_last,
    own_target,
    stale_reason,
)
from bot.listeners.shared.form_to_note import FormNote, read_form_note
from bot.listeners.shared.open_form import chosen_contacts
from bot.listeners.shared.record_and_reply import (
    LogResult,
    about_entry,
    entry_card,
    entry_names,
    files_coming_notes,
    reply,
    reply_target,
)
from bot.messages import entry as entry_text
from bot.messages import log as log_text
from bot.messages import log_form as log_form_text
from bot.views import log_form as log_form_view
from bot.views.entry_details import change_line, shown_changes
from bot.views.log_values import (
    LogValues,
    count_chosen_segments,
    errors_by_block,
    fields_by_id,
    from_entry,
    from_view,
    without_lone_time,
)
from journal.entries import correct
from journal.entries.correct import Edited
from journal.model import (
    Blocked,
    Interaction,
    ParticipantPart,
    TooLate,
    participants_from_history,
)
from journal.store.contacts import contacts
from journal.store.record import interactions, participants
from journal.store.record.fields import to_history_text
from journal.store.slack import file_requests, people

# A field of the form → its name in `LogValues`, and in the record.
_FIELD_NAMES: Mapping[str, tuple[str, str]] = {
    LogId.CONTACTS: ("contacts", "participants"),
    LogId.TEMPLATE: ("template", "template"),
    LogId.WHEN: ("occurred_at", "occurred_at"),
    LogId.NOTE: ("text", "text"),
    LogId.DURATION: ("duration_minutes", "duration_minutes"),
    LogId.COST: ("cost", "cost"),
    LogId.DIRECTION: ("direction", "direction"),
    LogId.EVALUATION: ("evaluation", "evaluation"),
    LogId.EVALUATION_NOTE: ("evaluation_note", "evaluation_note"),
    LogId.ATTEMPT: ("failed", "successful"),
    LogId.COLLEAGUE: ("colleague", "salesperson"),
    LogId.FOLLOW_UP: ("follow_up_on", "follow_up_on"),
    LogId.OPPORTUNITY: ("opportunity", "opportunity"),
    LogId.FOLLOW_UP_TIME: ("follow_up_time", "follow_up_time"),
}
_MOST_LISTED = 5


@dataclass(frozen=True, slots=True)
class EntryEdit:
    """The entry as it is now, the form's values for it, and what was entered."""

    entry: Interaction
    before: LogValues
    entered: LogValues


# ── opened ──────────────────────────────────────────────────────────────────────────────────────


def open_edit_form(
    context: BotContext, slack_input: SlashCommand | DirectMessage, request: EditRequest
) -> Answer:
    with context.reading() as session:
        number = number_or_last(context, session, slack_input.user, request.number)
        entry = get_changeable_entry(context, session, slack_input.user, number)
        if isinstance(slack_input, DirectMessage):
            # A line can't open a form; the card has a button for it.
            return Reply(
                entry_card(context, session, slack_input.user, number), about=about_entry(number)
            )
        return _open(
            context, session, slack_input.user, entry, Origin(response_url=slack_input.response_url)
        )


def open_clicked_edit_form(context: BotContext, click: Click) -> Answer:
    seen = entry_ref(click)
    with context.reading() as session:
        entry = get_changeable_entry(context, session, click.user, seen.id)
        why = stale_reason(session, click.user, seen, entry)
        origin = own_target(click).origin
        if origin.reply_mode is ReplyMode.REPLACE_MESSAGE:
            origin = replace(origin, reply_mode=ReplyMode.CARD_REFRESH)
        return _open(context, session, click.user, entry, origin, top=(why,) if why else ())


def _open(
    context: BotContext,
    session: Session,
    user: User,
    entry: Interaction,
    origin: Origin,
    *,
    top: tuple[str, ...] = (),
) -> Answer:
    changes = len(interactions.changes_of(session, entry.number))
    carried = FormMetadata(Ref(entry.number, entry.version), changes, origin=origin)
    begun = _initial_values(session, entry)
    shape = _shape(context, session, user, EntryEdit(entry, begun, begun), carried, top=top)
    otherwise = entry_card(context, session, user, entry.number)
    return OpenModal(log_form_view.log_form(user.t, shape, now=context.now), otherwise)


def _initial_values(session: Session, entry: Interaction) -> LogValues:
    known = people.get_by_email(session, entry.salesperson)
    return from_entry(entry, colleague=known.slack_id if known and not known.gone else "")


def _shape(
    context: BotContext,
    session: Session,
    user: User,
    editing: EntryEdit,
    carried: FormMetadata,
    *,
    top: tuple[str, ...] = (),
) -> log_form_view.LogFormContent:
    entered, text = editing.entered, editing.entry.text
    is_long = len(text) > log_form_view.MAX_FIELD_LETTERS
    return log_form_view.LogFormContent(
        values=replace(entered, text="") if is_long else entered,
        metadata=replace(carried, has_long_text=is_long),
        templates=context.config.catalog.offered_templates(user.actor.role),
        contacts=chosen_contacts(session, entered.contacts),
        notices=top,
        long_text=text if is_long else "",
    )


def initial_shape(
    context: BotContext, session: Session, user: User, carried: FormMetadata, template: str
) -> log_form_view.LogFormContent:
    """The form's content as it was opened, with the template that is chosen by now."""
    assert carried.entry is not None  # noqa: S101 (the caller looked)
    entry = get_entry(session, user.t, carried.entry.id)
    before = _initial_values(session, entry)
    entered = replace(before, template=template or before.template)
    return _shape(context, session, user, EntryEdit(entry, before, entered), carried)


def refreshed_shape(
    context: BotContext, session: Session, click: Click, carried: FormMetadata
) -> log_form_view.LogFormContent:
    """The form's content when it is shown with other fields, half filled in."""
    assert click.view is not None and carried.entry is not None  # noqa: S101, PT018 (the caller looked)
    entry = get_entry(session, click.user.t, carried.entry.id)
    before = _initial_values(session, entry)
    editing = EntryEdit(entry, before, from_view(click.view, before))
    return _shape(context, session, click.user, editing, carried)


# ── sent off ────────────────────────────────────────────────────────────────────────────────────


def save_edit(context: BotContext, sent: FormSubmitted, carried: FormMetadata) -> Answer:
    assert carried.entry is not None  # noqa: S101 (the caller looked)
    with context.session() as session:
        interactions.lock(session, [carried.entry.id])
        # Cancelled meanwhile, it can't be saved however often one tries.
        entry = get_changeable_entry(context, session, sent.user, carried.entry.id)
        before = _initial_values(session, entry)
        entered = without_lone_time(from_view(sent.view, before), before)
        editing = EntryEdit(entry, before, entered)
        read = read_form_note(context, session, sent.user, editing.entered)
        wanted = _changed_values(sent, editing, read)
        if wrong := _field_errors(sent, editing, read, wanted):
            return FieldErrors(errors_by_block(sent.view, wrong))
        if entry.version != carried.entry.version:
            return _show_conflict(context, session, sent, carried, (editing, wanted))
        return _apply_edit(context, session, sent, editing, wanted)


def _apply_edit(
    context: BotContext,
    session: Session,
    sent: FormSubmitted,
    editing: EntryEdit,
    wanted: Mapping[str, Any],
) -> Answer:
    entry, files = editing.entry, editing.entered.file_ids
    t, number = sent.user.t, entry.number
    given = {_RECORD_FIELDS[field]: value for field, value in wanted.items()}
    actor, version = sent.user.actor, entry.version
    if files and (closed := participants.closed_contacts(session, number)):
        why_not = log_text.change_blocked(t, _contact_names(session, closed))
        return FieldErrors(errors_by_block(sent.view, {str(LogId.FILES): why_not}))
    outcome = correct.edit(
        session, context.config, actor, number, given, now=context.now, version=version
    )
    match outcome:
        case Blocked(ids):
            why = log_text.change_blocked(t, _contact_names(session, ids))
            return FieldErrors(errors_by_block(sent.view, {str(LogId.CONTACTS): why}))
        case TooLate():
            return Reply(entry_card(context, session, sent.user, number))
        case Edited(_, changed):
            file_requests.request_files(session, number, files, by=actor.key, now=context.now)
            head = entry_text.entry_changed if changed or files else entry_text.nothing_to_change
            deed = last_deed_id(session, sent.user) if changed else 0
            notes = files_coming_notes(t, files)
            card = entry_card(
                context, session, sent.user, number, head=head, notes=notes, deed=deed
            )
            return reply(reply_target(sent), LogResult(card, about_entry(number)))


def _contact_names(session: Session, ids: Sequence[int]) -> str:
    return ", ".join(each.name for each in contacts.get_many(session, ids).values())


_RECORD_FIELDS: Mapping[str, str] = {
    field: "contacts" if field == LogId.CONTACTS else name
    for field, (_, name) in _FIELD_NAMES.items()
}


def _changed_values(sent: FormSubmitted, editing: EntryEdit, read: FormNote) -> dict[str, Any]:
    """The values that were changed, by the form's fields, among those it shows."""
    note, entered = read.note, editing.entered
    values: dict[str, Any] = {
        LogId.CONTACTS: entered.contacts,
        LogId.TEMPLATE: note.template,
        LogId.WHEN: note.occurred_at,
        LogId.NOTE: entered.text,
        LogId.DURATION: note.duration_minutes or 0,
        LogId.COST: note.cost or Decimal(0),
        LogId.DIRECTION: note.direction,
        LogId.EVALUATION: note.evaluation,
        LogId.EVALUATION_NOTE: note.evaluation_note,
        LogId.ATTEMPT: note.successful,
        LogId.COLLEAGUE: note.salesperson or sent.user.actor.email or "",
        LogId.FOLLOW_UP: note.follow_up_on,
        LogId.OPPORTUNITY: note.opportunity,
        LogId.FOLLOW_UP_TIME: note.follow_up_time,
    }
    there = fields_by_id(sent.view)
    changed = [field for field in values if field in there and not _is_same(editing, field)]
    return {f: values[f] for f in changed if f != LogId.DIRECTION or values[f] is not None}


def _is_same(editing: EntryEdit, field: str) -> bool:
    """Says whether a field is unchanged: Slack drops a text's controls and a moment's fractions."""
    if field in editing.entered.unread:
        return False
    name = _FIELD_NAMES[field][0]
    was, is_ = getattr(editing.before, name), getattr(editing.entered, name)
    if field == LogId.WHEN:
        moments = (editing.before.occurred_at, editing.entered.occurred_at)
        return len({int(each.timestamp()) for each in moments if each}) == 1
    if isinstance(was, str) and field in {LogId.NOTE, LogId.EVALUATION_NOTE}:
        return bool(
            builders.clip(was, log_form_view.MAX_FIELD_LETTERS).strip()
            == is_.replace("\r", "").strip()
        )
    return bool(was == is_)


def _field_errors(
    sent: FormSubmitted, editing: EntryEdit, read: FormNote, wanted: Mapping[str, Any]
) -> Mapping[str, str]:
    """Errors of changed fields only: an old entry may have a template that is retired."""
    t = sent.user.t
    if count_chosen_segments(sent.view):
        return {LogId.CONTACTS: t(log_form_text.NO_SEGMENT_IN_EDIT)}
    wrong = {field: why for field, why in read.errors.items() if field in wanted}
    if not editing.entered.contacts and LogId.CONTACTS in wanted:
        wrong[LogId.CONTACTS] = t(log_form_text.NOBODY_CHOSEN)
    return wrong


# ── when somebody else saved first ──────────────────────────────────────────────────────────────


def _show_conflict(
    context: BotContext,
    session: Session,
    sent: FormSubmitted,
    carried: FormMetadata,
    edit_and_values: tuple[EntryEdit, Mapping[str, Any]],
) -> Answer:
    editing, wanted = edit_and_values
    entry, t = editing.entry, sent.user.t
    changes = interactions.changes_of(session, entry.number)
    since = changes[carried.changes :]
    theirs = {each.field: each.old for each in reversed(since)}
    mine = [field for field, value in wanted.items() if not _was_so_before(field, value, theirs)]
    names_of_mine = [*(_FIELD_NAMES[field][0] for field in mine), "added"]
    merged = replace(editing.before, **{n: getattr(editing.entered, n) for n in names_of_mine})
    names, readable = entry_names(session, [entry]), shown_changes(since)
    told_changes = tuple(
        change_line(t, each, names, now=context.now) for each in readable[-_MOST_LISTED:]
    )
    by = names.get(since[-1].by, since[-1].by) if since else ""
    top = (log_form_text.changed_meanwhile(t, by, entry.number), *told_changes)
    carried = replace(
        carried,
        entry=Ref(entry.number, entry.version),
        changes=len(changes),
        round=carried.round + 1,
    )
    shape = _shape(context, session, sent.user, replace(editing, entered=merged), carried, top=top)
    return Refresh(log_form_view.log_form(t, shape, now=context.now))


def _was_so_before(field: str, value: Any, theirs: Mapping[str, str]) -> bool:
    """Says whether a field only looks changed: it has the value from when the form was opened."""
    name = _FIELD_NAMES[field][1]
    if name not in theirs:
        return False
    if field == LogId.CONTACTS:
        members = participants_from_history(theirs[name])
        main_first = sorted(members, key=lambda each: each[1] is not ParticipantPart.MAIN)
        return list(value) == [contact_id for contact_id, _ in main_first]
    return to_history_text(value) == theirs[name]


VERBS = {EditRequest: open_edit_form}
ACTIONS = {LogId.EDIT: open_clicked_edit_form}
