"""PURE. The menu, the help, and what is said to a verb that nobody knows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import kit
from bot.ids.log import Log
from bot.ids.menu import Menu
from bot.kit import Block, Element, Message
from bot.messages import menu as said
from bot.say import Say
from bot.views.lines import entry_line
from journal.model import Interaction


@dataclass(frozen=True, slots=True)
class Commands:
    """As the config names them."""

    log: str
    rapport: str


def say_button(label: str, typed: str) -> Element:
    """Runs what it would do if it were typed after the command. Two may stand side by side."""
    return kit.button(label, f"{Menu.SAY}.{typed.partition(' ')[0]}", typed)


def menu(
    say: Say, commands: Commands, mine: Sequence[Interaction], waiting: int, *, now: datetime
) -> Message:
    lines = [entry_line(say, each, now=now) for each in mine]
    waits = said.waiting(say, waiting) if waiting else said.nothing_waits(say)
    blocks = [
        kit.section(kit.plain(said.hello(say))),
        kit.actions(
            kit.button(said.log(say), Log.OPEN, style="primary"),
            say_button(said.my_entries(say), "history me"),
            say_button(said.triage(say, waiting), "triage"),
            say_button(said.statistics(say), "stats me month"),
            say_button(said.preferences(say), "prefs"),
            say_button(said.help_button(say), "help"),
        ),
        kit.context(kit.plain(waits)),
        *own_entries(say, mine, commands, now=now),
    ]
    text = " ".join((said.hello(say), waits, *(kit.safe(line, 200) for line in lines)))
    return Message(text, tuple(blocks))


def own_entries(
    say: Say, mine: Sequence[Interaction], commands: Commands, *, now: datetime
) -> Iterator[Block]:
    yield kit.section(kit.mrkdwn(f"*{said.last_entries(say)}*"))
    if not mine:
        yield kit.context(kit.plain(said.no_entries(say, commands.log)))
    for each in mine:
        yield entry_block(say, each, now=now)


def entry_block(say: Say, each: Interaction, *, now: datetime) -> Block:
    """One entry in a line, with a button that shows it."""
    shown = say_button("…", f"show {each.number}")
    return kit.section(kit.plain(entry_line(say, each, now=now), 300), accessory=shown)


def helped(say: Say, commands: Commands, verb: str = "") -> Message:
    """All verbs with what they do; what a click may try has a button."""
    verbs = [verb] if verb in said.VERBS else list(said.VERBS)
    intro = said.help_intro(say, commands.log, commands.rapport)
    blocks = [
        kit.header(said.help_title(say)),
        kit.section(kit.plain(intro)),
        kit.context(kit.plain(said.flags(say))),
        *(_verb(say, commands, each) for each in verbs),
    ]
    usages = "; ".join(f"{_usage(commands, each)}: {said.about(say, each)}" for each in verbs)
    return Message(kit.safe(f"{intro} {usages}", 3900), tuple(blocks))


def _usage(commands: Commands, verb: str) -> str:
    if verb == "log":
        return f"{commands.log} {said.usage('log').removeprefix('log ')}"
    return f"{commands.rapport} {said.usage(verb)}"


def _verb(say: Say, commands: Commands, verb: str) -> Block:
    text = f"{_usage(commands, verb)}\n{said.about(say, verb)}"
    if verb == "log":
        button: Element | None = kit.button(said.try_it(say), Log.OPEN)
    else:
        tried = said.TRY.get(verb, "")
        button = say_button(said.try_it(say), tried) if tried else None
    return kit.section(kit.plain(text), accessory=button)


def unknown(say: Say, commands: Commands, typed: str, nearest: Sequence[str]) -> Message:
    """Did you mean …: a click runs it with the rest of what was typed."""
    rest = typed.partition(" ")[2]
    first = said.unknown_verb(say, kit.one_line(typed, 60))
    hint = said.all_commands(say, commands.rapport)
    blocks = [kit.section(kit.plain(first))]
    if nearest:
        meant = [say_button(f"{verb} {rest}", f"{verb} {rest}".strip()[:1900]) for verb in nearest]
        blocks += [kit.context(kit.plain(said.did_you_mean(say))), kit.actions(*meant)]
    blocks.append(kit.context(kit.plain(hint)))
    guesses = f" {said.did_you_mean(say)} {', '.join(nearest)}." if nearest else ""
    return Message(f"{kit.safe(first, 300)}{guesses} {hint}", tuple(blocks))


def with_reason(why: str, shown: Message) -> Message:
    """Why it could not be read, above how it is written."""
    return Message(
        f"{kit.safe(why, 600)} {shown.text}"[:3900], (kit.section(kit.plain(why)), *shown.blocks)
    )
