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

__all__ = ["console", "escape", "print_json", "print_json_lines", "print_table", "when"]


def console() -> Console:
    """A console for the stdout of this moment; a pipe gets plain text and wide lines."""
    width = None if sys.stdout.isatty() else 160
    return Console(file=sys.stdout, highlight=False, width=width)


def print_json(value: object) -> None:
    click.echo(json.dumps(_plain(value), ensure_ascii=False, indent=2))


def print_json_lines(values: Iterable[object]) -> None:
    for value in values:
        click.echo(json.dumps(_plain(value), ensure_ascii=False))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, right: Iterable[str] = ()) -> None:
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
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(_plain(item) for item in value)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value
