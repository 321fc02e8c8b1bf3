"""The fixed words of the query language in English, Danish and German. Properties are called as the dictionary calls them."""

from collections.abc import Mapping

from bidbuilder.domain.catalogue.offerings import OfferingKind, OfferingState
from bidbuilder.domain.matching.querying.queries import Lack
from bidbuilder.domain.tenders.constraints import Operator


def _called(words: Mapping[str, str]) -> dict[str, str]:
    """What each word stands for, out of the words for each thing; the first of them is the one we write."""
    return {word: thing for thing, listed in words.items() for word in listed.split()}


FILTERS = _called(
    {
        "kind": "kind type slags art",
        "state": "state status tilstand zustand",
        "cluster": "cluster klynge netværk network netzwerk",
        "supplier": "supplier leverandør lieferant member medlem mitglied firma",
        "country": "country land",
        "cpv": "cpv",
        "certificate": "certificate certifikat zertifikat",
        "standard": "standard norm",
        "has": "has har hat",
        "lacks": "lacks mangler fehlt",
        "own": "own egne eigene ours vores unsere",
    }
)
KINDS = _called(
    {
        OfferingKind.COMPONENT: "component components komponent komponenter komponente komponenten",
        OfferingKind.SERVICE: "service services tjeneste tjenester serviceydelse dienstleistung dienstleistungen",
        OfferingKind.CAPACITY: "capacity kapacitet kapazität",
        OfferingKind.COMPETENCE: "competence kompetence kompetencer kompetenz",
        OfferingKind.BY_PRODUCT: "by-product byproduct restprodukt restprodukter biprodukt nebenprodukt",
    }
)
STATES = _called(
    {
        OfferingState.DRAFT: "draft kladde entwurf",
        OfferingState.PUBLISHED: "published udgivet offentliggjort veröffentlicht",
        OfferingState.WITHDRAWN: "withdrawn trukket tilbagetrukket zurückgezogen",
    }
)
LACKS = _called(
    {
        Lack.PRICE: "price pris preis priser",
        Lack.PROPERTIES: "properties egenskaber eigenschaften property",
    }
)
YES_WORDS = frozenset(["yes", "ja", "1", "true"])
PRICE_WORDS = frozenset(["price", "pris", "preis"])
# Short names that people type for properties; the dictionary knows the full ones.
PROPERTY_WORDS = {"lead": "lead_time_days", "levering": "lead_time_days", "lieferung": "lead_time_days"}

OPERATORS: Mapping[str, Operator] = {
    ">=": Operator.AT_LEAST,
    "=>": Operator.AT_LEAST,
    "≥": Operator.AT_LEAST,
    ">": Operator.AT_LEAST,
    "<=": Operator.AT_MOST,
    "=<": Operator.AT_MOST,
    "≤": Operator.AT_MOST,
    "<": Operator.AT_MOST,
    "!=": Operator.NOT_EQUAL,
    "<>": Operator.NOT_EQUAL,
    "≠": Operator.NOT_EQUAL,
    "==": Operator.EQUAL,
    "=": Operator.EQUAL,
}
WORDS_AS_OPERATORS: Mapping[str, Operator] = {
    **dict.fromkeys(
        [
            "includes",
            "include",
            "contains",
            "covers",
            "omfatter",
            "inkluderer",
            "indeholder",
            "dækker",
            "umfasst",
            "enthält",
        ],
        Operator.CONTAINS,
    ),
    **dict.fromkeys(["mindst", "mindestens", "min", "min.", "over", "above", "über"], Operator.AT_LEAST),
    **dict.fromkeys(["højst", "højest", "höchstens", "max", "max.", "maks", "maks."], Operator.AT_MOST),
    **dict.fromkeys(["under", "below", "unter"], Operator.AT_MOST),
}
PAIRS_AS_OPERATORS: Mapping[str, Operator] = {
    **dict.fromkeys(["at least", "more than", "mere end", "større end", "mehr als"], Operator.AT_LEAST),
    **dict.fromkeys(
        ["at most", "up to", "less than", "op til", "mindre end", "bis zu", "weniger als"], Operator.AT_MOST
    ),
}
CURRENCY_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "kr": "DKK", "kr.": "DKK"}
