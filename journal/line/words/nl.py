"""Lists what is said in lines in Dutch."""

from journal.line.result import LineKind
from journal.line.words.line_words import DeedWords, LineWords

WORDS = LineWords(
    call=DeedWords(
        verb="""
            belde, belde op, belde terug, telefoneerde, belde even, belde net, bellen met, belde met, belde even met, belden, belde
            weer, belde op met, hing aan de lijn met, hing aan de telefoon met, had .. aan de lijn, had .. aan de telefoon, kreeg ..
            aan de lijn, kreeg .. aan de telefoon, sprak telefonisch, telefoneerde met, pleegde een telefoontje, zei aan de
            telefoon, vertelde aan de telefoon, meldde telefonisch, bevestigde telefonisch, liet telefonisch weten, gaf telefonisch
            aan, vertelde telefonisch, zei telefonisch, meldde aan de telefoon, belt :, belt dat, belt om te zeggen|melden|vragen,
            belt en zegt|vraagt
        """,
        we="""
            gebeld, opgebeld, teruggebeld, nagebeld, getelefoneerd, gebeld met, gesproken aan de telefoon, telefonisch gesproken, heb
            gebeld, hebben gebeld, heb .. gebeld, hebben .. gebeld, geprobeerd te bellen, geprobeerd te bereiken, probeerde te bellen, even
            gebeld met, telefonisch contact gehad, net opgehangen, aan de lijn gehad, aan de telefoon gehad, telefoontje gepleegd, ik belde,
            koud gebeld, ff gebeld, ff gebeld met, effe gebeld, effen gebeld, kort gebeld, net gebeld, aan de lijn gehangen, aan de telefoon
            gehangen, telefonisch doorgesproken, telefonisch afgestemd, telefonisch overlegd, gebeld en gesproken, terug gebeld, even aan de
            lijn gehad, aan de lijn gekregen, aan de telefoon gekregen, te pakken gekregen, even de telefoon gepakt, gebeld ivm, nog gebeld,
            doorgebeld, belrondje gedaan, bereikt, kort aan de lijn gehad, nam op, namen op, nam de telefoon op, nam de hoorn op, nam aan,
            nam eindelijk op, neemt op, kreeg .. te pakken, had .. te spreken, kreeg .. te spreken, te spreken gekregen, te spreken gehad,
            geprobeerd .. te bellen, geprobeerd .. te bereiken, probeerde .. te bellen, probeerde .. te bereiken, geprobeerd .. aan de lijn
            te krijgen, geprobeerd
        """,
        they="""
            voicemail van, voicemail gekregen, voicemailbericht van, voicemail ontvangen, belde mij, belde me, belde ons, belde mij terug,
            belde me terug, heeft gebeld, heeft .. gebeld, had gebeld, had .. gebeld, hebben ons gebeld, heeft teruggebeld, heeft ..
            teruggebeld, gebeld door, opgebeld door, teruggebeld door, telefoontje van, belletje van, telefoon van, inkomend gesprek, oproep
            van, werd gebeld door, kreeg een telefoontje, kreeg telefoon, kreeg een belletje, belde in, belde naar ons, gebeld worden door,
            tel van, telefoongesprek van, inkomende oproep, belde ons op, belde me op, belde mij op, heeft mij gebeld, heeft me gebeld,
            heeft ons gebeld, ik werd gebeld door, belletje gehad van, telefoontje gehad van, belletje gekregen van, telefoontje gekregen
            van, telefoontje binnen van, inkomend telefoontje, inkomend belletje, op mijn voicemail, mijn voicemail ingesproken, sprak mijn
            voicemail in, op mijn antwoordapparaat, zocht telefonisch contact, nam telefonisch contact op, zocht contact per telefoon, nam
            contact op per telefoon, belde om te, belde met een klacht, heeft telefonisch contact gezocht, inkomend, inkomend van, inkomende
            van, binnenkomend, binnenkomende oproep, binnengekomen oproep, binnengekomen telefoontje
        """,
        noun="""
            telefoontje, telefoongesprek, belletje, telefonisch, telefoon, tel, tel., telefonisch overleg, telefonisch contact, aan de
            telefoon, per telefoon, via de telefoon, over de telefoon, belafspraak, gesprek per telefoon, telefonische afspraak, telco, aan
            de lijn, aan de lijn met, call, conference call, telefonisch gesprek, belcontact, via telefoon, telefoonafspraak, calletje,
            belmoment, oproep, mobiel, aan lijn, telefonische, telefoonoverleg, telefoonmeeting, telefoon gesprek, *telefoontje, *belletje,
            kort belletje, belronde, belletjes, tel overleg, tel. overleg, tel gesprek, tel. gesprek, telgesprek, tel contact, tel. contact,
            telefonisch onderhoud, *telefoongesprek, belpoging, opvolgcall, introcall, kennismakingscall, hing op, hing .. op, gooide de
            hoorn erop, gooide de hoorn op de haak, telefoniste, de centrale, telefooncentrale
        """,
        todo="""
            bellen, bel, ik bel, terugbellen, bel terug, ik bel .. terug, bel .. terug, bel .. weer, ik bel .. weer, bel .. op, nabellen,
            weer bellen, opnieuw bellen, opbellen, moet .. bellen, nog bellen, zal .. bellen, ga .. bellen, even bellen, bel .. opnieuw,
            wordt teruggebeld, te bellen, bellen we, bel ik, we bellen, bel ik .. terug, telefoneren, teruggebeld worden
        """,
    ),
    chat=DeedWords(
        verb="""
            appte, smste, sms'te, chatte, messagede, stuurde een appje, berichtte, pingde, slackte, stuurde een sms, appte terug,
            smste terug, stuurde een app, stuurde appje, stuurde sms, stuurde een berichtje, stuurde een bericht, stuurde .. een
            appje, stuurde .. een app, stuurde .. een sms, stuurde .. een bericht, stuurde .. een berichtje, whatsappte, appten,
            pingde op teams, chatte via teams, reageerde op linkedin, berichtte via linkedin, stuurde een linkedin, appt :, smst :,
            whatsappt :, appt dat, appt of, sms't dat, appt me|mij|ons dat
        """,
        we="""
            geappt, geapped, ge-sms't, gesmst, gechat, gewhatsappt, ge-appt, appje gestuurd, sms'je gestuurd, sms gestuurd, berichtje
            gestuurd, ff geappt, effe geappt, app gestuurd, bericht gestuurd, smsje gestuurd, whatsapp gestuurd, whatsappje gestuurd,
            linkedinbericht gestuurd, linkedin bericht gestuurd, teruggeappt, heen en weer geappt, gesms't, gesmsd, ge-smst, gepingd,
            gepinged, geslackt, gechat via teams, via whatsapp gesproken, berichtje gedaan, appje gedaan, appjes gewisseld, berichten
            gewisseld, geappt met, gechat met, appje teruggestuurd
        """,
        they="""
            appje van, sms van, bericht van, berichtje van, sms'je van, appte me, appte mij, appte ons, app van, appbericht van, kreeg een
            appje, kreeg een sms, appje gekregen van, app gekregen van, sms gekregen van, bericht gekregen van, berichtje gekregen van,
            whatsapp van, whatsappje van, linkedinbericht van, dm van, kreeg een app, kreeg een bericht, kreeg een berichtje, kreeg appje,
            appje ontvangen van, appte terug, appje terug van, heeft geappt, heeft .. geappt, geappt door
        """,
        noun="""
            appje, app, sms, sms'je, smsje, bericht, berichtje, chat, whatsappje, whatsappbericht, appbericht, linkedin-bericht,
            linkedinbericht, dm, inmail, via linkedin, op linkedin, via de app, per app, per sms, spraakbericht, app-bericht, chatbericht,
            appcontact, appgesprek, appverkeer, *appje, *berichtje, *bericht, whatsapp-bericht, appjes, smsjes, via whatsapp, via sms, via
            slack, op whatsapp, per whatsapp, teams-chat, teamschat, teamsbericht, op slack, via app, via signal, chatgesprek, dm'etje,
            teams-bericht, zoom-chat, slack-chat, in de chat, in de teams-chat, via de chat
        """,
        todo="appen, app .., sms'en, zal appen, ik app",
    ),
    mail=DeedWords(
        verb="""
            mailde, e-mailde, stuurde een mail, stuurde een mailtje, stuurde mail, mailde terug, beantwoordde, stuurde een e-mail,
            stuurde .. een mail, antwoordde per mail, stuurde .. per mail, stuurde per mail, mailde even, mailde over, stuurde ..
            een mailtje, mailde door, reageerde per mail, mailden, beantwoordde mail van, beantwoordde een mail van, beantwoordde de
            mail van, antwoordde op mail van, antwoordde op een mail van, antwoordde op de mail van, reageerde op mail van,
            reageerde op een mail van, reageerde op de mail van, mailt :, e-mailt :, mailt dat, mailt of, schrijft dat, mailt
            me|mij|ons dat
        """,
        we="""
            gemaild, ge-e-maild, geë-maild, gemailed, geantwoord per mail, mail gestuurd, mailtje gestuurd, e-mail gestuurd, mail verstuurd,
            teruggemaild, doorgemaild, doorgestuurd, mail beantwoord, per mail beantwoord, e-mail verstuurd, nagemaild, gereageerd op ..
            mail, geantwoord op .. mail, mail van .. beantwoord, ff gemaild, even gemaild, mailtje verstuurd, mailtje gedaan, mailtje
            teruggestuurd, mail teruggestuurd, mails gewisseld, per mail gestuurd, per mail verstuurd, per mail verzonden, gemaild met,
            gemaild naar, heen en weer gemaild, opvolgmail gestuurd, mailtje uit, mail uitgestuurd, op de mail gezet, op mail gereageerd,
            mail doorgestuurd, mail van beantwoord, mailtje van .. beantwoord, gereageerd op mail van, gereageerd op de mail van, geantwoord
            op mail van, geantwoord op de mail van
        """,
        they="""
            mailde me, mailde mij, mailde ons, mail van, mailtje van, e-mail van, heeft gemaild, heeft .. gemaild, mail gekregen van, mail
            ontvangen van, reactie van, antwoord van, gemaild door, mail binnen van, antwoordde op, reageerde op, e-mail gekregen van,
            e-mail ontvangen van, mailtje gekregen van, mailtje ontvangen van, kreeg een mail, kreeg een mailtje, kreeg mail, mail terug
            van, mailtje terug van, mailde terug, heeft teruggemaild, heeft .. teruggemaild, bedankmail van, bedankmailtje van, mailreactie
            van, gemaild gekregen van, reageerde per mail
        """,
        noun="""
            mail, mailtje, e-mail, email, e-mailtje, per mail, via mail, via de mail, per e-mail, via e-mail, op de mail, mailcontact,
            mails, mailwisseling, *mail, *mailtje, mailverkeer, e-mailcontact, mailuitwisseling, emailwisseling
        """,
        todo="mailen, mail .. even, zal mailen, ik mail, moet .. mailen, nog mailen, e-mailen, mail ik",
    ),
    letter=DeedWords(
        verb="""
            postte, stuurde een brief, stuurde een kaart, stuurde een kaartje, stuurde bloemen, stuurde een bedankkaartje, postte een brief
        """,
        we="""
            gepost, op de post gedaan, op de bus gedaan, per post gestuurd, per post verstuurd, brief gestuurd, brief verstuurd, per
            koerier verstuurd, aangetekend verstuurd, op de post, kaartje gestuurd, kaart gestuurd, kaartje verstuurd, kaartje gepost,
            kaart gepost, brief gepost, kaart verstuurd, bloemen gestuurd, bloemetje gestuurd, bedankkaartje gestuurd, kerstkaart gestuurd,
            brief geschreven, op de bus, aangetekend gestuurd, op de post gegooid
        """,
        they="brief van, post van",
        noun="""
            brief, briefje, per post, op de post, aangetekende brief, kaart, kaartje, kerstkaart, per koerier, bedankkaart, aangetekend,
            via de post, *brief, *briefje, *kaartje, felicitatiekaart, bedankkaartje, verjaardagskaart, geboortekaartje, rouwkaart
        """,
    ),
    fax=DeedWords(
        verb="faxte",
        we="gefaxt, gefaxed, fax gestuurd",
        they="fax van",
        noun="fax, per fax, faxbericht",
    ),
    meeting=DeedWords(
        verb="""
            ontmoette, lunchte, dineerde, trof, at met, dronk koffie, presenteerde, demonstreerde, sprak af met, kwam tegen,
            lunchten, zat met, nam mee uit lunchen, demode, dronk een biertje, dronk een bakkie, sprak live, gaf een demo, gaf demo,
            gaf een presentatie, gaf presentatie, deed een demo, had een afspraak, had afspraak, had overleg, had een overleg, had
            een meeting, had meeting, lunchte met, borrelde, vergaderde, zag, kwam .. tegen, liep .. tegen het lijf, at een hapje,
            tegen het lijf gelopen, liep tegen het lijf, ontbeten, gedineerd, gegeten, at, koffie gedronken, biertje gedronken,
            geborreld, laten zien aan, liet .. zien aan
        """,
        we="""
            ontmoet, getroffen, geluncht, gedineerd, koffie gedronken, gegeten met, koffiegedronken, gepresenteerd, gedemonstreerd, demo
            gegeven, afspraak gehad, overlegd, vergaderd, gezeten met, kennisgemaakt, uit eten geweest, uit eten, tegengekomen, tegen het
            lijf gelopen, wezen lunchen, naar ajax geweest, geborreld, gegolfd, demo gedaan, presentatie gegeven, naar .. geweest, bakkie
            gedaan, bakje gedaan, koffietje gedaan, bakkie gedronken, koffie gedaan, biertje gedaan, biertje gedronken, hapje gegeten, wezen
            eten, gaan eten, gaan lunchen, lunch gehad, diner gehad, meeting gehad, om tafel gezeten, aan tafel gezeten, rond de tafel
            gezeten, bij elkaar gezeten, gesproken op de beurs, op de beurs gesproken, bijeenkomst gehad, kennis gemaakt, kennisgemaakt met,
            op beurs gesproken, op de koffie geweest, op de koffie, naar de beurs geweest, meegenomen naar, mee uit eten genomen,
            uitgenodigd voor lunch, demo gegeven aan, gedemood, gedemoot, gegolft, getennist, gepadeld, gegeten, getafeld, gebruncht, samen
            gegeten
        """,
        noun="""
            afspraak, meeting, overleg, vergadering, bijeenkomst, lunch, lunchafspraak, zakenlunch, diner, etentje, ontbijt, koffie,
            bakkie, bakje koffie, kop koffie, kopje koffie, borrel, demo, demonstratie, presentatie, beurs, vakbeurs, kennismaking,
            kennismakingsgesprek, onderhandeling, gesprek, kick-off, kickoff, voortgangsoverleg, projectoverleg, evaluatie,
            evaluatiegesprek, jaargesprek, kwartaaloverleg, stand, congres, event, evenement, verkoopgesprek, werkoverleg, wedstrijd,
            netwerkborrel, golf, face-to-face, face to face, intakegesprek, bespreking, werklunch, *overleg, *gesprek, *gesprekje,
            *afspraak, *lunch, *borrel, *diner, *etentje, *vergadering, *bijeenkomst, *presentatie, *beurs, *meeting, *ontbijt, *demo,
            koffietje, bakkie koffie, biertje, biertjes, hapje, eten met, diner met, nieuwjaarsborrel, kerstborrel, open dag, opendag,
            onderhoud, sessie, mtg, rondetafel, voetbal, voetbalwedstrijd, golfdag, bakje, 1-op-1, 1 op 1, koffieafspraak, koffiemoment,
            bila
        """,
        todo="""
            afspreken met, ontmoeten, zien we, zie ik, zie, zien, lunchen met, lunch ik, spreek af met, koffie drinken met, demo
            geven, presenteren, ontmoet ik, dineren met, vergaderen met, te laten zien, laat ik .. zien, laten we .. zien
        """,
    ),
    online=DeedWords(
        verb="zoomde, videobelde, skypete, teamsde, videobelde met, teamste, facetimede",
        we="""
            gevideobeld, gezoomd, geskypet, geteamst, via teams gesproken, gevideobeld met, geteamsd, via zoom gesproken, via teams
            overlegd, online gesproken, online gezeten, online afgesproken, beeldgebeld, gevideocalled, digitaal overlegd, via meet
            gesproken, teams gehad, teamsoverleg gehad, gefacetimed, geskyped
        """,
        noun="""
            videocall, videogesprek, videobellen, videovergadering, online overleg, online meeting, online afspraak, teamsoverleg,
            teams-overleg, teamsmeeting, teams-meeting, teamscall, teams-call, teamsafspraak, zoommeeting, zoom-meeting, zoomcall,
            zoomgesprek, online demo, webinar, videoconferentie, digitaal overleg, digitale afspraak, online vergadering,
            video-overleg, beeldbellen, beeldbelafspraak, teamsgesprek, teams-gesprek, via meet, digitaal, online, videocall*,
            virtueel overleg, schermdeling, online gesprek, online presentatie, video*, teams*, zoom*, teams meeting, teams overleg,
            teams call, teams afspraak, zoom call, zoom meeting, zoom overleg, zoom gesprek, online kennismaking, via zoom, via
            teams, op teams, op zoom, skypegesprek, skypecall, meet-overleg, webmeeting, digitale meeting, virtuele meeting,
            digitale demo, hybride overleg, webinars, webinartje
        """,
    ),
    workshop=DeedWords(
        we="getraind, training gegeven, workshop gegeven",
        noun="""
            workshop, workshops, training, cursus, seminar, trainingsdag, opleiding, productentraining, producttraining, scholing,
            opleidingsdag, workshop*, heidag, *workshop, *training, *cursus, *opleiding, *seminar, sessiedag, brainstorm, brainstormsessie,
            instructiedag, gebruikerstraining, ws
        """,
    ),
    visit=DeedWords(
        verb="",
        we="""
            langs geweest, langsgeweest, langsgegaan, op bezoek geweest, op bezoek bij, bezocht, bij .. langs geweest, bij ..
            langsgeweest, geweest bij, langsgereden, langs gereden, reed naar, gereden naar, naar .. gereden, ging langs bij, ging
            naar, binnengelopen bij, even langs, geweest, aangewipt bij, was bij, waren bij, ben bij, zat bij, binnengewipt bij, ter
            plaatse geweest, langsgekomen bij, bezoek gebracht, bezoek gebracht aan, langs gegaan, even binnengelopen bij, bezoekje
            gebracht, langs gegaan bij, ff langs geweest, effe langs geweest, even langs geweest, even langsgeweest, even
            langsgegaan, even langs bij, langs gewipt, langsgewipt, langsgewipt bij, gewipt bij, binnengesprongen bij, aangelopen
            bij, aangereden bij, naar .. geweest, naar .. toe geweest, naar .. toe gereden, op bezoek, bij .. op bezoek geweest, bij
            .. gezeten, op locatie geweest, op locatie bij, toe geweest, heen geweest, heen gereden, rondgelopen bij, wezen kijken
            bij, bij .. op kantoor gezeten|geweest, bij .. langsgegaan, bij .. aan tafel gezeten, even aangewipt, gaan kijken bij,
            bezocht met, reden naar, op visite bij, op visite geweest, ben langs bij, gereden|gereisd .. om .. te
            bezoeken|ontmoeten|zien|spreken, reed .. naar, bij ..
            binnengelopen|aangelopen|aangewipt|langsgegaan|langsgereden|langsgelopen|binnengewipt|geweest|gezeten, naar ..
            gelopen|gefietst|toe geweest, kom net bij .. vandaan, kom bij .. vandaan, kom net van, kom zojuist bij .. vandaan, naar
            .. gereden, naar .. gefietst, langs .. gegaan, langs .. gegaan met, langsgegaan bij, langs geweest bij, langsgereden
            bij, langsgebracht bij, langsgebracht, afgeleverd bij, gebracht naar, ben ik bij .. geweest|langsgegaan|langsgeweest,
            zijn we bij .. geweest|langsgegaan, ben ik op .. geweest, liet|lieten me|mij|ons zijn|haar|hun .. zien, gaf|gaven
            me|mij|ons .. rondleiding, leidde|leidden me|mij|ons rond, leidde|leidden me|mij|ons .. rond, heeft|hebben me|mij|ons ..
            rondgeleid, ben|werd|werden|zijn .. rondgeleid door, nam|namen me|mij|ons mee
        """,
        noun="""
            bezoek aan, klantbezoek, bedrijfsbezoek, bezoek bij, bezoek, bezoekje, locatiebezoek, werkbezoek, bezoekje aan, bezoekje bij,
            op locatie bij, bouwbezoek, *bezoek, *bezoekje, *bezichtiging, projectbezoek, bezichtiging, relatiebezoek
        """,
        todo="""
            ga naar, ga langs, ga .. naar, ga .. langs, gaan naar, gaan langs, gaan .. naar, gaan .. langs, langsgaan, langs gaan,
            bezoek ik, bezoeken, te bezoeken, onderweg naar, rij naar, rijd naar, rij .. naar, op weg naar, moet naar, moet langs,
            moet .. langs, moet .. naar, kom langs bij, wil langs, langskomen bij, langs bij, ben ik bij, zijn we bij, zijn wij bij,
            zit ik bij, sta ik bij, ben ik op, rijd ik naar, rij ik naar, ga ik langs bij, ga ik naar
        """,
    ),
    hosted=DeedWords(
        verb="""
            kwam langs, kwam binnen, kwam op bezoek, was hier, was bij ons, kwam bij ons, kwam naar ons, liep binnen, kwam even langs, stond
            voor de deur, bezocht ons, kwamen langs, was op bezoek, waren bij ons, waren hier, wipte binnen, wipte even binnen, waren op
            bezoek, kwam even binnen, kwam aanwaaien, kwam binnenlopen, kwam buurten, stond op de stoep, stapte binnen, sprong binnen, kwam
            kijken, kwam even buurten, wipte langs, kwam hierheen, kwam hier langs, wipte .. binnen, wipte .. langs, wipten .. binnen,
            stapte .. binnen, liep .. binnen, kwam .. binnenlopen, kwam .. aanwaaien
        """,
        we="""
            rondgeleid, rondleiding gegeven, ontvangen op kantoor, op kantoor ontvangen, ontvangen bij ons, op ons kantoor ontvangen, bij
            ons ontvangen, ontvangen op ons kantoor, in onze showroom ontvangen, thuis ontvangen, te gast gehad, op bezoek gehad, over de
            vloer gehad, hier gehad, op kantoor gehad
        """,
        they="""
            kwam langs, kwam op bezoek, kwam bij ons, was bij ons, kwam naar ons, kwamen langs, kwam even langs, liep binnen, bezocht ons,
            was hier, is langs geweest, is langsgeweest, is .. langs geweest, waren bij ons, waren hier, was op bezoek, was bij ons op
            bezoek, is hier geweest, is bij ons geweest, hier geweest, bij ons geweest, bij ons langs geweest, op bezoek bij ons, bij ons
            langs, langsgekomen, langs gekomen, bij ons binnen, wipte binnen, op kantoor geweest, kwam naar kantoor, kwam op kantoor, kwam
            kijken bij ons, kwam binnen bij ons, kwam binnenlopen, kwam even binnen, was op kantoor, waren op kantoor, wipte langs, langs
            geweest op kantoor, langs geweest bij ons, langsgeweest op kantoor, kwam langs op kantoor, kwam buurten, even bij ons geweest,
            stapte binnen, kwam .. langs, kwamen .. langs, kwam .. binnen, kwam .. buurten, heeft ons bezocht, hebben ons bezocht, ons
            bezocht, bezochten ons, ons .. bezocht, bezocht onze, bezocht het kantoor, hier op bezoek, bij ons op bezoek, bij ons op
            kantoor, hier langs geweest, bij ons gehad, hier langs, was|waren .. in het magazijn|op kantoor|in de showroom|in de winkel|in
            de fabriek, kwam in de winkel, op kantoor langs, waren .. bij ons, was .. bij ons, waren .. hier, was .. hier, waren bij ons in
            huis, hier over de vloer
        """,
        noun="""
            bezoek van, bezoekje van, bezoek bij ons, op bezoek bij ons, rondleiding, aan de balie, bezoek aan de balie, onverwacht bezoek
            aan de balie
        """,
    ),
    at_theirs="""
        bij hen, bij hun, bij de klant, bij klant, bij hem, bij haar, op hun kantoor, hun kantoor, op locatie, ter plaatse, bij hem op
        kantoor, bij haar op kantoor, bij hen op locatie, bij hen op kantoor, in hun fabriek, op de bouwplaats, hun magazijn, hun showroom,
        bij hun op kantoor, op zijn kantoor, op haar kantoor, op de werf, bij hem thuis, bij hem op de zaak, in hun zaak, hun vestiging, bij
        de klant op locatie, op de bouw, in hun winkel, op|in zn|z'n|zijn|haar|hun|d'r
        werf|kantoor|bedrijf|zaak|loods|winkel|fabriek|werkplaats|hal|showroom|magazijn|pand|terrein|kwekerij|boerderij, bij hem|haar|hen
        op|in, in de zaak, op zijn werk, bij hem|haar thuis, de loods door, door de loods, door de fabriek, door hun
    """,
    at_ours="""
        bij ons, op ons kantoor, ons kantoor, op kantoor, bij ons op kantoor, onze showroom, in onze showroom, hier op kantoor, onze
        fabriek, bij mij, onze vestiging, ons magazijn, aan onze showroom, op onze locatie, onze zaak, onze stand, op onze stand, in ons
        pand, op de zaak, onze vergaderzaal, onze winkel, in het magazijn, in de showroom, op|in ons|onze
        kantoor|bedrijf|zaak|loods|winkel|fabriek|werkplaats|hal|showroom|magazijn|pand, hier in huis, bij ons in, vergaderzaal hier, in
        onze, op onze, in ons, op ons
    """,
    at_place="bij, naar, in, op, te",
    places="""
        kantoor, werkplaats, fabriek, magazijn, loods, winkel, zaak, bedrijf, pand, terrein, studio, atelier, salon, keuken,
        praktijk, kliniek, restaurant, café, bakkerij, brouwerij, drukkerij, slagerij, kwekerij, boerderij, zagerij, kas, werf,
        huis, woning, garage, school, hotel, hal, bouwplaats, showroom, vestiging, depot, molen, schuur, stand, apotheek,
        tuincentrum, hangar, museum, galerie, erf
    """,
    owners="zijn, haar, hun, z'n, d'r",
    talk=DeedWords(
        verb="""
            sprak, praatte, besprak, overlegde, spraken, kletste, onderhandelde, had contact, contact met, bespreking met, sprak met,
            praatte met, babbelde, nam contact op, had het over, sprak kort, sprak nog, sprak even, nam .. door, stemde af, stemde .. af,
            praatte bij, sprak bij, kaartte aan, kletste met, kletste even, sparde, sparde met, overlegde met, sprak over, schakelde met,
            schakelde, had even contact, had kort contact
        """,
        we="""
            gesproken, gepraat, besproken, contact gehad, contact opgenomen, doorgesproken, doorgenomen, afgestemd, bijgepraat, gekletst,
            onderhandeld, in gesprek met, even gesproken, contact gezocht, geschakeld, bijgekletst, overleg gehad, gesproken met, kort
            gesproken, nog gesproken, gesproken over, gespard, gespard met, overlegd met, bijgesproken, bijgepraat met, doorgenomen met,
            afgestemd met, geklept, gekletst met, gebabbeld, contact gehad met, contact met, onderhandeld met, besproken met, geschakeld
            met, even geschakeld, gesproken vanochtend, even bijgepraat, zitten praten
        """,
        todo="spreken, spreken we, spreek ik, contact opnemen, neem contact op, nog spreken",
    ),
    documents={
        LineKind.QUOTE: "offerte, offertes, prijsopgave, aanbieding, prijsvoorstel, voorstel, prijslijst, off, off.",
        LineKind.ORDER: "orderbevestiging, opdrachtbevestiging, order bevestiging, bevestiging van de order, orderbev",
        LineKind.INVOICE: "factuur, facturen, rekening, nota, factuurtje, proforma, eindfactuur",
        LineKind.CREDIT_MEMO: "creditnota, creditfactuur, credit",
        LineKind.REMINDER: """
            aanmaning, herinnering, betalingsherinnering, betaalherinnering, herinneringsfactuur, factuurherinnering
        """,
        LineKind.CONTRACT: "servicecontract, onderhoudscontract, serviceovereenkomst, onderhoudsovereenkomst",
        LineKind.SHIPMENT: "pakbon, vrachtbrief, leverbon, paklijst",
        LineKind.MINUTES: "notulen, verslag, gespreksverslag, vergaderverslag, besprekingsverslag, actielijst, bezoekverslag",
    },
    sent=DeedWords(
        verb="schreef, nam contact op, zocht contact, stuurde, verstuurde, zond, antwoordde, reageerde, leverde, stuurde door, stuurde op, deelde",
        we="""
            gestuurd, verstuurd, verzonden, opgestuurd, toegestuurd, nagestuurd, geantwoord, gereageerd, uitgestuurd, aangeleverd, gezonden,
            toegezonden, ingediend, uitgebracht, de deur uit, geschreven, weggestuurd, aangepast en gestuurd, afgegeven
        """,
        they="""
            stuurde mij, stuurde me, stuurde ons, heeft gestuurd, heeft .. gestuurd, stuurde terug, heeft .. verstuurd, heeft geantwoord,
            heeft gereageerd, heeft .. opgestuurd
        """,
        todo="""
            sturen, stuur, ik stuur, stuur ik, zal sturen, opsturen, nasturen, toesturen, terugkomen op, kom ik op terug, kom erop terug,
            laat weten, reageren
        """,
    ),
    received="""
        kwam per, kwam via, kwamen per, kwamen via,
        gekregen, ontvangen, kreeg, ontving, binnengekomen, binnen, retour, getekend retour, kregen, kwam binnen, kwam erop terug, kwam
        terug met, kwamen erop terug, gehoord van
    """,
    unreached="""
        niet te pakken, niet te pakken gekregen, niet te bereiken, niet bereikt, niet bereikbaar, onbereikbaar, geen gehoor, neemt
        niet op, nam niet op, nam|neemt|pakte|pakt .. niet op, niet opgenomen, neemt niet aan, neemt de telefoon niet op, nam de
        telefoon niet op, geen antwoord, kreeg geen gehoor, krijg .. niet te pakken, kreeg .. niet te pakken, krijg .. niet aan de
        lijn, kreeg .. niet aan de lijn, niet aan de lijn gekregen, in gesprek, in gesprek toon, voicemail, voicemail ingesproken,
        vm, antwoordapparaat, ingesproken, terugbelverzoek achtergelaten, terugbelverzoek, niet aanwezig, niet op kantoor, was er
        niet, afwezig, was niet aanwezig, niet thuis, op vakantie, in vergadering, in bespreking, zat in vergadering, telefoon uit,
        toestel uit, kwam niet door, niet gesproken, geen contact, geen contact gekregen, vergeefs, tevergeefs, voor niets, bezet,
        drukte weg, mislukt, niemand nam op, niet gelukt, nam niemand op, werd niet opgenomen, kreeg voicemail, kreeg de voicemail,
        was in gesprek, lukte niet, nam ie niet op, nam hij niet op, nam ze niet op, neemt ze niet op, neemt hij niet op, neem niet
        op, niet opgepakt, pakt niet op, pakte niet op, geen gehoor gekregen, gn gehoor, niet thuis gegeven, geen reactie op
        telefoon, vm ingesproken, voicemail achtergelaten, vm achtergelaten, op voicemail, naar voicemail, op de voicemail,
        ingesproken op, ingesproken bij, kreeg vm, boodschap ingesproken, bericht ingesproken, tel uit, telefoon stond uit, mobiel
        uit, toestel bezet, lijn bezet, ingesprek, in-gesprek, in gesprektoon, ziek thuis, is ziek, met vakantie, met verlof, buiten
        kantoor, zit in overleg, zat in overleg, was afwezig, voor niks, weggedrukt, drukte me weg, werd weggedrukt, kon .. niet
        bereiken, kan .. niet bereiken, kon niet bereiken, niet kunnen bereiken, kreeg .. niet te spreken, krijg .. niet te spreken,
        niet te spreken gekregen, kreeg hem niet, kreeg haar niet, hem niet gekregen, haar niet gekregen, zonder succes, zonder
        resultaat, lukt niet, bleef overgaan, was niet bereikbaar, kon niet bereikt worden, kon niet worden bereikt, was niet te
        bereiken, is niet te bereiken, kon ik niet bereiken, verkeerd nummer, nummer niet in gebruik, nummer buiten gebruik, krijg
        geen contact, kreeg geen contact, krijg geen gehoor, neemt maar niet op, waren er niet, is er niet, was weg, was al weg, was
        al naar huis, had geen tijd, zat vast in overleg, niemand .. opgenomen|bereikbaar|bereikt, niemand neemt op, niemand .. nam
        op, geen reactie, geen respons, krijg ik niet te pakken, nada bij, nul op het rekest, 0 gehoor, nul gehoor, geen teken van
        leven, gaat niet over, gaat over maar, telefoon gaat over, telefoon staat uit, schakelt door naar voicemail, direct
        voicemail, gelijk voicemail, weer voicemail, wéér voicemail, niet te pakken te krijgen, niet te vinden, niet gevonden, niet
        aan de lijn, telefoon .. stond uit, telefoon .. staat uit, mobiel .. stond uit, mobiel stond uit, toestel stond uit,
        mobieltje uit, mobieltje stond uit, gsm uit, gsm stond uit, bot gevangen, ving bot, nul op rekest, niet doorgekomen, kom
        niet door, kwam er niet door, geen succes, niet thuis getroffen, niet getroffen, niemand getroffen, misgegrepen, greep mis,
        was ziek, is ziekgemeld, was ziekgemeld, is niet gelukt, werkte niet, zonder geluk, het lukte niet, kwam er niet van,
        niemand gesproken, niemand bereikt, niemand te pakken, niemand te spreken, sprak niemand, lijn was dood, lijn dood, lijn is
        dood, lijn van .. was dood, toestel dood, telefoon was dood, telefoon dood, mobiel was dood, zat in een vergadering, zat in
        bespreking, zat in een bespreking, zat in een overleg, zat in gesprek, zat in een gesprek, zat in een meeting, zit in een
        vergadering, zit in een meeting, zit in een overleg, neemt niemand op, pakt niemand op, pakte niemand op, meteen voicemail,
        meteen naar voicemail, rechtstreeks voicemail, bellen ging niet, opnemen ging niet, bereiken ging niet, gaf het op,
        opgegeven na, kwam niet langs, kwam niet voorbij, kwam niet verder dan, in een ander gesprek, was in een ander gesprek, op
        de andere lijn, aan de andere lijn, alleen|enkel|slechts .. robot|bot|bandje|antwoordapparaat|keuzemenu, robot neemt op,
        robot nam op, kreeg .. bandje|robot|keuzemenu, bandje aan de lijn, niemand .. neemt op, piept alleen, alleen gepiep
    """,
    unreached_by_them="""
        gemiste oproep, gemiste oproepen, oproep gemist, gemist telefoontje, gemist gesprek, gemist, probeerde me te bereiken,
        probeerde mij te bereiken, probeerde ons te bereiken, heeft me geprobeerd te bereiken, heeft geprobeerd te bellen, heeft mij
        proberen te bereiken, heeft geprobeerd mij te bereiken, had gebeld terwijl, belde terwijl ik, zocht mij, zocht me, oproep
        van .. gemist, telefoontje gemist, belde maar ik, gem oproep, gem. oproep, gemiste opr, gem. opr, gemiste call, telefoontje
        van .. gemist, probeerde te bellen, belde maar ik miste, heeft geprobeerd me te bellen, heeft me proberen te bellen, had me
        proberen te bellen, heeft me gezocht, gebeld maar ik, niet op tijd opgenomen, geprobeerd|probeerde|proberen mij|me|ons te
        bereiken|bellen, heeft geprobeerd te bellen, probeerde mij|me|ons te pakken te krijgen, zocht mij op, probeerde me,
        probeerde mij, vroeg naar mij, vroeg naar me, wilde me bereiken, wilde mij bereiken, wou me bereiken, was op zoek naar mij,
        was op zoek naar me, heeft me geprobeerd, mij geprobeerd, me geprobeerd te bereiken, had ingesproken op mijn voicemail,
        heeft ingesproken op mijn voicemail, sprak in op mijn voicemail, ingesproken op mijn voicemail, sprak op mijn voicemail in,
        probeerde|probeerden|poogde me|mij|ons .. te bellen|bereiken|pakken, wilde me|mij|ons .. bellen maar
    """,
    message_left="""
        bericht achtergelaten, boodschap achtergelaten, liet een bericht achter, liet een boodschap achter, liet bericht achter,
        bericht|boodschap|voicemail achtergelaten|ingesproken, liet bericht|boodschap achter
    """,
    not_yet="""
        nog niet, niet gebeld, niet gemaild, nog niet gebeld, nog niet gesproken, nog geen, niet aan toegekomen, vergeten te, vergeten,
        niet toegekomen, nog te bellen, nog te mailen, moet nog, moeten nog, heb nog niet, belde niet terug, nog niet teruggebeld, nooit
        gebeld, nooit teruggebeld, niet teruggebeld, niet langs geweest, niet langsgeweest, belde niet, belde nooit, belde nooit terug,
        mailde niet, kwam niet, kwam niet opdagen, is niet gekomen, kwam nooit, nog niet toegekomen, geen tijd gehad, vergeten te bellen,
        niet gelukt om, nog ff niet
    """,
    must="""
        moet, moeten, zal, zullen, ga, gaan, niet vergeten, vergeet niet, wil ik, ik wil, plan, van plan, dien, dient, hoef, todo, to do,
        mogen, denk eraan, wou ik, kan ik, nog te, moet nog, moeten nog
    """,
    called_off="""
        afgezegd, geannuleerd, gecanceld, uitgesteld, verzet, verzet naar, verplaatst, verplaatst naar, verschoven, verschoven naar,
        opgeschoven, ging niet door, gaat niet door, niet doorgegaan, geskipt, zegde af, zegt af, afgeblazen, komt te vervallen, vervallen,
        verzetten, naar voren gehaald, verplaatste, verzette, annuleerde, schoof op, zegde .. af, zegt .. af, belde .. af, belt .. af, heeft
        .. afgezegd, blies .. af
    """,
    wish="""
        komt, wil, wilde, wou, wenst, vraagt, vroeg, gevraagd, vragen, vraagt om, verzoekt, nodig, heeft nodig, zoekt, wacht op, wacht,
        twijfelt, overweegt, denkt, overlegt, hoopt, verwacht, eist, interesse in, geïnteresseerd in, graag, belooft, beloofde, bevestigt,
        bevestigde, zegt, zei, meldt, meldde, stuurt, belt me, belt mij, belt ons, belt terug, laat weten, komt terug, besteld, bestelt,
        levering, begint, gaat op, biedt, zou, akkoord, gaat akkoord, wenste, komt erop terug, neemt contact, laat van zich horen, meent,
        vindt, bestelde, plaatst, plaatste, gaat, beslist, volgt, liefst, mailt, hij overlegt, zij overlegt, is tevreden, is ontevreden,
        tevreden, ontevreden, klaagt, klaagde, geklaagd, boos, is boos, blij, is blij, beloofd, gaf aan, geeft aan, aangegeven, toegezegd,
        bestelling, ging akkoord, afgewezen, wees af, stopt, gestopt, jarig, met pensioen, moppert, mopperde, wil graag, zou graag, heeft
        interesse, interesse, betaalt, betalen, stuurt ons, koopt, kiest, krijgt, kan niet, kunnen niet, verhuist, vertrekt, is op vakantie,
        past, schikt, tekende, getekend, heeft getekend, ondertekende, ondertekend, vond, tekent, ondertekent, haalt op, beoordeelt, keurt
        goed, geeft uitsluitsel, geeft antwoord, is te laat, komt te laat, later, vertraagd, vertraging, landt, arriveert, komt aan, vliegt,
        is later
    """,
    follow_up="""
        vroeg of ik terugbel, vroeg om terug te bellen, vraagt om terug te bellen, wil teruggebeld worden, graag terugbellen, vroeg me terug
        te bellen, of ik wil terugbellen, vroeg om een telefoontje, wil gebeld worden, opvolgen, opvolging, follow-up, follow up,
        opvolgactie, nabellen, terugbellen, bel terug, terugbelafspraak, weer bellen, opnieuw bellen, weer proberen, opnieuw proberen, nog
        eens proberen, probeer weer, probeer opnieuw, probeer het, probeer .. weer, herinner me, herinner mij, herinner mij eraan, reminder,
        remind, contact opnemen, opnieuw contact, neem contact op, weer contact, volgend contact, volgende actie, vervolgactie, vervolg,
        navragen, checken, check ik, nakijken, weer oppakken, oppakken, oppakken in, achteraan, achteraan bellen, kom ik op terug, kom terug
        op, terugkomen, terugkomen op, ik kom, ik bel, bel ik, bel ik weer, bel .. weer, bellen we, bel, bellen, mail ik, ik mail, doe ik,
        doe het, doe ik dat, pak ik op, ga ik, nogmaals, opnieuw, weer, spreken we, spreek ik, spreken weer, actie, follow-uppen, nog een
        keer, volgt opvolging, zal ik, nagaan, opvolgmoment, volg ik op, volg op, rappelleren, rappel, achterheen, bel opnieuw, bel nog, bel
        weer, nog een poging, nieuwe poging, poging, probeer, ik probeer, probeer ik, mailen, appen, check, check in, vraag na, opvolg,
        vervolgcall, vervolgafspraak, nieuwe afspraak, nieuwe meeting, terugkoppelen, koppel terug, terugkoppeling, herinner, herinnering,
        nabel, bel na, weer mailen, weer langs, opnieuw langs, kom erop terug, weer polsen, polsen, pols, achterna bellen, achteraan zitten,
        achteraan gaan, achter de broek, nog checken, contact weer, weer spreken, spreken elkaar, we spreken, ping, pingen, fu, f/u, fup, to
        do, volgende stap, volgende call, volgende afspraak, proberen we, nog proberen, proberen morgen, morgen proberen, stuur ik, vroeg om
        terug te komen, vroeg me terug te komen, vroeg ons terug te komen, vroeg of ik terugkom, wil dat ik bel, wil dat ik terugbel, wilde
        dat ik terugbel, wilde dat ik terugbelde, zei dat ik moest bellen, of ik terugbel, moet ik terugbellen, moest ik terugbellen, terug
        naar hem, terug naar haar, porren, por, aan de jas trekken, erachteraan, duwtje geven, rappelleer, herinner ik, trek aan de bel,
        wil|wilde dat ik|we bel|belt|bellen|mail|kom|langskom|terugkom, vroeg|vraagt of ik|we bel|bellen|mail|kom|wil|langskom,
        wil|wilde|vroeg|vraagt dat|of ik|we .. bel|bellen|terugbel|terugbellen|mail|kom|langskom|terugkom, vroeg me|mij|ons .. terug te
        bellen|bellen, verzocht me|mij|ons .. terug te bellen|bellen, vroeg .. terug te bellen, herinnering voor mij, herinnering voor
        mezelf, memo aan mezelf, notitie voor mezelf, of ik .. wil bellen|terugbellen|mailen|langskomen|komen, gaan verder, verder op,
        vervolgen we, onthouden, op mijn lijstje, op mijn lijst, op de lijst voor, kom er .. op terug, kom ik .. op terug, volgende contact,
        volgend contactmoment, wordt vervolgd, vervolgd, word vervolgd, hervatten, hervat, weer verder, nieuw contact, nieuw contactmoment,
        antwoord haar, antwoord hem, antwoorden, beantwoord, antwoord geven, haar antwoorden, hem antwoorden, laat haar weten, laat hem
        weten, krijgt een telefoontje van mij, krijgt een belletje van mij, krijgt .. van mij, krijgt .. van me, hoort van mij, hoort van
        me, in de gaten houden, in het oog houden
    """,
    deadline="""
        voor, vóór, tot, tot en met, t/m, tot uiterlijk, uiterlijk, voor het eind, vanaf, per, sinds, geldig tot, deadline, vervalt, na,
        levering, leveren, leveren op, levert, geleverd op, leverdatum, klaar, start, begint, terug op, binnen, betalen, vrij tot, vakantie
        tot, met ingang van, ingaande, eind, tegen, pas op, pas na, pas, liefst, liefst in, liefst op, vóór de, graag, voor de, week, wk,
        sedert, vervaldatum, vervaldag, te betalen voor, uiterste betaaldatum
    """,
    we_words="ik, we, wij, k, 'k",
    they_words="hij, ze, zij, klant, de klant, baas, secretaresse, assistente, inkoper, directeur",
    us_words="mij, me, ons",
    from_words="van, vanuit, door",
    to_words="naar, aan, voor, t.a.v, tav, bij, richting",
    with_words="met, m, samen, ontmoette, belde, mailde, sprak",
    about_words="""
        over, re, inzake, betreffende, betreft, ivm, i.v.m, mbt, m.b.t, omtrent, rond, rondom, vanwege, ref, wegens, om
    """,
    and_words="en, &, +, maar, dus, daarna",
    more_days="""
        vanmorgen vroeg=0, net=0, zonet=0, daarnet=0, zojuist=0, vanmiddag=0, vannamiddag=0, deze ochtend=0, deze morgen=0, deze middag=0,
        deze namiddag=0, vanvoormiddag=0, gisterenavond=-1, gisterenochtend=-1, gisterenmiddag=-1, gister=-1, morgenochtend=1,
        morgenmiddag=1, morgenvroeg=1, morgen vroeg=1, tussen de middag=0, gistr=-1, gistere=-1, gisteren avond=-1, gisteren ochtend=-1,
        gisteren middag=-1, gisterochtend=-1, gistermorgen=-1, gisteren morgen=-1, gisterennamiddag=-1, gisteravond=-1, gistermiddag=-1,
        eergister=-2, eergisteravond=-2, vanmorgen=0, vanmorge=0, vanochtend=0, vanochtend vroeg=0, vanaaf=0, vndg=0, vandaag=0,
        daarstraks=0, morgen ochtend=1, morgen middag=1, mrgn=1, mrg=1, morge=1, morgennamiddag=1, morgenavond=1, overmrgn=2, overmorge=2,
        gisterens=-1
    """,
    more_weekdays=(
        "maa maandags",
        "din dins",
        "woe woens",
        "don",
        "vrij vrijdags",
        "zat zater",
        "zon",
    ),
    last_week="vorige week, afgelopen week, verleden week, vorige wk",
    next_week="volgende week, komende week, aankomende week, volgende wk, volg week",
    week_end="eind, einde, eind van",
    last_words="vorige, afgelopen, verleden, laatste, jongstleden, jl, vrge, afg, voorgaande, vrg",
    next_words="volgende",
    ago="geleden, terug",
    ahead="over, binnen, na",
    at_clock="""
        om, rond, tegen, omstreeks, ca, rond de, tussen, v.a., net na, net voor, kort na, kort voor, even na, even voor, iets na, iets voor,
        klokslag, vlak na, vlak voor, kort over, net over, even over, circa, iets over
    """,
    oclock="uur, u, u., h",
    morning="ochtends, morgens, ochtend, voormiddag",
    afternoon="middags, avonds, namiddag",
    half_to="half",
    quarter_past="kwart over",
    quarter_to="kwart voor",
    until_clock="tot, en, t/m",
    dotted_times=True,
    numbers="""
        een=1, één=1, twee=2, drie=3, vier=4, vijf=5, zes=6, zeven=7, acht=8, negen=9, tien=10, elf=11, twaalf=12, dertien=13, veertien=14,
        vijftien=15, zestien=16, zeventien=17, achttien=18, negentien=19, twintig=20, dertig=30, veertig=40, vijftig=50, zestig=60,
        negentig=90, vijfentwintig=25, vijfendertig=35, vijfenveertig=45, vijfenvijftig=55, tweeëntwintig=22, 'n=1, tweeëndertig=32,
        zesendertig=36, paar=2
    """,
    minutes="m, min, mins, minuut, minuten, minuutjes, minuutje, min.",
    hours="h, u, uur, uren, uurtje, uurtjes, u., uren.",
    days="dag, dagen, d",
    weeks="week, weken, wk, weekjes, weekje",
    months="maand, maanden, mnd, maandje",
    spans="""
        half uur=30, een half uur=30, half uurtje=30, een half uurtje=30, halfuur=30, halfuurtje=30, een halfuur=30, kwartier=15, een
        kwartier=15, kwartiertje=15, een kwartiertje=15, drie kwartier=45, driekwartier=45, drie kwartiertjes=45, uurtje=60, een uurtje=60,
        een uur=60, anderhalf uur=90, anderhalf uurtje=90, anderhalfuur=90, een uur en een kwartier=75, een uur en drie kwartier=105, vijf
        kwartier=75, twee en een half uur=150, tweeënhalf uur=150, tweeenhalf uur=150, twee kwartier=30, anderhalfuurtje=90, uur durend=60,
        een uur durend=60, urenlang=120
    """,
    and_half="en een half, en half, en 'n half",
    no_span_before="over, binnen, elke, iedere, per, na, laatste, volgende, x, voor, om",
    no_span_after="te laat, later, laat, eerder, vertraging, voor, na, rijden, garantie, weg",
    currencies="dollar=USD, pond=GBP, kronen=NOK, eur=EUR, euros=EUR",
    trailing_currencies="dollar, pond, kronen",
    dash_currency="EUR",
    no_cost="""
        prijs, prijzen, korting, offerte, geoffreerd, budget, order, besteld, bestelling, waarde, ter waarde van, ex btw, excl btw, excl,
        excl., incl btw, btw, per stuk, p/st, p/stuk, stuk, stuks, /st, contract, factuur, omzet, schuldig, krediet, orderwaarde, à,
        betaalt, betaalde ons, per, marge, bonus, tarief, factuur van, factuur over, voorschot, schuld, aanbetaling, termijn van, is ons
        schuldig, verschuldigd, onbetaald
    """,
    question="""
        wat, wanneer, wie, welke, welk, waar, waarom, hoe, hebben we, heb ik, kan je, kun je, kunt u, kan ik, toon, laat zien, zoek,
        is er, is, zijn er, moeten we, hoeveel, wiens, mag ik, zullen we, hadden we, was, geef, vertel, hebben wij, mag iemand, kan
        iemand, kan er iemand, weet iemand, heeft iemand, zou iemand, wil iemand, kunnen we, wie kan, mogen we, wie heeft, wie weet,
        kan er, kan een van jullie, wie van jullie, kan een collega, weet een van jullie, laat .. zien, laat me, laat eens, toon me,
        geef me, geef een overzicht, zoek op, geef overzicht, laat mijn, laat onze, laat alle, laat de, laat het, schrijf een lijst,
        maak een lijst, maak een overzicht, lijst alle, verwijder mijn|de|het|die|dat|laatste|vorige, wis mijn|de|het|die, haal ..
        weg uit, maak .. ongedaan
    """,
    greeting="""
        hallo, hoi, hey, hi, goedemorgen, goedemiddag, goedenavond, goedendag, goeiemorgen, goeiedag, goede, morgen, middag, avond, dag,
        dank, dankjewel, bedankt, je, wel, u, hartelijk, hè, he, ok, oke, oké, okay, prima, super, top, perfect, fijn, mooi, tot, ziens,
        later, doei, daag, fijne, prettige, dagen, kerst, gelukkig, nieuwjaar, rapport, dat, was, alles, voor, vandaag, bot, ja, nee,
        jawel, test, weekend, geweldig, lekker, graag, gedaan, groetjes, groeten, hello, thanks, bye, merci, iedereen, allemaal, en, een,
        het, zo, houdoe, werkse, gefeliciteerd, proficiat, verjaardag, jarig, succes, beterschap, sterkte, vakantie, hoera, met, jouw,
        baan, bruiloft, kind, weekeinde, welkom, joh, thnx, thx, hartstikke, heel, erg, veel, plezier, feestdagen, geen, probleem, komt,
        goed, genoteerd, duidelijk, haha, gast, leuk, jullie, allen, nieuwe
    """,
    signature="""
        met vriendelijke groet, met vriendelijke groeten, vriendelijke groet, vriendelijke groeten, mvg, met groet, hartelijke groet,
        verzonden vanaf mijn, groeten van
    """,
    name_words="""
        wil, roos, jan, fleur, maas, hart, berg, dijk, bakker, visser, smit, kok, meijer, mulder, de, boer, brouwer, mei, bos, vos, haan,
        valk, groot, klein, lang, kort, wit, zwart, bruin, graaf, koning, prins, ridder, keizer, wolf, beer, bloem, post, kuiper, slager,
        schipper, timmerman, kramer, molen, veld, vermeer, daan, sanne, pier, merel, linde, iris, jasmijn, per, bergen, lief, guus, stout,
        vrij, snel, hoek, brand, brug, mark, job, rob, kees
    """,
    base_verbs="bellen, sturen, mailen, je, jij, dat, ik, graag, we",
    month_words="""
        in, tot, vanaf, sinds, voor, na, begin, eind, medio, half, van, per, op, de, onze, hun
    """,
    at_person="bij",
    ordinary="""
        hij, zij, ze, ik, we, wij, de, het, een, en, op, in, van, naar, aan, met, bij, over, om, nieuw, nieuwe, ok, directeur, inkoper,
        klant, tel, btw, project, levering, offerte, bedankt, let, spoed, belangrijk, dan
    """,
    by_medium="via, per, op, aan",
    corrections="""
        nee, sorry, ik bedoel, ik bedoelde, correctie, oeps, het was, dat was, was, fout, moet zijn, niet, eerder, maak er, wijzig, wacht, toch
    """,
    that_words="dat, of",
    halves="half, halve",
    quarters="kwartier, kwartiertje, kwartiertjes, kwartieren",
    fractions="""
        half=30, halve=30, anderhalf=90, anderhalve=90, tweeënhalf=150, tweeeneenhalf=150, drieënhalf=210, tweeenhalf=150, kwart=15
    """,
    amount_adjectives="goed, dik, ruim, klein, krap, heel, stevig, kleine, dikke, goede, ruime, kort",
    bare_hours="uur, uurtje, uurtjes",
    cut_off="""
        hing op, opgehangen, verbroken, weggevallen, viel weg, verbinding weg, viel uit, werd verbroken
    """,
    told_hours="""
        enen=1, tweeën=2, drieën=3, vieren=4, vijven=5, zessen=6, zevenen=7, achten=8, negenen=9, tienen=10, elven=11, twaalven=12
    """,
    range_from="van, tussen, vanaf, om",
    modals="""
        wil, was, jan, mark, job, per, post, maas, hart, bakker, lang, groot, kort, klein, wit, de, mei, vrij, snel
    """,
    negations="niet, geen, nooit, zonder, niemand",
    past_words="over",
    before_words="voor",
    by_words="door",
    beside="met, m, samen",
    price_units="""
        per maand, p/m, pm, p.m, /mnd, mnd, per mnd, per jaar, p/j, per stuk, stuk, per uur, p/u, per dag, maandelijks, per st, ex btw
    """,
    spent="""
        parkeren, parkeerkosten, taxi, porto, postzegel, postzegels, tol, benzine, kaartjes, trein, bloemen, cadeau, cadeautje, fooi,
        rekening, betaald, kosten, bonnetje, onkosten, parkeerkaart, kostte, kostten, betaalde, uitgegeven, gekost, kwam op, treinkaartje,
        buskaartje, parkeerkaartje, treinkaartjes, pont, pontje, veer, veerpont, veerboot, tram, metro, bus, buskaart, treinticket, vlucht,
        vliegticket, hotel, parkeerboete, kilometervergoeding, kilometers, chocolade, bonbons, taart, gebak, wijn, fles, boeket, koerier,
        entree, toegang, brandstof, diesel, koffie, broodjes, lunchrekening, tolweg, boot, bootje, cadeaubon, parkeergarage, parkeergeld,
        strippenkaart, ov, totaal, samen, in totaal, alles bij elkaar
    """,
    planned="""
        ingepland, inplannen, plannen, gepland, plan in, afgesproken, geboekt, staat, staat gepland, staat in de agenda, in de agenda,
        agenda, afspraak gemaakt, afspraak maken, afspraak geprikt, datum geprikt, datum geprikt voor, vastgelegd, vastgezet, geprikt,
        voorlopig, aanstaand, heb een afspraak, hebben een afspraak, heb afspraak, heb overleg, heb een overleg, heb een meeting, hebben wij
        een, uitgenodigd, uitgenodigd voor, nodigde uit, uitnodiging, prikken, voorgesteld, maak een afspraak, maken een afspraak, is
        bevestigd, bevestigd voor, bevestigde onze|de|het afspraak|overleg|bezoek|lunch|meeting
    """,
    they_come="""
        komt langs, komen langs, komt .. langs, komen .. langs, komt op bezoek, komt .. op bezoek, komt bij ons, komt naar ons, komt .. naar
        ons, komt op kantoor, bezoekt ons, komt .. bij ons, komen .. bij ons, komen .. naar ons, komt .. op kantoor
    """,
    end_of_week="""
        eind van de week, eind van deze week, eind deze week, einde van de week, einde week, eind week, voor het weekend, voor het
        weekeinde, later deze week, eindeweek
    """,
    coming_words="aanstaande, komende, aankomende, aanst, eerstvolgende, a.s., as, deze",
    be_words="is, zijn",
    travel="""
        gereden, rijden, rijtijd, reistijd, in de auto, onderweg, in de trein, met de trein, met de auto, heen en terug, enkele reis, reed,
        in de file, file, reis, autorit, op de weg, gewacht, wachtte, wachten, te laat, in de wacht, wachtrij
    """,
    span_before_minutes="voor",
    after_words="na",
    not_there="""
        dichte deur, stond voor dichte deur, voor dichte deur, voor een dichte deur, gesloten deur, was gesloten, was dicht, niemand thuis,
        niemand aanwezig, niemand er, deur dicht, stond voor niks, niet aanwezig, briefje .. receptie, kaartje .. receptie, kaartje
        achtergelaten, briefje achtergelaten, briefje in de bus, voor niks gereden, voor niets gereden, voor niks gekomen, voor niets
        gekomen, niemand bij
    """,
    told_times="""
        halfeen=750, halftwee=810, halfdrie=870, halfvier=930, halfvijf=990, halfzes=1050, halfzeven=1110, halfacht=450, halfnegen=510,
        halftien=570, halfelf=630, halftwaalf=690
    """,
    then_words="daarna, vervolgens, later, toen, nadien",
    leave_words="vertrok, vertrokken, weg, klaar, afgelopen, ging, gingen",
    desires="""
        wil, wilde, wou, wenst, wenste, nodig, zoekt, wacht, hoopt, verwacht, eist, graag, belooft, beloofde, vraagt, verzoekt, zou, liefst
    """,
    media="telefonisch, schriftelijk",
    adverbs="eindelijk, net, snel, ook, weer, nog, kort, even, zojuist, uiteindelijk, ff, alsnog",
    that_day="dan",
    ordinals="""
        derde=3, vierde=4, vijfde=5, zesde=6, zevende=7, achtste=8, negende=9, tiende=10, elfde=11, twaalfde=12, dertiende=13,
        veertiende=14, vijftiende=15, zestiende=16, zeventiende=17, achttiende=18, negentiende=19, twintigste=20, eenentwintigste=21,
        tweeëntwintigste=22, drieëntwintigste=23, vierentwintigste=24, vijfentwintigste=25, zesentwintigste=26, zevenentwintigste=27,
        achtentwintigste=28, negenentwintigste=29, dertigste=30, eenendertigste=31
    """,
    object_words="hem, haar, hen",
    self_words="zelf",
    whose_words="die, toen, terwijl, wanneer",
    hellos="hoi, hallo, hey, hai, goedemorgen, goedemiddag",
    thanks="dank, bedankt, dankjewel, dankje, thnx, merci",
    idioms="""
        zo afgesproken, zoals afgesproken, op mijn rekening, voor mijn rekening, op onze rekening, betaald voor, treinkaartje, buskaartje,
        parkeerkaartje, visitekaartje, toegangskaartje
    """,
    parts_of_day="ochtend, morgen, middag, namiddag, voormiddag, avond",
    signals="""
        bel*, *bellen, *gebeld, gebel*, telefo*, *telefoon, *telefoontje, lijn, hoorn, toestel, mail*, *mail, *mailtje, gemail*,
        app*, geapp*, *appje, sms*, bericht*, *bericht, gespro*, sprak*, spreek*, spraken, praat*, gepraat, bezoek*, *bezoek,
        bezocht*, langs*, vergader*, *vergadering, overleg*, *overleg, lunch*, geluncht, koffie*, ontmoet*, demo*, brief*, video*,
        whatsapp*, linkedin*, opgenomen, opnam, aangemaand, achterheen, aangeklopt, gehoord, gepolst, gezien, zag, betrapt,
        gestrikt, getroffen, trof, overhandig*, persoonlijk, meegenomen, achtergelaten, rondgeleid, leidde, schrijft
    """,
    again_words="nog, eens, weer, opnieuw, dan",
    after_weekend="na het weekend, na 't weekend, na weekend, na het weekeinde",
    start_words="begonnen, begon, gestart, startte",
    nothing_words="niks, nada, niets, nul, noppes, nop, stilte",
    treat="op mijn kosten, op onze kosten, op mijn rekening, op onze rekening, ik trakteerde, uit eigen zak",
    joined_units="uurs=60, minuten=1",
    bill="rekening, bon",
    attempts="""
        geprobeerd, geprobeerd te bellen, geprobeerd te bereiken, probeerde te bellen, geprobeerd .. te bellen, geprobeerd .. te bereiken,
        probeerde .. te bellen, probeerde .. te bereiken
    """,
    week_before_last="voorvorige week, eervorige week, de week voor vorige, de voorvorige week",
    before_last="voorvorige, eervorige",
    then_before_last="voor vorige week, van voorvorige week, van eervorige week",
    no_show="""
        kwam niet opdagen, niet komen opdagen, kwam niet, niet verschenen, verscheen niet, liet ons zitten, liet me zitten, niet op komen
        dagen, kwam nooit, nooit komen opdagen, niet gekomen, was er niet bij ons, vergat onze, vergat ons, niet ingelogd, logde niet in,
        nooit verschenen, kwam .. niet opdagen, liet het afweten
    """,
    orders="""
        stuur, antwoord, antwoorden, geef, vraag, check, checken, controleer, controleren, informeer, informeren, bevestig, bevestigen,
        herinner, bestel, bestellen, regel, regelen, lever, leveren, bereid, zeg, vertel, vertellen, bedank, bedanken, nodig, zoek uit,
        uitzoeken, navragen, nagaan, doorgeven, afstemmen, maak, reserveer, reserveren, factureer, koop, kopen, beantwoord, beantwoorden,
        spreek
    """,
    promises="beloofd, beloofde, toegezegd, heb beloofd, heb toegezegd, zei dat ik",
    weekend="""
        in het weekend, in 't weekend, dit weekend, afgelopen weekend, het weekend, weekend, in het weekeinde, afgelopen weekeinde
    """,
    lately="""
        laatst, onlangs, van de week, deze week al, een paar dagen geleden, enkele dagen geleden, pas geleden, kortgeleden, een tijdje
        geleden, kort geleden, eerder deze week, dezer dagen
    """,
    if_words="als, indien, wanneer, zodra",
)
