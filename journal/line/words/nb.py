"""Lists what is said in lines in Norwegian (Bokmål)."""

from journal.line.result import LineKind
from journal.line.words.line_words import DeedWords, LineWords

WORDS = LineWords(
    call=DeedWords(
        verb="""
            ringte, ringte opp, ringte tilbake, ringte til, telefonerte, ringte igjen, slo på tråden, ringte rundt, tok en telefon,
            tok en tlf, snakket på telefon, snakka på telefon, snakket i telefon, snakka i telefon, pratet på telefon, prata på
            telefon, pratet i telefonen, hadde .. på tråden, hadde .. på telefon, hadde .. på røret, fikk .. på tråden, slo på
            tråden til, tok telefonen til, ringet, ringa, sa på telefon, sa på telefonen, sa på tlf, fortalte på telefon, fortalte
            på telefonen, fortalte på tlf, meldte på telefon, bekreftet på telefon, bekreftet på tlf, bekreftet per telefon,
            forklarte på telefon, lovet på telefon, ringer :, plinget, plinga, plinget på, tok en kjapp telefon, telefonet, ringer
            og sier|spør|forteller|klager
        """,
        we="""
            svarte på første|andre|tredje|fjerde|femte forsøk,
            ringt, ringt opp, ringt til, har ringt jeg, jeg har ringt, vi har ringt, prøvde å ringe, forsøkte å ringe, prøvd å ringe, fikk
            tak i, fått tak i, fikk snakket med på telefon, nådde, kaldringte, slo på tråden til, akkurat lagt på, la på røret, ringte ut,
            ringt rundt, tatt en telefon, hatt telefonmøte, snakket over telefon, hadde en samtale, hatt en samtale, hadde samtale, hadde
            telefonmøte, fikk snakket med, fikk snakka med, nådd, tok en samtale, oppringt, oppringt kl, søkt, søkte, prøvd å få tak i,
            forsøkt å få tak i, svarte på tlf, svarte på telefon, svarte på telefonen, tok samtalen, tok telefonen, tok tlf, tok røret,
            svarte endelig, løftet røret, tok av røret, prøvde å få tak i, prøvde å nå, forsøkte å nå, forsøkte å få tak i, prøvd å nå,
            prøvde å få kontakt med
        """,
        they="""
            ringte meg, ringte oss, ringte meg opp, ringte tilbake til meg, har ringt, hadde ringt, ringte inn, samtale fra, telefon
            fra, telefonsamtale fra, oppringt av, ble oppringt av, fikk telefon, fikk en telefon, fikk samtale, ringt meg, ringt
            inn, anrop fra, tlf inn, tlf fra, innkommende samtale, oppringning fra, innringing fra, ringte opp igjen, slo på tråden
            til meg, ble ringt opp av, ble ringt av, fikk oppringning, fikk telefonsamtale, ringte inn til oss, tok kontakt på
            telefon, tok kontakt per telefon, tok kontakt på tlf, melding på svareren fra, la .. på min
            svarer|telefonsvarer|talepost, snakket inn på min svarer, på svareren min, på min svarer, på telefonsvareren min, på
            telefonsvarer min, på min telefonsvarer, på mobilsvaret mitt, talebeskjed fra, talemelding fra, svarerbeskjed fra, søkte
            kontakt på telefon, tok kontakt via telefon, ringte for å, ringte og klaget, ringte og bestilte, innkommende,
            innkommende fra, inngående, inngående samtale, inngående fra, la igjen telefonbeskjed, la igjen .. telefonbeskjed,
            telefonbeskjed fra, la igjen beskjed til meg|oss, la beskjed til meg|oss
        """,
        noun="""
            samtale, telefonsamtale, telefonsamtalen, tlf, tlf., telefon, telefonmøte, tlf-møte, tlfmøte, telefonen, per telefon, pr
            telefon, pr. telefon, på telefon, på tlf, pr tlf, per tlf, på telefonen, via telefon, over telefon, i telefonen, på tråden,
            tlf-samtale, tlfsamtale, telefonprat, salgssamtale, oppfølgingssamtale, telefonkonferanse, mobilen, på mobil, kaldsamtale,
            anrop, tel, kort telefon, telefonkontakt, tlfkontakt, røret, på røret, tråden, *samtale, *samtalen, *telefon, tlfprat, tlf-prat,
            telefonsnakk, ringerunde, rask telefon, kort tlf, rask samtale, kort samtale, salgstelefon, la på, la på røret, slengte på
            røret, sentralbordet, sentralbord, resepsjonisten
        """,
        todo="""
            ring, ringe, ringer, skal ringe, ringe opp, ring opp, ring tilbake, ringe tilbake, ringer tilbake, ringer igjen, ring igjen,
            ringe igjen, skal ringe igjen, skal ringe tilbake, slå på tråden, ringes, snakkes, ringer opp
        """,
    ),
    chat=DeedWords(
        verb="""
            sms-et, smset, sms'et, meldte, tekstet, chattet, meldte på, whatsappet, sms et, skrev melding, skrev en melding,
            slacket, sendte melding, skrev på linkedin, skrev på whatsapp, skrev på messenger, skrev på teams, skrev på slack,
            sendte sms, sendte en sms, sendte en melding, sendte whatsapp, svarte på sms, svarte på melding, svarte på linkedin,
            pinget, pinga, pinget på teams, slacka, sms'a, smsa, sms-a, tekstmeldte, svarte på meldingen, tekster :, sender melding
            :, smser :, skrev .. på teams-chatten, skrev .. på teamschatten, skrev .. på chatten, skrev .. i chatten, skrev .. på
            chat, skrev .. på whatsapp, skrev .. på messenger, skrev .. på linkedin, skrev .. på slack, smser at, sender sms om at,
            tekster at
        """,
        we="""
            smset, chattet, meldingsvekslet, sendt sms, sendt en sms, sendt melding, sendt en melding, tekstet
        """,
        they="""
            sms fra, melding fra, fikk sms, fikk en sms, fikk melding, fikk en melding, tekstmelding fra, sendte meg en melding, sendte meg
            melding, sms inn fra, mld fra, fikk whatsapp, sendte meg sms, sendte meg en sms, tekstet meg, linkedin-melding fra, svarte på
            sms-en, talemelding|talebeskjed|lydmelding fra .. whatsapp|messenger|telegram
        """,
        noun="""
            sms, melding, tekstmelding, chat, chatt, linkedin-melding, whatsapp-melding, dm, meldinger, inmail, talemelding, på linkedin,
            via linkedin, sms-er, meldingen, på messenger, mld, *melding, *sms, teamschat, teams-chat, tekst, på sms, på melding, via sms,
            per sms, på whatsapp, på slack, på chat, på chatten, via melding, meldingsutveksling, dialog på linkedin, teams-chatten,
            teamschatten, zoom-chatten, i chatten, på teams-chatten, på teamschatten
        """,
        todo="smse, sende melding, skal sende melding, skal sende sms, sender sms, sender melding, tekste",
    ),
    mail=DeedWords(
        verb="""
            mailet, mailte, e-postet, epostet, sendte mail, sendte epost, sendte e-post, svarte på mail, svarte på e-post, svarte på
            epost, videresendte, svarte på mailen, sendte en mail, sendte en e-post, sendte en epost, sendte på mail, sendte på
            epost, svarte på eposten, svarte på e-posten, mailet tilbake, maila, mailte tilbake, mailet over, fulgte opp på mail,
            fulgte opp med mail, fulgte opp på e-post, fulgte opp med e-post, skreiv til, e-posta, eposta, svarte per mail, svarte
            per e-post, skrev mail, skrev en mail, skrev e-post, skrev epost, videresendte mail, svarte på mail fra, svarte på
            e-post fra, svarte på epost fra, svarte på en mail fra, besvarte mail fra, besvarte e-post fra, besvarte .. mail,
            besvarte .. e-post, mailer :, eposter :, mailer at, skriver at, mailer og spør|sier
        """,
        we="""
            sendt mail, sendt epost, sendt e-post, sendt på mail, sendt på epost, sendt på e-post, e-post sendt, epost sendt, mail sendt,
            svart på mail, mailet over, svart på mailen, svart på e-post, svart på epost, sendt en mail, sendt en e-post, sendt en epost,
            maila, videresendt, mailvekslet, mailveksling, mailet frem og tilbake, e-postvekslet
        """,
        they="""
            mailet meg, mailet oss, e-post fra, epost fra, mail fra, e-mail fra, svar fra, mailsvar fra, svarte på mailen min, fikk mail,
            fikk en mail, fikk e-post, fikk epost, fikk en e-post, fikk en epost, mottok mail, mottok e-post, takkemail fra, mail inn fra,
            sendte meg mail, sendte meg en mail, sendte meg e-post, sendte oss en mail, svar på mail fra, tok kontakt på mail, tok kontakt
            på e-post, maila meg
        """,
        noun="""
            mail, e-post, epost, e-mail, email, mailen, e-posten, eposten, per mail, på mail, via mail, på e-post, per e-post, pr mail, pr
            e-post, på epost, pr epost, mailer, mailsvar, *mail, *mailen, *epost, *e-post, *eposten, mailtråd, e-posttråd, mailutveksling,
            mailkorrespondanse, e-postkorrespondanse, mailkontakt
        """,
        todo="maile, mailer, skal maile, skal sende mail, sende mail, sende e-post, skal skrive til, skriver til",
    ),
    letter=DeedWords(
        verb="""
            postet, postla, sendte brev, sendte et brev, sendte kort, sendte et kort, sendte julekort, sendte i posten, sendte blomster, la
            brev i posten, sendte .. kort til, sendte .. postkort til
        """,
        we="postlagt, lagt i posten, la i posten, sendt i posten",
        they="brev fra",
        noun="""
            brev, brevet, i posten, per post, pr post, med posten, postkort, julekort, rekommandert, med bud, takkekort, i postkassen,
            *brev, *brevet, kort i posten, gratulasjonskort, bursdagskort, postpakke
        """,
    ),
    fax=DeedWords(
        verb="fakset, telefakset",
        they="faks fra, fax fra, telefaks fra, fakset meg",
        noun="faks, fax, telefaks, per faks, på faks",
    ),
    meeting=DeedWords(
        verb="""
            møtte, traff, møttes, lunsjet, spiste lunsj, spiste middag, tok en kaffe, drakk kaffe, demonstrerte, presenterte, viste fram,
            viste frem, satt sammen med, spiste frokost, støtte på, dultet borti, tok en lunsj, tok en øl, tok lunsj, demoet, inviterte på
            lunsj, spanderte lunsj, spilte golf, satte oss ned, satt ned med, hadde møte, hadde et møte, tok et møte, tok en pils, tok en
            kaffekopp, tok kaffe, tok en middag, spiste lunch, lunsja, møtte på, traff på, hadde lunsj, hadde avstemming, kjørte demo,
            kjørte en demo, viste demo, holdt demo, holdt presentasjon, holdt en presentasjon, var på messe, gikk på kaffe, gikk på lunsj,
            hadde gjennomgang, var ute og spiste, hadde demo, dro på kamp, møtt
        """,
        we="""
            møtt, truffet, spist lunsj, spist middag, hatt møte, hatt lunsj, demonstrert, presentert, hatt et møte, hatt avstemming, hatt
            gjennomgang, kjørt demo, holdt demo, holdt presentasjon, tatt en kaffe, drukket kaffe, tatt en øl, tatt lunsj, møttes
        """,
        noun="""
            møte, møtet, møter, kundemøte, salgsmøte, lunsj, lunsjmøte, middag, frokost, frokostmøte, kaffe, kaffekopp, demo,
            demonstrasjon, presentasjon, visning, messe, messa, messen, forhandling, forhandlinger, fellesmøte, avstemming, statusmøte,
            oppstartsmøte, prosjektmøte, årsmøte, kickoff, kick-off, gjennomgang, oppfølgingsmøte, konferanse, arrangement, treff,
            forretningslunsj, golf, kamp, fotballkamp, hockey, stand, standen, byggemøte, møteplass, på kaffe, byggemøtet, mingling,
            julebord, *møte, *møtet, *lunsj, *lunsjen, *middag, *middagen, *frokost, *kaffe, *messe, *messen, *treff, *gjennomgang,
            *presentasjon, *avstemming, *konferanse, lunch, kaffeprat, pils, øl, fotball, åpning, julelunsj, styremøte, arbeidslunsj,
            kaffepause, golfrunde, skirenn
        """,
        todo="""
            skal møte, møtes, skal møtes, møter, ses, sees, vi ses, skal treffe, treffes, treffer, treffe, spise lunsj med, spiser lunsj
            med, skal spise, ta en kaffe, tar en kaffe, skal demonstrere, skal vise, skal presentere, ta en lunsj
        """,
    ),
    online=DeedWords(
        verb="""
            zoomet, teamset, skypet, tok teams, tok et teams, tok en teams, kjørte teams, kjørte et teams, hadde teams, hadde et teams,
            hadde zoom, tok zoom, tok video, tok en zoom, facetimet, videoringte, hadde videomøte, hadde video
        """,
        noun="""
            videosamtale, videomøte, videokonferanse, nettmøte, onlinemøte, digitalt møte, teamsmøte, teams-møte, zoom-møte,
            zoommøte, webmøte, video, fjernmøte, skjermdeling, webinar, digital demo, digitalt, nettdemo, online demo, meet,
            videolink, videolenke, teamssamtale, møte på teams, digital gjennomgang, virtuelt møte, teams-samtale, video*, teams*,
            zoom*, videoprat, på nett, over nett, nettprat, digital kaffe, fjerndemo, digital avstemming, skypemøte, meet-møte,
            online, teamsprat, digital prat, webinaret, webinarer, nettseminar, nettseminaret
        """,
    ),
    workshop=DeedWords(
        noun="""
            workshop, workshopen, workshop*, opplæring, kurs, kursdag, seminar, produktopplæring, opplæringsdag, samling, kursing,
            heldagsworkshop, fagdag, *workshop, *kurs, *kurset, *opplæring, *seminar, ws, brukeropplæring
        """,
    ),
    visit=DeedWords(
        verb="""
            besøkte, var innom, stakk innom, tittet innom, kikket innom, kikka innom, tok turen innom, svingte innom, stakk oppom, stakk
            nedom, titta innom, var oppom, var nedom, var bortom, kjørte innom, dro innom, vært innom, hilste på, hilste på hos, så innom,
            slang innom, rakk innom, gikk innom, var .. innom, stakk .. innom, tok en tur innom, var en tur innom
        """,
        we="""
            besøkt, dro til, dro ut til, kjørte til, kjørte ut til, reiste til, var hos, vært hos, var ute hos, vært ute hos, var
            innom hos, stakk innom hos, stakk ut til, tok turen til, tok turen ut til, var på besøk hos, var på besøk, innom hos,
            dro forgjeves til, var nede hos, var oppe hos, var på befaring hos, befaring hos, var på kontoret til, stakk bort til,
            stakk til, stakk oppom, stakk nedom, dro bort til, dro ned til, dro opp til, dro over til, svingte innom hos, var innom
            på, tok turen innom, tok turen bort til, gikk bort til, fløy til, tok toget til, tok bilen til, kjørte bort til, kjørte
            ned til, kjørte opp til, besøk hos, på besøk hos, på plass hos, vært på besøk, vært på besøk hos, tittet innom hos,
            kikket innom hos, satt hos, møtte opp hos, kjørte|dro|reiste|fløy .. for å treffe|besøke|møte|se, leverte .. hos,
            leverte prøver hos, leverte varer hos, dro|tok|tatt en tur til|bort|ned|opp|ut, kjørte en tur til, var bortom, vært
            bortom, kikket innom, titta innom, tittet innom, viste meg|oss .. sin|si|sitt|sine, viste meg|oss *en|*et|*a
            sin|si|sitt, ga meg|oss .. omvisning|omvisningen|runden|runde|rundtur, guidet meg|oss, tok meg|oss rundt, tok meg|oss
            med, har vist meg|oss rundt, ble vist rundt, viste meg|oss rundt
        """,
        noun="""
            besøk hos, kundebesøk, besøk på, besøk, befaring, bedriftsbesøk, fabrikkbesøk, byggeplassbesøk, servicebesøk hos, *besøk,
            *besøket, *befaring, *befaringen, på befaring
        """,
        todo="""
            besøke, skal besøke, besøker, dra til, drar til, drar ut til, skal til, skal ut til, skal innom, kjører til, kjøre til, på vei
            til, på vei ut til, stikker innom, stikke innom, svinger innom, reiser til, reise til, flyr til, tar turen til, skal være hos,
            er hos, tar turen innom, hilse på, skal bort til, skal opp til, skal ned til
        """,
    ),
    hosted=DeedWords(
        verb="""
            kom innom, var her, kom hit, besøkte oss, var på besøk hos oss, kom på besøk, var hos oss, kom til oss, svingte innom oss,
            dukket opp, kom bortom, var innom oss, kom forbi, kom bort, kom over, gjestet oss, dukka opp
        """,
        we="""
            viste rundt, tok imot, tatt imot, hadde besøk av, hadde .. på besøk, hatt besøk av, vist rundt, vist .. rundt, viste ..
            rundt, vist .. fabrikken, viste .. fabrikken, hadde .. her, hadde .. hos oss, hatt .. her, hadde .. inne, viste ..
            vårt|vår|våre, viste .. lageret|showroomet|fabrikken|verkstedet vårt|vår, ga han|henne|dem .. omvisning
        """,
        they="""
            kom innom, var her, kom hit, besøkte oss, var på besøk hos oss, kom på besøk, var hos oss, kom til oss, svingte innom oss,
            svingte innom kontoret, stakk innom kontoret, dukket opp hos oss, var innom oss, var innom kontoret, kom innom kontoret, besøkt
            oss, kom inn på kontoret, kom opp på kontoret, kom ned til oss, kom opp til oss, stakk innom oss, var bortom oss, kom bort til
            oss, på besøk her, var innom her, innom her, på visitt, på besøk på kontoret
        """,
        noun="besøk av, besøk fra, besøk hos oss, på besøk hos oss",
    ),
    at_theirs="""
        hos dem, hos kunden, hos kunde, på deres kontor, deres kontor, på kontoret deres, kontoret deres, hos han, hos ham, hos henne, ute
        hos, på byggeplassen, byggeplassen hans, byggeplassen deres, på kontoret hans, på kontoret hennes, i deres lokaler, lokalene deres,
        fabrikken deres, på anlegget, verkstedet deres, på verkstedet hans, lageret deres, på byggeplass, på anlegget deres, hjemme hos, i
        butikken deres, på plassen deres, på|i *a|*en|*et|*ene deres|hans|hennes, på brakka, kundens kontor|lager|verksted|butikk|lokaler
    """,
    at_ours="""
        hos oss, på vårt kontor, vårt kontor, på kontoret vårt, kontoret vårt, her hos oss, i våre lokaler, lokalene våre, på kontoret,
        showroomet vårt, vårt showroom, fabrikken vår, her på kontoret, hos meg, i butikken vår, verkstedet vårt, vårt møterom, møterommet
        vårt, standen vår, på vår stand, vårt lager, på|i *a|*en|*et|*ene vår|vårt|våre|min|mitt, her inne, møterommet her
    """,
    at_place="hos, på, ved, i, til",
    places="""
        kontor, kontoret, verksted, verkstedet, fabrikk, fabrikken, lager, lageret, butikk, butikken, gård, gården, hallen, studio,
        studioet, salong, salongen, atelier, atelieret, kjøkken, kjøkkenet, klinikk, klinikken, restaurant, restauranten, kafé,
        kafeen, bakeri, bakeriet, bryggeri, bryggeriet, meieri, meieriet, trykkeri, trykkeriet, gartneri, gartneriet, slakteri,
        slakteriet, verft, verftet, veksthus, veksthuset, drivhus, drivhuset, hus, huset, hytte, hytta, hytten, låve, låven, stall,
        stallen, garasje, garasjen, skole, skolen, hotell, hotellet, lokale, lokalet, lokalene, byggeplass, byggeplassen, anlegg,
        anlegget, mølle, mølla, sagbruk, sagbruket, standen, brygge, brygga, tomt, tomta, tomten, leilighet, leiligheten, fjøs,
        fjøset, brakke, brakka, naust, naustet, forretning, forretningen, apotek, apoteket, gata
    """,
    owners="hans, hennes, deres, sin, si, sitt, sine",
    talk=DeedWords(
        verb="""
            snakket, snakka, pratet, prata, drøftet, diskuterte, tok en prat, avklarte, snakket med, snakka med, pratet med, prat med,
            dialog med, samtalte, gikk gjennom, gikk igjennom, avstemte, forhandlet, hadde kontakt, kontakt med, sjekket inn, hørte med,
            drodlet, slo av en prat, tok en prat med, tok et ord med, hadde en prat, hadde en prat med, skravla, skravlet, skravla med,
            pratet litt, prata litt, snakka litt, snakket litt, snakka litt med, avklarte med, avstemte med, synket, synka, synka med,
            forhandla, forhandla med, sparret med, drøfta, drøftet med, diskuterte med, gjennomgikk, sjekka med, sjekket med, kom til
            enighet, veksle noen ord, vekslet noen ord, vekslet et par ord, vekslet to ord
        """,
        we="""
            har snakket, kontaktet, kontakta, drøftet med, gått gjennom, fått snakket med, tatt en prat, hørte med, tatt en prat med, hatt
            en prat, hatt en prat med, tatt kontakt med, tok kontakt med, hatt kontakt, hatt dialog, sjekket med, avklart
        """,
        todo="snakke med, skal snakke, snakker med, snakkes, ta en prat",
    ),
    documents={
        LineKind.QUOTE: "tilbud, tilbudet, pristilbud, anbud, prisforslag, pris, prisliste, nytt tilbud",
        LineKind.ORDER: "ordrebekreftelse, ordrebekreftelsen, ordrebekr, ordre",
        LineKind.INVOICE: "faktura, fakturaen, fakturakopi, fakturaer, regning, sluttfaktura",
        LineKind.CREDIT_MEMO: "kreditnota, kreditnotaen, kredit",
        LineKind.REMINDER: """
            purring, purringen, betalingspåminnelse, påminnelse, purrebrev, inkassovarsel, purregebyr, betalingspurring
        """,
        LineKind.CONTRACT: "serviceavtale, serviceavtalen, vedlikeholdsavtale, servicekontrakt",
        LineKind.SHIPMENT: "følgeseddel, pakkseddel, fraktbrev, følgeseddelen",
        LineKind.MINUTES: "referat, møtereferat, referatet, referat fra møtet, møtenotat",
    },
    sent=DeedWords(
        verb="""
            har sendt, har svart, har skrevet, har oversendt, har ettersendt,
            skrev til, sendte, svarte, skrev, leverte, oversendte, ettersendte, delte
        """,
        we="sendt, svart, skrevet, oversendt, levert, ettersendt, sendt over, sendt ut",
        they="tok kontakt, ga lyd fra seg, hørte fra seg, har tatt kontakt, sendte meg, sendte oss, sendte inn, sendte tilbake, svarte meg",
        todo="""
            sende, sender, skal sende, komme tilbake, kommer tilbake, skal komme tilbake, svare, svarer, gi tilbakemelding, gir beskjed,
            sende over
        """,
    ),
    received="""
        fikk, fått, mottok, mottatt, kom inn, kommet inn, innkommet, mottar, kom tilbake med svar, kom tilbake med, hørte fra, hørt fra,
        tilbakemelding fra
    """,
    unreached="""
        ikke truffet|nådd på tlf|tlfn|telefon|telefonen|mobil|mobilen,
        svarer ikke, svarte ikke, svarer aldri, ikke svar, intet svar, ingen svar, inget svar, fikk ikke svar, ingen svarte, ingen
        svarer, fikk ikke tak i, får ikke tak i, ikke fått tak i, fikk ikke kontakt, ikke kontakt, ingen kontakt, ikke å få tak i,
        ikke tilgjengelig, utilgjengelig, traff ikke, nådde ikke, når ikke, ikke tilstede, ikke til stede, var ikke der, var ikke
        inne, ikke inne, opptatt, opptattsignal, telefonsvarer, telefonsvareren, svarer, svareren, talepost, voicemail, mobilsvar,
        mobilsvaret, snakket inn, snakket inn på, la inn beskjed, snakket inn beskjed, tar ikke telefonen, tok ikke telefonen, tar
        den ikke, tok den ikke, tok ikke, tar ikke, plukker ikke opp, ubesvart, ubesvart anrop, ubesvart anrop til, sitter i møte,
        satt i møte, på ferie, avslått telefon, avslått, la på røret, ikke på kontoret, ikke på jobb, uten hell, uten svar, ikke
        hell, forgjeves, gikk til svarer, kom ikke gjennom, kom ikke fram, mobilen avslått, svarte ikkje, svarer ikkje, tok ikke
        tlf, tar ikke tlf, tok ikke mobilen, tar ikke mobilen, får ikke svar, får ikke kontakt, fikk ikke kontakt med, ikke svar på,
        ikke fått svar, gikk rett til svarer, gikk til mobilsvar, rett på svarer, la igjen beskjed på svarer, la beskjed på
        svareren, på svareren, prata inn, snakka inn, snakka inn på, pratet inn, linja opptatt, mobil avslått, skrudd av, slått av,
        skrudd av mobilen, er syk, syk i dag, sykmeldt, er i møte, var opptatt, ute av kontoret, ikke hjemme, ikke på plass, fant
        ikke, traff ingen, ringte ut, ringer ut, trykte meg bort, trykket meg bort, forsøkte uten hell, prøvde uten hell, nådde ikke
        fram, nådde ikke frem, fikk aldri tak i, fikk aldri svar, tok aldri, svarte aldri, når ikke fram, ikke kontakt med, ikkje
        svar, fikk ikke tak, får ikke tak, kunne ikke nås, lot seg ikke nå, var ikke å få tak i, ikke til å få tak i, er ikke å få
        tak i, ikke mulig å nå, umulig å få tak i, umulig å nå, var ikke å nå, ikke å nå, kom ikke frem, feil nummer, nummeret ikke
        i bruk, nummeret er ikke i bruk, ikke kontaktbar, var utilgjengelig, fikk ikke fatt i, mobilen er av, har slått av, var ute,
        var borte, er borte, hadde gått hjem, hadde gått, gått for dagen, var bortreist, hadde ikke tid, rakk ikke prate, ingen ..
        svarte|svarer|tok, ingen av dem svarte, ingen lykke, ikke lykkes, lyktes ikke, lykkes ikke, null svar, ingen respons, ikke
        respons, 0 svar, null respons, ikke noe svar, går rett til svarer, rett til telefonsvarer, svareren igjen, fikk svareren,
        fikk bare svareren, gikk ikke å få tak i, ikke å få tak på, lyktes ikke å nå, uten resultat, tlf av, telefonen av, telefonen
        død, mobilen av, kommer ikke gjennom, stille i andre enden, tom linje, svarer er på, svareren er på, talte inn, fikk ikke
        napp, fikk ei napp, nappet ikke, mobilen var av, mobilen var avslått, telefonen avslått, telefonen var av, telefonen var
        avslått, telefon av, mobil av, kom ikke igjennom, svarte ikke på, gikk ikke gjennom, var syk, fikk ingen svar, fikk ikke noe
        svar, gikk ikke, det gikk ikke, funket ikke, uten å lykkes, kom aldri gjennom, ble ikke noe, snakket med ingen, pratet med
        ingen, fikk tak i ingen, nådde ingen, ingen å snakke med, linja var død, linjen var død, linja død, linja til .. var død,
        linjen til .. var død, telefonen var død, mobilen død, mobilen var død, til svarer, kom til svarer, kom rett til svarer,
        rett til svarer, rett til svareren, kom til svareren, rett på telefonsvarer, satt i et møte, sitter i et møte, ga opp etter,
        gav opp etter, kom ikke forbi, satt i en annen samtale, i en annen samtale, satt i annen samtale, på en annen linje,
        bare|kun .. robot|svarrobot|svarer|telefonsvarer|opptak, robot svarer|svarte, svarer bare .. robot|maskin, svarrobot,
        robotstemme, bare pip, piper bare, ingen .. svarer|svarte, ingen .. tar|tok telefonen, ingen .. plukker|plukket opp
    """,
    unreached_by_them="""
        tapt anrop, tapte anrop, ubesvart anrop fra, ubesvart fra, mistet anrop, gikk glipp av, prøvde å nå meg, prøvde å ringe meg,
        har prøvd å nå meg, forsøkte å nå meg, prøvde å få tak i meg, hadde ringt .. mens, hadde ringt mens, har ringt mens, ringte
        .. mens, tapt samtale, søkte meg, har søkt meg, anrop jeg ikke, ringte men jeg, ringte mens jeg, tapt anrop fra, mistet
        samtale, ubesvart samtale, ubesvart oppringning, mistet anrop fra, hadde prøvd å ringe, har prøvd å ringe, prøvde å ringe
        oss, gikk glipp av anrop, rakk ikke å ta, jeg rakk ikke, prøvd å nå meg, forsøkt å nå meg, prøvd|prøvde|forsøkt|forsøkte å
        få tak i meg|oss, prøvd|prøvde|forsøkt|forsøkte å ringe meg|oss, ubesvarte, ubesvarte fra, ubesvarte anrop fra, ubesvarte
        anrop, ville ha tak i meg, ville få tak i meg, ville nå meg, lette etter meg, lett etter meg, jaget meg, prøvde mobilen min,
        prøvd mobilen min, prøvde telefonen min, prøvde meg, prøvd meg, spurte etter meg, spurt etter meg, forsøkte meg, så etter
        meg, prøvde|prøvd|forsøkte .. å ringe|nå meg|oss, prøvde|forsøkte å ringe|nå meg|oss
    """,
    message_left="""
        la igjen beskjed, la igjen melding, la beskjed, lagt igjen beskjed, la igjen en beskjed, la igjen en melding, lagt igjen melding,
        la|lagt igjen talemelding|beskjed|melding, snakket|talte inn beskjed|melding
    """,
    not_yet="""
        ikke ringt, ikke fått ringt, ikke mailet, ikke sendt, ikke rukket, har ikke, ikke ennå, ennå ikke, ikke enda, enda ikke, rakk ikke,
        glemte å, glemt å, ikke møtt, ikke snakket, ringte ikke, ringte ikke tilbake, gjenstår å, ikke fått snakket, ikke fått sendt, har
        ikkje, ikke hørt, ringte aldri, ringte aldri tilbake, ringte ikkje, mailet ikke, sendte ikke, møtte ikke, møtte ikke opp, dukket
        ikke opp, dukket aldri opp, ikke tatt kontakt, ikke fulgt opp, har ikke fått, fikk ikke ringt, fikk ikke tid, fekk ikke, glemt,
        glemte
    """,
    must="""
        skal, må, bør, burde, trenger å, husk å, husk, ikke glem, glem ikke, planlegger å, tenker å, å gjøre, todo, jeg vil, skulle, på tide
        å, kommer til å, prøver å, tenkte å
    """,
    called_off="""
        avlyst, avlyste, avlyses, ble avlyst, utsatt, utsatt til, utsatte, utsettes, flyttet til, flyttet, flyttes, flytter, flyttes til,
        avbestilt, ombooket, booket om, booket om til, ble ikke noe av, kansellert, kansellerte, framskyndet, fremskyndet, meldte avbud,
        avbud, ble ikke, skjøvet til, skjøv, flyttet vår|vårt|møtet|demoen|lunsjen|besøket|tiden
    """,
    wish="""
        vil møtes, vil, ville, ønsker, ønsket, trenger, trengte, ber om, ba om, bedt om, spør, spurte, spurt, lurer, lurte, venter, venter
        på, vurderer, tenker, planlegger, håper, krever, krevde, interessert i, sender, sender meg, lovet, lover, regner med, bekreftet,
        bekrefter, melder, meldte om, sa, sier, mener, kommer tilbake, tar kontakt, ringer meg, ringer oss, hører fra seg, bestilte,
        bestiller, levering, begynner, drar på, tilbød, gjerne, skulle gjerne, bestemmer seg, etterlyser, etterspør, hun sender, han sender,
        forventer, tilbyr, gir seg til, gir lyd, gir beskjed, er misfornøyd, er fornøyd, fornøyd, misfornøyd, klaget, klager, klaga, lovte,
        lova, bestilt, takket nei, takket ja, takker nei, takker ja, godkjente, godkjenner, slutter, slutta, fyller, vil ha, nevnte, nevner,
        ønska, ønskte, spør etter, spurte etter, spurte om, ba meg, betaler, leverer, kjøper, kjøpte, velger, valgte, kan ikke, bytter,
        byttet, er på ferie, går av med pensjon, passer, har ikke tid, tar ferie, tar over, undersøker, ser på det, sammenligner, skrev
        under, skrevet under, signerte, signert, synes, syntes, syns, skriver under, signerer, henter, gjennomgår, gir svar, blir sen, blir
        forsinket, kommer sent, forsinket, lander, ankommer, flyr, er forsinket, drøyer
    """,
    follow_up="""
        ba meg ringe, ba meg om å ringe, ba oss ringe, vil at jeg ringer, vil at jeg skal ringe, ønsker at jeg ringer, ba meg ta kontakt,
        vil bli oppringt, ba om å bli oppringt, vil ha en telefon, ba meg komme tilbake, følg opp, følge opp, følger opp, oppfølging, oppf,
        ring igjen, ringe igjen, ringer igjen, ring tilbake, ringe tilbake, ringer tilbake, kom tilbake til, kommer tilbake til, ta kontakt,
        tar kontakt igjen, ta kontakt igjen, kontakt igjen, kontakte igjen, kontakte, ny kontakt, nytt forsøk, prøv igjen, prøver igjen,
        prøve igjen, prøver på nytt, prøv på nytt, forsøker igjen, forsøk igjen, forsøker på nytt, påminn, påminn meg, minn meg, minn meg
        på, påminnelse til meg, husk meg på, sjekk igjen, sjekker igjen, sjekke igjen, sjekk med, sjekker med, neste kontakt, neste steg,
        neste samtale, ny samtale, ny telefon, purre, purr, purrer, ta opp igjen, tar opp igjen, tas opp igjen, gjenoppta, snakkes igjen,
        snakkes, vi snakkes, høres, vi høres, høres igjen, gjør det, gjør jeg, tar det, tar jeg, fikser, ring ham, ring henne, ring dem,
        mail ham, mail henne, ringer, ring, ringer ham, ringer henne, ny oppfølging, følges opp, ringes, på nytt, prøver, avtalt ny, jeg tar
        kontakt, hører med dem igjen, hør med, hører igjen, oppfølg, følg opp igjen, oppfølgning, ny prat, ny sjekk, ny runde, neste møte,
        nytt møte, ringer opp, ring opp, ringe opp, prøve, prøv, forsøker, forsøk, tester igjen, test igjen, sjekk, sjekker, sjekke, sjekke
        inn, sjekker inn, minner, minn, påminnelse, påm, purre igjen, purrer igjen, purring, pinger, ping, mailer, maile, mail igjen, melder
        meg, tar opp, ta opp, ta det opp, tar en prat, tar ny kontakt, tar ny prat, ta en telefon, tar en telefon, slår på tråden, slå på
        tråden, gir lyd, hører fra meg, skal høre, høre med, hører med, hør igjen, snakkes da, snakk igjen, snakker igjen, snakke igjen,
        prates, vi prates, møtes igjen, ny avstemming, f/u, fup, smser, smse, sms igjen, follow-up, followup, follow up, ba oss komme
        tilbake, ba meg høre igjen, ba meg prøve, ba oss prøve, sa jeg skulle ringe, sa at jeg skulle ringe, ville at jeg skulle ringe,
        ville at vi skulle ringe, tilbake til han, tilbake til henne, sender sms, sender mail, purrer på, purre på, minner om, dytter på,
        pusher, mailer igjen, ringer rundt, sjekker ut, vil|ville|ba|sa at|om jeg|vi skal|skulle ringe|høre|komme|maile, ba meg|oss
        ringe|maile|komme|høre|prøve, vil ha|bli samtale|oppringt|kontaktet, vil at jeg|vi hører|ringer|kommer|mailer, fortsetter,
        fortsettes, vi fortsetter, tar resten, til meg selv, notat til meg selv, husk, tilbake til ham, tilbake til dem, tilbake til dere,
        på lista mi, på listen min, på lista til, fortsettelse, fortsettelse følger, gjenopptar, gjenopptas, nytt forsøk på, en ny gang,
        mase på, maser på, mas på, svar henne, svar ham, svar han, svar dem, svare henne, svare ham, svare dem, gi henne svar, gi ham svar,
        gi svar, gir svar, får en telefon av meg, får telefon av meg, får mail av meg, får .. av meg, får høre fra meg, holde øye med, hold
        øye med, følge med på
    """,
    deadline="""
        innen, før, til, inntil, fram til, frem til, t.o.m., tom, til og med, fra, f.o.m., fom, fra og med, siden, gyldig til, gjelder til,
        gjelder fra, forfaller, forfall, frist, etter, levering, leveres, leveranse, klar, klart, klar til, starter, begynner, tilbake den,
        senest, seinest, uke, betales, ferie til, borte til, bekreftet levering, ønsket levering, i løpet av, ila, til på, innen den,
        forfallsdato, betales innen, å betale innen
    """,
    we_words="jeg, vi, æ, eg",
    they_words="han, hun, de, dem, kunden, sjefen, sjef, innkjøper, sekretæren",
    us_words="meg, oss",
    from_words="fra, av, inn",
    to_words="til, t, ut",
    with_words="med, m, sammen, møtte, traff, ringte, mailet, ringt, snakket",
    about_words="om, ang, angående, gjaldt, vedr, vedrørende, vedr., rundt, mht, over, ref, for, ad",
    and_words="og, &, +, samt, men, så",
    more_days="""
        i dag tidlig=0, i morges=0, i formiddag=0, i ettermiddag=0, i kveld=0, nå nettopp=0, nettopp=0, akkurat=0, tidligere i dag=0, i
        lunsjen=0, ved lunsjtid=0, i går kveld=-1, igår kveld=-1, igår=-1, idag=0, imorgen=1, i går ettermiddag=-1, i går formiddag=-1, i
        forgårs=-2, forgårs=-2, iforgårs=-2, i morra=1, imorra=1, i morgen tidlig=1, i overmorgen=2, overimorgen=2, igår ettermiddag=-1,
        igår formiddag=-1, igår morges=-1, i går morges=-1, igårkveld=-1, igårs=-1, i forigårs=-2, forigårs=-2, i for går=-2, i morgen
        formiddag=1, i morgen ettermiddag=1, imorgen tidlig=1, i morra tidlig=1, imårra=1, i mårra=1, i morgo=1, i dag formiddag=0, i
        formiddags=0, i ettermiddags=0, i stad=0, isted=0, i sted=0, nå i dag=0, nå i ettermiddag=0, litt siden=0, gårsdagens=-1,
        gårdagens=-1, morgendagens=1, dagens=0
    """,
    more_weekdays=(
        "ma mandagen mandagens",
        "ti tirsdagen tirsdagens",
        "on onsdagen onsdagens",
        "to torsdagen tor tors torsdagens",
        "fr fredagen fredagens",
        "lø lørdagen lørdagens",
        "sø søndagen søndagens",
    ),
    last_week="forrige uke, i forrige uke, sist uke, siste uke, forrige uka, i forrige uka, sist uka",
    next_week="neste uke, kommende uke, neste uka, uka etter",
    week_end="slutten, sent, slutten av",
    last_words="forrige, sist, siste, nå sist, på forrige, forige, førre",
    next_words="neste",
    ago="siden, sia",
    ahead="om, innen",
    at_clock="""
        kl, klokken, klokka, ved, rundt, ca, mellom, rett etter, rett før, like etter, like før, litt etter, litt før, presis, rett over,
        like over, litt over, i overkant av, cirka, omkring, rundt kl
    """,
    oclock="tiden, tida",
    morning="morges, morgenen, formiddag",
    afternoon="ettermiddag, ettermiddagen, kveld, kvelden",
    half_to="halv",
    quarter_past="kvart over, et kvarter over",
    quarter_to="kvart på",
    until_clock="til, og",
    dotted_times=True,
    numbers="""
        en=1, ett=1, et=1, ei=1, én=1, to=2, tre=3, fire=4, fem=5, seks=6, sju=7, syv=7, åtte=8, ni=9, ti=10, elleve=11, tolv=12,
        tretten=13, fjorten=14, femten=15, seksten=16, sytten=17, atten=18, nitten=19, tjue=20, tyve=20, tretti=30, førti=40, femti=50,
        seksti=60, nitti=90, tjuefem=25, trettifem=35, førtifem=45, femtifem=55, tredve=30, par=2
    """,
    minutes="m, min, mins, minutt, minutter, minutters, minutt., minutta",
    hours="h, t, tim, time, timer, timers, timen, timar, tima",
    days="dag, dager, d, dgr",
    weeks="uke, uker, uka",
    months="måned, måneder, mnd, mnd.",
    spans="""
        halvtime=30, en halvtime=30, en halv time=30, ei halv time=30, en halvtimes=30, halvtimen=30, et kvarter=15, kvarter=15, ett
        kvarter=15, kvarters=15, tre kvarter=45, trekvart=45, tre kvart=45, trekvart time=45, tre kvarters=45, en time=60, en times=60, en
        drøy time=60, en god time=60, halvannen time=90, halvannen=90, halvannen times=90, en og en halv time=90, en time og et kvarter=75,
        en time og tre kvarter=105, to og en halv time=150, halvtimes=30, halvtima=30, ei halvtime=30, halvannentime=90, en og en
        halvtime=90, timelang=60, timelangt=60, timeslang=60, timeslangt=60, halvtimeslang=30, halvtimeslangt=30
    """,
    and_half="og en halv, og ein halv, og halv",
    no_span_before="om, innen, hver, per, etter, siste, for, x, før, pr",
    no_span_after="forsinket, forsinkelse, senere, seinere, før, etter, unna, kjøring, for sent, garanti",
    currencies="kr=NOK, kroner=NOK, krone=NOK, dollar=USD, pund=GBP",
    trailing_currencies="kroner, krone, dollar, pund",
    dash_currency="NOK",
    no_cost="""
        pris, prisen, priser, rabatt, tilbud, tilbudt, budsjett, ordre, bestilte, verdi, verdt, eks mva, eks. mva, ekskl, inkl mva, pluss
        mva, per stk, stk, /stk, avtale, faktura, omsetning, skylder, kreditt, ordreverdi, à, betaler, betalte oss, per, pr, pr stk, p/stk,
        fakturaen, faktura på, forskudd, gjeld, avdrag, depositum, skylder oss, ubetalt
    """,
    question="""
        hva, når, hvem, hvilke, hvilken, hvor, hvorfor, hvordan, har vi, har jeg, kan du, kan dere, vis, finn, finnes, finnes det,
        er, er det, skal vi, skal jeg, hvor mange, hvor mye, hvilket, sa, gjorde, fortell, kan jeg, fikk vi, kan noen, noen som, har
        noen, vet noen, kunne noen, kan vi, går det an, hvem som, vis meg, list opp, finn fram, hent frem, gi meg, skriv en liste,
        lag en liste, list alle, skriv ut, lag oversikt, slett den|det|min|siste, slett .. linja|linjen|notatet|raden|loggen, fjern
        den|det|min, angre
    """,
    greeting="""
        hei, heisann, hallo, god, morgen, kveld, dag, jul, helg, godt, nytt, år, takk, så, mye, mange, tusen, for, hjelpen, ok, okei, okay,
        bra, supert, topp, perfekt, ha, en, fin, trivelig, hyggelig, hadet, det, vi, snakkes, ses, rapport, i, var, alt, selv, tilsvarende,
        flott, kjempebra, bot, ja, nei, jo, japp, test, glad, sommer, påske, mvh, snilt, herlig, fint, godmorgen, morn, hey, hello, thanks,
        bye, alle, sammen, til, deg, dere, kos, gratulerer, med, dagen, bursdag, lykke, bryllup, jobben, barnet, babyen, ferie, ferien,
        uken, uka, bedring, velkommen, nydelig, fine, notert, mottatt, ingen, problem, gjør, skal, bli, haha, klem, bursdagen, hipp, hurra
    """,
    signature="med vennlig hilsen, vennlig hilsen, mvh, hilsen, beste hilsen, sendt fra min",
    name_words="""
        per, lie, vik, dahl, dal, bakke, berg, haug, lund, strand, moen, mo, lien, li, eng, solberg, tveit, ring, rosen, liv, dag, odd,
        roar, tor, sol, siv, may, mai, stein, bjørn, ulv, ås, nes, sand, hagen, foss, bru, lunde, myhre, holm, holt, skog, vinter, frost,
        sommer, tind, øy, sjø, berge, kari, ole, even, sander, trygg, frode, alv, stig, jan, rød, falk, ørn
    """,
    base_verbs="ringe, sende, opp, på, av, om, igjen, tilbake, telefon, post, mail, stk",
    month_words="i, til, fra, før, etter, siden, innen, begynnelsen, slutten, av, midten, medio, primo, ultimo",
    at_person="hos",
    ordinary="""
        hun, han, de, jeg, vi, den, det, og, en, et, på, i, av, til, fra, med, hos, om, ved, ny, nye, nytt, ok, daglig, leder, sjef, kunde,
        ang, tlf, mva, prosjekt, levering, tilbud, takk, hei, obs, haster, viktig, emne, dato, dan
    """,
    by_medium="via, per, pr, på, over, i",
    corrections="""
        nei, sorry, beklager, jeg mener, jeg mente, rettelse, oi, det var, feil, skal være, skulle være, ikke, heller, endre til, endre, mente, vent
    """,
    that_words="at",
    halves="halv, halvt, halve",
    quarters="kvarter, kvarters, kvart, kvarteret",
    fractions="halv=30, halvannen=90, halvanna=90, halvannet=90, trekvart=45",
    amount_adjectives="drøy, drøyt, snau, god, knapp, hel, lita, liten, rask, ca, cirka, kort",
    bare_hours="time, times, timen",
    cut_off="la på, ble brutt, brutt, falt ut, brøt, mistet forbindelsen",
    range_from="fra, mellom, kl, klokka, klokken",
    modals="per, ring, lie, hans, vind, tor, sol, dag, vik, ny, even, liv, dal",
    negations="ikke, aldri, ingen, intet, ikkje, ikkj, uten",
    told_hours="""
        titiden=10, nitiden=9, åttetiden=8, ellevetiden=11, tolvtiden=12, ettiden=1, totiden=2, tretiden=3, firetiden=4, femtiden=5
    """,
    past_words="over",
    before_words="på",
    by_words="av",
    beside="med, m, sammen",
    price_units="""
        per måned, i måneden, /mnd, mnd, per mnd, per år, i året, per stk, stk, i timen, per time, om dagen, per dag, pr mnd, pr stk, pr
        måned, måneden
    """,
    spent="""
        parkering, taxi, porto, frimerke, frimerker, bompenger, bom, bensin, billett, billetter, tog, blomster, gave, regning, kostet,
        betalte, utlegg, kvittering, drosje, mat, kosta, kom på, betalt, kostnad, ferge, ferga, fergebillett, trikk, t-bane, buss,
        bussbillett, togbillett, fly, flybillett, hotell, parkeringsavgift, parkeringsbot, kilometergodtgjørelse, sjokolade, kake, vin,
        flaske, bukett, bud, inngang, inngangsbillett, drivstoff, kaffe, boller, rundstykker, smørbrød, bomring, båt, båten, gavekort, tips,
        diesel, nota, totalt, til sammen, i alt
    """,
    planned="""
        booket, booka, booket inn, booke, booker, booke inn, bestilt, avtalt, avtalte, avtale, planlagt, planlegge, satt opp, satt av, i
        kalenderen, foreløpig, har møte, har et møte, har lunsj, har demo, har avstemming, har gjennomgang, har teams, skal ha, skal ha
        møte, inviterte, invitert, inviterer, innkalt, innkalte, innkalling, lagt inn, la inn, er bekreftet, er satt, berammet, foreslo,
        foreslått, foreslår, invitasjon, invitert til, bekreftet møtet|møte|vårt|lunsjen|besøket|avtalen
    """,
    they_come="""
        kommer hit, kommer innom, kommer på besøk, kommer på, kommer til oss, kommer over, besøker oss, stikker innom oss, kommer .. til
        oss, kommer .. hit, kommer .. opp til oss
    """,
    end_of_week="""
        slutten av uka, slutten av uken, i slutten av uka, i slutten av uken, mot slutten av uka, før helga, før helgen, til helga, til
        helgen, senere i uka, seinere i uka, senere denne uka, senere denne uken
    """,
    coming_words="førstkommende, kommende, nå på, førstkommande",
    weekdays_of="mandagens, tirsdagens, onsdagens, torsdagens, fredagens, lørdagens, søndagens",
    be_words="er",
    travel="""
        i bilen, i bil, kjøring, kjøretur, kjøretid, reise, reisetid, på toget, med tog, med bil, på veien, på vegen, hver vei, kjørte,
        reiste, bilkjøring, kjøre, i kø, tog, fly, ventet, venta, venting, forsinket, for sen, telefonkø
    """,
    after_words="etter",
    not_there="""
        stengt dør, stengt, låst dør, låst, ingen hjemme, ingen der, ingen på plass, ingen på kontoret, sto på døra, sto utenfor, stod på
        døra, møtte stengt dør, la igjen .. i resepsjonen, la igjen lapp, la igjen visittkort
    """,
    told_times="""
        halvett=750, halvto=810, halvtre=870, halvfire=930, halvfem=990, halvseks=1050, halvåtte=450, halvni=510, halvti=570,
        halvelleve=630, halvtolv=690
    """,
    then_words="etterpå, så, deretter, siden, senere",
    him_words="han, ham",
    leave_words="gikk, dro, reiste, ferdig, sluttet, stakk",
    desires="""
        vil, ville, ønsker, ønsket, trenger, trengte, ber, ba, bedt, venter, håper, krever, krevde, interessert, gjerne, etterlyser,
        etterspør, kommer, tenker, skal, lover, lovet, lovte
    """,
    adverbs="endelig, nettopp, akkurat, raskt, også, bare, kort, omsider, nå, vel",
    that_day="da",
    ordinals="""
        tredje=3, fjerde=4, femte=5, sjette=6, sjuende=7, åttende=8, niende=9, tiende=10, ellevte=11, tolvte=12, trettende=13, fjortende=14,
        femtende=15, sekstende=16, syttende=17, attende=18, nittende=19, tjuende=20, tjueførste=21, tjueandre=22, tjuetredje=23,
        tjuefjerde=24, tjuefemte=25, tjuesjette=26, tjuesjuende=27, tjueåttende=28, tjueniende=29, trettiende=30, trettiførste=31
    """,
    object_words="ham, henne, dem, han",
    accented="så",
    self_words="selv, sjøl, sjølv",
    whose_words="som, når, da, mens",
    hellos="hei, heisann, hallo, heia, halla",
    thanks="takk, supert",
    idioms="på min regning, på vår regning, kjøpte .. til|åt, skal du ha, skal dere ha",
    parts_of_day="""
        morgen, morgenen, formiddag, formiddagen, ettermiddag, ettermiddagen, kveld, kvelden
    """,
    signals="""
        ring*, *ringte, *ringt, *ringning, telefon*, *telefon, *telefonen, tlf*, røret, samtale*, *samtale, *samtalen, mail*, *mail,
        *mailen, epost*, *post, *posten, sms*, melding*, *melding, møt*, *møte, *møtet, treff*, traff*, besøk*, *besøk, *besøket,
        lunsj*, *lunsj, demo*, svarte, svart, prat*, snakk*, video*, brev*, whatsapp*, linkedin*, chat*, visit*, innom, purr*, masa,
        banket, hørte, nådde, overlever*, overrakt*, tok med, skriver
    """,
    again_words="igjen, da, nytt",
    after_weekend="etter helga, etter helgen, etter helg, over helga, over helgen",
    start_words="begynte, startet, starta, start",
    nothing_words="null, ingenting, nada, nix, stille",
    treat="på meg, på oss, jeg spanderte, på min regning, på vår regning, av egen lomme",
    joined_units="timers=60, times=60, minutters=1",
    bill="regning, regningen, regninga, nota",
    attempts="""
        søkte, søkt, prøvde å ringe, forsøkte å ringe, prøvd å ringe, prøvde å få tak i, prøvd å få tak i, forsøkt å få tak i, prøvde å nå,
        forsøkte å nå
    """,
    week_before_last="forrforrige uke, uka før forrige, uken før forrige, uka før sist",
    before_last="forrforrige",
    then_before_last="før sist, før forrige, før siste",
    no_show="""
        dukket ikke opp, dukket aldri opp, møtte ikke opp, møtte aldri opp, kom aldri, uteble, uteblitt, dukka ikke opp, dukka aldri opp,
        ikke møtt opp, kom ikke til møtet, glemte møtet, glemte vårt, koblet seg aldri på, meldte seg aldri på
    """,
    orders="""
        svar, svare, send, sende, gi, be, spør, spørre, sjekk, sjekke, informer, informere, bekreft, bekrefte, minn, minne, bestill,
        bestille, lever, levere, forbered, forberede, oppdater, oppdatere, avklar, avklare, hør med, høre med, kontroller, ordne, fiks,
        fikse, finn ut, si, si fra til, fortell, fortelle, takk, takke, inviter, invitere, snakk med, snakke med, ta opp, pris, regn på,
        videresend, fakturer, kjøp, kjøpe, book, purr, purre
    """,
    promises="lovet, lovte, lovde, lova, har lovet, sa jeg skulle",
    weekend="i helga, i helgen, til helga, til helgen, helga, helgen",
    lately="""
        her om dagen, forleden, forleden dag, nylig, her en dag, for noen dager siden, for et par dager siden, tidligere i uka, tidligere i
        uken, tidligere denne uka, for en stund siden, for litt siden
    """,
    lasting="i",
    if_words="hvis, dersom, om, når",
)
