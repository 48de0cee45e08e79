"""`rapport rules try`: what other rules would make of the mails of the past."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from cli.rule_trial import BY_RULES, Change, tried
from journal.model import (
    Conditions,
    Direction,
    Document,
    Facts,
    LedgerMail,
    MailClass,
    NewParticipant,
    Outcome,
    Part,
    Reason,
    Rule,
)
from tests.building import a_person
from tests.cli.mailroom import CONFIG, ledger_of
from tests.cli.running import Desk
from tests.clock import NOW
from tests.mailing import a_mail, entered

RECORD = {
    "email_inbound": "EMAIL-IN",
    "email_outbound": "EMAIL-OUT",
    "meeting_invitation": "MEETING-INVITE",
}
EVERYTHING, BULK = Conditions(), Conditions(mail_class=frozenset({"bulk"}))
LOGGED: dict[str, Any] = {"template": "EMAIL-IN"}
SKIPPED: dict[str, Any] = {
    "outcome": Outcome.SKIPPED,
    "reason": Reason.BULK,
    "mail_class": MailClass.BULK,
}
RULED: dict[str, Any] = {"outcome": Outcome.SKIPPED, "reason": Reason.RULE, "rule": "'r'"}
CALENDAR: dict[str, Any] = {"mail_class": MailClass.CALENDAR, "template": "MEETING-INVITE"}
ANSWERED = {**CALENDAR, "outcome": Outcome.SKIPPED, "reason": Reason.CALENDAR}


def rule(conditions: Conditions = EVERYTHING, **more: str) -> Rule:
    return Rule(1, "r", conditions, **more)


SKIP, QUOTE, ORDER = (
    rule(skip="no"),
    rule(template="S-QUOTE"),
    rule(document_type="order", document_number=r"Offer (\d+)"),
)


def of_then(
    *,
    outcome: Outcome = Outcome.LOGGED,
    reason: Reason = Reason.LOGGED,
    direction: Direction = Direction.INBOUND,
    mail_class: MailClass = MailClass.NORMAL,
    template: str = "EMAIL-IN",
    document: Document | None = None,
    rule: str = "",
    contact: int | None = 1,
) -> LedgerMail:
    """A mail of the subject `Offer 12` as it was decided."""
    return LedgerMail(
        id=1,
        message_id="",
        outcome=outcome,
        reason=reason,
        why="",
        direction=direction,
        mail_class=mail_class,
        occurred_at=NOW,
        seen_at=NOW,
        decided_at=NOW,
        subject="Offer 12",
        salesperson="",
        template=template,
        document=document,
        rule=rule,
        config_version="",
        conversation=1,
        interaction=None,
        text="",
        full_text="",
        cut="",
        confidence=1.0,
        size=0,
        candidates=(),
        participants=(NewParticipant(contact, Part.MAIN, "ada@acme.example"),),
        facts=Facts(direction=direction.value, mail_class=mail_class.value, subject="Offer 12"),
        signals=(),
        remind_at=None,
        version=1,
    )


@pytest.mark.parametrize(
    ("then", "rules", "change", "before", "after"),
    [
        (LOGGED, [], Change.UNCHANGED, "EMAIL-IN", "EMAIL-IN"),
        (LOGGED, [SKIP], Change.DROP, "EMAIL-IN", "skipped by rule 'r'"),
        (LOGGED, [QUOTE], Change.RETARGET, "EMAIL-IN", "S-QUOTE"),
        (LOGGED, [ORDER], Change.RETARGET, "EMAIL-IN", "EMAIL-IN, order 12"),
        (LOGGED, [rule(BULK, skip="no")], Change.UNCHANGED, "EMAIL-IN", "EMAIL-IN"),
        ({"template": "S-QUOTE"}, [], Change.RETARGET, "S-QUOTE", "EMAIL-IN"),
        (
            {"document": Document("order", "12")},
            [ORDER],
            Change.UNCHANGED,
            *("EMAIL-IN, order 12",) * 2,
        ),
        (
            {"direction": Direction.OUTBOUND, "template": "EMAIL-OUT"},
            [],
            Change.UNCHANGED,
            *("EMAIL-OUT",) * 2,
        ),
        (RULED, [], Change.ADD, "skipped by rule 'r'", "EMAIL-IN"),
        (RULED, [SKIP], Change.UNCHANGED, *("skipped by rule 'r'",) * 2),
        ({**RULED, "contact": None}, [], Change.ASK, "skipped by rule 'r'", "EMAIL-IN"),
        (
            {**RULED, "direction": Direction.NONE},
            [],
            Change.UNCHANGED,
            *("skipped by rule 'r'", "skipped: internal"),
        ),
        (
            {**RULED, "mail_class": MailClass.BULK},
            [],
            Change.UNCHANGED,
            *("skipped by rule 'r'", "skipped: bulk"),
        ),
        (SKIPPED, [], Change.UNCHANGED, "skipped: bulk", "skipped: bulk"),
        # A rule that does not name the class says nothing of mail of machines.
        (SKIPPED, [QUOTE], Change.UNCHANGED, "skipped: bulk", "skipped: bulk"),
        (SKIPPED, [rule(BULK, template="S-QUOTE")], Change.ADD, "skipped: bulk", "S-QUOTE"),
        (
            {"mail_class": MailClass.BULK, "template": "S-QUOTE", "rule": "'r'"},
            [],
            Change.DROP,
            *("S-QUOTE", "skipped: bulk"),
        ),
        (CALENDAR, [], Change.UNCHANGED, *("MEETING-INVITE",) * 2),
        (ANSWERED, [], Change.UNCHANGED, *("skipped: calendar",) * 2),
    ],
)
def test_rules_are_tried_on_what_was_decided(
    then: dict[str, Any], rules: list[Rule], change: Change, before: str, after: str
) -> None:
    found = tried(of_then(**then), rules, RECORD)
    assert (found.change, found.before, found.after) == (change, before, after)


def test_what_a_person_or_the_law_decided_is_not_tried() -> None:
    stay = {Reason.NEVER_LOG, Reason.PRIVACY_BLOCKED, Reason.LOGGED_BY_HAND, Reason.IGNORED}
    assert not BY_RULES & stay


# ── the command ─────────────────────────────────────────────────────────────────────────────────

OTHER = '[[rule]]\nname = "quotes"\nsubject = "^Quote"\ntemplate = "S-QUOTE"\n'


@pytest.fixture
def three(desk: Desk) -> Iterator[None]:
    """A quote that is logged, one that is kept out by a rule, one that is never logged."""
    with time_machine.travel(NOW, tick=False):
        with ledger_of(desk) as (session, house):
            ada = a_person(session, "Ada", "ada@acme.example")
            quote = a_mail("one", Outcome.LOGGED, ada, subject="Quote [1]")
            news = a_mail("two", Outcome.SKIPPED, ada, **_ruled(subject="News"))
            secret = a_mail("three", Outcome.SKIPPED, reason=Reason.NEVER_LOG, subject="Quote")
            entered(session, house, quote, news, secret)
        (desk.folder / "other.toml").write_text(CONFIG + OTHER, encoding="utf-8")
        yield


def _ruled(**more: str) -> dict[str, Any]:
    return {"reason": Reason.RULE, "rule": "'news'", **more}


@pytest.mark.usefixtures("three")
def test_a_changed_config_is_tried_and_nothing_is_changed(desk: Desk) -> None:
    before = desk.answers("mail", "list", "--all")
    told = desk.answers("rules", "try", "--config", "other.toml")
    assert (told["tried"], told["not_by_rules"], told["unchanged"]) == (2, 1, 0)
    assert (told["add"]["number"], told["retarget"]["number"], told["drop"]["number"]) == (1, 1, 0)
    (sample,) = told["retarget"]["samples"]
    assert (sample["id"], sample["before"], sample["after"], sample["rule"]) == (
        *(1, "EMAIL-IN", "S-QUOTE"),
        "'quotes'",
    )
    assert desk.answers("mail", "list", "--all") == before


@pytest.mark.usefixtures("three")
def test_people_see_which_mails_and_by_which_rule(desk: Desk) -> None:
    told = desk.does("rules", "try", "--config", "other.toml")
    assert "2 mails of the last 30 days tried." in told
    assert "S-QUOTE by rule 'quotes'" in told
    assert "Quote [1]" in told
    assert "1  decided by something else than rules; not tried" in told


@pytest.mark.usefixtures("three")
def test_only_the_last_days_are_tried(desk: Desk) -> None:
    with time_machine.travel("2026-04-20"):
        assert desk.answers("rules", "try")["tried"] == 0
        assert desk.answers("rules", "try", "--days", "90")["tried"] == 2


def test_of_many_changes_ten_are_shown(desk: Desk) -> None:
    with time_machine.travel(NOW, tick=False):
        with ledger_of(desk) as (session, house):
            ada = a_person(session, "Ada", "ada@acme.example")
            news = [a_mail(f"m{n}", Outcome.SKIPPED, ada, **_ruled()) for n in range(12)]
            entered(session, house, *news)
        told = desk.answers("rules", "try")["add"]
        assert (told["number"], len(told["samples"])) == (12, 10)
        assert "Would be logged, the last 10 of them" in desk.does("rules", "try")
