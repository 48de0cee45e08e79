"""Fields and menus: what is typed and chosen in them, and the menus that ask the app."""

from playground.workspace import choosing, payloads, reading
from playground.workspace.choosing import Choice
from playground.workspace.hands import Hands, Place, Seen, ignore, reachable
from playground.workspace.inputs import SLOTS, Values, first_values
from playground.workspace.limits import check_options
from playground.workspace.reading import Found
from playground.workspace.things import View
from playground.workspace.values import Json, Refused


def offered(where: Place, found: Found) -> list[Json]:
    """What a menu offers: its own options, or those the app answered with last."""
    if found.element["type"].endswith("external_select"):
        return where.offered.get(found.element["action_id"], [])
    return reading.options(found.element)


def values_of(where: Place, user: str) -> Values:
    if isinstance(where, View):
        return where.values
    return where.chosen.setdefault(user, first_values(where.blocks))


def _keep(values: Values, found: Found, entry: Json) -> None:
    values.setdefault(found.block["block_id"], {})[found.element["action_id"]] = entry


def searches(
    hands: Hands, where: Place, action_id: str, typed: str, *, block_id: str = ""
) -> list[Choice]:
    """What the app offers for these letters; nothing is asked below the menu's least number."""
    with hands.state.lock:
        now = reachable(hands, where)
        found = named(now, action_id, block_id=block_id)
        if not found.element["type"].endswith("external_select"):
            raise Refused("That is no menu that asks the app.")
        least = found.element.get("min_query_length", 3)
        if len(typed) < least:
            raise Refused(f"This menu asks from {least} letters on.")
        payload = payloads.suggestion(hands.state, hands.account, now, found, typed)
    options: list[Choice] = []

    def take(said: Json) -> None:
        check_options(said)
        groups = said.get("option_groups") or [{"options": said.get("options", [])}]
        now.offered[action_id] = [one for group in groups for one in group["options"]]
        for group in groups:
            name = (group.get("label") or {}).get("text", "")
            options.extend(choosing.choice(one, name) for one in group["options"])

    seen = hands.send("interactive", payload, take)
    if seen.error:
        raise Refused(f"The menu stays empty: {seen.error}. {seen.detail}")
    return options


def _find(hands: Hands, where: Place, found: Found, wanted: object) -> None:
    """Types the words looked for into a menu that asks the app."""
    words = wanted.text if isinstance(wanted, Choice) else str(wanted)
    searches(hands, where, found.element["action_id"], words, block_id=found.block["block_id"])


def named(where: Place, name: str, *, block_id: str = "") -> Found:
    """The element with this action_id, block_id or label; with a block_id, in that block alone."""
    everything = reading.elements(where.blocks)
    if block_id:
        everything = [one for one in everything if one.block["block_id"] == block_id]
    for fits in (
        [one for one in everything if one.element["action_id"] == name],
        [one for one in everything if one.block["block_id"] == name],
        [one for one in everything if one.label == name],
    ):
        if len(fits) == 1:
            return fits[0]
    raise Refused(f"There is no one field called {name!r}.")


def picks(hands: Hands, where: Place, name: str, given: object, *, block_id: str = "") -> Seen:
    """Fills in or chooses; the app hears of it only where the field says so."""
    now = reachable(hands, where)
    found = named(now, name, block_id=block_id)
    if found.element["type"] not in SLOTS:
        raise Refused(f"{name!r} is nothing to fill in or choose from.")
    if found.element["type"].endswith("external_select"):
        _offer(hands, now, found, given)
    with hands.state.lock:
        entry = choosing.entry(found.element, given, offered(now, found))
        _keep(values_of(now, hands.account.id), found, entry)
        if found.block["type"] == "input" and not found.block.get("dispatch_action"):
            return hands.nothing()
        names = {"action_id": found.element["action_id"], "block_id": found.block["block_id"]}
        payload = payloads.actions(hands.state, hands.account, now, {**names, **entry})
    return hands.send("interactive", payload, ignore)


def _offer(hands: Hands, where: Place, found: Found, given: object) -> None:
    """Searches for each of the wanted options that is not offered yet, and keeps them all."""
    wanted = given if isinstance(given, list | tuple) else [given]
    kept = list(offered(where, found))
    for one in wanted:
        words = one.text if isinstance(one, Choice) else one
        if one is not None and not any(str(words) in each["text"]["text"] for each in kept):
            _find(hands, where, found, one)
            kept += [each for each in offered(where, found) if each not in kept]
    where.offered[found.element["action_id"]] = kept
