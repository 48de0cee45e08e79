"""A file that stands in Slack is fetched, and attached to its entry.

Asked for with the entry, so that it is not forgotten; done by a worker, again and again while Slack
is away. What can't be had is said as a comment on the entry, and whoever asked is told.

    files.info   where it lies, how large it is; or that it is gone
    download     with the bot's token, from Slack's own addresses alone
    attach       in one transaction with the end of asking for it
"""

import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from mimetypes import guess_type
from typing import Any, assert_never

from slack_sdk import WebClient
from sqlmodel import Session

from bot.desk import Desk
from bot.downloads import Got, LeftOff, NotYet, download
from bot.messages import files as said
from bot.outbox.calls import Answer, Away, Done, Limited, Refused, called, slack_client
from bot.outbox.pauses import back_off
from bot.say import Say
from journal import attach
from journal.fold import one_line
from journal.model import NewAttachment, NewNotice, NoticeKind
from journal.store import interactions, notices, slack_files
from journal.store.slack_files import Wanted

LARGEST = 50 * 2**20
# After so long, and so many times, somebody has to be told.
_GIVEN_UP_AFTER = timedelta(days=3)
_TRIES = 5
# Ways in which Slack has no more of a file than its name.
_ELSEWHERE = frozenset({"external", "tombstone", "hidden_by_limit"})
_dice = secrets.SystemRandom()

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Lost:
    """It can't be had; `why` is a whole sentence."""

    why: str


def bring(desk: Desk, slack: WebClient, say: Say, file: Wanted) -> None:
    """Attached, given up, or asked for again later; whatever goes wrong, it stays asked for."""
    try:
        _settle(desk, say, file, _found(slack, say, file))
    except Exception as error:  # noqa: BLE001 (a worker has nobody above it)
        # What Slack says makes no sense, or the disk takes nothing: both may pass.
        log.error("file %d was not brought: %s", file.id, type(error).__name__)  # noqa: TRY400 (a traceback may hold texts)
        _settle(desk, say, file, NotYet())


def _settle(desk: Desk, say: Say, file: Wanted, found: NewAttachment | Lost | NotYet) -> None:
    tried_enough = file.attempts >= _TRIES and desk.now - file.asked_at > _GIVEN_UP_AFTER
    if isinstance(found, NotYet) and tried_enough:
        found = Lost(said.not_had(say))
    match found:
        case NewAttachment():
            _keep(desk, file, found)
        case Lost(why):
            _give_up(desk, file, why)
        case NotYet(seconds):
            _put_off(desk, file, seconds)
        case _:
            assert_never(found)


# ── Slack ───────────────────────────────────────────────────────────────────────────────────────


def _found(slack: WebClient, say: Say, file: Wanted) -> NewAttachment | Lost | NotYet:
    once = slack_client(slack.token or "", slack.base_url)
    answer = called(once, "files.info", http_verb="GET", params={"file": file.file_id})
    if not isinstance(answer, Done):
        return _not_told(say, answer)
    about = answer.data["file"]
    name, size = _name(say, about), int(about.get("size") or 0)
    if about.get("is_external") or about.get("mode") in _ELSEWHERE:
        return Lost(said.elsewhere(say, name))
    if size > LARGEST:
        return Lost(said.too_large(say, name, LARGEST // 2**20))
    return _downloaded(slack, say, about, name, size)


def _name(say: Say, about: Mapping[str, Any]) -> str:
    told = str(about.get("name") or about.get("title") or "")
    return one_line(told, longest=200) or said.a_file(say)


def _not_told(say: Say, answer: Answer) -> Lost | NotYet:
    match answer:
        case Refused():
            return Lost(said.not_shown(say))
        case Limited(seconds):
            return NotYet(seconds)
        case Away() | Done():
            return NotYet()
        case _:
            assert_never(answer)


def _downloaded(
    slack: WebClient, say: Say, about: Mapping[str, Any], name: str, size: int
) -> NewAttachment | Lost | NotYet:
    url = str(about.get("url_private_download") or about.get("url_private") or "")
    match download(url, token=slack.token or "", base_url=slack.base_url, size=size):
        case Got(content):
            kind = str(about.get("mimetype") or guess_type(name)[0] or "application/octet-stream")
            return NewAttachment(name, kind, content)
        case LeftOff():
            return Lost(said.elsewhere(say, name))
        case NotYet() as later:
            return later


# ── the record ──────────────────────────────────────────────────────────────────────────────────


def _keep(desk: Desk, file: Wanted, found: NewAttachment) -> None:
    with desk.session() as session:
        # The entry first, as whoever purges it: else each waits for the other.
        interactions.hold(session, [file.number])
        if not slack_files.drop(session, file):
            return
        attached = attach.attach(session, desk.house, file.number, found, by=file.by, now=desk.now)
    if not attached:
        log.info("file %d was not attached: #%d takes nothing new", file.id, file.number)


def _give_up(desk: Desk, file: Wanted, why: str) -> None:
    with desk.session() as session:
        interactions.hold(session, [file.number])
        if slack_files.drop(session, file) and attach.say_why_not(
            session, file.number, why, by=file.by, now=desk.now
        ):
            _tell(session, desk, file)
    log.warning("file %d of #%d is given up", file.id, file.number)


def _tell(session: Session, desk: Desk, file: Wanted) -> None:
    kind = NoticeKind.FILE_LOST
    new = NewNotice(f"{kind}:{file.id}", file.by, kind, "", interaction=file.number)
    notices.add(session, [new], now=desk.now)


def _put_off(desk: Desk, file: Wanted, seconds: float) -> None:
    pause = max(timedelta(seconds=seconds), back_off(file.attempts, _dice.random()))
    with desk.session() as session:
        slack_files.put_off(session, file, until=desk.now + pause)
    log.info("file %d of #%d comes later", file.id, file.number)
