"""Values → what a person reads on a terminal, or JSON for machines."""

import dataclasses
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

__all__ = [
    "as_json",
    "console",
    "escape",
    "plural",
    "print_json",
    "print_json_rows",
    "print_table",
    "when",
]


def console() -> Console:
    """A console for the stdout of this moment; a pipe gets plain text and wide lines."""
    width = None if sys.stdout.isatty() else 160
    return Console(file=sys.stdout, highlight=False, width=width)


def print_json(value: object) -> None:
    click.echo(json.dumps(value, default=_plain, ensure_ascii=False, indent=2))


def print_json_rows(rows: Iterable[object]) -> None:
    """One array, a row to a line, written as the rows come: a million rows fill no memory."""
    before = "["
    for row in rows:
        click.echo(before + "\n" + as_json(row), nl=False)
        before = ","
    click.echo("[]" if before == "[" else "\n]")


def as_json(value: object) -> str:
    """On one line."""
    return json.dumps(value, default=_plain, ensure_ascii=False)


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], *, right: Iterable[str] = ()
) -> None:
    """A table with a light head. Cells are markup: escape foreign text with `escape`."""
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    to_the_right = set(right)
    for column in columns:
        table.add_column(column, justify="right" if column in to_the_right else "left")
    for row in rows:
        table.add_row(*row)
    console().print(table)


def when(moment: datetime | None, zone: tzinfo) -> str:
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M") if moment else "–"


def _plain(value: Any) -> Any:
    """What json does not know by itself."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def plural(count: int, thing: str) -> str:
    """`1 comment`, `2 comments`, `1,000 files`."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"
