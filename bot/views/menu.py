"""PURE. The menu, the help, and the answer to an unknown verb."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.blockkit import builders
from bot.blockkit.builders import Block, Element, Message
from bot.grammar import Verb
from bot.grammar.verb_table import HELP
from bot.ids.log import LogId
from bot.ids.menu import MenuId
from bot.language.translator import Translator
from bot.messages import menu as menu_text
from bot.views.entry_line import entry_line
from journal.model import Interaction


@dataclass(frozen=True, slots=True)
class CommandNames:
    """The commands' names from the config."""

    log: str
    rapport: str


def command_button(label: str, typed: str) -> Element:
    """A button that runs `typed` as if it stood after the command. Two may stand side by side."""
    return builders.button(label, f"{MenuId.RUN_COMMAND}.{typed.partition(' ')[0]}", typed)


def menu(
    t: Translator,
    commands: CommandNames,
    entries: Sequence[Interaction],
    waiting: int,
    *,
    now: datetime,
) -> Message:
    lines = [entry_line(t, each, now=now) for each in entries]
    waits = menu_text.mails_waiting(t, waiting) if waiting else t(menu_text.NOTHING_WAITS)
    blocks = [
        builders.section(builders.plain_text(t(menu_text.HELLO))),
        builders.actions(
            builders.button(t(menu_text.LOG_BUTTON), LogId.OPEN, style="primary"),
            command_button(t(menu_text.MY_ENTRIES), "history me"),
            command_button(menu_text.triage_button(t, waiting), "triage"),
            command_button(t(menu_text.FOLLOW_UPS), "due"),
            command_button(t(menu_text.STATISTICS), "stats me month"),
            command_button(t(menu_text.PREFERENCES), "prefs"),
            command_button(t(menu_text.HELP_BUTTON), "help"),
        ),
        builders.context(builders.plain_text(waits)),
        *own_entry_blocks(t, entries, commands, now=now),
    ]
    text = " ".join((t(menu_text.HELLO), waits, *(builders.safe_text(line, 200) for line in lines)))
    return Message(text, tuple(blocks))


def own_entry_blocks(
    t: Translator, entries: Sequence[Interaction], commands: CommandNames, *, now: datetime
) -> Iterator[Block]:
    yield builders.section(builders.mrkdwn(f"*{t(menu_text.LAST_ENTRIES)}*"))
    if not entries:
        yield builders.context(builders.plain_text(menu_text.no_entries(t, commands.log)))
    for each in entries:
        yield entry_block(t, each, now=now)


def entry_block(t: Translator, each: Interaction, *, now: datetime) -> Block:
    """An entry in a line, with a button that shows it."""
    button = command_button("…", f"show {each.number}")
    return builders.section(
        builders.plain_text(entry_line(t, each, now=now), 300), accessory=button
    )


# The screens of the help, each short enough to be read.
HELP_SCREENS: Mapping[MenuId, tuple[Verb, ...]] = {
    MenuId.HELP_LOG: (Verb.LOG, Verb.WRITE, Verb.DRAFTS, Verb.COMMENT, Verb.EDIT, Verb.UNDO),
    MenuId.HELP_FIND: (
        *(Verb.HISTORY, Verb.DUE, Verb.CONTACT, Verb.FIND, Verb.SHOW),
        *(Verb.NEW, Verb.STATS, Verb.CANCEL, Verb.RESTORE),
    ),
    MenuId.HELP_TEAM: (
        *(Verb.TRIAGE, Verb.WHY, Verb.RHYTHM, Verb.SEGMENT, Verb.PREFS, Verb.PURGE),
    ),
}


def help_screen(t: Translator, commands: CommandNames, screen: MenuId) -> Message:
    """One screen of the help, with ways to the others; what a click may try has a button."""
    verbs, title = HELP_SCREENS[screen], menu_text.help_title(t, screen)
    intro = _logging_intro(t, commands) if screen is MenuId.HELP_LOG else ()
    others = [each for each in HELP_SCREENS if each is not screen]
    blocks = [
        builders.header(title),
        *(builders.section(builders.plain_text(each)) for each in intro),
        *(_verb_block(t, commands, each) for each in verbs),
        builders.actions(
            *(builders.button(menu_text.help_title(t, each), each) for each in others)
        ),
    ]
    usages = "; ".join(f"{_full_usage(commands, each)}: {_description(t, each)}" for each in verbs)
    return Message(builders.safe_text(" ".join((title, *intro, usages)), 3900), tuple(blocks))


def _logging_intro(t: Translator, commands: CommandNames) -> tuple[str, ...]:
    lines = (t(menu_text.EXAMPLE_OF_ALL), t(menu_text.SHORT_EXAMPLE))
    examples = "\n".join(f"{commands.log} {each}" for each in lines)
    return (menu_text.help_intro(t, commands.log, commands.rapport), examples)


def help_message(t: Translator, commands: CommandNames, verb: Verb) -> Message:
    """The help of one verb."""
    blocks = [
        _verb_block(t, commands, verb),
        *(
            [builders.context(builders.plain_text(t(menu_text.FLAGS_HELP)))]
            if verb is Verb.LOG
            else []
        ),
    ]
    usage = f"{_full_usage(commands, verb)}: {_description(t, verb)}"
    return Message(builders.safe_text(usage, 3900), tuple(blocks))


def _full_usage(commands: CommandNames, verb: Verb) -> str:
    usage = HELP[verb].usage
    if verb is Verb.LOG:
        return f"{commands.log} {usage.removeprefix('log ')}"
    return f"{commands.rapport} {usage}"


def _description(t: Translator, verb: Verb) -> str:
    return t.format_marked(HELP[verb].help, {})


def _verb_block(t: Translator, commands: CommandNames, verb: Verb) -> Block:
    text = f"{_full_usage(commands, verb)}\n{_description(t, verb)}"
    if verb is Verb.LOG:
        button: Element | None = builders.button(t(menu_text.TRY_BUTTON), LogId.OPEN)
    else:
        tried = HELP[verb].example
        button = command_button(t(menu_text.TRY_BUTTON), tried) if tried else None
    return builders.section(builders.plain_text(text), accessory=button)


def unknown_verb(
    t: Translator, commands: CommandNames, typed: str, nearest: Sequence[str], *, is_line: bool
) -> Message:
    """Did you mean …: a click runs it with the rest of what was typed, or logs all of it."""
    rest = typed.partition(" ")[2]
    first = menu_text.unknown_verb(t, builders.one_line(typed, 60))
    hint = menu_text.all_commands(t, commands.rapport)
    blocks = [builders.section(builders.plain_text(first))]
    meant = [f"{verb} {rest}".strip() for verb in nearest]
    meant = [f"log {typed}", *meant] if is_line else meant
    if meant:
        suggestions = [command_button(each, each[:1900]) for each in meant]
        blocks += [
            builders.context(builders.plain_text(t(menu_text.DID_YOU_MEAN))),
            builders.actions(*suggestions),
        ]
    blocks.append(builders.context(builders.plain_text(hint)))
    told = ["log", *nearest] if is_line else nearest
    guesses = f" {t(menu_text.DID_YOU_MEAN)} {', '.join(told)}." if told else ""
    return Message(f"{builders.safe_text(first, 300)}{guesses} {hint}", tuple(blocks))


def help_with_reason(reason: str, help_shown: Message) -> Message:
    """The reason why a verb could not be read, above its help."""
    return Message(
        f"{builders.safe_text(reason, 600)} {help_shown.text}"[:3900],
        (builders.section(builders.plain_text(reason)), *help_shown.blocks),
    )
