"""Names of programs and signs of money, the same everywhere."""

from journal.line.words.line_words import DeedWords, LineWords

WORDS = LineWords(
    chat=DeedWords(
        noun="""
            sms, sms-*, whatsapp, whatsapp-*, wa, telegram, linkedin, linkedin-*, slack, signal, messenger, imessage, viber, wechat, mms, dm
        """,
    ),
    online=DeedWords(
        noun="""
            teams, ms teams, teams-*, teams*, zoom, zoom-*, zoom*, google meet, gmeet, meet.google.com, webex, webex-*, webex*, skype,
            skype-*, skype*, facetime, gotomeeting, jitsi, hangouts, videocall, video call, videoconference, webinar, whereby, googlemeet,
            google-meet, msteams
        """,
    ),
    currencies="""
        €=EUR, eur=EUR, euro=EUR, euros=EUR, $=USD, usd=USD, £=GBP, gbp=GBP, sek=SEK, nok=NOK, dkk=DKK, rub=RUB, ₽=RUB, chf=CHF, pln=PLN,
        zł=PLN, jpy=JPY, ¥=JPY, czk=CZK, isk=ISK, cad=CAD, aud=AUD, cny=CNY, us$=USD
    """,
    call=DeedWords(
        noun="""
            call, calls,
            follow-up|followup|check-in|checkin|intro|discovery|sales|status|sync|debrief|quick|short|cold|conf|conference|phone|catch-up|catchup|onboarding|renewal|closing|exploratory|scoping|budget|review|kickoff|kick-off|prep|planning|support
            call|calls, touch base call, follow up call, check in call, catch up call, колл, коллы, follow-up колл
        """,
    ),
    meeting=DeedWords(
        noun="""
            meeting, meetings, mtg, catch-up, catchup, sync, sync-up, 1:1, 1-on-1, one-on-one, f2f, face-to-face, qbr, lunch, dinner,
            breakfast, brunch, demo, pitch, lunch & learn, coffee, roadshow, afterwork, meet & greet, митинг, follow-up meeting
        """,
    ),
)
