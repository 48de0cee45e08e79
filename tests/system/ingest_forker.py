"""`rapport ingest` in a process that is made to be killed, again and again.

Importing takes longer than most lives in such a test, so this process imports once and forks: each
line `go` on stdin begins a child that runs the command as its user would; its number is printed.
"""

import os
import sys
from typing import NoReturn

import cli.commands.ingest
import ingest.auth.passwords
import ingest.capture.supervisor
import ingest.decide.policy
import journal.migrate
from cli.main import main

# The modules that the command imports when it begins.
_PRELOADED = {
    cli.commands.ingest,
    ingest.auth.passwords,
    ingest.decide.policy,
    ingest.capture.supervisor,
}
_PRELOADED |= {journal.migrate}


def _run(config: str) -> NoReturn:
    devnull = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(devnull, stream)
    # Whatever happens, a child must never come back into the loop below.
    try:
        main(["ingest", "--config", config])
    finally:
        os._exit(0)


def _print_line(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def serve(config: str) -> None:
    for line in sys.stdin:
        if line.strip() != "go":
            return
        child = os.fork()
        if not child:
            _run(config)
        _print_line(str(child))
        os.waitpid(child, 0)
        _print_line("dead")


if __name__ == "__main__":
    serve(sys.argv[1])
