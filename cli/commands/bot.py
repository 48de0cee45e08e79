"""`rapport bot`: answer people in Slack, until asked to stop."""

import click

from cli.desk import Desk, desk_command
from cli.life import log_to_stderr
from cli.mail_office import stopping
from journal.errors import NotAllowed
from journal.model import Role


@desk_command(
    examples="""
    rapport bot                         answer in Slack, until Ctrl-C
    rapport slack manifest              what Slack needs to know to make the app
    rapport slack check                 is everything set up?
    """
)
def bot(desk: Desk) -> None:
    """Answer people in Slack, and keep the cards there true.

    Over a connection that it opens itself, or, with mode = "http", at [slack] listen. The tokens
    come from the environment: RAPPORT_SLACK__BOT_TOKEN and RAPPORT_SLACK__APP_TOKEN, or
    RAPPORT_SLACK__SIGNING_SECRET.
    """
    from bot.service import Opened, serve
    from bot.tokens import tokens_of

    if desk.actor.role is not Role.ADMIN:
        raise NotAllowed("Only an admin may run the bot.")
    opened = Opened(desk.engine, desk.settings, desk.house, tokens_of(desk.settings.slack))
    for name in ("bot", "rapport"):
        log_to_stderr(name)
    with stopping() as stop:
        click.echo("Answering in Slack. Ctrl-C ends it.", err=True)
        serve(opened, stop)
