"""When and where the contract of an eForms lot is carried out (BT-36, BT-536 to BT-538, BT-5101 and its neighbours)."""

from bidbuilder.formats.readers.codes import decimal_of
from bidbuilder.formats.readers.eforms.elements import Element, best_text_at, children, find_child, text_at, text_of

_PERIOD = "cac:PlannedPeriod"
# Code list duration-unit, as letters of ISO 8601.
_UNITS = {"DAY": "D", "CALENDAR_DAY": "D", "WEEK": "W", "MONTH": "M", "YEAR": "Y"}
_ADDRESS = (
    "cbc:StreetName",
    "cbc:AdditionalStreetName",
    "cac:AddressLine/cbc:Line",
    "cbc:CityName",
    "cbc:PostalZone",
    "cbc:CountrySubentityCode",
    "cac:Country/cbc:IdentificationCode",
    "cbc:Region",
)


def read_duration(project: Element | None) -> str:
    """How long the contract runs, like `P48M`, or the code the buyer ticked instead, like `UNLIMITED`; ``""`` for neither."""
    measure = find_child(project, f"{_PERIOD}/cbc:DurationMeasure")
    if measure is None:
        return text_at(project, f"{_PERIOD}/cbc:DescriptionCode")
    number, unit = decimal_of(text_of(measure)), (measure.get("unitCode") or "").upper()
    return f"P{number.normalize():f}{_UNITS[unit]}" if number is not None and unit in _UNITS else ""


def read_place(project: Element | None, language: str) -> str:
    """Every place of performance on a line: address, region and country, then the buyer's words."""
    lines = []
    for location in children(project, "cac:RealizedLocation"):
        address = find_child(location, "cac:Address")
        parts = [text_at(address, path) for path in _ADDRESS]
        parts.append(text_at(location, "cbc:ID"))  # the region, in calls of Peppol
        parts.append(best_text_at(location, "cbc:Description", language))
        lines.append(", ".join(filter(None, parts)))
    return "\n".join(dict.fromkeys(filter(None, lines)))
