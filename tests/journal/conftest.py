from collections.abc import Iterator

import pytest

from tests.databases import Databases, fresh_engine
from tests.journal.laws.example_database import ExampleDatabase, build_example_database


@pytest.fixture(autouse=True)
def nothing_large_is_read_whole(quick_plans: None) -> None:
    """Every statement that is sent here is looked at."""


@pytest.fixture(scope="session")
def world(
    databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ExampleDatabase]:
    """One database for all examples of a kind: each is a transaction that is rolled back."""
    with fresh_engine(databases) as engine:
        yield build_example_database(engine, tmp_path_factory.mktemp("house"))
