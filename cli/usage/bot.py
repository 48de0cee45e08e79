"""`rapport bot`: answer people in Slack, until asked to stop."""

from cli.usage.declaration import cli_command


@cli_command(
    examples="""
    rapport bot                         answer in Slack, until Ctrl-C
    rapport slack manifest              what Slack needs to know to make the app
    rapport slack check                 is everything set up?
    """
)
def bot() -> None:
    """Answer people in Slack, and keep the cards there true.

    Over a connection that it opens itself, or, with mode = "http", at [slack] listen. The tokens
    come from the environment: RAPPORT_SLACK__BOT_TOKEN and RAPPORT_SLACK__APP_TOKEN, or
    RAPPORT_SLACK__SIGNING_SECRET.
    """
