"""PURE. Finnish."""

from ingest.words.language import LanguageWords

WORDS = LanguageWords(
    code="fi",
    sender="lähettäjä; keneltä",
    date="päivämäärä; päiväys; lähetetty; lähetysaika; aika; pvm",
    to="vastaanottaja; kenelle; saaja; vastaanottajat",
    cc="kopio; kopio kenelle; piilokopio",
    subject="aihe; otsikko",
    reply_to="vastausosoite; vastaus osoitteeseen",
    wrote_verbs="kirjoitti; kirjoittaa",
    original_titles="alkuperäinen viesti; alkuperäinen sanoma; alkup. viesti; viesti lähettäjältä",
    forwarded_titles="""
        välitetty viesti; välitetty viesti alkaa; edelleenlähetetty viesti; lähetetty edelleen;
        välitetty viesti / fwd.msg; välitetty sanoma; edelleen lähetetty viesti;
        uudelleenlähetetty viesti; välitetty viesti lähettäjältä
    """,
    reply_prefixes="vs",
    forward_prefixes="vl; ed",
    months="tammi; helmi; maalis; huhti; touko; kesä; heinä; elo; syys; loka; marras; joulu",
    sent_from_phrases="""
        lähetetty iphonesta; lähetetty ipadista; lähetetty puhelimesta; lähetetty laitteesta;
        lähetetty minun; lähetetty samsung; lähetetty android; lähetetty outlookista;
        lähetetty outlook; lähetetty mobiilista; hanki outlook; lähetetty älypuhelimesta;
        lähetetty windows; hanki android-outlook; hanki ios-outlook
    """,
    away_phrases="""
        poissa; automaattinen vastaus; poissaoloviesti; poissaolo; lomalla; en ole paikalla;
        poissa toimistolta; olen vuosilomalla; palaan lomalta; automaattivastaus;
        automaattinen poissaoloviesti; automaattinen poissaoloilmoitus; poissaoloilmoitus;
        olen lomalla; olen kesälomalla; kesälomalla; vuosilomalla; olen poissa; lomaviesti;
        lomavastaus; perhevapaalla; vanhempainvapaalla; äitiyslomalla; opintovapaalla;
        hoitovapaalla; sairauslomalla; en ole tavoitettavissa; loma-automaattivastaus;
        automaattinen ilmoitus; poissa töistä; poissa paikalta; en ole töissä;
        olen poissa toimistolta; en ole toimistolla; olen vanhempainvapaalla
    """,
    attribution_openers="pe; ti; ke; to; la; su; ma",
    attribution_fillers="klo; kello; viestissä; viestin",
    quoting_phrases="lainaus; lainaa",
    forward_end_titles="""
        välitetty viesti päättyy; edelleenlähetetty viesti päättyy; välitetyn viestin loppu
    """,
    greetings="hei; moi; terve; hyvä; hyvää huomenta; moikka; päivää",
    weekdays="""
        maanantaina; ma; tiistaina; ti; keskiviikkona; ke; torstaina; to; perjantaina; pe;
        lauantaina; la; sunnuntai; su
    """,
    until_words="asti; saakka",
    date_fillers="""
        alkaen; viikko; viikot; viikolla; viikoilla; vko; vkot; klo; ja; välisenä; aikana; palaan;
        takaisin; mennessä; jälkeen; lähtien; paikalla; töissä; töihin; olen; taas; viikon
    """,
    is_away_phrases="""
        ei ole paikalla; on poissa toimistolta; on lomalla; on poissa; ei ole tavoitettavissa;
        on vuosilomalla; on kesälomalla; on perhevapaalla; ei ole töissä
    """,
    leave_words="""
        loma; kesäloma; vuosiloma; talviloma; joululoma; hiihtoloma; lomailen; palaan; vapaalla;
        perhevapaa; suljettu
    """,
    thanks_phrases="""
        kiitos viestistäsi; kiitos sähköpostistasi; kiitos sähköpostiviestistäsi;
        kiitos viestistänne; kiitos yhteydenotosta; kiitos yhteydenotostasi
    """,
    reply_line_titles="""
        kirjoita vastauksesi tämän rivin yläpuolelle; vastaa tämän rivin yläpuolelle;
        kirjoita vastaus tämän rivin yläpuolelle
    """,
)
