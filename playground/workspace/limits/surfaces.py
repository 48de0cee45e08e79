"""Blocks, and what a whole message or view may hold of them."""

import json
from collections.abc import Iterator

from playground.workspace.limits.checks import (
    FieldRule,
    Problems,
    ValueCheck,
    add_problem,
    all_of,
    boolean,
    exactly_one,
    list_of,
    may_have,
    must_have,
    number,
    object_by_type,
    object_with,
    one_of,
    text,
)
from playground.workspace.limits.composition_objects import (
    IDENTIFIER,
    OPTION,
    OPTION_GROUP,
    RICH_TEXT,
    RICH_TEXT_PARTS,
    URL,
    plain_or_mrkdwn,
    plain_text,
)
from playground.workspace.limits.elements import (
    IMAGE,
    IN_ACTIONS,
    IN_INPUT,
    IN_MODAL_INPUT,
    IN_SECTION,
)
from playground.workspace.values import ApiError, Json

_COMMON_FIELDS: dict[str, FieldRule] = {"block_id": may_have(IDENTIFIER)}
# The text of one message's blocks together; beyond it Slack answers msg_blocks_too_long.
CHARACTERS_OF_A_MESSAGE = 13_200
BYTES_OF_A_VIEW = 250_000
CELLS_OF_A_MESSAGE = 10_000


def _check_text_or_fields(value: object, pointer: str, problems: Problems) -> None:
    if isinstance(value, dict) and "text" not in value and "fields" not in value:
        add_problem(problems, pointer, "must provide text or fields")


def _check_file_dispatch(value: object, pointer: str, problems: Problems) -> None:
    if not isinstance(value, dict) or not value.get("dispatch_action"):
        return
    element = value.get("element")
    if isinstance(element, dict) and element.get("type") == "file_input":
        add_problem(problems, f"{pointer}/dispatch_action", "is not supported with file_input")


def _input_block(elements: ValueCheck) -> ValueCheck:
    fields = {
        **_COMMON_FIELDS,
        "label": must_have(plain_text(2000)),
        "element": must_have(elements),
        "hint": may_have(plain_text(2000)),
        "optional": may_have(boolean),
        "dispatch_action": may_have(boolean),
    }
    return all_of(object_with(fields), _check_file_dispatch)


_CELL = object_by_type(
    {"raw_text": object_with({"text": must_have(text(3000, least=1))}), "rich_text": RICH_TEXT}
)
_COLUMN = object_with(
    {"align": may_have(one_of("left", "center", "right")), "is_wrapped": may_have(boolean)}
)
_COMMON_BLOCKS: dict[str, ValueCheck] = {
    "section": all_of(
        object_with(
            {
                **_COMMON_FIELDS,
                "text": may_have(plain_or_mrkdwn(3000)),
                "fields": may_have(list_of(plain_or_mrkdwn(2000), 10)),
                "accessory": may_have(IN_SECTION),
                "expand": may_have(boolean),
            }
        ),
        _check_text_or_fields,
    ),
    "context": object_with(
        {
            **_COMMON_FIELDS,
            "elements": must_have(
                list_of(
                    object_by_type(
                        {
                            "plain_text": plain_or_mrkdwn(3000),
                            "mrkdwn": plain_or_mrkdwn(3000),
                            "image": IMAGE,
                        }
                    ),
                    10,
                )
            ),
        }
    ),
    "actions": object_with({**_COMMON_FIELDS, "elements": must_have(list_of(IN_ACTIONS, 25))}),
    "header": object_with({**_COMMON_FIELDS, "text": must_have(plain_text(150))}),
    "divider": object_with(_COMMON_FIELDS),
    "image": all_of(
        object_with(
            {
                **_COMMON_FIELDS,
                "image_url": may_have(URL),
                "slack_file": may_have(
                    object_with({"id": may_have(IDENTIFIER), "url": may_have(URL)})
                ),
                "alt_text": must_have(text(2000)),
                "title": may_have(plain_text(2000)),
            }
        ),
        exactly_one("image_url", "slack_file"),
    ),
    "rich_text": object_with({**_COMMON_FIELDS, "elements": must_have(RICH_TEXT_PARTS)}),
}
_TABLE = object_with(
    {
        **_COMMON_FIELDS,
        "rows": must_have(list_of(list_of(_CELL, 20), 100)),
        "column_settings": may_have(list_of(_COLUMN, 20)),
    }
)
_DATA_CELL = object_by_type(
    {
        "raw_text": object_with({"text": must_have(text(3000, least=1))}),
        "raw_number": object_with(
            {"value": must_have(number(-(10**15), 10**15)), "text": must_have(text(3000, least=1))}
        ),
        "rich_text": RICH_TEXT,
    }
)


def _check_data_table(value: object, pointer: str, problems: Problems) -> None:
    """A head without markup, rows below it, all as wide as the head."""
    rows = value.get("rows") if isinstance(value, dict) else None
    if not isinstance(rows, list) or not rows or not all(isinstance(each, list) for each in rows):
        return
    if len(rows) < 2:
        add_problem(problems, f"{pointer}/rows", "must have a row below the head")
    if any(isinstance(cell, dict) and cell.get("type") != "raw_text" for cell in rows[0]):
        add_problem(problems, f"{pointer}/rows/0", "must be raw_text")
    if len({len(each) for each in rows}) > 1:
        add_problem(problems, f"{pointer}/rows", "must have the same number of cells")


_DATA_TABLE = all_of(
    object_with(
        {
            **_COMMON_FIELDS,
            "caption": must_have(text(300, least=1)),
            "rows": must_have(list_of(list_of(_DATA_CELL, 20), 101)),
            "page_size": may_have(number(1, 100)),
            "row_header_column_index": may_have(number(0, 19)),
        }
    ),
    _check_data_table,
)
_TASK_CARD = object_with(
    {
        **_COMMON_FIELDS,
        "task_id": must_have(text(255, least=1)),
        "title": must_have(text(255, least=1)),
        "status": must_have(one_of("pending", "in_progress", "complete", "error")),
        "details": may_have(object_by_type({"rich_text": RICH_TEXT})),
    }
)
_ALERT = object_with(
    {
        **_COMMON_FIELDS,
        "text": must_have(plain_or_mrkdwn(3000)),
        "level": may_have(one_of("default", "info", "warning", "error", "success")),
    }
)
_MARKDOWN = object_with({**_COMMON_FIELDS, "text": must_have(text(12_000, least=1))})
_MESSAGE_BLOCKS: dict[str, ValueCheck] = {
    **_COMMON_BLOCKS,
    "input": _input_block(IN_INPUT),
    "table": _TABLE,
    "data_table": _DATA_TABLE,
    "task_card": _TASK_CARD,
    "markdown": _MARKDOWN,
}
_MODAL_BLOCKS: dict[str, ValueCheck] = {
    **_COMMON_BLOCKS,
    "input": _input_block(IN_MODAL_INPUT),
    "alert": _ALERT,
}
_HOME_BLOCKS: dict[str, ValueCheck] = {
    **_COMMON_BLOCKS,
    "input": _input_block(IN_INPUT),
    "table": _TABLE,
}

_VIEW_FIELDS: dict[str, FieldRule] = {
    "private_metadata": may_have(text(3000)),
    "callback_id": may_have(text(255)),
    "external_id": may_have(text(255)),
}
VIEWS: dict[str, ValueCheck] = {
    "modal": object_with(
        {
            **_VIEW_FIELDS,
            "title": must_have(plain_text(24)),
            "blocks": must_have(list_of(object_by_type(_MODAL_BLOCKS), 100, least=0)),
            "submit": may_have(plain_text(24)),
            "close": may_have(plain_text(24)),
            "clear_on_close": may_have(boolean),
            "notify_on_close": may_have(boolean),
            "submit_disabled": may_have(boolean),
        }
    ),
    "home": object_with(
        {**_VIEW_FIELDS, "blocks": must_have(list_of(object_by_type(_HOME_BLOCKS), 100, least=0))}
    ),
}
OPTIONS = object_with(
    {
        "options": may_have(list_of(OPTION, 100, least=0)),
        "option_groups": may_have(list_of(OPTION_GROUP, 100, least=0)),
    }
)


def check_message(blocks: object) -> None:
    """Checks a message's blocks; raises the error that Slack would answer."""
    problems: Problems = []
    list_of(object_by_type(_MESSAGE_BLOCKS), 50, least=0)(blocks, "/blocks", problems)
    if not problems and isinstance(blocks, list):
        _check_repeats(blocks, "/blocks", problems)
    if problems:
        raise ApiError("invalid_blocks", *problems)
    if isinstance(blocks, list):
        _check_whole_message(blocks)


def _check_whole_message(blocks: list[Json]) -> None:
    tables = [block for block in blocks if block["type"] == "table"]
    if len(tables) > 1:
        raise ApiError("only_one_table_allowed")
    if sum(len(words) for words in _texts(tables)) > CELLS_OF_A_MESSAGE:
        raise ApiError("invalid_blocks", "[ERROR] table is too large [json-pointer:/blocks]")
    if sum(len(words) for words in _texts(blocks)) > CHARACTERS_OF_A_MESSAGE:
        raise ApiError("msg_blocks_too_long")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name == "text" and isinstance(one, str):
                yield one
            else:
                yield from _texts(one)


def check_view(view: object, kind: str) -> None:
    """Checks a view for a surface of this `kind`; raises the error that Slack would answer."""
    problems: Problems = []
    object_by_type({kind: VIEWS[kind]})(view, "/view", problems)
    if not problems and isinstance(view, dict):
        if len(json.dumps(view, ensure_ascii=False).encode()) > BYTES_OF_A_VIEW:
            raise ApiError("view_too_large")
        _check_repeats(view["blocks"], "/view/blocks", problems)
        _check_submit(view, problems)
        _check_focus(view, problems)
    if problems:
        raise ApiError("invalid_arguments", *problems)


def _check_submit(view: Json, problems: Problems) -> None:
    has_input = any(block["type"] == "input" for block in view["blocks"])
    if view["type"] == "modal" and has_input and "submit" not in view:
        add_problem(problems, "/view/submit", "missing required field: submit")


def _check_focus(view: Json, problems: Problems) -> None:
    if (
        sum(
            bool(one.get("focus_on_load"))
            for block in view["blocks"]
            for one in _block_elements(block)
        )
        > 1
    ):
        add_problem(problems, "/view/blocks", "focus_on_load can only be set on one element")


def _block_elements(block: Json) -> list[Json]:
    single = [block[name] for name in ("accessory", "element") if name in block]
    several = block.get("elements", []) if block["type"] == "actions" else []
    return [*single, *several]


def _check_repeats(blocks: list[Json], pointer: str, problems: Problems) -> None:
    seen: set[str] = set()
    for place, block in enumerate(blocks):
        name = block.get("block_id", "")
        if name and name in seen:
            add_problem(problems, f"{pointer}/{place}/block_id", f"block_id already exists: {name}")
        seen.add(name)
        used = [one["action_id"] for one in _block_elements(block) if "action_id" in one]
        for action in {one for one in used if used.count(one) > 1}:
            add_problem(problems, f"{pointer}/{place}", f"action_id already exists: {action}")


def check_options(answer: object) -> None:
    """Checks a menu's options; raises where Slack would show an empty menu instead."""
    problems: Problems = []
    all_of(OPTIONS, exactly_one("options", "option_groups"))(answer, "", problems)
    if problems:
        raise ApiError("invalid_options", *problems)
