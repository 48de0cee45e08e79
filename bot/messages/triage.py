"""What is said of mails that wait for a person."""

from datetime import datetime

from bot.ids.triage import IgnoreScope, PostponeUntil
from bot.messages.kinds import template_name
from bot.say import N_, Translator
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
    MailReason.TEMPLATE_ERROR: N_("Its template could not be filled in."),
    MailReason.CRASHED: N_("Rapport failed at reading it."),
    MailReason.UNREADABLE: N_("It could not be read."),
}
_SHORT_REASONS = {
    MailReason.NO_CONTACT: N_("no contact"),
    MailReason.AMBIGUOUS_CONTACT: N_("several contacts"),
    MailReason.UNSURE_FORWARD: N_("unsure forward"),
    MailReason.FLOOD: N_("too many at once"),
    MailReason.UNTRUSTED_TEAM_SENDER: N_("sender not proven"),
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


def waiting_reason(say: Translator, reason: MailReason) -> str:
    return say(_REASONS.get(reason, N_("It waits for a person to decide.")))


def short_reason(say: Translator, reason: MailReason) -> str:
    return say(_SHORT_REASONS.get(reason, N_("waits")))


def suggestion_reason(say: Translator, reason: SuggestionReason) -> str:
    return say(_SUGGESTION_REASONS[reason])


# ── the list ────────────────────────────────────────────────────────────────────────────────────


def waiting_count(say: Translator, due: int) -> str:
    return say.plural("1 mail waits", "{count} mails wait", due)


def nothing_waits(say: Translator) -> str:
    return say("No mail waits.")


def nothing_claimed_by_you(say: Translator) -> str:
    return say("You look at no mail, and put none off.")


def claimed_by_you_count(say: Translator, count: int) -> str:
    return say.plural(
        "1 mail that you look at or put off",
        "{count} mails that you look at or put off",
        count,
    )


def postponed_count(say: Translator, count: int) -> str:
    return say.plural(
        "1 more is put off until later", "{count} more are put off until later", count
    )


def oldest_waiting(say: Translator, moment: datetime, *, now: datetime) -> str:
    return say("oldest of {when}", when=say.moment(moment, now=now))


def no_unclaimed_mail(say: Translator) -> str:
    return say("Somebody looks at every mail that waits.")


def mail_sent(say: Translator, mail: int) -> str:
    return say("Mail {mail} is in your messages with Rapport.", mail=mail)


# ── labels ──────────────────────────────────────────────────────────────────────────────────────


def open_button(say: Translator) -> str:
    return say("Open")


def take_next_button(say: Translator) -> str:
    return say("Take the next")


def show_all(say: Translator) -> str:
    return say("Show all")


def show_own(say: Translator) -> str:
    return say("Mine")


def show_more(say: Translator) -> str:
    return say("More")


def log_button(say: Translator, *, company: bool) -> str:
    return say("Log this mail") if company else say("Log with them")


def other_contact(say: Translator) -> str:
    return say("Other contact…")


def new_contact(say: Translator) -> str:
    return say("New contact…")


def undo(say: Translator) -> str:
    return say("Undo")


def look_now_button(say: Translator) -> str:
    return say("Look at it now")


def take_over_button(say: Translator) -> str:
    return say("Take over")


def ignore_label(say: Translator) -> str:
    return say("Not wanted? Ignore it:")


def postpone_label(say: Translator) -> str:
    return say("Not now? Put it off until later:")


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


def ignore_option(say: Translator, scope: IgnoreScope) -> str:
    return say(_IGNORE_LABELS[scope])


def postpone_option(say: Translator, until: PostponeUntil) -> str:
    return say(_POSTPONE_LABELS[until])


# ── the card ────────────────────────────────────────────────────────────────────────────────────


def mail_number(say: Translator, mail: int) -> str:
    return say("Mail {mail}", mail=mail)


def sender_label(say: Translator) -> str:
    return say("From")


def recipients_label(say: Translator) -> str:
    return say("To")


def date_label(say: Translator) -> str:
    return say("Date")


def subject_label(say: Translator) -> str:
    return say("Subject")


def attachments_label(say: Translator) -> str:
    return say("Attached")


def reason_label(say: Translator) -> str:
    return say("Why it waits")


def no_subject(say: Translator) -> str:
    return say("(no subject)")


def no_party(say: Translator) -> str:
    return say("(nobody)")


def claimed_by_you(say: Translator) -> str:
    return say("You look at it.")


def claimed_by(say: Translator, who: str) -> str:
    return say("{who} looks at it.", who=who)


def contact_closed(say: Translator) -> str:
    return say("Somebody on it is closed to the record, so its words are not shown.")


def mail_waits(say: Translator, mail: int) -> str:
    return say("Mail {mail} waits for somebody to say whose it is.", mail=mail)


def mail_postponed(say: Translator, mail: int, until: datetime, *, now: datetime) -> str:
    when = say.moment(until, now=now)
    return say("Mail {mail} is put off until {when}.", mail=mail, when=when)


def mail_reread_soon(say: Translator, mail: int) -> str:
    return say("Mail {mail} is about to be read again.", mail=mail)


def logged_as_entry(say: Translator, number: int, template: str, who: str) -> str:
    called = template_name(say, template)
    return say("Logged #{number} · {template} · {who}", number=number, template=called, who=who)


def logged_without_entry(say: Translator, mail: int) -> str:
    return say("Mail {mail} was logged.", mail=mail)


def entry_cancelled(say: Translator, number: int) -> str:
    return say("#{number} is cancelled.", number=number)


def and_more(say: Translator, count: int) -> str:
    return say.plural("and 1 more mail", "and {count} more mails", count)


def done_by(say: Translator, who: str) -> str:
    return say("by {who}", who=who)


def done_by_you(say: Translator) -> str:
    return say("by you")


def mail_outcome(say: Translator, mail: int, outcome: MailOutcome, reason: MailReason) -> str:
    if reason is MailReason.IGNORED:
        return say("Mail {mail} is ignored.", mail=mail)
    if reason is MailReason.PURGED_BEFORE:
        return say("Mail {mail} was logged once and purged since.", mail=mail)
    if reason is MailReason.ERASED:
        return say("Mail {mail} was erased.", mail=mail)
    if outcome is MailOutcome.QUARANTINED:
        return say("Mail {mail} is set aside: it could not be read.", mail=mail)
    return say("Mail {mail} does not wait any more.", mail=mail)


# ── what came of a click ────────────────────────────────────────────────────────────────────────


def mail_gone(say: Translator) -> str:
    return say("This mail is not in the ledger any more.")


def claimed_by_another(say: Translator, mail: int, who: str) -> str:
    return say(
        "{who} looks at mail {mail}. Take it over if you want to decide it yourself.",
        who=who,
        mail=mail,
    )


def claimed_now(say: Translator, mail: int) -> str:
    return say("Mail {mail} is yours to look at now.", mail=mail)


def decided_by_another(say: Translator, mail: int, who: str) -> str:
    return say(
        "{who} decided mail {mail} before you. Your click changed nothing; the card shows how "
        "it stands.",
        who=who,
        mail=mail,
    )


def decided_by_you(say: Translator, mail: int) -> str:
    return say("You decided mail {mail} already; the card shows how it stands.", mail=mail)


def mail_changed(say: Translator, mail: int) -> str:
    return say(
        "Mail {mail} was changed since this card was shown, so your click did nothing. The card "
        "is shown anew.",
        mail=mail,
    )


def contact_blocked(say: Translator, who: str) -> str:
    return say(
        "Nothing was logged: {who} is closed to the record (blocked for privacy, or a minor "
        "without consent).",
        who=who,
    )


def duplicate(say: Translator, number: int | None) -> str:
    if number is None:
        return say("Nothing was logged: the same mail is logged already.")
    return say("Nothing was logged: it is logged already, as #{number}.", number=number)


def purged_before(say: Translator) -> str:
    return say("Nothing was logged: it was logged once and purged since, and stays gone.")


def contact_changed(say: Translator) -> str:
    return say("Somebody changed this contact just now. Nothing was logged; try again.")


def mails_still_waiting(say: Translator, count: int) -> str:
    return say.plural(
        "1 other mail of this address can't be logged by itself and still waits.",
        "{count} other mails of this address can't be logged by themselves and still wait.",
        count,
    )


def mails_logged(say: Translator, mails: int, linked: int) -> str:
    said = say.plural("1 mail is logged.", "{count} mails are logged.", mails)
    if not linked:
        return said
    joined = say.plural(
        "They now take part in 1 older entry.",
        "They now take part in {count} older entries.",
        linked,
    )
    return f"{said} {joined}"


def decision_undone(say: Translator, mails: int) -> str:
    return say.plural(
        "Taken back: 1 mail waits again.", "Taken back: {count} mails wait again.", mails
    )


def contact_not_undone(say: Translator) -> str:
    return say("The contact keeps what it gained, since it was changed or is needed by now.")


def changed_since(say: Translator) -> str:
    return say(
        "This can't be taken back: somebody changed what came of it since. "
        "Cancel the entry instead, or edit it."
    )


def nothing_to_undo(say: Translator) -> str:
    return say("This is taken back already, or somebody else did it.")
