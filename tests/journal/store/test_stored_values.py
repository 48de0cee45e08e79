"""Values that are kept as text: each comes back as it went, and so do those of older rows."""

import pytest

from journal.model import (
    UNDONE,
    UNTOUCHED,
    CancelCause,
    CancelReason,
    CutReason,
    TrimmedText,
    read_cancel_reason,
)
from journal.store.mail import trimming


@pytest.mark.parametrize(
    "reason",
    [
        UNDONE,
        UNTOUCHED,
        CancelReason(CancelCause.RUN_UNDO, "Partners\nof ours"),
        CancelReason(CancelCause.GIVEN, "logged twice"),
        CancelReason(CancelCause.GIVEN, ""),
    ],
)
def test_a_cancel_reason_comes_back(reason: CancelReason) -> None:
    assert read_cancel_reason(reason.stored) == reason


@pytest.mark.parametrize(
    ("stored", "reason"),
    [
        ("undone", UNDONE),
        ("the logging of Partners was undone", CancelReason(CancelCause.RUN_UNDO, "Partners")),
        ("it was undone", CancelReason(CancelCause.GIVEN, "it was undone")),
    ],
)
def test_a_cancel_reason_of_an_older_row_means_the_same(stored: str, reason: CancelReason) -> None:
    assert read_cancel_reason(stored) == reason


@pytest.mark.parametrize("reason", CutReason)
def test_what_was_trimmed_comes_back(reason: CutReason) -> None:
    trimmed = TrimmedText(2_145, (reason, CutReason.SIGNATURE))
    assert trimming.from_stored(trimming.to_stored(trimmed)) == trimmed


@pytest.mark.parametrize(
    ("stored", "trimmed"),
    [
        ("trimmed 13 bytes: quoted lines", TrimmedText(13, (CutReason.QUOTE_MARKS,))),
        (
            "trimmed 2.1 KB: Outlook header block, signature",
            TrimmedText(2_100, (CutReason.HEADER_BLOCK, CutReason.SIGNATURE)),
        ),
        ("", None),
        ("5.1.1 no such user", None),
        ("trimmed mailbox, try again", None),
        ("trimmed 1 bytes: no such reason", None),
    ],
)
def test_what_was_trimmed_of_an_older_row_means_the_same(
    stored: str, trimmed: TrimmedText | None
) -> None:
    assert trimming.from_stored(stored) == trimmed
