"""`rapport backup`, `restore-backup`, `db copy`, `storage check`, `storage move`: each calls a use case and tells its result."""

from datetime import timedelta
from pathlib import Path

import click
from pydantic import ValidationError

from cli.context import CliContext
from cli.main import EXIT_PROBLEM
from cli.terminal.output import format_time, plural, print_json
from cli.terminal.progress import progress
from journal import backup as backups
from journal.context import build_file_store
from journal.errors import NotAllowed, RequestRefused
from journal.health.problems import BOT, INGEST, seen_key
from journal.model import Role
from journal.settings.sections import DatabaseSettings
from journal.store import meta
from journal.store.database import open_engine

_RUNS = timedelta(minutes=2)
_FIRST_NAMED = 5


def backup(context: CliContext, *, folder: Path, keep: int) -> None:
    _require_admin(context)
    made = backups.take(context.engine, context.config.files, folder, keep=keep, now=context.now)
    rows = sum(made.tables.values())
    if context.as_json:
        row = {"path": str(made.path), "rows": rows, "files": made.files}
        print_json({**row, "missing": made.missing, "noted": made.is_noted})
    else:
        click.echo(
            f"{made.path}: {plural(rows, 'row')}, {plural(made.files, 'attachment')}, verified."
        )
        _print_missing(made.missing)
    if not made.is_noted:
        click.echo(
            "The database can only be read, so it keeps no note of this backup: `rapport doctor` and "
            "the alerts will not know of it.",
            err=True,
        )
    if made.missing:
        raise SystemExit(EXIT_PROBLEM)


def restore_backup(context: CliContext, *, path: Path) -> None:
    _require_admin(context)
    found = backups.find_backups(path)
    chosen = found[-1] if found else path
    _forget_lost_file(context)
    done = backups.restore(
        chosen.absolute(),
        context.engine,
        context.config.files,
        now=context.now,
        currency=context.config.currency,
    )
    if context.as_json:
        print_json({"backup": str(chosen), **_restore_row(done)})
    else:
        click.echo(
            f"Restored {chosen.name}: {plural(done.rows, 'row')}, {plural(done.files, 'attachment')}, "
            "every row compared."
        )
        if done.deleted_interactions or done.deleted_contacts:
            click.echo(
                f"Deleted again, as it was by the time of the newest backup: "
                f"{plural(done.deleted_interactions, 'interaction')}, "
                f"{plural(done.deleted_contacts, 'contact')}."
            )
        _print_missing(done.missing)
        until = format_time(done.known_until, context.zone)
        click.echo(f"What was purged or erased after {until} is back: do that again.")
        click.echo("Consents of mailboxes are in no backup: rapport mailbox login NAME")
    if done.missing:
        raise SystemExit(EXIT_PROBLEM)


def _restore_row(done: backups.RestoreResult) -> dict[str, object]:
    return {
        "rows": done.rows,
        "files": done.files,
        "missing": done.missing,
        "deleted_interactions": done.deleted_interactions,
        "deleted_contacts": done.deleted_contacts,
        "known_until": done.known_until,
    }


def _forget_lost_file(context: CliContext) -> None:
    """A restore is what the marker of a lost SQLite file waits for."""
    url = context.settings.database.url
    if not url.startswith("sqlite:///"):
        return
    file = Path(url.removeprefix("sqlite:///").partition("?")[0])
    if not file.exists():
        for end in (".exists", "-wal", "-shm"):
            file.with_name(file.name + end).unlink(missing_ok=True)


def db_copy(context: CliContext, *, url: str) -> None:
    _require_admin(context)
    _refuse_while_running(context)
    target = open_engine(_read_url(url))
    try:
        counts = backups.copy_database(context.engine, target, now=context.now)
        address = target.url.render_as_string(hide_password=True)
    finally:
        target.dispose()
    if context.as_json:
        print_json({"database": address, "rows": counts})
        return
    for name, count in sorted(counts.items()):
        if count:
            click.echo(f"{count:>12,}  {name}")
    click.echo(f"Every row is in {address}, and compared. Name it in [database] url.")


def _read_url(typed: str) -> str:
    """The address as the config would take it."""
    try:
        return DatabaseSettings(url=typed).url
    except ValidationError as error:
        (problem,) = error.errors()
        given = problem.get("ctx", {})
        raise RequestRefused(f"{given['what']} {given['instead']}") from None


def _refuse_while_running(context: CliContext) -> None:
    with context.reading() as session:
        seen = [meta.get_moment(session, seen_key(door)) for door in (BOT, INGEST)]
    if any(each and timedelta() <= context.now - each < _RUNS for each in seen):
        raise RequestRefused(
            "Rapport runs, and what it wrote from now on would be in the old database alone. Stop "
            "`rapport run`, wait two minutes, and copy again."
        )


def storage_check(context: CliContext) -> None:
    _require_admin(context)
    with progress("Reading", None) as step:
        found = backups.check_storage(context.engine, context.config.files, step)
    if context.as_json:
        print_json(found)
    else:
        click.echo(
            f"{found.sound:,} sound, {len(found.missing):,} missing, {len(found.damaged):,} damaged, "
            f"{len(found.orphaned):,} that nothing needs."
        )
        _print_missing((*found.missing, *found.damaged))
    if found.missing or found.damaged:
        raise SystemExit(EXIT_PROBLEM)


def storage_move(context: CliContext, *, source: str | None, remove: bool) -> None:
    _require_admin(context)
    files, storage = context.config.files, context.settings.storage
    place = build_file_store(storage, source or storage.path)
    if str(place) == str(files):
        raise RequestRefused(
            f"Attachments are kept in {files} already. Name where they lie now, or first name in "
            "[storage] where they are to be kept."
        )
    with progress("Moving", None) as step:
        done = backups.move_files(context.engine, place, files, remove=remove, step=step)
    if context.as_json:
        print_json(done)
    else:
        click.echo(
            f"{plural(done.moved, 'attachment')} in {files}, each read there and compared"
            + (
                f"; {done.removed:,} removed from {place}."
                if remove
                else f". {place} stays as it is."
            )
        )
        _print_missing(done.missing)
    if done.missing:
        raise SystemExit(EXIT_PROBLEM)


def _print_missing(digests: tuple[str, ...]) -> None:
    for each in digests[:_FIRST_NAMED]:
        click.secho(f"  not there, or not what it was: {each}", fg="red")
    if digests:
        click.echo("Put them back into the place of [storage] from another backup.")


def _require_admin(context: CliContext) -> None:
    if context.actor.role is not Role.ADMIN:
        raise NotAllowed("Only an admin may copy the whole record.")
