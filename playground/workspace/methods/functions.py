"""functions.completeSuccess and functions.completeError: how an app ends a workflow's step."""

import json

from playground.workspace import steps
from playground.workspace.methods.method_call import ApiMethod, MethodCall
from playground.workspace.steps import StepRun
from playground.workspace.values import ApiError, Json, invalid_arguments


def complete_success(call: MethodCall) -> Json:
    run = _find_run(call)
    outputs = call.args.get("outputs")
    if isinstance(outputs, str):
        outputs = json.loads(outputs)
    if not isinstance(outputs, dict):
        raise invalid_arguments("must provide an object [json-pointer:/outputs]")
    steps.complete(run, call.state.steps[run.step], outputs)
    return {}


def complete_error(call: MethodCall) -> Json:
    steps.fail(_find_run(call), call.text("error"))
    return {}


def _find_run(call: MethodCall) -> StepRun:
    run = call.state.step_runs.get(call.text("function_execution_id"))
    if run is None:
        raise ApiError("function_execution_not_found")
    return run


METHODS = {
    "functions.completeSuccess": ApiMethod(complete_success),
    "functions.completeError": ApiMethod(complete_error),
}
