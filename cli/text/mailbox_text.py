"""The health of a mailbox in words."""

from datetime import datetime, timedelta, tzinfo

from journal.health.mailbox_health import MailboxCondition, MailboxOverview

CONDITION_COLOURS = {
    MailboxCondition.OK: "green",
    MailboxCondition.WORKING: "green",
    MailboxCondition.PAUSED: "yellow",
    MailboxCondition.NOT_CONFIGURED: "dim",
    MailboxCondition.IMPORTED: "dim",
}


def polls_text(overview: MailboxOverview, now: datetime, zone: tzinfo) -> str:
    """`last good poll 40 s ago, last new mail 08:10`; empty before the first one."""
    state = overview.state
    if state is None or state.last_success is None:
        return ""
    new = (
        f"last new mail {clock_text(state.last_new, now, zone)}"
        if state.last_new
        else "no mail yet"
    )
    return f"last good poll {ago_text(now - state.last_success)}, {new}"


def worker_text(owner: str) -> str:
    """`machine/…/process/…` in words."""
    machine, _, rest = owner.partition("/")
    parts = rest.split("/")
    return f"process {parts[-2]} on {machine}" if len(parts) > 1 else machine


def ago_text(span: timedelta) -> str:
    return f"{length_text(span)} ago" if span >= timedelta() else f"in {length_text(-span)}"


def length_text(span: timedelta) -> str:
    seconds = round(span.total_seconds())
    if seconds < 120:
        return f"{seconds} s"
    minutes = seconds // 60
    if minutes < 120:
        return f"{minutes} min"
    hours = minutes // 60
    return f"{hours} h" if hours < 48 else f"{hours // 24} days"


def clock_text(moment: datetime, now: datetime, zone: tzinfo) -> str:
    """The moment; only the time if it is today's."""
    there, here = moment.astimezone(zone), now.astimezone(zone)
    return there.strftime("%H:%M" if there.date() == here.date() else "%Y-%m-%d %H:%M")
