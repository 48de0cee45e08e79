"""One person at work: what she can reach, what is sent for her, and what she sees come back.

A person can do here what Slack's client lets her do, and no more: anything else is Refused, and the
app never hears of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from playground.workspace.delivery import Answer, Delivery, Kind, Parcel
from playground.workspace.state import State
from playground.workspace.things import Account, Message, View
from playground.workspace.values import ApiError, Json, Refused


@dataclass(frozen=True, slots=True)
class Seen:
    """What came back at once."""

    acked: bool = True
    elapsed: float = 0.0
    # As Slack shows it: operation_timeout, dispatch_failed, invalid_blocks, …
    error: str = ""
    # For whoever looks for the reason: a traceback, a status. Nobody sees it in Slack.
    detail: str = ""
    messages: list[Message] = field(default_factory=list)
    view: View | None = None
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All that the new messages say."""
        return "\n".join(one.plain() for one in self.messages)


@dataclass(frozen=True, slots=True)
class Hands:
    """One person at work."""

    state: State
    delivery: Delivery
    account: Account

    def send(
        self, kind: Kind, payload: Json, take: Callable[[Json], dict[str, str] | None]
    ) -> Seen:
        """Asks the app, and lets `take` show its answer; an answer Slack can't show is an error."""
        serial = self.state.serial
        answer = self.delivery.ask(Parcel(kind, payload))
        error, errors = answer.error, None
        if not error:
            try:
                with self.state.lock:
                    errors = take(answer.said)
            except ApiError as refusal:
                error = refusal.error
        return self.seen(answer, serial, error, errors or {})

    def seen(self, answer: Answer, serial: int, error: str, errors: dict[str, str]) -> Seen:
        with self.state.lock:
            return Seen(
                acked=not answer.error,
                elapsed=answer.elapsed,
                error=error,
                detail=answer.detail,
                messages=self.state.visible_since(serial, self.account.id),
                view=self.state.top_modal(self.account.id),
                errors=errors,
            )

    def nothing(self) -> Seen:
        """Nothing was sent: a dialog was dismissed, a field was only filled in."""
        with self.state.lock:
            return Seen(view=self.state.top_modal(self.account.id))


Place = Message | View


def ignore(_said: Json) -> None:
    """Slack shows nothing of it."""


def reachable(hands: Hands, where: Place) -> Place:
    """The thing itself, even if what is at hand is a copy of how it looked; if it is before her."""
    state, user = hands.state, hands.account.id
    if isinstance(where, View):
        view = state.views.get(where.id)
        if view is None or not view.open or view.user != user:
            raise Refused("That view is not open before this person.")
        if view.type == "modal" and view is not state.top_modal(user):
            raise Refused("Another modal lies on top of that one.")
        return view
    place = state.channels[where.channel]
    message = next((one for one in place.visible_to(user) if one.ts == where.ts), None)
    if message is None:
        raise Refused("That message is not before this person, or not any more.")
    return message
