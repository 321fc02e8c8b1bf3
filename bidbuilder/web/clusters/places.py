"""Where the members of a cluster are, as a picture: bars by country and by town, made on the server."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.i18n.formats import country_name
from bidbuilder.web.language import current_language

MOST_BARS = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """A place with its number of members and its length, the longest being 100."""

    place: str
    count: int
    length: int


def bars_by_country(members: Iterable[Organisation]) -> list[Bar]:
    """How many members each country has, most first."""
    return _bars(country_name(current_language(), one.address.country or one.country) for one in members)


def bars_by_town(members: Iterable[Organisation]) -> list[Bar]:
    """How many members each town has, most first; who states no town is not shown."""
    return _bars(one.address.city for one in members if one.address.city)


def _bars(places: Iterable[str]) -> list[Bar]:
    counts = Counter(places)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_BARS]
    most = max(counts.values(), default=1)
    return [Bar(place, count, round(100 * count / most)) for place, count in ranked]
