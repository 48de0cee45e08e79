"""PURE. Croatian."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="hr",
    sender="šalje; od; pošiljatelj",
    date="datum; poslano; poslato",
    to="prima; za; primatelj",
    cc="cc; kopija",
    subject="predmet; naslov",
    reply_to="odgovori na; odgovor",
    wrote_verbs="""
        napisao; napisao je; napisala; je napisao/la; je napisao; je napisala; piše; napisao/la je;
        napisao(la); napisao/la
    """,
    original_titles="izvorna poruka; originalna poruka; izvorna poruke; poruka od",
    forwarded_titles="""
        proslijeđena poruka; započni proslijeđenu poruku; prosljeđena poruka;
        početak proslijeđene poruke; proslijeđena pošta; proslijeđena poruka od;
        proslijedjena poruka
    """,
    reply_prefixes="odg; re",
    forward_prefixes="pr; fwd; proslijeđeno",
    months="sij; velj vel; ožu; tra; svi; lip lipnj; srp srpnj; kol; ruj; lis; stu; pro",
    sent_from_phrases="poslano s; poslano sa; poslano iz; preuzmite outlook; nabavite outlook",
    away_phrases="automatski odgovor; izvan ureda; na godišnjem odmoru; odsutan",
    attribution_openers="dana; u; dne; na",
    attribution_fillers="dana; u; je; na; korisnik; sati; sljedeće; god",
    quoting_phrases="citiram",
    forward_end_titles="kraj poruke od; završi proslijeđenu poruku; kraj proslijeđene poruke",
    greetings="pozdrav; poštovani; dobar dan; bok",
    weekdays="""
        ponedjeljak; pon; utorak; uto; srijeda; sri; četvrtak; čet; petak; pet; subota; sub;
        nedjelja; ned
    """,
)
