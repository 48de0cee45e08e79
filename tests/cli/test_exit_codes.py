"""A command leaves with one code, whether a person or a machine reads its answer."""

import json

import pytest

from tests.cli.cli_driver import CliDriver
from tests.cli.commands.test_every_command import CONFIG, ELSEWHERE, paths
from tests.cli.waiting_mails import add_waiting_mails

# On a record in which nothing was done yet: nothing is found, and that may be no problem.
EMPTY: list[tuple[str, ...]] = [
    ("audit",),
    ("campaign", "list"),
    ("contact", "doubles"),
    ("contact", "export"),
    ("contact", "find", "nobody"),
    ("draft", "list"),
    ("export",),
    ("config", "show", "--config", "none.toml"),
    ("find", "nothing"),
    ("group", "list"),
    ("history",),
    ("history", "--all"),
    ("history", "--due", "today"),
    ("mail", "list"),
    ("mailbox", "list"),
    ("metrics", "--once"),
    ("person", "list"),
    ("purge", "--list"),
    ("purge", "--cancelled-before", "1d"),
    ("receipt",),
    ("retention",),
    ("retention", "--list"),
    ("retention", "--run", "--yes"),
    ("rules", "try"),
    ("segment", "list"),
    ("segment", "runs"),
    ("stale",),
    ("stats",),
    ("stats", "--by", "month"),
    ("storage", "check"),
    ("template", "list"),
    ("triage", "list"),
    ("triage", "match"),
    ("triage", "senders"),
    ("undo",),
]
# Of what there is not.
UNKNOWN: list[tuple[str, ...]] = [
    ("campaign", "show", "none"),
    ("cancel", "77"),
    ("comment", "77", "x"),
    ("contact", "delete", "K-77", "--yes"),
    ("contact", "edit", "K-77", "--tag", "x"),
    ("contact", "import", "none.csv"),
    ("contact", "merge", "K-77", "K-78", "--yes"),
    ("contact", "show", "K-77"),
    ("db", "copy", "nonsense"),
    ("draft", "delete", "77"),
    ("draft", "edit", "77", "--text", "x"),
    ("draft", "log", "77"),
    ("edit", "77", "--text", "x"),
    ("erase", "K-77", "--yes"),
    ("evaluate", "+", "77"),
    ("group", "show", "none"),
    ("history", "K-77"),
    ("import", "none.csv"),
    ("log", "nobody", "x"),
    ("log", "Ada", "x", "-t", "none"),
    ("mail", "export", "77", "out.eml"),
    ("mail", "ignore", "77"),
    ("mail", "import", "none.eml"),
    ("mail", "list", "--mailbox", "none"),
    ("mail", "retry", "77"),
    ("mail", "show", "77"),
    ("mail", "why", "77"),
    ("mailbox", "audit", "none"),
    ("mailbox", "check", "none"),
    ("mailbox", "login", "none"),
    ("mailbox", "pause", "none"),
    ("mailbox", "resume", "none"),
    ("mailbox", "resync", "none"),
    ("parse", "none.eml"),
    ("person", "show", "nobody"),
    ("purge", "--confirm", "none"),
    ("restore", "77"),
    ("restore-backup", "none"),
    ("rules", "try", "none.toml"),
    ("segment", "add", "none", "Ada"),
    ("segment", "delete", "none", "--yes"),
    ("segment", "edit", "none", "--name", "x"),
    ("segment", "follow-up", "77"),
    ("segment", "log", "none", "x", "--yes"),
    ("segment", "remove", "none", "Ada"),
    ("segment", "restore", "77"),
    ("segment", "show", "none"),
    ("segment", "undo", "77"),
    ("segment", "write", "none", "-t", "letter", "--out", "o.zip", "--yes"),
    ("show", "77"),
    ("template", "show", "none"),
    ("triage", "add", "77", "Ada"),
    ("triage", "assign", "77", "Ada"),
    ("triage", "ignore", "77"),
    ("triage", "later", "77", "3d"),
    ("triage", "match", "K-77"),
    ("triage", "new", "77", "Zoe"),
    ("triage", "show", "77"),
    ("write", "K-77", "-t", "letter"),
]
# What may not be done, or not so.
REFUSED: list[tuple[str, ...]] = [
    ("--as", "kim@ours.example"),
    ("audit", "--as", "kim@ours.example"),
    ("audit", "--kind", "none"),
    ("backup", "rapport.toml"),
    ("bot",),
    ("cancel",),
    ("cancel", "1", "--as", "kim@ours.example"),
    ("check", "--config", "none.toml"),
    ("comment", "1", ""),
    ("contact", "add", ""),
    ("contact", "add", "Bob", "--language", "xx"),
    ("contact", "delete", "Ada"),
    ("contact", "delete", "Ada", "--yes"),
    ("demo", "--port", "nonsense"),
    ("erase", "Ada", "--as", "kim@ours.example", "--yes"),
    ("export", "-o", "none/out.csv"),
    ("history", "--cancelled", "--active"),
    ("history", "--since", "nonsense"),
    ("init", "rapport.toml", "--yes"),
    ("log", "Ada", "x", "--on", "nonsense"),
    ("log", "Ada", "x", "--cost", "nonsense"),
    ("log", "Blocked", "x"),
    ("migrate", "--config", "none.toml"),
    ("purge", "1"),
    ("purge", "1", "--as", "kim@ours.example"),
    ("retention", "--as", "kim@ours.example"),
    ("retention", "--run", "--list"),
    ("segment", "create", "all"),
    ("segment", "list", "nonsense"),
    ("slack", "check"),
    ("slack", "manifest", "--url", "nonsense"),
    ("stats", "--by", "nonsense"),
    ("storage", "move", "--config", "none.toml"),
    ("triage", "later", "1", "yesterday"),
    ("undo", "--as", "kim@ours.example"),
]


@pytest.fixture
def with_config(cli: CliDriver) -> CliDriver:
    (cli.folder / "hello.txt").write_text("Dear {{ contact.name }}\n", encoding="utf-8")
    cli.write_config(CONFIG)
    return cli


@pytest.fixture
def furnished(with_config: CliDriver) -> CliDriver:
    with_config.furnish(
        "codes",
        ("contact", "add", "Ada", "-e", "ada@acme.example"),
        ("contact", "add", "Blocked"),
        ("contact", "edit", "Blocked", "--blocked"),
        ("log", "Ada", "hello"),
        ("segment", "create", "all"),
    )
    add_waiting_mails(with_config, "zoe@else.example")
    return with_config


def _assert_codes_are_equal(cli: CliDriver, cases: list[tuple[str, ...]]) -> list[int]:
    codes, wrong = [], {}
    for args in cases:
        shown, told = cli(*args), cli(*args, "--json")
        codes.append(shown.code)
        if shown.code != told.code:
            wrong[args] = (shown, told)
        if told.out.startswith(("[", "{")):
            json.loads(told.out)
    assert not wrong, wrong
    return codes


def test_nothing_found_has_one_code(with_config: CliDriver) -> None:
    _assert_codes_are_equal(with_config, EMPTY)


def test_what_there_is_not_has_one_code_and_is_a_problem(furnished: CliDriver) -> None:
    codes = _assert_codes_are_equal(furnished, UNKNOWN)
    good = [args for args, code in zip(UNKNOWN, codes, strict=True) if code == 0]
    assert not good


def test_what_is_refused_has_one_code_and_is_a_problem(furnished: CliDriver) -> None:
    codes = _assert_codes_are_equal(furnished, REFUSED)
    good = [args for args, code in zip(REFUSED, codes, strict=True) if code == 0]
    assert not good


def test_every_command_is_among_the_cases() -> None:
    tried = {args[:2] if args[:2] in paths() else args[:1] for args in (*EMPTY, *UNKNOWN, *REFUSED)}
    never = {("completion",), ("config", "schema"), ("start",), ("run",), ("ingest",), ("doctor",)}
    assert set(paths()) - tried <= never, sorted(set(paths()) - tried - never)
    assert ELSEWHERE - tried <= never
