"""What a mail costs to read is in proportion to its size: work and memory, counted and not timed.

A budget is of the whole mail, so that twenty bombs in one mail take little more than one.
"""

import pytest

from ingest.parse import limits
from journal.model import Oddity
from tests.ingest.parse.bombs import all_bombs, twenty_in_one
from tests.ingest.parse.work import count_calls, peak_bytes

BOMBS = dict(all_bombs())
# What a small mail may cost as well: its budget of tokens, each with so many calls.
CALLS_PER_TOKEN = 40
CUT = {Oddity.BUDGET_CUT, Oddity.DEPTH_CUT, Oddity.PARTS_CUT}


@pytest.mark.parametrize(
    "bomb", ["tnef: packed braces", "tnef: names", "html: items far apart", "parts: encoded mails"]
)
def test_twenty_bombs_in_one_mail_take_little_more_than_one(bomb: str) -> None:
    raw = twenty_in_one(BOMBS[bomb])
    mail, calls = count_calls(raw)
    assert Oddity.UNREADABLE not in mail.oddities, mail.kind_reason
    assert calls <= CALLS_PER_TOKEN * limits.HTML_NODES + len(raw)
    assert mail.oddities & CUT, "what was left out is flagged"


def test_mails_in_mails_are_not_kept_decoded_once_for_each_level() -> None:
    raw = twenty_in_one(BOMBS["parts: encoded mails"])
    assert peak_bytes(raw) <= 6 * len(raw)


def test_an_end_tag_far_from_its_element_costs_no_search() -> None:
    """The stack of open elements may be deep; each name knows its places on it."""
    html = b"Content-Type: text/html\r\n\r\n<ul><li><ul>"
    shallow, deep = (
        count_calls(html + b"<div>" * depth + b"</li>" * 2_000)[1] for depth in (1, 230)
    )
    assert deep < shallow + 230 * CALLS_PER_TOKEN
