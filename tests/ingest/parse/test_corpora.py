"""Mails of the world: the share that is read as others say it should be, category by category.

The mails lie in a folder beside the repository, `../shared/corpora` (or where `TEST_SHARED` says),
since they are under the licences of many projects; `score.py` in that folder is the judge.
"""

import dataclasses
import importlib.util
import json
import os
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bench.published_scores import PUBLISHED_SCORES
from cli.commands.parse import parsed_mail_row
from cli.terminal.output import json_line
from ingest.parse import message
from journal.model import Oddity
from tests.counting import count_calls
from tests.ingest.parse.cases import lost_words
from tests.ingest.parse.counting_child import most_calls
from tests.requirements import skip_or_fail

ROOT = Path(__file__).parents[3]

# Percent of the mails whose asserted fields all pass, those of taste left out. A change may raise
# a floor and never lower it.
FLOORS = {
    "bounce": 99.5,
    "calendar": 100.0,
    "class": 100.0,
    "crypto": 100.0,
    "forward": 100.0,
    "forward-attached": 100.0,
    "forward-l10n": 100.0,
    "hostile": 100.0,
    "mime": 97.0,
    "reply": 98.0,
    "reply-html": 100.0,
    "reply-l10n": 100.0,
    "tnef": 85.0,
}


@dataclasses.dataclass(frozen=True, slots=True)
class CorpusCase:
    path: Path
    expected: dict[str, Any]
    got: dict[str, Any]
    is_lost: bool | None
    calls: int

    @property
    def category(self) -> str:
        return self.path.parent.name


def corpora_folder() -> Path:
    shared = Path(os.environ.get("TEST_SHARED") or ROOT.parent / "shared")
    if not (shared / "corpora" / "score.py").is_file():
        skip_or_fail("shared", remedy="lay the corpora beside the repository, or set TEST_SHARED")
    return shared / "corpora"


@pytest.fixture(scope="module")
def cases() -> list[CorpusCase]:
    return list(_read_cases(corpora_folder()))


def _read_cases(corpora: Path) -> Iterator[CorpusCase]:
    # The first detection loads its tables, which no later mail pays for.
    message.parse("Subject: ÄÖ\n\nÄÖ".encode("latin-1"))
    for path in sorted(corpora.glob("*/*.eml")):
        raw = path.read_bytes()
        mail, calls = count_calls(partial(message.parse, raw))
        assert Oddity.UNREADABLE not in mail.oddities, f"{path.name}: {mail.kind_reason}"
        expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        got = json.loads(json_line(parsed_mail_row(path, mail, 0.0)))
        yield CorpusCase(path, expected, got, lost_words.is_word_lost(expected, mail), calls)


@pytest.fixture(scope="module")
def check() -> Callable[..., bool]:
    spec = importlib.util.spec_from_file_location("score", corpora_folder() / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    judge: Callable[..., bool] = score.check
    return judge


def test_hardly_a_word_of_a_sender_is_lost(cases: list[CorpusCase]) -> None:
    told = [case for case in cases if case.is_lost is not None]
    bad = [case.path.name for case in told if case.is_lost]
    assert 100 * len(bad) / len(told) <= lost_words.MOST_PERCENT, bad


def test_no_mail_takes_more_work_than_its_size_allows(cases: list[CorpusCase]) -> None:
    hard = [c.path.name for c in cases if c.calls > most_calls(c.path.stat().st_size)]
    assert hard == []


@pytest.mark.parametrize("category", FLOORS)
def test_the_share_of_mails_read_right_stays_up(
    category: str, cases: list[CorpusCase], check: Callable[..., bool]
) -> None:
    wrong = [case for case in _judged_cases(cases, category) if not _is_right(case, check)]
    count = len(list(_judged_cases(cases, category)))
    share = 100 * (count - len(wrong)) / count
    assert share >= FLOORS[category], [case.path.name for case in wrong]


def test_the_class_is_as_expected_of_mails_of_taste_too(
    cases: list[CorpusCase], check: Callable[..., bool]
) -> None:
    """Reports of complaints among them: who judges has no class for those. One goes by a header
    that proves nothing.
    """
    told = [case for case in cases if case.category == "class"]
    wrong = [
        case.path.name
        for case in told
        if not check("auto_submitted", case.expected["expect"]["auto_submitted"], case.got, False)
    ]
    assert len(wrong) <= 1, wrong


def test_the_table_in_the_docs_is_true(cases: list[CorpusCase], check: Callable[..., bool]) -> None:
    page = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\w-]+) \| (\d+\.\d) \| (\d+\.\d) \| (\d+|–)", page, re.MULTILINE)
    told = {name: (this, before, peer) for name, this, before, peer in rows}
    assert told == {name: _table_row(name, cases, check) for name in FLOORS}


def _table_row(
    category: str, cases: list[CorpusCase], check: Callable[..., bool]
) -> tuple[str, str, str]:
    found = PUBLISHED_SCORES[category]
    judged = list(_judged_cases(cases, category))
    right = sum(_is_right(case, check) for case in judged)
    this, before = (
        f"{100 * part / whole:.1f}" for part, whole in ((right, len(judged)), found.previous)
    )
    return this, before, "–" if found.best_percent is None else str(found.best_percent)


def _judged_cases(cases: list[CorpusCase], category: str) -> Iterator[CorpusCase]:
    """The strict ones of the category, or all where none is."""
    mine = [case for case in cases if case.category == category]
    strict = [case for case in mine if case.expected["strict"]]
    yield from strict or mine


def _is_right(case: CorpusCase, check: Callable[..., bool]) -> bool:
    loose = case.expected["loose"] if case.expected["strict"] else []
    return all(
        check(key, wanted, case.got, key in case.expected["loose"])
        for key, wanted in case.expected["expect"].items()
        if key not in loose
    )
