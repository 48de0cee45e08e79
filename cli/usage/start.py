"""`rapport start`: a guided first log, with no config and nothing prepared."""

from cli.usage.declaration import cli_command


@cli_command(
    examples="""
    rapport start
    """
)
def start() -> None:
    """Begin: makes the database, asks for a first interaction, and shows what comes next."""
