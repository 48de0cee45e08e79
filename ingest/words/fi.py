"""PURE. Finnish."""

from ingest.words.language import Language

WORDS = Language(
    code="fi",
    sender=(
        "lähettäjä",
        "keneltä",
    ),
    date=(
        "päivämäärä",
        "päiväys",
        "lähetetty",
        "lähetysaika",
        "aika",
        "pvm",
    ),
    to=(
        "vastaanottaja",
        "kenelle",
        "saaja",
    ),
    cc=(
        "kopio",
        "kopio kenelle",
        "piilokopio",
    ),
    subject=(
        "aihe",
        "otsikko",
    ),
    reply_to=(
        "vastausosoite",
        "vastaus osoitteeseen",
    ),
    wrote=(
        "kirjoitti",
        "kirjoittaa",
    ),
    original=(
        "alkuperäinen viesti",
        "alkuperäinen sanoma",
        "alkup. viesti",
    ),
    forwarded=(
        "välitetty viesti",
        "välitetty viesti alkaa",
        "edelleenlähetetty viesti",
        "lähetetty edelleen",
        "välitetty viesti / fwd.msg",
        "välitetty sanoma",
    ),
    replies=("vs",),
    forwards=(
        "vl",
        "ed",
    ),
    months=(
        "tammi",
        "helmi",
        "maalis",
        "huhti",
        "touko",
        "kesä",
        "heinä",
        "elo",
        "syys",
        "loka",
        "marras",
        "joulu",
    ),
    by_me=(
        "lähetetty iphonesta",
        "lähetetty ipadista",
        "lähetetty puhelimesta",
        "lähetetty laitteesta",
        "lähetetty minun",
        "lähetetty samsung",
        "lähetetty android",
        "lähetetty outlookista",
        "lähetetty outlook",
        "lähetetty mobiilista",
        "hanki outlook",
        "lähetetty älypuhelimesta",
        "lähetetty windows",
    ),
    away=(
        "poissa",
        "automaattinen vastaus",
        "poissaoloviesti",
        "poissaolo",
        "lomalla",
        "en ole paikalla",
        "poissa toimistolta",
        "olen vuosilomalla",
        "palaan lomalta",
    ),
)
