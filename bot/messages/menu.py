"""The sentences of the menu and the help."""

from bot.ids.menu import MenuId
from bot.language.translator import N_, Translator

HELLO = N_("What would you like to do?")
LOG_BUTTON = N_("Log an interaction")
MY_ENTRIES = N_("My last entries")


def triage_button(t: Translator, waiting: int) -> str:
    return t("Triage ({count})", count=t.number(waiting)) if waiting else t("Triage")


FOLLOW_UPS = N_("Follow-ups")
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


# The screens of the help; buttons lead from one to another.
_HELP_TITLES = {
    MenuId.HELP_LOG: N_("Log what was said"),
    MenuId.HELP_FIND: N_("Find and correct it"),
    MenuId.HELP_TEAM: N_("Mails, team, settings"),
}


def help_title(t: Translator, screen: MenuId) -> str:
    return t(_HELP_TITLES[screen])


def help_intro(t: Translator, log_command: str, command: str) -> str:
    return t(
        "Write {log_command} and a line as you would say it. What was not clear is asked. "
        "{command} does everything else. You can also write to me here directly, or use “Log to "
        "contact” on any message.",
        log_command=log_command,
        command=command,
    )


# What somebody may type; each must be understood in its language.
EXAMPLE_OF_ALL = N_("lunch with ada at ours yesterday, 1 h, 45 EUR, follow up friday")
SHORT_EXAMPLE = N_("ada called, wants the price list")
TRY_BUTTON = N_("Try it")
FLAGS_HELP = N_(
    "Say more with -t call (what it was), -on yesterday 14:00, -d 25m, -in or -out, -failed, "
    "-cost 40, -eval + (from ++ to --), -with @bob, -follow 3d."
)
