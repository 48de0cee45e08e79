"""Each line of a text is read as a label once, however many blocks may begin near it."""

import pytest

from ingest.parse import message
from ingest.parse.quoting import labels
from tests.counting import count_calls

HEAD = "From: a@x.example\nSubject: Re: Offer\nContent-Type: text/plain; charset=utf-8\n\n"
# Readers of one text: new and quoted, what was forwarded, and the lines above attributions.
MOST_READINGS = 4


@pytest.mark.parametrize(
    "unit",
    [
        "From: A <a@x.example>\nSent: Tue\nSubject: s\n",
        "From: a@x.example\nSent: 2026\nTo: b@y.example\nSubject: s\ntext\n",
        "From: a@x.example\n\nSent: 2026\n\nSubject: s\n\n",
        "Subject: s\nFrom: a@x.example\nDate: 2026\n",
        "From: a@x.example,\nSubject: b,\nDate: 2026,\n",
    ],
)
def test_a_line_is_read_a_few_times_however_many_blocks_may_hold_it(unit: str) -> None:
    text = unit * 60
    raw = f"{HEAD}{text}".encode()
    _, calls = count_calls(lambda: message.parse(raw), of=labels.parse_label)
    assert calls <= MOST_READINGS * text.count("\n")


def test_letters_before_many_colons_are_looked_up_once() -> None:
    value = "A:" * 1_500
    _, calls = count_calls(lambda: labels.find_glued_labels(value))
    assert calls < 10 * len(value)
