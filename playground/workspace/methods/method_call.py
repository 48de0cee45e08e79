"""Holds what a method gets: the state, and the arguments with functions to read them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from playground.workspace.objects import Account, Conversation
from playground.workspace.state import WorkspaceState
from playground.workspace.values import ApiError, Json, invalid_arguments


@dataclass(frozen=True, slots=True)
class MethodCall:
    state: WorkspaceState
    args: Json

    def text(self, name: str, default: str | None = None) -> str:
        """The argument as words; one without a default is required."""
        value = self.args.get(name)
        if value is None or value == "":
            if default is None:
                raise invalid_arguments(f"missing required field: {name}")
            return default
        if isinstance(value, dict | list):
            raise invalid_arguments(f"must provide a string [json-pointer:/{name}]")
        return str(value)

    def boolean(self, name: str, *, default: bool = False) -> bool:
        value = self.args.get(name, default)
        return value is True or str(value).lower() in {"1", "true"}

    def integer(self, name: str, default: int) -> int:
        try:
            return int(str(self.args.get(name) or default))
        except ValueError as problem:
            raise invalid_arguments(f"must be an integer [json-pointer:/{name}]") from problem

    def id_list(self, name: str) -> list[str]:
        """Ids with commas between, or a list of them."""
        value = self.args.get(name)
        if isinstance(value, list):
            return [str(one) for one in value]
        return [one.strip() for one in str(value or "").split(",") if one.strip()]

    def object_list(self, name: str) -> list[Json]:
        value = self.args.get(name)
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError as problem:
                raise invalid_arguments(f"must be valid json [json-pointer:/{name}]") from problem
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise invalid_arguments(f"must provide an array [json-pointer:/{name}]")
        return value

    def find_person(self, name: str = "user") -> Account:
        account = self.state.people.get(self.text(name))
        if account is None:
            raise ApiError("user_not_found")
        return account

    def find_conversation(self, name: str = "channel") -> Conversation:
        """A conversation that the app can see: a private one only as a member."""
        number = self.text(name)
        place = self.state.channels.get(number)
        if place is None or (place.private and not self.state.has_app(place)):
            raise ApiError("channel_not_found")
        return place

    def page(self, things: list[Json], default: int = 100) -> tuple[list[Json], str]:
        """One page of the things, and the cursor of the next."""
        limit = max(1, min(self.integer("limit", default), 1000))
        cursor = self.text("cursor", "")
        if cursor and not cursor.startswith("from:"):
            raise ApiError("invalid_cursor")
        begin = int(cursor.removeprefix("from:") or 0)
        end = begin + limit
        return things[begin:end], f"from:{end}" if end < len(things) else ""


@dataclass(frozen=True, slots=True)
class ApiMethod:
    handler: Callable[[MethodCall], Json]
    scopes: tuple[str, ...] = ()
    caller: Literal["bot", "app", "anybody"] = "bot"


def require_scopes(state: WorkspaceState, *scopes: str) -> None:
    """Requires one of the scopes, as methods for several kinds of conversation do."""
    if scopes and not state.scopes.intersection(scopes):
        provided = ",".join(sorted(state.scopes))
        raise ApiError("missing_scope", extra={"needed": ",".join(scopes), "provided": provided})


def page_json(name: str, page: tuple[list[Json], str]) -> Json:
    return {name: page[0], "response_metadata": {"next_cursor": page[1]}}
