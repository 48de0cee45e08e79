"""The recipes of the documentation do what they say, as they stand there."""

import re
import shlex
import subprocess
from pathlib import Path

from sqlalchemy import Engine

from journal.model import Document
from journal.store.database import read_transaction
from journal.store.record import interactions
from tests.cli.cli_driver import COMMAND, CliDriver
from tests.effort import one_day_in
from tests.ingest.capture.fault_case import make_case
from tests.ingest.capture.poller_case import numbered_mail
from tests.servers.dovecot import DovecotServer

_PAGE = Path(__file__).parents[2] / "docs/letters.md"


def read_recipe(name: str) -> str:
    found = re.search(rf"<!-- recipe: {name} -->\n```\w+\n(.*?)```", _PAGE.read_text(), re.DOTALL)
    assert found, name
    return found[1]


def _invoice(number: int, *, message_id: str) -> bytes:
    return numbered_mail(
        number,
        sender="Ours <sales@ours.example>",
        to="Ada <ada@acme.example>",
        subject="Your invoice",
        message_id=f"<{message_id}@ours.example>",
        change=lambda mail: mail.add_attachment(
            b"%PDF", maintype="application", subtype="pdf", filename=f"Invoice {number}.pdf"
        ),
    )


def test_an_invoice_mail_in_sent(dovecot: DovecotServer, engine: Engine, tmp_path: Path) -> None:
    company = '[company]\nname = "Ours"\ndomains = ["ours.example"]\n'
    config = company + read_recipe("invoice mail in Sent")
    case = make_case(dovecot, engine, tmp_path, config=config, folders=["INBOX", "Sent"])
    for mail in (
        _invoice(4711, message_id="a"),
        _invoice(4711, message_id="b"),
        _invoice(4712, message_id="c"),
    ):
        dovecot.deliver(case.user, mail, "Sent")
    assert case.poller.poll().troubles == []
    with read_transaction(engine) as session:
        first, second = (interactions.get(session, number) for number in (1, 2))
        comments = interactions.comments_of(session, 1)
        assert interactions.get(session, 3) is None
    assert first is not None
    assert second is not None
    assert (first.template, first.subject) == ("S-INVOICE", "Your invoice")
    assert [each.document for each in (first, second)] == [
        Document("invoice", "4711"),
        Document("invoice", "4712"),
    ]
    assert [each.name for each in first.attachments] == ["Invoice 4711.pdf"]
    assert len(comments) == 1
    case.close()


def _run_script(cli: CliDriver, folder: Path) -> None:
    path = f"{folder}:/usr/bin:/bin"
    environ = cli.environ(PATH=path)
    subprocess.run(["/bin/sh", "run.sh"], cwd=folder, env=environ, check=False, capture_output=True)


@one_day_in(3)
def test_a_pdf_in_a_folder(cli: CliDriver, tmp_path: Path) -> None:
    cli.run_ok("contact", "add", "Ada Byron", "-e", "ada@acme.example")
    folder = tmp_path / "prints"
    folder.mkdir()
    program = folder / "rapport"
    program.write_text(f'#!/bin/sh\nexec {shlex.join(COMMAND)} "$@"\n')
    program.chmod(0o755)
    (folder / "run.sh").write_text(read_recipe("PDF in a folder"))
    known, unknown = "invoice_4711_ada@acme.example.pdf", "invoice_4712_eve@acme.example.pdf"
    for name in (known, unknown):
        (folder / name).write_bytes(b"%PDF")
    _run_script(cli, folder)
    assert (folder / "logged" / known).exists()
    assert (folder / unknown).exists()
    # Killed before it moved the file: the next run logs nothing twice.
    (folder / known).write_bytes(b"%PDF")
    _run_script(cli, folder)
    (entry,) = cli.run_json("history")
    assert (entry["template"], entry["document"]) == (
        "S-INVOICE",
        {"type": "invoice", "number": "4711", "version": ""},
    )
    assert [each["name"] for each in cli.run_json("show", "1")["attachments"]] == [known]
