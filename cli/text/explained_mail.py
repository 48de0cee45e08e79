"""A mail's text on a terminal, line by line: what is new, what was cut and why, where a wall stands."""

from collections.abc import Iterator

import click

from cli.terminal.terminal_text import printable
from ingest.parse.quoting.explanation import ExplainedLine, explain_lines
from journal.model import Mail

_REASON_WIDTH = 14
_RULE = "─"


def explained_mail(mail: Mail) -> str:
    """What stands before the bar is ours, what stands behind it is the mail's, made harmless."""
    sure = f"{mail.confidence:.0%} sure that what is marked + is all that is new, and no more"
    if mail.walls and not mail.cuts:
        sure += "; what is below a wall was kept, since there may be answers in it"
    lines = [line for each in explain_lines(mail) for line in _explained_line(each)]
    return "\n".join([*lines, "", f"  {sure}", ""])


def _explained_line(each: ExplainedLine) -> Iterator[str]:
    if each.wall is not None:
        yield click.style(f"  {_RULE * 3} wall: {each.wall} {_RULE * 40}", fg="yellow")
    text = printable(each.text.replace("\t", "    ").replace("\n", " "))
    if each.reason is None:
        yield click.style(f"+ {'new':<{_REASON_WIDTH}}      | ", fg="green") + text
    else:
        told = f"- {each.reason:<{_REASON_WIDTH}} {each.confidence:>4.0%} | "
        yield click.style(told, fg="red") + click.style(text, dim=True)
