"""The playground's folder and memory: whose it is, and what a later start has again."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from playground import data_folder
from playground.persistence import WorkspaceStore
from playground.workspace import Workspace, WorkspacePerson
from tests.playground.tiny_app import actions, button, web_client


def _run_start(folder: Path, do: Callable[[Workspace, WorkspacePerson], None]) -> None:
    """A workspace as the playground makes it: the same people in the same order each time."""
    with Workspace() as workspace:
        alice = workspace.add_person("alice")
        assert alice.dm.messages == []
        memory = WorkspaceStore(workspace.state, folder / data_folder.MESSAGES_FILE)
        try:
            do(workspace, alice)
        finally:
            memory.close()


def test_what_was_said_is_there_again_and_can_be_changed(tmp_path: Path) -> None:
    known: dict[str, str] = {}

    def first(workspace: Workspace, alice: WorkspacePerson) -> None:
        blocks = [actions(button("Undo", "undo"))]
        answer = web_client(workspace).chat_postMessage(
            channel=alice.dm.id, text="Logged #1", blocks=blocks
        )
        known.update(channel=answer["channel"], ts=answer["ts"])
        web_client(workspace).chat_postEphemeral(channel=alice.dm.id, user=alice.id, text="psst")

    def then(workspace: Workspace, alice: WorkspacePerson) -> None:
        (message,) = alice.sees()
        assert (message.text, message.buttons()) == ("Logged #1", ["Undo"])
        web_client(workspace).chat_update(channel=known["channel"], ts=known["ts"], text="Undone")
        assert [one.text for one in alice.sees()] == ["Undone"]
        known["new"] = web_client(workspace).chat_postMessage(channel=alice.dm.id, text="new")["ts"]
        assert known["new"] > known["ts"]

    def at_last(_workspace: Workspace, alice: WorkspacePerson) -> None:
        assert [one.text for one in alice.sees()] == ["Undone", "new"]

    for deed in (first, then, at_last):
        _run_start(tmp_path, deed)


def test_files_are_there_again_under_their_ids(tmp_path: Path) -> None:
    numbers: list[str] = []

    def first(workspace: Workspace, alice: WorkspacePerson) -> None:
        sent = web_client(workspace).files_upload_v2(
            channel=alice.dm.id, filename="chart.png", content=b"\x89PNG"
        )
        numbers.append(sent["files"][0]["id"])

    def then(workspace: Workspace, alice: WorkspacePerson) -> None:
        assert workspace.state.files[numbers[0]].content == b"\x89PNG"
        assert alice.sees()[0].files == numbers
        # Nothing new has an id that something had before.
        assert workspace.state.new_id("F") not in workspace.state.files

    for deed in (first, then):
        _run_start(tmp_path, deed)


@pytest.mark.parametrize(
    "left",
    [
        b"",
        b"{",
        b"[]",
        b'{"channels": {}, "files": [{"id": "F1"}]}',
        b'{"channels": {"C1": [{"text": "x"}]}, "files": []}',
    ],
)
def test_a_memory_that_can_not_be_read_is_forgotten(tmp_path: Path, left: bytes) -> None:
    (tmp_path / data_folder.MESSAGES_FILE).write_bytes(left)
    _run_start(tmp_path, lambda _, alice: _assert_no_messages(alice))


def _assert_no_messages(alice: WorkspacePerson) -> None:
    assert alice.sees() == []


def test_old_words_are_forgotten_one_day(tmp_path: Path) -> None:
    def talks(workspace: Workspace, alice: WorkspacePerson) -> None:
        for number in range(410):
            web_client(workspace).chat_postMessage(channel=alice.dm.id, text=str(number))

    _run_start(tmp_path, talks)
    (kept,) = json.loads((tmp_path / data_folder.MESSAGES_FILE).read_bytes())["channels"].values()
    assert (len(kept), kept[-1]["text"]) == (400, "409")


def test_a_folder_is_held_by_one_playground_at_a_time(tmp_path: Path) -> None:
    folder = tmp_path / "var" / "playground"
    with data_folder.lock_folder(folder):
        with pytest.raises(data_folder.FolderInUse), data_folder.lock_folder(folder):
            pass
        (folder / "rapport.db").touch()
    with data_folder.lock_folder(folder):
        assert (folder / "rapport.db").exists()


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(data_folder.ForeignFolder), data_folder.lock_folder(tmp_path):
        data_folder.empty_folder(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["thesis.txt"]


def test_beginning_anew_leaves_nothing_of_before_and_follows_no_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine").touch()
    folder = tmp_path / "playground"
    with data_folder.lock_folder(folder):
        (folder / "mail" / "INBOX").mkdir(parents=True)
        (folder / "mail" / "INBOX" / "1.eml").touch()
        (folder / "link").symlink_to(elsewhere)
        data_folder.empty_folder(folder)
        assert [one.name for one in folder.iterdir()] == [".playground"]
    assert (elsewhere / "mine").exists()


def test_a_config_that_was_changed_by_hand_stays(tmp_path: Path) -> None:
    file = data_folder.write_config(tmp_path, "Europe/Oslo")
    assert 'timezone = "Europe/Oslo"' in file.read_text(encoding="utf-8")
    file.write_text("# mine", encoding="utf-8")
    data_folder.write_config(tmp_path, "UTC")
    assert file.read_text(encoding="utf-8") == "# mine"
