"""PURE. Segments: the list, one of them, the question before a run, the run itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import kit
from bot.ids import pack
from bot.ids.admin import Admin
from bot.ids.log import Log
from bot.kit import Block, Element, Message
from bot.messages import segment as said
from bot.messages.kinds import template_called
from bot.say import Say
from journal.model import Run, Segment, Skip

MOST_LISTED = 40
_NAMES = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """`due` members would be logged to; `by` is the name of who began the last run."""

    segment: Segment
    due: int
    skipped: Sequence[Skip]
    run: Run | None = None
    by: str = ""
    may_undo: bool = False


def told(text: str) -> Message:
    return Message(kit.safe(text, 3000), (kit.section(kit.plain(text)),))


def named(which: Segment) -> str:
    return kit.one_line(which.name, 150)


# ── segments ────────────────────────────────────────────────────────────────────────────────────


def listed(say: Say, head: str, found: Sequence[tuple[Segment, int]]) -> Message:
    shown = found[:MOST_LISTED]
    lines = [_line(say, each, count) for each, count in shown]
    blocks = [kit.header(head)]
    for (each, _), line in zip(shown, lines, strict=True):
        button = kit.button(said.open_(say), Admin.SEGMENT_OPEN, each.code)
        blocks.append(kit.section(kit.plain(line), accessory=button))
    if len(found) > MOST_LISTED:
        blocks.append(kit.context(kit.plain(f"+{len(found) - MOST_LISTED}")))
    return Message(kit.safe(f"{head}: {'; '.join(lines)}", 3500), tuple(blocks))


def _line(say: Say, each: Segment, count: int) -> str:
    kind = said.a_list(say) if each.filter is None else said.a_filter(say)
    return " · ".join((named(each), f"seg:{each.code}", kind, said.members(say, count)))


def one(say: Say, shown: Shown, *, now: datetime) -> Message:
    head = _line(say, shown.segment, shown.due + len(shown.skipped))
    lines = [*_left_out(say, shown.skipped), _last_run(say, shown, now)]
    blocks: list[Block] = [
        kit.section(kit.plain(head)),
        kit.context(kit.plain("\n".join(lines), 2000)),
        kit.actions(*_buttons(say, shown)),
    ]
    return Message(kit.safe(". ".join([head, *lines]), 3000), tuple(blocks))


def _last_run(say: Say, shown: Shown, now: datetime) -> str:
    run = shown.run
    if run is None:
        return said.never_logged(say)
    line = said.last_run(say, say.moment(run.at, now=now), run.logged, shown.by)
    if run.undone:
        return f"{line} {said.was_undone(say)}"
    return line if run.finished_at else f"{line} {said.was_cut_off(say)}"


def _buttons(say: Say, shown: Shown) -> Iterator[Element]:
    value = pack({"segment": shown.segment.code})
    if shown.due:
        yield kit.button(said.log_to_all(say), Log.OPEN, value, style="primary")
    run = shown.run
    if run is not None:
        yield kit.button(said.follow_up(say), Admin.RUN_FOLLOW, str(run.id))
        if shown.may_undo:
            yield _undo(say, run) if not run.undone else _restore(say, run)
    yield kit.button(said.all_segments(say), Admin.SEGMENT_LIST)


def _undo(say: Say, run: Run) -> Element:
    return kit.button(said.undo_run(say), Admin.RUN_UNDO, str(run.id))


def _restore(say: Say, run: Run) -> Element:
    return kit.button(said.restore_run(say), Admin.RUN_RESTORE, str(run.id))


def _left_out(say: Say, skipped: Sequence[Skip]) -> list[str]:
    """A line for each reason, with the first names."""
    reasons = dict.fromkeys(each.reason for each in skipped)
    return [_of_reason(say, why, [s.name for s in skipped if s.reason == why]) for why in reasons]


def _of_reason(say: Say, reason: str, names: Sequence[str]) -> str:
    shown = ", ".join(kit.one_line(each, 60) for each in names[:_NAMES])
    return said.left_out(say, reason, len(names), shown, more=len(names) > _NAMES)


# ── the question ────────────────────────────────────────────────────────────────────────────────


def question(say: Say, shown: Shown, template: str, text: str, draft: int) -> Message:
    """What is to be logged, to how many, and who is left out."""
    head = said.question(say, named(shown.segment), shown.due)
    lines = [template_called(say, template), said.one_each(say), *_left_out(say, shown.skipped)]
    blocks: list[Block] = [kit.section(kit.plain(head))]
    if text:
        blocks.append(kit.quote(text, 1000))
    blocks.append(kit.context(kit.plain("\n".join(lines), 2000)))
    blocks.append(
        kit.actions(
            kit.button(said.yes(say, shown.due), Admin.SEGMENT_LOG, str(draft), style="primary"),
            kit.button(said.no(say), Admin.SEGMENT_DROP, str(draft)),
        )
    )
    return Message(
        kit.safe(" ".join([head, *(f"{each.rstrip('.')}." for each in lines)]), 3000), tuple(blocks)
    )


# ── the run ─────────────────────────────────────────────────────────────────────────────────────


def run(say: Say, each: Run, left: int, skipped: Sequence[Skip]) -> Message:
    name = kit.one_line(each.name, 150)
    if each.undone:
        return _card(said.undone(say, name, each.logged), [], _restore(say, each))
    if each.finished_at is None:
        done = each.logged + each.skipped
        text = said.running(say, name, done, done + left)
        button = kit.button(said.go_on(say), Admin.RUN_GO_ON, str(each.id))
        return _card(text, [said.if_it_stands_still(say)], button)
    text = said.done(say, name, template_called(say, each.template), each.logged)
    follow = kit.button(said.follow_up(say), Admin.RUN_FOLLOW, str(each.id))
    return _card(text, _left_out(say, skipped), _undo(say, each), follow)


def _card(text: str, lines: Sequence[str], *buttons: Element) -> Message:
    blocks: list[Block] = [kit.section(kit.plain(text))]
    if lines:
        blocks.append(kit.context(kit.plain("\n".join(lines), 2000)))
    blocks.append(kit.actions(*buttons))
    return Message(kit.safe(" ".join([text, *lines]), 3000), tuple(blocks))
