"""`python -m bench reading`: how well the mails of the corpora are read, and how quickly.

A table by category: the share of the mails whose asserted fields all pass, those of taste left out
(strict) and all of them. Another one beside what it was before, what the best peer reaches, what a
product glued together from libraries reaches, and the target. Then how many mails lost a word of
their sender, those that the tests write too; then the time per mail.
"""

import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from rich.console import Console
from rich.table import Table

from bench import corpora, peer_libraries
from bench.corpora import Check, Sample
from bench.published_scores import PREVIOUS_SCORES, PUBLISHED_SCORES
from cli.commands.parse import parsed_mail_row
from cli.terminal.output import json_line
from ingest.parse import message
from ingest.parse.quoting import quotes
from tests.ingest.parse.cases import lost_words

ReadFields = dict[str, Any]


@dataclass(slots=True)
class Score:
    right: Counter[str] = field(default_factory=Counter)
    strict: Counter[str] = field(default_factory=Counter)
    all_right: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)

    def note(self, sample: Sample, got: ReadFields, check: Check) -> None:
        expected, loose = sample.expected["expect"], sample.expected["loose"]
        failed = {key for key, want in expected.items() if not check(key, want, got, key in loose)}
        hard = expected.keys() - set(loose)
        for category in (sample.category, "total"):
            if sample.expected["strict"] and hard:
                self.strict[category] += 1
                self.right[category] += not failed & hard
            self.all[category] += 1
            self.all_right[category] += not failed


def run(*, with_peers: bool) -> None:
    out = Console(highlight=False)
    samples, check = list(corpora.samples()), corpora.load_check()
    # The first detection loads its tables, which no later mail pays for.
    message.parse("Subject: ÄÖ\n\nÄÖ".encode("latin-1"))
    score, seconds, told = Score(), [], []
    for sample in samples:
        started = time.perf_counter()
        mail = message.parse(sample.raw)
        seconds.append(time.perf_counter() - started)
        score.note(
            sample, json.loads(json_line(parsed_mail_row(sample.path, mail, seconds[-1]))), check
        )
        told.append((sample.path.stem, lost_words.is_word_lost(sample.expected, mail)))
    out.print(_score_table(score))
    out.print("\nIn percent, beside others on the same mails:")
    out.print(_comparison_table(score))
    out.print()
    _print_lost(out, "corpora", [(name, found) for name, found in told if found is not None])
    _print_lost(out, "written by the tests", list(lost_words.lost_in_written_cases()))
    out.print(_describe_times(seconds))
    if with_peers:
        out.print(_peer_table(samples, check))


def _score_table(score: Score) -> Table:
    table = Table("category", "strict", "", "all", "", box=None, header_style="bold")
    for category in [*sorted(score.all.keys() - {"total"}), "total"]:
        strict = _share(score.right[category], score.strict[category])
        table.add_row(category, *strict, *_share(score.all_right[category], score.all[category]))
    return table


def _comparison_table(score: Score) -> Table:
    """The table in percent, beside `bench/published_scores.py`; `tnef` and the like by all fields."""
    columns = ("category", "this", "before", "best peer", "glued", "target", "", "by")
    table = Table(*columns, box=None, header_style="bold")
    for category, found in PUBLISHED_SCORES.items():
        strict = bool(score.strict[category])
        right, whole = (score.right, score.strict) if strict else (score.all_right, score.all)
        this = _percent(right[category], whole[category])
        peer = "-" if found.best_percent is None else str(found.best_percent)
        reached = right[category] * 100 >= found.target * whole[category]
        verdict = "ok" if reached else "[red]below[/]"
        numbers = (peer, str(found.combined), str(found.target), verdict)
        table.add_row(category, this, _percent(*found.previous), *numbers, found.best_peers)
    strict_before, all_before = (
        _percent(*each) for each in (PREVIOUS_SCORES.strict, PREVIOUS_SCORES.all)
    )
    table.add_row("total", _percent(score.right["total"], score.strict["total"]), strict_before)
    table.add_row("total, all", _percent(score.all_right["total"], score.all["total"]), all_before)
    return table


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


def _share(part: int, whole: int) -> tuple[str, str]:
    return (f"{part}/{whole}", f"{100 * part / whole:.1f} %") if whole else ("-", "")


def _print_lost(out: Console, where: str, results: Sequence[tuple[str, bool]]) -> None:
    bad = [name for name, is_lost in results if is_lost]
    count, percent = _share(len(bad), len(results))
    out.print(
        f"words lost, {where}: {count} = {percent} (at most {lost_words.MOST_PERCENT:g} %) {', '.join(bad)}"
    )


def _describe_times(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    p50, p99 = (ordered[int(len(ordered) * part)] for part in (0.5, 0.99))
    in_ms = (f"{each * 1000:.2f}" for each in (p50, p99, ordered[-1]))
    return "time per mail in ms: p50 {}, p99 {}, max {}".format(*in_ms)


def _peer_table(samples: Iterable[Sample], check: Check) -> Table:
    """Results of libraries that split a text, on replies only: (right, of how many) by category."""
    readers: dict[str, Callable[[str], str]] = {
        "this": lambda text: quotes.split_quotes(text).new_text,
        **peer_libraries.installed_readers(),
    }
    table = Table("replies, from the text", *readers, box=None, header_style="bold")
    scores = {name: Score() for name in readers}
    for sample in samples:
        if sample.category.startswith("reply"):
            text = message.parse(sample.raw).text
            for name, read in readers.items():
                scores[name].note(
                    sample,
                    {"reply_text": peer_libraries.read_safely(read, text)},
                    _check_replies_only(check),
                )
    for category in ("reply", "reply-html", "reply-l10n"):
        shares = (_share(s.right[category], s.strict[category])[1] for s in scores.values())
        table.add_row(category, *shares)
    return table


def _check_replies_only(check: Check) -> Check:
    """The check for readers of texts: fields that they do not know count as right."""

    def judged(key: str, want: object, got: ReadFields, loose: bool) -> bool:  # noqa: FBT001 (the judge's form)
        return not key.startswith("reply") or check(key, want, got, loose)

    return judged
