"""Why a file could not be attached: told on the entry."""

from bot.say import Translator


def unnamed_file(say: Translator) -> str:
    return say("file")


def file_not_visible(say: Translator) -> str:
    return say(
        "A file could not be attached: it is deleted, or in a conversation that the app is not in. "
        "Edit the entry, and put the file in the form."
    )


def only_a_link(say: Translator, name: str) -> str:
    return say(
        "{name} could not be attached: Slack has only a link to it. Edit the entry, and put the "
        "file itself in the form.",
        name=name[:200],
    )


def file_too_large(say: Translator, name: str, megabytes: int) -> str:
    return say(
        "{name} could not be attached: it is larger than {megabytes} MB.",
        name=name[:200],
        megabytes=megabytes,
    )


def file_not_delivered(say: Translator) -> str:
    return say(
        "A file could not be attached: Slack did not hand it over for three days. Edit the entry, "
        "and put the file in the form."
    )
