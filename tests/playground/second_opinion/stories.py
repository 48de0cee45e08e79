"""The calls that both fake Slacks know, each a small story."""

from collections.abc import Callable

from tests.playground.second_opinion.sides import Side
from tests.playground.tiny_app import actions, button, field, modal, section

CARD = [{**section("Card"), "block_id": "card"}]
NOTICE = {"event_type": "notice", "event_payload": {"key": "17"}}
FORM = modal(field("What", "what"), actions(button("Deeper", "deeper")), private_metadata="17")
HOME = {"type": "home", "blocks": [{**section("Welcome"), "block_id": "b"}]}
MESSAGE = ("channel", "ts", "message.type", "message.text", "message.ts", "message.user")
VIEW = (
    "view.id",
    "view.root_view_id",
    "view.previous_view_id",
    "view.type",
    "view.callback_id",
    "view.private_metadata",
    "view.title.text",
    "view.blocks.0.block_id",
)
USER = ("user.id", "user.team_id", "user.name", "user.real_name", "user.deleted", "user.is_bot")
PROFILE = ("user.profile.email", "user.profile.real_name", "user.profile.display_name")

CallStory = Callable[[Side], None]
FILE = ("id", "name", "title", "size", "user")


# ── who one is ───────────────────────────────────────────────────────────────────────────────────


def the_app_asks_who_it_is(side: Side) -> None:
    answer = side("auth.test", "user_id", "team_id", "bot_id", "team", "user")
    side("bots.info", "bot.id", "bot.name", bot=answer["bot_id"])
    side("bots.info", bot="B0NOBODY")
    side("team.info", "team.id", "team.name", "team.domain")


def nobody_calls(side: Side) -> None:
    side.client.token = None
    side("auth.test")
    side("chat.postMessage", channel=side.channel, text="Hello")
    side("users.info", user=side.alice)


def a_scope_is_missing(side: Side) -> None:
    opened = side("conversations.open", "channel.id", users=side.alice)
    side.drop_scopes()
    refusal = ("needed", "provided")
    side("chat.postMessage", *refusal, channel=side.channel, text="x")
    side("chat.update", *refusal, channel=side.channel, ts="1700000000.000001", text="x")
    side("users.lookupByEmail", *refusal, email="alice@ours.example")
    side("files.getUploadURLExternal", *refusal, filename="x", length=1)
    side("conversations.open", users=side.bob)
    side("conversations.history", channel=opened["channel"]["id"])
    side("conversations.info", channel=opened["channel"]["id"])
    side("users.info", "user.id", "user.profile.email", user=side.alice)


# ── messages ─────────────────────────────────────────────────────────────────────────────────────


def a_message_is_posted(side: Side) -> None:
    side("chat.postMessage", *MESSAGE, channel=side.channel, text="Hello")
    side("chat.postMessage", *MESSAGE, channel=side.channel, text="Again")
    side("conversations.history", "messages.*.text", "messages.*.ts", channel=side.channel)


def a_message_goes_to_a_person(side: Side) -> None:
    side("chat.postMessage", *MESSAGE, channel=side.alice, text="Hello")
    answer = side("chat.postMessage", *MESSAGE, channel=side.alice, text="Again")
    side("conversations.history", "messages.*.text", channel=answer["channel"])


def a_card_is_posted_with_its_key(side: Side) -> None:
    card = {"channel": side.channel, "text": "Card", "blocks": CARD, "metadata": NOTICE}
    side("chat.postMessage", *MESSAGE, "message.blocks", "message.metadata", **card)
    history = {"channel": side.channel, "include_all_metadata": True}
    side("conversations.history", "messages.*.metadata", "messages.*.blocks", **history)


def bad_messages_are_refused(side: Side) -> None:
    side.call_raw("chat.postMessage", channel=side.channel)
    side.call_raw("chat.postMessage", channel=side.channel, text="")
    side("chat.postMessage", channel="C0NOWHERE", text="Hello")
    side("chat.postMessage", channel=side.channel, text="x", metadata="nonsense")
    side("chat.postMessage", channel=side.channel, text="x", attachments="nonsense")


def a_message_is_changed(side: Side) -> None:
    stamp = side("chat.postMessage", *MESSAGE, channel=side.channel, text="Old")["ts"]
    named = {"channel": side.channel, "ts": stamp}
    side("chat.update", "channel", "ts", "text", "message.text", **named, text="New")
    side("chat.update", "text", "message.text", "message.blocks", **named, text="a", blocks=CARD)
    side("conversations.history", "messages.*.text", "messages.*.blocks", channel=side.channel)
    side("chat.update", "text", "message.blocks", **named, text="Words")
    side.call_raw("chat.update", **named)
    side("chat.update", channel=side.channel, ts="1700000000.000001", text="x")


def a_message_is_deleted(side: Side) -> None:
    stamp = side("chat.postMessage", *MESSAGE, channel=side.channel, text="Old")["ts"]
    named = {"channel": side.channel, "ts": stamp}
    side("chat.delete", "channel", "ts", **named)
    side("conversations.history", "messages.*.text", channel=side.channel)
    side("chat.delete", **named)
    side("chat.update", **named, text="x")
    side("chat.getPermalink", channel=side.channel, message_ts=stamp)


def what_others_wrote_stays(side: Side) -> None:
    named = {"channel": side.channel, "ts": side.alice_says("Mine")}
    side("chat.update", **named, text="Yours")
    side("chat.delete", **named)
    side("conversations.history", "messages.0.text", "messages.0.user", channel=side.channel)


def a_message_is_answered_in_its_thread(side: Side) -> None:
    stamp = side.alice_says("Question")
    thread = {"channel": side.channel, "thread_ts": stamp}
    side("chat.postMessage", *MESSAGE, "message.thread_ts", **thread, text="Answer")
    replies = {"channel": side.channel, "ts": stamp}
    side("conversations.replies", "messages.*.text", "messages.*.ts", "has_more", **replies)
    side("conversations.history", "messages.0.text", channel=side.channel)


def history_is_read_in_pages(side: Side) -> None:
    for text in ("one", "two", "three"):
        side("chat.postMessage", channel=side.channel, text=text)
    arguments = {"channel": side.channel, "limit": 2}
    first = side("conversations.history", "messages.*.text", "has_more", **arguments)
    cursor = first["response_metadata"]["next_cursor"]
    rest = {**arguments, "cursor": cursor}
    side("conversations.history", "messages.0.text", "has_more", **rest)
    side("conversations.history", channel="C0NOWHERE")


def a_message_is_for_one_person(side: Side) -> None:
    psst = {"channel": side.channel, "user": side.alice, "text": "Psst"}
    stamp = side("chat.postEphemeral", "message_ts", **psst)["message_ts"]
    side("chat.postEphemeral", **{**psst, "user": side.bob})
    side("chat.postEphemeral", **{**psst, "user": "U0NOBODY"})
    side("chat.update", channel=side.channel, ts=stamp, text="x")
    side("chat.delete", channel=side.channel, ts=stamp)


def a_link_to_a_message(side: Side) -> None:
    stamp = side("chat.postMessage", channel=side.channel, text="x")["ts"]
    side("chat.getPermalink", "channel", "permalink", channel=side.channel, message_ts=stamp)
    side("chat.getPermalink", channel="C0NOWHERE", message_ts=stamp)


def a_reaction_is_added_once(side: Side) -> None:
    stamp = side("chat.postMessage", channel=side.channel, text="x")["ts"]
    react = {"channel": side.channel, "timestamp": stamp, "name": "eyes"}
    side("reactions.add", **react)
    side("reactions.add", **react)
    side("conversations.history", "messages.0.reactions.*.name", channel=side.channel)
    side("reactions.add", **{**react, "timestamp": "1700000000.000001"})


# ── people and conversations ─────────────────────────────────────────────────────────────────────


def direct_messages_are_opened(side: Side) -> None:
    side("conversations.open", "channel.id", users=side.alice)
    again = side("conversations.open", "channel.id", "no_op", "already_open", users=side.alice)
    place = again["channel"]["id"]
    side("conversations.open", "channel.id", "no_op", "already_open", channel=place)
    full = ("channel.id", "channel.is_im", "channel.user")
    side("conversations.open", *full, users=side.alice, return_im=True)
    side("conversations.info", *full, channel=place)
    side("chat.postMessage", "channel", channel=side.alice, text="Hello")


def direct_messages_with_nobody(side: Side) -> None:
    side("conversations.open", users="U0NOBODY")
    side.call_raw("conversations.open")
    side("conversations.open", channel="D0NOWHERE")


def a_channel_is_looked_at(side: Side) -> None:
    names = ("id", "name", "is_channel", "is_im", "is_private", "is_member", "is_archived")
    side("conversations.info", *(f"channel.{name}" for name in names), channel=side.channel)
    side("conversations.members", "members", channel=side.channel)
    side("conversations.info", channel="C0NOWHERE")


def a_person_is_looked_at(side: Side) -> None:
    side("users.info", *USER, *PROFILE, user=side.alice, include_locale=True)
    side("users.info", *USER, user=side.bot)
    side("users.info", user="U0NOBODY")


def a_person_is_found_by_address(side: Side) -> None:
    side("users.lookupByEmail", *USER, *PROFILE, email="alice@ours.example")
    side("users.lookupByEmail", email="nobody@ours.example")


# ── views ────────────────────────────────────────────────────────────────────────────────────────


def a_modal_is_opened(side: Side) -> None:
    trigger = side.trigger(side.alice, "")
    side("views.open", *VIEW, trigger_id=trigger, view=FORM)
    side("views.open", trigger_id=trigger, view=FORM)
    side("views.open", trigger_id="1.2.abc", view=FORM)


def a_modal_is_changed(side: Side) -> None:
    trigger = side.trigger(side.alice, "")
    view = side("views.open", *VIEW, trigger_id=trigger, view=FORM)["view"]
    named = {"view_id": view["id"], "view": {**FORM, "callback_id": "second"}}
    update = side("views.update", *VIEW, **named, hash=view["hash"])
    assert update["view"]["hash"] != view["hash"]
    side("views.update", **named, hash=view["hash"])
    side("views.update", **named, hash=update["view"]["hash"])
    side("views.update", **named)
    side("views.update", view_id="V0NONE", view=FORM)


def modals_lie_on_each_other(side: Side) -> None:
    opened = side("views.open", *VIEW, trigger_id=side.trigger(side.alice, ""), view=FORM)
    top = opened["view"]["id"]
    for _ in range(2):
        trigger = side.trigger(side.alice, top)
        top = side("views.push", *VIEW, trigger_id=trigger, view=FORM)["view"]["id"]
    trigger = side.trigger(side.alice, top)
    side("views.push", trigger_id=trigger, view=FORM)
    side("views.push", trigger_id="1.2.abc", view=FORM)


def a_modal_has_a_name_of_ours(side: Side) -> None:
    named = {**FORM, "external_id": "mine"}
    side("views.open", "view.external_id", trigger_id=side.trigger(side.alice, ""), view=named)
    side("views.update", "view.external_id", external_id="mine", view=named)
    side("views.open", trigger_id=side.trigger(side.bob, ""), view=named)
    side("views.update", external_id="other", view=named)


def home_is_published(side: Side) -> None:
    publish = {"user_id": side.alice, "view": HOME}
    first = side("views.publish", "view.id", "view.type", "view.blocks", **publish)["view"]
    second = side("views.publish", "view.id", **publish, hash=first["hash"])["view"]
    assert second["hash"] != first["hash"]
    side("views.publish", **publish, hash=first["hash"])
    side("views.publish", "view.id", **publish)
    side("views.publish", "view.id", **{**publish, "user_id": side.bob})
    side("views.publish", **{**publish, "user_id": "U0NOBODY"})


# ── files ────────────────────────────────────────────────────────────────────────────────────────


def a_file_is_sent(side: Side) -> None:
    opened = side("conversations.open", "channel.id", users=side.alice)
    upload = {"content": "a,b\n", "filename": "all.csv", "title": "All"}
    place = opened["channel"]["id"]
    known = (f"files.0.{name}" for name in FILE)
    done = side.upload_file(*known, **upload, channel=place, initial_comment="Here")
    number = done["files"][0]["id"]
    links = ("file.url_private", "file.url_private_download", "file.filetype")
    side("files.info", *(f"file.{name}" for name in FILE), *links, file=number)
    found = ("text", "upload", "files.0.id", "files.0.name")
    side("conversations.history", *(f"messages.0.{one}" for one in found), channel=place)
    side("files.delete", file=number)
    side("files.info", file=number)
    side("files.delete", file=number)


def an_upload_that_never_came(side: Side) -> None:
    upload = side("files.getUploadURLExternal", "upload_url", "file_id", filename="x", length=3)
    side("files.completeUploadExternal", files=[{"id": upload["file_id"]}])
    side("files.completeUploadExternal", files=[{"id": "F0NONE"}])
    side("files.completeUploadExternal", files=[])
    side.call_raw("files.getUploadURLExternal", length=3)
    side.call_raw("files.getUploadURLExternal", filename="x")


STORIES: tuple[CallStory, ...] = (
    the_app_asks_who_it_is,
    nobody_calls,
    a_scope_is_missing,
    a_message_is_posted,
    a_message_goes_to_a_person,
    a_card_is_posted_with_its_key,
    bad_messages_are_refused,
    a_message_is_changed,
    a_message_is_deleted,
    what_others_wrote_stays,
    a_message_is_answered_in_its_thread,
    history_is_read_in_pages,
    a_message_is_for_one_person,
    a_link_to_a_message,
    a_reaction_is_added_once,
    direct_messages_are_opened,
    direct_messages_with_nobody,
    a_channel_is_looked_at,
    a_person_is_looked_at,
    a_person_is_found_by_address,
    a_modal_is_opened,
    a_modal_is_changed,
    modals_lie_on_each_other,
    a_modal_has_a_name_of_ours,
    home_is_published,
    a_file_is_sent,
    an_upload_that_never_came,
)
