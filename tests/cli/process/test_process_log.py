"""The log of the doors as JSON: an object in each line, joined by ids."""

import json
import logging
import os
import signal
import threading

import pytest

from cli.process.process_log import JsonFormatter
from journal.log_context import current_log_fields, join_log_lines
from tests.cli.cli_driver import CliDriver
from tests.cli.process.test_config_reload import BOX, door, wait_for
from tests.effort import one_day_in


def line_of(message: str) -> dict[str, str]:
    record = logging.LogRecord("ingest.x", logging.WARNING, "", 0, message, (), None)
    row: dict[str, str] = json.loads(JsonFormatter().format(record))
    return row


def test_lines_within_a_block_have_its_fields_and_others_have_not() -> None:
    with join_log_lines(mailbox="sales", cycle="ab12"):
        with join_log_lines(mail="7"):
            inner = line_of("a line\nof two")
        outer = line_of("x")
        other: list[object] = []
        thread = threading.Thread(target=lambda: other.append(dict(current_log_fields())))
        thread.start()
        thread.join()
    assert (inner["level"], inner["logger"], inner["message"]) == (
        "warning",
        "ingest.x",
        "a line\nof two",
    )
    assert (inner["mailbox"], inner["cycle"], inner["mail"]) == ("sales", "ab12", "7")
    assert "mail" not in outer
    assert other == [{}]
    assert not {"mailbox", "cycle", "mail"} & line_of("x").keys()


@pytest.mark.parametrize("command", ["run", "ingest"])
@one_day_in(3)
def test_every_line_of_a_door_is_an_object_and_those_of_a_poll_are_joined(
    cli: CliDriver, command: str
) -> None:
    cli.write_config(BOX.format("sales"))
    with door(cli, command, "--json", RAPPORT_MAILBOX__SALES__PASSWORD="secret") as (pid, log):
        wait_for(log, "can't be reached")
        cli.write_config("[company]\ncurrency = 9\n")
        os.kill(pid, signal.SIGHUP)
        wait_for(log, "The one in use stays")
        rows = [json.loads(line) for line in log.read_text().splitlines()]
    logged = [row for row in rows if row.get("logger", "").startswith("ingest")]
    if command == "run":
        # The first line is of `run` itself.
        assert "Slack is not set up" in rows[0]["message"]
        assert {row.get("door") for row in rows[1:]} <= {"ingest", None}
    assert {row["mailbox"] for row in logged} == {"sales"}
    assert all(row["level"] == "warning" and len(row["cycle"]) == 6 for row in logged)
    assert logged
