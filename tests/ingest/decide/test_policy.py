"""The config, as the values that decisions about mail are made by."""

from pathlib import Path

from ingest.decide.classify import NeverLogList, OwnAddresses, build_policy
from journal.catalog import build_catalog
from tests.journal.settings.configs import MAILBOX, load_text

CONFIG_TEXT = f"""
[company]
domains = ["Ours.Example", "åland.example"]

[slack]
admins = ["Ada.Byron@gmail.com", "U012AB3CD", "@sales-leads"]
managers = ["bo@else.example"]

[matching]
company_by_domain = false
free_domains = ["Club.Example"]

[never_log]
addresses = ["Council@ours.example"]
domains = ["ö.example"]
subjects = ['salary']
sensitivities = ["private"]
{MAILBOX}
addresses = ["Info@other.example"]
shared = true

[[mailbox]]
name = "windows"
host = "imap.company.example"
user = "DOMAIN\\\\account"

[[rule]]
domain = "a.example"
skip = "x"
"""


def test_the_config_says_what_is_ours_and_how_it_is_decided(tmp_path: Path) -> None:
    found = load_text(tmp_path, CONFIG_TEXT)
    catalog, problems = build_catalog(found)
    assert (found.problems, problems) == ((), ())
    policy = build_policy(found.settings, catalog)
    assert policy.ours == OwnAddresses(
        frozenset(
            {
                "ada.byron@gmail.com",
                "adabyron@gmail.com",
                "bo@else.example",
                "info@other.example",
                "sales@company.example",
            }
        ),
        frozenset({"ours.example", "xn--land-poa.example"}),
        frozenset({"info@other.example", "sales@company.example"}),
        frozenset({"info@other.example", "sales@company.example"}),
    )
    assert policy.never_log == NeverLogList(
        frozenset({"council@ours.example"}),
        frozenset({"xn--nda.example"}),
        ("salary",),
        frozenset({"private"}),
    )
    assert (policy.company_by_domain, policy.free_domains) == (False, frozenset({"club.example"}))
    assert policy.rules == catalog.rules
    assert policy.default_templates["email_inbound"] == "EMAIL-IN"
    assert policy.version == catalog.version


def test_without_a_config_nothing_is_ours_and_companies_are_found_by_domain(tmp_path: Path) -> None:
    found = load_text(tmp_path, "")
    policy = build_policy(found.settings, build_catalog(found)[0])
    assert policy.ours == OwnAddresses()
    assert policy.company_by_domain
    assert policy.never_log.sensitivities == {"personal", "private"}
