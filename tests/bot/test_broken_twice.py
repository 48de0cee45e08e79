"""The same deed twice: at once from two screens, sent again by Slack, sent off from two threads."""

import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from bot.answers import Later
from bot.asked import Asker, Click, Direct, Field, OpenView, Submitted
from bot.dispatch import answered, listener_for
from bot.ids import Ref
from bot.ids.find import Find
from bot.ids.forms import Carried, packed
from bot.ids.log import Log
from bot.listeners.lines import direct_line
from journal import segment
from journal.model import State
from journal.store import deeds, interactions, lookup
from playground.workspace import Person
from tests.bot.logbook import count, drafts_of, entry
from tests.bot.looking_up import ada_of_acme, log, log_many
from tests.bot.office import Office
from tests.building import ADMIN, a_person
from tests.clock import NOW


def asker_of(office: Office, person: Person) -> Asker:
    found = office.door.people.asker(office.desk, person.id, office.workspace.team_id)
    assert isinstance(found, Asker)
    return found


def submits(office: Office, form: str, fields: Mapping[Any, Field], metadata: str = "") -> Any:
    view = OpenView("V1", "h", form, metadata, fields)
    sent = Submitted(asker_of(office, office.alice), view, "T1")
    return answered(office.desk, listener_for(office.door.tables, sent), sent)


def _at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """Each on a thread of its own, begun together."""
    ready = threading.Barrier(len(deeds))

    def begin(deed: Callable[[], Any]) -> Any:
        ready.wait(10)
        return deed()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return [each.result(30) for each in [threads.submit(begin, deed) for deed in deeds]]


@contextmanager
def _quicker(office: Office, words: str, nth: int, deed: Callable[[], Any]) -> Iterator[None]:
    """Before the `nth` statement of this thread with these words, `deed` is done by another.

    SQLite has one writer: there `deed` is done before the first.
    """
    here, seen = threading.get_ident(), 0
    if office.engine.dialect.name == "sqlite":
        deed()
        yield
        return

    def before(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        nonlocal seen
        if threading.get_ident() == here and words in statement:
            seen += 1
            if seen == nth:
                with ThreadPoolExecutor(1) as other:
                    other.submit(deed).result(30)

    sa.event.listen(office.engine, "before_cursor_execute", before)
    try:
        yield
    finally:
        sa.event.remove(office.engine, "before_cursor_execute", before)
    assert seen >= nth, "nobody was quicker"


# ── undo ────────────────────────────────────────────────────────────────────────────────────────


def test_undo_on_two_screens_at_once_takes_back_one_deed(office: Office) -> None:
    one, two = log_many(office, ada_of_acme(office), 2)
    office.alice.types(f"/rapport cancel {one}")
    office.alice.types(f"/rapport cancel {two}")
    alice = asker_of(office, office.alice)
    with office.reading() as session:
        last = deeds.last_of(session, alice.actor.key)
    assert last is not None
    click = Click(alice, Find.UNDO, "", str(last.id), (), "T1")
    listener = listener_for(office.door.tables, click)
    with _quicker(office, "FROM deed", 3, lambda: answered(office.desk, listener, click)):
        answered(office.desk, listener, click)
    assert entry(office, one).state is State.CANCELLED
    assert entry(office, two).state is State.ACTIVE


# ── a form sent off twice ───────────────────────────────────────────────────────────────────────


def test_a_comment_sent_off_twice_is_written_once(office: Office) -> None:
    number = log(office, ada_of_acme(office))
    metadata = packed(Carried(Ref(number, 1)))
    fields = {Log.COMMENT_TEXT: Field("She is glad")}

    def send() -> Any:
        return submits(office, Log.COMMENT_FORM, fields, metadata)

    first, second = _at_once(send, send)
    assert type(first) is type(second)
    with office.reading() as session:
        assert len(interactions.comments_of(session, number)) == 1


def test_a_new_contact_sent_off_twice_is_added_once(office: Office) -> None:
    fields = {
        Find.NAME: Field("Grace Hopper"),
        Find.KIND: Field("person"),
        Find.EMAILS: Field("grace@navy.example"),
    }

    def send() -> Any:
        return submits(office, Find.ADD_FORM, fields)

    _at_once(send, send)
    with office.reading() as session:
        assert len(lookup.find(session, "Grace Hopper").contacts) == 1


def test_a_form_to_log_sent_off_twice_logs_once(office: Office) -> None:
    who = ada_of_acme(office)
    fields = {
        Log.CONTACTS: Field(str(who.id), (str(who.id),)),
        Log.TEMPLATE: Field("NOTE"),
        Log.NOTE: Field("Called"),
    }

    def send() -> Any:
        return submits(office, Log.FORM, fields)

    _at_once(send, send)
    assert count(office) == 1


# ── a segment ───────────────────────────────────────────────────────────────────────────────────


def _segment_of_one(office: Office) -> None:
    with office.session() as session:
        who = a_person(session, "Ada Lovelace", "ada@acme.example").id
        made = segment.create(session, office.house, ADMIN, "one", "One", now=NOW)
        segment.add_members(session, ADMIN, made, [who], now=NOW)


def test_a_line_to_a_segment_of_one_that_slack_sends_again_is_logged_once(office: Office) -> None:
    _segment_of_one(office)
    alice = asker_of(office, office.alice)
    line = Direct(alice, "seg:one: Hello", "D1", "1772530000.000100", "Ev1")
    for _ in range(2):
        answer = direct_line(office.desk, office.door.tables, line)
        if isinstance(answer, Later):
            answer.work(office.desk)
    assert count(office) == 1


def test_a_form_to_a_segment_of_one_sent_off_twice_is_logged_once(office: Office) -> None:
    _segment_of_one(office)
    fields = {
        Log.CONTACTS: Field("seg:one", ("seg:one",)),
        Log.TEMPLATE: Field("NOTE"),
        Log.NOTE: Field("Hello"),
    }
    for _ in range(2):
        answer = submits(office, Log.FORM, fields)
        if hasattr(answer, "work"):
            answer.work(office.desk)
    assert count(office) == 1


def test_a_form_to_a_segment_sent_off_twice_asks_once(office: Office) -> None:
    _segment_of_one(office)
    with office.session() as session:
        who = a_person(session, "Bea Blond").id
        segment.add_members(session, ADMIN, segment.named(session, "one"), [who], now=NOW)
    fields = {
        Log.CONTACTS: Field("seg:one", ("seg:one",)),
        Log.TEMPLATE: Field("NOTE"),
        Log.NOTE: Field("Hello"),
    }
    for _ in range(2):
        submits(office, Log.FORM, fields)
    assert len(drafts_of(office)) == 1


# ── what is another's ───────────────────────────────────────────────────────────────────────────


def test_a_form_that_names_another_persons_draft_leaves_it_alone(office: Office) -> None:
    who = ada_of_acme(office)
    office.bob.types("bob: called somebody nobody knows")
    office.settle()
    (his,) = drafts_of(office, "bob@ours.example")
    fields = {
        Log.CONTACTS: Field(str(who.id), (str(who.id),)),
        Log.TEMPLATE: Field("NOTE"),
        Log.NOTE: Field("Called"),
    }
    submits(office, Log.FORM, fields, packed(Carried(draft=his.id)))
    assert count(office) == 1
    assert drafts_of(office, "bob@ours.example") == (his,)


def test_a_form_to_a_segment_leaves_another_persons_draft_alone(office: Office) -> None:
    _segment_of_one(office)
    office.bob.types("bob: called somebody nobody knows")
    office.settle()
    (his,) = drafts_of(office, "bob@ours.example")
    fields = {
        Log.CONTACTS: Field("seg:one", ("seg:one",)),
        Log.TEMPLATE: Field("NOTE"),
        Log.NOTE: Field("Called"),
    }
    submits(office, Log.FORM, fields, packed(Carried(draft=his.id)))
    assert drafts_of(office, "bob@ours.example") == (his,)
