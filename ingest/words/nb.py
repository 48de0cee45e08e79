"""PURE. Norwegian."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="nb",
    sender="fra; avsender",
    date="dato; sendt",
    to="til; mottaker; mottakere",
    cc="kopi; blindkopi",
    subject="emne",
    reply_to="svar til",
    wrote_verbs="skrev; skrev følgende; skriver",
    original_titles="""
        original melding; opprinnelig melding; originalmelding; opprinnelig e-post; original e-post;
        oprinnelig melding; original beskjed; opprinnelig beskjed; -opprinnelig melding-;
        melding fra
    """,
    forwarded_titles="""
        videresendt melding; videresendt e-post; start på videresendt melding;
        begynnelse på videresendt melding; videresendt beskjed; videre sendt melding;
        start av videresendt melding; videresendt melding starter; videresendt;
        start videresendt melding; begynn videresendt melding
    """,
    reply_prefixes="sv",
    forward_prefixes="vs; videresend",
    months="jan; feb; mar; apr; mai; jun; jul; aug; sep; okt; nov; des",
    sent_from_phrases="""
        sendt fra min; sendt fra; sendt via; sendt med; hent outlook for; skaff deg outlook for;
        få outlook for
    """,
    away_phrases="""
        fraværsmelding; autosvar; automatisk svar; ikke til stede; ute av kontoret; på ferie;
        tilbake på kontoret; fravær; er bortreist; svar automatisk; automatisk fraværsmelding;
        fraværsassistent; jeg er på ferie; feriemelding; fraværende; auto-svar; automatisert svar;
        ikke på kontoret; jeg er ikke på kontoret; borte fra kontoret; utenfor kontoret;
        ikke tilgjengelig; jeg har ferie; i permisjon; foreldrepermisjon; sykmeldt; jeg er tilbake;
        ikke på jobb; jeg er bortreist; er på ferie
    """,
    attribution_openers="den; på",
    attribution_fillers="den; kl; klokken; klokka; følgende; fra",
    quoting_phrases="siterer; sitat fra",
    forward_end_titles="""
        slutt på videresendt melding; slutt på melding fra; slutt videresendt melding
    """,
    greetings="hei; hallo; god morgen; kjære",
    weekdays="""
        mandag; man; tirsdag; tir; onsdag; ons; torsdag; tor; fredag; fre; lørdag; lør; søndag; søn
    """,
    until_words="til; fra; t.o.m; t.o.m.",
    date_fillers="""
        og; den; med; uke; uker; uke.; tilbake; mellom; f.o.m; f.o.m.; tom; og med; klokken; kl; t;
        o; m; før
    """,
    is_away_phrases="""
        er ikke på kontoret; er fraværende; er på ferie; er ikke til stede; er bortreist;
        er i permisjon; har ferie; er ute av kontoret
    """,
    leave_words="""
        ferie; avspasering; fri; permisjon; sommerferie; juleferie; påskeferie; vinterferie;
        tilbake; borte; stengt
    """,
    thanks_phrases="""
        takk for din e-post; takk for e-posten; takk for din henvendelse; takk for meldingen;
        takk for din melding; takk for din mail; takk for mailen
    """,
    reply_line_titles="""
        skriv svaret ditt over denne linjen; skriv svaret ditt ovenfor denne linjen;
        svar over denne linjen; vennligst skriv svaret ditt over denne linjen
    """,
)
