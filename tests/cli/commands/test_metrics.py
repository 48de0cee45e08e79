"""`rapport metrics`: what programs that watch are told, and nothing of anybody."""

import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from cli.commands.metrics import answer_path, start_server
from cli.context import CliContext
from journal.health.problems import BACKUP_KEY
from journal.model import MailboxHealth
from journal.store import meta
from journal.store.mail import mailboxes
from tests.cli.cli_driver import CliDriver
from tests.cli.ledger_case import open_ledger
from tests.databases import PostgresqlDatabases, make_read_only


def samples(text: str) -> dict[tuple[str, str], float]:
    """The numbers by name and label, as the library of Prometheus reads them."""
    found: dict[tuple[str, str], float] = {}
    for family in text_string_to_metric_families(text):
        assert (family.type, bool(family.documentation)) == ("gauge", True), family.name
        for sample in family.samples:
            (label,) = sample.labels.values() or ("",)
            assert (sample.name, label) not in found
            found[sample.name, label] = float(sample.value)
    return found


def test_what_is_wrong_and_how_old_things_are(cli: CliDriver) -> None:
    now = datetime.now(UTC)
    with open_ledger(cli) as (session, _):
        box = mailboxes.ensure(session, "sales")
        mailboxes.record_success(session, box.id, now=now - timedelta(hours=1), new=False)
        mailboxes.record_failure(session, box.id, MailboxHealth.REFUSED, "no", next_try=now)
        meta.set_moment(session, BACKUP_KEY, now - timedelta(days=1))
    found = samples(cli.run_ok("metrics", "--once"))
    assert found["rapport_problems", "mailbox_refused"] == 1
    assert found["rapport_problems", "disk_low"] == 0
    assert 3600 <= found["rapport_mailbox_poll_age_seconds", "1"] < 3700
    assert 86_400 <= found["rapport_backup_age_seconds", ""] < 86_500
    assert found["rapport_mails", "logged"] == 0


def test_no_label_names_anybody(cli: CliDriver) -> None:
    with open_ledger(cli) as (session, _):
        mailboxes.ensure(session, "sales")
    assert "sales" not in cli.run_ok("metrics", "--once")


def test_without_an_address_it_says_what_to_write(cli: CliDriver) -> None:
    assert "[metrics] listen" in cli.run_refused("metrics")


def get(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_a_process_that_watches_reads_it_and_hears_when_it_is_not_ready(cli: CliDriver) -> None:
    cli.write_config('[metrics]\nlisten = "127.0.0.1:0"\n')
    context = CliContext(cli.folder / "rapport.toml", None, as_json=False)
    with start_server(context, "127.0.0.1", 0) as server:
        url = f"http://127.0.0.1:{server.server_port}"
        assert get(f"{url}/healthz") == (200, "ok\n")
        assert get(f"{url}/readyz") == (200, "ready\n")
        assert samples(get(f"{url}/metrics")[1])["rapport_problems", "disk_low"] == 0
        assert get(f"{url}/")[0] == 404
        Path(cli.database.removeprefix("sqlite:///")).write_bytes(b"no database" * 1000)
        assert get(f"{url}/readyz")[0] == 503
        assert get(f"{url}/metrics")[0] == 503
        assert get(f"{url}/healthz")[0] == 200


def test_a_database_that_can_only_be_read_is_not_ready_and_tells_its_numbers(
    cli: CliDriver, postgresql_databases: PostgresqlDatabases
) -> None:
    with postgresql_databases.fresh() as url:
        cli.patch.setenv("RAPPORT_DATABASE__URL", url)
        context = CliContext(None, None, as_json=False)
        assert answer_path(context, "/readyz") == (200, "ready\n")
        make_read_only(url)
        assert answer_path(context, "/readyz") == (503, "The database can only be read.\n")
        assert answer_path(context, "/metrics")[0] == 200
