"""PURE. What is to happen in Slack, as values: a listener returns one, `bot/slack/responses` does it.

Nothing    acknowledged only; cards are changed by the outbox
Reply      a message for the asker alone: the body of the ack, or a post to the response_url;
           to a line in the direct messages it is a message there
Remove     the ephemeral message that was clicked is deleted
Open       a view on top: opened, or pushed on the one that is open
Refresh    the open view is shown anew, with what was typed where its fields stay
RefreshBelow  the view below the one that was sent off is shown anew in the same way
FieldErrors  the form stays open, with a sentence at each wrong field
Done       the form closes (`whole`: all below it too); `then` is told to the asker
Options    what a picker offers
Publish    the Home tab
Send       a file into the asker's direct messages
Later      work that takes longer than Slack waits for: done after the ack
Both       several of these, in this order
CompleteStep, FailStep  the end of a workflow's step
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
    """A message. With `replace_original` it takes the place of the clicked one. `title` is for a
    dialog, where there is no message to answer: on the Home tab, in a form.

    `about` are its topics: a lasting reply is kept as a card of the entry, so that it changes and
    goes with it, in full if it `shows_all`.
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
    """A form to open. `otherwise` is shown when Slack does not open it any more."""

    view: View
    fallback: Message | None = None


@dataclass(frozen=True, slots=True)
class Refresh:
    view: View


@dataclass(frozen=True, slots=True)
class RefreshBelow:
    view: View
    view_id: str


@dataclass(frozen=True, slots=True)
class FieldErrors:
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CloseForm:
    """Closes the form. The message goes to `response_url`, where the form was opened from, else to
    the DM; with `replace_original` it takes the place of the message there.
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
    """A Home tab; `seen` is how often it was wanted when the record was read: `outbox/home_tab`."""

    view: View
    wanted_count: int = 0


@dataclass(frozen=True, slots=True)
class SendFile:
    name: str
    content: bytes
    title: str
    comment: str = ""
    # A description for people who can't see the picture.
    alt_text: str = ""


@dataclass(frozen=True, slots=True)
class InBackground:
    """Long work: it gets the context, and answers like a listener, or None if there is nothing to
    say.

    One job a person: what is asked for meanwhile waits, and an export is refused.
    """

    work: Callable[[Any], "Answer | None"]
    answer_now: "Answer" = field(default_factory=Nothing)
    is_export: bool = False


@dataclass(frozen=True, slots=True)
class CompleteStep:
    """Ends a step of a workflow; the outputs are those that the manifest declares."""

    outputs: Mapping[str, str | int | bool]


@dataclass(frozen=True, slots=True)
class FailStep:
    reason: str


@dataclass(frozen=True, slots=True)
class Several:
    answers: tuple["Answer", ...]


Answer = (
    Nothing
    | Reply
    | Remove
    | OpenModal
    | Refresh
    | RefreshBelow
    | FieldErrors
    | CloseForm
    | Options
    | PublishHome
    | SendFile
    | InBackground
    | CompleteStep
    | FailStep
    | Several
)
