"""A line as people type it, in Slack: what is asked, what is taken later, what is no log line."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from tests.bot.log_case import (
    add_contact,
    add_people,
    count_entries,
    get_drafts,
    get_entry,
    last_direct_message,
    open_form,
)
from tests.bot.workspace_case import CONFIG, BotHarness, bot_harness


def test_a_name_anywhere_in_the_sentence_is_found(harness: BotHarness) -> None:
    who = add_people(harness)
    seen = harness.alice.types("/log called Ada yesterday 3pm, 25 min, follow up Friday")
    logged = get_entry(harness)
    assert (logged.template, logged.duration_minutes) == ("CALL-OUT", 25)
    assert [each.contact_id for each in logged.participants] == [who["ada"].id]
    assert str(logged.follow_up_on) == "2026-03-06"
    assert logged.text == "called Ada yesterday 3pm, 25 min, follow up Friday"
    assert "Understood: Outgoing call, yesterday 15:00, 25 min, follow-up" in seen.text


def test_words_before_the_colon_that_are_no_name_are_never_lost(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log price talk: Ada wants 3 % off")
    assert get_entry(harness).text == "price talk: Ada wants 3 % off"


def test_a_meeting_without_a_place_asks_where_it_was(harness: BotHarness) -> None:
    add_people(harness)
    offer = harness.alice.types("/log lunch with Ada, 1 h").messages[0]
    assert "What was it?" in offer.plain()
    assert count_entries(harness) == 0
    harness.alice.clicks(offer, "Meeting at ours")
    harness.settle()
    logged = get_entry(harness)
    assert (logged.template, logged.duration_minutes) == ("MEETING-INHOUSE", 60)
    assert not get_drafts(harness)
    assert offer.plain().startswith("Logged #1")


def test_one_thing_after_the_other_is_asked(harness: BotHarness) -> None:
    who = add_people(harness)
    second = add_contact(harness, "Bea Brown", "bea@brown.example")
    harness.alice.types("lunch with Bea")
    harness.settle()
    offer = last_direct_message(harness.alice)
    assert "Who is meant by “Bea”?" in offer.plain()
    harness.alice.clicks(offer, "Bea Brown · bea@brown.example")
    harness.settle()
    assert "What was it?" in offer.plain()
    harness.alice.clicks(offer, "Meeting at theirs")
    harness.settle()
    logged = get_entry(harness)
    assert logged.template == "MEETING-ONSITE"
    assert [each.contact_id for each in logged.participants] == [second.id]
    assert who["bea"].id != second.id


def test_what_is_still_to_come_becomes_a_note_with_a_follow_up(harness: BotHarness) -> None:
    add_people(harness)
    offer = harness.alice.types("/log meeting with Ada tomorrow at 10").messages[0]
    assert "This has not happened yet." in offer.plain()
    assert count_entries(harness) == 0
    harness.alice.clicks(offer, offer.buttons()[0])
    harness.settle()
    logged = get_entry(harness)
    assert (logged.template, str(logged.follow_up_on)) == ("NOTE", "2026-03-04")


def test_money_of_another_currency_is_told_and_never_taken_for_ours(harness: BotHarness) -> None:
    add_people(harness)
    seen = harness.alice.types("/log taxi to Ada, zoom with Ada, 1200 SEK")
    assert get_entry(harness).cost == Decimal(0)
    assert "Not taken: 1200 SEK." in seen.text


def test_what_was_not_taken_is_taken_by_a_click(harness: BotHarness) -> None:
    add_people(harness)
    card = harness.alice.types("/log called Ada, 20 min, 40 EUR").messages[0]
    assert "Not taken: 40 EUR." in card.plain()
    seen = harness.alice.clicks(card, "Take 40 EUR")
    harness.settle()
    assert not seen.error
    assert get_entry(harness).cost == Decimal(40)


def test_a_day_that_was_not_taken_becomes_the_follow_up_by_a_click(harness: BotHarness) -> None:
    add_people(harness)
    card = harness.alice.types("/log called Ada, meeting booked for Friday").messages[0]
    assert "Not taken: Friday." in card.plain()
    assert get_entry(harness).follow_up_on is None
    harness.alice.clicks(card, "Take Friday")
    harness.settle()
    assert str(get_entry(harness).follow_up_on) == "2026-03-06"


def test_a_question_in_the_direct_messages_is_no_log_line(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("when did we last call Ada?")
    harness.settle()
    assert "Nothing is logged" in last_direct_message(harness.alice).plain()
    assert count_entries(harness) == 0
    harness.alice.types("thanks a lot!")
    harness.settle()
    assert count_entries(harness) == 0


def test_who_is_known_to_nobody_is_named_in_the_form(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log lunch with Ada and Zork, 1 h")
    assert "Nobody is found for “Zork”" in open_form(harness.alice).plain()
    assert count_entries(harness) == 0


def test_a_line_behind_the_other_command_is_offered_as_one(harness: BotHarness) -> None:
    add_people(harness)
    offer = harness.alice.types("/rapport called Ada, 20 min").messages[0]
    assert "Did you mean:" in offer.plain()
    assert count_entries(harness) == 0
    harness.alice.clicks(offer, "log called Ada, 20 min")
    harness.settle()
    assert get_entry(harness).text == "called Ada, 20 min"


def test_a_word_that_is_no_verb_is_no_line(harness: BotHarness) -> None:
    add_people(harness)
    labels = harness.alice.types("/rapport blah blah").messages[0].buttons()
    assert not [each for each in labels if each.startswith("log")]


def test_two_deeds_with_two_people_are_logged_one_by_one(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log called Ada and emailed Bea the specs")
    assert "two things with two people" in open_form(harness.alice).plain()
    assert count_entries(harness) == 0


def test_a_mention_of_a_colleague_is_kept_as_their_name(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types(f"/log called Ada together with <@{harness.bob.id}|bob>")
    assert "<@" not in get_entry(harness).text
    assert "@" in get_entry(harness).text


def test_every_name_of_a_line_is_asked_about_in_the_form(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log ada, bea, zork, blub: hi")
    told = open_form(harness.alice).plain()
    assert "Bea Blond" in told
    assert "Several contacts fit “ada”." in told
    assert "Nobody is found for “zork, blub”." in told


def test_a_mention_with_an_ending_is_kept_as_a_name_too(harness: BotHarness) -> None:
    harness.alice.changes(locale="fi-FI")
    add_people(harness)
    harness.alice.types(f"/log soitin Adalle <@{harness.bob.id}|bob>:n kanssa")
    assert get_entry(harness).text == "soitin Adalle @bob:n kanssa"


def test_a_mention_before_the_colon_is_refused_by_name(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types(f"/log <@{harness.bob.id}|bob>: called")
    assert "<@" not in open_form(harness.alice).plain()
    assert "“@bob”" in open_form(harness.alice).plain()


def test_a_day_that_ends_in_a_stop_ends_the_sentence_too(harness: BotHarness) -> None:
    harness.alice.changes(locale="fi-FI")
    add_people(harness)
    card = harness.alice.types("/log soitin Adalle, palaan asiaan perjantaina").messages[0]
    assert "seuranta 6.3. Menikö" in card.plain()


def test_a_correction_right_after_changes_the_entry_just_made(harness: BotHarness) -> None:
    who = add_people(harness)
    harness.alice.types("called Ada, 20 min")
    harness.settle()
    harness.alice.types("no, 40 min")
    harness.settle()
    assert get_entry(harness).duration_minutes == 40
    assert last_direct_message(harness.alice).plain().startswith("Corrected: #1")
    harness.alice.types("it was Bea")
    harness.settle()
    assert [each.contact_id for each in get_entry(harness).participants] == [who["bea"].id]
    harness.alice.types("yesterday")
    harness.settle()
    assert str(get_entry(harness).occurred_at.date()) == "2026-03-01"
    assert count_entries(harness) == 1


def test_a_correction_that_can_not_be_made_is_a_line_of_its_own(
    database_url: str, tmp_path: Path
) -> None:
    more = "[templates.FAX]\nretired = true\n"
    with bot_harness(database_url, tmp_path, CONFIG + more) as harness:
        add_people(harness)
        harness.alice.types("called Ada, 20 min")
        harness.settle()
        harness.alice.types("it was a fax")
        harness.settle()
        assert "Who was it with?" in last_direct_message(harness.alice).plain()
        assert len(get_drafts(harness)) == 1


def test_later_or_with_a_deed_it_is_a_line_of_its_own(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("called Ada, 20 min")
    harness.settle()
    harness.alice.types("no answer from Bea")
    harness.settle()
    assert count_entries(harness) == 2
    harness.clock.now += timedelta(hours=1)
    harness.alice.types("no, 40 min")
    harness.settle()
    assert get_entry(harness, 2).duration_minutes != 40
    assert count_entries(harness) == 2
