"""Writes a file of many interactions page by page: no connection is held between two pages."""

import io

from bot.context import BotContext
from journal.exchange import interaction_export
from journal.model import Actor, AuditKind, InteractionFilter
from journal.store import audit_trail
from journal.store.record import pages

_PAGE = 200


def build_csv(
    context: BotContext, actor: Actor, wanted: InteractionFilter, *, most: int
) -> tuple[bytes, int]:
    """The file with the columns of `rapport export`, and how many rows it has; the audit trail names
    whoever it is for.
    """
    file = io.StringIO(newline="")
    interaction_export.write_csv_header(file)
    cursor, written = None, 0
    while written < most:
        with context.reading() as session:
            found = pages.page(session, wanted, limit=min(_PAGE, most - written), cursor=cursor)
            interaction_export.write_csv_rows(file, session, found.items)
        written, cursor = written + len(found.items), found.next_cursor
        if cursor is None:
            break
    with context.session() as session:
        audit_trail.add(session, actor, AuditKind.EXPORT_INTERACTIONS, written, now=context.now)
    return file.getvalue().encode(), written
