"""What the Home tab says."""

from bot.say import Translator
from journal.model import MailboxHealth


def follow_ups(say: Translator) -> str:
    return say("To come back to")


def follow_up_due(say: Translator, day: str) -> str:
    return say("due {day}", day=day)


def oldest_waiting(say: Translator, sender: str, moment: str) -> str:
    return say("Waiting longest: {sender}, {moment}", sender=sender, moment=moment)


def recent_contacts(say: Translator) -> str:
    return say("Recent contacts")


def find_contact(say: Translator) -> str:
    return say("Find a contact")


def find_placeholder(say: Translator) -> str:
    return say("Name, address or number")


def admin_heading(say: Translator) -> str:
    return say("For admins")


def purgeable_entries(say: Translator, count: int) -> str:
    return say.plural(
        "{count} cancelled entry could be purged.",
        "{count} cancelled entries could be purged.",
        count,
    )


def purge_button(say: Translator) -> str:
    return say("Look at a purge")


def mailbox_state(say: Translator, name: str, health: MailboxHealth, last: str) -> str:
    words = {
        MailboxHealth.OK: say("{name}: fine, read {last}", name=name, last=last),
        MailboxHealth.PAUSED: say("{name}: paused by hand", name=name),
        MailboxHealth.REFUSED: say("{name}: the server refuses us; a person must act", name=name),
    }
    found = words.get(health)
    return found or say("{name}: not read since {last}", name=name, last=last)


def never_read(say: Translator) -> str:
    return say("never")


def no_mailboxes(say: Translator) -> str:
    return say("No mailbox is watched yet.")
