"""A person, and everything she can do: the hands and eyes of a test."""

from collections.abc import Mapping, Sequence
from typing import Literal

from playground.workspace import (
    api_json,
    click_action,
    composer,
    field_input,
    message_lifecycle,
    modal_submission,
    payloads,
)
from playground.workspace.block_reader import elements
from playground.workspace.click_action import ClickTarget
from playground.workspace.client import ActionResult, PersonClient, Surface
from playground.workspace.field_values import MenuChoice
from playground.workspace.message_lifecycle import MessageContent
from playground.workspace.objects import Account, Conversation, PostedMessage, WorkspaceView
from playground.workspace.values import ActionRefused


class WorkspacePerson:
    def __init__(self, client: PersonClient, commands: tuple[str, ...], timeout: float) -> None:
        self._client = client
        self._state = client.state
        self._commands = commands
        self._timeout = timeout

    @property
    def client(self) -> PersonClient:
        """The client, for a caller that names elements by block and action instead of by words."""
        return self._client

    @property
    def account(self) -> Account:
        return self._client.account

    @property
    def id(self) -> str:
        return self.account.id

    @property
    def name(self) -> str:
        return self.account.name

    # ── writing ──────────────────────────────────────────────────────────────────────────────────

    def types(
        self,
        text: str,
        channel: Conversation | None = None,
        thread: PostedMessage | None = None,
        files: Sequence[tuple[str, bytes]] = (),
    ) -> ActionResult:
        """Types a command of the app, or else a message, which may carry files: names and contents.
        Without a channel it goes to her DM with the app.
        """
        place = composer.find_conversation(self._client, channel.id if channel else "")
        first, _, rest = text.partition(" ")
        if not text.startswith("/"):
            root = thread.thread_ts or thread.ts if thread else ""
            words = composer.TypedMessage(text, root, files)
            return composer.post_typed(self._client, place, words, timeout=self._timeout)
        if first not in self._commands:
            raise ActionRefused(f"{first} is not a valid command.")
        if thread:
            raise ActionRefused(f"{first} is not supported in threads.")
        if files:
            raise ActionRefused(f"{first} takes no files: Slack sends none along with a command.")
        return composer.run_command(self._client, place, first, rest)

    def edits(self, message: PostedMessage, text: str) -> None:
        """Changes her own message."""
        if message.user != self.id:
            raise ActionRefused("Only one's own messages can be edited.")
        with self._state.lock:
            content = MessageContent(composer.encode_text(self._state, text), [], [])
            message_lifecycle.edit_message(self._state, message, content)

    def deletes(self, message: PostedMessage) -> None:
        if message.user != self.id:
            raise ActionRefused("Only one's own messages can be deleted.")
        with self._state.lock:
            message_lifecycle.delete_message(self._state, message)

    def uses_shortcut(self, callback_id: str, message: PostedMessage | None = None) -> ActionResult:
        """Uses a global shortcut or, with a message, one from the message's menu."""
        return composer.use_shortcut(self._client, callback_id, message)

    # ── pressing and filling in ──────────────────────────────────────────────────────────────────

    def clicks(
        self,
        surface: Surface,
        label: str = "",
        *,
        action_id: str = "",
        option: object = None,
        value: str = "",
        confirm: bool | None = None,
    ) -> ActionResult:
        """Presses a button, or chooses an option, by its words or its id."""
        aim = ClickTarget(label, action_id, option, value)
        return click_action.click(self._client, surface, aim, confirm=confirm)

    def searches(self, surface: Surface, action_id: str, typed: str) -> list[MenuChoice]:
        return field_input.search_options(self._client, surface, action_id, typed)

    def picks(self, surface: Surface, name: str, given: object) -> ActionResult:
        """Fills in the field with this action_id, block_id or label."""
        return field_input.set_value(self._client, surface, name, given)

    def fills(self, view: Surface, values: Mapping[str, object]) -> None:
        for name, given in values.items():
            self.picks(view, name, given)

    def submits(
        self, view: WorkspaceView, values: Mapping[str, object] | None = None
    ) -> ActionResult:
        self.fills(view, values or {})
        return modal_submission.submit_modal(self._client, view)

    def closes(self, view: WorkspaceView, *, everything: bool = False) -> ActionResult:
        """Presses Cancel, or with `everything` the cross, which closes all the views below, too."""
        return modal_submission.close_modal(self._client, view, everything=everything)

    def uploads(self, view: WorkspaceView, name: str, filename: str, content: bytes) -> None:
        """Adds a file to a file input."""
        with self._state.lock:
            found = field_input.find_element(view, name)
            if found.element["type"] != "file_input":
                raise ActionRefused(f"{name!r} takes no files.")
            kinds = found.element.get("filetypes")
            if kinds and filename.rpartition(".")[2] not in kinds:
                raise ActionRefused(f"Only these files are taken: {', '.join(kinds)}.")
            file = self._state.add_file(self.id, filename, content)
            entry = view.values[found.block["block_id"]][found.element["action_id"]]
            given = [*entry["files"], api_json.file(self._state, file)]
        self.picks(view, found.element["action_id"], given)

    # ── looking ──────────────────────────────────────────────────────────────────────────────────

    def sees(self, channel: Conversation | None = None) -> list[PostedMessage]:
        """The messages there, oldest first, with those that only she sees."""
        with self._state.lock:
            return composer.find_conversation(
                self._client, channel.id if channel else ""
            ).visible_to(self.id)

    @property
    def dm(self) -> Conversation:
        """Gives her direct messages with the app."""
        with self._state.lock:
            return self._state.direct_messages(self.id)

    @property
    def modals(self) -> list[WorkspaceView]:
        """Gives her stack of modals, the one on top last."""
        with self._state.lock:
            return list(self._state.modals.get(self.id, []))

    @property
    def modal(self) -> WorkspaceView | None:
        with self._state.lock:
            return self._state.top_modal(self.id)

    @property
    def home(self) -> WorkspaceView | None:
        with self._state.lock:
            return self._state.homes.get(self.id)

    def opens_home(self, tab: Literal["home", "messages"] = "home") -> WorkspaceView:
        """Opens the app's Home; the app gets its time to fill it."""
        with self._state.lock:
            event = payloads.app_home_opened(self._state, self.account, tab)
        self._client.delivery.send_event(event)
        self._state.settle(self._timeout)
        if self.home is None:
            raise ActionRefused("The app has not filled this person's Home.")
        return self.home

    def reads(self, surface: Surface) -> list[str]:
        """The labels of everything she can press or fill in there."""
        return [one.label for one in elements(surface.blocks)]

    # ── being somebody else ──────────────────────────────────────────────────────────────────────

    def changes(self, **fields: object) -> None:
        """Her account changes (name, email, tz, locale, deleted, …); the app hears of it."""
        with self._state.lock:
            for name, value in fields.items():
                if not hasattr(self.account, name):
                    raise ActionRefused(f"An account has no {name}.")
                setattr(self.account, name, value)
            self._state.publish_change("person", self.account)
            event = payloads.user_change(self._state, self.account)
        self._client.delivery.send_event(event)
