"""Both stand-ins say the same, wherever they know the same call: outcomes, errors and shapes."""

import pytest

from tests.playground.second_opinion.sides import Side
from tests.playground.second_opinion.stories import STORIES, CallStory


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_both_say_the_same(story: CallStory, sides: tuple[Side, Side]) -> None:
    ours, theirs = sides
    story(ours)
    story(theirs)
    assert ours.records == theirs.records
