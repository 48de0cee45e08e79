"""The sentences of the preferences."""

from bot.language.translator import N_, Translator
from journal.model import NoticeFrequency, NoticeKind

# Each language by its own name, so that its speakers can read it.
LANGUAGE_NAMES = {
    "en": "English",
    "sv": "Svenska",
    "nb": "Norsk bokmål",
    "fi": "Suomi",
    "nl": "Nederlands",
    "ru": "Русский",
}


TITLE = N_("Preferences")
SAVE = N_("Save")
CLOSE = N_("Close")
PREFERENCES_SAVED = N_("Your preferences are saved.")
LANGUAGE_LABEL = N_("Language")
LANGUAGE_AS_IN_SLACK = N_("As in Slack")
FREQUENCY_LABEL = N_("When something happened that concerns you")


def frequency_name(t: Translator, frequency: NoticeFrequency) -> str:
    return {
        NoticeFrequency.EACH: t("Tell me at once"),
        NoticeFrequency.DIGEST: t("Once a day, all together"),
        NoticeFrequency.OFF: t("Tell me nothing"),
    }[frequency]


DIGEST_HOUR_LABEL = N_("The daily message comes at")
NOTICE_KINDS_LABEL = N_("Tell me of")


def notice_kind_name(t: Translator, each: NoticeKind) -> str:
    return {
        NoticeKind.MAIL_LOGGED: t("Mails logged for me"),
        NoticeKind.BOUNCED: t("Mails of mine that bounced"),
        NoticeKind.CANCELLED: t("Entries of mine that somebody cancelled"),
        NoticeKind.RESTORED: t("Entries of mine that somebody restored"),
        NoticeKind.EDITED: t("Entries of mine that somebody changed"),
        NoticeKind.FOLLOW_UP: t("Follow-ups that are due"),
        NoticeKind.MAILBOX: t("What is wrong with Rapport itself (admins)"),
        NoticeKind.RECEIPT: t("The daily receipt of mail (admins)"),
        NoticeKind.STAY_IN_TOUCH: t("Contacts who wait for a word from me"),
        NoticeKind.FILE_LOST: t("Files of mine that could not be attached"),
    }[each]


OPEN_PREFS = N_("Open preferences")


def current_preferences(t: Translator, language: str, frequency: str) -> str:
    return t("Language: {language}. Notices: {how}.", language=language, how=frequency)
