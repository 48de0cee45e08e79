"""Fixtures of the mail door: `case`, a mailbox on the scripted server, and `open_case` for others."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.ingest.capture.fault_case import FaultCase, make_case
from tests.servers.scripted_imap import ScriptedImapServer


@pytest.fixture(autouse=True)
def nothing_large_is_read_whole(quick_plans: None) -> None:
    """Every statement that is sent here is looked at."""


@pytest.fixture
def open_case(
    engine: Engine, tmp_path: Path, scripted: ScriptedImapServer
) -> Iterator[Callable[..., FaultCase[ScriptedImapServer]]]:
    """Opens a mailbox with these settings, and closes it at the end."""
    with ExitStack() as at_the_end:

        def opened(**more: Any) -> FaultCase[ScriptedImapServer]:
            case = make_case(scripted, engine, tmp_path, **more)
            at_the_end.callback(case.close)
            return case

        yield opened


@pytest.fixture
def case(open_case: Callable[..., FaultCase[ScriptedImapServer]]) -> FaultCase[ScriptedImapServer]:
    return open_case()
