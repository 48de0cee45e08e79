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

from bot import fetching
from bot.asked import Field, SharedFile
from bot.ids import Ref
from bot.ids.forms import Carried, packed
from bot.ids.log import Log
from bot.people import say_to_all
from journal import cancel, contact, correct, erase, purge
from journal.model import InteractionFilter, StalePreview
from journal.store import interactions, lookup, slack_files
from journal.store.slack_files import Wanted
from playground.workspace import View
from tests.bot.logbook import entry, people, said_to, top
from tests.bot.office import Office
from tests.bot.test_broken_twice import submits
from tests.building import ADMIN, a_person
from tests.clock import NOW

_DAYS = timedelta(days=5)
_OFTEN = 100
_FILE = "F1234567"


# ── a Slack that answers as it is told ──────────────────────────────────────────────────────────

# What `files.info` says, by the address at which the content lies.
Says = Callable[[str], object]


@contextmanager
def _slack(says: Says) -> Iterator[WebClient]:
    class Handler(BaseHTTPRequestHandler):
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

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        base = f"http://127.0.0.1:{server.server_port}/"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield WebClient(token="xoxb-1", base_url=f"{base}api/")
        finally:
            server.shutdown()
            thread.join()


def _file(**more: object) -> Says:
    """One of three bytes, unless `more` says otherwise."""
    return lambda url: {
        "ok": True,
        "file": {"name": "a.pdf", "size": 3, "url_private": url, **more},
    }


def _wanted(office: Office, number: int = 1, file_id: str = _FILE) -> Wanted:
    """Asked for, and with a worker for so long that nobody else takes it."""
    now = office.clock.now
    with office.session() as session:
        slack_files.want(session, number, [file_id], by="alice@ours.example", now=now)
        (found,) = slack_files.take(session, now=now, until=now + 10 * _DAYS, limit=1)
    return found


def _bring(office: Office, slack: WebClient, file: Wanted) -> None:
    fetching.bring(office.desk, slack, say_to_all(office.desk), file)


def _awaited(office: Office, number: int = 1) -> int:
    with office.reading() as session:
        return slack_files.count_for(session, number)


def _names(office: Office, number: int = 1) -> list[str]:
    return [each.name for each in entry(office, number).attachments]


def _edit_with_file(office: Office) -> View:
    people(office)
    office.alice.types("/log bea: called")
    office.alice.types("/rapport edit 1")
    office.alice.clicks(top(office.alice), "More fields")
    form = top(office.alice)
    office.alice.uploads(form, "log.files", "offer.pdf", b"an offer")
    return form


# ── the form ────────────────────────────────────────────────────────────────────────────────────


def test_a_file_is_not_lost_when_somebody_changed_the_entry_meanwhile(office: Office) -> None:
    form = _edit_with_file(office)
    with office.session() as session:
        correct.edit(session, office.house, ADMIN, 1, {"text": "called twice"}, now=NOW)
    office.alice.submits(form)
    assert "Nothing of yours is saved yet" in top(office.alice).plain()
    office.alice.submits(top(office.alice))
    office.settle()
    assert _names(office) == ["offer.pdf"]


def test_an_edit_sent_off_twice_attaches_its_file_once(office: Office) -> None:
    _edit_with_file(office)
    seen = entry(office)
    (file,) = office.workspace.files
    who = tuple(str(each.contact_id) for each in seen.participants)
    given = {
        Log.CONTACTS: Field(chosen=who),
        Log.FILES: Field(files=(SharedFile(file.id, file.name),)),
    }
    for _ in range(2):
        submits(office, Log.FORM, given, packed(Carried(Ref(1, seen.version))))
        office.settle()
    assert _names(office) == ["offer.pdf"]


def test_no_file_is_promised_where_nothing_may_be_added(office: Office) -> None:
    form = _edit_with_file(office)
    with office.session() as session:
        (bea,) = lookup.find(session, "bea").contacts
        contact.change(session, ADMIN, bea, {"privacy_blocked": True})
    office.alice.submits(form)
    office.settle()
    assert "being attached" not in said_to(office.alice).plain()


# ── it can't be had ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "says",
    [
        lambda _url: {"ok": True},
        lambda _url: {"ok": True, "file": None},
        lambda _url: [1],
        _file(size="large"),
        _file(size=-5),
        _file(url_private="http://[::1"),
        _file(url_private="http://127.0.0.1:1/ä"),
    ],
    ids=["nothing", "null", "list", "size in words", "less than nothing", "no host", "no ascii"],
)
def test_an_answer_that_makes_no_sense_is_not_asked_for_for_ever(
    office: Office, says: Says
) -> None:
    people(office)
    office.alice.types("/log bea: called")
    file = replace(_wanted(office), attempts=_OFTEN)
    office.clock.now += _DAYS
    with _slack(says) as slack:
        _bring(office, slack, file)
    assert _awaited(office) == 0


def test_what_no_disk_takes_is_given_up_in_the_end(office: Office) -> None:
    people(office)
    office.alice.types("/log bea: called")
    file = replace(_wanted(office), attempts=_OFTEN)
    office.clock.now += _DAYS
    office.house.files.parent.mkdir(parents=True, exist_ok=True)
    office.house.files.write_bytes(b"in its way")
    with _slack(_file()) as slack:
        _bring(office, slack, file)
    assert _awaited(office) == 0


def test_one_bad_moment_after_days_of_rest_is_not_the_end(office: Office) -> None:
    """The bot was off over a long weekend; the first thing Slack says is: not so fast."""
    people(office)
    office.alice.types("bea: the offer", files=[("offer.pdf", b"an offer")])
    office.clock.now += _DAYS
    office.workspace.faults.rate_limit("files.info")
    office.settle()
    office.clock.now += timedelta(minutes=10)
    office.settle()
    assert _names(office) == ["offer.pdf"]


# ── one after the other ─────────────────────────────────────────────────────────────────────────


def test_each_file_that_is_lost_is_told(office: Office) -> None:
    people(office)
    for number in (1, 2):
        office.alice.types("/log bea: called")
        with _slack(_file(size=fetching.LARGEST + 1)) as slack:
            _bring(office, slack, _wanted(office, number))
    with office.reading() as session:
        about = session.execute(sa.text("SELECT interaction_id FROM notice ORDER BY 1"))
        assert [each for (each,) in about] == [1, 2]


def test_who_comes_late_takes_no_other_file_away(office: Office) -> None:
    people(office)
    office.alice.types("/log bea: called")
    office.alice.types("/log adam: called")
    with _slack(_file()) as slack:
        file = _wanted(office)
        _bring(office, slack, file)
        _wanted(office, 2, "F7654321")
        _bring(office, slack, file)
    assert (_names(office), _awaited(office, 2)) == (["a.pdf"], 1)


# ── at the same moment ──────────────────────────────────────────────────────────────────────────


@contextmanager
def _told_of(office: Office, when: str, deed: Callable[[str], None]) -> Iterator[None]:
    """`deed` hears of every statement, before or after it is done."""

    def heard(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        deed(statement)

    sa.event.listen(office.engine, when, heard)
    try:
        yield
    finally:
        sa.event.remove(office.engine, when, heard)


def test_an_erasure_leaves_no_file_that_comes_meanwhile(office: Office) -> None:
    known = people(office)
    office.alice.types("/log bea: called")
    file, here = _wanted(office), threading.get_ident()
    arrived, erasing = threading.Event(), threading.Event()
    if office.engine.dialect.name == "sqlite":
        # It has one writer: who erases waits before the first statement.
        erasing.set()

    def heard(statement: str) -> None:
        if threading.get_ident() != here and statement.startswith("INSERT INTO attachment"):
            arrived.set()
            assert erasing.wait(10)
        holds = "FROM interaction" in statement and " FOR " in statement
        if threading.get_ident() == here and (holds or "DELETE FROM slack_file" in statement):
            erasing.set()

    with (
        _slack(_file()) as slack,
        _told_of(office, "before_cursor_execute", heard),
        ThreadPoolExecutor(1) as other,
    ):
        brought = other.submit(_bring, office, slack, file)
        assert arrived.wait(10)
        with office.session() as session:
            erase.erase(session, ADMIN, known["bea"], shared=None, now=NOW)
        brought.result(10)
    assert entry(office).erased_at is not None
    assert _names(office) == []


def test_a_purge_and_a_file_that_comes_do_not_block_each_other(office: Office) -> None:
    people(office)
    office.alice.types("/log bea: called")
    file, here = _wanted(office), threading.get_ident()
    dropped, deleting = threading.Event(), threading.Event()
    with office.session() as session:
        cancel.cancel(session, office.house, ADMIN, [1], reason="", now=NOW)
        shown = purge.preview(session, ADMIN, InteractionFilter(), now=NOW)
    with office.session() as session:
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
        _slack(_file()) as slack,
        _told_of(office, "after_cursor_execute", after),
        _told_of(office, "before_cursor_execute", before),
        ThreadPoolExecutor(1) as other,
    ):
        brought = other.submit(_bring, office, slack, file)
        assert dropped.wait(10)
        with office.session() as session:
            purge.delete(session, bound, purge.due(session, bound), now=NOW)
        brought.result(10)
    with office.reading() as session:
        assert interactions.get(session, 1) is None


# ── who is meant ────────────────────────────────────────────────────────────────────────────────


def test_one_number_in_many_systems_hides_nobody_else(office: Office) -> None:
    with office.session() as session:
        a_person(session, "Zoe", external_ids={f"system-{i}": "4711" for i in range(8)})
        a_person(session, "4711")
        assert not lookup.find(session, "4711").certain
        assert not lookup.meant(session, "4711", limit=2).certain
