"""PURE. Who may change, cancel, restore and purge an entry."""

from dataclasses import dataclass
from enum import StrEnum

from journal.model import Actor, Role


class CancelPermission(StrEnum):
    """Who may cancel and correct an entry. Admins always may."""

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
    """Whose entry it is: who logged it, who is responsible, who owns its contacts."""

    logged_by: str
    salesperson: str
    owners: frozenset[str]

    def belongs_to(self, actor: Actor) -> bool:
        return actor.key == self.logged_by or (
            actor.email is not None and actor.email in {self.salesperson, *self.owners}
        )


def refusal_reason(actor: Actor, ownership: Ownership, policy: CancelPolicy) -> str | None:
    """Why this actor may not cancel or correct this entry; None when they may."""
    if actor.role is Role.ADMIN or policy.permission is CancelPermission.ANYONE:
        return None
    if policy.permission is CancelPermission.ADMINS:
        return "only an admin may do this"
    if actor.role is Role.MANAGER:
        return None
    if policy.permission is CancelPermission.MANAGERS:
        return "only a manager or an admin may do this"
    if ownership.belongs_to(actor):
        return None
    return f"it was logged by {ownership.logged_by} and concerns no contact of yours"


def restore_refusal_reason(actor: Actor, ownership: Ownership, policy: CancelPolicy) -> str | None:
    if policy.restore_by_admins_only and actor.role is not Role.ADMIN:
        return "only an admin may restore"
    return refusal_reason(actor, ownership, policy)


def may_purge(actor: Actor) -> bool:
    return actor.role is Role.ADMIN
