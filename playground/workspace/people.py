"""A person, and everything she can do: the hands and eyes of a test."""

from collections.abc import Mapping, Sequence
from typing import Literal

from playground.workspace import filling, payloads, posting, pressing, sending, shapes, talking
from playground.workspace.choosing import Choice
from playground.workspace.hands import Hands, Place, Seen
from playground.workspace.posting import Content
from playground.workspace.pressing import Aim
from playground.workspace.reading import elements
from playground.workspace.things import Account, Channel, Message, View
from playground.workspace.values import Refused


class Person:
    def __init__(self, hands: Hands, commands: tuple[str, ...], patience: float) -> None:
        self._hands = hands
        self._state = hands.state
        self._commands = commands
        self._patience = patience

    @property
    def hands(self) -> Hands:
        """For whoever aims by block and action instead of by words: a screen."""
        return self._hands

    @property
    def account(self) -> Account:
        return self._hands.account

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
        channel: Channel | None = None,
        thread: Message | None = None,
        files: Sequence[tuple[str, bytes]] = (),
    ) -> Seen:
        """A command of the app if it begins with one, else a message, which may carry files: names
        and contents; None is her DM with it.
        """
        place = talking.place_of(self._hands, channel.id if channel else "")
        first, _, rest = text.partition(" ")
        if not text.startswith("/"):
            root = thread.thread_ts or thread.ts if thread else ""
            words = talking.Words(text, root, files)
            return talking.says(self._hands, place, words, patience=self._patience)
        if first not in self._commands:
            raise Refused(f"{first} is not a valid command.")
        if thread:
            raise Refused(f"{first} is not supported in threads.")
        if files:
            raise Refused(f"{first} takes no files: Slack sends none along with a command.")
        return talking.commands(self._hands, place, first, rest)

    def edits(self, message: Message, text: str) -> None:
        """Her own message."""
        if message.user != self.id:
            raise Refused("Only one's own messages can be edited.")
        with self._state.lock:
            content = Content(talking.as_sent(self._state, text), [], [])
            posting.rewrite(self._state, message, content)

    def deletes(self, message: Message) -> None:
        if message.user != self.id:
            raise Refused("Only one's own messages can be deleted.")
        with self._state.lock:
            posting.remove(self._state, message)

    def uses_shortcut(self, callback_id: str, message: Message | None = None) -> Seen:
        """A global shortcut or, with a message, one from the message's menu."""
        return talking.uses_shortcut(self._hands, callback_id, message)

    # ── pressing and filling in ──────────────────────────────────────────────────────────────────

    def clicks(
        self,
        where: Place,
        label: str = "",
        *,
        action_id: str = "",
        option: object = None,
        value: str = "",
        confirm: bool | None = None,
    ) -> Seen:
        """Presses a button, or chooses an option, by what is to be read on it or by its id."""
        aim = Aim(label, action_id, option, value)
        return pressing.clicks(self._hands, where, aim, confirm=confirm)

    def searches(self, where: Place, action_id: str, typed: str) -> list[Choice]:
        return filling.searches(self._hands, where, action_id, typed)

    def picks(self, where: Place, name: str, given: object) -> Seen:
        """Fills in the field with this action_id, block_id or label."""
        return filling.picks(self._hands, where, name, given)

    def fills(self, view: Place, values: Mapping[str, object]) -> None:
        for name, given in values.items():
            self.picks(view, name, given)

    def submits(self, view: View, values: Mapping[str, object] | None = None) -> Seen:
        self.fills(view, values or {})
        return sending.submits(self._hands, view)

    def closes(self, view: View, *, everything: bool = False) -> Seen:
        """Cancel; with `everything` the cross, which closes all that lie below, too."""
        return sending.closes(self._hands, view, everything=everything)

    def uploads(self, view: View, name: str, filename: str, content: bytes) -> None:
        """Adds a file to a file input."""
        with self._state.lock:
            found = filling.named(view, name)
            if found.element["type"] != "file_input":
                raise Refused(f"{name!r} takes no files.")
            kinds = found.element.get("filetypes")
            if kinds and filename.rpartition(".")[2] not in kinds:
                raise Refused(f"Only these files are taken: {', '.join(kinds)}.")
            file = self._state.file_of(self.id, filename, content)
            entry = view.values[found.block["block_id"]][found.element["action_id"]]
            given = [*entry["files"], shapes.file(self._state, file)]
        self.picks(view, found.element["action_id"], given)

    # ── looking ──────────────────────────────────────────────────────────────────────────────────

    def sees(self, channel: Channel | None = None) -> list[Message]:
        """The messages there, oldest first, with those that only she sees."""
        with self._state.lock:
            return talking.place_of(self._hands, channel.id if channel else "").visible_to(self.id)

    @property
    def dm(self) -> Channel:
        """Her direct messages with the app."""
        with self._state.lock:
            return self._state.direct_messages(self.id)

    @property
    def modals(self) -> list[View]:
        """Her stack of modals, the one on top last."""
        with self._state.lock:
            return list(self._state.modals.get(self.id, []))

    @property
    def modal(self) -> View | None:
        with self._state.lock:
            return self._state.top_modal(self.id)

    @property
    def home(self) -> View | None:
        with self._state.lock:
            return self._state.homes.get(self.id)

    def opens_home(self, tab: Literal["home", "messages"] = "home") -> View:
        """Opens the app's Home; the app gets its time to fill it."""
        with self._state.lock:
            event = payloads.home_opened(self._state, self.account, tab)
        self._hands.delivery.tell(event)
        self._state.settle(self._patience)
        if self.home is None:
            raise Refused("The app has not filled this person's Home.")
        return self.home

    def reads(self, where: Place) -> list[str]:
        """The labels of everything she can press or fill in there."""
        return [one.label for one in elements(where.blocks)]

    # ── being somebody else ──────────────────────────────────────────────────────────────────────

    def changes(self, **fields: object) -> None:
        """Her account changes (name, email, tz, locale, deleted, …); the app hears of it."""
        with self._state.lock:
            for name, value in fields.items():
                if not hasattr(self.account, name):
                    raise Refused(f"An account has no {name}.")
                setattr(self.account, name, value)
            self._state.changed("person", self.account)
            event = payloads.user_change(self._state, self.account)
        self._hands.delivery.tell(event)
