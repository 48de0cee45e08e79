"""What is said around lists of entries."""

from bot.say import Translator


def contact_heading(say: Translator, name: str) -> str:
    return say("History of {name}", name=name)


def colleague_heading(say: Translator, name: str) -> str:
    return say("Entries of {name}", name=name)


def own_heading(say: Translator) -> str:
    return say("Your entries")


def latest_heading(say: Translator) -> str:
    return say("The latest entries")


def search_heading(say: Translator) -> str:
    return say("Found")


def entry_count(say: Translator, number: int) -> str:
    return say.plural("{count} entry", "{count} entries", number)


def shown_count(say: Translator, number: int, all_of_them: int) -> str:
    return say(
        "{number} of {all} entries, newest first",
        number=say.number(number),
        all=say.number(all_of_them),
    )


def since_day(say: Translator, day: str) -> str:
    return say("since {day}", day=day)


def cancelled_only(say: Translator) -> str:
    return say("only cancelled ones")


def nothing_fits(say: Translator) -> str:
    return say("Nothing was logged that fits. Log something, or ask for less.")


def nothing_logged(say: Translator, heading: str) -> str:
    return say("{heading}: nothing was logged yet.", heading=heading)


def found_entries_gone(say: Translator) -> str:
    return say("What was found is gone by now. Look for it again.")


def nothing_found(say: Translator) -> str:
    return say("No entry has all of these words. Try fewer of them, or only how they begin.")


def no_search_words(say: Translator) -> str:
    return say("Say what to look for: a word or two, like `find price list`.")


def too_many_found(say: Translator, number: int) -> str:
    return say(
        "Only the newest {number} are listed here. Add a word to see fewer.",
        number=say.number(number),
    )


def logged_by(say: Translator, name: str) -> str:
    return say("logged by {name}", name=name)


def logged_from_mail(say: Translator) -> str:
    return say("logged by itself, from a mail")


def cancelled_by(say: Translator, name: str, moment: str) -> str:
    return say("cancelled by {name}, {moment}", name=name, moment=moment)


def cancelled_by_with_reason(say: Translator, name: str, moment: str, reason: str) -> str:
    return say("cancelled by {name}, {moment}: {reason}", name=name, moment=moment, reason=reason)


def nobody_reached(say: Translator) -> str:
    return say("attempt, nobody was reached")


def text_erased(say: Translator) -> str:
    return say("its text was erased")


def show(say: Translator) -> str:
    return say("Show")


def edit(say: Translator) -> str:
    return say("Edit")


def cancel(say: Translator) -> str:
    return say("Cancel this entry")


def restore(say: Translator) -> str:
    return say("Restore")


def comment(say: Translator) -> str:
    return say("Comment")


def older_button(say: Translator) -> str:
    return say("Older")


def newer_button(say: Translator) -> str:
    return say("Newer")


def newest_button(say: Translator) -> str:
    return say("Newest")


def csv_button(say: Translator) -> str:
    return say("As CSV")


def csv_is_coming(say: Translator, number: int) -> str:
    return say.plural(
        "A CSV file with {count} entry comes into your direct messages with Rapport.",
        "A CSV file with {count} entries comes into your direct messages with Rapport.",
        number,
    )


def csv_title(say: Translator, number: int) -> str:
    return say.plural("{count} entry", "{count} entries", number)


def too_much_for_csv(say: Translator, number: int, most: int) -> str:
    return say(
        "These are {number} entries; a file from Slack holds {most}. Ask for fewer, for example "
        "with `-since 90d`, or have an admin run `rapport export`.",
        number=say.number(number),
        most=say.number(most),
    )


def unknown_colleague(say: Translator, name: str) -> str:
    return say(
        "Rapport does not know {name} yet: nobody by that name has used it. Name them by their "
        "email address.",
        name=name,
    )


def unknown_template(say: Translator, typed: str, codes: str) -> str:
    return say("There is no template {typed}. Some there are: {codes}.", typed=typed, codes=codes)


def several_templates(say: Translator, typed: str, codes: str) -> str:
    return say(
        "Several templates go by {typed}: {codes}. Name one of them.", typed=typed, codes=codes
    )
