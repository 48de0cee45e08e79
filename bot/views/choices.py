"""PURE. Who is meant? One button for each who may be; and drafts, to go on with."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot import kit
from bot.ids import contents, id_of, pack
from bot.ids.log import Log
from bot.kit import Block, Element, Message
from bot.messages import log as said
from bot.say import Say
from bot.views.entry import sentence
from bot.views.people import reached_by, titled
from journal.model import Contact

_TYPED = 100


@dataclass(frozen=True, slots=True)
class Picking:
    """Of which draft, with its key; who was picked so far, and for which part it is now."""

    draft: int
    key: str
    picked: Sequence[int]
    place: int = 0

    def value(self, contact_id: int) -> str:
        picked = [*self.picked]
        picked[self.place] = contact_id
        return pack({"d": str(self.draft), "k": self.key, "c": ",".join(map(str, picked))})


def picking_in(value: str) -> Picking:
    """What a button of `who` carries."""
    carried = contents(value, "d", "k", "c")
    picked = [id_of(each) for each in carried["c"].split(",")]
    return Picking(id_of(carried["d"]), carried["k"], picked)


def who(say: Say, typed: str, offered: Sequence[Contact], picking: Picking) -> Message:
    """Each in a row of its own: names are long, and two may be alike."""
    ask = said.which if len(offered) > 1 else said.spelt_so
    question = ask(say, kit.one_line(typed, _TYPED))
    other = kit.button(said.none_of_these(say), Log.DRAFT_OPEN, draft_value(picking.draft))
    blocks = [
        kit.section(kit.plain(question)),
        *(_row(each, picking) for each in offered),
        kit.actions(other, block_id=Log.OFFER),
        kit.context(kit.plain(said.kept_until(say))),
    ]
    names = ", ".join(map(described, offered))
    text = f"{question} {names}. {said.kept_until(say)}"
    return Message(kit.safe(text, 1500), tuple(blocks))


def _row(each: Contact, picking: Picking) -> Block:
    return kit.actions(kit.button(described(each), Log.CHOOSE, picking.value(each.id)))


def described(each: Contact) -> str:
    """`Ada Lovelace (Acme) · ada@acme.example`."""
    reach = reached_by(each)
    name = kit.one_line(titled(each), 45)
    return f"{name} · {kit.one_line(reach, 28)}" if reach else name


def gone(say: Say) -> Message:
    return sentence(said.draft_gone(say))


# ── drafts ──────────────────────────────────────────────────────────────────────────────────────


def draft_value(draft: int) -> str:
    return str(draft)


def offer_form(say: Say, why: Sequence[str], draft: int) -> Message:
    """Where no form can be opened: a button that opens it, with all that was typed."""
    action, value = (Log.DRAFT_OPEN, draft_value(draft)) if draft else (Log.OPEN, "")
    kept = [said.not_logged_yet(say)] if draft else []
    return Message(
        kit.safe(" ".join((*why, *kept)), 3000),
        (
            *(kit.section(kit.plain(each)) for each in why),
            *(kit.context(kit.plain(each)) for each in kept),
            kit.actions(
                kit.button(said.open_form(say), action, value, style="primary"), block_id=Log.OFFER
            ),
        ),
    )


@dataclass(frozen=True, slots=True)
class DraftLine:
    """`at` and `who` in words; `text` as it was typed."""

    id: int
    at: str
    who: str
    text: str


def drafts(say: Say, shown: Sequence[DraftLine], more: int = 0) -> Message:
    if not shown:
        return sentence(said.no_drafts(say))
    blocks = [kit.section(kit.plain(said.drafts(say, len(shown) + more)))]
    for each in shown:
        blocks += _draft(say, each)
    if more:
        blocks.append(kit.context(kit.plain(said.older_drafts(say, more))))
    lines = "; ".join(f"{_line(say, each)}: {kit.one_line(each.text, 80)}" for each in shown)
    return Message(kit.safe(f"{said.drafts(say, len(shown) + more)} {lines}", 3000), tuple(blocks))


def _draft(say: Say, each: DraftLine) -> list[Block]:
    shown = kit.one_line(each.text, 200)
    return [
        kit.rich(kit.words(_line(say, each), bold=True), kit.words(f"\n{shown}" if shown else "")),
        kit.actions(*draft_buttons(say, each.id)),
    ]


def _line(say: Say, each: DraftLine) -> str:
    return said.draft_line(say, each.id, each.at, kit.one_line(each.who, 100))


def draft_buttons(say: Say, draft: int) -> list[Element]:
    return [
        kit.button(said.go_on(say), Log.DRAFT_OPEN, draft_value(draft)),
        kit.button(said.delete(say), Log.DRAFT_DELETE, draft_value(draft)),
    ]


def draft_kept(say: Say, draft: int) -> Message:
    text = said.draft_kept(say, draft)
    return sentence(text, kit.actions(*draft_buttons(say, draft), block_id=Log.OFFER))
