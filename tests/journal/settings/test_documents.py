"""The main file and conf.d/*.toml are one config; each problem names the file it stands in."""

from decimal import Decimal
from pathlib import Path

from journal.settings import load_config
from tests.journal.settings.configs import MAILBOX, write_config


def test_files_of_conf_d_join_in_the_order_of_their_names(tmp_path: Path) -> None:
    file = write_config(tmp_path, '[company]\nname = "Example"\n' + MAILBOX)
    write_config(tmp_path, MAILBOX.replace('"sales"', '"second"'), "conf.d/20.toml")
    write_config(
        tmp_path,
        '[company]\ncurrency = "SEK"\n' + MAILBOX.replace('"sales"', '"first"'),
        "conf.d/10.toml",
    )
    write_config(tmp_path, "this is not read", "conf.d/note.txt")
    found = load_config(file, {})
    assert found.problems == ()
    assert [box.name for box in found.settings.mailbox] == ["sales", "first", "second"]
    assert (found.settings.company.name, found.settings.company.currency) == ("Example", "SEK")


def test_a_key_in_two_files_is_a_problem_that_names_both(tmp_path: Path) -> None:
    file = write_config(tmp_path, '[company]\nname = "One"\n')
    other = write_config(tmp_path, '\n[company]\nlanguage = "sv"\nname = "Two"\n', "conf.d/10.toml")
    (problem,) = load_config(file, {}).problems
    assert (problem.where, problem.line, problem.key) == (str(other), 3, "company.name")
    assert f"{file}:2" in problem.what
    assert load_config(file, {}).settings.company.name == "One"


def test_a_mistake_in_a_second_file_has_its_own_file_and_line(tmp_path: Path) -> None:
    file = write_config(tmp_path, MAILBOX)
    other = write_config(
        tmp_path, "# more\n" + MAILBOX.replace('"sales"', '"more"') + "port = 0\n", "conf.d/a.toml"
    )
    (problem,) = load_config(file, {}).problems
    assert (problem.where, problem.line, problem.key) == (str(other), 7, "mailbox[more].port")


def test_one_template_may_be_told_in_two_files_key_by_key(tmp_path: Path) -> None:
    file = write_config(tmp_path, "[templates.CALL-OUT]\ncost = 2\n")
    write_config(tmp_path, "[templates.CALL-OUT]\nretired = true\n", "conf.d/a.toml")
    found = load_config(file, {})
    template = found.settings.templates["CALL-OUT"]
    assert found.problems == ()
    assert (template.cost, template.retired) == (Decimal(2), True)


def test_a_second_file_that_cannot_be_read_leaves_the_first_one_standing(tmp_path: Path) -> None:
    file = write_config(tmp_path, '[company]\nname = "Example"\n')
    other = write_config(tmp_path, "[company\n", "conf.d/a.toml")
    found = load_config(file, {})
    assert [problem.where for problem in found.problems] == [str(other)]
    assert found.settings.company.name == "Example"
    assert not found.is_complete
