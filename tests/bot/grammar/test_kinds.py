"""Which template a word means, among those that come with Rapport and a team's own."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.grammar import template_of
from bot.grammar.words import KINDS, LANGUAGES, Kind
from journal.catalog.shipped import shipped
from journal.model import Channel, Direction, Initiator, Template

IN, OUT = Direction.INBOUND, Direction.OUTBOUND


def template(
    code: str,
    *,
    channel: Channel = Channel.PHONE,
    group: str = "PHONE",
    direction: Direction = Direction.NONE,
    retired: bool = False,
) -> Template:
    return Template(
        code=code,
        group=group,
        channel=channel,
        direction=direction,
        initiated_by=Initiator.NONE,
        cost=Decimal(0),
        duration_minutes=0,
        default_language="en",
        texts={},
        retired=retired,
    )


SHIPPED = tuple(
    template(
        code,
        channel=Channel(each.channel or "other"),
        group=each.group or "",
        direction=Direction(each.direction or "none"),
    )
    for code, each in shipped().templates.items()
)

MEETINGS = ("MEETING-ONSITE", "MEETING-INHOUSE", "WORKSHOP")

MEANT: dict[tuple[str, Direction | None], str | tuple[str, ...]] = {
    ("CALL-OUT", None): "CALL-OUT",
    ("call-out", IN): "CALL-OUT",
    ("call-o", None): "CALL-OUT",
    ("call", None): ("CALL-OUT", "CALL-IN"),
    ("call", OUT): "CALL-OUT",
    ("call", IN): "CALL-IN",
    ("phone", IN): "CALL-IN",
    ("phone call", OUT): "CALL-OUT",
    ("samtal", OUT): "CALL-OUT",
    ("puhelu", IN): "CALL-IN",
    ("звонок", OUT): "CALL-OUT",
    ("mail", OUT): "EMAIL-OUT",
    ("e-post", IN): "EMAIL-IN",
    ("sähköposti", None): ("EMAIL-IN", "EMAIL-OUT"),
    ("letter", None): "LETTER",
    ("brief", OUT): "LETTER",
    ("fax", None): "FAX",
    ("chat", None): "CHAT",
    ("sms", OUT): "CHAT",
    ("note", None): "NOTE",
    ("muistiinpano", None): "NOTE",
    ("works", None): "WORKSHOP",
    ("seminar", None): (),
    ("möte", None): MEETINGS,
    ("meeting", None): MEETINGS,
    ("visit", None): "MEETING-ONSITE",
    ("besök", None): "MEETING-ONSITE",
    ("minutes", None): "ABSTRACT",
    ("invoice", None): "S-INVOICE",
    ("lasku", None): "S-INVOICE",
    ("credit memo", None): "S-CREDIT-MEMO",
    ("offert", None): "S-QUOTE",
    ("blah", None): (),
    ("", None): (),
}


@pytest.mark.parametrize(("typed", "code"), MEANT.items())
def test_a_word_means_the_template_it_is_called_by(
    typed: tuple[str, Direction | None], code: str | tuple[str, ...]
) -> None:
    assert template_of(*typed, SHIPPED) == code


def test_a_team_s_own_code_is_found_by_its_channel() -> None:
    own = [template("TELE", direction=OUT), template("TALK", channel=Channel.MEETING, group="X")]
    assert template_of("call", None, own) == "TELE"
    assert template_of("meeting", None, own) == "TALK"


def test_a_retired_template_is_not_meant() -> None:
    assert template_of("CALL", None, [template("CALL", retired=True)]) == ()


def test_an_exact_code_goes_before_a_beginning() -> None:
    assert template_of("call", None, [template("CALL-OUT"), template("CALL")]) == "CALL"


@pytest.mark.parametrize("typed", ["Call with", "call with a partner", "partners", "PARTNERSAM"])
def test_a_template_is_found_by_the_beginning_of_its_name_in_any_language(typed: str) -> None:
    own = template("S-CP", group="X")
    own = replace(own, name="Call with a partner", names={"sv": "Partnersamtal"})
    longer = replace(template("S-CQ", group="X"), name="Call with a partner abroad")
    found = template_of(typed, None, (*SHIPPED, own, longer))
    assert found == (("S-CP", "S-CQ") if typed == "Call with" else "S-CP")


def test_what_people_call_things_goes_before_the_names_of_a_team() -> None:
    own = replace(template("S-MM", channel=Channel.LETTER, group="X"), name="Mail merge")
    assert template_of("mail", OUT, (*SHIPPED, own)) == "EMAIL-OUT"
    assert template_of("mail m", OUT, (*SHIPPED, own)) == "S-MM"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_word_for_every_kind(language: str) -> None:
    assert set(LANGUAGES[language].kinds) == set(Kind)


@pytest.mark.parametrize("word", KINDS)
def test_every_word_means_something_that_comes_with_rapport(word: str) -> None:
    assert template_of(word, None, SHIPPED) != ()
