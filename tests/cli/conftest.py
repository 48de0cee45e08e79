from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import Desk
from tests.databases import SqliteDatabases


@pytest.fixture
def desk(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    sqlite_databases: SqliteDatabases,
) -> Iterator[Desk]:
    """The desk of somebody who has just installed it: no config, an empty database."""
    with sqlite_databases.fresh() as url:
        yield opened_desk(tmp_path, url, monkeypatch, capsys)


def opened_desk(
    folder: Path, url: str, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]
) -> Desk:
    patch.chdir(folder)
    patch.setenv("LOGNAME", "root")
    patch.setenv("RAPPORT_DATABASE__URL", url)
    return Desk(folder, url, patch, capture)
