"""`rapport purge`: cancelled interactions go for good. Always shown first, then confirmed."""

import json
import os
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import click

from cli.ask import at_terminal, typed_back
from cli.desk import Desk, desk_command
from cli.filters import FILTER_NAMES, filter_options, read_filter
from cli.main import EXIT_INTERRUPTED
from cli.progress import progress
from cli.show import (
    as_json,
    console,
    escape,
    plural,
    print_json,
    print_json_rows,
    print_table,
    when,
)
from cli.which import numbers_of
from journal import purge as purging
from journal import when as typed
from journal.errors import Refused
from journal.exchange import full_record
from journal.model import PurgePreview, PurgeRecord, StalePreview
from journal.store import blobs, interactions, purges
from journal.store.filters import to_json
from journal.store.purges import Bound


@desk_command(
    examples="""
    rapport purge --older 90d                    cancelled 90 days ago or longer: shows, then asks
    rapport purge 17 18 --save purged.jsonl
    rapport purge -t FAX --json                  a preview with a token; then, within 15 minutes:
    rapport purge --confirm 5f0c…                deletes exactly what that preview showed
    rapport purge --list                         what was purged so far, by whom
    """
)
@click.argument("numbers", nargs=-1)
@filter_options
@click.option("--older", metavar="WHEN", help="Cancelled at least so long ago: 90d.")
@click.option("--confirm", "token", metavar="TOKEN", help="Delete what this preview showed.")
@click.option(
    "--save",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what is deleted to this JSON Lines file first.",
)
@click.option("--list", "listed", is_flag=True, help="Show what was purged so far.")
def purge(
    desk: Desk,
    *,
    numbers: tuple[str, ...],
    older: str | None,
    token: str | None,
    save: Path | None,
    listed: bool,
    **given: Any,
) -> None:
    """Delete cancelled interactions for good. Shows what would go; nothing else can be deleted."""
    filtered = bool(numbers or older) or any(given[name] for name in FILTER_NAMES)
    if listed + (token is not None) + filtered > 1 or (listed and save):
        raise click.UsageError("A filter, --confirm TOKEN or --list: one of the three.")
    if listed:
        _list(desk)
        return
    if token is not None:
        _confirmed(desk, token, save)
        return
    preview = _preview(desk, numbers, older, given)
    if desk.as_json:
        print_json(
            {**_described(preview), "token": preview.token, "expires_at": preview.expires_at}
        )
        return
    _print_preview(desk, preview)
    # In a script the token is the confirmation.
    if preview.count and at_terminal():
        if typed_back(desk, str(preview.count), "delete them"):
            _confirmed(desk, preview.token, save)
        else:
            click.echo("Nothing was deleted.", err=True)


def _preview(
    desk: Desk, numbers: tuple[str, ...], older: str | None, given: dict[str, Any]
) -> PurgePreview:
    wanted = replace(
        read_filter(desk, **given),
        numbers=tuple(numbers_of(desk, numbers)),
        cancelled_before=typed.moment(older, desk.now, desk.zone) if older else None,
    )
    with desk.reading() as session:
        shown = purging.look(session, desk.actor, wanted, now=desk.now)
    with desk.session() as session:
        purging.keep(session, desk.actor, shown, now=desk.now)
    return shown


def _described(preview: PurgePreview) -> dict[str, Any]:
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


def _print_preview(desk: Desk, preview: PurgePreview) -> None:
    out = console()
    which = "all cancelled interactions" if preview.filter.is_empty() else "what the filter finds"
    if not preview.count:
        out.print(f"Nothing to purge: no cancelled interaction among {which}.")
        return
    first = ", ".join(f"#{number}" for number in preview.first)
    more = " …" if preview.count > len(preview.first) else ""
    oldest, newest = when(preview.oldest, desk.zone), when(preview.newest, desk.zone)
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
        f"[dim]Until {when(preview.expires_at, desk.zone)}: rapport purge --confirm {preview.token}[/]"
    )


def _confirmed(desk: Desk, token: str, save: Path | None) -> None:
    record = purge_previewed(desk, token, save)
    if desk.as_json:
        print_json(_record_row(record))
        return
    saved = f" They were written to {escape(str(save))} first." if save else ""
    console().print(
        f"[green]Purged[/] {plural(record.purged, 'interaction')}, "
        f"{plural(record.comments, 'comment')}, {plural(record.attachments, 'file')}.{saved}"
    )


def purge_previewed(desk: Desk, token: str, save: Path | None) -> PurgeRecord:
    """Delete what the preview of this token showed; cut off, it goes on with the same token."""
    with _saving(save) as file:
        with desk.session() as session:
            which = purging.begin(session, desk.actor, token, now=desk.now)
        if isinstance(which, StalePreview):
            raise Refused(f"Nothing was deleted: {which.why}. Look at a new preview: rapport purge")
        try:
            _purge_slices(desk, which, file)
        except KeyboardInterrupt:
            _tell_stopped(token, save)
            raise click.exceptions.Exit(EXIT_INTERRUPTED) from None
    with desk.session() as session:
        record = purging.finish(session, which, now=desk.now)
    sweep(desk)
    return record


def _purge_slices(desk: Desk, which: Bound, file: IO[str] | None) -> None:
    with progress("Purging", which.previewed) as advance:
        while done := _purge_slice(desk, which, file):
            advance(done)
    anew, more = True, True
    while more:
        with desk.session() as session:
            more = purging.forget(session, anew=anew)
        anew = False


def _tell_stopped(token: str, save: Path | None) -> None:
    again = f" --save {shlex.quote(str(save))}" if save else ""
    click.echo(
        "\nStopped; what was deleted so far stays deleted. "
        f"Go on: rapport purge --confirm {token}{again}",
        err=True,
    )


def _purge_slice(desk: Desk, which: Bound, file: IO[str] | None) -> int:
    with desk.session() as session:
        numbers = purging.due(session, which)
        if file is not None:
            found = interactions.get_many(session, numbers).values()
            _write(file, (full_record(session, each) for each in found))
        if numbers:
            purging.delete(session, which, numbers, now=desk.now)
    return len(numbers)


@contextmanager
def _saving(save: Path | None) -> Iterator[IO[str] | None]:
    if save is None:
        yield None
        return
    is_new = not save.exists()
    try:
        file = save.open("a", encoding="utf-8")
    except OSError as error:
        raise Refused(f"{save} can't be written: {error.strerror}. Nothing was deleted.") from error
    try:
        with file:
            yield file
    finally:
        if is_new and not save.stat().st_size:
            save.unlink()


def _write(file: IO[str], rows: Iterator[object]) -> None:
    """On the disk before a row is deleted."""
    for row in rows:
        file.write(as_json(row) + "\n")
    file.flush()
    os.fsync(file.fileno())


def sweep(desk: Desk) -> None:
    """Files that nothing uses any more go from the disk."""
    while True:
        with desk.session() as session:
            if not blobs.sweep(session, desk.house.files):
                return


def _list(desk: Desk) -> None:
    with desk.reading() as session:
        found = purges.records(session)
    if desk.as_json:
        print_json_rows({**_record_row(each)} for each in found)
        return
    rows = [
        (
            str(each.id),
            when(each.at, desk.zone),
            escape(each.by),
            str(each.purged),
            escape(json.dumps(to_json(each.filter)) if to_json(each.filter) else "all"),
            "" if each.finished_at else "cut off",
        )
        for each in found
    ]
    columns = ("Purge", "When", "By", "Deleted", "Filter", "")
    print_table(columns, rows, right=("Deleted",), whole=("Purge", "When"))
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
