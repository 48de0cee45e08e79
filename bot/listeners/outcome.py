"""What became of it, told where it was asked: the entry's card, or why there is none.

A command             the card, for the asker alone
a line in the DM      a lasting card there
a click on a card     that card, shown anew; a lasting one is, by the outbox
a click elsewhere     the card, beside it
a form                as where the form was opened from
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from bot.answers import Answer, Done, Nothing, Reply
from bot.asked import Asker, Click, Direct, Shortcut, Submitted, Typed
from bot.desk import Desk
from bot.ids.forms import Origin, Tell, unpacked
from bot.kit import Message
from bot.listeners import finding
from bot.messages import entry as said_entry
from bot.messages import log as said
from bot.say import Say
from bot.views import entry as view
from journal import record
from journal.model import (
    About,
    AboutKind,
    Blocked,
    CardKind,
    Duplicate,
    Interaction,
    NewCard,
    PurgedBefore,
    Recorded,
    RecordOutcome,
)
from journal.record import Note
from journal.store import cards, contacts, drafts, interactions, slack_files


@dataclass(frozen=True, slots=True)
class Deed:
    """What is to be logged; the draft goes with it; `notes` are told below the card; `files` stand
    in Slack, and are fetched afterwards.
    """

    note: Note
    draft: int = 0
    notes: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is told. `in_form`: a form is open, and closes."""

    asker: Asker
    origin: Origin
    in_form: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """`again`: it was logged before. `blocked` says who gets nothing new."""

    message: Message
    about: tuple[About, ...] = ()
    again: bool = False
    blocked: str = ""


# ── where ───────────────────────────────────────────────────────────────────────────────────────


def place_of(asked: Typed | Direct | Click | Shortcut | Submitted, *, own: bool = False) -> Place:
    """`own`: the message that was clicked is about nothing else, so that it may change."""
    if isinstance(asked, Submitted):
        return Place(asked.asker, unpacked(asked.view.metadata).origin, in_form=True)
    if isinstance(asked, Click):
        return Place(asked.asker, _origin(asked, own=own))
    return Place(asked.asker, Origin(to=getattr(asked, "response_url", "")))


def _origin(click: Click, *, own: bool) -> Origin:
    message = click.message
    if message is None or not own:
        return Origin(to=click.response_url)
    if message.ephemeral:
        return Origin(Tell.INSTEAD, to=click.response_url)
    return Origin(Tell.BECOMES, to=click.response_url, channel=message.channel, ts=message.ts)


def tell(place: Place, outcome: Outcome) -> Answer:
    origin, done = place.origin, bool(outcome.about)
    instead = origin.tell is Tell.INSTEAD
    if done and origin.tell in {Tell.BECOMES, Tell.QUIETLY}:
        # The message is a card by now: the outbox shows it as it is.
        return Done() if place.in_form else Nothing()
    if place.in_form:
        return Done(outcome.message, origin.to, about=outcome.about, instead=instead)
    return Reply(outcome.message, instead=instead, about=outcome.about)


def becomes_card(session: Session, desk: Desk, place: Place, number: int) -> None:
    """A lasting message that offered to log is the entry's card from now on."""
    origin = place.origin
    if origin.tell is not Tell.BECOMES:
        return
    card = NewCard(
        key=f"direct:{origin.channel}:{origin.ts}",
        kind=CardKind.ENTRY,
        place=place.asker.slack_id,
        reader=place.asker.slack_id,
        subject={"number": str(number)},
        about=about(number),
    )
    cards.posted(session, card, channel=origin.channel, ts=origin.ts, now=desk.now)
    cards.want(session, card, now=desk.now)


# ── what ────────────────────────────────────────────────────────────────────────────────────────


def record_note(desk: Desk, deed: Deed, place: Place) -> Outcome:
    with desk.session() as session:
        outcome = record.note(session, desk.house, place.asker.actor, deed.note, now=desk.now)
        if isinstance(outcome, Recorded | Duplicate):
            drop_draft(session, place.asker, deed.draft)
        if isinstance(outcome, Recorded):
            becomes_card(session, desk, place, outcome.number)
            slack_files.want(
                session, outcome.number, deed.files, by=place.asker.actor.key, now=desk.now
            )
        return _told(desk, session, place.asker, outcome, deed)


def drop_draft(session: Session, asker: Asker, draft: int) -> None:
    """Their own: whatever else a form may name stays."""
    kept = drafts.get(session, draft) if draft else None
    if kept is not None and kept.by == asker.actor.key:
        drafts.delete(session, draft)


def _told(
    desk: Desk, session: Session, asker: Asker, outcome: RecordOutcome, deed: Deed
) -> Outcome:
    say = asker.say
    match outcome:
        case Recorded(number, deed_id):
            notes = (*deed.notes, *files_coming(say, deed.files))
            message = shown(
                desk, session, say, number, head=said_entry.logged, notes=notes, deed=deed_id
            )
            return Outcome(message, about(number))
        case Duplicate(number):
            if number is None:
                return Outcome(view.sentence(said.duplicate(say, None)), again=True)
            message = shown(desk, session, say, number, head=said_entry.logged_already)
            return Outcome(message, about(number), again=True)
        case Blocked(ids):
            known = contacts.get_many(session, ids)
            why = said.blocked(say, ", ".join(each.name for each in known.values()))
            return Outcome(view.sentence(why), blocked=why)
        case PurgedBefore():
            return Outcome(view.sentence(said.purged_before(say)))


def files_coming(say: Say, files: Sequence[str]) -> tuple[str, ...]:
    return (said.files_coming(say, len(files)),) if files else ()


def about(number: int) -> tuple[About, ...]:
    return (About(AboutKind.INTERACTION, number),)


# A sentence above the card, that takes the entry's line.
Head = Callable[[Say, str], str]


def shown(
    desk: Desk,
    session: Session,
    say: Say,
    number: int,
    *,
    head: Head | None = None,
    notes: tuple[str, ...] = (),
    deed: int = 0,
) -> Message:
    """The entry's card as the record has it now."""
    entry = interactions.get(session, number)
    if entry is None:
        return view.sentence(said_entry.gone(say, number))
    line = view.line(say, entry, now=desk.now)
    told = view.Told(
        head=head(say, line) if head else "",
        notes=notes,
        deed=deed,
        names=names_of(session, [entry]),
        usual=desk.house.catalog.templates.get(entry.template),
    )
    return view.card(say, entry, now=desk.now, told=told)


def names_of(session: Session, entries: Collection[Interaction]) -> Mapping[str, str]:
    keys = {k for e in entries for k in (e.logged_by, e.salesperson, e.cancelled_by) if k}
    return finding.names(session, keys)
