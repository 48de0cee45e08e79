"""The kinds of value a setting may have. Each refuses with a sentence and says what to write."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from difflib import get_close_matches
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    Strict,
    ValidationError,
    WithJsonSchema,
    WrapValidator,
)
from pydantic_core import PydanticCustomError

from journal import patterns
from journal.fold import one_line
from journal.settings.iso_codes import CURRENCIES, LANGUAGES

_LANGUAGE = re.compile(r"([a-z]{2,3})(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")
_CODE = re.compile(r"\w[\w.-]{0,39}")
_ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")
_DOMAIN = re.compile(r"[^\W_]([\w-]*[^\W_])?(\.[^\W_]([\w-]*[^\W_])?)*")
_MAILBOX_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
# Slack's menus show no more than this.
_LONGEST_NAME = 60
_PERSON = re.compile(r"[UWS][A-Z0-9]{2,}|@\S+")


def invalid_value(what: str, instead: str = "") -> PydanticCustomError:
    """The error a validator raises; `error_messages` turns it into a problem."""
    return PydanticCustomError("rapport", "{what}", {"what": what, "instead": instead})


def did_you_mean(word: str, choices: Iterable[str], *, quote: str = "'") -> str:
    """`" Did you mean 'port'?"` without the space, or nothing when no choice is near."""
    near = nearest(word, choices)
    return f"Did you mean {quote}{near}{quote}?" if near else ""


def nearest(word: str, choices: Iterable[str]) -> str:
    """The choice that was meant, or nothing when none is near."""
    folded = {choice.casefold(): choice for choice in choices}
    near = _named_in_part(word, folded) or get_close_matches(word.casefold(), folded, n=1)
    return folded[near[0]] if near else ""


def _named_in_part(word: str, choices: Iterable[str]) -> list[str]:
    """`authserv` is a word of `trusted_authserv`, and of no other: that is meant."""
    wanted = word.casefold()
    holding = [each for each in choices if wanted in each.split("_")]
    return holding if wanted not in choices and len(holding) == 1 else []


def with_one_message(what: str, instead: str) -> WrapValidator:
    """Replaces all errors inside a value of several possible shapes by one sentence."""

    def check(value: Any, handler: Callable[[Any], Any]) -> Any:
        try:
            return handler(value)
        except ValidationError as error:
            raise invalid_value(what, instead) from error

    return WrapValidator(check)


def _timezone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        # The keys of the database are also its file names, so a bad one fails in many ways.
        hint = did_you_mean(name, available_timezones())
        raise invalid_value(
            f"there is no time zone '{name}'.", hint or 'Write one like "Europe/Helsinki".'
        ) from None
    return name


def _currency(code: str) -> str:
    if code not in CURRENCIES:
        hint = f'Write "{code.upper()}".' if code.upper() in CURRENCIES else ""
        raise invalid_value(
            f"'{code}' is no currency code of ISO 4217.", hint or 'Write one like "EUR" or "SEK".'
        )
    return code


def _language(code: str) -> str:
    match = _LANGUAGE.fullmatch(code)
    if not match or (len(match[1]) == 2 and match[1] not in LANGUAGES):
        raise invalid_value(
            f"'{code}' is no language code.", 'Write one like "en", "sv" or "sv-FI".'
        )
    return code


def _code(code: str) -> str:
    if not _CODE.fullmatch(code) or code != code.upper():
        raise invalid_value(
            f"'{code}' can't be a code.",
            f"Write capital letters, digits, '-', '_' or '.', such as {_suggest_code(code)}.",
        )
    return code


def _suggest_code(code: str) -> str:
    return re.sub(r"[^\w.-]+", "-", code.strip()).upper()[:40] or "CALL-OUT"


def _name(text: str) -> str:
    bare = one_line(text, longest=len(text))
    if not any(letter.isalnum() for letter in bare):
        raise invalid_value(
            "a name without a letter or a digit names nothing.",
            'Write one like "Call with a partner".',
        )
    if len(bare) > _LONGEST_NAME:
        raise invalid_value(
            f"the name '{bare[:20]}…' has {len(bare)} letters, and {_LONGEST_NAME} are the most.",
            "Write a shorter one.",
        )
    return bare


def _pattern(pattern: str) -> str:
    wrong = patterns.pattern_problem(pattern)
    if not wrong:
        return pattern
    if len(pattern) > patterns.LONGEST_PATTERN:
        raise invalid_value(wrong, "Split it into two rules.")
    if "can't be read" in wrong:
        raise invalid_value(wrong, "In TOML, write patterns in single quotes: 'Order (\\d+)'.")
    raise invalid_value(wrong, "Write it in a simpler way: no repetition within a repetition.")


def _number_pattern(pattern: str) -> str:
    groups = patterns.count_groups(_pattern(pattern))
    if groups != 1:
        raise invalid_value(
            f"the pattern has {groups} groups, and one must hold the number.",
            "Put parentheses around the number alone, as in 'Order (\\d+)'; (?:…) does not count.",
        )
    return pattern


def _address(text: str) -> str:
    if not _ADDRESS.fullmatch(text.strip()):
        raise invalid_value(
            f"'{text}' is no email address.", 'Write one like "sales@company.example".'
        )
    return text.strip().casefold()


def _domain(text: str) -> str:
    bare = text.strip().casefold()
    if not _DOMAIN.fullmatch(bare):
        hint = bare.rpartition("@")[2].removeprefix("https://").removeprefix("http://").strip("/.")
        raise invalid_value(
            f"'{text}' is no domain.", f'Write "{hint}".' if _DOMAIN.fullmatch(hint) else ""
        )
    return bare


def _person(text: str) -> str:
    bare = text.strip()
    if not _PERSON.fullmatch(bare) and not _ADDRESS.fullmatch(bare):
        raise invalid_value(
            f"'{text}' is neither an email address, a Slack id nor a user group.",
            'Write one like "ada@company.example", "U012AB3CD", "S012AB3CD" or "@sales-leads".',
        )
    return bare


def _mailbox_name(text: str) -> str:
    if not _MAILBOX_NAME.fullmatch(text):
        raise invalid_value(
            f"'{text}' can't be a mailbox name.",
            "Write letters, digits and '-', such as \"sales\".",
        )
    return text


def _as_list(value: Any) -> Any:
    """Turns one text into a list of one, so that `domain = "a.example"` is accepted."""
    return [value] if isinstance(value, str) else value


Text = str
Flag = Annotated[bool, Strict()]
WholeNumber = Annotated[int, Strict()]
# A hundred years: beyond, the calendar runs out.
Days = Annotated[int, Strict(), Field(ge=1, le=36_500)]
Minutes = Annotated[int, Strict(), Field(ge=0, le=60 * 24 * 31)]
Money = Annotated[
    Decimal,
    Field(ge=0, max_digits=12, decimal_places=3),
    WithJsonSchema({"type": "number", "minimum": 0}),
]
TimeZone = Annotated[str, AfterValidator(_timezone)]
Currency = Annotated[str, AfterValidator(_currency)]
Language = Annotated[str, AfterValidator(_language)]
Code = Annotated[str, AfterValidator(_code)]
TemplateName = Annotated[
    str,
    AfterValidator(_name),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": _LONGEST_NAME}),
]
Pattern = Annotated[str, AfterValidator(_pattern)]
NumberPattern = Annotated[str, AfterValidator(_number_pattern)]
EmailAddress = Annotated[str, AfterValidator(_address)]
Domain = Annotated[str, AfterValidator(_domain)]
PersonOrGroup = Annotated[str, AfterValidator(_person)]
MailboxName = Annotated[str, AfterValidator(_mailbox_name)]


def one_or_more(accepted: Any) -> BeforeValidator:
    """`accepted` is what the file may say: the item, or a list of it."""
    return BeforeValidator(_as_list, json_schema_input_type=accepted)


def listen_address(text: str) -> str:
    """`127.0.0.1:3000`."""
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or not 0 <= int(port) < 65_536:
        raise invalid_value(
            f"'{text}' is no place to listen at.", 'Write one like "127.0.0.1:3000".'
        )
    return text
