"""What is said around lists of entries."""

from bot.say import Say


def of_contact(say: Say, name: str) -> str:
    return say("History of {name}", name=name)


def of_colleague(say: Say, name: str) -> str:
    return say("Entries of {name}", name=name)


def mine(say: Say) -> str:
    return say("Your entries")


def of_all(say: Say) -> str:
    return say("The latest entries")


def found(say: Say) -> str:
    return say("Found")


def count(say: Say, number: int) -> str:
    return say.many("{count} entry", "{count} entries", number)


def shown(say: Say, number: int, all_of_them: int) -> str:
    return say(
        "{number} of {all} entries, newest first",
        number=say.number(number),
        all=say.number(all_of_them),
    )


def since(say: Say, day: str) -> str:
    return say("since {day}", day=day)


def cancelled_only(say: Say) -> str:
    return say("only cancelled ones")


def nothing(say: Say) -> str:
    return say("Nothing was logged that fits. Log something, or ask for less.")


def nothing_of(say: Say, heading: str) -> str:
    return say("{heading}: nothing was logged yet.", heading=heading)


def all_gone(say: Say) -> str:
    return say("What was found is gone by now. Look for it again.")


def nothing_found(say: Say) -> str:
    return say("No entry has all of these words. Try fewer of them, or only how they begin.")


def no_words(say: Say) -> str:
    return say("Say what to look for: a word or two, like `find price list`.")


def too_many(say: Say, number: int) -> str:
    return say(
        "Only the newest {number} are listed here. Add a word to see fewer.",
        number=say.number(number),
    )


def by_hand(say: Say, name: str) -> str:
    return say("logged by {name}", name=name)


def by_mail(say: Say) -> str:
    return say("logged by itself, from a mail")


def cancelled(say: Say, name: str, moment: str) -> str:
    return say("cancelled by {name}, {moment}", name=name, moment=moment)


def cancelled_because(say: Say, name: str, moment: str, reason: str) -> str:
    return say("cancelled by {name}, {moment}: {reason}", name=name, moment=moment, reason=reason)


def attempt(say: Say) -> str:
    return say("attempt, nobody was reached")


def erased(say: Say) -> str:
    return say("its text was erased")


def show(say: Say) -> str:
    return say("Show")


def edit(say: Say) -> str:
    return say("Edit")


def cancel(say: Say) -> str:
    return say("Cancel this entry")


def restore(say: Say) -> str:
    return say("Restore")


def comment(say: Say) -> str:
    return say("Comment")


def older(say: Say) -> str:
    return say("Older")


def newer(say: Say) -> str:
    return say("Newer")


def newest(say: Say) -> str:
    return say("Newest")


def as_csv(say: Say) -> str:
    return say("As CSV")


def csv_comes(say: Say, number: int) -> str:
    return say.many(
        "A CSV file with {count} entry comes into your direct messages with Rapport.",
        "A CSV file with {count} entries comes into your direct messages with Rapport.",
        number,
    )


def csv_title(say: Say, number: int) -> str:
    return say.many("{count} entry", "{count} entries", number)


def too_much_for_csv(say: Say, number: int, most: int) -> str:
    return say(
        "These are {number} entries; a file from Slack holds {most}. Ask for fewer, for example "
        "with `-since 90d`, or have an admin run `rapport export`.",
        number=say.number(number),
        most=say.number(most),
    )


def unknown_colleague(say: Say, name: str) -> str:
    return say(
        "Rapport does not know {name} yet: nobody by that name has used it. Name them by their "
        "email address.",
        name=name,
    )


def unknown_template(say: Say, typed: str, codes: str) -> str:
    return say("There is no template {typed}. Some there are: {codes}.", typed=typed, codes=codes)


def several_templates(say: Say, typed: str, codes: str) -> str:
    return say(
        "Several templates go by {typed}: {codes}. Name one of them.", typed=typed, codes=codes
    )
