"""The form to log with: opened, changed as it is filled in, sent off or given up."""

from collections.abc import Mapping
from dataclasses import replace

from sqlmodel import Session

from bot.answers import Answer, Done, Nothing, Open, Options, Refresh, Reply, Wrong
from bot.asked import Click, Closed, Direct, Searched, Shortcut, Submitted, Typed
from bot.desk import Desk
from bot.grammar import Form, Said, segment_of
from bot.ids import unpack
from bot.ids.forms import Carried, number, unpacked
from bot.ids.log import Log
from bot.kit import Element
from bot.listeners import form_edit, segments
from bot.listeners.drafting import Begun, begin, begun_again, kept_again, kept_fields, shape_of
from bot.listeners.form_fields import Read, read_entered
from bot.listeners.outcome import Deed, drop_draft, place_of, record_note, tell
from bot.listeners.taken_up import from_message
from bot.messages import form as said
from bot.views import choices, form
from bot.views.contact_form import new_form
from bot.views.entered import (
    Entered,
    at_their_blocks,
    chosen_segments,
    from_fields,
    from_view,
)
from bot.views.people import closed_marked
from journal.fold import fold, is_address
from journal.store import lookup
from journal.store import segments as kept_segments

_FOUND = 20
_SEGMENTS = 5
_NOBODY = Entered()


# ── opened ──────────────────────────────────────────────────────────────────────────────────────


def empty(desk: Desk, asked: Typed | Direct, _request: Form) -> Answer:
    return begin(desk, asked, Begun())


def from_anywhere(desk: Desk, shortcut: Shortcut) -> Answer:
    return begin(desk, shortcut, Begun())


def opened(desk: Desk, click: Click) -> Answer:
    """From a button: empty, or for a contact, a segment or a draft."""
    carried = unpack(click.value)
    if draft := carried.get("draft", ""):
        return go_on(desk, replace(click, value=draft))
    contact = number(carried.get("contact", "")) or number(click.value)
    segment = carried.get("segment", "")[:60]
    entered = Entered(contacts=(contact,) if contact else (), segment=segment)
    return begin(desk, click, Begun(entered, unkept=True))


def go_on(desk: Desk, click: Click) -> Answer:
    draft = number(click.value)
    with desk.reading() as session:
        kept = kept_fields(session, click.asker, draft)
    if kept is None:
        return Reply(choices.gone(click.asker.say), instead=_may_go(click))
    return begin(desk, click, begun_again(kept, draft), own=click.block_id == Log.OFFER)


def _may_go(click: Click) -> bool:
    """What the asker alone sees is of no use any more; a lasting message may be a list."""
    return click.message is not None and click.message.ephemeral


def on_message(desk: Desk, shortcut: Shortcut) -> Answer:
    if shortcut.message is None:
        return from_anywhere(desk, shortcut)
    return begin(desk, shortcut, Begun(from_message(desk, shortcut.asker, shortcut.message)))


# ── changed as it is filled in ──────────────────────────────────────────────────────────────────


def changed(desk: Desk, click: Click) -> Answer:
    """Another template has other fields; what stands in those that stay is kept."""
    return _again(desk, click, more=False)


def more_fields(desk: Desk, click: Click) -> Answer:
    return _again(desk, click, more=True)


def _again(desk: Desk, click: Click, *, more: bool) -> Answer:
    if click.view is None:
        return Nothing()
    carried = unpacked(click.view.metadata)
    carried = replace(carried, more=more or carried.more)
    if carried.entry:
        with desk.reading() as session:
            shape = form_edit.shape_again(desk, session, click, carried)
    else:
        with desk.session() as session:
            shape = _shape_again(desk, session, click, carried)
    return Refresh(form.form(click.asker.say, shape, now=desk.now))


def _shape_again(desk: Desk, session: Session, click: Click, carried: Carried) -> form.Shape:
    assert click.view is not None  # noqa: S101 (its caller looked)
    before = _before(session, click, carried)
    entered = from_view(click.view, before)
    typed = replace(entered, text="") if carried.long and entered.text == before.text else entered
    if not carried.long:
        # Slack does not say what stands in a form that is given up: now it does.
        carried = replace(carried, draft=kept_again(desk, session, click, typed, carried.draft))
    begun = Begun(typed, draft=carried.draft)
    shape = shape_of(desk, session, click.asker, begun, carried.origin)
    return replace(shape, carried=carried, long=before.text if carried.long else "")


def _before(session: Session, asked: Click | Submitted, carried: Carried) -> Entered:
    """What the form began with: fields that it does not show stay so."""
    kept = kept_fields(session, asked.asker, carried.draft)
    return from_fields(kept) if kept else _NOBODY


def new_contact(desk: Desk, click: Click) -> Answer:
    """On top of the form; afterwards they are found in it."""
    carried = unpacked(click.view.metadata) if click.view else Carried()
    with desk.reading() as session:
        who = _before(session, click, carried).who
    if is_address(who):
        return Open(new_form(click.asker.say, email=who))
    return Open(new_form(click.asker.say, "" if segment_of(who) else who[:200]))


def contacts_like(desk: Desk, searched: Searched) -> Answer:
    """Contacts, best first; segments whose name or code begins so come before them."""
    say = searched.asker.say
    with desk.reading() as session:
        found = lookup.find(session, searched.typed, limit=_FOUND)
        named = _segments_like(session, searched.typed)
    people = [closed_marked(say, each) for each in found.contacts]
    return Options((*named, *people))


def _segments_like(session: Session, typed: str) -> list[Element]:
    begun = fold(segment_of(typed) or typed.strip())
    if not begun:
        return []
    found = kept_segments.all_of_them(session)
    fits = [e for e in found if fold(e.code).startswith(begun) or fold(e.name).startswith(begun)]
    return [form.segment_option(each) for each in fits[:_SEGMENTS]]


# ── sent off ────────────────────────────────────────────────────────────────────────────────────


def submitted(desk: Desk, sent: Submitted) -> Answer:
    carried = unpacked(sent.view.metadata)
    if carried.entry:
        return form_edit.save(desk, sent, carried)
    with desk.reading() as session:
        before = _before(session, sent, carried)
        entered = _entered(sent, carried, before)
        read = read_entered(desk, session, sent.asker, entered)
    wrong = {**read.wrong, **_wrong_people(sent, entered), **_wrong_files(sent, entered)}
    if wrong:
        return Wrong(at_their_blocks(sent.view, wrong))
    if entered.segment:
        return _to_segment(desk, sent, carried, said_of(entered, read))
    files = entered.file_ids
    note = replace(read.note, request_key=f"view:{sent.view.id}")
    place = place_of(sent)
    outcome = record_note(desk, Deed(note, draft=carried.draft, files=files), place)
    if outcome.blocked:
        return Wrong(at_their_blocks(sent.view, {Log.CONTACTS: outcome.blocked}))
    return tell(place, outcome)


def _to_segment(desk: Desk, sent: Submitted, carried: Carried, said_: Said) -> Answer:
    """The segments' part asks once more, and keeps by itself what it asks about."""
    answer = segments.log_to_segment(desk, sent, segment_of(said_.who), said_)
    if carried.draft and not isinstance(answer, Wrong):
        with desk.session() as session:
            drop_draft(session, sent.asker, carried.draft)
    if isinstance(answer, Done) and not answer.to:
        return replace(answer, to=carried.origin.to)
    return answer


def _entered(sent: Submitted, carried: Carried, before: Entered) -> Entered:
    """A text too long for a field is in the draft; what was typed stands above it."""
    if not carried.long:
        return from_view(sent.view, before)
    entered = from_view(sent.view, replace(before, text=""))
    return replace(entered, text=f"{entered.text}\n\n{before.text}".strip())


def _wrong_people(sent: Submitted, entered: Entered) -> Mapping[str, str]:
    say, several = sent.asker.say, chosen_segments(sent.view)
    if several > 1 or (several and entered.contacts):
        return {Log.CONTACTS: said.segment_alone(say)}
    return {} if several or entered.contacts else {Log.CONTACTS: said.nobody_chosen(say)}


def _wrong_files(sent: Submitted, entered: Entered) -> Mapping[str, str]:
    if not (entered.segment and entered.file_ids):
        return {}
    return {Log.FILES if entered.added else Log.OWN_FILES: said.no_files_to_segment(sent.asker.say)}


def said_of(entered: Entered, read: Read) -> Said:
    """For a segment, which takes what a line says."""
    note = read.note
    return Said(
        who=f"seg:{entered.segment}",
        text=note.text,
        template=note.template,
        occurred_at=note.occurred_at,
        duration_minutes=note.duration_minutes,
        direction=note.direction,
        cost=note.cost,
        evaluation=note.evaluation,
        failed=not note.successful,
        with_slack_id=entered.colleague,
        with_name=note.salesperson,
        follow_up_on=note.follow_up_on,
    )


def given_up(desk: Desk, closed: Closed) -> Answer:
    """What it began with is kept, and told of where it began."""
    carried = unpacked(closed.view.metadata)
    with desk.reading() as session:
        kept = kept_fields(session, closed.asker, carried.draft)
    if kept is None:
        return Nothing()
    return Done(choices.draft_kept(closed.asker.say, carried.draft), carried.origin.to)


VERBS = {Form: empty}
SHORTCUTS = {Log.SHORTCUT: from_anywhere, Log.ON_MESSAGE: on_message}
ACTIONS = {
    Log.OPEN: opened,
    Log.DRAFT_OPEN: go_on,
    Log.TEMPLATE: changed,
    Log.MORE_FIELDS: more_fields,
    Log.NEW_CONTACT: new_contact,
}
FORMS = {Log.FORM: submitted}
CLOSED = {Log.FORM: given_up}
PICKERS = {Log.CONTACTS: contacts_like}
