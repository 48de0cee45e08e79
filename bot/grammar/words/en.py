"""Lists what is said to the bot in English."""

from bot.grammar.requests import StatsPeriod
from bot.grammar.words.vocabulary import CommandVocabulary, CommunicationKind

WORDS = CommandVocabulary(
    last="last latest",
    me="me my mine i",
    mine="mine my me",
    team="team us all everybody",
    next="next",
    every="every each",
    every_other="other second",
    never="off never none",
    number="no nr number",
    periods={
        StatsPeriod.TODAY: "today",
        StatsPeriod.WEEK: "week",
        StatsPeriod.MONTH: "month",
        StatsPeriod.QUARTER: "quarter",
        StatsPeriod.YEAR: "year",
    },
    previous="last previous",
    this="this",
    kinds={
        CommunicationKind.CALL: "call phone phonecall telephone called phoned rang",
        CommunicationKind.MEETING: "meeting met meet",
        CommunicationKind.VISIT: "visit visited onsite",
        CommunicationKind.INVITATION: "invitation invite",
        CommunicationKind.WORKSHOP: "workshop training",
        CommunicationKind.MAIL: "mail email e-mail mailed emailed",
        CommunicationKind.LETTER: "letter post",
        CommunicationKind.FAX: "fax",
        CommunicationKind.CHAT: "chat text sms message texted chatted",
        CommunicationKind.NOTE: "note memo",
        CommunicationKind.MINUTES: "minutes protocol",
        CommunicationKind.QUOTE: "quote quotation offer",
        CommunicationKind.ORDER: "order",
        CommunicationKind.INVOICE: "invoice bill",
        CommunicationKind.CREDIT_MEMO: "creditmemo credit",
        CommunicationKind.REMINDER: "reminder dunning",
        CommunicationKind.CONTRACT: "contract",
        CommunicationKind.SHIPMENT: "shipment delivery",
    },
)
