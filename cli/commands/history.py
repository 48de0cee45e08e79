"""`rapport history`, `find`: lists of the record."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import click
from sqlmodel import Session

from cli.contact_args import resolve_contact
from cli.context import CliContext
from cli.filters import is_segment, read_filter, read_segment
from cli.interaction_rows import (
    COLUMNS,
    OPTIONAL_COLUMNS,
    UNCUT_COLUMNS,
    history_line,
    interaction_row,
)
from cli.list_text import more_than
from cli.output import (
    console,
    print_json_rows,
    print_table,
)
from journal import fold, when
from journal.model import (
    Contact,
    ContactKind,
    Interaction,
    InteractionState,
)
from journal.store.record import interactions, pages, text_search

_AT_ONCE = 500


def history(
    context: CliContext,
    *,
    who: str | None,
    cancelled: bool,
    active: bool,
    due: str | None,
    everything: bool,
    limit: int,
    after: str | None,
    **given: Any,
) -> None:
    states = _states(cancelled=cancelled, active=active)
    if who and given["contact"]:
        raise click.UsageError("Name the contact once: WHO or --contact.")
    wanted = read_filter(context, states=states, **{**given, "contact": who or given["contact"]})
    if due:
        wanted = replace(wanted, follow_up_by=when.parse_future_day(due, context.today))
    with context.reading() as session:
        if everything:
            print_interactions(context, pages.walk(session, wanted))
            return
        page = pages.page(session, wanted, limit=limit, cursor=after)
        is_cut = page.next_cursor is not None and not context.as_json
        count = pages.count(session, wanted) if is_cut else 0
    print_interactions(context, page.items)
    if is_cut:
        more = context.t(
            "{shown} of {count}. More: add --after '{place}', or --all.",
            shown=len(page.items),
            count=f"{count:,}",
            place=page.next_cursor,
        )
        console().print(f"[dim]{more}[/]")


def print_interactions(context: CliContext, found: Iterable[Interaction]) -> None:
    """Print a table, a few hundred rows at a time, so that a long list begins at once; or JSON."""
    if context.as_json:
        print_json_rows(interaction_row(each) for each in found)
        return
    rows, first = iter(found), True
    while some := list(islice(rows, _AT_ONCE)):
        names = context.template_names
        lines = (history_line(each, context.zone, names, context.t) for each in some)
        print_table(COLUMNS, lines, uncut=UNCUT_COLUMNS, optional=OPTIONAL_COLUMNS, t=context.t)
        first = False
    if first:
        console().print(context.t("Nothing was logged that fits. `rapport log` adds the first."))


def _states(*, cancelled: bool, active: bool) -> tuple[InteractionState, ...]:
    if cancelled and active:
        raise click.UsageError(
            "--cancelled and --active exclude each other; leave both out for all."
        )
    return (
        (InteractionState.CANCELLED,) if cancelled else (InteractionState.ACTIVE,) if active else ()
    )


def find(context: CliContext, *, text: tuple[str, ...], limit: int, contact: str | None) -> None:
    typed_words = " ".join(text)
    if not fold.folded_words(typed_words):
        raise click.UsageError("Name at least one word to look for.")
    members = read_segment(context, contact) if contact and is_segment(contact) else None
    who = resolve_contact(context, contact) if contact and members is None else None
    with context.reading() as session:
        matches = (each for each in _matches(session, typed_words) if _is_with(each, who, members))
        found = list(islice(matches, limit))
        has_more = next(matches, None) is not None
    if found or context.as_json:
        print_interactions(context, found)
    else:
        console().print(context.t("No interaction has all of these words."))
    if has_more and not context.as_json:
        console().print(f"[dim]{more_than(context.t, len(found))}[/]")


def _matches(session: Session, typed_words: str) -> Iterator[Interaction]:
    """Matches, newest first, a few hundred looked up at a time."""
    before: int | None = None
    while numbers := text_search.find(session, typed_words, limit=_AT_ONCE, before=before):
        yield from interactions.get_many(session, numbers).values()
        before = min(numbers)


def _is_with(each: Interaction, who: Contact | None, members: tuple[int, ...] | None) -> bool:
    if members is not None:
        return not {p.contact_id for p in each.participants}.isdisjoint(members)
    if who is None:
        return True
    is_firm = who.kind is ContactKind.COMPANY
    return who.id in {p.company_id if is_firm else p.contact_id for p in each.participants}
