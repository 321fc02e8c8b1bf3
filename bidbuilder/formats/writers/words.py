"""The words, numbers and dates of one document in its language. Documents are written in the languages of the catalogues."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property

from babel.dates import format_date

from bidbuilder.domain.basics.languages import INTERFACE_LANGUAGES, Texts, choose_text
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.basics.units.labels import beside, label, label_after
from bidbuilder.domain.catalogue.properties import PropertyValue, ValueKind
from bidbuilder.domain.people.organisations import Phrase
from bidbuilder.i18n.formats import format_money, format_number, format_words, locale_of
from bidbuilder.i18n.messages import fill_fields, render_message

FALLBACK_LANGUAGE = "en"

# A name that ends with a full stop, such as “Gmina sp. z o.o.”, ends its sentence with the same one.
_DOUBLED_STOP = re.compile(r"(?<!\.)\.\.(?!\.)")
_NO_BREAK = "\u00a0"
_REGIONS = {"en": "en-GB", "da": "da-DK"}


class Words:
    """Everything a writer says, in `language`; a language without a catalogue falls back to English."""

    def __init__(
        self, language: str, phrases: Sequence[Phrase] = (), choices: Sequence[tuple[str, str, str]] = ()
    ) -> None:
        """`phrases`: what a lead says in the place of standing sentences; `choices`: property, code and name of choices."""
        base = language.split("-", 1)[0].lower()
        self.language = base if base in INTERFACE_LANGUAGES else FALLBACK_LANGUAGE
        self._choices: dict[str, dict[str, str]] = {}
        for key, code, name in choices:
            self._choices.setdefault(key, {})[code] = name
        self._own = {one.message: one.text for one in phrases if one.language == self.language}

    @property
    def run_language(self) -> str:
        """The BCP 47 tag with region that office programs check the spelling by."""
        return _REGIONS.get(self.language, self.language)

    def say(self, message: str, **params: object) -> str:
        """The message in the language, or the lead's own words for it, its `{name}` fields filled."""
        own = self._own.get(message)
        said = render_message(self.language, message, params) if own is None else fill_fields(own, params)
        return _DOUBLED_STOP.sub(".", said)

    def own(self, message: str) -> str:
        """The lead's own words for something the house does not say; ``""`` where it has none."""
        return self._own.get(message, "")

    def choose(self, texts: Texts) -> str:
        """The text of several that suits the language best."""
        return choose_text(texts, self.language)

    def choices(self, key: str) -> Mapping[str, str]:
        """The names of the choices of a property, by their code."""
        return self._choices.get(key, {})

    def number(self, value: Decimal, decimals: int | None = None) -> str:
        """A number with the language's marks."""
        return format_number(self.language, value, decimals)

    def percent(self, value: Decimal | None) -> str:
        """Per cents (`12.5` is 12.5 %); nothing for None."""
        return "" if value is None else f"{self.number(value)}\u00a0%"

    def money(self, amount: Decimal, currency: str) -> str:
        """An amount with its currency's ISO code."""
        return format_money(self.language, Money(amount, currency))

    def amount(self, amount: Decimal, currency: str) -> str:
        """An amount with the decimals of the currency but without its code, for columns that name it above."""
        return format_money(self.language, Money(amount, currency), with_currency=False)

    def day(self, day: date | None) -> str:
        """A date with the month in letters, such as `4 March 2026`; nothing for None."""
        return "" if day is None else format_date(day, format="long", locale=locale_of(self.language))

    def short_day(self, day: date | None) -> str:
        """A date for narrow columns, such as `4 Mar 2026`; nothing for None."""
        return "" if day is None else format_date(day, format="medium", locale=locale_of(self.language))

    def country(self, code: str) -> str:
        """The name of an ISO 3166-1 country in the language; the code itself if it is not known."""
        return self._countries.get(code.upper(), code)

    @cached_property
    def _countries(self) -> Mapping[str, str]:
        return dict(locale_of(self.language).territories)

    def unit(self, unit: str) -> str:
        """A unit as people write it: `m³/h`, `pcs.`."""
        return label(unit, self.language)

    def quantity(self, number: Decimal, unit: str) -> str:
        """A number with its unit as it stands behind it: `1 year`, `24 months`, `6 pcs.`."""
        return beside(self.number(number), self._unit_after(number, unit), _NO_BREAK)

    def _unit_after(self, number: Decimal | None, unit: str) -> str:
        return self.unit(unit) if number is None else label_after(number, unit, self.language)

    def property(self, value: PropertyValue) -> str:
        """A value of a property with its unit: `400 V`, `−20 … 45 °C`, `IP65`, *yes*; what was typed if nothing else is set."""
        match value.kind:
            case ValueKind.NUMBER if value.number is not None:
                return self.quantity(value.number, value.unit)
            case ValueKind.INTERVAL if value.low is not None or value.high is not None:
                last = value.low if value.high is None else value.high
                return beside(self._bounds(value.low, value.high), self._unit_after(last, value.unit), _NO_BREAK)
            case ValueKind.CHOICE if value.choices:
                names = self.choices(value.key)
                return ", ".join(names.get(code, code) for code in value.choices)
            case ValueKind.FLAG if value.flag is not None:
                return self.say("yes") if value.flag else self.say("no")
        return value.text or value.typed

    def _bounds(self, low: Decimal | None, high: Decimal | None) -> str:
        if low is None:
            return f"≤ {self.number(high or Decimal(0))}"
        return f"≥ {self.number(low)}" if high is None else f"{self.number(low)} … {self.number(high)}"

    def listing(self, words: Sequence[str]) -> str:
        """The words as a list with *and* before the last."""
        return format_words(self.language, words)
