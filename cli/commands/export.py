"""`rapport export`: interactions as CSV or JSON Lines."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TypeVar, cast

import click

from cli.args.filters import read_filter
from cli.context import CliContext
from cli.terminal.output import print_json
from cli.terminal.progress import progress
from cli.terminal.terminal_text import printable
from journal.errors import RequestRefused
from journal.model import AuditKind, InteractionFilter, InteractionState

T = TypeVar("T")
_PAGE = 500


def export(
    context: CliContext,
    *,
    wanted_format: str | None,
    output: str,
    cancelled: bool,
    everything: bool,
    **given: Any,
) -> None:
    from journal.store.record import pages

    if cancelled and everything:
        raise click.UsageError("--cancelled and --all can't be given together.")
    as_lines = (wanted_format or format_by_name(output, {"csv", "jsonl"})) == "jsonl"
    states = _states(cancelled=cancelled, everything=everything)
    wanted = read_filter(context, states=states, **given)
    with context.reading() as session:
        total = pages.count(session, wanted)
    with open_output(output) as file, count_items(total, output) as counted:
        note_export(context, AuditKind.EXPORT_INTERACTIONS, total)
        _write_pages(context, file, wanted, counted, as_lines=as_lines)
    print_written(context, counted.count, "interaction", output)


def _write_pages(
    context: CliContext,
    file: IO[str],
    wanted: InteractionFilter,
    counted: "ItemCounter",
    *,
    as_lines: bool,
) -> None:
    """Page by page: none is in memory, or holds the database, longer than it is written."""
    from journal.exchange import interaction_export
    from journal.store.record import pages

    write = interaction_export.write_lines if as_lines else interaction_export.write_csv_rows
    if not as_lines:
        interaction_export.write_csv_header(file)
    cursor: str | None = None
    while True:
        with context.reading() as session:
            found = pages.page(session, wanted, limit=_PAGE, cursor=cursor)
            write(file, session, counted(found.items))
        cursor = found.next_cursor
        if cursor is None:
            return


def note_export(context: CliContext, kind: AuditKind, count: int) -> None:
    """Writes into the audit trail who takes data out, before they have it: no row, no data."""
    from journal.store import audit_trail

    with context.session() as session:
        audit_trail.add(session, context.actor, kind, count, now=context.now)


def _states(*, cancelled: bool, everything: bool) -> tuple[InteractionState, ...]:
    if everything:
        return ()
    return (InteractionState.CANCELLED,) if cancelled else (InteractionState.ACTIVE,)


def format_by_name(output: str, formats: set[str], otherwise: str = "csv") -> str:
    """The format by a file's ending: `calls.jsonl` → `jsonl`."""
    ending = Path(output).suffix.casefold().removeprefix(".")
    ending = {"vcf": "vcard", "ndjson": "jsonl"}.get(ending, ending)
    return ending if ending in formats else otherwise


class TerminalFile:
    """A file that is looked at, and not kept: what it says commands no terminal."""

    def __init__(self, terminal: IO[str]) -> None:
        self._terminal = terminal

    def write(self, text: str) -> int:
        return self._terminal.write(printable(text.replace("\r\n", "\n")))


class ItemCounter:
    """Counts the items that pass, and shows the number."""

    def __init__(self, step: Callable[[int], None]) -> None:
        self.count = 0
        self._step = step

    def __call__(self, found: Iterable[T]) -> Iterator[T]:
        for each in found:
            yield each
            self.count += 1
            self._step(1)


@contextmanager
def count_items(total: int | None, output: str) -> Iterator[ItemCounter]:
    """Counts what is written to `output`; no bar is drawn across rows that somebody looks at."""
    is_looked_at = output == "-" and sys.stdout.isatty()
    with progress("Writing", total, visible=not is_looked_at) as step:
        yield ItemCounter(step)


@contextmanager
def open_output(output: str) -> Iterator[IO[str]]:
    """Opens a file that gets its name when it is complete: no reader finds half of one.

    A device, a pipe or a link is written into, and stays what it is.
    """
    if output == "-":
        with click.open_file("-", "w", encoding="utf-8") as stdout:
            yield cast("IO[str]", TerminalFile(stdout)) if stdout.isatty() else stdout
        return
    path = Path(output)
    if path.is_symlink() or (path.exists() and not path.is_file()):
        with _refuse_unwritable(path), path.open("w", encoding="utf-8", newline="") as file:
            yield file
        return
    part = path.with_name(f"{path.name}.part")
    try:
        with _refuse_unwritable(path):
            with part.open("w", encoding="utf-8", newline="") as file:
                yield file
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _refuse_unwritable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RequestRefused(
            f"{path} can't be written: {error.strerror}. Name another --output."
        ) from error


def print_written(context: CliContext, count: int, what: str, output: str) -> None:
    """Prints the count on stderr, since the standard output may be the file."""
    if output == "-":
        return
    if context.as_json:
        print_json({"written": count, "file": output})
        return
    click.echo(f"{count} {what}{'' if count == 1 else 's'} written to {output}.", err=True)
