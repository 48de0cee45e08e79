"""PURE. What is to happen in Slack, as values: a listener returns one, `bot/slack_out` does it.

Nothing    acknowledged; what changes on a card comes by the outbox
Reply      seen by the asker alone: the body of the ack, or a post to the response_url;
           to a line in the direct messages it is a message there
Remove     the ephemeral message that was clicked goes
Open       a view on top: opened, or pushed on the one that is open
Refresh    the open view is shown anew, with what was typed where its fields stay
Wrong      the form stays open, with a sentence at each wrong field
Done       the form closes (`whole`: all below it too); `then` is told to the asker
Options    what a picker offers
Publish    the Home tab
Send       a file into the asker's direct messages
Later      work that takes longer than Slack waits for: done after the ack
Both       several of these, in this order
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.kit import Element, Message, View
from journal.model import About


@dataclass(frozen=True, slots=True)
class Nothing:
    pass


@dataclass(frozen=True, slots=True)
class Reply:
    """`instead`: it takes the place of the message that was clicked. `title` is a dialog's, where
    there is no message to answer: on the Home tab, in a form.

    `about` is what it speaks of: where the reply is a lasting message, it is remembered as a card
    of the entry, so that it changes and goes with it; shown `whole` if it was.
    """

    message: Message
    instead: bool = False
    about: tuple[About, ...] = ()
    title: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Remove:
    pass


@dataclass(frozen=True, slots=True)
class Open:
    """`otherwise` is told when Slack would not open it any more: nothing typed is lost."""

    view: View
    otherwise: Message | None = None


@dataclass(frozen=True, slots=True)
class Refresh:
    view: View


@dataclass(frozen=True, slots=True)
class Wrong:
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Done:
    """`to` is the response_url that the form was opened from, if it is still good: else the DM.

    `instead`: it takes the place of the message that the form was opened from.
    """

    then: Message | None = None
    to: str = ""
    whole: bool = True
    about: tuple[About, ...] = ()
    instead: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    options: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True)
class Publish:
    """`seen` is how often their Home tab was wanted when the record was read (see `outbox/homes`)."""

    view: View
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Send:
    name: str
    content: bytes
    title: str
    comment: str = ""
    # What a picture shows, for whoever does not see it.
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Later:
    """`work` gets the desk, and answers like any listener; None when there is nothing to tell."""

    work: Callable[[Any], "Answer | None"]
    now: "Answer" = field(default_factory=Nothing)


@dataclass(frozen=True, slots=True)
class Both:
    answers: tuple["Answer", ...]


Answer = (
    Nothing
    | Reply
    | Remove
    | Open
    | Refresh
    | Wrong
    | Done
    | Options
    | Publish
    | Send
    | Later
    | Both
)
