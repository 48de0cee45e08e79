"""PURE. Blocks that older clients of Slack don't know, for those who set `new_blocks`."""

from collections.abc import Sequence

from bot.blockkit import builders
from bot.blockkit.builders import Block, Element

MAX_CAPTION = 150


def data_table(caption: str, rows: Sequence[Sequence[str | int]], *, page_size: int) -> Block:
    """A table that Slack sorts, filters and pages; the first row is its head, a number is sorted as
    one. A reader of the screen hears the caption.
    """
    return {
        "type": "data_table",
        "caption": builders.one_line(caption, MAX_CAPTION),
        "rows": [[_data_cell(each) for each in row] for row in rows[: builders.MAX_TABLE_ROWS + 1]],
        "page_size": page_size,
    }


def _data_cell(cell: str | int) -> Element:
    if isinstance(cell, int):
        return {"type": "raw_number", "value": cell, "text": str(cell)}
    return builders.table_cell(cell, bold=False)


def alert(text: str, level: str) -> Block:
    """A text that stands out; `level` is info, warning, error or success."""
    return {
        "type": "alert",
        "text": builders.plain_text(text, builders.MAX_CONFIRM),
        "level": level,
    }


def task_card(task_id: str, title: str, *, is_done: bool, details: str = "") -> Block:
    """Shows what runs for a while, or ran."""
    made = {
        "type": "task_card",
        "task_id": task_id,
        "title": builders.one_line(title, builders.MAX_HEADER),
        "status": "complete" if is_done else "in_progress",
    }
    return (
        made
        if not details
        else {**made, "details": builders.rich_text_block(builders.rich_text_piece(details))}
    )
