"""No word that a customer wrote is ever missing, whatever the mail is composed of."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.parse.laboratory.mails import Chooser, compose, judge


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_word_of_what_is_new_is_missing(data: st.DataObject) -> None:
    sample = compose(Chooser(lambda count: data.draw(st.integers(0, count - 1))))
    verdict = judge(sample)
    assert not verdict.lost, (sample.client, sample.layout, sample.raw.decode())


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_note_above_a_forward_changes_nothing_of_what_is_forwarded(data: st.DataObject) -> None:
    sample = compose(
        Chooser(lambda count: data.draw(st.integers(0, count - 1))), kinds=("forward",)
    )
    assert not judge(sample).has_leaked, sample.raw.decode()
