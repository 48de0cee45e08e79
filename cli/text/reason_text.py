"""The sentences for why something was not done; the record gives a value."""

from bot.language.translator import N_, Translator
from cli.language import ENGLISH
from journal.model import (
    DuplicateBasis,
    SkippedMember,
    SkipReason,
    StaleReason,
    contact_number,
)

_STALE_TEXTS = {
    StaleReason.NOT_YOURS: "there is no such preview of yours",
    StaleReason.PURGED_BEFORE: "this preview was purged already",
    StaleReason.TOO_OLD: "the preview is older than 15 minutes",
    StaleReason.CHANGED_SINCE: "what would be purged has changed since the preview",
}

_MAIL_LOGGED = N_("the same mail is logged already, {where}.")
_BASIS_TEXTS = {
    DuplicateBasis.MAIL: _MAIL_LOGGED,
    DuplicateBasis.MAIL_NUMBER: _MAIL_LOGGED,
    DuplicateBasis.REQUEST: N_("the same request is logged already, {where}."),
    DuplicateBasis.DOCUMENT: N_("the same document is logged already, {where}."),
}


_SKIP_TEXTS = {
    SkipReason.EXCLUDED: N_("excluded from segments"),
    SkipReason.BLOCKED: N_("blocked for privacy"),
    SkipReason.MINOR: N_("a minor without consent"),
    SkipReason.LOGGED_BEFORE: N_("logged before"),
    SkipReason.MERGED: N_("merged into another contact"),
    SkipReason.NO_ADDRESS: N_("no address to write to"),
}


def stale_text(reason: StaleReason) -> str:
    return f"Nothing was deleted: {_STALE_TEXTS[reason]}."


def duplicate_text(basis: DuplicateBasis, where: str, t: Translator = ENGLISH) -> str:
    """The end of a sentence: `the same mail is logged already, #12.`"""
    return t.format_marked(_BASIS_TEXTS[basis], {"where": where})


def skip_text(skip: SkippedMember, t: Translator = ENGLISH) -> str:
    if skip.merged_into is not None:
        return t("merged into {contact}", contact=contact_number(skip.merged_into))
    return t(_SKIP_TEXTS[skip.reason])
