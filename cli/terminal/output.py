"""Values → what a person reads on a terminal, or JSON for machines."""

import dataclasses
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, tzinfo
from decimal import Decimal
from typing import Any

import click
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.language.translator import Translator
from cli.language import ENGLISH
from cli.terminal.terminal_text import escape_controls, printable
from cli.terminal.word_wrap import break_offsets, longest_unit

# In a pipe a row is one line, however long: the next program cuts lines, not columns.
_PIPE = 10_000
_GAP, _READABLE, _NARROWEST, _LABEL = 2, 18, 12, 12
# Empty markup. Behind a bracket or a backslash it takes away their meaning.
_EMPTY_MARKUP = "[dim][/]"
_MARKUP_CHARACTERS = re.compile(r"(\\*)(\[|\Z)")


def console() -> Console:
    """A console for the present stdout."""
    width = None if sys.stdout.isatty() else _PIPE
    return Console(file=sys.stdout, highlight=False, emoji=False, width=width)


def escape(text: str) -> str:
    """Foreign text as it is: its brackets are no markup, and no control code reaches the terminal."""
    return _MARKUP_CHARACTERS.sub(_neutralise, printable(text))


def _neutralise(found: re.Match[str]) -> str:
    slashes, bracket = found.groups()
    return (slashes * 2 + _EMPTY_MARKUP if slashes else "") + (bracket and bracket + _EMPTY_MARKUP)


def print_json(value: object) -> None:
    text = json.dumps(value, default=_to_json_value, ensure_ascii=False, indent=2)
    click.echo(escape_controls(text))


def print_json_rows(rows: Iterable[object]) -> None:
    """Prints one array, a row to a line, as the rows come: a million rows fill no memory."""
    before = "["
    for row in rows:
        click.echo(before + "\n" + json_line(row), nl=False)
        before = ","
    click.echo("[]" if before == "[" else "\n]")


def json_line(value: object) -> str:
    """The value as JSON on one line."""
    return escape_controls(json.dumps(value, default=_to_json_value, ensure_ascii=False))


def print_table(
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    right_aligned: Iterable[str] = (),
    uncut: Iterable[str] = (),
    optional: Sequence[str] = (),
    t: Translator = ENGLISH,
) -> None:
    """Prints a table with a light head. Cells are markup: escape foreign text with `escape`.

    The columns `right_aligned` and `uncut` are never cut or broken. If a terminal is too narrow for
    them, the `optional` columns are left out, the first one first.
    """
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    if not found:
        return
    out, aligned, unbroken = console(), set(right_aligned), {*right_aligned, *uncut}
    heads = {name: t.gettext(name) if name else "" for name in columns}
    wanted = {
        name: _column_wish(heads[name], _cells(found, name), uncut=name in unbroken)
        for name in columns
    }
    used_columns = [name for name in columns if wanted[name].most]
    for name in optional:
        if (
            name in used_columns
            and _table_width([wanted[each].least for each in used_columns]) > out.width
        ):
            used_columns.remove(name)
    widths = fit_widths([wanted[each] for each in used_columns], out.width)
    sized = dict(zip(used_columns, widths, strict=True))
    out.print(_build_table(sized, found, aligned, unbroken, heads))


@dataclasses.dataclass(frozen=True, slots=True)
class ColumnWish:
    """The letters that a column needs for its longest word, to be read well, and for its longest cell."""

    word: int
    least: int
    most: int
    is_fixed: bool = False


def fit_widths(wishes: Sequence[ColumnWish], width: int) -> list[int]:
    """The widths of columns: no word is broken as long as all of them fit, the rest is shared."""
    widths = [each.least for each in wishes]
    while _table_width(widths) > width:
        slack = [w - each.word for w, each in zip(widths, wishes, strict=True)]
        # Once every column is as narrow as its longest word, the widest one breaks them.
        free = [0 if each.is_fixed else w for w, each in zip(widths, wishes, strict=True)]
        of, least = (slack, 0) if max(slack) > 0 else (free, _NARROWEST)
        if max(of) <= least:
            break
        widths[of.index(max(of))] -= 1
    left = width - _table_width(widths)
    while left > 0 and any(w < each.most for w, each in zip(widths, wishes, strict=True)):
        # The narrowest of those that want more gets one letter more.
        short = [i for i, each in enumerate(wishes) if widths[i] < each.most]
        widths[min(short, key=lambda i: widths[i])] += 1
        left -= 1
    return widths


def _table_width(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _cells(rows: Sequence[Mapping[str, str]], name: str) -> list[str]:
    return [row[name] for row in rows]


def _column_wish(head: str, cells: Sequence[str], *, uncut: bool) -> ColumnWish:
    texts = (head, *map(_visible_text, cells))
    most = max(cell_len(line) for text in texts for line in (text.splitlines() or [""]))
    word = most if uncut else max(map(longest_unit, texts))
    return ColumnWish(word, max(word, min(most, _READABLE)), most, is_fixed=uncut)


def _visible_text(markup: str) -> str:
    return Text.from_markup(markup, emoji=False).plain


def _build_table(
    widths: Mapping[str, int],
    rows: Iterable[Mapping[str, str]],
    right_aligned: set[str],
    uncut: set[str],
    heads: Mapping[str, str],
) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, _GAP, 0, 0))
    for position, (name, width) in enumerate(widths.items()):
        is_last = position == len(widths) - 1
        table.add_column(
            heads[name],
            justify="right" if name in right_aligned else "left",
            no_wrap=name in uncut,
            overflow="fold",
            # Rich counts the gap behind a column, but for the last one, to its width.
            width=None if is_last else width,
            max_width=width if is_last else None,
        )
    for row in rows:
        table.add_row(
            *(
                row[name] if name in uncut else _wrap_markup(row[name], width)
                for name, width in widths.items()
            )
        )
    return table


def _wrap_markup(markup: str, width: int) -> Text:
    return Text("\n").join(wrap_text(Text.from_markup(markup, emoji=False), width))


def wrap_text(text: Text, width: int) -> list[Text]:
    """The lines of a text, each at most so wide, with their styles."""
    lines: list[Text] = []
    for line in text.split("\n", allow_blank=True):
        for part in line.divide(break_offsets(line.plain, width)):
            part.rstrip()
            lines.append(part)
    return lines


def print_pairs(pairs: Iterable[tuple[str, str]], *, t: Translator = ENGLISH) -> None:
    """Prints label and value, a line each; empty ones are left out, long ones are wrapped."""
    shown = [(t.gettext(label) if label else "", value) for label, value in pairs if value]
    width = max([_LABEL, *(cell_len(label) for label, _ in shown)])
    for label, value in shown:
        print_indented(escape(value), lead=f"  [dim]{label:<{width}}[/] ")


def print_indented(markup: str, *, lead: str = "  ") -> None:
    """Prints text behind `lead`, each line as far to the right as the first."""
    out, indent = console(), cell_len(_visible_text(lead))
    text = Text.from_markup(markup, emoji=False)
    for position, line in enumerate(wrap_text(text, max(out.width - indent, _READABLE))):
        out.print(Text.from_markup(lead) if position == 0 else " " * indent, line, sep="")


def format_time(moment: datetime | None, zone: tzinfo) -> str:
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M") if moment else "–"


def format_occurred(moment: datetime, zone: tzinfo) -> str:
    """Says when somebody spoke to somebody: a day without a time is kept as its beginning."""
    here = moment.astimezone(zone)
    return (
        f"{here:%Y-%m-%d %H:%M}" if here.hour or here.minute or here.second else f"{here:%Y-%m-%d}"
    )


def _to_json_value(value: Any) -> Any:
    """Converts a value that json does not know."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
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
