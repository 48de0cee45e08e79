"""History: lists of entries, paged and filtered; search of texts; the same as a CSV file."""

import io
from dataclasses import dataclass, replace

from sqlmodel import Session

from bot import kit
from bot.answers import Answer, Both, Later, Reply, Send
from bot.asked import Asker, Click, Direct, Typed
from bot.desk import Desk
from bot.grammar import Find as FindWords
from bot.grammar import History
from bot.grammar.kinds import template_of
from bot.ids.find import Find
from bot.ids.listing import MOST_NUMBERS, Wanted, packed, wanted_of
from bot.kit import Message
from bot.listeners import finding
from bot.messages import contact as contact_said
from bot.messages import history as said
from bot.messages import kinds
from bot.say import Say
from bot.views import contact as contact_view
from bot.views import history as view
from bot.views.people import titled
from journal import contact as use_case
from journal import fold
from journal.errors import NotFound
from journal.exchange import interactions_out
from journal.model import Channel, ContactKind, InteractionFilter, State
from journal.store import listing, words

# What a file from Slack holds; the desk writes them of any length.
_MOST_ROWS = 20_000
_CODES = 8


def of_history(desk: Desk, asked: Typed | Direct, request: History) -> Answer:
    say = asked.asker.say
    with desk.reading() as session:
        try:
            wanted = _wanted(desk, session, asked.asker, request)
        except NotFound as error:
            return Reply(view.nothing(str(error)))
        if not request.who.strip():
            return Reply(_page(desk, session, asked.asker, wanted))
        found = finding.contacts_like(session, request.who)
        if found.certain:
            with_them = replace(wanted, contact=found.contacts[0].id)
            return Reply(_page(desk, session, asked.asker, with_them))
    if not found.contacts:
        return Reply(contact_view.nobody(say, request.who))
    offered = [(each, packed(replace(wanted, contact=each.id))) for each in found.contacts]
    question = contact_said.which(say, request.who, len(offered), finding.OFFERED)
    return Reply(contact_view.choices(say, question, offered, Find.HISTORY))


def _wanted(desk: Desk, session: Session, asker: Asker, request: History) -> Wanted:
    template, channel = _kind(desk, asker.say, request.template)
    return Wanted(
        colleague=_colleague(session, asker, request),
        template=template,
        channel=channel,
        since=request.since,
        cancelled=request.cancelled,
    )


def _colleague(session: Session, asker: Asker, request: History) -> str:
    if request.mine:
        return asker.slack_id
    if not (request.colleague_slack_id or request.colleague_name):
        return ""
    found = finding.colleague(session, request.colleague_slack_id, request.colleague_name)
    if not found:
        name = request.colleague_name or "@…"
        raise NotFound(said.unknown_colleague(asker.say, kit.one_line(name, 60)))
    return found


def _kind(desk: Desk, say: Say, typed: str) -> tuple[str, str]:
    """One template; or a channel, where a word like "call" means several of one channel."""
    if not typed:
        return "", ""
    templates = desk.house.catalog.templates
    meant = template_of(typed, None, tuple(templates.values()))
    if isinstance(meant, str):
        return meant, ""
    channels = {templates[code].channel for code in meant}
    if len(channels) == 1:
        return "", channels.pop().value
    short = kit.one_line(typed, 60)
    if meant:
        raise NotFound(said.several_templates(say, short, ", ".join(meant)))
    raise NotFound(said.unknown_template(say, short, ", ".join(list(templates)[:_CODES])))


def of_find(desk: Desk, asked: Typed | Direct, request: FindWords) -> Answer:
    say = asked.asker.say
    if not fold.words(request.text):
        return Reply(view.nothing(said.no_words(say)))
    with desk.reading() as session:
        numbers = words.find(session, request.text, limit=MOST_NUMBERS + 1)
        if not numbers:
            return Reply(view.nothing(said.nothing_found(say)))
        wanted = Wanted(numbers=tuple(numbers[:MOST_NUMBERS]))
        note = said.too_many(say, MOST_NUMBERS) if len(numbers) > MOST_NUMBERS else ""
        return Reply(_page(desk, session, asked.asker, wanted, note))


# ── a page ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Whom:
    """A list's heading, and its filter."""

    heading: str
    filter: InteractionFilter


def turned(desk: Desk, click: Click) -> Answer:
    """Another page, in place of the one that was looked at."""
    return _listed(desk, click, instead=True)


def begun(desk: Desk, click: Click) -> Answer:
    """The list of a button elsewhere, beside what it stood on."""
    return _listed(desk, click, instead=False)


def _listed(desk: Desk, click: Click, *, instead: bool) -> Answer:
    wanted = wanted_of(click.value)
    with desk.reading() as session:
        return Reply(_page(desk, session, click.asker, wanted), instead=instead)


def _page(desk: Desk, session: Session, asker: Asker, wanted: Wanted, note: str = "") -> Message:
    whom = _whom(session, asker, wanted)
    count = listing.count(session, whom.filter)
    if not count:
        return view.nothing(_nothing(asker.say, wanted, whom))
    found = listing.page(session, whom.filter, limit=view.PAGE, after=wanted.after)
    listed = view.Listed(
        wanted=wanted,
        whom=whom.heading,
        filters=_filters(asker.say, wanted, desk),
        rows=finding.rows(desk, session, asker, found.items),
        count=count,
        older=found.after,
        note=note,
    )
    return view.page(asker.say, listed, now=desk.now)


def _whom(session: Session, asker: Asker, wanted: Wanted) -> _Whom:
    say = asker.say
    chosen = InteractionFilter(
        numbers=wanted.numbers,
        template=wanted.template,
        channel=wanted.channel,
        states=(State.CANCELLED,) if wanted.cancelled else (),
        occurred_from=wanted.since,
    )
    if wanted.colleague:
        chosen = finding.concerning(chosen, finding.address_of(session, asker, wanted.colleague))
    if not wanted.contact:
        return _Whom(_heading(session, asker, wanted), chosen)
    each = use_case.found(session, wanted.contact)
    if each.kind is ContactKind.COMPANY:
        with_them = replace(chosen, company_id=each.id)
    else:
        with_them = replace(chosen, contact_id=each.id)
    return _Whom(said.of_contact(say, titled(each)), with_them)


def _heading(session: Session, asker: Asker, wanted: Wanted) -> str:
    say = asker.say
    if wanted.numbers:
        return said.found(say)
    if not wanted.colleague:
        return said.of_all(say)
    if wanted.colleague == asker.slack_id:
        return said.mine(say)
    return said.of_colleague(say, finding.called(session, wanted.colleague))


def _filters(say: Say, wanted: Wanted, desk: Desk) -> tuple[str, ...]:
    told = []
    if wanted.template:
        told.append(kinds.template_called(say, wanted.template))
    if wanted.channel:
        told.append(kinds.channel_name(say, Channel(wanted.channel)))
    if wanted.since:
        day = wanted.since.astimezone(say.zone).date()
        told.append(said.since(say, say.day(day, today=desk.today(say))))
    if wanted.cancelled:
        told.append(said.cancelled_only(say))
    return tuple(told)


def _nothing(say: Say, wanted: Wanted, whom: _Whom) -> str:
    if wanted.numbers:
        return said.all_gone(say)
    is_plain = replace(wanted, contact=0, places=()) == Wanted()
    if wanted.contact and is_plain:
        return said.nothing_of(say, whom.heading)
    return said.nothing(say)


# ── as a file ───────────────────────────────────────────────────────────────────────────────────


def as_csv(desk: Desk, click: Click) -> Answer:
    """Told at once; written after the ack."""
    say, wanted = click.asker.say, wanted_of(click.value)
    with desk.reading() as session:
        count = listing.count(session, _whom(session, click.asker, wanted).filter)
    if count > _MOST_ROWS:
        return Reply(view.nothing(said.too_much_for_csv(say, count, _MOST_ROWS)))
    told = Reply(view.nothing(said.csv_comes(say, count)))
    return Both((told, Later(lambda later: _file(later, click.asker, wanted))))


def _file(desk: Desk, asker: Asker, wanted: Wanted) -> Answer:
    """With the columns of `rapport export`, and its guard against formulas."""
    written = io.StringIO(newline="")
    with desk.reading() as session:
        whom = _whom(session, asker, wanted)
        interactions_out.write_csv(written, session, listing.walk(session, whom.filter))
        count = listing.count(session, whom.filter)
    name = f"rapport-{desk.today(asker.say).isoformat()}.csv"
    content = written.getvalue().encode()
    return Send(name, content, title=said.csv_title(asker.say, count))


VERBS = {History: of_history, FindWords: of_find}
ACTIONS = {
    Find.HISTORY: begun,
    Find.FIRST: turned,
    Find.NEWER: turned,
    Find.OLDER: turned,
    Find.CSV: as_csv,
}
