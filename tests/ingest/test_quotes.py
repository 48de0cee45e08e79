"""What is new in a mail, told apart from what it quotes and from its signature."""

from textwrap import wrap

import pytest

from ingest import quotes
from journal.model import CutReason

SAID = "Hello Anna,\n\nwe deliver on Tuesday."

# As clients write them, in the languages they speak.
ATTRIBUTIONS = {
    "Gmail en": "On Tue, Jun 2, 2026 at 9:00 AM Olle Berg <olle@x.example> wrote:",
    "Gmail en-GB": "On Tue, 2 Jun 2026 at 09:00, Olle Berg <olle@x.example> wrote:",
    "Gmail sv": "Den tis 2 juni 2026 kl 09:00 skrev Olle Berg <olle@x.example>:",
    "Gmail sv2": "tis 2 juni 2026 kl. 09:00 skrev Olle Berg <olle@x.example>:",
    "Gmail nb": "tir. 2. juni 2026 kl. 09:00 skrev Olle Berg <olle@x.example>:",
    "Gmail da": "Den tirs. 2. jun. 2026 kl. 09.00 skrev Olle Berg <olle@x.example>:",
    "Gmail fi": "ti 2. kesäk. 2026 klo 9.00 Olle Berg (olle@x.example) kirjoitti:",
    "Gmail nl": "Op di 2 jun 2026 om 09:00 schreef Olle Berg <olle@x.example>:",
    "Gmail de": "Am Di., 2. Juni 2026 um 09:00 Uhr schrieb Olle Berg <olle@x.example>:",
    "Gmail ru": "вт, 2 июн. 2026 г. в 09:00, Olle Berg <olle@x.example>:",
    "Gmail fr": "Le mar. 2 juin 2026 à 09:00, Olle Berg <olle@x.example> a écrit :",
    "Gmail es": "El mar, 2 jun 2026 a las 9:00, Olle Berg (<olle@x.example>) escribió:",
    "Gmail it": "Il giorno mar 2 giu 2026 alle ore 09:00 Olle Berg <olle@x.example> ha scritto:",
    "Gmail pt": "Em ter., 2 de jun. de 2026 às 09:00, Olle Berg <olle@x.example> escreveu:",
    "Gmail pl": "wt., 2 cze 2026 o 09:00 Olle Berg <olle@x.example> napisał(a):",
    "Gmail cs": "út 2. 6. 2026 v 9:00 odesílatel Olle Berg <olle@x.example> napsal:",
    "Gmail et": "Kuupäev T, 2. juuni 2026 kell 09:00 kirjutas Olle Berg (<olle@x.example>):",
    "Gmail hu": "Olle Berg <olle@x.example> ezt írta (időpont: 2026. jún. 2., K, 9:00):",
    "Gmail ro": "În mar., 2 iun. 2026 la 09:00, Olle Berg <olle@x.example> a scris:",
    "Gmail tr": "Olle Berg <olle@x.example>, 2 Haz 2026 Sal, 09:00 tarihinde şunu yazdı:",
    "Gmail uk": "вт, 2 черв. 2026 р. о 09:00 Olle Berg <olle@x.example> пише:",
    "Gmail ja": "2026年6月2日(火) 9:00 Olle Berg <olle@x.example>:",
    "Gmail zh": "Olle Berg <olle@x.example> 于2026年6月2日周二 09:00写道：",
    "Gmail ko": "2026년 6월 2일 (화) 오전 9:00, Olle Berg <olle@x.example>님이 작성:",
    "Apple en": "On 2 Jun 2026, at 09:00, Olle Berg <olle@x.example> wrote:",
    "Apple en2": "On Jun 2, 2026, at 9:00 AM, Olle Berg <olle@x.example> wrote:",
    "Apple sv": "2 juni 2026 kl. 09:00 skrev Olle Berg <olle@x.example>:",
    "Apple nb": "2. juni 2026 kl. 09:00 skrev Olle Berg <olle@x.example>:",
    "Apple da": "Den 2. jun. 2026 kl. 09.00 skrev Olle Berg <olle@x.example>:",
    "Apple fi": "Olle Berg <olle@x.example> kirjoitti 2.6.2026 kello 9.00:",
    "Apple nl": "Op 2 jun. 2026, om 09:00 heeft Olle Berg <olle@x.example> het volgende geschreven:",
    "Apple de": "Am 02.06.2026 um 09:00 schrieb Olle Berg <olle@x.example>:",
    "Apple ru": "2 июня 2026 г., в 9:00, Olle Berg <olle@x.example> написал(а):",
    "Apple fr": "Le 2 juin 2026 à 09:00, Olle Berg <olle@x.example> a écrit :",
    "Apple es": "El 2 jun 2026, a las 9:00, Olle Berg <olle@x.example> escribió:",
    "Apple it": "Il giorno 2 giu 2026, alle ore 09:00, Olle Berg <olle@x.example> ha scritto:",
    "Apple pt": "No dia 2 de jun. de 2026, às 09:00, Olle Berg <olle@x.example> escreveu:",
    "Apple pl": "Wiadomość napisana przez Olle Berg <olle@x.example> w dniu 2 cze 2026, o godz. 09:00:",
    "Apple cs": "2. 6. 2026 v 9:00, Olle Berg <olle@x.example>:",
    "Apple zh": "在 2026年6月2日，09:00，Olle Berg <olle@x.example> 写道：",
    "Thunderbird en": "On 02/06/2026 09:00, Olle Berg wrote:",
    "Thunderbird en2": "On 6/2/26 9:00 AM, Olle Berg via lists wrote:",
    "Thunderbird sv": "Den 2026-06-02 kl. 09:00, skrev Olle Berg:",
    "Thunderbird nb": "Den 02.06.2026 09:00, skrev Olle Berg:",
    "Thunderbird da": "Den 02.06.2026 kl. 09.00 skrev Olle Berg:",
    "Thunderbird fi": "Olle Berg kirjoitti 2.6.2026 klo 9.00:",
    "Thunderbird nl": "Op 02-06-2026 om 09:00 schreef Olle Berg:",
    "Thunderbird de": "Am 02.06.26 um 09:00 schrieb Olle Berg:",
    "Thunderbird ru": "02.06.2026 9:00, Olle Berg пишет:",
    "Thunderbird fr": "Le 02/06/2026 à 09:00, Olle Berg a écrit :",
    "Thunderbird es": "El 2/6/26 a las 9:00, Olle Berg escribió:",
    "Thunderbird it": "Il 02/06/2026 09:00, Olle Berg ha scritto:",
    "Thunderbird pt": "Às 09:00 de 02/06/2026, Olle Berg escreveu:",
    "Thunderbird pt-br": "Em 02/06/2026 09:00, Olle Berg escreveu:",
    "Thunderbird pl": "W dniu 2.06.2026 o 09:00, Olle Berg pisze:",
    "Thunderbird cs": "Dne 02. 06. 26 v 9:00 Olle Berg napsal(a):",
    "Thunderbird cs2": "Olle Berg napsal(a) dne 02. 06. 26 v 9:00:",
    "Thunderbird hu": "2026. 06. 02. 9:00 keltezéssel, Olle Berg írta:",
    "Thunderbird et": "Olle Berg kirjutas 02.06.2026 kell 9:00:",
    "Outlook iOS sv": "Den 2 juni 2026 kl. 09:00 skrev Olle Berg <olle@x.example>:",
    "Roundcube en": "On 2026-06-02 09:00, Olle Berg wrote:",
    "Roundcube de": "Am 2026-06-02 09:00, schrieb Olle Berg:",
    "Roundcube sv": "Den 2026-06-02 09:00, skrev Olle Berg:",
    "Roundcube nb": "Den 02.06.2026 09:00, skrev Olle Berg:",
    "Roundcube da": "Olle Berg skrev den 2026-06-02 09:00:",
    "Roundcube fi": "2.6.2026 9:00, Olle Berg kirjoitti:",
    "Roundcube nl": "Op 2026-06-02 09:00 schreef Olle Berg:",
    "Roundcube fr": "Le 2026-06-02 09:00, Olle Berg a écrit :",
    "Roundcube pl": "W dniu 2026-06-02 09:00, Olle Berg napisał(a):",
    "Roundcube ru": "Olle Berg писал 2026-06-02 09:00:",
    "Roundcube cs": "Dne 2026-06-02 09:00, Olle Berg napsal:",
    "Roundcube it": "Il 2026-06-02 09:00 Olle Berg ha scritto:",
    "Roundcube es": "El 2026-06-02 09:00, Olle Berg escribió:",
    "Roundcube pt": "Em 2026-06-02 09:00, Olle Berg escreveu:",
    "K9 it": "Il 2 giugno 2026 09:00:00 CEST, Olle Berg <olle@x.example> ha scritto:",
    "K9 pl": "Dnia 2 czerwca 2026 09:00:00 CEST, Olle Berg <olle@x.example> napisał/a:",
    "K9 pt": "Em 2 de junho de 2026 09:00:00 BRT, Olle Berg <olle@x.example> escreveu:",
    "K9 cs": "Dne 2. června 2026 9:00:00 SELČ, Olle Berg <olle@x.example> napsal/a:",
    "Yahoo en": "On Tuesday, June 2, 2026 at 09:00:00 AM GMT+2, Olle Berg <olle@x.example> wrote:",
    "Yahoo de": "Am Dienstag, 2. Juni 2026 um 09:00:00 MESZ hat Olle Berg <olle@x.example> Folgendes geschrieben:",
    "Yahoo fr": "Le mardi 2 juin 2026 à 09:00:00 UTC+2, Olle Berg <olle@x.example> a écrit :",
    "Yahoo es": "El martes, 2 de junio de 2026, 09:00:00 CEST, Olle Berg <olle@x.example> escribió:",
    "Yahoo it": "Il martedì 2 giugno 2026 alle ore 09:00:00 CEST, Olle Berg <olle@x.example> ha scritto:",
    "Proton": "On Tuesday, June 2nd, 2026 at 9:00 AM, Olle Berg <olle@x.example> wrote:",
    "Proton old": "‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐",
    "Proton2": "------- Original Message -------",
    "Spark": "On Jun 2, 2026 at 09:00 +0200, Olle Berg <olle@x.example>, wrote:",
    "Mailru": "Вторник, 2 июня 2026, 9:00 +03:00 от Olle Berg <olle@x.example>:",
    "Yandex": '02.06.2026, 09:00, "Olle Berg" <olle@x.example>:',
    "Fastmail": "On Tue, Jun 2, 2026, at 9:00 AM, Olle Berg wrote:",
    "Zimbra": "----- Original Message -----",
    "Evolution": "On Tue, 2026-06-02 at 09:00 +0200, Olle Berg wrote:",
    "mutt": "* Olle Berg <olle@x.example> [2026-06-02 09:00]:",
    "gnus": "Olle Berg <olle@x.example> writes:",
    "Notes": "Olle Berg/HQ/ACME wrote on 02.06.2026 09:00:00:",
    "Samsung": "-------- Original message --------",
    "Outlook mac de": 'Am 02.06.26, 09:00 schrieb "Olle Berg" <olle@x.example>:',
    "BlackBerry": "-----Original Message-----",
    "eM": "------ Original Message ------",
    "Front": "On June 2, 2026, 9:00 AM GMT+2 olle@x.example wrote:",
    "Superhuman": "On Tue, Jun 02, 2026 at 9:00 AM, Olle Berg <olle@x.example> wrote:",
}

# What people write themselves, and must not lose.
KEPT = [
    "As Jane wrote on Tuesday: we need more time.\n\nCould you help?",
    "He said: no.\n\nWhat now?",
    "Please note the following:\n\n1. one\n2. two",
    "Our address: Main Street 1\nDate: 2 June 2026 would be fine.\n\nThanks",
    "See you at 10:30.\n\nOlle",
    "My new address is olle@x.example:\nplease use it from 2 June 2026 on.",
    "Sent from my desk, which is much better than my phone.\n\nOlle",
    "a > b and c > d\n\nso it is",
    "-- one\n-- two\n\nare my two points, and here is much more to say",
    "Subject: matter experts are needed.\n\nFrom: there we go on.",
    "To: be or not to be\n\nthat is the question",
    "Kind regards\nOlle Berg",
    "Van harte gefeliciteerd!\n\nJan",
    "De: ska vi inte ha\n\nOlle",
    "Original message from you was clear.\n\nThanks",
    "Is the forwarded message the right one?\n\nOlle",
    "Preise:\n\nA 10:00\nB 11:00",
    "In 2026 he wrote three books:\n\n- one\n- two\n- three",
]


@pytest.mark.parametrize("quoted", ["> Old text.\n> More.", "Old text.\n\nMore."])
@pytest.mark.parametrize("client", ATTRIBUTIONS)
def test_what_is_below_an_attribution_is_quoted(client: str, quoted: str) -> None:
    split = quotes.split(f"{SAID}\n\n{ATTRIBUTIONS[client]}\n\n{quoted}\n")
    assert split.new == SAID
    assert "Old text." in split.cuts[0].text


@pytest.mark.parametrize("client", [c for c, a in ATTRIBUTIONS.items() if not a.startswith("-")])
def test_an_answer_below_the_quote_is_new(client: str) -> None:
    split = quotes.split(f"{ATTRIBUTIONS[client]}\n> Old text.\n> More.\n\n{SAID}\n")
    if "riginal Message" not in ATTRIBUTIONS[client]:
        assert split.new == SAID


@pytest.mark.parametrize("width", [72, 50])
@pytest.mark.parametrize("client", [c for c, a in ATTRIBUTIONS.items() if "@" in a])
def test_an_attribution_may_be_wrapped(client: str, width: int) -> None:
    wrapped = "\n".join(wrap(ATTRIBUTIONS[client], width, break_on_hyphens=False))
    assert quotes.split(f"{SAID}\n{wrapped}\n> Old text.").new == SAID


def test_what_stands_right_above_an_attribution_stays() -> None:
    said = f"{SAID}\nSee you at 10:30, or write to me@x.example"
    for client, above in ATTRIBUTIONS.items():
        if above.startswith(("On ", "Am ", "Le ", "Den ")):
            assert quotes.split(f"{said}\n{above}\n> Old text.").new == said, client


@pytest.mark.parametrize("text", KEPT)
def test_what_a_person_wrote_stays(text: str) -> None:
    assert quotes.split(text).new == text


def test_inline_answers_keep_what_they_answer() -> None:
    text = "On 2 Jun 2026 at 09:00, A <a@x.example> wrote:\n> One?\nYes.\n> Two?\nNo."
    split = quotes.split(text)
    assert "Yes." in split.new
    assert "No." in split.new
    assert split.confidence < 0.7


def test_a_mail_of_quotes_alone_is_kept_whole() -> None:
    split = quotes.split("> Only this.")
    assert split.new == "> Only this."
    assert split.confidence < 0.5


@pytest.mark.parametrize(
    ("below", "reason"),
    [
        ("-- \nOlle Berg\n+46 8 123", CutReason.SIGNATURE),
        ("--\nOlle Berg", CutReason.SIGNATURE),
        ("—\nOlle Berg", CutReason.SIGNATURE),
        ("Sent from my iPhone", CutReason.SENT_FROM),
        ("Skickat från min iPhone", CutReason.SENT_FROM),
        ("Gesendet von Outlook für Android<https://aka.ms/x>", CutReason.SENT_FROM),
        ("Lähetetty iPhonesta", CutReason.SENT_FROM),
        ("Verstuurd vanaf mijn iPad", CutReason.SENT_FROM),
        ("Отправлено с iPhone", CutReason.SENT_FROM),
        (
            "_______________________________________________\nx mailing list\nx@lists.example",
            CutReason.LIST_FOOTER,
        ),
    ],
)
def test_a_signature_is_no_new_text(below: str, reason: CutReason) -> None:
    split = quotes.split(f"{SAID}\n\n{below}\n")
    assert split.new == SAID
    assert [cut.reason for cut in split.cuts] == [reason]


def test_nothing_is_lost_between_new_text_and_cuts() -> None:
    text = f"{SAID}\n\n-- \nOlle\n\nOn 2 Jun 2026 at 09:00, A <a@x.example> wrote:\n> Old.\n"
    split = quotes.split(text)
    kept = " ".join([split.new, *(cut.text for cut in split.cuts)])
    assert set(text.split()) == set(kept.split())
