"""`rapport rules try`: what other rules would make of the mails of the past."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from cli.rule_trial import DECIDED_BY_RULES, TrialEffect, try_rules
from journal.model import (
    Direction,
    Document,
    LedgerMail,
    MailClass,
    MailFacts,
    MailOutcome,
    MailReason,
    NewParticipant,
    ParticipantPart,
    Rule,
    RuleConditions,
)
from tests.builders import a_person
from tests.cli.cli_driver import CliDriver
from tests.cli.ledger_case import CONFIG, open_ledger
from tests.clock import NOW
from tests.mail_builders import a_mail, enter_mails

RECORD = {
    "email_inbound": "EMAIL-IN",
    "email_outbound": "EMAIL-OUT",
    "meeting_invitation": "MEETING-INVITE",
}
EVERYTHING, BULK = RuleConditions(), RuleConditions(mail_class=frozenset({"bulk"}))
LOGGED: dict[str, Any] = {"template": "EMAIL-IN"}
SKIPPED: dict[str, Any] = {
    "outcome": MailOutcome.SKIPPED,
    "reason": MailReason.BULK,
    "mail_class": MailClass.BULK,
}
RULED: dict[str, Any] = {"outcome": MailOutcome.SKIPPED, "reason": MailReason.RULE, "rule": "'r'"}
CALENDAR: dict[str, Any] = {"mail_class": MailClass.CALENDAR, "template": "MEETING-INVITE"}
ANSWERED = {**CALENDAR, "outcome": MailOutcome.SKIPPED, "reason": MailReason.CALENDAR}


def rule(conditions: RuleConditions = EVERYTHING, **more: str) -> Rule:
    return Rule(1, "r", conditions, **more)


SKIP, QUOTE, ORDER = (
    rule(skip="no"),
    rule(template="S-QUOTE"),
    rule(document_type="order", document_number=r"Offer (\d+)"),
)


def decided_mail(
    *,
    outcome: MailOutcome = MailOutcome.LOGGED,
    reason: MailReason = MailReason.LOGGED,
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
        trimmed=None,
        bounce_reason="",
        confidence=1.0,
        size=0,
        candidates=(),
        participants=(NewParticipant(contact, ParticipantPart.MAIN, "ada@acme.example"),),
        facts=MailFacts(direction=direction.value, mail_class=mail_class.value, subject="Offer 12"),
        signals=(),
        remind_at=None,
        version=1,
    )


@pytest.mark.parametrize(
    ("then", "rules", "change", "before", "after"),
    [
        (LOGGED, [], TrialEffect.UNCHANGED, "EMAIL-IN", "EMAIL-IN"),
        (LOGGED, [SKIP], TrialEffect.DROP, "EMAIL-IN", "skipped by rule 'r'"),
        (LOGGED, [QUOTE], TrialEffect.RETARGET, "EMAIL-IN", "S-QUOTE"),
        (LOGGED, [ORDER], TrialEffect.RETARGET, "EMAIL-IN", "EMAIL-IN, order 12"),
        (LOGGED, [rule(BULK, skip="no")], TrialEffect.UNCHANGED, "EMAIL-IN", "EMAIL-IN"),
        ({"template": "S-QUOTE"}, [], TrialEffect.RETARGET, "S-QUOTE", "EMAIL-IN"),
        (
            {"document": Document("order", "12")},
            [ORDER],
            TrialEffect.UNCHANGED,
            *("EMAIL-IN, order 12",) * 2,
        ),
        (
            {"direction": Direction.OUTBOUND, "template": "EMAIL-OUT"},
            [],
            TrialEffect.UNCHANGED,
            *("EMAIL-OUT",) * 2,
        ),
        (RULED, [], TrialEffect.ADD, "skipped by rule 'r'", "EMAIL-IN"),
        (RULED, [SKIP], TrialEffect.UNCHANGED, *("skipped by rule 'r'",) * 2),
        ({**RULED, "contact": None}, [], TrialEffect.ASK, "skipped by rule 'r'", "EMAIL-IN"),
        (
            {**RULED, "direction": Direction.NONE},
            [],
            TrialEffect.UNCHANGED,
            *("skipped by rule 'r'", "skipped: internal"),
        ),
        (
            {**RULED, "mail_class": MailClass.BULK},
            [],
            TrialEffect.UNCHANGED,
            *("skipped by rule 'r'", "skipped: bulk"),
        ),
        (SKIPPED, [], TrialEffect.UNCHANGED, "skipped: bulk", "skipped: bulk"),
        # A rule that does not name the class says nothing of mail of machines.
        (SKIPPED, [QUOTE], TrialEffect.UNCHANGED, "skipped: bulk", "skipped: bulk"),
        (SKIPPED, [rule(BULK, template="S-QUOTE")], TrialEffect.ADD, "skipped: bulk", "S-QUOTE"),
        (
            {"mail_class": MailClass.BULK, "template": "S-QUOTE", "rule": "'r'"},
            [],
            TrialEffect.DROP,
            *("S-QUOTE", "skipped: bulk"),
        ),
        (CALENDAR, [], TrialEffect.UNCHANGED, *("MEETING-INVITE",) * 2),
        (ANSWERED, [], TrialEffect.UNCHANGED, *("skipped: calendar",) * 2),
    ],
)
def test_rules_are_tried_on_what_was_decided(
    then: dict[str, Any], rules: list[Rule], change: TrialEffect, before: str, after: str
) -> None:
    found = try_rules(decided_mail(**then), rules, RECORD)
    assert (found.effect, found.before, found.after) == (change, before, after)


def test_what_a_person_or_the_law_decided_is_not_tried() -> None:
    stay = {
        MailReason.NEVER_LOG,
        MailReason.PRIVACY_BLOCKED,
        MailReason.LOGGED_BY_HAND,
        MailReason.IGNORED,
    }
    assert not DECIDED_BY_RULES & stay


# ── the command ─────────────────────────────────────────────────────────────────────────────────

OTHER = '[[rule]]\nname = "quotes"\nsubject = "^Quote"\ntemplate = "S-QUOTE"\n'


@pytest.fixture
def three(cli: CliDriver) -> Iterator[None]:
    """A quote that is logged, one that is kept out by a rule, one that is never logged."""
    with time_machine.travel(NOW, tick=False):
        with open_ledger(cli) as (session, config):
            ada = a_person(session, "Ada", "ada@acme.example")
            quote = a_mail("one", MailOutcome.LOGGED, ada, subject="Quote [1]")
            news = a_mail("two", MailOutcome.SKIPPED, ada, **_decided_by_rule(subject="News"))
            secret = a_mail(
                "three", MailOutcome.SKIPPED, reason=MailReason.NEVER_LOG, subject="Quote"
            )
            enter_mails(session, config, quote, news, secret)
        (cli.folder / "other.toml").write_text(CONFIG + OTHER, encoding="utf-8")
        yield


def _decided_by_rule(**more: str) -> dict[str, Any]:
    return {"reason": MailReason.RULE, "rule": "'news'", **more}


@pytest.mark.usefixtures("three")
def test_a_changed_config_is_tried_and_nothing_is_changed(cli: CliDriver) -> None:
    before = cli.run_json("mail", "list", "--all")
    told = cli.run_json("rules", "try", "--config", "other.toml")
    assert (told["tried"], told["not_by_rules"], told["unchanged"]) == (2, 1, 0)
    assert (told["add"]["number"], told["retarget"]["number"], told["drop"]["number"]) == (1, 1, 0)
    (sample,) = told["retarget"]["samples"]
    assert (sample["id"], sample["before"], sample["after"], sample["rule"]) == (
        *(1, "EMAIL-IN", "S-QUOTE"),
        "'quotes'",
    )
    assert cli.run_json("mail", "list", "--all") == before


@pytest.mark.usefixtures("three")
def test_people_see_which_mails_and_by_which_rule(cli: CliDriver) -> None:
    told = cli.run_ok("rules", "try", "--config", "other.toml")
    assert "2 mails of the last 30 days tried." in told
    assert "S-QUOTE by rule 'quotes'" in told
    assert "Quote [1]" in told
    assert "1  decided by something else than rules; not tried" in told


@pytest.mark.usefixtures("three")
def test_only_the_last_days_are_tried(cli: CliDriver) -> None:
    with time_machine.travel("2026-04-20"):
        assert cli.run_json("rules", "try")["tried"] == 0
        assert cli.run_json("rules", "try", "--days", "90")["tried"] == 2


def test_of_many_changes_ten_are_shown(cli: CliDriver) -> None:
    with time_machine.travel(NOW, tick=False):
        with open_ledger(cli) as (session, config):
            ada = a_person(session, "Ada", "ada@acme.example")
            news = [
                a_mail(f"m{n}", MailOutcome.SKIPPED, ada, **_decided_by_rule()) for n in range(12)
            ]
            enter_mails(session, config, *news)
        told = cli.run_json("rules", "try")["add"]
        assert (told["number"], len(told["samples"])) == (12, 10)
        assert "Would be logged, the last 10 of them" in cli.run_ok("rules", "try")
