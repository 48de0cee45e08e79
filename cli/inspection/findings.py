"""Shows what was looked at, and what to do about it: as lines on a terminal, or as rows for machines."""

from collections.abc import Iterable

import click

from bot.check import CheckState, Finding
from cli.terminal.output import print_json

_COLOURS = {CheckState.OK: "green", CheckState.FAILED: "red", CheckState.ADVICE: "yellow"}


def print_findings(found: Iterable[Finding], *, as_json: bool) -> list[Finding]:
    """Print them, each as soon as it is there; return them all."""
    if as_json:
        listed = list(found)
        print_json([_finding_row(each) for each in listed])
        return listed
    shown = []
    for each in found:
        _print_finding(each)
        shown.append(each)
    return shown


def _finding_row(each: Finding) -> dict[str, str]:
    return {"what": each.subject, "state": each.state.value, "said": each.message, "fix": each.fix}


def _print_finding(each: Finding) -> None:
    mark = click.style(f"{each.state.value:<7}", fg=_COLOURS[each.state])
    click.echo(f"{mark} {click.style(each.subject, bold=True)}: {each.message}")
    if each.fix:
        click.echo(f"        {each.fix}")
