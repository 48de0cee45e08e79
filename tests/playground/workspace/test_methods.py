"""The Web API's doors: tokens, scopes, arguments; and what it tells of people and channels."""

from slack_sdk import WebClient

from playground.workspace import Workspace, WorkspacePerson
from tests.playground.scripted_app import api_error, api_refusal
from tests.playground.tiny_app import web_client


def test_a_token_is_asked_for_and_checked(workspace: Workspace) -> None:
    nobody = WebClient(base_url=workspace.api_url)
    assert api_error(nobody.auth_test) == "not_authed"
    assert api_error(web_client(workspace, "xoxb-wrong").auth_test) == "invalid_auth"


def test_each_kind_of_token_opens_its_own_methods(workspace: Workspace, client: WebClient) -> None:
    as_app = web_client(workspace, workspace.app_token)
    assert api_error(as_app.auth_test) == "not_allowed_token_type"
    connect = client.apps_connections_open
    assert api_error(connect, app_token=workspace.bot_token) == "not_allowed_token_type"
    url = as_app.apps_connections_open(app_token=workspace.app_token)["url"]
    assert url.startswith("ws://127.0.0.1:")


def test_the_app_learns_who_it_is(workspace: Workspace, client: WebClient) -> None:
    answer = client.auth_test()
    assert answer["user_id"] == workspace.bot_user_id
    assert answer["team_id"] == workspace.team_id
    assert answer["bot_id"] == client.bots_info(bot=answer["bot_id"])["bot"]["id"]
    assert "chat:write" in answer.headers["x-oauth-scopes"].split(",")
    assert client.team_info()["team"]["id"] == workspace.team_id


def test_api_test_gives_back_what_it_gets(client: WebClient) -> None:
    assert client.api_test(foo="bar")["args"] == {"foo": "bar"}
    assert api_error(client.api_test, error="broken") == "broken"


def test_an_unknown_method_is_named(client: WebClient) -> None:
    answer = api_refusal(client.api_call, api_method="chat.shout")
    assert (answer["error"], answer["req_method"]) == ("unknown_method", "chat.shout")


def test_a_missing_scope_is_named(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    workspace.set_scopes("commands")
    answer = api_refusal(client.chat_postMessage, channel=alice.id, text="Hello")
    assert answer["error"] == "missing_scope"
    assert (answer["needed"], answer["provided"]) == ("chat:write", "commands")
    assert alice.sees() == []


def test_a_missing_argument_is_named(client: WebClient) -> None:
    answer = api_refusal(client.api_call, api_method="users.info")
    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"]["messages"] == ["[ERROR] missing required field: user"]


def test_form_and_json_bodies_say_the_same(alice: WorkspacePerson, client: WebClient) -> None:
    blocks = [{"type": "divider"}]
    client.chat_postMessage(channel=alice.id, text="json", blocks=blocks)
    form = {"channel": alice.id, "text": "form", "blocks": '[{"type": "divider"}]'}
    client.api_call("chat.postMessage", data=form)
    assert [one.blocks[0]["type"] for one in alice.sees()] == ["divider", "divider"]


def test_people_have_language_zone_and_address(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    user = client.users_info(user=alice.id, include_locale=True)["user"]
    assert (user["locale"], user["tz"]) == ("fi-FI", "Europe/Helsinki")
    assert user["tz_offset"] == 2 * 3600
    assert user["profile"]["email"] == "alice@ours.example"
    assert "locale" not in client.users_info(user=alice.id)["user"]
    assert api_error(client.users_info, user="U0NOBODY") == "user_not_found"
    workspace.set_scopes("users:read")
    assert "email" not in client.users_info(user=alice.id)["user"]["profile"]


def test_guests_and_strangers_can_be_told_apart(workspace: Workspace, client: WebClient) -> None:
    guest = workspace.add_person("gus", guest=True)
    stranger = workspace.add_person("sam", team="T0ELSEWHERE")
    assert client.users_info(user=guest.id)["user"]["is_restricted"]
    assert client.users_info(user=stranger.id)["user"]["team_id"] == "T0ELSEWHERE"
    listed = [one["id"] for one in client.users_list()["members"]]
    assert guest.id in listed
    assert stranger.id not in listed


def test_people_are_listed_in_pages(workspace: Workspace, client: WebClient) -> None:
    for number in range(5):
        workspace.add_person(f"person{number}")
    pages = [[one["name"] for one in page["members"]] for page in client.users_list(limit=2)]
    assert [len(page) for page in pages] == [2, 2, 2]
    assert api_error(client.users_list, cursor="elsewhere") == "invalid_cursor"


def test_a_person_is_found_by_her_address(alice: WorkspacePerson, client: WebClient) -> None:
    found = client.users_lookupByEmail(email="Alice@ours.example")
    assert found["user"]["id"] == alice.id
    assert api_error(client.users_lookupByEmail, email="x@ours.example") == "users_not_found"


def test_user_groups_tell_their_members(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    group = workspace.add_group("sales-team", [alice])
    listed = client.usergroups_list(include_users=True)["usergroups"]
    assert [(one["handle"], one["users"]) for one in listed] == [("sales-team", [alice.id])]
    assert client.usergroups_users_list(usergroup=group.id)["users"] == [alice.id]
    assert api_error(client.usergroups_users_list, usergroup="S0NONE") == "no_such_subteam"


def test_direct_messages_are_opened_once(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    first = client.conversations_open(users=alice.id)["channel"]["id"]
    again = client.conversations_open(users=[alice.id], return_im=True)
    assert (again["channel"]["id"], again["channel"]["user"]) == (first, alice.id)
    assert again["already_open"]
    assert client.conversations_open(channel=first)["channel"] == {"id": alice.dm.id}
    assert client.conversations_info(channel=first)["channel"]["user"] == alice.id
    gone = workspace.add_person("gone", deleted=True)
    assert api_error(client.conversations_open, users=gone.id) == "user_disabled"
    assert api_error(client.conversations_open, users="U0NOBODY") == "user_not_found"
    sales = workspace.add_channel("sales")
    assert api_error(client.conversations_open, channel=sales.id) == (
        "method_not_supported_for_channel_type"
    )
    assert api_error(client.conversations_open, users=workspace.bot_user_id) == "cannot_dm_bot"
    assert api_error(client.api_call, api_method="conversations.open") == "users_list_not_supplied"


def test_private_channels_are_seen_from_within_only(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    inside = workspace.add_channel("deals", members=[alice], private=True)
    outside = workspace.add_channel("board", members=[alice], private=True, with_app=False)
    sales = workspace.add_channel("sales", members=[alice], with_app=False)
    listed = client.conversations_list(types="public_channel,private_channel")["channels"]
    assert {one["id"] for one in listed} == {inside.id, sales.id}
    assert client.conversations_info(channel=sales.id)["channel"]["is_member"] is False
    assert api_error(client.conversations_info, channel=outside.id) == "channel_not_found"
    assert client.conversations_members(channel=inside.id)["members"] == inside.members
    assert api_error(client.conversations_list, types="secret") == "invalid_types"


def test_each_kind_of_conversation_has_its_scope(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    workspace.set_scopes("channels:read")
    answer = api_refusal(client.conversations_info, channel=alice.dm.id)
    assert (answer["error"], answer["needed"]) == ("missing_scope", "im:read")
    workspace.set_scopes("im:read")
    assert client.conversations_info(channel=alice.dm.id)["ok"]
