"""The sentences of alerts: what is wrong with Rapport itself, and what to do about it."""

from bot.language.translator import N_, Translator
from journal.model import Alert, AlertKind, Problem

WRONG_TITLE = N_("Something is wrong")
OVER_TITLE = N_("Well again")

# Without a full stop: the time when it began comes behind it.
_TITLES = {
    AlertKind.MAILBOX_REFUSED: N_("The mailbox {name} refuses our login"),
    AlertKind.MAILBOX_HELD: N_("A folder of the mailbox {name} waits for a person"),
    AlertKind.MAILBOX_FAILING: N_("The mailbox {name} can't be read, or not all of it"),
    AlertKind.MAILBOX_LATE: N_("Nobody reads the mailbox {name}"),
    AlertKind.MAILBOX_SILENT: N_("No mail in the mailbox {name}, where {usual} are usual"),
    AlertKind.MAILBOX_BEHIND: N_("In the mailbox {name} {count} mails wait to be read"),
    AlertKind.MAILBOX_RENUMBERED: N_("The server numbers the mails of the mailbox {name} anew"),
    AlertKind.MAILBOX_EMPTIED: N_("All {count} mails of a folder of {name} are gone"),
    AlertKind.BOT_SILENT: N_("The bot does not run"),
    AlertKind.DISK_LOW: N_("The disk of {name} is nearly full"),
}
_ADVICE = {
    AlertKind.MAILBOX_REFUSED: N_("Mend the password or the consent, then: {command}"),
    AlertKind.MAILBOX_HELD: N_("Look at it, then: {command}"),
    AlertKind.MAILBOX_SILENT: N_("Does mail still arrive there? {command}"),
    AlertKind.MAILBOX_RENUMBERED: N_(
        "That is so after a move or a restore of the server. Nothing is logged twice."
    ),
    AlertKind.MAILBOX_EMPTIED: N_(
        "If nobody emptied it, ask who runs the server. What was logged is kept."
    ),
    AlertKind.DISK_LOW: N_("Make room: on a full disk nothing is logged."),
}
_WHAT_TO_DO = N_("What to do: {command}")
_COMMANDS = {
    AlertKind.MAILBOX_REFUSED: "rapport mailbox resume {name}",
    AlertKind.MAILBOX_HELD: "rapport mailbox resume {name}",
    AlertKind.MAILBOX_FAILING: "rapport mailbox list",
    AlertKind.MAILBOX_LATE: "rapport mailbox list",
    AlertKind.MAILBOX_SILENT: "rapport mailbox check {name}",
    AlertKind.MAILBOX_BEHIND: "rapport mailbox list",
    AlertKind.QUARANTINE: "rapport mail list --outcome quarantined",
    AlertKind.TRIAGE: "rapport triage",
    AlertKind.OUTBOX_STUCK: "rapport slack check",
    AlertKind.CARDS_REFUSED: "rapport slack check",
    AlertKind.BOT_SILENT: "rapport run",
    AlertKind.BACKUP_OLD: "rapport doctor",
}


def title_of(t: Translator, problem: Problem) -> str:
    if problem.kind not in _TITLES:
        return _counted_title(t, problem.kind, problem.facts.get("count", 0))
    facts = {name: t.number(count) for name, count in problem.facts.items()}
    values = {"usual": "", "count": "", **facts, "name": problem.subject}
    return t.format_marked(_TITLES[problem.kind], values)


def _counted_title(t: Translator, kind: AlertKind, count: int) -> str:
    match kind:
        case AlertKind.QUARANTINE:
            return t.plural(
                "{count} mail could not be read and is set aside",
                "{count} mails could not be read and are set aside",
                count,
            )
        case AlertKind.TRIAGE:
            return t.plural(
                "{count} mail waits for a decision for more than three days",
                "{count} mails wait for a decision for more than three days",
                count,
            )
        case AlertKind.OUTBOX_STUCK:
            return t.plural(
                "{count} card can't be brought to Slack",
                "{count} cards can't be brought to Slack",
                count,
            )
        case AlertKind.CARDS_REFUSED:
            return t.plural("Slack refused {count} card", "Slack refused {count} cards", count)
        case _:
            return t.plural(
                "The last backup is {count} day old", "The last backup is {count} days old", count
            )


def advice_of(t: Translator, problem: Problem) -> str:
    command = _COMMANDS.get(problem.kind, "").format(name=problem.subject)
    return t.format_marked(_ADVICE.get(problem.kind, _WHAT_TO_DO), {"command": command})


def whole_text(t: Translator, alert: Alert) -> str:
    """Says what is wrong and what to do, for whom a program tells of it."""
    return f"{title_of(t, alert.problem)}. {advice_of(t, alert.problem)}"


def with_beginning(t: Translator, what: str, when: str) -> str:
    """`The bot does not run (since today 08:10).`"""
    return t("{what} (since {when}).", what=what, when=when)


def with_end(t: Translator, what: str, when: str) -> str:
    """`Over since today 09:20: The bot does not run.`"""
    return t("Over since {when}: {what}.", when=when, what=what)
