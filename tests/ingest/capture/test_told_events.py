"""A mailbox that is numbered anew, or whose mails are all gone, is a word to admins and no silence."""

from collections.abc import Callable

from journal.model import AlertKind
from journal.store import alerts
from journal.store.alerts import AlertTeller
from journal.store.database import transaction
from tests.ingest.capture.fault_case import FaultCase
from tests.servers.scripted_imap import ScriptedImapServer

OpenCase = Callable[..., FaultCase[ScriptedImapServer]]


def told_events(case: FaultCase[ScriptedImapServer]) -> list[tuple[AlertKind, str, dict[str, int]]]:
    with transaction(case.engine) as session:
        news = alerts.take_news(session, AlertTeller.CARD, case.poller.clock())
    return [(a.problem.kind, a.problem.subject, dict(a.problem.facts)) for a in news.began]


def empty_folder(case: FaultCase[ScriptedImapServer]) -> None:
    case.server.expunge(case.user, "INBOX", case.server.uids(case.user))


def test_a_folder_that_is_numbered_anew_is_told(case: FaultCase[ScriptedImapServer]) -> None:
    case.deliver(1, 2)
    case.poller.poll()
    assert told_events(case) == []
    case.server.reset_uidvalidity(case.user)
    case.poller.poll()
    assert told_events(case) == [(AlertKind.MAILBOX_RENUMBERED, case.poller.box.name, {})]


def test_a_whole_store_that_is_gone_is_told_once(case: FaultCase[ScriptedImapServer]) -> None:
    case.deliver(*range(1, 26))
    case.poller.poll()
    empty_folder(case)
    for _ in range(3):
        case.poller.poll()
    name = case.poller.box.name
    assert told_events(case) == [(AlertKind.MAILBOX_EMPTIED, name, {"count": 25})]


def test_a_few_mails_that_somebody_tidied_away_are_no_news(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*range(1, 10))
    case.poller.poll()
    empty_folder(case)
    case.poller.poll()
    assert told_events(case) == []


def test_mails_that_we_move_ourselves_are_no_news(open_case: OpenCase) -> None:
    case = open_case(after={"move": "Logged"})
    case.server.make_folder(case.user, "Logged")
    case.deliver(*range(1, 26))
    for _ in range(3):
        case.poller.poll()
    assert case.server.uids(case.user) == []
    assert told_events(case) == []
