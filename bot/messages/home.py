"""What the Home tab says."""

from bot.language.translator import Translator
from journal.model import MailboxHealth


def follow_ups(t: Translator) -> str:
    return t("To come back to")


def follow_up_due(t: Translator, day: str) -> str:
    return t("due {day}", day=day)


def oldest_waiting(t: Translator, sender: str, moment: str) -> str:
    return t("Waiting longest: {sender}, {moment}", sender=sender, moment=moment)


def recent_contacts(t: Translator) -> str:
    return t("Recent contacts")


def find_contact(t: Translator) -> str:
    return t("Find a contact")


def find_placeholder(t: Translator) -> str:
    return t("Name, address or number")


def admin_heading(t: Translator) -> str:
    return t("For admins")


def purgeable_entries(t: Translator, count: int) -> str:
    return t.plural(
        "{count} cancelled entry could be purged.",
        "{count} cancelled entries could be purged.",
        count,
    )


def purge_button(t: Translator) -> str:
    return t("Look at a purge")


def mailbox_state(t: Translator, name: str, health: MailboxHealth, last: str) -> str:
    words = {
        MailboxHealth.OK: t("{name}: fine, read {last}", name=name, last=last),
        MailboxHealth.PAUSED: t("{name}: paused by hand", name=name),
        MailboxHealth.REFUSED: t("{name}: the server refuses us; a person must act", name=name),
    }
    found = words.get(health)
    return found or t("{name}: not read since {last}", name=name, last=last)


def never_read(t: Translator) -> str:
    return t("never")


def no_mailboxes(t: Translator) -> str:
    return t("No mailbox is watched yet.")
