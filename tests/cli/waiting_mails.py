"""Adds waiting mails to the command line's ledger, as the mail door would."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session

from journal.context import RecordConfig
from journal.store.database import open_engine, transaction
from tests.builders import a_config
from tests.cli.cli_driver import CliDriver
from tests.journal.mail.triage_case import a_waiting_mail
from tests.mail_builders import a_copy


@contextmanager
def open_record(cli: CliDriver) -> Iterator[tuple[Session, RecordConfig]]:
    """A transaction on the command line's database, and the record's config."""
    folder = cli.folder / "behind"
    folder.mkdir(exist_ok=True)
    engine = open_engine(cli.database)
    try:
        with transaction(engine) as session:
            yield session, a_config(folder, f'[storage]\npath = "{cli.folder}/var/storage"\n')
    finally:
        engine.dispose()


def add_waiting_mails(cli: CliDriver, *senders: str, **more: Any) -> None:
    """Add a mail of each of these unknown senders; numbered from 1 on in an empty ledger."""
    more.setdefault("at", datetime.now(UTC))
    with open_record(cli) as (session, config):
        for uid, sender in enumerate(senders, 1):
            mail_id = a_waiting_mail(
                session, config, f"k{uid}", sender, subject=f"Offer [{uid}]", **more
            )
            a_copy(session, uid, mail_id)
