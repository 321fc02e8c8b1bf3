"""An amount of money in words, as a letter of bid states it beside the figures.

Whole units come from CLDR's spell-out rules. Hundredths are named where the currency's coin has a known name, else written
as a fraction: `… Kuwaiti dinars and 250/1000`.
"""

import re
from decimal import Decimal
from functools import cache

from babel.numbers import get_currency_name
from unicode_rbnf import RbnfEngine

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.money import minor_units
from bidbuilder.formats.writers.words import Words
from bidbuilder.i18n.formats import locale_of

_RULES = {"en": "spellout-cardinal-verbose", "da": "spellout-numbering"}

_COINS = {
    **dict.fromkeys(
        ("EUR", "USD", "AUD", "CAD", "NZD", "SGD"), (translatable("{words} cent"), translatable("{words} cents"))
    ),
    **dict.fromkeys(("DKK", "NOK", "SEK"), (translatable("{words} øre"), translatable("{words} øre"))),
    "GBP": (translatable("{words} penny"), translatable("{words} pence")),
}


def amount_in_words(words: Words, amount: Decimal, currency: str) -> str:
    """The amount in words with its currency: *one thousand and five euros and fifty cents*.

    `amount` is rounded to the currency's decimals and not negative.
    """
    digits = minor_units(currency)
    minor = int(amount.scaleb(digits).to_integral_value())
    whole, rest = divmod(minor, 10**digits)
    name = get_currency_name(currency, count=whole, locale=locale_of(words.language))
    text = f"{spell_out(words.language, whole)} {name}"
    return words.say("{amount} and {coins}", amount=text, coins=_coins(words, rest, currency)) if rest else text


def _coins(words: Words, count: int, currency: str) -> str:
    if currency not in _COINS:
        return f"{count:0{minor_units(currency)}d}/{10 ** minor_units(currency)}"
    one, many = _COINS[currency]
    return words.say(one if count == 1 else many, words=spell_out(words.language, count))


def spell_out(language: str, number: int) -> str:
    """A whole number, not negative, in the words that amounts are written in."""
    text = _engine(language).format_number(number, ruleset_names=[_RULES[language]]).text
    return _danish_common_gender(text) if language == "da" else text


@cache
def _engine(language: str) -> RbnfEngine:
    return RbnfEngine.for_language(language)


def _danish_common_gender(text: str) -> str:
    """Currencies and coins are of common gender (*en krone*), hundreds and thousands of neuter, which is said in amounts.

    CLDR's numbering rules say *tusind og et* and leave out *et* before a leading *hundrede* or *tusind*.
    """
    if text == "et" or text.endswith(" et"):
        text = text[:-1] + "n"
    return re.sub(r"^(hundrede|tusind)\b", r"et \1", text)
