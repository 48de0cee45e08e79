"""PURE. The text of a mail that we write as HTML: what is read where no HTML is shown.

Blocks are lines, paragraphs have a blank one between them, items a dash, links their address behind
them. Our own templates are short and whole, unlike the mails of strangers, which have a reader of their own.
"""

import re
from html.parser import HTMLParser

_LINES = frozenset(
    {"address", "article", "blockquote", "br", "dd", "div", "dt", "footer", "header", "hr", "li"}
    | {"section", "table", "tr"}
)
_PARAGRAPHS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "ul"})
_HIDDEN = frozenset({"head", "script", "style", "template", "title"})
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_EMPTY_LINES = re.compile(r"\n{3,}")


def html_text(source: str) -> str:
    reader = _TextReader()
    reader.feed(source)
    reader.close()
    lines = (line.strip() for line in "".join(reader.parts).split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()


class _TextReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0
        self._links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "a":
            self._links.append((given.get("href") or "", len(self.parts)))
        elif tag == "img":
            self.handle_data(given.get("alt") or "")
        elif tag in {"td", "th"}:
            self.parts.append(" ")
        else:
            self._break(tag)
            if tag == "li":
                self.parts.append("- ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag == "a" and self._links:
            self._end_link()
        elif tag != "br":
            self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(_BLANKS.sub(" ", data))

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self.parts.append("\n\n")
        elif tag == "br" or (tag in _LINES and not self._at_line_start()):
            self.parts.append("\n")

    def _at_line_start(self) -> bool:
        last = next((part for part in reversed(self.parts) if part.strip(" ")), "\n")
        return last.endswith("\n")

    def _end_link(self) -> None:
        """The address, unless it is what is shown."""
        target, begin = self._links.pop()
        shown = "".join(self.parts[begin:]).strip()
        if target.startswith(("http://", "https://")) and target != shown:
            self.parts.append(f" ({target})")
