"""PURE. A card of alerts: what is wrong, what to do about it, and what is over."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.blockkit import builders
from bot.blockkit.builders import Block, Message
from bot.language.translator import Translator
from bot.messages import alerts as alerts_text
from bot.messages import notices as notices_text
from bot.views.notices import stop_button
from journal.model import Alert, NoticeKind
from journal.model.alerts import ALERT_EVENTS

# A server that is away takes all its mailboxes with it; a message has fifty blocks.
_MAX_LINES = 10


def card(t: Translator, there: Sequence[Alert], over: Sequence[Alert], *, now: datetime) -> Message:
    """The card: what began, each with what to do; what ended, in one line each."""
    lines = [_there_line(t, each, now) for each in there]
    well = [_over_line(t, each, now) for each in over]
    wrong, over_title = t(alerts_text.WRONG_TITLE), t(alerts_text.OVER_TITLE)
    blocks = [*_group_blocks(t, wrong, lines), *_group_blocks(t, over_title, well)]
    blocks.append(builders.actions(stop_button(t, [NoticeKind.MAILBOX])))
    plain = " ".join([wrong if there else over_title, *lines, *well])
    return Message(builders.safe_text(plain, 3000), tuple(blocks))


def _group_blocks(t: Translator, title: str, texts: Sequence[str]) -> Iterator[Block]:
    if not texts:
        return
    yield builders.section(builders.mrkdwn(f"*{title}*"))
    for text in texts[:_MAX_LINES]:
        yield builders.section(builders.plain_text(text, 600))
    if len(texts) > _MAX_LINES:
        more = notices_text.and_more(t, len(texts) - _MAX_LINES)
        yield builders.context(builders.plain_text(more))


def _there_line(t: Translator, each: Alert, now: datetime) -> str:
    if each.ended_at and each.problem.kind not in ALERT_EVENTS:
        return _over_line(t, each, now)
    since = t.moment(each.began_at, now=now)
    title = alerts_text.with_beginning(t, alerts_text.title_of(t, each.problem), since)
    return f"{title} {alerts_text.advice_of(t, each.problem)}"


def _over_line(t: Translator, each: Alert, now: datetime) -> str:
    until = t.moment(each.ended_at or now, now=now)
    return alerts_text.with_end(t, alerts_text.title_of(t, each.problem), until)
