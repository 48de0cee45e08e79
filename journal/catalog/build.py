"""Settings → Catalog, with every problem: what is named must be defined, and may not be retired."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

from journal.catalog.catalog import Catalog
from journal.catalog.rules import build_rules
from journal.catalog.shipped_rules import shipped_rules
from journal.catalog.shipped_templates import shipped_templates
from journal.catalog.template_checks import check_template_texts
from journal.catalog.templates import build_templates, digest
from journal.errors import ConfigProblem
from journal.model import Campaign, Rule, Template, TemplateGroup
from journal.settings import LoadedConfig, did_you_mean
from journal.settings.toml_lines import KeyPath


def build_catalog(loaded: LoadedConfig) -> tuple[Catalog, tuple[ConfigProblem, ...]]:
    templates, problems = build_templates(loaded)
    rules, more = build_rules(loaded)
    groups, campaigns = _groups(loaded), _campaigns(loaded)
    problems += more
    problems += check_template_texts(loaded)
    if loaded.is_complete:
        problems += _check_references(loaded, templates, groups, campaigns)
    record = loaded.settings.record.model_dump()
    version = _version(loaded, templates, record, rules)
    ordered = sorted(dict.fromkeys(problems), key=lambda each: (each.where, each.line or 0))
    return Catalog(groups, templates, campaigns, record, rules, version), tuple(ordered)


def _groups(loaded: LoadedConfig) -> dict[str, TemplateGroup]:
    own = {**shipped_templates().groups, **loaded.settings.groups}
    return {code: TemplateGroup(code, each.description) for code, each in own.items()}


def _campaigns(loaded: LoadedConfig) -> dict[str, Campaign]:
    return {
        code: Campaign(code, each.description or code, each.starts_on, each.ends_on)
        for code, each in loaded.settings.campaigns.items()
    }


def _version(
    loaded: LoadedConfig,
    templates: Mapping[str, Template],
    record: Mapping[str, str],
    rules: tuple[Rule, ...],
) -> str:
    return digest(
        {
            "templates": {code: each.version for code, each in templates.items()},
            "record": record,
            "rules": [asdict(rule) for rule in rules],
            "never_log": loaded.settings.never_log.model_dump(),
            "domains": loaded.settings.company.domains,
            "ours": [[box.user, *box.addresses] for box in loaded.settings.mailbox],
            "matching": loaded.settings.matching.model_dump(),
        }
    )


def _check_references(
    loaded: LoadedConfig,
    templates: Mapping[str, Template],
    groups: Iterable[str],
    campaigns: Iterable[str],
) -> Iterator[ConfigProblem]:
    for key, code in loaded.settings.record.model_dump().items():
        yield from _check_template_in_use(loaded, templates, code, ("record", key))
    for position, rule in enumerate(loaded.settings.rule):
        if rule.template:
            yield from _check_template_in_use(
                loaded, templates, rule.template, ("rule", position, "template")
            )
    yield from _check_shipped_rules(loaded, templates)
    for code, own in loaded.settings.templates.items():
        if own.group:
            yield from _check_defined(loaded, own.group, groups, ("templates", code, "group"))
        if own.campaign:
            yield from _check_defined(
                loaded, own.campaign, campaigns, ("templates", code, "campaign")
            )


def _check_shipped_rules(
    loaded: LoadedConfig, templates: Mapping[str, Template]
) -> Iterator[ConfigProblem]:
    """A template that a rule of ours needs may not be retired while its program is switched on."""
    for position, program in enumerate(loaded.settings.documents.programs):
        for rule in shipped_rules().get(program, ()):
            if templates[rule.template or ""].retired:
                yield loaded.problem(
                    *("documents", "programs", position),
                    what=f"the documents of '{program}' use {rule.template}, which is retired.",
                    instead="Take retired out there, or the program here.",
                )


def _check_template_in_use(
    loaded: LoadedConfig, templates: Mapping[str, Template], code: str, path: KeyPath
) -> Iterator[ConfigProblem]:
    template = templates.get(code)
    if template is None:
        yield from _check_defined(loaded, code, templates, path)
    elif template.retired:
        # A default has no line in the file; the word that retired its template has one.
        here = path if loaded.origin(*path) else ("templates", code, "retired")
        yield loaded.problem(
            *here,
            what=f"{loaded.origins.key_text(path)} uses {code}, which is retired.",
            instead="Name another template there, or take retired out.",
        )


def _check_defined(
    loaded: LoadedConfig, code: str, known: Iterable[str], path: KeyPath
) -> Iterator[ConfigProblem]:
    known = list(known)
    if code not in known:
        noun = "template" if path[0] != "templates" else str(path[-1])
        listed = f"There are: {', '.join(known)}." if known else f"Add [{noun}s.{code}]."
        yield loaded.problem(
            *path, what=f"there is no {noun} '{code}'.", instead=did_you_mean(code, known) or listed
        )
