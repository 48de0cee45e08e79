"""Saves the workspace's messages to a file, so that a later start goes on where this one ended.

Messages and their files are saved a second after they came. Open modals and ephemeral messages
are not.
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
# Messages of each channel; older ones are forgotten.
_MESSAGE_LIMIT = 400
_LARGEST_FILE = 2_000_000
_KINDS_THAT_SAVE = ("message", "file", "reaction")
# These have no meaning in a later run.
_UNSAVED_FIELDS = ("offered", "version")


class WorkspaceStore:
    """Loads what was saved, and saves changes until it is closed."""

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
            # The disk may be full only now; the next save has everything again.
            with suppress(OSError):
                self._save()

    def _save(self) -> None:
        with self._state.lock:
            text = json.dumps(_saved_state(self._state), ensure_ascii=False)
        write_atomically(self._file, text.encode())


def _saved_state(state: WorkspaceState) -> Json:
    channels = {one.id: list(_saved_messages(one)) for one in state.channels.values()}
    named = {
        number for messages in channels.values() for one in messages for number in one["files"]
    }
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
    """Puts messages into their channels: people and channels have the same ids at each start."""
    for saved_file in saved.get("files", []):
        content = base64.b64decode(saved_file["content"])
        state.files[saved_file["id"]] = File(**{**saved_file, "content": content})
    for number, messages in saved.get("channels", {}).items():
        if number in state.channels:
            state.channels[number].messages[:] = [PostedMessage(**one) for one in messages]


def _load(file: Path) -> Json:
    """The saved state; empty if there is none, or if an older program wrote it in another form."""
    try:
        state = json.loads(file.read_bytes())
        for one in state["files"]:
            File(**one)
        for messages in state["channels"].values():
            for one in messages:
                PostedMessage(**one)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}
    found: Json = state
    return found
