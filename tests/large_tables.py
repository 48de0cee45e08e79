"""A database that takes itself for one of a million rows a table, without having them.

SQLite believes what stands in `sqlite_stat1`. PostgreSQL counts pages, and believes in the rows per page
that `pg_class` tells it: two thousand rows are written, analyzed, and said to be a million.
"""

import sqlite3
from contextlib import closing
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from journal.store.tables import metadata

_ROWS = 2_000
_DIALECT: sa.Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
_BELIEVED = 1_000_000
# Tables that stay small in any house: settings, rights, colleagues, what is open or fetched next.
_SMALL = {
    *("alert", "blob_trash", "draft", "erasure", "folder", "ignored", "mailbox", "meta"),
    *("person", "purge", "run", "segment", "slack_event", "slack_file"),
}
_TABLES = metadata.sorted_tables
IS_LARGE = {each.name: each.name not in _SMALL for each in _TABLES} | {"interaction_search": True}
# Partial indexes in which most rows of an old record may stand.
_LONG_INDEXES = {
    *("ix_interaction_campaign", "ix_interaction_opportunity", "ix_participant_unknown"),
    "uq_interaction_document",
}
PARTIAL_INDEXES = {
    str(index.name) for table in _TABLES for index in table.indexes if index.info
} - _LONG_INDEXES

# What most rows of an old record say; {g} is the row's number.
_USUAL: dict[str, str] = {
    "interaction.state": "CASE WHEN g % 50 = 0 THEN 'cancelled' ELSE 'active' END",
    "interaction.cancelled_at": "CASE WHEN g % 50 = 0 THEN now() END",
    "interaction.document_number": "CASE WHEN g % 10 = 0 THEN 'D' || g ELSE '' END",
    "interaction.campaign": "CASE WHEN g % 100 = 0 THEN 'SPRING' ELSE '' END",
    "interaction.opportunity": "CASE WHEN g % 100 = 0 THEN 'OPP-' || g % 500 ELSE '' END",
    "interaction.meeting_uid": "CASE WHEN g % 200 = 0 THEN 'm' || g ELSE '' END",
    "interaction.follow_up_on": "CASE WHEN g % 200 = 0 THEN current_date + g % 30 END",
    "interaction.follow_up_time": "CASE WHEN g % 1000 = 0 THEN time '14:00' END",
    "interaction.delivery": "CASE WHEN g % 50 = 0 THEN 'bounced' ELSE 'none' END",
    "interaction.mail_id": "CASE WHEN g % 2 = 0 THEN g END",
    "interaction.mail_key": "CASE WHEN g % 2 = 0 THEN 'k' || g END",
    "interaction.request_key": "CASE WHEN g % 2 = 1 THEN 'r' || g END",
    "interaction.cancel_deed": "CASE WHEN g % 50 = 0 THEN g END",
    "interaction.successful": "true",
    "participant.contact_id": "CASE WHEN g % 20 > 0 THEN 1 + g % 500 END",
    "participant.company_id": "1 + g % 200",
    "participant.interaction_id": "g",
    "mail.outcome": "(ARRAY['logged', 'logged', 'skipped', 'logged'])[1 + g % 4]",
    "mail.reason": "(ARRAY['logged', 'logged', 'rule', 'logged'])[1 + g % 4]",
    "mail.conversation": "1 + g % 700",
    "mail.interaction_id": "CASE WHEN g % 4 <> 2 THEN g END",
    "mail_copy.state": "'done'",
    "mail_copy.ack": "'none'",
    "mail_copy.folder_id": "1 + g % 3",
    "contact.company_id": "CASE WHEN g % 10 > 0 THEN 1 + g % 200 END",
    "contact.kind": "CASE WHEN g % 10 = 0 THEN 'company' ELSE 'person' END",
    "card_about.ref": "g",
    "card.failure": "''",
    "notice.interaction_id": "g",
    "notice.said_at": "now()",
    "run_member.done": "true",
    "run_member.run_id": "1 + g % 20",
    "segment_member.segment_id": "1 + g % 20",
    "letter.state": "'sent'",
    "letter.interaction_id": "g",
    "letter.mailbox": "'sales'",
    "contact_tag.tag": "'tag' || g % 30",
}
_FEW_VALUES = {
    *("template", "channel", "direction", "group_code", "initiated_by", "source", "language"),
    *(
        "salesperson",
        "owner",
        "logged_by",
        "by",
        "actor",
        "kind",
        "role",
        "part",
        "domain",
        "country",
    ),
    *("mail_class", "decided_by", "created_by", "place", "system", "field", "for_email", "ack"),
}


def write_sqlite_statistics(file: str) -> None:
    """Say that each large table has a million rows, each key of an index ten of them."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("ANALYZE sqlite_schema")
        connection.execute("DELETE FROM sqlite_stat1")
        for table in _TABLES:
            rows = _BELIEVED if IS_LARGE[table.name] else 20
            found = connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?",
                (table.name,),
            ).fetchall()
            for (index,) in found:
                told = _told_of_index(connection, index, rows)
                connection.execute(
                    "INSERT INTO sqlite_stat1 VALUES (?, ?, ?)", (table.name, index, told)
                )
            if not found:
                connection.execute(
                    "INSERT INTO sqlite_stat1 VALUES (?, NULL, ?)", (table.name, str(rows))
                )
    connection.close()


def _told_of_index(connection: sqlite3.Connection, index: str, rows: int) -> str:
    columns = len(connection.execute(f"PRAGMA index_info({index})").fetchall())
    some = 500 if index in PARTIAL_INDEXES else rows
    return " ".join(
        map(str, [some, *(max(1, min(some, 10) - 9 * place) for place in range(columns))])
    )


def fill_postgresql(connection: psycopg.Connection[Any]) -> None:
    connection.execute("SET session_replication_role = replica")
    for table in _TABLES:
        columns = ", ".join(f'"{each.name}"' for each in table.columns)
        values = ", ".join(_value(table, each) for each in table.columns)
        rows = _ROWS if IS_LARGE[table.name] else 20
        connection.execute(
            f'INSERT INTO "{table.name}" ({columns})'
            f" SELECT {values} FROM generate_series(1, {rows}) AS g ON CONFLICT DO NOTHING"
        )
    connection.execute(
        "INSERT INTO interaction_search SELECT g, array_to_tsvector(ARRAY['w' || g, 'v' || g % 100])"
        f" FROM generate_series(1, {_ROWS}) AS g"
    )
    connection.execute("SET session_replication_role = origin")
    connection.execute("ANALYZE")
    for name, is_large in IS_LARGE.items():
        if is_large:
            connection.execute(
                "UPDATE pg_class SET reltuples = %s WHERE relname = %s", (_BELIEVED, name)
            )


def _value(table: sa.Table, column: sa.Column[Any]) -> str:
    if usual := _USUAL.get(f"{table.name}.{column.name}"):
        return usual
    kind = column.type
    is_text = kind.compile(dialect=_DIALECT).startswith("VARCHAR")
    if column.name == "id" or (column.primary_key and column.foreign_keys):
        return "'i' || g" if is_text else "g"
    if is_text and column.name in _FEW_VALUES:
        return f"'{column.name}' || g % 20"
    if column.nullable:
        return "NULL"
    if column.foreign_keys and not is_text:
        return "g"
    return _by_type(kind.compile(dialect=_DIALECT), column.name)


def _by_type(declared: str, name: str) -> str:
    values = {
        "BOOLEAN": "false",
        "BYTEA": "'x'::bytea",
        "DATE": "current_date",
        "JSON": "'{}'",
        "TIMESTAMP WITH TIME ZONE": "now() - g * interval '1 hour'",
    }
    return values.get(declared, f"'{name}' || g" if declared.startswith("VARCHAR") else "g")
