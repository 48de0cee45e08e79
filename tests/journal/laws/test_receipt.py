"""The receipt adds up, whatever the ledger holds: by itself, by mailbox and by day."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from journal.model import CopyState, MailOutcome, MailReason, Receipt
from journal.store import tables
from journal.store.mail import receipts
from journal.store.mail.copies import RENUMBERED_ERROR
from journal.store.mail.receipts import ReceiptPeriod
from tests.builders import a_person
from tests.clock import NOW
from tests.effort import tries
from tests.journal.laws.example_database import ExampleDatabase
from tests.mail_builders import a_copy, a_mail, enter_mails

DAYS = tuple(NOW + timedelta(days=day) for day in range(3))
BOXES = ("sales", "support")
MAILS = (
    (MailOutcome.LOGGED, MailReason.LOGGED),
    (MailOutcome.SKIPPED, MailReason.BULK),
    (MailOutcome.SKIPPED, MailReason.NEVER_LOG),
    (MailOutcome.WAITING, MailReason.NO_CONTACT),
    (MailOutcome.QUARANTINED, MailReason.CRASHED),
)


@dataclass(frozen=True, slots=True)
class ListedCopy:
    """A copy; `mail` is its place among the mails above."""

    mail: int | None
    state: CopyState
    renumbered: bool
    box: str
    at: datetime


LEDGERS = st.lists(
    st.builds(
        ListedCopy,
        st.none() | st.integers(0, len(MAILS) - 1),
        st.sampled_from(CopyState),
        st.booleans(),
        st.sampled_from(BOXES),
        st.sampled_from(DAYS),
    ),
    max_size=12,
)


def write_ledger(session: Session, world: ExampleDatabase, ledger: list[ListedCopy]) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    news = [
        a_mail(f"m{n}", outcome, *([ada] if outcome is MailOutcome.LOGGED else []), reason=reason)
        for n, (outcome, reason) in enumerate(MAILS)
    ]
    ids = [each.mail for each in enter_mails(session, world.config, *news)]
    for uid, each in enumerate(ledger, 1):
        a_copy(
            session,
            uid,
            None if each.mail is None else ids[each.mail],
            mailbox=each.box,
            state=each.state,
            error=RENUMBERED_ERROR if each.renumbered else "",
            at=each.at,
        )


def expected_receipt(ledger: list[ListedCopy], period: ReceiptPeriod) -> Receipt:
    """The same, by a walk through the ledger in its order."""
    places: Counter[str] = Counter()
    outcomes: Counter[tuple[MailOutcome, MailReason]] = Counter()
    known: set[int] = set()
    for each in ledger:
        is_first = each.mail is not None and each.mail not in known
        known |= {each.mail} if each.mail is not None else set()
        if each.box not in (period.mailbox or BOXES) or not _is_within(each.at, period):
            continue
        places["arrived"] += 1
        if each.state is CopyState.LISTED:
            places["listed"] += 1
        elif each.mail is not None and is_first:
            outcomes[MAILS[each.mail]] += 1
        elif each.mail is not None:
            places["known"] += 1
        elif each.state is CopyState.GONE and each.renumbered:
            places["renumbered"] += 1
        else:
            places[each.state] += 1
    return Receipt(
        arrived=places["arrived"],
        copies_of_known=places["known"],
        outcomes=dict(outcomes),
        left=places[CopyState.LEFT],
        gone=places[CopyState.GONE],
        listed=places["listed"],
        quarantined=places[CopyState.QUARANTINED],
        unaccounted=places[CopyState.DONE],
        renumbered=places["renumbered"],
    )


def _is_within(at: datetime, period: ReceiptPeriod) -> bool:
    return (period.start is None or at >= period.start) and (period.end is None or at < period.end)


@settings(max_examples=tries(15, long=80))
@given(ledger=LEDGERS, box=st.sampled_from(("", *BOXES)), day=st.integers(0, 3))
def test_a_receipt_adds_up_whatever_the_ledger_holds(
    world: ExampleDatabase, ledger: list[ListedCopy], box: str, day: int
) -> None:
    start = DAYS[day] if day < len(DAYS) else None
    with world.rolled_back_session() as session:
        write_ledger(session, world, ledger)
        for period in (ReceiptPeriod(start, None, box), ReceiptPeriod(None, start, box)):
            found = receipts.build_receipt(session, period)
            assert found.adds_up
            assert found == expected_receipt(ledger, period)
            assert len(receipts.find_unaccounted(session, period, limit=99)) == found.unaccounted


@settings(max_examples=tries(10, long=60))
@given(ledger=LEDGERS)
def test_the_receipts_of_all_mailboxes_and_days_are_the_receipt_of_everything(
    world: ExampleDatabase, ledger: list[ListedCopy]
) -> None:
    with world.rolled_back_session() as session:
        write_ledger(session, world, ledger)
        whole = receipts.build_receipt(session, ReceiptPeriod())
        ends = (*DAYS[1:], None)
        parts = [
            receipts.build_receipt(session, ReceiptPeriod(start, end, box))
            for start, end in zip(DAYS, ends, strict=True)
            for box in BOXES
        ]
    for name in ("arrived", "copies_of_known", "mails", "listed", "gone", "unaccounted"):
        assert getattr(whole, name) == sum(getattr(part, name) for part in parts)


@settings(max_examples=tries(10, long=60))
@given(ledger=LEDGERS)
def test_the_counts_of_folders_are_those_of_their_copies(
    world: ExampleDatabase, ledger: list[ListedCopy]
) -> None:
    with world.rolled_back_session() as session:
        write_ledger(session, world, ledger)
        found = receipts.count_by_folder(session).values()
        listed = sorted(Counter(each.box for each in ledger).values())
        to_do = [each for each in ledger if each.state is CopyState.LISTED]
    assert sorted(each.listed for each in found) == listed
    assert sum(each.to_do for each in found) == len(to_do)


def test_a_mail_without_an_outcome_that_is_known_is_unaccounted(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        write_ledger(
            session, world, [ListedCopy(1, CopyState.DONE, renumbered=False, box="sales", at=NOW)]
        )
        session.execute(sa.update(tables.mail).values(outcome=""))
        found = receipts.build_receipt(session, ReceiptPeriod())
        (lost,) = receipts.find_unaccounted(session, ReceiptPeriod(), limit=5)
    assert (found.unaccounted, found.mails, found.adds_up) == (1, 0, True)
    assert (lost.mailbox, lost.uid) == ("sales", 1)
