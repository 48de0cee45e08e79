"""`rapport retention`: what is due by the rules of the config, and doing it."""

import click

from cli.usage.declaration import cli_command


@cli_command(
    examples="""
    rapport retention                            what is due by [retention], and nothing more
    rapport retention --run                      does it, after a question
    rapport retention --run --yes                from a timer of yours
    rapport retention --watch                    does it once a day, until Ctrl-C
    rapport retention --list                     the receipt: what went, and when
    """
)
@click.option("--run", "do_it", is_flag=True, help="Do what is due.")
@click.option("--watch", is_flag=True, help="Do what is due, once a day, until asked to stop.")
@click.option("--list", "listing", is_flag=True, help="Show what went so far.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def retention() -> None:
    """What is due by the retention rules of the config; with --run, do it.

    `rapport run` and `rapport ingest` do so by themselves, once a day; `rapport ingest --once` does
    not: a timer that reads mail so needs a second one for this.
    """
