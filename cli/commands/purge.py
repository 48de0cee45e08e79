"""`rapport purge`: delete cancelled interactions for good. Always shown first, then confirmed."""

import json
import os
import shlex
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import click
from sqlmodel import Session

from cli.args.filters import FILTER_NAMES, read_filter
from cli.args.interaction_args import interaction_numbers
from cli.context import CliContext
from cli.inspection.leftovers import clear_leftovers, tell_of_backups
from cli.main import EXIT_INTERRUPTED
from cli.terminal.output import (
    console,
    escape,
    format_time,
    json_line,
    plural,
    print_json,
    print_json_rows,
    print_table,
)
from cli.terminal.progress import progress
from cli.terminal.prompts import confirm_by_typing, is_at_terminal
from cli.text.reason_text import stale_text
from journal import when
from journal.entries import purge as purge_use_case
from journal.errors import RequestRefused
from journal.exchange import interaction_record
from journal.model import PurgePreview, PurgeRecord, StalePreview
from journal.store.filters import to_json
from journal.store.privacy import purges
from journal.store.privacy.purges import StoredPreview
from journal.store.record import attachments, interactions


def purge(
    context: CliContext,
    *,
    numbers: tuple[str, ...],
    older: str | None,
    token: str | None,
    save: Path | None,
    listed: bool,
    **given: Any,
) -> None:
    filtered = bool(numbers or older) or any(given[name] for name in FILTER_NAMES)
    if listed + (token is not None) + filtered > 1 or (listed and save):
        raise click.UsageError("A filter, --confirm TOKEN or --list: one of the three.")
    if listed:
        _print_purges(context)
        return
    if token is not None:
        _purge_and_print(context, token, save)
        return
    preview = _make_preview(context, numbers, older, given)
    if context.as_json:
        print_json(
            {**_preview_row(preview), "token": preview.token, "expires_at": preview.expires_at}
        )
        return
    _print_preview(context, preview)
    # In a script the token is the confirmation.
    if preview.count and is_at_terminal():
        if confirm_by_typing(context, str(preview.count), "delete them"):
            _purge_and_print(context, preview.token, save)
        else:
            click.echo("Nothing was deleted.", err=True)


def _make_preview(
    context: CliContext, numbers: tuple[str, ...], older: str | None, given: dict[str, Any]
) -> PurgePreview:
    wanted = replace(
        read_filter(context, **given),
        numbers=tuple(interaction_numbers(context, numbers)),
        cancelled_before=when.parse_moment(older, context.now, context.zone) if older else None,
    )
    with context.reading() as session:
        purge_preview = purge_use_case.build_preview(
            session, context.actor, wanted, now=context.now
        )
    with context.session() as session:
        purge_use_case.store_preview(session, context.actor, purge_preview, now=context.now)
    return purge_preview


def _preview_row(preview: PurgePreview) -> dict[str, Any]:
    return {
        "filter": to_json(preview.filter) or "all",
        "count": preview.count,
        "oldest": preview.oldest,
        "newest": preview.newest,
        "comments": preview.comments,
        "attachments": preview.attachments,
        "attachment_bytes": preview.attachment_bytes,
        "first": preview.first,
    }


def _print_preview(context: CliContext, preview: PurgePreview) -> None:
    out = console()
    which = "all cancelled interactions" if preview.filter.is_empty() else "what the filter finds"
    if not preview.count:
        out.print(f"Nothing to purge: no cancelled interaction among {which}.")
        return
    first = ", ".join(f"#{number}" for number in preview.first)
    more = " …" if preview.count > len(preview.first) else ""
    oldest, newest = (
        format_time(preview.oldest, context.zone),
        format_time(preview.newest, context.zone),
    )
    out.print(
        f"[bold]{plural(preview.count, 'cancelled interaction')}[/] "
        f"would be deleted for good ({which}):"
    )
    out.print(f"  {first}{more}, from {oldest} to {newest}")
    out.print(
        f"  with {plural(preview.comments, 'comment')} and {plural(preview.attachments, 'file')} "
        f"({preview.attachment_bytes:,} bytes) that nothing else uses"
    )
    out.print(
        f"[dim]Until {format_time(preview.expires_at, context.zone)}: rapport purge --confirm {preview.token}[/]"
    )


def _purge_and_print(context: CliContext, token: str, save: Path | None) -> None:
    record = purge_previewed(context, token, save)
    if context.as_json:
        print_json(_record_row(record))
        return
    saved = f" They were written to {escape(str(save))} first." if save else ""
    console().print(
        f"[green]Purged[/] {plural(record.purged, 'interaction')}, "
        f"{plural(record.comments, 'comment')}, {plural(record.attachments, 'file')}.{saved}"
    )


def purge_previewed(context: CliContext, token: str, save: Path | None) -> PurgeRecord:
    """Delete what this token's preview showed; cut off, it goes on with the same token."""
    with _open_save_file(save) as file:
        with context.session() as session:
            which = purge_use_case.begin(session, context.actor, token, now=context.now)
        if isinstance(which, StalePreview):
            raise RequestRefused(f"{stale_text(which.reason)} Look at a new preview: rapport purge")
        try:
            _purge_slices(context, which, file)
        except KeyboardInterrupt:
            _print_stopped(token, save)
            raise click.exceptions.Exit(EXIT_INTERRUPTED) from None
    attachments.sweep_all(context.session, context.config.files)
    clear_leftovers(context)
    tell_of_backups(context)
    with context.reading() as session:
        return purges.get_record(session, which.id)


def _purge_slices(context: CliContext, which: StoredPreview, file: IO[str] | None) -> None:
    def save_slice(session: Session, numbers: Sequence[int]) -> None:
        if file is not None:
            found = interactions.get_many(session, numbers).values()
            _write(file, (interaction_record(session, each) for each in found))

    slices = purge_use_case.run(
        context.session, which, clock=lambda: context.now, before_delete=save_slice
    )
    with progress("Purging", which.previewed) as advance:
        for done in slices:
            advance(done)
            context.give_way()


def _print_stopped(token: str, save: Path | None) -> None:
    again = f" --save {shlex.quote(str(save))}" if save else ""
    click.echo(
        "\nStopped; what was deleted so far stays deleted. "
        f"Go on: rapport purge --confirm {token}{again}",
        err=True,
    )


@contextmanager
def _open_save_file(save: Path | None) -> Iterator[IO[str] | None]:
    if save is None:
        yield None
        return
    is_new = not save.exists()
    try:
        file = save.open("a", encoding="utf-8")
    except OSError as error:
        raise RequestRefused(
            f"{save} can't be written: {error.strerror}. Nothing was deleted."
        ) from error
    try:
        with file:
            yield file
    finally:
        if is_new and not save.stat().st_size:
            save.unlink()


def _write(file: IO[str], rows: Iterator[object]) -> None:
    """Writes rows to the disk, before they are deleted."""
    for row in rows:
        file.write(json_line(row) + "\n")
    file.flush()
    os.fsync(file.fileno())


def _print_purges(context: CliContext) -> None:
    with context.reading() as session:
        found = purges.get_records(session)
    if context.as_json:
        print_json_rows({**_record_row(each)} for each in found)
        return
    rows = [
        (
            str(each.id),
            format_time(each.at, context.zone),
            escape(each.by),
            str(each.purged),
            escape(json.dumps(to_json(each.filter)) if to_json(each.filter) else "all"),
            "" if each.finished_at else "cut off",
        )
        for each in found
    ]
    columns = ("Purge", "When", "By", "Deleted", "Filter", "")
    print_table(columns, rows, right_aligned=("Deleted",), uncut=("Purge", "When"))
    if not found:
        console().print("Nothing was purged yet.")


def _record_row(each: PurgeRecord) -> dict[str, Any]:
    return {
        "id": each.id,
        "at": each.at,
        "by": each.by,
        "filter": to_json(each.filter) or "all",
        "previewed": each.previewed,
        "purged": each.purged,
        "comments": each.comments,
        "attachments": each.attachments,
        "finished_at": each.finished_at,
    }
