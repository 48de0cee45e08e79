"""PURE. Figures: the ones that matter first, beside those of the time before; then small tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot import kit
from bot.ids.find import Find
from bot.ids.span import ME, TEAM, Span, packed
from bot.kit import Block, Element, Message
from bot.messages import stats as said
from bot.say import Say
from bot.views.people import titled
from journal.model import Contact, Cut, Evaluation, Figures, LastTouch, Slice

UNTOUCHED = 5
_ROWS = 12
_LABEL, _BAR = 22, 10


@dataclass(frozen=True, slots=True)
class Headline:
    figures: Figures
    answered: int = 0
    within: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` are named already; the label of each goes where no markup is read."""

    cut: Cut
    rows: Sequence[Slice]


@dataclass(frozen=True, slots=True)
class Shown:
    """`period` and `before` name the two times; `spans` are the other times to look at."""

    span: Span
    heading: str
    period: str
    before: str
    now: Headline
    then: Headline
    tables: Sequence[Table] = ()
    untouched: Sequence[tuple[Contact, LastTouch]] = ()
    spans: Sequence[tuple[str, Span]] = ()
    charts: bool = False


def stats(say: Say, shown: Shown, *, now: datetime) -> Message:
    if not (shown.now.figures.number or shown.then.figures.number):
        text = said.nothing(say, shown.heading, shown.period)
        return Message(kit.safe(text, 1000), (kit.section(kit.plain(text)), _buttons(say, shown)))
    pairs = tuple(_pairs(say, shown))
    compared = said.compared(say, shown.before)
    blocks = (
        kit.header(shown.heading),
        kit.context(kit.plain(f"{shown.period}. {compared}", 500)),
        kit.fields(*(kit.plain(f"{label}\n{value}", 300) for label, value in pairs)),
        *_tables(say, shown.tables),
        *_untouched(say, shown.untouched, now),
        _buttons(say, shown),
    )
    told = ", ".join(f"{label}: {value}" for label, value in pairs)
    text = f"{shown.heading}, {shown.period}. {told}. {compared}"
    return Message(kit.safe(kit.one_line(text, 3000), 3500), blocks)


# ── the headline ────────────────────────────────────────────────────────────────────────────────


def _pairs(say: Say, shown: Shown) -> Iterator[tuple[str, str]]:
    """Each figure with the one of before; what is nothing in both is left out."""
    now, then = shown.now, shown.then
    counts = (
        (said.entries(say), now.figures.number, then.figures.number),
        (said.outbound(say), now.figures.outbound, then.figures.outbound),
        (said.inbound(say), now.figures.inbound, then.figures.inbound),
        (said.reached(say), now.figures.successful, then.figures.successful),
        (said.answered(say), now.answered, then.answered),
    )
    for label, new, old in counts:
        if new or old:
            yield label, f"{say.number(new)} ({say.number(old)})"
    if now.within is not None or then.within is not None:
        yield said.within(say), f"{_long(say, now.within)} ({_long(say, then.within)})"
    minutes = (now.figures.duration_minutes, then.figures.duration_minutes)
    if any(minutes):
        yield said.spent(say), "{} ({})".format(*map(say.minutes, minutes))
    if now.figures.cost or then.figures.cost:
        yield said.cost(say), f"{say.money(now.figures.cost)} ({say.money(then.figures.cost)})"
    if now.figures.evaluations or then.figures.evaluations:
        yield said.evaluated(say), f"{_marks(now.figures)} ({_marks(then.figures)})"


def _long(say: Say, wait: timedelta | None) -> str:
    return said.long(say, wait) if wait is not None else "–"


def _marks(figures: Figures) -> str:
    def count(*marks: Evaluation) -> int:
        return sum(figures.evaluations.get(mark, 0) for mark in marks)

    good = count(Evaluation.VERY_POSITIVE, Evaluation.POSITIVE)
    bad = count(Evaluation.NEGATIVE, Evaluation.VERY_NEGATIVE)
    return f"{good} / {count(Evaluation.NEUTRAL)} / {bad}"


# ── tables ──────────────────────────────────────────────────────────────────────────────────────


def _tables(say: Say, tables: Sequence[Table]) -> Iterator[Block]:
    for table in tables:
        rows = [each for each in table.rows if each.figures.number]
        if not rows:
            continue
        yield kit.context(kit.plain(said.by(say, table.cut)))
        by_time = table.cut in {Cut.DAY, Cut.WEEK, Cut.MONTH}
        lines = _over_time(table.rows) if by_time else _ranked(say, _the_first(say, rows))
        yield kit.fixed("\n".join(lines))


def _the_first(say: Say, rows: Sequence[Slice]) -> list[Slice]:
    """The longest ones; what is left in one row."""
    rest = [each.figures for each in rows[_ROWS:]]
    if not rest:
        return list(rows)
    others = Figures(
        number=sum(each.number for each in rest),
        inbound=sum(each.inbound for each in rest),
        outbound=sum(each.outbound for each in rest),
        duration_minutes=sum(each.duration_minutes for each in rest),
    )
    return [*rows[:_ROWS], Slice("", said.other(say), others)]


def _ranked(say: Say, rows: Sequence[Slice]) -> Iterator[str]:
    columns = (
        said.column_number(say),
        said.column_out(say),
        said.column_in(say),
        said.column_time(say),
    )
    yield _line("", columns)
    for each in rows:
        of = each.figures
        time = f"{of.duration_minutes // 60}:{of.duration_minutes % 60:02}"
        yield _line(each.label, (str(of.number), str(of.outbound), str(of.inbound), time))


def _line(label: str, cells: Sequence[str]) -> str:
    named = kit.one_line(label, _LABEL)
    return f"{named:<{_LABEL}}" + "".join(f"{cell:>6}" for cell in cells)


def _over_time(rows: Sequence[Slice]) -> Iterator[str]:
    most = max((each.figures.number for each in rows), default=0)
    for each in rows:
        number = each.figures.number
        bar = "▇" * round(number / most * _BAR) if most else ""
        bar = bar or ("▏" if number else "")
        yield f"{kit.one_line(each.label, 12):<12}{number:>5}  {bar}".rstrip()


# ── who waits ───────────────────────────────────────────────────────────────────────────────────


def _untouched(
    say: Say, found: Sequence[tuple[Contact, LastTouch]], now: datetime
) -> Iterator[Block]:
    if not found:
        return
    shown = found[:UNTOUCHED]
    lines = [said.untouched(say, len(shown), more=len(found) > len(shown))]
    for each, touch in shown:
        last = say.moment(touch.spoken_at, now=now) if touch.spoken_at else said.never(say)
        lines.append(f"{each.number} · {kit.one_line(titled(each), 120)} · {last}")
    yield kit.section(kit.plain("\n".join(lines)))


# ── other figures ───────────────────────────────────────────────────────────────────────────────


def _buttons(say: Say, shown: Shown) -> Block:
    """An action id of its own for each: Slack takes none twice in a block."""
    whose = {ME: said.me(say), TEAM: said.team(say)}
    pressed: list[tuple[str, Find, Span]] = [
        (label, action, span)
        for action, (label, span) in zip(
            (Find.STATS_WEEK, Find.STATS_MONTH, Find.STATS_QUARTER), shown.spans, strict=False
        )
    ]
    pressed += [
        (label, action, replace(shown.span, whose=who))
        for action, (who, label) in zip(
            (Find.STATS_ME, Find.STATS_TEAM), whose.items(), strict=True
        )
        if who != shown.span.whose
    ]
    if shown.charts:
        pressed.append((said.chart(say), Find.CHART, shown.span))
    elements: list[Element] = [
        kit.button(label, action, packed(span)) for label, action, span in pressed
    ]
    return kit.actions(*elements)
