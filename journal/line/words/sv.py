"""What is said in lines in Swedish."""

from journal.line.result import LineKind
from journal.line.words.line_words import DeedWords, LineWords

WORDS = LineWords(
    call=DeedWords(
        verb="""
            ringde, ringde upp, ringde tillbaka, ringde till, telefonerade, ringde igen, slog en signal, ringde runt
        """,
        we="""
            ringt, ringt upp, ringt till, har ringt jag, jag har ringt, vi har ringt, återuppringt, provade ringa, försökte ringa, försökt
            ringa, sökte, sökt, fick tag på, fick tag i, nådde, fått tag på, fick kontakt med på telefon, kallringde, ringde upp och, slog
            en signal till, precis lagt på, lagt på, la på luren, ringade
        """,
        they="""
            röstmeddelande från, telefonsvar från, ringde mig, ringde oss, ringde upp mig, ringde tillbaka till mig, har ringt, hade ringt, har .. ringt mig, ringde in, samtal
            från, telefonsamtal från, uppringd av, blev uppringd av, fick samtal, fick ett samtal, ringt mig, ringt in, påringd av,
            inkommande samtal, ringde hit
        """,
        noun="""
            samtal, telefonsamtal, tfn, tel, tele, telefon, telefonmöte, tfnmöte, tfn-möte, telefonen, per telefon, på telefon, på tfn, på
            telefonen, via telefon, över telefon, i telefon, i luren, på luren, telefonledes, tfnsamtal, tfn-samtal, telmöte,
            telefonkonferens, telefonkontakt, säljsamtal, uppföljningssamtal, telefonavstämning, mobilen, på mobilen, på mobil, per tfn, per
            tel, kallsamtal, säljsnack på telefon
        """,
        todo="""
            ring, ringa, ringer, ska ringa, ringa upp, ring upp, ring tillbaka, ringa tillbaka, ringer tillbaka, ringer upp, ringer igen,
            ring igen, ringa igen, ska ringa igen, återuppringning, slå en signal, slår en signal, ringas, ring honom, ring henne,
            telefonera, höras, hörs, hörs igen, vi hörs, vi hörs igen, ring ner
        """,
    ),
    chat=DeedWords(
        verb="""
            smsade, sms:ade, messade, sms'ade, chattade, textade, whatsappade, dm:ade, skickade sms, skickade ett sms, sms : ade, dm : ade,
            mess : ade, pingade, slackade
        """,
        we="smsat, sms:at, sms : at, messat, chattat, textat",
        they="smsade mig, sms från, meddelande från, fick sms, fick ett sms, messade mig",
        noun="""
            sms, mess, meddelande, chatt, messenger, textmeddelande, sms:et, sms:, chatten, linkedinmeddelande, whatsappmeddelande, dm,
            inmail, röstmeddelande, linkedin-meddelande, på linkedin, via linkedin
        """,
        todo="smsa, messa, smsar, ska smsa",
    ),
    mail=DeedWords(
        verb="""
            mejlade, mailade, e-postade, mejla : de, skrev mejl, skrev ett mejl, maila : de, vidarebefordrade, svarade på ..
            mejl, svarade på mejlet, svarade på mailet, mejlade över
        """,
        we="mejlat, mailat, mejlad, mailad, mejlats, mailats, e-postat, mejlades, mailades",
        they="""
            mejlade mig, mailade mig, mejl från, mail från, mejlade oss, e-post från, e-mail från, svar från, mejl in från, mejlat mig
        """,
        noun="""
            mejl, mail, e-post, epost, mejlet, mailet, e-mail, email, mejlen, per mejl, via mejl, på mejl, per mail, via mail, på mail,
            mejlsvar, mailsvar, mejlledes, mejlväxling, mailväxling
        """,
        todo="mejla, maila, mejlar, mailar, ska mejla, ska maila, ska skriva till, skriver till",
    ),
    letter=DeedWords(
        verb="postade, brevade",
        we="postat, postad, brevat, lagt på lådan, la på lådan",
        they="brev från",
        noun="""
            brev, brevet, med posten, på posten, per post, via post, vykort, julkort, rekommenderat brev, med bud, kort på posten, tackkort,
            rek
        """,
    ),
    fax=DeedWords(
        verb="faxade",
        we="faxat, faxad",
        they="fax från, faxade mig",
        noun="fax, faxet, per fax",
    ),
    meeting=DeedWords(
        verb="""
            träffade, mötte, träffades, lunchade, fikade, åt lunch, åt middag, middag, demade, demonstrerade, presenterade, visade upp,
            sammanträdde, drack kaffe, tog en fika, tog en kaffe, tog en öl, sprang på, stötte på, sågs, åt frukost, möttes, käkade, käkade
            lunch, bjöd på lunch, bjöd på middag, golfade, spelade golf, tog lunch
        """,
        we="träffat, mött, lunchat, fikat, ätit lunch, haft möte, haft lunch, suttit ner med, demat, demonstrerat",
        noun="""
            möte, mötet, möten, kundmöte, säljmöte, avstämningsmöte, sammanträde, träff, lunch, lunchmöte, middag, frukost, frukostmöte,
            fika, kaffe, demo, demonstration, visning, presentation, mässa, mässan, mässmöte, *-mässan, elmia, affärslunch, förhandling,
            avstämning, avst, genomgång, uppstartsmöte, projektmöte, årsmöte, kickoff, kick-off, styrgruppsmöte, uppföljningsmöte, fysiskt
            möte, mingel, event, afterwork, aw, golf, hockey, fotboll, match, matchen, montern, monter, konferens, byggmöte, på plats möte
        """,
        todo="ska träffa, träffas, ska träffas, möts, ses, ska ses, vi ses, träffar",
    ),
    online=DeedWords(
        verb="zoomade, teamsade, skypade, videomötte",
        noun="""
            videosamtal, videomöte, videokonferens, onlinemöte, distansmöte, webbmöte, teamsmöte, teamssamtal, zoommöte, zoomsamtal,
            digitalt möte, webinar, webbinarium, video, videolänk, via länk, skärmdelning, digital avstämning, onlinedemo, distansdemo,
            webbdemo, digital demo, digital genomgång, meet, digitalt, teamsavstämning, teams-möte, zoom-möte, på distans, virtuellt möte,
            nätmöte
        """,
    ),
    workshop=DeedWords(
        verb="utbildade",
        noun="""
            workshop, workshopen, workshop*, utbildning, utbildningsdag, kurs, kursdag, seminarium, produktutbildning, träningsdag,
            heldagsworkshop, halvdagsworkshop, skolning
        """,
    ),
    visit=DeedWords(
        verb="besökte, hälsade på, gästade",
        we="""
            besökt, åkte ut till, åkte till, åkt till, åkt ut till, körde till, körde ut till, for till, varit hos, var hos, var ute hos,
            varit ute hos, svängde förbi, svängde in hos, stack ut till, var på besök hos, åkte över till, gick över till, tog bilen till,
            reste till, tittade in hos, stannade till hos, förbi hos, åkte förbi, körde förbi, stannade till, var nere hos, var uppe hos,
            var ute på, hälsat på, lämnat prover hos, lämnade prover hos
        """,
        noun="""
            besök hos, kundbesök, besök på, besök, platsbesök, fabriksbesök, studiebesök hos, byggbesök, besök till, på plats hos
        """,
    ),
    hosted=DeedWords(
        verb="""
            var här, kom hit, kom förbi, tittade in, tittade förbi, besökte oss, kom in, svängde förbi kontoret, kom på besök, var på besök,
            dök upp, kikade in, hälsade på oss, kom till oss, var hos oss, var inne
        """,
        they="""
            var här, kom hit, kom förbi, tittade in, tittade förbi, besökte oss, var inne hos oss, kom till oss, var hos oss, kom på besök,
            dök upp hos oss, var på besök hos oss, kikade in, hälsade på oss, tittade in hos oss, var på kontoret
        """,
        noun="besök av, besök från, studiebesök av, besök hos oss, gästbesök",
    ),
    at_theirs="""
        hos dem, hos dom, hos kund, hos kunden, på deras kontor, deras kontor, på deras, hos honom, hos henne, i deras lokaler, ute hos, på
        plats hos, på bygget, på hans kontor, på hennes kontor, deras fabrik, i deras verkstad, deras verkstad, deras lager, på deras bygge,
        hos er, hemma hos, ute på bygget, i deras butik, på arbetsplatsen
    """,
    at_ours="""
        hos oss, på vårt kontor, vårt kontor, på kontoret, i vår lokal, i våra lokaler, här hos oss, på vårt, i vår showroom, vår fabrik, i
        vår butik, vår showroom, vårt showroom, hemma hos oss, inne hos oss, här på kontoret, hos mig, vårt lager, vår verkstad,
        huvudkontoret, i vår fabrik, i vår monter, vår monter
    """,
    at_place="hos, på, vid, i, till, ute, från",
    talk=DeedWords(
        verb="""
            pratade, snackade, talade, diskuterade, stämde av, pratade med, snackade med, talade med, dialog, dryftade, samtalade,
            avhandlade, resonerade, gick igenom, förhandlade, hördes, hade kontakt, kontakt med, snack med, prat med, kollade läget, kom
            överens, checkade av, bollade
        """,
        we="""
            pratat, snackat, talat, talats vid, diskuterat, stämt av, talats, kontaktade, kontaktat, pratats vid, hört av mig till, hörde av
            mig till, gått igenom, bollat
        """,
        todo="prata med, ska prata, stämma av, ska stämma av, stämmer av, pratar med, pratas vid, pratas",
    ),
    documents={
        LineKind.QUOTE: "offert, offerten, anbud, offerter, prisförslag, prisuppgift, ny offert, prislista, budget offert",
        LineKind.ORDER: "orderbekräftelse, orderbekräftelsen, orderbekr, ordererkännande, order, beställningsbekräftelse, ob",
        LineKind.INVOICE: "faktura, fakturan, fakturor, fakturakopia, slutfaktura",
        LineKind.CREDIT_MEMO: "kreditfaktura, kreditnota, kreditfakturan, kredit",
        LineKind.REMINDER: """
            påminnelse, påminnelsen, betalningspåminnelse, påminnelsefaktura, inkassokrav, krav, kravbrev, påminnelse om faktura
        """,
        LineKind.CONTRACT: "serviceavtal, serviceavtalet, underhållsavtal, servicekontrakt",
        LineKind.SHIPMENT: "följesedel, följesedeln, packsedel, fraktsedel",
        LineKind.MINUTES: "protokoll, mötesprotokoll, protokollet, mötesanteckningar, minnesanteckningar, anteckningar",
    },
    sent=DeedWords(
        verb="""
            skrev till, skickade, sände, svarade, skrev, lämnade, skickade över, skickade ut, levererade, återkopplade, delade
        """,
        we="""
            skickat, skickad, skickats, skickades, sänt, sänd, svarat, skrivit, översänd, översänt, lämnat, iväg, avskickad, ivägskickad,
            skickade iväg, skickat iväg, återkopplat, ivägskickat, utskickad, utskickat, lämnad
        """,
        they="hörde av sig, hört av sig, har hört av sig, skickade mig, skickade oss, skickade in, skickade tillbaka, svarade mig",
        todo="""
            skicka, skickar, ska skicka, återkomma, återkommer, ska återkomma, sända, svara, svarar, lämna offert, återkoppla, återkopplar,
            hör av mig, höra av mig, ska höra av mig
        """,
    ),
    received="""
        fick, fått, mottog, mottagit, erhöll, erhållit, mottagen, mottaget, inkommit, inkom, kom in, kommit in, inkommen
    """,
    unreached="""
        la in ett meddelande, la in meddelande, pratade in, talade in ett meddelande, lämnade meddelande på svararen, svarar inte, svarar ej, svarade inte, svarade ej, svarar aldrig, inget svar, fick inget svar, ej svar, inte svar, ej svarat, ingen
        svarade, ingen svarar, fick inte tag på, fick ej tag på, fick inte tag i, fick ej tag i, får inte tag på, får ej tag på, får inte
        tag i, inte anträffbar, ej anträffbar, oanträffbar, gick inte att nå, går inte att nå, nådde inte, nådde ej, når inte, når ej, når
        inte fram, nådde inte fram, upptaget, upptagen, tonar ut, telefonsvarare, telefonsvararen, röstbrevlåda, röstbrevlådan, svararen,
        svarare, talade in, talade in på, mobilsvar, mobilsvararen, avstängd mobil, avstängd, la på luren, tog inte telefonen, tar inte
        telefonen, tar ej, lyfter inte, lyfte inte luren, lyfte inte, plockar inte upp, ej på plats, inte på plats, inte inne, ej inne, var
        inte där, var inte på kontoret, kom inte fram, gick till svarare, voicemail, inget napp, fick ingen kontakt, ingen kontakt, fick
        inte kontakt, inte fått tag på, inte fått tag i, ej fått tag på, sitter i möte, satt i möte, på semester, tjänstledig, svarade inte
        i telefon, missade varandra, lade på, ej hemma, utan svar, ingen hemma, utan resultat
    """,
    unreached_by_them="""
        missat samtal, missade samtal, missat ett samtal, missade samtal från, missade, missad, missat, sökte mig, har sökt mig, sökt mig,
        hade sökt mig, ringde men jag, försökte nå mig, försökte ringa mig, försökte få tag på mig, har försökt nå mig, ringde förgäves,
        obesvarat samtal från, ett missat
    """,
    message_left="""
        lämnade meddelande, lämnade ett meddelande, lämnat meddelande, lämnat ett meddelande, lämnade besked, lämnade bud
    """,
    not_yet="""
        inte ringt, ej ringt, inte mejlat, inte hunnit, ej hunnit, har inte, har ej, inte än, ännu inte, inte ännu, ej ännu, hann inte,
        glömde ringa, glömde, glömt, inte träffat, inte pratat, ej pratat, inte skickat, ej skickat, kvar att
    """,
    must="""
        ska, skall, måste, bör, behöver, borde, kom ihåg att, att göra, glöm inte, glöm ej, tänkte, tänker, planerar att, planerar, att,
        todo, vill jag, jag vill, får lov att, dags att, skulle behöva, kommer att, tänkt
    """,
    called_off="""
        inställt, inställd, ställdes in, ställde in, ställt in, avbokat, avbokad, avbokade, avbokades, flyttat till, flyttad till, flyttade
        till, flyttades till, flyttat, flyttar, flyttad, framflyttat, framflyttad, uppskjutet, uppskjuten, sköts upp, skjuts upp, sköt upp,
        ombokat, ombokad, bokade om, bokat om, bokades om, blev inte av, blev ej av, blir inte av, tidigarelagt, senarelagt, senareläggs,
        flytta .. möte, flyttade .. möte, flyttade mötet, flyttade vårt, bokar om, lämnat återbud, lämnade återbud, återbud
    """,
    wish="""
        kommer hit, kommer förbi, kommer in, vill träffas, vill ses, vill, ville, önskar, önskade, behöver, behövde, bad om, ber om, bett om, undrar, undrade, frågade, frågar, frågat, frågade efter,
        efterfrågar, väntar på, väntar, funderar, tänker, planerar, hoppas, kräver, krävde, intresserad av, intresserade av, ska ha, skall
        ha, skickar, lovade, lovar, räknar med, meddelar, meddelade, bekräftar, bekräftade, sa, säger, sade, tycker, hon skickar, han
        skickar, de skickar, återkommer, hör av sig, hör av sej, ringer mig, ringer upp mig, ringer oss, beställde, beställer, kommer att,
        leverans, börjar, åker på, erbjöd, gärna, skulle vilja, tar beslut, beslutar, bestämmer sig
    """,
    follow_up="""
        bad mig ringa, bad mig återkomma, bad oss ringa, bad oss återkomma, vill att jag ringer, vill att vi ringer, vill bli uppringd, ville bli uppringd, ber mig ringa, vill att jag återkommer, vill bli kontaktad, bad om att bli uppringd, bad mig höra av mig, följ upp, följa upp, följer upp, uppföljning, uppf, ring igen, ringa igen, ringer igen, ring tillbaka, ringer tillbaka, återkomma,
        återkommer jag, jag återkommer, återkom, åter, ny kontakt, ny påringning, påminn, påminn mig, påminnelse till mig, kontakta igen,
        kontakta, nytt försök, försök igen, försöker igen, försöka igen, försöker på nytt, testar igen, testa igen, testar på nytt, provar
        igen, prova igen, provar på nytt, nytt samtal, hör av mig, hör av mej, höra av mig, jag hör av mig, kolla av, kollar av, kolla igen,
        stäm av, stäm av igen, stämmer av, ny avstämning, nästa kontakt, nästa steg, nästa samtal, jaga, jaga på, jagar, puffa, puffa på,
        tar upp igen, tas upp igen, ta upp igen, återuppta, bevaka, bevakning, pinga, tar kontakt, ta kontakt, ta kontakt igen, ring henne,
        ring honom, ring dem, mejla honom, mejla henne, gör det, gör jag, tar det, tar jag, fixar, ses igen, hörs igen, hörs, vi hörs, vi
        hörs igen, ringer, ny uppföljning, ring, söker igen, sök igen, söka igen, försöker, ringer på nytt, ring på nytt, stöta på, stöter
        på, på nytt, åter kontakt, kolla läget, checka av
    """,
    deadline="""
        senast, innan, före, till, tills, t o m, t.o.m., tom, fram till, till och med, fr o m, fr.o.m, fr.o.m., from, från, från och med,
        sedan, gäller till, giltig till, giltig t o m, förfaller, förfaller den, förfallodatum, deadline, efter, leverans, leverans den,
        leverans på, levereras, behöver det, klart, klar, klart till, startar, börjar, till dess, inför, tillbaka den, åter
        den, vecka, v, betalas, betalas senast, ledig till, semester till, bortrest till, gällande, senast på, senast den, till på
    """,
    we_words="jag, vi, ja'",
    they_words="han, hon, de, dom, kunden, chefen, chef, man, assistenten, inköparen, vd",
    us_words="mig, oss, mej",
    from_words="från, fr, av",
    to_words="till, t, åt, hos",
    with_words="med, m, ihop, tillsammans, träffade, mötte, ringde, mejlade, smsade, ringt",
    about_words="om, ang, angående, gällande, kring, beträffande, avseende, rörande, rör, över, ref, för",
    and_words="och, o, å, &, +, samt, men, sen, sedan",
    more_days="""
        i morse=0, på morgonen=0, nu på morgonen=0, i förmiddags=0, på förmiddagen=0, i eftermiddags=0, på eftermiddagen=0, vid lunch=0, i
        lunchtid=0, nu i eftermiddag=0, precis=0, nyligen=0, tidigare idag=0, igår kväll=-1, i går kväll=-1, igår em=-1, igår fm=-1, igår
        morse=-1, imorn=1, imorrn=1, i morrn=1, imorron=1, i morron=1, imorgon bitti=1, imorgon förmiddag=1, häromdagen=-2, iförrgår=-2
    """,
    more_weekdays=(
        "må måndan",
        "ti tisdan tisd",
        "on onsdan onsd",
        "to torsdan torsd tor",
        "fr fredan fred",
        "lö lördan",
        "sö söndan",
    ),
    last_week="förra veckan, i förra veckan, förra v, gångna veckan, föregående vecka",
    next_week="nästa vecka, kommande vecka, nästkommande vecka, nästa v, nästavecka, nästa veckan",
    week_end="slutet, sent, slutet av",
    last_words="förra, i förra, senaste, sista",
    next_words="nästa, nu på, kommande, nästkommande",
    ago="sedan, sen",
    ahead="om, inom",
    at_clock="kl, klockan, klocka, vid, runt, ca, omkring, mellan, kl:",
    oclock="em, fm, snåret, tiden",
    morning="fm, morgon, morse",
    afternoon="em, eftermiddagen, eftermiddag, kvällen",
    day_parts="fm, em",
    half_to="halv",
    quarter_past="kvart över",
    quarter_to="kvart i",
    until_clock="till, och, t",
    dotted_times=True,
    numbers="""
        en=1, ett=1, två=2, tre=3, fyra=4, fem=5, sex=6, sju=7, åtta=8, nio=9, tio=10, elva=11, tolv=12, tretton=13, fjorton=14, femton=15,
        sexton=16, sjutton=17, arton=18, nitton=19, tjugo=20, trettio=30, fyrtio=40, femtio=50, sextio=60, tjugofem=25, trettiofem=35,
        fyrtiofem=45, femtiofem=55, nittio=90, tjugotvå=22, tjugoen=21, tjugotre=23, förti=40, tjufem=25, tretti=30
    """,
    minutes="m, min, mins, minut, minuter, minuters",
    hours="h, t, tim, tim., timme, timmar, timmars, timma, tm",
    days="dag, dagar, dgr, d",
    weeks="vecka, veckor, v",
    months="månad, månader, mån, mån.",
    spans="""
        halvtimme=30, en halvtimme=30, halvtimma=30, en halv timme=30, halv timme=30, halvtimmes=30, halvtimmen=30, en halvtimma=30,
        kvart=15, en kvart=15, en kvarts=15, kvarten=15, tre kvart=45, trekvart=45, en trekvart=45, en dryg timme=60, drygt en timme=60, en
        timme=60, timme=60, en och en halv timme=90, en och en halv timma=90, en och halv timme=90, 1 och en halv timme=90, en och en
        halvtimme=90, halvannan timme=90, två och en halv timme=150, två timmar och en kvart=135, en timme och en kvart=75, en timme och en
        halv=90
    """,
    and_half="och en halv",
    no_span_before="om, inom, varje, per, efter, var, sista, senaste, för, x, innan",
    no_span_after="sen, sent, försenad, försenat, försening, senare, innan, före, efter, bort, bilresa, garanti",
    currencies="kr=SEK, kronor=SEK, krona=SEK, kr.=SEK, spänn=SEK, dollar=USD, pund=GBP",
    trailing_currencies="kronor, krona, spänn, dollar, pund",
    dash_currency="SEK",
    no_cost="""
        pris, priset, priser, rabatt, offert, offererat, offererade, budget, order, beställde, värde, värd, exkl, exkl moms, ex moms, inkl
        moms, exkl., plus moms, per styck, styck, /st, st, avtal, faktura, omsättning, skyldig, kredit, kreditera, ordervärde, affär, á, à,
        lägger, betalar, betalade oss, per, p/st
    """,
    question="""
        vad, när, vem, vilka, vilken, var, varför, hur, har vi, har jag, kan du, kan ni, visa, hitta, finns, finns det, är, är det, ska vi,
        ska jag, vems, hur många, hur mycket, vart, vilket, sa, gjorde, berätta, kan jag, fick vi
    """,
    greeting="""
        hej, hejsan, hallå, tjena, tja, morsning, god, morgon, kväll, dag, jul, helg, gott, nytt, år, tack, så, mycket, tackar, för,
        hjälpen, ok, okej, okay, bra, super, toppen, perfekt, ha, en, trevlig, skön, kul, hejdå, då, adjö, vi, ses, hörs, rapport, idag,
        det, var, allt, på, sig, själv, detsamma, kanon, fint, jättebra, bot, ja, nej, jo, japp, yes, klart, test, glad, sommar, påsk,
        midsommar, mvh, stort, tusen, grymt, snyggt, snälla, goddag, godmorgon, hey, hello, thanks, bye, till, alla, oss, lugn, du, där, dig
    """,
    signature="""
        med vänliga hälsningar, med vänlig hälsning, vänliga hälsningar, vänlig hälsning, mvh, hälsningar, bästa hälsningar, skickat från
        min
    """,
    name_words="""
        sten, ring, vind, ek, lund, berg, holm, björn, ull, ros, rosen, lind, linde, björk, gran, alm, ström, sjö, dal, dahl, strand, skog,
        å, sand, frisk, stark, rask, glad, modig, svärd, sköld, lans, hav, stål, kvist, blom, viola, lilja, siv, sven, saga, liv, disa,
        hedda, may, maj, kall, ung, lång, stor, ask, åker, hammar, krona, falk, örn, svan, duva, dag, frid, per, ny, mark, bo, tor, ri,
        bror, fred, vik, palm, boman, stig, käll, rapp, hård, quick, mild
    """,
    base_verbs="ringa, skicka, mejla, upp, på, av, om, igen, tillbaka",
    month_words="i, till, under, från, innan, före, efter, sedan, början, slutet, av, mitten",
    at_person="hos",
    ordinary="""
        hon, han, de, jag, vi, den, det, och, en, ett, på, i, av, till, från, med, hos, om, vid, idag, igår, ny, nya, nytt, ok, vd,
        inköpschef, chef, firma, kund, ang, tfn, moms, projekt, leverans, offert, tack, hej, obs, akut, viktigt
    """,
    by_medium="via, per, på",
    corrections="""
        nej, nä, sorry, förlåt, jag menar, jag menade, rättelse, rättning, oj, det var, fel, ska vara, skulle vara, inte, snarare, ändra till, ändra, menade, vänta
    """,
    that_words="att",
)
