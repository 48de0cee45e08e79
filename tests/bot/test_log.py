"""The quick line: one line logs, and nothing typed is lost."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.answers import Answer, Nothing, Reply
from bot.asked import Asker, Direct, Typed
from bot.desk import Desk
from bot.dispatch import answered
from bot.listeners.lines import direct_line
from journal.errors import DatabaseBusy
from journal.model import Direction, Evaluation, Source
from tests.bot.logbook import a_segment, add, count, drafts_of, entry, last_in_dm, people, top
from tests.bot.looking_up import HOSTILE
from tests.bot.office import Office


def test_a_line_is_logged_and_its_card_is_the_answer_itself(office: Office) -> None:
    people(office)
    seen = office.alice.types("/log ada lovelace: asked about prices")
    assert seen.text.startswith("Logged #1 · Note · Ada Lovelace (Acme) · today 11:30")
    assert seen.messages[0].buttons() == ["Edit", "Undo"]
    assert not office.workspace.calls("chat.postMessage")
    logged = entry(office)
    assert (logged.text, logged.source) == ("asked about prices", Source.SLACK)
    assert (logged.logged_by, logged.salesperson) == ("alice@ours.example", "alice@ours.example")


def test_flags_say_what_the_words_do_not(office: Office) -> None:
    people(office)
    flags = "-t call -on yesterday 14:00 -d 25m -in -failed -cost 40 -eval ++ -follow 3d"
    seen = office.alice.types(f"/log bea: asked for a quote {flags}")
    logged = entry(office)
    assert (logged.template, logged.text) == ("CALL-IN", "asked for a quote")
    assert logged.occurred_at == datetime(2026, 3, 2, 12, tzinfo=UTC)
    assert (logged.duration_minutes, logged.cost) == (25, Decimal(40))
    assert (logged.direction, logged.successful) == (Direction.INBOUND, False)
    assert logged.evaluation is Evaluation.VERY_POSITIVE
    assert str(logged.follow_up_on) == "2026-03-06"
    assert "attempt failed · 25 min · 40\u00a0EUR · Very positive · follow-up 6 Mar" in (
        seen.messages[0].plain()
    )


def test_plain_words_are_understood_and_told_so(office: Office) -> None:
    people(office)
    seen = office.alice.types("/log bea: called about prices yesterday 3pm, 45 min")
    logged = entry(office)
    assert (logged.template, logged.duration_minutes) == ("CALL-OUT", 45)
    assert logged.text == "called about prices yesterday 3pm, 45 min"
    assert "Understood: Outgoing call, yesterday 15:00, 45 min." in seen.text
    office.alice.clicks(seen.messages[0], "Edit")
    assert top(office.alice).title == "Edit #1"


def test_several_with_commas_are_one_entry(office: Office) -> None:
    who = people(office)
    office.alice.types("/log bea, adam smith, #K-2: kick-off")
    assert [each.contact_id for each in entry(office).participants] == [
        who["bea"].id,
        who["adam"].id,
        who["ada"].id,
    ]


def test_a_name_with_a_comma_may_be_one(office: Office) -> None:
    people(office)
    office.alice.types("/log Lovelace, Ada: asked")
    assert [each.name for each in entry(office).participants] == ["Ada Lovelace"]


def test_a_colleague_is_found_though_they_never_used_it(office: Office) -> None:
    people(office)
    office.alice.types("/log bea: called for him -with @bob")
    assert entry(office).salesperson == "bob@ours.example"


def test_a_colleague_nobody_knows_is_asked_about_at_the_field(office: Office) -> None:
    people(office)
    office.alice.types("/log bea: called -with zoltan")
    assert "No colleague is known as “zoltan”" in top(office.alice).plain()
    assert count(office) == 0


def test_what_can_not_be_read_opens_the_form_with_all_of_it(office: Office) -> None:
    who = people(office)
    office.alice.types("/log bea: called -on 3/4 -d 25m -eval great")
    form = top(office.alice)
    assert "“-on 3/4” was not understood" in form.plain()
    assert "“-eval great” was not understood" in form.plain()
    office.alice.submits(form)
    logged = entry(office)
    assert logged.text == "called -on 3/4 -eval great"
    assert (logged.duration_minutes, logged.main and logged.main.contact_id) == (25, who["bea"].id)
    assert not drafts_of(office)


def test_a_word_that_is_several_templates_is_a_choice_in_the_form(office: Office) -> None:
    people(office)
    office.alice.types("/log bea: nice -t meeting")
    form = top(office.alice)
    assert "Meeting at theirs, Meeting at ours" in form.plain()
    office.alice.submits(form, {"log.template": "Meeting at ours"})
    assert (entry(office).template, entry(office).text) == ("MEETING-INHOUSE", "nice")


def test_a_word_that_is_no_template_is_asked_about(office: Office) -> None:
    people(office)
    office.alice.types("/log bea: nice -t telepathy")
    assert "No template is called “telepathy”" in top(office.alice).plain()


def test_a_line_without_a_colon_opens_the_form_with_its_text(office: Office) -> None:
    people(office)
    office.alice.types("/log had a good talk")
    form = top(office.alice)
    office.alice.submits(form, {"log.contacts": ["Bea"]})
    assert entry(office).text == "had a good talk"


def test_more_names_than_a_line_may_have_are_told_at_the_field(office: Office) -> None:
    people(office)
    names = ", ".join(f"nobody-{number}@blond.example" for number in range(20))
    office.alice.types(f"/log bea, {names}: hello")
    form = top(office.alice)
    assert "More than 300 letters stand before the colon" in form.plain()
    office.alice.submits(form, {"log.contacts": ["Bea"]})
    assert entry(office).text == f"bea, {names}: hello"
    office.alice.types(f"bea, {names}: hello")
    office.settle()
    assert "More than 300 letters stand before the colon" in last_in_dm(office.alice).plain()


def test_a_line_sent_too_early_opens_the_form_with_who_it_is(office: Office) -> None:
    people(office)
    office.alice.types("/log bea:")
    office.alice.submits(top(office.alice), {"log.note": "now it is said"})
    assert (entry(office).text, entry(office).participants[0].name) == (
        "now it is said",
        "Bea Blond",
    )
    office.alice.types("/log bea: -t call")
    assert (entry(office, 2).template, entry(office, 2).text) == ("CALL-OUT", "")


def test_what_is_still_to_come_is_told_at_the_field(office: Office) -> None:
    people(office)
    office.alice.types("/log bea: met -t note -on 2027-01-01")
    assert "has not happened yet" in top(office.alice).plain()
    assert count(office) == 0


def test_nobody_found_opens_the_form_and_a_contact_can_be_added(office: Office) -> None:
    people(office)
    office.alice.types("/log zoe@new.example: wrote")
    form = top(office.alice)
    assert "Nobody is found for “zoe@new.example”" in form.plain()
    office.alice.clicks(form, "New contact")
    assert "zoe@new.example" in str(top(office.alice).values)


def test_many_who_fit_are_not_listed_but_searched(office: Office) -> None:
    for number in range(8):
        add(office, f"Carl Number{number}")
    office.alice.types("/log carl: hello")
    assert "Many contacts fit “carl”" in top(office.alice).plain()


def test_somebody_closed_for_privacy_gets_nothing_new(office: Office) -> None:
    add(office, "Mina Minor", minor=True)
    seen = office.alice.types("/log mina: hello")
    assert "Mina Minor gets nothing new" in seen.text
    assert count(office) == 0


def test_the_words_of_hostile_people_are_only_words(office: Office) -> None:
    people(office)
    seen = office.alice.types(f"/log bea: {HOSTILE}")
    assert not seen.error
    assert not seen.messages[0].mentions()
    add(office, f"Eve {HOSTILE}"[:180], "eve@evil.example")
    add(office, "Evelyn <!channel>")
    seen = office.alice.types("/log eve: who")
    assert len(seen.messages[0].buttons()) == 3
    assert not seen.messages[0].mentions()
    office.alice.types(f"/log nobody <!channel> such: {HOSTILE}")
    assert HOSTILE.split()[0] in str(top(office.alice).values)
    assert not top(office.alice).mentions()


def test_what_was_typed_is_given_back_when_the_record_is_busy(office: Office) -> None:
    asker = office.door.people.asker(office.desk, office.alice.id, office.workspace.team_id)
    assert isinstance(asker, Asker)
    typed = Typed(asker, "/log", "bea: called about <!here>", "C1", "T1", "")

    def busy(_desk: Desk, _asked: Typed) -> Answer:
        raise DatabaseBusy("the database is locked")

    answer = answered(office.desk, busy, typed)
    assert isinstance(answer, Reply)
    assert "Nothing was saved; try again in a moment." in answer.message.text
    assert "/log bea: called about <!here>" in str(answer.message.blocks)
    assert "<!here>" not in answer.message.text


def test_a_text_of_any_length_is_logged_whole(office: Office) -> None:
    people(office)
    text = "word " * 1400
    seen = office.alice.types(f"/log bea: {text}")
    assert not seen.error
    assert len(entry(office).text) == len(text.strip())


def test_a_segment_is_handed_on_and_an_unknown_one_loses_nothing(office: Office) -> None:
    people(office)
    a_segment(office)
    seen = office.alice.types("/log seg:Partners: autumn letter -t letter")
    assert "Log to 4 contacts of All partners?" in seen.text
    office.alice.types("/log seg:nobody: spring letter -t letter")
    form = top(office.alice)
    assert "There is no segment “nobody”." in form.plain()
    office.alice.submits(form, {"log.contacts": ["Bea"]})
    assert (entry(office).text, entry(office).template) == ("spring letter", "LETTER")


# ── in the direct messages ──────────────────────────────────────────────────────────────────────


def test_a_line_in_the_direct_messages_is_logged_with_a_card_that_stays_true(
    office: Office,
) -> None:
    people(office)
    office.alice.types("bea: called -d 10m")
    office.settle()
    card = last_in_dm(office.alice)
    assert card.plain().startswith("Logged #1 · Outgoing call · Bea Blond")
    office.alice.clicks(card, "Undo")
    office.settle()
    assert "Cancelled by Alice Adams" in card.plain()
    assert len(office.alice.sees()) == 2


@pytest.mark.parametrize("text", ["bea: called", "ad: called", "zoltan: called"])
def test_a_line_that_slack_sends_again_is_answered_once(office: Office, text: str) -> None:
    people(office)
    asker = office.door.people.asker(office.desk, office.alice.id, office.workspace.team_id)
    assert isinstance(asker, Asker)
    line = Direct(asker, text, "D1", "1772530000.000100", "Ev1")
    first = direct_line(office.desk, office.door.tables, line)
    again = direct_line(office.desk, office.door.tables, line)
    assert (type(first), type(again)) == (Reply, Nothing)
    assert count(office) + len(drafts_of(office)) == 1


def test_a_line_that_needs_a_form_offers_a_button_to_it(office: Office) -> None:
    people(office)
    office.alice.types("zoltan: called about the fair -d 20m")
    office.settle()
    offer = last_in_dm(office.alice)
    assert "Nobody is found for “zoltan”" in offer.plain()
    office.alice.clicks(offer, "Open the form")
    office.alice.submits(top(office.alice), {"log.contacts": ["Bea"]})
    office.settle()
    assert (entry(office).text, entry(office).duration_minutes) == ("called about the fair", 20)
    # The offer has become the card of the entry.
    assert offer.plain().startswith("#1 · Outgoing call · Bea Blond")
    assert len(office.alice.sees()) == 2


def test_a_line_that_says_nothing_of_somebody_asks_who(office: Office) -> None:
    office.alice.types("had a good day today")
    office.settle()
    assert "Who was it with?" in last_in_dm(office.alice).plain()


@pytest.mark.parametrize("line", ["bea: called", "/log bea: called"])
def test_a_guest_may_not_log(office: Office, line: str) -> None:
    people(office)
    office.gus.types(line)
    office.settle()
    assert count(office) == 0
