"""What the preferences say."""

from bot.say import Translator
from journal.model import NoticeFrequency, NoticeKind

# In each its own name: whoever looks for it can read it.
LANGUAGE_NAMES = {
    "en": "English",
    "sv": "Svenska",
    "nb": "Norsk bokmål",
    "fi": "Suomi",
    "nl": "Nederlands",
    "ru": "Русский",
}


def title(say: Translator) -> str:
    return say("Preferences")


def save(say: Translator) -> str:
    return say("Save")


def close(say: Translator) -> str:
    return say("Close")


def preferences_saved(say: Translator) -> str:
    return say("Your preferences are saved.")


def language_label(say: Translator) -> str:
    return say("Language")


def language_as_in_slack(say: Translator) -> str:
    return say("As in Slack")


def frequency_label(say: Translator) -> str:
    return say("When something happened that concerns you")


def frequency_name(say: Translator, frequency: NoticeFrequency) -> str:
    return {
        NoticeFrequency.EACH: say("Tell me at once"),
        NoticeFrequency.DIGEST: say("Once a day, all together"),
        NoticeFrequency.OFF: say("Tell me nothing"),
    }[frequency]


def digest_hour_label(say: Translator) -> str:
    return say("The daily message comes at")


def notice_kinds_label(say: Translator) -> str:
    return say("Tell me of")


def notice_kind_name(say: Translator, each: NoticeKind) -> str:
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


def open_prefs(say: Translator) -> str:
    return say("Open preferences")


def current_preferences(say: Translator, language: str, frequency: str) -> str:
    return say("Language: {language}. Notices: {how}.", language=language, how=frequency)
