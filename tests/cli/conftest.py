from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.cli_driver import CliDriver
from tests.databases import SqliteDatabases


@pytest.fixture(scope="session")
def larder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where furnished databases are kept, to be copied."""
    return tmp_path_factory.mktemp("larder")


@pytest.fixture
def cli(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    sqlite_databases: SqliteDatabases,
    larder: Path,
) -> Iterator[CliDriver]:
    """The desk of somebody who has just installed it: no config, an empty database."""
    with sqlite_databases.fresh() as url:
        made = CliDriver(tmp_path, url, monkeypatch, capsys, larder)
        made.open()
        yield made
