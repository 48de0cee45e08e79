"""`rapport migrate`: bring the database up to this version."""

from cli.usage.declaration import cli_command


@cli_command(
    examples="""
    rapport migrate                              safe to run twice, and by two at once
    """
)
def migrate() -> None:
    """Bring the database up to this version. Every command and door does so at start as well."""
