"""What decides something is a value, never a sentence: a sentence may be worded anew any day."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
# Words that a person reads; what decides has an enum instead.
SENTENCES = {"reason", "why", "cut", "cancel_reason", "delivery_reason", "kind_reason"}
# Words of other programs: Slack's and SQLite's are compared as they come.
FOREIGN = {
    "bot/transport/keep_connected.py",
    "journal/store/database.py",
    "playground/workspace/socket_mode.py",
}


def is_sentence(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in SENTENCES
    return isinstance(node, ast.Name) and node.id in SENTENCES


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value != ""


def compared_sentences(tree: ast.AST) -> Iterator[int]:
    """Lines: `reason == "undone"`, `"old" in why`, `cut.startswith("trimmed")`, `case Past(why="x")`."""
    for node in ast.walk(tree):
        match node:
            case ast.Compare():
                sides = [node.left, *node.comparators]
                if any(map(is_sentence, sides)) and any(map(is_text, sides)):
                    yield node.lineno
            case ast.Call(func=ast.Attribute(attr="startswith" | "endswith") as asked):
                if is_sentence(asked.value):
                    yield node.lineno
            case ast.MatchClass():
                patterns = zip(node.kwd_attrs, node.kwd_patterns, strict=True)
                if any(
                    name in SENTENCES and isinstance(each, ast.MatchValue) and is_text(each.value)
                    for name, each in patterns
                ):
                    yield node.lineno
            case _:
                pass


def test_no_sentence_decides_anything() -> None:
    found = [
        f"{name}:{line}"
        for tree in ("bot", "cli", "ingest", "journal", "playground")
        for file in sorted((ROOT / tree).rglob("*.py"))
        if (name := str(file.relative_to(ROOT))) not in FOREIGN
        for line in compared_sentences(ast.parse(file.read_text()))
    ]
    assert found == [], "Give it a StrEnum, and make the sentence where it is shown."
