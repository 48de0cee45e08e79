"""Recognises the statements by which the outbox notes what it is about to do, and has done."""

_UPDATE = "UPDATE card SET "


def is_card_marked(statement: str) -> bool:
    """Says whether the statement says that a card is about to be posted."""
    return statement.startswith(_UPDATE) and "posting_at=" in statement and not _shows(statement)


def is_card_settled(statement: str) -> bool:
    """Says whether the statement says that a card stands in Slack."""
    return statement.startswith(_UPDATE) and _shows(statement)


def is_card_claimed(statement: str) -> bool:
    return statement.startswith(f"{_UPDATE}claimed_by=") and "claimed_until=" in statement


def _shows(statement: str) -> bool:
    return "shown=" in statement
