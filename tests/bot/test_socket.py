"""Socket Mode comes back: cut, frozen, refused, asked to go; and ends within its time."""

import contextlib
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.line.envelopes import Envelope
from bot.line.keeper import Keeper
from journal.errors import SlackRefused, SlackUnavailable
from playground.workspace.delivery import Parcel, Response, Unanswered
from tests.bot.lines import Life, Slack, a_line, listening, slack

COMMAND = Parcel("slash_commands", {"command": "/log", "text": "ada: called"})


@pytest.fixture
def ours() -> Iterator[Slack]:
    with slack() as made:
        yield made


@pytest.fixture
def life() -> Iterator[Life]:
    with listening() as heard:
        yield heard


def echo(envelope: Envelope) -> dict[str, object]:
    return {"text": envelope.payload["text"]}


def types(ours: Slack, parcel: Parcel = COMMAND) -> Response:
    assert ours.sockets.wait_for(1, 5)
    return ours.sockets.send(parcel, 3)


class Outage:
    """How long nobody was answered, and what this process worked meanwhile."""

    def __init__(self) -> None:
        self.begun, self.worked = time.monotonic(), time.process_time()

    def is_over(self, within: float) -> None:
        lasted = time.monotonic() - self.begun
        worked = time.process_time() - self.worked
        sys.stdout.write(f"back after {lasted:.2f} s, processor {worked / lasted:.1%}\n")
        assert lasted < within
        assert worked < max(0.1 * lasted, 0.1)


def test_a_command_is_answered_on_the_line(ours: Slack) -> None:
    with a_line(ours, echo):
        assert types(ours).body == '{"text": "ada: called"}'


def test_what_is_larger_than_one_frame_of_the_small_kind_goes_both_ways(ours: Slack) -> None:
    with a_line(ours, echo):
        large = Parcel("slash_commands", {"text": "ж" * 200_000})
        assert len(types(ours, large).body) > 200_000


def test_a_line_that_is_cut_comes_back_within_five_seconds(ours: Slack, life: Life) -> None:
    with a_line(ours, echo):
        life.forget()
        outage = Outage()
        ours.sockets.drop()
        life.hears("Connected to Slack again")
        outage.is_over(within=5)
        assert types(ours).status == 200


def test_a_line_that_falls_silent_comes_back_within_five_seconds(ours: Slack, life: Life) -> None:
    with a_line(ours, echo):
        # The old connection stays dead; the network is well again when the next one is opened.
        life.then["lost: nothing was heard"] = lambda: ours.sockets.freeze(frozen=False)
        life.forget()
        outage = Outage()
        ours.sockets.freeze(frozen=True)
        life.hears("Connected to Slack again")
        outage.is_over(within=5)
        assert types(ours).status == 200


def test_a_quiet_line_is_left_in_peace(ours: Slack, life: Life) -> None:
    with a_line(ours, echo) as keeper:
        # Longer than a deaf line is allowed to be; its pings are answered meanwhile.
        assert not keeper.stop.wait(4.5)
        assert keeper.opened == 1
        assert types(ours).status == 200


def test_refused_tickets_are_tried_again(ours: Slack, life: Life) -> None:
    with a_line(ours, echo):
        ours.faults.refuse_tickets(2)
        life.forget()
        ours.sockets.drop()
        life.hears("No connection to Slack: the handshake was refused with 401")
        life.hears("Connected to Slack again")
        assert types(ours).status == 200


def test_slack_asking_for_patience_is_granted_it(ours: Slack, life: Life) -> None:
    answers = iter([SlackUnavailable("Slack asks to wait for 1 s.", retry_after=1)])

    def ticket() -> str:
        for error in answers:
            raise error
        return ours.sockets.new_url()

    begun = time.monotonic()
    with a_line(ours, echo, ticket):
        assert time.monotonic() - begun > 1
        assert life.hears("No connection to Slack: Slack asks to wait")


def test_who_is_refused_from_the_beginning_is_told_at_once(ours: Slack) -> None:
    def ticket() -> str:
        raise SlackRefused("Slack does not know this token.")

    with pytest.raises(SlackRefused):
        Keeper(ticket, echo, threading.Event()).run()


def test_who_is_refused_later_tries_on(ours: Slack, life: Life) -> None:
    refusals: list[SlackRefused] = []

    def ticket() -> str:
        if refusals:
            raise refusals.pop()
        return ours.sockets.new_url()

    with a_line(ours, echo, ticket):
        refusals.append(SlackRefused("Socket Mode is switched off."))
        life.forget()
        ours.sockets.drop()
        life.hears("Socket Mode is switched off")
        life.hears("Connected to Slack again")


def test_a_warning_brings_a_new_line_before_the_old_one_closes(ours: Slack, life: Life) -> None:
    with a_line(ours, echo) as keeper:
        life.forget()
        ours.sockets.ask_to_go("warning")
        life.hears("Connected to Slack.")
        assert keeper.opened == 2
        # Both are open, and Slack gives to each in turn.
        assert [types(ours).status for _ in range(4)] == [200] * 4


@pytest.mark.parametrize("reason", ["refresh_requested", "link_disabled"])
def test_a_farewell_brings_a_new_line(ours: Slack, life: Life, reason: str) -> None:
    with a_line(ours, echo):
        life.forget()
        ours.sockets.ask_to_go(reason)
        life.hears(f"asks for a new connection ({reason})")
        life.hears("Connected to Slack.")
        assert types(ours).status == 200


def test_many_are_answered_at_once(ours: Slack) -> None:
    together = threading.Barrier(16, timeout=5)

    def all_at_once(envelope: Envelope) -> dict[str, object]:
        together.wait()
        return echo(envelope)

    with a_line(ours, all_at_once), ThreadPoolExecutor(16) as people:
        answers = people.map(lambda _: types(ours).status, range(16))
        assert list(answers) == [200] * 16


def test_an_answer_whose_line_was_cut_is_given_on_the_next(ours: Slack, life: Life) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(envelope: Envelope) -> None:
        begun.set()
        assert go_on.wait(5)

    with a_line(ours, slow):
        thread = threading.Thread(target=_ignoring(lambda: types(ours)))
        thread.start()
        assert begun.wait(5)
        life.forget()
        ours.sockets.drop()
        life.hears("Connected to Slack again")
        go_on.set()
        thread.join()
    assert not any("too late" in each for each in life.said)


def test_a_failing_listener_is_answered_for_and_takes_nothing_down(ours: Slack, life: Life) -> None:
    def fails(envelope: Envelope) -> None:
        raise RuntimeError(envelope.payload["text"])

    with a_line(ours, fails):
        assert types(ours).status == 200
        assert types(ours).status == 200
        life.hears("RuntimeError")
    assert "ada" not in " ".join(life.said)


def test_what_can_not_be_read_ends_the_line_and_another_is_opened(ours: Slack, life: Life) -> None:
    with a_line(ours, echo):
        life.forget()
        odd = {"type": "hello", "num_connections": "many"}
        for connection in list(ours.sockets._connections):
            connection.send(json.dumps(odd))
        life.hears("reading it failed (ValueError)")
        life.hears("Connected to Slack again")
        assert types(ours).status == 200


def test_who_is_being_answered_at_the_end_still_is(ours: Slack) -> None:
    begun = threading.Event()
    answers: list[Response] = []

    def slow(envelope: Envelope) -> dict[str, object]:
        begun.set()
        time.sleep(0.5)
        return echo(envelope)

    with a_line(ours, slow) as keeper:
        person = threading.Thread(target=lambda: answers.append(types(ours)))
        person.start()
        assert begun.wait(5)
        asked = time.monotonic()
        keeper.stop.set()
        person.join()
    assert time.monotonic() - asked < 2
    assert answers[0].body == '{"text": "ada: called"}'


def test_who_takes_too_long_at_the_end_is_not_waited_for(ours: Slack) -> None:
    begun, never = threading.Event(), threading.Event()

    def stuck(envelope: Envelope) -> None:
        begun.set()
        never.wait(20)

    with a_line(ours, stuck) as keeper:
        person = threading.Thread(target=_ignoring(lambda: types(ours)))
        person.start()
        assert begun.wait(5)
        asked = time.monotonic()
        keeper.stop.set()
        person.join()
    assert time.monotonic() - asked < 2.5
    never.set()


def _ignoring(deed: Callable[[], object]) -> Callable[[], None]:
    def done() -> None:
        with contextlib.suppress(Unanswered):
            deed()

    return done
