"""What an invitation says."""

from ingest.parse import message


def test_a_fold_may_stand_within_a_letter() -> None:
    """RFC 5545 3.1 folds after 75 bytes, wherever they end."""
    line = "SUMMARY:Möte på Åland".encode()
    for at in range(9, len(line)):
        folded = line[:at] + b"\r\n " + line[at:]
        raw = (
            b"From: a@x.example\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR"
            b"\r\nBEGIN:VEVENT\r\nUID:1\r\n" + folded + b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
        found = message.parse(raw).calendar
        assert found is not None
        assert found.summary == "Möte på Åland"
