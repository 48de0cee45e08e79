"""PURE. The form to log with, and to correct with.

First who, what, when and the note, with the fields that the template asks for; the rest behind
"More fields". A field with a value is always shown.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.blockkit import builders
from bot.blockkit.builders import Block, Element, View
from bot.ids.form_metadata import FormMetadata, block_id, pack_form_metadata
from bot.ids.log import LogId
from bot.language.translator import Translator
from bot.messages import labels as labels_text
from bot.messages import log_form as log_form_text
from bot.views.contact_labels import contact_option
from bot.views.log_values import (
    MOST_BOXES,
    LogValues,
    cost_text,
    duration_text,
    evaluation_mark,
    follow_up_text,
    segment_option_value,
)
from journal.model import EVALUATION_BY_MARK, Channel, Contact, Direction, Segment, Template

# The most letters of a field in Slack.
MAX_FIELD_LETTERS = 3000
MAX_OPTION_VALUE = 150
_MAX_BEGINNING_LETTERS = 600
_CHANNELS_WITH_DURATION = {Channel.PHONE, Channel.MEETING}


@dataclass(frozen=True, slots=True)
class LogFormContent:
    """Holds what the form shows. `offered` are the templates one may choose.

    `hints` are sentences at fields, by block id; others stand above all; a text may be too long
    for
    a field.
    """

    values: LogValues
    metadata: FormMetadata
    templates: Sequence[Template]
    contacts: Sequence[Contact] = ()
    segment: Segment | None = None
    hints: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    long_text: str = ""


def log_form(t: Translator, content: LogFormContent, *, now: datetime) -> View:
    entry = content.metadata.entry
    return builders.modal(
        log_form_text.edit_title(t, entry.id) if entry else t(log_form_text.TITLE),
        [_with_round_id(block, content.metadata) for block in _blocks(t, content, now)],
        callback_id=LogId.FORM,
        submit=t(log_form_text.SAVE) if entry else t(log_form_text.LOG_IT),
        close=t(log_form_text.CLOSE),
        metadata=pack_form_metadata(content.metadata),
        # Slack reports a closed form only with this, and it matters only if there is a draft.
        notify=bool(content.metadata.draft),
    )


def _with_round_id(block: Block, form: FormMetadata) -> Block:
    # Slack alone keeps the files, in their field.
    if block["type"] != "input" or block["block_id"] == LogId.FILES:
        return block
    rounds = [form.round]
    if block["block_id"] == LogId.CONTACTS and form.contacts_added:
        rounds.append(form.contacts_added)
    return {**block, "block_id": block_id(block["block_id"], *rounds)}


def _blocks(t: Translator, shape: LogFormContent, now: datetime) -> Iterator[Block]:
    for sentence in shape.notices:
        yield builders.section(builders.plain_text(sentence))
    yield _contacts_input(t, shape)
    yield builders.actions(
        builders.button(t(log_form_text.NEW_CONTACT), LogId.NEW_CONTACT), block_id=LogId.NEW_CONTACT
    )
    yield _template_input(t, shape)
    yield builders.input_block(
        t(log_form_text.TIME_LABEL),
        builders.moment_input(LogId.WHEN, shape.values.occurred_at or now),
        block_id=LogId.WHEN,
        hint=shape.hints.get(LogId.WHEN, ""),
    )
    yield from _note_blocks(t, shape)
    yield from _own_file_boxes(t, shape)
    field_ids = [each for each in _OPTIONAL_FIELDS if _is_shown(shape, each)]
    for each in field_ids:
        yield _optional_input(t, shape, each)
    if len(field_ids) < len(_OPTIONAL_FIELDS):
        more = builders.button(t(log_form_text.MORE_FIELDS), LogId.MORE_FIELDS)
        yield builders.actions(more, block_id=LogId.MORE_FIELDS)


# ── who and what ────────────────────────────────────────────────────────────────────────────────


def _contacts_input(t: Translator, shape: LogFormContent) -> Block:
    chosen = [contact_option(each) for each in shape.contacts]
    if shape.segment:
        chosen = [segment_option(shape.segment)]
    picker = builders.search_select(
        LogId.CONTACTS,
        placeholder=t(log_form_text.CONTACTS_PLACEHOLDER),
        chosen=chosen,
        several=True,
    )
    hint = shape.hints.get(LogId.CONTACTS) or t(log_form_text.CONTACTS_HINT)
    return builders.input_block(
        t(log_form_text.CONTACTS_LABEL), picker, block_id=LogId.CONTACTS, hint=hint
    )


def segment_option(segment: Segment) -> Element:
    return builders.option(segment.name, segment_option_value(segment.code), f"seg:{segment.code}")


def _template_input(t: Translator, shape: LogFormContent) -> Block:
    groups = _template_groups(t, shape)
    options = [option for _, group in groups for option in group]
    chosen = next((each for each in options if each["value"] == shape.values.template), None)
    menu = builders.grouped_select(
        LogId.TEMPLATE, groups, placeholder=t(log_form_text.TEMPLATE_PLACEHOLDER), chosen=chosen
    )
    hint = shape.hints.get(LogId.TEMPLATE, "")
    return builders.input_block(
        t(log_form_text.TEMPLATE_LABEL), menu, block_id=LogId.TEMPLATE, hint=hint, at_once=True
    )


def _template_groups(t: Translator, shape: LogFormContent) -> list[tuple[str, list[Element]]]:
    """The templates by channel; the entry's own stays, even if it is not offered any more."""
    groups: list[tuple[str, list[Element]]] = []
    for channel in Channel:
        codes = [each.code for each in shape.templates if each.channel is channel]
        if codes:
            options = [builders.option(labels_text.template_name(t, code), code) for code in codes]
            groups.append((labels_text.channel_name(t, channel), options))
    code = shape.values.template
    if code and code not in {each.code for each in shape.templates}:
        option = builders.option(labels_text.template_name(t, code), code)
        groups.append((labels_text.channel_name(t, Channel.OTHER), [option]))
    return groups


def _chosen_template(shape: LogFormContent) -> Template | None:
    code = shape.values.template
    return next((each for each in shape.templates if each.code == code), None)


# ── the note ────────────────────────────────────────────────────────────────────────────────────


def _note_blocks(t: Translator, shape: LogFormContent) -> Iterator[Block]:
    """The note; a text too long for a field shows its beginning, and can't be edited in an entry."""
    label = t(log_form_text.NOTE_LABEL)
    if shape.long_text:
        count = len(shape.long_text)
        of_entry = shape.metadata.entry is not None
        note_hint = (
            log_form_text.long_note(t, count) if of_entry else log_form_text.long_message(t, count)
        )
        yield builders.section(builders.plain_text(note_hint))
        yield builders.quote(shape.long_text, _MAX_BEGINNING_LETTERS)
        if of_entry:
            return
        label = t(log_form_text.NOTE_ABOVE_LABEL)
    note_input = builders.text_input(LogId.NOTE, initial=shape.values.text, multiline=True)
    yield builders.input_block(
        label, note_input, block_id=LogId.NOTE, optional=True, hint=shape.hints.get(LogId.NOTE, "")
    )


def _own_file_boxes(t: Translator, shape: LogFormContent) -> Iterator[Block]:
    """Boxes for the files of the shared message, which can be unticked."""
    if files := shape.values.boxed_files:
        options = [
            builders.option(each.name or t(log_form_text.NAMELESS_FILE), each.id)
            for each in files[:MOST_BOXES]
        ]
        boxes = builders.checkboxes(LogId.OWN_FILES, options, options)
        hint = shape.hints.get(LogId.OWN_FILES, "")
        yield builders.input_block(
            t(log_form_text.OWN_FILES), boxes, block_id=LogId.OWN_FILES, optional=True, hint=hint
        )


# ── the other fields ────────────────────────────────────────────────────────────────────────────

_OPTIONAL_FIELDS = (
    LogId.DURATION,
    LogId.ATTEMPT,
    LogId.EVALUATION,
    LogId.EVALUATION_NOTE,
    LogId.FOLLOW_UP,
    LogId.FOLLOW_UP_TIME,
    LogId.DIRECTION,
    LogId.COST,
    LogId.OPPORTUNITY,
    LogId.COLLEAGUE,
    LogId.FILES,
)


def _is_shown(shape: LogFormContent, field_id: LogId) -> bool:
    if (
        shape.metadata.shows_all_fields
        or field_id in shape.hints
        or _has_value(shape.values, field_id)
    ):
        return True
    template = _chosen_template(shape)
    if template is None:
        return False
    if field_id is LogId.DURATION:
        return template.channel in _CHANNELS_WITH_DURATION
    return field_id is LogId.ATTEMPT and template.channel is Channel.PHONE


def _has_value(values: LogValues, field_id: LogId) -> bool:
    boxes = {
        LogId.DURATION: duration_text(values),
        LogId.ATTEMPT: values.failed,
        LogId.EVALUATION: values.evaluation,
        LogId.EVALUATION_NOTE: values.evaluation_note,
        LogId.FOLLOW_UP: follow_up_text(values),
        LogId.FOLLOW_UP_TIME: values.follow_up_on or values.follow_up_time,
        LogId.DIRECTION: values.direction,
        LogId.COST: cost_text(values),
        LogId.COLLEAGUE: values.colleague or values.salesperson,
        LogId.OPPORTUNITY: values.opportunity,
        LogId.FILES: values.added,
    }
    return bool(boxes[field_id])


def _optional_input(t: Translator, shape: LogFormContent, field_id: LogId) -> Block:
    label, element = _label_and_element(t, shape, field_id)
    unread = shape.values.unread.get(field_id)
    reason = shape.hints.get(field_id) or (t.explain(unread.why) if unread else "")
    hint = reason or _default_hint(t, shape, field_id)
    return builders.input_block(label, element, block_id=field_id, optional=True, hint=hint)


def _label_and_element(  # noqa: PLR0911 (one answer for each field)
    t: Translator, shape: LogFormContent, field_id: LogId
) -> tuple[str, Element]:
    entered = shape.values
    match field_id:
        case LogId.DURATION:
            placeholder = t(log_form_text.DURATION_PLACEHOLDER)
            made = builders.text_input(
                field_id, initial=duration_text(entered), placeholder=placeholder, longest=60
            )
            return t(log_form_text.DURATION), made
        case LogId.ATTEMPT:
            option = builders.option(t(log_form_text.NOBODY_REACHED), "failed")
            chosen = [option] if entered.failed else []
            return t(log_form_text.ATTEMPT), builders.checkboxes(field_id, [option], chosen)
        case LogId.EVALUATION:
            return t(log_form_text.EVALUATION), evaluation_select(
                t, field_id, evaluation_mark(entered)
            )
        case LogId.EVALUATION_NOTE:
            note = builders.text_input(field_id, initial=entered.evaluation_note, longest=1000)
            return t(log_form_text.EVALUATION_NOTE), note
        case LogId.FOLLOW_UP | LogId.FOLLOW_UP_TIME:
            return _follow_up_input(t, entered, field_id)
        case LogId.DIRECTION:
            return t(log_form_text.DIRECTION), _direction_select(t, entered.direction)
        case LogId.COST:
            cost = builders.text_input(field_id, initial=cost_text(entered), longest=30)
            return log_form_text.cost(t, entered.currency or t.currency), cost
        case LogId.OPPORTUNITY:
            return t(log_form_text.OPPORTUNITY), _opportunity_input(entered.opportunity)
        case LogId.FILES:
            return t(log_form_text.FILES), builders.files_input(field_id)
        case _:
            return t(log_form_text.COLLEAGUE), builders.person_input(field_id, entered.colleague)


def _opportunity_input(name: str) -> Element:
    """The known ones as a menu; a name that no option can hold stays typed."""
    if len(name) > MAX_OPTION_VALUE:
        return builders.text_input(LogId.OPPORTUNITY, initial=name, longest=200)
    chosen = [opportunity_option(name)] if name else []
    return builders.search_select(LogId.OPPORTUNITY, chosen=chosen, least=0)


def opportunity_option(name: str) -> Element:
    return builders.option(name, name)


def new_opportunity_option(t: Translator, name: str) -> Element:
    return builders.option(log_form_text.new_opportunity(t, name), name)


def _follow_up_input(t: Translator, entered: LogValues, field_id: LogId) -> tuple[str, Element]:
    if field_id is LogId.FOLLOW_UP_TIME:
        at = builders.time_input(field_id, entered.follow_up_time)
        return t(log_form_text.FOLLOW_UP_TIME), at
    day = entered.follow_up_on.isoformat() if entered.follow_up_on else ""
    return t(log_form_text.FOLLOW_UP), builders.day_input(field_id, day)


def evaluation_select(t: Translator, action_id: str, mark: str) -> Element:
    """A menu of the evaluations, the best first."""
    options = [
        builders.option(labels_text.evaluation_name(t, each), m)
        for m, each in EVALUATION_BY_MARK.items()
    ]
    chosen = next((each for each in options if each["value"] == mark), None)
    return builders.select(action_id, options, chosen=chosen)


def _direction_select(t: Translator, direction: Direction | None) -> Element:
    options = [
        builders.option(labels_text.direction_name(t, each), each.value) for each in Direction
    ]
    chosen = next((each for each in options if each["value"] == direction), None)
    return builders.select(LogId.DIRECTION, options, chosen=chosen)


def _default_hint(t: Translator, shape: LogFormContent, field_id: LogId) -> str:
    """The template's value for an empty field."""
    template = _chosen_template(shape)
    if field_id is LogId.COLLEAGUE and not shape.values.colleague and shape.values.salesperson:
        return log_form_text.colleague_hint(t, builders.one_line(shape.values.salesperson, 100))
    if template is None or shape.metadata.entry:
        return ""
    if field_id is LogId.DURATION and template.duration_minutes:
        return log_form_text.template_default(t, t.minutes(template.duration_minutes))
    if field_id is LogId.COST and template.cost:
        return log_form_text.template_default(t, t.money(template.cost))
    if field_id is LogId.DIRECTION:
        return log_form_text.template_default(t, labels_text.direction_name(t, template.direction))
    return ""
