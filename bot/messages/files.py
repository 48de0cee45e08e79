"""The reasons why a file could not be attached, as shown on the entry."""

from bot.language.translator import N_, Translator

UNNAMED_FILE = N_("file")
FILE_NOT_VISIBLE = N_(
    "A file could not be attached: it is deleted, or in a conversation that the app is not in. "
    "Edit the entry, and put the file in the form."
)


def only_a_link(t: Translator, name: str) -> str:
    return t(
        "{name} could not be attached: Slack has only a link to it. Edit the entry, and put the "
        "file itself in the form.",
        name=name[:200],
    )


def file_too_large(t: Translator, name: str, megabytes: int) -> str:
    return t(
        "{name} could not be attached: it is larger than {megabytes} MB.",
        name=name[:200],
        megabytes=megabytes,
    )


FILE_NOT_DELIVERED = N_(
    "A file could not be attached: Slack did not hand it over for three days. Edit the entry, "
    "and put the file in the form."
)
