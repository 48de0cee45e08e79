"""PURE. Slack's limits: what it would refuse in a message or a view of ours, in sentences.

The builders of `bot/blockkit/builders` cut what is too long; this says where one was forgotten. Tests ask it of
every screen, with the longest and strangest texts there are.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.blockkit.builders import Message, View

_LONGEST_TEXT = {"section": 3000, "header": 150, "context": 3000, "label": 2000, "hint": 2000}
_ELEMENT_TEXT = {"button": 75, "placeholder": 150}
_BLOCKS = {"message": 50, "modal": 100, "home": 100}


def limit_violations(screen: Message | View) -> list[str]:
    """Every reason why Slack would refuse it; empty when it would not."""
    if isinstance(screen, Message):
        return [*_check_message(screen), *_check_blocks(screen.blocks, "message")]
    kind = screen["type"]
    return [*_check_view(screen), *_check_blocks(tuple(screen["blocks"]), kind)]


def _check_message(message: Message) -> Iterator[str]:
    if not message.text.strip():
        yield "The message has no text for notifications."
    if len(message.text) > 4000:
        yield f"The text of the message has {len(message.text)} letters, 4000 are allowed."


def _check_view(view: View) -> Iterator[str]:
    for name in ("title", "submit", "close"):
        if name in view:
            yield from _check_text(view[name], 24, name)
    yield from _check_length(view.get("private_metadata", ""), 3000, "private_metadata")
    yield from _check_length(view.get("callback_id", ""), 255, "callback_id")
    inputs = any(block["type"] == "input" for block in view["blocks"])
    if view["type"] == "modal" and inputs and "submit" not in view:
        yield "A modal with an input needs a submit button."


def _check_blocks(blocks: tuple[Mapping[str, Any], ...], kind: str) -> Iterator[str]:
    if len(blocks) > _BLOCKS[kind]:
        yield f"{len(blocks)} blocks, a {kind} may have {_BLOCKS[kind]}."
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    for twice in sorted({each for each in ids if ids.count(each) > 1}):
        yield f"The block id {twice} is there twice."
    for position, block in enumerate(blocks):
        for problem in _check_block(block):
            yield f"Block {position} ({block['type']}): {problem}"


def _check_block(block: Mapping[str, Any]) -> Iterator[str]:
    yield from _check_length(block.get("block_id", ""), 255, "block_id")
    kind = block["type"]
    for name in ("text", "label", "hint"):
        if isinstance(block.get(name), Mapping):
            yield from _check_text(
                block[name], _LONGEST_TEXT.get(kind if name == "text" else name, 3000), name
            )
    for each in block.get("fields", ()):
        yield from _check_text(each, 2000, "field")
    if len(block.get("fields", ())) > 10:
        yield "more than 10 fields"
    yield from _check_elements(block, kind)


def _check_elements(block: Mapping[str, Any], kind: str) -> Iterator[str]:
    inner = [block[name] for name in ("accessory", "element") if name in block]
    if kind in {"actions", "context"}:
        most = 25 if kind == "actions" else 10
        if not 1 <= len(block["elements"]) <= most:
            yield f"{len(block['elements'])} elements, 1 to {most} are allowed"
        inner += block["elements"]
    ids = [each["action_id"] for each in inner if "action_id" in each]
    if len(ids) != len(set(ids)):
        yield "an action id is there twice"
    for each in inner:
        yield from _check_element(each)


def _check_element(element: Mapping[str, Any]) -> Iterator[str]:
    kind = element["type"]
    yield from _check_length(element.get("action_id", ""), 255, "action_id")
    yield from _check_length(str(element.get("value", "")), 2000, "value")
    if isinstance(element.get("text"), Mapping):
        yield from _check_text(element["text"], _ELEMENT_TEXT.get(kind, 3000), kind)
    elif "text" in element:
        yield from _check_text(element, 3000, kind)
    if "placeholder" in element:
        yield from _check_text(element["placeholder"], _ELEMENT_TEXT["placeholder"], "placeholder")
    if kind == "overflow" and not 1 <= len(element["options"]) <= 5:
        yield f"an overflow menu of {len(element['options'])}, 1 to 5 are allowed"
    most = 10 if kind in {"checkboxes", "radio_buttons"} else 100
    groups = element.get("option_groups", ())
    if len(groups) > most or any(not 1 <= len(each["options"]) <= most for each in groups):
        yield f"groups of options: 1 to {most} of 1 to {most} are allowed"
    for group in groups:
        yield from _check_text(group["label"], 75, "group")
    if "options" in element and not 1 <= len(element["options"]) <= most:
        yield f"{len(element['options'])} options, 1 to {most} are allowed"
    grouped = [option for group in groups for option in group["options"]]
    for option in (*grouped, *element.get("options", ()), *element.get("initial_options", ())):
        yield from _check_option(option)
    yield from _check_length(
        element.get("initial_value", ""), element.get("max_length", 3000), "initial_value"
    )
    if "confirm" in element:
        yield from _check_confirm(element["confirm"])


def _check_option(option: Mapping[str, Any]) -> Iterator[str]:
    yield from _check_text(option["text"], 75, "option")
    yield from _check_length(option["value"], 150, "option's value")
    if "description" in option:
        yield from _check_text(option["description"], 75, "option's description")


def _check_confirm(confirm: Mapping[str, Any]) -> Iterator[str]:
    yield from _check_text(confirm["title"], 100, "confirm's title")
    yield from _check_text(confirm["text"], 300, "confirm's text")
    yield from _check_text(confirm["confirm"], 30, "confirm's button")
    yield from _check_text(confirm["deny"], 30, "confirm's other button")


def _check_text(text: Mapping[str, Any], longest: int, name: str) -> Iterator[str]:
    if not text["text"]:
        yield f"the {name} is empty"
    yield from _check_length(text["text"], longest, name)


def _check_length(text: str, longest: int, name: str) -> Iterator[str]:
    if len(text) > longest:
        yield f"the {name} has {len(text)} letters, {longest} are allowed"
