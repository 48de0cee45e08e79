"""Segments in Slack: who is in them, and logging to all of them after a look at whom that means."""

import threading
from typing import Any

import pytest
import sqlalchemy as sa

from bot.inputs import User
from bot.language.translator import Translator
from bot.listeners.segment_runs import MOST_AT_ONCE, want_run_card
from bot.views import segment as segment_view
from journal.entries.record import Note
from journal.model import (
    Interaction,
    InteractionState,
    Segment,
    SegmentRun,
    SkippedMember,
    SkipReason,
)
from journal.segments import segment
from journal.store import tables
from journal.store.contacts import segments
from journal.store.record import drafts, interactions, runs
from playground.workspace import PostedMessage, WorkspacePerson
from tests.bot.slack_limits import check_screen
from tests.bot.triage_case import HOSTILE_MAIL_TEXT
from tests.bot.workspace_case import BotHarness
from tests.builders import ADMIN, ALICE, a_person
from tests.clock import NOW
from tests.effort import one_day_in


def _add_partners(harness: BotHarness, members: int = 3, **more: Any) -> list[int]:
    with harness.session() as session:
        ids = [a_person(session, f"Partner {n}").id for n in range(members)]
        more = {"name": "Our partners", **more}
        made = segment.create(session, harness.config, ADMIN, "partners", now=NOW, **more)
        segment.add_members(session, ADMIN, made, ids, now=NOW)
    return ids


def _add_member(harness: BotHarness, name: str, **flags: bool) -> int:
    with harness.session() as session:
        id_ = a_person(session, name, **flags).id
        made = segment.get_segment(session, "partners")
        segment.add_members(session, ADMIN, made, [id_], now=NOW)
    return id_


def _entries(harness: BotHarness) -> list[Interaction]:
    with harness.reading() as session:
        ids = list(session.execute(sa.select(tables.interaction.c.id)).scalars())
        return list(interactions.get_many(session, ids).values())


def _message_with(harness: BotHarness, person: WorkspacePerson, words: str) -> PostedMessage:
    harness.settle()
    return next(each for each in reversed(person.sees()) if words in each.plain())


def _log_to_segment(
    harness: BotHarness, line: str = "/log seg:partners: Autumn letter sent"
) -> PostedMessage:
    """Alice logs to the segment and says yes; the run's card."""
    seen = harness.alice.types(line)
    harness.alice.clicks(seen.messages[0], action_id="segment.log")
    return _message_with(harness, harness.alice, "of Our partners · ")


# ── shown ───────────────────────────────────────────────────────────────────────────────────────


def test_segments_are_listed_with_how_many_they_hold(harness: BotHarness) -> None:
    _add_partners(harness)
    seen = harness.alice.types("/rapport segment")
    assert "Our partners · seg:partners · a list · 3 contacts" in seen.text
    shown = harness.alice.clicks(seen.messages[0], "Open")
    assert (
        "Nothing was logged to it yet."
        in _message_with(harness, harness.alice, "Nothing was").plain()
    )
    assert shown.acked


def test_when_there_is_none_it_says_how_one_is_made(harness: BotHarness) -> None:
    assert "There is no segment yet." in harness.alice.types("/rapport segment").text


@pytest.mark.parametrize("typed", ["partners", "PARTNERS", "seg:partners", "our par", "part"])
def test_one_is_found_by_its_code_its_name_or_a_beginning(harness: BotHarness, typed: str) -> None:
    _add_partners(harness)
    _add_member(harness, "Cy Closed", privacy_blocked=True)
    shown = harness.alice.types(f"/rapport segment {typed}")
    assert "4 contacts" in shown.text
    assert "1 is left out, blocked for privacy: Cy Closed" in shown.text
    assert "Log to all…" in shown.messages[0].buttons()


def test_an_unknown_one_says_which_there_are(harness: BotHarness) -> None:
    _add_partners(harness)
    assert "Some there are: partners" in harness.alice.types("/rapport segment nobody").text


def test_several_that_are_called_so_are_a_choice(harness: BotHarness) -> None:
    _add_partners(harness)
    with harness.session() as session:
        segment.create(session, harness.config, ADMIN, "parts", "Parts", now=NOW)
    assert "2 segments are called so" in harness.alice.types("/rapport segment part").text


# ── logged to ───────────────────────────────────────────────────────────────────────────────────


def test_a_line_to_a_segment_is_asked_about_before_anything_is_logged(harness: BotHarness) -> None:
    _add_partners(harness)
    _add_member(harness, "Cy Closed", privacy_blocked=True)
    _add_member(harness, "Ex Cluded", excluded=True)
    seen = harness.alice.types("/log seg:partners: Autumn letter sent")
    assert "Log to 3 contacts of Our partners?" in seen.text
    assert "Autumn letter sent" in seen.text
    assert "1 is left out, blocked for privacy: Cy Closed" in seen.text
    assert "1 is left out, excluded from segments: Ex Cluded" in seen.text
    assert seen.messages[0].buttons() == ["Log to 3 contacts", "Don't log"]
    assert _entries(harness) == []


def test_yes_logs_one_entry_for_each_and_the_card_tells_what_came_out(harness: BotHarness) -> None:
    ids = _add_partners(harness)
    _add_member(harness, "Cy Closed", privacy_blocked=True)
    card = _log_to_segment(harness)
    assert "Logged to 3 contacts of Our partners · Note" in card.plain()
    assert "1 is left out, blocked for privacy: Cy Closed" in card.plain()
    assert card.buttons() == ["Undo this run", "Follow-up segment"]
    entries = _entries(harness)
    assert [[p.contact_id for p in each.participants] for each in entries] == [[i] for i in ids]
    assert {each.text for each in entries} == {"Autumn letter sent"}
    assert {each.logged_by for each in entries} == {"alice@ours.example"}


def test_flags_hold_for_every_one_of_them(harness: BotHarness) -> None:
    _add_partners(harness)
    _log_to_segment(harness, "/log seg:partners: Autumn letter -t letter -d 15m -cost 2.50 -failed")
    (kind,) = {
        (each.template, each.duration_minutes, f"{each.cost:.2f}", each.successful)
        for each in _entries(harness)
    }
    assert kind == ("LETTER", 15, "2.50", False)


def test_a_segment_has_its_own_template_unless_another_is_said(harness: BotHarness) -> None:
    _add_partners(harness, template="LETTER")
    _log_to_segment(harness)
    assert {each.template for each in _entries(harness)} == {"LETTER"}


def test_yes_pressed_twice_logs_once(harness: BotHarness) -> None:
    _add_partners(harness)
    question = harness.alice.types("/log seg:partners: Hello").messages[0]
    again = question.copy()
    harness.alice.clicks(question, action_id="segment.log")
    harness.alice.clicks(again, action_id="segment.log")
    harness.settle()
    assert len(_entries(harness)) == 3


def test_no_logs_nothing_and_the_draft_goes(harness: BotHarness) -> None:
    _add_partners(harness)
    question = harness.alice.types("/log seg:partners: Hello").messages[0]
    harness.alice.clicks(question, "Don't log")
    _message_with(harness, harness.alice, "Nothing was logged.")
    assert _entries(harness) == []
    with harness.reading() as session:
        assert drafts.get_of_actor(session, ALICE.key) == ()


def test_somebody_else_can_not_answer_the_question(harness: BotHarness) -> None:
    _add_partners(harness)
    harness.alice.types("/log seg:partners: Hello")
    other = harness.bob.types("/log seg:partners: Hello, too").messages[0]
    with harness.session() as session:
        (theirs,) = drafts.get_of_actor(session, "bob@ours.example")
        drafts.delete(session, theirs.id)
    harness.bob.clicks(other, action_id="segment.log")
    _message_with(harness, harness.bob, "This was logged or dropped already.")
    assert _entries(harness) == []


def test_the_only_member_is_logged_to_at_once(harness: BotHarness) -> None:
    _add_partners(harness, members=1)
    seen = harness.alice.types("/log seg:partners: Hello")
    assert "Logging to Our partners." in seen.text
    assert "Logged to 1 contact" in _message_with(harness, harness.alice, "Logged to 1").plain()


def test_a_segment_with_nobody_to_log_to_says_so(harness: BotHarness) -> None:
    _add_partners(harness, members=0)
    assert "has nobody to log to" in harness.alice.types("/log seg:partners: Hello").text


def test_a_line_in_the_direct_messages_does_the_same(harness: BotHarness) -> None:
    _add_partners(harness)
    harness.alice.types("seg:partners: Hello there")
    harness.alice.clicks(
        _message_with(harness, harness.alice, "Log to 3 contacts"), action_id="segment.log"
    )
    assert "Logged to 3 contacts" in _message_with(harness, harness.alice, "Logged to 3").plain()


def test_the_form_logs_to_a_segment(harness: BotHarness) -> None:
    _add_partners(harness)
    shown = harness.alice.types("/rapport segment partners").messages[0]
    harness.alice.clicks(shown, "Log to all…")
    view = harness.alice.modal
    assert view is not None
    harness.alice.submits(view, {"log.note": "From the form"})
    harness.alice.clicks(
        _message_with(harness, harness.alice, "Log to 3 contacts"), action_id="segment.log"
    )
    harness.settle()
    assert {each.text for each in _entries(harness)} == {"From the form"}
    assert len(_entries(harness)) == 3


# ── undone, restored, gone on with ──────────────────────────────────────────────────────────────


def test_the_run_is_undone_and_restored_as_a_whole(harness: BotHarness) -> None:
    _add_partners(harness)
    card = _log_to_segment(harness)
    harness.alice.clicks(card, "Undo this run")
    harness.settle()
    assert "Undone: the entries of 3 contacts of Our partners are cancelled." in card.plain()
    assert {each.state for each in _entries(harness)} == {InteractionState.CANCELLED}
    harness.alice.clicks(card, "Restore")
    harness.settle()
    assert "Logged to 3 contacts" in card.plain()
    assert {each.state for each in _entries(harness)} == {InteractionState.ACTIVE}


@pytest.mark.parametrize("how", ["button", "command", "line"])
@one_day_in(2)
def test_of_many_entries_it_is_told_that_they_are_being_undone(
    harness: BotHarness, how: str
) -> None:
    _add_partners(harness, MOST_AT_ONCE + 1)
    card = _log_to_segment(harness)
    if how == "button":
        harness.alice.clicks(card, "Undo this run")
        _message_with(harness, harness.alice, "Undoing 101 entries")
        _message_with(harness, harness.alice, "101 entries are cancelled.")
        harness.alice.clicks(card, "Restore")
        _message_with(harness, harness.alice, "Restoring 101 entries")
        _message_with(harness, harness.alice, "101 entries are restored.")
        return
    if how == "command":
        assert "Undoing 101 entries" in harness.alice.types("/rapport undo").text
    else:
        harness.alice.types("undo")
        _message_with(harness, harness.alice, "Undoing 101 entries")
    _message_with(harness, harness.alice, "and 96 more")
    assert {each.state for each in _entries(harness)} == {InteractionState.CANCELLED}


def test_of_many_entries_that_alone_is_undone_which_it_was_told_of(harness: BotHarness) -> None:
    """What is done while they wait comes after it, and is not taken for the last deed."""
    _add_partners(harness, MOST_AT_ONCE + 1)
    _log_to_segment(harness)
    held = threading.Event()
    harness.workers.submit(held.wait, 20)
    harness.alice.types("/rapport undo")
    harness.alice.types("/log Partner 7: called")
    held.set()
    harness.settle()
    states = [each.state for each in sorted(_entries(harness), key=lambda each: each.number)]
    assert states == [*[InteractionState.CANCELLED] * (MOST_AT_ONCE + 1), InteractionState.ACTIVE]


def test_undone_twice_is_told(harness: BotHarness) -> None:
    _add_partners(harness)
    card = _log_to_segment(harness)
    old = card.copy()
    harness.alice.clicks(card, "Undo this run")
    harness.settle()
    harness.alice.clicks(old, "Undo this run")
    _message_with(harness, harness.alice, "is undone already")


def test_only_who_began_it_or_a_manager_may_undo_it(harness: BotHarness) -> None:
    _add_partners(harness)
    _log_to_segment(harness)
    harness.bob.types("/rapport segment")
    shown = harness.bob.types("/rapport segment partners").messages[0]
    assert "Undo this run" not in shown.buttons()
    assert "by Alice Adams, to 3 contacts" in shown.plain()
    managed = harness.mia.types("/rapport segment partners").messages[0]
    harness.mia.clicks(managed, "Undo this run")
    _message_with(harness, harness.mia, "3 entries are cancelled.")
    assert {each.state for each in _entries(harness)} == {InteractionState.CANCELLED}


def test_who_was_logged_to_becomes_a_segment_to_follow_up(harness: BotHarness) -> None:
    _add_partners(harness)
    harness.alice.clicks(_log_to_segment(harness), "Follow-up segment")
    shown = _message_with(harness, harness.alice, "Follow-up on Our partners")
    assert "seg:partners-follow-up-1 · a list · 3 contacts" in shown.plain()
    with harness.reading() as session:
        made = segments.get(session, "partners-follow-up-1")
        assert made is not None
        assert len(segments.members(session, made, now=NOW)) == 3


def test_a_run_that_was_cut_off_goes_on_by_its_button(harness: BotHarness) -> None:
    ids = _add_partners(harness, members=5)
    card = _log_to_segment(harness)
    _interrupted_run(harness, ids, done=2)
    shown = harness.alice.types("/rapport segment partners")
    assert "That is not finished." in shown.text
    going = _message_with(harness, harness.alice, "2 of 5 had their turn.")
    assert going.ts != card.ts
    harness.alice.clicks(going, "Go on")
    harness.settle()
    assert "Logged to 5 contacts" in going.plain()
    assert len(_entries(harness)) == 10


def _interrupted_run(harness: BotHarness, ids: list[int], *, done: int) -> int:
    """A run of Alice's whose process died after so many."""
    user = harness.slack_app.people.identify(harness.context, harness.alice.id, "")
    assert isinstance(user, User)
    actor = user.actor
    with harness.session() as session:
        which = segment.get_segment(session, "partners")
        note = Note(template="NOTE", contacts=tuple(ids), text="Once more")
        run_id = segment.begin(session, harness.config, actor, which, note, now=NOW)
        segment.step(session, harness.config, actor, run_id, now=NOW, limit=done)
        want_run_card(session, harness.context, user, run_id)
    return run_id


def test_a_run_that_is_over_is_not_gone_on_with(harness: BotHarness) -> None:
    ids = _add_partners(harness)
    run_id = _interrupted_run(harness, ids, done=1)
    going = _message_with(harness, harness.alice, "1 of 3 had their turn.").copy()
    for _ in range(2):
        harness.alice.clicks(going, "Go on")
        harness.settle()
    assert "there is nothing to go on with" in harness.alice.sees()[-1].plain()
    with harness.reading() as session:
        assert runs.count_left(session, run_id) == 0


# ── hostile words ───────────────────────────────────────────────────────────────────────────────


def test_hostile_names_and_texts_are_words(harness: BotHarness) -> None:
    _add_partners(harness, name=HOSTILE_MAIL_TEXT[:190])
    _add_member(harness, HOSTILE_MAIL_TEXT[:250], excluded=True)
    listed = harness.alice.types("/rapport segment").messages[0]
    one = harness.alice.types("/rapport segment partners").messages[0]
    question = harness.alice.types(
        f"/log seg:partners: {HOSTILE_MAIL_TEXT[:1500]} -t note"
    ).messages[0]
    harness.alice.clicks(question, action_id="segment.log")
    card = _message_with(harness, harness.alice, "Logged to 3 contacts")
    for shown in (listed, one, question, card):
        assert shown.mentions() == []
        assert "<!channel>" in shown.plain()


def test_slack_takes_the_longest_of_each() -> None:
    t = Translator()
    which = Segment(1, "x" * 60, HOSTILE_MAIL_TEXT, "NOTE", "", None, NOW, "")
    reasons = list(SkipReason)
    skips = [SkippedMember(n, HOSTILE_MAIL_TEXT, reasons[n % len(reasons)]) for n in range(500)]
    run = SegmentRun(
        1,
        which.code,
        HOSTILE_MAIL_TEXT,
        NOW,
        "",
        HOSTILE_MAIL_TEXT[:50],
        10**9,
        500,
        undone=False,
        finished_at=NOW,
    )
    shown = segment_view.SegmentContent(which, 10**9, skips, run, HOSTILE_MAIL_TEXT, may_undo=True)
    for each in (
        segment_view.segment_list(t, HOSTILE_MAIL_TEXT, [(which, 1)] * 100),
        segment_view.segment_card(t, shown, now=NOW),
        segment_view.log_question(t, shown, HOSTILE_MAIL_TEXT, HOSTILE_MAIL_TEXT, 10**9),
        segment_view.run_card(t, run, 0, skips),
    ):
        check_screen(each)
