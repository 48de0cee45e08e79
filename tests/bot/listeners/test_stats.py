"""Figures: the ones that matter beside those of the time before, small tables, and a picture."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot import chart_image
from bot.ids.stats_span import StatsSpan
from bot.language.translator import Translator
from bot.views import chart as chart_view
from bot.views import stats as stats_view
from bot.views.chart import Bar
from journal.model import (
    Channel,
    Direction,
    Evaluation,
    Figures,
    FiguresDimension,
    FiguresRow,
    MailOutcome,
)
from playground.workspace import PostedMessage
from tests.bot.lookup_case import (
    HOSTILE_TEXT,
    ONE_DAY,
    add_ada,
    bob_actor,
    cancel_entries,
    is_harmless,
    log_entry,
)
from tests.bot.slack_limits import check_screen
from tests.bot.workspace_case import CONFIG, BotHarness, bot_harness
from tests.builders import a_person, log_interaction
from tests.clock import NOW
from tests.mail_builders import a_mail, enter_mails

pytestmark = pytest.mark.usefixtures("quick_plans")

# NOW is Tuesday, 3 March 2026.
LAST_MONTH = NOW - 10 * ONE_DAY


def stats_message(harness: BotHarness, typed: str = "") -> PostedMessage:
    harness.alice.types(f"/rapport stats {typed}")
    harness.settle()
    return harness.alice.sees()[-1]


def test_nobody_waits_while_figures_are_counted(harness: BotHarness) -> None:
    """The answer to Slack is empty; they come from a thread of the long jobs."""
    log_entry(harness, add_ada(harness))
    assert harness.alice.types("/rapport stats").messages == []
    harness.settle()
    assert "Your figures" in harness.alice.sees()[-1].plain()


def test_this_month_beside_as_much_of_the_last_one(harness: BotHarness) -> None:
    ada = add_ada(harness)
    log_entry(harness, ada, template="CALL-OUT", duration_minutes=90)
    log_entry(harness, ada, template="CALL-IN", occurred_at=NOW - ONE_DAY, duration_minutes=0)
    log_entry(harness, ada, occurred_at=NOW - 28 * ONE_DAY - timedelta(hours=1))
    log_entry(harness, ada, occurred_at=LAST_MONTH)
    told = stats_message(harness, "me month").plain()
    assert "Your figures" in told
    assert "1 Mar 2026 to 31 Mar 2026, so far. In brackets: 1 Feb 2026 to 3 Feb 2026." in told
    assert "Entries\n2 (1)" in told, "of February as many days as March has had"
    assert "From us\n1 (0)" in told
    assert "From them\n1 (0)" in told
    assert "Time spent\n1 h 30 min (0 min)" in told


def test_a_time_that_is_over_is_beside_the_whole_one_before(harness: BotHarness) -> None:
    ada = add_ada(harness)
    log_entry(harness, ada, occurred_at=LAST_MONTH)
    log_entry(harness, ada, occurred_at=NOW - 50 * ONE_DAY)
    told = stats_message(harness, "last month").plain()
    assert "1 Feb 2026 to 28 Feb 2026. In brackets: 1 Jan 2026 to 31 Jan 2026." in told
    assert "Entries\n1 (1)" in told


def test_cancelled_ones_count_nowhere(harness: BotHarness) -> None:
    ada = add_ada(harness)
    log_entry(harness, ada)
    cancel_entries(harness, log_entry(harness, ada))
    assert "Entries\n1 (0)" in stats_message(harness).plain()


def test_mine_the_teams_a_colleagues_and_a_contacts(harness: BotHarness) -> None:
    harness.bob.types("/rapport help")
    ada = add_ada(harness)
    log_entry(harness, ada)
    for _ in range(2):
        log_entry(harness, ada, actor=bob_actor(harness))
    with harness.session() as session:
        log_interaction(
            session, harness.config, a_person(session, "Carl Carlsson", "carl@b.example")
        )
    counts = {"me": 1, "team": 4, "@bob": 2, "bob@ours.example": 2, "carl": 1, "acme": 3}
    for who, count in counts.items():
        assert f"Entries\n{count} (0)" in stats_message(harness, f"{who} week").plain(), who
    assert "Figures of Bob Berg" in stats_message(harness, "@bob").plain()
    assert "Figures of Acme" in stats_message(harness, "acme").plain()


def test_the_team_is_cut_by_person(harness: BotHarness) -> None:
    harness.bob.types("/rapport help")
    ada = add_ada(harness)
    log_entry(harness, ada)
    log_entry(harness, ada, actor=bob_actor(harness), template="CALL-OUT", duration_minutes=75)
    told = stats_message(harness, "team").plain()
    assert "By person" in told
    assert "Bob Berg                   1     1     0  1:15" in told
    assert "Outgoing call              1     1     0  1:15" in told
    assert "By person" not in stats_message(harness, "me").plain()


def test_a_week_is_told_by_day_and_a_quarter_by_week(harness: BotHarness) -> None:
    log_entry(harness, add_ada(harness))
    week = stats_message(harness, "week").plain()
    assert "By day" in week
    assert "3 Mar           1  ▇▇▇▇▇▇▇▇▇▇" in week
    assert "By week, from Monday on" in stats_message(harness, "quarter").plain()


def test_answers_are_timed(harness: BotHarness) -> None:
    ada = add_ada(harness)
    asked = a_mail("a", MailOutcome.LOGGED, ada, at=NOW - timedelta(hours=5))
    answer = a_mail(
        "b",
        MailOutcome.LOGGED,
        ada,
        in_reply_to=asked.message_id,
        at=NOW - timedelta(hours=2),
        direction=Direction.OUTBOUND,
        template="EMAIL-OUT",
    )
    with harness.session() as session:
        enter_mails(session, harness.config, asked, answer)
    told = stats_message(harness, "team").plain()
    assert "Mails answered\n1 (0)" in told
    assert "Half of them within\n3.0 h (–)" in told


def test_whom_i_have_not_spoken_to_is_told(harness: BotHarness) -> None:
    with harness.session() as session:
        a_person(session, "Carl Carlsson", owner="alice@ours.example")
    harness.clock.now = NOW + 100 * ONE_DAY
    log_entry(harness, add_ada(harness), now=harness.clock.now)
    told = stats_message(harness).plain()
    assert "1 contact was not spoken to for 90 days:" in told
    assert "Carl Carlsson · never" in told


def test_nothing_is_told(harness: BotHarness) -> None:
    assert (
        "Your figures, 1 Mar 2026 to 31 Mar 2026, so far: nothing" in stats_message(harness).plain()
    )


def test_other_times_and_people_are_a_click_away(harness: BotHarness) -> None:
    ada = add_ada(harness)
    log_entry(harness, ada)
    log_entry(harness, ada, actor=bob_actor(harness), occurred_at=LAST_MONTH)
    message = stats_message(harness)
    assert message.buttons()[:4] == ["This week", "This month", "This quarter", "Team"]
    harness.alice.clicks(message, "Team")
    harness.settle()
    assert "Figures of the team" in message.plain()
    assert "Entries\n1 (0)" in message.plain()
    harness.alice.clicks(message, "This quarter")
    harness.settle()
    assert "Entries\n2 (0)" in message.plain()


def test_somebody_of_several_is_chosen(harness: BotHarness) -> None:
    log_entry(harness, add_ada(harness))
    with harness.session() as session:
        a_person(session, "Ada Byron", "byron@b.example")
    asked = stats_message(harness, "ada")
    button = next(b for b in asked.blocks if "Lovelace" in str(b))["accessory"]
    harness.alice.clicks(asked, action_id=button["action_id"], value=button["value"])
    harness.settle()
    assert "Figures of Ada Lovelace (Acme)" in asked.plain()


def test_nobody_is_told(harness: BotHarness) -> None:
    assert "No contact matches" in stats_message(harness, "zebedee").plain()


# ── the picture ─────────────────────────────────────────────────────────────────────────────────


def test_a_picture_comes_into_the_direct_messages(harness: BotHarness) -> None:
    ada = add_ada(harness)
    log_entry(harness, ada, template="CALL-OUT")
    log_entry(harness, ada, occurred_at=NOW - ONE_DAY)
    message = stats_message(harness, "week")
    harness.alice.clicks(message, "As a picture")
    harness.settle()
    (file,) = harness.workspace.files
    assert file.name == "rapport-2026-03-03.png"
    assert file.content.startswith(b"\x89PNG")
    (upload,) = harness.workspace.calls("files.getUploadURLExternal")
    assert upload["alt_txt"] == (
        "Bar chart. Your figures, by day, stacked by channel. 2 Mar: 1 (Note 1); 3 Mar: 1 (Call 1)."
    )


def test_one_bar_is_no_picture(harness: BotHarness) -> None:
    log_entry(harness, add_ada(harness))
    assert "As a picture" not in stats_message(harness, "week").buttons()


def test_a_line_in_the_direct_messages_brings_the_picture_along(harness: BotHarness) -> None:
    ada = add_ada(harness)
    log_entry(harness, ada)
    log_entry(harness, ada, occurred_at=NOW - ONE_DAY)
    harness.alice.types("stats week")
    harness.settle()
    assert [file.name for file in harness.workspace.files] == ["rapport-2026-03-03.png"]


def test_bars_stand_on_each_other_and_within_the_picture() -> None:
    some = [Bar("2 Mar", {Channel.EMAIL: 3, Channel.PHONE: 4}), Bar("9 Mar", {Channel.NOTE: 11})]
    drawn = chart_view.chart_layout(Translator(), "Entries", "", some)
    email, phone, note = drawn.pieces
    assert email.x == phone.x < note.x
    assert phone.y + phone.height == pytest.approx(email.y, abs=0.02)
    assert email.height / 3 == pytest.approx(phone.height / 4, rel=0.01)
    assert all(p.y > 0 and p.y + p.height < drawn.height for p in drawn.pieces)
    assert [mark.text for mark in drawn.totals] == ["7", "11"]
    assert [mark.text for mark in drawn.legend] == ["Email", "Call", "Note"]


@pytest.mark.parametrize("most", [0, 1, 5, 7, 42, 999, 123_456])
def test_the_axis_has_few_whole_numbers(most: int) -> None:
    drawn = chart_view.chart_layout(Translator(), "", "", [Bar("a", {Channel.EMAIL: most})])
    numbers = [int(mark.text.replace("\u00a0", "")) for mark in drawn.ticks]
    assert numbers[-1] >= most
    assert 2 <= len(numbers) <= 8


def test_labels_that_would_overlap_are_left_out() -> None:
    some = [Bar(f"{day} Mar", {Channel.EMAIL: 1}) for day in range(1, 61)]
    drawn = chart_view.chart_layout(Translator(), "", "", some)
    assert 5 <= len(drawn.labels) <= 20
    assert drawn.totals == ()


def test_what_stands_in_a_picture_is_no_markup() -> None:
    drawn = chart_view.chart_layout(
        Translator(), HOSTILE_TEXT, "<script>", [Bar("<b>", {Channel.EMAIL: 1})]
    )
    svg = chart_image.svg(drawn)
    assert "<script>" not in svg
    assert "<!channel>" not in svg
    assert chart_image.png(drawn).startswith(b"\x89PNG")


def test_what_a_picture_says_is_never_too_long_to_be_said() -> None:
    some = [Bar(f"{day} Mar", dict.fromkeys(Channel, 100)) for day in range(1, 53)]
    told = chart_view.alt_text(Translator(), "Entries", some)
    assert len(told) <= 1000
    assert "1 Mar: 800; 2 Mar: 800" in told


# ── hostile texts ───────────────────────────────────────────────────────────────────────────────


def test_names_that_mean_no_good_do_nothing(harness: BotHarness) -> None:
    for number, text in enumerate((HOSTILE_TEXT, "x" * 3000, "&<>" * 90)):
        _shown_without_harm(harness, f"ada{number}@acme.example", text)


def _shown_without_harm(harness: BotHarness, address: str, text: str) -> None:
    with harness.session() as session:
        ada = a_person(session, f"Ada {text}"[:300], address, owner="alice@ours.example")
    log_entry(harness, ada)
    for asked in (address, text, "team"):
        assert is_harmless(stats_message(harness, asked))


def test_the_longest_keep_to_slacks_limits() -> None:
    big = Figures(10**9, duration_minutes=10**9, inbound=10**9, evaluations={Evaluation.NEUTRAL: 9})
    rows = [FiguresRow(str(n), "&<" * 200, big) for n in range(60)]
    shown = stats_view.StatsContent(
        StatsSpan("team", NOW, NOW + ONE_DAY),
        *("<" * 400, "&" * 300, "x" * 300),
        *(stats_view.Headline(big, 10**6, ONE_DAY), stats_view.Headline(big)),
        tables=[
            stats_view.StatsTable(cut, rows)
            for cut in (
                FiguresDimension.TEMPLATE,
                FiguresDimension.SALESPERSON,
                FiguresDimension.MONTH,
            )
        ],
        has_charts=True,
    )
    check_screen(stats_view.stats_message(Translator(), shown, now=NOW))


def test_columns_of_hundreds_of_hours_stand_apart(harness: BotHarness) -> None:
    _log_hundreds_of_hours(harness)
    shown = stats_message(harness, "team").plain()
    assert ["Outgoing", "call", "4", "4", "0", "2976:00"] in [e.split() for e in shown.splitlines()]


def test_rankings_are_one_table_of_slack_where_the_config_says_so(
    database_url: str, tmp_path: Path
) -> None:
    config = CONFIG.replace("[slack]", "[slack]\ntables = true")
    with bot_harness(database_url, tmp_path, config) as harness:
        _log_hundreds_of_hours(harness)
        message = stats_message(harness, "team")
        assert [each["type"] for each in message.blocks].count("table") == 1
        told = message.plain()
        assert "By kind | Total | Out | In | Time\nOutgoing call | 4 | 4 | 0 | 2976:00" in told
        assert "By person | Total | Out | In | Time" in told
        # Where no table is drawn, the text has the figures.
        assert "Entries: 4" in message.text


def _log_hundreds_of_hours(harness: BotHarness) -> None:
    ada = add_ada(harness)
    for _ in range(4):
        log_entry(harness, ada, template="CALL-OUT", duration_minutes=60 * 24 * 31)
