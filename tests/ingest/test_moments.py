"""When a mail happened, whatever its clock says; and whether it is too old to read."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from ingest.moments import Arrival, arrived, is_too_old, sane
from ingest.parties import Way
from journal.model import Mail
from tests.ingest.deciding import NOW, SENT

HOP = "from a by b; Tue, 2 Jun 2026 09:00:00 +0000"
OLD_HOP = "from a by b; Mon, 2 Jun 2008 09:00:00 +0000"
JUNE = date(2026, 6, 1)


def at(year: int, month: int = 6, day: int = 2) -> datetime:
    return datetime(year, month, day, 9, tzinfo=UTC)


def mail(said: datetime | None, hop: str = "") -> Mail:
    return Mail(date=said, headers=(("Received", hop), ("Received", OLD_HOP)) if hop else ())


@pytest.mark.parametrize(
    ("hop", "received", "expected"),
    [
        (HOP, at(2026, 6, 3), Arrival(SENT, is_told=True)),
        ("", at(2026, 6, 3), Arrival(at(2026, 6, 3), is_told=False)),
        ("", None, Arrival(NOW, is_told=False)),
        (HOP, None, Arrival(SENT, is_told=True)),
        ("by b; Wed, 2 Jun 2066 09:00:00 +0000", SENT, Arrival(SENT, is_told=False)),
        ("by b; yesterday", SENT, Arrival(SENT, is_told=False)),
        ("", datetime(1970, 1, 1, tzinfo=UTC), Arrival(NOW, is_told=False)),
        ("", datetime.max.replace(tzinfo=UTC), Arrival(NOW, is_told=False)),
        ("", datetime(2026, 6, 2, 9), Arrival(SENT, is_told=False)),  # noqa: DTZ001 (on purpose)
    ],
)
def test_when_a_mail_arrived(hop: str, received: datetime | None, expected: Arrival) -> None:
    assert arrived(mail(None, hop), Way(received=received), NOW) == expected


TOLD = Arrival(SENT, is_told=True)
STORED = Arrival(SENT, is_told=False)


@pytest.mark.parametrize(
    ("said", "arrival", "believed"),
    [
        (SENT, TOLD, True),
        (SENT + timedelta(hours=23), TOLD, True),
        (SENT + timedelta(hours=25), TOLD, False),
        (at(2017), TOLD, True),
        (at(2015), TOLD, False),
        (at(2015), STORED, True),
        (at(1989), STORED, False),
        (at(9500), STORED, False),
        (datetime.min.replace(tzinfo=timezone(timedelta(hours=14))), STORED, False),
        (datetime.max.replace(tzinfo=timezone(-timedelta(hours=14))), STORED, False),
        (None, TOLD, False),
    ],
)
def test_which_dates_can_be_believed(
    said: datetime | None, arrival: Arrival, *, believed: bool
) -> None:
    assert (sane(said, arrival) is not None) is believed


def test_a_time_is_told_in_utc() -> None:
    said = datetime(2026, 6, 2, 11, tzinfo=timezone(timedelta(hours=2)))
    found = sane(said, TOLD)
    assert found == SENT
    assert found is not None
    assert found.tzinfo is UTC


CASES = {
    "written and received since": (SENT, HOP, SENT, False),
    "written and received before": (at(2008), OLD_HOP, at(2008), True),
    "moved here from another server": (at(2008), OLD_HOP, SENT, True),
    "moved here, and never travelled": (at(2008), "", SENT, True),
    "the sender's clock is behind": (at(2020), HOP, SENT, False),
    "the sender's clock is at its begin": (at(1970), HOP, SENT, False),
    "the sender's clock is ahead": (at(2050), OLD_HOP, at(2008), True),
    "INTERNALDATE is odd": (SENT, "", at(1970), False),
    "nothing tells but INTERNALDATE": (None, "", at(2008), True),
    "nothing tells at all": (None, "", None, False),
    "on the day itself": (datetime(2026, 6, 1, tzinfo=UTC), "", SENT, False),
    "the second before": (datetime(2026, 5, 31, 23, 59, 59, tzinfo=UTC), "", SENT, True),
}


@pytest.mark.parametrize("case", CASES)
def test_a_mail_is_too_old_when_every_clock_says_so(case: str) -> None:
    said, hop, received, too_old = CASES[case]
    made = mail(said, hop)
    arrival = arrived(made, Way(received=received), NOW)
    assert is_too_old(made, arrival, JUNE) is too_old
    assert not is_too_old(made, arrival, None)
