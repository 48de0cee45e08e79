"""pymap, a server in Python, in a thread of ours. It needs nothing of the machine.

It is another reading of the RFCs than Dovecot's: it knows no SPECIAL-USE, and says OK to a keyword
that it then drops.
"""

import asyncio
import threading
from argparse import Namespace
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from typing import Any, TypeVar

from proxyprotocol.noop import ProxyProtocolNoop
from proxyprotocol.sock import SocketInfoLocal
from pymap.backend.dict import Config, Login
from pymap.concurrent import Subsystem
from pymap.imap import IMAPServer
from pymap.user import UserMetadata
from pysasl.hashing import BuiltinHash

from journal.settings.mail_settings import MailboxSettings
from tests.servers import PASSWORD, box_for
from tests.servers.other_client import OtherClient

_TIMEOUT_SECONDS = 30
_Answer = TypeVar("_Answer")


class _QuickConfig(Config):
    @property
    def greeting(self) -> bytes:
        """The greeting without the machine's full name, for which pymap asks the network."""
        return b"pymap is ready"


class PymapServer(OtherClient):
    def __init__(self, loop: asyncio.AbstractEventLoop, login: Login, port: int) -> None:
        self.host = "127.0.0.1"
        self.port = port
        self._loop = loop
        self._login = login
        self._users = (f"user{number}" for number in count(1))
        self._password = login.config.hash_context.hash(PASSWORD)

    def new_user(self) -> str:
        user = next(self._users)
        known = UserMetadata(self._login.config, user, password=self._password)
        self._login.users_dict[user] = known
        return user

    def box(self, user: str, **more: object) -> MailboxSettings:
        return box_for(self, user, **more)

    def reset_uidvalidity(self, user: str, folder: str = "INBOX") -> int:
        """It is not possible: no way from outside keeps an INBOX's mails."""
        return _wait_for_result(self._change_uidvalidity(user, folder), self._loop)

    async def _change_uidvalidity(self, user: str, folder: str) -> int:
        mailboxes, _ = self._login.config.set_cache[user]
        mailbox = await mailboxes.get_mailbox(folder)
        mailbox._uid_validity += 1
        return mailbox.uid_validity


def _wait_for_result(
    work: Coroutine[Any, Any, _Answer], loop: asyncio.AbstractEventLoop
) -> _Answer:
    return asyncio.run_coroutine_threadsafe(work, loop).result(_TIMEOUT_SECONDS)


@contextmanager
def running_pymap() -> Iterator[PymapServer]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="pymap")
    thread.start()
    try:
        # One thread for passwords, and few rounds: these guard nothing.
        with ThreadPoolExecutor(1) as executor:
            config = _config(executor)
            login = Login(config)
            server = _wait_for_result(_start_listening(config, login), loop)
            yield PymapServer(loop, login, server.sockets[0].getsockname()[1])
            _wait_for_result(_close_server(server), loop)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(_TIMEOUT_SECONDS)
        loop.close()


def _config(executor: ThreadPoolExecutor) -> Config:
    arguments = Namespace(passlib_cfg=None, proxy_protocol=None, debug=False)
    return _QuickConfig(
        arguments,
        host="127.0.0.1",
        port=0,
        demo_data=False,
        demo_user="",
        demo_password="",
        tls_enabled=False,
        invalid_user_sleep=0,
        reject_dnsbl=False,
        proxy_protocol=ProxyProtocolNoop(),
        hash_context=BuiltinHash(rounds=1),
        cpu_subsystem=Subsystem.for_threading(executor),
    )


async def _start_listening(config: Config, login: Login) -> asyncio.Server:
    config.apply_context()
    serve = IMAPServer(login, config)

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # Awaited: pymap's own way starts a task that nobody holds, and Python 3.13 may collect it.
        await serve(reader, writer, SocketInfoLocal(writer))

    return await asyncio.start_server(talk, host="127.0.0.1", port=0)


async def _close_server(server: asyncio.Server) -> None:
    """Closes the server with its connections: pytest would complain later about open ones."""
    server.close()
    own = asyncio.current_task()
    talking = [task for task in asyncio.all_tasks() if task is not own]
    for task in talking:
        task.cancel()
    await asyncio.gather(*talking, return_exceptions=True)
    await asyncio.sleep(0)
