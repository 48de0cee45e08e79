from collections.abc import Iterator

import pytest

from tests.databases import Databases, fresh_engine
from tests.journal.laws.example_database import ExampleDatabase, build_example_database
from tests.plans import PlanWatch


@pytest.fixture(autouse=True)
def nothing_large_is_read_whole(all_plans: PlanWatch) -> Iterator[None]:
    """Fails the test that is the first to send a statement which reads a large table whole."""
    with all_plans.looking():
        yield
    found = all_plans.take_found()
    assert not found, "\n\n".join(found)


@pytest.fixture(scope="session")
def world(
    databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ExampleDatabase]:
    """One database for all examples of a kind: each is a transaction that is rolled back."""
    with fresh_engine(databases) as engine:
        yield build_example_database(engine, tmp_path_factory.mktemp("house"))
