"""What the menu and the help say."""

from collections.abc import Mapping

from bot.say import Say, later


def hello(say: Say) -> str:
    return say("What would you like to do?")


def log(say: Say) -> str:
    return say("Log an interaction")


def my_entries(say: Say) -> str:
    return say("My last entries")


def triage(say: Say, waiting: int) -> str:
    return say("Triage ({count})", count=say.number(waiting)) if waiting else say("Triage")


def statistics(say: Say) -> str:
    return say("Figures of this month")


def preferences(say: Say) -> str:
    return say("Preferences")


def help_button(say: Say) -> str:
    return say("Help")


def waiting(say: Say, count: int) -> str:
    return say.many(
        "{count} mail waits for somebody to say whose it is.",
        "{count} mails wait for somebody to say whose they are.",
        count,
    )


def nothing_waits(say: Say) -> str:
    return say("No mail waits in triage.")


def last_entries(say: Say) -> str:
    return say("Your last entries")


def no_entries(say: Say, command: str) -> str:
    return say("You have not logged anything yet. Try: {command} ada: called", command=command)


def unknown_verb(say: Say, typed: str) -> str:
    return say("I don't know “{typed}”.", typed=typed)


def did_you_mean(say: Say) -> str:
    return say("Did you mean:")


def all_commands(say: Say, command: str) -> str:
    return say("{command} help shows all there is.", command=command)


def help_title(say: Say) -> str:
    return say("How to use Rapport")


def help_intro(say: Say, log_command: str, command: str) -> str:
    return say(
        "{log_command} logs in one line: who, a colon, what. {command} does everything else. "
        "You can also write to me here directly, or use “Log to contact” on any message.",
        log_command=log_command,
        command=command,
    )


def try_it(say: Say) -> str:
    return say("Try it")


def flags(say: Say) -> str:
    return say(
        "Say more with -t call (what it was), -on yesterday 14:00, -d 25m, -in or -out, -failed, "
        "-cost 40, -eval + (from ++ to --), -with @bob, -follow 3d."
    )


# A verb's usage, and what it does. The usage is what English verbs read; it is not translated.
VERBS: Mapping[str, tuple[str, str]] = {
    "log": ("log <who>: <text>", later("Logs an interaction. Without anything, opens the form.")),
    "history": (
        "history [<who>|me|@bob] [-t call] [-since 30d] [-cancelled]",
        later("Lists interactions, newest first."),
    ),
    "show": ("show <no>", later("Shows one entry, whole, with its history.")),
    "edit": ("edit <no>", later("Opens an entry in the form. What it was is kept.")),
    "comment": ("comment <no> <text>", later("Adds a comment to an entry.")),
    "cancel": (
        "cancel <no>|last [reason]",
        later("Marks entries as not valid: they stay visible and count nowhere."),
    ),
    "restore": ("restore <no>", later("Takes a cancel back.")),
    "undo": ("undo", later("Takes back the last thing you did.")),
    "triage": ("triage [next|mine]", later("Mail that matched nobody, or several.")),
    "why": ("why <subject|sender|no>", later("What happened to a mail, and by which rule.")),
    "find": ("find <text>", later("Searches the texts of all interactions.")),
    "contact": ("contact <who>", later("Shows a contact's card.")),
    "new": ("new <name> [email] [company]", later("Adds a contact.")),
    "segment": ("segment [<name>]", later("Lists of contacts; logs to all of one.")),
    "stats": (
        "stats [me|team|<who>] [week|month|quarter|from..to]",
        later("Figures: how many, how long, what it cost, how it went."),
    ),
    "drafts": ("drafts", later("What you began and put off.")),
    "prefs": ("prefs", later("Your language, and how you are told of things.")),
    "purge": (
        "purge [-older 90d] [-before <date>] [-who …] [-t …]",
        later("Deletes cancelled entries for good. Admins only, always with a preview first."),
    ),
}
# What a click may try at once: it only looks, or opens a form.
TRY: Mapping[str, str] = {
    "log": "log",
    "history": "history me",
    "undo": "",
    "triage": "triage",
    "segment": "segment",
    "stats": "stats me month",
    "drafts": "drafts",
    "prefs": "prefs",
}


def usage(verb: str) -> str:
    return VERBS[verb][0]


def about(say: Say, verb: str) -> str:
    return say(VERBS[verb][1])
