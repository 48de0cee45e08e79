"""A door looks at how Rapport is, once a minute: it notes that it runs itself, and what has changed.

Each door does so, whatever became of the other. Two that look at once note a change once.
"""

import json
import logging
import os
import subprocess
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from journal.health.alert_plan import Begin, CalmDown, End, Forget, GoOn, plan_changes
from journal.health.problems import WatchConfig, find_problems, seen_key
from journal.model import Alert, AlertKind, CardTopicKind, Problem
from journal.model.alerts import ALERT_EVENTS
from journal.store import alerts, meta
from journal.store.alerts import AlertNews, AlertTeller
from journal.store.database import read_transaction, transaction
from journal.store.slack import cards

WATCH_SECONDS = 60.0
_COMMAND_SECONDS = 30.0
# The command is told of no secret: it gets these variables of ours.
_VARIABLES = ("PATH", "HOME", "LANG", "LC_ALL", "TZ")

_log = logging.getLogger(__name__)

DescribeAlert = Callable[[Alert], str]


def look(engine: Engine, config: WatchConfig, door: str, now: datetime) -> AlertNews:
    """Look, and note what has changed. Returns what `config.command` is to be told, by the caller."""
    with read_transaction(engine) as session:
        problems = list(find_problems(session, config, now))
    with transaction(engine) as session:
        meta.set_moment(session, seen_key(door), now)
        _note_changes(session, config, problems, now)
        alerts.forget_old(session, now)
        if config.command and alerts.is_any_untold(session, AlertTeller.COMMAND):
            return alerts.take_news(session, AlertTeller.COMMAND, now)
    return AlertNews()


def _note_changes(
    session: Session, config: WatchConfig, problems: Sequence[Problem], now: datetime
) -> None:
    def may_judge(problem: Problem) -> bool:
        return problem.kind is not AlertKind.DISK_LOW or problem.subject == config.machine

    for change in plan_changes(alerts.find_open(session), problems, now, may_judge=may_judge):
        match change:
            case Begin(problem, announced):
                alerts.begin(session, problem, announced=announced, now=now)
            case GoOn(alert, problem, announce):
                at = now if announce else alert.announced_at
                alerts.go_on(session, alert, problem, announced_at=at)
            case CalmDown(alert):
                alerts.calm_down(session, alert, now=now)
            case Forget(alert):
                alerts.forget(session, alert)
            case End(alert):
                alerts.end(session, alert, now=now)
                cards.touch(session, CardTopicKind.ALERT, [alert.id], now=now)


# ── the command ─────────────────────────────────────────────────────────────────────────────────


def run_alert_command(command: Sequence[str], news: AlertNews, describe: DescribeAlert) -> None:
    """Give all news to the command at once, as JSON on its standard input. It has half a minute."""
    rows = [
        *(_row(each, "began", describe) for each in news.began),
        *(
            _row(each, "ended", describe)
            for each in news.ended
            if each.problem.kind not in ALERT_EVENTS
        ),
    ]
    if not rows:
        return
    environ = {name: os.environ[name] for name in _VARIABLES if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 (the admin's own program)
            list(command),
            input=json.dumps({"alerts": rows}, ensure_ascii=False).encode(),
            env=environ,
            timeout=_COMMAND_SECONDS,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        _log.error("the command of [alerts] failed: %s", type(error).__name__)
    else:
        if done.returncode:
            _log.error("the command of [alerts] ended with %d", done.returncode)


def _row(alert: Alert, state: str, describe: DescribeAlert) -> dict[str, Any]:
    return {
        "state": state,
        "kind": alert.problem.kind.value,
        "subject": alert.problem.subject,
        "since": alert.began_at.isoformat(),
        "until": alert.ended_at.isoformat() if alert.ended_at and state == "ended" else None,
        "facts": dict(alert.problem.facts),
        "text": describe(alert),
    }
