"""PURE. Estonian."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="et",
    sender="saatja; kellelt",
    date="kuupäev; saadetud; saatmisaeg",
    to="saaja; kellele; adressaat; saajad",
    cc="koopia",
    subject="teema; pealkiri",
    reply_to="vastus",
    wrote_verbs="kirjutas; kirjutas järgmist",
    original_titles="""
        algne sõnum; algne kiri; originaalsõnum; algne teade; esialgne kiri; algupärane sõnum
    """,
    forwarded_titles="""
        edastatud kiri; edastatud sõnum; edasisaadetud kiri; edastatud teade; edasi saadetud kiri
    """,
    reply_prefixes="vs; re",
    forward_prefixes="edasi; fw",
    months="jaan; veebr; märts; apr; mai; juun; juul; aug; sept; okt; nov; dets",
    sent_from_phrases="saadetud minu; saadetud; hankige outlook",
    away_phrases="automaatvastus; kontorist väljas; puhkusel; automaatne vastus",
    attribution_openers="kuupäeval; kuupäev; ühel kenal päeval",
    attribution_fillers="kell; kuupäeval; kuupäev; kasutaja; järgmist; ühel; kenal; päeval",
    quoting_phrases="tsiteerin; tsitaat",
    forward_end_titles="edastatud kirja lõpp; edastatud sõnumi lõpp",
    greetings="tere; lugupeetud; tervist",
    weekdays="esmaspäev; teisipäev; kolmapäev; neljapäev; reede; laupäev; pühapäev",
)
