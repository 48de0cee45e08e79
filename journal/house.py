"""What the use cases need to know of the config, in one value that is passed down."""

from dataclasses import dataclass
from pathlib import Path

from journal.catalog import Catalog
from journal.retention import Policy, Rules, Who
from journal.settings import Settings


@dataclass(frozen=True, slots=True)
class House:
    catalog: Catalog
    company: str
    language: str
    policy: Policy
    rules: Rules
    files: Path


def house_of(settings: Settings, catalog: Catalog) -> House:
    return House(
        catalog=catalog,
        company=settings.company.name,
        language=settings.company.language,
        policy=Policy(
            who=Who(settings.cancel.who),
            restore_by_admins_only=settings.cancel.restore == "admins",
            reason_required=settings.cancel.reason_required,
        ),
        rules=Rules(
            purge_cancelled_days=settings.retention.purge_cancelled_days,
            drop_full_text_days=settings.retention.drop_full_text_days,
            drop_raw_mail_days=settings.retention.drop_raw_mail_days,
            drafts_days=settings.retention.drafts_days,
        ),
        files=Path(settings.storage.path),
    )
