"""A conversation is the same, in whatever order and in however many batches its mails come."""

from collections.abc import Callable, Sequence
from email.message import EmailMessage
from itertools import permutations

import pytest

from tests.effort import one_day_in
from tests.ingest.capture.fault_case import FaultCase
from tests.servers.scripted_imap import ScriptedImapServer

pytestmark = one_day_in(2)

# Each answers the one before it, and the last one only refers to the first.
ORDERS = list(permutations((1, 2, 3, 4)))


def _answer_headers(number: int) -> Callable[[EmailMessage], None]:
    def change(mail: EmailMessage) -> None:
        if number in {2, 3}:
            mail["In-Reply-To"] = f"<{number - 1}@acme.example>"
        if number == 4:
            mail["References"] = "<1@acme.example>"

    return change


def _deliver_answer(case: FaultCase[ScriptedImapServer], number: int) -> None:
    subject = "Chairs" if number == 1 else "Re: Chairs"
    case.deliver(number, subject=subject, change=_answer_headers(number))


def _conversations(case: FaultCase[ScriptedImapServer]) -> list[int]:
    return [each.conversation for each in case.poller.ledger_mails()]


@pytest.mark.parametrize("order", ORDERS[::5], ids=str)
@pytest.mark.parametrize("batches", ["one", "each"])
def test_mails_that_answer_one_another_are_one_conversation(
    case: FaultCase[ScriptedImapServer], order: Sequence[int], batches: str
) -> None:
    for number in order:
        _deliver_answer(case, number)
        if batches == "each":
            case.poller.poll()
    case.finish_and_check((1, 2, 3, 4))
    if order.index(4) > order.index(1) or batches == "one":
        assert len(set(_conversations(case))) == 1
    else:
        # What was only referred to and came later is not looked for.
        assert len(set(_conversations(case))) <= 2


def test_two_conversations_stay_two(case: FaultCase[ScriptedImapServer]) -> None:
    _deliver_answer(case, 2)
    case.deliver(7, subject="Tables")
    _deliver_answer(case, 1)
    case.deliver(8, subject="Re: Chairs")
    case.finish_and_check((1, 2, 7, 8))
    assert len(set(_conversations(case))) == 3


def test_mails_that_answer_each_other_in_a_circle_are_one_conversation(
    case: FaultCase[ScriptedImapServer],
) -> None:
    for number, other in ((1, 2), (2, 3), (3, 1)):
        case.deliver(
            number,
            subject="Re: Chairs",
            change=lambda mail, other=other: mail.add_header(
                "In-Reply-To", f"<{other}@acme.example>"
            ),
        )
    case.finish_and_check((1, 2, 3))
    assert len(set(_conversations(case))) == 1
