"""PURE. What a mailbox is logged in to with: a password, or a token for XOAUTH2. Neither is shown."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Login:
    """One of the two is given, the other is empty."""

    user: str
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
