"""A template of the config laid over the shipped one of its code, key by key; or a new one."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from journal.catalog.shipped_templates import shipped_templates
from journal.errors import ConfigProblem
from journal.letters.file_kind import FileKind, file_kind, source_name
from journal.model import NO_COST, Channel, Direction, Initiator, Template, TemplateText
from journal.settings import LoadedConfig, template_settings
from journal.settings.toml_lines import KeyPath

REQUIRED_KEYS = ("group", "channel")


def build_templates(loaded: LoadedConfig) -> tuple[dict[str, Template], list[ConfigProblem]]:
    """All templates: first the shipped ones in their order, then the new ones."""
    company = loaded.settings.company.language
    templates = dict(_shipped_in(company))
    problems: list[ConfigProblem] = []
    for code, own in loaded.settings.templates.items():
        problems += _missing_keys(loaded, code, own, templates)
        files = _TemplateFiles(loaded, ("templates", code))
        templates[code] = _with_version(
            _override(templates.get(code) or _blank_template(code, company), own, files)
        )
        problems += files.problems
    return templates, problems


@lru_cache(maxsize=8)
def _shipped_in(company_language: str) -> Mapping[str, Template]:
    """The shipped templates as a company of this language has them: most change none of them."""
    return {
        code: _with_version(build_shipped_template(code, each, company_language))
        for code, each in shipped_templates().templates.items()
    }


def _with_version(template: Template) -> Template:
    return replace(template, version=template_version(template))


def template_version(template: Template) -> str:
    """The version changes when anything in the template changes; it is the same on every machine.

    The name is left out, since it changes nothing that is recorded.
    """
    content = asdict(replace(template, version=""))
    del content["name"], content["names"]
    for text in content["texts"].values():
        text["attachments"] = [Path(name).name for name in text["attachments"]]
        # Left out where it says nothing, so that no other version changes.
        if not text["is_html"]:
            del text["is_html"]
    return digest(content)


def digest(content: Any) -> str:
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, default=_digest_value)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]


def _digest_value(value: Any) -> Any:
    # Decimal("8") and Decimal("8.00") are one price.
    return format(value.normalize(), "f") if isinstance(value, Decimal) else sorted(value)


def build_shipped_template(
    code: str, own: template_settings.TemplateSettings, company_language: str
) -> Template:
    """Builds it in the company's language if it is shipped in that, else in English."""
    blank = _blank_template(code, own.language or "en")
    template = _override(blank, own, _TemplateFiles(None, ("templates", code)))
    languages = {company_language, company_language.partition("-")[0]} & set(template.texts)
    return replace(template, default_language=max(languages, key=len, default="en"))


def _blank_template(code: str, language: str) -> Template:
    return Template(
        code=code,
        group="",
        channel=Channel.OTHER,
        direction=Direction.NONE,
        initiated_by=Initiator.NONE,
        cost=NO_COST,
        duration_minutes=0,
        default_language=language,
        texts={},
    )


def _missing_keys(
    loaded: LoadedConfig,
    code: str,
    own: template_settings.TemplateSettings,
    known: Mapping[str, Template],
) -> Iterator[ConfigProblem]:
    if code in known:
        return
    for key in REQUIRED_KEYS:
        # A key that is there and wrong was reported already, and stands in the file.
        if getattr(own, key) is None and loaded.origin("templates", code, key) is None:
            yield loaded.problem(
                *("templates", code, key),
                what="a new template needs it.",
                instead=f"Add {key} = …; to change a shipped template, write its code.",
            )


def _override(
    base: Template, own: template_settings.TemplateSettings, files: "_TemplateFiles"
) -> Template:
    given = {
        key: value
        for key in ("group", "channel", "direction", "initiated_by", "cost", "duration_minutes")
        if (value := getattr(own, key)) is not None
    }
    given |= {
        key: value
        for key in ("name", "campaign", "response", "fields", "retired", "correspondence")
        if (value := getattr(own, key)) is not None
    }
    if own.roles is not None:
        given["roles"] = frozenset(own.roles)
    names = {language: each.name for language, each in own.languages.items() if each.name}
    return replace(_with_texts(base, own, files), names=names, **given)


def _with_texts(
    base: Template, own: template_settings.TemplateSettings, files: "_TemplateFiles"
) -> Template:
    """`description` and `body` are in `language`; what another language lacks is taken from there."""
    company = (
        base.default_language if files.loaded is None else files.loaded.settings.company.language
    )
    speaks = own.language or (company if _has_text(own) else base.default_language)
    texts = dict(base.texts)
    if _has_text(own) or speaks not in texts:
        before = texts.get(speaks) or texts.get(base.default_language) or TemplateText(base.code)
        texts[speaks] = files.text(own, before, ())
    if own.attachments is not None:
        # A shipped language says nothing of files of theirs.
        files_of_own = texts[speaks].attachments
        texts = {code: replace(text, attachments=files_of_own) for code, text in texts.items()}
    for language, each in own.languages.items():
        if not _has_text(each):
            continue
        before = texts.get(language) or texts[speaks]
        texts[language] = files.text(each, before, ("languages", language))
    return replace(base, default_language=speaks, texts=texts)


def _has_text(own: template_settings.TemplateSettings | template_settings.TemplateLanguage) -> bool:
    given = (own.description, own.body, own.body_file, own.attachments)
    return any(each is not None for each in given)


@dataclass
class _TemplateFiles:
    """Reads the files that a template names; a missing one is a problem at its line."""

    loaded: LoadedConfig | None
    path: KeyPath

    def __post_init__(self) -> None:
        self.problems: list[ConfigProblem] = []

    def text(
        self,
        own: template_settings.TemplateSettings | template_settings.TemplateLanguage,
        before: TemplateText,
        below: KeyPath,
    ) -> TemplateText:
        body, is_html = before.body, before.is_html
        if own.body is not None:
            body, is_html = own.body, False
        if own.body_file is not None:
            body = self._body(own, below)
            is_html = file_kind(own.body_file) is FileKind.HTML
        attachments = before.attachments
        if own.attachments is not None:
            attachments = tuple(self._attachments(own.attachments, below))
        return TemplateText(own.description or before.description, body, attachments, is_html)

    def _body(
        self,
        own: template_settings.TemplateSettings | template_settings.TemplateLanguage,
        below: KeyPath,
    ) -> str:
        if own.body is not None:
            self._refuse((*below, "body_file"), "body is given as well.", "Keep one of the two.")
        try:
            return self.file(own.body_file or "").read_text(encoding="utf-8")
        except OSError as error:
            self._refuse((*below, "body_file"), _unreadable_text(own.body_file or "", error))
        except UnicodeDecodeError:
            what = f"the file '{own.body_file}' is not UTF-8 text."
            self._refuse((*below, "body_file"), what, "Save it as UTF-8.")
        return ""

    def _attachments(self, names: tuple[str, ...], below: KeyPath) -> Iterator[str]:
        for position, name in enumerate(names):
            try:
                with self.file(source_name(name)).open("rb"):
                    yield str(self.file(name))
            except OSError as error:
                self._refuse(
                    (*below, "attachments", position), _unreadable_text(source_name(name), error)
                )

    def file(self, name: str) -> Path:
        return (self.loaded.folder if self.loaded else Path()) / name

    def _refuse(self, below: KeyPath, what: str, instead: str = "") -> None:
        if self.loaded:
            self.problems.append(
                self.loaded.problem(*self.path, *below, what=what, instead=instead)
            )


def _unreadable_text(name: str, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"there is no file '{name}'."
    return f"the file '{name}' can't be read: {error.strerror or error}."
