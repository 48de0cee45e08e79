"""`Catalog`: what there is to log with, by code."""

from collections.abc import Mapping
from dataclasses import dataclass

from journal.errors import N_, NotFound
from journal.model import Campaign, Correspondence, Role, Rule, Template, TemplateGroup
from journal.settings import nearest


@dataclass(frozen=True, slots=True)
class Catalog:
    """`version` names what decides; it is stored with every decision that was made by it."""

    groups: Mapping[str, TemplateGroup]
    templates: Mapping[str, Template]
    campaigns: Mapping[str, Campaign]
    record_templates: Mapping[str, str]
    rules: tuple[Rule, ...]
    version: str

    def find_template(self, code: str) -> Template:
        """Finds a template by its code, in any case, also a retired one that history may name."""
        wanted = code.strip().casefold()
        for known, template in self.templates.items():
            if known.casefold() == wanted:
                return template
        offered = [known for known, each in self.templates.items() if not each.retired]
        typed, codes = repr(code.strip()), ", ".join(sorted(offered))
        if near := nearest(code.strip(), offered):
            raise NotFound(
                N_("There is no template {typed}. Did you mean {near}? There are: {codes}."),
                typed=typed,
                near=repr(near),
                codes=codes,
            )
        raise NotFound(
            N_("There is no template {typed}. There are: {codes}."),
            typed=typed,
            codes=codes,
        )

    def template_names(self, language: str) -> dict[str, str]:
        """The names that the config gives its templates, by code: in this language, else in its
        base language, else the single name. Templates without a name are left out.
        """
        base = language.partition("-")[0]
        called = {
            code: each.names.get(language) or each.names.get(base) or each.name
            for code, each in self.templates.items()
        }
        return {code: name for code, name in called.items() if name}

    def offered_templates(self, role: Role) -> tuple[Template, ...]:
        """The templates that somebody of this role may log with. Admins may use every one."""
        return tuple(
            each
            for each in self.templates.values()
            if not each.retired and (not each.roles or role is Role.ADMIN or role in each.roles)
        )

    def templates_to_write(self, role: Role) -> tuple[Template, ...]:
        """Gives those of them from which a letter is written, and does not only get logged."""
        offered = self.offered_templates(role)
        return tuple(each for each in offered if each.correspondence is not Correspondence.NONE)
