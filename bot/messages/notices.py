"""What a notice says: of things that happened, to somebody who did not do them."""

from bot.say import Translator
from journal.model import NoticeKind


def digest_title(say: Translator, day: str) -> str:
    return say("What happened ({day})", day=day)


def heading(say: Translator, kind: NoticeKind, count: int) -> str:  # noqa: PLR0911 (a sentence for each)
    match kind:
        case NoticeKind.MAIL_LOGGED:
            return say.plural("{count} mail was logged", "{count} mails were logged", count)
        case NoticeKind.BOUNCED:
            return say.plural(
                "{count} mail of yours bounced", "{count} mails of yours bounced", count
            )
        case NoticeKind.CANCELLED:
            return say.plural(
                "{count} entry of yours was cancelled",
                "{count} entries of yours were cancelled",
                count,
            )
        case NoticeKind.RESTORED:
            return say.plural(
                "{count} entry of yours was restored",
                "{count} entries of yours were restored",
                count,
            )
        case NoticeKind.EDITED:
            return say.plural(
                "{count} entry of yours was changed", "{count} entries of yours were changed", count
            )
        case NoticeKind.FOLLOW_UP:
            return say.plural("{count} follow-up is due", "{count} follow-ups are due", count)
        case NoticeKind.MAILBOX:
            return say.plural(
                "{count} mailbox can't be read", "{count} mailboxes can't be read", count
            )
        case NoticeKind.FILE_LOST:
            return say.plural(
                "{count} file could not be attached; the entry says why",
                "{count} files could not be attached; the entries say why",
                count,
            )


def done_by(say: Translator, who: str) -> str:
    return say("by {who}", who=who)


def reason(say: Translator, reason_given: str) -> str:
    return say("reason: {why}", why=reason_given)


def and_more(say: Translator, count: int) -> str:
    return say.plural("and {count} more", "and {count} more", count)


def stop_button(say: Translator) -> str:
    return say("Stop these")


def stop_question(say: Translator, kinds: str) -> str:
    return say(
        "You will not be told of these any more: {kinds}. You can turn them on again in your "
        "preferences.",
        kinds=kinds,
    )


def stop_yes(say: Translator) -> str:
    return say("Stop them")


def stop_no(say: Translator) -> str:
    return say("Keep them")


def notices_stopped(say: Translator) -> str:
    return say("Done. You can turn them on again in your preferences.")


def mailbox_hint(say: Translator, names: str) -> str:
    return say("{names}: see `rapport mailbox list` for what to do", names=names)
