"""Tests what a mailbox of Google or Microsoft needs besides: a client, and perhaps a server of its own."""

from pathlib import Path

import pytest

from journal.settings.effective_settings import HIDDEN_VALUE, effective_settings
from tests.journal.settings.configs import MAILBOX, load_text, only_problem

GOOGLE = f'{MAILBOX}auth = "google"\nclient_id = "us"\n'
SECRET = "RAPPORT_MAILBOX__SALES__CLIENT_SECRET"


def test_the_clients_secret_comes_from_the_environment_or_a_file(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("hush\n")
    for environ in ({SECRET: "hush"}, {f"{SECRET}_FILE": str(file)}):
        found = load_text(tmp_path, GOOGLE, environ)
        (box,) = found.settings.mailbox
        assert found.problems == ()
        assert box.client_secret
        assert box.client_secret.get_secret_value() == "hush"
        shown = {each.key: each.value for each in effective_settings(found)}
        assert shown["mailbox[sales].client_secret"] == HIDDEN_VALUE
        assert "hush" not in repr(found)


def test_a_clients_secret_in_the_file_is_a_problem_that_names_its_variable(tmp_path: Path) -> None:
    problem = only_problem(found := load_text(tmp_path, f'{GOOGLE}client_secret = "hush"\n'))
    assert f"Set {SECRET} or {SECRET}_FILE" in problem.instead
    assert "hush" not in repr(found)


@pytest.mark.parametrize("auth", ["google", "microsoft"])
def test_a_login_by_consent_needs_a_client(tmp_path: Path, auth: str) -> None:
    problem = only_problem(load_text(tmp_path, f'{MAILBOX}auth = "{auth}"\n'))
    assert problem.line == 5
    assert "client_id" in problem.instead


@pytest.mark.parametrize(
    "line",
    [
        'tenant = ""',
        'tenant = "a/b"',
        'authority = "http://login.company.example"',
        'authority = "https://login.company.example/tenant"',
        'authority = "https://user:hush@login.company.example"',
        'authority = "login.company.example"',
    ],
)
def test_what_tokens_are_sent_to_is_looked_at(tmp_path: Path, line: str) -> None:
    problem = only_problem(load_text(tmp_path, f"{GOOGLE}{line}\n"))
    assert problem.line == 7
    assert "hush" not in str(problem)


@pytest.mark.parametrize("tenant", ["common", "company.example", "0f5a-11"])
def test_a_login_server_of_ones_own_is_taken(tmp_path: Path, tenant: str) -> None:
    text = f'{GOOGLE}tenant = "{tenant}"\nauthority = "https://login.company.example:8443/"\n'
    found = load_text(tmp_path, text)
    assert found.problems == ()
    assert found.settings.mailbox[0].tenant == tenant
