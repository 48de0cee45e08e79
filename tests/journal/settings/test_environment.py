"""Variables win over the file; a variable that means nothing is a problem."""

from pathlib import Path

import pytest

from journal.settings import LoadedConfig
from tests.journal.settings.configs import MAILBOX, load_text, only_problem


def load_with_variables(folder: Path, text: str = "", **environ: str) -> LoadedConfig:
    return load_text(folder, text, {f"RAPPORT_{key}": value for key, value in environ.items()})


def test_a_variable_wins_over_the_file(tmp_path: Path) -> None:
    found = load_with_variables(tmp_path, '[company]\nname = "File"\n', COMPANY__NAME="Variable")
    assert found.problems == ()
    assert found.settings.company.name == "Variable"
    assert str(found.origin("company", "name")) == "variable RAPPORT_COMPANY__NAME"


def test_numbers_and_switches_are_read_from_text(tmp_path: Path) -> None:
    found = load_with_variables(
        tmp_path, RETENTION__DRAFTS_DAYS="30", CANCEL__REASON_REQUIRED="true"
    )
    assert found.settings.retention.drafts_days == 30
    assert found.settings.cancel.reason_required is True


@pytest.mark.parametrize(
    "text", ["a.example,b.example", " a.example , b.example ", '["a.example","b.example"]']
)
def test_a_list_is_written_with_commas_or_as_json(tmp_path: Path, text: str) -> None:
    found = load_with_variables(tmp_path, COMPANY__DOMAINS=text)
    assert found.settings.company.domains == ("a.example", "b.example")


def test_a_mailbox_goes_by_its_name_with_underscores_in_any_case(tmp_path: Path) -> None:
    text = MAILBOX.replace('"sales"', '"Sales-nordic"')
    found = load_with_variables(
        tmp_path, text, MAILBOX__SALES_NORDIC__PASSWORD="quiet", MAILBOX__sales_nordic__PORT="994"
    )
    box = found.settings.mailbox[0]
    assert found.problems == ()
    assert box.password is not None
    assert (box.password.get_secret_value(), box.port) == ("quiet", 994)


def test_a_table_in_a_variable_is_json(tmp_path: Path) -> None:
    found = load_with_variables(tmp_path, MAILBOX, MAILBOX__SALES__AFTER='{"move": "Done"}')
    assert found.problems == ()
    assert found.settings.mailbox[0].model_dump()["after"] == {"move": "Done"}


def test_a_template_goes_by_its_code_even_when_the_file_does_not_name_it(tmp_path: Path) -> None:
    found = load_with_variables(
        tmp_path, TEMPLATES__CALL_OUT__COST="2.50", TEMPLATES__CALL_OUT__LANGUAGES__SV__BODY="hej"
    )
    template = found.settings.templates["CALL-OUT"]
    assert str(template.cost) == "2.50"
    assert template.languages["sv"].body == "hej"


def test_a_secret_comes_from_a_file_without_its_last_newline(tmp_path: Path) -> None:
    secret = tmp_path / "token"
    secret.write_text("xoxb-from-file\n", encoding="utf-8")
    found = load_with_variables(tmp_path, SLACK__BOT_TOKEN_FILE=str(secret))
    assert found.settings.slack.bot_token is not None
    assert found.settings.slack.bot_token.get_secret_value() == "xoxb-from-file"


def test_the_database_address_may_come_from_a_file_for_it_may_hold_a_password(
    tmp_path: Path,
) -> None:
    secret = tmp_path / "url"
    secret.write_text("postgres://u:p@h/d\n", encoding="utf-8")
    found = load_with_variables(tmp_path, DATABASE__URL_FILE=str(secret))
    assert found.settings.database.url == "postgresql+psycopg://u:p@h/d"
    assert "u:p" not in repr(found)


def test_an_empty_variable_counts_as_not_set(tmp_path: Path) -> None:
    found = load_with_variables(
        tmp_path, '[company]\nname = "File"\n', COMPANY__NAME="", COMPANY__NMAE=""
    )
    assert (found.problems, found.settings.company.name) == ((), "File")


def test_the_variable_that_names_the_config_is_no_setting_and_no_mistake(tmp_path: Path) -> None:
    assert load_with_variables(tmp_path, CONFIG="/etc/rapport.toml").problems == ()


def test_variables_of_others_are_none_of_our_business(tmp_path: Path) -> None:
    assert load_text(tmp_path, "", {"RAPPORTEUR": "x", "HOME": "/"}).problems == ()


# Variable, value → a piece of what is said, a piece of what to write.
WRONG_VARIABLES = [
    ("COMPANY__TIMEZON", "UTC", "no setting", "RAPPORT_COMPANY__TIMEZONE?"),
    ("MAILBOX__SALE__PASSWORD", "x", "no setting", "RAPPORT_MAILBOX__SALES__PASSWORD?"),
    ("MAILBOX__ELSEWHERE_ENTIRELY__X", "x", "no setting", "SALES"),
    ("COMPANY", "x", "no setting", ""),
    ("RULE__SKIP", "true", "no setting", ""),
    ("COMPANY__CURRENCY", "euro", "no currency", "EUR"),
    ("CANCEL__REASON_REQUIRED", "perhaps", "true or false", "true"),
    ("COMPANY__DOMAINS", '["a.example"', "no JSON", ""),
    ("COMPANY__NAME_FILE", "/etc/hostname", "only secrets", "RAPPORT_COMPANY__NAME"),
    ("SLACK__BOT_TOKEN_FILE", "/does/not/exist", "No such file", ""),
    ("SLACK__BOT_TOKEN_FILE", "/dev/null", "is empty", ""),
    ("SLACK__BOT_TOKEN_FILE", "/dev/zero", "more than 65,536 bytes", ""),
]


@pytest.mark.parametrize(("variable", "value", "what", "instead"), WRONG_VARIABLES)
def test_each_mistake_is_told_with_the_variable(
    tmp_path: Path, variable: str, value: str, what: str, instead: str
) -> None:
    problem = only_problem(load_with_variables(tmp_path, MAILBOX, **{variable: value}))
    assert problem.where == "environment"
    assert problem.line is None
    assert problem.key == f"RAPPORT_{variable}"
    assert what in problem.what
    assert instead in problem.instead


def test_of_a_file_that_can_not_be_read_its_mailboxes_are_not_said_to_be_missing(
    tmp_path: Path,
) -> None:
    broken = f"{MAILBOX}\n[company\n"
    loaded = load_with_variables(tmp_path, broken, RAPPORT_MAILBOX__SALES__PASSWORD="x")
    assert only_problem(loaded).key == "TOML"


def test_a_secret_that_is_set_twice_is_a_problem_that_repeats_neither(tmp_path: Path) -> None:
    secret = tmp_path / "token"
    secret.write_text("xoxb-one", encoding="utf-8")
    found = load_with_variables(
        tmp_path, SLACK__BOT_TOKEN="xoxb-two", SLACK__BOT_TOKEN_FILE=str(secret)
    )
    assert "set as well" in only_problem(found).what
    assert "xoxb" not in str(only_problem(found))


def test_a_secret_put_where_its_file_should_be_named_is_not_repeated(tmp_path: Path) -> None:
    found = load_with_variables(tmp_path, SLACK__BOT_TOKEN_FILE="xoxb-hush")
    assert "hush" not in str(only_problem(found))
