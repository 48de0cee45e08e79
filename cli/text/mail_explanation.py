"""A decision explained to an admin: what was decided, by which signs, rule and config, and what to
do if it was wrong.
"""

from typing import Any

from bot.messages import mail_explanation as mail_explanation_text
from cli.context import CliContext
from cli.terminal.output import console, escape, format_time, print_indented, print_pairs
from cli.text.interaction_rows import document_text
from cli.text.mail_rows import mail_heading
from cli.text.mail_text import colour_by_outcome, hint, outcome_text
from journal.model import LedgerMail, Rule


def explanation_row(context: CliContext, each: LedgerMail) -> dict[str, Any]:
    """Lists everything that is known of the decision, for machines."""
    rule = _current_rule(context, each)
    return {
        "id": each.id,
        "outcome": each.outcome,
        "reason": each.reason,
        "why": each.why,
        "interaction": each.interaction,
        "signals": each.signals,
        "class": each.mail_class,
        "direction": each.direction,
        "rule": each.rule,
        "rule_now": rule.number if rule else None,
        "template": each.template,
        "document": each.document,
        "config_version": each.config_version,
        "config_now": context.catalog.version,
        "config_changed": each.config_version != context.catalog.version,
        "program_version": each.program_version,
        "decided_at": each.decided_at,
        "decided_by": each.decided_by,
        "reopened": each.reopened,
        "hint": hint(each.reason, each.id),
    }


def print_explanation(context: CliContext, each: LedgerMail, row: dict[str, Any]) -> None:
    out = console()
    out.print(f"{mail_heading(each)}\n")
    became = _capitalize(outcome_text(each.outcome, each.reason, each.interaction))
    print_indented(colour_by_outcome(f"{became}.", each.outcome))
    print_indented(escape(context.t.sentence(each.why)))
    out.print()
    print_pairs(_explanation_pairs(context, each))
    if each.signals:
        out.print(f"\n[bold]{escape(context.t(mail_explanation_text.SIGNALS_LABEL))}[/]")
    for position, signal in enumerate(each.signals, 1):
        line = mail_explanation_text.signal_line(context.t, signal)
        print_indented(escape(line), lead=f"  {position:>2}  ")
    out.print("\n[bold]If that is wrong[/]")
    print_indented(escape(row["hint"]))
    if each.reopened:
        out.print("\n[yellow]It is decided again with the next poll: rapport ingest --once[/]")


def _explanation_pairs(context: CliContext, each: LedgerMail) -> list[tuple[str, str]]:
    return [
        ("reason", each.reason),
        ("rule", _rule_text(context, each)),
        ("template", each.template),
        ("document", document_text(each.document)),
        ("kind", " · ".join(_kinds(each))),
        ("decided", f"{format_time(each.decided_at, context.zone)} by {each.decided_by}"),
        ("program", each.program_version),
        ("config", _config_text(context, each)),
    ]


def _capitalize(text: str) -> str:
    return text[:1].upper() + text[1:]


def _kinds(each: LedgerMail) -> list[str]:
    kinds = (each.mail_class.replace("_", " "), each.direction)
    return [kind for kind in kinds if kind != "none"]


def _current_rule(context: CliContext, each: LedgerMail) -> Rule | None:
    """The rule of this name in today's config; a bare number may mean another rule by now."""
    if not each.rule:
        return None
    found = next((rule for rule in context.catalog.rules if rule.label == each.rule), None)
    same = each.config_version == context.catalog.version
    return found if found is not None and (found.name or same) else None


def _rule_text(context: CliContext, each: LedgerMail) -> str:
    if not each.rule:
        return "none"
    now = _current_rule(context, each)
    if now is None:
        return f"{each.rule} of the config of then; see there"
    return f"{each.rule}, rule {now.number} of the config" if now.name else each.rule


def _config_text(context: CliContext, each: LedgerMail) -> str:
    then, now = each.config_version, context.catalog.version
    if then == now:
        return f"{then}, the one of now"
    return f"{then or 'unknown'}; the one of now is {now}. `rapport rules try` tells what differs"
