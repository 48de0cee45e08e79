"""`rapport import`: brings the interaction log of another system into the record."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import click
from sqlmodel import Session

from cli.args.salesperson_args import read_people_by_code, split_pair
from cli.context import CliContext
from cli.terminal.output import console, escape, print_json
from cli.text.list_text import more_lines_text
from journal.errors import NotAllowed, RequestRefused
from journal.exchange import interaction_import, interaction_lines
from journal.exchange.file_format import detect_encoding
from journal.exchange.formula_guard import BOM, guard_formula
from journal.exchange.interaction_columns import LogField
from journal.exchange.interaction_import import LineResult, LogSource
from journal.exchange.interaction_lines import LogLine
from journal.model import Role

_SHOWN_PROBLEMS = 20


class _DryRunOver(Exception):
    """Rolls the transaction of a batch back."""


@dataclass(slots=True)
class _Summary:
    counts: Counter[str] = field(default_factory=Counter)
    problems: list[LineResult] = field(default_factory=list)

    def add(self, results: Sequence[LineResult]) -> None:
        self.counts.update(each.outcome for each in results)
        self.problems += [each for each in results if each.reason]


def log_import(
    context: CliContext,
    *,
    file: Path,
    source: str,
    pairs: tuple[str, ...],
    templates: tuple[str, ...],
    salespeople: tuple[str, ...],
    dates: str | None,
    dry_run: bool,
    report_file: Path | None,
) -> None:
    if context.actor.role is Role.MEMBER:
        raise NotAllowed("Only a manager or an admin may import a log.")
    mapping = {name: _log_field(name, field_) for name, field_ in map(split_pair, pairs)}
    read = _reader(file, mapping)
    origin = LogSource(
        source.strip().casefold(),
        dates or interaction_lines.detect_date_order(read()),
        context.zone,
        {old.casefold(): _template(context, code) for old, code in map(split_pair, templates)},
        read_people_by_code(context, salespeople),
    )
    summary = _Summary()
    with _open_report(report_file) as write:
        for results in _import_batches(context, origin, read(), dry_run=dry_run):
            summary.add(results)
            write(results)
    _print_summary(context, summary, dry_run=dry_run)
    if summary.counts["left out"]:
        raise click.exceptions.Exit(1)


def _reader(file: Path, mapping: dict[str, LogField]) -> Callable[[], Iterator[LogLine]]:
    from ingest.parse.mime.charset_detection import detect_charset

    encoding = detect_encoding(file, detect_charset)
    return lambda: interaction_lines.read_log(file, encoding, mapping)


def _log_field(column: str, name: str) -> LogField:
    try:
        return LogField(name.casefold())
    except ValueError:
        raise RequestRefused(
            f"{column}={name}: there is no such field. FIELD is one of: {', '.join(LogField)}."
        ) from None


def _template(context: CliContext, code: str) -> str:
    return context.catalog.find_template(code).code


def _import_batches(
    context: CliContext, origin: LogSource, lines: Iterator[LogLine], *, dry_run: bool
) -> Iterator[list[LineResult]]:
    """Imports each batch in a transaction of its own, which a dry run rolls back."""
    deed: int | None = None
    for batch in interaction_import.batches(lines):
        opened = _rolled_back(context) if dry_run else context.session()
        with opened as session:
            results, made = _import_batch(context, session, origin, batch, deed)
        deed = None if dry_run else made
        yield results


@contextmanager
def _rolled_back(context: CliContext) -> Iterator[Session]:
    with suppress(_DryRunOver), context.session() as session:
        yield session
        raise _DryRunOver


def _import_batch(
    context: CliContext,
    session: Session,
    origin: LogSource,
    batch: Sequence[LogLine],
    deed: int | None,
) -> tuple[list[LineResult], int | None]:
    return interaction_import.import_batch(
        session, context.config, context.actor, origin, batch, deed=deed, now=context.now
    )


@contextmanager
def _open_report(path: Path | None) -> Iterator[Callable[[Sequence[LineResult]], None]]:
    if path is None:
        yield lambda _results: None
        return
    try:
        file = path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise RequestRefused(
            f"{path} can't be written: {error.strerror}. Name another --report."
        ) from error
    with file:
        file.write(BOM)
        rows = csv.writer(file)
        rows.writerow(("Line", "Outcome", "Interaction", "Reason"))
        yield lambda results: rows.writerows(map(_report_row, results))


def _report_row(each: LineResult) -> tuple[str, ...]:
    number = "" if each.number is None else str(each.number)
    return (str(each.line), each.outcome, number, guard_formula(each.reason))


def _print_summary(context: CliContext, summary: _Summary, *, dry_run: bool) -> None:
    counts = summary.counts
    if context.as_json:
        numbers = {"new": counts["new"], "known": counts["known"], "left_out": counts["left out"]}
        print_json({**numbers, "dry_run": dry_run, "problems": summary.problems})
        return
    head = "Would come in" if dry_run else "Came in"
    console().print(
        f"{head}: {counts['new']:,} new · {counts['known']:,} known · "
        f"{counts['left out']:,} left out"
    )
    lines = Counter(each.reason for each in summary.problems)
    first = {each.reason: each for each in reversed(summary.problems)}
    shown = [first[reason] for reason in lines][:_SHOWN_PROBLEMS]
    for each in shown:
        alike = more_lines_text(lines[each.reason] - 1)
        console().print(f"  line {each.line}{alike}: {escape(each.reason)}")
    if more := len(summary.problems) - sum(lines[each.reason] for each in shown):
        console().print(f"[dim]  {more:,} more: --report FILE has all.[/]")
    if counts["new"] and not dry_run:
        console().print("[dim]`rapport undo` cancels what came in.[/]")
