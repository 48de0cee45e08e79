"""Keeps the values of a mail's `why`, and of what was noticed, beside the English, for other languages."""

from collections.abc import Mapping, Sequence
from typing import Any

from journal.errors import FilledSentence, Marked
from journal.model import DecisionSignal


def with_why(decided: Mapping[str, Any] | None, why: str) -> dict[str, Any]:
    """Gives what is kept of a decision, with the values of this sentence in place of those of an earlier one."""
    kept = {name: value for name, value in (decided or {}).items() if name != "why"}
    return {**kept, "why": _to_stored(why)} if isinstance(why, FilledSentence) else kept


def why_from_stored(text: str, decided: Mapping[str, Any]) -> Marked:
    """The sentence with its values; the text alone where they are those of another sentence."""
    return _sentence(text, decided.get("why"))


def with_signals(decided: Mapping[str, Any], signals: Sequence[DecisionSignal]) -> dict[str, Any]:
    """What is kept of a decision, with what was noticed, and the values of it by its place."""
    values = {
        str(place): _to_stored(each.what)
        for place, each in enumerate(signals)
        if isinstance(each.what, FilledSentence)
    }
    told = [[each.name, str(each.what)] for each in signals]
    return {**decided, "signals": told, **({"noticed": values} if values else {})}


def signals_from_stored(decided: Mapping[str, Any]) -> tuple[DecisionSignal, ...]:
    values = decided.get("noticed") or {}
    return tuple(
        DecisionSignal(name, _sentence(what, values.get(str(place))))
        for place, (name, what) in enumerate(decided.get("signals", ()))
    )


def _sentence(text: str, stored: object) -> Marked:
    filled = _from_stored(stored)
    return filled if isinstance(filled, FilledSentence) and filled == text else Marked(text)


def _to_stored(value: object) -> object:
    """A sentence is a mapping, with its values if it has some; all else stays what it is."""
    if isinstance(value, FilledSentence):
        values = {name: _to_stored(each) for name, each in value.values.items()}
        return {"sentence": str(value.sentence), "values": values}
    return {"sentence": str(value)} if isinstance(value, Marked) else value


def _from_stored(stored: Any) -> object:
    if not isinstance(stored, dict):
        return stored
    if "values" not in stored:
        return Marked(stored["sentence"])
    values = {name: _from_stored(each) for name, each in stored["values"].items()}
    return FilledSentence(stored["sentence"], **values)
