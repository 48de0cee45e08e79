"""Lists what is said to the bot in Russian. One past form serves for both sides: only a pronoun tells."""

from bot.grammar.requests import StatsPeriod
from bot.grammar.words.vocabulary import CommandVocabulary, CommunicationKind

WORDS = CommandVocabulary(
    last="последний последнее последнюю",
    me="я мои мне",
    mine="мои моё",
    team="команда все",
    next="следующий следующее",
    every="каждые каждый каждую раз в",
    every_other="второй вторую",
    never="выкл никогда нет",
    number="№ номер",
    periods={
        StatsPeriod.TODAY: "сегодня",
        StatsPeriod.WEEK: "неделя неделю",
        StatsPeriod.MONTH: "месяц",
        StatsPeriod.QUARTER: "квартал",
        StatsPeriod.YEAR: "год",
    },
    previous="прошлый прошлая прошлую",
    this="этот эта эту",
    kinds={
        CommunicationKind.CALL: "звонок телефон позвонил позвонила",
        CommunicationKind.MEETING: "встреча совещание встретился встретилась",
        CommunicationKind.VISIT: "визит посещение",
        CommunicationKind.INVITATION: "приглашение",
        CommunicationKind.WORKSHOP: "семинар обучение",
        CommunicationKind.MAIL: "почта имейл мейл",
        CommunicationKind.LETTER: "письмо",
        CommunicationKind.FAX: "факс",
        CommunicationKind.CHAT: "чат сообщение смс",
        CommunicationKind.NOTE: "заметка",
        CommunicationKind.MINUTES: "протокол",
        CommunicationKind.QUOTE: "предложение",
        CommunicationKind.ORDER: "заказ",
        CommunicationKind.INVOICE: "счёт",
        CommunicationKind.CREDIT_MEMO: "кредит-нота",
        CommunicationKind.REMINDER: "напоминание",
        CommunicationKind.CONTRACT: "договор контракт",
        CommunicationKind.SHIPMENT: "отгрузка поставка",
    },
)
