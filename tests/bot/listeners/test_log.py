"""The quick line: one line logs, and nothing typed is lost."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.answers import Answer, Nothing, Reply
from bot.context import BotContext
from bot.dispatch import answer_input
from bot.inputs import DirectMessage, SlashCommand, User
from bot.listeners.typed_input import answer_direct_message
from journal.errors import DatabaseBusy
from journal.model import Direction, Evaluation, Source
from tests.bot.log_case import (
    add_contact,
    add_people,
    add_segment,
    count_entries,
    get_drafts,
    get_entry,
    last_direct_message,
    open_form,
)
from tests.bot.lookup_case import HOSTILE_TEXT
from tests.bot.workspace_case import BotHarness


def test_a_line_is_logged_and_its_card_is_the_answer_itself(harness: BotHarness) -> None:
    add_people(harness)
    seen = harness.alice.types("/log ada lovelace: asked about prices")
    assert seen.text.startswith("Logged #1 · Note · Ada Lovelace (Acme) · today 11:30")
    assert seen.messages[0].buttons() == ["Edit", "Undo"]
    assert not harness.workspace.calls("chat.postMessage")
    logged = get_entry(harness)
    assert (logged.text, logged.source) == ("asked about prices", Source.SLACK)
    assert (logged.logged_by, logged.salesperson) == ("alice@ours.example", "alice@ours.example")


def test_flags_say_what_the_words_do_not(harness: BotHarness) -> None:
    add_people(harness)
    flags = "-t call -on yesterday 14:00 -d 25m -in -failed -cost 40 -eval ++ -follow 3d"
    seen = harness.alice.types(f"/log bea: asked for a quote {flags}")
    logged = get_entry(harness)
    assert (logged.template, logged.text) == ("CALL-IN", "asked for a quote")
    assert logged.occurred_at == datetime(2026, 3, 2, 12, tzinfo=UTC)
    assert (logged.duration_minutes, logged.cost) == (25, Decimal(40))
    assert (logged.direction, logged.successful) == (Direction.INBOUND, False)
    assert logged.evaluation is Evaluation.VERY_POSITIVE
    assert str(logged.follow_up_on) == "2026-03-06"
    assert "attempt failed · 25 min · 40\u00a0EUR · Very positive · follow-up 6 Mar" in (
        seen.messages[0].plain()
    )


def test_plain_words_are_understood_and_told_so(harness: BotHarness) -> None:
    add_people(harness)
    seen = harness.alice.types("/log bea: called about prices yesterday 3pm, 45 min")
    logged = get_entry(harness)
    assert (logged.template, logged.duration_minutes) == ("CALL-OUT", 45)
    assert logged.text == "called about prices yesterday 3pm, 45 min"
    assert "Understood: Outgoing call, yesterday 15:00, 45 min." in seen.text
    harness.alice.clicks(seen.messages[0], "Edit")
    assert open_form(harness.alice).title == "Edit #1"


def test_several_with_commas_are_one_entry(harness: BotHarness) -> None:
    who = add_people(harness)
    harness.alice.types("/log bea, adam smith, #K-2: asked")
    assert [each.contact_id for each in get_entry(harness).participants] == [
        who["bea"].id,
        who["adam"].id,
        who["ada"].id,
    ]


def test_a_name_with_a_comma_may_be_one(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log Lovelace, Ada: asked")
    assert [each.name for each in get_entry(harness).participants] == ["Ada Lovelace"]


def test_a_colleague_is_found_though_they_never_used_it(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log bea: called for him -with @bob")
    assert get_entry(harness).salesperson == "bob@ours.example"


def test_a_colleague_nobody_knows_is_asked_about_at_the_field(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log bea: called -with zoltan")
    assert "No colleague is known as “zoltan”" in open_form(harness.alice).plain()
    assert count_entries(harness) == 0


def test_what_can_not_be_read_opens_the_form_with_all_of_it(harness: BotHarness) -> None:
    who = add_people(harness)
    harness.alice.types("/log bea: called -on 3/4 -d 25m -eval great")
    form = open_form(harness.alice)
    assert "“-on 3/4” was not understood" in form.plain()
    assert "“-eval great” was not understood" in form.plain()
    harness.alice.submits(form)
    logged = get_entry(harness)
    assert logged.text == "called -on 3/4 -eval great"
    assert (
        logged.duration_minutes,
        logged.main_participant and logged.main_participant.contact_id,
    ) == (25, who["bea"].id)
    assert not get_drafts(harness)


def test_a_word_that_is_several_templates_is_a_choice_in_the_form(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log bea: nice -t meeting")
    form = open_form(harness.alice)
    assert "Meeting at theirs, Meeting at ours" in form.plain()
    harness.alice.submits(form, {"log.template": "Meeting at ours"})
    assert (get_entry(harness).template, get_entry(harness).text) == ("MEETING-INHOUSE", "nice")


def test_a_word_that_is_no_template_is_asked_about(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log bea: nice -t telepathy")
    assert "No template is called “telepathy”" in open_form(harness.alice).plain()


@pytest.mark.parametrize(
    ("language", "typed"),
    [("en", "Outgoing call"), ("en", '"outgoing call"'), ("sv", "Utgående samtal")],
)
def test_the_name_that_is_shown_is_understood_too(
    harness: BotHarness, language: str, typed: str
) -> None:
    add_people(harness)
    harness.alice.changes(locale=language)
    harness.alice.types(f"/log bea: hi -t {typed}")
    assert (get_entry(harness).template, get_entry(harness).text) == ("CALL-OUT", "hi")
    seen = harness.alice.types(f"/rapport history -t {typed}")
    assert "#1" in seen.text


def test_a_cost_in_another_currency_is_asked_about_and_never_taken_for_ours(
    harness: BotHarness,
) -> None:
    add_people(harness)
    harness.alice.types("/log bea: dinner -t note -cost 1 200 SEK")
    form = open_form(harness.alice)
    assert "1200 SEK is not" in form.plain()
    assert count_entries(harness) == 0
    harness.alice.submits(form, {"log.cost": "1 080,50"})
    assert get_entry(harness).cost == Decimal("1080.50")


def test_a_word_like_a_flag_is_told_on_the_card(harness: BotHarness) -> None:
    add_people(harness)
    seen = harness.alice.types("/log bea: called -duratoin 25m")
    assert "“-duratoin” is no flag here; it stayed in the text." in seen.text
    assert get_entry(harness).text == "called -duratoin 25m"
    seen = harness.alice.types("/rapport history bea -sinse 30d")
    assert "-sinse is no flag here; there are -t, -since, -cancelled." in seen.text


def test_a_line_without_a_colon_opens_the_form_with_its_text(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log had a good talk")
    form = open_form(harness.alice)
    harness.alice.submits(form, {"log.contacts": ["Bea"]})
    assert get_entry(harness).text == "had a good talk"


def test_more_names_than_a_line_may_have_are_told_at_the_field(harness: BotHarness) -> None:
    add_people(harness)
    names = ", ".join(f"nobody-{number}@blond.example" for number in range(20))
    harness.alice.types(f"/log bea, {names}: hello")
    form = open_form(harness.alice)
    assert "More than 300 letters stand before the colon" in form.plain()
    harness.alice.submits(form, {"log.contacts": ["Bea"]})
    assert get_entry(harness).text == f"bea, {names}: hello"
    harness.alice.types(f"bea, {names}: called about chairs")
    harness.settle()
    assert (
        "More than 300 letters stand before the colon" in last_direct_message(harness.alice).plain()
    )


def test_a_line_sent_too_early_opens_the_form_with_who_it_is(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log bea:")
    harness.alice.submits(open_form(harness.alice), {"log.note": "now it is said"})
    assert (get_entry(harness).text, get_entry(harness).participants[0].name) == (
        "now it is said",
        "Bea Blond",
    )
    harness.alice.types("/log bea: -t call")
    assert (get_entry(harness, 2).template, get_entry(harness, 2).text) == ("CALL-OUT", "")


def test_what_is_still_to_come_is_told_at_the_field(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log bea: met -t note -on 2027-01-01")
    # On the clock in Helsinki, as it was typed.
    assert "1 Jan 2027 has not happened yet" in open_form(harness.alice).plain()
    harness.alice.types("/log bea: met -t note -on tomorrow")
    assert "4 Mar 2026 has not happened yet" in open_form(harness.alice).plain()
    assert count_entries(harness) == 0


def test_nobody_found_opens_the_form_and_a_contact_can_be_added(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log zoe@new.example: wrote")
    form = open_form(harness.alice)
    assert "Nobody is found for “zoe@new.example”" in form.plain()
    harness.alice.clicks(form, "New contact")
    assert "zoe@new.example" in str(open_form(harness.alice).values)


def test_many_who_fit_are_not_listed_but_searched(harness: BotHarness) -> None:
    for number in range(8):
        add_contact(harness, f"Carl Number{number}")
    harness.alice.types("/log carl: hello")
    assert "Many contacts fit “carl”" in open_form(harness.alice).plain()


def test_somebody_closed_for_privacy_gets_nothing_new(harness: BotHarness) -> None:
    add_contact(harness, "Mina Minor", minor=True)
    seen = harness.alice.types("/log mina: called")
    assert "Mina Minor gets nothing new" in seen.text
    assert count_entries(harness) == 0


def test_the_words_of_hostile_people_are_only_words(harness: BotHarness) -> None:
    add_people(harness)
    seen = harness.alice.types(f"/log bea: {HOSTILE_TEXT}")
    assert not seen.error
    assert not seen.messages[0].mentions()
    harness.alice.types(f"/log nobody <!channel> such: {HOSTILE_TEXT}")
    assert HOSTILE_TEXT.split()[0] in str(open_form(harness.alice).values)
    assert not open_form(harness.alice).mentions()
    add_contact(harness, f"Eve {HOSTILE_TEXT}"[:180], "eve@evil.example")
    add_contact(harness, "Eve <!channel>")
    seen = harness.alice.types("/log eve: who")
    assert len(seen.messages[0].buttons()) == 3
    assert not seen.messages[0].mentions()


def test_what_was_typed_is_given_back_when_the_record_is_busy(harness: BotHarness) -> None:
    user = harness.slack_app.people.identify(
        harness.context, harness.alice.id, harness.workspace.team_id
    )
    assert isinstance(user, User)
    typed = SlashCommand(user, "/log", "bea: called about <!here>", "C1", "T1", "")

    def busy(_desk: BotContext, _asked: SlashCommand) -> Answer:
        raise DatabaseBusy("the database is locked")

    answer = answer_input(harness.context, busy, typed)
    assert isinstance(answer, Reply)
    assert "Nothing was saved; try again in a moment." in answer.message.text
    assert "/log bea: called about <!here>" in str(answer.message.blocks)
    assert "<!here>" not in answer.message.text


def test_a_text_of_any_length_is_logged_whole(harness: BotHarness) -> None:
    add_people(harness)
    text = "word " * 1400
    seen = harness.alice.types(f"/log bea: {text}")
    assert not seen.error
    assert len(get_entry(harness).text) == len(text.strip())


def test_a_segment_is_handed_on_and_an_unknown_one_loses_nothing(harness: BotHarness) -> None:
    add_people(harness)
    add_segment(harness)
    seen = harness.alice.types("/log seg:Partners: autumn letter -t letter")
    assert "Log to 4 contacts of All partners?" in seen.text
    harness.alice.types("/log seg:nobody: spring letter -t letter")
    form = open_form(harness.alice)
    assert "There is no segment “nobody”." in form.plain()
    harness.alice.submits(form, {"log.contacts": ["Bea"]})
    assert (get_entry(harness).text, get_entry(harness).template) == ("spring letter", "LETTER")


# ── in the direct messages ──────────────────────────────────────────────────────────────────────


def test_a_line_in_the_direct_messages_is_logged_with_a_card_that_stays_true(
    harness: BotHarness,
) -> None:
    add_people(harness)
    harness.alice.types("bea: called -d 10m")
    harness.settle()
    card = last_direct_message(harness.alice)
    assert card.plain().startswith("Logged #1 · Outgoing call · Bea Blond")
    harness.alice.clicks(card, "Undo")
    harness.settle()
    assert "Cancelled by Alice Adams" in card.plain()
    assert len(harness.alice.sees()) == 2


@pytest.mark.parametrize("text", ["bea: called", "ad: called", "zoltan: called"])
def test_a_line_that_slack_sends_again_is_answered_once(harness: BotHarness, text: str) -> None:
    add_people(harness)
    user = harness.slack_app.people.identify(
        harness.context, harness.alice.id, harness.workspace.team_id
    )
    assert isinstance(user, User)
    line = DirectMessage(user, text, "D1", "1772530000.000100", "Ev1")
    first = answer_direct_message(harness.context, harness.slack_app.tables, line)
    again = answer_direct_message(harness.context, harness.slack_app.tables, line)
    assert (type(first), type(again)) == (Reply, Nothing)
    assert count_entries(harness) + len(get_drafts(harness)) == 1


def test_a_line_that_needs_a_form_offers_a_button_to_it(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("zoltan: called about the fair -d 20m")
    harness.settle()
    offer = last_direct_message(harness.alice)
    assert "Nobody is found for “zoltan”" in offer.plain()
    harness.alice.clicks(offer, "Open the form")
    harness.alice.submits(open_form(harness.alice), {"log.contacts": ["Bea"]})
    harness.settle()
    assert (get_entry(harness).text, get_entry(harness).duration_minutes) == (
        "zoltan: called about the fair",
        20,
    )
    # The offer has become the card of the entry.
    assert offer.plain().startswith("#1 · Outgoing call · Bea Blond")
    assert len(harness.alice.sees()) == 2


def test_a_line_that_says_nothing_of_somebody_asks_who(harness: BotHarness) -> None:
    harness.alice.types("had a good day today")
    harness.settle()
    assert "Who was it with?" in last_direct_message(harness.alice).plain()


@pytest.mark.parametrize("line", ["bea: called", "/log bea: called"])
def test_a_guest_may_not_log(harness: BotHarness, line: str) -> None:
    add_people(harness)
    harness.gus.types(line)
    harness.settle()
    assert count_entries(harness) == 0
