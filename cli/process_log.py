"""The log of a long-running process on stderr: one line for each event."""

import logging


def log_to_stderr(name: str, level: int = logging.INFO) -> None:
    """Log only our own messages: the libraries' have texts, addresses and tokens in them."""
    logger = logging.getLogger(name)
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logger.addHandler(handler)
        logger.propagate = False
    logger.setLevel(level)
