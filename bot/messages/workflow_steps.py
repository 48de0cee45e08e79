"""The sentences of workflow steps: what a step could not do, and when somebody was last spoken to."""

from bot.language.translator import Translator


def missing_input(t: Translator, name: str) -> str:
    """`name` is an input of the step, as the workflow shows it."""
    return t("The step needs a value for “{name}”.", name=name)


def nobody_found(t: Translator, typed: str) -> str:
    return t("Nobody in the record is called “{typed}”.", typed=typed)


def several_found(t: Translator, typed: str, names: str) -> str:
    return t(
        "Several contacts may be meant by “{typed}”: {names}. Use an address or a number.",
        typed=typed,
        names=names,
    )


def not_a_number(t: Translator, typed: str) -> str:
    return t("“{typed}” is not the number of an entry.", typed=typed)


def not_a_day(t: Translator, typed: str) -> str:
    return t("“{typed}” is not a day.", typed=typed)


def last_spoken(t: Translator, who: str, day: str) -> str:
    """`day` is `yesterday` or `3 Feb`."""
    return t("{who}: last spoken to {day}.", who=who, day=day)


def never_spoken(t: Translator, who: str) -> str:
    return t("{who}: nobody spoke to them yet.", who=who)
