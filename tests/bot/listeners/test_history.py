"""History: what was logged, page by page, by contact, colleague and kind; search; as a file."""

import csv
import io
import threading
from dataclasses import replace

import pytest

from bot.ids.history_query import HistoryQuery
from bot.language.translator import Translator
from bot.views import history as history_view
from journal.model import Source
from journal.store.record import interactions
from playground.workspace import PostedMessage
from tests.bot.lookup_case import (
    HOSTILE_TEXT,
    ONE_DAY,
    add_ada,
    bob_actor,
    cancel_entries,
    is_harmless,
    log_entries,
    log_entry,
)
from tests.bot.slack_limits import check_screen
from tests.bot.workspace_case import BotHarness
from tests.builders import a_person, log_interaction
from tests.clock import NOW

pytestmark = pytest.mark.usefixtures("quick_plans")


def numbers_in(message: PostedMessage) -> list[int]:
    """Gives the numbers of the entries, in the order in which they stand."""
    lines = [line.lstrip("~") for line in message.plain().splitlines()]
    return [int(line.split(" ")[0][1:]) for line in lines if line.startswith("#")]


def test_everything_is_listed_newest_first(harness: BotHarness) -> None:
    ada = add_ada(harness)
    older = log_entry(harness, ada, text="Asked for prices.", occurred_at=NOW - ONE_DAY)
    newer = log_entry(harness, ada, text="Sent them.", template="CALL-OUT")
    (message,) = harness.alice.types("/rapport history").messages
    assert numbers_in(message) == [newer, older]
    told = message.plain()
    assert "The latest entries\n2 entries" in told
    assert f"#{newer} · ☎ Outgoing call · Ada Lovelace (Acme) · today 11:30\nSent them." in told
    assert "yesterday" in told
    assert message.ephemeral_to == harness.alice.id


def test_whoever_logged_it_is_called_by_name(harness: BotHarness) -> None:
    harness.bob.types("/rapport history")
    log_entry(harness, add_ada(harness), actor=bob_actor(harness))
    assert "logged by Bob Berg" in harness.alice.types("/rapport history").text


def test_below_the_heading_of_a_contact_their_name_is_not_said_again(harness: BotHarness) -> None:
    ada = add_ada(harness)
    alone = log_entry(harness, ada, template="CALL-OUT")
    with harness.session() as session:
        bea = a_person(session, "Bea Blond", "bea@acme.example")
        both = log_interaction(session, harness.config, ada, bea, template="CALL-OUT")
    shown = harness.alice.types("/rapport history ada").text
    assert f"#{alone} · ☎ Outgoing call · today 11:30" in shown
    assert f"#{both} · ☎ Outgoing call · Ada Lovelace (Acme), Bea Blond · today 11:30" in shown
    assert "Ada Lovelace" in harness.alice.types("/rapport history acme").text
    (card,) = harness.alice.types("/rapport contact ada").messages
    assert f"#{alone} · ☎ Outgoing call · today 11:30" in card.plain()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hello Ada,\n\nthe chairs are ready.\nBob", "Chairs – the chairs are ready. Bob"),
        ("The chairs are ready:\nall of them", "Chairs – all of them"),
        ("The chairs are ready", "Chairs – The chairs are ready"),
        ("", "Chairs"),
    ],
)
def test_a_mail_shows_what_it_says_after_the_greeting(
    harness: BotHarness, text: str, shown: str
) -> None:
    ada = add_ada(harness)
    log_entry(harness, ada, template="EMAIL-IN", subject="Chairs", text=text)
    assert f"\n{shown}\n" in harness.alice.types("/rapport history ada").messages[0].plain()


def test_a_contact_narrows_it_and_a_company_means_its_people(harness: BotHarness) -> None:
    with_ada = log_entry(harness, add_ada(harness))
    with harness.session() as session:
        log_interaction(
            session, harness.config, a_person(session, "Carl Carlsson", "carl@b.example")
        )
    for who in ("ada", "acme", "ada@acme.example"):
        (message,) = harness.alice.types(f"/rapport history {who}").messages
        assert numbers_in(message) == [with_ada], who
    assert "History of Acme" in harness.alice.types("/rapport history acme").text


def test_mine_are_those_that_concern_me(harness: BotHarness) -> None:
    ada = add_ada(harness)
    mine = log_entry(harness, ada)
    log_entry(harness, ada, actor=bob_actor(harness))
    (message,) = harness.alice.types("/rapport history me").messages
    assert numbers_in(message) == [mine]
    assert "Your entries" in message.plain()


def test_a_colleague_is_named_by_mention_or_address(harness: BotHarness) -> None:
    harness.bob.types("/rapport help")
    ada = add_ada(harness)
    log_entry(harness, ada)
    his = log_entry(harness, ada, actor=bob_actor(harness))
    (message,) = harness.alice.types("/rapport history @bob").messages
    assert numbers_in(message) == [his]
    assert "Entries of Bob Berg" in message.plain()


def test_a_colleague_whom_nobody_knows_is_told(harness: BotHarness) -> None:
    seen = harness.alice.types("/rapport history @zorro")
    assert "does not know zorro" in seen.text
    assert "email address" in seen.text


def test_kinds_times_and_states_narrow_it(harness: BotHarness) -> None:
    ada = add_ada(harness)
    old = log_entry(harness, ada, template="CALL-OUT", occurred_at=NOW - 40 * ONE_DAY)
    new = log_entry(harness, ada, template="CALL-IN")
    note = log_entry(harness, ada)
    cancel_entries(harness, note)

    def listed(flags: str) -> list[int]:
        return numbers_in(harness.alice.types(f"/rapport history ada {flags}").messages[0])

    assert listed("") == [note, new, old]
    assert listed("-t CALL-OUT") == [old]
    assert listed("-t call") == [new, old], "a word for a channel means all its templates"
    assert listed("-since 30d") == [note, new]
    assert listed("-cancelled") == [note]
    told = harness.alice.types("/rapport history ada -t call -since 30d").text
    assert "1 entry · Call · since 1 Feb" in told


def test_an_unknown_template_is_told(harness: BotHarness) -> None:
    assert "no template zzz" in harness.alice.types("/rapport history -t zzz").text


def test_a_cancelled_one_is_struck_through_with_its_reason(harness: BotHarness) -> None:
    number = log_entry(harness, add_ada(harness), text="Wrong ~one~.")
    cancel_entries(harness, number, reason="Entered twice")
    (message,) = harness.alice.types("/rapport history").messages
    struck = next(each["text"] for each in message.blocks if each["type"] == "section")
    assert struck["type"] == "mrkdwn"
    first, second, third = struck["text"].splitlines()
    assert first.startswith(f"~#{number}")
    assert first.endswith("~")
    assert second == "~Wrong ∼one∼.~", "a mark of theirs ends no line of ours"
    assert "today 11:30: Entered twice" in third
    assert not third.startswith("~")


def test_ten_a_page_and_back(harness: BotHarness) -> None:
    numbers = log_entries(harness, add_ada(harness), 23)
    numbers.reverse()
    (first,) = harness.alice.types("/rapport history ada").messages
    assert numbers_in(first) == numbers[:10]
    assert "10 of 23 entries" in first.plain()
    assert first.buttons() == ["Older", "As CSV", "Evaluate several…"]
    harness.alice.clicks(first, "Older")
    harness.settle()
    assert numbers_in(first) == numbers[10:20], "the page takes the place of the one before"
    harness.alice.clicks(first, "Older")
    harness.settle()
    assert numbers_in(first) == numbers[20:]
    assert first.buttons() == ["Newest", "Newer", "As CSV", "Evaluate several…"]
    harness.alice.clicks(first, "Newer")
    harness.settle()
    assert numbers_in(first) == numbers[10:20]
    harness.alice.clicks(first, "Newer")
    harness.settle()
    assert numbers_in(first) == numbers[:10]


def test_a_second_click_on_a_screen_that_lags_shows_the_same_page(harness: BotHarness) -> None:
    numbers = log_entries(harness, add_ada(harness), 12)
    (first,) = harness.alice.types("/rapport history").messages
    lagging = first.copy()
    harness.alice.clicks(first, "Older")
    harness.alice.clicks(lagging, "Older")
    harness.settle()
    assert numbers_in(first) == [numbers[1], numbers[0]]


def test_nothing_is_told_with_what_to_do(harness: BotHarness) -> None:
    add_ada(harness)
    assert "Nothing was logged that fits" in harness.alice.types("/rapport history").text
    assert "nothing was logged yet" in harness.alice.types("/rapport history ada").text


def test_several_who_may_be_meant_are_offered(harness: BotHarness) -> None:
    ada = add_ada(harness)
    log_entry(harness, ada)
    with harness.session() as session:
        a_person(session, "Ada Byron", "byron@b.example")
    (asked,) = harness.alice.types("/rapport history ada").messages
    assert "2 contacts match “ada”. Who is it?" in asked.plain()
    assert asked.buttons() == ["Open", "Open"]
    position = asked.plain().index("Lovelace") < asked.plain().index("Byron")
    buttons = [b["accessory"] for b in asked.blocks if "accessory" in b]
    right = buttons[0 if position else 1]
    harness.alice.clicks(asked, action_id=right["action_id"], value=right["value"])
    harness.settle()
    assert "History of Ada Lovelace (Acme)" in harness.alice.sees()[-1].plain()


def test_nobody_like_that_is_told_and_may_be_added(harness: BotHarness) -> None:
    (message,) = harness.alice.types("/rapport history zebedee").messages
    assert "No contact matches “zebedee”." in message.plain()
    assert message.buttons() == ["New contact"]


def test_what_came_by_mail_says_so(harness: BotHarness) -> None:
    ada = add_ada(harness)
    with harness.session() as session:
        log_interaction(
            session, harness.config, ada, actor=replace(bob_actor(harness), source=Source.MAIL)
        )
    assert "from a mail" in harness.alice.types("/rapport history").text


def test_others_entries_offer_no_change(harness: BotHarness) -> None:
    ada = add_ada(harness)
    mine, his = log_entry(harness, ada), log_entry(harness, ada, actor=bob_actor(harness))
    (message,) = harness.alice.types("/rapport history").messages
    menus = {
        numbers_in(message)[position]: [o["text"]["text"] for o in each["accessory"]["options"]]
        for position, each in enumerate(b for b in message.blocks if "accessory" in b)
    }
    assert menus[mine] == ["Show", "Edit", "Cancel this entry", "Comment"]
    assert menus[his] == ["Show", "Comment"]


def test_a_line_in_the_direct_messages_is_answered_there(harness: BotHarness) -> None:
    log_entry(harness, add_ada(harness))
    harness.alice.types("history ada")
    harness.settle()
    last = harness.alice.sees()[-1]
    assert "History of Ada Lovelace" in last.plain()
    assert not last.ephemeral_to


# ── search ──────────────────────────────────────────────────────────────────────────────────────


def test_a_search_finds_words_by_their_beginning(harness: BotHarness) -> None:
    ada = add_ada(harness)
    found = log_entry(harness, ada, text="Sent the price list of spring.")
    log_entry(harness, ada, text="Lunch.")
    (message,) = harness.alice.types("/rapport find PRICE lis").messages
    assert numbers_in(message) == [found]
    assert "Found\n1 entry" in message.plain()


def test_a_search_is_paged_by_what_it_found(harness: BotHarness) -> None:
    numbers = log_entries(harness, add_ada(harness), 12)
    (message,) = harness.alice.types("/rapport find talk").messages
    value = next(b for b in message.blocks if b["type"] == "actions")["elements"][0]["value"]
    assert "talk" not in value.casefold(), "a button holds numbers, no words"
    harness.alice.clicks(message, "Older")
    harness.settle()
    assert numbers_in(message) == [numbers[1], numbers[0]]


def test_a_search_without_a_hit_or_a_word_is_told(harness: BotHarness) -> None:
    assert "has all of these words" in harness.alice.types("/rapport find unicorns").text
    assert "what to look for" in harness.alice.types("/rapport find ...").text


# ── as a file ───────────────────────────────────────────────────────────────────────────────────


def test_the_same_as_a_file_without_formulas(harness: BotHarness) -> None:
    ada = add_ada(harness)
    log_entry(harness, ada, text="=HYPERLINK(1)")
    log_entry(harness, ada, text="Called.", template="CALL-OUT")
    (message,) = harness.alice.types("/rapport history ada -t note").messages
    harness.alice.clicks(message, "As CSV")
    harness.settle()
    told = [each.plain() for each in harness.alice.sees()]
    assert any("A CSV file with 1 entry comes into" in each for each in told)
    (file,) = harness.workspace.files
    assert file.name == "rapport-2026-03-03.csv"
    rows = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert [row["template"] for row in rows] == ["NOTE"]
    assert rows[0]["text"].startswith("'="), "no spreadsheet may take it for a formula"
    assert rows[0]["main_name"] == "Ada Lovelace"


def test_a_second_file_is_refused_while_the_first_is_made(harness: BotHarness) -> None:
    """And a file of many pages holds no connection from one page to the next."""
    ada = add_ada(harness)
    log_entry(harness, ada, text="Called.")
    (message,) = harness.alice.types("/rapport history ada").messages
    held = threading.Event()
    harness.workers.submit(held.wait, 20)
    for _ in range(20):
        harness.alice.clicks(message, "As CSV")
    assert harness.context.jobs.is_busy(harness.alice.id)
    held.set()
    harness.settle()
    assert len(harness.workspace.files) == 1
    told = [each.plain() for each in harness.alice.sees()]
    assert sum("is still being made" in each for each in told) == 19


def test_who_asks_for_too_much_at_once_is_refused(harness: BotHarness) -> None:
    add_ada(harness)
    harness.slack_app.rate_limit.burst = 2
    told = [harness.alice.types("/rapport history ada").text for _ in range(3)]
    assert [("one person can ask for" in each) for each in told] == [False, False, True]
    assert "one person" not in harness.bob.types("/rapport history ada").text


# ── hostile texts ───────────────────────────────────────────────────────────────────────────────


def test_texts_that_mean_no_good_do_nothing(harness: BotHarness) -> None:
    for number, text in enumerate(
        (HOSTILE_TEXT, HOSTILE_TEXT + "x" * 3000, "~" * 3000, "&<>" * 1000)
    ):
        _shown_without_harm(harness, f"ada{number}@acme.example", text)


def _shown_without_harm(harness: BotHarness, address: str, text: str) -> None:
    with harness.session() as session:
        ada = a_person(session, f"Ada {text}"[:300], address)
        company_like = log_interaction(session, harness.config, ada, text=text, subject=text)
        gone = log_interaction(session, harness.config, ada, text=text)
    cancel_entries(harness, gone, reason=text)
    for line in (
        "/rapport history",
        f"/rapport history {address}",
        f"/rapport history {text}",
    ):
        seen = harness.alice.types(line)
        assert not seen.error, (seen.error, seen.detail)
        assert all(is_harmless(each) for each in seen.messages)
    assert company_like in numbers_in(harness.alice.types("/rapport history").messages[0])


def test_a_page_of_the_longest_keeps_to_slacks_limits(harness: BotHarness) -> None:
    with harness.session() as session:
        ada = a_person(session, "&<>" * 90, "ada@acme.example")
        number = log_interaction(session, harness.config, ada, text="<&" * 5000, subject="<" * 900)
        entry = interactions.get_many(session, [number])[number]
    row = history_view.HistoryRow(entry, logged_by="&" * 300)
    listed = history_view.HistoryPage(
        HistoryQuery(), "<" * 400, ("&" * 300,), [row] * history_view.PAGE_SIZE, 10
    )
    check_screen(history_view.history_page(Translator(), listed, now=NOW))


def test_a_button_of_nobody_is_refused_in_words(harness: BotHarness) -> None:
    log_entries(harness, add_ada(harness), 12)
    (message,) = harness.alice.types("/rapport history").messages
    for element in next(b for b in message.blocks if b["type"] == "actions")["elements"]:
        element["value"] = '{"p":"!!!"}'
    harness.alice.clicks(message, "Older")
    harness.settle()
    assert "older version of Rapport" in harness.alice.sees()[-1].plain()
