"""PURE. A card of notices: what happened, by kind, each entry one line."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.blockkit import builders
from bot.blockkit.builders import Block, Element, Message
from bot.ids import pack
from bot.ids.log import LogId
from bot.ids.menu import MenuId
from bot.language.translator import Translator
from bot.messages import notices as notices_text
from bot.messages import prefs as prefs_text
from bot.views.entry_line import entry_line
from bot.views.follow_ups import FollowUp, follow_up_blocks, follow_up_lines
from bot.views.menu import command_button
from bot.views.rhythm import overdue_blocks, overdue_line
from journal.model import Interaction, MailOutcome, NoticeKind, OverdueContact, Receipt

# The lines of each kind; fewer where those of all kinds are more than a message has blocks.
_MAX_LINES = 5
_MAX_BLOCKS = 50


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One notice: `reason` is what somebody gave, `by` the person who did it; a follow-up may have
    been answered.
    """

    kind: NoticeKind
    entry: Interaction
    by: str = ""
    reason: str = ""
    answered_at: datetime | None = None


def card(
    t: Translator,
    notices: Sequence[NoticeLine],
    receipts: Sequence[Receipt],
    overdue: Sequence[OverdueContact] = (),
    *,
    day: str,
    now: datetime,
) -> Message:
    """The card: the more important kinds first, and at the end a button for fewer notices."""
    groups = {kind: [each for each in notices if each.kind is kind] for kind in NoticeKind}
    present = [kind for kind, group in groups.items() if group]
    if overdue:
        present.append(NoticeKind.STAY_IN_TOUCH)
    if receipts:
        present.append(NoticeKind.RECEIPT)
    title = notices_text.digest_title(t, day)
    blocks: list[Block] = []
    for most in range(_MAX_LINES, 0, -1):
        blocks = [
            builders.section(builders.mrkdwn(f"*{builders.safe_text(title, 200)}*")),
            *(
                block
                for kind, group in groups.items()
                for block in _group_blocks(t, kind, group, most, now)
            ),
            *_overdue_blocks(t, overdue, most, now),
            *_receipt_blocks(t, receipts, most),
            builders.actions(stop_button(t, present)),
        ]
        if len(blocks) <= _MAX_BLOCKS:
            break
    said = (
        title,
        *_group_sentences(t, groups, now),
        *_overdue_sentences(t, overdue, now),
        *(_receipt_line(t, each) for each in receipts),
    )
    return Message(builders.safe_text(" ".join(said), 3000), tuple(blocks))


def _group_blocks(
    t: Translator, kind: NoticeKind, group: Sequence[NoticeLine], most: int, now: datetime
) -> Iterator[Block]:
    if not group:
        return
    yield builders.context(builders.plain_text(notices_text.title_of(t, kind, len(group))))
    for each in group[:most]:
        yield from _notice_blocks(t, each, now)
    yield from _count_of_rest(t, len(group) - most)


def _count_of_rest(t: Translator, more: int) -> Iterator[Block]:
    if more > 0:
        yield builders.context(builders.plain_text(notices_text.and_more(t, more)))


def _notice_blocks(t: Translator, each: NoticeLine, now: datetime) -> Iterator[Block]:
    if each.kind is NoticeKind.FOLLOW_UP:
        follow_up = FollowUp(each.entry, each.answered_at)
        yield from follow_up_blocks(t, follow_up, now=now, block=LogId.FOLLOW_NOTICE)
        return
    button = command_button("…", f"show {each.entry.number}")
    yield builders.section(builders.plain_text(_line(t, each, now), 600), accessory=button)


def _line(t: Translator, each: NoticeLine, now: datetime) -> str:
    if each.kind is NoticeKind.FOLLOW_UP:
        return " · ".join(follow_up_lines(t, FollowUp(each.entry, each.answered_at), now=now))
    extra = [notices_text.done_by(t, each.by)] if each.by else []
    if each.reason:
        extra.append(notices_text.reason(t, builders.one_line(each.reason, 150)))
    subject = builders.one_line(each.entry.subject, 120)
    parts = (entry_line(t, each.entry, now=now), subject, *extra)
    return " · ".join(part for part in parts if part)


def _receipt_blocks(t: Translator, receipts: Sequence[Receipt], most: int) -> Iterator[Block]:
    """Says where the mail of a day went, of the last few days."""
    if receipts:
        title = notices_text.title_of(t, NoticeKind.RECEIPT, len(receipts))
        yield builders.context(builders.plain_text(title))
    for each in receipts[-most:]:
        yield builders.section(builders.plain_text(_receipt_line(t, each), 600))
    yield from _count_of_rest(t, len(receipts) - most)


def _receipt_line(t: Translator, each: Receipt) -> str:
    sums = Counter[MailOutcome]()
    for (outcome, _), count in each.outcomes.items():
        sums[outcome] += count
    return notices_text.receipt_line(t, each, sums)


def stop_button(t: Translator, present: Sequence[NoticeKind]) -> Element:
    words = ", ".join(prefs_text.notice_kind_name(t, kind) for kind in present)
    return builders.button(
        t(notices_text.STOP_BUTTON),
        MenuId.STOP,
        pack({"kinds": " ".join(present)}),
        confirm=builders.confirm_dialog(
            t(notices_text.STOP_BUTTON),
            notices_text.stop_question(t, words),
            t(notices_text.STOP_YES),
            t(notices_text.STOP_NO),
        ),
    )


def _group_sentences(
    t: Translator, groups: Mapping[NoticeKind, Sequence[NoticeLine]], now: datetime
) -> Iterator[str]:
    for kind, group in groups.items():
        if group:
            lines = "; ".join(_line(t, each, now) for each in group[:_MAX_LINES])
            yield f"{notices_text.title_of(t, kind, len(group))}: {lines}."


def _overdue_blocks(
    t: Translator, overdue: Sequence[OverdueContact], most: int, now: datetime
) -> Iterator[Block]:
    if overdue:
        title = notices_text.title_of(t, NoticeKind.STAY_IN_TOUCH, len(overdue))
        yield builders.context(builders.plain_text(title))
    for each in overdue[:most]:
        yield from overdue_blocks(t, each, now=now)
    yield from _count_of_rest(t, len(overdue) - most)


def _overdue_sentences(
    t: Translator, overdue: Sequence[OverdueContact], now: datetime
) -> Iterator[str]:
    if overdue:
        lines = "; ".join(overdue_line(t, each, now=now) for each in overdue[:_MAX_LINES])
        yield f"{notices_text.title_of(t, NoticeKind.STAY_IN_TOUCH, len(overdue))}: {lines}."
