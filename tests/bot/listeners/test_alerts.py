"""Tests what an admin reads in Slack when something is wrong with Rapport itself, in their language."""

from datetime import timedelta

import pytest

from bot.context import LOCALE
from bot.language.po_file import build_translations, parse_po
from bot.language.translator import Translator
from bot.views import alerts as alerts_view
from journal.model import Alert, AlertKind, Problem
from journal.store import alerts
from tests.bot.workspace_case import BotHarness
from tests.clock import NOW

REFUSED = Problem(AlertKind.MAILBOX_REFUSED, "sales")


def begin(harness: BotHarness, problem: Problem) -> None:
    with harness.session() as session:
        alerts.begin(session, problem, announced=True, now=harness.clock.now)


def end_all(harness: BotHarness) -> None:
    with harness.session() as session:
        for each in alerts.find_open(session):
            alerts.end(session, each, now=harness.clock.now)


def admin_text(harness: BotHarness) -> str:
    harness.settle()
    return " ".join(each.plain() for each in harness.ada.sees() if not each.ephemeral_to)


def test_what_is_wrong_and_what_to_do_and_when_it_is_over(harness: BotHarness) -> None:
    harness.ada.types("/rapport")
    begin(harness, REFUSED)
    told = admin_text(harness)
    assert "The mailbox sales refuses our login" in told
    assert "rapport mailbox resume sales" in told
    harness.clock.now += timedelta(minutes=20)
    end_all(harness)
    assert "Over since today" in admin_text(harness)


@pytest.mark.parametrize("language", ["sv", "nb", "fi", "nl", "ru"])
def test_each_kind_is_said_in_each_language(language: str) -> None:
    file = LOCALE / language / "LC_MESSAGES" / "rapport.po"
    found = build_translations(parse_po(file.read_text(encoding="utf-8")))
    t = Translator(language, gettext=found.gettext, ngettext=found.ngettext)
    for kind in AlertKind:
        alert = Alert(1, Problem(kind, "Verkauf", {"count": 3, "usual": 7}), NOW, ended_at=NOW)
        for there, over in (([alert], []), ([], [alert])):
            text = alerts_view.card(t, there, over, now=NOW).text
            assert "{" not in text
            assert ("Verkauf" in text) is (kind.value.startswith(("mailbox", "disk")))
