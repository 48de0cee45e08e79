"""PURE. Estonian."""

from ingest.words.language import Language

WORDS = Language(
    code="et",
    sender=(
        "saatja",
        "kellelt",
    ),
    date=(
        "kuupäev",
        "saadetud",
        "saatmisaeg",
    ),
    to=(
        "saaja",
        "kellele",
        "adressaat",
        "saajad",
    ),
    cc=("koopia",),
    subject=(
        "teema",
        "pealkiri",
    ),
    reply_to=("vastus",),
    wrote=(
        "kirjutas",
        "kirjutas järgmist",
    ),
    original=(
        "algne sõnum",
        "algne kiri",
        "originaalsõnum",
        "algne teade",
        "esialgne kiri",
        "algupärane sõnum",
    ),
    forwarded=(
        "edastatud kiri",
        "edastatud sõnum",
        "edasisaadetud kiri",
        "edastatud teade",
        "edasi saadetud kiri",
    ),
    replies=(
        "vs",
        "re",
    ),
    forwards=(
        "edasi",
        "fw",
    ),
    months=(
        "jaan",
        "veebr",
        "märts",
        "apr",
        "mai",
        "juun",
        "juul",
        "aug",
        "sept",
        "okt",
        "nov",
        "dets",
    ),
    by_me=("saadetud minu", "saadetud", "hankige outlook"),
    away=(
        "automaatvastus",
        "kontorist väljas",
        "puhkusel",
        "automaatne vastus",
    ),
    begins=("kuupäeval", "kuupäev", "ühel kenal päeval"),
    around=("kell", "kuupäeval", "kuupäev", "kasutaja", "järgmist", "ühel", "kenal", "päeval"),
    quoting=("tsiteerin", "tsitaat"),
    ended=("edastatud kirja lõpp", "edastatud sõnumi lõpp"),
    greets=("tere", "lugupeetud", "tervist"),
    days=("esmaspäev", "teisipäev", "kolmapäev", "neljapäev", "reede", "laupäev", "pühapäev"),
)
