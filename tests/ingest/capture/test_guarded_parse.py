"""A mail that costs too much to read is set aside at once, with its cause; the queue goes on."""

import logging
from contextlib import closing
from dataclasses import replace

import pytest

from ingest.capture.guarded_parse import GuardedReader, ParseLimits, TooCostly
from ingest.capture.poller import CycleStatus
from ingest.parse import message
from journal.model import CopyState, MailOutcome, MailReason
from tests.effort import one_day_in
from tests.ingest.capture.fault_case import FaultCase, count_copy_states
from tests.ingest.capture.poller_case import numbered_mail
from tests.ingest.parse.bombs import all_bombs
from tests.servers.scripted_imap import ScriptedImapServer

IN_CHILD = ParseLimits(large_bytes=0)
NO_MEMORY = ParseLimits(large_bytes=0, memory_bytes=0, memory_per_byte=0)


@one_day_in(3)
def test_one_child_after_the_other_reads_the_same_mails_as_we() -> None:
    raws = [dict(all_bombs())["parts: files"], numbered_mail(1), numbered_mail(2)]
    with closing(GuardedReader(IN_CHILD)) as reader:
        assert [reader.read(raw) for raw in raws] == [message.parse(raw) for raw in raws]


@one_day_in(3)
def test_a_mail_that_exceeds_its_limits_does_not_stop_the_next_one() -> None:
    bomb, harmless = numbered_mail(1, text="x " * 1_000_000), numbered_mail(2)
    limits = replace(IN_CHILD, cpu_seconds=5, cpu_seconds_per_mb=-2.5)
    with closing(GuardedReader(limits)) as reader:
        assert reader.read(harmless) == message.parse(harmless)
        with pytest.raises(TooCostly, match="more than 0 s"):
            reader.read(bomb)
        assert reader.read(harmless) == message.parse(harmless)


@pytest.mark.parametrize(
    "limits", [NO_MEMORY, replace(IN_CHILD, wall_seconds=0.0)], ids=["memory", "time"]
)
def test_what_exceeds_its_limits_is_too_costly(
    limits: ParseLimits, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with pytest.raises(TooCostly, match="reading it"), closing(GuardedReader(limits)) as reader:
        reader.read(numbered_mail(1, subject="Chairs", text="x " * 1_000_000))
    assert "Chairs" not in caplog.text


def test_a_small_mail_needs_no_child() -> None:
    raw = numbered_mail(1)
    reader = GuardedReader(replace(NO_MEMORY, large_bytes=len(raw) + 1))
    assert reader.read(raw) == message.parse(raw)


def test_it_is_set_aside_at_once_and_the_others_go_on(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.poller.context = replace(
        case.poller.context, parse_limits=replace(NO_MEMORY, large_bytes=50_000)
    )
    case.deliver(1, 2)
    case.deliver(3, text="x " * 40_000)
    case.deliver(4)
    assert case.poller.poll().status is CycleStatus.DONE
    assert count_copy_states(case.engine) == {CopyState.DONE: 3, CopyState.QUARANTINED: 1}
    (aside,) = (m for m in case.poller.ledger_mails() if m.outcome is MailOutcome.QUARANTINED)
    assert aside.reason is MailReason.CRASHED
    assert "It was not read: reading it took more than" in aside.why
