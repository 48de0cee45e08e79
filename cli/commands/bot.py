"""`rapport bot`: answer people in Slack, until asked to stop."""

import click

from cli.capture_context import stop_on_signals
from cli.context import CliContext, cli_command
from cli.process_log import log_to_stderr
from journal.errors import NotAllowed
from journal.model import Role


@cli_command(
    examples="""
    rapport bot                         answer in Slack, until Ctrl-C
    rapport slack manifest              what Slack needs to know to make the app
    rapport slack check                 is everything set up?
    """
)
def bot(context: CliContext) -> None:
    """Answer people in Slack, and keep the cards there true.

    Over a connection that it opens itself, or, with mode = "http", at [slack] listen. The tokens
    come from the environment: RAPPORT_SLACK__BOT_TOKEN and RAPPORT_SLACK__APP_TOKEN, or
    RAPPORT_SLACK__SIGNING_SECRET.
    """
    from bot.service import BotResources, serve
    from bot.slack_api.tokens import require_tokens

    if context.actor.role is not Role.ADMIN:
        raise NotAllowed("Only an admin may run the bot.")
    opened = BotResources(
        context.engine, context.settings, context.config, require_tokens(context.settings.slack)
    )
    for name in ("bot", "rapport"):
        log_to_stderr(name)
    with stop_on_signals() as stop:
        click.echo("Answering in Slack. Ctrl-C ends it.", err=True)
        serve(opened, stop)
