"""PURE. Bars of entries over time, stacked by channel: their positions, and the same in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.blockkit import builders
from bot.language.translator import Translator
from bot.messages import labels as labels_text
from bot.messages import stats as stats_text
from journal.model import Channel

WIDTH, HEIGHT = 960, 440
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 24, 76, 84
_LONGEST_ALT = 1000
# Colours for colour-blind people, and in grey as well: after Okabe and Ito.
_COLOURS = {
    Channel.EMAIL: "#0072b2",
    Channel.PHONE: "#e69f00",
    Channel.MEETING: "#009e73",
    Channel.LETTER: "#cc79a7",
    Channel.FAX: "#8c564b",
    Channel.CHAT: "#d55e00",
    Channel.NOTE: "#8a94a6",
    Channel.OTHER: "#4b5563",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One day, week or month, with how many entries each channel had."""

    label: str
    numbers: Mapping[Channel, int]

    @property
    def total(self) -> int:
        return sum(self.numbers.values())


@dataclass(frozen=True, slots=True)
class BarPiece:
    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class ChartText:
    """A text and its position."""

    x: float
    y: float
    text: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class ChartLayout:
    title: str
    subtitle: str
    pieces: tuple[BarPiece, ...]
    totals: tuple[ChartText, ...]
    labels: tuple[ChartText, ...]
    ticks: tuple[ChartText, ...]
    legend: tuple[ChartText, ...]
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    width: int = WIDTH
    height: int = HEIGHT


def chart_layout(t: Translator, title: str, subtitle: str, all_bars: Sequence[Bar]) -> ChartLayout:
    top, step = _axis_scale(max((each.total for each in all_bars), default=0))
    return ChartLayout(
        title=builders.one_line(title, 70),
        subtitle=builders.one_line(subtitle, 90),
        pieces=tuple(
            piece
            for position, each in enumerate(all_bars)
            for piece in _bar_pieces(position, each, all_bars, top)
        ),
        totals=tuple(_totals(t, all_bars, top)),
        labels=tuple(_labels(all_bars)),
        ticks=tuple(
            ChartText(_LEFT - 10, _y(number, top), t.number(number))
            for number in range(0, top + 1, step)
        ),
        legend=tuple(_legend(t, all_bars)),
    )


def alt_text(t: Translator, title: str, all_bars: Sequence[Bar]) -> str:
    """The picture in words; without the channels if it would be too long."""
    whole = stats_text.chart_alt(t, title, "; ".join(_bar_in_words(t, each) for each in all_bars))
    if len(whole) <= _LONGEST_ALT:
        return whole
    short = "; ".join(stats_text.chart_bar(t, each.label, each.total, "") for each in all_bars)
    return builders.clip(stats_text.chart_alt(t, title, short), _LONGEST_ALT)


def _bar_in_words(t: Translator, each: Bar) -> str:
    parts = ", ".join(
        f"{labels_text.channel_name(t, channel)} {number}"
        for channel, number in _stacked_numbers(each)
    )
    return stats_text.chart_bar(t, each.label, each.total, parts)


def _stacked_numbers(each: Bar) -> list[tuple[Channel, int]]:
    """The numbers from below, always in the same order of channels."""
    return [(channel, each.numbers[channel]) for channel in Channel if each.numbers.get(channel)]


def _axis_scale(most: int) -> tuple[int, int]:
    """The end of the axis and the distance of its lines: whole numbers, four to eight lines."""
    step = 1
    factors = (2, 2.5, 2)
    turn = 0
    while most > step * 6:
        step = int(step * factors[turn % 3])
        turn += 1
    return max(step * -(-most // step), step), step


def _y(number: float, top: int) -> float:
    return round(HEIGHT - _BOTTOM - number / top * (HEIGHT - _TOP - _BOTTOM), 2)


def _slot_width(all_bars: Sequence[Bar]) -> float:
    return (WIDTH - _LEFT - _RIGHT) / max(len(all_bars), 1)


def _bar_middle(position: int, all_bars: Sequence[Bar]) -> float:
    return round(_LEFT + _slot_width(all_bars) * (position + 0.5), 2)


def _bar_pieces(position: int, each: Bar, all_bars: Sequence[Bar], top: int) -> list[BarPiece]:
    width = round(min(_slot_width(all_bars) * 0.62, 72), 2)
    found, below = [], 0
    for channel, number in _stacked_numbers(each):
        upper, lower = _y(below + number, top), _y(below, top)
        x = round(_bar_middle(position, all_bars) - width / 2, 2)
        found.append(BarPiece(x, upper, width, round(lower - upper, 2), _COLOURS[channel]))
        below += number
    return found


def _totals(t: Translator, all_bars: Sequence[Bar], top: int) -> list[ChartText]:
    """The totals over the bars, unless these are too close."""
    if _slot_width(all_bars) < 24:
        return []
    return [
        ChartText(_bar_middle(position, all_bars), _y(each.total, top) - 8, t.number(each.total))
        for position, each in enumerate(all_bars)
        if each.total
    ]


def _labels(all_bars: Sequence[Bar]) -> list[ChartText]:
    """The labels below each bar, or below every second, third … one."""
    longest = max((len(each.label) for each in all_bars), default=0)
    every = -(-int(longest * 8 + 10) // max(int(_slot_width(all_bars)), 1))
    return [
        ChartText(_bar_middle(position, all_bars), HEIGHT - _BOTTOM + 22, each.label)
        for position, each in enumerate(all_bars)
        if position % max(every, 1) == 0
    ]


def _legend(t: Translator, all_bars: Sequence[Bar]) -> list[ChartText]:
    used = [channel for channel in Channel if any(each.numbers.get(channel) for each in all_bars)]
    marks, x = [], float(_LEFT)
    for channel in used:
        name = labels_text.channel_name(t, channel)
        marks.append(ChartText(x, HEIGHT - 26, name, _COLOURS[channel]))
        x += 22 + len(name) * 8.6 + 22
    return marks
