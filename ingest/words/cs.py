"""PURE. Czech."""

from ingest.words.language import Language

WORDS = Language(
    code="cs",
    sender=(
        "od",
        "odesílatel",
    ),
    date=(
        "datum",
        "odesláno",
        "dne",
        "posláno",
    ),
    to=(
        "komu",
        "pro",
        "příjemce",
        "adresát",
    ),
    cc=(
        "kopie",
        "skrytá kopie",
    ),
    subject=(
        "předmět",
        "věc",
    ),
    reply_to=(
        "odpověď na",
        "odpovědět komu",
        "odpověď komu",
        "odpovědět",
    ),
    wrote=(
        "napsal",
        "napsala",
        "napsal(a)",
        "napsal/a",
        "píše",
        "napsali",
    ),
    original=(
        "původní zpráva",
        "původní e-mail",
        "původní správa",
        "původní zprava",
    ),
    forwarded=(
        "přeposlaná zpráva",
        "začátek přeposlané zprávy",
        "předaná zpráva",
        "přeposlaný e-mail",
        "začátek předané zprávy",
        "forwardovaná zpráva",
        "začátek přeposílané zprávy",
        "předávaná zpráva",
        "přeposláno",
    ),
    replies=(
        "odp",
        "re",
    ),
    forwards=(
        "fw",
        "předat",
        "fwd",
    ),
    months=(
        "led",
        "úno",
        "bře",
        "dub",
        "kvě",
        "červn čvn",
        "červen čvc",
        "srp",
        "zář",
        "říj",
        "lis",
        "pro",
    ),
    by_me=(
        "odesláno z",
        "odesláno z mého",
        "odesláno pomocí",
        "získejte outlook",
        "získat outlook",
        "posláno z",
        "odoslané z",
    ),
    away=(
        "mimo kancelář",
        "automatická odpověď",
        "nepřítomnost",
        "jsem na dovolené",
        "nejsem v kanceláři",
        "čerpám dovolenou",
        "mimo pracoviště",
    ),
)
