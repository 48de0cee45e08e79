"""Fetches a file that stands in Slack, and attaches it to its entry.

The request is stored with the entry, so that it is not forgotten; a worker tries again while Slack
is away. A file that can't be fetched becomes a comment on the entry, and the person who asked is
told.

    files.info   its address and size; or that it is gone
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

from bot.context import BotContext
from bot.language.translator import Translator
from bot.messages import files as files_text
from bot.outbox.backoff import backoff_delay
from bot.outbox.calls import (
    CallResult,
    RateLimited,
    Rejected,
    Succeeded,
    Unavailable,
    client_without_retries,
    try_call,
)
from bot.slack_api.file_download import Downloaded, NotOnSlack, RetryLater, download
from journal.entries import attach
from journal.fold import one_line
from journal.model import NewAttachment, NewNotice, NoticeKind
from journal.store.record import interactions
from journal.store.slack import file_requests, notices
from journal.store.slack.file_requests import FileRequest

LARGEST_BYTES = 50 * 2**20
# After so long, and so many tries, it is given up and reported.
_GIVE_UP_AFTER = timedelta(days=3)
_TRIES = 5
# Kinds of files of which Slack has only the name.
_MODES_NOT_ON_SLACK = frozenset({"external", "tombstone", "hidden_by_limit"})
_dice = secrets.SystemRandom()

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FileLost:
    """The file can't be fetched; `why` is a whole sentence."""

    reason: str


def fetch_and_attach(
    context: BotContext, slack: WebClient, t: Translator, file: FileRequest
) -> None:
    """Attach the file, give it up, or put it off; after any other error it stays due."""
    try:
        _settle(context, t, file, _fetch(slack, t, file))
    except Exception as error:  # noqa: BLE001 (a worker has nobody above it)
        # Slack's answer makes no sense, or the disk is full: both may pass.
        log.error("file %d was not brought: %s", file.id, type(error).__name__)  # noqa: TRY400 (a traceback may hold texts)
        _settle(context, t, file, RetryLater())


def _settle(
    context: BotContext,
    t: Translator,
    file: FileRequest,
    found: NewAttachment | FileLost | RetryLater,
) -> None:
    tried_enough = file.attempts >= _TRIES and context.now - file.asked_at > _GIVE_UP_AFTER
    if isinstance(found, RetryLater) and tried_enough:
        found = FileLost(t(files_text.FILE_NOT_DELIVERED))
    match found:
        case NewAttachment():
            _attach(context, file, found)
        case FileLost(why):
            _give_up(context, file, why)
        case RetryLater(seconds):
            _put_off(context, file, seconds)
        case _:
            assert_never(found)


# ── Slack ───────────────────────────────────────────────────────────────────────────────────────


def _fetch(
    slack: WebClient, t: Translator, file: FileRequest
) -> NewAttachment | FileLost | RetryLater:
    once = client_without_retries(slack.token or "", slack.base_url)
    answer = try_call(once, "files.info", http_verb="GET", params={"file": file.file_id})
    if not isinstance(answer, Succeeded):
        return _info_failure(t, answer)
    about = answer.data["file"]
    name, size = _file_name(t, about), int(about.get("size") or 0)
    if about.get("is_external") or about.get("mode") in _MODES_NOT_ON_SLACK:
        return FileLost(files_text.only_a_link(t, name))
    if size > LARGEST_BYTES:
        return FileLost(files_text.file_too_large(t, name, LARGEST_BYTES // 2**20))
    return _download_file(slack, t, about, name, size)


def _file_name(t: Translator, about: Mapping[str, Any]) -> str:
    name = str(about.get("name") or about.get("title") or "")
    return one_line(name, longest=200) or t(files_text.UNNAMED_FILE)


def _info_failure(t: Translator, answer: CallResult) -> FileLost | RetryLater:
    match answer:
        case Rejected():
            return FileLost(t(files_text.FILE_NOT_VISIBLE))
        case RateLimited(seconds):
            return RetryLater(seconds)
        case Unavailable() | Succeeded():
            return RetryLater()
        case _:
            assert_never(answer)


def _download_file(
    slack: WebClient, t: Translator, about: Mapping[str, Any], name: str, size: int
) -> NewAttachment | FileLost | RetryLater:
    url = str(about.get("url_private_download") or about.get("url_private") or "")
    match download(url, token=slack.token or "", base_url=slack.base_url, size=size):
        case Downloaded(content):
            kind = str(about.get("mimetype") or guess_type(name)[0] or "application/octet-stream")
            return NewAttachment(name, kind, content)
        case NotOnSlack():
            return FileLost(files_text.only_a_link(t, name))
        case RetryLater() as later:
            return later


# ── the record ──────────────────────────────────────────────────────────────────────────────────


def _attach(context: BotContext, file: FileRequest, found: NewAttachment) -> None:
    with context.session() as session:
        # The entry is locked first, as in a purge: otherwise each would wait for the other.
        interactions.lock(session, [file.number])
        if not file_requests.drop(session, file):
            return
        attached = attach.attach(
            session, context.config, file.number, found, by=file.by, now=context.now
        )
    if not attached:
        log.info("file %d was not attached: #%d takes nothing new", file.id, file.number)


def _give_up(context: BotContext, file: FileRequest, reason: str) -> None:
    with context.session() as session:
        interactions.lock(session, [file.number])
        if file_requests.drop(session, file) and attach.comment_failed_attachment(
            session, file.number, reason, by=file.by, now=context.now
        ):
            _notify(session, context, file)
    log.warning("file %d of #%d is given up", file.id, file.number)


def _notify(session: Session, context: BotContext, file: FileRequest) -> None:
    kind = NoticeKind.FILE_LOST
    new = NewNotice(f"{kind}:{file.id}", file.by, kind, "", interaction=file.number)
    notices.add(session, [new], now=context.now)


def _put_off(context: BotContext, file: FileRequest, seconds: float) -> None:
    pause = max(timedelta(seconds=seconds), backoff_delay(file.attempts, _dice.random()))
    with context.session() as session:
        file_requests.postpone(session, file, until=context.now + pause)
    log.info("file %d of #%d comes later", file.id, file.number)
