"""PURE. Figures: the important ones first, beside those of the time before; then small tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.blockkit import builders, new_blocks
from bot.blockkit.builders import Block, Element, Message
from bot.ids.find import FindId
from bot.ids.stats_span import WHOSE_ME, WHOSE_TEAM, StatsSpan, pack_stats_span
from bot.language.translator import Translator
from bot.messages import stats as stats_text
from bot.views.contact_labels import contact_title
from journal.model import Contact, Evaluation, Figures, FiguresDimension, FiguresRow, LastContact

MAX_NOT_SPOKEN_TO = 5
_MAX_ROWS = 12
_LABEL_WIDTH, _BAR_WIDTH = 22, 10


@dataclass(frozen=True, slots=True)
class Headline:
    figures: Figures
    answered: int = 0
    median_answer_time: timedelta | None = None


@dataclass(frozen=True, slots=True)
class StatsTable:
    """A table; the rows are named already, and their labels go where no markup is read."""

    cut: FiguresDimension
    rows: Sequence[FiguresRow]


@dataclass(frozen=True, slots=True)
class StatsContent:
    """The figures; `period` and `before` name the two times; `spans` are other times to choose."""

    span: StatsSpan
    heading: str
    period: str
    previous_period: str
    current: Headline
    previous: Headline
    tables: Sequence[StatsTable] = ()
    not_spoken_to: Sequence[tuple[Contact, LastContact]] = ()
    spans: Sequence[tuple[str, StatsSpan]] = ()
    has_charts: bool = False
    # Whether rankings are one table that Slack draws, or small ones in letters of one width.
    has_table: bool = False
    # Whether they are one table that Slack sorts, in place of either.
    has_data_table: bool = False


def stats_message(t: Translator, content: StatsContent, *, now: datetime) -> Message:
    if not (content.current.figures.number or content.previous.figures.number):
        text = stats_text.nothing_logged(t, content.heading, content.period)
        return Message(
            builders.safe_text(text, 1000),
            (builders.section(builders.plain_text(text)), _buttons(t, content)),
        )
    pairs = tuple(_labelled_figures(t, content))
    compared = stats_text.comparison(t, content.previous_period)
    blocks = (
        builders.header(content.heading),
        builders.context(builders.plain_text(f"{content.period}. {compared}", 500)),
        builders.fields(*(builders.plain_text(f"{label}\n{value}", 300) for label, value in pairs)),
        *_ranking_table(t, content),
        *_table_blocks(t, content),
        *_not_spoken_to_block(t, content.not_spoken_to, now),
        _buttons(t, content),
    )
    figures = ", ".join(f"{label}: {value}" for label, value in pairs)
    text = f"{content.heading}, {content.period}. {figures}. {compared}"
    return Message(builders.safe_text(builders.one_line(text, 3000), 3500), blocks)


# ── the headline ────────────────────────────────────────────────────────────────────────────────


def _labelled_figures(t: Translator, content: StatsContent) -> Iterator[tuple[str, str]]:
    """Each figure with the earlier one; those that are zero in both are left out."""
    now, then = content.current, content.previous
    counts = (
        (t(stats_text.ENTRIES), now.figures.number, then.figures.number),
        (t(stats_text.OUTBOUND_LABEL), now.figures.outbound, then.figures.outbound),
        (t(stats_text.INBOUND_LABEL), now.figures.inbound, then.figures.inbound),
        (t(stats_text.REACHED_LABEL), now.figures.successful, then.figures.successful),
        (t(stats_text.MAILS_ANSWERED), now.answered, then.answered),
    )
    for label, new, old in counts:
        if new or old:
            yield label, f"{t.number(new)} ({t.number(old)})"
    if now.median_answer_time is not None or then.median_answer_time is not None:
        yield (
            t(stats_text.MEDIAN_ANSWER_TIME),
            f"{_duration_or_dash(t, now.median_answer_time)} ({_duration_or_dash(t, then.median_answer_time)})",
        )
    minutes = (now.figures.duration_minutes, then.figures.duration_minutes)
    if any(minutes):
        yield t(stats_text.TIME_SPENT), "{} ({})".format(*map(t.minutes, minutes))
    if now.figures.costs or then.figures.costs:
        yield t(stats_text.COST), f"{t.costs(now.figures.costs)} ({t.costs(then.figures.costs)})"
    if now.figures.evaluations or then.figures.evaluations:
        yield (
            t(stats_text.EVALUATIONS_LABEL),
            f"{_evaluation_counts(now.figures)} ({_evaluation_counts(then.figures)})",
        )


def _duration_or_dash(t: Translator, wait: timedelta | None) -> str:
    return stats_text.duration(t, wait) if wait is not None else "–"


def _evaluation_counts(figures: Figures) -> str:
    def count(*marks: Evaluation) -> int:
        return sum(figures.evaluations.get(mark, 0) for mark in marks)

    good = count(Evaluation.VERY_POSITIVE, Evaluation.POSITIVE)
    bad = count(Evaluation.NEGATIVE, Evaluation.VERY_NEGATIVE)
    return f"{good} / {count(Evaluation.NEUTRAL)} / {bad}"


# ── tables ──────────────────────────────────────────────────────────────────────────────────────


_TIMES = frozenset({FiguresDimension.DAY, FiguresDimension.WEEK, FiguresDimension.MONTH})


def _data_table(t: Translator, content: StatsContent) -> Iterator[Block]:
    """All rankings in one table; what each row is a ranking of stands in its first column."""
    rows: list[tuple[str | int, ...]] = []
    for table in content.tables:
        known = [each for each in table.rows if each.figures.number]
        if table.cut not in _TIMES:
            kind = stats_text.dimension_heading(t, table.cut)
            rows += [(kind, e.label, *_data_cells(e.figures)) for e in _top_rows(t, known)]
    if rows:
        number, out, in_, _ = _columns(t)
        named = (t(stats_text.COLUMN_RANKING), t(stats_text.COLUMN_NAME))
        head = (*named, number, out, in_, t(stats_text.COLUMN_MINUTES))
        yield new_blocks.data_table(
            f"{content.heading}, {content.period}", [head, *rows], page_size=25
        )


def _data_cells(of: Figures) -> tuple[int, ...]:
    return (of.number, of.outbound, of.inbound, of.duration_minutes)


def _ranking_table(t: Translator, content: StatsContent) -> Iterator[Block]:
    """All rankings below each other, since Slack takes one table in a message."""
    if content.has_data_table:
        yield from _data_table(t, content)
        return
    rows: list[tuple[str, ...]] = []
    heads: set[int] = set()
    for table in content.tables if content.has_table else ():
        known = [each for each in table.rows if each.figures.number]
        if table.cut in _TIMES or not known:
            continue
        heads.add(len(rows))
        rows.append((stats_text.dimension_heading(t, table.cut), *_columns(t)))
        top = _top_rows(t, known)
        rows += [(builders.one_line(e.label, 100), *_cells(e.figures)) for e in top]
    if rows:
        yield builders.table(rows, numbers_from=1, heads=heads)


def _table_blocks(t: Translator, content: StatsContent) -> Iterator[Block]:
    for table in content.tables:
        rows = [each for each in table.rows if each.figures.number]
        is_in_table = content.has_table or content.has_data_table
        if not rows or (is_in_table and table.cut not in _TIMES):
            continue
        yield builders.context(builders.plain_text(stats_text.dimension_heading(t, table.cut)))
        by_time = table.cut in _TIMES
        lines = _timeline_lines(table.rows) if by_time else _ranking_lines(t, _top_rows(t, rows))
        yield builders.preformatted_element("\n".join(lines))


def _top_rows(t: Translator, rows: Sequence[FiguresRow]) -> list[FiguresRow]:
    """The largest rows; the others together in one."""
    rest = [each.figures for each in rows[_MAX_ROWS:]]
    if not rest:
        return list(rows)
    others = Figures(
        number=sum(each.number for each in rest),
        inbound=sum(each.inbound for each in rest),
        outbound=sum(each.outbound for each in rest),
        duration_minutes=sum(each.duration_minutes for each in rest),
    )
    return [*rows[:_MAX_ROWS], FiguresRow("", t(stats_text.OTHER_ROWS), others)]


def _ranking_lines(t: Translator, rows: Sequence[FiguresRow]) -> Iterator[str]:
    columns = _columns(t)
    lines = [("", columns), *((each.label, _cells(each.figures)) for each in rows)]
    widths = [max(5, *(len(cells[at]) for _, cells in lines)) for at in range(len(columns))]
    for label, cells in lines:
        named = f"{builders.one_line(label, _LABEL_WIDTH):<{_LABEL_WIDTH}}"
        yield " ".join((named, *(f"{c:>{w}}" for c, w in zip(cells, widths, strict=True))))


def _columns(t: Translator) -> tuple[str, ...]:
    return (
        t(stats_text.COLUMN_NUMBER),
        t(stats_text.COLUMN_OUT),
        t(stats_text.COLUMN_IN),
        t(stats_text.COLUMN_TIME),
    )


def _cells(of: Figures) -> tuple[str, ...]:
    time = f"{of.duration_minutes // 60}:{of.duration_minutes % 60:02}"
    return (str(of.number), str(of.outbound), str(of.inbound), time)


def _timeline_lines(rows: Sequence[FiguresRow]) -> Iterator[str]:
    most = max((each.figures.number for each in rows), default=0)
    for each in rows:
        number = each.figures.number
        bar = "▇" * round(number / most * _BAR_WIDTH) if most else ""
        bar = bar or ("▏" if number else "")
        yield f"{builders.one_line(each.label, 12):<12}{number:>5}  {bar}".rstrip()


# ── stale ───────────────────────────────────────────────────────────────────────────────────────


def _not_spoken_to_block(
    t: Translator, found: Sequence[tuple[Contact, LastContact]], now: datetime
) -> Iterator[Block]:
    if not found:
        return
    listed = found[:MAX_NOT_SPOKEN_TO]
    lines = [stats_text.not_spoken_to(t, len(listed), more=len(found) > len(listed))]
    for each, touch in listed:
        last = (
            t.moment(touch.spoken_at, now=now) if touch.spoken_at else t(stats_text.NEVER_SPOKEN_TO)
        )
        lines.append(f"{each.number} · {builders.one_line(contact_title(each), 120)} · {last}")
    yield builders.section(builders.plain_text("\n".join(lines)))


# ── other figures ───────────────────────────────────────────────────────────────────────────────


def _buttons(t: Translator, content: StatsContent) -> Block:
    """The buttons, each with an action id of its own, which must be unique in a block."""
    whose = {WHOSE_ME: t(stats_text.ME_BUTTON), WHOSE_TEAM: t(stats_text.TEAM_BUTTON)}
    pressed: list[tuple[str, FindId, StatsSpan]] = [
        (label, action, span)
        for action, (label, span) in zip(
            (FindId.STATS_WEEK, FindId.STATS_MONTH, FindId.STATS_QUARTER),
            content.spans,
            strict=False,
        )
    ]
    pressed += [
        (label, action, replace(content.span, whose=who))
        for action, (who, label) in zip(
            (FindId.STATS_ME, FindId.STATS_TEAM), whose.items(), strict=True
        )
        if who != content.span.whose
    ]
    if content.has_charts:
        pressed.append((t(stats_text.CHART_BUTTON), FindId.CHART, content.span))
    elements: list[Element] = [
        builders.button(label, action, pack_stats_span(span)) for label, action, span in pressed
    ]
    return builders.actions(*elements)
