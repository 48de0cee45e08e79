"""The time in the tests: one fixed moment, a Tuesday morning."""

from datetime import UTC, datetime

NOW = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
