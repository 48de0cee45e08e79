"""Asks the user at the terminal. No question is asked inside a transaction: bot and poller would
wait for the answer.
"""

import sys

import click

from cli.context import CliContext


def is_at_terminal() -> bool:
    """Says whether somebody can read a question and answer it."""
    return sys.stdin.isatty() and sys.stderr.isatty()


class NumberChoice(click.ParamType[int]):
    """The number of one of the lines shown above the question."""

    name = "number"

    def __init__(self, count: int, *, least: int = 1) -> None:
        self.count, self.least = count, least

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        typed = str(value).strip()
        if not (typed.isascii() and typed.isdigit() and self.least <= int(typed) <= self.count):
            self.fail(f"type a number from {self.least} to {self.count}.", param, ctx)
        return int(typed)


def confirm(context: CliContext, question: str, *, yes: bool) -> None:
    """Ask for a yes; a script gives it by an option."""
    if yes:
        return
    if context.as_json or not is_at_terminal():
        raise click.UsageError(
            context.t(
                "{question} Nobody is here to answer; --yes says so beforehand.", question=question
            )
        )
    said = click.confirm(question, err=True)
    context.refresh_now()
    if not said:
        click.echo(context.t("Nothing was changed."), err=True)
        raise click.exceptions.Exit(1)


def confirm_by_typing(context: CliContext, wanted: str, purpose: str) -> bool:
    """Ask for the very word before a deed that can't be undone: a "y" is too quickly typed."""
    question = f"Type {wanted} to {purpose}, anything else to leave them"
    answer = click.prompt(question, default="", show_default=False, err=True)
    context.refresh_now()
    return str(answer).strip().casefold() == wanted.casefold()
