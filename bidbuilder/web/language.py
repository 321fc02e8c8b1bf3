"""The language of the page being made: which one it is, `_` and `lazy` for code and templates, and the format filters.

Order: the signed-in user's setting, the language cookie, the browser's wish, English.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from flask import Flask, g, has_request_context, request

from bidbuilder.domain.basics.dates import Deadline, time_left
from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import Finding
from bidbuilder.domain.basics.languages import INTERFACE_LANGUAGES, Texts, choose_text
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.basics.quantities import Quantity
from bidbuilder.domain.matching.verdicts import Proof
from bidbuilder.i18n import formats
from bidbuilder.i18n.messages import SOURCE_LANGUAGE, render_message, render_plural
from bidbuilder.i18n.proofs import proof_words
from bidbuilder.web.context import find_user, now, the_dictionary

LANGUAGE_COOKIE = "language"
DEFAULT_ZONE = "Europe/Copenhagen"


class LazyMessage:
    """A message that becomes text when it is shown, for labels made before there is a request."""

    def __init__(self, message: str, **params: object) -> None:
        self._message = message
        self._params = params

    def __str__(self) -> str:
        return _(self._message, **self._params)

    def __mod__(self, _values: object) -> str:
        """WTForms fills its own messages with `%`; ours bring their values along."""
        return str(self)


def current_language() -> str:
    """The interface language of this request."""
    if not has_request_context():
        return SOURCE_LANGUAGE
    if "language" not in g:
        g.language = _choose_language()
    return str(g.language)


def current_zone() -> str:
    """The time zone of the signed-in user, or Denmark's."""
    user = find_user()
    return user.zone if user else DEFAULT_ZONE


def _(message: str, **params: object) -> str:
    """A message in the language of this request, its `{name}` fields filled."""
    return render_message(current_language(), message, params)


def ngettext(singular: str, plural: str, count: int, **params: object) -> str:
    """The singular or plural of a message for a count, which is also its field `{count}` (written as a number)."""
    shown = {"count": formats.format_number(current_language(), count), **params}
    return render_plural(current_language(), singular, plural, count, shown)


def lazy(message: str, **params: object) -> LazyMessage:
    """A message rendered when it is shown: for form labels and choices."""
    return LazyMessage(message, **params)


def message_of(told: Finding | Refusal | Proof) -> str:
    """The words of a finding, a refusal or a proof; days and languages in it are written as the reader's language writes them."""
    params = _in_words(told.params)
    if isinstance(told, Refusal):
        params |= {name: _number_of(params[name]) for name in told.numbers & params.keys()}
    if isinstance(told, Proof):
        names = {} if told.canonical_unit else choice_names(told.property)
        return proof_words(current_language(), replace(told, params=params), names)
    return _(told.message, **params)


def _number_of(text: str) -> str:
    try:
        return formats.format_number(current_language(), Decimal(text))
    except ArithmeticError:
        return text


def hint_of(told: Finding | Refusal) -> str:
    """How to mend it, in words; empty when there is nothing to say."""
    return _(told.hint, **_in_words(told.params)) if told.hint else ""


def _in_words(params: Mapping[str, str]) -> dict[str, str]:
    words = {name: _language_of(value) if name == "language" else _shown(value) for name, value in params.items()}
    if {"property", "choices"} <= params.keys():
        words["choices"] = _choices_of(params["property"], params["choices"])
    return words


def choice_names(key: str) -> Mapping[str, str]:
    """The names of the choices of a property by their code, as far as they have any; none for what is no such property."""
    definition = the_dictionary().find_key(key) if key else None
    names = definition.choice_names if definition else {}
    return {code: choose_text(texts, current_language()) for code, texts in names.items()}


def _choices_of(key: str, codes: str) -> str:
    """Codes of choices (`cast-iron, brass …`) as the reader's language calls them, as far as they have names."""
    definition = the_dictionary().find_key(key)
    names = definition.choice_names if definition else {}
    listed = codes.removesuffix(" …")
    shown = (choose_text(names.get(code, {"en": code}), current_language()) for code in listed.split(", "))
    return f"{', '.join(shown)}{codes[len(listed) :]}"


def _language_of(code: str) -> str:
    return formats.language_name(current_language(), code)


def _shown(value: str) -> str:
    return formats.day_in_words(current_language(), str(value))


def add_language(app: Flask) -> None:
    """Give templates `_`, `ngettext` and the filters of this file."""
    app.jinja_env.globals.update(_=_, ngettext=ngettext, current_language=current_language, current_zone=current_zone)
    app.jinja_env.filters.update(
        date=_date,
        datetime=_datetime,
        time=_time,
        number=_number,
        unit_price=_unit_price,
        quantity=_quantity,
        percent=_percent,
        money=_money,
        amount_in=_amount_in,
        amount_as=_amount_as,
        bytes=_bytes,
        words=_words,
        text=_text,
        time_left=_time_left,
        country=_country,
        message=message_of,
        hint=hint_of,
    )


def _choose_language() -> str:
    user = find_user()
    if user is not None and user.language in INTERFACE_LANGUAGES:
        return user.language
    kept = request.cookies.get(LANGUAGE_COOKIE, "")
    if kept in INTERFACE_LANGUAGES:
        return kept
    return request.accept_languages.best_match(INTERFACE_LANGUAGES) or SOURCE_LANGUAGE


def _date(day: date | None) -> str:
    return formats.format_date(current_language(), day) if day else ""


def _datetime(moment: datetime | None, zone: str | None = None) -> str:
    return formats.format_datetime(current_language(), moment, zone or current_zone()) if moment else ""


def _time(moment: datetime, zone: str | None = None) -> str:
    return formats.format_time(current_language(), moment, zone or current_zone())


def _number(value: Decimal | int | None, decimals: int | None = None) -> str:
    return "" if value is None else formats.format_number(current_language(), value, decimals)


def _unit_price(price: Decimal | None) -> str:
    return "" if price is None else formats.format_unit_price(current_language(), price)


def _quantity(quantity: Quantity | None) -> str:
    return formats.format_quantity(current_language(), quantity) if quantity else ""


def _percent(share: Decimal | None, decimals: int = 0) -> str:
    return "" if share is None else formats.format_percent_of(current_language(), share, decimals)


def _money(money: Money | None) -> str:
    return formats.format_money(current_language(), money) if money else ""


def _amount_in(amount: Decimal, currency: str) -> str:
    return formats.format_money(current_language(), Money(amount, currency))


def _amount_as(amount: Decimal, currency: str) -> str:
    return formats.format_money(current_language(), Money(amount, currency), with_currency=False)


def _bytes(size: int) -> str:
    return formats.format_bytes(current_language(), size)


def _words(words: Iterable[str]) -> str:
    return formats.format_words(current_language(), words)


def _country(code: str) -> str:
    return formats.country_name(current_language(), code) if code else ""


def _text(texts: Texts) -> str:
    return choose_text(texts, current_language())


def _time_left(deadline: Deadline) -> str:
    return formats.format_time_left(current_language(), time_left(deadline, now()))
