"""Each door looks at how Rapport is; the admin's own command is told of changes, once."""

import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from journal.health import watch
from journal.health.problems import BOT, INGEST, WatchConfig
from journal.model import Alert, MailboxHealth
from journal.settings.mail_settings import MailboxSettings
from journal.store import alerts
from journal.store.alerts import AlertTeller
from journal.store.database import read_transaction, transaction
from journal.store.mail import mailboxes
from tests.clock import NOW

SALES = MailboxSettings(name="sales", host="imap.ours.example", user="sales@ours.example")
MINUTE = timedelta(minutes=1)
# Writes what it is told, and the names of its variables, each time to another file.
WRITER = """
import json, os, sys, pathlib
folder = pathlib.Path(sys.argv[1])
told = {"in": json.load(sys.stdin), "variables": sorted(os.environ)}
(folder / f"{len(list(folder.iterdir()))}.json").write_text(json.dumps(told))
"""


def config(folder: Path) -> WatchConfig:
    command = (sys.executable, "-c", WRITER, str(folder))
    return WatchConfig(boxes=(SALES,), machine="here", command=command)


def describe(alert: Alert) -> str:
    return f"about {alert.problem.subject}"


def look(engine: Engine, watched: WatchConfig, minutes: int, door: str = INGEST) -> None:
    news = watch.look(engine, watched, door, NOW + minutes * MINUTE)
    watch.run_alert_command(watched.command, news, describe)


def fail(engine: Engine) -> None:
    with transaction(engine) as session:
        box = mailboxes.ensure(session, "sales")
        mailboxes.record_failure(session, box.id, MailboxHealth.REFUSED, "no", next_try=NOW)


def poll_well(engine: Engine, minutes: int) -> None:
    with transaction(engine) as session:
        box = mailboxes.ensure(session, "sales")
        mailboxes.record_success(session, box.id, now=NOW + minutes * MINUTE, new=False)


def reports(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(each.read_text()) for each in sorted(folder.iterdir())]


def test_the_command_is_told_once_when_it_begins_and_once_when_it_is_over(
    engine: Engine, tmp_path: Path
) -> None:
    watched = config(tmp_path)
    fail(engine)
    for minutes in range(8):
        look(engine, watched, minutes, door=(BOT, INGEST)[minutes % 2])
    (first,) = reports(tmp_path)
    (row,) = first["in"]["alerts"]
    assert (row["state"], row["kind"], row["subject"]) == ("began", "mailbox_refused", "sales")
    assert row["text"] == "about sales"
    for minutes in range(8, 30):
        poll_well(engine, minutes)
        look(engine, watched, minutes, door=(BOT, INGEST)[minutes % 2])
    _, last = reports(tmp_path)
    assert [each["state"] for each in last["in"]["alerts"]] == ["ended"]


def test_the_command_gets_no_variable_of_ours(
    engine: Engine, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setenv("RAPPORT_SLACK__BOT_TOKEN", "xoxb-1")
    fail(engine)
    for minutes in (0, 3):
        look(engine, config(tmp_path), minutes)
    (report,) = reports(tmp_path)
    assert not [each for each in report["variables"] if each.startswith("RAPPORT")]


def test_a_command_that_fails_or_is_not_there_ends_nothing(engine: Engine, tmp_path: Path) -> None:
    fail(engine)
    watched = WatchConfig(boxes=(SALES,), machine="here", command=(str(tmp_path / "nowhere"),))
    for minutes in (0, 3, 6):
        look(engine, watched, minutes)
    with read_transaction(engine) as session:
        assert not alerts.is_any_untold(session, AlertTeller.COMMAND)
        assert alerts.is_any_untold(session, AlertTeller.CARD)


def test_of_two_that_look_at_once_one_notes_it(engine: Engine) -> None:
    fail(engine)
    watched = WatchConfig(boxes=(SALES,))
    for door in (BOT, INGEST):
        watch.look(engine, watched, door, NOW)
    with read_transaction(engine) as session:
        assert len(alerts.find_open(session)) == 1


def test_a_command_that_comes_later_is_not_told_of_last_week(
    engine: Engine, tmp_path: Path
) -> None:
    fail(engine)
    for minutes in (0, 3):
        look(engine, WatchConfig(boxes=(SALES,)), minutes)
    look(engine, config(tmp_path), 7 * 24 * 60)
    assert [each["in"]["alerts"] for each in reports(tmp_path)] == []
