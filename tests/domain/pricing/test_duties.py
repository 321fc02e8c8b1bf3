"""Which rate of duty and tax holds for goods, and which rows a table may have."""

from datetime import date
from decimal import Decimal

import pytest

from bidbuilder.domain.pricing.duties import DutyRate, DutyRateUnusable, DutyTable, require_sound_rates

DAY = date(2027, 6, 1)


def rate(percent: str, hs_prefix: str = "", **changes: object) -> DutyRate:
    """A rate of Poland."""
    return DutyRate(**({"country": "PL", "hs_prefix": hs_prefix, "duty_percent": Decimal(percent)} | changes))  # type: ignore[arg-type]


TABLE = DutyTable(
    rates=(
        rate("1"),
        rate("2", "84"),
        rate("3", "8413"),
        rate("4", "8413", origin="NO"),
        rate("5", "841370", valid_until=date(2026, 12, 31)),
        rate("6", "841370", valid_from=date(2028, 1, 1)),
        rate("7", "8419", valid_from=date(2026, 1, 1)),
        rate("8", "8419", valid_from=date(2027, 1, 1)),
        rate("9", "8413", country="GH"),
    )
)


@pytest.mark.parametrize(
    ("country", "hs_code",      "origin", "day",              "percent"),
    [
        ("PL",  "8413.70.21",   "CN",     DAY,                "3"),
        ("PL",  "8413 70",      "NO",     DAY,                "4"),
        ("PL",  "8413.70",      "CN",     date(2026, 12, 31), "5"),
        ("PL",  "8413.70",      "CN",     date(2027, 1, 1),   "3"),
        ("PL",  "8413.70",      "CN",     date(2028, 1, 1),   "6"),
        ("PL",  "8419",         "CN",     DAY,                "8"),
        ("PL",  "8419",         "CN",     date(2026, 12, 31), "7"),
        ("PL",  "8502",         "CN",     DAY,                "1"),
        ("PL",  "",             "",       DAY,                "1"),
        ("GH",  "8413",         "CN",     DAY,                "9"),
        ("GH",  "8419",         "CN",     DAY,                None),
        ("PL",  "841370",       "CN",     None,               "6"),
    ],
)  # fmt: skip
def test_longest_prefix_then_origin_then_latest_wins(
    country: str, hs_code: str, origin: str, day: date | None, percent: str | None
) -> None:
    found = TABLE.find_rate(country, hs_code, origin, day)
    assert (found and str(found.duty_percent)) == percent


@pytest.mark.parametrize(
    "change",
    [
        {"country": "pl"}, {"country": "POL"}, {"country": ""}, {"origin": "N"}, {"hs_prefix": "8"}, {"hs_prefix": "84-13"},
        {"hs_prefix": "84137021001"}, {"duty_percent": Decimal(-1)}, {"tax_percent": Decimal(301)},
        {"duty_percent": Decimal("NaN")}, {"valid_from": date(2027, 1, 2), "valid_until": date(2027, 1, 1)},
    ],
)  # fmt: skip
def test_row_that_cannot_be_used_is_named(change: dict[str, object]) -> None:
    with pytest.raises(DutyRateUnusable) as refused:
        require_sound_rates((rate("1"), rate("2", **change)))  # type: ignore[arg-type]
    assert refused.value.params["row"] == "2"


def test_sound_table_is_kept() -> None:
    assert require_sound_rates(TABLE.rates) == TABLE
