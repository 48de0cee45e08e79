"""The form: what it shows, what it keeps as it is filled in, and what is wrong at which field."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.answers import CloseForm
from bot.asked import FieldValue, FormSubmitted, User, ViewState
from bot.ids.log import LogId
from bot.listeners.form import submit_form
from journal.model import Evaluation
from journal.store import tables
from playground.workspace import WorkspaceView
from tests.bot.logbook import (
    add_contact,
    add_people,
    add_segment,
    count_entries,
    get_drafts,
    get_entry,
    open_form,
)
from tests.bot.looking_up import HOSTILE_TEXT
from tests.bot.office import BotHarness
from tests.clock import NOW

_BASIC_FIELDS = ["With whom", "What it was", "When", "Note"]
_MORE_FIELDS = [
    "Duration",
    "Attempt",
    "How it went",
    "Why, in a few words",
    "Follow-up on",
    "Direction",
    "Cost (EUR)",
    "Colleague it concerns",
    "Files",
]


def test_the_empty_form_asks_for_four_things(office: BotHarness) -> None:
    view = office.alice.types("/log").view
    assert view is not None
    assert (view.title, view.submit, view.close) == ("Log an interaction", "Log it", "Close")
    assert view.labels() == _BASIC_FIELDS
    office.alice.clicks(view, "More fields")
    assert open_form(office.alice).labels() == [*_BASIC_FIELDS, *_MORE_FIELDS]
    assert "More fields" not in open_form(office.alice).buttons()


def test_another_template_has_other_fields_and_what_was_typed_stays(office: BotHarness) -> None:
    add_people(office)
    office.alice.uses_shortcut("log_global")
    view = open_form(office.alice)
    office.alice.fills(view, {"log.note": "typed before", "log.contacts": ["Bea"]})
    office.alice.picks(view, "log.template", "Outgoing call")
    view = open_form(office.alice)
    assert view.labels() == [*_BASIC_FIELDS, "Duration", "Attempt"]
    assert "Left empty: 15 min, as the template has it." in view.plain()
    office.alice.fills(view, {"log.duration": "1h30"})
    office.alice.picks(view, "log.template", "Letter")
    # A field that holds something stays in sight.
    assert "Duration" in open_form(office.alice).labels()
    office.alice.submits(open_form(office.alice))
    assert (get_entry(office).template, get_entry(office).text) == ("LETTER", "typed before")
    assert get_entry(office).duration_minutes == 90


def test_every_field_goes_into_the_entry(office: BotHarness) -> None:
    add_people(office)
    office.alice.types("/log")
    office.alice.clicks(open_form(office.alice), "More fields")
    view = open_form(office.alice)
    office.alice.submits(
        view,
        {
            "log.contacts": ["Bea", "Adam"],
            "log.template": "Outgoing call",
            "log.when": int(datetime(2026, 3, 1, 10, tzinfo=UTC).timestamp()),
            "log.note": "all of it",
            "log.duration": "25m",
            "log.attempt": ["Nobody was reached"],
            "log.evaluation": "Negative",
            "log.evaluation.note": "busy",
            "log.follow_up": "2026-03-09",
            "log.direction": "Incoming",
            "log.cost": "12,50",
            "log.colleague": office.bob,
        },
    )
    logged = get_entry(office)
    assert logged.occurred_at == datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert (logged.template, logged.text, logged.duration_minutes) == ("CALL-OUT", "all of it", 25)
    assert (logged.successful, logged.evaluation) == (False, Evaluation.NEGATIVE)
    assert (logged.evaluation_note, str(logged.follow_up_on)) == ("busy", "2026-03-09")
    assert (logged.direction, logged.cost) == ("inbound", Decimal("12.50"))
    assert logged.salesperson == "bob@ours.example"
    assert [each.name for each in logged.participants] == ["Bea Blond", "Adam Smith"]


def test_what_is_wrong_stands_at_its_field_all_at_once(office: BotHarness) -> None:
    add_people(office)
    office.alice.types("/log")
    office.alice.clicks(open_form(office.alice), "More fields")
    view = open_form(office.alice)
    tomorrow = int(NOW.timestamp()) + 3 * 24 * 3600
    wrong = {
        "log.contacts": ["Bea"],
        "log.duration": "long",
        "log.cost": "much",
        "log.when": tomorrow,
    }
    seen = office.alice.submits(view, wrong)
    assert set(seen.errors) == {"log.duration", "log.cost", "log.when"}
    assert "write it like 25m" in seen.errors["log.duration"]
    assert "has not happened yet" in seen.errors["log.when"]
    right = {"log.duration": "25m", "log.cost": "", "log.when": int(NOW.timestamp())}
    assert not office.alice.submits(open_form(office.alice), right).errors
    assert count_entries(office) == 1


def test_a_form_sent_off_twice_logs_once(office: BotHarness) -> None:
    bea = add_people(office)["bea"]
    asker = office.slack_app.people.identify(
        office.context, office.alice.id, office.workspace.team_id
    )
    assert isinstance(asker, User)
    fields = {
        "log.contacts": FieldValue(str(bea.id), (str(bea.id),)),
        "log.template": FieldValue("NOTE"),
        "log.note": FieldValue("once"),
    }
    sent = FormSubmitted(asker, ViewState("V1", "h", LogId.FORM, "", fields), "")
    first, again = submit_form(office.context, sent), submit_form(office.context, sent)
    assert isinstance(first, CloseForm)
    assert isinstance(again, CloseForm)
    assert first.message is not None
    assert again.message is not None
    assert first.message.text.startswith("Logged #1")
    assert again.message.text.startswith("Logged already: #1")
    assert count_entries(office) == 1


def test_what_was_typed_before_a_change_of_the_form_is_kept_when_it_is_given_up(
    office: BotHarness,
) -> None:
    add_people(office)
    office.alice.types("/log")
    view = open_form(office.alice)
    office.alice.fills(view, {"log.contacts": ["Bea"], "log.note": "a long talk"})
    office.alice.picks(view, "log.template", "Outgoing call")
    office.alice.fills(open_form(office.alice), {"log.duration": "1h"})
    office.alice.clicks(open_form(office.alice), "More fields")
    office.alice.closes(open_form(office.alice))
    office.settle()
    told = office.alice.sees()[-1]
    assert "What you began is kept as draft 1." in told.plain()
    office.alice.clicks(told, "Continue")
    office.alice.submits(open_form(office.alice))
    logged = get_entry(office)
    assert (logged.template, logged.text, logged.duration_minutes) == (
        "CALL-OUT",
        "a long talk",
        60,
    )
    assert not get_drafts(office)


def test_the_result_is_told_where_the_form_was_opened(office: BotHarness) -> None:
    add_people(office)
    sales = office.workspace.add_channel("sales", members=[office.alice])
    view = office.alice.types("/log", channel=sales).view
    assert view is not None
    office.alice.submits(view, {"log.contacts": ["Bea"]})
    office.settle()
    (told,) = office.alice.sees(sales)
    assert told.plain().startswith("Logged #1")
    assert told.ephemeral_to


def test_a_shortcut_without_a_channel_is_answered_by_a_card_in_the_messages(
    office: BotHarness,
) -> None:
    add_people(office)
    office.alice.uses_shortcut("log_global")
    office.alice.submits(open_form(office.alice), {"log.contacts": ["Bea"], "log.note": "hello"})
    office.settle()
    (card,) = office.alice.sees()
    assert card.plain().startswith("Logged #1")
    office.alice.clicks(card, "Undo")
    office.settle()
    assert "Cancelled by Alice Adams" in card.plain()


def test_somebody_closed_for_privacy_is_told_at_the_field(office: BotHarness) -> None:
    add_contact(office, "Mina Minor", minor=True)
    view = office.alice.types("/log").view
    assert view is not None
    seen = office.alice.submits(view, {"log.contacts": ["Mina"]})
    assert "Mina Minor gets nothing new" in seen.errors["log.contacts"]
    assert count_entries(office) == 0


def test_a_contact_that_is_missing_is_added_on_top_and_then_found(office: BotHarness) -> None:
    office.alice.types("/log zoe new: hello")
    office.alice.clicks(open_form(office.alice), "New contact")
    seen = office.alice.submits(open_form(office.alice), {"find.emails": "zoe@new.example"})
    assert not seen.errors
    office.settle()
    form = open_form(office.alice)
    assert form.callback_id == LogId.FORM
    office.alice.submits(form, {"log.contacts": ["zoe new"]})
    assert get_entry(office).text == "hello"


def test_a_segment_may_be_chosen_in_place_of_contacts_but_alone(office: BotHarness) -> None:
    add_people(office)
    add_segment(office)
    view = office.alice.types("/log").view
    assert view is not None
    found = office.alice.searches(view, "log.contacts", "partn")
    assert [each.text for each in found] == ["All partners"]
    seen = office.alice.submits(view, {"log.contacts": ["All partners", "Bea"]})
    assert seen.errors == {"log.contacts": "Choose contacts, or one segment alone."}
    office.alice.submits(view, {"log.contacts": ["All partners"], "log.note": "autumn letter"})
    office.settle()
    # Told where the form was opened, not in the direct messages.
    (asked,) = office.alice.sees()
    assert asked.ephemeral_to
    assert "Log to 4 contacts of All partners?" in asked.plain()


@pytest.mark.parametrize(("own", "shown"), [("LETTER", "Letter"), ("GONE", "Note")])
def test_a_form_for_a_segment_begins_with_its_template(
    office: BotHarness, own: str, shown: str
) -> None:
    add_people(office)
    add_segment(office)
    with office.session() as session:
        session.execute(tables.segment.update().values(template=own))
    # That is no duration: the form says so.
    view = office.alice.types("/log seg:partners: hello -d long").view
    assert view is not None
    assert _chosen_text(view, "log.template") == shown


def _chosen_text(view: WorkspaceView, block_id: str) -> str:
    (block,) = [each for each in view.blocks if each["block_id"] == block_id]
    return str(block["element"]["initial_option"]["text"]["text"])


# ── a message that is taken up ──────────────────────────────────────────────────────────────────


def test_a_message_is_logged_with_its_text_its_moment_and_where_it_stands(
    office: BotHarness,
) -> None:
    add_people(office)
    sales = office.workspace.add_channel("sales", members=[office.alice, office.bob])
    office.bob.types("Bea said <yes> & will *pay*", channel=sales)
    message = office.alice.sees(sales)[-1]
    office.alice.uses_shortcut("log_message", message)
    form = open_form(office.alice)
    office.alice.submits(form, {"log.contacts": ["Bea"]})
    logged = get_entry(office)
    assert logged.template == "CHAT"
    text, source = logged.text.split("\n\n")
    assert text == "Bea said <yes> & will *pay*"
    assert source.startswith("Message of Bob Berg in Slack, ")
    assert source.endswith(
        f"https://ours.slack.com/archives/{sales.id}/p{message.ts.replace('.', '')}"
    )


def test_a_message_longer_than_a_field_is_logged_whole(office: BotHarness) -> None:
    add_people(office)
    sales = office.workspace.add_channel("sales", members=[office.alice])
    office.alice.types("begin " + "word " * 700 + "end", channel=sales)
    office.alice.uses_shortcut("log_message", office.alice.sees(sales)[-1])
    form = open_form(office.alice)
    assert "more than Slack shows here. All of it is logged." in form.plain()
    office.alice.picks(form, "log.template", "Note")
    form = open_form(office.alice)
    assert "All of it is logged" in form.plain()
    office.alice.submits(form, {"log.contacts": ["Bea"], "log.note": "Look at this:"})
    text = get_entry(office).text
    assert text.startswith("Look at this:\n\nbegin word")
    assert "word end\n\nMessage of Alice Adams" in text
    assert not get_drafts(office)


def test_a_message_in_a_thread_is_taken_up_too(office: BotHarness) -> None:
    add_people(office)
    sales = office.workspace.add_channel("sales", members=[office.alice])
    office.alice.types("the question", channel=sales)
    root = office.alice.sees(sales)[-1]
    office.alice.types("the answer", channel=sales, thread=root)
    answer = next(each for each in office.alice.sees(sales) if each.text == "the answer")
    office.alice.uses_shortcut("log_message", answer)
    office.alice.submits(open_form(office.alice), {"log.contacts": ["Bea"]})
    assert f"?thread_ts={root.ts}&cid={sales.id}" in get_entry(office).text


def test_a_hostile_message_does_no_harm(office: BotHarness) -> None:
    add_people(office)
    sales = office.workspace.add_channel("sales", members=[office.alice])
    office.alice.types(HOSTILE_TEXT * 30, channel=sales)
    office.alice.uses_shortcut("log_message", office.alice.sees(sales)[-1])
    form = open_form(office.alice)
    assert not form.mentions()
    seen = office.alice.submits(form, {"log.contacts": ["Bea"]})
    office.settle()
    assert not seen.error
    assert not any(each.mentions() for each in office.alice.sees(sales) if each.ephemeral_to)


def test_the_longest_names_and_texts_fit_into_the_form(office: BotHarness) -> None:
    add_contact(office, "N" * 180, "a" * 60 + "@long.example")
    typed = f"{'N' * 180}: {'x' * 2950} -on 3/4 -d soon -t call"
    seen = office.alice.types(f"/log {typed}")
    assert not seen.error
    assert "“-on 3/4” was not understood" in open_form(office.alice).plain()
