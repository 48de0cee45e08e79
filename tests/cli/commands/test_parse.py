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


def test_every_line_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    run(str(MAIL / "reply-sv.eml"), "--explain")
    shown = capsys.readouterr().out
    assert "+ new                 | vi tar tio stycken" in shown
    assert "─── wall: attribution" in shown
    assert "- attribution     95% | > Här är offerten." in shown


def test_what_is_explained_commands_no_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.eml"
    path.write_bytes(b"From: a@x.example\nSubject: s\n\nHi \x1b]0;owned\x07 \xe2\x80\xae there\n")
    run(str(path), "--explain")
    shown = capsys.readouterr().out
    assert not {"\x1b]", "\x07", "\u202e"} & {
        each for each in ("\x1b]", "\x07", "\u202e") if each in shown
    }


def test_a_report_is_a_mail_without_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    run(str(MAIL / "reply-sv.eml"), "--report")
    written = capsys.readouterr().out
    assert "Skickat från min iPhone" in written
    assert "skrev Xxxxx, Xxxx <xxxxx@xxxx.xxxxxxx>:" in written
    assert not [word for word in ("Åsa", "stycken", "Nord", "4711") if word in written]


def test_a_report_is_of_one_mail(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["parse", str(MAIL), "--report"])
    assert stop.value.code != 0
    assert "Name its file" in capsys.readouterr().err
