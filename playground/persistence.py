"""What was said in the workspace, kept in a file: a later start goes on where this one ended.

Messages and the files in them are kept, a second after they came; what is open on somebody's screen
is not, and what only one person could see for a moment is not either.
"""

import base64
import json
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from playground.data_folder import write_atomically
from playground.workspace import Conversation, File, PostedMessage, WorkspaceChange
from playground.workspace.state import WorkspaceState
from playground.workspace.values import Json

_PAUSE_SECONDS = 1.0
# Of each channel; older ones are forgotten.
_MESSAGE_LIMIT = 400
_LARGEST_FILE = 2_000_000
_KINDS_THAT_SAVE = ("message", "file", "reaction")
# Only this very run knows what these mean.
_UNSAVED_FIELDS = ("offered", "version")


class WorkspaceStore:
    """Brings back what was kept, and keeps what comes, until it is closed."""

    def __init__(self, state: WorkspaceState, file: Path) -> None:
        self._state = state
        self._file = file
        self._changed = threading.Event()
        self._ended = threading.Event()
        with state.lock:
            _restore(state, _load(file))
            state.new_ids_from(int(time.time() * 1000))
        self._unsubscribe = state.subscribe(self._on_change)
        self._thread = threading.Thread(target=self._save_loop, name="memory")
        self._thread.start()

    def close(self) -> None:
        self._unsubscribe()
        self._ended.set()
        self._changed.set()
        self._thread.join()
        self._save()

    def _on_change(self, change: WorkspaceChange) -> None:
        if change.kind.startswith(_KINDS_THAT_SAVE):
            self._changed.set()

    def _save_loop(self) -> None:
        while not self._ended.is_set():
            self._changed.wait()
            self._ended.wait(_PAUSE_SECONDS)
            self._changed.clear()
            # A full disk is full for this moment; what comes next is kept with what was not.
            with suppress(OSError):
                self._save()

    def _save(self) -> None:
        with self._state.lock:
            said = json.dumps(_saved_state(self._state), ensure_ascii=False)
        write_atomically(self._file, said.encode())


def _saved_state(state: WorkspaceState) -> Json:
    channels = {one.id: list(_saved_messages(one)) for one in state.channels.values()}
    named = {number for said in channels.values() for one in said for number in one["files"]}
    files = [state.files[number] for number in sorted(named) if number in state.files]
    return {
        "channels": channels,
        "files": [_file_json(one) for one in files if len(one.content) <= _LARGEST_FILE],
    }


def _saved_messages(channel: Conversation) -> Iterator[Json]:
    lasting = [one for one in channel.messages if not (one.ephemeral_to or one.deleted)]
    for one in lasting[-_MESSAGE_LIMIT:]:
        yield {name: value for name, value in asdict(one).items() if name not in _UNSAVED_FIELDS}


def _file_json(one: File) -> Json:
    return {**asdict(one), "content": base64.b64encode(one.content).decode()}


def _restore(state: WorkspaceState, saved: Json) -> None:
    """Into the channels that are there: people and channels have the same ids at each start."""
    for said in saved.get("files", []):
        content = base64.b64decode(said["content"])
        state.files[said["id"]] = File(**{**said, "content": content})
    for number, messages in saved.get("channels", {}).items():
        if number in state.channels:
            state.channels[number].messages[:] = [PostedMessage(**one) for one in messages]


def _load(file: Path) -> Json:
    """Nothing, where there is nothing; what an older program kept otherwise is forgotten."""
    try:
        kept = json.loads(file.read_bytes())
        for one in kept["files"]:
            File(**one)
        for messages in kept["channels"].values():
            for one in messages:
                PostedMessage(**one)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}
    found: Json = kept
    return found
