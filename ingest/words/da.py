"""PURE. Danish."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="da",
    sender="fra; afsender",
    date="dato; sendt; sendt den",
    to="til; modtager; modtagere",
    cc="kopi; cc; bcc",
    subject="emne",
    reply_to="svar til",
    wrote_verbs="skrev; skrev følgende; skriver",
    original_titles="""
        original besked; oprindelig meddelelse; oprindelig besked; original meddelelse;
        oprindelig mail; original mail; original meddelse; besked fra; oprindeligt brev
    """,
    forwarded_titles="""
        videresendt meddelelse; videresendt besked; start på videresendt besked;
        start på videresendt meddelelse; videresendt mail; videresendt e-mail;
        begyndelse på videresendt besked; start på videresendt mail; videresendt;
        begynd videresendt e-mail; videresendt brev; videresendt besked fra;
        begynd videresendt besked
    """,
    reply_prefixes="sv; vedr",
    forward_prefixes="vs",
    months="jan; feb; mar; apr; maj; jun; jul; aug; sep; okt; nov; dec",
    sent_from_phrases="""
        sendt fra min; sendt fra; sendt via; sendt med; hent outlook til; få outlook til
    """,
    away_phrases="""
        autosvar; automatisk svar; ikke til stede; fraværsmeddelelse; på ferie; ikke på kontoret;
        tilbage på kontoret; fraværende; holder ferie; automatisk fraværsbesked; fraværsbesked;
        jeg er på ferie; auto-svar; jeg er ikke på kontoret; fravær fra kontoret;
        jeg er ikke til stede; jeg holder ferie; autoreply ferie; fraværssvar; ferie-autosvar;
        på barsel; fraværsmelding
    """,
    attribution_openers="den; på",
    attribution_fillers="den; kl; klokken; følgende; fra",
    quoting_phrases="citat af; citerer; citat fra",
    forward_end_titles="""
        slutning af videresendt besked; afslut besked fra; slut på videresendt besked
    """,
    greetings="hej; goddag; kære; god morgen",
    weekdays="""
        mandag; man; tirsdag; tirs; onsdag; ons; torsdag; tors; fredag; fre; lørdag; lør; søndag;
        søn
    """,
    until_words="til; fra; indtil",
    date_fillers="og; den; med; uge; tilbage; mellem; kl",
    is_away_phrases="""
        er ikke på kontoret; er ikke til stede; er på ferie; holder ferie; er fraværende
    """,
    leave_words="ferie; orlov; sommerferie; barsel",
    thanks_phrases="""
        tak for din mail; tak for din e-mail; tak for din besked; tak for din henvendelse
    """,
    reply_line_titles="""
        skriv dit svar over denne linje; svar over denne linje;
        skriv venligst dit svar over denne linje
    """,
)
