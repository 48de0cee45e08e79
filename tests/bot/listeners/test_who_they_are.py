"""Somebody in Slack is known by their id: what they did stays theirs, whatever their profile says."""

from dataclasses import replace
from typing import Any

import pytest

from bot.inputs import User
from bot.slack.people import AccessDenied
from tests.bot.log_case import add_people, get_entry
from tests.bot.workspace_case import BotHarness

OTHER_TEAM = "T0OTHER"


def told_by_slack(harness: BotHarness, email: str, *, team: str = "") -> dict[str, Any]:
    """Alice, as an event says that she changed."""
    profile = {"real_name": "Alice", **({"email": email} if email else {})}
    return {
        "id": harness.alice.id,
        "team_id": team or harness.workspace.team_id,
        "profile": profile,
    }


@pytest.mark.parametrize("email", ["alice.berg@ours.example", ""])
def test_a_changed_or_missing_address_orphans_nothing(harness: BotHarness, email: str) -> None:
    add_people(harness)
    harness.alice.types("/log bea: called")
    harness.alice.types("/log bea: called again")
    people = harness.slack_app.people
    people.update_from_slack(harness.context, told_by_slack(harness, email))
    harness.alice.types("/rapport undo")
    assert get_entry(harness, 2).state == "cancelled"
    assert "Edit" in harness.alice.types("/rapport show 1").messages[0].buttons()
    harness.alice.types("/rapport cancel 1 wrong")
    assert get_entry(harness, 1).state == "cancelled"


def test_an_event_about_the_same_id_of_another_workspace_changes_nobody(
    harness: BotHarness,
) -> None:
    people, context = harness.slack_app.people, harness.context
    harness.alice.types("/rapport help")
    people.update_from_slack(context, told_by_slack(harness, "eve@else.example", team=OTHER_TEAM))
    found = people.identify(context, harness.alice.id, harness.workspace.team_id)
    assert isinstance(found, User)
    assert found.actor.email == "alice@ours.example"


def test_one_id_in_two_workspaces_that_are_allowed_is_two_people(harness: BotHarness) -> None:
    slack = harness.context.settings.slack
    both = slack.model_copy(update={"allowed_teams": (harness.workspace.team_id, OTHER_TEAM)})
    settings = harness.context.settings.model_copy(update={"slack": both})
    context = replace(harness.context, settings=settings)
    people = harness.slack_app.people
    assert isinstance(people.identify(context, harness.alice.id, harness.workspace.team_id), User)
    assert isinstance(people.identify(context, harness.alice.id, OTHER_TEAM), AccessDenied)
