"""HTML as clients write it, read as a person would."""

import pytest

from ingest.parse import message
from ingest.parse.text.html_to_text import render


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One</div><div>Two</div>", "One\nTwo"),
        ("One<br>Two<br><br>Three", "One\nTwo\n\nThree"),
        ("<ul><li>One</li><li>Two</li></ul>", "- One\n- Two"),
        ("<b>O</b>ne <i>two</i>", "One two"),
        ("One\n   two", "One two"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<style>x</style><script>y</script>One<!-- z -->", "One"),
        ("<div style='display:none'>x</div>One", "One"),
        ("<title>x</title><p>One", "One"),
        ("a &lt;b&gt; &amp; &nbsp;c", "a <b> & \xa0c"),
        ("<blockquote>One<br>Two</blockquote>", "> One\n> Two"),
        ("<img alt='Smile'> One", "Smile One"),
        ("", ""),
    ],
)
def test_rendered(source: str, text: str) -> None:
    assert render(source).text == text


# The same reply in the HTML of each client: only what is new may stay.
HTML_BY_CLIENT = {
    "Gmail": '<div dir="ltr">New text.</div><br><div class="gmail_quote"><div class="gmail_attr">'
    "On Tue, Jun 2, 2026 at 9:00 AM Jane &lt;j@x.example&gt; wrote:<br></div>"
    "<blockquote>Old text.</blockquote></div>",
    "Apple": "<div>New text.</div><div><br><blockquote type='cite'><div>On 2 Jun 2026, at 09:00, "
    "Jane &lt;j@x.example&gt; wrote:</div><br><div>Old text.</div></blockquote></div>",
    "Outlook": "<div class='WordSection1'><p class='MsoNormal'>New text.</p><div style='border:none;"
    "border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p><b>From:</b> Jane<br><b>Sent:</b>"
    " Tuesday<br></p></div><p class='MsoNormal'>Old text.</p></div>",
    "Outlook on the web": "<div>New text.</div><hr><div id='divRplyFwdMsg'><b>Von:</b> Jane<br>"
    "<b>Gesendet:</b> Dienstag</div><div>Old text.</div>",
    "Thunderbird": "<p>New text.</p><div class='moz-cite-prefix'>Am 02.06.26 um 09:00 schrieb Jane:"
    "</div><blockquote type='cite'>Old text.</blockquote>",
    "Yahoo": "<div>New text.</div><div class='yahoo_quoted'><div>Il martedì 2 giugno 2026, Jane ha "
    "scritto:</div><div>Old text.</div></div>",
    "unmarked": "<p>New text.</p><p>Von: Jane<br>Gesendet: Dienstag, 2. Juni 2026<br>An: Us<br>"
    "Betreff: Offer</p><p>Old text.</p>",
}


@pytest.mark.parametrize("client", HTML_BY_CLIENT)
def test_what_a_client_marks_as_quoted_is_cut(client: str) -> None:
    raw = f"Subject: Re: x\nContent-Type: text/html; charset=utf-8\n\n{HTML_BY_CLIENT[client]}"
    mail = message.parse(raw.encode())
    assert mail.new_text == "New text."
    assert "Old text." in mail.text


def test_nesting_beyond_any_reason_keeps_the_text() -> None:
    assert render("<div>" * 5_000 + "deep").text == "deep"
