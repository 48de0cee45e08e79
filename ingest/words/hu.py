"""PURE. Hungarian."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="hu",
    sender="feladó; küldő",
    date="dátum; elküldve; küldve; küldés dátuma; küldés ideje",
    to="címzett; címzettek",
    cc="másolat; másolatot kap; titkos másolat",
    subject="tárgy",
    reply_to="válaszcím; válasz erre",
    wrote_verbs="írta; ezt írta; a következőt írta; írta (időpont",
    original_titles="eredeti üzenet; eredeti levél; levél",
    forwarded_titles="""
        továbbított üzenet; továbbított levél; továbbított levél kezdete; továbbított levél eleje;
        továbbított üzenet kezdete; továbbított üzenet eleje; továbbküldött üzenet
    """,
    reply_prefixes="vá; válasz",
    forward_prefixes="továbbítás; tov",
    months="jan; feb; már; ápr; máj; jún; júl; aug; szept; okt; nov; dec",
    sent_from_phrases="""
        elküldve; iphone-ról küldve; küldve innen; outlook letöltése; az outlook;
        az iphone készülékemről; az ipad készülékemről; az android készülékemről
    """,
    away_phrases="""
        automatikus válasz; házon kívül; szabadságon; távol vagyok; irodán kívül;
        szabadságon vagyok; távolléti üzenet; automatikus üzenet
    """,
    attribution_openers="ekkor; ezen a napon",
    attribution_fillers="""
        ezt; időpont; időpontban; keltezéssel; dátummal; a; az; következőt; következőket; kor; írta;
        du; de; napon; n
    """,
    quoting_phrases="idézet; idézem",
    forward_end_titles="""
        vége a továbbított levélnek; továbbított levél vége; továbbított üzenet vége
    """,
    greetings="szia; kedves; tisztelt; jó napot; sziasztok",
    weekdays="hétfő; kedd; szerda; sze; csütörtök; cs; péntek; szombat; szo; vasárnap",
)
