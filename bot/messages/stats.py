"""What is said of figures."""

from datetime import timedelta

from bot.language.translator import Translator
from journal.model import FiguresDimension


def own_heading(t: Translator) -> str:
    return t("Your figures")


def team_heading(t: Translator) -> str:
    return t("Figures of the team")


def person_heading(t: Translator, name: str) -> str:
    return t("Figures of {name}", name=name)


def day_range(t: Translator, first: str, last: str) -> str:
    return first if first == last else t("{first} to {last}", first=first, last=last)


def until_now(t: Translator) -> str:
    return t("so far")


def comparison(t: Translator, period: str) -> str:
    return t("In brackets: {period}.", period=period)


def entries(t: Translator) -> str:
    return t("Entries")


def outbound_label(t: Translator) -> str:
    return t("From us")


def inbound_label(t: Translator) -> str:
    return t("From them")


def reached_label(t: Translator) -> str:
    return t("Reached")


def time_spent(t: Translator) -> str:
    return t("Time spent")


def cost(t: Translator) -> str:
    return t("Cost")


def mails_answered(t: Translator) -> str:
    return t("Mails answered")


def median_answer_time(t: Translator) -> str:
    return t("Half of them within")


def evaluations_label(t: Translator) -> str:
    return t("Evaluated + / 0 / −")


def dimension_heading(t: Translator, dimension: FiguresDimension) -> str:
    names = {
        FiguresDimension.TEMPLATE: t("By kind"),
        FiguresDimension.SALESPERSON: t("By person"),
        FiguresDimension.DAY: t("By day"),
        FiguresDimension.WEEK: t("By week, from Monday on"),
        FiguresDimension.MONTH: t("By month"),
    }
    return names[dimension]


def other_rows(t: Translator) -> str:
    return t("Others")


def no_person(t: Translator) -> str:
    return t("Nobody")


def column_number(t: Translator) -> str:
    return t("Total")


def column_in(t: Translator) -> str:
    return t("In")


def column_out(t: Translator) -> str:
    return t("Out")


def column_time(t: Translator) -> str:
    return t("Time")


def not_spoken_to(t: Translator, count: int, *, more: bool) -> str:
    if more:
        return t("More than {count} contacts were not spoken to for 90 days, first:", count=count)
    return t.plural(
        "{count} contact was not spoken to for 90 days:",
        "{count} contacts were not spoken to for 90 days:",
        count,
    )


def never_spoken_to(t: Translator) -> str:
    return t("never")


def nothing_logged(t: Translator, heading: str, period: str) -> str:
    return t("{heading}, {period}: nothing was logged.", heading=heading, period=period)


def me_button(t: Translator) -> str:
    return t("Me")


def team_button(t: Translator) -> str:
    return t("Team")


def this_week(t: Translator) -> str:
    return t("This week")


def this_month(t: Translator) -> str:
    return t("This month")


def this_quarter(t: Translator) -> str:
    return t("This quarter")


def chart_button(t: Translator) -> str:
    return t("As a picture")


def chart_is_coming(t: Translator) -> str:
    return t("The picture comes into your direct messages with Rapport.")


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


def charts_not_installed(t: Translator) -> str:
    return t("Pictures are not installed here: an admin can add them with `rapport-bot[charts]`.")


def duration(t: Translator, wait: timedelta) -> str:
    """`45 min`, `3.5 h`, `2.1 days`."""
    minutes = int(wait.total_seconds() // 60)
    if minutes < 60:
        return t("{minutes} min", minutes=minutes)
    if minutes < 48 * 60:
        return t("{hours} h", hours=t.fraction(f"{minutes / 60:.1f}"))
    return t("{days} days", days=t.fraction(f"{minutes / 60 / 24:.1f}"))
