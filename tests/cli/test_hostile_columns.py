"""No command writes foreign text raw to a terminal: control codes stand in every field of every table."""

import json
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import AutoString

from journal.mail_packing import pack
from journal.store.tables import metadata
from tests.cli.cli_driver import CliDriver
from tests.cli.commands.test_every_command import DAY, write_files
from tests.cli.waiting_mails import add_waiting_mails
from tests.databases import temporary_engine
from tests.journal.laws.words_held import HELD

# Colours, a new title, a C1 control, what turns the line around, what rings, a tag that nobody sees.
HOSTILE = "\x1b[31m\x1b]0;title\x07\x9b5n\u202eevil\u2066\x7f\U000e0041"
# What a server or a database said, which no table of words counts as somebody's.
SAID_BY_SERVERS = {("mailbox", "error"), ("mail_copy", "error"), ("folder", "held")}
# Codes that the config must know, and keys by which rows find each other.
NOT_SHOWN = {
    *(("interaction", "template"), ("run", "template"), ("segment", "template")),
    *(("segment", "code"), ("run", "segment"), ("mailbox", "name"), ("folder", "name")),
    *(("mail", "template"), ("mail", "delivery_key"), ("name_word", "word")),
    *(("name_word", "backwards"), ("contact_token", "token"), ("mail_party", "address_key")),
}
LISTINGS: list[tuple[str, ...]] = [
    *(("history", "--all"), ("show", "1"), ("find", "met"), ("draft", "list")),
    *(("contact", "find", "ada"), ("contact", "show", "K-2", "--history"), ("stale",)),
    *(("segment", "list"), ("segment", "show", "all"), ("segment", "runs")),
    *(("triage", "list"), ("triage", "show", "3"), ("triage", "match", "K-2")),
    *(("mail", "list", "--all"), ("mail", "show", "3"), ("mail", "why", "3"), ("mail", "why", "1")),
    *(("mailbox", "list"), ("receipt",), ("rules", "try"), ("stats", "--by", "contact")),
    *(("stats", "--by", "salesperson"), ("purge", "1"), ("purge", "--list"), ("audit",)),
    *(("retention",), ("config", "show"), ("contact", "find", "nobody"), ("show", "99")),
]
# Up to here the day adds; from here on it takes away.
_BEFORE = DAY.index(("segment", "follow-up", "1"))


def test_no_listing_writes_a_control_code(cli: CliDriver, database_url: str) -> None:
    cli = replace(cli, database=database_url)
    cli.open()
    write_files(cli)
    add_waiting_mails(
        cli, *(f"sender{n}@else.example" for n in range(1, 6)), raw=pack(b"From: x\n")
    )
    for args in DAY[1:_BEFORE]:
        cli.run_ok(*args)
    for args in (("triage", "assign", "1", "Ada"), ("cancel", "1", "--reason", "x")):
        cli.run_ok(*args)
    assert plant(database_url) >= 40
    shown = 0
    for args in LISTINGS:
        for how in ((), ("--json",)):
            said = cli(*args, *how)
            assert raw_codes(said.out + said.err) == set(), (args, how)
            shown += "evil" in said.out
            assert said.code in {0, 1}, (args, said)
            assert "Traceback" not in said.err
            if how and said.out:
                json.loads(said.out)
    assert shown >= 25, "many of them show what was planted"


def raw_codes(text: str) -> set[str]:
    found = {each for each in text if not each.isprintable()} - {"\n"}
    return {unicodedata.name(each, hex(ord(each))) for each in found}


def plant(url: str) -> int:
    """Plant it in every column of words that has a value; return in how many."""
    count = 0
    with temporary_engine(url) as engine, engine.begin() as connection:
        for table in metadata.sorted_tables:
            held = HELD[table.name]
            words = {*held.theirs, *held.ours.split()}
            for column in table.columns:
                place = (table.name, column.name)
                if place in NOT_SHOWN or not (column.name in words or place in SAID_BY_SERVERS):
                    continue
                count += _plant_in(connection, table, column)
    return count


def _plant_in(connection: sa.Connection, table: sa.Table, column: sa.Column[Any]) -> bool:
    keys = list(table.primary_key.columns)
    if isinstance(column.type, sa.JSON):
        rows = connection.execute(sa.select(*keys, column)).all()
        for row in rows:
            value = _hostile_json(row[-1])
            wanted = [key == each for key, each in zip(keys, row, strict=False)]
            connection.execute(sa.update(table).where(*wanted).values({column: value}))
        return bool(rows)
    if not isinstance(column.type, sa.String | AutoString) or column.primary_key:
        return False
    done = connection.execute(
        sa.update(table).where(column != "").values({column: column + HOSTILE})
    )
    return bool(done.rowcount)


def _hostile_json(value: Any, key: str = "") -> Any:
    """Planted where words are: in signals, facts, drafts."""
    match value:
        case dict():
            return {name: _hostile_json(each, name) for name, each in value.items()}
        case list() if key == "signals":
            return [[name, what + HOSTILE] for name, what in value]
        case str() if key in {"subject", "text", "who", "note"}:
            return value + HOSTILE
    return value


@pytest.mark.parametrize("code", ["\x9b5n", "\u202e", "\x7f", "\U000e0041"])
def test_json_says_a_control_code_and_does_not_do_it(cli: CliDriver, code: str) -> None:
    said = cli.run_ok("contact", "add", "Ada", "--note", f"a{code}b", "--json")
    assert raw_codes(said) == set()
    assert json.loads(said)["note"] in {f"a{code}b", f"a{code[1:]}b", "ab"}


def test_an_export_that_is_looked_at_is_no_exception(cli: CliDriver) -> None:
    cli.run_ok("contact", "add", "Ada \x1bc\x9b5n", "--note", f"the note {HOSTILE}")
    with cli.open_terminal("contact", "export") as terminal:
        terminal.wait_for_exit()
    shown = terminal.screen_text
    assert "evil" in shown
    assert raw_codes(shown.replace("\r", "")) == set()
