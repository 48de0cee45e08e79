"""What is said of figures."""

from datetime import timedelta

from bot.say import Say
from journal.model import Cut


def mine(say: Say) -> str:
    return say("Your figures")


def of_team(say: Say) -> str:
    return say("Figures of the team")


def of_who(say: Say, name: str) -> str:
    return say("Figures of {name}", name=name)


def between(say: Say, first: str, last: str) -> str:
    return first if first == last else say("{first} to {last}", first=first, last=last)


def so_far(say: Say) -> str:
    return say("so far")


def compared(say: Say, period: str) -> str:
    return say("In brackets: {period}.", period=period)


def entries(say: Say) -> str:
    return say("Entries")


def outbound(say: Say) -> str:
    return say("From us")


def inbound(say: Say) -> str:
    return say("From them")


def reached(say: Say) -> str:
    return say("Reached")


def spent(say: Say) -> str:
    return say("Time spent")


def cost(say: Say) -> str:
    return say("Cost")


def answered(say: Say) -> str:
    return say("Mails answered")


def within(say: Say) -> str:
    return say("Half of them within")


def evaluated(say: Say) -> str:
    return say("Evaluated + / 0 / −")


def by(say: Say, cut: Cut) -> str:
    names = {
        Cut.TEMPLATE: say("By kind"),
        Cut.SALESPERSON: say("By person"),
        Cut.DAY: say("By day"),
        Cut.WEEK: say("By week, from Monday on"),
        Cut.MONTH: say("By month"),
    }
    return names[cut]


def other(say: Say) -> str:
    return say("Others")


def nobody(say: Say) -> str:
    return say("Nobody")


def column_number(say: Say) -> str:
    return say("Total")


def column_in(say: Say) -> str:
    return say("In")


def column_out(say: Say) -> str:
    return say("Out")


def column_time(say: Say) -> str:
    return say("Time")


def untouched(say: Say, count: int, *, more: bool) -> str:
    if more:
        return say("More than {count} contacts were not spoken to for 90 days, first:", count=count)
    return say.many(
        "{count} contact was not spoken to for 90 days:",
        "{count} contacts were not spoken to for 90 days:",
        count,
    )


def never(say: Say) -> str:
    return say("never")


def nothing(say: Say, heading: str, period: str) -> str:
    return say("{heading}, {period}: nothing was logged.", heading=heading, period=period)


def me(say: Say) -> str:
    return say("Me")


def team(say: Say) -> str:
    return say("Team")


def week(say: Say) -> str:
    return say("This week")


def month(say: Say) -> str:
    return say("This month")


def quarter(say: Say) -> str:
    return say("This quarter")


def chart(say: Say) -> str:
    return say("As a picture")


def chart_comes(say: Say) -> str:
    return say("The picture comes into your direct messages with Rapport.")


def chart_title(say: Say, heading: str, cut: Cut) -> str:
    names = {Cut.DAY: say("by day"), Cut.WEEK: say("by week"), Cut.MONTH: say("by month")}
    return say("{heading}, {cut}", heading=heading, cut=names[cut])


def chart_bar(say: Say, period: str, total: int, parts: str) -> str:
    if not parts:
        return say("{period}: {total}", period=period, total=total)
    return say("{period}: {total} ({parts})", period=period, total=total, parts=parts)


def chart_alt(say: Say, title: str, bars: str) -> str:
    return say("Bar chart. {title}, stacked by channel. {bars}.", title=title, bars=bars)


def no_charts(say: Say) -> str:
    return say("Pictures are not installed here: an admin can add them with `rapport-bot[charts]`.")


def long(say: Say, wait: timedelta) -> str:
    """`45 min`, `3.5 h`, `2.1 days`."""
    minutes = int(wait.total_seconds() // 60)
    if minutes < 60:
        return say("{minutes} min", minutes=minutes)
    if minutes < 48 * 60:
        return say("{hours} h", hours=say.fraction(f"{minutes / 60:.1f}"))
    return say("{days} days", days=say.fraction(f"{minutes / 60 / 24:.1f}"))
