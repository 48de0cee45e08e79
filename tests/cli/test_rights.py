"""Tests who may do what: role × command × whose entry it is, in one table."""

from itertools import product

import pytest

from tests.cli.cli_driver import CliDriver

OWNER, OTHER, MANAGER, ADMIN = (f"{name}@ours.example" for name in ("al", "bo", "mia", "root"))
TEAM = f'[slack]\nadmins = ["{ADMIN}"]\nmanagers = ["{MANAGER}"]\n'
# In the order of the tables below: who logged it, any other member, a manager, an admin.
WHO = (OWNER, OTHER, MANAGER, ADMIN)

# The entry #1, active, and #2, cancelled, are of OWNER; so is the contact K-1.
DEEDS = {
    "cancel": ("cancel", "1", "-r", "why"),
    "restore": ("restore", "2"),
    "edit": ("edit", "1", "--text", "new"),
    "comment": ("comment", "1", "said"),
    "change": ("contact", "edit", "K-2", "--title", "Dr"),
    "block": ("contact", "edit", "K-2", "--blocked"),
    "merge": ("contact", "merge", "K-3", "K-2", "--yes"),
    "delete": ("contact", "delete", "K-3", "--yes"),
    "undo run": ("segment", "undo", "1"),
    "purge": ("purge", "2"),
    "erase": ("erase", "K-1", "--yes"),
    "retention": ("retention",),
    "managers' template": ("log", "K-2", "x", "-t", "secret"),
    "retired template": ("log", "K-2", "x", "-t", "old"),
}
SECRET = """
[templates.SECRET]
group = "SYSTEM"
channel = "note"
description = "x"
roles = ["manager"]
[templates.OLD]
group = "SYSTEM"
channel = "note"
description = "x"
retired = true
"""
#                        own     other  manager admin
MAY = {
    "cancel":             (True,  False, True,   True),
    "restore":            (True,  False, True,   True),
    "edit":               (True,  False, True,   True),
    "comment":            (True,  True,  True,   True),
    "change":             (True,  True,  True,   True),
    "block":              (False, False, True,   True),
    "merge":              (False, False, True,   True),
    "delete":             (False, False, True,   True),
    "undo run":           (True,  False, True,   True),
    "purge":              (False, False, False,  True),
    "erase":              (False, False, False,  True),
    "retention":          (False, False, False,  True),
    "managers' template": (False, False, True,   True),
    "retired template":   (False, False, False,  False),
}  # fmt: skip

# What [cancel] of the config makes of cancel and restore.
POLICIES = {
    'who = "own"':                            ((True,  False, True,  True), (True,  False, True,  True)),
    'who = "anyone"':                         ((True,  True,  True,  True), (True,  True,  True,  True)),
    'who = "managers"':                       ((False, False, True,  True), (False, False, True,  True)),
    'who = "admins"':                         ((False, False, False, True), (False, False, False, True)),
    'restore = "admins"':                     ((True,  False, True,  True), (False, False, False, True)),
    'who = "anyone"\nrestore = "admins"':     ((True,  True,  True,  True), (False, False, False, True)),
}  # fmt: skip


def furnish(cli: CliDriver, more: str = "") -> None:
    cli.write_config(TEAM + more)
    cli.furnish(
        "rights",
        *(("contact", "add", name) for name in ("Ada", "Bob", "Bob Two")),
        ("log", "K-1", "one", "--as", OWNER),
        ("log", "K-1", "two", "--as", OWNER),
        ("cancel", "2", "-r", "why"),
        ("segment", "create", "s"),
        ("segment", "add", "s", "K-2"),
        ("segment", "log", "s", "x", "--yes", "--as", OWNER),
    )


@pytest.mark.parametrize(("deed", "who"), list(product(DEEDS, range(len(WHO)))))
def test_a_role_may_do_what_the_table_says(cli: CliDriver, deed: str, who: int) -> None:
    furnish(cli, SECRET)
    ran = cli(*DEEDS[deed], "--as", WHO[who])
    assert (ran.code == 0) is MAY[deed][who], ran
    assert ran.code == 0 or ran.err or "Refused" in ran.out


@pytest.mark.parametrize("who", range(len(WHO)))
def test_all_that_is_held_of_a_contact_is_for_managers_and_a_list_for_everybody(
    cli: CliDriver, who: int
) -> None:
    furnish(cli)
    args = ("contact", "export", "K-1", "--all", "-o", str(cli.folder), "--as", WHO[who])
    assert (cli(*args).code == 0) is (WHO[who] in {MANAGER, ADMIN})
    assert cli("contact", "export", "K-1", "--as", WHO[who]).code == 0


@pytest.mark.parametrize(("policy", "who"), list(product(POLICIES, range(len(WHO)))))
def test_the_config_says_who_may_cancel_and_restore(cli: CliDriver, policy: str, who: int) -> None:
    furnish(cli, f"[cancel]\n{policy}\n")
    may_cancel, may_restore = POLICIES[policy]
    assert (cli("cancel", "1", "--as", WHO[who]).code == 0) is may_cancel[who]
    assert (cli("restore", "2", "--as", WHO[who]).code == 0) is may_restore[who]


def test_a_contact_of_mine_makes_it_mine(cli: CliDriver) -> None:
    furnish(cli)
    assert cli("cancel", "1", "--as", OTHER).code == 1
    cli.run_ok("contact", "edit", "K-1", "--owner", OTHER)
    assert cli("cancel", "1", "--as", OTHER).code == 0


def test_what_concerns_me_is_mine_whoever_logged_it(cli: CliDriver) -> None:
    furnish(cli)
    cli.run_ok("log", "K-2", "x", "--salesperson", OTHER, "--as", OWNER)
    assert cli("cancel", "4", "--as", OTHER).code == 0


def test_a_mixed_selection_is_done_as_far_as_it_may_be_and_the_rest_is_named(
    cli: CliDriver,
) -> None:
    furnish(cli)
    cli.run_ok("log", "K-2", "x", "--as", OTHER)
    done = cli.run_json("cancel", "1", "2", "4", "--as", OTHER)
    assert (done["cancelled"], done["already"], list(done["refused"])) == ([4], [2], ["1"])


def test_a_reason_is_asked_for_where_the_config_wants_one(cli: CliDriver) -> None:
    furnish(cli, "[cancel]\nreason_required = true\n")
    assert "A reason is required" in cli.run_refused("cancel", "1")
    cli.run_ok("cancel", "1", "--reason", "twice")
    assert cli.run_json("show", "1")["cancel_reason"] == "twice"


def test_who_acts_is_named_in_the_record(cli: CliDriver) -> None:
    furnish(cli)
    assert cli.run_json("show", "1")["logged_by"] == OWNER
    assert cli.run_json("show", "2")["cancelled_by"] == "cli:root"


def test_letters_of_a_name_may_be_large_or_small(cli: CliDriver) -> None:
    furnish(cli)
    assert cli("cancel", "1", "--as", OWNER.upper()).code == 0


@pytest.mark.parametrize("name", ["", " ", "al bo"])
def test_nobody_is_not_somebody(cli: CliDriver, name: str) -> None:
    assert "one email address" in cli.run_refused("history", "--as", name, code=2)
