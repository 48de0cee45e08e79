"""Answers within a quoted mail that only a colour tells."""

import pytest

from ingest.parse import message
from ingest.parse.text.coloured_answers import has_coloured_answers
from journal.model import Mail

BLOCK = (
    "<b>From:</b> Olle &lt;olle@y.example&gt;<br><b>Sent:</b> Tuesday, June 2, 2026 9:00 AM<br>"
    "<b>To:</b> Anna &lt;anna@b.example&gt;<br><b>Subject:</b> Offer"
)
MARKS = {
    "Outlook": '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p>'
    "{}</p></div>",
    "Outlook on the web": '<div id="divRplyFwdMsg" dir="ltr">{}</div>',
}
QUESTIONS = (
    "<p>How many pumps do you need this year?</p>",
    "<p>Where shall we send them to, please?</p>",
)
ANSWERS = {
    "a style": '<p><span style="color:red">240 of them</span></p>',
    "a number": '<p style="color:#C00000">240 of them</p>',
    "a font": '<p><font color="#0070C0">240 of them</font></p>',
    "a ground": '<p><span style="background:yellow">240 of them</span></p>',
    "rgb": '<div style="color: rgb(200, 38, 19);">240 of them</div>',
}
SIGNATURE = (
    '<p><span style="color:#FF6600">Olle Berg</span></p><p><span style="color:gray">Acme</span></p>'
)


def page_of(mark: str, *pieces: str, top: str = "<p>Hello Olle,</p>") -> str:
    return f"<html><body>{top}{MARKS[mark].format(BLOCK)}{''.join(pieces)}</body></html>"


def parse_page(page: str, text: str = "") -> Mail:
    head = "From: Anna <anna@b.example>\nSubject: RE: Offer\nIn-Reply-To: <1@y.example>\nMIME-Version: 1.0\n"
    rich = f"Content-Type: text/html; charset=utf-8\n\n{page}\n"
    if not text:
        return message.parse(f"{head}{rich}".encode())
    plain = f"--b\nContent-Type: text/plain\n\n{text}\n"
    kind = "Content-Type: multipart/alternative; boundary=b\n\n"
    return message.parse(f"{head}{kind}{plain}--b\n{rich}--b--\n".encode())


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("how", ANSWERS)
def test_a_quote_with_coloured_answers_is_kept_whole(mark: str, how: str) -> None:
    mail = parse_page(page_of(mark, QUESTIONS[0], ANSWERS[how], QUESTIONS[1]))
    assert "240 of them" in mail.new_text
    assert mail.confidence <= 0.3


@pytest.mark.parametrize("top", ["<p>Hello Olle,</p>", ""])
def test_the_colour_counts_where_the_plain_text_is_read(top: str) -> None:
    text = (
        "From: Olle <olle@y.example>\nSent: Tuesday, June 2, 2026 9:00 AM\nTo: Anna <anna@b.example>\n"
        "Subject: Offer\n\nHow many pumps?\n\n240 of them\n\nWhere shall we send them to?\n"
    )
    page = page_of("Outlook", QUESTIONS[0], ANSWERS["a style"], QUESTIONS[1], top=top)
    mail = parse_page(page, f"Hello Olle,\n\n{text}" if top else text)
    assert "240 of them" in mail.new_text
    assert mail.confidence <= 0.3


LINK = '<p><a href="x"><span style="color:blue">our page</span></a></p>'
OUTLOOK_BLUE = '<p><span style="color:#1F497D">Our offer is attached to this.</span></p>'
UNCOLOURED = {
    "a signature": page_of("Outlook", *QUESTIONS, SIGNATURE),
    "a link": page_of("Outlook", QUESTIONS[0], LINK, QUESTIONS[1]),
    "Outlook's own blue": page_of("Outlook", QUESTIONS[0], OUTLOOK_BLUE, QUESTIONS[1]),
    "all of it red": page_of("Outlook", '<div style="color:red">', *QUESTIONS, "</div>"),
    "grey": page_of("Outlook", QUESTIONS[0], '<p style="color:gray">240</p>', QUESTIONS[1]),
    "above the quote": page_of(
        "Outlook", *QUESTIONS, top='<p style="color:red">Urgent!</p><p>Hello</p>'
    ),
    "a word in it": page_of(
        "Outlook", '<p>This is <span style="color:red">urgent</span>.</p>', *QUESTIONS
    ),
    "an older mail below": page_of(
        "Outlook",
        *QUESTIONS,
        MARKS["Outlook"].format(BLOCK),
        *QUESTIONS,
        ANSWERS["a style"],
        *QUESTIONS,
    ),
}


@pytest.mark.parametrize("what", UNCOLOURED)
def test_a_quote_with_other_colours_is_cut(what: str) -> None:
    mail = parse_page(UNCOLOURED[what])
    assert "How many pumps" not in mail.new_text
    assert mail.cuts


def test_deep_and_long_pages_are_read_in_their_bounds() -> None:
    page = page_of("Outlook", '<font color="red">x' * 50_000, "</p>" * 50_000)
    assert has_coloured_answers(page) is False
