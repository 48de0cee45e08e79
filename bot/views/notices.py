"""PURE. A card of notices: what happened, by kind, each entry one line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import kit
from bot.ids import pack
from bot.ids.menu import Menu
from bot.kit import Block, Element, Message
from bot.messages import notices as said
from bot.messages import prefs as kinds
from bot.say import Say
from bot.views.lines import entry_line
from bot.views.menu import say_button
from journal.model import Interaction, NoticeKind

# Of each kind so many lines; a message has fifty blocks.
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to tell: `why` is a reason somebody gave, `by` who did it."""

    kind: NoticeKind
    entry: Interaction
    by: str = ""
    why: str = ""


def card(
    say: Say, told: Sequence[Told], mailboxes: Sequence[str], *, day: str, now: datetime
) -> Message:
    """The more telling kinds first; at the end the way to hear less."""
    groups = {kind: [each for each in told if each.kind is kind] for kind in NoticeKind}
    present = [kind for kind, group in groups.items() if group]
    if mailboxes:
        present.append(NoticeKind.MAILBOX)
    title = said.digest_title(say, day)
    blocks = [kit.section(kit.mrkdwn(f"*{kit.safe(title, 200)}*"))]
    for kind, group in groups.items():
        blocks += _group(say, kind, group, now)
    blocks += _mailboxes(say, mailboxes)
    blocks.append(kit.actions(stop_button(say, present)))
    return Message(_text(say, title, groups, mailboxes, now), tuple(blocks))


def _group(say: Say, kind: NoticeKind, group: Sequence[Told], now: datetime) -> Iterator[Block]:
    if not group:
        return
    yield kit.context(kit.plain(said.heading(say, kind, len(group))))
    for each in group[:_SHOWN]:
        shown = say_button("…", f"show {each.entry.number}")
        yield kit.section(kit.plain(_line(say, each, now), 600), accessory=shown)
    if len(group) > _SHOWN:
        yield kit.context(kit.plain(said.more(say, len(group) - _SHOWN)))


def _line(say: Say, each: Told, now: datetime) -> str:
    extra = [said.by(say, each.by)] if each.by else []
    if each.why:
        extra.append(said.reason(say, kit.one_line(each.why, 150)))
    subject = kit.one_line(each.entry.subject, 120)
    parts = (entry_line(say, each.entry, now=now), subject, *extra)
    return " · ".join(part for part in parts if part)


def _mailboxes(say: Say, names: Sequence[str]) -> Iterator[Block]:
    if names:
        yield kit.context(kit.plain(said.heading(say, NoticeKind.MAILBOX, len(names))))
        yield kit.section(kit.plain(said.mailbox(say, ", ".join(names)), 600))


def stop_button(say: Say, present: Sequence[NoticeKind]) -> Element:
    words = ", ".join(kinds.kind(say, kind) for kind in present)
    return kit.button(
        said.stop(say),
        Menu.STOP,
        pack({"kinds": " ".join(present)}),
        confirm=kit.confirm(
            said.stop(say), said.stop_question(say, words), said.stop_yes(say), said.stop_no(say)
        ),
    )


def _text(
    say: Say,
    title: str,
    groups: Mapping[NoticeKind, Sequence[Told]],
    mailboxes: Sequence[str],
    now: datetime,
) -> str:
    said_of = [title]
    for kind, group in groups.items():
        if group:
            lines = "; ".join(_line(say, each, now) for each in group[:_SHOWN])
            said_of.append(f"{said.heading(say, kind, len(group))}: {lines}.")
    if mailboxes:
        said_of.append(said.mailbox(say, ", ".join(mailboxes)))
    return kit.safe(" ".join(said_of), 3000)
