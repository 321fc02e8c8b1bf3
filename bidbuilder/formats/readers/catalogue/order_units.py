"""Units that articles are ordered, packed and timed in, out of codes and words of many formats."""

from decimal import ROUND_CEILING, Decimal
from functools import lru_cache

from bidbuilder.domain.basics.findings import SourcePlace, translatable
from bidbuilder.domain.basics.units import find_unit, unit_of_code
from bidbuilder.domain.catalogue.offerings import OfferingKind
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog

# Codes of older lists (EDIFACT, BMEcat 1.2) and trade words that Rec. 20 does not know, as ones that it does.
_OLDER = {
    "PCE": "C62", "STK": "C62", "EA": "C62", "PCS": "C62", "UN": "C62", "MTR": "m", "LFM": "m", "LM": "m", "KGM": "kg",
    "LFD. M": "m", "LFD.M": "m", "KOLLI": "XPK", "KRT": "XCT", "KT": "XCT", "PK.": "XPK", "PAK": "XPK", "DS": "XCA",
    # Packages of lists from before Rec. 21 stood apart: nobody orders by the pascal, picofarad or carat that these would be.
    "BX": "XBX", "CS": "XCS", "CT": "XCT", "PA": "XPA", "PF": "XPX", "PAL": "XPX", "PX": "XPX", "BG": "XBG", "BO": "XBO",
    "BTL": "XBO", "FLA": "XBO", "CA": "can", "CR": "XCR", "DR": "XDR", "JR": "XJR", "TU": "XTU", "BJ": "XBJ", "BE": "XBE",
    "BD": "XBE", "RO": "XRO", "ROL": "XRO", "RL": "XRL", "KAR": "XCT", "PC": "C62",
    # Pallets by their size, of UN/ECE Recommendation 21.
    "XAF": "XPX", "XAG": "XPX", "XAH": "XPX", "XPE": "XPX",
}  # fmt: skip

_TIMES = frozenset({"h", "d", "week", "month", "year"})
# UN/ECE Rec. 20 codes of times, in days.
_DAYS = {"HUR": Decimal(1) / 24, "DAY": Decimal(1), "WEE": Decimal(7), "MON": Decimal(30), "ANN": Decimal(365)}


@lru_cache(maxsize=2_000)
def find_order_unit(text: str) -> str | None:
    """The symbol of the unit that an article is ordered in; None if it is not known."""
    cleaned = text.strip()
    unit = find_unit(_OLDER.get(cleaned.upper(), cleaned)) if cleaned else None
    return unit.symbol if unit else None


def read_order_unit(text: str, found: FindingsLog, where: SourcePlace) -> str:
    """The symbol of the unit that an article is ordered in; the text itself, with a finding, if it is not known."""
    cleaned = text.strip()
    if not cleaned:
        found.count(
            "unit-missing",
            translatable("Articles that say nothing of their unit, taken as pieces: {count}."),
            "",
            where,
        )
        return "piece"
    unit = find_order_unit(cleaned)
    if unit is None:
        found.count("unit-unknown", translatable("The unit {subject} is not known ({count} ×)."), cleaned, where)
    return unit or cleaned


def read_coded_unit(text: str, found: FindingsLog, where: SourcePlace) -> str:
    """The symbol of a unit that stands as a code of Rec. 20 where the format allows nothing else; else as `read_order_unit`."""
    unit = unit_of_code(text.strip())
    return unit.symbol if unit else read_order_unit(text, found, where)


def kind_by_unit(text: str, found: FindingsLog, where: SourcePlace) -> OfferingKind:
    """The kind of what a file does not say it of: ordered by the hour, day, week, month or year it is a service."""
    if find_order_unit(text) not in _TIMES:
        return OfferingKind.COMPONENT
    found.count(
        "kind-assumed",
        translatable("Ordered by time ({subject}), so taken as a service ({count} ×)."),
        text.strip(),
        where,
    )
    return OfferingKind.SERVICE


def whole_days(amount: Decimal, unit: str, found: FindingsLog, where: SourcePlace) -> int | None:
    """A time as whole days, rounded up; months count 30 days. None with a finding for an unknown unit or a negative time."""
    factor = _DAYS.get(unit.strip().upper())
    if factor is None or amount < 0:
        found.warning(
            "time-unreadable", translatable("{typed} is not a time that is known."), where, typed=f"{amount} {unit}"
        )
        return None
    return int((amount * factor).to_integral_value(ROUND_CEILING))
