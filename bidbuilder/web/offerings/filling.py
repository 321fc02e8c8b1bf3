"""A stored offering as the data of its form, with empty rows for more."""

from bidbuilder.domain.catalogue.offerings import Offering, Port
from bidbuilder.domain.catalogue.ports import find_port_type
from bidbuilder.domain.catalogue.prices import PriceList, PriceTable
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.web.language import current_language
from bidbuilder.web.offerings.kind_filling import Rows, kind_data, with_spares
from bidbuilder.web.offerings.price_forms import table_data
from bidbuilder.web.trade_words import property_name, property_value

HOME_CURRENCY = "DKK"
EMPTY = {"unit": "piece"}
SPARE_PROPERTIES, SPARE_PORTS = 3, 1
# Supply terms whose field of the form has their name and holds them as they are.
PLAIN_TERMS = (
    "lead_time_days", "lead_time_days_per_unit", "warranty_months", "spare_parts_years", "spare_parts", "mass_kg", "volume_m3",
    "hs_code", "minimum_order", "pack_size", "local_content_percent", "export_control_code", "substances",
)  # fmt: skip


def data_of(offering: Offering | None, prices: PriceList | None) -> dict[str, object]:
    """What the form shows of an offering and its prices; without an offering, an empty form."""
    rows: dict[str, object] = {
        "texts": _texts(offering),
        "properties": [
            *(property_row(one) for one in (offering.properties if offering else ())),
            *[{}] * SPARE_PROPERTIES,
        ],
        "ports": [
            *(port_row(one) for one in (offering.ports if offering else ()) if one.port_type),
            *[{}] * SPARE_PORTS,
        ],
    }
    return EMPTY | rows | kind_data(offering) | (_identity(offering) if offering else {}) | _prices(prices)


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
        "origin": terms.country_of_origin,
        "export_control": {None: "", False: "no", True: "yes"}[terms.is_export_controlled],
        "rohs": terms.rohs.value if terms.rohs else "",
        "reach": terms.reach.value if terms.reach else "",
        **{name: getattr(terms, name) for name in PLAIN_TERMS},
    }


def port_row(port: Port) -> dict[str, object]:
    """A port as its row shows it: a value for each property of its type, and for others it states."""
    stated = {one.key: property_value(one) for one in port.properties}
    keys = dict.fromkeys((*keys_of_port(port.port_type), *stated))
    return {
        "port_type": port.port_type,
        "direction": port.direction,
        "name": port.name,
        "properties": [{"name": key, "value": stated.get(key, "")} for key in keys],
    }


def keys_of_port(port_type: str) -> tuple[str, ...]:
    """The properties that say whether ports of a type fit; none for a type that is not standard."""
    found = find_port_type(port_type)
    return found.property_keys if found else ()


def _prices(prices: PriceList | None) -> dict[str, object]:
    if prices is None:
        empty = table_data(PriceTable(currency=HOME_CURRENCY, breaks=()))
        return {**empty, "rates": with_spares([]), "further": [{"breaks": with_spares([])}]}
    rates: Rows = [{"profile": one.profile, "rate": one.rate} for one in prices.rates]
    return {
        **table_data(prices),
        "audience": prices.audience.value,
        "rates": with_spares(rates),
        "further": [*(table_data(one) for one in prices.further), {"breaks": with_spares([])}],
    }
