"""PURE. What is due by the rules of the config: after how many days what goes."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class RetentionRules:
    """The days after which something goes; None keeps it for ever."""

    cancel_untouched_days: int | None = None
    purge_cancelled_days: int | None = None
    drop_full_text_days: int | None = None
    drop_raw_mail_days: int | None = None
    drafts_days: int | None = None

    def is_any_set(self) -> bool:
        return self != RetentionRules()


def retention_cutoff(now: datetime, days: int | None) -> datetime | None:
    """The moment before which something is due; None when the rule is off."""
    return None if days is None else now - timedelta(days=days)
