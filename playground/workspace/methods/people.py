"""users.* and usergroups.*: who there is, in which language and zone."""

from playground.workspace import shapes
from playground.workspace.methods.calling import Call, Method, paged
from playground.workspace.things import Account
from playground.workspace.values import ApiError, Json


def _shape(call: Call, account: Account) -> Json:
    mail = "users:read.email" in call.state.scopes
    locale = call.truth("include_locale")
    return shapes.user(call.state, account, mail=mail, locale=locale)


def info(call: Call) -> Json:
    return {"user": _shape(call, call.person())}


def list_(call: Call) -> Json:
    own = [one for one in call.state.people.values() if one.team == call.state.team_id]
    page = call.page([_shape(call, one) for one in own], default=1000)
    return {**paged("members", page), "cache_ts": int(call.state.clock())}


def lookup_by_email(call: Call) -> Json:
    wanted = call.text("email").casefold()
    for account in call.state.people.values():
        if account.email.casefold() == wanted and not account.deleted:
            return {"user": _shape(call, account)}
    raise ApiError("users_not_found")


def groups(call: Call) -> Json:
    users, disabled = call.truth("include_users"), call.truth("include_disabled")
    found = [one for one in call.state.groups.values() if disabled or not one.disabled]
    return {"usergroups": [shapes.group(call.state, one, users=users) for one in found]}


def group_users(call: Call) -> Json:
    group = call.state.groups.get(call.text("usergroup"))
    if group is None or (group.disabled and not call.truth("include_disabled")):
        raise ApiError("no_such_subteam")
    return {"users": list(group.members)}


METHODS = {
    "users.info": Method(info, ("users:read",)),
    "users.list": Method(list_, ("users:read",)),
    "users.lookupByEmail": Method(lookup_by_email, ("users:read.email",)),
    "usergroups.list": Method(groups, ("usergroups:read",)),
    "usergroups.users.list": Method(group_users, ("usergroups:read",)),
}
