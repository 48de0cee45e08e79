"""Holds what the use cases need to know of the config, in one value that is passed down."""

from dataclasses import dataclass
from pathlib import Path

from journal import rendering
from journal.catalog import Catalog
from journal.model import Letterhead, LetterSignature, Salutation
from journal.permissions import CancelPermission, CancelPolicy
from journal.retention import RetentionRules
from journal.rhythm import RhythmRules
from journal.settings import Settings
from journal.settings.letter_settings import SalutationSettings
from journal.settings.storage_settings import StorageSettings
from journal.store.record.bucket_store import SCHEME, BucketStore
from journal.store.record.file_stores import FileStore, FolderStore


@dataclass(frozen=True, slots=True)
class RecordConfig:
    catalog: Catalog
    company: str
    currency: str
    language: str
    letterhead: Letterhead
    cancel_policy: CancelPolicy
    retention: RetentionRules
    rhythm: RhythmRules
    files: FileStore


def record_config(settings: Settings, catalog: Catalog) -> RecordConfig:
    return RecordConfig(
        catalog=catalog,
        company=settings.company.name,
        currency=settings.company.currency,
        language=settings.company.language,
        letterhead=_letterhead(settings),
        cancel_policy=CancelPolicy(
            permission=CancelPermission(settings.cancel.who),
            restore_by_admins_only=settings.cancel.restore == "admins",
            reason_required=settings.cancel.reason_required,
        ),
        retention=RetentionRules(
            cancel_untouched_days=settings.retention.cancel_untouched_days,
            purge_cancelled_days=settings.retention.purge_cancelled_days,
            drop_full_text_days=settings.retention.drop_full_text_days,
            drop_raw_mail_days=settings.retention.drop_raw_mail_days,
            drafts_days=settings.retention.drafts_days,
        ),
        rhythm=RhythmRules(
            tags={tag.casefold(): days for tag, days in settings.stay_in_touch.tags.items()},
            segments=settings.stay_in_touch.segments,
        ),
        files=build_file_store(settings.storage),
    )


def build_file_store(storage: StorageSettings, place: str = "") -> FileStore:
    """Says where attachments are kept; or another place, by its address or path, with the same keys."""
    place = place or storage.bucket or storage.path
    if not place.startswith(SCHEME):
        return FolderStore(Path(place))
    access, secret = storage.access_key, storage.secret_key
    return BucketStore(
        place,
        endpoint=storage.endpoint,
        region=storage.region,
        access_key=access.get_secret_value() if access else "",
        secret_key=secret.get_secret_value() if secret else "",
    )


def _letterhead(settings: Settings) -> Letterhead:
    return Letterhead(
        address=settings.company.address.strip(),
        country=settings.company.country,
        salutations={
            language.casefold(): _salutation(language, each)
            for language, each in settings.salutations.items()
        },
        signatures={
            address.casefold(): LetterSignature(each.name, each.text)
            for address, each in settings.signatures.items()
        },
    )


def _salutation(language: str, own: SalutationSettings) -> Salutation:
    shipped = rendering.salutation_for({}, language)
    return Salutation(own.formal or shipped.formal, own.informal or shipped.informal)
