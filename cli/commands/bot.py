"""`rapport bot`: answer people in Slack, until asked to stop."""

from cli.capture_context import stop_on_signals, wait_for_database
from cli.context import CliContext
from cli.process.config_reload import reload_on_hangup
from cli.process.process_log import log_to_stderr, print_event
from journal.errors import NotAllowed
from journal.model import Role


def bot(context: CliContext) -> None:
    with stop_on_signals() as stop, reload_on_hangup(context, stop):
        from bot.service import BotResources, serve
        from bot.slack_api.tokens import require_tokens

        if context.actor.role is not Role.ADMIN:
            raise NotAllowed("Only an admin may run the bot.")
        tokens = require_tokens(context.settings.slack)
        for name in ("bot", "rapport"):
            log_to_stderr(name, as_json=context.as_json)
        if not wait_for_database(context, stop):
            return
        opened = BotResources(context.engine, context.settings, context.config, tokens)
        print_event("Answering in Slack. Ctrl-C ends it.", as_json=context.as_json)
        serve(opened, stop)
