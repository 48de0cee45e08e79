import pytest
from sqlalchemy import Engine

from tests.bot.outbox.scripted import Bench, ScriptedSlack, Time


@pytest.fixture
def bench(engine: Engine) -> Bench:
    time = Time()
    return Bench(engine, time, ScriptedSlack(time))
