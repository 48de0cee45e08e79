"""users.* and usergroups.*: the people, with language and time zone, and their groups."""

from playground.workspace import api_json
from playground.workspace.methods.method_call import ApiMethod, MethodCall, page_json
from playground.workspace.objects import Account
from playground.workspace.values import ApiError, Json


def _user_json(call: MethodCall, account: Account) -> Json:
    mail = "users:read.email" in call.state.scopes
    locale = call.boolean("include_locale")
    return api_json.user(call.state, account, mail=mail, locale=locale)


def info(call: MethodCall) -> Json:
    return {"user": _user_json(call, call.find_person())}


def list_users(call: MethodCall) -> Json:
    own = [one for one in call.state.people.values() if one.team == call.state.team_id]
    page = call.page([_user_json(call, one) for one in own], default=1000)
    return {**page_json("members", page), "cache_ts": int(call.state.clock())}


def lookup_by_email(call: MethodCall) -> Json:
    wanted = call.text("email").casefold()
    for account in call.state.people.values():
        if account.email.casefold() == wanted and not account.deleted:
            return {"user": _user_json(call, account)}
    raise ApiError("users_not_found")


def list_groups(call: MethodCall) -> Json:
    users, disabled = call.boolean("include_users"), call.boolean("include_disabled")
    found = [one for one in call.state.groups.values() if disabled or not one.disabled]
    return {"usergroups": [api_json.group(call.state, one, users=users) for one in found]}


def list_group_users(call: MethodCall) -> Json:
    group = call.state.groups.get(call.text("usergroup"))
    if group is None or (group.disabled and not call.boolean("include_disabled")):
        raise ApiError("no_such_subteam")
    return {"users": list(group.members)}


METHODS = {
    "users.info": ApiMethod(info, ("users:read",)),
    "users.list": ApiMethod(list_users, ("users:read",)),
    "users.lookupByEmail": ApiMethod(lookup_by_email, ("users:read.email",)),
    "usergroups.list": ApiMethod(list_groups, ("usergroups:read",)),
    "usergroups.users.list": ApiMethod(list_group_users, ("usergroups:read",)),
}
