"""What the Home tab says."""

from bot.say import Say
from journal.model import Health


def follow_ups(say: Say) -> str:
    return say("To come back to")


def follow_up_due(say: Say, day: str) -> str:
    return say("due {day}", day=day)


def oldest_waiting(say: Say, sender: str, moment: str) -> str:
    return say("Waiting longest: {sender}, {moment}", sender=sender, moment=moment)


def recent_contacts(say: Say) -> str:
    return say("Recent contacts")


def find_contact(say: Say) -> str:
    return say("Find a contact")


def find_placeholder(say: Say) -> str:
    return say("Name, address or number")


def for_admins(say: Say) -> str:
    return say("For admins")


def cancelled(say: Say, count: int) -> str:
    return say.many(
        "{count} cancelled entry could be purged.",
        "{count} cancelled entries could be purged.",
        count,
    )


def purge(say: Say) -> str:
    return say("Look at a purge")


def mailbox(say: Say, name: str, health: Health, last: str) -> str:
    words = {
        Health.OK: say("{name}: fine, read {last}", name=name, last=last),
        Health.PAUSED: say("{name}: paused by hand", name=name),
        Health.REFUSED: say("{name}: the server refuses us; a person must act", name=name),
    }
    found = words.get(health)
    return found or say("{name}: not read since {last}", name=name, last=last)


def never(say: Say) -> str:
    return say("never")


def no_mailboxes(say: Say) -> str:
    return say("No mailbox is watched yet.")
