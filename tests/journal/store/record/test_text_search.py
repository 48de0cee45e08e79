"""What was deleted is in no page of the search index, and forgetting it holds nobody up for long."""

import itertools
import random
from collections.abc import Iterator
from string import ascii_lowercase

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session

from journal.store.database import transaction
from journal.store.record import text_search
from tests.databases import SqliteDatabases, temporary_engine
from tests.effort import one_day_in


@pytest.fixture
def sqlite_engine(sqlite_databases: SqliteDatabases) -> Iterator[Engine]:
    with sqlite_databases.fresh() as url, temporary_engine(url) as engine:
        yield engine


def random_texts(count: int) -> Iterator[str]:
    chance = random.Random(1)
    while True:
        some = ("".join(chance.choices(ascii_lowercase, k=9)) for _ in range(count))
        yield " ".join(some)


def is_in_search_index(session: Session, word: str) -> bool:
    blocks = session.scalars(sa.text("SELECT block FROM interaction_search_data"))
    return any(word.encode() in bytes(block) for block in blocks)


@one_day_in(3)
def test_a_large_index_forgets_step_by_step(sqlite_engine: Engine) -> None:
    numbered = enumerate(random_texts(100))
    while some := {n: [text] for n, text in itertools.islice(numbered, 200)}:
        with transaction(sqlite_engine) as session:
            text_search.index(session, {**some, 90_000: ["zyxwword"]} if 0 in some else some)
        if max(some) > 2000:
            break
    with transaction(sqlite_engine) as session:
        text_search.remove(session, [90_000])
    steps = 0
    more = True
    while more:
        with transaction(sqlite_engine) as session:
            more = text_search.rewrite_index_step(session, restart=not steps)
        steps += 1
    assert steps > 2
    with transaction(sqlite_engine) as session:
        assert not is_in_search_index(session, "zyxwword")
        assert text_search.find(session, next(random_texts(100)).split()[0], limit=5) == [0]


def test_where_there_is_nothing_to_forget_it_says_so_at_once(engine: Engine) -> None:
    with transaction(engine) as session:
        assert not text_search.rewrite_index_step(session, restart=True)
