"""What the preferences say."""

from bot.language.translator import Translator
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


def title(t: Translator) -> str:
    return t("Preferences")


def save(t: Translator) -> str:
    return t("Save")


def close(t: Translator) -> str:
    return t("Close")


def preferences_saved(t: Translator) -> str:
    return t("Your preferences are saved.")


def language_label(t: Translator) -> str:
    return t("Language")


def language_as_in_slack(t: Translator) -> str:
    return t("As in Slack")


def frequency_label(t: Translator) -> str:
    return t("When something happened that concerns you")


def frequency_name(t: Translator, frequency: NoticeFrequency) -> str:
    return {
        NoticeFrequency.EACH: t("Tell me at once"),
        NoticeFrequency.DIGEST: t("Once a day, all together"),
        NoticeFrequency.OFF: t("Tell me nothing"),
    }[frequency]


def digest_hour_label(t: Translator) -> str:
    return t("The daily message comes at")


def notice_kinds_label(t: Translator) -> str:
    return t("Tell me of")


def notice_kind_name(t: Translator, each: NoticeKind) -> str:
    return {
        NoticeKind.MAIL_LOGGED: t("Mails logged for me"),
        NoticeKind.BOUNCED: t("Mails of mine that bounced"),
        NoticeKind.CANCELLED: t("Entries of mine that somebody cancelled"),
        NoticeKind.RESTORED: t("Entries of mine that somebody restored"),
        NoticeKind.EDITED: t("Entries of mine that somebody changed"),
        NoticeKind.FOLLOW_UP: t("Follow-ups that are due"),
        NoticeKind.MAILBOX: t("Mailboxes that can't be read (admins)"),
        NoticeKind.FILE_LOST: t("Files of mine that could not be attached"),
    }[each]


def open_prefs(t: Translator) -> str:
    return t("Open preferences")


def current_preferences(t: Translator, language: str, frequency: str) -> str:
    return t("Language: {language}. Notices: {how}.", language=language, how=frequency)
