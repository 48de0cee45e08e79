"""PURE. Swedish."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="sv",
    sender="från; avsändare",
    date="datum; skickat; skickades; sänt",
    to="till; mottagare",
    cc="kopia; kopia till; hemlig kopia",
    subject="ämne; rubrik; ärende",
    reply_to="svar till; svara till",
    wrote_verbs="skrev; skrev följande; skriver",
    original_titles="""
        originalmeddelande; ursprungligt meddelande; ursprungsmeddelande; original meddelande;
        original-meddelande; ursprungligt brev; meddelande från
    """,
    forwarded_titles="""
        vidarebefordrat meddelande; vidarebefordrat brev; vidarebefordrat mail;
        börja på vidarebefordrat meddelande; start på vidarebefordrat meddelande; vidarebefordrat;
        börjat på vidarebefordrat meddelande; vidarebefordrat meddelande börjar;
        påbörja vidarebefordrat meddelande; inledning på vidarebefordrat meddelande;
        start av vidarebefordrat meddelande; vidarebefordrat meddelande från; vidarebefordrat mejl;
        vidarebefordrat e-postmeddelande
    """,
    reply_prefixes="sv; ang",
    forward_prefixes="vb; vidarebefordrat",
    months="jan; feb; mar; apr; maj; jun; jul; aug; sep; okt; nov; dec",
    sent_from_phrases="""
        skickat från min; skickat från; skickat med; skickat via; hämta outlook för; sänt från min;
        skickades från min; från min; skickades från
    """,
    away_phrases="""
        autosvar; automatiskt svar; frånvaro; frånvarande; frånvaromeddelande; ej på plats;
        inte på kontoret; är på semester; har semester; åter på kontoret; är föräldraledig;
        är tjänstledig; åter i tjänst; frånvaroassistent; automatiskt frånvaromeddelande;
        jag är på semester; jag är ledig; semestermeddelande; frånvarobesked; auto-svar;
        automatsvar; ej i tjänst; inte i tjänst; borta från kontoret; jag är inte på kontoret;
        jag är frånvarande; inte på plats; på semester; föräldraledig; tjänstledig; sjukskriven;
        åter på plats; tillbaka på kontoret; jag är tillbaka; ej på kontoret; ej anträffbar;
        jag är inte på plats; ledig från; på tjänsteresa; jag har semester; automatisk frånvaro;
        automatiskt meddelande; är bortrest; jag är bortrest; för närvarande frånvarande
    """,
    attribution_openers="den; på",
    attribution_fillers="den; kl; klockan; från; följande; av",
    quoting_phrases="citerar; citat från",
    forward_end_titles="""
        slut på vidarebefordrat meddelande; slut på meddelande från; slut vidarebefordrat meddelande
    """,
    greetings="hej; hejsan; hallå; god morgon; bästa; kära",
    weekdays="""
        måndag; mån; tisdag; tis; onsdag; ons; torsdag; tors; fredag; fre; lördag; lör; söndag; sön
    """,
    until_words="till; t.o.m; t.o.m.; från; fram",
    date_fillers="""
        och; den; med; tom; vecka; veckorna; v; v.; åter; tillbaka; mellan; t o m; t; o; m; fr.o.m;
        fr.o.m.; år; klockan; kl
    """,
    is_away_phrases="""
        är inte på kontoret; är på semester; är frånvarande; är ledig; är borta; är inte på plats;
        är ej på plats
    """,
    leave_words="""
        semester; semesterstängt; ledig; ledighet; föräldraledighet; sjukfrånvaro; sommarledig;
        sommarsemester; åter; tillbaka; borta; stängt
    """,
    thanks_phrases="""
        tack för ditt mail; tack för ditt mejl; tack för ditt meddelande; tack för ditt e-post;
        tack för din e-post; tack för ert mail; tack för ert mejl; tack för e-post;
        tack för ditt e-brev
    """,
    reply_line_titles="""
        skriv ditt svar ovanför den här raden; svara ovanför den här raden;
        skriv ditt svar ovanför denna rad; svara ovanför denna rad;
        vänligen skriv ditt svar ovanför denna rad
    """,
)
