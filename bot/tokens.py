"""PURE. The secrets that the bot needs, from the settings; all that are missing are told at once."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from journal.errors import ConfigError, Problem
from journal.settings.sections import Slack

_APP_PAGE = "https://api.slack.com/apps"


@dataclass(frozen=True, slots=True)
class Tokens:
    """`app` is for Socket Mode, `signing` for HTTP mode."""

    bot: str = field(repr=False)
    app: str = field(default="", repr=False)
    signing: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Kind:
    """One secret: its variable, how it begins, and where it is found."""

    variable: str
    begins: str
    where: str


BOT = Kind(
    "RAPPORT_SLACK__BOT_TOKEN",
    "xoxb-",
    f"It stands at {_APP_PAGE}, your app, OAuth & Permissions, Bot User OAuth Token.",
)
APP = Kind(
    "RAPPORT_SLACK__APP_TOKEN",
    "xapp-",
    f"Make one at {_APP_PAGE}, your app, Basic Information, App-Level Tokens, with the scope "
    "connections:write.",
)
SIGNING = Kind(
    "RAPPORT_SLACK__SIGNING_SECRET",
    "",
    f"It stands at {_APP_PAGE}, your app, Basic Information, Signing Secret.",
)


def tokens_of(slack: Slack) -> Tokens:
    """Raises ConfigError with every one that is missing or of the wrong kind."""
    found = given(slack)
    if problems := tuple(problems_of(slack)):
        raise ConfigError(problems)
    return found


def given(slack: Slack) -> Tokens:
    secrets = (slack.bot_token, slack.app_token, slack.signing_secret)
    bot, app, signing = ("" if each is None else each.get_secret_value() for each in secrets)
    return Tokens(bot, app, signing)


def problems_of(slack: Slack) -> Iterator[Problem]:
    found = given(slack)
    needed = [(BOT, found.bot)]
    needed += [(APP, found.app)] if slack.mode == "socket" else [(SIGNING, found.signing)]
    for kind, value in needed:
        if not value:
            yield Problem("environment", None, kind.variable, "it is not set.", kind.where)
        elif not value.startswith(kind.begins):
            what = f"it does not begin with {kind.begins}, so it is a secret of another kind."
            yield Problem("environment", None, kind.variable, what, kind.where)
