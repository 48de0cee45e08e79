"""`rapport template`, `group`, `campaign`: what there is to log with, and how much it was used."""

import click

from cli.usage.completion import (
    complete_campaign,
    complete_contact,
    complete_group,
    complete_template,
)
from cli.usage.declaration import cli_command


@click.group()
def template() -> None:
    """Templates: what interactions are made from. They are set in the config."""


@click.group()
def group() -> None:
    """Groups: the headings that templates belong to."""


@click.group()
def campaign() -> None:
    """Campaigns: who was reached, and who answered."""


@cli_command(
    template,
    name="list",
    examples="""
    rapport template list
    rapport template list --all                  also retired ones, and those only history knows
    """,
)
@click.option("--all", "everything", is_flag=True, help="Also what is not offered any more.")
def template_list() -> None:
    """List the templates that are offered."""


@cli_command(
    template,
    name="show",
    examples="""
    rapport template show call-out
    rapport template show letter --for ada       with the words that Ada's entry would have
    rapport template show letter --language fi
    """,
)
@click.argument("code", shell_complete=complete_template)
@click.option(
    "--for", "who", metavar="WHO", shell_complete=complete_contact, help="Preview for a contact."
)
@click.option("--language", metavar="CODE", help="Preview in this language.")
def template_show() -> None:
    """Show a template, with a preview of what it writes."""


@cli_command(
    group,
    name="list",
    examples="""
    rapport group list
    """,
)
def group_list() -> None:
    """List the groups, with how many templates and interactions each has."""


@cli_command(
    group,
    name="show",
    examples="""
    rapport group show phone
    """,
)
@click.argument("code", shell_complete=complete_group)
def group_show() -> None:
    """Show a group and its templates."""


@cli_command(
    campaign,
    name="list",
    examples="""
    rapport campaign list
    """,
)
def campaign_list() -> None:
    """List the campaigns."""


@cli_command(
    campaign,
    name="show",
    examples="""
    rapport campaign show spring
    """,
)
@click.argument("code", shell_complete=complete_campaign)
def campaign_show() -> None:
    """Show a campaign: contacts reached, contacts who answered, cost and time."""
