"""Whatever somebody is called or writes: every answer keeps Slack's limits, nothing in it is live, and
no log has a word of it.

The office itself refuses what Slack would refuse. One kind of database is enough for words.
"""

import logging
import re
from pathlib import Path

import pytest

from playground.workspace import WorkspacePerson
from tests.bot.log_case import add_segment
from tests.bot.lookup_case import log_entry
from tests.bot.triage_case import add_waiting_mail
from tests.bot.workspace_case import BotHarness, bot_harness
from tests.builders import a_company, a_person
from tests.databases import SqliteDatabases
from tests.effort import one_day_in

NAMES = {
    "markup": "<!channel> <@U0000001> <https://evil.example|Invoice> *b* `c` @here #general evil",
    "escapes": "evil &amp;&lt;!here&gt;&<" * 60,
    "letters": "evil \u202egnp.exe \u2066x\u2069 \u200b\ufeff אבג 👩‍👩‍👧‍👦 a\u0301 \u2028 " * 60,
    "long": "evil" + "<" * 3000,
}

LINES = """
/rapport
/rapport history
/rapport history {id}
/rapport history {name}
/rapport history @{name}
/rapport history -t {name}
/rapport contact {id}
/rapport contact {name}
/rapport show 1
/rapport edit 1
/rapport comment 1 {name}
/rapport find evil
/rapport find {name}
/rapport drafts
/rapport triage
/rapport triage next
/rapport why 1
/rapport why @evil.example
/rapport why {name}
/rapport stats {id}
/rapport stats {name}
/rapport segment partners
/rapport segment {name}
/rapport purge -who {name}
/rapport new {name} x@evil.example {name}
/rapport {name}
/log {name}: {name}
/log {id}: {name} -with {name} -t {name} -cost {name} -d {name}
/log {name}
/log seg:{name}: hello
/log seg:partners: {name}
/rapport cancel 1 {name}
/rapport purge -who {id}
/rapport undo
""".strip().splitlines()


def _live_markup(person: WorkspacePerson) -> list[str]:
    shown = [each for each in person.sees() if each.user != person.id and not each.files]
    in_form = person.modal.mentions() if person.modal else []
    return [*in_form, *(live for each in shown for live in each.mentions())]


def _type_command(harness: BotHarness, person: WorkspacePerson, typed: str) -> None:
    while person.modal:
        person.closes(person.modal)
    if not typed.strip():
        return
    seen = person.types(typed)
    harness.settle()
    assert not seen.error, (typed[:80], seen.error, seen.detail[-300:])
    assert not _live_markup(person), typed[:80]


@one_day_in(4)
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_nothing_that_somebody_wrote_is_live_too_long_or_in_a_log(
    sqlite_databases: SqliteDatabases, tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    caplog.set_level(logging.DEBUG)
    with sqlite_databases.fresh() as url, bot_harness(url, tmp_path) as harness:
        with harness.session() as session:
            firm = a_company(session, name)
            who = a_person(session, name, "a@evil.example", company_id=firm.id, job_title=name)
        add_segment(harness)
        log_entry(harness, who, text=name)
        add_waiting_mail(
            harness, "k1", sender="y@evil.example", name=name[:300], subject=name, text=name
        )
        add_waiting_mail(harness, "k2", sender="z@evil.example", name="", subject="", text="")
        for line in LINES:
            typed = line.format(id=who.number, name=name[:2500])
            _type_command(harness, harness.alice, typed)
            _type_command(harness, harness.ada, re.sub(r"^/\w+ ?", "", typed))
        assert not harness.alice.opens_home().mentions()
    # Bolt's own words are switched off where the bot is started: `bot.slack_api.client.quiet_libraries`.
    ours = [r for r in caplog.records if re.match(r"(bot|journal|rapport\.outbox)\b", r.name)]
    assert not [r.getMessage() for r in ours if r.levelno >= logging.WARNING]
    assert not [r.getMessage() for r in ours if re.search("evil|@ours|xoxb|Alice", r.getMessage())]
