"""Tests what the page makes of messages and blocks: all of them, and nothing that is foreign comes alive."""

import struct
import zlib
from typing import Any

from slack_sdk import WebClient

from playground.workspace import WorkspacePerson
from tests.effort import one_day_in
from tests.playground.chromium.driver import BrowserPage
from tests.playground.tiny_app import BlockJson, actions, button, option, plain_text, section

pytestmark = one_day_in(3)

# 2026-02-03 12:00 UTC
MOMENT = 1770120000


def _render_mrkdwn(page: BrowserPage, client: WebClient, alice: WorkspacePerson, text: str) -> str:
    """The HTML that is made of a text."""
    client.chat_postMessage(channel=alice.dm.id, text=text)
    page.sees(".message .text")
    return str(page.run("seen('.message .text').innerHTML"))


def _render_blocks(
    page: BrowserPage,
    client: WebClient,
    alice: WorkspacePerson,
    *blocks: BlockJson,
    text: str = "x",
) -> str:
    client.chat_postMessage(channel=alice.dm.id, text=text, blocks=list(blocks))
    return page.sees(".message .blocks")


def _count(page: BrowserPage, css: str) -> int:
    return int(page.run(f"document.querySelectorAll({css!r}).length"))


# ── text ────────────────────────────────────────────────────────────────────────────────────────


def test_markup_becomes_what_it_says(
    page: BrowserPage, client: WebClient, alice: WorkspacePerson
) -> None:
    html = _render_mrkdwn(page, client, alice, "*bold* _slanted_ ~gone~ `a*b*` 2*3*4")
    assert "<strong>bold</strong> <em>slanted</em> <s>gone</s> <code>a*b*</code> 2*3*4" in html


def test_styles_stand_in_each_other(
    page: BrowserPage, client: WebClient, alice: WorkspacePerson
) -> None:
    html = _render_mrkdwn(page, client, alice, "*all _of_ <https://acme.example|it>*")
    assert html.startswith("<strong>all <em>of</em> <a ")
    assert ">it</a></strong>" in html


def test_quotes_and_code_are_set_apart(
    page: BrowserPage, client: WebClient, alice: WorkspacePerson
) -> None:
    html = _render_mrkdwn(
        page, client, alice, "He said\n&gt; yes\n&gt; and no\nthen\n```a < *b*```"
    )
    assert "<blockquote>yes\nand no\n</blockquote>then" in html
    assert "<pre>a &lt; *b*</pre>" in html


def test_people_are_called_by_name(
    page: BrowserPage, client: WebClient, alice: WorkspacePerson
) -> None:
    html = _render_mrkdwn(page, client, alice, f"<@{alice.id}> and <!here> and <#C404|elsewhere>")
    assert '<span class="mention mine">@Alice Adams</span>' in html
    assert "@here" in html
    assert "#elsewhere" in html


def test_a_date_is_told_in_the_readers_own_zone(
    page: BrowserPage, client: WebClient, alice: WorkspacePerson
) -> None:
    alice.changes(tz="Asia/Tokyo", locale="en-GB")
    html = _render_mrkdwn(page, client, alice, f"<!date^{MOMENT}^{{date}} at {{time}}|once>")
    assert "3 February 2026 at 21:00" in html


def test_what_looks_like_html_is_only_words(
    page: BrowserPage, client: WebClient, alice: WorkspacePerson
) -> None:
    evil = "&lt;img src=x onerror=alert(1)&gt;<script>alert(2)</script>"
    html = _render_mrkdwn(page, client, alice, evil)
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
    assert _count(page, ".message img, .message script") == 0


def test_a_link_that_would_run_something_leads_nowhere(
    page: BrowserPage, client: WebClient, alice: WorkspacePerson
) -> None:
    html = _render_mrkdwn(
        page, client, alice, "<javascript:alert(1)|Invoice> <https://acme.example|List>"
    )
    assert "Invoice" in html
    links = page.run("[...document.querySelectorAll('.message a')].map(one => one.href)")
    assert links == ["https://acme.example/"]


# ── blocks ──────────────────────────────────────────────────────────────────────────────────────


def test_each_kind_of_block_is_shown(
    page: BrowserPage, client: WebClient, alice: WorkspacePerson
) -> None:
    words = _render_blocks(
        page,
        client,
        alice,
        {"type": "header", "text": plain_text("A header")},
        section(
            "*Text*",
            fields=[plain_text("Left"), plain_text("Right")],
            accessory=button("Press", "a"),
        ),
        {"type": "divider"},
        {"type": "context", "elements": [plain_text("Small print")]},
        actions(button("Yes", "yes", style="primary"), button("No", "no", style="danger")),
    )
    for word in ("A header", "Text", "Left", "Right", "Press", "Small print", "Yes", "No"):
        assert word in words
    assert _count(page, ".message hr") == 1


def test_rich_text_keeps_its_shape(
    page: BrowserPage, client: WebClient, alice: WorkspacePerson
) -> None:
    def line(text: str, **style: bool) -> BlockJson:
        piece: BlockJson = {"type": "text", "text": text, **({"style": style} if style else {})}
        return {"type": "rich_text_section", "elements": [piece]}

    parts: list[BlockJson] = [
        line("<b>foreign</b>", bold=True, strike=True),
        {"type": "rich_text_list", "style": "ordered", "elements": [line("one"), line("two")]},
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "a\n  b"}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "x  y"}]},
    ]
    _render_blocks(page, client, alice, {"type": "rich_text", "elements": parts})
    html = str(page.run("seen('.richtext').innerHTML"))
    assert "<s><strong>&lt;b&gt;foreign&lt;/b&gt;</strong></s>" in html
    assert "<ol" in html
    assert "<blockquote>a\n  b</blockquote>" in html
    assert "<pre>x  y</pre>" in html


def test_an_unknown_block_is_shown_by_its_name(
    page: BrowserPage, client: WebClient, alice: WorkspacePerson
) -> None:
    markdown: BlockJson = {"type": "markdown", "text": "# Prices"}
    assert "markdown" in _render_blocks(page, client, alice, markdown)
    assert page.sees(".unknown", "markdown")


def test_a_picture_from_elsewhere_is_not_fetched(
    page: BrowserPage, client: WebClient, alice: WorkspacePerson
) -> None:
    image = {"type": "image", "image_url": "https://acme.example/x.png", "alt_text": "A chart"}
    assert "A chart" in _render_blocks(page, client, alice, image)
    assert _count(page, ".message img") == 0


def test_a_picture_of_the_app_is_shown_and_a_file_can_be_saved(
    page: BrowserPage, client: WebClient, alice: WorkspacePerson
) -> None:
    client.files_upload_v2(channel=alice.dm.id, content=_png(), filename="chart.png")
    client.files_upload_v2(channel=alice.dm.id, content="a;b", filename="list.csv")
    page.wait("seen('.picture img')?.naturalWidth === 2")
    assert "list.csv" in page.sees("a.file")


def test_a_message_that_changes_changes_in_place(
    page: BrowserPage, client: WebClient, alice: WorkspacePerson
) -> None:
    sent = client.chat_postMessage(channel=alice.dm.id, text="Waiting")
    page.sees(".message", "Waiting")
    client.chat_update(channel=alice.dm.id, ts=sent["ts"], text="Done")
    page.sees(".message", "Done")
    client.chat_delete(channel=alice.dm.id, ts=sent["ts"])
    page.wait_until_gone(".message", "Done")


def test_what_only_one_sees_says_so(
    page: BrowserPage, client: WebClient, alice: WorkspacePerson
) -> None:
    channel = alice.client.state.channels
    sales = next(one.id for one in channel.values() if one.name == "sales")
    client.chat_postEphemeral(channel=sales, user=alice.id, text="Psst")
    page.sees(".way.fresh", "sales")
    page.click(".way", "sales")
    assert "Only visible to you" in page.sees(".message.ephemeral", "Psst")
    page.click("[data-person=bob]")
    page.click(".way", "sales")
    page.wait_until_gone(".message", "Psst")


def test_new_messages_are_read_aloud_with_their_whole_text(
    page: BrowserPage, client: WebClient, alice: WorkspacePerson
) -> None:
    page.sees(".welcome")
    _render_blocks(page, client, alice, section("short"), text="All of it in words")
    page.wait("document.getElementById('announced').innerText.includes('All of it in words')")


def test_an_option_menu_in_a_message_keeps_its_choice(
    page: BrowserPage, client: WebClient, alice: WorkspacePerson
) -> None:
    menu: dict[str, Any] = {
        "type": "static_select",
        "action_id": "menu",
        "options": [option("Red", "r"), option("Blue", "b")],
    }
    _render_blocks(page, client, alice, section("Colour", accessory=menu))
    page.click(".accessory input")
    page.click(".option", "Blue")
    page.sees(".accessory .chip", "Blue")


def _png() -> bytes:
    """Two by one points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = struct.pack(">IIBBBBB", 2, 1, 8, 0, 0, 0, 0)
    points = zlib.compress(b"\0\0\xff")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", points) + chunk(b"IEND", b"")
    )
