"""`[slack]`: the commands, how Slack reaches the bot, who may do what, and what it shows."""

from ipaddress import ip_address
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr

from journal.settings.sections import Section
from journal.settings.value_types import Flag, PersonOrGroup, invalid_value, listen_address


def _command(text: str) -> str:
    if not text.startswith("/") or len(text) > 32 or len(text.split()) != 1 or text == "/":
        raise invalid_value(f"'{text}' can't be a Slack command.", 'Write one like "/rapport".')
    return text


def _web_address(text: str) -> str:
    if not text.startswith(("https://", "http://")):
        raise invalid_value(
            f"'{text}' is no web address.", 'Write one like "https://slack.com/api/".'
        )
    if text.startswith("http://") and not _is_loopback(text):
        raise invalid_value(
            f"'{text}' sends the token unencrypted.",
            "Only this machine may be spoken to by http://.",
        )
    return text if text.endswith("/") else f"{text}/"


def _is_loopback(address: str) -> bool:
    try:
        host = urlsplit(address).hostname or ""
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _public_url(text: str) -> str:
    if text and not text.startswith("https://"):
        raise invalid_value(
            f"Slack calls https addresses alone, and '{text}' is none.",
            'Write one like "https://rapport.ours.example".',
        )
    return text.rstrip("/")


Command = Annotated[str, AfterValidator(_command)]


class SlackSettings(Section):
    command: Command = Field(default="/rapport", description="The command that opens Rapport.")
    log_command: Command = Field(
        default="/log", description="The command that logs an interaction in one line."
    )
    mode: Literal["socket", "http"] = Field(
        default="socket",
        description=(
            "How Slack reaches the bot: over a connection the bot opens itself (socket), or by "
            "calling an address of yours (http)."
        ),
    )
    workflow_steps: Flag = Field(
        default=False,
        description=(
            "Whether teams may use Rapport's steps in Slack's Workflow Builder; needs a paid plan of Slack."
        ),
    )
    prompts: Flag = Field(
        default=False,
        description=(
            "Whether the direct messages offer four things to ask, as those of an agent do. Slack lists "
            "the app as an agent then; no model is asked."
        ),
    )
    tables: Flag = Field(
        default=False,
        description=(
            "Whether figures are tables that Slack draws. Older clients of Slack show their text alone."
        ),
    )
    new_blocks: Flag = Field(
        default=False,
        description=(
            "Whether lists and figures are tables that Slack sorts and pages, warnings stand out, "
            "and what runs is a task. Older clients of Slack show their text alone."
        ),
    )
    listen: Annotated[str, AfterValidator(listen_address)] = Field(
        default="127.0.0.1:3000",
        description=(
            "Where http mode listens. A proxy of yours takes Slack's calls by https and hands them on."
        ),
    )
    public_url: Annotated[str, AfterValidator(_public_url)] = Field(
        default="",
        description='How Slack reaches http mode, such as "https://rapport.ours.example".',
    )
    allowed_teams: tuple[str, ...] = Field(
        default=(), description="Ids of the workspaces that may use the bot. Empty: its own alone."
    )
    guests: Flag = Field(
        default=False, description="Whether guests of the workspace may use the bot."
    )
    admins: tuple[PersonOrGroup, ...] = Field(
        default=(),
        description="Who may do everything, purge included: email addresses, Slack ids, user groups.",
    )
    managers: tuple[PersonOrGroup, ...] = Field(
        default=(),
        description="Who may correct and cancel for others: email addresses, Slack ids, user groups.",
    )
    triage_channel: str = Field(
        default="",
        description="The channel where mails wait that a person must decide on. Empty: none.",
    )
    api_base_url: Annotated[str, AfterValidator(_web_address)] = Field(
        default="https://slack.com/api/",
        description="The address of Slack's Web API. Change it only to try things out.",
    )
    bot_token: SecretStr | None = Field(
        default=None, description="The bot token (xoxb-…). From the environment only."
    )
    app_token: SecretStr | None = Field(
        default=None,
        description="The app-level token (xapp-…) of socket mode. From the environment only.",
    )
    signing_secret: SecretStr | None = Field(
        default=None, description="The signing secret of http mode. From the environment only."
    )
