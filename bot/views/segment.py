"""PURE. Segments: the list, one of them, the question before a run, the run itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.blockkit import builders, new_blocks
from bot.blockkit.builders import Block, Element, Message
from bot.ids import pack
from bot.ids.admin import AdminId
from bot.ids.letter import LetterId, SegmentLetters, pack_segment_letters
from bot.ids.log import LogId
from bot.language.translator import Translator
from bot.messages import letters as letters_text
from bot.messages import segment as segment_text
from bot.messages.labels import template_name
from journal.model import (
    Segment,
    SegmentRun,
    SkippedMember,
    SkipReason,
)

MAX_LISTED = 40
_MAX_NAMES = 3


@dataclass(frozen=True, slots=True)
class SegmentContent:
    """A segment: `due` members would be logged to; `by` is the person who began the last run."""

    segment: Segment
    due: int
    skipped: Sequence[SkippedMember]
    run: SegmentRun | None = None
    run_begun_by: str = ""
    may_undo: bool = False
    can_write: bool = False


def segment_name(segment: Segment) -> str:
    return builders.one_line(segment.name, 150)


# ── segments ────────────────────────────────────────────────────────────────────────────────────


def segment_list(t: Translator, head: str, found: Sequence[tuple[Segment, int]]) -> Message:
    listed = found[:MAX_LISTED]
    lines = [_segment_line(t, each, count) for each, count in listed]
    blocks = [builders.header(head)]
    for (each, _), line in zip(listed, lines, strict=True):
        button = builders.button(t(segment_text.OPEN_BUTTON), AdminId.SEGMENT_OPEN, each.code)
        blocks.append(builders.section(builders.plain_text(line), accessory=button))
    if len(found) > MAX_LISTED:
        blocks.append(builders.context(builders.plain_text(f"+{len(found) - MAX_LISTED}")))
    return Message(builders.safe_text(f"{head}: {'; '.join(lines)}", 3500), tuple(blocks))


def _segment_line(t: Translator, each: Segment, count: int) -> str:
    kind = t(segment_text.LIST_KIND) if each.filter is None else t(segment_text.FILTER_KIND)
    return " · ".join(
        (segment_name(each), f"seg:{each.code}", kind, segment_text.contact_count(t, count))
    )


def segment_card(t: Translator, content: SegmentContent, *, now: datetime) -> Message:
    head = _segment_line(t, content.segment, content.due + len(content.skipped))
    lines = [*left_out_lines(t, content.skipped), _last_run(t, content, now)]
    blocks: list[Block] = [
        builders.section(builders.plain_text(head)),
        builders.context(builders.plain_text("\n".join(lines), 2000)),
        builders.actions(*_segment_buttons(t, content)),
    ]
    return Message(builders.safe_text(". ".join([head, *lines]), 3000), tuple(blocks))


def _last_run(t: Translator, content: SegmentContent, now: datetime) -> str:
    run = content.run
    if run is None:
        return t(segment_text.NEVER_LOGGED)
    line = segment_text.last_run(t, t.moment(run.at, now=now), run.logged, content.run_begun_by)
    if run.undone:
        return f"{line} {t(segment_text.LAST_RUN_UNDONE)}"
    return line if run.finished_at else f"{line} {t(segment_text.LAST_RUN_UNFINISHED)}"


def _segment_buttons(t: Translator, content: SegmentContent) -> Iterator[Element]:
    value = pack({"segment": content.segment.code})
    if content.due:
        yield builders.button(t(segment_text.LOG_TO_ALL_BUTTON), LogId.OPEN, value, style="primary")
    if content.due and content.can_write:
        asked = pack_segment_letters(SegmentLetters(content.segment.code))
        yield builders.button(t(letters_text.WRITE_TO_ALL), LetterId.SEGMENT, asked)
    run = content.run
    if run is not None:
        yield builders.button(t(segment_text.FOLLOW_UP_BUTTON), AdminId.RUN_FOLLOW, str(run.id))
        if content.may_undo:
            yield _undo_button(t, run) if not run.undone else _restore_button(t, run)
    yield builders.button(t(segment_text.ALL_SEGMENTS), AdminId.SEGMENT_LIST)


def _undo_button(t: Translator, run: SegmentRun) -> Element:
    return builders.button(t(segment_text.UNDO_RUN), AdminId.RUN_UNDO, str(run.id))


def _restore_button(t: Translator, run: SegmentRun) -> Element:
    return builders.button(t(segment_text.RESTORE_RUN), AdminId.RUN_RESTORE, str(run.id))


def left_out_lines(t: Translator, skipped: Sequence[SkippedMember]) -> list[str]:
    """A line for each reason, with the first names."""
    reasons = dict.fromkeys(each.reason for each in skipped)
    return [_left_out_line(t, why, [s.name for s in skipped if s.reason is why]) for why in reasons]


def _left_out_line(t: Translator, reason: SkipReason, names: Sequence[str]) -> str:
    listed = ", ".join(builders.one_line(each, 60) for each in names[:_MAX_NAMES])
    return segment_text.left_out_line(t, reason, len(names), listed, more=len(names) > _MAX_NAMES)


# ── the question ────────────────────────────────────────────────────────────────────────────────


def log_question(
    t: Translator, content: SegmentContent, template: str, text: str, draft: int
) -> Message:
    """The question before a run: what is logged, to how many, and who is left out."""
    head = segment_text.question(t, segment_name(content.segment), content.due)
    lines = [
        template_name(t, template),
        t(segment_text.ENTRY_FOR_EACH),
        *left_out_lines(t, content.skipped),
    ]
    blocks: list[Block] = [builders.section(builders.plain_text(head))]
    if text:
        blocks.append(builders.quote(text, 1000))
    blocks.append(builders.context(builders.plain_text("\n".join(lines), 2000)))
    blocks.append(
        builders.actions(
            builders.button(
                segment_text.confirm_button(t, content.due),
                AdminId.SEGMENT_LOG,
                str(draft),
                style="primary",
            ),
            builders.button(t(segment_text.DONT_LOG_BUTTON), AdminId.SEGMENT_DROP, str(draft)),
        )
    )
    return Message(
        builders.safe_text(" ".join([head, *(f"{each.rstrip('.')}." for each in lines)]), 3000),
        tuple(blocks),
    )


# ── the run ─────────────────────────────────────────────────────────────────────────────────────


def run_card(
    t: Translator,
    each: SegmentRun,
    waiting: int,
    skipped: Sequence[SkippedMember],
    *,
    as_task: bool = False,
) -> Message:
    name = builders.one_line(each.name, 150)
    if each.undone:
        return _card_with_buttons(
            segment_text.run_undone(t, name, each.logged), [], _restore_button(t, each)
        )
    if each.finished_at is None:
        done = each.logged + each.skipped
        text = segment_text.run_progress(t, name, done, done + waiting)
        button = builders.button(t(segment_text.CONTINUE_BUTTON), AdminId.RUN_GO_ON, str(each.id))
        if as_task:
            hint = t(segment_text.STALLED_HINT)
            task = new_blocks.task_card(f"run-{each.id}", text, is_done=False, details=hint)
            return Message(
                builders.safe_text(f"{text} {hint}", 3000), (task, builders.actions(button))
            )
        return _card_with_buttons(text, [t(segment_text.STALLED_HINT)], button)
    text = segment_text.run_done(t, name, template_name(t, each.template), each.logged)
    follow = builders.button(t(segment_text.FOLLOW_UP_BUTTON), AdminId.RUN_FOLLOW, str(each.id))
    return _card_with_buttons(text, left_out_lines(t, skipped), _undo_button(t, each), follow)


def _card_with_buttons(text: str, lines: Sequence[str], *buttons: Element) -> Message:
    blocks: list[Block] = [builders.section(builders.plain_text(text))]
    if lines:
        blocks.append(builders.context(builders.plain_text("\n".join(lines), 2000)))
    blocks.append(builders.actions(*buttons))
    return Message(builders.safe_text(" ".join([text, *lines]), 3000), tuple(blocks))
