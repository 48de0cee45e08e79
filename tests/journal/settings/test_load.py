"""Every problem of a config at once, each at its file, line and key, with what to write instead."""

import os
from pathlib import Path

import pytest

from journal.model import Role
from journal.settings import AfterKeyword, AfterMove, load_config
from tests.journal.settings.configs import MAILBOX, load_text, only_problem, write_config


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = load_config(None, {})
    assert found.problems == ()
    assert found.path is None
    assert found.settings.database.url == f"sqlite:///{tmp_path}/var/rapport.db"
    assert found.settings.storage.path == str(tmp_path / "var/storage")
    assert found.settings.record.email_inbound == "EMAIL-IN"
    assert found.settings.retention.purge_cancelled_days is None


def test_the_file_in_the_current_folder_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_config(tmp_path, '[company]\nname = "Example"')
    monkeypatch.chdir(tmp_path)
    assert load_config(None, {}).settings.company.name == "Example"


def test_a_file_that_was_named_and_is_missing_is_a_problem(tmp_path: Path) -> None:
    found = load_config(tmp_path / "none.toml", {})
    assert "no such file" in only_problem(found).what
    assert only_problem(found).where == str(tmp_path / "none.toml")


def test_a_folder_in_place_of_the_file_is_a_problem(tmp_path: Path) -> None:
    assert "can't be read" in only_problem(load_config(tmp_path, {})).what


def test_text_that_is_not_utf_8_is_a_problem_at_its_line(tmp_path: Path) -> None:
    file = tmp_path / "rapport.toml"
    file.write_bytes(b'[company]\nname = "\xe4"\n')
    problem = only_problem(load_config(file, {}))
    assert problem.line == 2
    assert "UTF-8" in problem.what


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[company]\nname = Example\n", 2),
        ('[company]\nname = "a"\nname = "b"\n', 3),
        ("[company\n", 1),
        ("a = [1,\n2\n", 2),
        ('[rule]\nsubject = "Order (\\d+)"\n', 2),
    ],
)
def test_toml_that_cannot_be_read_is_a_problem_at_its_line(
    tmp_path: Path, text: str, line: int
) -> None:
    file = tmp_path / "rapport.toml"
    file.write_text(text, encoding="utf-8")
    problem = only_problem(load_config(file, {}))
    assert (problem.key, problem.line) == ("TOML", line)


# What is written (in a config whose other parts are right) → line, key, a piece of what is said,
# a piece of what to write instead.
WRONG_SETTINGS = [
    ('[company]\nnmae = "x"', 2, "company.nmae", "no such key", "'name'"),
    ('[compny]\nname = "x"', 1, "compny", "no such section", "'company'"),
    ("[company]\nname = 3", 2, "company.name", "a text in quotes, not a number", '"…"'),
    ('[company]\ntimezone = "Europe/Helsinky"', 2, "company.timezone", "no time zone", "Helsinki"),
    ('[company]\ntimezone = "../etc"', 2, "company.timezone", "no time zone", ""),
    ('[company]\ncurrency = "eur"', 2, "company.currency", "no currency", '"EUR"'),
    ('[company]\ncurrency = "ZZZ"', 2, "company.currency", "no currency", '"EUR"'),
    ('[company]\nlanguage = "swedish"', 2, "company.language", "no language", '"sv"'),
    ('[company]\nlanguage = "xx"', 2, "company.language", "no language", '"sv"'),
    ('[company]\ndomains = "a.example"', 2, "company.domains", "must be a list", "["),
    (
        '[company]\ndomains = [\n"a.example",\n"@b.example"]',
        4,
        "company.domains[2]",
        "no domain",
        "b.e",
    ),
    ("company = 3", 1, "company", "must be a table", ""),
    ('[slack]\nmode = "htpt"', 2, "slack.mode", '"socket", "http"', "'http'"),
    ('[slack]\ncommand = "rapport"', 2, "slack.command", "can't be", '"/rapport"'),
    ('[slack]\nadmins = ["ada"]', 2, "slack.admins[1]", "neither an email", "U012AB3CD"),
    ('[slack]\napi_base_url = "slack"', 2, "slack.api_base_url", "no web address", "https://"),
    (
        '[slack]\napi_base_url = "http://slack.example/api/"',
        2,
        "slack.api_base_url",
        "unencrypted",
        "Only this machine",
    ),
    ('[database]\nurl = "mysql://h/d"', 2, "database.url", "'mysql'", "postgresql://"),
    ('[database]\nurl = "rapport.db"', 2, "database.url", "without a scheme", "sqlite://"),
    ('[cancel]\nwho = "everyone"', 2, "cancel.who", '"anyone"', "Write one of"),
    ('[cancel]\nreason_required = "yes"', 2, "cancel.reason_required", "true or false", "without"),
    ("[retention]\ndrafts_days = 0", 2, "retention.drafts_days", "at least 1", ""),
    ("[retention]\ndrafts_days = 100000", 2, "retention.drafts_days", "at most 36500", ""),
    ("[templates.X]\ncost = nan", 2, "templates.X.cost", "not an endless one", "12.50"),
    ("[retention]\ndrafts_days = 1.5", 2, "retention.drafts_days", "whole number", "15"),
    ("[never_log]\nsubjects = ['(']", 2, "never_log.subjects[1]", "can't be read", "single quotes"),
    ('[templates.X]\ncost = "a lot"', 2, "templates.X.cost", "must be a number", "12.50"),
    ("[templates.X]\ncost = -1", 2, "templates.X.cost", "at least 0", ""),
    ("[templates.X]\ncost = 1.12345", 2, "templates.X.cost", "3 decimals", "12.50"),
    ('[templates.X]\nchannel = "mail"', 2, "templates.X.channel", '"email"', "'email'"),
    ('[templates.X]\nroles = ["boss"]', 2, "templates.X.roles[1]", '"admin"', "Write one of"),
    ('[templates."a b"]\ncost = 1', 1, "templates.a b", "can't be a code", "A-B"),
    (
        '[templates.X]\nlanguages.se_X.body = "x"',
        2,
        "templates.X.languages.se_X",
        "no language",
        "",
    ),
    ("[campaigns.A]\nstarts_on = 1", 2, "campaigns.A.starts_on", "a day", "2026-01-31"),
    (
        "[campaigns.A]\nstarts_on = 2026-02-01\nends_on = 2026-01-01",
        *(3, "campaigns.A.ends_on", "before it starts", ""),
    ),
    (
        "[[rule]]\nsubject = '('\nskip = true",
        2,
        "rule[1].subject",
        "can't be read",
        "single quotes",
    ),
    (f"[[rule]]\nsubject = '{'a' * 501}'\nskip = true", 2, "rule[1].subject", "501", "two rules"),
    (
        "[never_log]\nsubjects = ['x', '(a|aa)+$']",
        *(2, "never_log.subjects[2]", "takes too long", "repetition within"),
    ),
    (
        "[[rule]]\nattachment = '(a{200}){100}'\nskip = true",
        *(2, "rule[1].attachment", "more than 10,000 times", "repetition within"),
    ),
    (
        '[[rule]]\nname = "o"\ndocument = { type = "order", number = \'a\' }',
        *(3, "rule[o].document.number", "0 groups", "parentheses"),
    ),
    ("[[rule]]\nskip = 3", 2, "rule[1].skip", "say why", "true"),
    (
        '[[rule]]\nheader = { name = "X" }\nskip = true',
        2,
        "rule[1].header.pattern",
        "missing",
        "Add",
    ),
]


@pytest.mark.parametrize("case", WRONG_SETTINGS, ids=lambda case: f"{case[2]}: {case[3]}")
def test_each_mistake_is_told_at_its_line_with_what_to_write(
    tmp_path: Path, case: tuple[str, int, str, str, str]
) -> None:
    text, line, key, what, instead = case
    problem = only_problem(load_text(tmp_path, text))
    assert (problem.line, problem.key) == (line, key)
    assert what in problem.what
    assert instead in problem.instead
    assert problem.where == str(tmp_path / "rapport.toml")


# What is added to a mailbox that is otherwise right → key, a piece of what is said.
WRONG_MAILBOXES = [
    ('port = "993"', "mailbox[sales].port", "whole number"),
    ("port = 70000", "mailbox[sales].port", "at most 65535"),
    ('tls = "ssl"', "mailbox[sales].tls", '"implicit"'),
    ('tls = "none"', "mailbox[sales].tls", "not be encrypted"),
    ('after = "delete"', "mailbox[sales].after", "processed mail"),
    ('after = { move = "INBOX" }', "mailbox[sales].after", "which is read as well"),
    ('after = { move = "a", keyword = "b" }', "mailbox[sales].after", "processed mail"),
    ("folders = []", "mailbox[sales].folders", "not be empty"),
    ('since = "soon"', "mailbox[sales].since", "a day"),
    ("poll_seconds = 1", "mailbox[sales].poll_seconds", "at least 5"),
    ('adresses = ["a@b.example"]', "mailbox[sales].adresses", "no such key"),
]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("authserv", "trusted_authserv"),
        ("adresses", "addresses"),
        ("seconds", "poll_seconds"),
        ("usr", "user"),
    ],
)
def test_a_key_that_is_none_is_guessed_by_its_words_too(
    tmp_path: Path, typed: str, meant: str
) -> None:
    problem = only_problem(load_text(tmp_path, f"{MAILBOX}{typed} = 1\n"))
    assert f"'{meant}'" in problem.instead


@pytest.mark.parametrize(("text", "key", "what"), WRONG_MAILBOXES)
def test_each_mistake_in_a_mailbox_is_told_with_the_name_of_the_mailbox(
    tmp_path: Path, text: str, key: str, what: str
) -> None:
    problem = only_problem(load_text(tmp_path, MAILBOX + text))
    assert (problem.line, problem.key) == (5, key)
    assert what in problem.what


def test_a_needed_key_that_is_wrong_is_not_called_missing_too(tmp_path: Path) -> None:
    text = MAILBOX.replace('"imap.company.example"', "3")
    assert only_problem(load_text(tmp_path, text)).key == "mailbox[sales].host"


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = '[company]\ncurrency = "x"\nzone = 1\n[slack]\nmode = "x"\n[[mailbox]]\nname = "a"\n'
    lines = [problem.line for problem in load_text(tmp_path, text).problems]
    assert lines == [2, 3, 5, 6, 6]


def test_a_wrong_key_falls_back_to_its_default_and_its_neighbours_stand(tmp_path: Path) -> None:
    found = load_text(tmp_path, '[company]\nname = "Example"\ncurrency = "x"\n')
    assert (found.settings.company.name, found.settings.company.currency) == ("Example", "EUR")


def test_a_mailbox_that_is_left_out_moves_no_line_of_the_next_one(tmp_path: Path) -> None:
    found = load_text(tmp_path, f'[[mailbox]]\nname = "bad"\n{MAILBOX}tls = "none"\n')
    assert [(p.line, p.key) for p in found.problems] == [
        (1, "mailbox[bad].host"),
        (1, "mailbox[bad].user"),
        (8, "mailbox[sales].tls"),
    ]
    assert [box.name for box in found.settings.mailbox] == ["sales"]
    assert found.line("mailbox", 0, "user") == 7


def test_mailboxes_whose_names_spell_one_variable_are_told_apart_or_refused(tmp_path: Path) -> None:
    other = MAILBOX.replace('"sales"', '"my-sales"') + MAILBOX.replace('"sales"', '"My_Sales"')
    problem = only_problem(load_text(tmp_path, other))
    assert (problem.line, problem.key) == (7, "mailbox[My_Sales].name")
    assert f"{tmp_path}/rapport.toml:2" in problem.what


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1.2.3", "::1", "LOCALHOST"])
def test_an_open_line_to_this_very_machine_is_fine(tmp_path: Path, host: str) -> None:
    text = MAILBOX.replace("imap.company.example", host) + 'tls = "none"\n'
    assert load_text(tmp_path, text).problems == ()


def test_an_open_line_to_another_machine_is_fine_once_it_is_called_insecure(tmp_path: Path) -> None:
    assert load_text(tmp_path, MAILBOX + 'tls = "none"\ninsecure = true\n').problems == ()


@pytest.mark.parametrize(("tls", "port"), [("implicit", 993), ("starttls", 143)])
def test_the_port_follows_from_the_encryption(tmp_path: Path, tls: str, port: int) -> None:
    found = load_text(tmp_path, f'{MAILBOX}tls = "{tls}"\n')
    assert found.settings.mailbox[0].port == port


def test_what_happens_to_processed_mail_is_one_of_three_things(tmp_path: Path) -> None:
    afters = ['"leave"', '{ keyword = "Done" }', '{ move = "Done" }']
    boxes = [MAILBOX.replace('"sales"', f'"s{n}"') + f"after = {a}\n" for n, a in enumerate(afters)]
    found = load_text(tmp_path, "".join(boxes))
    assert found.problems == ()
    assert [box.after for box in found.settings.mailbox] == [
        "leave",
        AfterKeyword(keyword="Done"),
        AfterMove(move="Done"),
    ]


def test_one_text_is_a_list_of_one_in_the_conditions_of_a_rule(tmp_path: Path) -> None:
    found = load_text(tmp_path, '[[rule]]\ndomain = "A.example"\nclass = "bulk"\nskip = "news"\n')
    rule = found.settings.rule[0]
    assert (rule.domain, rule.mail_class, rule.skip) == (("a.example",), ("bulk",), "news")


def test_money_is_read_as_it_is_written(tmp_path: Path) -> None:
    found = load_text(tmp_path, "[templates.X]\ncost = 0.10\n")
    assert str(found.settings.templates["X"].cost) == "0.10"


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("postgres://u@h/d", "postgresql+psycopg://u@h/d"),
        ("postgresql://u@h/d", "postgresql+psycopg://u@h/d"),
        ("postgresql+psycopg://u@h/d", "postgresql+psycopg://u@h/d"),
        ("sqlite://", "sqlite://"),
        ("sqlite:///:memory:", "sqlite:///:memory:"),
        ("sqlite:////abs/x.db", "sqlite:////abs/x.db"),
    ],
)
def test_the_address_of_the_database_is_written_as_sqlalchemy_needs_it(
    tmp_path: Path, given: str, meant: str
) -> None:
    assert load_text(tmp_path, f'[database]\nurl = "{given}"\n').settings.database.url == meant


def test_relative_paths_are_seen_from_the_folder_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_config(
        tmp_path / "etc", '[database]\nurl = "sqlite:///a.db"\n[storage]\npath = "files"\n'
    )
    monkeypatch.chdir(tmp_path)
    settings = load_config(Path("etc/rapport.toml"), {}).settings
    assert settings.database.url == f"sqlite:///{tmp_path}/etc/a.db"
    assert settings.storage.path == os.fspath(tmp_path / "etc/files")


def test_roles_go_by_address_or_slack_id_in_any_case(tmp_path: Path) -> None:
    text = (
        '[slack]\nadmins = ["Ada@company.example", "U0ADMIN"]\nmanagers = ["bo@company.example"]\n'
    )
    settings = load_text(tmp_path, text).settings
    assert settings.role_of("ada@COMPANY.example") is Role.ADMIN
    assert settings.role_of("u0admin") is Role.ADMIN
    assert settings.role_of(" bo@company.example ") is Role.MANAGER
    assert settings.role_of("eve@company.example") is Role.MEMBER


def test_a_key_that_is_not_there_has_the_line_of_the_table_around_it(tmp_path: Path) -> None:
    found = load_text(tmp_path, "\n\n[cancel]\nreason_required = true\n")
    assert found.line("cancel", "who") == 1  # the helper strips the empty lines in front
    assert found.line("cancel", "reason_required") == 2
    assert found.line("retention") is None


def test_a_value_nested_without_end_is_refused_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "rapport.toml"
    file.write_text("a = " + "[" * 5000 + "]" * 5000, encoding="utf-8")
    assert "nested too deeply" in only_problem(load_config(file, {})).what


POSTGRES = '[database]\nurl = "postgresql://rapport@db.ours.example/rapport"\n'


@pytest.mark.parametrize(
    ("text", "key", "what"),
    [
        ('[storage]\nbucket = "s3://ours"\n', "storage.bucket", "with SQLite nobody could write"),
        (f'{POSTGRES}[storage]\nbucket = "ours"\n', "storage.bucket", "'ours' is no bucket"),
        (f'{POSTGRES}[storage]\nbucket = "s3://"\n', "storage.bucket", "is no bucket"),
        (f'{POSTGRES}[storage]\nbucket = "s3://Ours/../x"\n', "storage.bucket", "is no bucket"),
        (f'{POSTGRES}[storage]\nendpoint = "s3.ours.example"\n', "storage.endpoint", "no server"),
        (
            f'{POSTGRES}[storage]\nendpoint = "http://s3.ours.example"\n',
            "storage.endpoint",
            "the line to s3.ours.example would not be encrypted",
        ),
    ],
)
def test_a_bucket_that_cannot_serve_is_a_problem(
    tmp_path: Path, text: str, key: str, what: str
) -> None:
    problem = only_problem(load_text(tmp_path, text))
    assert problem.key == key
    assert what in problem.what


def test_a_bucket_is_kept_by_its_address_and_its_keys_are_secret(tmp_path: Path) -> None:
    loaded = load_text(
        tmp_path,
        f'{POSTGRES}[storage]\nbucket = "s3://ours/rapport/"\nendpoint = "http://10.0.0.5:8333/"\n'
        "insecure = true\n",
    )
    assert not loaded.problems
    storage = loaded.settings.storage
    assert (storage.bucket, storage.endpoint) == ("s3://ours/rapport", "http://10.0.0.5:8333")
