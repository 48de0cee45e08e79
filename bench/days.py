"""`python -m bench days`: a simulated day of very many mailboxes, and who reads them.

Who reads what is computed by the pollers' own code. The rest is a model: when mail comes, how many
mails a poller enters in a second, how many the database takes in all. One poller dies at nine.
"""

import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from ingest.capture.shares import assign

# What comes in each hour, of some hundred mails of a day.
_HOURS = (1, 1, 1, 1, 1, 1, 2, 4, 9, 11, 10, 9, 7, 8, 9, 8, 6, 4, 2, 1, 1, 1, 1, 1)
_STEP_SECONDS = 10
_DIES_AT = 9 * 3600
# A poller on another machine is missed after 90 s, and what it had is begun in the 20 after that.
_READ_AGAIN_AT = _DIES_AT + 110


@dataclass(frozen=True, slots=True)
class SimulatedDay:
    """`behind` is how many mails waited at most, `latest` for how many seconds the last of them."""

    boxes: tuple[int, int]
    moved: int
    behind: float
    latest: float
    share_seconds: float


def run(*, mailboxes: int, mails: int, poller_rate: float, database_rate: float) -> None:
    out = Console(highlight=False)
    boxes = _make_boxes(mailboxes, mails)
    peak = sum(boxes.values()) * max(_HOURS) / sum(_HOURS) / 3600
    out.print(
        f"{mailboxes:,} mailboxes, {mailboxes * mails:,} mails a day, {peak:.0f} a second at the busiest; "
        f"a poller enters {poller_rate:g} a second, the database takes {database_rate:g}"
    )
    table = Table(
        *("pollers", "mailboxes of each", "moved by a death", "mails behind", "latest s"),
        "CPU s to share",
        box=None,
    )
    for pollers in (10, 20, 40, 80):
        day = simulate(boxes, pollers, poller_rate=poller_rate, database_rate=database_rate)
        table.add_row(
            *(str(pollers), "-".join(map(str, day.boxes)), f"{day.moved:,}"),
            *(f"{day.behind:,.0f}", f"{day.latest:,.0f}", f"{day.share_seconds:.2f}"),
        )
    out.print(table)


def _make_boxes(mailboxes: int, mails: int) -> Mapping[str, float]:
    """Mailboxes by their mails a day: few have many, as in life."""
    dice = random.Random(11)
    sizes = [dice.lognormvariate(0, 1.2) for _ in range(mailboxes)]
    scale = mailboxes * mails / sum(sizes)
    return {f"box{number}": size * scale for number, size in enumerate(sizes)}


def simulate(
    boxes: Mapping[str, float], pollers: int, *, poller_rate: float, database_rate: float
) -> SimulatedDay:
    names, workers = list(boxes), [f"worker{number}" for number in range(pollers)]
    begun = time.process_time()
    before = assign(names, workers)
    share_seconds = time.process_time() - begun
    after = assign(names, workers[1:])
    owner = {name: worker for worker, mine in before.items() for name in mine}
    moved = sum(owner[name] != worker for worker, mine in after.items() for name in mine)
    rate = min(poller_rate, database_rate / pollers)
    behind, latest = _run_day(_sum(boxes, before), _sum(boxes, after), rate)
    sizes = [len(mine) for mine in before.values()]
    return SimulatedDay((min(sizes), max(sizes)), moved, behind, latest, share_seconds)


def _sum(boxes: Mapping[str, float], shares: Mapping[str, Sequence[str]]) -> dict[str, float]:
    return {worker: sum(boxes[name] for name in mine) for worker, mine in shares.items()}


def _run_day(
    before: Mapping[str, float], after: Mapping[str, float], rate: float
) -> tuple[float, float]:
    """The most that waited, and the seconds until the last of it was entered."""
    waiting = dict.fromkeys(before, 0.0)
    (dead,) = set(before) - set(after)
    behind = latest = 0.0
    for moment in range(0, 24 * 3600, _STEP_SECONDS):
        part = _HOURS[moment // 3600] / sum(_HOURS) * _STEP_SECONDS / 3600
        if moment == _READ_AGAIN_AT:
            # Its mailboxes went to all the others alike.
            left = waiting.pop(dead) / len(after)
            waiting = {worker: mails + left for worker, mails in waiting.items()}
        for worker, mails in (before if dead in waiting else after).items():
            waiting[worker] += mails * part
            if worker != dead or moment < _DIES_AT:
                waiting[worker] = max(0.0, waiting[worker] - rate * _STEP_SECONDS)
        behind = max(behind, sum(waiting.values()))
        pause = _READ_AGAIN_AT - _DIES_AT if _DIES_AT <= moment <= _READ_AGAIN_AT else 0
        latest = max(latest, pause + max(waiting.values()) / rate)
    return behind, latest
