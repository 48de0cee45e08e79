"""What becomes of mails, rule by rule: the first that matches decides. Which can never match?

An empty condition always holds. Every other one must hold: of a set, one member matches; a
pattern is found.
"""

from collections.abc import Iterator
from dataclasses import replace

from journal.catalog.shipped_rules import shipped_rules
from journal.errors import ConfigProblem
from journal.model import Rule, RuleConditions
from journal.settings import LoadedConfig, did_you_mean, mail_settings

SKIPPED_BY_RULE = "skipped by a rule"


def build_rules(loaded: LoadedConfig) -> tuple[tuple[Rule, ...], list[ConfigProblem]]:
    rules = tuple(_build_rule(each, n) for n, each in enumerate(loaded.settings.rule, start=1))
    problems: list[ConfigProblem] = []
    for rule, each in zip(rules, loaded.settings.rule, strict=True):
        problems += _check_effect(loaded, rule, each)
        problems += _check_possible(loaded, rule, each)
    problems += _check_reached(loaded, rules)
    shipped, unknown = _build_shipped_rules(loaded, first=len(rules) + 1)
    return (*rules, *shipped), [*problems, *unknown]


def _build_shipped_rules(
    loaded: LoadedConfig, *, first: int
) -> tuple[list[Rule], list[ConfigProblem]]:
    """The rules of the programs that are switched on; they are tried after all others."""
    # Without one the patterns need not be read, which takes a library that most commands lack.
    known = shipped_rules() if loaded.settings.documents.programs else {}
    rules: list[Rule] = []
    problems: list[ConfigProblem] = []
    for position, program in enumerate(loaded.settings.documents.programs):
        if program not in known:
            problems.append(_unknown_program(loaded, position, program))
        for own in known.get(program, ()):
            rule = _build_rule(own, first + len(rules))
            rules.append(replace(rule, name=f"{program}: {own.name}"))
    return rules, problems


def _unknown_program(loaded: LoadedConfig, position: int, program: str) -> ConfigProblem:
    known = shipped_rules()
    return loaded.problem(
        *("documents", "programs", position),
        what=f"nothing is known of documents of '{program}'.",
        instead=did_you_mean(program, known) or f"There are: {', '.join(known)}.",
    )


def covers(first: RuleConditions, second: RuleConditions) -> bool:
    """Says whether every mail that meets `second` meets `first` too."""
    sets = ("mailbox", "folder", "direction", "mail_class", "address", "plus_tag")
    patterns = ("subject", "attachment", "header_name", "header_pattern")
    return (
        all(_set_covers(getattr(first, key), getattr(second, key)) for key in sets)
        and all(getattr(first, key) in {"", getattr(second, key)} for key in patterns)
        and _set_covers(first.domain, second.domain or _domains(second.address))
    )


def _set_covers(first: frozenset[str], second: frozenset[str]) -> bool:
    return not first or (bool(second) and second <= first)


def _domains(addresses: frozenset[str]) -> frozenset[str]:
    return frozenset(address.rpartition("@")[2] for address in addresses)


def _build_rule(own: mail_settings.RuleSettings, number: int) -> Rule:
    unexplained = SKIPPED_BY_RULE if own.skip else ""
    return Rule(
        number=number,
        name=own.name,
        conditions=_conditions(own),
        template=own.template or "",
        skip=own.skip if isinstance(own.skip, str) else unexplained,
        document_type=own.document.type if own.document else "",
        document_number=own.document.number if own.document else "",
        document_version=(own.document.version or "") if own.document else "",
    )


def _conditions(own: mail_settings.RuleSettings) -> RuleConditions:
    return RuleConditions(
        mailbox=frozenset(name.casefold() for name in own.mailbox or ()),
        folder=frozenset(own.folder or ()),
        direction=frozenset(own.direction or ()),
        mail_class=frozenset(own.mail_class or ()),
        address=frozenset(own.address or ()),
        domain=frozenset(own.domain or ()),
        plus_tag=frozenset(tag.casefold() for tag in own.plus_tag or ()),
        subject=own.subject or "",
        attachment=own.attachment or "",
        header_name=own.header.name.casefold() if own.header else "",
        header_pattern=own.header.pattern if own.header else "",
    )


def _check_effect(
    loaded: LoadedConfig, rule: Rule, own: mail_settings.RuleSettings
) -> Iterator[ConfigProblem]:
    if own.skip and (own.template or own.document):
        yield loaded.problem(
            *("rule", rule.number - 1, "skip"),
            what="the rule both skips the mail and says how to record it.",
            instead="Keep skip, or template and document.",
        )
    elif not own.skip and not own.template and not own.document and not is_faulty(loaded, rule):
        yield loaded.problem(
            *("rule", rule.number - 1),
            what="the rule has no effect.",
            instead='Add template = "…", skip = "reason", or document = { type = "…", number = "…" }.',
        )


def is_faulty(loaded: LoadedConfig, rule: Rule) -> bool:
    """Says whether parts of the rule were left out: it is judged only when it is repaired."""
    prefix = loaded.origins.key_text(("rule", rule.number - 1))
    return any(each.key.startswith((f"{prefix}.", f"{prefix}[")) for each in loaded.problems)


def _check_possible(
    loaded: LoadedConfig, rule: Rule, own: mail_settings.RuleSettings
) -> Iterator[ConfigProblem]:
    place = ("rule", rule.number - 1)
    for key, info in mail_settings.RuleSettings.model_fields.items():
        if getattr(own, key) == () and not is_faulty(loaded, rule):
            yield loaded.problem(
                *(*place, info.alias or key),
                what="the list is empty, so the rule can never match.",
                instead="Name something, or take the key out.",
            )
    # Nobody knows what an unreadable file defines, nor the name of a broken mailbox.
    if loaded.is_complete and not _mailboxes_are_faulty(loaded):
        yield from _check_mailboxes(loaded, rule, own)
        yield from _check_folders(loaded, rule, own)


def _mailboxes_are_faulty(loaded: LoadedConfig) -> bool:
    return any(
        each.key.startswith("mailbox") and each.key.endswith((".name", ".host", ".user", "]"))
        for each in loaded.problems
    )


def _check_mailboxes(
    loaded: LoadedConfig, rule: Rule, own: mail_settings.RuleSettings
) -> Iterator[ConfigProblem]:
    known = {box.name.casefold() for box in loaded.settings.mailbox}
    for name in own.mailbox or ():
        if name.casefold() not in known:
            listed = ", ".join(f"'{box.name}'" for box in loaded.settings.mailbox)
            yield loaded.problem(
                *("rule", rule.number - 1, "mailbox"),
                what=f"there is no mailbox '{name}', so the rule can never match there.",
                instead=f"There are: {listed}." if listed else "No mailbox is configured.",
            )


def _check_folders(
    loaded: LoadedConfig, rule: Rule, own: mail_settings.RuleSettings
) -> Iterator[ConfigProblem]:
    among = rule.conditions.mailbox
    boxes = [box for box in loaded.settings.mailbox if not among or box.name.casefold() in among]
    read = [folder for box in boxes for folder in box.folders]
    for folder in own.folder or ():
        # If there is no such mailbox, that was reported already.
        if folder not in read and (boxes or not among):
            listed = ", ".join(f"'{each}'" for each in dict.fromkeys(read)) or "none"
            yield loaded.problem(
                *("rule", rule.number - 1, "folder"),
                what=f"the folder '{folder}' is not read, so the rule can never match there.",
                instead=f"Folders that are read: {listed}.",
            )


def _check_reached(loaded: LoadedConfig, rules: tuple[Rule, ...]) -> Iterator[ConfigProblem]:
    for position, rule in enumerate(rules):
        for earlier in rules[:position]:
            if is_faulty(loaded, earlier) or is_faulty(loaded, rule):
                continue
            if covers(earlier.conditions, rule.conditions):
                yield loaded.problem(
                    *("rule", rule.number - 1),
                    what=_never_reached_text(loaded, rule, earlier),
                    instead="Put it before that rule, or take it out.",
                )
                break


def _never_reached_text(loaded: LoadedConfig, rule: Rule, earlier: Rule) -> str:
    place = loaded.origins.find_nearest(("rule", earlier.number - 1))
    if not earlier.conditions:
        reason = "has no conditions and takes every mail"
    else:
        reason = "matches every mail that this one would"
    return f"rule {rule.label} is never reached: rule {earlier.label} at {place} {reason}."
