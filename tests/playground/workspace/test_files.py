"""Files: an upload in three steps, shared where the app is, read with the token only."""

from urllib.request import Request, urlopen

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackRequestError

from playground.workspace import Workspace, WorkspacePerson
from tests.playground.scripted_app import ScriptedApp, api_error, api_refusal
from tests.playground.tiny_app import field, modal


def download(url: str, token: str = "") -> bytes:
    request = Request(url, headers={"Authorization": f"Bearer {token}"} if token else {})
    with urlopen(request) as answer:
        body: bytes = answer.read()
        return body


def test_a_file_is_uploaded_and_shared(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    dm = client.conversations_open(users=alice.id)["channel"]["id"]
    done = client.files_upload_v2(
        channel=dm, content="a,b\n", filename="all.csv", title="All", initial_comment="Here"
    )
    [message] = alice.sees()
    [file] = workspace.files
    assert (message.text, message.files) == ("Here", [file.id])
    assert (file.name, file.title, file.content) == ("all.csv", "All", b"a,b\n")
    url = done["file"]["url_private_download"]
    assert download(url, workspace.bot_token) == b"a,b\n"
    assert b"Sign in" in download(url)
    assert client.files_info(file=file.id)["file"]["title"] == "All"
    client.files_delete(file=file.id)
    assert api_error(client.files_info, file=file.id) == "file_not_found"
    assert message.files == []


def test_a_file_goes_only_where_the_app_is(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    sales = workspace.add_channel("sales", members=[alice], with_app=False)
    upload = {"content": "x", "filename": "x.txt"}
    assert api_error(client.files_upload_v2, **upload, channel=sales.id) == "channel_not_found"
    answer = api_refusal(client.files_upload_v2, **upload, channel=alice.id)
    assert answer["error"] == "invalid_arguments"
    assert "channel_id" in answer["response_metadata"]["messages"][0]
    assert workspace.files == []


def test_an_upload_has_the_length_announced(workspace: Workspace, client: WebClient) -> None:
    given = client.files_getUploadURLExternal(filename="x.txt", length=3)
    with pytest.raises(OSError, match="400"):
        urlopen(Request(given["upload_url"], data=b"four"))
    finish = client.files_completeUploadExternal
    assert api_error(finish, files=[{"id": given["file_id"]}]) == "file_not_found"
    assert (
        api_error(client.files_getUploadURLExternal, filename="x", length=0) == "missing_argument"
    )


def test_an_upload_is_completed_once(workspace: Workspace, client: WebClient) -> None:
    given = client.files_getUploadURLExternal(filename="x.txt", length=1)
    with urlopen(Request(given["upload_url"], data=b"x")) as answer:
        assert answer.read() == b"OK - 1"
    files = [{"id": given["file_id"]}]
    client.files_completeUploadExternal(files=files)
    assert api_error(client.files_completeUploadExternal, files=files) == "file_update_failed"
    assert len(workspace.files) == 1


def test_the_app_deletes_only_its_own_files(
    workspace: Workspace, alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    view = app.open_modal(alice, modal(field("Files", "files", "file_input")))
    alice.uploads(view, "Files", "offer.pdf", b"x")
    [file] = workspace.files
    assert api_error(client.files_delete, file=file.id) == "cant_delete_file"
    assert workspace.files == [file]


def test_reading_files_needs_its_scope(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    done = client.files_upload_v2(channel=alice.dm.id, content="x", filename="x.txt")
    workspace.set_scopes("files:write")
    assert b"Sign in" in download(done["file"]["url_private"], workspace.bot_token)
    with pytest.raises(SlackRequestError):
        client.files_upload_v2(channel=alice.dm.id)
