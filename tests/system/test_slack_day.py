"""A salesperson's day, and an admin's evening: real processes, a real mail server, told as a page.

`rapport run` with both doors on one database; Slack is the workspace in a box over its real
protocols. The page is docs/a-day-in-slack.md; UPDATE_TRANSCRIPTS=1 writes it anew.
"""

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from journal.store.database import transaction
from playground.workspace import (
    ActionResult,
    Conversation,
    PostedMessage,
    Workspace,
    WorkspacePerson,
)
from tests.builders import a_company, a_person
from tests.cli.cli_driver import COMMAND
from tests.databases import temporary_engine
from tests.effort import one_day_in
from tests.ingest.capture.poller_case import numbered_mail
from tests.polling import TIMEOUT_SECONDS
from tests.processes import running_process
from tests.servers import PASSWORD
from tests.servers.dovecot import DovecotServer
from tests.system.transcript import DayTranscript, wait_for

pytestmark = one_day_in(4)

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "a-day-in-slack.md"
INTRO = """\
# A day in Slack

What a salesperson and an admin do in a day, and what they see. This page is written by a test that
does all of it with real processes: `rapport run`, a mail server, and a Slack workspace in a box.
Buttons stand in brackets."""
STRANGER_SENDER = "Grace Hopper <grace@navy.example>"


def _config(folder: Path, url: str, server: DovecotServer, user: str, workspace: Workspace) -> Path:
    file = folder / "rapport.toml"
    file.write_text(
        '[company]\nname = "Ours"\ndomains = ["ours.example"]\n'
        f'[database]\nurl = "{url}"\n'
        f'[slack]\napi_base_url = "{workspace.api_url}"\nadmins = ["ada@ours.example"]\n'
        f'[[mailbox]]\nname = "sales"\nhost = "{server.host}"\nport = {server.port}\n'
        f'tls = "none"\ntrusted_authserv = "none"\nuser = "{user}"\naddresses = ["sales@ours.example"]\n',
        encoding="utf-8",
    )
    return file


@contextmanager
def _run_rapport(config: Path, workspace: Workspace) -> Iterator["subprocess.Popen[str]"]:
    secrets = {
        "RAPPORT_MAILBOX__SALES__PASSWORD": PASSWORD,
        "RAPPORT_SLACK__BOT_TOKEN": workspace.bot_token,
        "RAPPORT_SLACK__APP_TOKEN": workspace.app_token,
    }
    with running_process(
        [*COMMAND, "run", "--config", str(config)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=ROOT,
        env={**os.environ, **secrets},
    ) as process:
        yield process


def test_a_day(database_url: str, dovecot: DovecotServer, tmp_path: Path) -> None:
    user = dovecot.new_user()
    with temporary_engine(database_url) as engine, transaction(engine) as session:
        acme = a_company(session, "Acme")
        a_person(session, "Ada Lovelace", "ada@acme.example", company_id=acme.id)
    diary = DayTranscript()
    with Workspace(ack_seconds=TIMEOUT_SECONDS) as workspace:
        alice = workspace.add_person("alice", name="Alice Adams", email="alice@ours.example")
        ada = workspace.add_person("ada", name="Ada Admin", email="ada@ours.example")
        sales = workspace.add_channel("sales", members=[alice, ada])
        config = _config(tmp_path, database_url, dovecot, user, workspace)
        with _run_rapport(config, workspace) as process:
            workspace.wait_for_sockets(1, timeout=TIMEOUT_SECONDS)
            _log_three_ways(diary, alice, sales)
            _correct_entry(diary, alice, sales)
            _triage_mails(diary, alice, sales, dovecot, user)
            _purge_entry(diary, ada)
            process.send_signal(signal.SIGINT)
            told, _ = process.communicate(timeout=TIMEOUT_SECONDS)
    assert process.returncode == 0, told
    assert "Traceback" not in told
    _compare_with_page(diary.to_markdown(INTRO))


def _log_three_ways(diary: DayTranscript, alice: WorkspacePerson, sales: Conversation) -> None:
    diary.heading("Three ways to log")
    line = "/log ada: called yesterday 14:00 about the price list, she wants 200 chairs -d 25m"
    diary.add_action("Alice", f"types, in #sales: `{line}`")
    seen = alice.types(line, channel=sales)
    assert "Logged #1" in seen.text
    diary.add_screen(seen)

    diary.add_action(
        "Alice",
        "types `/log` alone. The form opens; she picks Ada, a meeting, writes a note, and puts the "
        "floor plan in.",
    )
    form = alice.types("/log", channel=sales).view
    assert form is not None
    alice.picks(form, "log.contacts", ["Ada Lovelace"])
    alice.picks(form, "log.template", "Meeting at theirs")
    alice.clicks(alice.modal or form, "More fields")
    alice.uploads(alice.modal or form, "log.files", "floor-plan.pdf", b"%PDF-1.7 the plan")
    done = alice.submits(alice.modal or form, {"log.note": "Walked through the new showroom."})
    assert not done.errors
    card = wait_for(lambda: _find_message(alice, sales, "Logged #2"), "the card of the form")
    diary.add_screen(card)
    diary.add_action("Alice", "finds it there a moment later: `/rapport show 2`")
    diary.add_screen(wait_for(lambda: _find_entry_with_file(alice, sales), "the file of the form"))

    diary.add_action(
        "Alice",
        "sees a message of a colleague that belongs to a contact, and takes *Log to contact* from its menu.",
    )
    alice.types("Ada says the delivery can wait until January.", channel=sales)
    heard = alice.sees(sales)[-1]
    form = alice.uses_shortcut("log_message", message=heard).view
    assert form is not None
    done = alice.submits(form, {"log.contacts": ["Ada Lovelace"]})
    assert not done.errors
    diary.add_screen(
        wait_for(lambda: _find_message(alice, sales, "Logged #3"), "the card of the shortcut")
    )

    diary.heading("What there is with Ada")
    diary.add_action("Alice", "types `/rapport history ada`")
    seen = alice.types("/rapport history ada", channel=sales)
    for number in ("#1", "#2", "#3"):
        assert number in seen.text
    diary.add_screen(seen)


def _find_entry_with_file(alice: WorkspacePerson, sales: Conversation) -> ActionResult | None:
    seen = alice.types("/rapport show 2", channel=sales)
    return seen if "floor-plan.pdf" in seen.text else None


def _correct_entry(diary: DayTranscript, alice: WorkspacePerson, sales: Conversation) -> None:
    diary.heading("A slip, and the way back")
    diary.add_action("Alice", "types `/rapport cancel 3 logged twice`")
    seen = alice.types("/rapport cancel 3 logged twice", channel=sales)
    assert "#3" in seen.text
    diary.add_screen(seen)
    diary.add_action("Alice", "thinks again: `/rapport undo`")
    seen = alice.types("/rapport undo", channel=sales)
    assert "#3" in seen.text
    diary.add_screen(seen)


def _triage_mails(
    diary: DayTranscript,
    alice: WorkspacePerson,
    sales: Conversation,
    server: DovecotServer,
    user: str,
) -> None:
    diary.heading("A mail that matches nobody")
    diary.add_text(
        "A mail of Grace Hopper comes to sales@ours.example. Nobody knows her yet, so it waits."
    )
    server.deliver_by_lmtp(user, _mail(1, "Price of chairs", "What do two hundred chairs cost?"))
    diary.add_action("Alice", "types `/rapport triage`")
    seen = wait_for(lambda: _find_triage_card(alice, sales), "a mail in triage")
    diary.add_screen(seen)
    diary.add_action("Alice", "presses *Open*. The mail's card is in her direct messages.")
    alice.clicks(seen, "Open")
    card = wait_for(lambda: _find_in_dm(alice, "Price of chairs"), "the card of the mail")
    diary.add_screen(card)
    diary.add_action(
        "Alice",
        "presses *New contact*. Name and address are filled in already; she sends the form.",
    )
    form = alice.clicks(card, "New contact…").view
    assert form is not None
    assert not alice.submits(form).errors
    wait_for(lambda: True if "Logged" in card.plain() else None, "the card says what became of it")
    diary.add_screen(card)
    diary.add_text("The next mail of hers is logged by itself.")
    server.deliver_by_lmtp(user, _mail(2, "One more thing", "And a table, please."))
    diary.add_action("Alice", "types `/rapport history grace`")
    seen = wait_for(lambda: _find_history(alice, sales), "the second mail in her history")
    diary.add_screen(seen)


def _purge_entry(diary: DayTranscript, ada: WorkspacePerson) -> None:
    diary.heading("The admin's evening")
    diary.add_action(
        "Ada",
        "cancels what should not be there, and looks at a purge: `/rapport cancel 2`, `/rapport purge`",
    )
    assert "#2" in ada.types("/rapport cancel 2 wrong company").text
    ada.types("/rapport purge")
    card = wait_for(lambda: _find_in_dm(ada, "Purge 1"), "the preview")
    diary.add_screen(card)
    label = next(each for each in card.buttons() if each.startswith("Purge 1"))
    diary.add_action("Ada", f"presses *{label}* and types the count into the dialog.")
    form = ada.clicks(card, label).view
    assert form is not None
    assert ada.submits(form, {"purge.count": "2"}).errors
    assert not ada.submits(form, {"purge.count": "1"}).errors
    wait_for(lambda: True if "urged" in card.plain() and not card.buttons() else None, "its end")
    diary.add_screen(card)
    assert "There is no #2 any more." in ada.types("/rapport show 2").text


def _mail(number: int, subject: str, text: str) -> bytes:
    when = datetime.now(UTC)
    return numbered_mail(
        number,
        sender=STRANGER_SENDER,
        subject=subject,
        text=text,
        when=when,
        message_id=f"<{number}@navy.example>",
    )


def _find_message(
    person: WorkspacePerson, channel: Conversation, part: str
) -> PostedMessage | None:
    return next((each for each in person.sees(channel) if part in each.plain()), None)


def _find_in_dm(person: WorkspacePerson, part: str) -> PostedMessage | None:
    return next(
        (each for each in person.sees() if part in f"{each.plain()} {each.buttons()}"), None
    )


def _find_triage_card(alice: WorkspacePerson, channel: Conversation) -> PostedMessage | None:
    seen = alice.types("/rapport triage", channel=channel).messages[-1]
    return seen if "Open" in " ".join(seen.buttons()) else None


def _find_history(alice: WorkspacePerson, channel: Conversation) -> PostedMessage | None:
    seen = alice.types("/rapport history grace", channel=channel).messages[-1]
    return seen if "One more thing" in seen.plain() else None


def _compare_with_page(page: str) -> None:
    if os.environ.get("UPDATE_TRANSCRIPTS"):
        PAGE.write_text(page, encoding="utf-8")
    kept = PAGE.read_text(encoding="utf-8")
    assert re.sub(r"\s+", " ", page) == re.sub(r"\s+", " ", kept), (
        "docs/a-day-in-slack.md shows what no longer happens: run with UPDATE_TRANSCRIPTS=1"
    )
