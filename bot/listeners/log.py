"""The quick line: `/log ada: called -d 25m`, or the same in the direct messages.

certain who, every flag read        logged at once
2 to 5 who may be meant             a choice, with what was typed kept as a draft
anything else                       the form with everything in it; where none can be opened (the
                                    direct messages), a button that opens it
"""

from dataclasses import replace

from sqlmodel import Session

from bot.answers import Answer, Nothing, Reply
from bot.asked import Asker, Click, Direct, Typed
from bot.desk import Desk
from bot.grammar import LogLine, Said, segment_of
from bot.ids.log import Log
from bot.kit import Message
from bot.listeners import segments
from bot.listeners.drafting import Begun, begin, kept_draft, kept_fields, key_of, new_key
from bot.listeners.form_fields import read_entered
from bot.listeners.heard import Heard, heard, understood
from bot.listeners.meant import Part, ids_of, looked_up
from bot.listeners.outcome import Deed, about, place_of, record_note, shown, tell
from bot.messages import entry as said_entry
from bot.messages import form as form_said
from bot.messages import log as said
from bot.views import choices
from bot.views.choices import Picking
from bot.views.entered import Entered, as_fields, from_fields
from journal.fold import one_line
from journal.store import interactions
from journal.store import segments as kept_segments


def log_line(desk: Desk, asked: Typed | Direct, request: LogLine) -> Answer:
    asker = asked.asker
    code = segment_of(request.said.who)
    what = _understood(heard(desk, asker, request.said), asked, request.said, code)
    if what.hints or not what.entered.who or _says_nothing(request.said):
        return begin(desk, asked, Begun(what.entered, what.hints))
    if code:
        said_ = replace(request.said, template=what.entered.template)
        return _to_segment(desk, asked, code, said_, what)
    with desk.reading() as session:
        found = looked_up(session, what.entered.who)
        entered = replace(what.entered, contacts=ids_of(found))
        read = read_entered(desk, session, asker, entered)
    if read.wrong:
        # A value that is not possible: the form says so at its field.
        return begin(desk, asked, Begun(what.entered, read.wrong))
    unclear = [each for each in found if not each.certain]
    if not unclear:
        notes = understood(asker, request.said, what, desk.now)
        return _log(desk, asked, Deed(read.note, notes=notes, files=entered.file_ids))
    if all(each.is_choice for each in unclear):
        return _offer(desk, asked, entered, found)
    return begin(desk, asked, Begun(what.entered))


def _understood(what: Heard, asked: Typed | Direct, said_: Said, segment: str) -> Heard:
    """With the files that came along. Where no template was said, a segment has its own."""
    files = asked.files if isinstance(asked, Direct) else ()
    template = what.entered.template if said_.template or not segment else ""
    return replace(what, entered=replace(what.entered, files=files, template=template))


def _says_nothing(line: Said) -> bool:
    """`ada:` is a line that was sent too early."""
    return not (line.text or line.template)


def _to_segment(desk: Desk, asked: Typed | Direct, code: str, said_: Said, what: Heard) -> Answer:
    if what.entered.files:
        why_not: dict[str, str] = {Log.OWN_FILES: form_said.no_files_to_segment(asked.asker.say)}
        return begin(desk, asked, Begun(what.entered, why_not))
    with desk.reading() as session:
        known = kept_segments.get(session, one_line(code, longest=60).casefold())
    if known is None:
        why = said.no_segment(asked.asker.say, code[:60])
        return begin(desk, asked, Begun(what.entered, {Log.CONTACTS: why}))
    return segments.log_to_segment(desk, asked, known.code, said_)


def _log(desk: Desk, asked: Typed | Direct, deed: Deed) -> Answer:
    key = f"dm:{asked.channel}:{asked.ts}" if isinstance(asked, Direct) else None
    place = place_of(asked)
    told = record_note(desk, replace(deed, note=replace(deed.note, request_key=key)), place)
    if isinstance(asked, Direct) and told.again:
        # Slack was not sure that the line arrived; it is logged, and told, since the first time.
        return Nothing()
    return tell(place, told)


# ── a choice ────────────────────────────────────────────────────────────────────────────────────


def _offer(desk: Desk, asked: Typed | Direct, entered: Entered, found: tuple[Part, ...]) -> Answer:
    key = new_key()
    draft = kept_draft(desk, asked, as_fields(replace(entered, contacts=())), key=key)
    if draft is None:
        return Nothing()
    return Reply(_choice(asked.asker, found, Picking(draft, key, [0] * len(found))))


def _choice(asker: Asker, found: tuple[Part, ...], picking: Picking) -> Message:
    """Of the first one who is not clear."""
    place, part = next((n, each) for n, each in enumerate(found) if not each.certain)
    return choices.who(asker.say, part.typed, part.found, replace(picking, place=place))


def choose(desk: Desk, click: Click) -> Answer:
    """Who was meant: the next one who is not clear is asked about, or it is logged."""
    picking = choices.picking_in(click.value)
    with desk.reading() as session:
        kept = kept_fields(session, click.asker, picking.draft)
        if kept is None or key_of(kept) != picking.key:
            return _logged_already(desk, session, click, picking)
        entered = from_fields(kept)
        found = looked_up(session, entered.who, picking.picked)
        entered = replace(entered, contacts=ids_of(found))
        read = read_entered(desk, session, click.asker, entered)
    if any(not each.certain for each in found):
        return Reply(_choice(click.asker, found, picking), instead=True)
    if read.wrong:
        return begin(desk, click, Begun(entered, read.wrong, picking.draft), own=True)
    note = replace(read.note, request_key=f"draft:{picking.key}")
    place = place_of(click, own=True)
    deed = Deed(note, draft=picking.draft, files=entered.file_ids)
    return tell(place, record_note(desk, deed, place))


def _logged_already(desk: Desk, session: Session, click: Click, picking: Picking) -> Answer:
    """A second click shows what the first one did; or the draft was deleted meanwhile."""
    say, number = click.asker.say, interactions.of_request(session, f"draft:{picking.key}")
    if number is None:
        return Reply(choices.gone(say), instead=True)
    if click.message and not click.message.ephemeral:
        # The question is the entry's card by now.
        return Nothing()
    card = shown(desk, session, say, number, head=said_entry.logged)
    return Reply(card, instead=True, about=about(number))


VERBS = {LogLine: log_line}
ACTIONS = {Log.CHOOSE: choose}
