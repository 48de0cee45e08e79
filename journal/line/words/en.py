"""Lists what is said in lines in English."""

from journal.line.result import LineKind
from journal.line.words.line_words import DeedWords, LineWords

WORDS = LineWords(
    call=DeedWords(
        verb="""
            called, phoned, rang, telephoned, dialled, dialed, rung, called up, called back, called in, rang back, phoned back, rang
            up, returned .. call, gave .. a call, gave .. a ring, gave .. a bell, gave .. a buzz, got through to, caught .. on the
            phone, bell'd, belled, gave .. a tinkle, gave .. a quick ring, gave .. a quick call, called round, buzzed, dialled in
            to, rang through, hopped on a call, jumped on a call, jumped on the phone, got on the phone, chatted on the phone,
            talked on the phone, had a phone call, phoned through, redialled, rang .. back, called .. back, phoned .. back, got ..
            on the phone, had .. on the phone, had .. on the line, just called, just rang, just phoned, told .. on the phone|blower,
            said on the phone, said over the phone, told .. over the phone, told .. by phone, confirmed on the phone, confirmed by
            phone, explained on the phone, mentioned on the phone, told me on the phone|blower, told us on the phone|blower, told me
            over the phone, told us over the phone, told me by phone, was ringing, was calling, was phoning, had called, had rung,
            had phoned, calls :, rings :, phones :, gave .. a shout, got in touch by phone, got in touch on the phone, hollered, got
            .. on the line, had a phone chat, had a quick call, did a call, did a quick call, calls to say|ask|complain, rings to
            say|ask|complain, phones to say|ask|complain
        """,
        we="""
            spoke on the phone, tried calling, tried to call, tried ringing, called out to, cold called, cold-called, chased .. by phone,
            got hold of .. by phone, hopped on a call, jumped on a call, hopped on the phone, jumped on the phone, got on a call, had a
            call, made a call, placed a call, rang round, tried to ring, called and spoke, picked up, answered the phone, answered my call,
            took my call, got through, answered the call, picked up the phone, finally picked up, answered at last, tried .. on the phone,
            tried .. by phone, tried .. on his mobile, tried .. on her mobile, tried phoning, tried to phone
        """,
        they="""
            voicemail from, vm from, left us a voicemail, voice mail from, called me, called us, rang me, rang us, phoned me, phoned us,
            called me back, rang me back, called in, phoned in, rang in, call from, phone call from, calls from, got a call, received a
            call, took a call, incoming call, inbound call, got a ring, had a call from, cb from, call in from, ring from, returned my call,
            returned our call, rang up, phoned up, called up to, phone call in from, called in from, rang to say, called to say, phoned to
            say, called to ask, rang to ask, phoned to ask, called asking, rang asking, phoned asking, got a call from, had a ring from, had
            a buzz from, bell from, quick call from, heard by phone from, left .. on my voicemail|answerphone|machine|vm, on my voicemail,
            left me a message, on my answerphone, called to complain, rang to complain, phoned to complain, called to order, rang to order,
            called to confirm, rang to confirm, phoned to confirm, called to tell, rang to tell, called to cancel, called to thank, rang to
            thank, called to let, rang to let, called to check, rang to check, called to report, rang to report, phoned to report, called to
            find out, gave me a shout, gave us a shout, incoming from, inbound from, incoming, inbound
        """,
        noun="""
            call, calls, phone call, phonecall, quick call, call with, tel, tel., telephone, on the phone, by phone, over the phone, off the
            phone, phone, telecon, telcon, conference call, conf call, cold call, catch-up call, follow-up call, intro call, discovery call,
            sales call, phone chat, on the blower, tele, ph, mobile, telephone call, check-in call, team call, ring round, via phone,
            phoner, per phone, quick ring, a ring with, ring w, ring with, quick bell, bell with, phone catch-up, phone catch up, phone
            meeting, telephone meeting, phone conversation, phone convo, tel call, tcon, t/c, tc, phone appt, landline, blower, quick buzz,
            chat on the phone, chat by phone, call w, follow up call, courtesy call, welcome call, sales pitch call, call-back from, touch
            base call, touchbase call, dog and bone, on the dog, dogandbone, hung up after, hung up on me, put the phone down, switchboard,
            receptionist, reception desk, rang off, viber call, whatsapp call, telegram call, signal call, messenger call
        """,
        todo="""
            will call, i'll call, will ring, i'll ring, will phone, i'll phone, ll call, ll ring, calling .. back, going to call, gonna
            call, to call, to ring, to phone, to be called, ring .. back, call .. back, phone .. back, will call .. back, i'll ring .. back,
            calling .. tomorrow, calling .. again, call .. again, ring .. again, to call .. back, ll give .. a call, will give .. a call,
            will give .. a ring, should call, must call, will give .. a bell, to give .. a call, to give .. a ring, gonna ring, gonna phone,
            calling .. later, ring, call then, ring then, call him, call her, call them, ring him, ring her, phone him, phone her, have
            another go, try again then
        """,
    ),
    chat=DeedWords(
        verb="""
            texted, messaged, dm'd, dmed, dm'ed, whatsapped, whatsapp'd, pinged, slacked, pm'd, sms'd, smsed, wrote on whatsapp,
            inmailed, whats apped, wa'd, telegrammed, snapped, sent .. a text, sent .. a message, sent .. a whatsapp, dropped .. a
            text, dropped .. a message, dropped .. a msg, fired off a text, shot .. a text, shot .. a message, sent text, sent a
            text, texted back, messaged back, replied by text, replied on whatsapp, replied on linkedin, linkedin'd, connected on
            linkedin, exchanged texts, exchanged messages, traded messages, imessaged, teams messaged, slack messaged, pinged .. on
            teams, pinged .. on slack, pinged .. on linkedin, messaged .. on linkedin, answered a text from, answered .. text,
            replied to a text from, replied to .. text, replied to .. message, answered .. message, answered a message from,
            responded to .. text, responded to .. message, texts :, messages :, whatsapps :, texts that, messages that, texts to
            say|ask, whatsapps that
        """,
        they="""
            texted me, texted us, messaged me, messaged us, text from, message from, msg from, dm from, whatsapp from, text back from, sms
            from, ping from, got a text, got a message, got a whatsapp, received a text, pinged me, pinged us, whatsapped me, linkedin
            message from, slack from, texted back, messaged back
        """,
        noun="""
            text message, text, sms, txt, msg, message, linkedin message, chat message, inmail, instant message, whatsapp message, slack
            message, direct message, over whatsapp, via whatsapp, by text, via text, voice message, voice note, whatsapp chat, whatsapp
            thread, wapp, whats app, teams chat, teams message, teams msg, slack thread, slack msg, slack dm, chat on whatsapp, chat on
            teams, chat on slack, texts, texting, messaging, group chat, insta dm, teams-chat, zoom chat, in the chat, in chat, on chat
        """,
        todo="will text, i'll text, ll text, will message, ll message, to text, to message",
    ),
    mail=DeedWords(
        verb="""
            emailed, e-mailed, mailed, mailed over, dropped .. an email, dropped .. a mail, dropped .. a line, forwarded, replied by
            email, replied by mail, replied via email, shot .. an email, wrote back, cc'd, pinged .. an email, fired off an email,
            fired off, dropped an email, sent .. an email, sent an email, sent email, sent mail, sent .. a mail, replied to ..
            email, answered .. email, emailed over, mailed back, emailed through, cced, copied in, bcc'd, sent .. over by email,
            followed up by email, followed up via email, followed up with an email, answered a mail from, answered the mail from,
            answered a mail, answered .. mail, replied to .. mail, replied to a mail from, replied to an email from, replied to the
            email from, answered an email from, answered the email from, responded to .. email, responded to .. mail, emails :,
            mails :, writes :, emails that, mails that, writes that, emails to say|ask
        """,
        they="""
            emailed me, emailed us, mailed me, mailed us, email from, e-mail from, mail from, mail received from, emails from, mails from,
            reply from, response from, emailed back, got an email, received an email, got email, received email, email in from, emailed in,
            emailed to say, emailed asking, emailed to ask, mailed to say, wrote in, email in, mail in, emailed through to me
        """,
        noun="""
            email, e-mail, mail, emails, mails, by email, via email, by mail, e-mails, eml, over email, email thread, on email, email
            chain, email exchange, thank you email, thank-you email, follow-up email, mail thread, intro email, email reply, emails back
            and forth
        """,
        todo="""
            will email, i'll email, ll email, will mail, ll mail, to email, to mail, will write, emailing .. tomorrow, should email, must
            email, ll drop .. an email
        """,
    ),
    letter=DeedWords(
        verb="""
            posted, mailed .. a letter, put .. in the post, couriered, posted off, sent .. a letter, sent .. a card, wrote .. a letter,
            sent by post, dropped .. in the post, popped .. in the post, sent a letter, sent a card, sent .. by courier, sent .. by post
        """,
        they="letter from",
        noun="""
            letter, letters, by post, in the post, registered post, by courier, postcard, by snail mail, snail mail, card in the post,
            christmas card, thank you card, thank-you card, thank you letter, birthday card, card, recorded delivery, special delivery, by
            royal mail, royal mail, fedex, ups, dhl, hand-written note, handwritten note, get well card
        """,
    ),
    fax=DeedWords(
        verb="faxed",
        they="fax from, faxed me, faxed us",
        noun="fax, by fax, faxes",
    ),
    meeting=DeedWords(
        verb="""
            met, met up, met with, met up with, bumped into, ran into, lunched, dined, had lunch, had dinner, had coffee, had breakfast, had
            drinks, caught up over coffee, took .. to lunch, took .. out, took .. for lunch, took .. to dinner, demoed, demo'd, presented,
            pitched, sat down with, golfed with, played golf, grabbed lunch, grabbed a coffee, grabbed coffee, had a beer, had a coffee,
            caught up in person, met for, had a meeting, grabbed dinner, grabbed a beer, grabbed a pint, had a pint, had a drink, had a
            catch-up, went for a pint, went for lunch, went for coffee, went for a coffee, went for dinner, did lunch, had tea, saw, caught
            up with .. over, broke bread, treated .. to, took .. to the, met face to face, shook hands, wined and dined, had a sit-down, did
            a demo, gave a demo, ran a demo, gave a presentation, exhibited, pleasure of lunching|meeting|dining, ran across, crossed paths
            with, ate, ate with, had supper, had brunch, had a bite, grabbed a bite, had a meal, dined out, broke for lunch, drank coffee
        """,
        noun="""
            meeting, mtg, meetings, mtgs, meet, meet-up, lunch, dinner, breakfast, coffee, coffees, beers, drinks, demo, demonstration,
            presentation, pitch, negotiation, negotiations, fair, trade fair, trade show, tradeshow, exhibition, expo, conference, stand,
            booth, kick-off, kickoff, kick-off meeting, review meeting, sit-down, f2f, face to face, face-to-face, in person, appointment,
            appt, catch-up, catch up, golf, football match, hockey game, qbr, quarterly review, annual review, sales meeting, business
            lunch, brunch, match, ball game, event, reception, 1:1, one-to-one, get-together, apt, pint, pints, working lunch, lunch
            meeting, breakfast meeting, dinner meeting, coffee meeting, site meeting, catchup, project meeting, board meeting, kick off,
            handover meeting, progress meeting, status meeting, steering group, networking, networking event, showcase, open day, trade
            expo, hospitality, curry, supper, tea, xmas party, christmas party, races, rugby, cricket, football, box at
        """,
        todo="""
            will meet, i'll meet, ll meet, to meet, seeing .. tomorrow, meeting up with, going to meet, will have lunch, will have a
            meeting, will demo, will present, lunching with, having lunch with, having dinner with, having coffee with, to have
            lunch, taking .. to lunch, taking .. out, will take .. to lunch, due to meet, about to meet, presenting to, will see ..
            at, presenting .. to, presenting .. at, demoing .. to|for|at, showing .. to, i'm showing, i am showing, we're showing,
            i'm presenting, i am presenting, we're presenting, i'm demoing, i'm seeing, i'm meeting, we're meeting, i am meeting
        """,
        we="sat with, sat down w",
    ),
    online=DeedWords(
        verb="""
            zoomed, skyped, facetimed, videocalled, video called, teamsed, teams'd, zoom'd, hopped on zoom, hopped on teams, jumped on
            zoom, jumped on teams, hopped on a zoom, hopped on a teams, jumped on a zoom, jumped on a teams, webexed
        """,
        noun="""
            video call, videocall, video-call, video meeting, online meeting, online demo, remote demo, remote meeting, web meeting,
            virtual meeting, teams call, teams meeting, zoom call, zoom meeting, video conference, videoconference, screen share,
            screenshare, vc, video, webcall, online call, webinar, remote session, meet call, on meet, over meet, via meet, hangout, video
            chat, video catch-up, video catch up, teams mtg, zoom mtg, teams meet, google meet call, gmeet call, virtual demo, virtual
            catch-up, virtual mtg, online mtg, online workshop call, vidcall, vid call, vcon, video conf, remote call, screen sharing,
            screen-share, on camera
        """,
        todo="will zoom, zooming with, zooming",
    ),
    workshop=DeedWords(
        noun="""
            workshop, workshops, training, training session, training day, seminar, trained, ran a workshop, user training, product
            training, training course, train the trainer, half-day workshop, full-day workshop, masterclass, hackathon, boot camp,
            bootcamp, brainstorm session, onboarding session, classroom training, wkshop, w/shop, wshop
        """,
        verb="trained the, trained their, trained his, trained her",
    ),
    visit=DeedWords(
        verb="visited, came to see, came to visit, paid .. a visit, popped in to see",
        we="""
            drove to, drove out to, drove over to, went to see, went over to, popped over to, popped into, popped in at, called in
            at, stopped at, travelled to, flew to, been to see, was at, were at, went out to, toured, dropped in on, dropped in at,
            called on, went round to, went to, popped in to see, popped round to, popped round, dropped by, swung by to, nipped to,
            nipped over to, nipped round, nipped into, headed to, headed over to, headed out to, drove up to, drove down to, drove
            over, trip to, made a trip to, paid a visit to, paid a visit, was over at, was out at, were out at, spent the day at,
            spent the morning at, spent the afternoon at, did a site visit, on site at, on-site at, onsite at, went round, walked
            round, went up to, went down to, went along to, looked in on, been at, been to, been out to, called round to, called in
            on, called in to see, toured the, drove .. to see, drove .. to meet, drove .. to visit, travelled .. to see, travelled
            .. to meet, flew .. to see, flew .. to meet, dropped in to see, went over to see, went all the way to, came all the way
            to, walked over to, popped in on, looked in at, nipped in to see, dropped round to see, turned up at, stopped off at,
            stopped in at, ran out to, whizzed over to, site survey, surveyed the site, been round to, been over to, been out at,
            dropped .. off at, dropped samples|brochures|parts|goods|catalogues at, dropped off .. at, dropped off .. with, took ..
            round to, collected .. from, did a|the|another .. walk|visit|survey|tour|inspection|walkround, did a|the site
            walk|visit|survey|tour|inspection, swung round to, nipped up to, nipped down to, popped up to, popped down to, drove
            across to, train to, ferry to, hopped over to, dropped .. round, dropped .. in at, dropped .. over at, took .. over to,
            delivered .. in person, handed .. over at, showed me|us .. his|her|their, gave me|us .. tour, was|were shown
            round|around, took me|us round|around|through, walked me|us round|around|through, was|were taken round|around
        """,
        noun="""
            site visit, visit to, visit at, customer visit, on-site visit, onsite visit, visit, field visit, house call, factory tour, on
            site, onsite, on-site, walked the site, site survey, survey, site inspection, inspection, walk-round, walkaround, walkround,
            walk-through, recce, farm visit, yard visit, shop visit, store visit, plant visit, plant tour, tour of the plant
        """,
        todo="""
            will visit, i'll visit, ll visit, to visit, visiting, going to see, off to see, off to, on my way to, on the way to,
            heading to, heading over to, heading out to, driving to, driving out to, going to visit, will see, i'll see, seeing,
            will pop in, popping round to, popping over to, will drop in, dropping in on, dropping by, will stop by, stopping by,
            will swing by, swinging by, going over to, will go to, going to be at, will be at, flying to, travelling to, will drive
            to, about to visit, about to see, due at, to see, i am at, i'm at, we are at, we're at, am at, i am on site, i'm on
            site, i'm over at, i am over at, i'm with .. at
        """,
    ),
    hosted=DeedWords(
        we="""
            hosted, gave .. the tour, gave .. a tour, showed .. round, showed .. around, received at our, had .. in the office, had
            .. round, had .. over, welcomed, had a visit from, entertained, had .. visiting, showed them round, showed .. the plant,
            showed .. the factory, showed .. the showroom, had .. here, had .. in from, had .. at ours, had .. at our place, showed
            .. our|the .. showroom|factory|plant|warehouse|workshop|premises, walked .. through|round our
        """,
        they="""
            dropped by, dropped in, came by, came in, came over, came round, popped in, popped by, stopped by our, visited us, visited our,
            came to us, came to our, came to see us, came for a visit, was here, were here, turned up at ours, dropped by the office,
            dropped into our, called in at our, came to visit us, came into the office, walked in, walked into, in our showroom, called
            round, popped by the office, popped into the office, popped in to the office, swung by the office, swung by ours, stopped by the
            office, stopped by, swung by, visited our office, visited the office, visited the showroom, came to the office, came into our,
            came round to ours, popped round, visited today, came to ours, over at ours, toured our, dropped round, nipped in, came to see
            the, pitched up, in our office, called at our office, visiting here, here today, was over here, in to see us, came up to see us,
            popped in to see us, dropped in to see us, came down to see us, were visited .. by, was visited .. by, got visited by, had a
            visit from
        """,
        noun="""
            visit from, visit by, visited by, factory tour for, plant tour for, tour for, guided tour for, open house for, showroom tour for
        """,
    ),
    at_theirs="""
        at their, at theirs, at his office, at her office, at the customer, at the customer's, at the client, at the client's, their office,
        their place, their yard, their premises, their site, his office, her office, his place, her place, his workshop, her workshop, on
        their site, at his, at her, at client site, customer site, their factory, their plant, their warehouse, their hq, at hq of, their
        showroom, their shop, their offices, their boardroom, their canteen, his yard, her yard, his shop, her shop, his premises, his
        factory, her premises, his warehouse, the client's, the customer's, client's office, customer's office, his house, her house, his
        home, their house, at home with, his garage, their garage, their depot, his depot, their workshop, the farm, their farm, his farm,
        their lab, their stand, their booth, his desk, the building site, on their floor, their shop floor, over there, round theirs, at his
        place, at her place, @ theirs, @ their, @ his, @ her
    """,
    at_ours="""
        at ours, at our, our office, our place, our offices, in our office, our showroom, our premises, our factory, at the office, in the
        office, our hq, our plant, our site, in house, in-house, inhouse, our warehouse, our stand, our meeting room, over here, at us, at
        my office, in my office, in our boardroom, our boardroom, our canteen, at hq, our shop, our garage, our depot, our lab, our
        workshop, our yard, our reception, to our, into our, round here, to us, here in the office, at mine, in our, here in the, in the
        canteen here, canteen here, boardroom here, showroom here, office here, @ ours, @ our, our desk, from our desk, our counter
    """,
    at_place="at, in, to, into, @",
    places="""
        office, offices, studio, workshop, shop, warehouse, factory, plant, yard, garage, salon, kitchen, bakery, brewery, mill,
        farm, barn, greenhouse, nursery, shipyard, boatyard, clinic, surgery, school, café, restaurant, hotel, pub, store, depot,
        premises, site, showroom, house, home, flat, lab, laboratory, headquarters, canteen, boardroom, hangar, stables, vineyard,
        garden, quarry, foundry, gallery, museum, stand, booth, cabin, cottage, pharmacy, laundry, dairy, orchard, theatre, cinema,
        gym, marina, terminal, kiosk, stall, parlour, boutique, deli, bistro, cellar
    """,
    owners="his, her, their",
    talk=DeedWords(
        verb="""
            spoke, talked, chatted, discussed, caught up, touched base, checked in, talked to, spoke to, spoke with, talked with, chat with,
            chat, chatted to, talk with, talk to, had a word, had words, a word with, conversation, convo, discussion, negotiated, spoken
            to, spoken with, connected with, conversation with, heard from, got hold of, quick word, exchanged words, reached, liaised, shot
            the breeze, hashed out, hashed it out, went through, went over, ironed out, agreed, had a good chat, had a quick chat, had a
            chat, quick chat, good chat, nice chat, long chat, chatting, had a natter, natter, natter with, had a quick word, catch up with,
            synced, sync with, aligned, sounded out, debriefed, brainstormed, talked through, followed up with, followed up, was on with, on
            with, had .. on, chased, chased up, chased .. up, heard back, heard back from, came back to me, came back on, came back with,
            got back to me on, word with, touched on
        """,
    ),
    documents={
        LineKind.QUOTE: "quote, quotation, offer, proposal, quotes, estimate, tender, bid, price list",
        LineKind.ORDER: "order confirmation, order conf, oc, sales order, order ack, order acknowledgement",
        LineKind.INVOICE: "invoice, invoices, bill, pro forma, proforma",
        LineKind.CREDIT_MEMO: "credit note, credit memo, credit",
        LineKind.REMINDER: """
            reminder, payment reminder, dunning letter, late payment notice, overdue notice, invoice reminder, overdue reminder, dunning,
            chaser
        """,
        LineKind.CONTRACT: "service contract, maintenance contract, service agreement, sla",
        LineKind.SHIPMENT: "delivery note, packing slip, packing list, shipping note, asn",
        LineKind.MINUTES: "minutes, meeting minutes, minutes of meeting, mom, meeting notes, summary",
    },
    sent=DeedWords(
        verb="""
            wrote to, got in touch, been in touch, reached out to, reached out, sent, replied, answered, responded, wrote, submitted,
            shared, delivered, resent, sent over, sent out, sent off, issued, re-sent, passed on, handed over, got back, fired .. over, shot
            .. over, whizzed .. over, pinged .. over, popped .. over, flicked .. over, got .. over to, whacked .. over, bunged .. over,
            fired .. across, sent .. across
        """,
        they="sent me, sent us, sent over to us, sent back, wrote to me, wrote to us, got back to me",
        todo="""
            will send, i'll send, ll send, to send, sending .. tomorrow, will forward, ll forward, will get back, ll get back, get back to,
            will come back, will reply, will write, ll come back, i'll be in touch, will be in touch, ll be in touch, should send
        """,
    ),
    received="""
        received, got, rec'd, recd, came in, arrived, obtained, rcvd, got a reply, heard back from, heard from, came back to me, came back
        to us, came back with
    """,
    unreached="""
        ans phone, answer phone, answer machine, ansaphone, ansafone,
        no answer, no ans, n/a, no reply on the phone, no pickup, no pick up, not picked up, didn't pick up, did not pick up,
        doesn't pick up, won't pick up, didn't answer, did not answer, doesn't answer, not answering, isn't answering, wasn't
        answering, nobody answered, nobody picked up, no one answered, no one picked up, unanswered, voicemail, voice mail, vm, vm
        left, lvm, got voicemail, went to voicemail, straight to voicemail, answerphone, answering machine, couldn't reach, could
        not reach, couldn't get hold, could not get hold, can't reach, can't get hold, cannot reach, unable to reach, failed to
        reach, not reached, wasn't available, not available, unavailable, unreachable, engaged, busy tone, line busy, was busy, line
        was busy, line engaged, number engaged, rang out, rings out, not in, wasn't in, out of office, not at her desk, not at his
        desk, not at desk, couldn't get through, could not get through, didn't get through, no luck, no joy, missed him, missed her,
        missed them, no response on the phone, phone off, switched off, hung up, couldn't catch, didn't reach, did not reach, tried
        .. no luck, no dice, is in a meeting, was in a meeting, on holiday, on leave, not there, wasn't there, phone rang out, rang
        and rang, no answer from, no reply, no response, got no answer, got no reply, didnt pick up, didnt answer, didnt reach,
        couldnt reach, couldnt get hold, cant reach, cant get hold, wont pick up, doesnt pick up, doesnt answer, didn't get hold,
        didnt get hold, did not get hold, never picked up, never answered, never picks up, tried calling but, tried to call but, got
        his voicemail, got her voicemail, got vm, vmail, v/m, v-mail, went to vm, straight to vm, off sick, out of the office, away
        from desk, away from his desk, away from her desk, wasn't at his desk, wasn't at her desk, phone was off, phone switched
        off, dead line, wouldn't connect, couldn't connect, didn't connect, no signal, phone tag, playing phone tag, out to lunch,
        tied up, in meetings, in a mtg, ooo, not reachable, engaged tone, couldn't get thru, couldnt get through, no pick-up, nobody
        in, wasnt in, wasnt there, ghosted, not home, could not be reached, couldn't be reached, couldnt be reached, can't be
        reached, cannot be reached, not be reached, was not reachable, wasn't reachable, not to be reached, could not be contacted,
        couldn't be contacted, impossible to reach, not getting through, can't get through, cannot get through, can't get hold of,
        no one available, nobody available, didn't call back, not answered, unavailable to talk, not free, doesn't take calls,
        number not in service, number out of service, wrong number, mailbox full, voicemail full, inbox full, wasn't around, wasnt
        around, not around, was out, is out, had left, was away, is away, gone home, had gone home, already left, couldn't see me,
        couldnt see me, too busy to talk, no time to talk, no time to see me, in a meeting all|until|till|til, in meetings
        all|until|till|til, busy all day, out all day, off today, off all week, in meetings today, off this week, away this week,
        not in today, not in until, isn't in, isnt in, no one .. picked up|answered|there, nobody .. picked up|answered, none
        answered, none picked up, none of them answered, not one answered, neither answered, couldnt raise, couldn't raise, can't
        raise, cant raise, couldn't get .. on the phone|line, couldnt get .. on the phone|line, 0 answer, zero answer, nada, phone
        dead, number dead, just rings, rings and rings, kept ringing, ringing out, diverted to voicemail, voicemail again, vm again,
        still nothing, not a peep, radio silence, no response from, didnt get through, nobody home, no one in, nowhere to be found,
        eluded me, never got hold, never reached, couldn't find, not a chance to talk, got the machine, got his machine, got her
        machine, got the answerphone, got his answerphone, got her answerphone, wouldn't pick up, wouldnt pick up, would not pick
        up, won't answer, wouldn't answer, wouldnt answer, would not answer, wouldn't come to the phone, couldn't come to the phone,
        never came to the phone, not picking up, isn't picking up, wasn't picking up, phone was dead, phone is dead, phone is off,
        phone's off, mobile off, mobile was off, mobile switched off, didn't get to speak, didn't get to talk, no reaction, could
        not raise, unobtainable, number unobtainable, call not answered, calls not answered, no answer on, is on holiday, is on
        leave, he's on holiday, she's on holiday, is on maternity leave, is on annual leave, didn't work out, did not work out, no
        success, without success, without luck, to no avail, in vain, nothing doing, spoke to nobody, talked to nobody, spoke to no
        one, talked to no one, got nobody, reached nobody, reached no one, spoke with nobody, nobody to talk to, nobody free, line
        dead, line was dead, line is dead, line's dead, line gone, line was gone, mobile dead, straight to his voicemail, straight
        to her voicemail, straight to their voicemail, sat in a meeting, was sitting in a meeting, stuck in a meeting, stuck in
        meetings, nobody's picking up, no one's picking up, gave up on, gave up after, couldn't get past, couldnt get past, didn't
        get past, didnt get past, could not get past, was on another call, on another call, on the other line, goes straight to
        message, straight to message, answering service, robot answers|answered, bot answers|answered, recorded message, automated
        message, automatic message, phone just beeps, phone beeps, just beeps, line just beeps, phone only rings, no life on the
        line, nobody .. picks up, nobody .. picking up, nobody .. answers|answering|there, no one .. picks up, no one .. picking up,
        no one .. answers|answering, only|just .. robot|bot|recording|answerphone, phone .. beeps
    """,
    unreached_by_them="""
        rang .. while i, called .. while i, phoned .. while i, rang while i, called while i, phoned while i, called but i, rang but
        i, rang .. but i, called .. but i, missed call, missed calls, missed a call, missed .. call, missed his call, missed her
        call, missed their call, tried to reach me, tried to call me, tried calling me, tried to ring me, tried ringing me, tried to
        get hold of me, tried me, tried to reach us, tried to call us, i missed, was looking for me, left me a voicemail, left me a
        vm, tried to get me, tried phoning me, tried to phone me, tried to catch me, missed the call, missed call from, left me a
        message, missed a ring, rang|called|phoned off before i, rang off before i, hung up before i, rang|called|phoned and i
        missed, couldn't get to the phone, couldnt get to the phone, phone died before, tried|trying to get me|us, tried|trying to
        get through to me|us, been trying to reach me|us, been trying to get me|us, been after me, tried my mobile, tried my phone,
        tried my desk, tried my line, tried my office, tried my number, tried .. my mobile, tried .. my phone, wanted to get hold of
        me, wanted to reach me, wanted to catch me, hoped to catch me, was after me, after me on the phone, has been after me,
        looked for me, asked for me, tried .. to call|ring|phone|reach|catch me|us, tried .. ringing|calling|phoning|reaching me|us
    """,
    message_left="""
        left a message, left message, left a msg, left msg, left .. a message, left word, left a note, left .. a msg, left voicemail, left a
        voicemail, left vm, left a vm, left another voicemail, left another message, left another vm, left .. voicemail, left .. vm, left ..
        another voicemail, left .. another message
    """,
    not_yet="""
        not called, not rung, not phoned, not emailed, not spoken, not met, not sent, not yet, haven't, have not, hasn't been, haven't
        been, hasn't yet, have yet to, yet to call, yet to, still to call, still to ring, still haven't, still need to, didn't get round
        to, didn't get around to, didn't manage to, forgot to, never got round to, not had time to, didn't call, didn't ring, didn't email,
        did not call, still to, havent, hasnt, didnt call, didnt ring, didnt email, not had chance, no time to, didn't get to, never got
        to, yet to hear, didn't manage, no call yet, still no, never called, never rang, never phoned, never emailed, dont call, don't
        call, do not call, dont ring, don't ring, do not ring, dont phone, don't phone, dont email, don't email, couldn't call, couldnt
        call, couldn't ring, can't call, cant call, won't call, wont call, never got back, didn't get back
    """,
    must="""
        need to, needs to be, must, have to, has to be, should, ought to, remember to, todo, to do, to-do, don't forget to, plan to,
        planning to, going to, want to, i'd like to, got to, gotta, supposed to, intend to, will try to, will have to, aim to, let's, due to
        meet, about to, hope to
    """,
    called_off="""
        called in sick, off sick, phoned in sick, rang in sick, cancelled, canceled, called off, postponed, rescheduled, moved to, pushed
        to, pushed back, put off, put back to, bumped to, moved our, moved the, moved from, pushed our, rearranged, brought forward, fell
        through, didn't happen, did not happen, doesn't take place, shifted to, deferred, no longer happening, delayed until, reschedule,
        has been moved, was moved, is moved, bailed on, bailed, bumped, pushed .. to, pushed .. back, moved .. to, shifted .. to, slid to,
        slid .. to
    """,
    wish="""
        is visiting, will visit, wants, want, wanted, wanting, needs, needed, need, asks, asked, asking, would like, 'd like, he'd like,
        she'd like, they'd like, requests, requested, requesting, expects, expecting, prefers, hopes, insists, demands, looking for, looking
        to, wondering, wonders, interested in, inquired, enquired, enquiring, waiting for, awaits, awaiting, wishes, chasing, is chasing,
        he'll, she'll, they'll, they will, he will, she will, it'll, it will, promised, promises, plans to, is planning, may, might, could,
        offered, quoted us, agreed to, agrees to, hoping, considering, thinking of, thinking about, keen on, expects to, requires, require,
        said, says, reckons, thinks, told me, confirms, confirmed, confirming, delivery, pick-up, is keen, would love, fancies, fancied,
        hoping for, hopes for, complained, complains, complaining, moaning, moaned, mentioned, mentions, has asked, have asked, to ask,
        keen, happy to, unhappy with, approved, rejected, declined, signed, ordered, orders, cancels, is leaving, left the company, retires,
        retiring, birthday, got promoted, pays, paying, 'll pay, buys, buying, chooses, chose, can't make, can't do, cannot make, suits, is
        off, is away, takes over, compares, delivers, 'll let us know, 'll let me know, let us know, to let us know, decides, deciding, to
        decide, feels, felt, signs, signing, ordering, collects, picks up, approves, lets us know, will let, lets me know, running late,
        will be late, is late, be late, delayed
    """,
    follow_up="""
        asked me to call, asked me to ring, asked us to call, wants me to call, wants a call back, wants a callback, wants us to call, asked
        for a call back, asked for a callback, asked me to follow up, asked me to come back, asked to be called, asked me to phone, call her
        again, call him again, will get in touch, get in touch, follow up, follow-up, followup, f/up, f/u, fu, fup, follow up on, follow ..
        up, c/b, cb, call back, ring back, callback, call-back, call again, ring again, try again, retry, trying again, will try, try ..
        again, try them, try him, try her, chase, chase up, chase .. up, ping, ping them, ping him, ping her, remind me, reminder for me,
        reminder to self, nudge, next call, next contact, next step, next mtg, next touch, check back, check in again, circle back, touch
        base again, revisit, reconnect, get back to, speak again, talk again, call me back, call him, call her, call them, ring him, ring
        her, ring them, email him, email her, email them, phone him, phone her, calling back, calling again, ringing back, will chase, i'll
        chase, ll chase, to follow up, pick up again, come back to, back to .. on, again on, try later, diarise, diary, set a reminder,
        doing it, doing that, will do, do it, ll do it, speaking again, talking again, ll try, i'll try, contact again, contact .. again,
        call on, ring on, next chat, visit again, recall, action on, deal with it, check-in, check in, will check, follow-up on, followup
        on, fup on, f-up, follow up in, pick this up, pick it up, catch up again, speak next, chat again, call back on, ring back on, try
        again on, will retry, have another go, another go, give it another go, touch base, ping again, chase again, will ping, bump, nudge
        again, reach out, reach out again, will reach out, will follow up, follow up w, i'll follow up, ll follow up, speak then, revert,
        revert on, loop back, back in touch, dial again, phone again, phone back, email again, text again, mail again, to do on, set
        reminder, reminder, next meeting, new try, second attempt, chase on, chasing on, meet again, talk then, catch him, catch her, catch
        them, come back, ringing|calling|phoning|emailing|texting|pinging|chasing|messaging|mailing her|him|them, back to her|him|them, go
        back to, going back to, i go back, will be back, will come back to, pick up with her|him|them, asked to come back to, asked us to
        come back, told me to call, told me to try, told us to call, said to call, said to try, says to call, says to try, said call, try
        after, try, another try, try on, retry on, have another try, wants|wanted|asked|told|likes me|us to
        call|ring|phone|email|text|come|get|follow|visit|pop|try|drop|send, said|says to call|ring|phone|email|try|come, said|says|wants
        ring|call|phone|try, would like me to call|ring|phone|come|visit, wants ringing|calling|phoning, wants a call|ring|callback|visit
        from me|us, next attempt, next try, next catch up, next catch-up, next check-in, second try, another attempt, new attempt, one more
        try, catch up w|with .. in a|one|two|three|next|again, note to self, memo to self, for me:, must chase, a callback, ring-back, on my
        list for, on the list for, on my list, in my diary for, on my to-do for, on my todo for, giving it another go, giving her another
        go, giving him another go, giving it a go, second go, new go, one more go, another stab, another shot, to be continued, to be
        cont'd, tbc on, resume, resuming, continue on, continuing on, we continue, carry on, carrying on, will follow, check again, prod,
        will prod, prodding, poke, pester, hassle, get hold of him, get hold of her, give him a shout, give her a shout, give them a shout,
        give him a ring, give her a ring, give him a bell, give her a bell, answer her, answer him, answer them, reply to her, reply to him,
        reply to them, get her an answer, get him an answer, give her an answer, give him an answer, let her know, let him know, let them
        know, hears from me, will hear from me, gets a call from me, will get a call from me, gets a ring from me, get a call from me, on my
        radar, keep an eye on, flag for, 2nd go, next go, 3rd go, third go, chasing|calling|ringing|trying|emailing|phoning|texting
        tomorrow|monday|tuesday|wednesday|thursday|friday|mon|tue|tues|wed|weds|thu|thurs|fri|next|again
    """,
    deadline="""
        is back on, be back on, is back in, be back in, is back, cancel, cancelling, move, postpone, reschedule, confirm, confirming, about,
        scheduled for, planned for, booked for, by, before, until, till, due, due by, due on, valid until, valid till, valid to, no later
        than, not before, latest, as of, from, effective, since, starting, starts, start, expires, expiring, expires on, until after, after,
        deadline, eta, wants it, for delivery, delivery, deliver on, in time for, through, ready, ready by, ready on, holiday until, away
        until, off until, for, set for, fixed for, til, 'til, til the, away til, off til, on holiday til, wk of, week of, wk commencing,
        w/c, payable, payment due, payable by, delivery date, due date, payable on, landing, arriving, arrives, lands, flying out, flying,
        returning, returns, back in the office, late on
    """,
    we_words="i, we, i've, we've, me and, ive, i'll, we'll, i'd, i'm, we're, we'd",
    they_words="he, she, they, customer, client, he's, she's, they've, boss, secretary, assistant",
    us_words="me, us",
    from_words="from, by",
    to_words="to, for, at",
    with_words="""
        with, w, w/, and, &, met, visited, called, rang, phoned, emailed, texted, saw, see, seeing, joined
    """,
    about_words="about, re, regarding, concerning, ref, reg, over",
    and_words="and, &, +, then, but",
    more_days="""
        this morning=0, this afternoon=0, this evening=0, at lunchtime=0, at lunch=0, at noon=0, earlier today=0, just now=0, earlier=0,
        last night=-1, yesterday morning=-1, yesterday afternoon=-1, yesterday evening=-1, yday=-1, ystdy=-1, y'day=-1, tmrw=1, tmw=1,
        tomoz=1, tmr=1, 2moro=1, tomorrow morning=1, tomorrow afternoon=1, first thing tomorrow=1, yest=-1, yesty=-1, yestd=-1,
        yesterday's=-1, ytd=-1, day before yest=-2, the day before yest=-2, yest morning=-1, yest afternoon=-1, yest evening=-1, yest am=-1,
        yest pm=-1, yesterday am=-1, yesterday pm=-1, this am=0, this pm=0, this arvo=0, tomo=1, tom'w=1, tomoro=1, tomorow=1, tommorow=1,
        tomm=1, tmrw morning=1, tomorrow am=1, tomorrow pm=1, overmorrow=2, earlier on today=0, tonite=0, yesterday lunchtime=-1, in a
        fortnight=14, a fortnight=14, fortnight=14, in a fortnight's time=14, a fortnight ago=-14
    """,
    more_weekdays=(
        "mondays",
        "tuesdays",
        "wednesdays weds wensday wendsday wedensday wenesday",
        "thursdays thurs thur",
        "fridays",
        "saturdays",
        "sundays",
    ),
    last_week="last week, the last week, past week, a week ago or so, last wk",
    next_week="next week, next wk, coming week, the coming week, week after",
    week_end="end, late, later",
    last_words="last, past, previous, this past",
    next_words="next",
    ago="ago, back, earlier",
    ahead="in, within",
    after_ahead="time, from now, hence, later",
    at_clock="""
        at, @, around, about, circa, ca, from, between, approx, just after, just before, shortly after, shortly before, bang on, just gone,
        around about, a bit after, a bit before, a little after, a little before, just past, coming up to, getting on for
    """,
    oclock="o'clock, oclock, ish, sharp, gmt, bst",
    morning="am, morning",
    afternoon="pm, afternoon, evening",
    day_parts="morning, afternoon, evening, lunchtime, noon",
    half_past="half past, half",
    quarter_past="quarter past, a quarter past",
    quarter_to="quarter to, a quarter to",
    until_clock="to, till, until, and, til, 'til",
    numbers="""
        a=1, an=1, one=1, two=2, three=3, four=4, five=5, six=6, seven=7, eight=8, nine=9, ten=10, eleven=11, twelve=12, thirteen=13,
        fourteen=14, fifteen=15, sixteen=16, seventeen=17, eighteen=18, nineteen=19, twenty=20, thirty=30, forty=40, fifty=50, sixty=60,
        ninety=90, twenty-five=25, thirty-five=35, forty-five=45, fifty-five=55, fortyfive=45, twentyfive=25, couple=2
    """,
    minutes="m, min, mins, minute, minutes, minuets, mintues, mns, minute's",
    hours="h, hr, hrs, hour, hours, hr's, hour's, hours', hrs.",
    days="day, days, d",
    weeks="week, weeks, wk, wks, w",
    months="month, months, mo, mth, mths",
    spans="""
        half an hour=30, half hour=30, half-hour=30, a half hour=30, 1/2 hour=30, 1/2 hr=30, quarter of an hour=15, a quarter of an hour=15,
        quarter hour=15, quarter-hour=15, three quarters of an hour=45, three-quarters of an hour=45, 3/4 hour=45, 3/4 of an hour=45, an
        hour=60, an hour and a half=90, hour and a half=90, an hour and a quarter=75, hour and a quarter=75, an hour and three quarters=105,
        one and a half hours=90, one and a half hrs=90, two and a half hours=150, a couple of minutes=2, hour-long=60, hour long=60,
        half-hour-long=30, half hour long=30, two-hour-long=120, 2-hour-long=120, hour and a half long=90
    """,
    and_half="and a half",
    no_span_before="every, last, next, within, another, after, 1 in, x, per, by",
    no_span_after="late, later, early, before, after, away, drive, delay, overtime, notice, free, warranty",
    currencies="quid=GBP, pound=GBP, pounds=GBP, dollar=USD, dollars=USD, bucks=USD, kr=SEK, rubles=RUB, francs=CHF",
    trailing_currencies="quid, pound, pounds, dollars, dollar, bucks, euro, euros, kr",
    no_cost="""
        price, prices, priced, pricing, discount, offer, offers, offered, quote, quoted, budget, order, ordered, orders, worth, invoice,
        invoiced, paid us, pays, turnover, excl, excl vat, ex vat, plus vat, each, per, p/pc, a piece, apiece, deal, contract, value,
        revenue, total of, costs them, owes, outstanding, unpaid, credit, deposit, rebate, increase, limit, target, pcs, units, p/m, pa,
        p.a., po, invoice for, the bill for, bill for, prepayment, down payment, debt, instalment, owe, owed, owing, owes us, owe us, sale,
        sales, bought for
    """,
    question="""
        what, when, who, where, why, how, which, did, do, does, is, are, can you, could you, can i, have we, has, show me, show,
        list, find, tell me, how many, how much, whose, would you, will you, was there, were there, any news on, should i, should
        we, is there, can someone, could someone, can anyone, could anyone, anyone, does anyone, has anyone, can we, could we,
        please send, please show, would someone, who's, what's, where's, when's, how's, could one of you, can one of you, could
        somebody, can somebody, does somebody, would anyone, anybody, any chance, who can, whoever, how did, why did, write a list,
        make a list, write me, make me, compile, draw up, delete|remove|undo|erase my|the|that|this|last, undo, delete it, remove
        it, scrap my|the last
    """,
    greeting="""
        hi, hello, hey, there, good, morning, afternoon, evening, day, thanks, thank, you, ty, thx, cheers, ok, okay, k, great, perfect,
        lovely, nice, super, cool, that's, that, all, for, today, now, bye, goodbye, see, later, rapport, bot, ta, please, sorry, test,
        done, yes, no, yep, nope, fine, brilliant, cheerio, ciao, night, much, very, so, a, lot, many, appreciated, welcome, weekend, have,
        happy, christmas, merry, new, year, to, everyone, folks, team, well, wonderful, awesome, sure, alright, right, is, it, and, the,
        your, help, congrats, congratulations, birthday, bday, anniversary, luck, get, soon, hope, enjoy, holiday, holidays, wedding, baby,
        promotion, job, will, do, np, problem, worries, you're, youre, on, speak, safe, travels, with, best, wishes, mate, easter, got,
        noted, understood, roger, haha, lol, back, at, desk, i'm, im, here, again
    """,
    signature="""
        kind regards, best regards, best wishes, many thanks and regards, yours sincerely, yours faithfully, sent from my, warm regards,
        rgds
    """,
    name_words="""
        mark, will, may, april, june, long, call, park, ford, bill, frank, rose, stone, green, baker, miller, fry, fax, friday, price, hope,
        grace, grant, rich, chase, drew, jack, art, dean, faith, joy, ivy, dawn, summer, august, young, short, little, white, brown, black,
        gray, king, bishop, cook, carter, hunter, mason, potter, walker, page, reed, wood, woods, hill, rivers, field, day, banks, bell,
        brook, brooks, case, church, cross, fields, fisher, fox, gold, hall, hand, lane, law, love, major, marsh, mills, moon, parker, pool,
        pope, read, rock, sharp, smart, sterling, street, swift, ward, waters, wells, west, winter, wise, lie, per, ring, vind, van, don,
        gene, harry, pat, sue, tom, guy, harbour, li, holly, olive, jean, rob, nick, ek
    """,
    base_verbs="""
        call, ring, send, follow, try, be, do, get, email, phone, chase, check, meet, speak, talk, visit, need, have, come, go, let, ask,
        take, make, see, write, not, then, also, contact
    """,
    month_words="""
        in, until, till, by, since, of, for, from, before, after, early, mid, late, end, last, next, this, the, our, their, his, her, its
    """,
    at_person="at, @",
    ordinary="""
        called, phoned, rang, met, spoke, talked, emailed, texted, the, a, an, to, with, from, sent, got, had, re, fwd, mr, mrs, ms, dr,
        ceo, cfo, cto, md, vp, and, or, but, not, no, yes, today, nda, po, ok, asap, fyi, eta, crm, hr, it, uk, us, eu, vat, ltd, inc,
        sales, team, site, demo, urgent, important, update, note, new, old, quick, good, great, nice, long, short, first, last
    """,
    by_medium="by, via, over, on",
    corrections="""
        no, nope, sorry, actually, i mean, i meant, correction, oops, make that, it was, that was, was, not, wrong, should be, should have been, rather, wait
    """,
    that_words="that, if, whether",
    halves="half, halve",
    quarters_alone=False,
    quarters="quarter, quarters, qtr, qtrs",
    fractions="half=30",
    amount_adjectives="good, full, solid, whole, nice, cheeky, quick, decent, short, long, odd, further",
    bare_hours="hour, hr",
    cut_off="""
        hung up, cut off, got cut off, disconnected, line dropped, call dropped, lost connection, lost signal, lost him, lost her, went
        dead, line went dead, phone died, battery died, cut out, dropped out, rang off, rung off
    """,
    told_times="noon=720, midday=720",
    range_from="from, between",
    modals="""
        will, may, mark, call, ring, chase, rob, drew, grant, sue, bill, rose, price, long, park, fax, friday, green, ford, stone
    """,
    negations="""
        not, never, didn't, didnt, don't, dont, couldn't, couldnt, can't, cant, cannot, wasn't, wasnt, hasn't, hasnt, haven't, havent,
        won't, wont, no, without, nobody, none, neither
    """,
    past_words="past",
    before_words="to",
    by_words="by",
    beside="with, w, w/, alongside",
    price_units="""
        per month, a month, monthly, per year, a year, per piece, each, apiece, pcm, per unit, per hour, an hour, per day, a day, per
        annum, annually, p/m, pm
    """,
    spent="""
        parking, taxi, cab, uber, postage, stamp, stamps, toll, tolls, fuel, petrol, tickets, train, bus, flowers, gift, tip, bill, paid,
        spent, cost, expenses, receipt, costs, came to, paying, charged, tab, lunch bill, ferry, tram, metro, tube, boat, flight, flights,
        airfare, fare, fares, train fare, hotel, parking ticket, car park, mileage, petrol money, postage stamps, chocolates, cake, wine,
        bottle, bouquet, courier, entry, admission, coach, ticket, congestion charge, underground, coffees, round, buns, pastries,
        sandwiches, biscuits, catering, meal, snacks, printing, in total, altogether, all in
    """,
    planned="""
        booked, booked in, booked for, booked a, scheduled, scheduled for, planned, planned for, pencilled in, penciled in,
        arranged, set up for, set up a, setting up, lined up, in the diary, in the calendar, upcoming, proposed, plan a, arranging,
        scheduling, confirmed for, coming up, due on, fixed for, organised, organized, put in the diary, tentatively, accepted
        invite, invite sent, calendar invite, invited, inviting, suggested a, have a call, have a meeting, have a mtg, have a demo,
        have lunch with, have dinner with, have coffee with, got a call with, got a meeting with, got a mtg with, we have a, have
        another, i've got a, we're meeting, i'm meeting, date set, book a, book in a, to book, wants to book, schedule a, arrange a,
        set up, is on, calendar hold, possible, potential, tentative, invite, invitation, confirmed our|the|my
        appointment|meeting|call|visit|lunch|demo, planning a, planning the, planning our, planning to meet, planning on
    """,
    they_come="""
        coming in, coming over, coming by, coming to see us, is coming, are coming, coming to visit, visiting us, will visit us,
        popping in, will come in, will come by, is visiting us, coming round, comes .. to us, coming .. to us, coming to ours,
        coming .. to ours, comes .. to our, drops by, drops in, pops in, pops by, pops over, comes over, comes by, comes round,
        comes in, calls in, swings by, stops by, visits us, drop by on|tomorrow, is dropping by|in, is popping by|in|over, is
        calling in, is swinging by, is stopping by
    """,
    end_of_week="""
        eow, end of week, end of the week, the end of the week, end of this week, later this week, later in the week, before the weekend,
        cob friday, eob friday
    """,
    coming_words="coming, this coming, this, upcoming",
    be_words="is, are, isn't, aren't, be",
    travel="""
        drive, drive to, drive each way, drive there, in the car, on the road, on the train, on the motorway, by car, by train, driving,
        travel, travelling, travel time, journey, each way, drove, drive of, a drive of, train, train ride, flight, on a plane, in traffic,
        commute, round trip, waited, late by, late, waiting, wait, hung around, queue, in a queue, on hold
    """,
    after_words="after, following",
    not_there="""
        nobody home, nobody there, no one there, no one home, closed up, was closed, shop closed, office closed, gate locked, doors locked,
        door locked, locked up, not in when i, out when i, closed door, door closed, doors closed, found it closed, nobody about, no one
        about, nobody around, no one around, knocked on .. door, left .. note at|with reception, left .. card at|with reception, note
        at|with reception, card at|with reception
    """,
    then_words="afterwards, then, later, after",
    leave_words="left, left at, leaving, finished, ended, until, gone, done, through, sorted",
    desires="""
        want, wants, wanted, wanting, need, needs, needed, would like, like, love, asks, asked, asking, request, requests, requested,
        prefers, expects, waiting, awaits, expecting, hoping, hopes, requires, require, wishes, to ask, keen, looking, interested, will,
        'll, may, might, could, should
    """,
    adverbs="finally, just, quickly, already, briefly, also, again, eventually, only, recently",
    that_day="then",
    ordinals="""
        third=3, fourth=4, fifth=5, sixth=6, seventh=7, eighth=8, ninth=9, tenth=10, eleventh=11, twelfth=12, thirteenth=13, fourteenth=14,
        fifteenth=15, sixteenth=16, seventeenth=17, eighteenth=18, nineteenth=19, twentieth=20, twenty-first=21, twenty-second=22,
        twenty-third=23, twenty-fourth=24, twenty-fifth=25, twenty-sixth=26, twenty-seventh=27, twenty-eighth=28, twenty-ninth=29,
        thirtieth=30, thirty-first=31
    """,
    object_words="him, her, them",
    self_words="himself, herself, themselves",
    whose_words="who, that, which, when, while, after, as, since",
    hellos="hi, hello, hey, howdy, hiya",
    thanks="thanks, thank, ta, cheers, thx, ty",
    idioms="on the house",
    treat="on me, on us, my treat, our treat, my round, on my card, out of my pocket",
    signals="""
        call*, phon*, *phone, *phoned, rang, ringing, dial*, voicemail*, *mail, *mailed, *mailing, text*, messag*, msg*, meet*, met,
        visit*, *visit, lunch*, *dinner, coffee*, chat*, spoke*, speak*, zoom*, teams, skype*, video*, webinar*, demo*, letter*,
        fax*, whatsapp*, linkedin, popped, pop, tour*, answered, picked, answerphone, talked, talking, knocked, tried, nudged,
        chased, badgered, natter*, bumped, caught, cornered, nabbed, collared, reached, saw, seen, ring, rings, guests, round,
        handed, sounded, writes
    """,
    again_words="again, retry, then, go, attempt, try",
    after_weekend="after the weekend, the other side of the weekend, once the weekend's over",
    start_words="started, began, starting, kicked, start",
    nothing_words="nothing, nada, zilch, nowt, nope, nil, zero, nix",
    joined_units="hour=60, minute=1, min=1",
    bill="bill, tab, check, the bill",
    attempts="""
        tried calling, tried to call, tried ringing, tried to ring, tried phoning, tried to phone, tried .. on his mobile, tried .. on her
        mobile, tried .. on the phone, tried .. by phone
    """,
    week_before_last="week before last, the week before last, last week but one",
    then_before_last="before last",
    no_show="""
        no show, no-show, stood me up, stood us up, no-showed, no showed, noshow, noshowed, didn't show, didnt show, did not show, didn't
        turn up, didnt turn up, did not turn up, never showed, never turned up, never came, never appeared, never joined, failed to show,
        failed to turn up, failed to appear, failed to join, blew me off, forgot our, forgot about our, didn't come to, didn't join, didnt
        join, did not join, did not appear, didn't appear
    """,
    orders="""
        send, reply, answer, tell, ask, let, inform, remind, give, get, check, confirm, update, invite, thank, forward, return, prepare,
        draft, write, order, book, quote, price, find out, sort, arrange, drop, share, deliver, bring, show, press, push, catch, try, grab,
        hand, pass, invoice, pay, buy, order
    """,
    promises="promised, pledged, said i'd, said i would, told .. i'd, told .. i would, i owe",
    weekend="over the weekend, at the weekend, on the weekend, this weekend, during the weekend, the weekend",
    lately="""
        the other day, the other week, recently, a few days ago, some days ago, a while ago, a couple of days ago, earlier this week,
        lately, the other evening, the other morning, a few weeks ago
    """,
    lasting="for",
    if_words="if, unless, once",
)
