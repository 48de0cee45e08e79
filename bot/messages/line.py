"""Holds the sentences that ask and tell something about a line that somebody typed."""

from bot.language.translator import N_, Translator

# With a button for each kind of meeting, or of talk.
WHAT_WAS_IT = N_("What was it?")
WHICH_DAY = N_("On which day was it?")
WHICH_FOLLOW_UP = N_("On which day is the follow-up?")
NOT_YET = N_("This has not happened yet. Keep it as a note, with a follow-up?")
TWO_DEEDS = N_("This line tells of two things with two people. Log them one by one.")
NO_LOG_LINE = N_(
    "Nothing is logged: this reads like a question or a greeting. Write what happened and with whom."
)


def note_with_follow_up(t: Translator, day: str) -> str:
    """A button."""
    return t("Note, follow-up {day}", day=day)


def not_taken(t: Translator, what: str) -> str:
    """Says what was noticed in the line and is not in the entry, as it was typed."""
    return t("Not taken: {what}.", what=what)


def take(t: Translator, what: str) -> str:
    """A button: puts what was not taken into the entry."""
    return t("Take {what}", what=what)


def entry_corrected(t: Translator, line: str) -> str:
    """It stands above the card of the entry that a line in the direct messages has just corrected."""
    return t("Corrected: {line}", line=line)
