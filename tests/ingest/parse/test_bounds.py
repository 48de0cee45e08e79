"""Memory and work that one mail may take, measured in a process that the system holds to them."""

import random
from collections.abc import Iterator

import pytest

from bench import mutations
from bench.fuzz import ReaderProcess
from tests.effort import one_day_in, tries
from tests.ingest.parse.bombs import all_bombs
from tests.ingest.parse.cases.bounces import BOUNCES
from tests.ingest.parse.cases.html_replies import HTML_PAGES
from tests.ingest.parse.cases.replies import all_cases

MAILS = tries(50, long=300)
# Whoever is still busy then hangs, on whatever machine.
ENDLESS_SECONDS = 100.0
# By day a part of each flood: what costs more than in proportion still shows. Mails made of parts
# stay whole, and what its mail's budget ends.
SHARE = tries(3, long=1)
FLOODS = ("text: ", "bounce: ", "html: ")
ENDED_BY_BUDGET = ("verbs at the end",)
BOMBS = {
    name: raw[: len(raw) // SHARE]
    if name.startswith(FLOODS) and not name.endswith(ENDED_BY_BUDGET)
    else raw
    for name, raw in all_bombs()
}


@pytest.fixture(scope="module")
def child() -> Iterator[ReaderProcess]:
    process = ReaderProcess("1", "tests.ingest.parse.counting_child", ENDLESS_SECONDS)
    yield process
    process.stop()


@one_day_in(6)
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_takes_little(bomb: str, child: ReaderProcess) -> None:
    wrong, _, _ = child.read_mail(BOMBS[bomb])
    assert wrong == ""


def test_broken_mails_take_little_and_are_read_the_same_twice(child: ReaderProcess) -> None:
    dice = random.Random(7)
    seeds = list(_seeds())
    found = [mutations.mutate(dice, seeds) for _ in range(MAILS)]
    assert [(how, wrong) for how, raw in found if (wrong := child.read_mail(raw)[0])] == []


@one_day_in(4)
def test_a_mail_that_raises_or_hangs_is_found() -> None:
    """The process says so itself; without that the tests above would prove nothing."""
    hopeless = ReaderProcess("1", "tests.ingest.parse.hopeless_child", ENDLESS_SECONDS)
    hanging = ReaderProcess("1", "tests.ingest.parse.hopeless_child", 0.1)
    try:
        assert hopeless.read_mail(b"raise")[0] == "raised ValueError"
        assert hopeless.read_mail(b"work")[0] == "raised TooMuchWork"
        assert hopeless.read_mail(b"memory")[0] == "raised MemoryError"
        assert hopeless.read_mail(b"fine")[0] == ""
        assert hanging.read_mail(b"hang")[0] == "too slow"
    finally:
        hopeless.stop()
        hanging.stop()


def _seeds() -> Iterator[bytes]:
    head = "From: a@x.example\r\nTo: us@y.example\r\nSubject: Re: Offer\r\n"
    yield from (f"{head}\r\n{case.text}".encode() for case in list(all_cases())[::40])
    yield from (
        f"{head}Content-Type: text/html\r\n\r\n{page}".encode() for page in HTML_PAGES.values()
    )
    yield from (f"{top}\n\n{text}".encode() for top, text in BOUNCES.values())
