"""The faults that the IMAP server can be told to show. Each was seen on a real server or line."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class ImapFaults:
    """The faults in force: none until a test sets one, and then until it clears it."""

    # The line itself.
    cut_after: int | None = None
    """The line drops after that many bytes of the first literal of a FETCH."""
    drip: float = 0
    """Seconds between one byte and the next, in answers to FETCH."""
    silent: set[str] = field(default_factory=set)
    """Commands that are never answered."""
    before: dict[str, Callable[[], object]] = field(default_factory=dict)
    """What happens right before a command is done: another client was quicker."""
    greeting: str = "* OK scripted is ready"
    no_capability: bool = False
    """The command is answered with OK and no list."""

    # Refusals: `NO [LIMIT] Rate limit hit` instead of doing a command.
    answers: dict[str, str] = field(default_factory=dict)
    good_logins: int | None = None
    """Every login after so many is refused: a token ran out, a password was changed."""

    # Folders.
    validities: Iterator[int | None] | None = None
    """What each STATUS and SELECT says for UIDVALIDITY; None leaves it out."""
    no_uidnext: bool = False
    read_only: bool = False
    permanent_flags: str | None = r"\Answered \Flagged \Deleted \Seen \Draft \*"
    searched: Sequence[int] | None = None
    """The answer to every search."""

    # Mails.
    without_body: set[int] = field(default_factory=set)
    nothing_behind: bool = False
    """Behind the end of a mail there is NIL, and no empty text."""
    dates: dict[int, str] = field(default_factory=dict)
    """What stands for INTERNALDATE, such as `NIL`."""
    twice: set[int] = field(default_factory=set)
    unasked: list[str] = field(default_factory=list)
    """Lines that come with every FETCH."""
    choke_on: set[int] = field(default_factory=set)
    """A FETCH with one of these is refused as a whole."""
    garbled: set[int] = field(default_factory=set)
    """Mails whose line in an answer is no IMAP."""

    # IDLE.
    idle_before: str = ""
    """A line that comes before the `+`."""
    idle_with: str = ""
    """A line that comes in one packet with the `+`."""
    idle_pause: float = 0
    """Seconds between the two halves of each line of news."""
    bye_in_idle: bool = False
    deaf_idle: bool = False
    """After the `+` nothing is said or heard."""
