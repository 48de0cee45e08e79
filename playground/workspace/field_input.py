"""Fills in fields and menus, also the menus that ask the app for their options."""

from playground.workspace import block_reader, field_values, payloads
from playground.workspace.block_reader import BlockElement
from playground.workspace.client import (
    ActionResult,
    PersonClient,
    Surface,
    current_surface,
    ignore_answer,
)
from playground.workspace.field_values import MenuChoice
from playground.workspace.input_state import SLOTS, InputValues, initial_values
from playground.workspace.limits import check_options
from playground.workspace.objects import WorkspaceView
from playground.workspace.values import ActionRefused, Json


def offered_options(surface: Surface, found: BlockElement) -> list[Json]:
    """Lists what a menu offers: its own options, or those the app answered with last."""
    if found.element["type"].endswith("external_select"):
        return surface.offered.get(found.element["action_id"], [])
    return block_reader.menu_options(found.element)


def surface_values(surface: Surface, user: str) -> InputValues:
    if isinstance(surface, WorkspaceView):
        return surface.values
    return surface.chosen.setdefault(user, initial_values(surface.blocks))


def _store_value(values: InputValues, element: BlockElement, entry: Json) -> None:
    values.setdefault(element.block["block_id"], {})[element.element["action_id"]] = entry


def search_options(
    client: PersonClient, surface: Surface, action_id: str, typed: str, *, block_id: str = ""
) -> list[MenuChoice]:
    """The app's options for these letters; none for fewer letters than the menu requires."""
    with client.state.lock:
        now = current_surface(client, surface)
        found = find_element(now, action_id, block_id=block_id)
        if not found.element["type"].endswith("external_select"):
            raise ActionRefused("That is no menu that asks the app.")
        least = found.element.get("min_query_length", 3)
        if len(typed) < least:
            raise ActionRefused(f"This menu asks from {least} letters on.")
        payload = payloads.block_suggestion(client.state, client.account, now, found, typed)
    options: list[MenuChoice] = []

    def take(answer: Json) -> None:
        check_options(answer)
        groups = answer.get("option_groups") or [{"options": answer.get("options", [])}]
        now.offered[action_id] = [one for group in groups for one in group["options"]]
        for group in groups:
            name = (group.get("label") or {}).get("text", "")
            options.extend(field_values.build_choice(one, name) for one in group["options"])

    seen = client.send("interactive", payload, take)
    if seen.error:
        raise ActionRefused(f"The menu stays empty: {seen.error}. {seen.detail}")
    return options


def _search_by_words(
    client: PersonClient, surface: Surface, found: BlockElement, wanted: object
) -> None:
    """Types the wanted words into a menu that asks the app."""
    words = wanted.text if isinstance(wanted, MenuChoice) else str(wanted)
    search_options(
        client, surface, found.element["action_id"], words, block_id=found.block["block_id"]
    )


def find_element(surface: Surface, name: str, *, block_id: str = "") -> BlockElement:
    """The element with this action_id, block_id or label; with a block_id, in that block alone."""
    everything = block_reader.elements(surface.blocks)
    if block_id:
        everything = [one for one in everything if one.block["block_id"] == block_id]
    for fits in (
        [one for one in everything if one.element["action_id"] == name],
        [one for one in everything if one.block["block_id"] == name],
        [one for one in everything if one.label == name],
    ):
        if len(fits) == 1:
            return fits[0]
    raise ActionRefused(f"There is no one field called {name!r}.")


def set_value(
    client: PersonClient, surface: Surface, name: str, given: object, *, block_id: str = ""
) -> ActionResult:
    """Fills in or chooses; the app hears of it only if the field dispatches its action."""
    now = current_surface(client, surface)
    found = find_element(now, name, block_id=block_id)
    if found.element["type"] not in SLOTS:
        raise ActionRefused(f"{name!r} is nothing to fill in or choose from.")
    if found.element["type"].endswith("external_select"):
        _load_options(client, now, found, given)
    with client.state.lock:
        entry = field_values.field_value(found.element, given, offered_options(now, found))
        _store_value(surface_values(now, client.account.id), found, entry)
        if found.block["type"] == "input" and not found.block.get("dispatch_action"):
            return client.unsent_result()
        names = {"action_id": found.element["action_id"], "block_id": found.block["block_id"]}
        payload = payloads.block_actions(client.state, client.account, now, {**names, **entry})
    return client.send("interactive", payload, ignore_answer)


def _load_options(
    client: PersonClient, surface: Surface, found: BlockElement, given: object
) -> None:
    """Searches for each of the wanted options that is not offered yet, and keeps them all."""
    wanted = given if isinstance(given, list | tuple) else [given]
    options = list(offered_options(surface, found))
    for one in wanted:
        words = one.text if isinstance(one, MenuChoice) else one
        if one is not None and not any(str(words) in each["text"]["text"] for each in options):
            _search_by_words(client, surface, found, one)
            options += [each for each in offered_options(surface, found) if each not in options]
    surface.offered[found.element["action_id"]] = options
