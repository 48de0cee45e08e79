"""`rapport segment log`, `runs`, `undo`, `restore`, `follow-up`: what is logged to a segment."""

import click

from cli.usage.completion import complete_segment
from cli.usage.declaration import cli_command
from cli.usage.note_options import note_options
from journal.limits import HIGHEST_NUMBER

_RUN = click.IntRange(1, HIGHEST_NUMBER)


@cli_command(
    name="log",
    examples="""
    rapport segment log partners "Autumn letter sent" -t letter
    rapport segment log partners --resume 4      a logging that was cut off
    """,
)
@click.argument("code", shell_complete=complete_segment)
@click.argument("text", nargs=-1)
@note_options
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
@click.option("--resume", type=_RUN, metavar="RUN", help="Go on with a run that was cut off.")
def segment_log() -> None:
    """Log to every member: one interaction each, since each was addressed alone."""


@cli_command(
    name="runs",
    examples="""
    rapport segment runs
    """,
)
@click.option("--limit", type=click.IntRange(1, 500), default=20, show_default=True)
def segment_runs() -> None:
    """List the loggings of segments, newest first."""


@cli_command(
    name="undo",
    examples="""
    rapport segment undo 4
    """,
)
@click.argument("run", type=_RUN, metavar="RUN")
def segment_undo() -> None:
    """Cancel all that a run logged and is still active."""


@cli_command(
    name="restore",
    examples="""
    rapport segment restore 4
    """,
)
@click.argument("run", type=_RUN, metavar="RUN")
def segment_restore() -> None:
    """Restore exactly what the undo of a run cancelled."""


@cli_command(
    name="follow-up",
    examples="""
    rapport segment follow-up 4
    """,
)
@click.argument("run", type=_RUN, metavar="RUN")
def segment_follow_up() -> None:
    """Make a new list of those a run was logged to, less who must not be addressed any more."""
