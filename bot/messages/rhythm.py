"""The sentences of staying in touch: who waits for a word, and how often that is to be."""

from bot.language.translator import N_, Translator

TITLE = N_("Waiting for a word from you")
NOBODY_WAITS = N_("Nobody waits for a word from you.")
HOW_TO_SET = N_("Say how often somebody is to be spoken to: rhythm ada 30d")
RHYTHM = N_("To be spoken to")
LOG = N_("Log")
OPEN = N_("Open")


def how_often(t: Translator, days: int) -> str:
    return t.plural("every day", "every {count} days", days)


def spoken_to(t: Translator, day: str) -> str:
    return t("last spoken to {day}", day=day)


# Of a contact.
NEVER_SPOKEN_TO = N_("never spoken to")


def rhythm_set(t: Translator, who: str, how_often: str) -> str:
    """`how_often` is `every 30 days`; `who` a contact's name."""
    return t("{who}: to be spoken to {how_often}.", who=who, how_often=how_often)


def rhythm_removed(t: Translator, who: str) -> str:
    return t("{who} has no rhythm of their own any more.", who=who)


def changed_meanwhile(t: Translator, who: str) -> str:
    return t("Somebody changed {who} at the same moment. Say it once more.", who=who)
