"""`rapport mailbox login`: somebody at the desk agrees, in a browser here or elsewhere, or by a code."""

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import requests

from cli.commands.mailbox_login import login as mailbox_login
from cli.context import CliContext
from ingest.auth import TokenStore
from ingest.auth.tokens import Consent
from journal.errors import NotAllowed, NotFound, RequestRefused
from journal.settings import load_config
from tests.cli.cli_driver import PATIENCE, ROOT
from tests.effort import one_day_in
from tests.polling import TIMEOUT_SECONDS
from tests.processes import running_process
from tests.servers.login_server import CLIENT, CLIENT_SECRET, LoginServer, trusted_login_server

pytestmark = one_day_in(2)

RUN = """
import sys
from pathlib import Path
from cli.commands.mailbox_login import login
from cli.context import CliContext

login(CliContext(Path(sys.argv[1]), None, sys.argv[2] == "json"), "sales")
"""


@pytest.fixture
def login(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LoginServer]:
    monkeypatch.setenv("RAPPORT_MAILBOX__SALES__CLIENT_SECRET", CLIENT_SECRET)
    with trusted_login_server(tmp_path, monkeypatch) as server:
        yield server


def config(folder: Path, login: LoginServer, auth: str) -> Path:
    file = folder / "rapport.toml"
    file.write_text(
        f"""
        [[mailbox]]
        name = "sales"
        host = "imap.company.example"
        user = "sales@company.example"
        auth = "{auth}"
        client_id = "{CLIENT}"
        authority = "{login.address}"
        """,
        encoding="utf-8",
    )
    return file


@dataclass
class LoginProcess:
    """Somebody reads what is asked, and answers; the end is read when there is one."""

    process: "subprocess.Popen[str]"
    prompt_text: str = ""
    out: str = ""
    threads: list[threading.Thread] = field(default_factory=list)

    def wait_for(self, pattern: str) -> str:
        assert self.process.stderr
        while not (found := re.search(pattern, self.prompt_text)):
            line = self.process.stderr.readline()
            assert line, f"{pattern!r} never came:\n{self.prompt_text}"
            self.prompt_text += line
        return found[1]

    def type_line(self, line: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def wait_for_exit(self) -> str:
        out, err = self.process.communicate(timeout=PATIENCE)
        assert self.process.returncode == 0, err
        assert "hush" not in out + self.prompt_text + err
        return out


@contextmanager
def login_process(file: Path, form: str = "text") -> Iterator[LoginProcess]:
    with running_process(
        [sys.executable, "-W", "error", "-c", RUN, str(file), form],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield LoginProcess(process)


def stored_consent(file: Path) -> Consent:
    settings = load_config(file, {}).settings
    found = TokenStore.from_settings(settings).read(settings.mailbox[0])
    assert isinstance(found, Consent)
    return found


def test_a_browser_on_this_machine_comes_back_by_itself(tmp_path: Path, login: LoginServer) -> None:
    file = config(tmp_path, login, "google")
    with login_process(file) as cli:
        page = requests.get(cli.wait_for(r"(https://\S+)"), timeout=TIMEOUT_SECONDS)
        assert "You can close this window" in page.text
        assert cli.wait_for_exit() == "Mailbox 'sales' can be read now.\n"
    assert stored_consent(file).refresh_token.startswith("hush")
    assert (tmp_path / "var/storage/tokens/sales.json").exists()


def test_the_address_a_browser_elsewhere_ended_at_is_pasted(
    tmp_path: Path, login: LoginServer
) -> None:
    file = config(tmp_path, login, "google")
    with login_process(file) as cli:
        page = requests.get(
            cli.wait_for(r"(https://\S+)"), allow_redirects=False, timeout=TIMEOUT_SECONDS
        )
        cli.type_line("what now?")
        cli.wait_for(r"(That is no address of this login)")
        cli.type_line(page.headers["Location"])
        assert "can be read now" in cli.wait_for_exit()
    assert stored_consent(file).user == "sales@company.example"


def test_a_code_is_shown_and_the_account_that_agreed_is_told_when_it_is_another(
    tmp_path: Path, login: LoginServer
) -> None:
    file = config(tmp_path, login, "microsoft")
    login.account = "ada@company.example"
    with login_process(file) as cli:
        assert cli.wait_for(r"(https://\S+)") == "https://login.company.example/device"
        login.answer_device(cli.wait_for(r"code: (\S+)"))
        said = cli.wait_for_exit()
    assert "The consent is ada@company.example's" in said
    assert stored_consent(file).access_token


def test_a_machine_gets_its_answer_in_json_and_the_question_beside_it(
    tmp_path: Path, login: LoginServer
) -> None:
    with login_process(config(tmp_path, login, "microsoft"), "json") as cli:
        login.answer_device(cli.wait_for(r"code: (\S+)"))
        assert '"consent": true' in cli.wait_for_exit()


def test_a_mailbox_that_is_not_there_is_not_guessed(tmp_path: Path, login: LoginServer) -> None:
    cli = CliContext(config(tmp_path, login, "google"), None, as_json=False)
    with pytest.raises(NotFound, match=r"no mailbox 'salse' in the config. Did you mean 'sales'"):
        mailbox_login(cli, "salse")


def test_a_mailbox_with_a_password_needs_nobody(tmp_path: Path, login: LoginServer) -> None:
    cli = CliContext(config(tmp_path, login, "password"), None, as_json=False)
    with pytest.raises(RequestRefused, match="read with a password"):
        mailbox_login(cli, "sales")
    assert not login.requested_paths


def test_only_an_admin_logs_a_mailbox_in(tmp_path: Path, login: LoginServer) -> None:
    cli = CliContext(config(tmp_path, login, "google"), "ada@company.example", as_json=False)
    with pytest.raises(NotAllowed, match="Only an admin"):
        mailbox_login(cli, "sales")
