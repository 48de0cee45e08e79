"""PURE. Who may change, cancel, restore and purge an entry."""

from dataclasses import dataclass
from enum import StrEnum

from journal.errors import NotAllowed
from journal.model import Actor, Denial, DenialReason, Role


class CancelPermission(StrEnum):
    """Says who may cancel and correct an entry. Admins always may."""

    OWN = "own"
    ANYONE = "anyone"
    MANAGERS = "managers"
    ADMINS = "admins"


@dataclass(frozen=True, slots=True)
class CancelPolicy:
    permission: CancelPermission = CancelPermission.OWN
    restore_by_admins_only: bool = False
    reason_required: bool = False


@dataclass(frozen=True, slots=True)
class Ownership:
    """The people of an entry: who logged it, who is responsible, who owns its contacts."""

    logged_by: str
    salesperson: str
    owners: frozenset[str]

    def belongs_to(self, actor: Actor) -> bool:
        return not actor.names.isdisjoint({self.logged_by, self.salesperson, *self.owners})


class ChangeDenied(NotAllowed):
    """The actor may not change this entry; `denial` says why, for callers with words of their own."""

    def __init__(self, number: int, denial: Denial) -> None:
        super().__init__(f"You may not change #{number}: {denial_text(denial)}.")
        self.number = number
        self.denial = denial


def denial_text(denial: Denial) -> str:
    """The denial in English, as part of an error's sentence."""
    match denial.reason:
        case DenialReason.ADMINS_ONLY:
            return "only an admin may do this"
        case DenialReason.MANAGERS_ONLY:
            return "only a manager or an admin may do this"
        case DenialReason.RESTORE_ADMINS_ONLY:
            return "only an admin may restore"
        case DenialReason.NOT_THEIRS:
            return f"it was logged by {denial.logged_by} and concerns no contact of yours"
        case DenialReason.MAIL_WAITS:
            return (
                f"it was taken back, and its mail waits; assign mail {denial.mail_id} again instead"
            )


def change_denial(actor: Actor, ownership: Ownership, policy: CancelPolicy) -> Denial | None:
    """Says why this actor may not cancel or correct this entry; None when they may."""
    if actor.role is Role.ADMIN or policy.permission is CancelPermission.ANYONE:
        return None
    if policy.permission is CancelPermission.ADMINS:
        return Denial(DenialReason.ADMINS_ONLY)
    if actor.role is Role.MANAGER:
        return None
    if policy.permission is CancelPermission.MANAGERS:
        return Denial(DenialReason.MANAGERS_ONLY)
    if ownership.belongs_to(actor):
        return None
    return Denial(DenialReason.NOT_THEIRS, logged_by=ownership.logged_by)


def restore_denial(actor: Actor, ownership: Ownership, policy: CancelPolicy) -> Denial | None:
    if policy.restore_by_admins_only and actor.role is not Role.ADMIN:
        return Denial(DenialReason.RESTORE_ADMINS_ONLY)
    return change_denial(actor, ownership, policy)


def may_purge(actor: Actor) -> bool:
    return actor.role is Role.ADMIN
