"""Prints the changes of a contact for people."""

from collections.abc import Sequence

from bot.messages import contact as contact_text
from cli.context import CliContext
from cli.terminal.output import console, escape, format_time
from cli.text.interaction_rows import clip
from journal.model import FieldChange


def print_contact_history(context: CliContext, changes: Sequence[FieldChange]) -> None:
    out = console()
    t = context.t
    out.print(f"\n[bold]{t('History')}[/]")
    if not changes:
        out.print(f"  {t('Nothing was changed since it was added.')}")
    for each in changes:
        moved = f"{clip(each.old, 50) or '–'} → {clip(each.new, 50) or '–'}"
        by = f"[dim]{format_time(each.at, context.zone)} {escape(each.by)}[/]"
        out.print(f"  {by}  {contact_text.field_label(t, each.field)}: {escape(moved)}")
