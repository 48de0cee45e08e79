"""Full-text search over interactions: folded words, prefixes, newest first.

Both databases hold the same folded words, cut by ourselves, so that they find the same. SQLite
keeps them in an FTS5 table, PostgreSQL in a tsvector without positions.
"""

from collections.abc import Collection, Mapping, Sequence

import sqlalchemy as sa
from sqlmodel import Session

from journal.fold import folded_words
from journal.store.database import chunks, is_sqlite

# The number of different words of one entry that are searchable; a tsvector stays under a megabyte.
_MOST_WORDS = 20_000
_MOST_TYPED = 12
# The pages of SQLite's index that are rewritten at a time: some hundredths of a second.
_PAGES = 200


def index(session: Session, texts: Mapping[int, Sequence[str]]) -> None:
    """Write the words of these texts anew, by which the interactions are found."""
    remove(session, texts)
    index_new(session, texts)


def index_new(session: Session, texts: Mapping[int, Sequence[str]]) -> None:
    """The same for interactions that have just been made."""
    insert_words(session, {number: _distinct_words(parts) for number, parts in texts.items()})


def insert_words(session: Session, documents: Mapping[int, Sequence[str]]) -> None:
    """Write the folded words of new interactions, each once."""
    if not documents:
        return
    rows: list[dict[str, object]]
    if is_sqlite(session):
        insert = "INSERT INTO interaction_search (rowid, document) VALUES (:id, :words)"
        rows = [{"id": number, "words": " ".join(found)} for number, found in documents.items()]
    else:
        insert = "INSERT INTO interaction_search VALUES (:id, array_to_tsvector(:words))"
        rows = [{"id": number, "words": list(found)} for number, found in documents.items()]
    session.execute(sa.text(insert), rows)


def remove(session: Session, numbers: Collection[int]) -> None:
    key = "rowid" if is_sqlite(session) else "interaction_id"
    delete = sa.text(f"DELETE FROM interaction_search WHERE {key} IN :numbers")  # noqa: S608
    for some in chunks(list(numbers)):
        session.execute(
            delete.bindparams(sa.bindparam("numbers", expanding=True)), {"numbers": list(some)}
        )


def rewrite_index(session: Session) -> None:
    """Rewrite the index after an erasure, so that no deleted word lingers in its pages."""
    if is_sqlite(session):
        session.execute(
            sa.text("INSERT INTO interaction_search (interaction_search) VALUES ('optimize')")
        )


def rewrite_index_step(session: Session, *, restart: bool) -> bool:
    """The same in small steps that do not hold others up: True while more is to be done."""
    if not is_sqlite(session):
        return False
    # A negative number begins to merge all that there is; a change or less means that it is done.
    pages = -_PAGES if restart else _PAGES
    before: int = session.execute(sa.text("SELECT total_changes()")).scalar_one()
    merge = "INSERT INTO interaction_search (interaction_search, rank) VALUES ('merge', :pages)"
    session.execute(sa.text(merge), {"pages": pages})
    after: int = session.execute(sa.text("SELECT total_changes()")).scalar_one()
    return after - before > 1


def find(session: Session, typed: str, *, limit: int, before: int | None = None) -> list[int]:
    """Finds numbers of the interactions in which every word typed begins a word; newest first."""
    asked = _search_query(session, typed)
    if not asked:
        return []
    key = "rowid" if is_sqlite(session) else "interaction_id"
    query = (
        f"SELECT {key} FROM interaction_search WHERE {_match_condition(session)}"  # noqa: S608
        f" AND {key} < :before ORDER BY {key} DESC LIMIT :limit"
    )
    values = {"query": asked, "limit": limit, "before": before or 2**62}
    return list(session.scalars(sa.text(query), values))


def count(session: Session, typed: str) -> int:
    """In how many interactions every word typed begins a word."""
    asked = _search_query(session, typed)
    if not asked:
        return 0
    query = f"SELECT count(*) FROM interaction_search WHERE {_match_condition(session)}"  # noqa: S608
    return int(session.scalar(sa.text(query), {"query": asked}) or 0)


def _match_condition(session: Session) -> str:
    if is_sqlite(session):
        return "interaction_search MATCH :query"
    return "document @@ CAST(:query AS tsquery)"


def _search_query(session: Session, typed: str) -> str:
    """`price li` → what the database is asked; empty when no word was typed."""
    wanted = folded_words(typed)[:_MOST_TYPED]
    if is_sqlite(session):
        return " ".join(f'"{word}"*' for word in wanted)
    return " & ".join(f"'{word}':*" for word in wanted)


def _distinct_words(parts: Sequence[str]) -> list[str]:
    found = dict.fromkeys(word for part in parts for word in folded_words(part))
    return list(found)[:_MOST_WORDS]
