"""Lists what is said to the bot in Finnish."""

from bot.grammar.requests import StatsPeriod
from bot.grammar.words.vocabulary import CommandVocabulary, CommunicationKind

WORDS = CommandVocabulary(
    last="viimeinen viimeisin",
    me="minä minun omat",
    mine="minun omat",
    team="tiimi kaikki",
    next="seuraava",
    every="joka välein",
    every_other="toinen",
    never="pois ei",
    number="nro numero",
    periods={
        StatsPeriod.TODAY: "tänään",
        StatsPeriod.WEEK: "viikko",
        StatsPeriod.MONTH: "kuukausi",
        StatsPeriod.QUARTER: "neljännes kvartaali",
        StatsPeriod.YEAR: "vuosi",
    },
    previous="viime edellinen",
    this="tämä",
    kinds={
        CommunicationKind.CALL: "puhelu soitto puhelin soitin",
        CommunicationKind.MEETING: "kokous palaveri tapaaminen tapasin",
        CommunicationKind.VISIT: "käynti vierailu asiakaskäynti vierailin",
        CommunicationKind.INVITATION: "kutsu kokouskutsu",
        CommunicationKind.WORKSHOP: "työpaja koulutus",
        CommunicationKind.MAIL: "sähköposti meili",
        CommunicationKind.LETTER: "kirje",
        CommunicationKind.FAX: "faksi",
        CommunicationKind.CHAT: "pikaviesti viesti tekstiviesti",
        CommunicationKind.NOTE: "muistiinpano merkintä",
        CommunicationKind.MINUTES: "pöytäkirja muistio",
        CommunicationKind.QUOTE: "tarjous",
        CommunicationKind.ORDER: "tilaus",
        CommunicationKind.INVOICE: "lasku",
        CommunicationKind.CREDIT_MEMO: "hyvityslasku",
        CommunicationKind.REMINDER: "maksumuistutus muistutus",
        CommunicationKind.CONTRACT: "sopimus",
        CommunicationKind.SHIPMENT: "toimitus lähetys",
    },
)
