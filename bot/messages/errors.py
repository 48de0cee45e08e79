"""What is said when something did not work."""

from bot.say import Say


def failed(say: Say, reference: str) -> str:
    return say(
        "Something went wrong on our side. Nothing was saved. "
        "Tell your admin the reference {reference}.",
        reference=reference,
    )


def busy(say: Say, reference: str) -> str:
    return say(
        "The record is busy just now. Nothing was saved; try again in a moment. "
        "(Reference {reference})",
        reference=reference,
    )


def out_of_order(say: Say, reference: str) -> str:
    return say(
        "The record can't be reached. Nothing was saved. "
        "Tell your admin the reference {reference}.",
        reference=reference,
    )


def failed_late(say: Say, reference: str) -> str:
    return say(
        "Something went wrong on our side before it was finished. Look what was done before you "
        "try again, and tell your admin the reference {reference}.",
        reference=reference,
    )


def file_not_sent(say: Say, title: str) -> str:
    return say(
        "The file “{title}” could not be sent: Slack does not take it just now. "
        "Please ask for it again in a moment.",
        title=title[:200],
    )


def out_of_date(say: Say) -> str:
    return say("This button is from an older version of Rapport. Ask for the card again.")


def title(say: Say) -> str:
    return say("That did not work")


def close(say: Say) -> str:
    return say("Back")


def too_late_to_open(say: Say) -> str:
    return say("Slack did not open the form: too much time had passed. Please try again.")


def stranger(say: Say) -> str:
    return say("Rapport is for members of its own workspace. Ask its admin to let you in.")


def guest(say: Say) -> str:
    return say("Rapport is not open to guests of this workspace. Ask its admin to let you in.")


def unknown_person(say: Say) -> str:
    return say("Slack does not say who you are just now. Nothing was saved; try again in a moment.")
