"""auth.test, api.test, apps.connections.open, bots.info and team.info."""

from playground.workspace import api_json
from playground.workspace.methods.method_call import ApiMethod, MethodCall
from playground.workspace.values import ApiError, Json


def auth_test(call: MethodCall) -> Json:
    state = call.state
    return {
        "url": f"https://{api_json.DOMAIN}.slack.example/",
        "team": "Ours",
        "user": "rapport",
        "team_id": state.team_id,
        "user_id": state.bot_user_id,
        "bot_id": state.bot_id,
        "is_enterprise_install": False,
    }


def api_test(call: MethodCall) -> Json:
    error = call.text("error", "")
    if error:
        raise ApiError(error)
    return {"args": {name: value for name, value in call.args.items() if name != "token"}}


def connections_open(call: MethodCall) -> Json:
    return {"url": call.state.new_socket_url()}


def bots_info(call: MethodCall) -> Json:
    state = call.state
    if call.text("bot", state.bot_id) != state.bot_id:
        raise ApiError("bot_not_found")
    bot = {"id": state.bot_id, "deleted": False, "name": "rapport", "app_id": state.app_id}
    return {"bot": {**bot, "user_id": state.bot_user_id, "updated": int(state.clock())}}


def team_info(call: MethodCall) -> Json:
    if call.text("team", call.state.team_id) != call.state.team_id:
        raise ApiError("team_not_found")
    return {"team": {**api_json.team(call.state), "name": "Ours", "email_domain": "ours.example"}}


METHODS = {
    "auth.test": ApiMethod(auth_test),
    "api.test": ApiMethod(api_test, caller="anybody"),
    "apps.connections.open": ApiMethod(connections_open, caller="app"),
    "bots.info": ApiMethod(bots_info, ("users:read",)),
    "team.info": ApiMethod(team_info, ("team:read",)),
}
