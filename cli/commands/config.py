"""`rapport init`, `check` and `config`: write a config, check it, show every setting in force."""

import json
import os
import shlex
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any, Literal

import click
from pydantic import Field, TypeAdapter, ValidationError
from sqlalchemy.engine import make_url

from cli.context import CliContext
from cli.main import EXIT_CONFIG
from cli.terminal.output import console, escape, print_json, print_table
from journal.catalog import Catalog, build_catalog
from journal.catalog.template_file_checks import check_template_files
from journal.errors import ConfigProblem, RapportError, RequestRefused
from journal.model import FiguresDimension, InteractionFilter
from journal.settings import LoadedConfig, MailboxSettings, Settings
from journal.settings.effective_settings import DEFAULT_SOURCE, effective_settings
from journal.settings.environment import variable_name
from journal.settings.load import DEFAULT_FILE_NAME
from journal.settings.sample_config import InitAnswers, sample_config, toml_value
from journal.settings.schema import SCHEMA_FILE_NAME, json_schema
from journal.settings.secrets_in_files import mask_password
from journal.settings.value_types import (
    Currency,
    Domain,
    Language,
    MailboxName,
    PersonOrGroup,
    TimeZone,
)

# ── check ───────────────────────────────────────────────────────────────────────────────────────


def check(context: CliContext) -> None:
    catalog, found = build_catalog(context.loaded)
    problems = (*context.loaded.problems, *found, *check_template_files(context.loaded))
    if context.as_json:
        print_json(problems)
    elif problems:
        _print_problems(problems)
    else:
        _print_summary(context.loaded, catalog)
        _print_advice((*find_advice(context.loaded.settings), *_find_lost_templates(context)))
    _warn_of_open_files(context)
    if problems:
        raise click.exceptions.Exit(EXIT_CONFIG)


def _warn_of_open_files(context: CliContext) -> None:
    from cli.inspection.open_files import find_open_to_others

    found = find_open_to_others(context.loaded.settings)
    if found:
        click.echo(
            "\nOther users of this machine can read what is in these. To close them:", err=True
        )
    for path in found:
        click.echo(f"  chmod go= {shlex.quote(str(path))}", err=True)


def _print_problems(problems: tuple[ConfigProblem, ...]) -> None:
    out = console()
    ordered = sorted(problems, key=lambda each: (each.where, each.line or 0))
    for where, group in groupby(ordered, key=lambda each: each.where):
        out.print(f"[bold]{escape(where)}[/bold]", soft_wrap=True)
        for each in group:
            place = f"{where}:{each.line}" if each.line else where
            out.print(
                f"  [cyan]{escape(place)}[/cyan] [bold]{escape(each.key)}[/bold]: "
                f"[red]{escape(each.what)}[/red] {escape(each.instead)}".rstrip(),
                soft_wrap=True,
            )
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    out.print(f"\n[red]{count}.[/red]")


def _print_summary(loaded: LoadedConfig, catalog: Catalog) -> None:
    settings, out = loaded.settings, console()
    company = settings.company
    offered = sum(not each.retired for each in catalog.templates.values())
    rows = [
        ("Config", str(loaded.path) if loaded.path else "no file, defaults alone"),
        ("Company", f"{company.name or '(no name)'}, {', '.join(company.domains) or 'no domains'}"),
        ("Customs", f"{company.timezone}, {company.currency}, {company.language}"),
        ("Database", mask_password(settings.database.url)),
        ("Files", settings.storage.path),
        *(("Mailbox", _mailbox_line(each)) for each in settings.mailbox),
        ("Templates", f"{offered} in {len(catalog.groups)} groups"),
        ("Rules", str(len(catalog.rules))),
    ]
    out.print("[green]The config is good.[/green]\n")
    for name, value in rows:
        out.print(f"  [bold]{name:<10}[/bold] {escape(value)}", soft_wrap=True)


def _print_advice(found: Iterable[str]) -> None:
    """Prints what is allowed, but may be a mistake."""
    for advice in found:
        console().print(f"  [yellow]{'Advice':<10}[/yellow] {escape(advice)}", soft_wrap=True)


def find_advice(settings: Settings) -> Iterator[str]:
    """Says what an admin may have overlooked, the most important first."""
    boxes, slack = settings.mailbox, settings.slack
    uses_slack = slack.bot_token is not None
    if not boxes and not uses_slack:
        yield (
            "neither a mailbox nor Slack is set up: nothing comes in but by `rapport log`. A "
            "[[mailbox]] watches one; `rapport slack manifest` begins the app."
        )
    if boxes and not settings.company.domains:
        yield (
            "company.domains is empty, so only the mailboxes' own addresses count as yours: mail "
            "among colleagues may be recorded, and theirs to customers counts as from outside."
        )
    for box in boxes:
        authserv = box.trusted_authserv.strip().casefold()
        if authserv in _AUTHSERV_ADVICE:
            yield f"{box.name}: {_AUTHSERV_ADVICE[authserv]}"
    if uses_slack and not slack.admins:
        yield (
            "slack.admins names nobody, so nobody may purge in Slack; at the desk whoever runs "
            "`rapport` may."
        )
    rules = settings.retention
    is_kept = (rules.drop_raw_mail_days, rules.drop_full_text_days) == (None, None)
    if any(box.keep == "full" for box in boxes) and is_kept:
        yield (
            "mails are kept as they came, for ever: [retention] says after how many days they and "
            "their full texts go, by themselves while `rapport run` or `rapport ingest` runs."
        )


def _find_lost_templates(context: CliContext) -> Iterator[str]:
    """Templates that entries were made from and the config has no more.

    A database that can't be read is the doctor's to tell: the config may be checked without one.
    """
    from journal.migrate import known_versions, version_of
    from journal.store import figures
    from journal.store.database import open_engine, read_transaction

    url = make_url(context.settings.database.url)
    if url.get_backend_name() == "sqlite" and not (url.database and Path(url.database).exists()):
        return
    engine = open_engine(context.settings.database.url)
    try:
        with read_transaction(engine) as session:
            # Whatever is wrong is told by our own error.
            session.connection()
            if version_of(engine) != known_versions()[-1]:
                return
            every = InteractionFilter()
            used = figures.group_by_dimension(session, every, FiguresDimension.TEMPLATE)
    except RapportError:
        return
    finally:
        engine.dispose()
    for each in sorted(used, key=lambda row: row.key):
        if each.key not in context.catalog.templates:
            count = each.figures.number
            made = "1 entry was" if count == 1 else f"{count:,} entries were"
            yield (
                f"the template {each.key} is not in the config, and {made} made from it: put it "
                "back with retired = true, which keeps its name and offers it no more."
            )


_AUTHSERV_ADVICE = {
    "": (
        "no trusted_authserv, so mail that claims to be from one of you waits, unless it lies in "
        "the folder of sent mail. `rapport mailbox check` shows what to set."
    ),
    "none": (
        'trusted_authserv = "none" believes every mail that claims to be from one of you, forged '
        "ones too. `rapport mailbox check` shows whether your server vouches for senders."
    ),
}


def _mailbox_line(box: MailboxSettings) -> str:
    where = f"{box.name}: {box.user} at {box.host}:{box.port}, tls {box.tls}"
    if box.auth == "password" and box.password is None:
        variable = variable_name(("mailbox", 0, "password"), {("mailbox", 0): box.name})
        return f"{where}; no password here, it comes from {variable} or {variable}_FILE"
    return where


# ── config ──────────────────────────────────────────────────────────────────────────────────────


def show(context: CliContext, only_set: bool) -> None:  # noqa: FBT001 (click passes options by name)
    every = [
        each
        for each in effective_settings(context.loaded)
        if not only_set or each.source != DEFAULT_SOURCE
    ]
    if context.as_json:
        print_json([{"key": e.key, "value": e.value, "from": e.source} for e in every])
    else:
        rows = [(escape(e.key), escape(_value_text(e.value)), escape(e.source)) for e in every]
        print_table(("setting", "value", "from"), rows)
    if context.loaded.problems:
        click.echo("Some of the config is wrong and left out; `rapport check` says what.", err=True)


def _value_text(value: Any) -> str:
    return (
        "–" if value is None else toml_value(value) if not isinstance(value, dict) else str(value)
    )


def print_schema(context: CliContext) -> None:  # noqa: ARG001 (every command is handed the desk)
    print_json(json_schema())


# ── init ────────────────────────────────────────────────────────────────────────────────────────

_NonEmptyText = Annotated[str, Field(min_length=1)]


def init(context: CliContext, path: Path | None, yes: bool, force: bool, **given: Any) -> None:  # noqa: FBT001
    file = path or context.config_file or Path(DEFAULT_FILE_NAME)
    if file.exists() and not force:
        raise RequestRefused(
            f"{file} is there already. Nothing was changed; --force would overwrite it."
        )
    answers = _answers(given, ask=not yes)
    _write(file, sample_config(answers))
    _write(
        file.with_name(SCHEMA_FILE_NAME),
        json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n",
    )
    if context.as_json:
        print_json({"written": [str(file), str(file.with_name(SCHEMA_FILE_NAME))]})
        return
    click.echo(f"Wrote {file} and {SCHEMA_FILE_NAME} beside it.")
    click.echo("Secrets go into variables; the file names them. `rapport check` judges the config.")


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise RequestRefused(f"{file} can't be written: {error.strerror or error}.") from error


def _answers(given: dict[str, Any], *, ask: bool) -> InitAnswers:
    ask_for = _Questions(given, ask=ask)
    company = {
        "name": ask_for("company", "The company's name", str, ""),
        "domains": ask_for("domains", "Its mail domains", tuple[Domain, ...], ""),
        "currency": ask_for("currency", "The currency of costs", Currency, "EUR"),
        "timezone": ask_for("timezone", "The time zone", TimeZone, _timezone_here()),
        "language": ask_for("language", "The language of templates", Language, _language_here()),
    }
    admins = ask_for("admins", "Admins, by email address", tuple[PersonOrGroup, ...], "")
    return InitAnswers(company, {"admins": admins}, _mailbox(ask_for))


def _mailbox(ask_for: "_Questions") -> dict[str, Any] | None:
    name = ask_for(
        "mailbox", "A mailbox to read (a name for it, or nothing)", MailboxName | Literal[""], ""
    )
    if not name:
        return None
    found = {
        "name": name,
        "host": ask_for("host", "Its IMAP server", _NonEmptyText, None),
        "user": ask_for("user", "Its account", _NonEmptyText, None),
    }
    question = "The server that signs Authentication-Results (or nothing: `rapport mailbox check` finds it)"
    server = ask_for("authserv", question, str, "")
    return {**found, "trusted_authserv": server} if server else found


class _Questions:
    """The answers: an option, else the person; with --yes the default."""

    def __init__(self, given: dict[str, Any], *, ask: bool) -> None:
        self._given, self._ask = given, ask

    def __call__(self, option: str, question: str, kind: Any, default: str | None) -> Any:
        several = getattr(kind, "__origin__", None) is tuple
        given = self._given[option]
        try:
            if given:
                return _validate(kind, list(given) if several else given)
            if not self._ask:
                return _validate(kind, _split_list(default) if several else default or "")
        except click.BadParameter as error:
            error.param_hint = f"--{option.removesuffix('s') if several else option}"
            raise
        return click.prompt(
            f"{question} (separated by commas)" if several else question,
            default=default,
            show_default=bool(default),
            value_proc=lambda text: _validate(kind, _split_list(text) if several else text.strip()),
        )


def _split_list(text: str | None) -> list[str]:
    return [each.strip() for each in (text or "").split(",") if each.strip()]


def _validate(kind: Any, value: Any) -> Any:
    """Check the answer as the config would, so that the written file passes."""
    try:
        return TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        context = error.errors(include_url=False)[0].get("ctx", {})
        sentence = (
            f"{context.get('what', 'It must not be empty.')} {context.get('instead', '')}".strip()
        )
        raise click.BadParameter(f"{sentence[:1].upper()}{sentence[1:]}") from None


def _timezone_here() -> str:
    """The time zone of this machine, if it can be found."""
    name = os.environ.get("TZ", "").removeprefix(":") or os.path.realpath("/etc/localtime")
    try:
        zone: str = TypeAdapter(TimeZone).validate_python(name.rpartition("zoneinfo/")[2])
    except ValidationError:
        return "UTC"
    return zone


def _language_here() -> str:
    name = (os.environ.get("LC_ALL") or os.environ.get("LANG") or "").partition("_")[0]
    try:
        language: str = TypeAdapter(Language).validate_python(name)
    except ValidationError:
        return "en"
    return language
