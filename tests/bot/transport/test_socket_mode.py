"""Socket Mode comes back: cut, frozen, refused, asked to go; and ends within its time."""

import contextlib
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.transport import keep_connected, websocket
from bot.transport.envelopes import SlackEnvelope
from bot.transport.keep_connected import ConnectionKeeper, NotKept
from bot.transport.socket_mode import post_late_answer
from journal.errors import SlackRefused, SlackUnavailable
from playground.workspace.delivery import AppRequest, AppResponse, NoAnswer
from tests.bot.socket_case import (
    LogCapture,
    SlackSockets,
    capture_logs,
    slack_sockets,
    socket_connection,
)
from tests.effort import one_day_in
from tests.polling import TIMEOUT_SECONDS, ShortWaits, wait_until

COMMAND = AppRequest("slash_commands", {"command": "/log", "text": "ada: called"})


@pytest.fixture
def ours() -> Iterator[SlackSockets]:
    with slack_sockets() as made:
        yield made


@pytest.fixture
def log_capture() -> Iterator[LogCapture]:
    with capture_logs() as heard:
        yield heard


def echo(envelope: SlackEnvelope) -> dict[str, object]:
    return {"text": envelope.payload["text"]}


def send_command(ours: SlackSockets, parcel: AppRequest = COMMAND) -> AppResponse:
    assert ours.sockets.wait_for_connections(1, TIMEOUT_SECONDS)
    return ours.sockets.send(parcel, 3)


class TicketCounter:
    """Counts how often an address was asked for: a bot that spins asks again and again."""

    def __init__(self, ours: SlackSockets) -> None:
        self.ours, self.count = ours, 0

    def __call__(self) -> str:
        self.count += 1
        return self.ours.sockets.new_url()


def test_a_command_is_answered_on_the_line(ours: SlackSockets) -> None:
    with socket_connection(ours, echo):
        assert send_command(ours).body == '{"text": "ada: called"}'


def test_what_is_larger_than_one_frame_of_the_small_kind_goes_both_ways(ours: SlackSockets) -> None:
    with socket_connection(ours, echo):
        large = AppRequest("slash_commands", {"text": "ж" * 200_000})
        assert len(send_command(ours, large).body) > 200_000


def test_a_silent_line_is_found_out_and_the_first_pause_is_over_within_five_seconds() -> None:
    found_out = websocket.PING_SECONDS + websocket.DEAD_AFTER_SECONDS
    assert found_out + keep_connected.FIRST_PAUSE < 5


def test_a_line_that_is_cut_comes_back_at_the_first_try(
    ours: SlackSockets, log_capture: LogCapture
) -> None:
    ticket, stop = TicketCounter(ours), ShortWaits()
    with socket_connection(ours, echo, ticket, stop):
        log_capture.clear()
        ours.sockets.drop()
        log_capture.wait_for("Connected to Slack again")
        assert send_command(ours).status == 200
    assert ticket.count == 2
    assert max(stop.asked) <= keep_connected.FIRST_PAUSE


@one_day_in(3)
def test_a_line_that_falls_silent_comes_back_at_the_first_try(
    ours: SlackSockets, log_capture: LogCapture
) -> None:
    ticket, stop = TicketCounter(ours), ShortWaits()
    with socket_connection(ours, echo, ticket, stop):
        # The old connection stays dead; the network is well again when the next one is opened.
        log_capture.callbacks["lost: nothing was heard"] = lambda: ours.sockets.freeze(frozen=False)
        log_capture.clear()
        ours.sockets.freeze(frozen=True)
        log_capture.wait_for("Connected to Slack again")
        assert send_command(ours).status == 200
    assert ticket.count == 2
    assert max(stop.asked) <= keep_connected.FIRST_PAUSE


@one_day_in(3)
def test_a_quiet_line_is_left_in_peace(ours: SlackSockets) -> None:
    with (
        capture_logs("websockets.server") as frames,
        socket_connection(ours, echo) as keeper,
    ):
        # Longer than a deaf line is allowed to be; its pings are answered meanwhile.
        frames.wait_for("< PING", times=4)
        assert keeper.opened_count == 1
        assert send_command(ours).status == 200


@one_day_in(3)
def test_refused_tickets_are_tried_again(ours: SlackSockets, log_capture: LogCapture) -> None:
    with socket_connection(ours, echo):
        ours.faults.refuse_tickets(2)
        log_capture.clear()
        ours.sockets.drop()
        log_capture.wait_for("No connection to Slack: the handshake was refused with 401")
        log_capture.wait_for("Connected to Slack again")
        assert send_command(ours).status == 200


def test_slack_asking_for_patience_is_granted_it(
    ours: SlackSockets, log_capture: LogCapture
) -> None:
    answers = iter([SlackUnavailable("Slack asks to wait for 1 s.", retry_after=1)])

    def ticket() -> str:
        for error in answers:
            raise error
        return ours.sockets.new_url()

    stop = ShortWaits()
    with socket_connection(ours, echo, ticket, stop):
        assert log_capture.wait_for("No connection to Slack: Slack asks to wait")
    assert stop.asked[0] == 1


def test_who_is_refused_from_the_beginning_is_told_at_once(ours: SlackSockets) -> None:
    def ticket() -> str:
        raise SlackRefused("Slack does not know this token.")

    with pytest.raises(SlackRefused):
        ConnectionKeeper(ticket, echo, threading.Event()).run()


def test_who_is_refused_later_tries_on(ours: SlackSockets, log_capture: LogCapture) -> None:
    refusals: list[SlackRefused] = []

    def ticket() -> str:
        if refusals:
            raise refusals.pop()
        return ours.sockets.new_url()

    with socket_connection(ours, echo, ticket):
        refusals.append(SlackRefused("Socket Mode is switched off."))
        log_capture.clear()
        ours.sockets.drop()
        log_capture.wait_for("Socket Mode is switched off")
        log_capture.wait_for("Connected to Slack again")


def test_a_warning_brings_a_new_line_before_the_old_one_closes(
    ours: SlackSockets, log_capture: LogCapture
) -> None:
    with socket_connection(ours, echo) as keeper:
        log_capture.clear()
        ours.sockets.send_disconnects("warning")
        log_capture.wait_for("Connected to Slack.")
        assert keeper.opened_count == 2
        # Both are open, and Slack gives to each in turn.
        assert [send_command(ours).status for _ in range(4)] == [200] * 4


@pytest.mark.parametrize("reason", ["refresh_requested", "link_disabled"])
def test_a_farewell_brings_a_new_line(
    ours: SlackSockets, log_capture: LogCapture, reason: str
) -> None:
    with socket_connection(ours, echo):
        log_capture.clear()
        ours.sockets.send_disconnects(reason)
        log_capture.wait_for(f"asks for a new connection ({reason})")
        log_capture.wait_for("Connected to Slack.")
        assert send_command(ours).status == 200


def test_many_are_answered_at_once(ours: SlackSockets) -> None:
    together = threading.Barrier(16, timeout=TIMEOUT_SECONDS)

    def all_at_once(envelope: SlackEnvelope) -> dict[str, object]:
        together.wait()
        return echo(envelope)

    with socket_connection(ours, all_at_once), ThreadPoolExecutor(16) as people:
        answers = people.map(lambda _: send_command(ours).status, range(16))
        assert list(answers) == [200] * 16


def test_an_answer_whose_line_was_cut_is_given_on_the_next(
    ours: SlackSockets, log_capture: LogCapture
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(envelope: SlackEnvelope) -> None:
        begun.set()
        assert go_on.wait(TIMEOUT_SECONDS)

    with socket_connection(ours, slow):
        thread = threading.Thread(target=_ignore_no_answer(lambda: send_command(ours)))
        thread.start()
        assert begun.wait(TIMEOUT_SECONDS)
        log_capture.clear()
        ours.sockets.drop()
        log_capture.wait_for("Connected to Slack again")
        go_on.set()
        thread.join()
    assert not any("connection was lost" in each for each in log_capture.messages)


def test_what_could_not_be_kept_is_not_acknowledged(ours: SlackSockets) -> None:
    def fail(envelope: SlackEnvelope) -> None:
        raise NotKept

    event = AppRequest("events_api", {"event": {"type": "message"}})
    with socket_connection(ours, fail), pytest.raises(NoAnswer):
        ours.sockets.send(event, timeout=0.3)


def test_an_answer_that_no_line_takes_is_given_by_the_response_url(
    ours: SlackSockets, log_capture: LogCapture
) -> None:
    begun, go_on, posted = threading.Event(), threading.Event(), threading.Event()
    replies: list[tuple[str, Mapping[str, object]]] = []

    def slow(envelope: SlackEnvelope) -> Mapping[str, object]:
        begun.set()
        assert go_on.wait(TIMEOUT_SECONDS)
        return {"text": "Logged #1"}

    def late(envelope: SlackEnvelope, body: Mapping[str, object]) -> None:
        post_late_answer(envelope, body, lambda url, sent: replies.append((url, sent)))
        posted.set()

    body = {"command": "/log", "text": "ada: called", "response_url": "https://slack.example/1"}
    command = AppRequest("slash_commands", body)
    with socket_connection(ours, slow) as keeper:
        keeper.deliver_late = late
        thread = threading.Thread(target=_ignore_no_answer(lambda: send_command(ours, command)))
        thread.start()
        assert begun.wait(TIMEOUT_SECONDS)
        ours.faults.refuse_tickets(1_000)
        ours.sockets.drop()
        log_capture.wait_for("No connection to Slack")
        go_on.set()
        assert posted.wait(TIMEOUT_SECONDS)
        thread.join()
    assert replies == [("https://slack.example/1", {"text": "Logged #1"})]


def test_a_failing_listener_is_answered_for_and_takes_nothing_down(
    ours: SlackSockets, log_capture: LogCapture
) -> None:
    def fails(envelope: SlackEnvelope) -> None:
        raise RuntimeError(envelope.payload["text"])

    with socket_connection(ours, fails):
        assert send_command(ours).status == 200
        assert send_command(ours).status == 200
        log_capture.wait_for("RuntimeError")
    assert "ada" not in " ".join(log_capture.messages)


def test_what_can_not_be_read_ends_the_line_and_another_is_opened(
    ours: SlackSockets, log_capture: LogCapture
) -> None:
    with socket_connection(ours, echo):
        log_capture.clear()
        odd = {"type": "hello", "num_connections": "many"}
        for connection in list(ours.sockets._connections):
            connection.send(json.dumps(odd))
        log_capture.wait_for("reading it failed (ValueError)")
        log_capture.wait_for("Connected to Slack again")
        assert send_command(ours).status == 200


def test_who_is_being_answered_at_the_end_still_is(ours: SlackSockets) -> None:
    begun = threading.Event()
    answers: list[AppResponse] = []

    def slow(envelope: SlackEnvelope) -> dict[str, object]:
        begun.set()
        # From then on it takes nothing new, and waits for us alone.
        wait_until(lambda: not keeper.ready.is_set())
        return echo(envelope)

    with socket_connection(ours, slow) as keeper:
        person = threading.Thread(target=lambda: answers.append(send_command(ours)))
        person.start()
        assert begun.wait(TIMEOUT_SECONDS)
        keeper.stop.set()
        person.join()
    assert answers[0].body == '{"text": "ada: called"}'


@one_day_in(3)
def test_who_takes_too_long_at_the_end_is_not_waited_for(ours: SlackSockets) -> None:
    begun, never = threading.Event(), threading.Event()

    def stuck(envelope: SlackEnvelope) -> None:
        begun.set()
        never.wait()

    try:
        with socket_connection(ours, stuck):
            person = threading.Thread(target=_ignore_no_answer(lambda: send_command(ours)))
            person.start()
            assert begun.wait(TIMEOUT_SECONDS)
        # The end of the line was waited for, while this one was stuck.
        person.join()
    finally:
        never.set()


def _ignore_no_answer(deed: Callable[[], object]) -> Callable[[], None]:
    def done() -> None:
        with contextlib.suppress(NoAnswer):
            deed()

    return done
