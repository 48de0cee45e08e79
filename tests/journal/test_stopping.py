"""A main thread that waits hears each signal, whichever thread it came to."""

import os
import subprocess
import sys
from pathlib import Path

from tests.polling import TIMEOUT_SECONDS

_ROOT = Path(__file__).parents[2]
_PROGRAM = """
import signal, threading
from journal.stopping import wait_until_stopped
waiting = threading.Event()
class Stop(threading.Event):
    def wait(self, timeout=None):
        waiting.set()
        return super().wait(timeout)
stop = Stop()
signal.signal(signal.SIGTERM, lambda *_: stop.set())
def take_the_signal():
    waiting.wait()
    signal.pthread_kill(threading.get_ident(), signal.SIGTERM)
threading.Thread(target=take_the_signal).start()
wait_until_stopped(stop, 0.05)
"""


def test_a_signal_that_another_thread_took_is_heard() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
        timeout=TIMEOUT_SECONDS,
        check=False,
    )
    assert ended.returncode == 0
