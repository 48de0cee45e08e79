"""Finds our files and folders that other users of this machine can read. Files of an older version
stay as open as they were: that is reported, and left to the admin.
"""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.engine import make_url

from journal.settings import Settings

_OF_OTHERS = 0o077


def find_open_to_others(settings: Settings) -> list[Path]:
    """The database, its log, its copies, and the folder of attachments."""
    return sorted({path for path in _private_paths(settings) if _is_open(path)})


def _private_paths(settings: Settings) -> Iterator[Path]:
    url = make_url(settings.database.url)
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        file = Path(url.database)
        yield file
        yield from (file.with_name(file.name + end) for end in ("-wal", "-shm"))
        yield from file.parent.glob(f"{file.name}.*.copy")
    yield Path(settings.storage.path)


def _is_open(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & _OF_OTHERS)
    except OSError:
        return False
