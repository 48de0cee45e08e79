"""The sentences around lists of entries."""

from collections.abc import Sequence

from bot.language.translator import N_, Translator
from bot.messages.number_lists import list_entries


def contact_heading(t: Translator, name: str) -> str:
    return t("History of {name}", name=name)


def colleague_heading(t: Translator, name: str) -> str:
    return t("Entries of {name}", name=name)


OWN_HEADING = N_("Your entries")
LATEST_HEADING = N_("The latest entries")
SEARCH_HEADING = N_("Found")


def entry_count(t: Translator, number: int) -> str:
    return t.plural("{count} entry", "{count} entries", number)


def shown_count(t: Translator, number: int, all_of_them: int) -> str:
    return t(
        "{number} of {all} entries, newest first",
        number=t.number(number),
        all=t.number(all_of_them),
    )


def since_day(t: Translator, day: str) -> str:
    return t("since {day}", day=day)


CANCELLED_ONLY = N_("only cancelled ones")
NOTHING_FITS = N_("Nothing was logged that fits. Log something, or ask for less.")


def nothing_logged(t: Translator, heading: str) -> str:
    return t("{heading}: nothing was logged yet.", heading=heading)


FOUND_ENTRIES_GONE = N_("What was found is gone by now. Look for it again.")
NOTHING_FOUND = N_("No entry has all of these words. Try fewer of them, or only how they begin.")
NO_SEARCH_WORDS = N_("Say what to look for: a word or two, like `find price list`.")


def too_many_found(t: Translator, number: int) -> str:
    return t(
        "Only the newest {number} are listed here. Add a word to see fewer.",
        number=t.number(number),
    )


def logged_by(t: Translator, name: str) -> str:
    return t("logged by {name}", name=name)


LOGGED_FROM_MAIL = N_("logged by itself, from a mail")


def cancelled_by(t: Translator, name: str, moment: str) -> str:
    return t("cancelled by {name}, {moment}", name=name, moment=moment)


def cancelled_by_with_reason(t: Translator, name: str, moment: str, reason: str) -> str:
    return t("cancelled by {name}, {moment}: {reason}", name=name, moment=moment, reason=reason)


NOBODY_REACHED = N_("attempt, nobody was reached")
TEXT_ERASED = N_("its text was erased")
SHOW = N_("Show")
EDIT = N_("Edit")
CANCEL = N_("Cancel this entry")
RESTORE = N_("Restore")
COMMENT = N_("Comment")
OLDER_BUTTON = N_("Older")
NEWER_BUTTON = N_("Newer")
NEWEST_BUTTON = N_("Newest")
CSV_BUTTON = N_("As CSV")
HEAD_NUMBER = N_("No")
HEAD_WHEN = N_("When")
HEAD_WHAT = N_("What")
HEAD_WITH = N_("With")
HEAD_TEXT = N_("Text")
HEAD_BY = N_("By")
SHOW_PLACEHOLDER = N_("Show one of them")
EVALUATE_BUTTON = N_("Evaluate several…")
EVALUATE_TITLE = N_("Evaluate several")
EVALUATE_WHICH = N_("Which of them")
CHOOSE_BOTH = N_("Choose entries, and how they went.")
NOTHING_TO_EVALUATE = N_("None of these stands any more that you may evaluate.")


def evaluation_done(t: Translator, evaluation: str, entry_numbers: Sequence[int]) -> str:
    """`Evaluated as positive: #1, #2.`"""
    return t(
        "Evaluated as “{evaluation}”: {numbers}.",
        evaluation=evaluation,
        numbers=list_entries(t, entry_numbers),
    )


def csv_is_coming(t: Translator, number: int) -> str:
    return t.plural(
        "A CSV file with {count} entry comes into your direct messages with Rapport.",
        "A CSV file with {count} entries comes into your direct messages with Rapport.",
        number,
    )


def csv_title(t: Translator, number: int) -> str:
    return t.plural("{count} entry", "{count} entries", number)


def too_much_for_csv(t: Translator, number: int, most: int) -> str:
    return t(
        "These are {number} entries; a file from Slack holds {most}. Ask for fewer, for example "
        "with `-since 90d`, or have an admin run `rapport export`.",
        number=t.number(number),
        most=t.number(most),
    )


def unknown_colleague(t: Translator, name: str) -> str:
    return t(
        "Rapport does not know {name} yet: nobody by that name has used it. Name them by their "
        "email address.",
        name=name,
    )


def unknown_template(t: Translator, typed: str, codes: str) -> str:
    return t("There is no template {typed}. Some there are: {codes}.", typed=typed, codes=codes)


def several_templates(t: Translator, typed: str, codes: str) -> str:
    return t(
        "Several templates go by {typed}: {codes}. Name one of them.", typed=typed, codes=codes
    )
