"""`rapport bot` and `rapport run` as their users run them: real processes, which leave none behind."""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

from journal.migrate import bring_up
from journal.store.database import transaction
from playground.workspace import Workspace, WorkspacePerson
from tests.builders import a_person
from tests.cli.cli_driver import COMMAND
from tests.clock import NOW
from tests.databases import temporary_engine
from tests.effort import one_day_in
from tests.polling import TIMEOUT_SECONDS, wait_until
from tests.processes import running_process

pytestmark = one_day_in(3)

_ROOT = Path(__file__).parents[2]


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace(ack_seconds=TIMEOUT_SECONDS) as made:
        yield made


@pytest.fixture
def alice(workspace: Workspace) -> WorkspacePerson:
    return workspace.add_person("alice")


@pytest.fixture
def url(tmp_path: Path) -> str:
    made = f"sqlite:///{tmp_path / 'rapport.db'}"
    with temporary_engine(made) as engine:
        bring_up(engine, now=NOW)
        with transaction(engine) as session:
            a_person(session, "Ada Lovelace", "ada@acme.example")
    return made


class RapportProcess:
    """What it said is read when it has ended: it says little."""

    def __init__(self, popen: "subprocess.Popen[bytes]", output_file: Path) -> None:
        self.popen, self.output_file = popen, output_file

    @property
    def output(self) -> str:
        return self.output_file.read_text(encoding="utf-8", errors="replace")

    def wait_for_output(self, words: str, times: int = 1) -> None:
        wait_until(lambda: self.output.count(words) >= times, lambda: self.output)

    def stop_by(self, number: signal.Signals) -> int:
        self.popen.send_signal(number)
        return self.popen.wait(TIMEOUT_SECONDS)


@contextmanager
def start_process(
    workspace: Workspace, url: str, folder: Path, *args: str, more: str = ""
) -> Iterator[RapportProcess]:
    file, output_file = folder / "rapport.toml", folder / "said.txt"
    file.write_text(
        f'[company]\ndomains = ["ours.example"]\n[database]\nurl = "{url}"\n{more}',
        encoding="utf-8",
    )
    with output_file.open("wb") as out:
        command = [*COMMAND, *args, "--config", str(file)]
        environ = _environ(workspace, has_mailbox=bool(more))
        with (
            ExitStack() as at_the_end,
            running_process(
                command, cwd=_ROOT, stdout=out, stderr=subprocess.STDOUT, env=environ
            ) as popen,
        ):
            try:
                yield RapportProcess(popen, output_file)
            finally:
                for child in child_pids(popen.pid):
                    at_the_end.callback(_kill, child)


def _environ(workspace: Workspace, *, has_mailbox: bool) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(_ROOT),
        "PYTHONWARNINGS": "error",
        "RAPPORT_SLACK__API_BASE_URL": workspace.api_url,
        "RAPPORT_SLACK__BOT_TOKEN": workspace.bot_token,
        "RAPPORT_SLACK__APP_TOKEN": workspace.app_token,
        **({"RAPPORT_MAILBOX__SALES__PASSWORD": "secret"} if has_mailbox else {}),
    }


def child_pids(pid: int) -> list[int]:
    """Each is listed with the thread that began it, if that still lives: else with another."""
    listed = ""
    for thread in Path("/proc").glob(f"{pid}/task/*"):
        # A thread may end while we read.
        with suppress(OSError):
            listed += (thread / "children").read_text(encoding="ascii") + " "
    return sorted({int(each) for each in listed.split()})


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def is_alive(pid: int) -> bool:
    """It is neither gone nor a zombie."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_bot_answers_and_ends_when_asked(
    workspace: Workspace, alice: WorkspacePerson, url: str, tmp_path: Path, number: signal.Signals
) -> None:
    with start_process(workspace, url, tmp_path, "bot") as bot:
        workspace.wait_for_sockets(timeout=TIMEOUT_SECONDS)
        assert "Logged #1" in alice.types("/log ada lovelace: asked for prices").text
        assert bot.stop_by(number) == 0
        assert bot.output.rstrip().endswith("Stopped.")
        assert "Traceback" not in bot.output
        assert "lovelace" not in bot.output


def test_a_bot_whose_database_is_deleted_says_so_and_ends(
    workspace: Workspace, alice: WorkspacePerson, url: str, tmp_path: Path
) -> None:
    file = tmp_path / "rapport.db"
    with start_process(workspace, url, tmp_path, "bot") as bot:
        workspace.wait_for_sockets(timeout=TIMEOUT_SECONDS)
        assert "Logged #1" in alice.types("/log ada lovelace: asked for prices").text
        file.unlink()
        assert bot.popen.wait(TIMEOUT_SECONDS) == 4
        assert "was deleted while Rapport ran" in bot.output
        assert "Traceback" not in bot.output
    assert not file.exists()


def test_a_bot_that_is_killed_loses_nothing_and_answers_again(
    workspace: Workspace, alice: WorkspacePerson, url: str, tmp_path: Path
) -> None:
    with start_process(workspace, url, tmp_path, "bot") as bot:
        workspace.wait_for_sockets(timeout=TIMEOUT_SECONDS)
        assert "Logged #1" in alice.types("/log ada lovelace: one").text
        bot.popen.kill()
        bot.popen.wait()
    with start_process(workspace, url, tmp_path, "bot") as bot:
        bot.wait_for_output("Connected to Slack")
        assert "Logged #2" in alice.types("/log ada lovelace: two").text


def test_without_mailboxes_only_the_bot_is_run(
    workspace: Workspace, alice: WorkspacePerson, url: str, tmp_path: Path
) -> None:
    with start_process(workspace, url, tmp_path, "run") as run:
        workspace.wait_for_sockets(timeout=TIMEOUT_SECONDS)
        assert "Logged #1" in alice.types("/log ada lovelace: one").text
        children = child_pids(run.popen.pid)
        assert run.stop_by(signal.SIGTERM) == 0
        assert "The config names no mailbox, so only the bot is run." in run.output
        assert "bot    | " in run.output
        assert [each for each in children if is_alive(each)] == []


@pytest.fixture
def mailbox() -> str:
    """Nobody is there: the poller waits, and tries again."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    return (
        '[[mailbox]]\nname = "sales"\nhost = "127.0.0.1"\n'
        f'port = {port}\ntls = "none"\nuser = "sales@ours.example"\n'
    )


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks /proc for children")
def test_one_that_crashes_is_begun_again_and_the_other_lives_on(
    workspace: Workspace, alice: WorkspacePerson, url: str, tmp_path: Path, mailbox: str
) -> None:
    with start_process(workspace, url, tmp_path, "run", more=mailbox) as run:
        workspace.wait_for_sockets(timeout=TIMEOUT_SECONDS)
        run.wait_for_output("Watching sales.")
        run.wait_for_output("Connected to Slack")
        both = child_pids(run.popen.pid)
        assert len(both) == 2
        bot = next(pid for pid in both if _is_bot(pid))
        os.kill(bot, signal.SIGKILL)
        run.wait_for_output("It ended by signal 9. It begins again in 1 s.")
        run.wait_for_output("Connected to Slack", times=2)
        workspace.wait_for_sockets(timeout=TIMEOUT_SECONDS)
        assert "Logged #1" in alice.types("/log ada lovelace: one").text
        now = child_pids(run.popen.pid)
        assert set(both) - {bot} < set(now)
        assert run.stop_by(signal.SIGINT) == 0
        assert [each for each in {*both, *now} if is_alive(each)] == []


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks /proc for children")
def test_when_the_supervisor_is_killed_nobody_stays_behind(
    workspace: Workspace, alice: WorkspacePerson, url: str, tmp_path: Path, mailbox: str
) -> None:
    with start_process(workspace, url, tmp_path, "run", more=mailbox) as run:
        workspace.wait_for_sockets(timeout=TIMEOUT_SECONDS)
        run.wait_for_output("Watching sales.")
        both = child_pids(run.popen.pid)
        run.popen.kill()
        run.popen.wait()
        wait_until(lambda: not any(map(is_alive, both)))


def _is_bot(pid: int) -> bool:
    return b"\0bot\0" in Path(f"/proc/{pid}/cmdline").read_bytes()
