"""Notices that somebody else has written to the record: the bot, the poller, a command at the desk."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Engine

_SQLITE_POLL_SECONDS = 0.2
_OTHER_POLL_SECONDS = 2.0


class RecordWatcher:
    """Calls `changed` after each commit, soon; until it is closed."""

    def __init__(self, engine: Engine, on_change: Callable[[], None]) -> None:
        self._on_change = on_change
        self._stop = threading.Event()
        name = engine.url.database
        file = Path(name) if name and engine.dialect.name == "sqlite" else None
        look = self._poll_sqlite if file else self._poll_by_time
        self._thread = threading.Thread(target=look, args=(file,), name="watch")
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        self._thread.join()

    def _poll_sqlite(self, file: Path | None) -> None:
        """Asks SQLite for its count of others' commits, which is cheap."""
        with closing(sqlite3.connect(f"{file and file.as_uri()}?mode=ro", uri=True)) as line:
            before = None
            while not self._stop.wait(_SQLITE_POLL_SECONDS):
                with suppress(sqlite3.Error):
                    now = line.execute("PRAGMA data_version").fetchone()[0]
                    if before not in {None, now}:
                        self._on_change()
                    before = now

    def _poll_by_time(self, _file: Path | None) -> None:
        """Reports a change now and then: other databases do not count commits."""
        while not self._stop.wait(_OTHER_POLL_SECONDS):
            self._on_change()
