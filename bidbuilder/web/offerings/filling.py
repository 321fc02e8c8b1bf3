"""A stored offering as the data of its form, with empty rows for more."""

from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.web.language import current_language
from bidbuilder.web.trade_words import property_name, property_value

EMPTY = {"unit": "piece", "incoterm": "EXW", "currency": "DKK"}
SPARE_PROPERTIES, SPARE_PORTS, SPARE_BREAKS = 3, 1, 2


def data_of(offering: Offering | None, prices: PriceList | None) -> dict[str, object]:
    """What the form shows of an offering and its prices; without an offering, an empty form."""
    rows: dict[str, object] = {
        "texts": _texts(offering),
        "properties": [
            *(property_row(one) for one in (offering.properties if offering else ())),
            *[{}] * SPARE_PROPERTIES,
        ],
        "ports": [
            *(
                {"port_type": one.port_type, "direction": one.direction, "name": one.name}
                for one in (offering.ports if offering else ())
                if one.port_type
            ),
            *[{}] * SPARE_PORTS,
        ],
        "breaks": [
            *(
                {"from_quantity": one.from_quantity, "unit_price": one.unit_price}
                for one in (prices.breaks if prices else ())
            ),
            *[{}] * SPARE_BREAKS,
        ],
    }
    return EMPTY | rows | (_identity(offering) if offering else {}) | (_prices(prices) if prices else {})


def _texts(offering: Offering | None) -> list[dict[str, str]]:
    """A row for each language there is; the person's own and English always."""
    names, descriptions = (offering.names, offering.descriptions) if offering else ({}, {})
    languages = dict.fromkeys([current_language(), "en", *names, *descriptions])
    return [
        {"language": one, "name": names.get(one, ""), "description": descriptions.get(one, "")} for one in languages
    ]


def property_row(value: PropertyValue) -> dict[str, str]:
    """Name and value of a property as its row shows them."""
    return {"name": property_name(value.key) if value.key else value.source_name, "value": property_value(value)}


def _identity(offering: Offering) -> dict[str, object]:
    terms = offering.terms
    return {
        "organisation": str(offering.organisation_id),
        "code": offering.code,
        "kind": offering.kind.value,
        "manufacturer": offering.manufacturer,
        "part_number": offering.part_number,
        "gtin": offering.gtin,
        "cpv": offering.classification.get("cpv", ""),
        "unit": offering.unit,
        "lead_time_days": terms.lead_time_days,
        "warranty_months": terms.warranty_months,
        "mass_kg": terms.mass_kg,
        "volume_m3": terms.volume_m3,
        "origin": terms.country_of_origin,
        "hs_code": terms.hs_code,
        "minimum_order": terms.minimum_order,
        "pack_size": terms.pack_size,
    }


def _prices(prices: PriceList) -> dict[str, object]:
    return {
        "currency": prices.currency,
        "one_off": prices.one_off or None,
        "incoterm": prices.incoterm,
        "place": prices.place,
        "valid_until": prices.valid_until,
        "audience": prices.audience.value,
    }
