"""Tests what a reader sees of markup, what in it is alive, and how typed words are sent."""

from typing import Any

import pytest
from slack_sdk import WebClient

from playground.workspace import Workspace, WorkspacePerson, mrkdwn
from tests.playground.scripted_app import ScriptedApp
from tests.playground.tiny_app import plain_text, section


@pytest.mark.parametrize(
    ("text", "alive"),
    [
        ("Re: <!channel> and <@U1> and <#C1>", ["<!channel>", "<@U1>", "<#C1>"]),
        ("<!subteam^S1> <!here|here>", ["<!subteam^S1>", "<!here|here>"]),
        ("<https://evil.example|Invoice.pdf>", ["<https://evil.example|Invoice.pdf>"]),
        ("<mailto:a@b.example|a>", ["<mailto:a@b.example|a>"]),
        ("see https://evil.example/x now", ["https://evil.example/x"]),
        ("see www.evil.example", ["www.evil.example"]),
        ("@channel in #sales", ["@channel", "#sales"]),
        ("Re: &lt;!channel&gt; a@here.example", []),
        ("<!date^1772496000^{date}|3 March>", []),
        (
            "<!date^1772496000^{date}^https://evil.example|3 March>",
            ["<!date^1772496000^{date}^https://evil.example|3 March>"],
        ),
        ("1 < 2 and 3 > 2", []),
    ],
)
def test_what_is_alive_is_found(text: str, alive: list[str]) -> None:
    assert mrkdwn.pings_and_links(text, auto=True) == alive


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*Logged* _now_ ~never~ `code`", "Logged now never code"),
        ("2*3*4 and snake_case_name", "2*3*4 and snake_case_name"),
        ("<@U1|bob> <!channel> <#C1|sales>", "@bob @channel #sales"),
        ("<https://x.example|here> <https://y.example>", "here https://y.example"),
        ("<!date^1^{date}|3 March>", "3 March"),
        ("a &lt; b &amp;amp; c", "a < b &amp; c"),
        ("<|nowhere> and <>", "nowhere and <>"),
    ],
)
def test_a_reader_sees_no_markup(text: str, shown: str) -> None:
    assert mrkdwn.visible_text(text) == shown


def post_and_read(client: WebClient, alice: WorkspacePerson, **message: Any) -> list[str]:
    client.chat_postMessage(channel=alice.id, **message)
    return alice.sees()[-1].mentions()


def test_a_message_tells_what_in_it_is_alive(alice: WorkspacePerson, client: WebClient) -> None:
    assert post_and_read(client, alice, text="<!channel>") == ["<!channel>"]
    assert post_and_read(client, alice, text="see https://x.example") == ["https://x.example"]
    assert post_and_read(client, alice, text="see https://x.example", parse="none") == []
    assert post_and_read(client, alice, text="@here", link_names=True) == ["@here"]
    assert post_and_read(client, alice, text="&lt;!channel&gt;") == []


def test_each_kind_of_text_is_alive_in_its_own_way(
    alice: WorkspacePerson, client: WebClient
) -> None:
    evil = "<!channel> https://x.example"
    quiet = {"type": "section", "text": {"type": "mrkdwn", "text": evil, "verbatim": True}}
    rich = {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [
                    {"type": "text", "text": evil},
                    {"type": "broadcast", "range": "channel"},
                    {"type": "link", "url": "https://y.example"},
                ],
            }
        ],
    }
    title = {"type": "header", "text": plain_text(evil)}
    assert post_and_read(client, alice, text="x", blocks=[title]) == []
    assert post_and_read(client, alice, text="x", blocks=[quiet]) == ["<!channel>"]
    assert post_and_read(client, alice, text="x", blocks=[section(evil)]) == [
        "<!channel>",
        "https://x.example",
    ]
    assert post_and_read(client, alice, text="x", blocks=[rich]) == [
        "broadcast:channel",
        "link:https://y.example",
    ]


def test_the_text_beside_blocks_still_pings(alice: WorkspacePerson, client: WebClient) -> None:
    blocks = [section("quiet")]
    assert post_and_read(client, alice, text="<!here> https://x.example", blocks=blocks) == [
        "<!here>"
    ]


def test_a_command_is_sent_escaped(
    workspace: Workspace, alice: WorkspacePerson, app: ScriptedApp
) -> None:
    bob = workspace.add_person("bob")
    sales = workspace.add_channel("sales")
    deals = workspace.add_channel("deals", private=True)
    typed = "ada@acme.example: <3 & https://x.example/?a&b -with @bob in #sales #deals @nobody"
    alice.types(f"/log {typed}")
    assert app.last_payload["text"] == (
        "<mailto:ada@acme.example|ada@acme.example>: &lt;3 &amp; <https://x.example/?a&amp;b> "
        f"-with <@{bob.id}|bob> in <#{sales.id}|sales> <#{deals.id}|> @nobody"
    )


def test_all_that_shows_of_blocks_is_read(alice: WorkspacePerson, client: WebClient) -> None:
    blocks = [
        {"type": "header", "text": plain_text("Title")},
        section("*bold*", fields=[plain_text("One"), plain_text("Two")]),
        {"type": "context", "elements": [plain_text("small")]},
        {"type": "table", "rows": [[{"type": "raw_text", "text": c} for c in "ab"]]},
        {"type": "divider"},
    ]
    client.chat_postMessage(channel=alice.id, text="unseen", blocks=blocks)
    assert alice.sees()[0].plain() == "Title\nbold\nOne\nTwo\nsmall\na | b"
