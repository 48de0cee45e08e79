"""The same deed twice: at once from two screens, sent again by Slack, sent off from two threads."""

import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa

from bot.answers import InBackground
from bot.dispatch import answer_input, listener_for
from bot.ids import Ref
from bot.ids.find import FindId
from bot.ids.form_metadata import FormMetadata, pack_form_metadata
from bot.ids.log import LogId
from bot.inputs import Click, DirectMessage, FieldValue, FormSubmitted, User, ViewState
from bot.listeners.typed_input import answer_direct_message
from bot.slack.people import AccessDenied
from journal.model import InteractionState
from journal.segments import segment
from journal.store.contacts import lookup
from journal.store.record import interactions, undo_log
from playground.workspace import PostedMessage, WorkspacePerson
from tests.bot.log_case import count_entries, get_drafts, get_entry
from tests.bot.lookup_case import add_ada, alice_actor, log_entries, log_entry
from tests.bot.workspace_case import BotHarness
from tests.builders import ADMIN, a_person
from tests.clock import NOW
from tests.polling import TIMEOUT_SECONDS


def user_of(harness: BotHarness, person: WorkspacePerson) -> User:
    found = harness.slack_app.people.identify(harness.context, person.id, harness.workspace.team_id)
    assert isinstance(found, User)
    return found


def submit_form(
    harness: BotHarness, form: str, fields: Mapping[Any, FieldValue], metadata: str = ""
) -> Any:
    view = ViewState("V1", "h", form, metadata, fields)
    sent = FormSubmitted(user_of(harness, harness.alice), view, "T1")
    return answer_input(harness.context, listener_for(harness.slack_app.tables, sent), sent)


def _run_concurrently(*actions: Callable[[], Any]) -> list[Any]:
    """Each on a thread of its own, begun together."""
    ready = threading.Barrier(len(actions))

    def begin(deed: Callable[[], Any]) -> Any:
        ready.wait(TIMEOUT_SECONDS)
        return deed()

    with ThreadPoolExecutor(len(actions)) as threads:
        return [each.result(30) for each in [threads.submit(begin, deed) for deed in actions]]


@contextmanager
def _before_statement(
    harness: BotHarness, words: str, nth: int, deed: Callable[[], Any]
) -> Iterator[None]:
    """Before the `nth` statement of this thread with these words, `deed` is done by another.

    SQLite has one writer: there `deed` is done before the first.
    """
    here, seen = threading.get_ident(), 0
    if harness.engine.dialect.name == "sqlite":
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

    sa.event.listen(harness.engine, "before_cursor_execute", before)
    try:
        yield
    finally:
        sa.event.remove(harness.engine, "before_cursor_execute", before)
    assert seen >= nth, "nobody was quicker"


# ── undo ────────────────────────────────────────────────────────────────────────────────────────


def test_undo_on_two_screens_at_once_takes_back_one_deed(harness: BotHarness) -> None:
    one, two = log_entries(harness, add_ada(harness), 2)
    harness.alice.types(f"/rapport cancel {one}")
    harness.alice.types(f"/rapport cancel {two}")
    alice = user_of(harness, harness.alice)
    with harness.reading() as session:
        last = undo_log.last_of(session, alice.actor.key)
    assert last is not None
    click = Click(alice, FindId.UNDO, "", str(last.id), (), "T1")
    listener = listener_for(harness.slack_app.tables, click)
    with _before_statement(
        harness, "FROM deed", 3, lambda: answer_input(harness.context, listener, click)
    ):
        answer_input(harness.context, listener, click)
    assert get_entry(harness, one).state is InteractionState.CANCELLED
    assert get_entry(harness, two).state is InteractionState.ACTIVE


# ── a form sent off twice ───────────────────────────────────────────────────────────────────────


def test_a_comment_sent_off_twice_is_written_once(harness: BotHarness) -> None:
    number = log_entry(harness, add_ada(harness))
    metadata = pack_form_metadata(FormMetadata(Ref(number, 1)))
    fields = {LogId.COMMENT_TEXT: FieldValue("She is glad")}

    def send() -> Any:
        return submit_form(harness, LogId.COMMENT_FORM, fields, metadata)

    first, second = _run_concurrently(send, send)
    assert type(first) is type(second)
    with harness.reading() as session:
        assert len(interactions.comments_of(session, number)) == 1


def test_a_new_contact_sent_off_twice_is_added_once(harness: BotHarness) -> None:
    fields = {
        FindId.NAME: FieldValue("Grace Hopper"),
        FindId.KIND: FieldValue("person"),
        FindId.EMAILS: FieldValue("grace@navy.example"),
    }

    def send() -> Any:
        return submit_form(harness, FindId.ADD_FORM, fields)

    _run_concurrently(send, send)
    with harness.reading() as session:
        assert len(lookup.find(session, "Grace Hopper").contacts) == 1


def test_a_form_to_log_sent_off_twice_logs_once(harness: BotHarness) -> None:
    who = add_ada(harness)
    fields = {
        LogId.CONTACTS: FieldValue(str(who.id), (str(who.id),)),
        LogId.TEMPLATE: FieldValue("NOTE"),
        LogId.NOTE: FieldValue("Called"),
    }

    def send() -> Any:
        return submit_form(harness, LogId.FORM, fields)

    _run_concurrently(send, send)
    assert count_entries(harness) == 1


# ── a segment ───────────────────────────────────────────────────────────────────────────────────


def _add_segment_of_one(harness: BotHarness) -> None:
    with harness.session() as session:
        who = a_person(session, "Ada Lovelace", "ada@acme.example").id
        made = segment.create(session, harness.config, ADMIN, "one", "One", now=NOW)
        segment.add_members(session, ADMIN, made, [who], now=NOW)


def test_a_line_to_a_segment_of_one_that_slack_sends_again_is_logged_once(
    harness: BotHarness,
) -> None:
    _add_segment_of_one(harness)
    alice = user_of(harness, harness.alice)
    line = DirectMessage(alice, "seg:one: Hello", "D1", "1772530000.000100", "Ev1")
    for _ in range(2):
        answer = answer_direct_message(harness.context, harness.slack_app.tables, line)
        if isinstance(answer, InBackground):
            answer.work(harness.context)
    assert count_entries(harness) == 1


def test_a_form_to_a_segment_of_one_sent_off_twice_is_logged_once(harness: BotHarness) -> None:
    _add_segment_of_one(harness)
    fields = {
        LogId.CONTACTS: FieldValue("seg:one", ("seg:one",)),
        LogId.TEMPLATE: FieldValue("NOTE"),
        LogId.NOTE: FieldValue("Hello"),
    }
    for _ in range(2):
        answer = submit_form(harness, LogId.FORM, fields)
        if hasattr(answer, "work"):
            answer.work(harness.context)
    assert count_entries(harness) == 1


def test_a_form_to_a_segment_sent_off_twice_asks_once(harness: BotHarness) -> None:
    _add_segment_of_one(harness)
    with harness.session() as session:
        who = a_person(session, "Bea Blond").id
        segment.add_members(session, ADMIN, segment.get_segment(session, "one"), [who], now=NOW)
    fields = {
        LogId.CONTACTS: FieldValue("seg:one", ("seg:one",)),
        LogId.TEMPLATE: FieldValue("NOTE"),
        LogId.NOTE: FieldValue("Hello"),
    }
    for _ in range(2):
        submit_form(harness, LogId.FORM, fields)
    assert len(get_drafts(harness)) == 1


# ── what is another's ───────────────────────────────────────────────────────────────────────────


def test_a_form_that_names_another_persons_draft_leaves_it_alone(harness: BotHarness) -> None:
    who = add_ada(harness)
    harness.bob.types("bob: called somebody nobody knows")
    harness.settle()
    (his,) = get_drafts(harness, "bob@ours.example")
    fields = {
        LogId.CONTACTS: FieldValue(str(who.id), (str(who.id),)),
        LogId.TEMPLATE: FieldValue("NOTE"),
        LogId.NOTE: FieldValue("Called"),
    }
    submit_form(harness, LogId.FORM, fields, pack_form_metadata(FormMetadata(draft=his.id)))
    assert count_entries(harness) == 1
    assert get_drafts(harness, "bob@ours.example") == (his,)


def test_a_form_to_a_segment_leaves_another_persons_draft_alone(harness: BotHarness) -> None:
    _add_segment_of_one(harness)
    harness.bob.types("bob: called somebody nobody knows")
    harness.settle()
    (his,) = get_drafts(harness, "bob@ours.example")
    fields = {
        LogId.CONTACTS: FieldValue("seg:one", ("seg:one",)),
        LogId.TEMPLATE: FieldValue("NOTE"),
        LogId.NOTE: FieldValue("Called"),
    }
    submit_form(harness, LogId.FORM, fields, pack_form_metadata(FormMetadata(draft=his.id)))
    assert get_drafts(harness, "bob@ours.example") == (his,)


def test_a_foreigner_with_the_id_of_one_of_us_is_told_apart(harness: BotHarness) -> None:
    """An id is of one workspace; what is remembered of ours is not said of another's."""
    people, alice = harness.slack_app.people, harness.alice.id
    assert isinstance(people.identify(harness.context, alice, harness.workspace.team_id), User)
    assert isinstance(people.identify(harness.context, alice, "T0OTHER"), AccessDenied)
    assert isinstance(people.identify(harness.context, alice, harness.workspace.team_id), User)
    people.forget(alice)
    assert isinstance(people.identify(harness.context, alice, "T0OTHER"), AccessDenied)


# ── a button clicked twice ──────────────────────────────────────────────────────────────────────


def _click_twice(harness: BotHarness, message: PostedMessage, label: str) -> None:
    """Two payloads of one button, the second one sent before the first was answered on the screen."""
    before = message.copy()
    harness.alice.clicks(message, label)
    harness.alice.clicks(before, label)
    harness.settle()


def _due_entry(harness: BotHarness) -> PostedMessage:
    log_entry(harness, add_ada(harness), follow_up_on=NOW.date(), salesperson="alice@ours.example")
    return harness.alice.types("/rapport due").messages[0]


@pytest.mark.parametrize(("label", "told"), [("Done", "Done: #1"), ("+1 week", "Put off until")])
def test_a_follow_up_clicked_twice_still_offers_undo(
    harness: BotHarness, label: str, told: str
) -> None:
    _click_twice(harness, _due_entry(harness), label)
    shown = harness.alice.sees()[-1]
    assert told in shown.plain()
    assert "changed #1 since" not in shown.plain()
    assert "Undo" in shown.buttons()
    harness.alice.clicks(shown, "Undo")
    assert get_entry(harness).follow_up_on == NOW.date()


def test_a_mark_clicked_twice_is_set_once_and_told_once(harness: BotHarness) -> None:
    log_entry(harness, add_ada(harness), template="CALL-OUT", actor=alice_actor(harness))
    card = harness.alice.types("/rapport show 1").messages[0]
    seen = len(harness.alice.sees())
    _click_twice(harness, card, "Mark as failed attempt")
    told = [each.plain() for each in harness.alice.sees()[seen:]]
    assert not any("since" in each for each in told)
    assert (get_entry(harness).successful, get_entry(harness).version) == (False, 2)


def test_what_was_not_taken_clicked_twice_is_taken_once_and_can_be_undone(
    harness: BotHarness,
) -> None:
    add_ada(harness)
    card = harness.alice.types("/log called Ada, 20 min, 40 EUR").messages[0]
    _click_twice(harness, card, "Take 40 EUR")
    shown = harness.alice.sees()[-1]
    assert "since" not in shown.plain()
    harness.alice.clicks(shown, "Undo")
    harness.settle()
    # What the template has.
    assert get_entry(harness).cost == 1
    assert get_entry(harness).state is InteractionState.ACTIVE


def test_an_undo_of_an_edit_clicked_twice_says_nothing_of_a_change(harness: BotHarness) -> None:
    add_ada(harness)
    card = harness.alice.types("/log called Ada, 20 min, 40 EUR").messages[0]
    harness.alice.clicks(card, "Take 40 EUR")
    harness.settle()
    _click_twice(harness, harness.alice.sees()[-1], "Undo")
    # What the template has.
    assert get_entry(harness).cost == 1
    assert get_entry(harness).state is InteractionState.ACTIVE
    assert "since" not in harness.alice.sees()[-1].plain()


def test_a_click_that_comes_later_from_elsewhere_is_no_double_click(harness: BotHarness) -> None:
    listed = _due_entry(harness)
    other = harness.alice.types("/rapport due").messages[0]
    harness.alice.clicks(listed, "+1 week")
    harness.alice.clicks(other, "+1 week")
    harness.settle()
    assert "You changed #1 since" in " ".join(each.plain() for each in harness.alice.sees())
