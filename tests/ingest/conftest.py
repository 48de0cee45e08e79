"""Fixtures of the mail door: `case`, a mailbox on the scripted server, and `open_case` for others."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.ingest.proof import Case, a_case
from tests.servers.scripted import Scripted


@pytest.fixture
def open_case(
    engine: Engine, tmp_path: Path, scripted: Scripted
) -> Iterator[Callable[..., Case[Scripted]]]:
    """A mailbox with these settings, which is closed at the end."""
    with ExitStack() as at_the_end:

        def opened(**more: Any) -> Case[Scripted]:
            case = a_case(scripted, engine, tmp_path, **more)
            at_the_end.callback(case.close)
            return case

        yield opened


@pytest.fixture
def case(open_case: Callable[..., Case[Scripted]]) -> Case[Scripted]:
    return open_case()
