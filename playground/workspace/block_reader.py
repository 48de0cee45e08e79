"""Reads blocks as a person sees them: visible text, buttons and fields, mentions and links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from playground.workspace import mrkdwn
from playground.workspace.values import Json


@dataclass(frozen=True, slots=True)
class BlockElement:
    """An element, and the block it stands in."""

    block: Json
    element: Json

    @property
    def label(self) -> str:
        """The text on the element or, for an input, above it."""
        if "label" in self.block:
            return str(self.block["label"]["text"])
        text = self.element.get("text") or self.element.get("placeholder") or {}
        return str(text.get("text", ""))


def elements(blocks: Sequence[Json]) -> list[BlockElement]:
    """Lists everything that can be pressed, chosen or filled in, from top to bottom."""
    found = []
    for block in blocks:
        inside = [block[name] for name in ("accessory", "element") if name in block]
        if block["type"] == "actions":
            inside += block["elements"]
        found += [BlockElement(block, one) for one in inside if one["type"] != "image"]
    return found


def button_labels(blocks: Sequence[Json]) -> list[str]:
    return [one.label for one in elements(blocks) if one.element["type"] == "button"]


def menu_options(element: Json) -> list[Json]:
    groups = element.get("option_groups") or []
    return [*(element.get("options") or []), *(one for group in groups for one in group["options"])]


def visible_text(blocks: Sequence[Json]) -> str:
    """All visible text, a line for each piece of it."""
    return "\n".join(line for block in blocks for line in _lines(block) if line)


def _lines(block: Json) -> Iterator[str]:
    if block["type"] == "rich_text":
        yield from (_rich_text(part) for part in block["elements"])
    elif block["type"] == "task_card":
        yield block["title"]
        yield from (_rich_text(part) for part in block.get("details", {}).get("elements", []))
    elif block["type"] in {"table", "data_table"}:
        yield block.get("caption", "")
        for row in block["rows"]:
            yield " | ".join(_cell_text(cell) for cell in row)
    elif block["type"] == "context":
        yield from (_object_text(one) for one in block["elements"])
    elif block["type"] == "markdown":
        yield block["text"]
    else:
        for name in ("title", "label", "text"):
            yield _object_text(block.get(name))
        yield from (_object_text(one) for one in block.get("fields", []))
        yield from (_element_text(one.element) for one in elements([block]))
        yield _object_text(block.get("hint"))


def _object_text(value: Json | None) -> str:
    if value is None or "text" not in value:
        return ""
    return mrkdwn.visible_text(value["text"]) if value["type"] == "mrkdwn" else str(value["text"])


def _element_text(element: Json) -> str:
    """The text of a closed element: a button's words, a menu's choice or hint."""
    chosen = element.get("initial_option")
    if chosen:
        return _object_text(chosen["text"])
    ticks = menu_options(element) if element["type"] in {"checkboxes", "radio_buttons"} else []
    several = ticks or element.get("initial_options") or []
    if several:
        return "\n".join(_object_text(one["text"]) for one in several)
    return _object_text(element.get("text")) or str(element.get("initial_value") or "")


def _cell_text(cell: Json) -> str:
    if cell["type"] in {"raw_text", "raw_number"}:
        return str(cell["text"])
    return "\n".join(_rich_text(part) for part in cell["elements"])


def _rich_text(part: Json) -> str:
    joint = "\n" if part["type"] == "rich_text_list" else ""
    return joint.join(_rich_piece(one) for one in part["elements"])


# The pieces of rich text that show a name: the sign before it, and the field it stands in.
_NAME_FIELDS = {
    "user": ("@{}", "user_id"),
    "usergroup": ("@{}", "usergroup_id"),
    "channel": ("#{}", "channel_id"),
    "broadcast": ("@{}", "range"),
    "emoji": (":{}:", "name"),
    "date": ("{}", "fallback"),
    "color": ("{}", "value"),
}


def _rich_piece(piece: Json) -> str:
    if piece["type"] == "rich_text_section":
        return _rich_text(piece)
    if piece["type"] in _NAME_FIELDS:
        form, name = _NAME_FIELDS[piece["type"]]
        return form.format(piece.get(name, ""))
    return str(piece.get("text") or piece.get("url") or "")


_LIVE_PIECES = {"user", "usergroup", "channel", "broadcast", "link"}


def pings_and_links(value: object) -> list[str]:
    """Every mention and link in these blocks, wherever it stands."""
    if isinstance(value, list):
        return [one for part in value for one in pings_and_links(part)]
    if not isinstance(value, dict):
        return []
    kind = value.get("type")
    if kind == "mrkdwn":
        return mrkdwn.pings_and_links(str(value["text"]), auto=not value.get("verbatim", False))
    if kind == "markdown":
        return mrkdwn.pings_and_links(str(value["text"]), auto=True)
    if kind in _LIVE_PIECES:
        named = ("user_id", "usergroup_id", "channel_id", "range", "url")
        return [f"{kind}:{value[name]}" for name in named if name in value]
    return [one for part in value.values() for one in pings_and_links(part)]
