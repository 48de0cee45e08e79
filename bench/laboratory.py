"""`python -m bench laboratory`: mails made by machine, whose truth is known, read in a long run.

A table by language, by client and by layout: how many mails, how many lost a word of the customer's
(must be none), how many kept a quote, how many forwards took something from the note above.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.ingest.parse.laboratory.mails import Chooser, LabMail, Verdict, compose, judge

SAVED_CASES = 40


@dataclass(slots=True)
class _Tally:
    mails: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    leaked: Counter[str] = field(default_factory=Counter)

    def note(self, name: str, verdict: Verdict) -> None:
        self.mails[name] += 1
        self.lost[name] += bool(verdict.lost)
        self.kept[name] += verdict.is_quote_left
        self.leaked[name] += verdict.has_leaked


def run(*, mails: int, seed: int, into: Path) -> int:
    """Run; return how many mails lost a word."""
    out = Console(highlight=False)
    by_kind = {"language": _Tally(), "layout": _Tally(), "client": _Tally()}
    saved = 0
    for sample, verdict in _samples(mails, seed):
        for kind, tally in by_kind.items():
            tally.note(
                _family(sample.client) if kind == "client" else getattr(sample, kind), verdict
            )
            tally.note("all", verdict)
        if saved < SAVED_CASES and (verdict.lost or verdict.has_leaked):
            saved += 1
            _save(sample, verdict, into, saved)
    for kind, tally in by_kind.items():
        out.print(_table(kind, tally))
    out.print(
        f"seed {seed}; mails that lost a word or leaked are in {into}" if saved else f"seed {seed}"
    )
    return by_kind["layout"].lost["all"]


def _family(client: str) -> str:
    """The client's family: `Gmail sv` and `Gmail de` are one."""
    return (
        client
        if client.startswith(("HTML", "block", "lead"))
        else client.partition(" ")[0].strip(",")
    )


def _samples(mails: int, seed: int) -> Iterator[tuple[LabMail, Verdict]]:
    chance = random.Random(seed)
    for _ in range(mails):
        sample = compose(Chooser(chance.randrange))
        yield sample, judge(sample)


def _save(sample: LabMail, verdict: Verdict, into: Path, number: int) -> None:
    into.mkdir(parents=True, exist_ok=True)
    why = " ".join(verdict.lost) or "leaked"
    (into / f"{number}.eml").write_bytes(sample.raw)
    (into / f"{number}.txt").write_text(
        f"{sample.client}, {sample.layout}: {why}\n", encoding="utf-8"
    )


def _table(kind: str, tally: _Tally) -> Table:
    table = Table(kind, "mails", "words lost", "quote left in", "%", "leaked", box=None)
    for name in sorted(tally.mails, key=lambda each: (each != "all", each)):
        kept = tally.kept[name]
        share = f"{100 * kept / tally.mails[name]:.1f}"
        row = (tally.mails[name], tally.lost[name], kept, share, tally.leaked[name])
        table.add_row(name, *(str(each) for each in row))
    return table
