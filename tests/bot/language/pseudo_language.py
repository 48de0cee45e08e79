"""A bot whose language is English with accents: whatever was not translated shows.

The catalogue has every sentence that `cli.sentences` finds, `Logged {entry}` as `⟦Ĺóǵǵéď {entry}⟧`,
and is read like any other. It takes the place of Swedish, so that messages to a channel, in the
company's language, use it too.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.grammar.verb_table import HELP
from playground.workspace import PostedMessage, WorkspacePerson, WorkspaceView, click_action
from playground.workspace.block_reader import elements, menu_options
from playground.workspace.click_action import ClickTarget
from playground.workspace.state import WorkspaceChange
from playground.workspace.values import ActionRefused, Json
from tests.house_sentences import wanted_sentences

PSEUDO_LANGUAGE = "abroad"
_HEADER = 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
_ACCENTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀćďéƒǵĥíĵķĺḿńóṕɋŕśťúṽẃẋýźÁƁĆĎÉƑǴĤÍĴĶĹḾŃÓṔɊŔŚŤÚṼẂẊÝŹ",
)
_VALUE = re.compile(r"(\{\w+\})")
_DATE = re.compile(r"<!date\^[^|]*\|([^>]*)>")
_CODE = re.compile(r"\b[A-Z]+(-[A-Z]+)+\b")
# The record speaks English: see docs/translating.md.
_RECORD_SENTENCES = re.compile("has its address by now|Follow-up on Partners")
_USAGES = sorted((entry.usage for entry in HELP.values()), key=len, reverse=True)


def write_pseudo_catalogue(folder: Path) -> Path:
    """Write a folder of languages with only this one."""
    file = folder / "sv" / "LC_MESSAGES" / "rapport.po"
    file.parent.mkdir(parents=True)
    entries = "\n".join(_po_entry(one, other) for one, other in sorted(wanted_sentences()))
    file.write_text(f"{_HEADER}\n{entries}", encoding="utf-8")
    return folder


def _po_entry(one: str, other: str) -> str:
    if not other:
        return f"msgid {_in_quotes(one)}\nmsgstr {_in_quotes(accent(one))}\n"
    lines = (f"msgstr[{n}] {_in_quotes(accent(each))}\n" for n, each in enumerate((one, other)))
    return f"msgid {_in_quotes(one)}\nmsgid_plural {_in_quotes(other)}\n{''.join(lines)}"


def _in_quotes(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def accent(text: str) -> str:
    parts = _VALUE.split(text)
    return f"⟦{''.join(p if _VALUE.match(p) else p.translate(_ACCENTS) for p in parts)}⟧"


@dataclass
class ScreenTexts:
    """Every text of the bot on any screen; in a language that `is_real` English does not show."""

    bot_user: str
    is_real: bool = False
    texts: list[str] = field(default_factory=list)

    def __call__(self, change: WorkspaceChange) -> None:
        match change.thing:
            case PostedMessage() as message if message.user == self.bot_user:
                self.texts += [message.text, *texts_in(message.blocks)]
            case WorkspaceView() as view:
                self.texts += [
                    *texts_in(view.content),
                    *texts_in(view.blocks),
                    *view.errors.values(),
                ]
            case _:
                pass

    def english_words(self, foreign: str) -> set[str]:
        """Each word without an accent, with its text, except for `foreign` ones."""
        if self.is_real:
            return set()
        known = set(_words(foreign))
        return {
            f"{word} | {text}"
            for text in self.texts
            for word in _words(_without_record_text(text))
            if word not in known
        }


def texts_in(thing: Any) -> Iterator[str]:
    if isinstance(thing, dict):
        for name, each in thing.items():
            if name in {"text", "alt_text", "title"} and isinstance(each, str):
                yield each
            else:
                yield from texts_in(each)
    elif isinstance(thing, list | tuple):
        for each in thing:
            yield from texts_in(each)


def _without_record_text(text: str) -> str:
    """The text without usages, codes of templates, and texts of the record."""
    bare = _DATE.sub(r"\1", text)
    bare = bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    for usage in _USAGES:
        bare = bare.replace(usage, "")
    return _CODE.sub("", _RECORD_SENTENCES.sub("", bare))


def _words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z]{2,}", text)


def press_everything(person: WorkspacePerson, settle: Callable[[], None]) -> set[str]:
    """Press each kind of button and each option on any screen once; submit each form as it opens,
    and close it if it wants more. Return what was pressed.
    """
    done: set[str] = set()
    while True:
        settle()
        view = person.modal
        if found := _next_pressable([view] if view else _screens(person), done):
            where, aim, asks = found
            click_action.click(person.client, where, aim, confirm=True if asks else None)
        elif view and view.submit and view.callback_id not in done:
            done.add(view.callback_id)
            with suppress(ActionRefused):  # a field that must be filled in, Slack says itself
                person.submits(view)
        elif view:
            person.closes(view)
        else:
            return done


def _screens(person: WorkspacePerson) -> list[PostedMessage | WorkspaceView]:
    messages = [each for each in person.sees() if each.user != person.id]
    return [*reversed(messages), *([person.home] if person.home else [])]


def _next_pressable(
    screens: Sequence[PostedMessage | WorkspaceView], done: set[str]
) -> tuple[PostedMessage | WorkspaceView, ClickTarget, bool] | None:
    for where in screens:
        for name, aim, asks in _pressable(where.blocks):
            if name not in done:
                done.add(name)
                return where, aim, asks
    return None


def _pressable(blocks: Sequence[Json]) -> Iterator[tuple[str, ClickTarget, bool]]:
    """Finds what can be pressed: a key, how to press it, and whether a dialog asks first."""
    for found in elements(blocks):
        element, block = found.element, found.block
        name, asks = element["action_id"], "confirm" in element
        if element["type"] == "button" and not element.get("url"):
            yield name, ClickTarget("", name, block_id=block["block_id"]), asks
        elif element["type"] == "overflow":
            for each in menu_options(element):
                what = each["value"].partition(":")[0]
                yield (
                    f"{name} {what}",
                    ClickTarget("", name, value=each["value"], block_id=block["block_id"]),
                    asks,
                )
