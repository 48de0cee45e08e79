"""`rapport audit`: lists the audit trail."""

import click

from cli.context import CliContext
from cli.terminal.output import console, escape, format_time, print_json_rows, print_table
from cli.text.list_text import shown_of
from journal import when
from journal.errors import NotAllowed
from journal.model import AuditKind, AuditRecord, Role
from journal.settings import did_you_mean
from journal.store import audit_trail

AUDIT_COLUMNS = ("When", "Who", "As", "What", "Number")
_WHAT = {
    AuditKind.EXPORT_INTERACTIONS: "exported interactions",
    AuditKind.EXPORT_CONTACTS: "exported contacts",
    AuditKind.EXPORT_PERSON: "exported all of a person",
    AuditKind.EXPORT_MAIL: "exported a mail",
    AuditKind.PURGE: "purged interactions",
    AuditKind.ERASURE: "erased a person: interactions",
    AuditKind.RETENTION: "retention: texts, mails, drafts",
    AuditKind.RETENTION_CANCELLED: "retention: cancelled untouched",
    AuditKind.RETENTION_TEXTS: "retention: full texts dropped",
    AuditKind.RETENTION_MAILS: "retention: raw mails dropped",
    AuditKind.RETENTION_DRAFTS: "retention: drafts deleted",
    AuditKind.OTHERS_ENTRIES: "changed entries of others",
    AuditKind.CONTACTS_MERGED: "merged contacts",
    AuditKind.CONTACT_DELETED: "deleted a contact",
    AuditKind.PRIVACY_FLAGS: "changed who is blocked for privacy",
}


def audit(context: CliContext, *, since: str | None, kinds: tuple[str, ...], limit: int) -> None:
    if context.actor.role is not Role.ADMIN:
        raise NotAllowed("Only an admin may see the audit trail.")
    start = when.parse_moment(since, context.now, context.zone) if since else None
    wanted = tuple(map(_kind, kinds))
    with context.reading() as session:
        shown = audit_trail.find_newest(session, limit=limit, since=start, kinds=wanted)
        count = audit_trail.count(session, since=start, kinds=wanted)
    if context.as_json:
        print_json_rows(shown)
    elif shown:
        print_table(AUDIT_COLUMNS, (audit_line(context, each) for each in shown), uncut=("When",))
        if count > len(shown):
            console().print(f"[dim]{shown_of(context.t, len(shown), count)}[/]")
    else:
        console().print("Nothing of this kind was done yet.")


def _kind(typed: str) -> AuditKind:
    """A kind as the list shows it, `merged contacts`, or as machines get it, `contacts_merged`."""
    shown = {words: kind for kind, words in _WHAT.items()}
    if typed in shown:
        return shown[typed]
    if typed not in set(AuditKind):
        near = did_you_mean(typed, [each.value for each in AuditKind])
        raise click.UsageError(f"There is no kind '{typed}'. {near}".rstrip())
    return AuditKind(typed)


def audit_line(context: CliContext, each: AuditRecord) -> tuple[str, ...]:
    moment = format_time(each.at, context.zone)
    return (moment, escape(each.by), each.role, _WHAT[each.kind], str(each.count))
