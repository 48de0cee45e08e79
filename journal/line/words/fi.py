"""Lists what is said in lines in Finnish. Verbs say who did it; cases say to whom and from whom."""

from journal.line.result import LineKind
from journal.line.words.line_words import DeedWords, LineWords

WORDS = LineWords(
    call=DeedWords(
        we="""
            soitin, soitimme, soitettu, soitettiin, soittelin, soiteltiin, soiteltu, soittanut olen, olen soittanut, kilautin, kilautettu,
            rimpautin, soitinpa, yritin soittaa, yritetty soittaa, yritimme soittaa, yritin tavoittaa, sain kiinni, saatiin kiinni,
            tavoitin, tavoitettiin, soitin takaisin, soitettu takaisin, soitin uudelleen, mä soitin, soitin just, pirautin, pirautettu,
            soitin takas, soitettu takas, puhuin puhelimessa, puhuttiin puhelimessa, juttelin puhelimessa, juteltiin puhelimessa, puhuttu
            puhelimessa, tavoitettu, tavoitin vihdoin, sain kiinni puhelimella, sain langan päähän, saatiin langan päähän, pirauttelin,
            rimpauttelin, soittelin perään, soitin perään, soitettiin takaisin, heitin soiton, sain puhelimella kiinni, kilauttelin,
            kilautettiin, sain luurin päähän, vaihdettiin pari sanaa puhelimessa, tavoiteltu, tavoittelin, yritin tavoitella, tavoiteltiin,
            kävin puhelinkeskustelun, kävin puhelinneuvottelun, käytiin puhelinkeskustelu, kävimme puhelinkeskustelun, vastasi puhelimeen,
            vastasi luuriin, vastas puhelimeen, nosti luurin, vastasi vihdoin, yritin saada kiinni, yritin saada .. kiinni, koitin soittaa,
            koetin soittaa, kokeilin soittaa, yritin soitella, yritettiin soittaa, yritettiin tavoittaa, yritetty tavoittaa, sain .. kiinni,
            sain .. langan päähän, sain .. puhelimella kiinni, saatiin .. kiinni, sain .. luurin päähän
        """,
        they="""
            soitti, soittivat, soitteli, soitti takaisin, soitti mulle, soitti minulle, soitti meille, on soittanut, oli soittanut,
            kilautti, sisään tullut puhelu, tuleva puhelu, saapuva puhelu, sain puhelun, tuli puhelu, tuli soitto, soittaneet,
            soitti sisään, pirautti, rimpautti, soitti takas, soitteli takaisin, soitteli takas, soittelivat, soittaa kilautti, sai
            mut kiinni, sai minut kiinni, sai kiinni, otti yhteyttä puhelimella, otti yhteyttä puhelimitse, soitto tuli, puhelu
            tuli, soitti ja kyseli, kilautteli, pirautteli, sain soiton, kertoi puhelimessa, sanoi puhelimessa, ilmoitti
            puhelimessa, vahvisti puhelimessa, kertoi puhelimitse, ilmoitti puhelimitse, lupasi puhelimessa, ilmoitti soittamalla,
            mun vastaajaan, minun vastaajaan, vastaajaani, viesti vastaajassani, vastaajassani, jätti mulle viestin, jätti minulle
            viestin, oli .. soittamassa, oli soittamassa, soitteli mulle, soitteli minulle, ite soitti, itse soitti, kilautti itse,
            soitti itse, soittaa :, otti yhteyttä soittamalla, soitti valittaakseen, soitti tilatakseen, soitti kertoakseen, soitti
            kysyäkseen, saapuva, tuleva soitto, saapuva soitto, sisääntuleva, sisään tuleva, soittaa ja kertoo|sanoo|kysyy|valittaa
        """,
        noun="""
            puhelu, puhelun, puhelut, puhelimessa, puhelimitse, puhelin, puhelinpalaveri, puhelinkeskustelu, puhelinneuvottelu, soitto, puh,
            puh., puhelinkokous, puhelinpalaverissa, puhelimella, luurissa, luurin päässä, myyntipuhelu, kontaktipuhelu, kylmäsoitto,
            puhelinkontakti, puhelinsoitto, langalla, puhelu kanssa, puhelulla, puhelua, puheluita, soiton, soitot, soittoa, *puhelu,
            *puhelun, *puhelua, luuri, pikapuhelu, puhelin palaveri, puhelinaika, soittokierros, puhelinkeskustelun, puhelintapaaminen,
            *soitto, puhelimes, puhelimel, puhelimee, luuris, langan päässä, löi luurin korvaan, sulki luurin, vaihteeseen, vaihde,
            vaihteen, keskuksen
        """,
        todo="""
            soita, soittaa, soitan, soitetaan, soitamme, soittelen, soitellaan, soitan takaisin, soita takaisin, soitan takas, soitan ..
            takaisin, soitan .. takasin, soita uudelleen, soitan uudelleen, soitetaan uudelleen, soitetaan .. uudelleen, soittoaika,
            takaisinsoitto, soittopyyntö, soitellaan uudestaan, soitellaan taas, soitto uudelleen, uusi soitto, pirautan, kilautan, soitto
            takaisin
        """,
    ),
    chat=DeedWords(
        we="""
            whatsappasin, whatsappailin,
            tekstasin, viestitin, viestittelin, tekstailin, laitoin viestiä, laitoin viestin, lähetin viestin, lähetin tekstarin, laitoin
            tekstarin, laitettu viestiä, viestitelty, chattasin, pistin viestiä, pistin tekstarin, wappasin, laitoin wapin, laitoin
            tekstaria, viestiteltiin, lähetin viestiä, laitettu tekstari, viesti laitettu, viesti lähetetty, laitoin whatsappia, laitoin
            tekstiviestin, laitoin tekstiviestiä, lähetin tekstiviestin, lähetin whatsapin, lähetin wapin, viestittelin whatsapissa,
            viestiteltiin whatsapissa, laitoin viestin linkedinissä, pistin wappia, laitoin wappia, wappailin, wappailtiin, tekstailtiin,
            vastasin viestiin, vastasin tekstariin, pingasin, pingattu, slackasin, laitoin slackia, laitoin dm, chattailin, chattailtiin,
            laitettu wappia, laitettu tekstaria, pistetty viestiä, laitoin linkedinissä
        """,
        they="""
            whatsappasi, whatsappaili,
            tekstasi, viestitti, laittoi viestiä, laittoi viestin, lähetti viestin, laittoi tekstarin, lähetti tekstarin,
            viestitteli, laittoi wapin, lähetti viestiä, pisti viestiä, laittoi tekstiviestin, lähetti tekstiviestin, laittoi
            wappia, laittoi whatsapissa, wappasi, pingasi, vastasi viestiin, vastasi tekstariin, vastasi whatsapissa, vastasi
            tekstarilla, tekstaa :, viestittää :, laittaa viestiä :, laittaa viestiä että, tekstaa että, viestittää että
        """,
        noun="""
            viestiin, tekstariin, tekstiviestiin, tekstiviestillä, tekstariviesti, tekstari, tekstarin, tekstiviesti, tekstiviestin,
            tekstarit, viesti, viestin, viestiä, whatsapp*, whatsapissa, whatsappissa, whatsappviesti, wapissa, linkedinissä, linkedinissa,
            linkedin-viesti, linkedin*, teamsviesti, pikaviesti, tekstarilla, chatissa, chat, chatti, telegramissa, messengerissä,
            slackissa, viestittely, viestillä, viestitse, ääniviesti, instassa, facebookissa, *viesti, *viestin, *viestiä, *viestillä,
            tekstareita, tekstaria, wappi, wapin, wappia, whatsapp, whatsappia, slack-viesti, slackviesti, dm, teamschat, teams-chat,
            teams-viesti, teams-viestin, mese, viestittelyä, tg, teams-chatissa, teamschatissa, teams-chatti, teams-chatin, teams-chattiin,
            zoom-chatissa, chatin, chattiin, chatilla, teams-viestillä, teamsviestillä, teamsviestiä
        """,
        todo="laitan viestiä, laitan viestin, tekstaan, laita viestiä",
    ),
    mail=DeedWords(
        we="""
            meilasin, mailasin, meilattu, mailattu, sähköpostitin, lähetin sähköpostia, lähetin sähköpostin, laitoin sähköpostia, laitoin
            mailia, laitoin meiliä, laitoin sähköpostin, vastasin sähköpostiin, vastasin meiliin, vastasin mailiin, vastattu sähköpostilla,
            vastasin sähköpostilla, lähetin mailia, lähetin meiliä, sähköpostitettu, meili lähetetty, sähköposti lähetetty, maili lähetetty,
            lähetin mailin, lähetin meilin, laitoin mailin, laitoin meilin, pistin mailia, pistin meiliä, meilattiin, mailattiin, laitettu
            sähköpostia, laitettu mailia, laitettu meiliä, välitin, spostitin, laitoin spostia, laitoin s-postia, lähetin spostia, lähetin
            s-postia, sähköpostittelin, meilailin, mailailin, meilailtiin, vastasin spostiin, vastasin s-postiin, lähetetty sähköpostia,
            lähetetty meiliä, lähetetty mailia, laitettu sähköposti, laitettu meili, laitettu maili, laitettu spostia, laitettu s-postia,
            lähetin sähköpostilla, lähetin meilillä, lähetin maililla, forwardoin, välitetty, lähetetty sähköpostilla, lähetetty meilillä,
            pistin spostia, pistin s-postia, vastattu mailiin, vastattu meiliin, vastattu sähköpostiin, vastattiin sähköpostiin, vastattiin
            meiliin
        """,
        they="""
            meilasi, mailasi, lähetti sähköpostia, lähetti sähköpostin, laittoi sähköpostia, laittoi mailia, laittoi meiliä, vastasi
            sähköpostiin, vastasi meiliin, vastasi mailiin, vastasi sähköpostilla, lähetti mailia, lähetti meiliä, lähetti mailin,
            laittoi mailin, vastasi sähköpostitse, lähetti meilin, laittoi meilin, vastasi meilillä, vastasi maililla, laittoi
            spostia, laittoi s-postia, lähetti spostia, lähetti s-postia, meilaili, mailaili, vastasi spostiin, laittoi sähköpostin,
            otti yhteyttä sähköpostilla, otti yhteyttä sähköpostitse, otti yhteyttä maililla, kyseli sähköpostilla, kyseli meilillä,
            meilaa :, mailaa :, kirjoittaa että, meilaa että, mailaa että
        """,
        noun="""
            sähköposti, sähköpostia, sähköpostin, sähköpostilla, sähköpostiin, sähköpostitse, meili, meiliä, meilillä, meiliin, maili,
            mailia, maililla, mailiin, email, e-mail, mailin, meilin, sposti, s-posti, spostilla, spostia, sähköpostissa, meilitse, *posti,
            *postia, *postin, *postilla, *meili, *meiliä, *meilin, *maili, *mailia, *mailin, s-postia, s-postin, s-postilla, mailitse,
            meilit, mailit, meilinvaihto, mailiketju, sähköpostiketju, meiliketju
        """,
        todo="""
            meilaan, mailaan, laitan mailia, laitan sähköpostia, lähetän sähköpostia, laitan meiliä, meilaa, mailaa
        """,
    ),
    letter=DeedWords(
        we="""
            postitin, postitettu, postitettiin, lähetin kirjeen, lähetin kirjeitse, kirje lähetetty, laitoin postiin, lähetin postissa,
            kirjoitin kirjeen, lähetin kortin, laitettu postiin, lähetin postitse, lähetetty postissa, lähetetty postitse
        """,
        they="lähetti kirjeen, lähetti kortin",
        noun="""
            kirje, kirjeen, kirjettä, kirjeitse, postitse, postissa, joulukortti, kortti, kirjattu kirje, kirjatussa kirjeessä, kuriirilla,
            kiitoskortti, postikortti, kirjeenä, joulukortin, *kirje, *kirjeen, *kortti, *kortin, *kirjettä, onnittelukortti,
            onnittelukortin, syntymäpäiväkortti, etanapostissa, etanapostina
        """,
    ),
    fax=DeedWords(
        we="faksasin, faksattu, lähetin faksin, faksattiin, lähetin faksilla",
        they="faksasi, lähetti faksin",
        noun="faksi, faksin, faksilla, fax, faksia",
    ),
    meeting=DeedWords(
        verb="esitteli|esittelivät|näytti|näyttivät meille|minulle|mulle",
        we="""
            tapasin, tapasimme, tavattiin, tavattu, lounastin, lounastettiin, lounastimme, esittelin, esiteltiin, esitelty, söimme lounasta,
            kahviteltiin, kahvittelin, demosin, demottu, pidin demon, pidettiin palaveri, palaveerattiin, palaveerasin, istuttiin alas,
            neuvoteltiin, neuvottelin, esittelimme, törmäsin, törmättiin, kävimme syömässä, käytiin syömässä, käytiin lounaalla, kävin
            lounaalla, käytiin kahvilla, kävin kahvilla, nähtiin, pidin esityksen, istuin alas, palaverissa, tarjosin lounaan, pelattiin
            golfia, pidetty palaveri, pidimme palaverin, näin, näimme, istuin, istuttiin, käytiin kaljalla, kävin kaljalla, käytiin oluella,
            kävin oluella, kävin syömässä, syötiin lounasta, syötiin, söin lounasta, vietiin lounaalle, vein lounaalle, pidin palaverin,
            pidin palaveria, käytiin golfaamassa, pidettiin demo, pidetty demo, vedin demon, vedettiin demo, vedettiin palaveri, vedin
            palaverin, pidettiin esittely, oltiin messuilla, olin messuilla, juotiin kahvit, juotiin kahvia, join kahvit, otettiin kahvit,
            tarjottiin lounas, kokoustettiin, kokoustin, treffattiin, treffasin, oltiin lounaalla, olin lounaalla, vein ..
            lätkään|lounaalle|syömään|kahville|pelaamaan|golfaamaan|matsiin|peliin|kaljalle|illalliselle, vietiin ..
            lätkään|lounaalle|syömään|kahville|pelaamaan|matsiin|peliin|kaljalle|illalliselle, söin illallista, söin aamiaista, söin
            päivällistä, syötiin illallista, syötiin aamiaista, söimme illallista, söimme aamiaista, söimme, ruokailtiin, illastettiin,
            illastin, joimme kahvit
        """,
        they="tarjosi lounaan",
        noun="""
            palaveri, palaverin, palaveria, palaverissa, kokous, kokouksen, kokouksessa, tapaaminen, tapaamisen, tapaamista, tapaamisessa,
            neuvottelu, neuvottelut, lounas, lounaalla, lounaan, lounaspalaveri, illallinen, illallisella, aamiainen, aamiaisella, aamupala,
            aamupalalla, kahvit, kahvi, kahvilla, kahvin, demo, demon, esittely, esittelyn, tuote-esittely, messut, messuilla, messu,
            esitys, aloituspalaveri, asiakastapaaminen, asiakaspalaveri, katselmus, katsaus, katsauspalaveri, seurantapalaveri,
            myyntitapaaminen, päivällinen, päivällisellä, projektipalaveri, tapahtuma, matsi, pelissä, golf, osastolla, vuosipalaveri,
            treffit, työmaakokous, tapaamisella, saunailta, pikkujoulut, palsu, palsun, palsussa, palsut, palaverit, *palaveri, *palaverin,
            *palaverissa, *palaveria, *palsu, *palsun, *palsussa, *kokous, *kokouksen, *kokouksessa, *tapaaminen, *tapaamisen, *lounas,
            *lounaan, *lounaalla, *illallinen, *aamiainen, *kahvit, *kahvi, *esittely, *esittelyn, *messut, *messuilla, *neuvottelu,
            *katselmus, lounaat, lounasta, lounastapaaminen, kahvittelu, kahvihetki, sauna, olut, oluet, kaljat, pikkujoulu, pikkujouluissa,
            miitti, miitin, miitissä, treffi, aamukahvi, aamukahvit, golfkierros, lätkäpeli, palaveris, kokoukses, messuil, lounaal, kahvil,
            tapaamises, palsus, oluella, kaljalla, bisse, bissellä, kahveilla, syömässä, ravintolassa
        """,
        todo="""
            tavataan, tapaan, tapaamme, nähdään, näemme, tavataanko, lounastan, lounastetaan, tavata, esittelen, esitellään, syödään
            lounasta, mennään lounaalle, pidetään palaveri, pidetään, palaveeraan, palaveerataan, istutaan
        """,
    ),
    online=DeedWords(
        we="""
            zoomattiin, zoomasin, skypetin, teamsattiin, teamsattu, teamsasin, zoomattu, zoomailtiin, pidettiin teams, pidettiin
            etäpalaveri, pidin etäpalaverin, skypetettiin
        """,
        noun="""
            etäpalaveri, etäpalaverin, etäpalaverissa, etäkokous, etäneuvottelu, etätapaaminen, etädemo, verkkopalaveri,
            verkkokokous, videopalaveri, videopuhelu, videopuhelun, videoneuvottelu, videokokous, teamsissa, teams-palaveri,
            teams-kokous, teams*, teamspalaveri, zoomissa, zoom-palaveri, zoom*, zoompalaveri, meetissä, meet-palaveri, google
            meetissä, skypessä, skype*, webinaari, etänä, verkkotapaaminen, ruudunjako, online, etäyhteydellä, etäyhteys, webex*,
            etäesittely, virtuaalipalaveri, videolla, etä*, video*, teamsit, teamsi, teamsin, zoomi, zoomit, skype, meetti, meet,
            teamspuhelu, nettipalaveri, nettitapaaminen, hangout, facetimessa, teamsis, zoomis, teamssissa, meetis, skypes,
            webinaarin, webinaarissa
        """,
    ),
    workshop=DeedWords(
        we="koulutin, koulutettiin, koulutimme, pidin koulutuksen, pidimme koulutuksen",
        noun="""
            työpaja, työpajan, työpajassa, workshop, workshopin, workshopissa, koulutus, koulutuksen, koulutuspäivä, koulutuksessa,
            seminaari, seminaarissa, käyttökoulutus, tuotekoulutus, valmennus, työpajaa, *työpaja, *työpajan, *työpajassa, *koulutus,
            *koulutuksen, *koulutuksessa, *seminaari, *seminaarissa, workshoppi, wokkari, valmennuspäivä, perehdytys, kurssi, kurssin,
            kurssilla
        """,
    ),
    visit=DeedWords(
        we="""
            kävin, käytiin, kävimme, käyty, vierailin, vierailtiin, vierailimme, ajoin, ajettiin, olin luona, olin käymässä,
            käväisin, pistäydyin, poikkesin, olin, oltiin, käväistiin, poikettiin, pistäydyttiin, kävästiin, kävin luona, tein
            asiakaskäynnin, kävin katsomassa, menin käymään, kävin käymässä, piipahdin, olin paikan päällä, matkustin, käväsin,
            kävin moikkaamassa, käytiin moikkaamassa, kävin tervehtimässä, käytiin tervehtimässä, kävin paikan päällä, käytiin
            paikan päällä, heitin asiakaskäynnin, kurvasin, kurvattiin, huristelin, lähdin käymään, poikettu, vierailtu, kävin
            vierailulla, käytiin vierailulla, kävin tapaamassa, käytiin tapaamassa, käväisty, olin asiakaskäynnillä, oltiin
            asiakaskäynnillä, oltiin käymässä, pyörähdin, pyörähdettiin, ajoin|ajettiin|matkustin|lähdin ..
            tapaamaan|katsomaan|käymään, vein .. kotiin|luo|luokse|toimistolle|tehtaalle|työmaalle|varastolle|kaupalle, toimitin ..
            kotiin|luo|luokse|toimistolle|tehtaalle|työmaalle|varastolle, vein|jätin|toin ..
            näytteet|näytteen|näytepaketin|esitteet|paketin|mallit, vein|jätin|toin
            näytteet|näytteen|näytepaketin|esitteet|paketin|mallit, esitteli|esittelivät|näytti|näyttivät meille|minulle|mulle ..
            *nsa|*nsä, kierrätti|kierrättivät meitä|minua|mua, vei|veivät minut|meidät, sain|saatiin ..
            esittelykierroksen|kierroksen
        """,
        noun="""
            asiakaskäynti, käynti, vierailu, asiakasvierailu, tehdaskäynti, tehdasvierailu, käynnillä, vierailulla, käymässä, työmaakäynti,
            kohdekäynti, asiakaskäynnillä, yritysvierailu, työmaalla, *käynti, *käynnin, *käynnillä, *vierailu, *vierailun, *vierailulla,
            käynnin, vierailun, keikka, keikan, keikalla
        """,
        todo="""
            menen, mennään, menemme, käyn, käydään, käymme, lähden, lähdetään, ajan, matkustan, poikkean, poiketaan, vierailen, vieraillaan,
            piipahdan, käydä, vierailla, mennä, poiketa, matkalla, menossa, lähdössä, aion käydä, olen luona, käväisen
        """,
    ),
    hosted=DeedWords(
        we="""
            esiteltiin tehdasta, esittelin tehdasta, kierrätin, näytin paikkoja, otin vastaan, otettiin vastaan, vastaanotin, meillä kävi,
            meillä vieraili, isännöin, kestitsin, näytin .. tehdasta, esittelin .. tehdasta, kierrätettiin, meillä oli käymässä, oli
            vieraana
        """,
        they="""
            kävi meillä, tuli käymään, tuli meille, kävi toimistolla, vieraili meillä, kävivät meillä, tulivat käymään, käväisi, kävi
            täällä, poikkesi, pistäytyi, oli meillä, kävi tutustumassa, olivat meillä, tuli toimistolle, käväisi meillä, kävi, kävivät,
            poikkesivat, piipahti, oli käymässä, vierailivat, oli käymässä meillä, tuli vierailulle, tulivat meille, pistäytyi meillä,
            poikkesi toimistolla, käväisi toimistolla, vieraili, poikkes, kävi moikkaamassa, kävi tervehtimässä, kävi näyttelyssä, tuli
            paikalle, tuli piipahtamaan, tuli tapaamaan, pyörähti, kävi konttorilla, tuli konttorille, käväs, kävi toimistollamme, kävi
            luonamme, kävi vierailulla, oli vierailulla, oli paikalla meillä, kurvasi pihaan, täällä käymässä, täällä tapaamassa,
            konttorilla käymässä, toimistolla käymässä, tuli käymään konttorilla, tuli käymään toimistolla
        """,
        noun="""
            vierailu meillä, käynti meillä, käymässä meillä, vierailulla meillä, tehdaskierros, tehdasesittely, tehdasvierailu meillä
        """,
    ),
    at_theirs="""
        luona, heillä, heidän luonaan, heidän toimistollaan, asiakkaalla, asiakkaan luona, asiakkaan toimistolla, hänen luonaan, paikan
        päällä, heidän tiloissaan, heidän tehtaallaan, työmaalla, hänen toimistollaan, luokse, luo, tykönä, toimistollaan, heidän
        konttorillaan, heidän varastollaan, heidän näyttelytilassaan, asiakkaan tiloissa, heidän verstaallaan, niiden toimistolla, niiden
        luona, niillä, heidän *ssa|*ssä|*lla|*llä|*seen, niiden *ssa|*ssä|*lla|*llä, niitten *ssa|*ssä|*lla|*llä, asiakkaan
        *ssa|*ssä|*lla|*llä|*na, hänen *ssa|*ssä|*llaan|*llään|*ssaan|*ssään
    """,
    at_ours="""
        meillä, meidän toimistolla, meidän toimistollamme, toimistollamme, meidän luona, täällä, meidän tiloissa, toimistolla, luonamme,
        meidän konttorilla, tehtaallamme, meidän tehtaalla, meille, showroomissamme, näyttelyssämme, omissa tiloissa, konttorilla, meidän
        showroomissa, osastollamme, varastollamme, tiloissamme, meidän osastolla, toimistol, konttoril, meil, meidän
        *ssa|*ssä|*lla|*llä|*lle|*seen, meil toimistol, neukkarissa, neukkarissamme
    """,
    places="""
        toimistolla, toimistossa, toimistolle, tehtaalla, tehtaassa, tehtaalle, pajalla, pajassa, pajalle, verstaalla, verstaassa,
        varastolla, varastossa, varastolle, myymälässä, myymälälle, kaupassa, liikkeessä, hallissa, hallilla, keittiössä,
        keittiöllä, kahvilassa, kahvilalla, ravintolassa, ravintolalla, maatilalla, navetassa, navetalla, studiolla, studiossa,
        ateljeessa, ateljeella, galleriassa, klinikalla, vastaanotolla, työmaalla, tontilla, telakalla, sahalla, satamassa, mökillä,
        kotona, talossa, asunnossa, autotallissa, tallilla, konttorilla, konttorissa, puutarhalla, kasvihuoneella, kasvihuoneessa,
        hotellissa, hotellilla, koululla, koulussa, baarissa, kioskilla, messuosastolla, tiloissa, pihalla, kampaamossa,
        kampaamolla, korjaamossa, korjaamolla, leipomossa, leipomolla, panimossa, panimolla, pesulassa, apteekissa, myllyllä,
        pellolla, konehallissa, laboratoriossa, näyttelytilassa, showroomissa
    """,
    owners="hänen, heidän",
    talk=DeedWords(
        verb="keskustelu, juttutuokio, ",
        we="""
            puhuin, puhuttiin, puhuttu, puhuimme, juttelin, juteltiin, juteltu, juttelimme, keskustelin, keskusteltiin, keskusteltu, kävin
            läpi, käytiin läpi, sovin, sovittiin, sovittu, otin yhteyttä, oltiin yhteydessä, olin yhteydessä, kyselin, kysyin, kysyttiin,
            jutskailtiin, puhelimme, neuvottelin, neuvoteltiin, kontaktoin, kontaktoitu, kontaktoitiin, kyseltiin, rupateltiin, tuli
            puhuttua, tuli juteltua, puheltiin, otettu yhteyttä, sain yhteyden, varmistin, höpisin, höpistiin, rupattelin, vaihdettiin
            kuulumiset, vaihdoin kuulumiset, vaihdettiin pari sanaa, käytiin keskustelu, kävin keskustelun, jutskasin, jutskattiin,
            tarinoitiin, olin yhteyksissä, oltiin yhteyksissä, sparrattiin, sparrailtiin, sparrasin, käyty läpi, kävimme läpi, väännettiin,
            synkattiin, kyselty, kysytty, puheltu, turistiin, turisin
        """,
        todo="""
            puhutaan, jutellaan, keskustellaan, otan yhteyttä, otetaan yhteyttä, olen yhteydessä, ollaan yhteydessä
        """,
    ),
    documents={
        LineKind.QUOTE: "tarjous, tarjouksen, tarjousta, tarjoukset, hinta-arvio, kustannusarvio, hinnasto, hinnaston",
        LineKind.ORDER: "tilausvahvistus, tilausvahvistuksen, tilausvahv, tilausvahvistusta",
        LineKind.INVOICE: "lasku, laskun, laskut, laskua, proforma, loppulasku",
        LineKind.CREDIT_MEMO: "hyvityslasku, hyvityslaskun, hyvitys, hyvityksen",
        LineKind.REMINDER: """
            maksumuistutus, maksumuistutuksen, muistutuslasku, muistutuslaskun, maksukehotus, karhu, karhukirje, perintäkirje, karhun,
            maksukehotuksen
        """,
        LineKind.CONTRACT: """
            huoltosopimus, huoltosopimuksen, ylläpitosopimus, palvelusopimus, ylläpitosopimuksen, palvelusopimuksen
        """,
        LineKind.SHIPMENT: "lähete, lähetteen, pakkauslista, rahtikirja, lähetyslista, rahtikirjan",
        LineKind.MINUTES: """
            pöytäkirja, pöytäkirjan, muistio, muistion, kokousmuistio, kokousmuistion, palaverimuistio, palaverimuistion, kokouspöytäkirja
        """,
    },
    sent=DeedWords(
        we="""
            lähetin, lähetettiin, lähetetty, laitoin, laitettu, laitettiin, toimitin, toimitettu, lähetimme, vastasin, vastattu, vastattiin,
            kirjoitin, toimitettiin, jätin tarjouksen, pistin, lähti, jätettiin tarjous, jätetty, annoin, annettu, tehty ja lähetetty
        """,
        they="""
            otti yhteyttä, ottivat yhteyttä, oli yhteydessä, olivat yhteydessä, lähetti, laittoi, toimitti, vastasi, kirjoitti, lähettivät, vastasivat, palautti, laittoivat, lähettänyt, vastanneet
        """,
        todo="""
            lähetän, lähetetään, laitan, laitetaan, toimitan, vastaan, lähetämme, palaan, palataan, palaamme, lähetä, toimitetaan
        """,
    ),
    received="""
        sain, saatu, saimme, saatiin, tuli, vastaanotettu, saapui, vastaanotin, palasi asiaan, palasivat asiaan, kuului
    """,
    unreached="""
        ei vastaa, ei vastannut, ei vastausta, ei vastattu, ei vastaa puhelimeen, ei vastannut puhelimeen, ei vastanneet, eivät
        vastanneet, ei saatu yhteyttä, ei saada yhteyttä, en saanut yhteyttä, ei saanut yhteyttä, emme saaneet yhteyttä, ei saatu
        kiinni, en saanut kiinni, ei saa kiinni, en saa kiinni, ei saanut kiinni, ei tavoitettu, en tavoittanut, ei tavoitettavissa,
        ei tavoita, ei tavoittanut, emme tavoittaneet, tavoittamattomissa, ei ollut paikalla, ei paikalla, ei ole paikalla, varattu,
        varattua, linja varattu, tuuttasi varattua, vastaajaan, vastaaja, vastaajalle, puhelinvastaaja, puhelinvastaajaan, jätin
        viestin vastaajaan, jätin viestin, jätin vastaajaan viestin, jätetty viesti, jätin viestiä, jätin soittopyynnön,
        soittopyyntö jätetty, jätin ääniviestin, puhelin kiinni, ei noussut luuri, ei nosta, ei nostanut, numero ei vastaa, ei
        onnistunut, ei tärpännyt, lomalla, palaverissa juuri, ei ottanut puhelua, tuloksetta, ei tavattu, ei ketään, ei saatu langan
        päähän, ei päästy läpi, ei mennyt läpi, vastaamatta, ei löytynyt paikalta, kukaan ei vastannut, jätetty soittopyyntö,
        puhelin suljettu, ei saanut langan päähän, ei vastannu, ei vastausta puhelimeen, ei vastauksia, en saanu kiinni, ei saatu
        kii, en saanut kii, ei saanu kiinni, ei tavotettu, en tavottanut, en tavottanu, ei tavota, ei saa yhteyttä, ei yhteyttä, ei
        nosta luuria, ei nostanut luuria, ei noussu, luuri ei noussut, ei vastattu puhelimeen, vastaajassa, meni vastaajaan, suoraan
        vastaajaan, puhelu meni vastaajaan, jätetty viesti vastaajaan, viesti vastaajaan, jätin viestin puhelinvastaajaan, jätetty
        ääniviesti, jätetty vastaajaan, pyysin soittamaan, puhelin pois päältä, puhelin kii, numero ei käytössä, sairaana, saikulla,
        sairaslomalla, lomilla, on lomalla, palaverissa koko, kokouksessa koko, on palaverissa, on kokouksessa, ei ollu paikalla, ei
        oo paikalla, ei kotona, löi luurin, ei päästy, turhaan, huti, vesiperä, ei tullut vastausta, ei saanut vastausta, en saanut
        vastausta, ei ehtinyt puhua, ei ehtiny puhua, tuut tuut, piippasi varattua, puhelin varattu, hylkäsi puhelun, ei ollut
        tavoitettavissa, ei oltu tavoitettavissa, väärä numero, numero ei ole käytössä, ei päässyt puhelimeen, ei voinut puhua, ei
        pystynyt puhumaan, oli poissa, on poissa, oli lähtenyt, oli jo lähtenyt, ei ollut aikaa, ei ehtinyt, oli kiireinen, oli
        matkoilla, ei ollut toimistolla, poissa oli, kukaan ei .. vastannut|vastaa|vastannu, ei kukaan .. vastannut, ei onnistu, ei
        onnannut, ei tärppää, ei reaktiota, ei kiinni, 0 vastausta, ei reagoi, puhelin mykkä, luuri kiinni, vastaajaan meni,
        hälyttää vaan, hälytti vaan, hälytti vain, soi vaan, soi tyhjää, ei löytynyt, ei tavoittunut, ei oo tavattavissa, ei ole
        tavattavissa, ei tavattavissa, ei päässyt läpi, ei onnistunut tavoittaa, ei|en|emme saatu|saanut|saanu|saada .. kiinni,
        ei|en tavannut|tavoittanut .., ei tavattu puhelimella, ei|en päässyt .. juttusille, ei vastata, eivät vastaa, ei nostettu,
        jätin .. viestin vastaajaan, jätettiin .. viestin vastaajaan, ei tulosta, ei tulosta vieläkään, vain vaihteen, vain vaihde,
        vain assistentti, puhelin oli kiinni, puhelin oli suljettu, puhelin oli pois, puhelin on kiinni, luuri oli kiinni, kännykkä
        kiinni, kännykkä oli kiinni, puhelin oli varattu, numero oli varattu, linja oli varattu, en päässyt läpi, ei lykästänyt, ei
        napannut, oli sairaana, oli kipeänä, on kipeänä, ei onnistuttu, ei auttanut, ei toiminut, ei natsannut, ei mennyt, en
        puhunut kenenkään, en tavoittanut ketään, en saanut ketään kiinni, en tavannut, emme tavanneet, linja oli tukossa, linja
        tukossa, linja kuollut, linja oli kuollut, puhelin kuollut, puhelin oli kuollut, suoraan vastaajalle, istui palaverissa,
        istui kokouksessa, oli kokouksessa istumassa, jumissa palaverissa, luovutin viiden, annoin periksi, en päässyt .. läpi,
        toisessa puhelussa, oli toisessa puhelussa, puhui toista puhelua, toisella linjalla, vain|ainoastaan ..
        robotti|vastaaja|kone|automaatti|nauhoite, robotti vastaa|vastasi|vastailee, vastasi vain|ainoastaan, vastaa vain|ainoastaan
        .. robotti|kone|vastaaja|automaatti, automaattivastaaja, puhelin vain tuuttaa, tuuttaa varattua, kukaan .. vastannut|vastaa
    """,
    unreached_by_them="""
        vastaamatonta|vastaamattoman|vastaamattomat|vastaamattomia puhelua|puhelun|puhelut|puheluja|soittoa|soittoja,
        menetettyä|missattua puhelua|soittoa,
        vastaamaton puhelu, vastaamattomat puhelut, vastaamattomia puheluita, menetetty puhelu, missattu puhelu, en ehtinyt vastata,
        yritti soittaa, yritti tavoittaa, oli yrittänyt, oli soittanut, tavoitteli, on yrittänyt, yrittivät soittaa, oli
        tavoitellut, vastaamaton, missasin, jäi vastaamatta, yritti tavoitella, en vastannut, missattu soitto, yritellyt soittaa,
        vastaamatta jäänyt puhelu, jäänyt puhelu, yritti soitella, oli yritellyt, oli soitellut, on soittanut mutta, soitti mutten,
        soitti mutta en, en ehtiny vastata, en ehtinyt vastaamaan, missattu, yritti|yrittänyt|yritteli tavoitella|tavoittaa
        mua|minua|meitä, yritti|yrittänyt|yritteli saada mut|minut|mua|minua kiinni, puhelua .. vastaamatta, oli yrittänyt soittaa,
        oli yrittänyt soitella, on yrittänyt soittaa, oli yrittänyt tavoittaa, on yrittänyt tavoittaa, oli yritellyt soittaa, oli
        yritellyt tavoittaa, oli koittanut soittaa, koitti soittaa, oli koettanut soittaa, koetti soittaa, kokeili soittaa, yritti
        mun kännykkään, yritti mun puhelimeen, yritti minun kännykkääni, yritti puhelimeeni, yritti kännykkääni, yritti mua, yritti
        minua, tapaili mua, tapaili minua, tavoitteli mua, tavoitteli minua, kyseli mua, kyseli minua, etsi mua, etsi minua,
        kaipaili mua, halusi saada mut kiinni, koitti saada mut kiinni, yritti saada mut kiinni, yritti saada minut kiinni,
        yritti|yrittivät .. soittaa minulle|mulle|meille, yritti|yrittivät .. tavoittaa|tavoitella minua|mua|meitä, yritti
        tavoittaa|tavoitella minua|mua|meitä
    """,
    message_left="""
        jätti viestin, jätti viestiä, jätti soittopyynnön, jätti vastaajaan viestin, jätin|jätetty|jätettiin
        viestin|vastaajaviestin|ääniviestin, ääniviesti vastaajassa, viesti vastaajassa
    """,
    not_yet="""
        ei ole vielä, ei vielä, en ole vielä, en vielä, ei ole soitettu, ei ole ehditty, en ehtinyt soittaa, ei ehditty, unohdin soittaa,
        unohtui, soittamatta, lähettämättä, ei olla vielä, emme ole vielä, en ole ehtinyt, ei soittanut takaisin, unohdin, en ehtinyt, ei
        ole lähetetty, en ole soittanut, jäi soittamatta, ei ole vastattu, ei oo vielä, en oo vielä, ei soitettu, en soittanut, en
        soittanu, ei soittanu, ei soittanut, ei ehtiny, en ehtiny, ei oo soitettu, en muistanut, jäi laittamatta, jäi lähettämättä, ei ole
        tavattu, ei tavattu, ei laitettu, ei lähetetty, ei ole tullut, ei tullut paikalle, ei tullu paikalle, ei ilmestynyt, ei saapunut,
        ei oo kerennyt, en oo kerennyt, ei ole soittanut, ei ole vastannut
    """,
    must="""
        pitää, pitäisi, täytyy, pitäis, pitää vielä, muista, muistettava, on tarkoitus, tarkoitus, aion, aiotaan, aiomme, kannattaa,
        pakko, pitää muistaa, älä unohda, tehtävä, tulisi, pitänee, ens viikolla pitäis, haluan
    """,
    called_off="""
        peruttu, peruttiin, peruuntui, peruutettu, perui, peruutti, perutaan, siirretty, siirrettiin, siirtyi, siirtyy, siirsi, siirsimme,
        siirretään, siirsin, lykätty, lykättiin, lykkääntyi, ei toteutunut, uusi aika, perui tapaamisen, peruuntunut, peru, peruimme,
        peruivat, siirtynyt, siirtää tapaamisen
    """,
    wish="""
        tulee, tulevat, käy, haluaa, haluaisi, halusi, haluavat, toivoo, toivoi, toivovat, pyytää, pyysi, pyysivät, tarvitsee, tarvitsevat,
        tarvitsi, kysyy, kysyi, kysyivät, kyseli, kyselee, odottaa, odottavat, odotti, miettii, mietti, harkitsee, harkitsi, suunnittelee,
        lupasi, lupas, lupaa, ilmoitti, ilmoittaa, vahvisti, vahvistaa, sanoi, sanoo, kertoi, kertoo, soittaa itse, palaa asiaan, palaa,
        ottaa yhteyttä, vaatii, vaati, tilasi, tilaa, toimitus, aloittaa, alkaa, lähtee, ehdotti, ehdottaa, hyväksyi, päättää, kaipaa,
        kaipasi, tiedusteli, tiedustelee, ihmetteli, valittaa, valitti, haluis, tahtoo, arvelee, arveli, aikoo, saisiko, toimitetaan,
        saapuu, tyytyväinen, tyytymätön, on tyytyväinen, on tyytymätön, haluais, halus, valitteli, kehui, kiitteli, kiitti, mainitsi,
        hylkäsi, perui tilauksen, tilattiin, pyyteli, odottelee, ois kiinnostunut, kiinnostunut, olisi kiinnostunut, päätti, tarvis,
        vaihtaa, lopettaa, jää eläkkeelle, maksaa, maksavat, maksaisi, lähettää, toimittaa, ostaa, myy, tekee, vie, saa, saavat, voi,
        voivat, ei halua, ei tarvitse, ei ehdi, on lomalla, muuttaa, vaihtui, vaihtuu, sopii, allekirjoitti, allekirjoittivat, kuittasi,
        kommentoi, totesi, reagoi, kuittas, muistutti, tykkäsi, mielestä, pitää, allekirjoittaa, allekirjoittavat, palauttaa, päättävät,
        hoitaa, järjestää, vastaa, tilaavat, hyväksyy, käsittelee, kuittaa, noutaa, hakee, tuo, lomailee, matkustaa, tarkistaa, valitsee,
        tarjoaa, tapaa, esittelee, lataa, asentaa, kokoaa, testaa, toimittavat, myöhästyy, myöhästyvät, laskeutuu, lentää, palailee,
        myöhässä, viivästyy
    """,
    follow_up="""
        pyysi soittamaan, pyysi palaamaan, pyysi ottamaan yhteyttä, pyytää soittamaan, pyysi soittoa, toivoo soittoa, toivoi soittoa, haluaa
        että soitan, pyysi olemaan yhteydessä, pyysi soittamaan uudelleen, palaan, palataan, palaan asiaan, palataan asiaan, palaamme,
        palaamme asiaan, jatketaan, jatkamme, jatkan, muistuta, muistuta mua, muistuta minua, muistutus mulle, seuranta, seuraava
        yhteydenotto, seuraava kontakti, uusi yritys, yritän uudelleen, yritän uudestaan, yritetään uudelleen, yritetään uudestaan, kokeilen
        uudelleen, kokeilen uudestaan, kokeillaan uudelleen, kokeillaan uudestaan, yritän, yritetään, kokeilen, kokeillaan, soita uudelleen,
        soitan uudelleen, soitetaan uudelleen, soita, soitan, soitetaan, soitellaan, otan yhteyttä, otetaan yhteyttä, ota yhteyttä, olen
        yhteydessä, ollaan yhteydessä, kysy uudelleen, kysyn uudelleen, kysyn, tarkistan, tarkista, tarkistetaan, jatkotoimi, seuraava
        askel, seuraava soitto, seuraava toimenpide, follow up, followup, follow-up, hoidan, teen, uusi soitto, uusi yhteydenotto, uusi
        puhelu, katsotaan uudelleen, katsotaan, uudestaan, puhutaan, jutellaan, kysellään, kyselen, muistutetaan, muistutan, patistan,
        patistele, palaa asiaan, kontaktoi, kontaktoin, kontaktoidaan, laita viestiä, seuraavan kerran, uusintasoitto, soittele, soittelen,
        tsekkaan, uusiksi, koitan, koitetaan, kokeilen taas, koitan uudestaan, koitan uudelleen, koitan taas, yritän taas, yritetään taas,
        uus yritys, uusi kokeilu, uusi koitto, muistutus, muistut, soittelen taas, soitellaan taas, soitan taas, soitetaan taas, palaan
        taas, pingaan, pingataan, laitan viestiä, laitan meiliä, laitan mailia, laitan spostia, laitan sähköpostia, meilaan, mailaan,
        viestitän, viestitellään, katotaan, katotaan uudestaan, kysästään, kysäsen, kysäisen, varmistan, varmistetaan, jutellaan taas,
        puhutaan taas, nähdään taas, uusi tapaaminen, uusi palaveri, seuraava tapaaminen, seuraava palaveri, jatketaan juttua, jatkot,
        käydään läpi, otan uusiksi, otetaan uusiksi, otan kopin, kiirehdin, kiirehditään, hoputan, karhuan, karhutaan, follow uppi, tsek,
        tsekataan, check, soitan perään, f/u, fup, pyysi palaamaan asiaan, pyysi yrittämään, käski soittaa, käski palata, käski kysyä, pyysi
        kysymään, toivoi yhteydenottoa, toivoo yhteydenottoa, pyysi yhteydenottoa, pukkaan, pukataan, muistuttelen, kyselen perään,
        kysellään perään, huhuilen, haluaa|halusi|toivoo|toivoi|pyysi|pyytää että soitan|palaan|käyn|soitetaan|laitan, jatkuu, muistiin,
        itselleni, itselle muistiin, listalla, listallani, työlistalla, palaan siihen, palaan tähän, jatketaan siitä, uusintayritys,
        hätyytän, hätyytetään, hätistelen, tivaan, tiukkaan, vastaa hänelle, vastaan hänelle, vastataan, vastaan, vastaa sille, soittamaan,
        muistuttamaan, kysymään, tarkistamaan, lähettämään, kirjoittamaan, saa multa soiton, saa minulta soiton, kuulee minusta, kuulee
        musta, pidä silmällä, seurantaan
    """,
    deadline="""
        ennen, viimeistään, asti, saakka, mennessä, alkaen, lähtien, voimassa, eräpäivä, deadline, jälkeen, toimitus, toimitetaan,
        toimitusaika, valmis, valmiina, alkaa, lomalla, erääntyy, vko, viikko, vk, viikolla, saapuu, haluaa, eräpv, maksettava viimeistään,
        toimituspäivä
    """,
    deadline_after="mennessä, asti, saakka, alkaen, lähtien, jälkeen, ennen",
    we_words="minä, mä, me, olen, olemme, itse",
    they_words="hän, se, he, ne, asiakas, pomo, sihteeri, ostaja",
    us_words="minulle, mulle, meille, minua, meitä, mua, minut, meidät, mut",
    with_words="kanssa, kaa, kans, &",
    about_words="koskien, liittyen, re, aihe, aiheena, asiana, asia",
    and_words="ja, sekä, &, +, mutta, niin, sit, sitten",
    more_days="""
        aamulla=0, tänä aamuna=0, aamupäivällä=0, iltapäivällä=0, ap=0, tänä iltana=0, juuri=0, just=0, äsken=0, äskettäin=0, hetki
        sitten=0, lounasaikaan=0, tää aamu=0, eilen illalla=-1, eilen aamulla=-1, eilen iltapäivällä=-1, eilen aamupäivällä=-1,
        eilisaamuna=-1, huomenaamulla=1, huomisaamuna=1, huomiseksi=1, huomen aamulla=1, toissapäivän=-2, toissapäivä=-2, tänään aamulla=0,
        huomenissa=1, eile=-1, eilisen=-1, eilinen=-1, eilispäivänä=-1, eilisilta=-1, eilisaamu=-1, eilisillalla=-1, toissailtana=-2,
        toissapäivän aamuna=-2, toissapv=-2, tänää=0, tänäpänä=0, tää päivä=0, tänä iltapäivänä=0, tänään iltapäivällä=0, tänään
        aamupäivällä=0, nyt just=0, just nyt=0, äskön=0, huomen=1, huome=1, huomisiltana=1, huomenna aamulla=1, huomenna iltapäivällä=1,
        huomenna aamupäivällä=1, ylihuome=2, ylihuomen=2, ylihuomiseksi=2, tossa päivänä=-2, pari tuntia sitten=0, aiemmin tänään=0
    """,
    more_weekdays=(
        "maanantain maanantaille maanantaihin maanantaita maanantaiaamuna maanantaiksi maanantaista",
        "tiistain tiistaille tiistaihin tiistaita tiistaiksi tiistaista",
        "keskiviikon keskiviikolle keskiviikkoon keskiviikoksi keskiviikosta",
        "torstain torstaille torstaihin torstaita torstaiksi torstaista",
        "perjantain perjantaille perjantaihin perjantaita perjantaiksi perjantaista",
        "lauantain lauantaille lauantaihin",
        "sunnuntain sunnuntaille sunnuntaihin",
    ),
    last_week="viime viikolla, viime viikon, viimeviikolla, menneellä viikolla, edellisellä viikolla, viime viikko",
    next_week="""
        ensi viikolla, ens viikolla, ensi viikon, seuraavalla viikolla, tulevalla viikolla, ensviikolla, ensi viikko, ens viikon, ensi
        viikkoon, ensi vko, ens viikko, ensi vk
    """,
    week_end="lopulla, loppuviikolla, lopussa",
    last_words="viime, edellisenä, menneenä, viimeksi, viimme",
    next_words="ensi, ens, seuraavana, ensvkon",
    ago="sitten",
    after_ahead="päästä, kuluttua, jälkeen, sisällä, pääst",
    at_clock="klo, kello, noin, n, klo., välillä, tasan",
    oclock="""
        aikaan, maissa, ip, ap, jälkeen, aikoihin, tienoilla, nurkilla, kieppeillä, tietämillä, korvilla, pintaan
    """,
    morning="aamulla, ap",
    afternoon="iltapäivällä, illalla, ip",
    half_to="puoli, puol, puolen",
    quarter_past="varttia yli, vartin yli, vartti yli",
    quarter_to="varttia vaille, vartin vaille, varttia vailla, vartti vaille",
    until_clock="ja",
    dotted_times=True,
    numbers="""
        yksi=1, yhden=1, yhtä=1, kaksi=2, kahden=2, kahta=2, kolme=3, kolmen=3, kolmea=3, neljä=4, neljän=4, neljää=4, viisi=5, viiden=5,
        viittä=5, kuusi=6, kuuden=6, seitsemän=7, kahdeksan=8, yhdeksän=9, kymmenen=10, yksitoista=11, kaksitoista=12, viisitoista=15,
        kaksikymmentä=20, kakskyt=20, kaksikymmentäviisi=25, kakskytviis=25, kolmekymmentä=30, kolkyt=30, neljäkymmentä=40, nelkyt=40,
        neljäkymmentäviisi=45, nelkytviis=45, viisikymmentä=50, viiskyt=50, kuusikymmentä=60, viistoista=15, kymmenisen=10, parikymmentä=20,
        kolmisenkymmentä=30, kaks=2, kol=3, viis=5, kymppi=10, kymmenessä=10, viitisentoista=15, kolmetoista=13, neljätoista=14,
        viidentoista=15, kahdenkymmenen=20, kolmenkymmenen=30, kymmentä=10, yks=1, puolisen=0, seittemän=7, kasi=8, ysi=9, kuustoista=16,
        viistoist=15, kakskymmentä=20, kaksikytä=20, kolmekyt=30, nelisen=4, nelisenkymmentä=40, kymmenkunta=10, yheksän=9, kaheksan=8,
        pari=2, parin=2, muutaman=0, muutama=0
    """,
    minutes="""
        m, min, mins, minuutti, minuuttia, minuutin, minsa, minsaa, minuuttii, mintsa, minuutiksi, minuutit, minsan, min., minuuttinen
    """,
    hours="h, t, tunti, tuntia, tunnin, tuntii, tunnit, tunteja, tuntinen, h.",
    days="päivä, päivää, päivän, pv, pvä",
    weeks="viikko, viikkoa, viikon, vk, vko",
    months="kuukausi, kuukautta, kuukauden, kk",
    spans="""
        puoli tuntia=30, puolisen tuntia=30, puolen tunnin=30, puolituntia=30, puolituntinen=30, puolituntisen=30, puoltuntia=30, puol
        tuntia=30, varttitunti=15, vartti=15, vartin=15, varttia=15, vartin verran=15, kolme varttia=45, kolmevarttia=45, kolmen vartin=45,
        tunti=60, tunnin=60, tunnin verran=60, reilu tunti=60, puolitoista tuntia=90, puolentoista tunnin=90, puoltoista tuntia=90,
        puoltoist tuntii=90, tunti ja vartti=75, tunti vartti=75, kaksi ja puoli tuntia=150, kaks ja puol tuntia=150, pari minuuttia=2,
        puoltunti=30, puolituntii=30, puoltuntii=30
    """,
    and_half="ja puoli, ja puol",
    no_span_before="joka, per, viimeiset, x, ennen, alle",
    no_span_after="myöhässä, myöhemmin, päästä, kuluttua, sitten, myöhästyi, ajomatka, takuu",
    currencies="e=EUR, euroa=EUR, euron=EUR, egee=EUR, kr=SEK, kruunua=SEK, dollaria=USD, puntaa=GBP, eurolla=EUR",
    trailing_currencies="e, euroa, euron, egee, kruunua, dollaria, puntaa, eurolla",
    dash_currency="EUR",
    no_cost="""
        hinta, hinnan, hintaa, hinnalla, hinnat, hinnaksi, alennus, alennusta, alennuksen, tarjous, tarjouksen, tarjosi, budjetti, budjetin,
        tilaus, tilauksen, tilasi, arvo, arvoinen, arvosta, alv, alv 0, sis alv, + alv, kpl, kappale, /kpl, sopimus, lasku, laskun,
        liikevaihto, velkaa, luotto, hyvitys, maksaa, per, laskusta, laskun summa, laskulla, laskuun, ennakkomaksu, velka, erä, osamaksu,
        maksamatta
    """,
    question="""
        mitä, mikä, milloin, koska, kuka, kenen, kenelle, missä, miksi, miten, onko, oliko, voitko, voisitko, näytä, etsi, hae,
        paljonko, montako, kuinka, pitäisikö, mille, mihin, olenko, onko meillä, soittiko, tuliko, kerro, minkä, saiko, voiko,
        ketkä, lähettikö, listaa, voiko joku, voisiko joku, osaako joku, onko joku, tietääkö joku, voidaanko, saako, saanko,
        voitteko, näytä mulle, näytä minulle, listaa mulle, anna lista, hae esiin, tee lista, kirjoita lista, laadi lista, poista
        viimeisin|viimeinen|edellinen|äskeinen|se|minun, peru viimeisin|viimeinen|edellinen|äskeinen|se, kumoa
    """,
    greeting="""
        hei, moi, moikka, terve, morjens, huomenta, hyvää, päivää, iltaa, joulua, uutta, vuotta, viikonloppua, kiitos, kiitti, kiitoksia,
        paljon, avusta, ok, okei, jees, hyvä, hienoa, loistavaa, mahtavaa, selvä, selvän, juu, joo, kyllä, ei, no, niin, heippa, näkemiin,
        nähdään, rapport, tässä, kaikki, tältä, päivältä, tänään, super, kiva, bot, testi, hello, thanks, bye, ole, samoin, mukavaa, kivaa,
        kesää, pääsiäistä, juhannusta, kaikille, sinulle, sulle, tsau, hyvin, toimii, asia, onneksi, olkoon, onnea, syntymäpäivää,
        syntymäpäivänä, synttäreitä, onnittelut, tsemppiä, lomaa, hyviä, pyhiä, viikkoa, tervetuloa, kiitokset, kiitän, nyt, sitten,
        mitään, kaikesta, ihanaa, huikeeta, upeaa, hienosti, hoidettu, okk, ookoo, nimipäivää, häiden, johdosta, vauvasta, uudesta, työstä
    """,
    signature="ystävällisin terveisin, terveisin, yst. terv, yt., parhain terveisin, lähetetty iphone, kunnioittavasti",
    name_words="""
        onni, toivo, satu, tuuli, aino, salmi, mäki, koski, lehto, laine, lahti, ranta, niemi, meri, kari, veli, usko, rauha, lempi, oiva,
        into, taito, armas, rauno, tarmo, taisto, aimo, urho, päivä, kesä, syksy, talvi, suvi, ilta, aamu, helmi, kukka, ruusu, lumi, pilvi,
        vuokko, orvokki, kielo, saarni, kuusi, mänty, koivu, vuori, saari, järvi, joki, metsä, aho, suo, harju, hovi, seppä, kivi, karhu,
        susi, kettu, jänis, kallio, penkki, peltola, pelto, halla, oja, saha, rautio, valta, sulo, ilo, impi, taru, tähti, tyyni, viima,
        otso, tapio, ahti, lauha, martti, sini, raita, mielo
    """,
    ordinary="""
        ok, on, ja, ei, se, hän, uusi, uudet, asiakas, toimitusjohtaja, ostopäällikkö, puh, alv, projekti, toimitus, tarjous, kiitos, hei,
        huom, kiire, tärkeä, klo, oy, re, vs, vl, perille, perillä, periltä
    """,
    corrections="""
        ei, eiku, eikun, sori, anteeksi, tarkoitin, korjaus, hups, se oli, oli, väärin, piti olla, pitäisi olla, siis, vaihda, muuta, oho, ei vaan
    """,
    that_words="että, et",
    halves="puoli, puol, puolen",
    quarters="vartti, varttia, vartin, vartteja, varttii, vartsa",
    fractions="""
        puoli=30, puol=30, puolen=30, puolisen=30, puolitoista=90, puoltoista=90, puoltoist=90, puolentoista=90, puolitoist=90, puolta=30
    """,
    amount_adjectives="reilu, reilun, reilut, vajaa, vajaan, runsas, runsaan, noin, hyvä, pikainen, pikku, nopea",
    bare_hours="tunti, tunnin, tuntii",
    cut_off="""
        katkesi, katkes, löi luurin, löi luurin korvaan, yhteys katkesi, sulki puhelimen, poikki, meni poikki
    """,
    told_hours="""
        yhdeltä=1, kahdelta=2, kolmelta=3, neljältä=4, viideltä=5, kuudelta=6, seitsemältä=7, kahdeksalta=8, yhdeksältä=9, kymmeneltä=10,
        yhdeltätoista=11, kahdeltatoista=12, kympiltä=10, ysiltä=9, kasilta=8, kaheksalta=8, yheksältä=9
    """,
    range_from="klo, kello",
    modals="toivo, ole, anna, oiva, usko, ilo, aho, oja, kuusi, veli, into",
    negations="ei, en, emme, eivät, älä, ette, et, ilman, kukaan",
    past_words="yli",
    before_words="vaille, vailla",
    beside="kanssa, kaa, kans, kanss, kera, mukana",
    price_units="""
        kk, kuukaudessa, per kk, kuussa, vuodessa, kpl, kappale, tunnissa, tunti, per kpl, päivässä, per vuosi, v, h
    """,
    spent="""
        parkki, pysäköinti, taksi, postimaksu, postimaksut, postimerkki, postikulut, bensa, liput, lippu, juna, kukat, lahja, maksoin,
        kului, kuitti, kulut, taksilla, maksoi, maksettu, maksettiin, kustansi, bussilippu, junalippu, bussiliput, junaliput, matkalippu,
        lipputulo, lautta, lauttalippu, raitiovaunu, ratikka, metro, bussi, lento, lentolippu, hotelli, parkkimaksu, parkkisakko,
        pysäköintimaksu, kilometrikorvaus, kilometrit, suklaa, suklaat, kakku, viini, pullo, kimppu, lähetti, pääsylippu, sisäänpääsy,
        polttoaine, diesel, kahvit, pullat, sämpylät, lounaslasku, tietulli, tulli, vene, lahjakortti, tippi, matkat, yhteensä, kaikkiaan
    """,
    planned="""
        varaus, varaan, varata, suunniteltu, suunnitteilla, suunnittelen, suunnitellaan, kalenterissa, kalenteriin, buukattu, buukkasin,
        buukattiin, alustavasti, ehdotin, ehdotettu, kutsuin, kutsuttu, kutsuttiin, on palaveri, on tapaaminen, on kokous, on lounas, meillä
        on, mulla on, minulla on, merkitty, lyöty lukkoon, päätetty, on vahvistettu, aika varattu,
        palaveri|palaverin|palaverista|tapaaminen|tapaamisen|tapaamisesta|kokous|kokouksen|lounas|lounaan|demo|demon|puhelu|puhelun|käynti|käynnin|vierailu|esittely|teams|aika|ajan
        .. sovittu|sovittiin|sovin|sovimme|sovitaan|varattu|varattiin|varasin|buukattu|tulossa|kalenterissa|kalenteriin,
        sovittu|sovittiin|sovin|sovimme|sovitaan|varattu|varattiin|varasin|buukattu|buukattiin|ehdotin|kutsuin|tulossa|suunnitteilla ..
        palaveri|palaverin|palaverista|palaveriin|tapaaminen|tapaamisen|tapaamisesta|kokous|kokouksen|lounas|lounaan|lounaalle|demo|demon|puhelu|puhelun|käynti|käynnin|vierailu|vierailun|esittely|esittelyn|teams|aika|ajan,
        kutsun, kutsu .. lounaalle|palaveriin|tapahtumaan|tilaisuuteen,
        *puhelu|*puhelun|*palaveri|*palaverin|*tapaaminen|*tapaamisen|*kokous|*kokouksen|*lounas|*demo|*käynti|*käynnin|*esittely ..
        sovittu|sovittiin|sovin|sovimme|sovitaan|varattu|varattiin|varasin|buukattu|tulossa|kalenterissa|kalenteriin,
        sovittu|sovittiin|sovin|sovimme|sovitaan|varattu|varattiin|varasin|buukattu|tulossa ..
        *puhelu|*puhelun|*palaveri|*palaverin|*tapaaminen|*tapaamisen|*kokous|*kokouksen|*lounas|*demo|*käynti|*käynnin, vahvisti
        tapaamisen|tapaamisemme|palaverin|palaverimme|käynnin|ajan
    """,
    they_come="""
        tulee käymään, tulevat käymään, tulee meille, tulevat meille, tulee toimistolle, tulee vierailulle, käy meillä, tulee
        tapaamaan, tulee .. meille, tulevat .. meille, tulee .. toimistolle, tulee .. käymään, tulevat .. käymään, saapuu meille,
        saapuu .. meille, poikkeaa, poikkeavat, piipahtaa, piipahtavat, pistäytyy, käväisee, tulee paikalle, tulevat paikalle
    """,
    end_of_week="""
        loppuviikolla, loppuviikosta, loppuviikko, viikon lopulla, viikon lopussa, ennen viikonloppua, myöhemmin tällä viikolla,
        loppuviikkoon, loppuviikoksi
    """,
    coming_words="tulevana, tänä, tulevan",
    weekdays_to="""
        maanantaiksi, maanantaille, tiistaiksi, tiistaille, keskiviikoksi, keskiviikolle, torstaiksi, torstaille, perjantaiksi,
        perjantaille, lauantaille, sunnuntaille, maanantaihin, tiistaihin, keskiviikkoon, torstaihin, perjantaihin
    """,
    weekdays_of="maanantain, tiistain, keskiviikon, torstain, perjantain, lauantain, sunnuntain",
    be_words="on, ovat",
    travel="""
        ajoa, ajomatka, ajomatkaa, autossa, matkaa, matka, matkalla, matkustusta, matka-aikaa, junassa, tien päällä, ajoin, ajettiin,
        ajamista, ajaa, suuntaansa, ratissa, odotin, odotettiin, odottelin, odotusta, myöhässä, jonossa, jonotin
    """,
    not_there="""
        ovi kiinni, ovi lukossa, kiinni oli, paikka kiinni, ketään ei ollut paikalla, ei ketään paikalla, ketään ei paikalla, kukaan ei
        ollut paikalla, ei ollut ketään, ei ketään kotona, poissa oli, oli poissa, jätin .. lapun, jätin .. viestin vastaanottoon, jätin ..
        kortin vastaanottoon
    """,
    then_words="sitten, sit, sen, jälkeen, myöhemmin, perään",
    leave_words="lähti, lähtivät, lähdin, lähdettiin, loppui, päättyi, poistui",
    desires="""
        haluaa, haluaisi, halusi, haluavat, toivoo, toivoi, pyytää, pyysi, pyysivät, tarvitsee, tarvitsi, odottaa, odotti, vaatii, vaati,
        lupasi, lupaa, haluis, tahtoo, aikoo, lupas, saisiko, kaipaa
    """,
    media="""
        puhelimessa, puhelimitse, sähköpostilla, sähköpostitse, meilillä, maililla, tekstarilla, tekstiviestillä, viestillä, viestitse,
        kirjeitse, kirjeellä, whatsapissa, linkedinissä, spostilla, puhelimella, meilitse, mailitse
    """,
    adverbs="vihdoin, juuri, just, nopeasti, myös, taas, lopulta, viimein, äsken, pikaisesti",
    that_day="silloin, sitten",
    after_words="",
    ordinals="""
        kymmenentenä=10, viidentenätoista=15, kahdentenakymmenentenä=20, ensimmäinen=1, toinen=2, kolmas=3, neljäs=4,
        viides=5, kuudes=6, seitsemäs=7, kahdeksas=8, yhdeksäs=9, kymmenes=10, yhdestoista=11, kahdestoista=12,
        kolmastoista=13, neljästoista=14, viidestoista=15, kuudestoista=16, seitsemästoista=17, kahdeksastoista=18,
        yhdeksästoista=19, kahdeskymmenes=20, kahdeskymmenesensimmäinen=21, kahdeskymmenestoinen=22,
        kahdeskymmeneskolmas=23, kahdeskymmenesneljäs=24, kahdeskymmenesviides=25, kahdeskymmeneskuudes=26,
        kahdeskymmenesseitsemäs=27, kahdeskymmeneskahdeksas=28, kahdeskymmenesyhdeksäs=29, kolmaskymmenes=30,
        kolmaskymmenesensimmäinen=31
    """,
    object_words="hänelle, heille",
    self_words="itse, ite",
    whose_words="joka, jotka, kun, ku",
    hellos="hei, moi, moikka, terve, morjens, moro, heippa",
    thanks="kiitos, kiitti, kiitoksia",
    idioms="kävi läpi, kävivät läpi, käy läpi, meni läpi, meille velkaa",
    parts_of_day="""
        aamuna, aamulla, aamupäivänä, aamupäivällä, iltana, iltapäivänä, iltapäivällä, aamu, ilta
    """,
    hours_from="""
        yhdestä=1, kahdesta=2, kolmesta=3, neljästä=4, viidestä=5, kuudesta=6, seitsemästä=7, kahdeksasta=8, kaheksasta=8, yhdeksästä=9,
        yheksästä=9, kymmenestä=10, yhdestätoista=11, kahdestatoista=12, ysistä=9, kasista=8, kympistä=10
    """,
    hours_until="""
        yhteen=1, kahteen=2, kolmeen=3, neljään=4, viiteen=5, kuuteen=6, seitsemään=7, kahdeksaan=8, kaheksaan=8, yhdeksään=9, yheksään=9,
        kymmeneen=10, yhteentoista=11, kahteentoista=12, ysiin=9, kasiin=8, kymppiin=10
    """,
    signals="""
        soit*, *soitto, puhel*, *puhelu, *puhelun, *puhelin, luur*, langal*, viest*, *viesti, *viestin, tekst*, *posti, *postin,
        *postia, meil*, mail*, tapas*, tapaam*, tavat*, näht*, kävi*, käyt*, käyn*, palaver*, *palaveri, kokou*, *kokous, lounas*,
        lounaa*, kahv*, jutel*, juttel*, puhu*, video*, etä*, vastaaj*, vastasi, vastas, whatsapp*, linkedin*, vierail*, *käynti,
        demo*, kysel*, kysäis*, patist*, tavoit*, kuuli*, luovut*, ojens*, kasvotusten, henkilökohtaisesti, esittel*, kierrätti,
        näytti, kirjoittaa
    """,
    tens="""
        kaks=20, kaksi=20, pari=20, kol=30, kolme=30, nel=40, neljä=40, viis=50, viisi=50, kuus=60, kuusi=60, yheksän=90, yhdeksän=90
    """,
    tens_ends="kyt, kytä, kymment, kymmentä",
    again_words="taas, uudestaan, uudelleen, sitten, uusiks",
    after_weekend="viikonlopun jälkeen, vkonlopun jälkeen",
    start_words="aloitettiin, alkoi, aloitimme, alkaen",
    nothing_words="nolla, turhaan, hiljaista, nada",
    treat="minun piikkiin, mun piikkiin, meidän piikkiin, minä maksoin, mä maksoin, omasta pussista",
    bill="lasku, laskun, loppulasku, ravintolalasku",
    attempts="""
        yritin soittaa, yritetty soittaa, yritimme soittaa, yritin tavoittaa, tavoittelin, yritin tavoitella, tavoiteltu, tavoiteltiin,
        koitin soittaa, koetin soittaa, kokeilin soittaa, yritin saada kiinni, yritin saada .. kiinni, yritettiin soittaa, yritetty
        tavoittaa
    """,
    week_before_last="toissa viikolla, toissaviikolla, toissa viikkona, sitä edellisellä viikolla",
    before_last="toissa",
    no_show="""
        ei ilmestynyt, ei tullut paikalle, ei ilmaantunut, jätti tulematta, ei saapunut paikalle, ei tullut ..
        palaveriin|tapaamiseen|lounaalle|kokoukseen|teamsiin|zoomiin|demoon, ei saapunut, ei liittynyt, unohti palaverin, unohti tapaamisen,
        unohti meidän, ei ollut paikalla sovitusti, ei tullutkaan, ei koskaan tullut, ei näkynyt
    """,
    orders="""
        lähetä, anna, kysy, tarkista, tarkasta, ilmoita, kerro, pyydä, muistuta, varmista, vahvista, tilaa, varaa, toimita, valmistele,
        sovi, selvitä, päivitä, hoida, laske, tarjoa, kiitä, kutsu, näytä, vie, ota selvää, osta, laskuta, vastaa, lähettää, vastata, kysyä,
        tarkistaa, ilmoittaa, kertoa, selvittää, toimittaa, varmistaa
    """,
    promises="lupasin, lupasimme, luvattiin, luvattu, olen luvannut, sanoin että",
    weekend="viikonloppuna, viikonlopun aikana, viikonloppuna vielä, viikonlopulla, vkl, vklp",
    lately="""
        tässä yhtenä päivänä, yhtenä päivänä, tässä päivänä eräänä, eräänä päivänä, joku päivä sitten, pari päivää sitten, muutama päivä
        sitten, äskettäin, hiljattain, taannoin, aiemmin tällä viikolla, viime päivinä, hetki sitten aiemmin
    """,
    if_words="jos, mikäli",
)
