"""The colleagues a visitor can act as."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SampleResident:
    handle: str
    name: str
    note: str
    guest: bool = False
    admin: bool = False

    @property
    def email(self) -> str:
        return f"{self.handle}@ours.example"


RESIDENTS = (
    SampleResident("alice", "Alice Andersson", "sales"),
    SampleResident("bob", "Bob Berg", "sales"),
    SampleResident("ada", "Ada Holm", "admin: may purge", admin=True),
    SampleResident("gus", "Gus Visser", "guest: Rapport is closed to guests", guest=True),
)
