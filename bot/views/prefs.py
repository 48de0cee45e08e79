"""PURE. The preferences: a form, and what was chosen in it."""

from collections.abc import Mapping

from bot.blockkit import builders
from bot.blockkit.builders import Element, Message, View
from bot.ids.menu import MenuId
from bot.inputs import FieldValue
from bot.language.translator import Translator
from bot.messages import prefs as prefs_text
from journal.model import NoticeFrequency, NoticeKind, UserPreferences

AS_SLACK = "-"


def prefs_form(t: Translator, wishes: UserPreferences) -> View:
    languages = [builders.option(t(prefs_text.LANGUAGE_AS_IN_SLACK), AS_SLACK)]
    languages += [builders.option(name, code) for code, name in prefs_text.LANGUAGE_NAMES.items()]
    frequencies = [
        builders.option(prefs_text.frequency_name(t, how), how.value) for how in NoticeFrequency
    ]
    hours = [builders.option(f"{hour}:00", str(hour)) for hour in range(6, 23)]
    kinds = [
        builders.option(prefs_text.notice_kind_name(t, each), each.value) for each in NoticeKind
    ]
    wanted = [each for each in kinds if each["value"] not in wishes.muted_kinds]
    return builders.modal(
        t(prefs_text.TITLE),
        (
            _labelled_select(
                t(prefs_text.LANGUAGE_LABEL),
                MenuId.LANGUAGE,
                languages,
                wishes.language or AS_SLACK,
            ),
            _labelled_select(
                t(prefs_text.FREQUENCY_LABEL),
                MenuId.FREQUENCY,
                frequencies,
                wishes.notice_frequency.value,
            ),
            _labelled_select(
                t(prefs_text.DIGEST_HOUR_LABEL), MenuId.HOUR, hours, str(wishes.digest_hour)
            ),
            builders.input_block(
                t(prefs_text.NOTICE_KINDS_LABEL),
                builders.checkboxes(MenuId.KINDS, kinds, wanted),
                block_id=MenuId.KINDS,
                optional=True,
            ),
        ),
        callback_id=MenuId.PREFS,
        submit=t(prefs_text.SAVE),
        close=t(prefs_text.CLOSE),
    )


def _labelled_select(label: str, field: MenuId, options: list[Element], chosen: str) -> Element:
    initial = next((each for each in options if each["value"] == chosen), options[0])
    return builders.input_block(
        label, builders.select(field, options, chosen=initial), block_id=field
    )


def preferences_from_fields(fields: Mapping[str, FieldValue]) -> UserPreferences:
    """The preferences in the form; unknown options count as not chosen."""
    language = fields[MenuId.LANGUAGE].value
    frequencies, hour = fields[MenuId.FREQUENCY].value, fields[MenuId.HOUR].value
    wanted = fields.get(MenuId.KINDS, FieldValue()).chosen
    return UserPreferences(
        language=language if language in prefs_text.LANGUAGE_NAMES else "",
        notice_frequency=NoticeFrequency(frequencies)
        if frequencies in set(NoticeFrequency)
        else NoticeFrequency.DIGEST,
        digest_hour=int(hour)
        if hour.isdecimal() and int(hour) < 24
        else UserPreferences().digest_hour,
        muted_kinds=frozenset(each for each in NoticeKind if each.value not in wanted),
    )


def prefs_message(t: Translator, wishes: UserPreferences) -> Message:
    """The preferences as they are, with a button, where no form can be opened at once."""
    language = prefs_text.LANGUAGE_NAMES.get(wishes.language, t(prefs_text.LANGUAGE_AS_IN_SLACK))
    text = prefs_text.current_preferences(
        t, language, prefs_text.frequency_name(t, wishes.notice_frequency)
    )
    button = builders.button(t(prefs_text.OPEN_PREFS), MenuId.PREFS_OPEN)
    return Message(text, (builders.section(builders.plain_text(text)), builders.actions(button)))
