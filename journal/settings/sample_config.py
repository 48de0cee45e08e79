"""The text of a new config file: the answers are set, everything else is a comment.

Every comment is the description of the setting itself, so that file, schema and page agree.
"""

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from journal.settings.environment import PREFIX
from journal.settings.mail_settings import MailboxSettings
from journal.settings.schema import SCHEMA_FILE_NAME
from journal.settings.schema_tree import Setting, TableShape, fields_by_key, nested_table
from journal.settings.settings import Settings

_HEAD = f"""\
#:schema ./{SCHEMA_FILE_NAME}
# The config of Rapport. `rapport check` says what is wrong with it, `rapport config show` what holds.
# A key that is commented out shows its default, or an example where it has none. Every key has a
# variable too, RAPPORT_SECTION__KEY. Secrets never stand here: they come from their variable, or
# from the file that the variable with _FILE at its end names.
"""
# Examples for settings without a default.
_EXAMPLES: Mapping[str, str] = {
    "reading_processes": "1",
    "cancel_untouched_days": "1825",
    "purge_cancelled_days": "365",
    "drop_full_text_days": "730",
    "drop_raw_mail_days": "90",
    "drafts_days": "30",
    "port": "993",
    "shared": "true",
    "since": "2026-01-01",
    "name": '"sales"',
    "host": '"imap.company.example"',
    "user": '"sales@company.example"',
}
_COMMENTED_EXAMPLES = """
# ── What becomes of mails ─────────────────────────────────────────────────────────────────────────
# Rules are tried in their order, and the first that matches decides. Without any, mail is recorded
# by [record]. Patterns stand in single quotes.
#
# [[rule]]
# name = "newsletters"
# class = "bulk"
# skip = "newsletter"
#
# [[rule]]
# name = "orders of the shop"
# address = "shop@company.example"
# subject = 'Order \\d+'
# template = "S-ORDER"
# document = { type = "order", number = 'Order (\\d+)' }

# ── What interactions are made from ───────────────────────────────────────────────────────────────
# The shipped templates are there without a word here. Change a key of one, or add your own.
#
# [templates.CALL-OUT]
# cost = 2
#
# [groups.FAIR]
# description = "Fairs"
#
# [templates.FAIR-VISIT]
# name = "Visit at a fair"
# languages.sv.name = "Mässbesök"
# group = "FAIR"
# channel = "meeting"
# direction = "inbound"
# initiated_by = "them"
# duration_minutes = 20
# cost = 5
# description = "{{ contact.name }} at our stand"
# languages.sv.description = "{{ contact.name }} i vår monter"
#
# [campaigns.SPRING]
# description = "Spring fair"
# starts_on = 2026-03-01
# ends_on = 2026-05-31
"""


@dataclass(frozen=True, slots=True)
class InitAnswers:
    """The answers given to `rapport init`, by section."""

    company: Mapping[str, Any]
    slack: Mapping[str, Any]
    mailbox: Mapping[str, Any] | None = None


def sample_config(answers: InitAnswers) -> str:
    given = {"company": answers.company, "slack": answers.slack}
    parts = [_HEAD]
    for name, info in fields_by_key(Settings).items():
        under = nested_table(info)
        if under and under[0] is TableShape.TABLE:
            parts.append(_table(f"[{name}]", info, under[1], given.get(name, {}), (name,)))
        elif name == "mailbox":
            parts.append(_mailbox(info, answers.mailbox))
    return "\n".join(parts) + _COMMENTED_EXAMPLES


def toml_value(value: Any) -> str:
    """A value as TOML writes it. JSON's texts are TOML's, but for one character."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(toml_value(each) for each in value)}]"
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{toml_value(key)} = {toml_value(each)}" for key, each in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, bool | str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)


def _mailbox(info: FieldInfo, given: Mapping[str, Any] | None) -> str:
    text = _table(
        "[[mailbox]]",
        info,
        MailboxSettings,
        given or {},
        ("mailbox", str((given or {}).get("name", "NAME"))),
    )
    return text if given else "\n".join(_comment_out(text.splitlines())) + "\n"


def _comment_out(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.startswith("#") or not line else f"# {line}"


def _table(
    header: str,
    info: FieldInfo,
    model: type[BaseModel],
    given: Mapping[str, Any],
    path: tuple[str, ...],
) -> str:
    lines = [f"# ── {info.description} ".ljust(100, "─"), header]
    for name, each in fields_by_key(model).items():
        lines += [f"# {line}" for line in textwrap.wrap(each.description or "", 96)]
        lines += [_key(name, each, given, path), ""]
    return "\n".join(lines)


def _key(name: str, info: FieldInfo, given: Mapping[str, Any], path: tuple[str, ...]) -> str:
    if Setting((*path, name), info).is_secret:
        variable = PREFIX + "__".join((*path, name)).upper().replace("-", "_")
        return f"# {variable}, or {variable}_FILE"
    if name in given:
        return f"{name} = {toml_value(given[name])}"
    default = info.get_default(call_default_factory=True)
    if default is None or default is PydanticUndefined:
        return f"# {name} = {_EXAMPLES[name]}"
    return f"# {name} = {toml_value(default)}"
