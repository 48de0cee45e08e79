"""The form to correct an entry with.

Only what was changed in the form is changed in the record. When somebody else saved first, the form
stays open: it says what they did, keeps what was typed, has theirs where nothing was typed, and may
be sent off once more.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from bot import kit
from bot.answers import Answer, Open, Refresh, Reply, Wrong
from bot.asked import Asker, Click, Direct, Submitted, Typed
from bot.desk import Desk
from bot.grammar import Edit
from bot.ids import Ref
from bot.ids.forms import Carried, Origin, Tell
from bot.ids.log import Log
from bot.listeners.drafting import chosen
from bot.listeners.form_fields import Read, read_entered
from bot.listeners.outcome import Outcome, about, files_coming, names_of, place_of, shown, tell
from bot.listeners.reaching import (
    changeable,
    entry_in,
    entry_of,
    last_deed,
    number_or_last,
    own_place,
    why_not_as_seen,
)
from bot.messages import entry as said_entry
from bot.messages import form as said
from bot.messages import log as said_log
from bot.views import form
from bot.views.entered import (
    Entered,
    at_their_blocks,
    blocks,
    chosen_segments,
    from_entry,
    from_view,
)
from bot.views.entry_whole import change_line
from bot.views.entry_whole import told as told_of
from journal import correct
from journal.correct import Edited, as_text, told
from journal.model import Blocked, Change, Interaction, TooLate
from journal.store import contacts, interactions, participants, people, slack_files

# A field of the form → what it is called in `Entered`, and in the record.
_NAMES: Mapping[str, tuple[str, str]] = {
    Log.CONTACTS: ("contacts", "participants"),
    Log.TEMPLATE: ("template", "template"),
    Log.WHEN: ("occurred_at", "occurred_at"),
    Log.NOTE: ("text", "text"),
    Log.DURATION: ("duration", "duration_minutes"),
    Log.COST: ("cost", "cost"),
    Log.DIRECTION: ("direction", "direction"),
    Log.EVALUATION: ("evaluation", "evaluation"),
    Log.EVALUATION_NOTE: ("evaluation_note", "evaluation_note"),
    Log.ATTEMPT: ("failed", "successful"),
    Log.COLLEAGUE: ("colleague", "salesperson"),
    Log.FOLLOW_UP: ("follow_up_on", "follow_up_on"),
}
_LONGEST_LISTED = 5


@dataclass(frozen=True, slots=True)
class Editing:
    """The entry as it is now, what the form would show of it, and what was entered."""

    entry: Interaction
    before: Entered
    entered: Entered


# ── opened ──────────────────────────────────────────────────────────────────────────────────────


def edit(desk: Desk, asked: Typed | Direct, request: Edit) -> Answer:
    with desk.reading() as session:
        number = number_or_last(desk, session, asked.asker, request.number)
        entry = changeable(desk, session, asked.asker, number)
        if isinstance(asked, Direct):
            # A line can't open a form; the card has a button for it.
            return Reply(shown(desk, session, asked.asker.say, number), about=about(number))
        return _open(desk, session, asked.asker, entry, Origin(to=asked.response_url))


def edit_clicked(desk: Desk, click: Click) -> Answer:
    seen = entry_in(click)
    with desk.reading() as session:
        entry = changeable(desk, session, click.asker, seen.id)
        why = why_not_as_seen(session, click.asker, seen, entry)
        origin = own_place(click).origin
        if origin.tell is Tell.BECOMES:
            origin = replace(origin, tell=Tell.QUIETLY)
        return _open(desk, session, click.asker, entry, origin, top=(why,) if why else ())


def _open(
    desk: Desk,
    session: Session,
    asker: Asker,
    entry: Interaction,
    origin: Origin,
    *,
    top: tuple[str, ...] = (),
) -> Answer:
    changes = len(interactions.changes_of(session, entry.number))
    carried = Carried(Ref(entry.number, entry.version), changes, origin=origin)
    begun = _before(session, entry)
    shape = _shape(desk, session, asker, Editing(entry, begun, begun), carried, top=top)
    otherwise = shown(desk, session, asker.say, entry.number)
    return Open(form.form(asker.say, shape, now=desk.now), otherwise)


def _before(session: Session, entry: Interaction) -> Entered:
    known = people.by_email(session, entry.salesperson)
    return from_entry(entry, colleague=known.slack_id if known and not known.gone else "")


def _shape(
    desk: Desk,
    session: Session,
    asker: Asker,
    editing: Editing,
    carried: Carried,
    *,
    top: tuple[str, ...] = (),
) -> form.Shape:
    entered, text = editing.entered, editing.entry.text
    is_long = len(text) > form.LONGEST_FIELD
    return form.Shape(
        entered=replace(entered, text="") if is_long else entered,
        carried=replace(carried, long=is_long),
        offered=desk.house.catalog.offered(asker.actor.role),
        contacts=chosen(session, entered.contacts),
        top=top,
        long=text if is_long else "",
    )


def shape_again(desk: Desk, session: Session, click: Click, carried: Carried) -> form.Shape:
    """Filled in half way, and shown with other fields."""
    assert click.view is not None and carried.entry is not None  # noqa: S101, PT018 (the caller looked)
    entry = entry_of(session, click.asker.say, carried.entry.id)
    before = _before(session, entry)
    editing = Editing(entry, before, from_view(click.view, before))
    return _shape(desk, session, click.asker, editing, carried)


# ── sent off ────────────────────────────────────────────────────────────────────────────────────


def save(desk: Desk, sent: Submitted, carried: Carried) -> Answer:
    assert carried.entry is not None  # noqa: S101 (the caller looked)
    with desk.session() as session:
        interactions.hold(session, [carried.entry.id])
        entry = entry_of(session, sent.asker.say, carried.entry.id)
        before = _before(session, entry)
        editing = Editing(entry, before, from_view(sent.view, before))
        read = read_entered(desk, session, sent.asker, editing.entered)
        wanted = _wanted(sent, editing, read)
        if wrong := _wrong(sent, editing, read, wanted):
            return Wrong(at_their_blocks(sent.view, wrong))
        if entry.version != carried.entry.version:
            return _once_more(desk, session, sent, carried, (editing, wanted))
        return _edited(desk, session, sent, editing, wanted)


def _edited(
    desk: Desk, session: Session, sent: Submitted, editing: Editing, wanted: Mapping[str, Any]
) -> Answer:
    entry, files = editing.entry, editing.entered.file_ids
    say, number = sent.asker.say, entry.number
    given = {_RECORD[field]: value for field, value in wanted.items()}
    actor, version = sent.asker.actor, entry.version
    if files and (closed := participants.closed_contacts(session, number)):
        why_not = said_log.blocked_change(say, _names(session, closed))
        return Wrong(at_their_blocks(sent.view, {str(Log.FILES): why_not}))
    outcome = correct.edit(session, desk.house, actor, number, given, now=desk.now, version=version)
    match outcome:
        case Blocked(ids):
            why = said_log.blocked_change(say, _names(session, ids))
            return Wrong(at_their_blocks(sent.view, {str(Log.CONTACTS): why}))
        case TooLate():
            return Reply(shown(desk, session, say, number))
        case Edited(_, changed):
            slack_files.want(session, number, files, by=actor.key, now=desk.now)
            head = said_entry.changed if changed or files else said_entry.as_it_was
            deed = last_deed(session, sent.asker) if changed else 0
            notes = files_coming(say, files)
            card = shown(desk, session, say, number, head=head, notes=notes, deed=deed)
            return tell(place_of(sent), Outcome(card, about(number)))


def _names(session: Session, ids: Sequence[int]) -> str:
    return ", ".join(each.name for each in contacts.get_many(session, ids).values())


_RECORD: Mapping[str, str] = {
    field: "contacts" if field == Log.CONTACTS else name for field, (_, name) in _NAMES.items()
}


def _wanted(sent: Submitted, editing: Editing, read: Read) -> dict[str, Any]:
    """What was changed, by the form's fields; of what the form shows."""
    note, entered = read.note, editing.entered
    values: dict[str, Any] = {
        Log.CONTACTS: entered.contacts,
        Log.TEMPLATE: note.template,
        Log.WHEN: note.occurred_at,
        Log.NOTE: entered.text,
        Log.DURATION: note.duration_minutes or 0,
        Log.COST: note.cost or Decimal(0),
        Log.DIRECTION: note.direction,
        Log.EVALUATION: note.evaluation,
        Log.EVALUATION_NOTE: note.evaluation_note,
        Log.ATTEMPT: note.successful,
        Log.COLLEAGUE: note.salesperson or sent.asker.actor.email or "",
        Log.FOLLOW_UP: note.follow_up_on,
    }
    there = blocks(sent.view)
    changed = [field for field in values if field in there and not _is_same(editing, field)]
    return {f: values[f] for f in changed if f != Log.DIRECTION or values[f] is not None}


def _is_same(editing: Editing, field: str) -> bool:
    """Slack gives a text back without its controls, and a moment without its fractions."""
    name = _NAMES[field][0]
    was, is_ = getattr(editing.before, name), getattr(editing.entered, name)
    if field == Log.WHEN:
        moments = (editing.before.moment, editing.entered.moment)
        return len({int(each.timestamp()) for each in moments if each}) == 1
    if isinstance(was, str) and field in {Log.NOTE, Log.EVALUATION_NOTE}:
        return bool(kit.clip(was, form.LONGEST_FIELD).strip() == is_.replace("\r", "").strip())
    return bool(was == is_)


def _wrong(
    sent: Submitted, editing: Editing, read: Read, wanted: Mapping[str, Any]
) -> Mapping[str, str]:
    """Only what was changed must be right: an old entry may have a template that is retired."""
    say = sent.asker.say
    if chosen_segments(sent.view):
        return {Log.CONTACTS: said.no_segment_in_edit(say)}
    wrong = {field: why for field, why in read.wrong.items() if field in wanted}
    if not editing.entered.contacts and Log.CONTACTS in wanted:
        wrong[Log.CONTACTS] = said.nobody_chosen(say)
    return wrong


# ── when somebody else saved first ──────────────────────────────────────────────────────────────


def _once_more(
    desk: Desk,
    session: Session,
    sent: Submitted,
    carried: Carried,
    both: tuple[Editing, Mapping[str, Any]],
) -> Answer:
    editing, wanted = both
    entry, say = editing.entry, sent.asker.say
    changes = interactions.changes_of(session, entry.number)
    since = changes[carried.changes :]
    theirs = {each.field: each.old for each in reversed(since)}
    mine = [field for field, value in wanted.items() if not _was_so(field, value, theirs)]
    names_of_mine = [*(_NAMES[field][0] for field in mine), "added"]
    merged = replace(editing.before, **{n: getattr(editing.entered, n) for n in names_of_mine})
    names, readable = names_of(session, [entry]), told_of(since)
    told_changes = tuple(
        change_line(say, _readable(each), names, now=desk.now)
        for each in readable[-_LONGEST_LISTED:]
    )
    by = names.get(since[-1].by, since[-1].by) if since else ""
    top = (said.changed_meanwhile(say, by, entry.number), *told_changes)
    carried = replace(
        carried,
        entry=Ref(entry.number, entry.version),
        changes=len(changes),
        round=carried.round + 1,
    )
    shape = _shape(desk, session, sent.asker, replace(editing, entered=merged), carried, top=top)
    return Refresh(form.form(say, shape, now=desk.now))


def _was_so(field: str, value: Any, theirs: Mapping[str, str]) -> bool:
    """It only looks changed: what stands in the form is what it was when the form was opened."""
    name = _NAMES[field][1]
    if name not in theirs:
        return False
    if field == Log.CONTACTS:
        ids = [each for each, _ in sorted(json.loads(theirs[name]), key=lambda e: e[1] != "main")]
        return list(value) == ids
    return as_text(value) == theirs[name]


def _readable(each: Change) -> Change:
    """Who took part is kept as ids."""
    return replace(each, old=told(each.field, each.old), new=told(each.field, each.new))


VERBS = {Edit: edit}
ACTIONS = {Log.EDIT: edit_clicked}
