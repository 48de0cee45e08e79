"""Shows figures of oneself, the team, a colleague or a contact, with a chart."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo

from sqlmodel import Session

from bot import chart_image
from bot.answers import Answer, InBackground, Reply, SendFile, Several
from bot.blockkit import builders
from bot.blockkit.builders import Message, one_line
from bot.context import BotContext
from bot.grammar import StatsRequest
from bot.ids.find import FindId
from bot.ids.stats_span import WHOSE_ME, WHOSE_TEAM, StatsSpan, pack_stats_span, unpack_stats_span
from bot.inputs import Click, DirectMessage, SlashCommand, User
from bot.language.translator import Translator
from bot.listeners.contacts import history_filter
from bot.listeners.shared import contact_search
from bot.messages import contact as contact_text
from bot.messages import history as history_text
from bot.messages import labels as labels_text
from bot.messages import stats as stats_text
from bot.views import chart as chart_view
from bot.views import contact as contact_view
from bot.views import stats as stats_view
from bot.views.contact_labels import contact_title
from bot.views.stats import Headline, StatsContent, StatsTable
from journal.contacts import contact
from journal.errors import NotFound
from journal.figures import median, periods
from journal.fold import is_address
from journal.model import (
    Channel,
    Contact,
    FiguresDimension,
    FiguresRow,
    InteractionFilter,
    LastContact,
)
from journal.store import figures
from journal.store.slack import people

_UNTOUCHED_DAYS = 90
_CALENDAR = (
    FiguresDimension.DAY,
    FiguresDimension.WEEK,
    FiguresDimension.MONTH,
    FiguresDimension.QUARTER,
    FiguresDimension.YEAR,
)
# Up to so many days are cut by day, up to so many by week, more by month.
_BY_DAY, _BY_WEEK = timedelta(days=14), timedelta(days=120)


def show_stats(
    _context: BotContext, slack_input: SlashCommand | DirectMessage, request: StatsRequest
) -> Answer:
    """Count in a thread of the long jobs: nobody waits for the figures of another."""
    return InBackground(lambda later: _count_and_show(later, slack_input, request))


def _count_and_show(
    context: BotContext, slack_input: SlashCommand | DirectMessage, request: StatsRequest
) -> Answer:
    with context.reading() as session:
        span = _span(context, slack_input.user, request)
        whose = _subject(session, slack_input.user, request)
        if isinstance(whose, Message):
            return Reply(whose)
        if isinstance(whose, list):
            question = contact_text.who_is_it(
                slack_input.user.t, request.who, len(whose), contact_search.MOST_OFFERED
            )
            offered = [
                (each, pack_stats_span(replace(span, whose=f"c:{each.id}"))) for each in whose
            ]
            return Reply(
                contact_view.contact_choices(slack_input.user.t, question, offered, FindId.STATS_ME)
            )
        span = replace(span, whose=whose)
        content = _stats_content(context, session, slack_input.user, span)
    reply = Reply(stats_view.stats_message(slack_input.user.t, content, now=context.now))
    if isinstance(slack_input, DirectMessage) and content.has_charts:
        # It comes to the direct messages, where they look anyway.
        return Several(
            (reply, InBackground(lambda later: _chart_file(later, slack_input.user, span)))
        )
    return reply


def _span(context: BotContext, user: User, request: StatsRequest) -> StatsSpan:
    if request.start and request.end:
        return StatsSpan(WHOSE_ME, request.start, request.end)
    _, start, end = _calendar_period(context.now, FiguresDimension.MONTH, user.t.zone)
    return StatsSpan(WHOSE_ME, start, end)


def _calendar_period(
    moment: datetime, cut: FiguresDimension, zone: tzinfo
) -> tuple[str, datetime, datetime]:
    """The day, week, month … that this moment is in."""
    return periods(moment, moment, cut, zone)[0]


def _subject(session: Session, user: User, request: StatsRequest) -> str | Message | list[Contact]:
    """Says whose figures are meant; or a refusal; or contacts to choose from."""
    if request.whose != "who":
        return WHOSE_ME if request.whose == "me" else WHOSE_TEAM
    if request.colleague_slack_id or request.colleague_name:
        return _colleague_subject(session, user, request.colleague_slack_id, request.colleague_name)
    if is_address(request.who) and people.get_by_email(session, request.who):
        return _colleague_subject(session, user, "", request.who)
    found = contact_search.find_contacts(session, request.who)
    if found.is_certain:
        return f"c:{found.contacts[0].id}"
    if colleague := contact_search.find_colleague(session, "", request.who):
        return f"u:{colleague}"
    return list(found.contacts) or contact_view.no_match(user.t, request.who)


def _colleague_subject(session: Session, user: User, slack_id: str, name: str) -> str | Message:
    found = contact_search.find_colleague(session, slack_id, name)
    if not found:
        why = history_text.unknown_colleague(user.t, one_line(name, 60) or "@…")
        return builders.sentence(why)
    return WHOSE_ME if found == user.slack_id else f"u:{found}"


# ── what is shown ───────────────────────────────────────────────────────────────────────────────


def switch_figures(_context: BotContext, click: Click) -> Answer:
    """Show other figures in place of these."""
    span = unpack_stats_span(click.value)
    return InBackground(lambda later: _count_and_replace(later, click, span))


def _count_and_replace(context: BotContext, click: Click, span: StatsSpan) -> Answer:
    with context.reading() as session:
        try:
            content = _stats_content(context, session, click.user, span)
        except NotFound:
            return Reply(builders.sentence(click.user.t(contact_text.CONTACT_GONE)))
    return Reply(
        stats_view.stats_message(click.user.t, content, now=context.now), replace_original=True
    )


def _stats_content(
    context: BotContext, session: Session, user: User, span: StatsSpan
) -> StatsContent:
    t = user.t
    before, running = _period_before(context.now, span, t.zone)
    wanted = _filter(session, user, span)
    tables = tuple(_tables(session, t, _span_until_now(span, context.now), wanted))
    over_time = next((each.rows for each in tables if each.cut in _CALENDAR), ())
    return StatsContent(
        span=span,
        heading=_heading_of(session, user, span),
        period=_period_text(t, span, running=running),
        previous_period=_period_text(t, before),
        current=_headline(session, wanted),
        previous=_headline(session, _filter(session, user, before)),
        tables=tables,
        not_spoken_to=_untouched_contacts(context, session, user, span),
        spans=_other_spans(context, t, span),
        has_table=context.settings.slack.tables,
        has_data_table=context.settings.slack.new_blocks,
        has_charts=chart_image.is_available()
        and sum(1 for each in over_time if each.figures.number) > 1,
    )


def _filter(session: Session, user: User, span: StatsSpan) -> InteractionFilter:
    wanted = InteractionFilter(occurred_from=span.start, occurred_before=span.end)
    if span.contact:
        of = history_filter(contact.resolve_merged(session, span.contact))
        return replace(wanted, contact_id=of.contact_id, company_id=of.company_id)
    who = user.slack_id if span.whose == WHOSE_ME else span.colleague
    if not who:
        return wanted
    return contact_search.colleague_filter(
        wanted, contact_search.colleague_address(session, user, who)
    )


def _heading_of(session: Session, user: User, span: StatsSpan) -> str:
    if span.contact:
        return stats_text.person_heading(
            user.t, contact_title(contact.resolve_merged(session, span.contact))
        )
    if span.colleague:
        return stats_text.person_heading(
            user.t, contact_search.colleague_name(session, span.colleague)
        )
    return (
        user.t(stats_text.OWN_HEADING)
        if span.whose == WHOSE_ME
        else user.t(stats_text.TEAM_HEADING)
    )


def _headline(session: Session, wanted: InteractionFilter) -> Headline:
    waits = figures.response_times(session, wanted)
    return Headline(figures.total(session, wanted), len(waits), median(waits))


def _untouched_contacts(
    context: BotContext, session: Session, user: User, span: StatsSpan
) -> Sequence[tuple[Contact, LastContact]]:
    """Gives contacts to speak to again, among the user's own; nobody would care for the team's."""
    who = user.slack_id if span.whose == WHOSE_ME else span.colleague
    owner = contact_search.colleague_address(session, user, who) if who else ""
    if not is_address(owner):
        return ()
    since = context.now - timedelta(days=_UNTOUCHED_DAYS)
    return figures.find_stale_contacts(
        session, since=since, owner=owner, limit=stats_view.MAX_NOT_SPOKEN_TO + 1
    )


# ── times ───────────────────────────────────────────────────────────────────────────────────────


def _period_before(now: datetime, span: StatsSpan, zone: tzinfo) -> tuple[StatsSpan, bool]:
    """The span of the same length before; for a running one, as much of it as has passed of this."""
    start, end = span.start - (span.end - span.start), span.start
    for cut in _CALENDAR:
        if _calendar_period(span.start, cut, zone)[1:] == (span.start, span.end):
            _, start, end = _calendar_period(span.start - timedelta(seconds=1), cut, zone)
    running = span.start <= now < span.end
    if running:
        end = min(end, start + (now - span.start))
    return StatsSpan(span.whose, start, end), running


def _period_text(t: Translator, span: StatsSpan, *, running: bool = False) -> str:
    zone = t.zone
    first = span.start.astimezone(zone).date()
    last = (span.end - timedelta(seconds=1)).astimezone(zone).date()
    named = stats_text.day_range(t, t.whole_day(first), t.whole_day(last))
    return f"{named}, {t(stats_text.UNTIL_NOW)}" if running else named


def _other_spans(
    context: BotContext, t: Translator, span: StatsSpan
) -> tuple[tuple[str, StatsSpan], ...]:
    named = (
        (t(stats_text.THIS_WEEK), FiguresDimension.WEEK),
        (t(stats_text.THIS_MONTH), FiguresDimension.MONTH),
    )
    quarter = (t(stats_text.THIS_QUARTER), FiguresDimension.QUARTER)
    return tuple(
        (label, StatsSpan(span.whose, *_calendar_period(context.now, cut, t.zone)[1:]))
        for label, cut in (*named, quarter)
    )


def _span_until_now(span: StatsSpan, now: datetime) -> StatsSpan:
    """The span without its future days."""
    return replace(span, end=min(span.end, now)) if span.start < now else span


# ── cuts ────────────────────────────────────────────────────────────────────────────────────────


def _tables(
    session: Session, t: Translator, span: StatsSpan, wanted: InteractionFilter
) -> Iterator[StatsTable]:
    by_template = figures.group_by_dimension(session, wanted, FiguresDimension.TEMPLATE)
    named = (replace(each, label=labels_text.template_name(t, each.key)) for each in by_template)
    yield StatsTable(FiguresDimension.TEMPLATE, tuple(named))
    if span.whose == WHOSE_TEAM:
        by_person = figures.group_by_dimension(session, wanted, FiguresDimension.SALESPERSON)
        yield StatsTable(
            FiguresDimension.SALESPERSON,
            tuple(_named_slice(session, t, each) for each in by_person),
        )
    cut, steps = _steps(t, span)
    rows = figures.group_by_period(session, wanted, steps)
    if len(rows) > 1:
        yield StatsTable(cut, rows)


def _named_slice(session: Session, t: Translator, each: FiguresRow) -> FiguresRow:
    return replace(
        each,
        label=contact_search.colleague_name(session, each.key)
        if each.key
        else t(stats_text.NO_PERSON),
    )


def _steps(
    t: Translator, span: StatsSpan
) -> tuple[FiguresDimension, tuple[tuple[str, datetime, datetime], ...]]:
    """The span's days, weeks or months, named for people; only months for a long one."""
    long = span.end - span.start
    cut = (
        FiguresDimension.DAY
        if long <= _BY_DAY
        else FiguresDimension.WEEK
        if long <= _BY_WEEK
        else FiguresDimension.MONTH
    )
    start = max(span.start, span.end - timedelta(days=3 * 366))
    found = periods(start, span.end - timedelta(seconds=1), cut, t.zone)
    return cut, tuple((_step(t, cut, first), first, last) for _, first, last in found)


def _step(t: Translator, cut: FiguresDimension, first: datetime) -> str:
    day = first.astimezone(t.zone).date()
    return t.month(day) if cut is FiguresDimension.MONTH else t.short_day(day)


# ── the picture ─────────────────────────────────────────────────────────────────────────────────


def send_chart(_context: BotContext, click: Click) -> Answer:
    span, t = unpack_stats_span(click.value), click.user.t
    if not chart_image.is_available():
        return Reply(builders.sentence(t(stats_text.CHARTS_NOT_INSTALLED)))
    reply = Reply(builders.sentence(t(stats_text.CHART_IS_COMING)))
    return InBackground(lambda later: _chart_file(later, click.user, span), reply, is_export=True)


def _chart_file(context: BotContext, user: User, span: StatsSpan) -> Answer:
    t = user.t
    with context.reading() as session:
        wanted = _filter(session, user, span)
        cut, steps = _steps(t, _span_until_now(span, context.now))
        heading = _heading_of(session, user, span)
        bars = tuple(_bar(session, wanted, step) for step in steps)
    title = stats_text.chart_title(t, heading, cut)
    drawn = chart_view.chart_layout(t, title, _period_text(t, span), bars)
    name = f"rapport-{context.today(t).isoformat()}.png"
    return SendFile(
        name, chart_image.png(drawn), title=title, alt_text=chart_view.alt_text(t, title, bars)
    )


def _bar(
    session: Session, wanted: InteractionFilter, step: tuple[str, datetime, datetime]
) -> chart_view.Bar:
    name, start, end = step
    within = replace(
        wanted,
        occurred_from=max(start, wanted.occurred_from or start),
        occurred_before=min(end, wanted.occurred_before or end),
    )
    cut = figures.group_by_dimension(session, within, FiguresDimension.CHANNEL)
    return chart_view.Bar(name, {Channel(each.key): each.figures.number for each in cut})


VERBS = {StatsRequest: show_stats}
ACTIONS = {
    FindId.STATS_WEEK: switch_figures,
    FindId.STATS_MONTH: switch_figures,
    FindId.STATS_QUARTER: switch_figures,
    FindId.STATS_ME: switch_figures,
    FindId.STATS_TEAM: switch_figures,
    FindId.CHART: send_chart,
}
