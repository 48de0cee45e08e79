"""PURE. The Home tab: what there is to do, and buttons to everything else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.blockkit import builders
from bot.blockkit.builders import Block, View
from bot.ids.find import FindId
from bot.ids.log import LogId
from bot.language.translator import Translator
from bot.messages import follow_ups as follow_ups_text
from bot.messages import home as home_text
from bot.messages import menu as menu_text
from bot.views.contact_labels import contact_title
from bot.views.follow_ups import FollowUp, follow_up_blocks
from bot.views.menu import CommandNames, command_button, own_entry_blocks
from journal.mail.mail_participants import main_party
from journal.model import Contact, Interaction, LedgerMail, MailboxState


@dataclass(frozen=True, slots=True)
class AdminSummary:
    cancelled: int
    mailboxes: tuple[MailboxState, ...]


@dataclass(frozen=True, slots=True)
class HomeContent:
    """The content of somebody's Home tab."""

    waiting: int
    oldest: LedgerMail | None
    follow_ups: tuple[FollowUp, ...]
    own_entries: tuple[Interaction, ...]
    contacts: tuple[Contact, ...]
    admin: AdminSummary | None = None


def home(t: Translator, commands: CommandNames, content: HomeContent, *, now: datetime) -> View:
    return builders.home(
        (
            builders.actions(
                builders.button(t(menu_text.LOG_BUTTON), LogId.OPEN, style="primary"),
                command_button(menu_text.triage_button(t, content.waiting), "triage"),
                command_button(t(menu_text.FOLLOW_UPS), "due"),
                command_button(t(menu_text.STATISTICS), "stats me month"),
                command_button(t(menu_text.PREFERENCES), "prefs"),
                command_button(t(menu_text.HELP_BUTTON), "help"),
            ),
            builders.section(
                builders.plain_text(t(home_text.FIND_CONTACT)),
                accessory=builders.search_select(
                    FindId.PICK_CONTACT, placeholder=t(home_text.FIND_PLACEHOLDER)
                ),
            ),
            *_waiting_blocks(t, content, now),
            *_follow_ups(t, content.follow_ups, now),
            builders.divider(),
            *own_entry_blocks(t, content.own_entries, commands, now=now),
            *_contact_blocks(t, content.contacts),
            *(_admin_blocks(t, content.admin, now) if content.admin else ()),
        )
    )


def _waiting_blocks(t: Translator, content: HomeContent, now: datetime) -> Iterator[Block]:
    if not content.waiting:
        yield builders.context(builders.plain_text(t(menu_text.NOTHING_WAITS)))
        return
    yield builders.section(
        builders.plain_text(menu_text.mails_waiting(t, content.waiting)),
        accessory=command_button(menu_text.triage_button(t, 0), "triage next"),
    )
    if content.oldest:
        main = main_party(content.oldest)
        sender = (main.name or main.address) if main else "?"
        moment = t.moment(content.oldest.seen_at, now=now)
        yield builders.context(
            builders.plain_text(home_text.oldest_waiting(t, builders.one_line(sender, 100), moment))
        )


def _follow_ups(t: Translator, due: Sequence[FollowUp], now: datetime) -> Iterator[Block]:
    if due:
        yield builders.divider()
        yield builders.section(builders.mrkdwn(f"*{t(follow_ups_text.TITLE)}*"))
    for each in due:
        yield from follow_up_blocks(t, each, now=now)


def _contact_blocks(t: Translator, contacts: Sequence[Contact]) -> Iterator[Block]:
    if contacts:
        yield builders.divider()
        yield builders.section(builders.mrkdwn(f"*{t(home_text.RECENT_CONTACTS)}*"))
        # Each button has its own id, which must be unique in a block.
        yield builders.actions(
            *(
                builders.button(
                    contact_title(each), f"menu.say.contact.{each.id}", f"contact {each.number}"
                )
                for each in contacts
            )
        )


def _admin_blocks(t: Translator, content: AdminSummary, now: datetime) -> Iterator[Block]:
    yield builders.divider()
    yield builders.section(builders.mrkdwn(f"*{t(home_text.ADMIN_HEADING)}*"))
    button = command_button(t(home_text.PURGE_BUTTON), "purge") if content.cancelled else None
    yield builders.section(
        builders.plain_text(home_text.purgeable_entries(t, content.cancelled)), accessory=button
    )
    for box in content.mailboxes[:20]:
        last = t.moment(box.last_success, now=now) if box.last_success else t(home_text.NEVER_READ)
        yield builders.context(
            builders.plain_text(home_text.mailbox_state(t, box.name, box.health, last))
        )
    if not content.mailboxes:
        yield builders.context(builders.plain_text(t(home_text.NO_MAILBOXES)))
