"""Tests what every other test relies on: a database of its own, with the schema, gone afterwards."""

import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session

from journal import migrate
from tests.databases import Databases, fresh_engine, temporary_engine


def test_a_fresh_database_is_at_the_newest_version(engine: Engine) -> None:
    assert migrate.version_of(engine) == migrate.known_versions()[-1]


def test_an_empty_database_has_no_version(empty_database_url: str) -> None:
    with temporary_engine(empty_database_url) as engine:
        assert migrate.version_of(engine) is None


def test_two_databases_of_one_kind_share_nothing(databases: Databases) -> None:
    with fresh_engine(databases) as one, fresh_engine(databases) as other:
        with one.begin() as connection:
            connection.execute(sa.text("INSERT INTO blob (digest, size) VALUES ('d', 1)"))
        assert _blobs(one) == 1
        assert _blobs(other) == 0


def _blobs(engine: Engine) -> int:
    with engine.begin() as connection:
        return int(connection.execute(sa.text("SELECT count(*) FROM blob")).scalar_one())


def test_a_session_writes_in_one_transaction(session: Session, engine: Engine) -> None:
    session.connection().execute(sa.text("INSERT INTO blob (digest, size) VALUES ('d', 1)"))
    quiet = engine.execution_options(rapport_reading=True)
    with quiet.connect() as other:
        assert other.execute(sa.text("SELECT count(*) FROM blob")).scalar_one() == 0
