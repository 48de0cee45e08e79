"""What a mail costs to read is in proportion to its size: work and memory, counted and not timed.

A budget is of the whole mail, so that twenty bombs in one mail take little more than one.
"""

import pytest

from ingest.parse import limits
from journal.model import Oddity
from tests.effort import one_day_in
from tests.ingest.parse.bombs import HEAD, all_bombs, twenty_in_one
from tests.ingest.parse.work import count_calls, peak_bytes

BOMBS = dict(all_bombs())
# What a small mail may cost as well: its budget of tokens, each with so many calls.
CALLS_PER_TOKEN = 40
CUT = {Oddity.BUDGET_CUT, Oddity.DEPTH_CUT, Oddity.PARTS_CUT}


@pytest.mark.parametrize(
    "bomb", ["tnef: packed braces", "tnef: names", "html: items far apart", "parts: encoded mails"]
)
@one_day_in(2)
def test_twenty_bombs_in_one_mail_take_little_more_than_one(bomb: str) -> None:
    raw = twenty_in_one(BOMBS[bomb])
    mail, calls = count_calls(raw)
    assert Oddity.UNREADABLE not in mail.oddities, mail.kind_reason
    assert calls <= CALLS_PER_TOKEN * limits.HTML_NODES + len(raw)
    assert mail.oddities & CUT, "what was left out is flagged"


def _parts(count: int, headers: bytes, body: bytes) -> bytes:
    part = b"--x\r\n" + headers + b"\r\n\r\n" + body + b"\r\n"
    return HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + part * count


def test_the_headers_of_all_parts_together_have_one_budget() -> None:
    headers = b"\r\n".join(b"X-%d: y" % n for n in range(3_000))
    mail, one = count_calls(_parts(1, headers, b"x"))
    assert Oddity.HEADERS_CUT not in mail.oddities
    mail, twenty = count_calls(_parts(20, headers, b"x"))
    assert twenty < 8 * one
    assert {Oddity.HEADERS_CUT, Oddity.BUDGET_CUT} <= mail.oddities


def test_all_calendars_of_a_mail_together_have_one_budget() -> None:
    headers = b"Content-Type: text/calendar; charset=utf-8"
    body = b"BEGIN:VCALENDAR\r\n" + b"X:y\r\n" * 90_000
    _, one = count_calls(_parts(1, headers, body))
    mail, five = count_calls(_parts(5, headers, body))
    assert five < 2 * one
    assert one < 12 * limits.TEXT_LINES
    assert Oddity.BUDGET_CUT in mail.oddities


def test_charsets_of_a_mail_are_guessed_a_few_times_however_many_names_it_has() -> None:
    name = b"=?x-none?q?=E4=F6=C5=E9?= x <a@x.example>"
    for header in (b"To: " + b", ".join([name] * 400), b"\r\n".join([b"Cc: " + name] * 400)):
        _, calls = count_calls(header + b"\r\n" + HEAD + b"\r\nText.")
        assert calls < 400 * 1_000
    words = b"Subject: " + b" y ".join([b"=?x-none?q?=E4=F6=C5=E9?="] * 400)
    _, calls = count_calls(words + b"\r\n" + HEAD + b"\r\nText.")
    assert calls < 400 * 1_000


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
