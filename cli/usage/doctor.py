"""`rapport doctor`: is everything as it must be?"""

import click

from cli.usage.declaration import cli_command


@cli_command(
    examples="""
    rapport doctor                      every part, with what to do where it is wrong
    rapport doctor --offline            without asking mail servers and Slack
    rapport doctor --json > doctor.json    to be sent with a fault: nothing personal is in it
    """
)
@click.option("--offline", is_flag=True, help="Ask no mail server and not Slack.")
@click.option("--deep", is_flag=True, help="Read the whole database and all files: takes minutes.")
def doctor() -> None:
    """Look at everything an admin would: config, database, disk, files, mailboxes, Slack, backups.

    Nothing is changed, not even a database that waits for `rapport migrate`. No name, address or
    text of anybody is in the answer. It ends with 0 when nothing must be done, with 1 when
    something must, with 3 when the config is wrong, with 4 when something can't be reached.
    """
