"""PURE. The form to log with, and to correct with.

First who, what, when and the note, with what the kind of template asks for; the rest behind "More
fields". A field that holds something is always shown, so that nothing typed goes out of sight.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot import kit
from bot.ids.forms import Carried, block_of, packed
from bot.ids.log import Log
from bot.kit import Block, Element, View
from bot.messages import form as said
from bot.messages import kinds
from bot.say import Say
from bot.views.entered import EVALUATIONS, Entered, segment_value
from bot.views.people import contact_option
from journal.model import Channel, Contact, Direction, Segment, Template

# What a field of Slack takes.
LONGEST_FIELD = 3000
_BEGINNING = 600
_TIMED = {Channel.PHONE, Channel.MEETING}


@dataclass(frozen=True, slots=True)
class Shape:
    """What the form shows. `offered` are the templates one may choose.

    `hints` are sentences at fields, by block id; `top` stand above all; `long` is the text that is
    too long for a field.
    """

    entered: Entered
    carried: Carried
    offered: Sequence[Template]
    contacts: Sequence[Contact] = ()
    segment: Segment | None = None
    hints: Mapping[str, str] = field(default_factory=dict)
    top: tuple[str, ...] = ()
    long: str = ""


def form(say: Say, shape: Shape, *, now: datetime) -> View:
    entry = shape.carried.entry
    return kit.modal(
        said.edit_title(say, entry.id) if entry else said.title(say),
        [_in_round(block, shape.carried.round) for block in _blocks(say, shape, now)],
        callback_id=Log.FORM,
        submit=said.save(say) if entry else said.log_it(say),
        close=said.close(say),
        metadata=packed(shape.carried),
        # Slack tells of a form given up only so, and only of a draft there is something to tell.
        notify=bool(shape.carried.draft),
    )


def _in_round(block: Block, round_: int) -> Block:
    # Files are kept by Slack alone, in the field that they were put in.
    if block["type"] != "input" or block["block_id"] == Log.FILES:
        return block
    return {**block, "block_id": block_of(block["block_id"], round_)}


def _blocks(say: Say, shape: Shape, now: datetime) -> Iterator[Block]:
    for sentence in shape.top:
        yield kit.section(kit.plain(sentence))
    yield _who(say, shape)
    yield kit.actions(kit.button(said.new_contact(say), Log.NEW_CONTACT), block_id=Log.NEW_CONTACT)
    yield _template(say, shape)
    yield kit.labelled(
        said.when(say),
        kit.moment_input(Log.WHEN, shape.entered.moment or now),
        block_id=Log.WHEN,
        hint=shape.hints.get(Log.WHEN, ""),
    )
    yield from _note(say, shape)
    yield from _own_files(say, shape)
    shown = [each for each in _OTHERS if _is_shown(shape, each)]
    for each in shown:
        yield _other(say, shape, each)
    if len(shown) < len(_OTHERS):
        more = kit.button(said.more_fields(say), Log.MORE_FIELDS)
        yield kit.actions(more, block_id=Log.MORE_FIELDS)


# ── who and what ────────────────────────────────────────────────────────────────────────────────


def _who(say: Say, shape: Shape) -> Block:
    chosen = [contact_option(each) for each in shape.contacts]
    if shape.segment:
        chosen = [segment_option(shape.segment)]
    picker = kit.search_select(
        Log.CONTACTS, placeholder=said.who_placeholder(say), chosen=chosen, several=True
    )
    hint = shape.hints.get(Log.CONTACTS) or said.who_hint(say)
    return kit.labelled(said.who(say), picker, block_id=Log.CONTACTS, hint=hint)


def segment_option(segment: Segment) -> Element:
    return kit.option(segment.name, segment_value(segment.code), f"seg:{segment.code}")


def _template(say: Say, shape: Shape) -> Block:
    groups = _groups(say, shape)
    options = [option for _, group in groups for option in group]
    chosen = next((each for each in options if each["value"] == shape.entered.template), None)
    menu = kit.grouped_select(
        Log.TEMPLATE, groups, placeholder=said.template_placeholder(say), chosen=chosen
    )
    hint = shape.hints.get(Log.TEMPLATE, "")
    return kit.labelled(said.template(say), menu, block_id=Log.TEMPLATE, hint=hint, at_once=True)


def _groups(say: Say, shape: Shape) -> list[tuple[str, list[Element]]]:
    """By channel; a template that is not offered any more stays what the entry has."""
    groups: list[tuple[str, list[Element]]] = []
    for channel in Channel:
        codes = [each.code for each in shape.offered if each.channel is channel]
        if codes:
            options = [kit.option(kinds.template_called(say, code), code) for code in codes]
            groups.append((kinds.channel_name(say, channel), options))
    code = shape.entered.template
    if code and code not in {each.code for each in shape.offered}:
        option = kit.option(kinds.template_called(say, code), code)
        groups.append((kinds.channel_name(say, Channel.OTHER), [option]))
    return groups


def _chosen(shape: Shape) -> Template | None:
    code = shape.entered.template
    return next((each for each in shape.offered if each.code == code), None)


# ── the note ────────────────────────────────────────────────────────────────────────────────────


def _note(say: Say, shape: Shape) -> Iterator[Block]:
    """A text that no field takes is shown by its beginning; of an entry, it can't be edited here."""
    label = said.note(say)
    if shape.long:
        count = len(shape.long)
        of_entry = shape.carried.entry is not None
        told = said.long_note(say, count) if of_entry else said.long_message(say, count)
        yield kit.section(kit.plain(told))
        yield kit.quote(shape.long, _BEGINNING)
        if of_entry:
            return
        label = said.note_above(say)
    field = kit.text_input(Log.NOTE, initial=shape.entered.text, multiline=True)
    yield kit.labelled(
        label, field, block_id=Log.NOTE, optional=True, hint=shape.hints.get(Log.NOTE, "")
    )


def _own_files(say: Say, shape: Shape) -> Iterator[Block]:
    """Those of the message that was taken up; whoever does not want one takes its mark away."""
    in_field = {each.id for each in shape.entered.added}
    files = [each for each in shape.entered.files if each.id not in in_field]
    if files:
        options = [kit.option(each.name or said.nameless_file(say), each.id) for each in files[:10]]
        boxes = kit.checkboxes(Log.OWN_FILES, options, options)
        hint = shape.hints.get(Log.OWN_FILES, "")
        yield kit.labelled(
            said.own_files(say), boxes, block_id=Log.OWN_FILES, optional=True, hint=hint
        )


# ── the other fields ────────────────────────────────────────────────────────────────────────────

_OTHERS = (
    Log.DURATION,
    Log.ATTEMPT,
    Log.EVALUATION,
    Log.EVALUATION_NOTE,
    Log.FOLLOW_UP,
    Log.DIRECTION,
    Log.COST,
    Log.COLLEAGUE,
    Log.FILES,
)


def _is_shown(shape: Shape, which: Log) -> bool:
    if shape.carried.more or which in shape.hints or _holds(shape.entered, which):
        return True
    template = _chosen(shape)
    if template is None:
        return False
    if which is Log.DURATION:
        return template.channel in _TIMED
    return which is Log.ATTEMPT and template.channel is Channel.PHONE


def _holds(entered: Entered, which: Log) -> bool:
    held = {
        Log.DURATION: entered.duration,
        Log.ATTEMPT: entered.failed,
        Log.EVALUATION: entered.evaluation,
        Log.EVALUATION_NOTE: entered.evaluation_note,
        Log.FOLLOW_UP: entered.follow_up_on,
        Log.DIRECTION: entered.direction,
        Log.COST: entered.cost,
        Log.COLLEAGUE: entered.colleague or entered.salesperson,
        Log.FILES: entered.added,
    }
    return bool(held[which])


def _other(say: Say, shape: Shape, which: Log) -> Block:
    label, element = _field(say, shape, which)
    hint = shape.hints.get(which) or _usual(say, shape, which)
    return kit.labelled(label, element, block_id=which, optional=True, hint=hint)


def _field(say: Say, shape: Shape, which: Log) -> tuple[str, Element]:  # noqa: PLR0911 (one answer for each field)
    entered = shape.entered
    match which:
        case Log.DURATION:
            placeholder = said.duration_placeholder(say)
            made = kit.text_input(
                which, initial=entered.duration, placeholder=placeholder, longest=60
            )
            return said.duration(say), made
        case Log.ATTEMPT:
            option = kit.option(said.attempt_failed(say), "failed")
            chosen = [option] if entered.failed else []
            return said.attempt(say), kit.checkboxes(which, [option], chosen)
        case Log.EVALUATION:
            return said.evaluation(say), evaluations(say, which, entered.evaluation)
        case Log.EVALUATION_NOTE:
            note = kit.text_input(which, initial=entered.evaluation_note, longest=1000)
            return said.evaluation_note(say), note
        case Log.FOLLOW_UP:
            return said.follow_up(say), kit.day_input(which, entered.follow_up_on)
        case Log.DIRECTION:
            return said.direction(say), _directions(say, entered.direction)
        case Log.COST:
            cost = kit.text_input(which, initial=entered.cost, longest=30)
            return said.cost(say, say.currency), cost
        case Log.FILES:
            return said.files(say), kit.files_input(which)
        case _:
            return said.colleague(say), kit.person_input(which, entered.colleague)


def evaluations(say: Say, action_id: str, mark: str) -> Element:
    """By their marks, the best first."""
    options = [kit.option(kinds.evaluation_name(say, each), m) for m, each in EVALUATIONS.items()]
    chosen = next((each for each in options if each["value"] == mark), None)
    return kit.select(action_id, options, chosen=chosen)


def _directions(say: Say, direction: str) -> Element:
    options = [kit.option(kinds.direction_name(say, each), each.value) for each in Direction]
    chosen = next((each for each in options if each["value"] == direction), None)
    return kit.select(Log.DIRECTION, options, chosen=chosen)


def _usual(say: Say, shape: Shape, which: Log) -> str:
    """What the template brings where a field is left empty; of an entry, whose it is."""
    template = _chosen(shape)
    if which is Log.COLLEAGUE and not shape.entered.colleague and shape.entered.salesperson:
        return said.colleague_hint(say, kit.one_line(shape.entered.salesperson, 100))
    if template is None or shape.carried.entry:
        return ""
    if which is Log.DURATION and template.duration_minutes:
        return said.otherwise(say, say.minutes(template.duration_minutes))
    if which is Log.COST and template.cost:
        return said.otherwise(say, say.money(template.cost))
    if which is Log.DIRECTION:
        return said.otherwise(say, kinds.direction_name(say, template.direction))
    return ""
