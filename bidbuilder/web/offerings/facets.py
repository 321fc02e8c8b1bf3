"""What the facets of a search are called on the page."""

from collections.abc import Iterable
from decimal import Decimal

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.matching.querying.queries import PriceBound
from bidbuilder.domain.tenders.constraints import Operator
from bidbuilder.i18n.formats import format_number, plain_number
from bidbuilder.i18n.proofs import measure_words
from bidbuilder.services.searching import FacetEntry, FacetGroup
from bidbuilder.web.context import the_dictionary
from bidbuilder.web.language import _, current_language
from bidbuilder.web.offerings.blueprint import room
from bidbuilder.web.trade_words import choice_name

_TITLES = {
    "kind": translatable("Kind"),
    "cluster": translatable("Cluster"),
    "country": translatable("Country of the supplier"),
    "cpv": translatable("CPV branch"),
    "certificate": translatable("Certificate"),
    "lead_time_days": translatable("Lead time"),
    "price": translatable("Price"),
}

_SIGNS = {Operator.AT_LEAST: "≥ ", Operator.AT_MOST: "≤ "}


def facet_titles(groups: Iterable[FacetGroup]) -> dict[str, str]:
    """The title of each facet; properties are called as the dictionary calls them in the reader's language."""
    names = the_dictionary().names_by_key()
    titles = {}
    for one in groups:
        called = names.get(one.name, {})
        known = _TITLES.get(one.name)
        titles[one.name] = _(known) if known else (called.get(current_language()) or called.get("en") or one.name)
    return titles


@room.app_template_filter()
def facet_entry(entry: FacetEntry) -> str:
    """A value or a limit in the reader's notation, without the name its facet already bears: `≥ 24 md.`, `≤ 150.000 DKK`."""
    asked = entry.asked
    if asked is None:
        return entry.label
    if isinstance(asked, PriceBound):
        return f"≤ {format_number(current_language(), asked.high or 0)} {asked.currency}"
    if asked.operator in _SIGNS:
        return _SIGNS[asked.operator] + _limit(_without_zeros(asked.values[0]), asked.unit)
    return choice_name(asked.property, entry.label)


def _limit(number: str, unit: str) -> str:
    """Thousands are parted where a unit says that it is a measure; a bare number may be a year."""
    language = current_language()
    return measure_words(language, f"{number} {unit}") if unit else plain_number(language, Decimal(number))


def _without_zeros(limit: str) -> str:
    """Limits are rounded to two digits that count, so that 1 comes as `1.0`."""
    return f"{Decimal(limit).normalize():f}"
