"""`rapport doctor`: looks at every part, and says what to do about what is not well."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from bot.check import CheckState, Finding
from cli.context import CliContext
from cli.inspection.findings import print_findings
from cli.inspection.house_findings import house_findings
from cli.inspection.privacy_mask import build_mask
from cli.main import EXIT_CONFIG, EXIT_PROBLEM, EXIT_UNREACHABLE
from journal.errors import NotAllowed, PermanentError, RapportError, TransientError
from journal.model import Role
from journal.settings import MailboxSettings

_MAIL_SERVER, _DATABASE, _SLACK = "mail server", "database", "slack"


def doctor(context: CliContext, *, offline: bool, deep: bool) -> None:
    if context.acting_as and context.loaded.settings.role_of(context.acting_as) is not Role.ADMIN:
        raise NotAllowed("Only an admin may look at all of Rapport.")
    mask = build_mask(context.loaded.settings)
    found = print_findings(
        (
            replace(each, message=mask(each.message), fix=mask(each.fix))
            for each in _findings(context, offline=offline, deep=deep)
        ),
        as_json=context.as_json,
    )
    failed = {each.subject for each in found if each.state is CheckState.FAILED}
    if failed:
        raise SystemExit(_exit_code(failed))


def _exit_code(failed: set[str]) -> int:
    if "config" in failed:
        return EXIT_CONFIG
    is_away = any(each.startswith((_MAIL_SERVER, _DATABASE, _SLACK)) for each in failed)
    return EXIT_UNREACHABLE if is_away else EXIT_PROBLEM


def _findings(context: CliContext, *, offline: bool, deep: bool) -> Iterator[Finding]:
    yield from house_findings(context, deep=deep)
    if not offline:
        yield from _mail_servers(context)
        yield from _slack(context)


def _mail_servers(context: CliContext) -> Iterator[Finding]:
    for number, box in enumerate(context.loaded.settings.mailbox, 1):
        subject = f"{_MAIL_SERVER} {number}"
        try:
            yield Finding(subject, CheckState.OK, _logged_in_text(context, box))
        except (TransientError, PermanentError) as error:
            fix = "rapport mailbox check says more; the names are in the order of the config"
            yield Finding(subject, CheckState.FAILED, str(error), fix)
        except RapportError:
            # The config itself is wrong: that was said already.
            return


def _logged_in_text(context: CliContext, box: MailboxSettings) -> str:
    from ingest import auth
    from ingest.imap import ImapMailbox

    # Not by the context of the poller: that would bring the database up.
    keep = auth.TokenStore.from_settings(context.loaded.settings)
    login = auth.build_login(box, keep, now=context.now, rejected="")
    with ImapMailbox(box, login) as line:
        able = line.capabilities()
        for folder in box.folders:
            line.status(folder)
    listed = " ".join(each for each in ("IDLE", "MOVE", "UIDPLUS", "CONDSTORE") if each in able)
    return f"logged in, {len(box.folders)} folders can be read; it has {listed or 'no extras'}"


def _slack(context: CliContext) -> Iterator[Finding]:
    from bot.check import check_slack

    slack = context.loaded.settings.slack
    if slack.bot_token is None and slack.app_token is None:
        yield Finding(_SLACK, CheckState.ADVICE, "It is not set up.", "rapport slack manifest")
        return
    for each in check_slack(context.loaded.settings, lambda: datetime.now(UTC)):
        yield replace(each, subject=f"{_SLACK}: {each.subject}")
