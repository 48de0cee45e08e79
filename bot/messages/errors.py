"""The sentences of errors."""

from bot.language.translator import N_, Translator


def failed_unexpectedly(t: Translator, reference: str) -> str:
    return t(
        "Something went wrong on our side. Nothing was saved. "
        "Tell your admin the reference {reference}.",
        reference=reference,
    )


def record_busy(t: Translator, reference: str) -> str:
    return t(
        "The record is busy just now. Nothing was saved; try again in a moment. "
        "(Reference {reference})",
        reference=reference,
    )


def record_unreachable(t: Translator, reference: str) -> str:
    return t(
        "The record can't be reached. Nothing was saved. "
        "Tell your admin the reference {reference}.",
        reference=reference,
    )


def failed_midway(t: Translator, reference: str) -> str:
    return t(
        "Something went wrong on our side before it was finished. Look what was done before you "
        "try again, and tell your admin the reference {reference}.",
        reference=reference,
    )


def file_not_sent(t: Translator, title: str) -> str:
    return t(
        "The file “{title}” could not be sent: Slack does not take it just now. "
        "Please ask for it again in a moment.",
        title=title[:200],
    )


ONE_FILE_AT_A_TIME = N_(
    "What you asked for before is still being made. Ask for this again when it has come."
)
TOO_MANY_AT_ONCE = N_(
    "That is more than one person can ask for at once. Wait a few seconds and try again."
)
BUTTON_OUT_OF_DATE = N_("This button is from an older version of Rapport. Ask for the card again.")
TITLE = N_("That did not work")
CLOSE = N_("Back")
TOO_LATE_TO_OPEN = N_("Slack did not open the form: too much time had passed. Please try again.")
STRANGER = N_("Rapport is for members of its own workspace. Ask its admin to let you in.")
GUEST = N_("Rapport is not open to guests of this workspace. Ask its admin to let you in.")
UNKNOWN_PERSON = N_(
    "Slack does not say who you are just now. Nothing was saved; try again in a moment."
)
