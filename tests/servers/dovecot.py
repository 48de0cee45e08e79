"""A throw-away Dovecot 2.3 in a temporary folder; it ends with the process that started it.

It serves IMAP, IMAP with implicit TLS, and LMTP on free ports of 127.0.0.1, mails in Maildirs. Any
user may log in. Nothing is written outside its folder, and nothing is synced to disk.
"""

import grp
import os
import pwd
import re
import shutil
import signal
import smtplib
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from uuid import uuid4

from journal.settings.mail_settings import MailboxSettings
from playground.mailbox.folder_names import encode_utf7
from tests.polling import wait_until
from tests.processes import running_process
from tests.servers import PASSWORD, box_for
from tests.servers.certificate import make_certificate
from tests.servers.other_client import OtherClient
from tests.servers.ports import free_ports

_STOP_SECONDS = 10
_LONG_AGO = 1_700_000_000
# The folders every user finds, and what they are for.
SPECIAL_FOLDERS = {
    "Sent": "\\Sent",
    "Archive": "\\Archive",
    "Drafts": "\\Drafts",
    "Trash": "\\Trash",
}

_CONF = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
protocols = imap lmtp
listen = 127.0.0.1
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
first_valid_uid = 1
mail_location = maildir:~/Maildir
mail_home = {folder}/mail/%u
mail_fsync = never
mailbox_idle_check_interval = 1 secs
mail_max_userip_connections = 64
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
ssl_cert = <{certificate}
ssl_key = <{certificate}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%u
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Sent {{
    special_use = \\Sent
    auto = create
  }}
  mailbox Archive {{
    special_use = \\Archive
    auto = create
  }}
  mailbox Drafts {{
    special_use = \\Drafts
    auto = create
  }}
  mailbox Trash {{
    special_use = \\Trash
    auto = create
  }}
}}
# A user whose name begins with `full` has no room, with `small` none for a mail of more than 2 KB.
protocol imap {{
  mail_plugins = quota imap_quota
}}
plugin {{
  quota = maildir:User quota
  quota_rule = *:bytes=%{{if;%n;*;full*;1;0}}
  quota_max_mail_size = %{{if;%n;*;small*;2k;0}}
}}
protocol lmtp {{
  postmaster_address = postmaster@localhost
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {tls_port}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp_port}
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
"""


class DovecotServer(OtherClient):
    def __init__(self, folder: Path, ports: Sequence[int]) -> None:
        self.host = "127.0.0.1"
        self.port, self.tls_port, self.lmtp_port = ports
        self.certificate = folder / "certificate.pem"
        self._folder = folder
        self._users = (f"user{number}" for number in count(1))

    def new_user(self, kind: str = "") -> str:
        """A user; of the `kind` full, or small, as the config has it."""
        return f"{kind}{next(self._users)}"

    def box(self, user: str, **more: object) -> MailboxSettings:
        return box_for(self, user, **more)

    def deliver_by_lmtp(self, user: str, raw: bytes) -> None:
        """Deliver a mail as another mail server does."""
        with smtplib.LMTP(self.host, self.lmtp_port, timeout=30) as line:
            line.sendmail("postmaster@localhost", [user], raw)

    def fill_inbox(self, user: str, mails: int, make: Callable[[int], bytes]) -> None:
        """Put many mails, UIDs 1 and up, into the INBOX of a user who has never logged in.

        Dovecot makes its index when they are first read, and over the very line on which that
        happens STATUS takes 250 ms with 10,000 mails: measure it on the next one.
        """
        home = self._folder / "mail" / user
        maildir = home / "Maildir"
        for name in ("cur", "new", "tmp"):
            (maildir / name).mkdir(parents=True)
        # Its own list of UIDs: the mails are numbered as they were made.
        listed = [f"3 V{_LONG_AGO} N{mails + 1} G{uuid4().hex}"]
        for number in range(1, mails + 1):
            raw = make(number)
            name = f"{_LONG_AGO + number}.M{number}P1.localhost,S={len(raw)}:2,"
            (maildir / "cur" / name).write_bytes(raw)
            listed.append(f"{number} :{name}")
        (maildir / "dovecot-uidlist").write_text("\n".join([*listed, ""]), encoding="utf-8")
        for name in ("cur", "new"):
            os.utime(maildir / name, (_LONG_AGO, _LONG_AGO))
        _give_to_account(home)

    def reset_uidvalidity(self, user: str, folder: str = "INBOX") -> int:
        """Change the validity in the list of UIDs; the index is made from it anew."""
        maildir = self.maildir(user, folder)
        names = maildir / "dovecot-uidlist"
        first, _, rest = names.read_text(encoding="utf-8").partition("\n")
        match = re.search(r" V(\d+)", first)
        if match is None:
            raise AssertionError(f"Dovecot's list of UIDs has no validity: {first!r}")
        validity = int(match[1]) + 1
        changed = first.replace(match[0], f" V{validity}")
        names.write_text(f"{changed}\n{rest}", encoding="utf-8")
        for index in maildir.glob("dovecot.index*"):
            index.unlink()
        return validity

    def maildir(self, user: str, folder: str = "INBOX") -> Path:
        home = self._folder / "mail" / user / "Maildir"
        return home if folder == "INBOX" else home / f".{encode_utf7(folder).replace('/', '.')}"


def is_installed() -> bool:
    """Says whether 2.3 is installed: the settings of 2.4 have other names."""
    program = _program()
    if program is None:
        return False
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    return version.stdout.startswith("2.3.") and Path("/usr/lib/dovecot/lmtp").exists()


def _program() -> str | None:
    return shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin")


@contextmanager
def running_dovecot() -> Iterator[DovecotServer]:
    # Pytest's own temporary folders are closed to the user the server runs as, and have long names:
    # the path of a socket has at most 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="rapport-dc-", dir="/tmp"))
    try:
        server = DovecotServer(folder, free_ports(3))
        _write_config(server, folder)
        with _started_dovecot(folder, server):
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write_config(server: DovecotServer, folder: Path) -> None:
    account = _account()
    for name in ("run", "mail"):
        (folder / name).mkdir()
    conf = _CONF.format(
        folder=folder,
        user=account.pw_name,
        group=grp.getgrgid(account.pw_gid).gr_name,
        password=PASSWORD,
        port=server.port,
        tls_port=server.tls_port,
        lmtp_port=server.lmtp_port,
        certificate=make_certificate(folder),
    )
    (folder / "dovecot.conf").write_text(conf, encoding="utf-8")
    _give_to_account(folder)


@contextmanager
def _started_dovecot(folder: Path, server: DovecotServer) -> Iterator[None]:
    program = _program()
    if program is None:
        raise RuntimeError("There is no Dovecot.")
    with running_process(
        [*_account_prefix(), program, "-F", "-c", folder / "dovecot.conf"],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        # A session of its own: Ctrl-C reaches the tests, and they stop the server when done.
        start_new_session=True,
    ) as process:
        try:
            _wait_until_ready(process, server)
            yield
        finally:
            _stop(process)


def _wait_until_ready(process: subprocess.Popen[bytes], server: DovecotServer) -> None:
    def is_ready() -> bool:
        if process.poll() is not None:
            errors = process.stderr.read() if process.stderr else b""
            raise RuntimeError(f"Dovecot did not start: {errors.decode(errors='replace')}")
        with suppress(OSError), socket.create_connection((server.host, server.port)):
            return True
        return False

    wait_until(is_ready, lambda: "Dovecot did not start.")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(_STOP_SECONDS)


def _account() -> pwd.struct_passwd:
    """The server's user: the caller, but not root."""
    return pwd.getpwuid(os.getuid()) if os.getuid() else pwd.getpwnam("nobody")


def _account_prefix() -> list[str]:
    """The prefix of a command: not as root, and not outliving us.

    `--pdeathsig` has the kernel stop the server if the tests are killed and clean up nothing.
    """
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        return []
    prefix = [setpriv, "--pdeathsig", "TERM"]
    if not os.getuid():
        account = _account()
        prefix += [f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups"]
    return prefix


def _give_to_account(folder: Path) -> None:
    if os.getuid():
        return
    account = _account()
    for place in (folder, *folder.rglob("*")):
        os.chown(place, account.pw_uid, account.pw_gid)
