"""A conversation is the same, in whatever order and in however many batches its mails come."""

from collections.abc import Callable, Sequence
from email.message import EmailMessage
from itertools import permutations

import pytest

from tests.ingest.proof import Case
from tests.servers.scripted import Scripted

# Each answers the one before it, and the last one only refers to the first.
ORDERS = list(permutations((1, 2, 3, 4)))


def _answering(number: int) -> Callable[[EmailMessage], None]:
    def change(mail: EmailMessage) -> None:
        if number in {2, 3}:
            mail["In-Reply-To"] = f"<{number - 1}@acme.example>"
        if number == 4:
            mail["References"] = "<1@acme.example>"

    return change


def _give(case: Case[Scripted], number: int) -> None:
    subject = "Chairs" if number == 1 else "Re: Chairs"
    case.give(number, subject=subject, change=_answering(number))


def _conversations(case: Case[Scripted]) -> list[int]:
    return [each.conversation for each in case.door.mails()]


@pytest.mark.parametrize("order", ORDERS[::5], ids=str)
@pytest.mark.parametrize("batches", ["one", "each"])
def test_mails_that_answer_one_another_are_one_conversation(
    case: Case[Scripted], order: Sequence[int], batches: str
) -> None:
    for number in order:
        _give(case, number)
        if batches == "each":
            case.door.poll()
    case.end((1, 2, 3, 4))
    if order.index(4) > order.index(1) or batches == "one":
        assert len(set(_conversations(case))) == 1
    else:
        # What was only referred to and came later is not looked for.
        assert len(set(_conversations(case))) <= 2


def test_two_conversations_stay_two(case: Case[Scripted]) -> None:
    _give(case, 2)
    case.give(7, subject="Tables")
    _give(case, 1)
    case.give(8, subject="Re: Chairs")
    case.end((1, 2, 7, 8))
    assert len(set(_conversations(case))) == 3


def test_mails_that_answer_each_other_in_a_circle_are_one_conversation(
    case: Case[Scripted],
) -> None:
    for number, other in ((1, 2), (2, 3), (3, 1)):
        case.give(
            number,
            subject="Re: Chairs",
            change=lambda mail, other=other: mail.add_header(
                "In-Reply-To", f"<{other}@acme.example>"
            ),
        )
    case.end((1, 2, 3))
    assert len(set(_conversations(case))) == 1
