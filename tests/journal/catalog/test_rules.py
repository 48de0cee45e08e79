"""Rules that can never match, never be reached or do nothing are problems, at their lines."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.catalog import build_catalog
from journal.catalog.rules import SKIPPED_BY_RULE, covers
from journal.model.rules import RuleConditions
from tests.journal.catalog.test_build import catalog_from, find_problems, only_problem
from tests.journal.settings.configs import MAILBOX, load_text

SKIP_LINE = 'skip = "x"\n'


def test_a_rule_keeps_what_it_asks_and_what_it_does(tmp_path: Path) -> None:
    text = """
    [[rule]]
    name = "orders"
    address = ["Shop@a.example", "b@a.example"]
    direction = "outbound"
    class = "normal"
    header = { name = "X-Type", pattern = 'order' }
    template = "S-ORDER"
    document = { type = "order", number = 'Order (\\d+)' }

    [[rule]]
    domain = "b.example"
    skip = true
    """
    first, second = catalog_from(tmp_path, text).rules
    assert first.conditions == RuleConditions(
        address=frozenset({"shop@a.example", "b@a.example"}),
        direction=frozenset({"outbound"}),
        mail_class=frozenset({"normal"}),
        header_name="x-type",
        header_pattern="order",
    )
    assert (first.number, first.name, first.template, first.skip) == (1, "orders", "S-ORDER", "")
    assert (first.document_type, first.document_number) == ("order", "Order (\\d+)")
    assert (second.number, second.label, second.skip) == (2, "number 2", SKIPPED_BY_RULE)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('[[rule]]\ndomain = "a.example"\n', 1, "no effect"),
        ('[[rule]]\ntemplate = "NOTE"\nskip = true\n', 3, "both skips"),
        ("[[rule]]\ndomain = []\nskip = true\n", 2, "never match"),
        ("[[rule]]\nclass = []\nskip = true\n", 2, "never match"),
        ('[[rule]]\nmailbox = "sales"\nskip = true\n', 2, "no mailbox 'sales'"),
        ('[[rule]]\nfolder = "INBOX"\nskip = true\n', 2, "'INBOX' is not read"),
        (f'{MAILBOX}[[rule]]\nmailbox = "sale"\n{SKIP_LINE}', 6, "no mailbox 'sale'"),
        (f'{MAILBOX}[[rule]]\nfolder = "Sent"\n{SKIP_LINE}', 6, "'Sent' is not read"),
        (
            f'{MAILBOX}[[rule]]\nmailbox = "sales"\nfolder = ["INBOX", "Sent"]\n{SKIP_LINE}',
            7,
            "'Sent'",
        ),
    ],
)
def test_a_rule_that_can_do_nothing_is_a_problem(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    problem = only_problem(tmp_path, text)
    assert problem.line == line
    assert what in problem.what


def test_a_folder_of_another_mailbox_is_not_read_in_this_one(tmp_path: Path) -> None:
    other = MAILBOX.replace('"sales"', '"other"') + 'folders = ["Sent"]\n'
    rule = f'[[rule]]\nmailbox = "sales"\nfolder = "Sent"\n{SKIP_LINE}'
    assert "'Sent' is not read" in only_problem(tmp_path, MAILBOX + other + rule).what
    assert find_problems(tmp_path, MAILBOX + other + rule.replace('"sales"', '"Other"')) == ()


# The conditions of a first rule and of a second one that it leaves nothing to.
SHADOWED_RULES = [
    ("", 'domain = "a.example"'),
    ('domain = "a.example"', 'domain = "a.example"'),
    ('domain = ["a.example", "b.example"]', 'domain = "a.example"\nsubject = "x"'),
    ('domain = "a.example"', 'address = ["x@a.example", "y@a.example"]'),
    ("subject = 'a'", "subject = 'a'\nclass = \"bulk\""),
    ('header = { name = "X-A", pattern = "b" }', 'header = { name = "x-a", pattern = "b" }'),
    ('direction = ["inbound", "outbound"]', 'direction = "inbound"'),
    ('plus_tag = ["Fair", "b"]', 'plus_tag = "fair"'),
]
REACHED_RULES = [
    ('domain = "a.example"', ""),
    ('domain = "a.example"', 'domain = ["a.example", "b.example"]'),
    ('domain = "a.example"', 'address = ["x@a.example", "y@b.example"]'),
    ("subject = 'a'", "subject = 'b'"),
    ("subject = 'a'", "attachment = 'a'"),
    ('header = { name = "X-A", pattern = "b" }', 'header = { name = "X-B", pattern = "b" }'),
    ('domain = "a.example"\nclass = "bulk"', 'domain = "a.example"'),
    ('address = "x@a.example"', 'domain = "a.example"'),
]


def two_rules(first: str, second: str) -> str:
    return f'[[rule]]\nname = "first"\nskip = "x"\n{first}\n[[rule]]\n{second}\nskip = "y"\n'


@pytest.mark.parametrize(("first", "second"), SHADOWED_RULES)
def test_a_rule_that_an_earlier_one_leaves_nothing_to_is_a_problem(
    tmp_path: Path, first: str, second: str
) -> None:
    problem = only_problem(tmp_path, two_rules(first, second))
    assert problem.line == 5
    assert "rule number 2 is never reached: rule 'first' at" in problem.what
    assert "rapport.toml:1" in problem.what
    assert ("takes every mail" in problem.what) is (not first)


@pytest.mark.parametrize(("first", "second"), REACHED_RULES)
def test_a_rule_that_something_is_left_to_is_fine(tmp_path: Path, first: str, second: str) -> None:
    assert find_problems(tmp_path, two_rules(first, second)) == ()


def test_a_rule_without_conditions_at_the_end_takes_the_rest(tmp_path: Path) -> None:
    assert find_problems(tmp_path, two_rules('class = "bulk"', "")) == ()


def test_a_rule_of_which_something_is_wrong_is_not_judged_by_what_is_left_of_it(
    tmp_path: Path,
) -> None:
    found = load_text(tmp_path, two_rules("subject = '('", 'domain = "a.example"'))
    assert len(found.problems) == 1
    assert build_catalog(found)[1] == ()


def test_a_wrong_member_of_a_condition_does_not_make_the_rest_empty(tmp_path: Path) -> None:
    assert only_problem(tmp_path, f"[[rule]]\nfolder = [1]\n{SKIP_LINE}").key == "rule[1].folder[1]"


_SETS = st.frozensets(st.sampled_from("ab"))
_CONDITIONS = st.builds(
    RuleConditions,
    mailbox=_SETS,
    direction=_SETS,
    plus_tag=_SETS,
    subject=st.sampled_from(["", "x", "y"]),
)


def _meets(mail: tuple[str, str, str, str], conditions: RuleConditions) -> bool:
    mailbox, direction, tag, subject = mail
    return (
        (not conditions.mailbox or mailbox in conditions.mailbox)
        and (not conditions.direction or direction in conditions.direction)
        and (not conditions.plus_tag or tag in conditions.plus_tag)
        and conditions.subject in {"", subject}
    )


@given(_CONDITIONS, _CONDITIONS)
def test_a_rule_covers_another_exactly_when_it_meets_every_mail_of_it(
    first: RuleConditions, second: RuleConditions
) -> None:
    mails = list(product("abc", "abc", "abc", "xyz"))
    truly = all(_meets(mail, first) for mail in mails if _meets(mail, second))
    assert covers(first, second) is truly
