"""The rules for documents that come with Rapport, by program: templates/documents.toml."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache

from pydantic import TypeAdapter

from journal.catalog.shipped_templates import templates_folder
from journal.settings.mail_settings import RuleSettings


@lru_cache(maxsize=1)
def shipped_rules() -> Mapping[str, tuple[RuleSettings, ...]]:
    text = (templates_folder() / "documents.toml").read_text(encoding="utf-8")
    checked = TypeAdapter(dict[str, tuple[RuleSettings, ...]]).validate_python(tomllib.loads(text))
    return {program: tuple(map(_for_sent_mail, rules)) for program, rules in checked.items()}


def _for_sent_mail(rule: RuleSettings) -> RuleSettings:
    """A supplier's invoice has the same subject as ours, and is none of ours."""
    return rule.model_copy(update={"direction": ("outbound",)})
