"""PURE. What is to be followed up: each with what was said, whether they answered, and two buttons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.blockkit import builders
from bot.blockkit.builders import Block, Message
from bot.ids import Ref, pack
from bot.ids.log import LogId
from bot.language.translator import Translator
from bot.messages import follow_ups as follow_ups_text
from bot.messages import notices as notices_text
from bot.views.entry_line import list_line
from bot.views.menu import command_button
from journal.model import Direction, Interaction, NoticeKind

_MAX_TEXT_LETTERS = 200


@dataclass(frozen=True, slots=True)
class FollowUp:
    """An entry to come back to, and when somebody of its contacts first answered since."""

    entry: Interaction
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FollowUpList:
    """Holds what is due, how much that is in all, and what is next."""

    due: Sequence[FollowUp]
    due_count: int
    soon: Sequence[FollowUp] = ()


@dataclass(frozen=True, slots=True)
class FollowUpChange:
    """Holds what was just done, as a sentence; `deed` takes it back."""

    sentence: str
    entry: Interaction
    deed: int = 0


def follow_up_list(
    t: Translator,
    content: FollowUpList,
    *,
    now: datetime,
    change: FollowUpChange | None = None,
) -> Message:
    blocks = [
        builders.header(t(follow_ups_text.TITLE)),
        *(_change_blocks(t, change) if change else ()),
        *_group(t, _due_title(t, content), content.due, now),
        *_count_of_rest(t, content),
        *_group(t, t(follow_ups_text.SOON), content.soon, now),
    ]
    if not content.due and not content.soon:
        blocks.append(builders.section(builders.plain_text(t(follow_ups_text.NOTHING))))
    return Message(_plain_text(t, content, change, now), tuple(blocks))


def _due_title(t: Translator, content: FollowUpList) -> str:
    return notices_text.title_of(t, NoticeKind.FOLLOW_UP, content.due_count)


def _change_blocks(t: Translator, change: FollowUpChange) -> Iterator[Block]:
    undo = pack({"e": str(Ref(change.entry.number, change.entry.version)), "d": str(change.deed)})
    button = builders.button(t(follow_ups_text.UNDO), LogId.UNDO, undo) if change.deed else None
    yield builders.section(builders.plain_text(change.sentence, 600), accessory=button)


def _group(t: Translator, title: str, group: Sequence[FollowUp], now: datetime) -> Iterator[Block]:
    if not group:
        return
    yield builders.divider()
    yield builders.context(builders.plain_text(title))
    for each in group:
        yield from follow_up_blocks(t, each, now=now)


def _count_of_rest(t: Translator, content: FollowUpList) -> Iterator[Block]:
    more = content.due_count - len(content.due)
    if more > 0:
        yield builders.context(builders.plain_text(notices_text.and_more(t, more)))


def follow_up_blocks(
    t: Translator, each: FollowUp, *, now: datetime, block: LogId = LogId.FOLLOW_ROW
) -> Iterator[Block]:
    """Shows what is to be followed up and how it stands, and below it what one can do."""
    value = str(Ref(each.entry.number, each.entry.version))
    yield builders.section(builders.plain_text("\n".join(follow_up_lines(t, each, now=now)), 800))
    yield builders.actions(
        builders.button(t(follow_ups_text.DONE), LogId.FOLLOW_DONE, value),
        builders.button(t(follow_ups_text.A_WEEK_LATER), LogId.FOLLOW_LATER, value),
        command_button("…", f"show {each.entry.number}"),
        block_id=f"{block}.{each.entry.number}",
    )


def follow_up_lines(t: Translator, each: FollowUp, *, now: datetime) -> tuple[str, ...]:
    """The entry, what was said, and when it is due."""
    lines = (
        builders.one_line(list_line(t, each.entry, now=now), 400),
        builders.one_line(each.entry.text or each.entry.subject, _MAX_TEXT_LETTERS),
        " · ".join(_due_and_answer(t, each, now)),
    )
    return tuple(line for line in lines if line)


def _due_and_answer(t: Translator, each: FollowUp, now: datetime) -> Iterator[str]:
    day = each.entry.follow_up_on
    if day:
        today = now.astimezone(t.zone).date()
        due = t.day_and_time(day, each.entry.follow_up_time, today=today)
        yield follow_ups_text.due_day(t, due)
    if each.answered_at:
        yield follow_ups_text.answer_moment(t, t.moment(each.answered_at, now=now))
    elif each.entry.direction is Direction.OUTBOUND:
        yield t(follow_ups_text.NOBODY_ANSWERED)


def _plain_text(
    t: Translator, content: FollowUpList, change: FollowUpChange | None, now: datetime
) -> str:
    groups = ((_due_title(t, content), content.due), (t(follow_ups_text.SOON), content.soon))
    listed = [
        f"{title}: {'; '.join(' · '.join(follow_up_lines(t, each, now=now)) for each in group)}."
        for title, group in groups
        if group
    ]
    said = [f"{change.sentence}."] if change else []
    return builders.safe_text(" ".join((*said, *(listed or (t(follow_ups_text.NOTHING),)))), 3500)
