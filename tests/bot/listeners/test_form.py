"""The form: what it shows, what it keeps as it is filled in, and what is wrong at which field."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.answers import CloseForm
from bot.ids.log import LogId
from bot.inputs import FieldValue, FormSubmitted, User, ViewState
from bot.listeners.log_form import submit_form
from journal.model import Evaluation
from journal.store import tables
from playground.workspace import WorkspaceView
from tests.bot.log_case import (
    add_contact,
    add_people,
    add_segment,
    count_entries,
    get_drafts,
    get_entry,
    open_form,
)
from tests.bot.lookup_case import HOSTILE_TEXT, find_contact, log_entry
from tests.bot.workspace_case import BotHarness
from tests.clock import NOW

_BASIC_FIELDS = ["With whom", "What it was", "When", "Note"]
_MORE_FIELDS = [
    "Duration",
    "Attempt",
    "How it went",
    "Why, in a few words",
    "Follow-up on",
    "Time of the follow-up",
    "Direction",
    "Cost (EUR)",
    "Opportunity or project",
    "Colleague it concerns",
    "Files",
]


def test_the_empty_form_asks_for_four_things(harness: BotHarness) -> None:
    view = harness.alice.types("/log").view
    assert view is not None
    assert (view.title, view.submit, view.close) == ("Log an interaction", "Log it", "Close")
    assert view.labels() == _BASIC_FIELDS
    harness.alice.clicks(view, "More fields")
    assert open_form(harness.alice).labels() == [*_BASIC_FIELDS, *_MORE_FIELDS]
    assert "More fields" not in open_form(harness.alice).buttons()


def test_another_template_has_other_fields_and_what_was_typed_stays(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.uses_shortcut("log_global")
    view = open_form(harness.alice)
    harness.alice.fills(view, {"log.note": "typed before", "log.contacts": ["Bea"]})
    harness.alice.picks(view, "log.template", "Outgoing call")
    view = open_form(harness.alice)
    assert view.labels() == [*_BASIC_FIELDS, "Duration", "Attempt"]
    assert "Left empty, it is as in the template: 15 min." in view.plain()
    harness.alice.fills(view, {"log.duration": "1h30"})
    harness.alice.picks(view, "log.template", "Letter")
    # A field that holds something stays in sight.
    assert "Duration" in open_form(harness.alice).labels()
    harness.alice.submits(open_form(harness.alice))
    assert (get_entry(harness).template, get_entry(harness).text) == ("LETTER", "typed before")
    assert get_entry(harness).duration_minutes == 90


def test_every_field_goes_into_the_entry(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log")
    harness.alice.clicks(open_form(harness.alice), "More fields")
    view = open_form(harness.alice)
    harness.alice.submits(
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
            "log.opportunity": "New hall",
            "log.colleague": harness.bob,
        },
    )
    logged = get_entry(harness)
    assert logged.occurred_at == datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert (logged.template, logged.text, logged.duration_minutes) == ("CALL-OUT", "all of it", 25)
    assert (logged.successful, logged.evaluation) == (False, Evaluation.NEGATIVE)
    assert (logged.evaluation_note, str(logged.follow_up_on)) == ("busy", "2026-03-09")
    assert (logged.direction, logged.cost) == ("inbound", Decimal("12.50"))
    assert (logged.salesperson, logged.opportunity) == ("bob@ours.example", "New hall")
    assert [each.name for each in logged.participants] == ["Bea Blond", "Adam Smith"]


def test_an_opportunity_is_chosen_among_those_that_entries_name_or_is_new(
    harness: BotHarness,
) -> None:
    bea = add_people(harness)["bea"]
    for name in ("New hall", "Fair in Åbo", "x" * 151):
        log_entry(harness, bea, opportunity=name)
    harness.alice.types("/log")
    harness.alice.clicks(open_form(harness.alice), "More fields")
    view = open_form(harness.alice)

    def offered(typed: str) -> list[str]:
        return [each.text for each in harness.alice.searches(view, "log.opportunity", typed)]

    assert offered("") == ["Fair in Åbo", "New hall"]
    assert offered("NEW HALL") == ["New hall"]
    assert offered("abo") == ["Fair in Åbo", "New: abo"]
    harness.alice.submits(
        view, {"log.contacts": ["Bea"], "log.note": "x", "log.opportunity": "New: abo"}
    )
    assert get_entry(harness, 4).opportunity == "abo"


def test_a_name_too_long_for_a_menu_stays_typed(harness: BotHarness) -> None:
    name = "x" * 151
    log_entry(harness, add_people(harness)["bea"], opportunity=name)
    harness.alice.types("/rapport edit 1")
    harness.alice.submits(open_form(harness.alice), {"log.note": "more"})
    assert (get_entry(harness).text, get_entry(harness).opportunity) == ("more", name)


def test_what_is_wrong_stands_at_its_field_all_at_once(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log")
    harness.alice.clicks(open_form(harness.alice), "More fields")
    view = open_form(harness.alice)
    tomorrow = int(NOW.timestamp()) + 3 * 24 * 3600
    wrong = {
        "log.contacts": ["Bea"],
        "log.duration": "long",
        "log.cost": "much",
        "log.when": tomorrow,
    }
    seen = harness.alice.submits(view, wrong)
    assert set(seen.errors) == {"log.duration", "log.cost", "log.when"}
    assert "write it like 25m" in seen.errors["log.duration"]
    assert "has not happened yet" in seen.errors["log.when"]
    right = {"log.duration": "25m", "log.cost": "", "log.when": int(NOW.timestamp())}
    assert not harness.alice.submits(open_form(harness.alice), right).errors
    assert count_entries(harness) == 1


def test_a_form_sent_off_twice_logs_once(harness: BotHarness) -> None:
    bea = add_people(harness)["bea"]
    user = harness.slack_app.people.identify(
        harness.context, harness.alice.id, harness.workspace.team_id
    )
    assert isinstance(user, User)
    fields = {
        "log.contacts": FieldValue(str(bea.id), (str(bea.id),)),
        "log.template": FieldValue("NOTE"),
        "log.note": FieldValue("once"),
    }
    sent = FormSubmitted(user, ViewState("V1", "h", LogId.FORM, "", fields), "")
    first, again = submit_form(harness.context, sent), submit_form(harness.context, sent)
    assert isinstance(first, CloseForm)
    assert isinstance(again, CloseForm)
    assert first.message is not None
    assert again.message is not None
    assert first.message.text.startswith("Logged #1")
    assert again.message.text.startswith("Logged already: #1")
    assert count_entries(harness) == 1


def test_what_was_typed_before_a_change_of_the_form_is_kept_when_it_is_given_up(
    harness: BotHarness,
) -> None:
    add_people(harness)
    harness.alice.types("/log")
    view = open_form(harness.alice)
    harness.alice.fills(view, {"log.contacts": ["Bea"], "log.note": "a long talk"})
    harness.alice.picks(view, "log.template", "Outgoing call")
    harness.alice.fills(open_form(harness.alice), {"log.duration": "1h"})
    harness.alice.clicks(open_form(harness.alice), "More fields")
    harness.alice.closes(open_form(harness.alice))
    harness.settle()
    told = harness.alice.sees()[-1]
    assert "What you began is kept as draft 1." in told.plain()
    harness.alice.clicks(told, "Continue")
    harness.alice.submits(open_form(harness.alice))
    logged = get_entry(harness)
    assert (logged.template, logged.text, logged.duration_minutes) == (
        "CALL-OUT",
        "a long talk",
        60,
    )
    assert not get_drafts(harness)


def test_the_result_is_told_where_the_form_was_opened(harness: BotHarness) -> None:
    add_people(harness)
    sales = harness.workspace.add_channel("sales", members=[harness.alice])
    view = harness.alice.types("/log", channel=sales).view
    assert view is not None
    harness.alice.submits(view, {"log.contacts": ["Bea"]})
    harness.settle()
    (told,) = harness.alice.sees(sales)
    assert told.plain().startswith("Logged #1")
    assert told.ephemeral_to


def test_a_shortcut_without_a_channel_is_answered_by_a_card_in_the_messages(
    harness: BotHarness,
) -> None:
    add_people(harness)
    harness.alice.uses_shortcut("log_global")
    harness.alice.submits(open_form(harness.alice), {"log.contacts": ["Bea"], "log.note": "hello"})
    harness.settle()
    (card,) = harness.alice.sees()
    assert card.plain().startswith("Logged #1")
    harness.alice.clicks(card, "Undo")
    harness.settle()
    assert "Cancelled by Alice Adams" in card.plain()


def test_somebody_closed_for_privacy_is_told_at_the_field(harness: BotHarness) -> None:
    add_contact(harness, "Mina Minor", minor=True)
    view = harness.alice.types("/log").view
    assert view is not None
    seen = harness.alice.submits(view, {"log.contacts": ["Mina"]})
    assert "Mina Minor gets nothing new" in seen.errors["log.contacts"]
    assert count_entries(harness) == 0


def test_a_contact_that_is_missing_is_added_on_top_and_goes_into_the_form(
    harness: BotHarness,
) -> None:
    bea = add_people(harness)["bea"]
    harness.alice.types("/log zoe new: hello")
    below = open_form(harness.alice)
    typed = {"log.note": "hello again", "log.contacts": ["Bea"], "log.template": "Outgoing call"}
    harness.alice.fills(below, typed)
    harness.alice.clicks(open_form(harness.alice), "New contact")
    seen = harness.alice.submits(open_form(harness.alice), {"find.emails": "zoe@new.example"})
    assert not seen.errors
    harness.settle()
    form = open_form(harness.alice)
    assert form.callback_id == LogId.FORM
    harness.alice.submits(form)
    logged = get_entry(harness)
    assert (logged.text, logged.template) == ("hello again", "CALL-OUT")
    assert [each.contact_id for each in logged.participants] == [
        bea.id,
        find_contact(harness, "zoe@new.example").id,
    ]


def test_a_contact_added_on_top_of_a_correction_goes_into_it(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log bea: hello")
    harness.alice.types("/rapport edit 1")
    harness.alice.fills(open_form(harness.alice), {"log.note": "hello again"})
    harness.alice.clicks(open_form(harness.alice), "New contact")
    harness.alice.submits(open_form(harness.alice), {"Name": "Zoe New"})
    harness.settle()
    harness.alice.submits(open_form(harness.alice))
    logged = get_entry(harness)
    assert logged.text == "hello again"
    assert [each.name for each in logged.participants] == ["Bea Blond", "Zoe New"]


def test_a_segment_may_be_chosen_in_place_of_contacts_but_alone(harness: BotHarness) -> None:
    add_people(harness)
    add_segment(harness)
    view = harness.alice.types("/log").view
    assert view is not None
    found = harness.alice.searches(view, "log.contacts", "partn")
    assert [each.text for each in found] == ["All partners"]
    seen = harness.alice.submits(view, {"log.contacts": ["All partners", "Bea"]})
    assert seen.errors == {"log.contacts": "Choose contacts, or one segment alone."}
    harness.alice.submits(view, {"log.contacts": ["All partners"], "log.note": "autumn letter"})
    harness.settle()
    # Told where the form was opened, not in the direct messages.
    (asked,) = harness.alice.sees()
    assert asked.ephemeral_to
    assert "Log to 4 contacts of All partners?" in asked.plain()


@pytest.mark.parametrize(("own", "shown"), [("LETTER", "Letter"), ("GONE", "Note")])
def test_a_form_for_a_segment_begins_with_its_template(
    harness: BotHarness, own: str, shown: str
) -> None:
    add_people(harness)
    add_segment(harness)
    with harness.session() as session:
        session.execute(tables.segment.update().values(template=own))
    # That is no duration: the form says so.
    view = harness.alice.types("/log seg:partners: hello -d long").view
    assert view is not None
    assert _chosen_text(view, "log.template") == shown


def _chosen_text(view: WorkspaceView, block_id: str) -> str:
    (block,) = [each for each in view.blocks if each["block_id"] == block_id]
    return str(block["element"]["initial_option"]["text"]["text"])


# ── a message that is taken up ──────────────────────────────────────────────────────────────────


def test_a_message_is_logged_with_its_text_its_moment_and_where_it_stands(
    harness: BotHarness,
) -> None:
    add_people(harness)
    sales = harness.workspace.add_channel("sales", members=[harness.alice, harness.bob])
    harness.bob.types("Bea said <yes> & will *pay*", channel=sales)
    message = harness.alice.sees(sales)[-1]
    harness.alice.uses_shortcut("log_message", message)
    form = open_form(harness.alice)
    harness.alice.submits(form, {"log.contacts": ["Bea"]})
    logged = get_entry(harness)
    assert logged.template == "CHAT"
    text, source = logged.text.split("\n\n")
    assert text == "Bea said <yes> & will *pay*"
    assert source.startswith("Message of Bob Berg in Slack, ")
    assert source.endswith(
        f"https://ours.slack.com/archives/{sales.id}/p{message.ts.replace('.', '')}"
    )


def test_a_message_that_was_logged_before_is_remarked_in_the_form(harness: BotHarness) -> None:
    add_people(harness)
    sales = harness.workspace.add_channel("sales", members=[harness.alice, harness.bob])
    for text in ("Bea said yes", "Bea said no"):
        harness.bob.types(text, channel=sales)
    first, other = harness.alice.sees(sales)[-2:]
    harness.alice.uses_shortcut("log_message", first)
    assert "Logged already" not in open_form(harness.alice).plain()
    harness.alice.submits(open_form(harness.alice), {"log.contacts": ["Bea"]})
    harness.alice.uses_shortcut("log_message", other)
    assert "Logged already" not in open_form(harness.alice).plain()
    harness.alice.closes(open_form(harness.alice))
    harness.alice.uses_shortcut("log_message", first)
    assert "Logged already: #1 · Chat · Bea Blond" in open_form(harness.alice).plain()
    harness.alice.closes(open_form(harness.alice))
    harness.alice.types("/rapport cancel 1")
    harness.alice.uses_shortcut("log_message", first)
    assert "Logged already" not in open_form(harness.alice).plain()


def test_a_message_longer_than_a_field_is_logged_whole(harness: BotHarness) -> None:
    add_people(harness)
    sales = harness.workspace.add_channel("sales", members=[harness.alice])
    harness.alice.types("begin " + "word " * 700 + "end", channel=sales)
    harness.alice.uses_shortcut("log_message", harness.alice.sees(sales)[-1])
    form = open_form(harness.alice)
    assert "more than Slack shows here. All of it is logged." in form.plain()
    harness.alice.picks(form, "log.template", "Note")
    form = open_form(harness.alice)
    assert "All of it is logged" in form.plain()
    harness.alice.submits(form, {"log.contacts": ["Bea"], "log.note": "Look at this:"})
    text = get_entry(harness).text
    assert text.startswith("Look at this:\n\nbegin word")
    assert "word end\n\nMessage of Alice Adams" in text
    assert not get_drafts(harness)


def test_a_message_in_a_thread_is_taken_up_too(harness: BotHarness) -> None:
    add_people(harness)
    sales = harness.workspace.add_channel("sales", members=[harness.alice])
    harness.alice.types("the question", channel=sales)
    root = harness.alice.sees(sales)[-1]
    harness.alice.types("the answer", channel=sales, thread=root)
    answer = next(each for each in harness.alice.sees(sales) if each.text == "the answer")
    harness.alice.uses_shortcut("log_message", answer)
    harness.alice.submits(open_form(harness.alice), {"log.contacts": ["Bea"]})
    assert f"?thread_ts={root.ts}&cid={sales.id}" in get_entry(harness).text


def test_a_hostile_message_does_no_harm(harness: BotHarness) -> None:
    add_people(harness)
    sales = harness.workspace.add_channel("sales", members=[harness.alice])
    harness.alice.types(HOSTILE_TEXT * 30, channel=sales)
    harness.alice.uses_shortcut("log_message", harness.alice.sees(sales)[-1])
    form = open_form(harness.alice)
    assert not form.mentions()
    seen = harness.alice.submits(form, {"log.contacts": ["Bea"]})
    harness.settle()
    assert not seen.error
    assert not any(each.mentions() for each in harness.alice.sees(sales) if each.ephemeral_to)


def test_the_longest_names_and_texts_fit_into_the_form(harness: BotHarness) -> None:
    add_contact(harness, "N" * 180, "a" * 60 + "@long.example")
    typed = f"{'N' * 180}: {'x' * 2950} -on 3/4 -d soon -t call"
    seen = harness.alice.types(f"/log {typed}")
    assert not seen.error
    assert "“-on 3/4” was not understood" in open_form(harness.alice).plain()
