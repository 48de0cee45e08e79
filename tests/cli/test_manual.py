from pathlib import Path

from cli.main import COMMANDS
from cli.manual import manual

ROOT = Path(__file__).parent.parent.parent


def test_the_page_of_commands_is_what_the_commands_say_of_themselves() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert page == manual(), "Make it anew: python -m cli.manual > docs/commands.md"


def test_every_command_is_on_the_page() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"## rapport {name}" not in page] == []
