"""`rapport audit`: who exported, purged, erased, and used more than their own rights."""

import click

from cli.usage.declaration import cli_command


@cli_command(
    examples="""
    rapport audit
    rapport audit --since 30d --kind purge --kind erasure
    rapport audit --json
    """
)
@click.option("--since", metavar="WHEN", help="From this day on: 2026-11-01, 30d.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only these; several times.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=100, show_default=True)
def audit() -> None:
    """The audit trail: who exported, purged, erased, and used a role; when, and how many.

    It holds no personal data of contacts and no words of theirs, so nothing removes it: no purge, no
    erasure, no rule of retention. Only an admin sees it.

    Kinds: export_interactions, export_contacts, export_person, export_mail, purge, erasure, retention
    (and retention_cancelled, retention_texts, retention_mails, retention_drafts), others_entries
    (entries that are not theirs were changed), contacts_merged, contact_deleted, privacy_flags; or as the list says it: 'merged contacts'.
    """
