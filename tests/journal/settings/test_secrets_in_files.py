"""A secret in a file is found wherever it stands, named with its variable, and never repeated."""

from pathlib import Path

import pytest

from journal.settings.secrets_in_files import mask_password
from tests.journal.settings.configs import MAILBOX, load_text, only_problem

# What stands in the file → its line, the variable to use instead.
SECRETS = [
    ('[slack]\nbot_token = "hush-hush"', 2, "RAPPORT_SLACK__BOT_TOKEN"),
    ('[slack]\nsigning_secret = "hush-hush"', 2, "RAPPORT_SLACK__SIGNING_SECRET"),
    ('[slack]\ntoken = "hush-hush"', 2, "RAPPORT_SLACK__BOT_TOKEN"),
    ('[slack]\ntriage_channel = "xoxb-1-hush-hush"', 2, "RAPPORT_SLACK__BOT_TOKEN"),
    ('[slack]\nadmins = [\n"xapp-1-hush-hush"]', 3, "RAPPORT_SLACK__APP_TOKEN"),
    ('[templates.X]\nbody = """\na\nxoxp-hush-hush"""', 2, "RAPPORT_SLACK__BOT_TOKEN"),
    ('[database]\nurl = "postgres://u:hush-hush@h/d"', 2, "RAPPORT_DATABASE__URL"),
    ('[database]\nurl = "postgres://u@h/d?password=hush-hush"', 2, "RAPPORT_DATABASE__URL"),
    ('[database]\npassword = "hush-hush"', 2, ""),
    ('[other]\napi_key = "hush-hush"', 2, ""),
    (f'{MAILBOX}password = "hush-hush"', 5, "RAPPORT_MAILBOX__SALES__PASSWORD"),
    (f'{MAILBOX}passwd = "hush-hush"', 5, "RAPPORT_MAILBOX__SALES__PASSWORD"),
]


@pytest.mark.parametrize(("text", "line", "variable"), SECRETS)
def test_a_secret_in_the_file_is_a_problem_that_names_its_variable(
    tmp_path: Path, text: str, line: int, variable: str
) -> None:
    found = load_text(tmp_path, text)
    problem = next(each for each in found.problems if "belong in a file" in each.what)
    assert problem.line == line
    assert f"Set {variable} or {variable}_FILE" in problem.instead or not variable
    assert "hush" not in repr(found)


def test_a_secret_in_the_file_is_not_used(tmp_path: Path) -> None:
    assert load_text(tmp_path, '[slack]\nbot_token = "hush"\n').settings.slack.bot_token is None


def test_several_secrets_in_one_list_are_all_told(tmp_path: Path) -> None:
    text = '[slack]\nadmins = ["xoxb-1111", "ada@company.example", "xoxb-2222"]\n'
    found = load_text(tmp_path, text)
    assert len(found.problems) == 2
    assert found.settings.slack.admins == ("ada@company.example",)


def test_a_template_may_be_called_token(tmp_path: Path) -> None:
    assert load_text(tmp_path, '[groups.TOKEN]\ndescription = "Tokens"\n').problems == ()


def test_a_secret_from_the_environment_is_not_shown_when_settings_are_printed(
    tmp_path: Path,
) -> None:
    environ = {"RAPPORT_SLACK__BOT_TOKEN": "hush", "RAPPORT_DATABASE__URL": "postgres://u:hush@h/d"}
    found = load_text(tmp_path, "", environ)
    assert only_problems(found.problems) == ""
    assert "hush" not in repr(found)
    assert "hush" not in found.settings.model_dump_json(exclude={"database"})


def only_problems(problems: tuple[object, ...]) -> str:
    return "\n".join(map(str, problems))


def test_a_wrong_database_address_from_the_environment_is_told_without_its_password(
    tmp_path: Path,
) -> None:
    environ = {"RAPPORT_DATABASE__URL": "mysql://u:hush@h/d"}
    assert "hush" not in str(only_problem(load_text(tmp_path, "", environ)))


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://u:p@h/d", "postgresql://u:***@h/d"),
        ("postgresql://u:p@:/x@h/d", "postgresql://u:***@h/d"),
        ("postgresql://u@h/d?password=p&x=1", "postgresql://u@h/d?password=***&x=1"),
        ("sqlite:////var/rapport.db", "sqlite:////var/rapport.db"),
    ],
)
def test_an_address_is_shown_without_its_password(url: str, shown: str) -> None:
    assert mask_password(url) == shown
