"""`rapport run`: runs bot, poller and metrics, each in a process of its own."""

import json
import os
import threading
from collections.abc import Iterator, Mapping

import click

from cli.capture_context import stop_on_signals, wait_for_database
from cli.context import CliContext
from cli.process.config_reload import reload_on_hangup
from cli.process.process_log import print_event
from cli.process.process_supervisor import ChildProcess, supervise
from cli.process.service_manager import build_heartbeat, notify_manager
from journal.errors import NotAllowed
from journal.model import Role
from journal.settings.environment import without_secrets


def run(context: CliContext) -> None:
    # Before the config is read: one that changes from now on is asked for, and not missed.
    with stop_on_signals() as stop, reload_on_hangup(context, stop):
        if context.actor.role is not Role.ADMIN:
            raise NotAllowed("Only an admin may run the doors.")
        if not context.settings.mailbox:
            print_event(
                "The config names no mailbox, so only the bot is run.", as_json=context.as_json
            )
        elif not _is_slack_set_up(context):
            print_event(
                "Slack is not set up, so only the mailboxes are read.", as_json=context.as_json
            )
        # Migrated once here, before two processes would do it.
        if not wait_for_database(context, stop):
            return
        notify_manager("READY=1")
        code = supervise(
            list(child_processes(context)),
            stop,
            _LinePrinter(as_json=context.as_json),
            beat=build_heartbeat(),
        )
    print_event("Stopped.", as_json=context.as_json)
    if code:
        raise SystemExit(code)


def child_processes(context: CliContext) -> Iterator[ChildProcess]:
    """The processes that this config asks for."""
    # A missing file is no config; an existing one was read by us already.
    shared = ("--config", str(context.config_file)) if context.config_file else ()
    if context.as_json:
        shared = (*shared, "--json")
    # Each gets only its own secrets: the poller no Slack token, the bot no mailbox password.
    if _is_slack_set_up(context) or not context.settings.mailbox:
        yield ChildProcess("bot", ("bot", *shared), without_secrets(os.environ, "mailbox"))
    if context.settings.mailbox:
        yield ChildProcess("ingest", ("ingest", *shared), without_secrets(os.environ, "slack"))
    if context.settings.metrics.listen:
        none = _without_doors(without_secrets(os.environ, "storage"))
        yield ChildProcess("metrics", ("metrics", *shared), none)
    # Where mailboxes are read, their process keeps the rules as well.
    if context.config.retention.is_any_set() and not context.settings.mailbox:
        plain = _without_doors(os.environ)
        yield ChildProcess("retention", ("retention", "--watch", *shared), plain)


def _is_slack_set_up(context: CliContext) -> bool:
    """With one of the two tokens it is: the bot says which is missing."""
    slack = context.settings.slack
    return slack.bot_token is not None or slack.app_token is not None


def _without_doors(environ: Mapping[str, str]) -> dict[str, str]:
    return without_secrets(without_secrets(environ, "slack"), "mailbox")


class _LinePrinter:
    """Prints each line behind its process's name, or as JSON with it; two may print at once."""

    def __init__(self, *, as_json: bool) -> None:
        self._lock = threading.Lock()
        self._as_json = as_json

    def __call__(self, name: str, line: str) -> None:
        with self._lock:
            try:
                click.echo(self._format(name, line))
            except BrokenPipeError:
                raise
            except OSError:
                # A full disk costs lines: the processes go on.
                return

    def _format(self, name: str, line: str) -> str:
        if not self._as_json:
            return f"{click.style(f'{name:<6} |', fg='cyan')} {line}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        fields = row if isinstance(row, dict) else {"message": line}
        return json.dumps({"door": name, **fields}, ensure_ascii=False)
