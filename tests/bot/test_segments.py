"""Segments in Slack: who is in them, and logging to all of them after a look at whom that means."""

import threading
from typing import Any

import pytest
import sqlalchemy as sa

from bot import limits
from bot.asked import User
from bot.listeners.segment_runs import MOST_AT_ONCE, want_run_card
from bot.say import Translator
from bot.views import segment as views
from journal import segment
from journal.model import Interaction, InteractionState, Segment, SegmentRun, SkippedMember
from journal.record import Note
from journal.store import drafts, interactions, runs, segments, tables
from playground.workspace import PostedMessage, WorkspacePerson
from tests.bot.office import BotHarness
from tests.bot.triaging import HOSTILE_MAIL_TEXT
from tests.building import ADMIN, ALICE, a_person
from tests.clock import NOW


def _add_partners(office: BotHarness, members: int = 3, **more: Any) -> list[int]:
    with office.session() as session:
        ids = [a_person(session, f"Partner {n}").id for n in range(members)]
        more = {"name": "Our partners", **more}
        made = segment.create(session, office.config, ADMIN, "partners", now=NOW, **more)
        segment.add_members(session, ADMIN, made, ids, now=NOW)
    return ids


def _add_member(office: BotHarness, name: str, **flags: bool) -> int:
    with office.session() as session:
        id_ = a_person(session, name, **flags).id
        made = segment.get_segment(session, "partners")
        segment.add_members(session, ADMIN, made, [id_], now=NOW)
    return id_


def _entries(office: BotHarness) -> list[Interaction]:
    with office.reading() as session:
        ids = list(session.execute(sa.select(tables.interaction.c.id)).scalars())
        return list(interactions.get_many(session, ids).values())


def _message_with(office: BotHarness, person: WorkspacePerson, words: str) -> PostedMessage:
    office.settle()
    return next(each for each in reversed(person.sees()) if words in each.plain())


def _log_to_segment(
    office: BotHarness, line: str = "/log seg:partners: Autumn letter sent"
) -> PostedMessage:
    """Alice logs to the segment and says yes; the run's card."""
    seen = office.alice.types(line)
    office.alice.clicks(seen.messages[0], action_id="segment.log")
    return _message_with(office, office.alice, "of Our partners · ")


# ── shown ───────────────────────────────────────────────────────────────────────────────────────


def test_segments_are_listed_with_how_many_they_hold(office: BotHarness) -> None:
    _add_partners(office)
    seen = office.alice.types("/rapport segment")
    assert "Our partners · seg:partners · a list · 3 contacts" in seen.text
    shown = office.alice.clicks(seen.messages[0], "Open")
    assert (
        "Nothing was logged to it yet."
        in _message_with(office, office.alice, "Nothing was").plain()
    )
    assert shown.acked


def test_when_there_is_none_it_says_how_one_is_made(office: BotHarness) -> None:
    assert "There is no segment yet." in office.alice.types("/rapport segment").text


@pytest.mark.parametrize("typed", ["partners", "PARTNERS", "seg:partners", "our par", "part"])
def test_one_is_found_by_its_code_its_name_or_a_beginning(office: BotHarness, typed: str) -> None:
    _add_partners(office)
    _add_member(office, "Cy Closed", privacy_blocked=True)
    shown = office.alice.types(f"/rapport segment {typed}")
    assert "4 contacts" in shown.text
    assert "1 is left out, blocked for privacy: Cy Closed" in shown.text
    assert "Log to all…" in shown.messages[0].buttons()


def test_an_unknown_one_says_which_there_are(office: BotHarness) -> None:
    _add_partners(office)
    assert "Some there are: partners" in office.alice.types("/rapport segment nobody").text


def test_several_that_are_called_so_are_a_choice(office: BotHarness) -> None:
    _add_partners(office)
    with office.session() as session:
        segment.create(session, office.config, ADMIN, "parts", "Parts", now=NOW)
    assert "2 segments are called so" in office.alice.types("/rapport segment part").text


# ── logged to ───────────────────────────────────────────────────────────────────────────────────


def test_a_line_to_a_segment_is_asked_about_before_anything_is_logged(office: BotHarness) -> None:
    _add_partners(office)
    _add_member(office, "Cy Closed", privacy_blocked=True)
    _add_member(office, "Ex Cluded", excluded=True)
    seen = office.alice.types("/log seg:partners: Autumn letter sent")
    assert "Log to 3 contacts of Our partners?" in seen.text
    assert "Autumn letter sent" in seen.text
    assert "1 is left out, blocked for privacy: Cy Closed" in seen.text
    assert "1 is left out, excluded from segments: Ex Cluded" in seen.text
    assert seen.messages[0].buttons() == ["Log to 3 contacts", "Don't log"]
    assert _entries(office) == []


def test_yes_logs_one_entry_for_each_and_the_card_tells_what_came_out(office: BotHarness) -> None:
    ids = _add_partners(office)
    _add_member(office, "Cy Closed", privacy_blocked=True)
    card = _log_to_segment(office)
    assert "Logged to 3 contacts of Our partners · Note" in card.plain()
    assert "1 is left out, blocked for privacy: Cy Closed" in card.plain()
    assert card.buttons() == ["Undo this run", "Follow-up segment"]
    entries = _entries(office)
    assert [[p.contact_id for p in each.participants] for each in entries] == [[i] for i in ids]
    assert {each.text for each in entries} == {"Autumn letter sent"}
    assert {each.logged_by for each in entries} == {"alice@ours.example"}


def test_flags_hold_for_every_one_of_them(office: BotHarness) -> None:
    _add_partners(office)
    _log_to_segment(office, "/log seg:partners: Autumn letter -t letter -d 15m -cost 2.50 -failed")
    (kind,) = {
        (each.template, each.duration_minutes, f"{each.cost:.2f}", each.successful)
        for each in _entries(office)
    }
    assert kind == ("LETTER", 15, "2.50", False)


def test_a_segment_has_its_own_template_unless_another_is_said(office: BotHarness) -> None:
    _add_partners(office, template="LETTER")
    _log_to_segment(office)
    assert {each.template for each in _entries(office)} == {"LETTER"}


def test_yes_pressed_twice_logs_once(office: BotHarness) -> None:
    _add_partners(office)
    question = office.alice.types("/log seg:partners: Hello").messages[0]
    again = question.copy()
    office.alice.clicks(question, action_id="segment.log")
    office.alice.clicks(again, action_id="segment.log")
    office.settle()
    assert len(_entries(office)) == 3


def test_no_logs_nothing_and_the_draft_goes(office: BotHarness) -> None:
    _add_partners(office)
    question = office.alice.types("/log seg:partners: Hello").messages[0]
    office.alice.clicks(question, "Don't log")
    _message_with(office, office.alice, "Nothing was logged.")
    assert _entries(office) == []
    with office.reading() as session:
        assert drafts.get_of_actor(session, ALICE.key) == ()


def test_somebody_else_can_not_answer_the_question(office: BotHarness) -> None:
    _add_partners(office)
    office.alice.types("/log seg:partners: Hello")
    other = office.bob.types("/log seg:partners: Hello, too").messages[0]
    with office.session() as session:
        (theirs,) = drafts.get_of_actor(session, "bob@ours.example")
        drafts.delete(session, theirs.id)
    office.bob.clicks(other, action_id="segment.log")
    _message_with(office, office.bob, "This was logged or dropped already.")
    assert _entries(office) == []


def test_the_only_member_is_logged_to_at_once(office: BotHarness) -> None:
    _add_partners(office, members=1)
    seen = office.alice.types("/log seg:partners: Hello")
    assert "Logging to Our partners." in seen.text
    assert "Logged to 1 contact" in _message_with(office, office.alice, "Logged to 1").plain()


def test_a_segment_with_nobody_to_log_to_says_so(office: BotHarness) -> None:
    _add_partners(office, members=0)
    assert "has nobody to log to" in office.alice.types("/log seg:partners: Hello").text


def test_a_line_in_the_direct_messages_does_the_same(office: BotHarness) -> None:
    _add_partners(office)
    office.alice.types("seg:partners: Hello there")
    office.alice.clicks(
        _message_with(office, office.alice, "Log to 3 contacts"), action_id="segment.log"
    )
    assert "Logged to 3 contacts" in _message_with(office, office.alice, "Logged to 3").plain()


def test_the_form_logs_to_a_segment(office: BotHarness) -> None:
    _add_partners(office)
    shown = office.alice.types("/rapport segment partners").messages[0]
    office.alice.clicks(shown, "Log to all…")
    view = office.alice.modal
    assert view is not None
    office.alice.submits(view, {"log.note": "From the form"})
    office.alice.clicks(
        _message_with(office, office.alice, "Log to 3 contacts"), action_id="segment.log"
    )
    office.settle()
    assert {each.text for each in _entries(office)} == {"From the form"}
    assert len(_entries(office)) == 3


# ── undone, restored, gone on with ──────────────────────────────────────────────────────────────


def test_the_run_is_undone_and_restored_as_a_whole(office: BotHarness) -> None:
    _add_partners(office)
    card = _log_to_segment(office)
    office.alice.clicks(card, "Undo this run")
    office.settle()
    assert "Undone: the entries of 3 contacts of Our partners are cancelled." in card.plain()
    assert {each.state for each in _entries(office)} == {InteractionState.CANCELLED}
    office.alice.clicks(card, "Restore")
    office.settle()
    assert "Logged to 3 contacts" in card.plain()
    assert {each.state for each in _entries(office)} == {InteractionState.ACTIVE}


@pytest.mark.parametrize("how", ["button", "command", "line"])
def test_of_many_entries_it_is_told_that_they_are_being_undone(
    office: BotHarness, how: str
) -> None:
    _add_partners(office, MOST_AT_ONCE + 1)
    card = _log_to_segment(office)
    if how == "button":
        office.alice.clicks(card, "Undo this run")
        _message_with(office, office.alice, "Undoing 101 entries")
        _message_with(office, office.alice, "101 entries are cancelled.")
        office.alice.clicks(card, "Restore")
        _message_with(office, office.alice, "Restoring 101 entries")
        _message_with(office, office.alice, "101 entries are restored.")
        return
    if how == "command":
        assert "Undoing 101 entries" in office.alice.types("/rapport undo").text
    else:
        office.alice.types("undo")
        _message_with(office, office.alice, "Undoing 101 entries")
    _message_with(office, office.alice, "and 96 more")
    assert {each.state for each in _entries(office)} == {InteractionState.CANCELLED}


def test_of_many_entries_that_alone_is_undone_which_it_was_told_of(office: BotHarness) -> None:
    """What is done while they wait comes after it, and is not taken for the last deed."""
    _add_partners(office, MOST_AT_ONCE + 1)
    _log_to_segment(office)
    held = threading.Event()
    office.workers.submit(held.wait, 20)
    office.alice.types("/rapport undo")
    office.alice.types("/log Partner 7: called")
    held.set()
    office.settle()
    states = [each.state for each in sorted(_entries(office), key=lambda each: each.number)]
    assert states == [*[InteractionState.CANCELLED] * (MOST_AT_ONCE + 1), InteractionState.ACTIVE]


def test_undone_twice_is_told(office: BotHarness) -> None:
    _add_partners(office)
    card = _log_to_segment(office)
    old = card.copy()
    office.alice.clicks(card, "Undo this run")
    office.settle()
    office.alice.clicks(old, "Undo this run")
    _message_with(office, office.alice, "is undone already")


def test_only_who_began_it_or_a_manager_may_undo_it(office: BotHarness) -> None:
    _add_partners(office)
    _log_to_segment(office)
    office.bob.types("/rapport segment")
    shown = office.bob.types("/rapport segment partners").messages[0]
    assert "Undo this run" not in shown.buttons()
    assert "by Alice Adams, to 3 contacts" in shown.plain()
    managed = office.mia.types("/rapport segment partners").messages[0]
    office.mia.clicks(managed, "Undo this run")
    _message_with(office, office.mia, "3 entries are cancelled.")
    assert {each.state for each in _entries(office)} == {InteractionState.CANCELLED}


def test_who_was_logged_to_becomes_a_segment_to_follow_up(office: BotHarness) -> None:
    _add_partners(office)
    office.alice.clicks(_log_to_segment(office), "Follow-up segment")
    shown = _message_with(office, office.alice, "Follow-up on Our partners")
    assert "seg:partners-follow-up-1 · a list · 3 contacts" in shown.plain()
    with office.reading() as session:
        made = segments.get(session, "partners-follow-up-1")
        assert made is not None
        assert len(segments.members(session, made, now=NOW)) == 3


def test_a_run_that_was_cut_off_goes_on_by_its_button(office: BotHarness) -> None:
    ids = _add_partners(office, members=5)
    card = _log_to_segment(office)
    _interrupted_run(office, ids, done=2)
    shown = office.alice.types("/rapport segment partners")
    assert "That is not finished." in shown.text
    going = _message_with(office, office.alice, "2 of 5 had their turn.")
    assert going.ts != card.ts
    office.alice.clicks(going, "Go on")
    office.settle()
    assert "Logged to 5 contacts" in going.plain()
    assert len(_entries(office)) == 10


def _interrupted_run(office: BotHarness, ids: list[int], *, done: int) -> int:
    """A run of Alice's whose process died after so many."""
    asker = office.slack_app.people.identify(office.context, office.alice.id, "")
    assert isinstance(asker, User)
    actor = asker.actor
    with office.session() as session:
        which = segment.get_segment(session, "partners")
        note = Note(template="NOTE", contacts=tuple(ids), text="Once more")
        run_id = segment.begin(session, office.config, actor, which, note, now=NOW)
        segment.step(session, office.config, actor, run_id, now=NOW, limit=done)
        want_run_card(session, office.context, asker, run_id)
    return run_id


def test_a_run_that_is_over_is_not_gone_on_with(office: BotHarness) -> None:
    ids = _add_partners(office)
    run_id = _interrupted_run(office, ids, done=1)
    going = _message_with(office, office.alice, "1 of 3 had their turn.").copy()
    for _ in range(2):
        office.alice.clicks(going, "Go on")
        office.settle()
    assert "there is nothing to go on with" in office.alice.sees()[-1].plain()
    with office.reading() as session:
        assert runs.count_left(session, run_id) == 0


# ── hostile words ───────────────────────────────────────────────────────────────────────────────


def test_hostile_names_and_texts_are_words(office: BotHarness) -> None:
    _add_partners(office, name=HOSTILE_MAIL_TEXT[:190])
    _add_member(office, HOSTILE_MAIL_TEXT[:250], excluded=True)
    listed = office.alice.types("/rapport segment").messages[0]
    one = office.alice.types("/rapport segment partners").messages[0]
    question = office.alice.types(
        f"/log seg:partners: {HOSTILE_MAIL_TEXT[:1500]} -t note"
    ).messages[0]
    office.alice.clicks(question, action_id="segment.log")
    card = _message_with(office, office.alice, "Logged to 3 contacts")
    for shown in (listed, one, question, card):
        assert shown.mentions() == []
        assert "<!channel>" in shown.plain()


def test_slack_takes_the_longest_of_each() -> None:
    say = Translator()
    which = Segment(1, "x" * 60, HOSTILE_MAIL_TEXT, "NOTE", "", None, NOW, "")
    skips = [SkippedMember(n, HOSTILE_MAIL_TEXT, f"merged into K-{n % 9}") for n in range(500)]
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
    shown = views.SegmentContent(which, 10**9, skips, run, HOSTILE_MAIL_TEXT, may_undo=True)
    for each in (
        views.segment_list(say, HOSTILE_MAIL_TEXT, [(which, 1)] * 100),
        views.segment_card(say, shown, now=NOW),
        views.log_question(say, shown, HOSTILE_MAIL_TEXT, HOSTILE_MAIL_TEXT, 10**9),
        views.run_card(say, run, 0, skips),
    ):
        assert limits.limit_violations(each) == []
