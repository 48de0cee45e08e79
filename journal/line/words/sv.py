"""Lists what is said in lines in Swedish."""

from journal.line.result import LineKind
from journal.line.words.line_words import DeedWords, LineWords

WORDS = LineWords(
    call=DeedWords(
        verb="""
            ringde, ringde upp, ringde tillbaka, ringde till, telefonerade, ringde igen, slog en signal, ringde runt, ringde hem
            till, ringde ner, slog en pling, lyfte luren, ringde åter, pratade i telefon, pratade på telefon, snackade i telefon,
            snackade på telefon, talade i telefon, hade .. på tråden, hade .. i luren, hade .. på luren, hade .. på telefon, fick ..
            på tråden, fick .. i luren, ringde runt till, sa på telefon, sa i telefon, sa på telefonen, berättade på telefon,
            berättade i telefon, meddelade på telefon, meddelade per telefon, bekräftade på telefon, bekräftade per telefon, sa per
            telefon, förklarade i telefon, lovade på telefon, lovade i telefon, ringer :, slog .. en signal, slog .. en pling,
            plingade, plingade på, slog .. en telefonsignal, lyfte telefonen, telefonade, ringade upp, rang upp, ringer och
            säger|frågar|undrar|berättar|klagar
        """,
        we="""
            ringt, ringt upp, ringt till, har ringt jag, jag har ringt, vi har ringt, återuppringt, provade ringa, försökte ringa, försökt
            ringa, sökte, sökt, fick tag på, fick tag i, nådde, fått tag på, fick kontakt med på telefon, kallringde, ringde upp och, slog
            en signal till, precis lagt på, lagt på, la på luren, ringade, pratat i telefon, snackat i telefon, talat i telefon, pratat på
            telefon, pratat telefon, testade ringa, slog en pling till, ringt upp och, återkopplat på telefon, drog ett samtal, tog ett
            samtal, haft samtal, hade ett samtal, hade samtal, tagit samtal, haft telefonkontakt, uppringd kl, fick fatt i, fick fatt på,
            fått fatt i, fått fatt på, nådde till slut, fick kontakt med, svarade i telefon, svarade på telefon, svarade i luren, svarade
            äntligen, tog samtalet, tog luren, tog telefonen, lyfte på luren, svarade när jag ringde, försökte .. ringa, provade att ringa,
            försökte att ringa, försökte nå, försökt nå, försökte få tag på, försökt få tag på, försökte få tag i, testade att ringa
        """,
        they="""
            röstmeddelande från, telefonsvar från, ringde mig, ringde oss, ringde upp mig, ringde tillbaka till mig, har ringt, hade
            ringt, har .. ringt mig, ringde in, samtal från, telefonsamtal från, uppringd av, blev uppringd av, fick samtal, fick
            ett samtal, ringt mig, ringt in, påringd av, inkommande samtal, ringde hit, hörde av sig per telefon, hörde av sig på
            telefon, hörde av sig via telefon, ringde tillbaks till mig, slog mig en signal, påringning från, blev uppringd, blev
            ringd av, telefon från, tfn från, inringning från, la|lade|lämnade .. på min
            svarare|telefonsvarare|mobilsvar|röstbrevlåda, talade in på min svarare|telefonsvarare|mobilsvar, på min svarare, sökte
            kontakt på telefon, tog kontakt på telefon, tog kontakt per telefon, ringde för att, ringde och klagade, ringde och
            beställde, inkommande, inkommande från, ingående samtal, ingående från, lämnade telefonmeddelande till mig|oss,
            telefonmeddelande från, lämnade bud till mig|oss
        """,
        noun="""
            samtal, telefonsamtal, tfn, tel, tele, telefon, telefonmöte, tfnmöte, tfn-möte, telefonen, per telefon, på telefon, på tfn, på
            telefonen, via telefon, över telefon, i telefon, i luren, på luren, telefonledes, tfnsamtal, tfn-samtal, telmöte,
            telefonkonferens, telefonkontakt, säljsamtal, uppföljningssamtal, telefonavstämning, mobilen, på mobilen, på mobil, per tfn, per
            tel, kallsamtal, säljsnack på telefon, telefonare, telefonprat, telefonsnack, på tråden, tråden, kort samtal, snabbsamtal,
            *samtal, *samtalet, *telefonare, *påringning, påringning, rundringning, på lur, telefonstund, la på, lade på, la på luren,
            slängde på luren, la på i örat, växeln, växel, telefonväxeln
        """,
        todo="""
            ring, ringa, ringer, ska ringa, ringa upp, ring upp, ring tillbaka, ringa tillbaka, ringer tillbaka, ringer upp, ringer igen,
            ring igen, ringa igen, ska ringa igen, återuppringning, slå en signal, slår en signal, ringas, ring honom, ring henne,
            telefonera, höras, hörs, hörs igen, vi hörs, vi hörs igen, ring ner
        """,
    ),
    chat=DeedWords(
        verb="""
            smsade, sms:ade, messade, sms'ade, chattade, textade, whatsappade, dm:ade, skickade sms, skickade ett sms, sms : ade, dm
            : ade, mess : ade, pingade, slackade, skrev på whatsapp, skrev på linkedin, skrev på messenger, skrev på slack, skrev på
            teams, skickade meddelande, skickade ett meddelande, skickade mess, skickade ett mess, skickade whatsapp, slängde iväg
            ett sms, slängde iväg ett mess, svarade på sms, svarade på sms:et, svarade på linkedin, pingade på teams, pingade på
            slack, messade tillbaka, smsade tillbaka, chattade på teams, sms:ar :, smsar :, messar :, textar :, skrev .. på
            teamschatten, skrev .. på chatten, skrev .. på teams-chatten, skrev .. i chatten, skrev .. på whatsapp, skrev .. på
            messenger, skrev .. på linkedin, skrev .. på slack, smsar att, messar att, smsar och frågar|undrar
        """,
        we="""
            smsat, sms:at, sms : at, messat, chattat, textat, skickat sms, skickat ett sms, skickat mess, skickat meddelande, skrivit på
            linkedin, smsats, messats
        """,
        they="""
            smsade mig, sms från, meddelande från, fick sms, fick ett sms, messade mig, mess från, fick mess, fick ett mess, fick
            meddelande, fick ett meddelande, skickade mig ett sms, sms in från, whatsapp från, linkedinmeddelande från, smsade tillbaka,
            messade tillbaka, dm från, röstmeddelande|talmeddelande|ljudmeddelande från .. whatsapp|messenger|telegram
        """,
        noun="""
            sms, mess, meddelande, chatt, messenger, textmeddelande, sms:et, sms:, chatten, linkedinmeddelande, whatsappmeddelande, dm,
            inmail, röstmeddelande, linkedin-meddelande, på linkedin, via linkedin, *sms, *meddelande, teamschatt, teams-chatt,
            teamschatten, slackmeddelande, via sms, per sms, på sms, på slack, på whatsapp, på messenger, via whatsapp, chattkonversation,
            sms-konversation, sms-konv, smskonversation, teams-chatten, zoomchatten, zoom-chatten, i chatten, på chatten, på teamschatten,
            på teams-chatten
        """,
        todo="smsa, messa, smsar, ska smsa",
    ),
    mail=DeedWords(
        verb="""
            mejlade, mailade, e-postade, mejla : de, skrev mejl, skrev ett mejl, maila : de, vidarebefordrade, svarade på .. mejl,
            svarade på mejlet, svarade på mailet, mejlade över, skickade mejl, skickade mail, skickade ett mejl, skickade ett mail,
            slängde iväg ett mejl, slängde iväg ett mail, knackade ihop ett mejl, svarade på mejl, svarade på mail, mejlade
            tillbaka, mailade tillbaka, mejlade ut, mailade över, mailade ut, skickade över på mejl, skickade på mejl, skickade på
            mail, skickade via mejl, skickade via mail, följde upp med mejl, följde upp med mail, återkopplade på mejl, återkopplade
            via mejl, vidarebefordrat, cc:ade, svarade på mejl från, svarade på mail från, svarade på ett mejl från, svarade på ett
            mail från, besvarade mejl från, besvarade mail från, besvarade .. mejl, besvarade .. mail, mejlar :, mailar :, mejlar
            att, mailar att, skriver att, mejlar och frågar|säger|undrar
        """,
        we="""
            mejlat, mailat, mejlad, mailad, mejlats, mailats, e-postat, mejlades, mailades, skickat mejl, skickat mail, skickat ett mejl,
            skickat ett mail, svarat på mejl, svarat på mail, mejlat tillbaka, mailat tillbaka, besvarat mejl från, besvarat mail från,
            svarat på mejl från, svarat på mail från, mejlväxlade, mejlväxlat, mailväxlade, mailväxlat, mejlat fram och tillbaka
        """,
        they="""
            mejlade mig, mailade mig, mejl från, mail från, mejlade oss, e-post från, e-mail från, svar från, mejl in från, mejlat mig,
            fick mejl, fick mail, fick ett mejl, fick ett mail, mejl in, mailade oss, mailsvar från, mejlsvar från, epost från, e-postade
            oss, hörde av sig på mejl, hörde av sig via mejl, mejlade tillbaka, mailade tillbaka
        """,
        noun="""
            mejl, mail, e-post, epost, mejlet, mailet, e-mail, email, mejlen, per mejl, via mejl, på mejl, per mail, via mail, på mail,
            mejlsvar, mailsvar, mejlledes, mejlväxling, mailväxling, *mejl, *mail, *mejlet, *mailet, *epost, *e-post, mejltråd, mailtråd,
            mejlkonversation, mailkonversation, mejlkontakt, mailkontakt
        """,
        todo="mejla, maila, mejlar, mailar, ska mejla, ska maila, ska skriva till, skriver till",
    ),
    letter=DeedWords(
        verb="""
            postade, brevade, skickade ett brev, skickade brev, skickade ett kort, skickade kort, skickade ett vykort, skickade blommor,
            skickade .. med posten, skickade .. på posten, la .. på lådan, la brev på lådan, skickade .. med bud, skickade .. kort till,
            skickade .. vykort till
        """,
        we="postat, postad, brevat, lagt på lådan, la på lådan",
        they="brev från",
        noun="""
            brev, brevet, med posten, på posten, per post, via post, vykort, julkort, rekommenderat brev, med bud, kort på posten,
            tackkort, rek, *brev, *brevet, gratulationskort, födelsedagskort, kort med posten, rekbrev, rek-brev, snigelpost
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
            lunch, bjöd på lunch, bjöd på middag, golfade, spelade golf, tog lunch, satt ner med, satte oss med, hade möte, hade ett möte,
            körde ett möte, tog ett möte, tog en bira, tog en bärs, tog en lunch, drog en lunch, käkade middag, käkade frukost, luncha, bjöd
            på fika, hängde med, körde en demo, visade demo, höll demo, höll presentation, höll en presentation, hade genomgång, hade
            avstämning, körde avstämning, körde en avstämning, körde genomgång, gick på lunch, gick på hockey, var på mässa, körde demo,
            hade demo, tog ett snack över, stötte ihop, stötte ihop med, sprang in i, råkade på
        """,
        we="""
            träffat, mött, lunchat, fikat, ätit lunch, haft möte, haft lunch, suttit ner med, demat, demonstrerat, haft ett möte, haft
            avstämning, haft genomgång, kört demo, kört avstämning, kört möte, tagit en fika, tagit lunch, hållit demo, hållit
            presentation, käkat lunch, suttit med, druckit kaffe
        """,
        noun="""
            möte, mötet, möten, kundmöte, säljmöte, avstämningsmöte, sammanträde, träff, lunch, lunchmöte, middag, frukost, frukostmöte,
            fika, kaffe, demo, demonstration, visning, presentation, mässa, mässan, mässmöte, *-mässan, elmia, affärslunch, förhandling,
            avstämning, avst, genomgång, uppstartsmöte, projektmöte, årsmöte, kickoff, kick-off, styrgruppsmöte, uppföljningsmöte, fysiskt
            möte, mingel, event, afterwork, aw, golf, hockey, fotboll, match, matchen, montern, monter, konferens, byggmöte, på plats möte,
            *möte, *lunch, *lunchen, *fika, *fikan, *middag, *middagen, *frukost, *frukosten, *träff, *träffen, *mässa, *mässan,
            *avstämning, *genomgång, *presentation, *sammanträde, *konferens, julbord, julbordet, kräftskiva, invigning, avtalsmöte,
            fredagsfika, bärs, bira, öl, ölen, grillning, styrelsemöte, bowling, padel, fikan, golfrunda, *mötet, middagen, dragning,
            genomdragning, genomgångsmöte
        """,
        todo="""
            ska träffa, träffas, ska träffas, möts, ses, ska ses, vi ses, träffar, möter, ska möta, luncha med, ska luncha, lunchar med, ska
            demonstrera, demar för, ska visa, ska presentera, fikar med, ska fika, äter lunch med, ska äta, träffa, ta en fika, ta en lunch,
            ska demoa
        """,
    ),
    online=DeedWords(
        verb="""
            zoomade, teamsade, skypade, videomötte, körde ett teams, körde teams, körde en teams, körde ett zoom, körde zoom, hade teams,
            hade ett teams, hade zoom, tog ett teams, tog ett zoom, tog teams, tog zoom, videoringde, facetimeade, körde video, hade video
        """,
        noun="""
            videosamtal, videomöte, videokonferens, onlinemöte, distansmöte, webbmöte, teamsmöte, teamssamtal, zoommöte, zoomsamtal,
            digitalt möte, webinar, webbinarium, video, videolänk, via länk, skärmdelning, digital avstämning, onlinedemo,
            distansdemo, webbdemo, digital demo, digital genomgång, meet, digitalt, teamsavstämning, teams-möte, zoom-möte, på
            distans, virtuellt möte, nätmöte, video*, teams*, zoom*, webb-möte, online, onlineavstämning, digitalmöte, digi-möte,
            skypemöte, skypesamtal, meet-möte, meetmöte, fjärrmöte, fjärrdemo, distansavstämning, digital fika, digital träff, vc,
            webbinariet, webinariet, webinarium, webinaret, webbinar
        """,
    ),
    workshop=DeedWords(
        verb="utbildade",
        noun="""
            workshop, workshopen, workshop*, utbildning, utbildningsdag, kurs, kursdag, seminarium, produktutbildning, träningsdag,
            heldagsworkshop, halvdagsworkshop, skolning, *workshop, *utbildning, *kurs, *kursen, *seminarium, ws, wshop, internutbildning,
            halvdag workshop, kickoffworkshop, säljutbildning
        """,
    ),
    visit=DeedWords(
        verb="""
            besökte, hälsade på, gästade, tittade in, tittade förbi, kikade in, stack in, stack förbi, svängde in, svängde förbi, kikade
            förbi, åkte förbi, körde förbi, for förbi, gick förbi, slank in, hann förbi, var en sväng förbi, var en sväng hos, tog en sväng
            förbi
        """,
        we="""
            besökt, åkte ut till, åkte till, åkt till, åkt ut till, körde till, körde ut till, for till, varit hos, var hos, var ute
            hos, varit ute hos, svängde in hos, stack ut till, var på besök hos, åkte över till, gick över till, tog bilen till,
            reste till, tittade in hos, stannade till hos, förbi hos, stannade till, var nere hos, var uppe hos, var ute på, hälsat
            på, lämnat prover hos, lämnade prover hos, stack till, svängde förbi hos, tittade förbi hos, kikade in hos, åkte förbi
            hos, for ut till, var och hälsade på, varit på besök hos, gjorde besök hos, gjorde ett besök hos, drog till, drog ut
            till, slank in hos, på besök hos, på plats hos, kundbesökt, var inne hos, satt hos, gick till, promenerade till, tog
            tåget till, flög till, körde|åkte|for|reste|bilade .. för att träffa|besöka|möta|se, åkte och träffade, åkte och hälsade
            på, lämnade .. hos, levererade .. hos, lämnade av .. hos, tog en tur till, åkte en sväng till, körde en sväng till, for
            en sväng till, var ute och .. hos, var ute och tittade på, var ute och besiktigade, var förbi, varit förbi, var inom,
            varit inom, kikade förbi, visade mig|oss .. sin|sitt|sina, gav mig|oss .. rundtur|rundvisning|runda|rundan|rundvandring,
            guidade mig|oss, tog mig|oss runt, tog mig|oss med, har visat mig|oss runt, blev visad|visade runt, blev
            rundvisad|rundvisade, visade mig|oss runt
        """,
        noun="""
            besök hos, kundbesök, besök på, besök, platsbesök, fabriksbesök, studiebesök hos, byggbesök, besök till, på plats hos, *besök,
            *besöket, studiebesök, säljbesök, på besök
        """,
        todo="""
            besöka, ska besöka, besöker, åka till, åker till, åker ut till, ska till, ska ut till, ska hem till, drar till, drar ut till,
            kör till, kör ut till, på väg till, på väg ut till, svänger förbi, svänga förbi, hälsa på, hälsar på, hinna förbi, titta förbi,
            åka förbi, åker förbi, ska förbi, sticker till, reser till, flyger till, tar bilen till, ska vara hos, är hos
        """,
    ),
    hosted=DeedWords(
        verb="""
            var här, kom hit, kom förbi, besökte oss, kom in, svängde förbi kontoret, kom på besök, var på besök, dök upp, hälsade på oss,
            kom till oss, var hos oss, var inne, dom va här, de var här, dom var här, va här, kom in på, kom upp till, kom ner till, tittade
            upp, dök upp här, hälsade på här, gästade oss, va hos oss, kom över
        """,
        they="""
            var här, kom hit, kom förbi, besökte oss, var inne hos oss, kom till oss, var hos oss, kom på besök, dök upp hos oss, var på
            besök hos oss, hälsade på oss, tittade in hos oss, var på kontoret, va här, dom va här, kom in till, va inne, va på besök,
            besökt oss, var hit, va hos oss, kom upp till kontoret, kom in på kontoret, kom ner till oss, kom upp till oss, på besök här, på
            besök på kontoret, på visit, inne här, förbi här
        """,
        noun="""
            besök av, besök från, studiebesök av, besök hos oss, på besök hos oss, gästbesök, studiebesök hos oss, kundbesök hos oss, fabriksbesök hos oss,
            rundvisning hos oss, på rundvisning
        """,
        we="""
            tog emot, tagit emot, hade besök av, hade på besök, visade runt, visat runt, hade .. på besök, hade .. på besök hos oss,
            haft .. på besök, haft besök av, visat .. runt, visade .. runt, hade .. här, hade .. hos oss, haft .. här, hade .. inne,
            visade .. vårt|vår|våra, gav honom|henne|dem .. rundtur|rundvisning
        """,
    ),
    at_theirs="""
        hos dem, hos dom, hos kund, hos kunden, på deras kontor, deras kontor, på deras, hos honom, hos henne, i deras lokaler, ute hos, på
        plats hos, på bygget, på hans kontor, på hennes kontor, deras fabrik, i deras verkstad, deras verkstad, deras lager, på deras bygge,
        hos er, hemma hos, ute på bygget, i deras butik, på arbetsplatsen, deras|hans|hennes|kundens
        lager|butik|verkstad|fabrik|lokal|lokaler|konferensrum|kontor|showroom|hall|garage|bygge|gård|monter|lunchrum|reception|matsal|depå|plats,
        hem till honom|henne|dem|dom|kunden|kund, på byggarbetsplatsen, mötte upp .. på plats
    """,
    at_ours="""
        hos oss, på vårt kontor, vårt kontor, på kontoret, i vår lokal, i våra lokaler, här hos oss, på vårt, i vår showroom, vår fabrik, i
        vår butik, vår showroom, vårt showroom, hemma hos oss, inne hos oss, här på kontoret, hos mig, vårt lager, vår verkstad,
        huvudkontoret, i vår fabrik, i vår monter, vår monter, vårt|våra|vår
        lager|butik|verkstad|fabrik|lokal|lokaler|konferensrum|kontor|showroom|hall|garage|monter|lunchrum|reception|matsal|depå|mötesrum,
        konferensrummet här, mötesrummet här, här inne, här i huset
    """,
    at_place="hos, på, vid, i, till, ute, från",
    places="""
        kontor, kontoret, verkstad, verkstaden, fabrik, fabriken, lager, lagret, butik, butiken, gård, gården, hallen, studio,
        studion, salong, salongen, ateljé, ateljén, kök, köket, klinik, kliniken, mottagning, mottagningen, restaurang,
        restaurangen, kafé, kaféet, café, bageri, bageriet, bryggeri, bryggeriet, mejeri, mejeriet, snickeri, snickeriet, tryckeri,
        tryckeriet, gjuteri, gjuteriet, konditori, konditoriet, varv, varvet, växthus, växthuset, hus, huset, stuga, stugan, lada,
        ladan, stall, stallet, garage, garaget, skola, skolan, hotell, hotellet, lokal, lokaler, lokalen, bygge, bygget,
        byggarbetsplats, arbetsplats, depå, depån, kvarn, kvarnen, sågverk, sågverket, monter, montern, krog, krogen, apotek,
        apoteket, tomt, tomten, hangar, showroom, galleri, galleriet, lägenhet, villa, handelsträdgård, brygga
    """,
    owners="hans, hennes, deras, sin, sitt, sina",
    talk=DeedWords(
        verb="""
            pratade, snackade, talade, diskuterade, stämde av, pratade med, snackade med, talade med, dialog, dryftade, samtalade,
            avhandlade, resonerade, gick igenom, förhandlade, hördes, hade kontakt, kontakt med, snack med, prat med, kollade läget, kom
            överens, checkade av, bollade, sa upp, sade upp, bytte några ord, växlade några ord, tog ett snack, hade ett snack, tjötade,
            tjötade med, kallpratade, surrade, surrade med, språkade, språkade med, dividerade, pratade ihop oss, pratade igenom, bollade
            med, hörde med, kollade med, stämde av med, synkade, synkade med, resonerade med, förhandlade med, kontakt, pratade lite,
            snackade ihop, byta två ord, byta ett par ord, byta några ord, bytte två ord
        """,
        we="""
            pratat, snackat, talat, talats vid, diskuterat, stämt av, talats, kontaktade, kontaktat, pratats vid, hört av mig till, hörde
            av mig till, gått igenom, bollat, tog kontakt med, tagit kontakt med, synkat, kollat med, hört med, snackat ihop, haft kontakt,
            pratat ihop
        """,
        todo="""
            prata med, ska prata, stämma av, ska stämma av, stämmer av, pratar med, pratas vid, pratas, kolla med, höra med, stämma av med,
            tar det med, ta det med
        """,
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
        fick, fått, mottog, mottagit, erhöll, erhållit, mottagen, mottaget, inkommit, inkom, kom in, kommit in, inkommen, återkom,
        återkommit, hörde av sig, hört av sig
    """,
    unreached="""
        inte träffad|anträffad|nådd på tel|tfn|telefon|telefonen|mobil|mobilen,
        la in ett meddelande, la in meddelande, pratade in, lämnade meddelande på svararen, svarar inte, svarar ej, svarade inte,
        svarade ej, svarar aldrig, inget svar, fick inget svar, ej svar, inte svar, ej svarat, ingen svarade, ingen svarar, fick
        inte tag på, fick ej tag på, fick inte tag i, fick ej tag i, får inte tag på, får ej tag på, får inte tag i, inte
        anträffbar, ej anträffbar, oanträffbar, gick inte att nå, går inte att nå, nådde inte, nådde ej, når inte, når ej, inte
        nått, ej nått, inte fått tag på, inte fått tag i, når inte fram, nådde inte fram, upptaget, upptagen, tonar ut,
        telefonsvarare, telefonsvararen, röstbrevlåda, röstbrevlådan, svararen, svarare, talade in, talade in på, mobilsvar,
        mobilsvararen, avstängd mobil, avstängd, la på luren, tog inte telefonen, tar inte telefonen, tar ej, lyfter inte, lyfte
        inte luren, lyfte inte, plockar inte upp, ej på plats, inte på plats, inte inne, ej inne, var inte där, var inte på
        kontoret, kom inte fram, gick till svarare, voicemail, inget napp, fick ingen kontakt, ingen kontakt, fick inte kontakt,
        inte fått tag på, inte fått tag i, ej fått tag på, sitter i möte, satt i möte, på semester, tjänstledig, svarade inte i
        telefon, missade varandra, lade på, ej hemma, utan svar, utan resultat, på svararen, ringsvararen, lämnade på svararen, la
        på svararen, la ett meddelande på svararen, la meddelande på svararen, talade in meddelande, talat in, pratade in
        meddelande, gick inte fram, går inte fram, ingen lur, lyfte ej, lyfter ej, ej tag i, inte tag i, fick ej svar, får inget
        svar, får ej svar, ej nåbar, onåbar, inte nåbar, ej kontaktbar, gick ej att nå, går ej att nå, hittade inte, inte på
        kontoret, ej på kontoret, nås ej, nås inte, kopplas till svarare, linjen upptagen, tutade upptaget, mobilen avstängd,
        mobilen av, abonnenten, sjuk idag, är sjuk, vab, vabbar, sitter upptagen, var upptagen, telefonsvar, ringde ut, ringer ut,
        dog ut, klickade mig, tryckte bort mig, tog aldrig luren, tog inte luren, svara ej, svara inte, svarade aldrig, kom ej fram,
        ingen nappar, utan framgång, lyckades inte nå, lyckades ej nå, lyckades inte få tag, nådde aldrig, missade varann, fick
        aldrig tag, fick aldrig svar, kunde inte nås, kunde ej nås, gick inte att få tag på, gick inte att få tag i, gick ej att få
        tag på, går inte att få tag på, ej kontakt, fick inte fatt i, fick inte fatt på, var inte anträffbar, var inte nåbar, fick
        tag i ingen, kommer inte fram, kommer ej fram, fel nummer, numret upphört, nummer ur bruk, svarar ej i telefon, svarar inte
        i telefon, har telefonen avstängd, telefonen avstängd, tar inte, tog inte, tar inte luren, fick inte svar, inte nåtts, fick
        ingen träff, ingen träff, ej träff, var ute, var borta, är borta, hade gått hem, hade gått, gått för dagen, var bortrest,
        hade inte tid, hade ej tid, hann inte prata, ingen .. svarade|svarar|lyfte, ingen av dem svarade, lyckas inte, lyckades
        inte, noll svar, ingen respons, inte tillgänglig, ej tillgänglig, otillgänglig, 0 svar, noll respons, inga svar, ingen ton,
        signalerna gick fram, bara signaler, kopplades till svararen, svararen igen, fick svararen, fick röstbrevlådan, hamnade hos
        svararen, avstängd telefon, telefonen av, stum, tyst i luren, nummer upphört, sökte utan resultat, fick bara, sökt .. hela
        dan|dagen, sökte .. hela dan|dagen, sökt .. flera gånger, sökte .. flera gånger, telefon avstängd, telefonen var avstängd,
        telefon av, mobilen var av, mobilen var avstängd, mobil avstängd, mobil av, fick inte napp, fick ej napp, nappade inte, fick
        nobben, inte på tråden, gick inte igenom, gick inte att komma fram, svarade inget, gav inget svar, inte svarat, ingen
        kontakt med, fick ingen tag på, var sjuk, är sjukskriven, var sjukskriven, utan lycka, gick inte, lyckades ej, det gick
        inte, funkade inte, förgäves, blev inget, kom aldrig fram, pratade med ingen, talade med ingen, fick tag på ingen, nådde
        ingen, ingen att prata med, linjen var död, linjen död, linjen är död, luren var död, telefonen var död, telefonen död,
        mobilen död, mobilen var död, direkt till svararen, direkt till röstbrevlådan, direkt till mobilsvar, kom till svararen, kom
        till röstbrevlådan, satt i ett möte, satt i sammanträde, sitter i ett möte, satt upptagen, gav upp efter, gav upp på, kom
        inte förbi, kom ej förbi, kom inte fram till, satt i annat samtal, satt i ett annat samtal, i annat samtal, i ett annat
        samtal, pratade i andra luren, bara|endast .. robot|svarsrobot|svarare|telefonsvarare|inspelning, robot svarar|svarade,
        svarar bara .. robot|maskin|svarsrobot, svarsrobot, robotröst, bara tutar, tutar bara, bara pip, ingen .. tar|tog luren,
        ingen .. plockar|plockade upp
    """,
    unreached_by_them="""
        missat samtal, missade samtal, missat ett samtal, missade samtal från, missade, missad, missat, sökte mig, har sökt mig,
        sökt mig, hade sökt mig, ringde men jag, försökte nå mig, försökte ringa mig, försökte få tag på mig, har försökt nå mig,
        ringde förgäves, obesvarat samtal från, ett missat, missat samtal från, missade ett samtal, obesvarat samtal, obesvarat,
        missat från, missade hans samtal, missade hennes samtal, sökte oss, har sökt oss, försökte nå oss, försökt nå mig, hann inte
        svara, jag hann inte svara, försökt|försökte få tag på|i mig|oss, försökt|försökte ringa mig|oss, försökt|försökte nå
        mig|oss, obesvarade samtal, obesvarade från, letade efter mig, letat efter mig, ville få tag på mig, ville få tag i mig,
        ville nå mig, jagade mig, jagat mig, testade min mobil, provade min mobil, försökte min mobil, testade mobilen, frågade
        efter mig, frågat efter mig, sökt efter mig, sökte efter mig, ville ha tag på mig, ville ha tag i mig, försökte|försökt ..
        ringa|nå mig|oss, försökte|försökt nå|ringa mig|oss
    """,
    message_left="""
        lämnade meddelande, lämnade ett meddelande, lämnat meddelande, lämnat ett meddelande, lämnade besked, lämnade bud,
        lämnade|lämnat|talade meddelande|röstmeddelande|besked, talade|pratade in meddelande|röstmeddelande, la|lade
        meddelande|röstmeddelande, talade|pratade|talat|pratat in ett meddelande, talade|pratade in på min|vår telefon
    """,
    not_yet="""
        inte ringt, ej ringt, inte mejlat, inte hunnit, ej hunnit, har inte, har ej, inte än, ännu inte, inte ännu, ej ännu, hann inte,
        glömde ringa, glömde, glömt, inte träffat, inte pratat, ej pratat, inte skickat, ej skickat, kvar att, ringde aldrig, ringde inte
        tillbaka, ringde inte, ringde ej, inte fått, ej fått, hann ej, inte tagit kontakt, inte hört av, inte svarat på, glömde att,
        missade att, har inte hunnit, hinner inte, mejlade inte, mailade inte, träffade inte, träffades inte, inte besökt, ej besökt, kom
        aldrig, dök aldrig upp, kom inte
    """,
    must="""
        ska, skall, måste, bör, behöver, borde, kom ihåg att, att göra, glöm inte, glöm ej, tänkte, tänker, planerar att, planerar, att,
        todo, vill jag, jag vill, får lov att, dags att, skulle behöva, kommer att, tänkt
    """,
    called_off="""
        inställt, inställd, ställdes in, ställde in, ställt in, avbokat, avbokad, avbokade, avbokades, flyttat till, flyttad till, flyttade
        till, flyttades till, flyttat, flyttar, flyttad, framflyttat, framflyttad, uppskjutet, uppskjuten, sköts upp, skjuts upp, sköt upp,
        ombokat, ombokad, bokade om, bokat om, bokades om, blev inte av, blev ej av, blir inte av, tidigarelagt, senarelagt, senareläggs,
        flytta .. möte, flyttade .. möte, flyttade mötet, flyttade vårt, bokar om, lämnat återbud, lämnade återbud, återbud, flyttade
        vår|vårt|våra|mötet|demon|lunchen|besöket|tiden|samtalet, flyttat vår|vårt|mötet|demon|lunchen|besöket, sköt på
    """,
    wish="""
        vill träffas, vill ses, vill, ville, önskar, önskade, behöver, behövde, bad om, ber om, bett om, undrar, undrade, frågade, frågar,
        frågat, frågade efter, efterfrågar, väntar på, väntar, funderar, tänker, hoppas, kräver, krävde, intresserad av, intresserade av,
        skall ha, skickar, lovade, lovar, räknar med, meddelar, meddelade, bekräftar, bekräftade, sa, säger, sade, tycker, hon skickar, han
        skickar, de skickar, återkommer, hör av sig, hör av sej, ringer mig, ringer upp mig, ringer oss, beställde, beställer, kommer att,
        leverans, börjar, åker på, erbjöd, gärna, skulle vilja, tar beslut, beslutar, bestämmer sig, meddelat, vill ha, är nöjd, är
        missnöjd, missnöjd, klagade, klagar, klagat, önskat, lovat, tyckte, nappade, nobbade, tackade nej, tackade ja, godkände, godkänner,
        beställt, bestämt, slutar, fyller år, går på, gick på, betalar, levererar, köper, köpte, väljer, valde, kan inte, kan ej, byter,
        bytte, är på semester, går i pension, passar, tar semester, tar över, undersöker, kikar på det, jämför, skrev på, skrivit på, skrev
        under, skrivit under, anser, skriver på, skriver under, signerar, hämtar, svarar senast, granskar, lämnar besked, ger besked, blir
        sen, blir försenad, kommer sent, försenad, försenade, landar, anländer, flyger, är försenad, dröjer
    """,
    follow_up="""
        bad mig ringa, bad mig återkomma, bad oss ringa, bad oss återkomma, vill att jag ringer, vill att vi ringer, vill bli uppringd,
        ville bli uppringd, ber mig ringa, vill att jag återkommer, vill bli kontaktad, bad om att bli uppringd, bad mig höra av mig, följ
        upp, följa upp, följer upp, uppföljning, uppf, ring igen, ringa igen, ringer igen, ring tillbaka, ringer tillbaka, återkomma,
        återkommer jag, jag återkommer, återkom, åter, ny kontakt, ny påringning, påminn, påminn mig, påminnelse till mig, kontakta igen,
        kontakta, nytt försök, försök igen, försöker igen, försöka igen, försöker på nytt, testar igen, testa igen, testar på nytt, provar
        igen, prova igen, provar på nytt, nytt samtal, hör av mig, hör av mej, höra av mig, jag hör av mig, kolla av, kollar av, kolla igen,
        stäm av, stäm av igen, stämmer av, ny avstämning, nästa kontakt, nästa steg, nästa samtal, jaga, jaga på, jagar, puffa, puffa på,
        tar upp igen, tas upp igen, ta upp igen, återuppta, bevaka, bevakning, pinga, tar kontakt, ta kontakt, ta kontakt igen, ring henne,
        ring honom, ring dem, mejla honom, mejla henne, gör det, gör jag, tar det, tar jag, fixar, ses igen, hörs igen, hörs, vi hörs, vi
        hörs igen, ringer, ny uppföljning, ring, söker igen, sök igen, söka igen, försöker, ringer på nytt, ring på nytt, stöta på, stöter
        på, på nytt, åter kontakt, kolla läget, checka av, testar, testa, provar, prova, försök, försöka, ny koll, nytt test, koll, kollar,
        återkopplar, återkoppla, hör av mig igen, tar ny kontakt, pingar, pinga igen, pratas vid, talas vid, pratas, prata igen, pratar
        igen, snacka igen, snackas, ringer upp igen, ringer upp, slår en signal, slå en signal, mejlar, mejla, mejla igen, mejlar igen,
        maila igen, mailar igen, maila, mailar, smsar, messar, smsa, messa, nytt möte, nästa möte, påminnelse, påm, påminn om, uppföljn,
        uppfölj, följ upp igen, fup, f/u, jagar igen, jaga igen, stämma av, avstämning igen, tas igen, kolla upp, checkar av, checka,
        checkar, checka in, tittar på det, tar tag i, tar nya tag, nya tag, nytt förs, knackar på, på't igen, kör igen, hörs av, follow-up,
        followup, follow up, bad att få återkomma, sa att jag skulle ringa, sa att vi skulle ringa, bad oss höra av oss, ville att jag
        skulle ringa, ville att vi återkommer, hör av mig till, tillbaka till honom, tillbaka till henne, på den igen, puffar, puffar på,
        puffa igen, påminner, knuffar, trycker på, kollar igen, kör en ny, hör mig för, hör efter, ringer runt, vill|ville|bad|sa att jag|vi
        ska|skulle ringa|höra|komma|mejla|återkomma|maila, vill ha|bli samtal|uppringd|kontaktad, vill att jag|vi
        hör|ringer|kommer|mejlar|återkommer, fortsätter, fortsätts, vi fortsätter, tar resten, till mig själv, notering till mig själv, kom
        ihåg, tillbaka till dem, på min lista, på listan till, i min kalender, fortsättning, fortsättning följer, återupptar, återupptas,
        nytt tag, en ny gång, peta på, petar på, trycka på, ligga på, ligger på, svara henne, svara honom, svara dem, svarar henne, svarar
        honom, ge svar, ger svar, ge henne svar, ge honom svar, lämna svar, på bevakning, bevakar, får ett samtal av mig, får samtal av mig,
        får mejl av mig, får .. av mig, hör från mig, får höra från mig, hålla koll på, håll koll på
    """,
    deadline="""
        senast, innan, före, till, tills, t o m, t.o.m., tom, fram till, till och med, fr o m, fr.o.m, fr.o.m., from, från, från och med,
        sedan, gäller till, giltig till, giltig t o m, förfaller, förfaller den, förfallodatum, deadline, efter, leverans, leverans den,
        leverans på, levereras, behöver det, klart, klar, klart till, startar, börjar, till dess, inför, tillbaka den, åter den, vecka, v,
        betalas, betalas senast, ledig till, semester till, bortrest till, gällande, senast på, senast den, till på, förfallodag, att betala
        senast, leveransdag
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
        morse=-1, imorn=1, imorrn=1, i morrn=1, imorron=1, i morron=1, imorgon bitti=1, imorgon förmiddag=1, häromdagen=-2, iförrgår=-2,
        igåreftermiddag=-1, igår eftermiddag=-1, igår förmiddag=-1, igår natt=-1, förrgår=-2, i förrgår=-2, imorse=0, i mårse=0, imorron
        bitti=1, imorrn bitti=1, imorgon em=1, imorgon fm=1, imorgon eftermiddag=1, imorron fm=1, övermorgon=2, i övermorgon=2,
        iövermorgon=2, i dag fm=0, i dag em=0, idag fm=0, idag em=0, imon=1, imårn=1, imårrn=1, häromkvällen=-2, nyss=0, tidigare i dag=0,
        alldeles nyss=0, gårdagens=-1, morgondagens=1, dagens=0
    """,
    more_weekdays=(
        "må måndan måndagens",
        "ti tisdan tisd tisdagens",
        "on onsdan onsd onsdagens",
        "to torsdan torsd tor torsdagens",
        "fr fredan fred fredagens",
        "lö lördan lördagens",
        "sö söndan söndagens",
    ),
    last_week="förra veckan, i förra veckan, förra v, gångna veckan, föregående vecka",
    next_week="nästa vecka, kommande vecka, nästkommande vecka, nästa v, nästavecka, nästa veckan",
    week_end="slutet, sent, slutet av",
    last_words="förra, i förra, senaste, sista, förrförra",
    next_words="nästa",
    ago="sedan, sen",
    ahead="om, inom",
    at_clock="""
        kl, klockan, klocka, vid, runt, ca, omkring, mellan, kl:, strax efter, strax före, strax innan, lite efter, lite före, prick, strax
        över, lite över, kring, cirka, ungefär kl, vid pass
    """,
    oclock="em, fm, snåret, tiden",
    morning="fm, morgon, morse",
    afternoon="em, eftermiddagen, eftermiddag, kvällen",
    day_parts="fm, em",
    half_to="halv",
    quarter_past="kvart över, en kvart över",
    quarter_to="kvart i, en kvart i",
    until_clock="till, och, t",
    dotted_times=True,
    numbers="""
        en=1, ett=1, två=2, tre=3, fyra=4, fem=5, sex=6, sju=7, åtta=8, nio=9, tio=10, elva=11, tolv=12, tretton=13, fjorton=14, femton=15,
        sexton=16, sjutton=17, arton=18, nitton=19, tjugo=20, trettio=30, fyrtio=40, femtio=50, sextio=60, tjugofem=25, trettiofem=35,
        fyrtiofem=45, femtiofem=55, nittio=90, tjugotvå=22, tjugoen=21, tjugotre=23, förti=40, tjufem=25, tretti=30, par=2
    """,
    minutes="m, min, mins, minut, minuter, minuters, minutrar, minutes, min., minu",
    hours="h, t, tim, tim., timme, timmar, timmars, timma, tm, timar, timmas, timmarna, h.",
    days="dag, dagar, dgr, d",
    weeks="vecka, veckor, v",
    months="månad, månader, mån, mån.",
    spans="""
        halvtimme=30, en halvtimme=30, halvtimma=30, en halv timme=30, halv timme=30, halvtimmes=30, halvtimmen=30, en halvtimma=30,
        kvart=15, en kvart=15, en kvarts=15, kvarten=15, tre kvart=45, trekvart=45, en trekvart=45, en dryg timme=60, drygt en timme=60, en
        timme=60, timme=60, en och en halv timme=90, en och en halv timma=90, en och halv timme=90, 1 och en halv timme=90, en och en
        halvtimme=90, halvannan timme=90, två och en halv timme=150, två timmar och en kvart=135, en timme och en kvart=75, en timme och en
        halv=90, halvtim=30, en o en halvtimme=90, en å en halvtimme=90, en och en halvtimma=90, en o en halvtimma=90, trekvarts timme=45,
        tre kvarts timme=45, timslångt=60, timslång=60, timslånga=60, halvtimmeslångt=30, halvtimmeslång=30, timmeslångt=60, timmeslång=60
    """,
    and_half="och en halv, och halv, o halv",
    no_span_before="om, inom, varje, per, efter, var, sista, senaste, för, x, innan",
    no_span_after="sen, sent, försenad, försenat, försening, senare, innan, före, efter, bort, bilresa, garanti",
    currencies="kr=SEK, kronor=SEK, krona=SEK, kr.=SEK, spänn=SEK, dollar=USD, pund=GBP",
    trailing_currencies="kronor, krona, spänn, dollar, pund",
    dash_currency="SEK",
    no_cost="""
        pris, priset, priser, rabatt, offert, offererat, offererade, budget, order, beställde, värde, värd, exkl, exkl moms, ex moms, inkl
        moms, exkl., plus moms, per styck, styck, /st, st, avtal, faktura, omsättning, skyldig, kredit, kreditera, ordervärde, affär, á, à,
        lägger, betalar, betalade oss, per, p/st, fakturan, fakturan på, förskott, skuld, avbetalning, handpenning, skyldiga, är skyldiga
        oss, är skyldig oss, obetalt, obetald
    """,
    question="""
        vad, när, vem, vilka, vilken, var, varför, hur, har vi, har jag, kan du, kan ni, visa, hitta, finns, finns det, är, är det,
        ska vi, ska jag, vems, hur många, hur mycket, vart, vilket, sa, gjorde, berätta, kan jag, fick vi, kan någon, kan nån, någon
        som, har någon, har nån, skulle någon, kan vi, vem som, vet någon, går det att, visa mig, lista, ta fram, sök fram, plocka
        fram, ge mig, skriv en lista, gör en lista, lista alla, lista på, skriv ut, ta bort min|den|det, radera min|den|det, ångra,
        ta bort .. anteckning|anteckningen|rad|raden|post|posten|notering|noteringen|loggen, radera ..
        anteckning|anteckningen|rad|raden|post|posten|notering|noteringen|loggen
    """,
    greeting="""
        hej, hejsan, hallå, tjena, tja, morsning, god, morgon, kväll, dag, jul, helg, gott, nytt, år, tack, så, mycket, tackar, för,
        hjälpen, ok, okej, okay, bra, super, toppen, perfekt, ha, en, trevlig, skön, kul, hejdå, då, adjö, vi, ses, hörs, rapport, idag,
        det, var, allt, på, sig, själv, detsamma, kanon, fint, jättebra, bot, ja, nej, jo, japp, yes, klart, test, glad, sommar, påsk,
        midsommar, mvh, stort, tusen, grymt, snyggt, snälla, goddag, godmorgon, hey, hello, thanks, bye, till, alla, oss, lugn, du, där,
        dig, grattis, födelsedan, födelsedagen, dagen, fira, lycka, krya, bröllopet, jobbet, barnet, bebisen, semester, semestern, veckan,
        gratulerar, heja, jobbat, toppenjobb, välkommen, underbart, trevligt, fin, sköna, inga, problem, noterat, uppfattat, gör, ska, bli,
        haha, kram, er, dej, mycke, att, höra, roligt
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
    month_words="""
        i, till, under, från, innan, före, efter, sedan, början, slutet, av, mitten, vår, deras, den
    """,
    at_person="hos",
    ordinary="""
        hon, han, de, jag, vi, den, det, och, en, ett, på, i, av, till, från, med, hos, om, vid, idag, igår, ny, nya, nytt, ok, vd,
        inköpschef, chef, firma, kund, ang, tfn, moms, projekt, leverans, offert, tack, hej, obs, akut, viktigt, dan, da'n, hela, lur
    """,
    by_medium="via, per, på, i",
    corrections="""
        nej, nä, sorry, förlåt, jag menar, jag menade, rättelse, rättning, oj, det var, fel, ska vara, skulle vara, inte, snarare, ändra till, ändra, menade, vänta
    """,
    that_words="att",
    halves="halv, halvt, halva",
    quarters="kvart, kvarts, kvarter, kvartar, kvarten",
    fractions="halv=30, halvannan=90, halvannen=90, trekvarts=45",
    amount_adjectives="dryg, drygt, knapp, knappt, god, liten, hel, bra, ca, cirka, lång, snabb",
    bare_hours="timme, timma, timmes",
    cut_off="la på, lade på, bröts, bröt, avbröts, avbruten, tappade, föll ur",
    range_from="från, mellan, kl, klockan",
    told_times="""
        halvett=750, halvtvå=810, halvtre=870, halvfyra=930, halvfem=990, halvsex=1050, halvåtta=450, halvnio=510, halvtio=570,
        halvelva=630, halvtolv=690
    """,
    modals="per, ring, hans, tor, dag, på, ny",
    negations="inte, ej, aldrig, ingen, inget, inga, icke, utan, ingenting",
    told_hours="""
        åttatiden=8, niotiden=9, tiotiden=10, elvatiden=11, tolvtiden=12, ettiden=1, tvåtiden=2, tretiden=3, fyratiden=4, femtiden=5,
        åttasnåret=8, niosnåret=9, tiosnåret=10, elvasnåret=11, tvåsnåret=2, tresnåret=3, fyrasnåret=4
    """,
    past_words="över",
    before_words="i",
    by_words="av",
    beside="med, m, ihop, tillsammans",
    price_units="""
        per månad, i månaden, /mån, mån, per år, om året, per styck, styck, st, per timme, i timmen, per dag, om dagen, per mån, månaden
    """,
    spent="""
        parkering, taxi, porto, frimärke, frimärken, trängselskatt, bensin, biljett, biljetter, tåg, blommor, present, nota, notan, kostade,
        betalade, utlägg, kvitto, p-avgift, mat, gick på, kostat, betalat, notan landade på, färja, färjan, spårvagn, tunnelbana, t-bana,
        buss, bussbiljett, tågbiljett, flyg, flygbiljett, hotell, p-böter, parkeringsavgift, milersättning, choklad, tårta, vin, flaska,
        bukett, bud, budfirma, inträde, entré, drivmedel, fika, bullar, smörgåsar, fralla, frallor, kaffe, lunchnota, vägtull, tull, båt,
        båten, gåva, presentkort, drickat, dricks, totalt, sammanlagt
    """,
    planned="""
        inbokad, inbokat, inbokade, bokad, bokat, bokade, bokade in, bokat in, boka in, bokar, bokar in, boka, planerat, planerad, planerar,
        planera in, inplanerat, inplanerad, inlagt, inlagd, uppbokat, i kalendern, preliminärt, prel, satt upp, avtalat, avtalad, avtalade,
        bestämt, bestämde, har möte, har ett möte, har lunch, har demo, har avstämning, har genomgång, har teams, ska ha möte, bjöd in,
        bjudit in, bjuder in, inbjuden, kallade till, kallat till, kallelse, ska ha, lagt in, la in, är bekräftat, är bekräftad, är satt, är
        spikat, spikat, spikad, föreslog, föreslagit, föreslår, inbjudan, inbjuden till, bjuden till, bekräftade
        vårt|mötet|vår|lunchen|besöket|tiden
    """,
    they_come="""
        kommer hit, kommer förbi, kommer in, kommer på besök, kommer på, kommer till oss, kommer över, tittar in, tittar förbi, besöker oss,
        kommer .. till oss, kommer .. hit, kommer .. hem till oss, kommer .. upp till oss
    """,
    end_of_week="""
        slutet av veckan, i slutet av veckan, mot slutet av veckan, veckoslutet, före helgen, innan helgen, till helgen, senare i veckan,
        senare denna vecka
    """,
    coming_words="kommande, nu på, nästkommande, instundande",
    weekdays_of="måndagens, tisdagens, onsdagens, torsdagens, fredagens, lördagens, söndagens",
    be_words="är",
    travel="""
        i bilen, i bil, bilresa, körning, bilkörning, resa, restid, på tåget, med tåg, med bil, på vägen, på vägarna, enkel väg, enkel resa,
        körde, åkte, resväg, i kö, köra, tåg, flyg, väntade, väntat, väntan, försenad, sen, sena, telefonkö
    """,
    after_words="efter",
    not_there="""
        stängd dörr, stängda dörrar, stängt, var stängt, låst dörr, låst, ingen på plats, ingen där, ingen hemma, ingen på kontoret, bom
        stängt, stod utanför, fanns ingen där, lämnade .. i receptionen, lämnade lapp, lämnade .. visitkort i receptionen
    """,
    then_words="sen, sedan, därefter, efteråt, senare",
    leave_words="gick, åkte, lämnade, slutade, klart, stack, klara",
    desires="""
        vill, ville, önskar, önskade, behöver, behövde, bad, ber, bett, väntar, hoppas, kräver, krävde, intresserad, gärna, vilja,
        efterfrågar, kommer, tänker, ska, lovar, lovade
    """,
    adverbs="äntligen, precis, nyss, snabbt, också, även, igen, bara, kort, slutligen, idag, nu",
    that_day="då",
    ordinals="""
        tredje=3, fjärde=4, femte=5, sjätte=6, sjunde=7, åttonde=8, nionde=9, tionde=10, elfte=11, tolfte=12, trettonde=13, fjortonde=14,
        femtonde=15, sextonde=16, sjuttonde=17, artonde=18, nittonde=19, tjugonde=20, tjugoförsta=21, tjugoandra=22, tjugotredje=23,
        tjugofjärde=24, tjugofemte=25, tjugosjätte=26, tjugosjunde=27, tjugoåttonde=28, tjugonionde=29, trettionde=30, trettioförsta=31
    """,
    object_words="honom, henne, dem",
    accented="så",
    self_words="själv, själva",
    whose_words="som, när, då, medan, innan",
    hellos="hej, hejsan, hallå, tjena, tja, morsning, tjo",
    thanks="tack, tackar",
    idioms="kolla över, på min nota, på vår nota, köpte .. till|åt",
    parts_of_day="""
        morgon, morgonen, förmiddag, förmiddagen, eftermiddag, eftermiddagen, kväll, kvällen, lunch
    """,
    signals="""
        ring*, *ringde, *ringt, *ringning, telefon*, *telefon, *telefonen, lur*, samtal*, *samtal, *samtalet, mejl*, mail*, *mejl,
        *mail, *mailet, *mejlet, sms*, mess*, *sms, möt*, träff*, *träff, besök*, *besök, *möte, *mötet, lunch*, fika*, demo*,
        svarade, svarat, prat*, snack*, tala*, video*, brev*, whatsapp*, linkedin*, chatt*, visit*, förbi, jaga*, puttade, knackade,
        bytte, nådde, hörde, överlämna*, personligen, luren, tog med, skriver
    """,
    again_words="igen, åter, då, nytt",
    after_weekend="efter helgen, efter helg, över helgen",
    start_words="började, startade, start, började kl",
    nothing_words="noll, inget, ingenting, nix, nada, tyst",
    treat="på mig, på oss, jag bjöd, på min nota, på vår nota, ur egen ficka",
    joined_units="timmars=60, timmes=60, minuters=1, minuts=1",
    bill="nota, notan, räkningen, räkning",
    attempts="""
        sökte, sökt, försökte ringa, försökt ringa, provade ringa, testade ringa, försökte .. ringa, försökte nå, försökt nå, försökte få
        tag på, försökt få tag på, försökte få tag i, försökte att ringa, provade att ringa, testade att ringa
    """,
    week_before_last="förrförra veckan, veckan före förra, veckan innan förra, för två veckor sen",
    before_last="förrförra",
    then_before_last="före förra, innan förra",
    no_show="""
        dök inte upp, dök ej upp, uteblev, kom aldrig, dök aldrig upp, inte dykt upp, dykt inte upp, uteblivit, uteblev från, kom inte till
        mötet, kom ej till mötet, kom inte till vårt, glömde vårt, glömde mötet, glömde bort vårt, glömde bort mötet, anslöt aldrig, anslöt
        inte, syntes aldrig till, syntes inte till, lös med sin frånvaro
    """,
    orders="""
        svara, skicka, ge, be, fråga, kolla, meddela, informera, bekräfta, påminn, påminna, boka, beställ, beställa, lämna, ta fram,
        förbered, förbereda, uppdatera, återkoppla, stäm av, stämma av, hör med, höra med, checka, kontrollera, ordna, fixa, leverera, ta
        reda på, säg, säga, berätta, tacka, bjud, bjuda, prata med, tala med, ta upp, offerera, prissätt, räkna på, sänd, sända,
        vidarebefordra, fakturera, köp, köpa, beställ
    """,
    promises="lovade, lovat, har lovat, utlovat, utlovade, sa att jag skulle",
    weekend="i helgen, under helgen, på helgen, över helgen, till helgen, helgen",
    lately="""
        häromdagen, här om dagen, häromdan, häromkvällen, häromveckan, nyligen, för några dagar sedan, för några dagar sen, för ett par
        dagar sedan, för ett par dagar sen, tidigare i veckan, tidigare i veckan, för ett tag sedan, för ett tag sen, för ett par veckor
        sedan
    """,
    lasting="i",
    if_words="om, ifall, när",
)
