"""The sentences of notices: what others did."""

from collections.abc import Mapping

from bot.language.translator import N_, Translator
from journal.model import MailOutcome, NoticeKind, Receipt


def digest_title(t: Translator, day: str) -> str:
    return t("What happened ({day})", day=day)


def title_of(t: Translator, kind: NoticeKind, count: int) -> str:  # noqa: C901, PLR0911 (a sentence for each)
    match kind:
        case NoticeKind.MAIL_LOGGED:
            return t.plural("{count} mail was logged", "{count} mails were logged", count)
        case NoticeKind.BOUNCED:
            return t.plural(
                "{count} mail of yours bounced", "{count} mails of yours bounced", count
            )
        case NoticeKind.CANCELLED:
            return t.plural(
                "{count} entry of yours was cancelled",
                "{count} entries of yours were cancelled",
                count,
            )
        case NoticeKind.RESTORED:
            return t.plural(
                "{count} entry of yours was restored",
                "{count} entries of yours were restored",
                count,
            )
        case NoticeKind.EDITED:
            return t.plural(
                "{count} entry of yours was changed", "{count} entries of yours were changed", count
            )
        case NoticeKind.FOLLOW_UP:
            return t.plural("{count} follow-up is due", "{count} follow-ups are due", count)
        case NoticeKind.MAILBOX:
            return t.plural(
                "{count} mailbox can't be read", "{count} mailboxes can't be read", count
            )
        case NoticeKind.RECEIPT:
            return t("What became of the mail")
        case NoticeKind.STAY_IN_TOUCH:
            return t.plural(
                "{count} contact waits for a word from you",
                "{count} contacts wait for a word from you",
                count,
            )
        case NoticeKind.FILE_LOST:
            return t.plural(
                "{count} file could not be attached; the entry says why",
                "{count} files could not be attached; the entries say why",
                count,
            )


def done_by(t: Translator, who: str) -> str:
    return t("by {who}", who=who)


def reason(t: Translator, reason_given: str) -> str:
    return t("reason: {why}", why=reason_given)


def and_more(t: Translator, count: int) -> str:
    return t.plural("and {count} more", "and {count} more", count)


STOP_BUTTON = N_("Stop these")


def stop_question(t: Translator, kinds: str) -> str:
    return t(
        "You will not be told of these any more: {kinds}. You can turn them on again in your "
        "preferences.",
        kinds=kinds,
    )


STOP_YES = N_("Stop them")
STOP_NO = N_("Keep them")
NOTICES_STOPPED = N_("Done. You can turn them on again in your preferences.")


def receipt_line(t: Translator, each: Receipt, sums: Mapping[MailOutcome, int]) -> str:
    """Says where the mail of the last day went: copies that arrived, then mails by their outcome."""
    return t(
        "{arrived} arrived, {logged} logged, {skipped} skipped, {waiting} waiting, "
        "{aside} set aside, {to_do} to be read, {unaccounted} unaccounted",
        arrived=each.arrived,
        logged=sums.get(MailOutcome.LOGGED, 0),
        skipped=sums.get(MailOutcome.SKIPPED, 0),
        waiting=sums.get(MailOutcome.WAITING, 0),
        aside=sums.get(MailOutcome.QUARANTINED, 0) + each.quarantined,
        to_do=each.listed,
        unaccounted=each.unaccounted,
    )
