"""PURE. Ids of the menu, Home, help and preferences."""

from enum import StrEnum


class MenuId(StrEnum):
    """Lists actions, fields and forms. A field's block id is its action id.

    `RUN` runs its value as if it had been typed after the command.
    """

    RUN_COMMAND = "menu.say"
    # Screens of the help.
    HELP_LOG = "menu.help.log"
    HELP_FIND = "menu.help.find"
    HELP_TEAM = "menu.help.team"
    PREFS = "prefs.form"
    PREFS_OPEN = "prefs.open"
    LANGUAGE = "prefs.language"
    FREQUENCY = "prefs.told"
    HOUR = "prefs.hour"
    KINDS = "prefs.kinds"
    STOP = "notices.stop"
    HOME = "home"
