"""Holds what every command needs: settings, catalog, database, actor, kind of output.

The config is read, and the database opened, only when the command asks for them.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from getpass import getuser
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlmodel import Session

from bot.language.translator import Translator
from cli.language import read_translator
from journal.catalog import Catalog, build_catalog
from journal.context import RecordConfig, record_config
from journal.errors import ConfigError
from journal.fold import is_address
from journal.model import Actor, Role, Source
from journal.settings import LoadedConfig, Settings, load_config

# A little longer than SQLite's longest sleep between two looks at its lock.
_GIVE_WAY_SECONDS = 0.12


@dataclass
class CliContext:
    config_file: Path | None
    acting_as: str | None
    as_json: bool
    language: str = "en"
    # Of a process whose many threads take turns at the database; set before it is opened.
    few_connections: bool = False
    sleep: Callable[[float], None] = time.sleep

    @cached_property
    def t(self) -> Translator:
        """Says a sentence in the language of whoever reads it."""
        return read_translator(
            self.language,
            zone=self.zone,
            currency=self.settings.company.currency,
            templates=self.catalog.template_names(self.language),
        )

    @cached_property
    def loaded(self) -> LoadedConfig:
        return load_config(self.config_file, os.environ)

    @cached_property
    def catalog(self) -> Catalog:
        catalog, problems = build_catalog(self.loaded)
        if self.loaded.problems or problems:
            raise ConfigError((*self.loaded.problems, *problems))
        return catalog

    @cached_property
    def settings(self) -> Settings:
        # Read together with the catalog, so that every start reports every problem.
        _ = self.catalog
        return self.loaded.settings

    @cached_property
    def engine(self) -> Engine:
        from journal.migrate import bring_up
        from journal.store.database import open_engine

        engine = open_engine(self.settings.database.url, few_connections=self.few_connections)
        try:
            bring_up(engine, now=self.now, currency=self.settings.company.currency)
        except BaseException:
            # Who waits for a database that is away opens many.
            engine.dispose()
            raise
        return engine

    @cached_property
    def config(self) -> RecordConfig:
        return record_config(self.settings, self.catalog)

    @cached_property
    def now(self) -> datetime:
        return datetime.now(UTC)

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.settings.company.timezone)

    @cached_property
    def actor(self) -> Actor:
        """Says who acts: the person of `--as`, with their role in the config; else this user, an admin."""
        if self.acting_as is None:
            return Actor(Source.CLI, _login_name(), role=Role.ADMIN)
        name = self.acting_as
        email = name if is_address(name) else None
        return Actor(Source.CLI, name, email=email, role=self.settings.role_of(name))

    @cached_property
    def template_names(self) -> dict[str, str]:
        """The config's names of templates, by code; machines get only codes."""
        return self.catalog.template_names(self.settings.company.language)

    def refresh_now(self) -> None:
        """Set `now` anew after a question: otherwise a command has one moment."""
        self.__dict__.pop("now", None)

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def close(self) -> None:
        if "engine" in self.__dict__:
            self.engine.dispose()

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One transaction: commits when the block ends well, else rolls back."""
        from journal.store.database import transaction

        with transaction(self.engine) as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One snapshot to read from; no writer waits for it."""
        from journal.store.database import read_transaction

        with read_transaction(self.engine, may_pause=True) as session:
            yield session

    def give_way(self) -> None:
        """Let other processes write between two slices of long work.

        Who waits for SQLite's one lock looks again after up to a tenth of a second, and misses it when it
        is taken again at once: people in Slack waited six seconds.
        """
        if self.engine.dialect.name == "sqlite":
            self.sleep(_GIVE_WAY_SECONDS)


def _login_name() -> str:
    """The user's name; a container may run as a number without one."""
    try:
        return getuser()
    except (KeyError, OSError):
        return f"uid-{os.getuid()}"
