"""The mail that was forwarded, found under what clients write above it."""

from datetime import UTC, datetime
from itertools import product

import pytest

from ingest.parse.mime import dates
from ingest.parse.quoting import forward, quotes
from ingest.parse.quoting.quotes import MailContext
from tests.ingest.parse.cases import forwards, header_blocks

BODY = "\n\nThe original text.\n"
BLOCKS = {
    "Gmail en": (
        "---------- Forwarded message ---------\nFrom: Jane Doe <jane@x.example>\n"
        "Date: Tue, Jun 2, 2026 at 9:00 AM\nSubject: Offer\nTo: <us@y.example>"
    ),
    "Gmail sv": (
        "---------- Forwarded message ---------\nFrån: Jane Doe <jane@x.example>\n"
        "Date: tis 2 juni 2026 kl 09:00\nSubject: Offer\nTo: <us@y.example>"
    ),
    "Apple fi": (
        "> Välitetty viesti alkaa:\n>\n> Lähettäjä: Jane Doe <jane@x.example>\n> Aihe: Offer\n"
        "> Päiväys: 2. kesäkuuta 2026 klo 9.00.00\n> Vastaanottaja: us@y.example"
    ),
    "Apple nb": (
        "Start på videresendt melding:\n\nFra: Jane Doe <jane@x.example>\nEmne: Offer\n"
        "Dato: 2. juni 2026 kl. 09:00:00\nTil: us@y.example"
    ),
    "Thunderbird de": (
        "-------- Weitergeleitete Nachricht --------\nBetreff: \tOffer\n"
        "Datum: \tTue, 2 Jun 2026 09:00:00 +0000\nVon: \tJane Doe <jane@x.example>\n"
        "An: \tus@y.example"
    ),
    "Roundcube da": (
        "-------- Original besked --------\nEmne: Offer\nDato: 2026-06-02 09:00\n"
        "Afsender: Jane Doe <jane@x.example>\nModtager: us@y.example"
    ),
    "Roundcube nb": (
        "-------- Opprinnelig melding --------\nEmne: Offer\nDato: 02.06.2026 09:00\n"
        "Avsender: Jane Doe <jane@x.example>\nMottaker: us@y.example"
    ),
    "Roundcube nl": (
        "-------- Oorspronkelijke bericht --------\nOnderwerp: Offer\nDatum: 2026-06-02 09:00\n"
        "Afzender: Jane Doe <jane@x.example>\nOntvanger: us@y.example"
    ),
    "Outlook nl": (
        "Van: Jane Doe <jane@x.example>\nVerzonden: dinsdag 2 juni 2026 09:00\n"
        "Aan: us@y.example\nOnderwerp: Offer"
    ),
    "Outlook bold": (
        "*From:* Jane Doe <jane@x.example>\n*Sent:* Tuesday, June 2, 2026 9:00 AM\n"
        "*To:* us@y.example\n*Subject:* Offer"
    ),
    "Outlook mailto": (
        "From: Jane Doe [mailto:jane@x.example]\nSent: 2 June 2026 09:00\n"
        "To: us@y.example\nSubject: Offer"
    ),
    "Outlook ru": (
        "От: Jane Doe <jane@x.example>\nОтправлено: 2 июня 2026 г. 9:00\n"
        "Кому: us@y.example\nТема: Offer"
    ),
    "Yahoo": (
        "----- Forwarded Message ----- From: Jane Doe <jane@x.example>To: <us@y.example>"
        "Sent: Tuesday, June 2, 2026, 09:00:00 AM GMT+1Subject: Offer"
    ),
    "wrapped": (
        "---------- Forwarded message ---------\nFrom: Jane Doe\n<jane@x.example>\n"
        "Date: Tue, Jun 2, 2026 at 9:00 AM\nSubject: Offer\nTo: us@y.example,\nthem@y.example"
    ),
}


@pytest.mark.parametrize("note", ["", "Please log this.\n\n"])
@pytest.mark.parametrize("client", BLOCKS)
def test_the_original_is_read_from_its_header_block(client: str, note: str) -> None:
    original = forward.find_pasted_original(
        note + BLOCKS[client] + BODY, "Fwd: Offer", is_answer=False
    )
    assert original is not None
    assert (original.address, original.name) == ("jane@x.example", "Jane Doe")
    assert original.subject == "Offer"
    assert original.text == "The original text."
    assert original.date is not None
    assert original.date.date().isoformat() == "2026-06-02"


def test_a_reply_with_the_mail_it_answers_is_no_forward() -> None:
    text = "Yes.\n\n" + BLOCKS["Outlook nl"] + BODY
    assert forward.find_pasted_original(text, "Antw: Offer", is_answer=True) is None


def test_outlook_for_mac_forwards_under_an_attribution() -> None:
    text = 'FYI\n\nOn 02/06/2026 09:00, "Jane Doe" <jane@x.example> wrote:\n\n    Text.'
    original = forward.find_pasted_original(text, "FW: Offer", is_answer=False)
    assert original is not None
    assert (original.address, original.name, original.subject) == (
        "jane@x.example",
        "Jane Doe",
        "Offer",
    )


@pytest.mark.parametrize(
    ("subject", "intent"),
    [
        ("Fwd: x", "forward"),
        ("WG: x", "forward"),
        ("VB: x", "forward"),
        ("Vs: x", "either"),
        ("TR : x", "forward"),
        ("İLT: x", "forward"),
        ("RE: x", "reply"),
        ("AW: x", "reply"),
        ("SV: x", "reply"),
        ("Re[2]: x", "reply"),
        ("Offer: x", ""),
        ("x", ""),
    ],
)
def test_a_subject_says_what_was_intended(subject: str, intent: str) -> None:
    assert forward.subject_prefix(subject) == intent


@pytest.mark.parametrize(
    "text",
    [
        "Tuesday, June 2, 2026 9:00 AM",
        "tis 2 juni 2026 kl 09:00",
        "2. kesäkuuta 2026 klo 9.00",
        "вторник, 2 июня 2026 г. 9:00",
        "mardi 2 juin 2026 à 09:00",
        "martes, 2 de junio de 2026 9:00",
        "2026年6月2日(火) 9:00",
        "2026-06-02 09:00",
        "wt., 2 cze 2026 o 09:00",
        "02.06.26 09:00 (GMT+00:00)",
    ],
)
def test_dates_above_a_quote_are_read_in_many_languages(text: str) -> None:
    assert dates.parse_typed(text) == datetime(2026, 6, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize("text", ["02/06/2026 09:00", "yesterday", "", "9:00", "June"])
def test_a_date_that_may_be_another_is_not_guessed(text: str) -> None:
    assert dates.parse_typed(text) is None


# Their months' names are told by signs that stand above and below the letters.
LANGUAGES_WITHOUT_DATES = frozenset({"th", "vi"})


@pytest.mark.parametrize("language", header_blocks.OUTLOOK_LABELS)
def test_a_block_is_read_in_every_shape(language: str) -> None:
    for shape, block in header_blocks.block_shapes(language):
        found = forward.find_pasted_original(
            f"See below.\n\n{block}{BODY}", "Fwd: Offer", is_answer=False
        )
        assert found is not None, shape
        assert (found.address, found.name) == ("jane@x.example", "Jane Doe"), shape
        assert found.subject == "Offer", shape
        if language not in LANGUAGES_WITHOUT_DATES:
            assert found.date == datetime(2026, 6, 2, 9, 0, tzinfo=UTC), shape


@pytest.mark.parametrize("client", header_blocks.FORWARDED_TITLES)
def test_every_client_forwards_in_every_language(client: str) -> None:
    languages = ("en", "sv", "fi", "de", "ru", "ja", "he")
    for language, shape in product(languages, ("plain", "bold", "tabs")):
        block = dict(header_blocks.block_shapes(language))[shape]
        text = f"See below.\n\n{header_blocks.FORWARDED_TITLES[client]}\n{block}{BODY}"
        found = forward.find_pasted_original(text, "Offer", is_answer=False)
        assert found is not None, (language, shape)
        assert (found.address, found.subject) == ("jane@x.example", "Offer"), (language, shape)
        assert found.text == "The original text."
        assert quotes.split_quotes(text, MailContext(is_forward=True)).new_text == "See below."


def read_forward(
    text: str, subject: str = "Fwd: Offer", *, answers: bool = False
) -> tuple[str, ...]:
    found = forward.find_pasted_original(text, subject, is_answer=answers)
    new = quotes.split_quotes(text, MailContext(is_forward=True)).new_text
    if found is None:
        return ("nothing", new)
    return (found.address, found.name, found.subject, found.text, new)


EXPECTED_FORWARD = ("jane@x.example", "Jane Doe", "Offer", "The original text.", forwards.NOTE)


@pytest.mark.parametrize("language", forwards.LABELS)
def test_every_order_and_shape_is_read_in_every_language(language: str) -> None:
    made = (
        forwards.render_forward(title, block, shape)
        for title in forwards.TITLES
        for block in forwards.block_orders(language)
        for shape in forwards.LINE_SHAPES
    )
    assert [(text, got) for text in made if (got := read_forward(text)) != EXPECTED_FORWARD] == []


@pytest.mark.parametrize("title", forwards.TRANSLATED_TITLES)
def test_a_title_in_any_language_announces_a_forward(title: str) -> None:
    """It does even in a mail that answers another one."""
    for block in forwards.block_orders("en"):
        text = forwards.render_forward(title, block, "{}: {}")
        assert read_forward(text, "Offer", answers=True) == EXPECTED_FORWARD


def test_a_block_without_colons_is_read_below_a_title() -> None:
    text = (
        'See below.\n\n------ Forwarded Message ------\nFrom "Jane Doe" <jane@x.example>\n'
        "To us@y.example\nDate 02.06.2026 09:00:00\nSubject Offer\n\nThe original text.\n"
    )
    assert read_forward(text, "Offer", answers=True) == EXPECTED_FORWARD


def test_of_nested_forwards_the_first_counts() -> None:
    inner = f"{header_blocks.FORWARDED_TITLES['Gmail']}\n{dict(header_blocks.block_shapes('de'))['plain']}{BODY}"
    outer = f"Begin forwarded message:\n\nFrom: A <a@x.example>\nSubject: Fwd: Offer\nTo: b@y.example\n\n{inner}"
    found = forward.find_pasted_original(outer, "Fwd: Fwd: Offer", is_answer=False)
    assert found is not None
    assert (found.address, found.subject) == ("a@x.example", "Fwd: Offer")
    assert "jane@x.example" in found.text


def test_a_journey_is_no_forward() -> None:
    text = "From: Turku\nTo: Helsinki\nDate: 2 June 2026\n\nPlease book this trip."
    assert forward.find_pasted_original(text, "Fwd: Trip", is_answer=False) is None


@pytest.mark.parametrize(
    ("text", "hour"),
    [("2026년 6월 2일 오후 3:05", 15), ("2026年6月2日 下午3:05", 15), ("2026年6月2日 午前9:05", 9)],
)
def test_afternoons_are_told_before_the_time(text: str, hour: int) -> None:
    assert dates.parse_typed(text) == datetime(2026, 6, 2, hour, 5, tzinfo=UTC)
