"""What an answer says goes to Slack alone, whatever a payload names."""

import pytest

from bot.slack.responses import is_slack_address

SLACK = "https://slack.com/api/"


@pytest.mark.parametrize(
    ("url", "base", "allowed"),
    [
        ("https://hooks.slack.com/commands/T1/1/x", SLACK, True),
        ("https://hooks.slack-gov.com/commands/T1/1/x", SLACK, True),
        ("http://127.0.0.1:4000/response/1", "http://127.0.0.1:4000/api/", True),
        ("http://127.0.0.1:4001/response/1", "http://127.0.0.1:4000/api/", False),
        ("http://hooks.slack.com/commands/T1/1/x", SLACK, False),
        ("https://hooks.slack.com.evil.example/x", SLACK, False),
        ("https://hooks.slack.com@evil.example/x", SLACK, False),
        ("https://hooks.slack.com:8443/x", SLACK, False),
        ("http://169.254.169.254/latest", SLACK, False),
        ("https://[", SLACK, False),
    ],
)
def test_answers_go_to_slack_alone(url: str, base: str, *, allowed: bool) -> None:
    assert is_slack_address(url, base) is allowed
