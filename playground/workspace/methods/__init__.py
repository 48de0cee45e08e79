"""Every method of the Web API that this workspace has: who may call it, the scopes, what it does.

apps           auth.test, api.test, apps.connections.open, bots.info, team.info
chat           chat.*, reactions.add
conversations  conversations.*
files          files.*
functions      functions.*
users          users.*, usergroups.*
views          views.*
method_call    what a method gets: the state and the arguments
"""

from playground.workspace.methods import apps, chat, conversations, files, functions, users, views
from playground.workspace.methods.method_call import ApiMethod, MethodCall, require_scopes
from playground.workspace.state import WorkspaceState
from playground.workspace.values import ApiError, Json

METHODS: dict[str, ApiMethod] = {
    **apps.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **files.METHODS,
    **functions.METHODS,
    **users.METHODS,
    **views.METHODS,
}


def call_method(state: WorkspaceState, method: str, token: str, args: Json) -> Json:
    """Calls a method and returns its answer; raises ApiError for what Slack refuses."""
    if method not in METHODS:
        raise ApiError("unknown_method", extra={"req_method": method})
    known = METHODS[method]
    _check_token(state, token, app=known.caller == "app", free=known.caller == "anybody")
    with state.lock:
        require_scopes(state, *known.scopes)
        return {"ok": True, **known.handler(MethodCall(state, args))}


def _check_token(state: WorkspaceState, token: str, *, app: bool, free: bool) -> None:
    if free:
        return
    if not token:
        raise ApiError("not_authed")
    if token not in {state.bot_token, state.app_token}:
        raise ApiError("invalid_auth")
    if (token == state.app_token) != app:
        raise ApiError("not_allowed_token_type")
