"""The sentences about figures."""

from datetime import timedelta

from bot.language.translator import N_, Translator
from journal.model import FiguresDimension

OWN_HEADING = N_("Your figures")
TEAM_HEADING = N_("Figures of the team")


def person_heading(t: Translator, name: str) -> str:
    return t("Figures of {name}", name=name)


def day_range(t: Translator, first: str, last: str) -> str:
    return first if first == last else t("{first} to {last}", first=first, last=last)


UNTIL_NOW = N_("so far")


def comparison(t: Translator, period: str) -> str:
    return t("In brackets: {period}.", period=period)


ENTRIES = N_("Entries")
OUTBOUND_LABEL = N_("From us")
INBOUND_LABEL = N_("From them")
REACHED_LABEL = N_("Reached")
TIME_SPENT = N_("Time spent")
COST = N_("Cost")
MAILS_ANSWERED = N_("Mails answered")
MEDIAN_ANSWER_TIME = N_("Half of them within")
EVALUATIONS_LABEL = N_("Evaluated + / 0 / −")


def dimension_heading(t: Translator, dimension: FiguresDimension) -> str:
    names = {
        FiguresDimension.TEMPLATE: t("By kind"),
        FiguresDimension.SALESPERSON: t("By person"),
        FiguresDimension.DAY: t("By day"),
        FiguresDimension.WEEK: t("By week, from Monday on"),
        FiguresDimension.MONTH: t("By month"),
    }
    return names[dimension]


OTHER_ROWS = N_("Others")
NO_PERSON = N_("Nobody")
COLUMN_NUMBER = N_("Total")
COLUMN_IN = N_("In")
COLUMN_OUT = N_("Out")
COLUMN_RANKING = N_("Ranking")
COLUMN_NAME = N_("Name")
COLUMN_MINUTES = N_("Minutes")
COLUMN_TIME = N_("Time")


def not_spoken_to(t: Translator, count: int, *, more: bool) -> str:
    if more:
        return t("More than {count} contacts were not spoken to for 90 days, first:", count=count)
    return t.plural(
        "{count} contact was not spoken to for 90 days:",
        "{count} contacts were not spoken to for 90 days:",
        count,
    )


NEVER_SPOKEN_TO = N_("never")


def nothing_logged(t: Translator, heading: str, period: str) -> str:
    return t("{heading}, {period}: nothing was logged.", heading=heading, period=period)


ME_BUTTON = N_("Me")
TEAM_BUTTON = N_("Team")
THIS_WEEK = N_("This week")
THIS_MONTH = N_("This month")
THIS_QUARTER = N_("This quarter")
CHART_BUTTON = N_("As a picture")
CHART_IS_COMING = N_("The picture comes into your direct messages with Rapport.")


def chart_title(t: Translator, heading: str, dimension: FiguresDimension) -> str:
    names = {
        FiguresDimension.DAY: t("by day"),
        FiguresDimension.WEEK: t("by week"),
        FiguresDimension.MONTH: t("by month"),
    }
    return t("{heading}, {cut}", heading=heading, cut=names[dimension])


def chart_bar(t: Translator, period: str, total: int, parts: str) -> str:
    if not parts:
        return t("{period}: {total}", period=period, total=total)
    return t("{period}: {total} ({parts})", period=period, total=total, parts=parts)


def chart_alt(t: Translator, title: str, bars: str) -> str:
    return t("Bar chart. {title}, stacked by channel. {bars}.", title=title, bars=bars)


CHARTS_NOT_INSTALLED = N_(
    "Pictures are not installed here: an admin can add them with `rapport-bot[charts]`."
)


def duration(t: Translator, wait: timedelta) -> str:
    """`45 min`, `3.5 h`, `2.1 days`."""
    minutes = int(wait.total_seconds() // 60)
    if minutes < 60:
        return t("{minutes} min", minutes=minutes)
    if minutes < 48 * 60:
        return t("{hours} h", hours=t.fraction(f"{minutes / 60:.1f}"))
    return t("{days} days", days=t.fraction(f"{minutes / 60 / 24:.1f}"))
