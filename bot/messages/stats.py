"""What is said of figures."""

from datetime import timedelta

from bot.say import Translator
from journal.model import FiguresDimension


def own_heading(say: Translator) -> str:
    return say("Your figures")


def team_heading(say: Translator) -> str:
    return say("Figures of the team")


def person_heading(say: Translator, name: str) -> str:
    return say("Figures of {name}", name=name)


def day_range(say: Translator, first: str, last: str) -> str:
    return first if first == last else say("{first} to {last}", first=first, last=last)


def until_now(say: Translator) -> str:
    return say("so far")


def comparison(say: Translator, period: str) -> str:
    return say("In brackets: {period}.", period=period)


def entries(say: Translator) -> str:
    return say("Entries")


def outbound_label(say: Translator) -> str:
    return say("From us")


def inbound_label(say: Translator) -> str:
    return say("From them")


def reached_label(say: Translator) -> str:
    return say("Reached")


def time_spent(say: Translator) -> str:
    return say("Time spent")


def cost(say: Translator) -> str:
    return say("Cost")


def mails_answered(say: Translator) -> str:
    return say("Mails answered")


def median_answer_time(say: Translator) -> str:
    return say("Half of them within")


def evaluations_label(say: Translator) -> str:
    return say("Evaluated + / 0 / −")


def dimension_heading(say: Translator, dimension: FiguresDimension) -> str:
    names = {
        FiguresDimension.TEMPLATE: say("By kind"),
        FiguresDimension.SALESPERSON: say("By person"),
        FiguresDimension.DAY: say("By day"),
        FiguresDimension.WEEK: say("By week, from Monday on"),
        FiguresDimension.MONTH: say("By month"),
    }
    return names[dimension]


def other_rows(say: Translator) -> str:
    return say("Others")


def no_person(say: Translator) -> str:
    return say("Nobody")


def column_number(say: Translator) -> str:
    return say("Total")


def column_in(say: Translator) -> str:
    return say("In")


def column_out(say: Translator) -> str:
    return say("Out")


def column_time(say: Translator) -> str:
    return say("Time")


def not_spoken_to(say: Translator, count: int, *, more: bool) -> str:
    if more:
        return say("More than {count} contacts were not spoken to for 90 days, first:", count=count)
    return say.plural(
        "{count} contact was not spoken to for 90 days:",
        "{count} contacts were not spoken to for 90 days:",
        count,
    )


def never_spoken_to(say: Translator) -> str:
    return say("never")


def nothing_logged(say: Translator, heading: str, period: str) -> str:
    return say("{heading}, {period}: nothing was logged.", heading=heading, period=period)


def me_button(say: Translator) -> str:
    return say("Me")


def team_button(say: Translator) -> str:
    return say("Team")


def this_week(say: Translator) -> str:
    return say("This week")


def this_month(say: Translator) -> str:
    return say("This month")


def this_quarter(say: Translator) -> str:
    return say("This quarter")


def chart_button(say: Translator) -> str:
    return say("As a picture")


def chart_is_coming(say: Translator) -> str:
    return say("The picture comes into your direct messages with Rapport.")


def chart_title(say: Translator, heading: str, dimension: FiguresDimension) -> str:
    names = {
        FiguresDimension.DAY: say("by day"),
        FiguresDimension.WEEK: say("by week"),
        FiguresDimension.MONTH: say("by month"),
    }
    return say("{heading}, {cut}", heading=heading, cut=names[dimension])


def chart_bar(say: Translator, period: str, total: int, parts: str) -> str:
    if not parts:
        return say("{period}: {total}", period=period, total=total)
    return say("{period}: {total} ({parts})", period=period, total=total, parts=parts)


def chart_alt(say: Translator, title: str, bars: str) -> str:
    return say("Bar chart. {title}, stacked by channel. {bars}.", title=title, bars=bars)


def charts_not_installed(say: Translator) -> str:
    return say("Pictures are not installed here: an admin can add them with `rapport-bot[charts]`.")


def duration(say: Translator, wait: timedelta) -> str:
    """`45 min`, `3.5 h`, `2.1 days`."""
    minutes = int(wait.total_seconds() // 60)
    if minutes < 60:
        return say("{minutes} min", minutes=minutes)
    if minutes < 48 * 60:
        return say("{hours} h", hours=say.fraction(f"{minutes / 60:.1f}"))
    return say("{days} days", days=say.fraction(f"{minutes / 60 / 24:.1f}"))
