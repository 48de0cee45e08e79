"""`rapport history`, `find`: lists of the record."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import click
from sqlmodel import Session

from cli.args.filters import read_filter
from cli.context import CliContext
from cli.terminal.output import console, print_json_rows, print_table
from cli.text.interaction_rows import (
    COLUMNS,
    OPTIONAL_COLUMNS,
    UNCUT_COLUMNS,
    history_line,
    interaction_row,
)
from cli.text.list_text import shown_of
from journal import fold, when
from journal.model import (
    Interaction,
    InteractionFilter,
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
            shown=context.t.number(len(page.items)),
            count=context.t.number(count),
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
    wanted = read_filter(context, contact=contact)
    with context.reading() as session:
        matches = (each for each in _matches(session, typed_words) if _is_with(each, wanted))
        found = list(islice(matches, limit))
        is_cut = not context.as_json and next(matches, None) is not None
        count = _count_matches(session, typed_words, wanted) if is_cut else 0
    if found or context.as_json:
        print_interactions(context, found)
    else:
        console().print(context.t("No interaction has all of these words."))
    if is_cut:
        console().print(f"[dim]{shown_of(context.t, len(found), count)}[/]")


def _matches(session: Session, typed_words: str) -> Iterator[Interaction]:
    """Matches, newest first, a few hundred looked up at a time."""
    for numbers in _matching_numbers(session, typed_words):
        yield from interactions.get_many(session, numbers).values()


def _matching_numbers(session: Session, typed_words: str) -> Iterator[list[int]]:
    before: int | None = None
    while numbers := text_search.find(session, typed_words, limit=_AT_ONCE, before=before):
        yield numbers
        before = min(numbers)


def _count_matches(session: Session, typed_words: str, wanted: InteractionFilter) -> int:
    if wanted == InteractionFilter():
        return text_search.count(session, typed_words)
    some = _matching_numbers(session, typed_words)
    return sum(pages.count(session, replace(wanted, numbers=tuple(each))) for each in some)


def _is_with(each: Interaction, wanted: InteractionFilter) -> bool:
    people = {part.contact_id for part in each.participants}
    if wanted.contact_ids is not None:
        return not people.isdisjoint(wanted.contact_ids)
    if wanted.company_id is not None:
        return wanted.company_id in {part.company_id for part in each.participants}
    return wanted.contact_id is None or wanted.contact_id in people
