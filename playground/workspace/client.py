"""One person's client: what she can reach, what it sends, and what she sees come back.

A person can do here what Slack's client lets her do, and no more: anything else is Refused, and the
app never hears of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from playground.workspace.delivery import AppDelivery, AppRequest, DeliveryResult, PayloadKind
from playground.workspace.objects import Account, PostedMessage, WorkspaceView
from playground.workspace.state import WorkspaceState
from playground.workspace.values import ActionRefused, ApiError, Json


@dataclass(frozen=True, slots=True)
class ActionResult:
    """The immediate result of an action."""

    acked: bool = True
    elapsed: float = 0.0
    # Slack's word for it: operation_timeout, dispatch_failed, invalid_blocks, …
    error: str = ""
    # The cause, for a developer: a traceback, a status. Nobody sees it in Slack.
    detail: str = ""
    messages: list[PostedMessage] = field(default_factory=list)
    view: WorkspaceView | None = None
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text of all new messages."""
        return "\n".join(one.plain() for one in self.messages)


@dataclass(frozen=True, slots=True)
class PersonClient:
    """One person's client."""

    state: WorkspaceState
    delivery: AppDelivery
    account: Account

    def send(
        self, kind: PayloadKind, payload: Json, show_answer: Callable[[Json], dict[str, str] | None]
    ) -> ActionResult:
        """Asks the app and lets `show_answer` show its answer; an invalid one is an error."""
        serial = self.state.serial
        answer = self.delivery.request(AppRequest(kind, payload))
        error, errors = answer.error, None
        if not error:
            try:
                with self.state.lock:
                    errors = show_answer(answer.body)
            except ApiError as refusal:
                error = refusal.error
        return self.build_result(answer, serial, error, errors or {})

    def build_result(
        self, answer: DeliveryResult, serial: int, error: str, errors: dict[str, str]
    ) -> ActionResult:
        with self.state.lock:
            return ActionResult(
                acked=not answer.error,
                elapsed=answer.elapsed,
                error=error,
                detail=answer.detail,
                messages=self.state.visible_since(serial, self.account.id),
                view=self.state.top_modal(self.account.id),
                errors=errors,
            )

    def unsent_result(self) -> ActionResult:
        """The result when nothing was sent: a dialog was dismissed, a field was only filled in."""
        with self.state.lock:
            return ActionResult(view=self.state.top_modal(self.account.id))


Surface = PostedMessage | WorkspaceView


def ignore_answer(_answer: Json) -> None:
    """Shows nothing, as Slack does."""


def current_surface(client: PersonClient, surface: Surface) -> Surface:
    """The surface itself if she can see it, also when given a copy of how it looked."""
    state, user = client.state, client.account.id
    if isinstance(surface, WorkspaceView):
        view = state.views.get(surface.id)
        if view is None or not view.open or view.user != user:
            raise ActionRefused("That view is not open before this person.")
        if view.type == "modal" and view is not state.top_modal(user):
            raise ActionRefused("Another modal lies on top of that one.")
        return view
    place = state.channels[surface.channel]
    message = next((one for one in place.visible_to(user) if one.ts == surface.ts), None)
    if message is None:
        raise ActionRefused("That message is not before this person, or not any more.")
    return message
