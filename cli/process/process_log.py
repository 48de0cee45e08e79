"""The log of a long-running process on stderr: one line for each event, for people or as JSON."""

import json
import logging
from datetime import UTC, datetime

import click

from journal.log_context import current_log_fields


class JsonFormatter(logging.Formatter):
    """An object in each line: when, how bad, where, what; and the ids that join it with others."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC)
        row = {
            "at": at.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **current_log_fields(),
        }
        return json.dumps(row, ensure_ascii=False)


def print_event(text: str, *, as_json: bool) -> None:
    """Says on stderr what the process itself begins, waits for or ends, in the form of its log."""
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    row = {"at": at, "level": "info", "logger": "rapport", "message": text}
    click.echo(json.dumps(row, ensure_ascii=False) if as_json else text, err=True)


def log_to_stderr(name: str, level: int = logging.INFO, *, as_json: bool = False) -> None:
    """Log only our own messages: the libraries' have texts, addresses and tokens in them."""
    logger = logging.getLogger(name)
    if not logger.handlers:
        handler = logging.StreamHandler()
        plain = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
        handler.setFormatter(JsonFormatter() if as_json else plain)
        logger.addHandler(handler)
        logger.propagate = False
    logger.setLevel(level)
