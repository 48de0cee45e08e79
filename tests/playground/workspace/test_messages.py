"""chat.* and conversations.history: where messages may go, how they change, who reads them."""

import pytest
from slack_sdk import WebClient

from playground.workspace import Workspace, WorkspacePerson
from tests.playground.scripted_app import WorkspaceClock, api_error, api_refusal
from tests.playground.tiny_app import section


def test_a_message_is_posted_where_the_app_is(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    sales = workspace.add_channel("sales", members=[alice])
    answer = client.chat_postMessage(channel=sales.id, text="Hello")
    assert [(one.ts, one.text) for one in alice.sees(sales)] == [(answer["ts"], "Hello")]
    assert client.chat_postMessage(channel="#sales", text="Again")["channel"] == sales.id


def test_a_persons_id_means_her_direct_messages(alice: WorkspacePerson, client: WebClient) -> None:
    assert client.chat_postMessage(channel=alice.id, text="Hello")["channel"] == alice.dm.id
    assert [one.text for one in alice.sees()] == ["Hello"]


def test_the_app_posts_only_where_it_was_invited(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    public = workspace.add_channel("public", members=[alice], with_app=False)
    private = workspace.add_channel("private", members=[alice], with_app=False, private=True)
    assert api_error(client.chat_postMessage, channel=public.id, text="x") == "not_in_channel"
    assert api_error(client.chat_postMessage, channel=private.id, text="x") == "channel_not_found"
    assert api_error(client.chat_postMessage, channel="C0NONE", text="x") == "channel_not_found"
    public.archived = True
    assert api_error(client.chat_postMessage, channel=public.id, text="x") == "is_archived"
    workspace.set_scopes("chat:write", "chat:write.public")
    public.archived = False
    assert client.chat_postMessage(channel=public.id, text="x")["ok"]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ({"text": ""}, "no_text"),
        ({"text": " "}, "no_text"),
        ({"text": "x" * 4001}, "msg_too_long"),
        ({"text": "x", "blocks": "no json"}, "invalid_blocks_format"),
        ({"text": "x", "blocks": [{"type": "carousel3d"}]}, "invalid_blocks"),
        ({"text": "x", "blocks": [section("x" * 3000)] * 5}, "msg_blocks_too_long"),
        ({"text": "x", "metadata": {"event_type": "mail"}}, "invalid_metadata_format"),
        ({"text": "x", "metadata": "no json"}, "invalid_metadata_format"),
    ],
)
def test_bad_messages_are_refused(
    alice: WorkspacePerson, client: WebClient, content: dict[str, object], refusal: str
) -> None:
    args = {"channel": alice.id, **content}
    assert api_error(client.api_call, api_method="chat.postMessage", json=args) == refusal
    assert alice.sees() == []


def test_a_refused_block_is_pointed_at(alice: WorkspacePerson, client: WebClient) -> None:
    blocks = [{"type": "divider"}, {"type": "header", "text": {"type": "plain_text", "text": ""}}]
    answer = api_refusal(client.chat_postMessage, channel=alice.id, text="x", blocks=blocks)
    [message] = answer["response_metadata"]["messages"]
    assert message == ("[ERROR] must be more than 0 characters [json-pointer:/blocks/1/text/text]")


def test_the_app_changes_and_deletes_its_own_messages(
    alice: WorkspacePerson, client: WebClient
) -> None:
    ts = client.chat_postMessage(channel=alice.id, text="Draft")["ts"]
    [one] = alice.sees()
    client.chat_update(channel=alice.dm.id, ts=ts, text="Final")
    assert (one.text, one.edited) == ("Final", True)
    client.chat_delete(channel=alice.dm.id, ts=ts)
    assert one.deleted
    assert alice.sees() == []
    assert (
        api_error(client.chat_update, channel=alice.dm.id, ts=ts, text="x") == "message_not_found"
    )
    assert api_error(client.chat_delete, channel=alice.dm.id, ts=ts) == "message_not_found"


def test_an_update_with_text_alone_takes_the_blocks_away(
    alice: WorkspacePerson, client: WebClient
) -> None:
    blocks = [section("Card")]
    ts = client.chat_postMessage(channel=alice.id, text="Card", blocks=blocks)["ts"]
    [one] = alice.sees()
    named = {"channel": alice.dm.id, "ts": ts}
    noted = {**named, "metadata": {"event_type": "x", "event_payload": {}}}
    client.api_call("chat.update", json=noted)
    assert (one.plain(), one.text, one.edited) == ("Card", "Card", False)
    client.chat_update(**named, text="New card", blocks=[section("New")])
    assert (one.plain(), one.edited) == ("New", False)
    client.chat_update(**named, text="Words")
    assert (one.plain(), one.blocks, one.edited) == ("Words", [], True)
    assert api_error(client.api_call, api_method="chat.update", json=named) == "no_text"


def test_what_others_wrote_stays(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    sales = workspace.add_channel("sales", members=[alice])
    alice.types("Mine", sales)
    named = {"channel": sales.id, "ts": sales.messages[0].ts}
    assert api_error(client.chat_update, **named, text="Yours") == "cant_update_message"
    assert api_error(client.chat_delete, **named) == "cant_delete_message"
    assert api_error(client.chat_update, **{**named, "channel": alice.id}, text="x") == (
        "channel_not_found"
    )


def test_an_ephemeral_message_is_for_one_and_cannot_be_changed(
    workspace: Workspace, alice: WorkspacePerson, bob: WorkspacePerson, client: WebClient
) -> None:
    sales = workspace.add_channel("sales", members=[alice, bob])
    ts = client.chat_postEphemeral(channel=sales.id, user=alice.id, text="Psst")["message_ts"]
    assert [one.text for one in alice.sees(sales)] == ["Psst"]
    assert bob.sees(sales) == []
    assert client.conversations_history(channel=sales.id)["messages"] == []
    assert api_error(client.chat_update, channel=sales.id, ts=ts, text="x") == "message_not_found"
    assert api_error(client.chat_delete, channel=sales.id, ts=ts) == "message_not_found"


def test_an_ephemeral_message_needs_somebody_there(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    sales = workspace.add_channel("sales")
    post = client.chat_postEphemeral
    assert api_error(post, channel=sales.id, user=alice.id, text="x") == "user_not_in_channel"
    assert api_error(post, channel=sales.id, user="U0NONE", text="x") == "user_not_found"


def test_metadata_is_told_to_those_who_ask(alice: WorkspacePerson, client: WebClient) -> None:
    metadata = {"event_type": "notice", "event_payload": {"key": "17"}}
    client.chat_postMessage(channel=alice.id, text="x", metadata=metadata)
    history = client.conversations_history
    [plain] = history(channel=alice.dm.id)["messages"]
    [full] = history(channel=alice.dm.id, include_all_metadata=True)["messages"]
    assert "metadata" not in plain
    assert full["metadata"] == metadata


def test_history_is_newest_first_within_its_bounds(
    alice: WorkspacePerson, client: WebClient, clock: WorkspaceClock
) -> None:
    stamps = []
    for text in ("one", "two", "three"):
        clock.advance(1)
        stamps.append(client.chat_postMessage(channel=alice.id, text=text)["ts"])
    place = alice.dm.id
    texts = [one["text"] for one in client.conversations_history(channel=place)["messages"]]
    assert texts == ["three", "two", "one"]
    later = client.conversations_history(channel=place, oldest=stamps[0])["messages"]
    assert [one["text"] for one in later] == ["three", "two"]
    bounds = {"oldest": stamps[1], "latest": stamps[1], "inclusive": True}
    assert [
        one["text"] for one in client.conversations_history(channel=place, **bounds)["messages"]
    ] == ["two"]
    first = client.conversations_history(channel=place, limit=2)
    assert first["has_more"]
    cursor = first["response_metadata"]["next_cursor"]
    rest = client.conversations_history(channel=place, cursor=cursor)["messages"]
    assert [one["text"] for one in rest] == ["one"]


def test_replies_are_read_in_their_thread(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    sales = workspace.add_channel("sales", members=[alice])
    alice.types("Question", sales)
    root = sales.messages[0]
    client.chat_postMessage(channel=sales.id, text="Answer", thread_ts=root.ts)
    alice.types("Thanks", sales, thread=root)
    history = client.conversations_history(channel=sales.id)["messages"]
    replies = client.conversations_replies(channel=sales.id, ts=root.ts)["messages"]
    assert [one["text"] for one in history] == ["Question"]
    assert [one["text"] for one in replies] == ["Question", "Answer", "Thanks"]
    assert api_error(client.conversations_replies, channel=sales.id, ts="1.0") == "thread_not_found"


def test_history_is_for_members(workspace: Workspace, client: WebClient) -> None:
    sales = workspace.add_channel("sales", with_app=False)
    assert api_error(client.conversations_history, channel=sales.id) == "not_in_channel"
    workspace.set_scopes("im:history")
    assert api_error(client.conversations_history, channel=sales.id) == "missing_scope"


def test_a_permalink_points_to_a_message(alice: WorkspacePerson, client: WebClient) -> None:
    ts = client.chat_postMessage(channel=alice.id, text="x")["ts"]
    link = client.chat_getPermalink(channel=alice.dm.id, message_ts=ts)["permalink"]
    assert link.endswith(f"/archives/{alice.dm.id}/p{ts.replace('.', '')}")
    missing = api_error(client.chat_getPermalink, channel=alice.dm.id, message_ts="1.0")
    assert missing == "message_not_found"


def test_a_reaction_is_added_once(alice: WorkspacePerson, client: WebClient) -> None:
    ts = client.chat_postMessage(channel=alice.id, text="x")["ts"]
    react = {"channel": alice.dm.id, "timestamp": ts, "name": "eyes"}
    client.reactions_add(**react)
    assert list(alice.sees()[0].reactions) == ["eyes"]
    assert api_error(client.reactions_add, **react) == "already_reacted"
