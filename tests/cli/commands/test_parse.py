import json
from pathlib import Path

import pytest

from cli.main import main

MAIL = Path(__file__).parents[2] / "mail"


def run(*args: str) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["parse", *args])
    assert stop.value.code == 0


def test_a_person_is_shown_who_what_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    run(str(MAIL / "reply-sv.eml"))
    shown = capsys.readouterr().out
    assert "Åsa Berg <asa@kund.example>" in shown
    assert "vi tar tio stycken" in shown
    assert "cut: sent-from" in shown


def test_a_machine_gets_a_line_for_each_mail(capsys: pytest.CaptureFixture[str]) -> None:
    run(str(MAIL), "--jsonl")
    read = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["id"] for each in read] == [f"mail/{p.stem}" for p in sorted(MAIL.glob("*.eml"))]
    assert all(each["error"] is None and each["seconds"] < 1 for each in read)
