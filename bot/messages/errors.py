"""What is said when something did not work."""

from bot.say import Translator


def failed_unexpectedly(say: Translator, reference: str) -> str:
    return say(
        "Something went wrong on our side. Nothing was saved. "
        "Tell your admin the reference {reference}.",
        reference=reference,
    )


def record_busy(say: Translator, reference: str) -> str:
    return say(
        "The record is busy just now. Nothing was saved; try again in a moment. "
        "(Reference {reference})",
        reference=reference,
    )


def record_unreachable(say: Translator, reference: str) -> str:
    return say(
        "The record can't be reached. Nothing was saved. "
        "Tell your admin the reference {reference}.",
        reference=reference,
    )


def failed_midway(say: Translator, reference: str) -> str:
    return say(
        "Something went wrong on our side before it was finished. Look what was done before you "
        "try again, and tell your admin the reference {reference}.",
        reference=reference,
    )


def file_not_sent(say: Translator, title: str) -> str:
    return say(
        "The file “{title}” could not be sent: Slack does not take it just now. "
        "Please ask for it again in a moment.",
        title=title[:200],
    )


def button_out_of_date(say: Translator) -> str:
    return say("This button is from an older version of Rapport. Ask for the card again.")


def title(say: Translator) -> str:
    return say("That did not work")


def close(say: Translator) -> str:
    return say("Back")


def too_late_to_open(say: Translator) -> str:
    return say("Slack did not open the form: too much time had passed. Please try again.")


def stranger(say: Translator) -> str:
    return say("Rapport is for members of its own workspace. Ask its admin to let you in.")


def guest(say: Translator) -> str:
    return say("Rapport is not open to guests of this workspace. Ask its admin to let you in.")


def unknown_person(say: Translator) -> str:
    return say("Slack does not say who you are just now. Nothing was saved; try again in a moment.")
