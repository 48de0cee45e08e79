"""Tests where the two stand-ins differ, and who is right by Slack's own pages.

What each says is held below, so that a change on either side is seen. "Ours, now" were wrong on
both sides and are mended in ours; "open" is what Slack's pages do not decide.

| call | right | why |
|---|---|---|
| a wrong token | ours | invalid_auth is on every page; emulate takes any token for an admin's |
| bots.info, user_id | open | the page's example of some years ago is without |
| a channel by its name | ours | chat.postMessage takes an id or a name |
| a private channel from outside | ours | not_in_channel is said of public channels |
| a long text | emulate | Slack cuts at 40,000; ours refuses on purpose what is too long to read |
| 51 blocks, no button to send with, two blocks of one name | ours | Block Kit's limits |
| blocks that are none | ours | invalid_blocks_format is what the page says of no valid JSON |
| half of the metadata | ours | an object with event_type and event_payload |
| a reply in no thread | open | the page does not say what becomes of it |
| replies to nothing | ours | thread_not_found is on the page |
| an update without attachments | ours | those from before are retained; blocks go with new text |
| an update in a person's id | open | refused: the page wants the DM's id; in which words? |
| history between two moments | ours | oldest, latest, inclusive: emulate knows none of them |
| history without metadata | ours | told only with include_all_metadata |
| a scope of conversations | open | real workspaces are seen to name all kinds, and to name one |
| direct messages with oneself | ours | not on the page, but real workspaces say so |
| a channel opened as direct messages | ours, now | method_not_supported_for_channel_type; it said ok |
| zone, language, guest | ours | fields of every user; the locale with include_locale |
| an address in other letters | open | the page does not say |
| an empty address | open | users_not_found is the only error there that is its own |
| a modal pushed on none | ours | not_found is on the page, view_not_found is not |
| a Home opened as a modal | ours | invalid_arguments is on the page, invalid_view is not |
| an empty file | ours, now | missing_argument: "when the length is 0"; it was invalid_arguments |
| another length than announced | open | the page: 200 if it went well, anything else if not |
| an upload completed twice | open | both errors are on the page |
| a file to a person | ours, now | refused by the pattern of channel_id; it said channel_not_found |
| a file's message, its subtype | ours | the page of file_share shows one without, with upload: true |

In two things emulate was right, and ours is mended, so that they are among the agreements: a DM
that is open already is answered with no_op and already_open; a file's message has upload.
"""

from dataclasses import dataclass

import pytest

from tests.playground.second_opinion import differing_stories
from tests.playground.second_opinion.sides import ABSENT, CallRecord, Side
from tests.playground.second_opinion.stories import CallStory


@dataclass(frozen=True, slots=True)
class Difference:
    story: CallStory
    ours: str | int
    theirs: str | int
    # What was looked for in the answers, in the order of the story: ours, then theirs.
    our_values: tuple[object, ...] = ()
    their_values: tuple[object, ...] = ()


DIFFERENCES = (
    Difference(differing_stories.a_wrong_token, "invalid_auth", "ok"),
    Difference(differing_stories.whose_the_bot_is, "ok", "ok", ("person 1",), (ABSENT,)),
    Difference(differing_stories.a_channel_by_name, "ok", "channel_not_found"),
    Difference(
        differing_stories.a_private_channel_from_outside, "channel_not_found", "not_in_channel"
    ),
    Difference(
        differing_stories.a_private_channel_looked_at, "channel_not_found", "not_in_channel"
    ),
    Difference(differing_stories.a_long_text, "msg_too_long", "ok"),
    Difference(differing_stories.many_blocks, "invalid_blocks", "ok"),
    Difference(differing_stories.blocks_that_are_none, "invalid_blocks_format", "invalid_blocks"),
    Difference(differing_stories.half_of_the_metadata, "invalid_metadata_format", "ok"),
    Difference(differing_stories.a_thread_that_is_none, "ok", "ok", (ABSENT,), ("stamp 1",)),
    Difference(differing_stories.replies_to_nothing, "thread_not_found", "ok"),
    Difference(
        differing_stories.attachments_left_out_of_an_update, "ok", "ok", ("Note",), (ABSENT,)
    ),
    Difference(differing_stories.an_update_in_a_person, "channel_not_found", "message_not_found"),
    Difference(
        differing_stories.history_between_two_moments,
        "ok",
        "ok",
        (["two"],),
        (["three", "two", "one"],),
    ),
    Difference(differing_stories.history_without_metadata, "ok", "ok", (ABSENT,), ("notice",)),
    Difference(
        differing_stories.a_scope_of_conversations,
        "missing_scope",
        "missing_scope",
        ("channels:read,groups:read,im:read,mpim:read",),
        ("channels:read",),
    ),
    Difference(
        differing_stories.direct_messages_with_oneself, "cannot_dm_bot", "users_list_not_supplied"
    ),
    Difference(
        differing_stories.a_channel_opened_as_direct_messages,
        "method_not_supported_for_channel_type",
        "channel_not_found",
    ),
    Difference(
        differing_stories.a_zone_and_a_language,
        "ok",
        "ok",
        ("fi-FI", "Europe/Helsinki", False),
        (ABSENT, ABSENT, ABSENT),
    ),
    Difference(
        differing_stories.an_address_in_other_letters,
        "ok",
        "users_not_found",
        ("alice",),
        (ABSENT,),
    ),
    Difference(differing_stories.an_address_that_is_none, "invalid_arguments", "users_not_found"),
    Difference(differing_stories.a_modal_pushed_on_none, "not_found", "view_not_found"),
    Difference(differing_stories.a_home_opened_as_a_modal, "invalid_arguments", "invalid_view"),
    Difference(differing_stories.a_modal_without_a_way_to_send_it, "invalid_arguments", "ok"),
    Difference(differing_stories.two_blocks_of_one_name, "invalid_arguments", "ok"),
    Difference(differing_stories.an_empty_file, "missing_argument", "ok"),
    Difference(differing_stories.another_length_than_announced, 400, 200),
    Difference(differing_stories.an_upload_completed_twice, "file_update_failed", "file_not_found"),
    Difference(differing_stories.a_file_to_a_person, "invalid_arguments", "ok"),
    Difference(differing_stories.the_message_of_a_file, "ok", "ok", (ABSENT,), ("file_share",)),
)


@pytest.mark.parametrize("known", DIFFERENCES, ids=lambda known: known.story.__name__)
def test_they_differ_as_is_known_and_in_nothing_else(
    known: Difference, sides: tuple[Side, Side]
) -> None:
    ours, theirs = sides
    known.story(ours)
    known.story(theirs)
    assert ours.records[:-1] == theirs.records[:-1]
    assert _outcome_and_values(ours.records[-1]) == (known.ours, known.our_values)
    assert _outcome_and_values(theirs.records[-1]) == (known.theirs, known.their_values)


def _outcome_and_values(seen: CallRecord) -> tuple[object, tuple[object, ...]]:
    _, outcome, *found = seen.values()
    return outcome, tuple(found)
