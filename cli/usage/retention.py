"""`rapport retention`: what is due by the rules of the config, and doing it."""

import click

from cli.usage.declaration import cli_command


@cli_command(
    examples="""
    rapport retention                            what is due by [retention], and nothing more
    rapport retention --run                      does it, after a question
    """
)
@click.option("--run", "do_it", is_flag=True, help="Do what is due.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def retention() -> None:
    """What is due by the retention rules of the config; with --run, do it."""
