"""Figures of oneself, the team, a colleague or a contact, with a picture where it says more."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo

from sqlmodel import Session

from bot import chart
from bot.answers import Answer, Both, Later, Reply, Send
from bot.asked import Asker, Click, Direct, Typed
from bot.desk import Desk
from bot.grammar import Stats
from bot.ids.find import Find
from bot.ids.span import ME, TEAM, Span, packed, span_of
from bot.kit import Message, one_line
from bot.listeners import finding
from bot.listeners.contacts import whole_history
from bot.messages import contact as contact_said
from bot.messages import history as history_said
from bot.messages import kinds
from bot.messages import stats as said
from bot.say import Say
from bot.views import chart as chart_view
from bot.views import contact as contact_view
from bot.views import stats as view
from bot.views.people import titled
from bot.views.stats import Headline, Shown, Table
from journal import contact as use_case
from journal.errors import NotFound
from journal.figures import median, periods
from journal.fold import is_address
from journal.model import Channel, Contact, Cut, InteractionFilter, LastTouch, Slice
from journal.store import figures, people

_UNTOUCHED_DAYS = 90
_CALENDAR = (Cut.DAY, Cut.WEEK, Cut.MONTH, Cut.QUARTER, Cut.YEAR)
# Of this many days, days are told; of so many, weeks; else months.
_BY_DAY, _BY_WEEK = timedelta(days=14), timedelta(days=120)


def of_stats(desk: Desk, asked: Typed | Direct, request: Stats) -> Answer:
    with desk.reading() as session:
        span = _span(desk, asked.asker, request)
        whose = _whose(session, asked.asker, request)
        if isinstance(whose, Message):
            return Reply(whose)
        if isinstance(whose, list):
            question = contact_said.which(asked.asker.say, request.who, len(whose), finding.OFFERED)
            offered = [(each, packed(replace(span, whose=f"c:{each.id}"))) for each in whose]
            return Reply(contact_view.choices(asked.asker.say, question, offered, Find.STATS_ME))
        span = replace(span, whose=whose)
        shown = _shown(desk, session, asked.asker, span)
    reply = Reply(view.stats(asked.asker.say, shown, now=desk.now))
    if isinstance(asked, Direct) and shown.charts:
        # It lands where they look anyway.
        return Both((reply, Later(lambda later: _picture(later, asked.asker, span))))
    return reply


def _span(desk: Desk, asker: Asker, request: Stats) -> Span:
    if request.start and request.end:
        return Span(ME, request.start, request.end)
    _, start, end = _calendar(desk.now, Cut.MONTH, asker.say.zone)
    return Span(ME, start, end)


def _calendar(moment: datetime, cut: Cut, zone: tzinfo) -> tuple[str, datetime, datetime]:
    """The day, week, month … of this moment."""
    return periods(moment, moment, cut, zone)[0]


def _whose(session: Session, asker: Asker, request: Stats) -> str | Message | list[Contact]:
    """Whose figures; a refusal; or contacts to choose from."""
    if request.of != "who":
        return ME if request.of == "me" else TEAM
    if request.colleague_slack_id or request.colleague_name:
        return _of_colleague(session, asker, request.colleague_slack_id, request.colleague_name)
    if is_address(request.who) and people.by_email(session, request.who):
        return _of_colleague(session, asker, "", request.who)
    found = finding.contacts_like(session, request.who)
    if found.certain:
        return f"c:{found.contacts[0].id}"
    if colleague := finding.colleague(session, "", request.who):
        return f"u:{colleague}"
    return list(found.contacts) or contact_view.nobody(asker.say, request.who)


def _of_colleague(session: Session, asker: Asker, slack_id: str, name: str) -> str | Message:
    found = finding.colleague(session, slack_id, name)
    if not found:
        why = history_said.unknown_colleague(asker.say, one_line(name, 60) or "@…")
        return contact_view.told(why)
    return ME if found == asker.slack_id else f"u:{found}"


# ── what is shown ───────────────────────────────────────────────────────────────────────────────


def turned(desk: Desk, click: Click) -> Answer:
    """Other figures, in place of those that were looked at."""
    span = span_of(click.value)
    with desk.reading() as session:
        try:
            shown = _shown(desk, session, click.asker, span)
        except NotFound:
            return Reply(contact_view.told(contact_said.gone(click.asker.say)))
    return Reply(view.stats(click.asker.say, shown, now=desk.now), instead=True)


def _shown(desk: Desk, session: Session, asker: Asker, span: Span) -> Shown:
    say = asker.say
    before, running = _before(desk.now, span, say.zone)
    wanted = _filter(session, asker, span)
    tables = tuple(_tables(session, say, _until(span, desk.now), wanted))
    over_time = next((each.rows for each in tables if each.cut in _CALENDAR), ())
    return Shown(
        span=span,
        heading=_heading(session, asker, span),
        period=_named(say, span, running=running),
        before=_named(say, before),
        now=_headline(session, wanted),
        then=_headline(session, _filter(session, asker, before)),
        tables=tables,
        untouched=_untouched(desk, session, asker, span),
        spans=_others(desk, say, span),
        charts=chart.is_there() and sum(1 for each in over_time if each.figures.number) > 1,
    )


def _filter(session: Session, asker: Asker, span: Span) -> InteractionFilter:
    wanted = InteractionFilter(occurred_from=span.start, occurred_before=span.end)
    if span.contact:
        of = whole_history(use_case.found(session, span.contact))
        return replace(wanted, contact_id=of.contact_id, company_id=of.company_id)
    who = asker.slack_id if span.whose == ME else span.colleague
    if not who:
        return wanted
    return finding.concerning(wanted, finding.address_of(session, asker, who))


def _heading(session: Session, asker: Asker, span: Span) -> str:
    if span.contact:
        return said.of_who(asker.say, titled(use_case.found(session, span.contact)))
    if span.colleague:
        return said.of_who(asker.say, finding.called(session, span.colleague))
    return said.mine(asker.say) if span.whose == ME else said.of_team(asker.say)


def _headline(session: Session, wanted: InteractionFilter) -> Headline:
    waits = figures.response_times(session, wanted)
    return Headline(figures.total(session, wanted), len(waits), median(waits))


def _untouched(
    desk: Desk, session: Session, asker: Asker, span: Span
) -> Sequence[tuple[Contact, LastTouch]]:
    """Of whom one looks after: the whole team's would be everybody's, and so nobody's."""
    who = asker.slack_id if span.whose == ME else span.colleague
    owner = finding.address_of(session, asker, who) if who else ""
    if not is_address(owner):
        return ()
    since = desk.now - timedelta(days=_UNTOUCHED_DAYS)
    return figures.stale(session, since=since, owner=owner, limit=view.UNTOUCHED + 1)


# ── times ───────────────────────────────────────────────────────────────────────────────────────


def _before(now: datetime, span: Span, zone: tzinfo) -> tuple[Span, bool]:
    """The time before, as long; of one that still runs, as much of it as has passed of this."""
    start, end = span.start - (span.end - span.start), span.start
    for cut in _CALENDAR:
        if _calendar(span.start, cut, zone)[1:] == (span.start, span.end):
            _, start, end = _calendar(span.start - timedelta(seconds=1), cut, zone)
    running = span.start <= now < span.end
    if running:
        end = min(end, start + (now - span.start))
    return Span(span.whose, start, end), running


def _named(say: Say, span: Span, *, running: bool = False) -> str:
    zone = say.zone
    first = span.start.astimezone(zone).date()
    last = (span.end - timedelta(seconds=1)).astimezone(zone).date()
    named = said.between(say, say.whole_day(first), say.whole_day(last))
    return f"{named}, {said.so_far(say)}" if running else named


def _others(desk: Desk, say: Say, span: Span) -> tuple[tuple[str, Span], ...]:
    named = ((said.week(say), Cut.WEEK), (said.month(say), Cut.MONTH))
    quarter = (said.quarter(say), Cut.QUARTER)
    return tuple(
        (label, Span(span.whose, *_calendar(desk.now, cut, say.zone)[1:]))
        for label, cut in (*named, quarter)
    )


def _until(span: Span, now: datetime) -> Span:
    """Days that are still to come have nothing to tell."""
    return replace(span, end=min(span.end, now)) if span.start < now else span


# ── cuts ────────────────────────────────────────────────────────────────────────────────────────


def _tables(session: Session, say: Say, span: Span, wanted: InteractionFilter) -> Iterator[Table]:
    by_template = figures.cut(session, wanted, Cut.TEMPLATE)
    named = (replace(each, label=kinds.template_called(say, each.key)) for each in by_template)
    yield Table(Cut.TEMPLATE, tuple(named))
    if span.whose == TEAM:
        by_person = figures.cut(session, wanted, Cut.SALESPERSON)
        yield Table(Cut.SALESPERSON, tuple(_person(session, say, each) for each in by_person))
    cut, steps = _steps(say, span)
    rows = figures.by_period(session, wanted, steps)
    if len(rows) > 1:
        yield Table(cut, rows)


def _person(session: Session, say: Say, each: Slice) -> Slice:
    return replace(each, label=finding.called(session, each.key) if each.key else said.nobody(say))


def _steps(say: Say, span: Span) -> tuple[Cut, tuple[tuple[str, datetime, datetime], ...]]:
    """The days, weeks or months of it, named for people; of the long past months alone."""
    long = span.end - span.start
    cut = Cut.DAY if long <= _BY_DAY else Cut.WEEK if long <= _BY_WEEK else Cut.MONTH
    start = max(span.start, span.end - timedelta(days=3 * 366))
    found = periods(start, span.end - timedelta(seconds=1), cut, say.zone)
    return cut, tuple((_step(say, cut, first), first, last) for _, first, last in found)


def _step(say: Say, cut: Cut, first: datetime) -> str:
    day = first.astimezone(say.zone).date()
    return say.month(day) if cut is Cut.MONTH else say.short_day(day)


# ── the picture ─────────────────────────────────────────────────────────────────────────────────


def as_picture(_desk: Desk, click: Click) -> Answer:
    span, say = span_of(click.value), click.asker.say
    if not chart.is_there():
        return Reply(contact_view.told(said.no_charts(say)))
    told = Reply(contact_view.told(said.chart_comes(say)))
    return Both((told, Later(lambda later: _picture(later, click.asker, span))))


def _picture(desk: Desk, asker: Asker, span: Span) -> Answer:
    say = asker.say
    with desk.reading() as session:
        wanted = _filter(session, asker, span)
        cut, steps = _steps(say, _until(span, desk.now))
        heading = _heading(session, asker, span)
        bars = tuple(_bar(session, wanted, step) for step in steps)
    title = said.chart_title(say, heading, cut)
    drawn = chart_view.bars(say, title, _named(say, span), bars)
    name = f"rapport-{desk.today(say).isoformat()}.png"
    return Send(name, chart.png(drawn), title=title, alt=chart_view.alt(say, title, bars))


def _bar(
    session: Session, wanted: InteractionFilter, step: tuple[str, datetime, datetime]
) -> chart_view.Bar:
    name, start, end = step
    within = replace(
        wanted,
        occurred_from=max(start, wanted.occurred_from or start),
        occurred_before=min(end, wanted.occurred_before or end),
    )
    cut = figures.cut(session, within, Cut.CHANNEL)
    return chart_view.Bar(name, {Channel(each.key): each.figures.number for each in cut})


VERBS = {Stats: of_stats}
ACTIONS = {
    Find.STATS_WEEK: turned,
    Find.STATS_MONTH: turned,
    Find.STATS_QUARTER: turned,
    Find.STATS_ME: turned,
    Find.STATS_TEAM: turned,
    Find.CHART: as_picture,
}
