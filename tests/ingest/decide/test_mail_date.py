"""Tests when a mail happened, whatever its clock says; and whether it is too old to read."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from ingest.decide.mail_date import Arrival, find_arrival, is_too_old, plausible_date
from ingest.decide.parties import MailSource
from journal.model import Mail
from tests.ingest.decide.decision_case import NOW, SENT_AT

RECEIVED_HEADER = "from a by b; Tue, 2 Jun 2026 09:00:00 +0000"
OLD_RECEIVED_HEADER = "from a by b; Mon, 2 Jun 2008 09:00:00 +0000"
JUNE = date(2026, 6, 1)


def nine_o_clock_on(year: int, month: int = 6, day: int = 2) -> datetime:
    return datetime(year, month, day, 9, tzinfo=UTC)


def dated_mail(stated: datetime | None, hop: str = "") -> Mail:
    return Mail(
        date=stated, headers=(("Received", hop), ("Received", OLD_RECEIVED_HEADER)) if hop else ()
    )


@pytest.mark.parametrize(
    ("hop", "received", "expected"),
    [
        (RECEIVED_HEADER, nine_o_clock_on(2026, 6, 3), Arrival(SENT_AT, is_from_server=True)),
        (
            "",
            nine_o_clock_on(2026, 6, 3),
            Arrival(nine_o_clock_on(2026, 6, 3), is_from_server=False),
        ),
        ("", None, Arrival(NOW, is_from_server=False)),
        (RECEIVED_HEADER, None, Arrival(SENT_AT, is_from_server=True)),
        ("by b; Wed, 2 Jun 2066 09:00:00 +0000", SENT_AT, Arrival(SENT_AT, is_from_server=False)),
        ("by b; yesterday", SENT_AT, Arrival(SENT_AT, is_from_server=False)),
        ("", datetime(1970, 1, 1, tzinfo=UTC), Arrival(NOW, is_from_server=False)),
        ("", datetime.max.replace(tzinfo=UTC), Arrival(NOW, is_from_server=False)),
        ("", datetime(2026, 6, 2, 9), Arrival(SENT_AT, is_from_server=False)),  # noqa: DTZ001 (on purpose)
    ],
)
def test_when_a_mail_arrived(hop: str, received: datetime | None, expected: Arrival) -> None:
    assert find_arrival(dated_mail(None, hop), MailSource(received=received), NOW) == expected


SERVER_ARRIVAL = Arrival(SENT_AT, is_from_server=True)
STORED_ARRIVAL = Arrival(SENT_AT, is_from_server=False)


@pytest.mark.parametrize(
    ("said", "arrival", "believed"),
    [
        (SENT_AT, SERVER_ARRIVAL, True),
        (SENT_AT + timedelta(hours=23), SERVER_ARRIVAL, True),
        (SENT_AT + timedelta(hours=25), SERVER_ARRIVAL, False),
        (nine_o_clock_on(2017), SERVER_ARRIVAL, True),
        (nine_o_clock_on(2015), SERVER_ARRIVAL, False),
        (nine_o_clock_on(2015), STORED_ARRIVAL, True),
        (nine_o_clock_on(1989), STORED_ARRIVAL, False),
        (nine_o_clock_on(9500), STORED_ARRIVAL, False),
        (datetime.min.replace(tzinfo=timezone(timedelta(hours=14))), STORED_ARRIVAL, False),
        (datetime.max.replace(tzinfo=timezone(-timedelta(hours=14))), STORED_ARRIVAL, False),
        (None, SERVER_ARRIVAL, False),
    ],
)
def test_which_dates_can_be_believed(
    said: datetime | None, arrival: Arrival, *, believed: bool
) -> None:
    assert (plausible_date(said, arrival) is not None) is believed


def test_a_time_is_told_in_utc() -> None:
    said = datetime(2026, 6, 2, 11, tzinfo=timezone(timedelta(hours=2)))
    found = plausible_date(said, SERVER_ARRIVAL)
    assert found == SENT_AT
    assert found is not None
    assert found.tzinfo is UTC


CASES = {
    "written and received since": (SENT_AT, RECEIVED_HEADER, SENT_AT, False),
    "written and received before": (
        nine_o_clock_on(2008),
        OLD_RECEIVED_HEADER,
        nine_o_clock_on(2008),
        True,
    ),
    "moved here from another server": (nine_o_clock_on(2008), OLD_RECEIVED_HEADER, SENT_AT, True),
    "moved here, and never travelled": (nine_o_clock_on(2008), "", SENT_AT, True),
    "the sender's clock is behind": (nine_o_clock_on(2020), RECEIVED_HEADER, SENT_AT, False),
    "the sender's clock is at its begin": (nine_o_clock_on(1970), RECEIVED_HEADER, SENT_AT, False),
    "the sender's clock is ahead": (
        nine_o_clock_on(2050),
        OLD_RECEIVED_HEADER,
        nine_o_clock_on(2008),
        True,
    ),
    "INTERNALDATE is odd": (SENT_AT, "", nine_o_clock_on(1970), False),
    "nothing tells but INTERNALDATE": (None, "", nine_o_clock_on(2008), True),
    "nothing tells at all": (None, "", None, False),
    "on the day itself": (datetime(2026, 6, 1, tzinfo=UTC), "", SENT_AT, False),
    "the second before": (datetime(2026, 5, 31, 23, 59, 59, tzinfo=UTC), "", SENT_AT, True),
}


@pytest.mark.parametrize("case", CASES)
def test_a_mail_is_too_old_when_every_clock_says_so(case: str) -> None:
    said, hop, received, too_old = CASES[case]
    made = dated_mail(said, hop)
    arrival = find_arrival(made, MailSource(received=received), NOW)
    assert is_too_old(made, arrival, JUNE) is too_old
    assert not is_too_old(made, arrival, None)
