"""The text of a mail that we write as HTML."""

import pytest

from journal.rendering.html_text import html_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One</div><div>Two</div>three", "One\nTwo\nthree"),
        ("One<br>\nTwo<br/><br>Three", "One\nTwo\n\nThree"),
        ("<ul><li>One</li><li>Two <b>bold</b></li></ul>", "- One\n- Two bold"),
        (
            "<table><tr><td>Hours</td><td>8</td></tr><tr><td>Days</td><td>2</td></tr></table>",
            "Hours 8\nDays 2",
        ),
        ('<a href="https://ours.example/x">our page</a>', "our page (https://ours.example/x)"),
        ('<a href="https://ours.example">https://ours.example</a>', "https://ours.example"),
        ('<a href="mailto:a@ours.example">a@ours.example</a>', "a@ours.example"),
        ("<head><title>No</title><style>p {}</style></head><p>Yes</p>", "Yes"),
        ('<img src="x.png" alt="Ours Oy"> here', "Ours Oy here"),
        ("1 &lt; 2 &amp; \u0434\u0430\n  folded", "1 < 2 & \u0434\u0430 folded"),
        ("<p>not closed", "not closed"),
        ("</p></a></style>stray", "stray"),
    ],
)
def test_html_is_read_as_it_looks(html: str, text: str) -> None:
    assert html_text(html) == text
