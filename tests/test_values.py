"""What decides something is a value, never a sentence: a sentence may be worded anew any day."""

import ast
from collections.abc import Iterator
from pathlib import Path

from bot.language.translator import Translator
from bot.messages import cancelling as cancelling_text
from bot.messages import purge as purge_text
from bot.messages import segment as segment_text
from cli.text import reason_text
from journal.model import (
    Denial,
    DenialReason,
    DuplicateBasis,
    SkippedMember,
    SkipReason,
    StaleReason,
)
from journal.permissions import denial_text

ROOT = Path(__file__).parent.parent
# Words that a person reads; what decides has an enum instead.
SENTENCES = {"reason", "why", "cut", "cancel_reason", "delivery_reason", "kind_reason"}
# Words of other programs: Slack's and SQLite's are compared as they come.
FOREIGN = {
    "bot/transport/keep_connected.py",
    "journal/store/database_errors.py",
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


def test_every_reason_has_its_own_sentence_in_slack_and_at_the_desk() -> None:
    t = Translator()
    denials = [Denial(each, logged_by="cli:bob", mail_id=7) for each in DenialReason]
    skips = [SkippedMember(1, "Ada", each) for each in SkipReason]
    tables = [
        [cancelling_text.denial_reason(t, each) for each in denials],
        [denial_text(each) for each in denials],
        [purge_text.stale_preview(t, each) for each in StaleReason],
        [reason_text.stale_text(each) for each in StaleReason],
        [segment_text.left_out_line(t, each, 1, "Ada", more=False) for each in SkipReason],
        [reason_text.skip_text(each) for each in skips],
    ]
    for told in tables:
        assert len(set(told)) == len(told)
    assert all(reason_text.duplicate_text(each, "#1") for each in DuplicateBasis)
