"""Lists what is said to the bot in Dutch."""

from bot.grammar.requests import StatsPeriod
from bot.grammar.words.vocabulary import CommandVocabulary, CommunicationKind

WORDS = CommandVocabulary(
    last="laatste",
    me="mij ik mijn",
    mine="mijn mij",
    team="team iedereen alle",
    next="volgende",
    every="elke elk iedere om",
    every_other="de andere",
    never="uit nooit",
    number="nr nummer",
    periods={
        StatsPeriod.TODAY: "vandaag",
        StatsPeriod.WEEK: "week",
        StatsPeriod.MONTH: "maand",
        StatsPeriod.QUARTER: "kwartaal",
        StatsPeriod.YEAR: "jaar",
    },
    previous="vorige afgelopen",
    this="deze dit",
    kinds={
        CommunicationKind.CALL: "telefoongesprek telefoon gesprek gebeld belletje",
        CommunicationKind.MEETING: "vergadering afspraak bespreking ontmoet",
        CommunicationKind.VISIT: "bezoek bezocht",
        CommunicationKind.INVITATION: "uitnodiging",
        CommunicationKind.WORKSHOP: "workshop training",
        CommunicationKind.MAIL: "mail e-mail mailtje gemaild",
        CommunicationKind.LETTER: "brief",
        CommunicationKind.FAX: "fax",
        CommunicationKind.CHAT: "chat sms bericht",
        CommunicationKind.NOTE: "notitie aantekening",
        CommunicationKind.MINUTES: "notulen verslag",
        CommunicationKind.QUOTE: "offerte",
        CommunicationKind.ORDER: "order bestelling",
        CommunicationKind.INVOICE: "factuur",
        CommunicationKind.CREDIT_MEMO: "creditnota",
        CommunicationKind.REMINDER: "aanmaning herinnering",
        CommunicationKind.CONTRACT: "contract",
        CommunicationKind.SHIPMENT: "levering zending",
    },
)
