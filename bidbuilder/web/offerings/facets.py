"""What the facets of a search are called on the page."""

from collections.abc import Iterable

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.services.dictionary import get_dictionary
from bidbuilder.services.searching import FacetGroup
from bidbuilder.web.context import the_database
from bidbuilder.web.language import _, current_language

_TITLES = {
    "kind": translatable("Kind"),
    "cluster": translatable("Cluster"),
    "country": translatable("Country of the supplier"),
    "cpv": translatable("CPV branch"),
    "certificate": translatable("Certificate"),
    "lead_time_days": translatable("Lead time"),
    "price": translatable("Price"),
}


def facet_titles(groups: Iterable[FacetGroup]) -> dict[str, str]:
    """The title of each facet; properties are called as the dictionary calls them in the reader's language."""
    names = get_dictionary(the_database()).names_by_key()
    titles = {}
    for one in groups:
        called = names.get(one.name, {})
        known = _TITLES.get(one.name)
        titles[one.name] = _(known) if known else (called.get(current_language()) or called.get("en") or one.name)
    return titles
