"""Machines that share a record: each a process of Rapport with a folder and a config of its own."""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Engine

from journal.store import meta, tables
from journal.store.database import read_transaction
from tests.cli.cli_driver import COMMAND, ROOT
from tests.processes import running_process
from tests.servers import PASSWORD


def write_config(
    folder: Path, url: str, address: tuple[str, int], users: Mapping[str, str], more: str = ""
) -> Path:
    """`address` is the mail server's, as this machine reaches it; `users` by their mailbox's name."""
    folder.mkdir()
    host, port = address
    boxes = "".join(
        f'[[mailbox]]\nname = "{name}"\nhost = "{host}"\nport = {port}\ntls = "none"\ninsecure = true\n'
        f'trusted_authserv = "none"\nuser = "{user}"\npoll_seconds = 5\n'
        f'addresses = ["{name}@ours.example"]\n'
        for name, user in users.items()
    )
    file = folder / "rapport.toml"
    company = '[company]\nname = "Ours"\ndomains = ["ours.example"]\n'
    file.write_text(f'{company}[database]\nurl = "{url}"\n{more}{boxes}', encoding="utf-8")
    return file


@contextmanager
def running_machine(
    config: Path,
    names: Sequence[str],
    *,
    environ: Mapping[str, str] | None = None,
    prefix: Sequence[str] = (),
    command: str = "ingest",
) -> Iterator["subprocess.Popen[bytes]"]:
    secrets = {f"RAPPORT_MAILBOX__{name.upper()}__PASSWORD": PASSWORD for name in names}
    with (
        (config.parent / "log").open("ab") as log,
        running_process(
            [*prefix, *COMMAND, command, "--config", str(config)],
            cwd=ROOT,
            env={**os.environ, **secrets, **(environ or {})},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        ) as process,
    ):
        try:
            yield process
        finally:
            process.terminate()
            process.wait(60)


def count_mails(engine: Engine) -> int:
    with read_transaction(engine) as session:
        return session.scalar(sa.select(sa.func.count()).select_from(tables.mail)) or 0


def is_at_rest(engine: Engine) -> bool:
    """Says whether nothing that was listed waits any more."""
    with read_transaction(engine) as session:
        states = session.scalars(sa.select(tables.mail_copy.c.state).distinct())
        return set(states) <= {"done"}


def attach_files(number: int, mail: EmailMessage) -> None:
    """One of its own, and one that all have: two machines store it at the same moment."""
    for name, content in (("own.txt", f"order {number}"), ("logo.txt", "the same in all")):
        mail.add_attachment(content.encode(), maintype="text", subtype="plain", filename=name)


def count_workers(engine: Engine) -> int:
    with read_transaction(engine) as session:
        return len(meta.get_moments(session, "worker:"))
