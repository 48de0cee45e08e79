"""The form, opened: with what was typed in it, which is kept as a draft until it is logged.

A form that is given up, or that Slack does not open, so loses nothing.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlmodel import Session

from bot.answers import Answer, Nothing, Open, Reply
from bot.asked import Asker, Click, Direct, Shortcut, Typed
from bot.desk import Desk
from bot.grammar import segment_of
from bot.ids import pack, unpack
from bot.ids.forms import Carried, Origin
from bot.ids.log import Log
from bot.listeners.form_fields import with_colleague
from bot.listeners.meant import Part, ids_of, looked_up
from bot.listeners.outcome import place_of
from bot.messages import log as said
from bot.say import Say
from bot.views import choices, form
from bot.views.entered import Entered, as_fields, from_fields
from journal import record
from journal.model import Contact
from journal.store import contacts, drafts, events, segments

# Of a draft, beside what it says: what tells it from a later one of the same number; and what was
# not understood, for when the form is opened.
_KEY, _HINTS = "key", "hints"


@dataclass(frozen=True, slots=True)
class Begun:
    """`hints` by the form's fields; `draft` is the one it is kept as already.

    `unkept`: nothing of it was typed, so nothing would be lost.
    """

    entered: Entered = field(default_factory=Entered)
    hints: Mapping[str, str] = field(default_factory=dict)
    draft: int = 0
    unkept: bool = False


def begin(
    desk: Desk, asked: Typed | Direct | Click | Shortcut, begun: Begun, *, own: bool = False
) -> Answer:
    """The form on top; in the direct messages a button to it. `own` as in `place_of`."""
    if not (begun.draft or begun.unkept or begun.entered.is_empty):
        draft = kept_draft(desk, asked, as_fields(begun.entered), begun.hints)
        if draft is None:
            return Nothing()
        begun = replace(begun, draft=draft)
    say = asked.asker.say
    with desk.reading() as session:
        begun = _with_people(session, say, begun)
        shape = shape_of(desk, session, asked.asker, begun, place_of(asked, own=own).origin)
    if isinstance(asked, Direct):
        why = tuple(begun.hints.values()) or (said.who_with(say),)
        return Reply(choices.offer_form(say, why, begun.draft))
    why = (said.form_did_not_open(say),)
    otherwise = choices.offer_form(say, why, begun.draft) if begun.draft else None
    return Open(form.form(say, shape, now=desk.now), otherwise)


def _with_people(session: Session, say: Say, begun: Begun) -> Begun:
    """Who is certain among those typed; at the field, why the others are not."""
    entered = begun.entered
    if code := entered.segment or segment_of(entered.who).casefold():
        return replace(begun, entered=replace(entered, segment=code))
    if entered.contacts or not entered.who:
        return begun
    found = looked_up(session, entered.who)
    hints = dict(begun.hints)
    for part in found:
        if not part.certain:
            hints.setdefault(Log.CONTACTS, _why_unclear(say, part))
    return replace(begun, entered=replace(entered, contacts=ids_of(found)), hints=hints)


def _why_unclear(say: Say, part: Part) -> str:
    typed = part.typed[:100]
    if not part.found:
        return said.nobody(say, typed)
    return said.several_fit(say, typed) if part.is_choice else said.too_many(say, typed)


def shape_of(
    desk: Desk, session: Session, asker: Asker, begun: Begun, origin: Origin
) -> form.Shape:
    """Of a new entry. Where nothing says what it was, it is as the segment has it, or a note."""
    entered = with_colleague(session, begun.entered)
    segment = segments.get(session, entered.segment) if entered.segment else None
    if not entered.template and Log.TEMPLATE not in begun.hints:
        catalog, note = desk.house.catalog, desk.settings.record.note
        own = segment.template if segment else ""
        usual = own if own in catalog.templates else catalog.template(note).code
        entered = replace(entered, template=usual)
    long = entered.text if len(entered.text) > form.LONGEST_FIELD else ""
    if long:
        entered = replace(entered, text="")
    return form.Shape(
        entered=entered,
        carried=Carried(draft=begun.draft, long=bool(long), origin=origin),
        offered=desk.house.catalog.offered(asker.actor.role),
        contacts=chosen(session, entered.contacts),
        segment=segment,
        hints=begun.hints,
        long=long,
    )


def chosen(session: Session, ids: Sequence[int]) -> tuple[Contact, ...]:
    """In the order they were chosen; whoever was merged away or erased meanwhile is left out."""
    found = contacts.get_many(session, ids)
    return tuple(found[id_] for id_ in ids if id_ in found)


# ── drafts ──────────────────────────────────────────────────────────────────────────────────────


def kept_draft(
    desk: Desk,
    asked: Typed | Direct | Click | Shortcut,
    typed: Mapping[str, str],
    hints: Mapping[str, str] | None = None,
    *,
    key: str = "",
) -> int | None:
    """None for a line that came before: Slack sends one again when it is not sure."""
    fields = {**typed, _KEY: key or new_key()}
    if hints:
        fields[_HINTS] = pack(hints)
    with desk.session() as session:
        if isinstance(asked, Direct) and not events.first_time(
            session, asked.event_id, now=desk.now
        ):
            return None
        return record.put_off(session, asked.asker.actor, fields, now=desk.now)


def kept_again(desk: Desk, session: Session, click: Click, entered: Entered, draft: int) -> int:
    """What stands in the form by now, in place of what it began with; 0 while there is nothing."""
    if entered.is_empty:
        return draft
    before = kept_fields(session, click.asker, draft)
    own = {_KEY: key_of(before) if before else new_key()}
    fields, actor = {**as_fields(entered), **own}, click.asker.actor
    if draft and drafts.change(session, draft, fields, by=actor.key):
        return draft
    return record.put_off(session, actor, fields, now=desk.now)


def new_key() -> str:
    return secrets.token_hex(6)


def kept_fields(session: Session, asker: Asker, draft: int) -> Mapping[str, str] | None:
    """None when it is logged or deleted by now, or somebody else's."""
    kept = drafts.get(session, draft) if draft else None
    return kept.fields if kept and kept.by == asker.actor.key else None


def key_of(fields: Mapping[str, str]) -> str:
    return fields.get(_KEY, "")


def begun_again(fields: Mapping[str, str], draft: int) -> Begun:
    """A draft, to go on with."""
    return Begun(from_fields(fields).in_a_new_form(), dict(unpack(fields.get(_HINTS, ""))), draft)
