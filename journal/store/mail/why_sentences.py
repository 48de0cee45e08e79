"""Keeps the values of a mail's `why` beside its English, so that it can be said in other languages."""

from collections.abc import Mapping
from typing import Any

from journal.errors import FilledSentence, Marked


def with_why(decided: Mapping[str, Any] | None, why: str) -> dict[str, Any]:
    """Gives what is kept of a decision, with the values of this sentence in place of those of an earlier one."""
    kept = {name: value for name, value in (decided or {}).items() if name != "why"}
    return {**kept, "why": _to_stored(why)} if isinstance(why, FilledSentence) else kept


def why_from_stored(text: str, decided: Mapping[str, Any]) -> Marked:
    """The sentence with its values; the text alone where they are those of another sentence."""
    filled = _from_stored(decided.get("why"))
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
