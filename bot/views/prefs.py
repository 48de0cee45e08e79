"""PURE. The preferences: a form, and what was chosen in it."""

from collections.abc import Mapping

from bot import kit
from bot.asked import Field
from bot.ids.menu import Menu
from bot.kit import Element, Message, View
from bot.messages import prefs as said
from bot.say import Say
from journal.model import NoticeKind, Told, Wishes

AS_SLACK = "-"


def form(say: Say, wishes: Wishes) -> View:
    languages = [kit.option(said.as_slack(say), AS_SLACK)]
    languages += [kit.option(name, code) for code, name in said.LANGUAGES.items()]
    told = [kit.option(said.told_how(say, how), how.value) for how in Told]
    hours = [kit.option(f"{hour}:00", str(hour)) for hour in range(6, 23)]
    kinds = [kit.option(said.kind(say, each), each.value) for each in NoticeKind]
    wanted = [each for each in kinds if each["value"] not in wishes.stopped]
    return kit.modal(
        said.title(say),
        (
            _select(said.language(say), Menu.LANGUAGE, languages, wishes.language or AS_SLACK),
            _select(said.told(say), Menu.TOLD, told, wishes.told.value),
            _select(said.hour(say), Menu.HOUR, hours, str(wishes.digest_hour)),
            kit.labelled(
                said.kinds(say),
                kit.checkboxes(Menu.KINDS, kinds, wanted),
                block_id=Menu.KINDS,
                optional=True,
            ),
        ),
        callback_id=Menu.PREFS,
        submit=said.save(say),
        close=said.close(say),
    )


def _select(label: str, field: Menu, options: list[Element], chosen: str) -> Element:
    initial = next((each for each in options if each["value"] == chosen), options[0])
    return kit.labelled(label, kit.select(field, options, chosen=initial), block_id=field)


def read(fields: Mapping[str, Field]) -> Wishes:
    """What the form says; whatever no option of ours says is as if it were not chosen."""
    language = fields[Menu.LANGUAGE].value
    told, hour = fields[Menu.TOLD].value, fields[Menu.HOUR].value
    wanted = fields.get(Menu.KINDS, Field()).chosen
    return Wishes(
        language=language if language in said.LANGUAGES else "",
        told=Told(told) if told in set(Told) else Told.DIGEST,
        digest_hour=int(hour) if hour.isdecimal() and int(hour) < 24 else Wishes().digest_hour,
        stopped=frozenset(each for each in NoticeKind if each.value not in wanted),
    )


def in_words(say: Say, wishes: Wishes) -> Message:
    """Where no form can be opened: as it is, and a button that opens it."""
    language = said.LANGUAGES.get(wishes.language, said.as_slack(say))
    text = said.current(say, language, said.told_how(say, wishes.told))
    button = kit.button(said.open_prefs(say), Menu.PREFS_OPEN)
    return Message(text, (kit.section(kit.plain(text)), kit.actions(button)))
