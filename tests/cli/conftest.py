from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.cli_driver import CliDriver
from tests.databases import SqliteDatabases


@pytest.fixture(scope="session")
def larder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of furnished databases, which are copied."""
    return tmp_path_factory.mktemp("larder")


@pytest.fixture
def cli(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    sqlite_databases: SqliteDatabases,
    larder: Path,
) -> Iterator[CliDriver]:
    """The command line just after the installation: no config, an empty database."""
    with sqlite_databases.fresh() as url:
        made = CliDriver(tmp_path, url, monkeypatch, capsys, larder)
        made.open()
        yield made
