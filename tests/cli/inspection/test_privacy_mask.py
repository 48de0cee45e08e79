"""What the doctor says can be sent to a stranger, and its remedies can still be typed."""

from cli.inspection.privacy_mask import build_mask
from journal.settings import Settings

SETTINGS = Settings.model_validate(
    {
        "company": {"name": "Nord", "domains": ["nord.example"]},
        "database": {"url": "postgresql://rapport:sesame@db/rapport"},
        "mailbox": [{"name": "sales", "host": "imap.nord.example", "user": "anna"}],
    }
)


def test_names_addresses_and_hosts_are_masked() -> None:
    mask = build_mask(SETTINGS)
    assert mask(
        "anna of Nord, boss@nord.example at imap.nord.example, mx.nord.example: sesame"
    ) == ("…@… of …, …@… at server 1, mx.…: …")


def test_a_remedy_stays_as_it_is_typed() -> None:
    mask = build_mask(SETTINGS)
    for remedy in ("rapport backup FOLDER", "rapport db copy URL", "Northern, Nordic, annals"):
        assert mask(remedy) == remedy
