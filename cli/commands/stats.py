"""`rapport stats`, `stale`: figures by any cut, and contacts nobody spoke to."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from bot.language.translator import N_, Translator
from cli.args.contact_args import contact_text
from cli.args.filters import read_filter
from cli.args.salesperson_args import find_salesperson
from cli.context import CliContext
from cli.terminal.output import (
    console,
    escape,
    format_time,
    print_json,
    print_json_rows,
    print_table,
)
from cli.text.list_text import shown_of
from cli.text.money_text import costs_text
from journal import when
from journal.figures import combine, difference, median, periods
from journal.model import (
    NO_COST,
    Evaluation,
    Figures,
    FiguresDimension,
    FiguresRow,
    InteractionFilter,
)
from journal.store import figures

_PERIODS = {
    FiguresDimension.DAY,
    FiguresDimension.WEEK,
    FiguresDimension.MONTH,
    FiguresDimension.QUARTER,
    FiguresDimension.YEAR,
}
_OVERLAPPING = {FiguresDimension.CONTACT, FiguresDimension.COMPANY}
_MARKS = "++ + 0 - --"
_COLUMNS = (
    N_("Number"),
    N_("Cost"),
    N_("Min"),
    N_("Ø cost"),
    N_("Ø min"),
    N_("In"),
    N_("Out"),
    N_("Reached"),
)
_HEADS = {
    FiguresDimension.TEMPLATE: N_("Template"),
    FiguresDimension.GROUP: N_("Group"),
    FiguresDimension.CHANNEL: N_("Channel"),
    FiguresDimension.CONTACT: N_("Contact"),
    FiguresDimension.COMPANY: N_("Company"),
    FiguresDimension.SALESPERSON: N_("Salesperson"),
    FiguresDimension.CAMPAIGN: N_("Campaign"),
    FiguresDimension.OPPORTUNITY: N_("Opportunity"),
    FiguresDimension.DAY: N_("Day"),
    FiguresDimension.WEEK: N_("Week"),
    FiguresDimension.MONTH: N_("Month"),
    FiguresDimension.QUARTER: N_("Quarter"),
    FiguresDimension.YEAR: N_("Year"),
}
# Columns that a narrow terminal leaves out, in this order.
_SPARE = ("Ø cost", "Ø min", "Reached", "In", "Out")
_STALE_COLUMNS = (N_("Contact"), N_("Last spoken"), N_("Last tried"), N_("Owner"))


def stats(context: CliContext, *, by: str, top: int, **given: Any) -> None:
    wanted = read_filter(context, **given)
    cut = FiguresDimension(by)
    newest = None if context.as_json else top
    with context.reading() as session:
        slices = _figures_rows(context, session, wanted, cut, newest=newest)
        total = figures.total(session, wanted)
        nobody = figures.total_of_nobody(session, wanted, cut) if cut in _OVERLAPPING else Figures()
        waits = figures.response_times(session, wanted)
    if nobody.number:
        slices = (*slices, FiguresRow("", "–", nobody))
    if context.as_json:
        seconds = [wait.total_seconds() for wait in waits]
        middle = median(waits)
        response = {"answered": len(seconds), "median_seconds": middle and middle.total_seconds()}
        overlap = difference(total, (each.figures for each in slices))
        row = {"by": by, "slices": slices, "overlap": overlap, "total": total}
        print_json({**row, "response": response})
        return
    if cut is FiguresDimension.TEMPLATE:
        slices = _with_template_names(context, slices)
    _print_figures(context, cut, slices, total, top)
    if waits:
        half = _duration_text(context.t, median(waits) or timedelta())
        answered = context.t(
            "Inbound mail answered: {count}, half of it within {length}.",
            count=len(waits),
            length=half,
        )
        console().print(f"\n{answered}")


def _figures_rows(
    context: CliContext,
    session: Session,
    wanted: InteractionFilter,
    by: FiguresDimension,
    *,
    newest: int | None,
) -> tuple[FiguresRow, ...]:
    if by not in _PERIODS:
        return figures.group_by_dimension(session, wanted, by)
    span = figures.occurred_range(session, wanted)
    if span is None:
        return ()
    return figures.group_by_period(session, wanted, periods(*span, by, context.zone, newest=newest))


def _with_template_names(
    context: CliContext, slices: tuple[FiguresRow, ...]
) -> tuple[FiguresRow, ...]:
    return tuple(
        replace(each, label=context.template_names.get(each.key, each.label)) for each in slices
    )


def _print_figures(
    context: CliContext,
    by: FiguresDimension,
    slices: tuple[FiguresRow, ...],
    total: Figures,
    top: int,
) -> None:
    """Prints the table; one currency of all amounts stands at the head, several in the cells."""
    t, currency = context.t, context.config.currency
    is_one = {*total.costs} <= {currency}
    rows = [
        (escape(each.label), *_cells(each.figures, currency, is_one=is_one))
        for each in _all_rows(t, by, slices, total, top)
    ]
    cells = _cells(total, currency, is_one=is_one)
    rows.append((f"[bold]{t('Total')}[/]", *(f"[bold]{cell}[/]" for cell in cells)))
    heads = {str(each): t.gettext(each) for each in _COLUMNS}
    if is_one:
        heads["Cost"] += f" {currency}"
    columns = (*heads.values(), _MARKS)
    spare = (_MARKS, *(heads[each] for each in _SPARE))
    print_table((t.gettext(_HEADS[by]), *columns), rows, right_aligned=columns, optional=spare)
    if len(slices) > top:
        more = t("{count} more: {option}", count=len(slices) - top, option=f"--top {len(slices)}")
        console().print(f"[dim]{more}[/]")


def _all_rows(
    t: Translator,
    by: FiguresDimension,
    slices: tuple[FiguresRow, ...],
    total: Figures,
    top: int,
) -> list[FiguresRow]:
    """The rows, and what is missing to the total, so that every column adds up."""
    figures_of = [each.figures for each in slices]
    if by in _PERIODS:
        earlier = difference(total, figures_of)
        return [*([FiguresRow("", t("earlier"), earlier)] if earlier.number else []), *slices]
    overlap, rest = difference(total, figures_of), combine(figures_of[top:])
    more = FiguresRow("", t("others"), rest)
    several = FiguresRow("", t("in several"), overlap)
    return [*slices[:top], *(each for each in (more, several) if each.figures.number)]


def _cells(each: Figures, currency: str, *, is_one: bool) -> tuple[str, ...]:
    def amount(costs: Mapping[str, Decimal]) -> str:
        return f"{costs.get(currency, NO_COST):.2f}"

    marks = " ".join(str(each.evaluations.get(mark, 0)) for mark in Evaluation)
    return (
        str(each.number),
        amount(each.costs) if is_one else costs_text(each.costs, currency),
        str(each.duration_minutes),
        amount(each.average_costs) if is_one and each.number > 0 else "",
        f"{each.average_duration:.0f}" if each.number > 0 else "",
        str(each.inbound),
        str(each.outbound),
        str(each.successful),
        marks,
    )


def _duration_text(t: Translator, wait: timedelta) -> str:
    minutes = int(wait.total_seconds() // 60)
    if minutes < 60:
        return t("{minutes} min", minutes=minutes)
    if minutes < 48 * 60:
        return t("{hours} h", hours=t.fraction(f"{minutes / 60:.1f}"))
    return t("{days} days", days=t.fraction(f"{minutes / 60 / 24:.1f}"))


def stale(context: CliContext, *, days: int, owner: str, limit: int) -> None:
    since = when.parse_moment(f"{days}d", context.now, context.zone)
    whose = find_salesperson(context, owner)
    with context.reading() as session:
        found = figures.find_stale_contacts(session, since=since, owner=whose, limit=limit)
        count = figures.count_stale_contacts(session, since=since, owner=whose)
    if context.as_json:
        print_json_rows(
            {
                "contact": each.number,
                "name": each.name,
                "owner": each.owner,
                "spoken_at": touch.spoken_at,
                "attempted_at": touch.attempted_at,
            }
            for each, touch in found
        )
        return
    rows = [
        (
            escape(contact_text(each)),
            format_time(touch.spoken_at, context.zone) if touch.spoken_at else context.t("never"),
            format_time(touch.attempted_at, context.zone),
            escape(each.owner),
        )
        for each, touch in found
    ]
    print_table(
        _STALE_COLUMNS,
        rows,
        uncut=_STALE_COLUMNS[1:3],
        optional=("Last tried", "Owner"),
        t=context.t,
    )
    if not found:
        console().print(escape(_nobody_is_stale(context.t, days, whose)))
    elif count > len(found):
        console().print(f"[dim]{shown_of(context.t, len(found), count)}[/]")


def _nobody_is_stale(t: Translator, days: int, whose: str) -> str:
    if whose:
        return t.plural(
            "Everybody of {owner} was spoken to within {count} day.",
            "Everybody of {owner} was spoken to within {count} days.",
            days,
            owner=whose,
        )
    return t.plural(
        "Everybody was spoken to within {count} day.",
        "Everybody was spoken to within {count} days.",
        days,
    )
