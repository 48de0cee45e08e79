"""`rapport`: the desk. Commands are named here; what can be typed behind them lies in `cli.usage`.

Nothing heavy is imported before a command runs, so that help, a slip of the fingers and the
shell's completion are answered at once.
"""

import atexit
import errno
import importlib
import io
import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import click

from cli.language import LANGUAGES, find_language, read_translator
from cli.shared_options import shared_options
from cli.terminal.terminal_text import printable
from journal.errors import ConfigError, PermanentError, RapportError, TransientError, UserError

# Name → (where the command is declared, what `rapport --help` says of it), in the order of the help page.
COMMANDS: dict[str, tuple[str, str]] = {
    "start": ("cli.usage.start:start", "Begin: a guided first log."),
    "demo": ("cli.usage.demo:demo", "Try it out in the browser, without Slack or a mailbox."),
    "log": ("cli.usage.log:log", "Log an interaction with one contact or several."),
    "write": ("cli.usage.write:write", "Write a mail or a letter from a template."),
    "history": ("cli.usage.history:history", "List interactions, newest first."),
    "show": ("cli.usage.show:show", "Show one interaction, whole."),
    "find": ("cli.usage.history:find", "Search the text of interactions."),
    "edit": ("cli.usage.correct:edit", "Correct a logged interaction."),
    "evaluate": ("cli.usage.correct:evaluate", "Say how several interactions went."),
    "comment": ("cli.usage.correct:comment", "Add a comment to an interaction."),
    "draft": ("cli.usage.draft:draft", "Interactions begun and put off."),
    "cancel": ("cli.usage.cancel:cancel", "Mark interactions as not valid."),
    "restore": ("cli.usage.cancel:restore", "Take a cancel back."),
    "undo": ("cli.usage.cancel:undo", "Take back your last deed."),
    "contact": ("cli.usage.contact:contact", "Add, find, edit, merge, import, export contacts."),
    "template": ("cli.usage.catalog:template", "What interactions are made from."),
    "group": ("cli.usage.catalog:group", "The headings that templates belong to."),
    "campaign": ("cli.usage.catalog:campaign", "Campaigns: who was reached, who answered."),
    "person": ("cli.usage.person:person", "Those of us whom the record names."),
    "segment": ("cli.usage.segment:segment", "Lists and saved filters; log to all of them."),
    "stats": ("cli.usage.stats:stats", "Figures by template, contact, month and more."),
    "stale": ("cli.usage.stats:stale", "Contacts nobody has spoken to for a while."),
    "import": (
        "cli.usage.log_import:log_import",
        "Bring in the interaction log of another system.",
    ),
    "export": ("cli.usage.export:export", "Write interactions as CSV or JSON Lines."),
    "purge": ("cli.usage.purge:purge", "Delete cancelled interactions for good."),
    "erase": ("cli.usage.erase:erase", "Remove a person's data on their request."),
    "audit": ("cli.usage.audit:audit", "Who exported, purged, erased, used a role."),
    "retention": ("cli.usage.retention:retention", "What is due by the retention rules."),
    "triage": ("cli.usage.triage:triage", "Mails that wait: say whose they are."),
    "run": ("cli.usage.run:run", "Answer in Slack and watch the mailboxes."),
    "bot": ("cli.usage.bot:bot", "Answer people in Slack."),
    "slack": ("cli.usage.slack:slack", "Set the app up in Slack, and check it."),
    "ingest": ("cli.usage.ingest:ingest", "Watch the mailboxes and log what comes."),
    "mail": ("cli.usage.mail:mail", "What became of every mail, and why."),
    "mailbox": ("cli.usage.mailbox:mailbox", "How each mailbox is; pause, resume, log in."),
    "receipt": ("cli.usage.receipt:receipt", "Where every mail went: is anything missing?"),
    "rules": ("cli.usage.rules:rules", "Try changed rules on mails of the past."),
    "parse": ("cli.usage.parse:parse", "Show how a mail is read: text, quotes, files, kind."),
    "init": ("cli.usage.config:init", "Write a commented config file."),
    "check": ("cli.usage.config:check", "Check the config and report every problem."),
    "config": ("cli.usage.config:config", "Show the effective config, or its schema."),
    "completion": ("cli.usage.shell:completion", "Have the shell complete commands and contacts."),
    "doctor": ("cli.usage.doctor:doctor", "Is everything as it must be? What to do where not."),
    "metrics": ("cli.usage.metrics:metrics", "Numbers for Prometheus; alive and ready?"),
    "backup": ("cli.usage.backup:backup", "Take a backup, while everything runs."),
    "restore-backup": ("cli.usage.backup:restore_backup", "Fill an empty database from a backup."),
    "db": ("cli.usage.backup:db", "Move the record to another database."),
    "storage": ("cli.usage.backup:storage", "Attachments: all there, and sound? Move them."),
    "migrate": ("cli.usage.migrate:migrate", "Bring the database up to this version."),
}

# They take a changed config on SIGHUP.
_DOORS = frozenset({"run", "bot", "ingest"})

EXIT_PROBLEM, EXIT_CONFIG, EXIT_UNREACHABLE, EXIT_INTERRUPTED = 1, 3, 4, 130


class LazyGroup(click.Group):
    """The group of all commands by name; imports one only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(_unknown_command_text(args[0]))
        return super().resolve_command(ctx, args)


def _unknown_command_text(name: str) -> str:
    import difflib

    near = difflib.get_close_matches(name, COMMANDS, n=1)
    hint = f" Did you mean '{near[0]}'?" if near else " `rapport --help` lists the commands."
    return f"There is no command '{name}'.{hint}"


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Every command explains itself: rapport COMMAND --help",
)
@click.version_option(package_name="rapport-bot", prog_name="rapport")
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    help="In which language to answer (default: that of the terminal).",
)
@shared_options(hidden=True)
@click.pass_context
def rapport(context: click.Context, /, language: str | None, **_shared: object) -> None:
    """Rapport keeps the record of what a company and its contacts said to each other."""
    context.obj = language or find_language((), os.environ)


def main(args: list[str] | None = None) -> None:
    """Run a command; say what went wrong in whole sentences; leave with a telling exit code.

    0 done · 1 a problem · 2 wrong usage · 3 the config · 4 something unreachable · 130 interrupted
    """
    typed = sys.argv[1:] if args is None else args
    # Only our own user may read what we write: the database, its log and copies, exports.
    os.umask(0o077)
    _open_streams()
    try:
        sys.exit(_run(typed))
    except (click.Abort, KeyboardInterrupt):
        _exit_with_message(
            typed, "Interrupted", "Stopped. What was confirmed before is kept.", 130, lead="\n"
        )
    except click.ClickException as error:
        _exit_with_usage(typed, error)
    except RapportError as error:
        _exit_with_message(
            typed, type(error).__name__, _error_text(typed, error), _exit_code(error)
        )
    except OSError as error:
        _exit_with_os_error(typed, error)


def _run(typed: list[str]) -> int:
    _refuse_bytes(typed)
    with _hangups_ignored(typed):
        code = rapport.main(typed, prog_name="rapport", standalone_mode=False)
    sys.stdout.flush()
    return int(code or 0)


@contextmanager
def _hangups_ignored(typed: list[str]) -> Iterator[None]:
    """A door that is still being imported has read no config yet: it is not ended by a SIGHUP, and misses none.

    At a terminal SIGHUP means that it was closed, and ends the program as ever.
    """
    is_first_thread = threading.current_thread() is threading.main_thread()
    if not _DOORS.intersection(typed) or sys.stdin.isatty() or not is_first_thread:
        yield
        return
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGHUP, before)


def _open_streams() -> None:
    """Opens streams that a parent has closed; a letter that a terminal can't show is replaced."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123, SIM115
            atexit.register(nowhere.close)
            setattr(sys, name, nowhere)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _refuse_bytes(typed: list[str]) -> None:
    """Refuses arguments that are no text: they can be neither stored nor shown."""
    for position, text in enumerate(typed, 1):
        if any("\ud800" <= char <= "\udfff" for char in text):
            escaped = text.encode("utf-8", "backslashreplace").decode()[:60]
            raise click.UsageError(f"Argument {position} is not UTF-8: {escaped}")


def _exit_with_message(
    typed: list[str], kind: str, text: str, code: int, *, lead: str = ""
) -> NoReturn:
    """Prints the problem on stderr, as a sentence or a line of JSON, and exits."""
    text = printable(text)
    if "--json" in typed:
        click.echo(json.dumps({"error": kind, "message": text}, ensure_ascii=False), err=True)
    else:
        click.secho(
            lead + text, fg="red" if sys.stderr.isatty() and code != 130 else None, err=True
        )
    sys.exit(code)


def _exit_with_usage(typed: list[str], error: click.ClickException) -> NoReturn:
    if "--json" in typed:
        _exit_with_message(typed, "Usage", error.format_message(), error.exit_code)
    error.show()
    sys.exit(error.exit_code)


def _exit_with_os_error(typed: list[str], error: OSError) -> NoReturn:
    """Exits silently when the reader of a pipe has gone; reports other errors, such as a full disk."""
    _drop_unwritable()
    if error.errno == errno.EPIPE:
        sys.exit(EXIT_PROBLEM)
    where = f" ({error.filename})" if error.filename else ""
    _exit_with_message(
        typed, "Outside", f"The system refused: {error.strerror or error}{where}.", EXIT_PROBLEM
    )


def _drop_unwritable() -> None:
    """Drops buffered output that can't be written: the interpreter would try again at exit."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _error_text(typed: list[str], error: RapportError) -> str:
    if isinstance(error, ConfigError):
        count = len(error.problems)
        head = "1 problem" if count == 1 else f"{count} problems"
        return f"The config has {head}:\n{error}"
    language = find_language(typed, os.environ)
    if language == "en" or not isinstance(error, UserError):
        return str(error)
    return read_translator(language, templates={}).explain(error)


def _exit_code(error: RapportError) -> int:
    if isinstance(error, ConfigError):
        return EXIT_CONFIG
    if isinstance(error, PermanentError | TransientError):
        return EXIT_UNREACHABLE
    return EXIT_PROBLEM
