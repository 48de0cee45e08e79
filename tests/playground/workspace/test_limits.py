"""Tests what Slack accepts in messages and views, and each refusal, one row each."""

from typing import Any

import pytest

from playground.workspace import ApiError
from playground.workspace.limits import check_message, check_options, check_view
from tests.playground.tiny_app import actions, button, field, modal, option, plain_text, section

PieceJson = dict[str, Any]
HUNDRED_OPTIONS = [option(str(n), str(n)) for n in range(100)]
MENU = HUNDRED_OPTIONS[:2]
CONFIRM = {
    "title": plain_text("Sure?"),
    "text": plain_text("Really?"),
    "confirm": plain_text("Do it"),
}
IMAGE = {"type": "image", "image_url": "https://x.example/i.png", "alt_text": "a chart"}


def rich_text(*pieces: PieceJson, kind: str = "rich_text_section") -> PieceJson:
    return {"type": "rich_text", "elements": [{"type": kind, "elements": list(pieces)}]}


def text_piece(text: str = "x", **more: Any) -> PieceJson:
    return {"type": "text", "text": text, **more}


def table(rows: int = 1, columns: int = 1, text: str = "x") -> PieceJson:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": text}] * columns] * rows}


def data_table(*rows: int, kind: str = "raw_text", **more: Any) -> PieceJson:
    """Rows of so many cells; the first has cells of this kind."""
    head = [{"type": kind, "text": "x", **({"value": 1} if kind == "raw_number" else {})}]
    cells = [{"type": "raw_number", "value": 1, "text": "1"}]
    made = [(head if at == 0 else cells) * width for at, width in enumerate(rows)]
    return {"type": "data_table", "caption": "x", "rows": made, "page_size": 10, **more}


def task_card(status: str) -> PieceJson:
    details = rich_text(text_piece())
    return {
        "type": "task_card",
        "task_id": "1",
        "title": "x",
        "status": status,
        "details": details,
    }


def element(kind: str, **more: Any) -> PieceJson:
    return {"type": kind, "action_id": kind, **more}


def menu(kind: str = "static_select", **more: Any) -> PieceJson:
    return element(kind, placeholder=plain_text("Choose"), **more)


def context(count: int) -> PieceJson:
    return {"type": "context", "elements": [plain_text(str(n)) for n in range(count)]}


def header(text: str) -> PieceJson:
    return {"type": "header", "text": plain_text(text)}


def overflow(count: int) -> PieceJson:
    return element("overflow", options=[option(str(n), str(n)) for n in range(count)])


def checkboxes(count: int, kind: str = "checkboxes") -> PieceJson:
    return element(kind, options=[option(str(n), str(n)) for n in range(count)])


ACCEPTED_BLOCKS = [
    section("x" * 3000),
    {"type": "section", "fields": [plain_text("x" * 2000)] * 5},
    section("x", accessory=IMAGE, expand=True),
    section("x", accessory=overflow(5)),
    section("x", accessory=menu("multi_users_select")),
    header("x" * 150),
    context(10),
    {"type": "context", "elements": [IMAGE]},
    {**IMAGE, "title": plain_text("A chart")},
    {"type": "divider", "block_id": "x" * 255},
    actions(*[button(str(n), str(n)) for n in range(25)]),
    actions(button("x" * 75, "a", value="x" * 2000, style="danger", confirm=CONFIRM)),
    actions(button("x", "a", url="https://x.example/")),
    actions(menu(options=HUNDRED_OPTIONS), menu("external_select", min_query_length=2)),
    actions(element("datepicker"), element("timepicker", initial_time="23:59")),
    actions(element("datetimepicker", initial_date_time=1772496000)),
    actions(checkboxes(10), checkboxes(10, "radio_buttons")),
    actions(menu(option_groups=[{"label": plain_text("All"), "options": MENU}])),
    actions(menu(options=MENU, initial_option=MENU[1])),
    field("x" * 2000, "what", multiline=True, max_length=3000),
    field("Who", "who", "multi_external_select", max_selected_items=5),
    rich_text(text_piece(style={"bold": True}), {"type": "link", "url": "https://x.example"}),
    rich_text(text_piece(), kind="rich_text_preformatted"),
    {"type": "markdown", "text": "x" * 12_000},
    table(100, 20, text="1"),
    {**table(), "column_settings": [{"align": "right", "is_wrapped": True}]},
]

REFUSED_BLOCKS = [
    (section("x" * 3001), "less than 3001 characters"),
    (section(""), "more than 0 characters"),
    ({"type": "section"}, "text or fields"),
    ({"type": "section", "fields": [plain_text("x")] * 11}, "no more than 10 items"),
    ({"type": "section", "fields": [plain_text("x" * 2001)]}, "less than 2001"),
    ({"type": "section", "text": "x"}, "must provide an object"),
    (section("x", acessory=IMAGE), "invalid additional property: acessory"),
    (section("x", accessory=element("plain_text_input")), "unsupported type"),
    ({"type": "section", "text": {**plain_text("x"), "verbatim": True}}, "additional property"),
    (header("x" * 151), "less than 151"),
    ({"type": "header", "text": {"type": "mrkdwn", "text": "x"}}, "unsupported type: mrkdwn"),
    (context(11), "no more than 10 items"),
    (context(0), "no fewer than 1"),
    ({"type": "context", "elements": [button("x", "x")]}, "unsupported type: button"),
    (actions(*[button(str(n), str(n)) for n in range(26)]), "no more than 25"),
    (actions(button("x" * 76, "a")), "less than 76"),
    (actions(button("x", "a", value="x" * 2001)), "less than 2001"),
    (actions(button("x", "a", style="warning")), "one of: primary, danger"),
    (actions(button("x", "a", url="javascript:alert(1)")), "valid url"),
    (actions(button("x", "a" * 256)), "less than 256"),
    (actions(button("x", "a"), button("y", "a")), "action_id already exists: a"),
    (actions(button("x", "a", confirm={"title": plain_text("x")})), "missing required field: text"),
    (actions(button("x", "a", confirm={**CONFIRM, "deny": plain_text("x" * 31)})), "less than 31"),
    (
        actions(button("x", "a", confirm={**CONFIRM, "text": plain_text("x" * 301)})),
        "less than 301",
    ),
    (
        actions(button("x", "a", confirm={**CONFIRM, "title": plain_text("x" * 101)})),
        "less than 101",
    ),
    (actions(element("plain_text_input")), "unsupported type"),
    (actions(menu("multi_users_select")), "unsupported type"),
    (actions(overflow(6)), "no more than 5"),
    (actions(overflow(0)), "no fewer than 1"),
    (actions(checkboxes(11)), "no more than 10"),
    (actions(checkboxes(11, "radio_buttons")), "no more than 10"),
    (actions(menu(options=[*HUNDRED_OPTIONS, option("x", "x")])), "no more than 100"),
    (actions(menu(options=[option("x" * 76, "x")])), "less than 76"),
    (actions(menu(options=[option("x", "x" * 151)])), "less than 151"),
    (
        actions(menu(options=[{**option("x", "x"), "description": plain_text("x" * 76)}])),
        "less than 76",
    ),
    (actions(menu()), "exactly one of: options, option_groups"),
    (actions(menu(options=MENU, initial_option=option("x", "x"))), "does not match any option"),
    (actions(menu("external_select", options=MENU)), "additional property: options"),
    (actions(element("datepicker", initial_date="3.3.2026")), "YYYY-MM-DD"),
    (actions(element("timepicker", initial_time="24:00")), "HH:MM"),
    (actions(element("datetimepicker", initial_date_time=1772496000000)), "must be between"),
    (field("x" * 2001, "what"), "less than 2001"),
    (field("x", "what", max_length=3001), "between 1 and 3000"),
    (field("x", "what", "number_input"), "missing required field: is_decimal_allowed"),
    (field("x", "what", "file_input"), "unsupported type: file_input"),
    (field("x", "what", "button"), "unsupported type: button"),
    ({**IMAGE, "image_url": "x" * 10}, "valid url"),
    ({"type": "image", "alt_text": "x"}, "exactly one of"),
    ({"type": "divider", "block_id": "x" * 256}, "less than 256"),
    ({"type": "divider", "block_id": ""}, "more than 0"),
    (rich_text(text_piece("")), "more than 0"),
    (rich_text({"type": "mention"}), "unsupported type: mention"),
    (rich_text(text_piece(style={"blink": True})), "additional property: blink"),
    ({"type": "markdown", "text": "x" * 12_001}, "less than 12001"),
    (table(101), "no more than 100"),
    (table(1, 21), "no more than 20"),
    (table(10, 10, text="x" * 101), "table is too large"),
    ({"type": "alert", "text": plain_text("x")}, "unsupported type: alert"),
    ({"text": plain_text("x")}, "missing required field: type"),
]


@pytest.mark.parametrize("block", ACCEPTED_BLOCKS, ids=lambda block: str(block["type"]))
def test_what_slack_takes_is_taken(block: PieceJson) -> None:
    check_message([block])


@pytest.mark.parametrize(("block", "why"), REFUSED_BLOCKS, ids=lambda part: str(part)[:60])
def test_what_slack_refuses_is_refused(block: PieceJson, why: str) -> None:
    with pytest.raises(ApiError) as caught:
        check_message([block])
    assert caught.value.error == "invalid_blocks"
    assert why in " ".join(caught.value.messages)


def message_error(*blocks: PieceJson) -> str:
    with pytest.raises(ApiError) as caught:
        check_message(list(blocks))
    return " ".join([caught.value.error, *caught.value.messages])


def test_a_message_has_fifty_blocks() -> None:
    check_message([{"type": "divider"}] * 50)
    assert "no more than 50 items" in message_error(*[{"type": "divider"}] * 51)


def test_a_block_id_is_used_once() -> None:
    blocks = [{"type": "divider", "block_id": "a"}] * 2
    assert "block_id already exists: a [json-pointer:/blocks/1/block_id]" in message_error(*blocks)


def test_a_table_that_sorts_has_a_head_of_words_and_rows_of_one_width() -> None:
    check_message([data_table(3, 3, 3), task_card("in_progress")])
    assert "must have a row below the head" in message_error(data_table(2))
    assert "must be raw_text" in message_error(data_table(2, 2, kind="raw_number"))
    assert "same number of cells" in message_error(data_table(2, 2, 3))
    assert "no more than 101 items" in message_error(data_table(*[1] * 102))
    assert "caption" in message_error(data_table(1, 1, caption=""))
    assert message_error(data_table(1, 1, page_size=101))
    assert message_error(task_card("half done"))


def test_a_warning_stands_in_a_form_alone() -> None:
    warning = {"type": "alert", "text": plain_text("x"), "level": "warning"}
    assert message_error(warning)
    view = {"type": "modal", "title": plain_text("x"), "blocks": [warning]}
    check_view(view, "modal")
    assert view_error({**view, "blocks": [{**warning, "level": "loud"}]})


def test_a_message_has_one_table_and_so_many_words() -> None:
    assert message_error(table(), table()) == "only_one_table_allowed"
    assert message_error(*[section("x" * 2900)] * 5) == "msg_blocks_too_long"


def view_error(view: PieceJson, kind: str = "modal") -> str:
    with pytest.raises(ApiError) as caught:
        check_view(view, kind)
    assert caught.value.error == "invalid_arguments"
    return " ".join(caught.value.messages)


@pytest.mark.parametrize(
    ("view", "why"),
    [
        (modal(title=plain_text("x" * 25)), "less than 25"),
        (modal(submit=plain_text("x" * 25)), "less than 25"),
        (modal(close=plain_text("x" * 25)), "less than 25"),
        (modal(private_metadata="x" * 3001), "less than 3001"),
        (modal(callback_id="x" * 256), "less than 256"),
        (modal(id="V1"), "invalid additional property: id"),
        (modal(*[{"type": "divider"}] * 101), "no more than 100"),
        (modal(table()), "unsupported type: table"),
        (modal({"type": "markdown", "text": "x"}), "unsupported type: markdown"),
        (modal(field("x", "a"), field("y", "a")), "block_id already exists: a"),
        (modal({**field("x", "f", "file_input"), "dispatch_action": True}), "not supported"),
        (modal(field("x", "f", "file_input", max_files=11)), "between 1 and 10"),
        (
            modal(field("x", "a", focus_on_load=True), field("y", "b", focus_on_load=True)),
            "focus_on_load",
        ),
        ({"type": "modal", "blocks": []}, "missing required field: title"),
        ({"type": "home", "blocks": []}, "unsupported type: home"),
    ],
    ids=lambda part: str(part)[-60:],
)
def test_a_modal_has_its_limits(view: PieceJson, why: str) -> None:
    assert why in view_error(view)


def test_a_modal_within_its_limits_is_taken() -> None:
    full = {
        "title": plain_text("x" * 24),
        "submit": plain_text("x" * 24),
        "close": plain_text("x" * 24),
        "private_metadata": "x" * 3000,
        "callback_id": "x" * 255,
    }
    check_view(modal(*[field("x", str(n)) for n in range(100)], **full), "modal")
    check_view(modal(field("x", "f", "file_input", max_files=10)), "modal")


def test_home_takes_tables_and_no_title() -> None:
    check_view({"type": "home", "blocks": [table()]}, "home")
    titled = {"type": "home", "blocks": [], "title": plain_text("x")}
    assert "additional property: title" in view_error(titled, "home")


def test_a_menu_is_answered_with_a_hundred_options_at_most() -> None:
    check_options({"options": HUNDRED_OPTIONS})
    check_options({"options": []})
    for said in (
        {},
        {"options": [*HUNDRED_OPTIONS, option("x", "x")]},
        {"options": [{"text": "x"}]},
    ):
        with pytest.raises(ApiError):
            check_options(said)
