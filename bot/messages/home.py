"""The sentences of the Home tab."""

from bot.language.translator import N_, Translator
from journal.model import MailboxHealth


def oldest_waiting(t: Translator, sender: str, moment: str) -> str:
    return t("Waiting longest: {sender}, {moment}", sender=sender, moment=moment)


RECENT_CONTACTS = N_("Recent contacts")
FIND_CONTACT = N_("Find a contact")
FIND_PLACEHOLDER = N_("Name or address")
ADMIN_HEADING = N_("For admins")


def purgeable_entries(t: Translator, count: int) -> str:
    return t.plural(
        "{count} cancelled entry could be purged.",
        "{count} cancelled entries could be purged.",
        count,
    )


PURGE_BUTTON = N_("Look at a purge")


def mailbox_state(t: Translator, name: str, health: MailboxHealth, last: str) -> str:
    words = {
        MailboxHealth.OK: t("{name}: fine, read {last}", name=name, last=last),
        MailboxHealth.PAUSED: t("{name}: paused by hand", name=name),
        MailboxHealth.REFUSED: t("{name}: the server refuses us; a person must act", name=name),
    }
    found = words.get(health)
    return found or t("{name}: not read since {last}", name=name, last=last)


NEVER_READ = N_("never")
NO_MAILBOXES = N_("No mailbox is watched yet.")
