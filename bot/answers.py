"""PURE. What is to happen in Slack, as values: a listener returns one, `bot/slack/responses` does it.

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

from bot.blockkit.builders import Element, Message, View
from journal.model import CardTopic


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
    replace_original: bool = False
    about: tuple[CardTopic, ...] = ()
    title: str = ""
    shows_all: bool = False


@dataclass(frozen=True, slots=True)
class Remove:
    pass


@dataclass(frozen=True, slots=True)
class OpenModal:
    """`otherwise` is told when Slack would not open it any more: nothing typed is lost."""

    view: View
    fallback: Message | None = None


@dataclass(frozen=True, slots=True)
class Refresh:
    view: View


@dataclass(frozen=True, slots=True)
class FieldErrors:
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CloseForm:
    """`to` is the response_url that the form was opened from, if it is still good: else the DM.

    `instead`: it takes the place of the message that the form was opened from.
    """

    message: Message | None = None
    response_url: str = ""
    closes_all: bool = True
    about: tuple[CardTopic, ...] = ()
    replace_original: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    options: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishHome:
    """`seen` is how often their Home tab was wanted when the record was read (see `outbox/homes`)."""

    view: View
    wanted_count: int = 0


@dataclass(frozen=True, slots=True)
class SendFile:
    name: str
    content: bytes
    title: str
    comment: str = ""
    # What a picture shows, for whoever does not see it.
    alt_text: str = ""


@dataclass(frozen=True, slots=True)
class InBackground:
    """`work` gets the context, and answers like any listener; None when there is nothing to tell.

    One job a person: what is asked for meanwhile waits, and an export is refused.
    """

    work: Callable[[Any], "Answer | None"]
    answer_now: "Answer" = field(default_factory=Nothing)
    is_export: bool = False


@dataclass(frozen=True, slots=True)
class Several:
    answers: tuple["Answer", ...]


Answer = (
    Nothing
    | Reply
    | Remove
    | OpenModal
    | Refresh
    | FieldErrors
    | CloseForm
    | Options
    | PublishHome
    | SendFile
    | InBackground
    | Several
)
