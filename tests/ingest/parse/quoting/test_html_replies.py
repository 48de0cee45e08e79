"""HTML alone: what of it is new, as each client builds its replies."""

import pytest

from ingest.parse import message
from ingest.parse.text import html_to_text
from ingest.parse.text.html_to_text import QuoteMark
from journal.model import Mail
from tests.ingest.parse.cases.html_replies import HTML_PAGES, NEW_TEXT

HEAD = "From: a@x.example\r\nSubject: Re: Offer\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def read_page(page: str) -> Mail:
    return message.parse(f"{HEAD}<html><body>{page}</body></html>".encode())


@pytest.mark.parametrize("client", HTML_PAGES)
def test_what_is_new_is_told_apart(client: str) -> None:
    assert read_page(HTML_PAGES[client]).new_text.split() == NEW_TEXT.split()


def test_answers_between_quotes_stay() -> None:
    page = (
        '<div class="moz-cite-prefix">On 2 Jun 2026 at 09:00, A wrote:<br></div><blockquote type="cite">'
        'Which one?</blockquote><p>The red one.</p><blockquote type="cite">When?</blockquote><p>Now.</p>'
    )
    assert [x for x in read_page(page).new_text.split("\n") if x] == [
        "> Which one?",
        "The red one.",
        "> When?",
        "Now.",
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>one<p>two", "one\n\ntwo"),
        ("<ul><li>one<li>two</ul>three", "- one\n- two\n\nthree"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a b\nc"),
        ("<div>one<br>two</div>three", "one\ntwo\nthree"),
        ("a &amp; b &lt;c&gt; &euro;5 &#x41;&#66; &nosuch; &", "a & b <c> €5 AB &nosuch; &"),
        ("a < b and c > d", "a < b and c > d"),
        ("one<!-- two --> three<!--> four", "one three four"),
        ("<!doctype html><?xml version='1'?><![if !mso]>one<![endif]>", "one"),
        ("<style>p{}</style><script>if (a<b) x()</script>one<title>two</title>", "one"),
        ("<head><meta name=x><title>no</title>one", "one"),
        ("<head><style>a{}</style></head><body>one</body>", "one"),
        ("<p style='DISPLAY : none'>no<b>no</b></p>one", "one"),
        ("<td style='display:none'>no</td><td>one</td>", "one"),
        ("<span style='display:none'>no<span>no</span>no</span>one", "one"),
        ('<a title="a > b" href=x>one</a>', "one"),
        ('<a title="never closed>one</a> two', "one two"),
        ("<img alt=':-)'> <img src=x>one", ":-) one"),
        ("<blockquote>a<div>b</blockquote>c</div>d", "> a\n> b\n\ncd"),
        ("<div><blockquote>a</div>b", "> a\n\nb"),
        ("<pre>a\n  b\n</pre>c", "a\n  b\nc"),
        ("<p>one</p></div></td></table><p>two</p>", "one\n\ntwo"),
        ("<object>no</object><svg><text>no</text></svg>one", "one"),
        ("one<", "one<"),
        ("one<b", "one"),
        ("&#xD800;&#99999999999;&#" + "9" * 5_000 + ";one", "\ufffd\ufffd\ufffdone"),
    ],
)
def test_markup_as_people_and_programs_write_it(source: str, text: str) -> None:
    assert html_to_text.render(source).text == text


def test_a_mark_says_where_the_quote_is() -> None:
    rendered = html_to_text.render('Hi<div class="x_yahoo_quoted">Old</div>More')
    assert rendered.quoted_range is not None
    assert rendered.quoted_range.mark is QuoteMark.WHOLE
    assert rendered.text[rendered.quoted_range.start : rendered.quoted_range.end].strip() == "Old"
