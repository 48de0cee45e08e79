import pytest

from bot.slack_api.rate_limit import retry_after_seconds


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("30", 30), ("0", 1), ("soon", 1), ("-5", 1), ("nan", 1), ("1e9", 3600)],
)
@pytest.mark.parametrize("name", ["Retry-After", "retry-after"])
def test_retry_after_is_honoured_within_reason(name: str, header: str, seconds: float) -> None:
    assert retry_after_seconds({name: header}) == seconds


@pytest.mark.parametrize("headers", [None, {}, {"Retry-After": ""}])
def test_without_retry_after_slack_asks_for_nothing(headers: dict[str, str] | None) -> None:
    assert retry_after_seconds(headers) is None
