"""Schedules of goods by origin, prices under conditional discounts, and the gate that reads them back."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotPriceLine
from bidbuilder.domain.pricing.award_totals import AwardTotal
from bidbuilder.domain.pricing.discounts import Discount
from bidbuilder.formats.writers.letter import write_letter
from bidbuilder.formats.writers.manifest import MANIFEST
from bidbuilder.formats.writers.pack import make_pack, zip_pack
from bidbuilder.formats.writers.price_workbook import write_price_schedules
from bidbuilder.formats.writers.verification import verify_pack
from tests.factories.snapshots import price, price_line, small_snapshot
from tests.formats.writers.opened import workbook_of

BUNDLE = Discount(kind="lots", percent=Decimal(4), amount=Decimal("98.76"), lots=("LOT-0001", "LOT-0002"))
EARLY = Discount(kind="early", percent=Decimal(1), amount=Decimal("24.69"), days=14)


def goods(schedule: str, **changes: object) -> SnapshotPriceLine:
    """2 × 1,234.50, of it 200.01 inland, 100 of duties on a unit, 20 % sales tax, 35 % local."""
    facts = {
        "goods_unit_price": Decimal("1134.49"), "inland": Decimal("200.02"), "duties_per_unit": Decimal(100),
        "tax_percent": Decimal(20), "tax": Decimal("493.80"), "local_percent": Decimal(35),
    }  # fmt: skip
    return price_line(1, schedule=schedule, **(facts | changes))


def offered(line: SnapshotPriceLine, **changes: object) -> BidSnapshot:
    """A bid of that one line."""
    return replace(small_snapshot(), price=price((line,), **changes))


def conditional() -> BidSnapshot:
    """One line of 2,469.00, two lots, 4 % for both and 1 % for early payment."""
    awards = (
        AwardTotal(lots=("LOT-0001",), before=Decimal(2000), discounts=(), after=Decimal(2000), early=Decimal(1980)),
        AwardTotal(
            lots=("LOT-0001", "LOT-0002"), before=Decimal(2469), discounts=(BUNDLE,), after=Decimal("2370.24"),
            early=Decimal("2346.54"),
        ),
    )  # fmt: skip
    by_lot = (("LOT-0001", Decimal(2000)), ("LOT-0002", Decimal(469)))
    return offered(price_line(1), discounts=(BUNDLE, EARLY), awards=awards, net_by_lot=by_lot)


@pytest.mark.parametrize(
    ("schedule", "sheet",               "values"),
    [
        ("abroad",   "1 From abroad",       [1134.49, 2268.98, 200.02, 2469]),
        ("imported", "2 Already imported",  [1234.49, 100, 1134.49, 2268.98, 200.02, 493.8, 2469]),
        ("domestic", "3 Made in country",   [1134.49, 2268.98, 200.02, 200, 35, 493.8, 2469]),
    ],
)  # fmt: skip
def test_each_origin_has_its_columns_and_the_same_total(schedule: str, sheet: str, values: list[float]) -> None:
    package = write_price_schedules(offered(goods(schedule)))
    row = [cell.value for cell in workbook_of(package, values=True)[sheet][6]]
    assert row[7:] == values
    last = workbook_of(package, values=False)[sheet][6][-1].value
    assert str(last).startswith("=ROUND(")


@pytest.mark.parametrize(
    ("incoterm", "inland",  "title"),
    [
        ("CIP",  "200.02", "Unit price CIP Gdańsk, EUR"),
        ("DAP",  "200.02", "Unit price before inland transport, EUR"),
        ("DAP",  "0.00",   "Unit price DAP Gdańsk, EUR"),
    ],
)  # fmt: skip
def test_unit_prices_say_what_they_stand_for(incoterm: str, inland: str, title: str) -> None:
    unit = Decimal("1134.49") if inland != "0.00" else None
    snapshot = offered(goods("abroad", inland=Decimal(inland), goods_unit_price=unit), incoterm=incoterm)
    sheet = workbook_of(write_price_schedules(snapshot), values=True)["1 From abroad"]
    assert sheet["H5"].value == title


def test_prices_under_conditions_are_formulas_over_the_prices_of_the_lots() -> None:
    package = write_price_schedules(conditional())
    sheet = workbook_of(package, values=False)["6 Conditional discounts"]
    assert [cell.value for cell in sheet[11]] == [
        "LOT-0001 and LOT-0002", "=ROUND(B6+B7,2)", "=-ROUND((B6+B7)*4/100,2)", "=ROUND(B11+C11,2)",
        "=ROUND(D11-ROUND(D11*1/100,2),2)",
    ]  # fmt: skip
    values = workbook_of(package, values=True)["6 Conditional discounts"]
    assert [cell.value for cell in values[11]][1:] == [2469, -98.76, 2370.24, 2346.54]


def test_the_gate_finds_a_price_under_conditions_that_differs() -> None:
    snapshot = conditional()
    files = make_pack(snapshot)
    assert verify_pack(zip_pack(files)) == ()
    other = replace(snapshot.price.awards[1], after=Decimal("2370.25"))
    changed = replace(snapshot, price=replace(snapshot.price, awards=(snapshot.price.awards[0], other)))
    letter = next(name for name in files if name.startswith("01-"))
    manifest = files[MANIFEST].replace(b'"2370.24"', b'"2370.25"')
    found = verify_pack(zip_pack({**files, MANIFEST: manifest}))
    assert {one.code for one in found} == {"pack-award-differs"}
    assert {one.params["file"] for one in found} == {letter, "04-price-schedules.xlsx"}
    mixed = verify_pack(zip_pack({**files, letter: write_letter(changed)}))
    assert "pack-award-differs" in {one.code for one in mixed}
