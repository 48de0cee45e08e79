"""Holds SQLite to one file: never a second one in its place, nothing written into a deleted one.

    it was never there      it is made, and a marker beside it: `rapport.db.exists`
    it was there            a marker, or a log (`-wal`) of it, and no file: refused; whoever wants to
                            begin anew deletes these too
    deleted or replaced     another inode, or none, stands at the path of the file that this process
    while it is open        has open: every transaction is refused, and the process ends

An open file can be written after it was deleted: everything would look well, and be lost.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path

from journal.errors import DatabaseGone

_MARKER_END = ".exists"
_MARKER_TEXT = (
    "Rapport's database lies beside this file. While this file is here and the database is not,\n"
    "Rapport begins no empty one in its place. Restore the database; to begin anew, delete this file.\n"
)


@dataclass(slots=True)
class DatabaseFile:
    """The file of one engine; `identity` is device and inode, known from the first connection on."""

    path: Path
    identity: tuple[int, int] | None = field(default=None)

    def check_before_connect(self) -> None:
        """Refuse a connection that would make an empty file in place of the one that was here."""
        if self.identity is not None:
            self.check_in_place()
        elif not self.path.exists():
            traces = [each for each in self._traces() if each.exists()]
            if traces:
                raise DatabaseGone(
                    f"The database {self.path} is gone: {traces[0].name} says that it was there. Put "
                    "it back, or restore a backup. No empty one is begun in its place; to begin "
                    f"anew, delete {' and '.join(each.name for each in traces)} as well."
                )

    def note_connected(self) -> None:
        """Remember which file it is, and that there is one."""
        if self.identity is None:
            self.identity = _identity(self.path)
            self._write_marker()

    def check_in_place(self) -> None:
        if self.identity is not None and _identity(self.path) != self.identity:
            was = "replaced" if self.path.exists() else "deleted"
            raise DatabaseGone(
                f"The database {self.path} was {was} while Rapport ran. Nothing is written any more. "
                "Put it back, or restore a backup, and start Rapport again."
            )

    def _traces(self) -> tuple[Path, ...]:
        return tuple(self.path.with_name(self.path.name + end) for end in (_MARKER_END, "-wal"))

    def _write_marker(self) -> None:
        marker, _ = self._traces()
        try:
            with marker.open("x", encoding="utf-8") as file:
                file.write(_MARKER_TEXT)
        except OSError:
            # It is there already; or the folder is read-only, where nothing can be made either.
            return


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 (before each transaction: the short way)
    except OSError:
        return None
    return found.st_dev, found.st_ino
