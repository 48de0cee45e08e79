"""Notices that somebody else has written to the record: the bot, the poller, a command at the desk."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Engine

_LOOK_SECONDS = 0.2
_SLOWER_SECONDS = 2.0


class Watch:
    """Calls `changed` after each commit, soon; until it is closed."""

    def __init__(self, engine: Engine, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._stop = threading.Event()
        name = engine.url.database
        file = Path(name) if name and engine.dialect.name == "sqlite" else None
        look = self._look_at if file else self._guess
        self._thread = threading.Thread(target=look, args=(file,), name="watch")
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        self._thread.join()

    def _look_at(self, file: Path | None) -> None:
        """SQLite counts the commits of others: that costs next to nothing to ask."""
        with closing(sqlite3.connect(f"{file and file.as_uri()}?mode=ro", uri=True)) as line:
            before = None
            while not self._stop.wait(_LOOK_SECONDS):
                with suppress(sqlite3.Error):
                    now = line.execute("PRAGMA data_version").fetchone()[0]
                    if before not in {None, now}:
                        self._changed()
                    before = now

    def _guess(self, _file: Path | None) -> None:
        """Another database does not tell: something may have happened."""
        while not self._stop.wait(_SLOWER_SECONDS):
            self._changed()
