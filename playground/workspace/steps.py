"""Steps of workflows: what the Workflow Builder asks an app to do, and how it ended.

A step must be one that the app has declared, with the inputs that it needs; what it hands back is
held against its declaration, as Slack does.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

from playground.workspace.values import ActionRefused, ApiError, Json

USER_TYPE = "slack#/types/user_id"
_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "boolean": bool,
    USER_TYPE: str,
    "slack#/types/date": str,
    "slack#/types/timestamp": int,
}


@dataclass(slots=True)
class StepRun:
    """One execution of a step. `state` is running, completed or failed."""

    id: str
    step: str
    inputs: Json
    state: str = "running"
    outputs: Json = field(default_factory=dict)
    error: str = ""
    ended: threading.Event = field(default_factory=threading.Event)


def check_inputs(declared: Json, inputs: Json) -> None:
    """The builder lets nobody publish a step that lacks an input, or has one of another type."""
    parameters = declared["input_parameters"]
    for name, parameter in parameters.items():
        if parameter["is_required"] and inputs.get(name) in (None, ""):
            raise ActionRefused(f"The step needs a value for {name!r}.")
    for name, value in inputs.items():
        if name not in parameters or not _fits(parameters[name], value):
            raise ActionRefused(f"The step takes no {value!r} as {name!r}.")


def typed_inputs(declared: Json, person: str, typed: Mapping[str, str]) -> Json:
    """The inputs of a step that this person begins, from what they typed into its fields."""
    inputs: Json = {}
    for name, parameter in declared["input_parameters"].items():
        text = typed.get(name, "").strip()
        if parameter["type"] == USER_TYPE:
            inputs[name] = person
        elif text:
            inputs[name] = _typed_value(parameter, text)
    return inputs


def _typed_value(parameter: Json, text: str) -> object:
    if _TYPES[parameter["type"]] is not int:
        return text
    if not (text.isascii() and text.isdigit()):
        raise ActionRefused(f"{parameter['title']} is a number.")
    return int(text)


def complete(run: StepRun, declared: Json, outputs: Json) -> None:
    _require_running(run)
    parameters = declared["output_parameters"]
    missing = {n for n, p in parameters.items() if p["is_required"]} - outputs.keys()
    wrong = [n for n, v in outputs.items() if n not in parameters or not _fits(parameters[n], v)]
    if missing or wrong:
        raise ApiError("parameter_validation_failed")
    run.state, run.outputs = "completed", dict(outputs)
    run.ended.set()


def fail(run: StepRun, error: str) -> None:
    _require_running(run)
    run.state, run.error = "failed", error
    run.ended.set()


def _require_running(run: StepRun) -> None:
    if run.state != "running":
        raise ApiError("execution_not_in_running_state")


def _fits(parameter: Json, value: object) -> bool:
    if isinstance(value, bool) and parameter["type"] != "boolean":
        return False
    return isinstance(value, _TYPES[parameter["type"]])
