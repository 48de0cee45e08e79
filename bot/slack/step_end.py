"""Tells Slack how a step of a workflow ended; the workflow waits until it hears of it."""

import logging
from typing import Any

from slack_sdk import WebClient

from bot.answers import CompleteStep, FailStep
from bot.blockkit import builders
from bot.context import BotContext
from bot.outbox.calls import Rejected, Succeeded, try_call
from bot.slack import direct_messages

log = logging.getLogger(__name__)

_RETRIES = 3
_LONGEST_REASON = 500


def end_step(
    context: BotContext, slack: WebClient, execution: str, answer: CompleteStep | FailStep
) -> None:
    """End the step, and try again while Slack stumbles."""
    method, body = _call(execution, answer)
    result = try_call(slack, method, json=body)
    for tried in range(_RETRIES):
        if isinstance(result, Succeeded | Rejected):
            break
        if not direct_messages.wait_before_retry(context, result, tried):
            break
        result = try_call(slack, method, json=body)
    if not isinstance(result, Succeeded):
        log.warning("%s was not done: %s", method, result)


def _call(execution: str, answer: CompleteStep | FailStep) -> tuple[str, dict[str, Any]]:
    which = {"function_execution_id": execution}
    if isinstance(answer, CompleteStep):
        return "functions.completeSuccess", {**which, "outputs": dict(answer.outputs)}
    reason = builders.one_line(answer.reason, _LONGEST_REASON)
    return "functions.completeError", {**which, "error": reason}
