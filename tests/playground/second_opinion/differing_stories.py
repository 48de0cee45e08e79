"""The calls on which the two fake Slacks differ; it is the last answer that differs."""

from tests.playground.second_opinion.sides import Side
from tests.playground.second_opinion.stories import CARD, FORM, HOME, NOTICE

NO_MESSAGE = "1700000000.000001"


def a_wrong_token(side: Side) -> None:
    side.client.token = "xoxb-wrong"
    side("auth.test")


def whose_the_bot_is(side: Side) -> None:
    bot = side("auth.test")["bot_id"]
    side("bots.info", "bot.user_id", bot=bot)


# ── messages ─────────────────────────────────────────────────────────────────────────────────────


def a_channel_by_name(side: Side) -> None:
    side("chat.postMessage", channel="#sales", text="x")


def a_private_channel_from_outside(side: Side) -> None:
    side("chat.postMessage", channel=side.board, text="x")


def a_private_channel_looked_at(side: Side) -> None:
    side("conversations.info", channel=side.board)


def a_long_text(side: Side) -> None:
    side("chat.postMessage", channel=side.channel, text="x" * 4_001)


def many_blocks(side: Side) -> None:
    blocks = [{"type": "divider"}] * 51
    side("chat.postMessage", channel=side.channel, text="x", blocks=blocks)


def blocks_that_are_none(side: Side) -> None:
    side("chat.postMessage", channel=side.channel, text="x", blocks="nonsense")


def half_of_the_metadata(side: Side) -> None:
    side("chat.postMessage", channel=side.channel, text="x", metadata={"event_type": "x"})


def a_thread_that_is_none(side: Side) -> None:
    thread = {"channel": side.channel, "thread_ts": NO_MESSAGE}
    side("chat.postMessage", "message.thread_ts", **thread, text="x")


def replies_to_nothing(side: Side) -> None:
    side("conversations.replies", channel=side.channel, ts=NO_MESSAGE)


def attachments_left_out_of_an_update(side: Side) -> None:
    note = [{"text": "Note", "fallback": "Note"}]
    post = {"channel": side.channel, "text": "Old", "attachments": note}
    stamp = side("chat.postMessage", **post)["ts"]
    named = {"channel": side.channel, "ts": stamp}
    side("chat.update", "message.attachments.0.text", **named, text="New")


def an_update_in_a_person(side: Side) -> None:
    stamp = side("chat.postMessage", channel=side.alice, text="x")["ts"]
    side("chat.update", channel=side.alice, ts=stamp, text="y")


def history_between_two_moments(side: Side) -> None:
    stamps = [
        side("chat.postMessage", channel=side.channel, text=text)["ts"]
        for text in ("one", "two", "three")
    ]
    bounds = {"oldest": stamps[1], "latest": stamps[1], "inclusive": True}
    side("conversations.history", "messages.*.text", channel=side.channel, **bounds)


def history_without_metadata(side: Side) -> None:
    side("chat.postMessage", channel=side.channel, text="x", metadata=NOTICE)
    side("conversations.history", "messages.0.metadata.event_type", channel=side.channel)


# ── people ───────────────────────────────────────────────────────────────────────────────────────


def a_scope_of_conversations(side: Side) -> None:
    side.drop_scopes()
    side("conversations.info", "needed", channel=side.channel)


def direct_messages_with_oneself(side: Side) -> None:
    side("conversations.open", users=side.bot)


def a_channel_opened_as_direct_messages(side: Side) -> None:
    side("conversations.open", channel=side.channel)


def a_zone_and_a_language(side: Side) -> None:
    flags = ("user.locale", "user.tz", "user.is_restricted")
    side("users.info", *flags, user=side.alice, include_locale=True)


def an_address_in_other_letters(side: Side) -> None:
    side("users.lookupByEmail", "user.name", email="Alice@Ours.example")


def an_address_that_is_none(side: Side) -> None:
    side("users.lookupByEmail", email="")


# ── views ────────────────────────────────────────────────────────────────────────────────────────


def a_modal_pushed_on_none(side: Side) -> None:
    side("views.push", trigger_id=side.trigger(side.alice, ""), view=FORM)


def a_home_opened_as_a_modal(side: Side) -> None:
    side("views.open", trigger_id=side.trigger(side.alice, ""), view=HOME)


def a_modal_without_a_way_to_send_it(side: Side) -> None:
    view = {name: part for name, part in FORM.items() if name != "submit"}
    side("views.open", trigger_id=side.trigger(side.alice, ""), view=view)


def two_blocks_of_one_name(side: Side) -> None:
    view = {**HOME, "blocks": CARD * 2}
    side("views.publish", user_id=side.alice, view=view)


# ── files ────────────────────────────────────────────────────────────────────────────────────────


def an_empty_file(side: Side) -> None:
    side("files.getUploadURLExternal", filename="x", length=0)


def another_length_than_announced(side: Side) -> None:
    upload = side("files.getUploadURLExternal", filename="x", length=3)
    side.post_content(upload["upload_url"], b"four")


def an_upload_completed_twice(side: Side) -> None:
    done = side.upload_file(channel=side.channel, content="x", filename="x.txt")
    side("files.completeUploadExternal", files=[{"id": done["files"][0]["id"]}])


def a_file_to_a_person(side: Side) -> None:
    upload = side("files.getUploadURLExternal", filename="x", length=1)
    side.post_content(upload["upload_url"], b"x")
    files = [{"id": upload["file_id"]}]
    side("files.completeUploadExternal", files=files, channel_id=side.alice)


def the_message_of_a_file(side: Side) -> None:
    side.upload_file(channel=side.channel, content="x", filename="x.txt")
    side("conversations.history", "messages.0.subtype", channel=side.channel)
