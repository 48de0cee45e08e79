"""PURE. What of a mail is the text of its entry, and what was taken out of it.

A mail        what is new in it
a forward     by one of us: what the customer wrote in the mail that was forwarded, and below it the
              colleague's line as a note, with whose it is
nothing new   the mail that was forwarded, but never what is merely quoted
"""

from dataclasses import dataclass

from ingest.decide import signal_text
from ingest.decide.parties import Route
from ingest.parse.quoting import quotes
from ingest.parse.quoting.quotes import MailContext
from journal.model import CutPiece, Decision, ForwardedMail, Mail


@dataclass(frozen=True, slots=True)
class ShownText:
    text: str
    full_text: str
    cuts: tuple[CutPiece, ...]
    confidence: float


def find_shown_text(mail: Mail, decision: Decision) -> ShownText:
    original = mail.original
    if original is None or not original.text.strip():
        return ShownText(new_words(mail), mail.text, mail.cuts, mail.confidence)
    if any(
        each.name == "route" and each.what == signal_text.ROUTES[Route.FORWARD]
        for each in decision.signals
    ):
        return _show_forward(mail, original)
    if mail.new_text.strip() or not mail.cuts:
        return ShownText(new_words(mail), mail.text, mail.cuts, mail.confidence)
    # The whole of what was forwarded is shown: nothing was taken out.
    return ShownText(original.text, mail.text, (), mail.confidence)


def new_words(mail: Mail) -> str:
    """Gives what is new; where nothing is, the text or what was forwarded, but never what is quoted."""
    if mail.new_text or not mail.cuts:
        return mail.new_text or mail.text
    return mail.original.text if mail.original is not None else ""


def _show_forward(mail: Mail, original: ForwardedMail) -> ShownText:
    split = quotes.split_quotes(original.text, MailContext(author=original.name))
    said = split.new_text.strip() or original.text.strip()
    note = _note(mail)
    text = f"{said}\n\n{note}" if note else said
    full = f"{mail.text}\n\n{original.text}" if original.attached else mail.text
    cuts = split.cuts if split.new_text.strip() else ()
    return ShownText(text, full, cuts, split.confidence)


def _note(mail: Mail) -> str:
    """`— Jane Doe: FYI`; nothing when the forward came without a word."""
    original = mail.original
    said = mail.new_text.strip()
    if not said or (original is not None and said == original.text.strip()):
        return ""
    writer = mail.from_
    return f"— {writer.name or writer.address}: {said}" if writer else f"— {said}"
