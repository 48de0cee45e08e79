"""Purge: the preview, the question, its card. Whether somebody may is asked at every step."""

import io
from dataclasses import replace
from datetime import datetime
from itertools import islice

from sqlmodel import Session

from bot import grammar, kit
from bot.answers import Answer, Both, Done, Later, Nothing, Open, Reply, Send, Wrong
from bot.asked import Asker, Click, Direct, Submitted, Typed
from bot.desk import Desk
from bot.grammar.kinds import template_of
from bot.ids import contents, id_of, moment_of, one_of, pack
from bot.ids.admin import Admin
from bot.kit import Message
from bot.listeners.finding import OFFERED, contacts_like
from bot.listeners.purge_running import go_on, run
from bot.messages import contact as contact_said
from bot.messages import errors
from bot.messages import history as history_said
from bot.messages import purge as said
from bot.messages.kinds import channel_name
from bot.say import Say
from bot.views import contact as contact_views
from bot.views import purge as views
from bot.views.people import titled
from bot.views.purge import Shown
from journal import contact, purge
from journal.errors import NotFound
from journal.exchange import interactions_out
from journal.model import (
    About,
    AboutKind,
    Card,
    CardKind,
    Channel,
    Contact,
    ContactKind,
    InteractionFilter,
    NewCard,
    StalePreview,
    State,
)
from journal.store import cards, contacts, interactions, listing, purges
from journal.store.purges import Bound

# What a file in Slack holds of them; the desk saves any number.
_MOST_ROWS = 20_000
_CODES = 12

# ── what is asked for ───────────────────────────────────────────────────────────────────────────


def asked_for(desk: Desk, asked: Typed | Direct, request: grammar.Purge) -> Answer:
    purge.allow(asked.asker.actor)
    kind = _kind(desk, asked.asker.say, request.template)
    wanted = InteractionFilter(
        template=kind.get("template", ""),
        channel=kind.get("channel", ""),
        occurred_before=request.before,
        cancelled_before=request.older_than,
    )
    if not request.who:
        return preview(desk, asked, wanted)
    with desk.reading() as session:
        found = contacts_like(session, request.who)
    if found.certain:
        return preview(desk, asked, _of(wanted, found.contacts[0]))
    if not found.contacts:
        raise NotFound(contact_said.nobody(asked.asker.say, kit.one_line(request.who, 200)))
    return Reply(_choices(asked.asker.say, request, wanted, found.contacts))


def _of(wanted: InteractionFilter, who: Contact) -> InteractionFilter:
    """A company means its people as well."""
    if who.kind is ContactKind.COMPANY:
        return replace(wanted, company_id=who.id)
    return replace(wanted, contact_id=who.id)


def _kind(desk: Desk, say: Say, typed: str) -> dict[str, str]:
    """One template, retired ones by their whole code; or a channel, where a word like "call" means
    several templates of one channel.
    """
    if not typed:
        return {}
    known = desk.house.catalog.templates
    whole = {code.casefold(): code for code in known}
    meant = whole.get(typed.casefold()) or template_of(typed, None, tuple(known.values()))
    if isinstance(meant, str):
        return {"template": meant}
    channels = {known[code].channel for code in meant}
    if len(channels) == 1:
        return {"channel": channels.pop().value}
    short = kit.one_line(typed, 60)
    if meant:
        raise NotFound(history_said.several_templates(say, short, ", ".join(meant)))
    raise NotFound(history_said.unknown_template(say, short, ", ".join(list(known)[:_CODES])))


def _choices(
    say: Say, request: grammar.Purge, wanted: InteractionFilter, found: tuple[Contact, ...]
) -> Message:
    kept = {
        "older": wanted.cancelled_before.isoformat() if wanted.cancelled_before else "",
        "before": wanted.occurred_before.isoformat() if wanted.occurred_before else "",
        "template": wanted.template,
        "channel": wanted.channel,
    }
    offered = [(each, pack({**kept, "who": str(each.id)})) for each in found]
    typed = kit.one_line(request.who, 200)
    question = contact_said.which(say, typed, len(offered), OFFERED)
    return contact_views.choices(say, question, offered, Admin.PURGE_WHO)


def chosen(desk: Desk, click: Click) -> Answer:
    """Which of several was meant."""
    purge.allow(click.asker.actor)
    values = contents(click.value, "who")
    wanted = InteractionFilter(
        template=values.get("template", ""),
        channel=one_of(Channel, values["channel"]).value if "channel" in values else "",
        occurred_before=_moment(values.get("before", "")),
        cancelled_before=_moment(values.get("older", "")),
    )
    with desk.reading() as session:
        who = contact.found(session, id_of(values["who"]))
    return preview(desk, click, _of(wanted, who))


def _moment(text: str) -> datetime | None:
    return moment_of(text) if text else None


# ── the preview ─────────────────────────────────────────────────────────────────────────────────


def preview(
    desk: Desk, asked: Typed | Direct | Click, wanted: InteractionFilter, why: str = ""
) -> Answer:
    """As a card in the direct messages, since it must last; `why` it had to be made anew."""
    say = asked.asker.say
    which = wanted_card(desk, asked.asker, wanted)
    before = f"{said.nothing_deleted(say, why)} " if why else ""
    if which is not None:
        return Reply(views.told(f"{before}{said.nothing(say, which)}"))
    if isinstance(asked, Direct):
        return Nothing()
    return Reply(
        views.told(f"{before}{said.new_preview(say) if why else said.is_in_messages(say)}")
    )


def wanted_card(desk: Desk, asker: Asker, wanted: InteractionFilter) -> str | None:
    """Look, keep what was seen, have it shown. When nothing would go: the filter in words."""
    with desk.reading() as session:
        seen = purge.look(session, asker.actor, wanted, now=desk.now)
        if not seen.count:
            return in_words(session, asker.say, wanted, desk.now)
    with desk.session() as session:
        purge.keep(session, asker.actor, seen, now=desk.now)
        kept = purges.bound(session, seen.token)
        number = kept.id if kept else 0
        card = NewCard(
            key=f"purge:{number}",
            kind=CardKind.PURGE,
            place=asker.slack_id,
            reader=asker.slack_id,
            subject={"token": seen.token},
            about=(About(AboutKind.PURGE, number),),
        )
        cards.want(session, card, now=desk.now)
    return None


def in_words(session: Session, say: Say, wanted: InteractionFilter, now: datetime) -> str:
    parts = []
    if wanted.template:
        parts.append(said.of_template(say, wanted.template))
    if wanted.channel:
        parts.append(channel_name(say, Channel(wanted.channel)))
    for id_ in filter(None, (wanted.contact_id, wanted.company_id)):
        who = contacts.get(session, id_)
        parts.append(said.with_whom(say, kit.one_line(titled(who), 200) if who else f"K-{id_}"))
    if wanted.cancelled_before:
        parts.append(said.cancelled_before(say, wanted.cancelled_before, now=now))
    if wanted.occurred_before:
        parts.append(said.happened_before(say, wanted.occurred_before, now=now))
    return ", ".join(parts) or said.all_of_them(say)


def again(desk: Desk, click: Click) -> Answer:
    """Of a preview that does not hold any more, what there is now."""
    purge.allow(click.asker.actor)
    with desk.reading() as session:
        bound = purges.bound(session, click.value)
    if bound is None:
        # Which ones it was of is not known any more; it must not be taken for all.
        return Reply(views.told(errors.out_of_date(click.asker.say)))
    return preview(desk, click, bound.filter)


def _renewed(desk: Desk, asker: Asker, token: str, stale: StalePreview) -> Message:
    """The old card says that it does not hold any more, and a new one comes below it."""
    say = asker.say
    with desk.session() as session:
        bound = purges.bound(session, token)
        if bound is not None:
            cards.touch(session, AboutKind.PURGE, [bound.id], now=desk.now)
    before = said.nothing_deleted(say, said.why_stale(say, stale.why))
    if bound is None or bound.by != asker.actor.key or bound.finished:
        return views.told(before)
    which = wanted_card(desk, asker, bound.filter)
    after = said.nothing(say, which) if which is not None else said.new_preview(say)
    return views.told(f"{before} {after}")


# ── the list of what would go ───────────────────────────────────────────────────────────────────


def as_csv(desk: Desk, click: Click) -> Answer:
    purge.allow(click.asker.actor)
    with desk.reading() as session:
        bound = purge.confirmable(session, click.asker.actor, click.value, now=desk.now)
    if isinstance(bound, StalePreview):
        return Reply(_renewed(desk, click.asker, click.value, bound))
    say = click.asker.say
    told = Reply(views.told(said.csv_comes(say)))
    return Both((told, Later(lambda later: file_of(later, say, bound))))


def file_of(desk: Desk, say: Say, bound: Bound) -> Send:
    """The title says of how many it is, where it is not of all."""
    text = io.StringIO(newline="")
    wanted = replace(bound.filter, states=(State.CANCELLED,))
    with desk.reading() as session:
        found = islice(listing.walk(session, wanted), _MOST_ROWS)
        interactions_out.write_csv(text, session, found)
    title, why = said.csv_title(say, bound.previewed), ""
    if bound.previewed > _MOST_ROWS:
        title = said.csv_title_cut(say, _MOST_ROWS, bound.previewed)
        why = said.csv_cut(say, _MOST_ROWS, bound.previewed)
    return Send(said.csv_name(), text.getvalue().encode(), title, why)


# ── confirmed ───────────────────────────────────────────────────────────────────────────────────


def ask(desk: Desk, click: Click) -> Answer:
    with desk.reading() as session:
        bound = purge.confirmable(session, click.asker.actor, click.value, now=desk.now)
    if isinstance(bound, StalePreview):
        return Reply(_renewed(desk, click.asker, click.value, bound))
    if bound.started:
        return go_on(desk, click)
    return Open(views.confirm(click.asker.say, click.value, bound.previewed))


def confirmed(desk: Desk, form: Submitted) -> Answer:
    token, asker = form.view.metadata, form.asker
    typed = "".join(each for each in form.view.fields[Admin.PURGE_COUNT].value if each.isalnum())
    with desk.reading() as session:
        bound = purge.confirmable(session, asker.actor, token, now=desk.now)
    if isinstance(bound, Bound) and typed != str(bound.previewed):
        return Wrong({Admin.PURGE_COUNT: said.wrong_count(asker.say, bound.previewed)})
    with desk.session() as session:
        begun = purge.begin(session, asker.actor, token, now=desk.now)
        if isinstance(begun, Bound):
            cards.touch(session, AboutKind.PURGE, [begun.id], now=desk.now)
    if isinstance(begun, StalePreview):
        return Done(_renewed(desk, asker, token, begun))
    return Later(lambda later: run(later, begun), Done())


# ── the card ────────────────────────────────────────────────────────────────────────────────────


def card(desk: Desk, session: Session, card: Card, say: Say) -> Message | None:
    token = card.subject["token"]
    bound = purges.bound(session, token)
    if bound is None:
        return None
    if bound.finished:
        return views.ended(say, purges.record(session, bound.id))
    if bound.started:
        return views.running(say, token, purges.record(session, bound.id))
    if desk.now > bound.expires_at or not purges.unchanged(session, bound):
        return views.stale(say, token)
    found = purges.described(session, bound.filter, expires_at=bound.expires_at)
    shown = Shown(
        token=token,
        preview=found,
        which=in_words(session, say, bound.filter, desk.now),
        counted=purges.counted(session, bound.filter),
        samples=tuple(interactions.get_many(session, found.first).values()),
    )
    return views.preview(say, shown, now=desk.now)


VERBS = {grammar.Purge: asked_for}
ACTIONS = {
    Admin.PURGE_WHO: chosen,
    Admin.PURGE_AGAIN: again,
    Admin.PURGE_CSV: as_csv,
    Admin.PURGE_ASK: ask,
    Admin.PURGE_GO_ON: go_on,
}
FORMS = {Admin.PURGE_FORM: confirmed}
CARDS = {CardKind.PURGE: card}
