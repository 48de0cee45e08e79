"""The sentences of what is to be followed up."""

from bot.language.translator import N_, Translator

TITLE = N_("To come back to")
SOON = N_("In the next seven days")
NOTHING = N_("There is nothing to come back to in the next seven days.")
# Buttons beside a follow-up.
DONE = N_("Done")
A_WEEK_LATER = N_("+1 week")
UNDO = N_("Undo")


def due_day(t: Translator, day: str) -> str:
    return t("due {day}", day=day)


# Stands in a line behind the day: nobody of the contacts called, wrote or came since the entry.
NOBODY_ANSWERED = N_("nobody answered since")


def answer_moment(t: Translator, moment: str) -> str:
    return t("they answered {moment}", moment=moment)


def entry_settled(t: Translator, entry: str) -> str:
    """`entry` is the line of an entry that needs no follow-up any more."""
    return t("Done: {entry}", entry=entry)


def entry_put_off(t: Translator, entry: str, day: str) -> str:
    """`entry` is the line of an entry, `day` the new day of its follow-up."""
    return t("Put off until {day}: {entry}", entry=entry, day=day)
