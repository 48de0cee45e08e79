"""Blocks, and what a whole message or view may hold of them."""

import json
from collections.abc import Iterator

from playground.workspace.limits.checks import (
    Check,
    Field,
    Problems,
    both,
    by_type,
    exactly_one,
    many,
    may,
    need,
    note,
    one_of,
    record,
    text,
    truth,
)
from playground.workspace.limits.elements import (
    IMAGE,
    IN_ACTIONS,
    IN_INPUT,
    IN_MODAL_INPUT,
    IN_SECTION,
)
from playground.workspace.limits.objects import (
    GROUP,
    IDENTIFIER,
    OPTION,
    RICH_PARTS,
    RICH_TEXT,
    URL,
    plain,
    written,
)
from playground.workspace.values import ApiError, Json

_ANY: dict[str, Field] = {"block_id": may(IDENTIFIER)}
# All the words of one message's blocks together; past this Slack answers msg_blocks_too_long.
WORDS_OF_A_MESSAGE = 13_200
BYTES_OF_A_VIEW = 250_000
CELLS_OF_A_MESSAGE = 10_000


def _says_something(value: object, pointer: str, problems: Problems) -> None:
    if isinstance(value, dict) and "text" not in value and "fields" not in value:
        note(problems, pointer, "must provide text or fields")


def _files_never_dispatch(value: object, pointer: str, problems: Problems) -> None:
    if not isinstance(value, dict) or not value.get("dispatch_action"):
        return
    element = value.get("element")
    if isinstance(element, dict) and element.get("type") == "file_input":
        note(problems, f"{pointer}/dispatch_action", "is not supported with file_input")


def _input(elements: Check) -> Check:
    fields = {
        **_ANY,
        "label": need(plain(2000)),
        "element": need(elements),
        "hint": may(plain(2000)),
        "optional": may(truth),
        "dispatch_action": may(truth),
    }
    return both(record(fields), _files_never_dispatch)


_CELL = by_type({"raw_text": record({"text": need(text(3000, least=1))}), "rich_text": RICH_TEXT})
_COLUMN = record({"align": may(one_of("left", "center", "right")), "is_wrapped": may(truth)})
_EVERYWHERE: dict[str, Check] = {
    "section": both(
        record(
            {
                **_ANY,
                "text": may(written(3000)),
                "fields": may(many(written(2000), 10)),
                "accessory": may(IN_SECTION),
                "expand": may(truth),
            }
        ),
        _says_something,
    ),
    "context": record(
        {
            **_ANY,
            "elements": need(
                many(
                    by_type({"plain_text": written(3000), "mrkdwn": written(3000), "image": IMAGE}),
                    10,
                )
            ),
        }
    ),
    "actions": record({**_ANY, "elements": need(many(IN_ACTIONS, 25))}),
    "header": record({**_ANY, "text": need(plain(150))}),
    "divider": record(_ANY),
    "image": both(
        record(
            {
                **_ANY,
                "image_url": may(URL),
                "slack_file": may(record({"id": may(IDENTIFIER), "url": may(URL)})),
                "alt_text": need(text(2000)),
                "title": may(plain(2000)),
            }
        ),
        exactly_one("image_url", "slack_file"),
    ),
    "rich_text": record({**_ANY, "elements": need(RICH_PARTS)}),
}
_TABLE = record(
    {
        **_ANY,
        "rows": need(many(many(_CELL, 20), 100)),
        "column_settings": may(many(_COLUMN, 20)),
    }
)
_MARKDOWN = record({**_ANY, "text": need(text(12_000, least=1))})
_MESSAGE: dict[str, Check] = {
    **_EVERYWHERE,
    "input": _input(IN_INPUT),
    "table": _TABLE,
    "markdown": _MARKDOWN,
}
_MODAL: dict[str, Check] = {**_EVERYWHERE, "input": _input(IN_MODAL_INPUT)}
_HOME: dict[str, Check] = {**_EVERYWHERE, "input": _input(IN_INPUT), "table": _TABLE}

_VIEW: dict[str, Field] = {
    "private_metadata": may(text(3000)),
    "callback_id": may(text(255)),
    "external_id": may(text(255)),
}
VIEWS: dict[str, Check] = {
    "modal": record(
        {
            **_VIEW,
            "title": need(plain(24)),
            "blocks": need(many(by_type(_MODAL), 100, least=0)),
            "submit": may(plain(24)),
            "close": may(plain(24)),
            "clear_on_close": may(truth),
            "notify_on_close": may(truth),
            "submit_disabled": may(truth),
        }
    ),
    "home": record({**_VIEW, "blocks": need(many(by_type(_HOME), 100, least=0))}),
}
OPTIONS = record(
    {"options": may(many(OPTION, 100, least=0)), "option_groups": may(many(GROUP, 100, least=0))}
)


def check_message(blocks: object) -> None:
    """Raises what Slack answers to a message with such blocks."""
    problems: Problems = []
    many(by_type(_MESSAGE), 50, least=0)(blocks, "/blocks", problems)
    if not problems and isinstance(blocks, list):
        _repeats(blocks, "/blocks", problems)
    if problems:
        raise ApiError("invalid_blocks", *problems)
    if isinstance(blocks, list):
        _whole_message(blocks)


def _whole_message(blocks: list[Json]) -> None:
    tables = [block for block in blocks if block["type"] == "table"]
    if len(tables) > 1:
        raise ApiError("only_one_table_allowed")
    if sum(len(words) for words in _words(tables)) > CELLS_OF_A_MESSAGE:
        raise ApiError("invalid_blocks", "[ERROR] table is too large [json-pointer:/blocks]")
    if sum(len(words) for words in _words(blocks)) > WORDS_OF_A_MESSAGE:
        raise ApiError("msg_blocks_too_long")


def _words(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _words(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name == "text" and isinstance(one, str):
                yield one
            else:
                yield from _words(one)


def check_view(view: object, kind: str) -> None:
    """Raises what Slack answers to such a view; `kind` is the surface it is meant for."""
    problems: Problems = []
    by_type({kind: VIEWS[kind]})(view, "/view", problems)
    if not problems and isinstance(view, dict):
        if len(json.dumps(view, ensure_ascii=False).encode()) > BYTES_OF_A_VIEW:
            raise ApiError("view_too_large")
        _repeats(view["blocks"], "/view/blocks", problems)
        _can_be_sent(view, problems)
        _one_focus(view, problems)
    if problems:
        raise ApiError("invalid_arguments", *problems)


def _can_be_sent(view: Json, problems: Problems) -> None:
    has_input = any(block["type"] == "input" for block in view["blocks"])
    if view["type"] == "modal" and has_input and "submit" not in view:
        note(problems, "/view/submit", "missing required field: submit")


def _one_focus(view: Json, problems: Problems) -> None:
    if sum(bool(one.get("focus_on_load")) for block in view["blocks"] for one in _parts(block)) > 1:
        note(problems, "/view/blocks", "focus_on_load can only be set on one element")


def _parts(block: Json) -> list[Json]:
    single = [block[name] for name in ("accessory", "element") if name in block]
    several = block.get("elements", []) if block["type"] == "actions" else []
    return [*single, *several]


def _repeats(blocks: list[Json], pointer: str, problems: Problems) -> None:
    seen: set[str] = set()
    for place, block in enumerate(blocks):
        name = block.get("block_id", "")
        if name and name in seen:
            note(problems, f"{pointer}/{place}/block_id", f"block_id already exists: {name}")
        seen.add(name)
        used = [one["action_id"] for one in _parts(block) if "action_id" in one]
        for action in {one for one in used if used.count(one) > 1}:
            note(problems, f"{pointer}/{place}", f"action_id already exists: {action}")


def check_options(answer: object) -> None:
    """Raises what makes Slack show an empty menu instead of these options."""
    problems: Problems = []
    both(OPTIONS, exactly_one("options", "option_groups"))(answer, "", problems)
    if problems:
        raise ApiError("invalid_options", *problems)
