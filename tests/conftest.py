"""Fixtures for every test: databases of both kinds, and steady property tests.

A test that asks for `databases`, `database_url`, `engine` or `session` runs twice: on SQLite and
on PostgreSQL; by day one above the store on one of them (`tests/effort.py`). The server is
`$TEST_DATABASE_URL` if that is set, else a throw-away one.
"""

import gc
import os
from collections.abc import Generator, Iterator

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine
from sqlmodel import Session

from journal.store.database import transaction
from tests import compiled_once
from tests.databases import Databases, PostgresqlDatabases, SqliteDatabases, temporary_engine
from tests.effort import (
    DATABASE_KINDS,
    DAY,
    IS_LONG,
    REQUIRES_ALL,
    TAKES_TURNS,
    find_todays,
    tries,
)
from tests.memory_folder import memory_folder
from tests.plans import PlanWatch, postgresql_planner, sqlite_planner, watching_plans
from tests.postgres import find_programs, running_server
from tests.requirements import judge_skip, skip_or_fail
from tests.servers.fixtures import dovecot, mail_server, object_store, pymap_server, scripted

__all__ = ["dovecot", "mail_server", "object_store", "pymap_server", "scripted"]

# The same examples in every run, so that a red test comes from a change. New ones each time with
# # `--hypothesis-profile=search`. A slow shared machine is no reason to fail.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("steady", _PATIENT, derandomize=True, max_examples=tries(40, long=300))
settings.register_profile("search", _PATIENT, max_examples=1000)
settings.load_profile("steady")


def pytest_configure() -> None:
    compiled_once.share()
    # The desk speaks the language of whoever runs it.
    os.environ["LC_ALL"] = "C.UTF-8"
    # A database that is synced to a disk makes its test wait, and most tests have one.
    if folder := memory_folder():
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", folder)


def pytest_report_header() -> str | None:
    return f"tests of day {DAY}: TEST_DAY={DAY} tries the same again" if TAKES_TURNS else None


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Looks for no garbage while tests are collected, and never again in what that made.

    All of it lives to the end, and to look through it over and over took a quarter of the time.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long run is of those alone that try more in it; by day tests take turns."""
    if IS_LONG:
        kept = [item for item in items if _tries_more(item)]
    elif TAKES_TURNS:
        kept = find_todays(items)
    else:
        return
    those = set(kept)
    config.hook.pytest_deselected(items=[item for item in items if item not in those])
    items[:] = kept


def _tries_more(item: pytest.Item) -> bool:
    """Says whether the long run is for it: what takes turns has run whole where everything is required."""
    marks = ("hypothesis",) if REQUIRES_ALL else ("hypothesis", "turn", "one_day_in")
    is_marked = any(item.get_closest_marker(each) for each in marks)
    return is_marked or (isinstance(item, pytest.Function) and hasattr(item.module, "tries"))


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores, since one of them mostly waits for a process it has started."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    judge_skip(report)
    return report


@pytest.fixture(scope="session", autouse=True)
def nobodys_settings() -> Iterator[None]:
    """Hides the settings of somebody who has Rapport set up: tests must not find or touch them."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("RAPPORT_")]:
            patch.delenv(name)
        yield


@pytest.fixture(scope="session")
def all_plans() -> Iterator[PlanWatch]:
    with watching_plans() as watch:
        yield watch


@pytest.fixture
def quick_plans(all_plans: PlanWatch) -> Iterator[None]:
    """Fails the test that is the first to send a statement which reads a large table whole."""
    with all_plans.looking():
        yield
    found = all_plans.take_found()
    assert not found, "\n\n".join(found)


@pytest.fixture(scope="session")
def sqlite_databases(
    tmp_path_factory: pytest.TempPathFactory, all_plans: PlanWatch
) -> Iterator[SqliteDatabases]:
    databases = SqliteDatabases(tmp_path_factory.mktemp("sqlite"))
    with sqlite_planner(databases) as all_plans.planners["sqlite"]:
        yield databases


@pytest.fixture(scope="session")
def postgresql_databases(
    postgresql_server: str, all_plans: PlanWatch
) -> Iterator[PostgresqlDatabases]:
    databases = PostgresqlDatabases(postgresql_server)
    with postgresql_planner(databases) as all_plans.planners["postgresql"]:
        yield databases
    databases.close()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of a server on which we may make databases."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    programs = find_programs()
    if programs is None:
        skip_or_fail("PostgreSQL", remedy="Debian: sudo apt install postgresql")
    with running_server(programs) as url:
        yield url


@pytest.fixture(scope="session", params=DATABASE_KINDS)
def databases(request: pytest.FixtureRequest) -> Databases:
    """The source of fresh databases, for tests that need several."""
    found: Databases = request.getfixturevalue(f"{request.param}_databases")
    return found


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """The URL of a new, migrated database of the test's own."""
    with databases.fresh() as url:
        yield url


@pytest.fixture
def empty_database_url(databases: Databases) -> Iterator[str]:
    """The URL of a new database without any schema, for tests of the migrations."""
    with databases.empty() as url:
        yield url


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    with temporary_engine(database_url) as engine:
        yield engine


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """One transaction for the whole test, committed at its end."""
    with transaction(engine) as session:
        yield session
