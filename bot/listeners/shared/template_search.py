"""Finds the template that a word means, or a name as the reader sees it."""

from collections.abc import Sequence

from bot.blockkit import builders
from bot.context import BotContext
from bot.grammar.template_match import match_template
from bot.language.translator import Translator
from bot.messages import history as history_text
from bot.messages import labels as labels_text
from journal.errors import NotFound

_SHOWN = 8


def find_template(context: BotContext, t: Translator, typed: str) -> str:
    """The code of the one that is meant; else refused, with those there are."""
    codes = _find_codes(context, t, typed)
    if len(codes) > 1:
        raise _ambiguous_error(t, typed, codes)
    return codes[0]


def find_template_or_channel(context: BotContext, t: Translator, typed: str) -> tuple[str, str]:
    """One template, a retired one by its whole code; or a channel, where a word like "call" means
    several templates of one.
    """
    templates = context.config.catalog.templates
    whole = {code.casefold(): code for code in templates}
    if code := whole.get(typed.casefold()):
        return code, ""
    codes = _find_codes(context, t, typed)
    channels = {templates[code].channel for code in codes}
    if len(codes) > 1 and len(channels) > 1:
        raise _ambiguous_error(t, typed, codes)
    return ("", channels.pop().value) if len(codes) > 1 else (codes[0], "")


def _find_codes(context: BotContext, t: Translator, typed: str) -> tuple[str, ...]:
    """The codes that are found, at least one."""
    templates = context.config.catalog.templates
    names = labels_text.template_names(t, templates)
    found = match_template(typed, None, tuple(templates.values()), names)
    if found:
        return (found,) if isinstance(found, str) else found
    some = ", ".join(list(names.values())[:_SHOWN])
    raise NotFound(history_text.unknown_template(t, builders.one_line(typed, 60), some))


def _ambiguous_error(t: Translator, typed: str, codes: Sequence[str]) -> NotFound:
    names = ", ".join(labels_text.template_names(t, codes).values())
    return NotFound(history_text.several_templates(t, builders.one_line(typed, 60), names))
