"""PURE. Contacts who wait for a word: a line each, with a button to log and one to look."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.blockkit import builders
from bot.blockkit.builders import Block, Message
from bot.ids.find import FindId
from bot.ids.log import LogId
from bot.language.translator import Translator
from bot.messages import rhythm as rhythm_text
from bot.views.contact_labels import contact_title
from journal.model import OverdueContact


def overdue_list(t: Translator, overdue: Sequence[OverdueContact], *, now: datetime) -> Message:
    title, lines = t(rhythm_text.TITLE), [overdue_line(t, each, now=now) for each in overdue]
    how = t(rhythm_text.HOW_TO_SET)
    said = [f"{title}: {'; '.join(lines)}."] if lines else [t(rhythm_text.NOBODY_WAITS)]
    blocks = [
        builders.header(title),
        *(block for each in overdue for block in overdue_blocks(t, each, now=now)),
        *([] if overdue else [builders.section(builders.plain_text(said[0]))]),
        builders.context(builders.plain_text(how)),
    ]
    return Message(builders.safe_text(" ".join((*said, how)), 3500), tuple(blocks))


def overdue_blocks(t: Translator, each: OverdueContact, *, now: datetime) -> Iterator[Block]:
    yield builders.section(builders.plain_text(overdue_line(t, each, now=now), 500))
    yield builders.actions(
        builders.button(t(rhythm_text.LOG), LogId.OPEN, str(each.contact.id)),
        builders.button(t(rhythm_text.OPEN), FindId.CARD, str(each.contact.id)),
    )


def overdue_line(t: Translator, each: OverdueContact, *, now: datetime) -> str:
    """`Ada Lovelace (Acme) · last spoken to 3 Feb · every 14 days`."""
    name = builders.one_line(contact_title(each.contact), 200)
    return " · ".join((name, _last_talk(t, each, now), rhythm_text.how_often(t, each.days)))


def _last_talk(t: Translator, each: OverdueContact, now: datetime) -> str:
    if each.spoken_at is None:
        return t(rhythm_text.NEVER_SPOKEN_TO)
    day, today = each.spoken_at.astimezone(t.zone).date(), now.astimezone(t.zone).date()
    return rhythm_text.spoken_to(t, t.day(day, today=today))
