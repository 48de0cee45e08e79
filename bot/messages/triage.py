"""What is said of mails that wait for a person."""

from datetime import datetime

from bot.ids.triage import Ignored, Until
from bot.messages.kinds import template_called
from bot.say import Say, later
from journal.model import Outcome, Reason, SpeaksFor

# ── why it waits ────────────────────────────────────────────────────────────────────────────────

_REASONS = {
    Reason.NO_CONTACT: later("Nobody in the record has its address."),
    Reason.AMBIGUOUS_CONTACT: later("Several contacts may be meant."),
    Reason.UNSURE_FORWARD: later("It was forwarded, and whose it was is not sure."),
    Reason.FLOOD: later("Its sender wrote more than is usual in an hour."),
    Reason.UNTRUSTED_TEAM_SENDER: later("It says that one of us wrote it, and that is not proven."),
    Reason.TEMPLATE_ERROR: later("Its template could not be filled in."),
    Reason.CRASHED: later("Rapport failed at reading it."),
    Reason.UNREADABLE: later("It could not be read."),
}
_SHORT = {
    Reason.NO_CONTACT: later("no contact"),
    Reason.AMBIGUOUS_CONTACT: later("several contacts"),
    Reason.UNSURE_FORWARD: later("unsure forward"),
    Reason.FLOOD: later("too many at once"),
    Reason.UNTRUSTED_TEAM_SENDER: later("sender not proven"),
    Reason.TEMPLATE_ERROR: later("template failed"),
}
_WHY = {
    SpeaksFor.DECISION: later("may be meant by the mail"),
    SpeaksFor.CONVERSATION: later("is in this conversation"),
    SpeaksFor.ADDRESS: later("has this address"),
    SpeaksFor.NAME: later("has the same name"),
    SpeaksFor.COMPANY: later("is the company of this domain"),
    SpeaksFor.SPELLING: later("is spelled alike"),
}


def reason(say: Say, why: Reason) -> str:
    return say(_REASONS.get(why, later("It waits for a person to decide.")))


def short_reason(say: Say, why: Reason) -> str:
    return say(_SHORT.get(why, later("waits")))


def speaks_for(say: Say, why: SpeaksFor) -> str:
    return say(_WHY[why])


# ── the list ────────────────────────────────────────────────────────────────────────────────────


def waits(say: Say, due: int) -> str:
    return say.many("1 mail waits", "{count} mails wait", due)


def nothing_waits(say: Say) -> str:
    return say("No mail waits.")


def nothing_is_yours(say: Say) -> str:
    return say("You look at no mail, and put none off.")


def mine(say: Say, count: int) -> str:
    return say.many(
        "1 mail that you look at or put off",
        "{count} mails that you look at or put off",
        count,
    )


def put_off_count(say: Say, count: int) -> str:
    return say.many("1 more is put off until later", "{count} more are put off until later", count)


def oldest(say: Say, moment: datetime, *, now: datetime) -> str:
    return say("oldest of {when}", when=say.moment(moment, now=now))


def nobody_free(say: Say) -> str:
    return say("Somebody looks at every mail that waits.")


def is_in_messages(say: Say, mail: int) -> str:
    return say("Mail {mail} is in your messages with Rapport.", mail=mail)


# ── labels ──────────────────────────────────────────────────────────────────────────────────────


def open_(say: Say) -> str:
    return say("Open")


def take_next(say: Say) -> str:
    return say("Take the next")


def show_all(say: Say) -> str:
    return say("Show all")


def show_mine(say: Say) -> str:
    return say("Mine")


def more(say: Say) -> str:
    return say("More")


def log_with(say: Say, *, company: bool) -> str:
    return say("Log this mail") if company else say("Log with them")


def other_contact(say: Say) -> str:
    return say("Other contact…")


def new_contact(say: Say) -> str:
    return say("New contact…")


def undo(say: Say) -> str:
    return say("Undo")


def look_now(say: Say) -> str:
    return say("Look at it now")


def take_over(say: Say) -> str:
    return say("Take over")


def not_wanted(say: Say) -> str:
    return say("Not wanted? Ignore it:")


def not_now(say: Say) -> str:
    return say("Not now? Put it off until later:")


_IGNORES = {
    Ignored.MAIL: later("Ignore this mail"),
    Ignored.ADDRESS: later("Ignore this address…"),
    Ignored.DOMAIN: later("Ignore this domain…"),
}
_UNTILS = {
    Until.TOMORROW: later("Tomorrow morning"),
    Until.THREE_DAYS: later("In three days"),
    Until.MONDAY: later("On Monday"),
    Until.FORTNIGHT: later("In two weeks"),
    Until.MONTH: later("In a month"),
}


def ignore(say: Say, what: Ignored) -> str:
    return say(_IGNORES[what])


def postpone(say: Say, until: Until) -> str:
    return say(_UNTILS[until])


# ── the card ────────────────────────────────────────────────────────────────────────────────────


def mail_number(say: Say, mail: int) -> str:
    return say("Mail {mail}", mail=mail)


def from_(say: Say) -> str:
    return say("From")


def to(say: Say) -> str:
    return say("To")


def date(say: Say) -> str:
    return say("Date")


def subject(say: Say) -> str:
    return say("Subject")


def attached(say: Say) -> str:
    return say("Attached")


def why(say: Say) -> str:
    return say("Why it waits")


def no_subject(say: Say) -> str:
    return say("(no subject)")


def nobody(say: Say) -> str:
    return say("(nobody)")


def you_look(say: Say) -> str:
    return say("You look at it.")


def somebody_looks(say: Say, who: str) -> str:
    return say("{who} looks at it.", who=who)


def closed(say: Say) -> str:
    return say("Somebody on it is closed to the record, so its words are not shown.")


def waits_alone(say: Say, mail: int) -> str:
    return say("Mail {mail} waits for somebody to say whose it is.", mail=mail)


def put_off(say: Say, mail: int, until: datetime, *, now: datetime) -> str:
    when = say.moment(until, now=now)
    return say("Mail {mail} is put off until {when}.", mail=mail, when=when)


def read_again(say: Say, mail: int) -> str:
    return say("Mail {mail} is about to be read again.", mail=mail)


def logged(say: Say, number: int, template: str, who: str) -> str:
    called = template_called(say, template)
    return say("Logged #{number} · {template} · {who}", number=number, template=called, who=who)


def logged_gone(say: Say, mail: int) -> str:
    return say("Mail {mail} was logged.", mail=mail)


def taken_back(say: Say, number: int) -> str:
    return say("#{number} is cancelled.", number=number)


def and_more(say: Say, count: int) -> str:
    return say.many("and 1 more mail", "and {count} more mails", count)


def by(say: Say, who: str) -> str:
    return say("by {who}", who=who)


def by_you(say: Say) -> str:
    return say("by you")


def became(say: Say, mail: int, outcome: Outcome, why: Reason) -> str:
    if why is Reason.IGNORED:
        return say("Mail {mail} is ignored.", mail=mail)
    if why is Reason.PURGED_BEFORE:
        return say("Mail {mail} was logged once and purged since.", mail=mail)
    if why is Reason.ERASED:
        return say("Mail {mail} was erased.", mail=mail)
    if outcome is Outcome.QUARANTINED:
        return say("Mail {mail} is set aside: it could not be read.", mail=mail)
    return say("Mail {mail} does not wait any more.", mail=mail)


# ── what came of a click ────────────────────────────────────────────────────────────────────────


def gone(say: Say) -> str:
    return say("This mail is not in the ledger any more.")


def taken(say: Say, mail: int, who: str) -> str:
    return say(
        "{who} looks at mail {mail}. Take it over if you want to decide it yourself.",
        who=who,
        mail=mail,
    )


def taken_now(say: Say, mail: int) -> str:
    return say("Mail {mail} is yours to look at now.", mail=mail)


def decided(say: Say, mail: int, who: str) -> str:
    return say(
        "{who} decided mail {mail} before you. Your click changed nothing; the card shows how "
        "it stands.",
        who=who,
        mail=mail,
    )


def decided_by_you(say: Say, mail: int) -> str:
    return say("You decided mail {mail} already; the card shows how it stands.", mail=mail)


def changed(say: Say, mail: int) -> str:
    return say(
        "Mail {mail} was changed since this card was shown, so your click did nothing. The card "
        "is shown anew.",
        mail=mail,
    )


def blocked(say: Say, who: str) -> str:
    return say(
        "Nothing was logged: {who} is closed to the record (blocked for privacy, or a minor "
        "without consent).",
        who=who,
    )


def duplicate(say: Say, number: int | None) -> str:
    if number is None:
        return say("Nothing was logged: the same mail is logged already.")
    return say("Nothing was logged: it is logged already, as #{number}.", number=number)


def purged_before(say: Say) -> str:
    return say("Nothing was logged: it was logged once and purged since, and stays gone.")


def contact_changed(say: Say) -> str:
    return say("Somebody changed this contact just now. Nothing was logged; try again.")


def still_waiting(say: Say, count: int) -> str:
    return say.many(
        "1 other mail of this address can't be logged by itself and still waits.",
        "{count} other mails of this address can't be logged by themselves and still wait.",
        count,
    )


def all_logged(say: Say, mails: int, linked: int) -> str:
    said = say.many("1 mail is logged.", "{count} mails are logged.", mails)
    if not linked:
        return said
    joined = say.many(
        "They now take part in 1 older entry.",
        "They now take part in {count} older entries.",
        linked,
    )
    return f"{said} {joined}"


def undone(say: Say, mails: int) -> str:
    return say.many(
        "Taken back: 1 mail waits again.", "Taken back: {count} mails wait again.", mails
    )


def contact_kept(say: Say) -> str:
    return say("The contact keeps what it gained, since it was changed or is needed by now.")


def changed_since(say: Say) -> str:
    return say(
        "This can't be taken back: somebody changed what came of it since. "
        "Cancel the entry instead, or edit it."
    )


def nothing_to_undo(say: Say) -> str:
    return say("This is taken back already, or somebody else did it.")
