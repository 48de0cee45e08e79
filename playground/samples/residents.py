"""The colleagues whose seat can be taken."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colleague:
    handle: str
    name: str
    note: str
    guest: bool = False
    admin: bool = False

    @property
    def email(self) -> str:
        return f"{self.handle}@ours.example"


RESIDENTS = (
    Colleague("alice", "Alice Andersson", "sales"),
    Colleague("bob", "Bob Berg", "sales"),
    Colleague("ada", "Ada Holm", "admin: may purge", admin=True),
    Colleague("gus", "Gus Visser", "guest: Rapport is closed to guests", guest=True),
)
