"""Files in Slack at their worst: answers that make no sense, full disks, others at the same moment."""

import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
import sqlalchemy as sa
from slack_sdk import WebClient

from bot.ids import Ref
from bot.ids.form_metadata import FormMetadata, pack_form_metadata
from bot.ids.log import LogId
from bot.inputs import FieldValue, SharedFile
from bot.slack import file_attach
from bot.slack.people import company_translator
from journal.contacts import contact, erase
from journal.entries import cancel, correct, purge
from journal.model import InteractionFilter, StalePreview
from journal.store.contacts import lookup
from journal.store.record import interactions
from journal.store.slack import file_requests
from journal.store.slack.file_requests import FileRequest
from playground.workspace import WorkspaceView
from tests.bot.faults.test_twice import submit_form
from tests.bot.log_case import add_people, get_entry, last_message, open_form
from tests.bot.workspace_case import BotHarness
from tests.builders import ADMIN, a_person, files_folder
from tests.clock import NOW
from tests.effort import one_day_in
from tests.polling import TIMEOUT_SECONDS

_DAYS = timedelta(days=5)
_MANY_ATTEMPTS = 100
_FILE = "F1234567"


# ── a Slack that answers as it is told ──────────────────────────────────────────────────────────

# What `files.info` says, by the address at which the content lies.
FileInfo = Callable[[str], object]


@contextmanager
def _fake_slack(says: FileInfo) -> Iterator[WebClient]:
    class SlackApiHandler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            of_api = self.path.startswith("/api/")
            body = json.dumps(says(f"{base}files/a")).encode() if of_api else b"abc"
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 (the library's word)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the library's word)
            """Nobody reads it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), SlackApiHandler) as server:
        base = f"http://127.0.0.1:{server.server_port}/"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield WebClient(token="xoxb-1", base_url=f"{base}api/")
        finally:
            server.shutdown()
            thread.join()


def _file_info(**more: object) -> FileInfo:
    """One of three bytes, unless `more` says otherwise."""
    return lambda url: {
        "ok": True,
        "file": {"name": "a.pdf", "size": 3, "url_private": url, **more},
    }


def _claimed_file(harness: BotHarness, number: int = 1, file_id: str = _FILE) -> FileRequest:
    """Asked for, and with a worker for so long that nobody else takes it."""
    now = harness.clock.now
    with harness.session() as session:
        file_requests.request_files(session, number, [file_id], by="alice@ours.example", now=now)
        (found,) = file_requests.claim(session, now=now, until=now + 10 * _DAYS, limit=1)
    return found


def _fetch_file(harness: BotHarness, slack: WebClient, file: FileRequest) -> None:
    file_attach.fetch_and_attach(harness.context, slack, company_translator(harness.context), file)


def _count_awaited_files(harness: BotHarness, number: int = 1) -> int:
    with harness.reading() as session:
        query = sa.text("SELECT count(*) FROM slack_file WHERE interaction_id = :number")
        return int(session.execute(query, {"number": number}).scalar_one())


def _attachment_names(harness: BotHarness, number: int = 1) -> list[str]:
    return [each.name for each in get_entry(harness, number).attachments]


def _edit_with_file(harness: BotHarness) -> WorkspaceView:
    add_people(harness)
    harness.alice.types("/log bea: called")
    harness.alice.types("/rapport edit 1")
    harness.alice.clicks(open_form(harness.alice), "More fields")
    form = open_form(harness.alice)
    harness.alice.uploads(form, "log.files", "offer.pdf", b"an offer")
    return form


# ── the form ────────────────────────────────────────────────────────────────────────────────────


@one_day_in(2)
def test_a_file_is_not_lost_when_somebody_changed_the_entry_meanwhile(harness: BotHarness) -> None:
    form = _edit_with_file(harness)
    with harness.session() as session:
        correct.edit(session, harness.config, ADMIN, 1, {"text": "called twice"}, now=NOW)
    harness.alice.submits(form)
    assert "Nothing of yours is saved yet" in open_form(harness.alice).plain()
    harness.alice.submits(open_form(harness.alice))
    harness.settle()
    assert _attachment_names(harness) == ["offer.pdf"]


def test_an_edit_sent_off_twice_attaches_its_file_once(harness: BotHarness) -> None:
    _edit_with_file(harness)
    seen = get_entry(harness)
    (file,) = harness.workspace.files
    who = tuple(str(each.contact_id) for each in seen.participants)
    given = {
        LogId.CONTACTS: FieldValue(chosen=who),
        LogId.FILES: FieldValue(files=(SharedFile(file.id, file.name),)),
    }
    for _ in range(2):
        submit_form(
            harness, LogId.FORM, given, pack_form_metadata(FormMetadata(Ref(1, seen.version)))
        )
        harness.settle()
    assert _attachment_names(harness) == ["offer.pdf"]


@one_day_in(2)
def test_no_file_is_promised_where_nothing_may_be_added(harness: BotHarness) -> None:
    form = _edit_with_file(harness)
    with harness.session() as session:
        (bea,) = lookup.find(session, "bea").contacts
        contact.change(session, ADMIN, bea, {"privacy_blocked": True}, now=NOW)
    harness.alice.submits(form)
    harness.settle()
    assert "being attached" not in last_message(harness.alice).plain()


# ── it can't be had ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "says",
    [
        lambda _url: {"ok": True},
        lambda _url: {"ok": True, "file": None},
        lambda _url: [1],
        _file_info(size="large"),
        _file_info(size=-5),
        _file_info(url_private="http://[::1"),
        _file_info(url_private="http://127.0.0.1:1/ä"),
    ],
    ids=["nothing", "null", "list", "size in words", "less than nothing", "no host", "no ascii"],
)
@one_day_in(3)
def test_an_answer_that_makes_no_sense_is_not_asked_for_for_ever(
    harness: BotHarness, says: FileInfo
) -> None:
    add_people(harness)
    harness.alice.types("/log bea: called")
    file = replace(_claimed_file(harness), attempts=_MANY_ATTEMPTS)
    harness.clock.now += _DAYS
    with _fake_slack(says) as slack:
        _fetch_file(harness, slack, file)
    assert _count_awaited_files(harness) == 0


def test_what_no_disk_takes_is_given_up_in_the_end(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log bea: called")
    file = replace(_claimed_file(harness), attempts=_MANY_ATTEMPTS)
    harness.clock.now += _DAYS
    files_folder(harness.config).parent.mkdir(parents=True, exist_ok=True)
    files_folder(harness.config).write_bytes(b"in its way")
    with _fake_slack(_file_info()) as slack:
        _fetch_file(harness, slack, file)
    assert _count_awaited_files(harness) == 0


def test_one_bad_moment_after_days_of_rest_is_not_the_end(harness: BotHarness) -> None:
    """The bot was off over a long weekend; the first thing Slack says is: not so fast."""
    add_people(harness)
    harness.alice.types("bea: the offer", files=[("offer.pdf", b"an offer")])
    harness.clock.now += _DAYS
    harness.workspace.faults.rate_limit("files.info")
    harness.settle()
    harness.clock.now += timedelta(minutes=10)
    harness.settle()
    assert _attachment_names(harness) == ["offer.pdf"]


# ── one after the other ─────────────────────────────────────────────────────────────────────────


def test_each_file_that_is_lost_is_told(harness: BotHarness) -> None:
    add_people(harness)
    for number in (1, 2):
        harness.alice.types("/log bea: called")
        with _fake_slack(_file_info(size=file_attach.LARGEST_BYTES + 1)) as slack:
            _fetch_file(harness, slack, _claimed_file(harness, number))
    with harness.reading() as session:
        about = session.execute(sa.text("SELECT interaction_id FROM notice ORDER BY 1"))
        assert [each for (each,) in about] == [1, 2]


def test_who_comes_late_takes_no_other_file_away(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log bea: called")
    harness.alice.types("/log adam: called")
    with _fake_slack(_file_info()) as slack:
        file = _claimed_file(harness)
        _fetch_file(harness, slack, file)
        _claimed_file(harness, 2, "F7654321")
        _fetch_file(harness, slack, file)
    assert (_attachment_names(harness), _count_awaited_files(harness, 2)) == (["a.pdf"], 1)


# ── at the same moment ──────────────────────────────────────────────────────────────────────────


@contextmanager
def _on_statement(
    harness: BotHarness, moment: str, callback: Callable[[str], None]
) -> Iterator[None]:
    """`deed` hears of every statement, before or after it is done."""

    def heard(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        callback(statement)

    sa.event.listen(harness.engine, moment, heard)
    try:
        yield
    finally:
        sa.event.remove(harness.engine, moment, heard)


def test_an_erasure_leaves_no_file_that_comes_meanwhile(harness: BotHarness) -> None:
    known = add_people(harness)
    harness.alice.types("/log bea: called")
    file, here = _claimed_file(harness), threading.get_ident()
    arrived, erasing = threading.Event(), threading.Event()
    if harness.engine.dialect.name == "sqlite":
        # It has one writer: who erases waits before the first statement.
        erasing.set()

    def heard(statement: str) -> None:
        if threading.get_ident() != here and statement.startswith("INSERT INTO attachment"):
            arrived.set()
            assert erasing.wait(TIMEOUT_SECONDS)
        holds = "FROM interaction" in statement and " FOR " in statement
        if threading.get_ident() == here and (holds or "DELETE FROM slack_file" in statement):
            erasing.set()

    with (
        _fake_slack(_file_info()) as slack,
        _on_statement(harness, "before_cursor_execute", heard),
        ThreadPoolExecutor(1) as other,
    ):
        brought = other.submit(_fetch_file, harness, slack, file)
        assert arrived.wait(TIMEOUT_SECONDS)
        with harness.session() as session:
            erase.erase(session, ADMIN, known["bea"], shared=None, now=NOW)
        brought.result(TIMEOUT_SECONDS)
    assert get_entry(harness).erased_at is not None
    assert _attachment_names(harness) == []


@one_day_in(2)
def test_a_purge_and_a_file_that_comes_do_not_block_each_other(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log bea: called")
    file, here = _claimed_file(harness), threading.get_ident()
    dropped, deleting = threading.Event(), threading.Event()
    with harness.session() as session:
        cancel.cancel(session, harness.config, ADMIN, [1], reason="", now=NOW)
        shown = purge.preview(session, ADMIN, InteractionFilter(), now=NOW)
    with harness.session() as session:
        bound = purge.begin(session, ADMIN, shown.token, now=NOW)
        assert not isinstance(bound, StalePreview)

    def after(statement: str) -> None:
        if threading.get_ident() != here and statement.startswith("DELETE FROM slack_file"):
            dropped.set()
            # Either the purge comes as far as this, or it waits for us, which is as well.
            deleting.wait(1)

    def before(statement: str) -> None:
        if threading.get_ident() == here and statement.startswith("DELETE FROM interaction "):
            deleting.set()

    with (
        _fake_slack(_file_info()) as slack,
        _on_statement(harness, "after_cursor_execute", after),
        _on_statement(harness, "before_cursor_execute", before),
        ThreadPoolExecutor(1) as other,
    ):
        brought = other.submit(_fetch_file, harness, slack, file)
        assert dropped.wait(TIMEOUT_SECONDS)
        with harness.session() as session:
            purge.delete(session, bound, purge.next_slice(session, bound), now=NOW)
        brought.result(TIMEOUT_SECONDS)
    with harness.reading() as session:
        assert interactions.get(session, 1) is None


# ── who is meant ────────────────────────────────────────────────────────────────────────────────


def test_one_number_in_many_systems_hides_nobody_else(harness: BotHarness) -> None:
    with harness.session() as session:
        a_person(session, "Zoe", external_ids={f"system-{i}": "4711" for i in range(8)})
        a_person(session, "4711")
        assert not lookup.find(session, "4711").is_certain
        assert not lookup.find_single(session, "4711", limit=2).is_certain
