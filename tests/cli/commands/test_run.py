"""Which processes `rapport run` begins."""

from pathlib import Path

import pytest

from cli.commands.run import child_processes
from cli.context import CliContext

_MAILBOX = """
[[mailbox]]
name = "sales"
host = "imap.ours.example"
user = "sales@ours.example"
folders = ["INBOX"]
"""
_METRICS = """
[metrics]
listen = "127.0.0.1:9464"
"""
_RETENTION = """
[retention]
drafts_days = 30
"""


@pytest.mark.parametrize(
    ("config", "names"),
    [
        ("", ["bot"]),
        (_MAILBOX + _METRICS, ["bot", "ingest", "metrics"]),
        (_RETENTION, ["bot", "retention"]),
        (_RETENTION + _METRICS, ["bot", "metrics", "retention"]),
        # The process that reads the mailboxes keeps the rules as well.
        (_RETENTION + _MAILBOX, ["bot", "ingest"]),
        (_RETENTION + _MAILBOX + _METRICS, ["bot", "ingest", "metrics"]),
    ],
)
def test_the_rules_of_retention_are_kept_by_one_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, config: str, names: list[str]
) -> None:
    monkeypatch.setenv("RAPPORT_SLACK__APP_TOKEN", "xapp-1-a")
    assert begun_by(tmp_path, config) == names


@pytest.mark.parametrize(
    ("config", "names"),
    [(_MAILBOX, ["ingest"]), (_MAILBOX + _METRICS, ["ingest", "metrics"]), ("", ["bot"])],
)
def test_there_is_no_bot_where_slack_is_not_set_up_but_to_say_so(
    tmp_path: Path, config: str, names: list[str]
) -> None:
    assert begun_by(tmp_path, config) == names


def begun_by(folder: Path, config: str) -> list[str]:
    file = folder / "rapport.toml"
    file.write_text(config)
    context = CliContext(file, None, as_json=False)
    return [each.name for each in child_processes(context)]
