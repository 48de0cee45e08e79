"""Whatever the worker writes for a mailbox is written under its lease."""

import ast
from collections.abc import Iterator
from pathlib import Path

import ingest.capture

CAPTURE = Path(ingest.capture.__path__[0])

# Where a transaction is opened without the lease, and why that is right.
WITHOUT_LEASE = {
    "lease.py Lease.transaction": "it is the one that asks for the lease",
    "lease.py _try_to_take": "it is how the lease is taken",
    "lease.py _give_back": "it is how the lease ends; it names its owner itself",
    "poller.py _poll": "the lease is a column of the row that this ensures",
    "file_import.py import_stores": "the lease is a column of the row that this ensures",
    "shares.py find_share": "it writes of the worker alone, before a mailbox is its own",
    "shares.py forget_worker": "it writes of the worker alone, when no mailbox is its own any more",
    "poller.py audit_mailbox": "the lease is a column of the row that this ensures",
}


def test_every_transaction_of_the_worker_asks_for_the_lease() -> None:
    assert sorted(plain_transactions()) == sorted(WITHOUT_LEASE)


def test_a_transaction_without_the_lease_is_seen() -> None:
    source = (
        "def forget(e):\n    with read_transaction(e), database.transaction(e) as s:\n        s"
    )
    assert list(_plain_transactions(ast.parse(source), "")) == ["forget"]


def plain_transactions() -> Iterator[str]:
    for file in sorted(CAPTURE.glob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        yield from (f"{file.name} {name}" for name in _plain_transactions(tree, ""))


def _plain_transactions(node: ast.AST, owner: str) -> Iterator[str]:
    """The qualified name of each function that opens one, once for each time."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.ClassDef):
            yield from _plain_transactions(child, f"{owner}.{child.name}".lstrip("."))
            continue
        if isinstance(child, ast.Call) and _is_plain(child.func):
            yield owner
        yield from _plain_transactions(child, owner)


def _is_plain(called: ast.expr) -> bool:
    """`transaction(…)` and `database.transaction(…)`, but not `lease.transaction()`."""
    if isinstance(called, ast.Attribute):
        holder = called.value
        return (
            called.attr == "transaction"
            and isinstance(holder, ast.Name)
            and not holder.id.endswith(("held", "lease", "self"))
        )
    return isinstance(called, ast.Name) and called.id == "transaction"
