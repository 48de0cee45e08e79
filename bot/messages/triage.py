"""The sentences about mails that wait for a person."""

from datetime import datetime

from bot.ids.triage import IgnoreScope, PostponeUntil
from bot.language.translator import N_, Translator
from bot.messages.labels import template_name
from journal.model import MailOutcome, MailReason, SuggestionReason

# ── why it waits ────────────────────────────────────────────────────────────────────────────────

_REASONS = {
    MailReason.NO_CONTACT: N_("Nobody in the record has its address."),
    MailReason.AMBIGUOUS_CONTACT: N_("Several contacts may be meant."),
    MailReason.UNSURE_FORWARD: N_("It was forwarded, and whose it was is not sure."),
    MailReason.FLOOD: N_("Its sender wrote more than is usual in an hour."),
    MailReason.UNTRUSTED_TEAM_SENDER: N_(
        "It says that one of us wrote it, and that is not proven."
    ),
    MailReason.FAILED_SENDER: N_("Its sender failed the checks of your mail server."),
    MailReason.TEMPLATE_ERROR: N_("Its template could not be filled in."),
    MailReason.UNSURE_NEVER_LOG: N_("Whether it may be recorded could not be told."),
    MailReason.CRASHED: N_("Rapport failed at reading it."),
    MailReason.UNREADABLE: N_("It could not be read."),
}
_SHORT_REASONS = {
    MailReason.NO_CONTACT: N_("no contact"),
    MailReason.AMBIGUOUS_CONTACT: N_("several contacts"),
    MailReason.UNSURE_FORWARD: N_("unsure forward"),
    MailReason.FLOOD: N_("too many at once"),
    MailReason.UNTRUSTED_TEAM_SENDER: N_("sender not proven"),
    MailReason.FAILED_SENDER: N_("sender not proven"),
    MailReason.TEMPLATE_ERROR: N_("template failed"),
}
_SUGGESTION_REASONS = {
    SuggestionReason.DECISION: N_("may be meant by the mail"),
    SuggestionReason.CONVERSATION: N_("is in this conversation"),
    SuggestionReason.ADDRESS: N_("has this address"),
    SuggestionReason.NAME: N_("has the same name"),
    SuggestionReason.COMPANY: N_("is the company of this domain"),
    SuggestionReason.SPELLING: N_("is spelled alike"),
}


def waiting_reason(t: Translator, reason: MailReason) -> str:
    return t(_REASONS.get(reason, N_("It waits for a person to decide.")))


def short_reason(t: Translator, reason: MailReason) -> str:
    return t(_SHORT_REASONS.get(reason, N_("waits")))


def suggestion_reason(t: Translator, reason: SuggestionReason) -> str:
    return t(_SUGGESTION_REASONS[reason])


# ── the list ────────────────────────────────────────────────────────────────────────────────────


def waiting_count(t: Translator, due: int) -> str:
    return t.plural("1 mail waits", "{count} mails wait", due)


NOTHING_WAITS = N_("No mail waits.")
NOTHING_CLAIMED_BY_YOU = N_("You look at no mail, and put none off.")


def claimed_by_you_count(t: Translator, count: int) -> str:
    return t.plural(
        "1 mail that you look at or put off",
        "{count} mails that you look at or put off",
        count,
    )


def postponed_count(t: Translator, count: int) -> str:
    return t.plural("1 more is put off until later", "{count} more are put off until later", count)


def oldest_waiting(t: Translator, moment: datetime, *, now: datetime) -> str:
    return t("oldest of {when}", when=t.moment(moment, now=now))


NO_UNCLAIMED_MAIL = N_("Somebody looks at every mail that waits.")


def mail_sent(t: Translator, mail: int) -> str:
    return t("Mail {mail} is in your messages with Rapport.", mail=mail)


# ── labels ──────────────────────────────────────────────────────────────────────────────────────

OPEN_BUTTON = N_("Open")
TAKE_NEXT_BUTTON = N_("Take the next")
SHOW_ALL = N_("Show all")
SHOW_OWN = N_("Mine")
SHOW_MORE = N_("More")


def log_button(t: Translator, *, company: bool) -> str:
    return t("Log this mail") if company else t("Log with them")


OTHER_CONTACT = N_("Other contact…")
NEW_CONTACT = N_("New contact…")
UNDO = N_("Undo")
LOOK_NOW_BUTTON = N_("Look at it now")
TAKE_OVER_BUTTON = N_("Take over")
IGNORE_LABEL = N_("Not wanted? Ignore it:")
POSTPONE_LABEL = N_("Not now? Put it off until later:")


_IGNORE_LABELS = {
    IgnoreScope.MAIL: N_("Ignore this mail"),
    IgnoreScope.ADDRESS: N_("Ignore this address…"),
    IgnoreScope.DOMAIN: N_("Ignore this domain…"),
}
_POSTPONE_LABELS = {
    PostponeUntil.TOMORROW: N_("Tomorrow morning"),
    PostponeUntil.THREE_DAYS: N_("In three days"),
    PostponeUntil.MONDAY: N_("On Monday"),
    PostponeUntil.FORTNIGHT: N_("In two weeks"),
    PostponeUntil.MONTH: N_("In a month"),
}


def ignore_option(t: Translator, scope: IgnoreScope) -> str:
    return t(_IGNORE_LABELS[scope])


def postpone_option(t: Translator, until: PostponeUntil) -> str:
    return t(_POSTPONE_LABELS[until])


# ── the card ────────────────────────────────────────────────────────────────────────────────────


def mail_number(t: Translator, mail: int) -> str:
    return t("Mail {mail}", mail=mail)


SENDER_LABEL = N_("From")
RECIPIENTS_LABEL = N_("To")
DATE_LABEL = N_("Date")
SUBJECT_LABEL = N_("Subject")
ATTACHMENTS_LABEL = N_("Attached")
REASON_LABEL = N_("Why it waits")
NO_SUBJECT = N_("(no subject)")
NO_PARTY = N_("(nobody)")
CLAIMED_BY_YOU = N_("You look at it.")


def claimed_by(t: Translator, who: str) -> str:
    return t("{who} looks at it.", who=who)


CONTACT_CLOSED = N_("Somebody on it is closed to the record, so its words are not shown.")


def mail_waits(t: Translator, mail: int) -> str:
    return t("Mail {mail} waits for somebody to say whose it is.", mail=mail)


def mail_postponed(t: Translator, mail: int, until: datetime, *, now: datetime) -> str:
    when = t.moment(until, now=now)
    return t("Mail {mail} is put off until {when}.", mail=mail, when=when)


def mail_reread_soon(t: Translator, mail: int) -> str:
    return t("Mail {mail} is about to be read again.", mail=mail)


def logged_as_entry(t: Translator, number: int, template: str, who: str) -> str:
    called = template_name(t, template)
    return t("Logged #{number} · {template} · {who}", number=number, template=called, who=who)


def logged_without_entry(t: Translator, mail: int) -> str:
    return t("Mail {mail} was logged.", mail=mail)


def entry_cancelled(t: Translator, number: int) -> str:
    return t("#{number} is cancelled.", number=number)


def and_more(t: Translator, count: int) -> str:
    return t.plural("and 1 more mail", "and {count} more mails", count)


def done_by(t: Translator, who: str) -> str:
    return t("by {who}", who=who)


DONE_BY_YOU = N_("by you")


def mail_outcome(t: Translator, mail: int, outcome: MailOutcome, reason: MailReason) -> str:
    if reason is MailReason.IGNORED:
        return t("Mail {mail} is ignored.", mail=mail)
    if reason is MailReason.PURGED_BEFORE:
        return t("Mail {mail} was logged once and purged since.", mail=mail)
    if reason is MailReason.ERASED:
        return t("Mail {mail} was erased.", mail=mail)
    if outcome is MailOutcome.QUARANTINED:
        return t("Mail {mail} is set aside: it could not be read.", mail=mail)
    return t("Mail {mail} does not wait any more.", mail=mail)


# ── what came of a click ────────────────────────────────────────────────────────────────────────

MAIL_GONE = N_("This mail is not in the ledger any more.")


def claimed_by_another(t: Translator, mail: int, who: str) -> str:
    return t(
        "{who} looks at mail {mail}. Take it over if you want to decide it yourself.",
        who=who,
        mail=mail,
    )


def claimed_now(t: Translator, mail: int) -> str:
    return t("Mail {mail} is yours to look at now.", mail=mail)


def decided_by_another(t: Translator, mail: int, who: str) -> str:
    return t(
        "{who} decided mail {mail} before you. Your click changed nothing; the card shows how "
        "it stands.",
        who=who,
        mail=mail,
    )


def decided_by_you(t: Translator, mail: int) -> str:
    return t("You decided mail {mail} already; the card shows how it stands.", mail=mail)


def mail_changed(t: Translator, mail: int) -> str:
    return t(
        "Mail {mail} was changed since this card was shown, so your click did nothing. The card "
        "is shown anew.",
        mail=mail,
    )


def contact_blocked(t: Translator, who: str) -> str:
    return t(
        "Nothing was logged: {who} is closed to the record (blocked for privacy, or a minor "
        "without consent).",
        who=who,
    )


def duplicate(t: Translator, number: int | None) -> str:
    if number is None:
        return t("Nothing was logged: the same mail is logged already.")
    return t("Nothing was logged: it is logged already, as #{number}.", number=number)


PURGED_BEFORE = N_("Nothing was logged: it was logged once and purged since, and stays gone.")
CONTACT_CHANGED = N_("Somebody changed this contact just now. Nothing was logged; try again.")


def mails_still_waiting(t: Translator, count: int) -> str:
    return t.plural(
        "1 other mail of this address can't be logged by itself and still waits.",
        "{count} other mails of this address can't be logged by themselves and still wait.",
        count,
    )


def mails_logged(t: Translator, mails: int, linked: int) -> str:
    text = t.plural("1 mail is logged.", "{count} mails are logged.", mails)
    if not linked:
        return text
    joined = t.plural(
        "They now take part in 1 older entry.",
        "They now take part in {count} older entries.",
        linked,
    )
    return f"{text} {joined}"


def decision_undone(t: Translator, mails: int) -> str:
    return t.plural(
        "Taken back: 1 mail waits again.", "Taken back: {count} mails wait again.", mails
    )


CONTACT_NOT_UNDONE = N_(
    "The contact keeps what it gained, since it was changed or is needed by now."
)
CHANGED_SINCE = N_(
    "This can't be taken back: somebody changed what came of it since. "
    "Cancel the entry instead, or edit it."
)
NOTHING_TO_UNDO = N_("This is taken back already, or somebody else did it.")
