"""PURE. The Home tab: what there is to do, and a way to everything."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot import kit
from bot.ids.find import Find
from bot.ids.log import Log
from bot.kit import Block, View
from bot.messages import home as said
from bot.messages import menu as menu_said
from bot.say import Say
from bot.views.lines import entry_line
from bot.views.menu import Commands, entry_block, own_entries, say_button
from bot.views.people import titled
from journal.model import Contact, Interaction, LedgerMail, MailboxState
from journal.taking_part import main_party


@dataclass(frozen=True, slots=True)
class ForAdmins:
    cancelled: int
    mailboxes: tuple[MailboxState, ...]


@dataclass(frozen=True, slots=True)
class Now:
    """What there is to show somebody."""

    waiting: int
    oldest: LedgerMail | None
    follow_ups: tuple[Interaction, ...]
    mine: tuple[Interaction, ...]
    contacts: tuple[Contact, ...]
    admin: ForAdmins | None = None


def home(say: Say, commands: Commands, shown: Now, *, now: datetime) -> View:
    return kit.home(
        (
            kit.actions(
                kit.button(menu_said.log(say), Log.OPEN, style="primary"),
                say_button(menu_said.triage(say, shown.waiting), "triage"),
                say_button(menu_said.statistics(say), "stats me month"),
                say_button(menu_said.preferences(say), "prefs"),
                say_button(menu_said.help_button(say), "help"),
            ),
            kit.section(
                kit.plain(said.find_contact(say)),
                accessory=kit.search_select(
                    Find.PICK_CONTACT, placeholder=said.find_placeholder(say)
                ),
            ),
            *_waiting(say, shown, now),
            *_follow_ups(say, shown.follow_ups, now),
            kit.divider(),
            *own_entries(say, shown.mine, commands, now=now),
            *_contacts(say, shown.contacts),
            *(_admin(say, shown.admin, now) if shown.admin else ()),
        )
    )


def _waiting(say: Say, shown: Now, now: datetime) -> Iterator[Block]:
    if not shown.waiting:
        yield kit.context(kit.plain(menu_said.nothing_waits(say)))
        return
    yield kit.section(
        kit.plain(menu_said.waiting(say, shown.waiting)),
        accessory=say_button(menu_said.triage(say, 0), "triage next"),
    )
    if shown.oldest:
        main = main_party(shown.oldest)
        sender = (main.name or main.address) if main else "?"
        moment = say.moment(shown.oldest.seen_at, now=now)
        yield kit.context(kit.plain(said.oldest_waiting(say, kit.one_line(sender, 100), moment)))


def _follow_ups(say: Say, due: Sequence[Interaction], now: datetime) -> Iterator[Block]:
    if due:
        yield kit.divider()
        yield kit.section(kit.mrkdwn(f"*{said.follow_ups(say)}*"))
    for each in due:
        day = _due(say, each.follow_up_on, now)
        line = f"{entry_line(say, each, now=now)} · {day}"
        block = entry_block(say, each, now=now)
        yield {**block, "text": kit.plain(line, 400)}


def _due(say: Say, day: date | None, now: datetime) -> str:
    today = now.astimezone(say.zone).date()
    return said.follow_up_due(say, say.day(day, today=today)) if day else ""


def _contacts(say: Say, contacts: Sequence[Contact]) -> Iterator[Block]:
    if contacts:
        yield kit.divider()
        yield kit.section(kit.mrkdwn(f"*{said.recent_contacts(say)}*"))
        # Each has an id of its own: two buttons of one block may not share one.
        yield kit.actions(
            *(
                kit.button(titled(each), f"menu.say.contact.{each.id}", f"contact {each.number}")
                for each in contacts
            )
        )


def _admin(say: Say, shown: ForAdmins, now: datetime) -> Iterator[Block]:
    yield kit.divider()
    yield kit.section(kit.mrkdwn(f"*{said.for_admins(say)}*"))
    button = say_button(said.purge(say), "purge") if shown.cancelled else None
    yield kit.section(kit.plain(said.cancelled(say, shown.cancelled)), accessory=button)
    for box in shown.mailboxes[:20]:
        last = say.moment(box.last_success, now=now) if box.last_success else said.never(say)
        yield kit.context(kit.plain(said.mailbox(say, box.name, box.health, last)))
    if not shown.mailboxes:
        yield kit.context(kit.plain(said.no_mailboxes(say)))
