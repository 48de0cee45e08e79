import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine

from cli.main import main
from tests.clock import NOW
from tests.databases import PostgresqlDatabases
from tests.transcripts import output_matches, play, update_page

DOCS = Path(__file__).parent.parent / "docs"
PAGES = [page for page in sorted(DOCS.glob("*.md")) if "```console" in page.read_text("utf-8")]
POSTGRESQL = "postgresql://rapport@db.nordwind.example/rapport"


@pytest.fixture
def addresses(request: pytest.FixtureRequest, page: Path) -> Iterator[dict[str, str]]:
    """A real database for a page that moves to PostgreSQL."""
    if POSTGRESQL not in page.read_text("utf-8"):
        yield {}
        return
    databases: PostgresqlDatabases = request.getfixturevalue("postgresql_databases")
    with databases.empty() as url:
        yield {POSTGRESQL: url}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_the_page_shows_is_what_happens(
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    addresses: dict[str, str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOGNAME", "ada")

    def run(arguments: list[str]) -> str:
        with pytest.raises(SystemExit):
            main(arguments)
        told = capsys.readouterr()
        return told.out + told.err

    with time_machine.travel(NOW, tick=False):
        # UPDATE_TRANSCRIPTS=1 writes what is printed now into the page, to be read before a commit.
        if os.environ.get("UPDATE_TRANSCRIPTS"):
            page.write_text(
                update_page(page, play(page, tmp_path, run, addresses)), encoding="utf-8"
            )
            return
        for step, printed in play(page, tmp_path, run, addresses):
            assert output_matches(step.expected, printed), f"$ {step.command}\n{printed}"
