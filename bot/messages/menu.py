"""What the menu and the help say."""

from collections.abc import Mapping

from bot.language.translator import N_, Translator

HELLO = N_("What would you like to do?")
LOG_BUTTON = N_("Log an interaction")
MY_ENTRIES = N_("My last entries")


def triage_button(t: Translator, waiting: int) -> str:
    return t("Triage ({count})", count=t.number(waiting)) if waiting else t("Triage")


STATISTICS = N_("Figures of this month")
PREFERENCES = N_("Preferences")
HELP_BUTTON = N_("Help")


def mails_waiting(t: Translator, count: int) -> str:
    return t.plural(
        "{count} mail waits for somebody to say whose it is.",
        "{count} mails wait for somebody to say whose they are.",
        count,
    )


NOTHING_WAITS = N_("No mail waits in triage.")
LAST_ENTRIES = N_("Your last entries")


def no_entries(t: Translator, command: str) -> str:
    return t("You have not logged anything yet. Try: {command} ada: called", command=command)


def unknown_verb(t: Translator, typed: str) -> str:
    return t("I don't know “{typed}”.", typed=typed)


DID_YOU_MEAN = N_("Did you mean:")


def all_commands(t: Translator, command: str) -> str:
    return t("{command} help shows all there is.", command=command)


HELP_TITLE = N_("How to use Rapport")


def help_intro(t: Translator, log_command: str, command: str) -> str:
    return t(
        "{log_command} logs in one line: who, a colon, what. {command} does everything else. "
        "You can also write to me here directly, or use “Log to contact” on any message.",
        log_command=log_command,
        command=command,
    )


TRY_BUTTON = N_("Try it")
FLAGS_HELP = N_(
    "Say more with -t call (what it was), -on yesterday 14:00, -d 25m, -in or -out, -failed, "
    "-cost 40, -eval + (from ++ to --), -with @bob, -follow 3d."
)


# A verb's usage, and what it does. The usage is what English verbs read; it is not translated.
VERB_HELP: Mapping[str, tuple[str, str]] = {
    "log": ("log <who>: <text>", N_("Logs an interaction. Without anything, opens the form.")),
    "history": (
        "history [<who>|me|@bob] [-t call] [-since 30d] [-cancelled]",
        N_("Lists interactions, newest first."),
    ),
    "show": ("show <no>", N_("Shows one entry, whole, with its history.")),
    "edit": ("edit <no>", N_("Opens an entry in the form. What it was is kept.")),
    "comment": ("comment <no> <text>", N_("Adds a comment to an entry.")),
    "cancel": (
        "cancel <no>|last [reason]",
        N_("Marks entries as not valid: they stay visible and count nowhere."),
    ),
    "restore": ("restore <no>", N_("Takes a cancel back.")),
    "undo": ("undo", N_("Takes back the last thing you did.")),
    "triage": ("triage [next|mine]", N_("Mail that matched nobody, or several.")),
    "why": ("why <subject|sender|no>", N_("What happened to a mail, and by which rule.")),
    "find": ("find <text>", N_("Searches the texts of all interactions.")),
    "contact": ("contact <who>", N_("Shows a contact's card.")),
    "new": ("new <name> [email] [company]", N_("Adds a contact.")),
    "segment": ("segment [<name>]", N_("Lists of contacts; logs to all of one.")),
    "stats": (
        "stats [me|team|<who>] [week|month|quarter|from..to]",
        N_("Figures: how many, how long, what it cost, how it went."),
    ),
    "drafts": ("drafts", N_("What you began and put off.")),
    "prefs": ("prefs", N_("Your language, and how you are told of things.")),
    "purge": (
        "purge [-older 90d] [-before <date>] [-who …] [-t …]",
        N_("Deletes cancelled entries for good. Admins only, always with a preview first."),
    ),
}
# What a click may try at once: it only looks, or opens a form.
SAFE_EXAMPLES: Mapping[str, str] = {
    "log": "log",
    "history": "history me",
    "undo": "",
    "triage": "triage",
    "segment": "segment",
    "stats": "stats me month",
    "drafts": "drafts",
    "prefs": "prefs",
}


def verb_usage(verb: str) -> str:
    return VERB_HELP[verb][0]


def verb_description(t: Translator, verb: str) -> str:
    return t(VERB_HELP[verb][1])
