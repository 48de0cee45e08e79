"""`rapport mailbox check` reads the newest mails and prints the line for the config."""

from typing import Any

import pytest

from cli.commands.mailbox_authserv import authserv_lines
from tests.cli.cli_driver import CliDriver
from tests.servers import PASSWORD
from tests.servers.dovecot import DovecotServer
from tests.servers.scripted_imap import ScriptedImapServer

RESULTS = "Authentication-Results: mx.ours.example; dmarc=pass header.from=acme.example\r\n"
FORGED = "Authentication-Results: mx.evil.example; dmarc=pass header.from=ours.example\r\n"
UNNAMED = "Authentication-Results: spf=pass smtp.mailfrom=acme.example\r\n"
BORDER = "Received: from x.example by mx.ours.example with ESMTP; now\r\n"
REST = "From: a@acme.example\r\nTo: sales@ours.example\r\nSubject: x\r\n\r\nHello.\r\n"


def check_mailbox(
    cli: CliDriver, server: ScriptedImapServer, *heads: str, setting: str = "", out: str = "--json"
) -> Any:
    user = server.new_user()
    for head in heads:
        server.deliver(user, f"{head}{REST}".encode())
    (cli.folder / "rapport.toml").write_text(
        f'[[mailbox]]\nname = "sales"\nhost = "{server.host}"\nport = {server.port}\n'
        f'tls = "none"\nuser = "{user}"\n{setting}',
        encoding="utf-8",
    )
    cli.patch.setenv("RAPPORT_MAILBOX__SALES__PASSWORD", PASSWORD)
    done = cli("mailbox", "check", out) if out else cli("mailbox", "check")
    assert done.code == 0, done.err
    return done.json[0]["authserv"] if out else done.out


def test_the_server_that_most_mails_name_at_the_top_is_offered(
    cli: CliDriver, scripted: ScriptedImapServer
) -> None:
    heads = [RESULTS + FORGED, RESULTS + BORDER, FORGED, ""]
    told = check_mailbox(cli, scripted, *heads, out="")
    assert "mx.ours.example wrote its results at the top of 2 of the 4 newest mails" in told
    assert '    trusted_authserv = "mx.ours.example"' in told


def test_for_a_machine_it_is_a_row(cli: CliDriver, scripted: ScriptedImapServer) -> None:
    setting = 'trusted_authserv = "mx.ours.example"\n'
    assert check_mailbox(cli, scripted, RESULTS, BORDER + RESULTS, setting=setting) == {
        "configured": "mx.ours.example",
        "found": "mx.ours.example",
        "mails": 2,
        "vouched": 2,
        "below": 1,
    }


def test_a_folder_of_sent_mail_that_is_not_read_is_pointed_out(
    cli: CliDriver, dovecot: DovecotServer
) -> None:
    cli.patch.setenv("RAPPORT_MAILBOX__SALES__PASSWORD", PASSWORD)
    config = (
        f'[[mailbox]]\nname = "sales"\nhost = "{dovecot.host}"\nport = {dovecot.port}\n'
        f'tls = "none"\nuser = "{dovecot.new_user()}"\n'
    )
    cli.write_config(config)
    assert "sent mail lies in Sent, which is not read" in cli.run_ok("mailbox", "check")
    assert cli.run_json("mailbox", "check")[0]["unread_sent"] == "Sent"
    cli.write_config(f'{config}folders = ["INBOX", "Sent"]\n')
    assert "which is not read" not in cli.run_ok("mailbox", "check")


def test_where_no_server_vouches_the_way_out_is_named(
    cli: CliDriver, scripted: ScriptedImapServer
) -> None:
    told = check_mailbox(cli, scripted, "", UNNAMED, out="")
    assert "none of the 2 newest mails says which one did" in told
    assert 'trusted_authserv = "none"' in told


@pytest.mark.parametrize(
    ("configured", "found", "line"),
    [
        ("mx.ours.example", "mx.ours.example", "mx.ours.example vouches for senders"),
        ("old.ours.example", "mx.ours.example", "and the config names old.ours.example"),
        ("none", "", "No server vouches"),
    ],
)
def test_what_is_configured_is_compared(configured: str, found: str, line: str) -> None:
    row = {"configured": configured, "found": found, "mails": 9, "vouched": 9, "below": 0}
    lines = list(authserv_lines(row))
    assert line in lines[0]
    assert ('  trusted_authserv = "mx.ours.example"' in lines) is (found not in {"", configured})


def test_an_empty_mailbox_tells_nothing_yet(cli: CliDriver, scripted: ScriptedImapServer) -> None:
    assert "No mail is there yet" in check_mailbox(cli, scripted, out="")
