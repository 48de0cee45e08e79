"""PURE. A purge: what would go, the question, how far it is, what went."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import kit
from bot.ids.admin import Admin
from bot.kit import Block, Message, View
from bot.messages import purge as said
from bot.messages.kinds import template_called
from bot.say import Say
from bot.views.lines import entry_line
from journal.model import Interaction, PurgePreview, PurgeRecord

_MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class Shown:
    """A preview with what is counted of it; `which` says the filter in words."""

    token: str
    preview: PurgePreview
    which: str
    counted: Mapping[tuple[str, int], int]
    samples: Sequence[Interaction]


def told(text: str) -> Message:
    return Message(kit.safe(text, 3000), (kit.section(kit.plain(text)),))


def preview(say: Say, shown: Shown, *, now: datetime) -> Message:
    found = shown.preview
    blocks: list[Block] = [kit.header(said.title(say, found.count))]
    facts = list(_facts(say, shown, now))
    blocks += [kit.rich(kit.words(f"{name}: ", bold=True), kit.words(text)) for name, text in facts]
    blocks.append(kit.section(kit.plain(_samples(say, shown, now))))
    held = said.valid_until(say, found.expires_at, now=now)
    blocks.append(kit.context(kit.plain(held)))
    blocks.append(
        kit.actions(
            kit.button(said.csv(say), Admin.PURGE_CSV, shown.token),
            kit.button(said.ask(say, found.count), Admin.PURGE_ASK, shown.token, style="danger"),
        )
    )
    text = " ".join([said.title(say, found.count), *(f"{n}: {t}." for n, t in facts), held])
    return Message(kit.safe(text, 3500), tuple(blocks))


def _facts(say: Say, shown: Shown, now: datetime) -> Iterator[tuple[str, str]]:
    found = shown.preview
    yield said.which(say), kit.one_line(shown.which, 500)
    if found.oldest and found.newest:
        oldest, newest = (say.moment(each, now=now) for each in (found.oldest, found.newest))
        yield said.span(say), f"{oldest} – {newest}"
    by_template, by_year = Counter[str](), Counter[str]()
    for (template, year), number in shown.counted.items():
        by_template[template_called(say, template)] += number
        by_year[str(year)] += number
    yield said.by_template(say), _summed(say, by_template.most_common())
    yield said.by_year(say), _summed(say, sorted(by_year.items()))
    what = said.what_goes(say, found.comments, found.attachments, found.attachment_bytes)
    yield said.goes(say), what
    yield said.stays(say), said.what_stays(say)


def _summed(say: Say, counts: Sequence[tuple[str, int]]) -> str:
    shown = [f"{name}: {say.number(number)}" for name, number in counts[:_MOST_LINES]]
    rest = sum(number for _, number in counts[_MOST_LINES:])
    return " · ".join([*shown, said.and_others(say, rest)] if rest else shown)


def _samples(say: Say, shown: Shown, now: datetime) -> str:
    lines = [kit.one_line(entry_line(say, each, now=now), 250) for each in shown.samples]
    return "\n".join([f"{said.samples(say)}:", *lines])


def stale(say: Say, token: str) -> Message:
    text = said.run_out(say)
    button = kit.button(said.again(say), Admin.PURGE_AGAIN, token)
    return Message(text, (kit.section(kit.plain(text), accessory=button),))


def running(say: Say, token: str, record: PurgeRecord) -> Message:
    text = said.running(say, record.purged, record.previewed)
    button = kit.button(said.go_on(say), Admin.PURGE_GO_ON, token)
    blocks = (
        kit.section(kit.plain(text), accessory=button),
        kit.context(kit.plain(said.if_it_stands_still(say))),
    )
    return Message(f"{text} {said.if_it_stands_still(say)}", blocks)


def ended(say: Say, record: PurgeRecord) -> Message:
    text = said.done(say, record.purged, record.comments, record.attachments)
    kept = record.previewed - record.purged
    if kept > 0:
        text = f"{text} {said.kept(say, kept)}"
    return told(text)


def confirm(say: Say, token: str, count: int) -> View:
    typed = kit.text_input(Admin.PURGE_COUNT, longest=20, focus=True)
    blocks = (
        kit.section(kit.plain(said.warning(say, count))),
        kit.labelled(said.type_count(say, count), typed, block_id=Admin.PURGE_COUNT),
    )
    return kit.modal(
        said.confirm_title(say),
        blocks,
        callback_id=Admin.PURGE_FORM,
        close=said.close(say),
        submit=said.submit(say),
        metadata=token,
    )
