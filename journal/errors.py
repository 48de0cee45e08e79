"""PURE. The one error tree. Will trying again help, must a person act?

    RapportError
      UserError           safe and useful to show, never with a traceback
        ConfigError       every problem of a config file at once
        TemplateError     a template did not render
        NotAllowed        the actor may not do this
        NotFound          nothing has that number or name
        Refused           the deed breaks a rule of the record
      TransientError      try again later, after `retry_after` seconds
        DatabaseBusy
          DatabaseConflict  somebody changed the same thing at the same moment
        MailboxUnavailable  the line dropped, the server is away or asks for patience
        MailMissing       the server answered without the mails that were asked for
      PermanentError      a person must act
        DatabaseUnusable  newer than the program, damaged, full, read-only
          DatabaseAway      unreachable: it may come back
          DatabaseGone      its file was deleted or replaced: nothing may be written any more
        MailboxRefused    the login, the consent or the certificate is not accepted
        FolderRefused     one folder can't be read; the others of its mailbox can
        SlackRefused      a token, a scope or the app's set-up is not accepted

An expected outcome (a duplicate, an ambiguous name, a stale preview) is a return value, not an error.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self


class Marked(str):
    """A sentence that may be said in the reader's language; as a value it is translated too."""

    __slots__ = ()


def N_(text: str) -> Marked:  # noqa: N802 (the name that gettext's tools know)
    """Marks a sentence that is translated where it is used."""
    return Marked(text)


class FilledSentence(Marked):
    """A sentence with its values in it, in English; a door that knows its reader says it anew.

    >>> FilledSentence(N_("Its sender wrote {count} mails within an hour."), count=40)
    'Its sender wrote 40 mails within an hour.'
    """

    __slots__ = ("sentence", "values")
    sentence: str
    values: Mapping[str, object]

    def __new__(cls, sentence: str, **values: object) -> Self:
        made = super().__new__(cls, sentence.format(**values))
        made.sentence, made.values = sentence, values
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, object]]:
        """Lets it be copied and sent to another process."""
        return (self.sentence,), dict(self.values)


class RapportError(Exception):
    """The root of the tree; its text is one or more whole sentences."""


class UserError(RapportError):
    """`NotFound(N_("There is no contact {contact}."), contact="K-7")`. As text it is in English; a
    door that knows its reader translates `sentence` and fills the values in.
    """

    def __init__(self, sentence: str = "", **values: object) -> None:
        plain = {name: _plain(value) for name, value in values.items()}
        super().__init__(sentence.format(**plain) if values else sentence)
        self.sentence, self.values = sentence, values


def _plain(value: object) -> object:
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else value


class TemplateError(UserError):
    pass


class NotAllowed(UserError):
    pass


class NotFound(UserError):
    pass


class RequestRefused(UserError):
    pass


@dataclass(frozen=True, slots=True)
class ConfigProblem:
    """One thing wrong with a config: where, which key, what, and what to write instead."""

    where: str
    line: int | None
    key: str
    what: str
    instead: str = ""

    def __str__(self) -> str:
        place = f"{self.where}:{self.line}" if self.line else self.where
        advice = f" {self.instead}" if self.instead else ""
        return f"{place}: {self.key}: {self.what}{advice}"


class ConfigError(UserError):
    def __init__(self, problems: Sequence[ConfigProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in problems))


class TransientError(RapportError):
    def __init__(self, message: str, *, retry_after: float = 1.0) -> None:
        self.retry_after = retry_after
        super().__init__(message)


class DatabaseBusy(TransientError):
    pass


class DatabaseConflict(DatabaseBusy):
    pass


class MailboxUnavailable(TransientError):
    pass


class MailMissing(TransientError):
    """`uids` were asked for and did not come."""

    def __init__(self, message: str, uids: Sequence[int]) -> None:
        self.uids = tuple(uids)
        super().__init__(message)


class SlackUnavailable(TransientError):
    pass


class PermanentError(RapportError):
    pass


class DatabaseUnusable(PermanentError):
    pass


class DatabaseAway(DatabaseUnusable):
    pass


class DatabaseGone(DatabaseUnusable):
    pass


class MailboxRefused(PermanentError):
    pass


class FolderRefused(PermanentError):
    pass


class SlackRefused(PermanentError):
    pass


def log_text(error: BaseException) -> str:
    """Gives what a log may say of an error: its class; of one of the database its words, which are ours."""
    name = type(error).__name__
    return f"{name}: {error}" if isinstance(error, DatabaseUnusable) else name
