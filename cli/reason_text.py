"""The sentences for why something was not done; the record gives a value."""

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

_BASIS_TEXTS = {
    DuplicateBasis.MAIL: "mail",
    DuplicateBasis.MAIL_NUMBER: "mail",
    DuplicateBasis.REQUEST: "request",
    DuplicateBasis.DOCUMENT: "document",
}


_SKIP_TEXTS = {
    SkipReason.EXCLUDED: "excluded from segments",
    SkipReason.BLOCKED: "blocked for privacy",
    SkipReason.MINOR: "a minor without consent",
    SkipReason.LOGGED_BEFORE: "logged before",
    SkipReason.MERGED: "merged into another contact",
    SkipReason.NO_ADDRESS: "no address to write to",
}


def stale_text(reason: StaleReason) -> str:
    return f"Nothing was deleted: {_STALE_TEXTS[reason]}."


def duplicate_text(basis: DuplicateBasis, where: str) -> str:
    return f"the same {_BASIS_TEXTS[basis]} is logged already, {where}."


def skip_text(skip: SkippedMember) -> str:
    if skip.merged_into is not None:
        return f"merged into {contact_number(skip.merged_into)}"
    return _SKIP_TEXTS[skip.reason]
