"""Waiting to be asked to stop, in the main thread."""

import threading


def wait_until_stopped(stop: threading.Event, slice_seconds: float = 1.0) -> None:
    """Wait in slices: a signal that came to another thread does not wake a wait without an end."""
    while not stop.wait(slice_seconds):
        pass
