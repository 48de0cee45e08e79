"""PURE. Says what of the money in a line we paid: not prices, nor the amounts of documents."""

from collections.abc import Sequence
from dataclasses import dataclass

from journal.line.amounts import MoneySpan
from journal.line.done_facts import SENDINGS
from journal.line.lexicon import Sense
from journal.line.reading import Reading
from journal.line.result import LineKind

_MET = frozenset({LineKind.MEETING, LineKind.ONSITE, LineKind.INHOUSE})
_PAID_FOR = _MET | {LineKind.ONLINE, LineKind.WORKSHOP, LineKind.NOTE, LineKind.LETTER}


@dataclass(frozen=True, slots=True)
class PaidMoney:
    """`others` were paid too, and an entry has one cost."""

    money: MoneySpan | None = None
    is_asked: bool = False
    others: tuple[MoneySpan, ...] = ()


def find_cost(line: Reading, kind: LineKind, money: Sequence[MoneySpan]) -> PaidMoney:
    paid = [each for each in money if _is_paid(line, kind, each)]
    if not paid:
        return PaidMoney()
    # `they owe us 900`: in a note nothing says that it was we who paid.
    bought = kind is LineKind.NOTE and any(
        line.is_any(at, "spent") for at in range(len(line.tokens))
    )
    known = bought or kind in _PAID_FOR - {LineKind.NOTE}
    asked = not known and not _is_spent(line, paid[0])
    return PaidMoney(paid[0], asked, tuple(paid[1:]))


def _is_paid(line: Reading, kind: LineKind, money: MoneySpan) -> bool:
    if line.tokens[money.start].is_masked:
        return False
    if kind in _MET and _is_bill_of_table(line, money):
        return True
    if _is_price(line, money):
        return False
    return kind in _PAID_FOR or kind is LineKind.CALL or _is_spent(line, money)


def _is_bill_of_table(line: Reading, money: MoneySpan) -> bool:
    """`обед, счёт 2850 рублей`: no invoice that went out or came in."""
    sent = line.of(*SENDINGS, Sense.RECEIVED, Sense.WISH)
    clause = line.clause(money.start)
    near = range(max(0, money.start - 3), min(len(line.tokens), money.end + 2))
    return not sent and any(line.clause(at) == clause and line.is_any(at, "bill") for at in near)


def _is_price(line: Reading, money: MoneySpan) -> bool:
    if _is_of_one(line, money):
        return True
    clause = line.clause(money.start)
    # `за мой счёт` is no invoice.
    idioms = {at for fact in line.of(Sense.NONE) for at in fact.places}
    # `Tog til Per Vik` names somebody, and no price per piece.
    idioms |= {at for name in line.names for at in range(name.first, name.last + 1)}
    here = [
        "" if at in idioms else each.key
        for at, each in enumerate(line.tokens)
        if each.clause == clause
    ]
    if any(
        line.lexicon.tables["no_cost"].longest_at(here, at, len(here)) for at in range(len(here))
    ):
        return True
    if _is_spent(line, money):
        return False
    return bool(line.in_clause(clause, Sense.WISH, Sense.DOCUMENT))


def _is_of_one(line: Reading, money: MoneySpan) -> bool:
    """`450 e/kk`, `£450 per month`, `450 p/m`."""
    at = money.end
    if line.key(at) in {"/", "p", "à"}:
        return True
    behind = " ".join(line.key(place) for place in (at, at + 1)).strip()
    return line.is_any(at, "price_units") or behind in line.lexicon["price_units"]


def _is_spent(line: Reading, money: MoneySpan) -> bool:
    clause = line.clause(money.start)
    near = range(max(0, money.start - 3), min(len(line.tokens), money.end + 3))
    return any(line.clause(at) == clause and line.is_any(at, "spent") for at in near)
