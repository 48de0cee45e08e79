"""What the preferences say."""

from bot.say import Say
from journal.model import NoticeKind, Told

# In each its own name: whoever looks for it can read it.
LANGUAGES = {
    "en": "English",
    "sv": "Svenska",
    "nb": "Norsk bokmål",
    "fi": "Suomi",
    "nl": "Nederlands",
    "ru": "Русский",
}


def title(say: Say) -> str:
    return say("Preferences")


def save(say: Say) -> str:
    return say("Save")


def close(say: Say) -> str:
    return say("Close")


def saved(say: Say) -> str:
    return say("Your preferences are saved.")


def language(say: Say) -> str:
    return say("Language")


def as_slack(say: Say) -> str:
    return say("As in Slack")


def told(say: Say) -> str:
    return say("When something happened that concerns you")


def told_how(say: Say, how: Told) -> str:
    return {
        Told.EACH: say("Tell me at once"),
        Told.DIGEST: say("Once a day, all together"),
        Told.OFF: say("Tell me nothing"),
    }[how]


def hour(say: Say) -> str:
    return say("The daily message comes at")


def kinds(say: Say) -> str:
    return say("Tell me of")


def kind(say: Say, each: NoticeKind) -> str:
    return {
        NoticeKind.MAIL_LOGGED: say("Mails logged for me"),
        NoticeKind.BOUNCED: say("Mails of mine that bounced"),
        NoticeKind.CANCELLED: say("Entries of mine that somebody cancelled"),
        NoticeKind.RESTORED: say("Entries of mine that somebody restored"),
        NoticeKind.EDITED: say("Entries of mine that somebody changed"),
        NoticeKind.FOLLOW_UP: say("Follow-ups that are due"),
        NoticeKind.MAILBOX: say("Mailboxes that can't be read (admins)"),
        NoticeKind.FILE_LOST: say("Files of mine that could not be attached"),
    }[each]


def open_prefs(say: Say) -> str:
    return say("Open preferences")


def current(say: Say, language: str, how: str) -> str:
    return say("Language: {language}. Notices: {how}.", language=language, how=how)
