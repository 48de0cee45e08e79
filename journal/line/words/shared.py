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
            teams, ms teams, teams-*, teams*, zoom, zoom-*, zoom*, google meet, gmeet, meet.google.com, webex, webex-*, webex*, skype, skype-*, skype*, facetime,
            gotomeeting, jitsi, hangouts, videocall, video call, videoconference, webinar, whereby
        """,
    ),
    currencies="""
        €=EUR, eur=EUR, euro=EUR, euros=EUR, $=USD, usd=USD, £=GBP, gbp=GBP, sek=SEK, nok=NOK, dkk=DKK, rub=RUB, ₽=RUB, chf=CHF, pln=PLN,
        zł=PLN, jpy=JPY, ¥=JPY, czk=CZK, isk=ISK, cad=CAD, aud=AUD, cny=CNY, us$=USD
    """,
)
