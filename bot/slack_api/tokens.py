"""PURE. The secrets that the bot needs, from the settings; all missing ones are reported at once."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from journal.errors import ConfigError, ConfigProblem
from journal.settings.slack_settings import SlackSettings

_APP_PAGE = "https://api.slack.com/apps"


@dataclass(frozen=True, slots=True)
class SlackTokens:
    """`app` is for Socket Mode, `signing` for HTTP mode."""

    bot: str = field(repr=False)
    app: str = field(default="", repr=False)
    signing: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SecretKind:
    """One secret: its variable, how it begins, and where it is found."""

    variable: str
    prefix: str
    hint: str


BOT_TOKEN = SecretKind(
    "RAPPORT_SLACK__BOT_TOKEN",
    "xoxb-",
    f"It stands at {_APP_PAGE}, your app, OAuth & Permissions, Bot User OAuth Token.",
)
APP_TOKEN = SecretKind(
    "RAPPORT_SLACK__APP_TOKEN",
    "xapp-",
    f"Make one at {_APP_PAGE}, your app, Basic Information, App-Level Tokens, with the scope "
    "connections:write.",
)
SIGNING_SECRET = SecretKind(
    "RAPPORT_SLACK__SIGNING_SECRET",
    "",
    f"It stands at {_APP_PAGE}, your app, Basic Information, Signing Secret.",
)


def require_tokens(slack: SlackSettings) -> SlackTokens:
    """Raises ConfigError with every one that is missing or of the wrong kind."""
    found = read_tokens(slack)
    if problems := tuple(token_problems(slack)):
        raise ConfigError(problems)
    return found


def read_tokens(slack: SlackSettings) -> SlackTokens:
    secrets = (slack.bot_token, slack.app_token, slack.signing_secret)
    bot, app, signing = ("" if each is None else each.get_secret_value() for each in secrets)
    return SlackTokens(bot, app, signing)


def token_problems(slack: SlackSettings) -> Iterator[ConfigProblem]:
    found = read_tokens(slack)
    needed = [(BOT_TOKEN, found.bot)]
    needed += (
        [(APP_TOKEN, found.app)] if slack.mode == "socket" else [(SIGNING_SECRET, found.signing)]
    )
    for kind, value in needed:
        if not value:
            yield ConfigProblem("environment", None, kind.variable, "it is not set.", kind.hint)
        elif not value.startswith(kind.prefix):
            what = f"it does not begin with {kind.prefix}, so it is a secret of another kind."
            yield ConfigProblem("environment", None, kind.variable, what, kind.hint)
