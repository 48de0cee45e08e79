"""`python -m bench targets`: every target, what was measured in this run, and whether it is reached.

A table in Markdown, and the same as JSON. What can't be measured here, since a program or a server is
not installed or the run would take hours, has its line all the same, with the reason.
"""

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from bench import capture, journal, sample_record, starts
from journal.migrate import bring_up
from journal.store.database import analyze, open_engine


class TargetVerdict(StrEnum):
    GOAL = "goal"
    MUST = "must"
    MISSED = "missed"
    UNMEASURED = "not measured"


@dataclass(frozen=True, slots=True)
class Target:
    """`must` and `goal` are what it has to be at most; at least, where more is better."""

    what: str
    unit: str
    must: float
    goal: float
    more_is_better: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """`value` is None where nothing was measured; `why` says what is behind it."""

    target: Target
    value: float | None
    why: str = ""

    @property
    def verdict(self) -> TargetVerdict:
        if self.value is None:
            return TargetVerdict.UNMEASURED
        for limit, verdict in (
            (self.target.goal, TargetVerdict.GOAL),
            (self.target.must, TargetVerdict.MUST),
        ):
            if self.value >= limit if self.target.more_is_better else self.value <= limit:
                return verdict
        return TargetVerdict.MISSED


@dataclass(frozen=True, slots=True)
class _Peer:
    """A target that is a ratio to what somebody else did in the same run."""

    target: Target
    who: str
    than: str
    missing: str


_OURS, _FLOOR, _ON_POSTGRESQL = "rapport, SQLite", "fetching alone", "rapport, PostgreSQL"
_PEERS = (
    _Peer(
        Target("capture ÷ mbsync's download", "×", 1.0, 1.7, more_is_better=True),
        *(_OURS, "mbsync", "mbsync is not installed"),
    ),
    _Peer(
        Target("capture ÷ getmail6's download", "×", 12, 20, more_is_better=True),
        *(
            _OURS,
            "getmail6",
            "getmail6 is not installed, or this is root, as whom it writes nothing",
        ),
    ),
    _Peer(
        Target("capture ÷ fetching alone", "×", 0.1, 0.2, more_is_better=True),
        *(_OURS, _FLOOR, "Dovecot is not installed"),
    ),
    _Peer(
        Target("the same on PostgreSQL ÷ on SQLite", "×", 0.7, 0.9, more_is_better=True),
        *(_ON_POSTGRESQL, _OURS, "PostgreSQL is not installed"),
    ),
)
_MEMORY = Target("most memory of a capture", "MB", 160, 120)
_START = Target("`history`, `find`, `show`, `log` ÷ import of sqlmodel, the dearest", "×", 1.8, 1.4)
_HELP = Target("`--help`, `--version`, a slip ÷ import of sqlmodel, the dearest", "×", 0.5, 0.25)
_RECORD = {
    "contact as typed": Target("contact as typed, p99", "ms", 25, 5),
    "history page": Target("history page, p99", "ms", 50, 20),
    "full text, two words": Target("full text, two words, p99", "ms", 200, 100),
    "figures of a quarter": Target("figures of a quarter, p99", "ms", 1_000, 500),
}
_SLICE = Target("purge, its longest lock", "ms", 100, 100)
_PURGE = Target("purge of 100,000", "s", 30, 30)
_APART: Mapping[Target, str] = {
    Target("command → acknowledgement, p95", "ms", 100, 50): "`python -m bench slack`",
    Target("CPU per mail with 1,000,000 interactions ÷ empty", "×", 1.3, 1.1): (
        "by hand: to fill one takes a quarter of an hour of CPU"
    ),
    Target("delivery → committed on Dovecot, p99", "ms", 1_500, 650): "by hand, on a quiet machine",
    Target("rate on a line 50 ms away ÷ loopback", "×", 0.3, 0.6, more_is_better=True): (
        "by hand; round trips and bytes are counted in `tests/ingest/capture`"
    ),
    Target("import of 100,000 contacts", "s", 60, 60): "by hand",
}
_SMALL_START = ("history", "find", "show", "log")


def run(*, mails: int, rounds: int, contacts: int, interactions: int, into: Path | None) -> None:
    """Print the table; into the folder also as files."""
    results = [
        *capture_results(capture.measure(mails=mails, rounds=rounds)),
        *start_results(starts.measure(rounds)),
        *_record_results(contacts, interactions),
        *(Result(target, None, why) for target, why in _APART.items()),
    ]
    conditions = (
        f"{mails:,} mails, {rounds} rounds; {contacts:,} contacts, {interactions:,} interactions"
    )
    text = f"{conditions}\n\n{markdown(results)}"
    print(text)  # noqa: T201 (a table for a file)
    if into is not None:
        into.mkdir(parents=True, exist_ok=True)
        (into / "targets.md").write_text(text, encoding="utf-8")
        (into / "targets.json").write_text(as_json(results), encoding="utf-8")


def capture_results(costs: Mapping[str, Sequence[capture.Cost]]) -> Iterator[Result]:
    rates = {name: 1 / capture.median(some, "seconds") for name, some in costs.items() if some}
    for each in _PEERS:
        if each.who in rates and each.than in rates:
            yield Result(each.target, rates[each.who] / rates[each.than])
        else:
            yield Result(each.target, None, each.missing)
    if _OURS in rates:
        yield Result(_MEMORY, capture.median(costs[_OURS], "peak_mb"))
    else:
        yield Result(_MEMORY, None, "Dovecot is not installed")


def start_results(found: Mapping[str, float]) -> Iterator[Result]:
    for target, is_small in ((_START, False), (_HELP, True)):
        cost, name = max(
            (cost, name) for name, cost in found.items() if (name not in _SMALL_START) is is_small
        )
        yield Result(target, cost, f"`{name}`")


def _record_results(contacts: int, interactions: int) -> Iterator[Result]:
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'bench.db'}")
        try:
            bring_up(engine, now=sample_record.NOW)
            made = sample_record.build_sample(
                engine, number_of_contacts=contacts, number_of_interactions=interactions
            )
            analyze(engine)
            for each in journal.measure(engine, made):
                if each.name in _RECORD:
                    yield Result(_RECORD[each.name], each.p99_ms)
            count = min(interactions // 10, 100_000)
            seconds, longest = journal.measure_purge(engine, count)
            yield Result(_SLICE, longest)
            yield Result(_PURGE, seconds * 100_000 / count, f"{count:,} were purged")
        finally:
            engine.dispose()


# ── how it is shown ─────────────────────────────────────────────────────────────────────────────


def markdown(results: Sequence[Result]) -> str:
    rows = ["| target | must | goal | measured | reached | |", "|---|---|---|---|---|---|"]
    for each in results:
        target = each.target
        least = "≥" if target.more_is_better else "≤"
        limits = (f"{least} {limit:,g} {target.unit}" for limit in (target.must, target.goal))
        value = "–" if each.value is None else f"{each.value:,.2f} {target.unit}"
        rows.append("| " + " | ".join((target.what, *limits, value, each.verdict, each.why)) + " |")
    return "\n".join(rows) + "\n"


def as_json(results: Sequence[Result]) -> str:
    rows = [
        {**asdict(each.target), "value": each.value, "verdict": each.verdict, "why": each.why}
        for each in results
    ]
    return json.dumps(rows, indent=1, ensure_ascii=False) + "\n"
