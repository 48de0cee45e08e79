"""`rapport bot`, `rapport slack …` at the desk: what is missing is told at once, with what to do."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.capture_context import wait_for_database
from cli.context import CliContext
from cli.process.process_supervisor import ChildProcess, supervise
from journal.model import CardKind, NewCard
from journal.store.database import transaction
from journal.store.slack import cards
from playground.workspace import Workspace
from tests.cli.cli_driver import CliDriver
from tests.clock import NOW
from tests.databases import temporary_engine
from tests.effort import one_day_in
from tests.polling import ShortWaits


@pytest.fixture
def workspace(cli: CliDriver) -> Iterator[Workspace]:
    """The desk's config and environment name it."""
    with Workspace() as made:
        made.add_person("ada")
        cli.write_config('[slack]\nadmins = ["ada@ours.example"]\n')
        cli.patch.setenv("RAPPORT_SLACK__API_BASE_URL", made.api_url)
        cli.patch.setenv("RAPPORT_SLACK__BOT_TOKEN", made.bot_token)
        cli.patch.setenv("RAPPORT_SLACK__APP_TOKEN", made.app_token)
        yield made


# ── rapport slack manifest ──────────────────────────────────────────────────────────────────────


def test_the_manifest_is_yaml_for_people_and_json_for_machines(cli: CliDriver) -> None:
    assert cli.run_ok("slack", "manifest").startswith("_metadata:\n  major_version: 2\n")
    made = cli.run_json("slack", "manifest")
    assert made["settings"]["socket_mode_enabled"] is True


def test_the_manifest_of_http_mode_needs_an_address(cli: CliDriver) -> None:
    cli.write_config('[slack]\nmode = "http"\n')
    assert "public_url" in cli.run_refused("slack", "manifest")
    cli.write_config('[slack]\nmode = "http"\npublic_url = "https://r.example"\n')
    assert "https://r.example/slack/events" in cli.run_ok("slack", "manifest")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('listen = "3000"', "is no place to listen at"),
        ('listen = "127.0.0.1:99999"', "is no place to listen at"),
        ('public_url = "http://r.example"', "Slack calls https addresses alone"),
    ],
)
def test_a_wrong_place_is_told_by_the_config(cli: CliDriver, line: str, said: str) -> None:
    cli.write_config(f"[slack]\n{line}\n")
    ran = cli("check")
    assert ran.code == 3
    assert said in ran.out


# ── rapport slack check ─────────────────────────────────────────────────────────────────────────


def test_a_check_of_what_is_well_ends_with_0(cli: CliDriver, workspace: Workspace) -> None:
    told = cli.run_ok("slack", "check")
    assert "ok      bot token: signed in as" in told
    assert "ok      cards: none that could not be shown" in told
    assert {each["state"] for each in cli.run_json("slack", "check")} == {"ok"}


def test_a_check_without_secrets_ends_with_3(cli: CliDriver) -> None:
    ran = cli("slack", "check")
    assert ran.code == 3
    assert "RAPPORT_SLACK__BOT_TOKEN: it is not set." in ran.out
    assert "RAPPORT_SLACK__APP_TOKEN: it is not set." in ran.out


def test_a_check_of_what_is_wrong_in_slack_ends_with_4(
    cli: CliDriver, workspace: Workspace
) -> None:
    workspace.set_scopes("commands")
    ran = cli("slack", "check", "--json")
    assert ran.code == 4
    scopes = next(each for each in json.loads(ran.out) if each["what"] == "scopes")
    assert scopes["state"] == "failed"
    assert "chat:write" in scopes["said"]
    assert scopes["fix"]


def test_cards_that_could_not_be_shown_are_counted(cli: CliDriver, workspace: Workspace) -> None:
    cli.run_ok("migrate")
    with temporary_engine(cli.database) as engine, transaction(engine) as session:
        number = cards.want(session, NewCard("k", CardKind.COUNTER, "C1"), now=NOW)
        (claimed,) = cards.claim(session, by="me", now=NOW, lease_seconds=9, limit=1)
        assert claimed.id == number
        cards.give_up(session, number, by="me", failure="channel_not_found")
    told = cli.run_ok("slack", "check")
    assert "advice  cards" in told
    assert "1 × channel_not_found" in told


# ── rapport bot ─────────────────────────────────────────────────────────────────────────────────


def test_the_bot_tells_every_secret_that_is_missing_at_once(cli: CliDriver) -> None:
    told = cli.run_refused("bot", code=3)
    assert "The config has 2 problems" in told
    assert "RAPPORT_SLACK__BOT_TOKEN: it is not set." in told
    assert "RAPPORT_SLACK__APP_TOKEN: it is not set." in told
    assert "api.slack.com/apps" in told


def test_http_mode_needs_the_signing_secret_and_no_app_token(cli: CliDriver) -> None:
    cli.write_config('[slack]\nmode = "http"\n')
    told = cli.run_refused("bot", code=3)
    assert "RAPPORT_SLACK__SIGNING_SECRET" in told
    assert "APP_TOKEN" not in told


def test_a_bot_that_slack_refuses_ends_with_4_and_what_to_do(
    cli: CliDriver, workspace: Workspace
) -> None:
    cli.patch.setenv("RAPPORT_SLACK__BOT_TOKEN", "xoxb-wrong")
    told = cli.run_refused("bot", code=4)
    assert "Slack does not know this token. Copy it again" in told
    assert "xoxb-wrong" not in told


def test_a_bot_whose_line_slack_refuses_ends_with_4(cli: CliDriver, workspace: Workspace) -> None:
    workspace.faults.fail("apps.connections.open", "not_allowed_token_type", times=9)
    assert "xapp-" in cli.run_refused("bot", code=4)


@pytest.mark.parametrize("command", ["bot", "run"])
def test_only_an_admin_runs_the_doors(cli: CliDriver, workspace: Workspace, command: str) -> None:
    assert "Only an admin" in cli.run_refused(command, "--as", "bob@ours.example")


def test_the_bots_arguments_are_explained(cli: CliDriver) -> None:
    assert "RAPPORT_SLACK__APP_TOKEN" in cli.run_ok("bot", "--help")


# ── rapport run: processes side by side ─────────────────────────────────────────────────────────


class LineRecorder:
    """Keeps what the processes said, and an end after so many lines of one kind."""

    def __init__(self, words: str = "", count: int = 1) -> None:
        self.lines: list[tuple[str, str]] = []
        self.stop = ShortWaits()
        self._words, self._left = words, count

    def __call__(self, name: str, line: str) -> None:
        self.lines.append((name, line))
        if self._words and self._words in line:
            self._left -= 1
            if not self._left:
                self.stop.set()

    def lines_of(self, name: str) -> str:
        return "\n".join(line for each, line in self.lines if each == name)


def test_a_process_that_ends_is_begun_again_with_longer_pauses() -> None:
    heard = LineRecorder("It begins again", 3)
    assert supervise([ChildProcess("one", ("--version",))], heard.stop, heard) == 0
    assert [pause for pause in heard.stop.asked if pause >= 1] == [1, 2, 4]
    assert "It begins again in 4 s." in heard.lines_of("one")
    assert heard.lines_of("one").count("rapport, version") == 3
    assert "It ended with 0." in heard.lines_of("one")


def test_a_config_that_is_wrong_for_all_from_the_beginning_ends_them() -> None:
    heard = LineRecorder()
    assert supervise([ChildProcess("one", ("nonsense",))], heard.stop, heard) == 2
    assert heard.lines_of("one").count("There is no command 'nonsense'") == 1
    assert "It ended with 2: see above." in heard.lines_of("one")


@one_day_in(3)
def test_one_whose_config_was_wrong_is_begun_again_and_the_other_lives_on(tmp_path: Path) -> None:
    file = tmp_path / "rapport.toml"
    file.write_text("[company]\ncurrency = 9\n", encoding="utf-8")

    class Mender(LineRecorder):
        def __call__(self, name: str, line: str) -> None:
            if "It ended with 3: see above. It begins again in 60 s." in line:
                file.write_text("", encoding="utf-8")
            super().__call__(name, line)

    heard = Mender("The config is good")
    children = [
        ChildProcess("wrong", ("check", "--config", str(file))),
        ChildProcess("other", ("--version",)),
    ]
    assert supervise(children, heard.stop, heard) == 0
    assert "It ended with 3" in heard.lines_of("wrong")
    assert "The config is good" in heard.lines_of("wrong")
    assert "rapport, version" in heard.lines_of("other")


def test_an_output_that_nobody_reads_ends_all() -> None:
    heard = LineRecorder()

    def refuse(_name: str, _line: str) -> None:
        raise BrokenPipeError

    children = [ChildProcess(name, ("--version",)) for name in ("one", "two")]
    with pytest.raises(BrokenPipeError):
        supervise(children, heard.stop, refuse)
    assert heard.stop.is_set()


class BackAgain(ShortWaits):
    """An event in whose third pause the database comes back: until then a folder is in its place."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def wait(self, timeout: float | None = None) -> bool:
        if len(self.asked) == 2 and self._folder.is_dir():
            self._folder.rmdir()
        return super().wait(timeout)


def test_a_door_waits_for_a_database_that_is_away(cli: CliDriver, tmp_path: Path) -> None:
    folder = tmp_path / "rapport.db"
    folder.mkdir()
    cli.patch.setenv("RAPPORT_DATABASE__URL", f"sqlite:///{folder}")
    context = CliContext(None, None, as_json=False)
    stop = BackAgain(folder)
    assert wait_for_database(context, stop)
    context.close()
    assert stop.asked == [1, 2, 4]
