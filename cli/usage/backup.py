"""`rapport backup`, `restore-backup`, `db copy`, `storage check`, `storage move`: the record elsewhere, and back."""

from pathlib import Path

import click

from cli.usage.declaration import cli_command

_FOLDER = click.Path(file_okay=False, path_type=Path)


@cli_command(
    examples="""
    rapport backup /mnt/backups             take one, while everything runs
    rapport backup /mnt/backups --keep 30   and remove all but the newest thirty
    """
)
@click.argument("folder", type=_FOLDER)
@click.option(
    "--keep", type=click.IntRange(0), default=14, show_default=True, help="How many stay. 0: all."
)
def backup() -> None:
    """Take a backup of the record and its attachments, of one moment, and verify it.

    It is a folder within FOLDER, named by the time; attachments are kept once for all backups. It is
    the same for SQLite and PostgreSQL, and each can be restored into the other. Consents of mailboxes
    are not in it. Take one after each erasure: what was erased by the time of the newest backup does
    not come back from an older one.
    """


@cli_command(
    examples="""
    rapport restore-backup /mnt/backups/20260303T093000Z
    rapport restore-backup /mnt/backups            the newest one there
    """,
    name="restore-backup",
)
@click.argument("path", type=_FOLDER)
def restore_backup() -> None:
    """Fill the empty database of the config from a backup, with its attachments.

    A database that has a record is refused. Mail that came since the backup is recognised when the
    mailboxes are read again, and logged once.
    """


@click.group()
def db() -> None:
    """Move the record to another database."""


@cli_command(
    db,
    name="copy",
    examples="""
    rapport db copy postgresql://rapport@db.ours.example/rapport
    rapport db copy sqlite:///var/rapport.db --json
    """,
)
@click.argument("url")
def db_copy() -> None:
    """Copy the record of the config's database into an empty one, and compare every row.

    Stop `rapport run` first. The config is left as it is: name the new database in it afterwards.
    For a password the usual ways of PostgreSQL serve: PGPASSWORD, ~/.pgpass.
    """


@click.group()
def storage() -> None:
    """Where attachments are kept."""


@cli_command(
    storage,
    name="check",
    examples="""
    rapport storage check
    rapport storage check --json
    """,
)
def storage_check() -> None:
    """Read every attachment: is it there, and what it was?

    It ends with 1 when one is missing or damaged. Files that nothing needs are counted, and stay.
    """


@cli_command(
    storage,
    name="move",
    examples="""
    rapport storage move                     from [storage] path into the bucket of the config
    rapport storage move s3://ours/rapport   back, when the config names no bucket any more
    rapport storage move --remove            and remove them where they were
    """,
)
@click.argument("source", required=False)
@click.option("--remove", is_flag=True, help="Remove them from SOURCE, once every one has arrived.")
def storage_move() -> None:
    """Bring attachments from SOURCE, a folder or a bucket, to where the config keeps them.

    First name the new place in [storage] and begin Rapport again; while it runs, move. Until then an
    old attachment is said to be missing. Each is read again where it arrived, and compared. After an
    interruption call it again. It ends with 1 when one is in neither place; then nothing is removed.
    """
