"""`rapport init`, `check` and `config`, as a person or a script meets them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main, rapport
from journal.catalog import build_catalog
from journal.settings import load_config
from tests.cli.cli_driver import CliDriver
from tests.journal.letters.documents import write_word_file
from tests.journal.settings.configs import MAILBOX, write_config

GOOD = f'[company]\nname = "Example"\ndomains = ["company.example"]\n{MAILBOX}'
BAD = f'[company]\nnmae = "x"\ncurrency = "eur"\n{MAILBOX}password = "hush"\n'


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No config here, no variables of ours, a machine that is set to nothing."""
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.startswith("RAPPORT_"):
            monkeypatch.delenv(name)
    for name, value in {"TZ": "Europe/Oslo", "LANG": "C.UTF-8", "LC_ALL": ""}.items():
        monkeypatch.setenv(name, value)


def run(*args: str, answers: str = "") -> Result:
    return CliRunner().invoke(rapport, args, input=answers, catch_exceptions=False)


# ── check ───────────────────────────────────────────────────────────────────────────────────────


def test_a_good_config_is_called_good_and_summed_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_config(tmp_path, GOOD)
    monkeypatch.setenv("RAPPORT_DATABASE__URL", "postgres://bot:hush@db/rapport")
    done = run("check")
    assert done.exit_code == 0
    assert "The config is good." in done.output
    assert "Example, company.example" in done.output
    assert "postgresql+psycopg://bot:***@db/rapport" in done.output
    assert "sales: sales@company.example at imap.company.example:993" in done.output
    assert "RAPPORT_MAILBOX__SALES__PASSWORD" in done.output
    assert "40 in 7 groups" in done.output
    assert "hush" not in done.output


@pytest.mark.parametrize(
    ("setting", "advice"),
    [
        ("", "no trusted_authserv, so mail that claims to be from one of you waits"),
        ('trusted_authserv = "none"', "believes every mail that claims to be from one of you"),
        ('trusted_authserv = "mx.company.example"', None),
    ],
)
def test_who_has_nobody_vouch_for_senders_is_advised(
    tmp_path: Path, setting: str, advice: str | None
) -> None:
    write_config(tmp_path, f'[[mailbox]]\nname = "sales"\nhost = "h"\nuser = "u"\n{setting}\n')
    done = run("check")
    assert done.exit_code == 0
    assert ("rapport mailbox check" in done.output) is bool(advice)
    assert advice is None or advice in done.output


def test_a_bad_config_is_told_problem_by_problem_and_ends_with_3(tmp_path: Path) -> None:
    file = write_config(tmp_path, BAD)
    other = write_config(tmp_path, "[record]\nnote = 'NONE'\n", "conf.d/a.toml")
    done = run("check", "--config", str(file))
    assert done.exit_code == 3
    lines = done.output.splitlines()
    assert lines[0] == str(other)
    assert lines[1].startswith(f"  {other}:2 record.note: there is no template 'NONE'.")
    assert lines[2] == str(file)
    assert lines[3].startswith(
        f"  {file}:2 company.nmae: there is no such key. Did you mean 'name'"
    )
    assert lines[-1] == "4 problems."
    assert "hush" not in done.output


def test_a_config_is_judged_for_machines_too(tmp_path: Path) -> None:
    write_config(tmp_path, BAD)
    done = run("check", "--json")
    found = json.loads(done.output)
    assert done.exit_code == 3
    assert [(each["where"], each["line"]) for each in found] == [
        ("rapport.toml", n) for n in (2, 3, 9)
    ]
    assert set(found[0]) == {"where", "line", "key", "what", "instead"}


def test_a_good_config_is_an_empty_list_for_machines(tmp_path: Path) -> None:
    write_config(tmp_path, GOOD)
    done = run("check", "--json")
    assert (done.exit_code, json.loads(done.output)) == (0, [])


def test_a_misspelt_variable_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAPPORT_COMPANY__NMAE", "x")
    done = run("check")
    assert done.exit_code == 3
    assert "Did you mean RAPPORT_COMPANY__NAME?" in done.output
    assert "1 problem." in done.output


def test_square_brackets_of_a_config_are_no_colours(tmp_path: Path) -> None:
    write_config(tmp_path, '[company]\ntimezone = "[red]x[/red]"\n')
    assert "'[red]x[/red]'" in run("check").output


def test_the_exit_code_reaches_the_shell(tmp_path: Path) -> None:
    write_config(tmp_path, BAD)
    with pytest.raises(SystemExit) as left:
        main(["check", "--json"])
    assert left.value.code == 3


# ── config ──────────────────────────────────────────────────────────────────────────────────────


def test_every_value_is_shown_with_where_it_comes_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_config(tmp_path, GOOD)
    write_config(tmp_path, "[templates.FAX]\ncost = 2\n", "conf.d/a.toml")
    monkeypatch.setenv("RAPPORT_SLACK__BOT_TOKEN", "xoxb-hush")
    monkeypatch.setenv("RAPPORT_DATABASE__URL", "postgres://u:hush@h/d")
    done = run("config", "show", "--json")
    shown = {each["key"]: (each["value"], each["from"]) for each in json.loads(done.output)}
    assert shown["company.name"] == ("Example", "rapport.toml:2")
    assert shown["company.currency"] == ("EUR", "default")
    assert shown["mailbox[sales].host"] == ("imap.company.example", "rapport.toml:7")
    assert shown["templates.FAX.cost"] == ("2", "conf.d/a.toml:2")
    assert shown["slack.bot_token"] == ("(set, hidden)", "variable RAPPORT_SLACK__BOT_TOKEN")
    assert shown["database.url"][0] == "postgresql+psycopg://u:***@h/d"
    assert "hush" not in done.output


def test_only_what_is_set_may_be_shown(tmp_path: Path) -> None:
    write_config(tmp_path, '[company]\nname = "Example"\n')
    lines = run("config", "show", "--set").output.splitlines()
    assert [line.split() for line in lines[1:]] == [["company.name", '"Example"', "rapport.toml:2"]]


def test_a_wrong_config_is_shown_as_far_as_it_holds(tmp_path: Path) -> None:
    write_config(tmp_path, BAD)
    done = CliRunner().invoke(rapport, ["config", "show"])
    assert done.exit_code == 0
    assert "`rapport check` says what" in done.stderr
    assert "hush" not in done.output


def test_the_schema_is_printed_as_json() -> None:
    made = json.loads(run("config", "schema").output)
    assert made["definitions"]["CompanySettings"]["properties"]["name"]["description"]


# ── init ────────────────────────────────────────────────────────────────────────────────────────


def test_a_new_config_passes_the_check_and_brings_its_schema(tmp_path: Path) -> None:
    done = run("init", "--yes")
    text = (tmp_path / "rapport.toml").read_text(encoding="utf-8")
    assert done.exit_code == 0
    assert text.startswith("#:schema ./rapport.schema.json\n")
    assert json.loads((tmp_path / "rapport.schema.json").read_text(encoding="utf-8"))["definitions"]
    assert run("check").exit_code == 0
    assert load_config(None, {}).settings.company.timezone == "Europe/Oslo"


def test_options_answer_without_a_question(tmp_path: Path) -> None:
    args = (
        "init etc/my.toml --yes --domain a.example --domain b.example --currency SEK --language sv"
    )
    more = ["--company", 'A "B" Oy', "--admin", "ada@a.example", "--mailbox", "sales"]
    done = run(*args.split(), *more, "--host", "imap.a.example", "--user", "sales@a.example")
    found = load_config(tmp_path / "etc/my.toml", {})
    assert done.exit_code == 0
    assert (*found.problems, *build_catalog(found)[1]) == ()
    assert found.settings.company.name == 'A "B" Oy'
    assert found.settings.company.domains == ("a.example", "b.example")
    assert found.settings.slack.admins == ("ada@a.example",)
    assert [box.user for box in found.settings.mailbox] == ["sales@a.example"]


def test_questions_are_asked_and_a_bad_answer_is_asked_again(tmp_path: Path) -> None:
    answers = ["Example Oy", "a.example, b.example", "euro", "EUR", "", "", "ada@a.example", ""]
    done = run("init", answers="\n".join([*answers, ""]))
    settings = load_config(None, {}).settings
    assert done.exit_code == 0
    assert "'euro' is no currency code" in done.output
    assert (settings.company.name, settings.company.currency) == ("Example Oy", "EUR")
    assert settings.company.domains == ("a.example", "b.example")
    assert (settings.company.timezone, settings.company.language) == ("Europe/Oslo", "en")
    assert settings.slack.admins == ("ada@a.example",)
    assert settings.mailbox == ()


def test_a_mailbox_that_is_named_is_asked_about(tmp_path: Path) -> None:
    answers = ["", "", "", "", "", "", "sales", "imap.a.example", "sales@a.example", "mx.a.example"]
    run("init", answers="\n".join([*answers, ""]))
    assert run("check").exit_code == 0
    assert load_config(None, {}).settings.mailbox[0].trusted_authserv == "mx.a.example"
    assert load_config(None, {}).settings.mailbox[0].host == "imap.a.example"
    assert "RAPPORT_MAILBOX__SALES__PASSWORD" in (tmp_path / "rapport.toml").read_text("utf-8")


def test_a_bad_option_is_wrong_usage_and_nothing_is_written(tmp_path: Path) -> None:
    done = run("init", "--yes", "--timezone", "Europe/Osl")
    assert done.exit_code == 2
    assert "--timezone" in done.output
    assert "Europe/Oslo" in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_mailbox_without_a_host_is_wrong_usage(tmp_path: Path) -> None:
    done = run("init", "--yes", "--mailbox", "sales")
    assert done.exit_code == 2
    assert "--host" in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_not_overwritten_unasked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_config(tmp_path, GOOD)
    with pytest.raises(SystemExit) as left:
        main(["init", "--yes"])
    assert left.value.code == 1
    assert "is there already" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == GOOD
    assert run("init", "--yes", "--force").exit_code == 0
    assert file.read_text(encoding="utf-8") != GOOD


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SystemExit) as left:
        main(["init", "--yes", "file/rapport.toml"])
    assert left.value.code == 1
    assert "can't be written" in capsys.readouterr().err


def test_the_help_of_rapport_does_not_read_what_a_config_needs() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from cli.main import rapport\n"
        "CliRunner().invoke(rapport, ['--help']); print('pydantic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    assert done.stdout.strip() == "False"


# ── advice ──────────────────────────────────────────────────────────────────────────────────────

BOX = '[[mailbox]]\nname = "a"\nhost = "h.example"\nuser = "a@ours.example"\ntrusted_authserv = "mx"\n'
COMPANY = '[company]\nname = "Ours"\ndomains = ["ours.example"]\n'
RETENTION = "[retention]\ndrop_raw_mail_days = 90\n"
SLACK = '[slack]\nadmins = ["ada@ours.example"]\n'


@pytest.mark.parametrize(
    ("config", "advice"),
    [
        ("", ["neither a mailbox nor Slack is set up"]),
        (BOX, ["company.domains is empty", "mails are kept as they came, for ever"]),
        (COMPANY + BOX, ["mails are kept as they came, for ever"]),
        (COMPANY + RETENTION + BOX, []),
        (COMPANY + RETENTION + BOX.replace("trusted_authserv", "#"), ["a: no trusted_authserv"]),
    ],
)
def test_a_check_says_what_may_have_been_overlooked(
    cli: CliDriver, config: str, advice: list[str]
) -> None:
    cli.write_config(config)
    told = [line for line in cli.run_ok("check").splitlines() if "Advice" in line]
    assert len(told) == len(advice)
    assert all(each in line for each, line in zip(advice, told, strict=True))


def test_slack_without_an_admin_is_advice(cli: CliDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAPPORT_SLACK__BOT_TOKEN", "xoxb-1")
    cli.write_config(COMPANY)
    assert "slack.admins names nobody" in cli.run_ok("check")
    cli.write_config(COMPANY + SLACK)
    assert "Advice" not in cli.run_ok("check")


def test_a_check_merges_every_file_in_every_language(cli: CliDriver, tmp_path: Path) -> None:
    write_word_file(tmp_path / "good.docx", "{{ contact.salutation }}")
    write_word_file(tmp_path / "broken.docx", "{{ contact.salutaton }}")
    (tmp_path / "brev.typ").write_text("Hej\n#contact.nmae\n")
    cli.write_config(
        '[templates.LETTER]\nattachments = ["good.docx"]\n'
        'languages.sv.attachments = ["brev.typ"]\nlanguages.fi.attachments = ["broken.docx"]\n'
        '[salutations.sv]\nformal = "Hej {{ nobody }}"\n'
    )
    told = cli("check")
    assert told.code == 3
    assert "brev.typ:2 templates.LETTER.languages.sv.attachments" in told.out
    assert 'does not contain key "nmae"' in told.out
    assert "'contact.salutaton' is not known" in told.out
    assert "salutations.sv.formal" in told.out
    assert "3 problems" in told.out


def test_a_template_that_has_entries_and_left_the_config_is_advice(cli: CliDriver) -> None:
    cli.write_config(COMPANY + '[templates.FAIR]\ngroup = "MEETING"\nchannel = "meeting"\n')
    cli.run_ok("contact", "add", "Ada")
    cli.run_ok("log", "ada", "met at the fair", "-t", "fair")
    assert "FAIR" not in cli.run_ok("check")
    cli.write_config(COMPANY)
    told = cli.run_ok("check")
    assert "the template FAIR is not in the config, and 1 entry was made from it" in told
    assert "retired = true" in told
