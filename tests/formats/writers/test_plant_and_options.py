"""Schedules of plant with portions, options and spares beside the total, discounts by lot and what the letter says of them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.domain.pricing.adjusting import AdjustmentFormula, IndexTerm
from bidbuilder.domain.pricing.currencies import CurrencyAmount
from bidbuilder.domain.pricing.discounts import Discount
from bidbuilder.formats.writers.letter import write_letter
from bidbuilder.formats.writers.price_workbook import write_price_schedules
from tests.factories.snapshots import price, price_line, small_snapshot
from tests.formats.writers.opened import body_of, workbook_of


def make_plant(language: str = "en") -> BidSnapshot:
    """A bid for plant in two currencies with an option, spares, three kinds of discount and a price adjustment."""
    codes = ("plant-abroad", "plant-domestic", "design", "installation", "installation")
    lines = tuple(price_line(number, schedule=code) for number, code in enumerate(codes, start=1))
    lines = (*lines[:4], replace(lines[4], local=Decimal("1234.51"), tax=Decimal("567.87"), tax_percent=Decimal(23)))
    beside = (price_line(8, schedule="spares"), price_line(9, schedule="options"))
    discounts = (
        Discount(
            kind="lot", percent=Decimal(2), amount=Decimal("246.90"), lots=("LOT-0001",), reason="Frame agreement"
        ),
        Discount(kind="lots", percent=Decimal(3), amount=Decimal("370.35"), lots=("LOT-0001", "LOT-0002")),
        Discount(kind="early", percent=Decimal(1), amount=Decimal("120.98"), days=14),
    )
    asked = (
        CurrencyAmount(currency="PLN", amount=Decimal("5265.79"), equivalent=Decimal("1234.51")),
        CurrencyAmount(currency="EUR", amount=Decimal("10863.59"), equivalent=Decimal("10863.59")),
    )
    steel = IndexTerm(symbol="S", weight=Decimal("0.85"), name="Steel", source="GUS", base=Decimal("104.2"))
    made = price(
        lines,
        "246.90",
        is_plant=True,
        outside=beside,
        discounts=discounts,
        by_currency=asked,
        adjustment=AdjustmentFormula(fixed=Decimal("0.15"), terms=(steel,)),
    )
    return small_snapshot(language=language, price=made)


def test_plant_has_its_own_schedules_and_what_is_beside_the_total_stands_behind_it() -> None:
    book = workbook_of(write_price_schedules(make_plant()), values=True)
    assert book.sheetnames == [
        "1 Plant from abroad", "2 Plant from within", "3 Design services", "4 Installation", "5 Grand summary",
        "6 Recommended spares", "7 Options",
    ]  # fmt: skip
    summary = {row[0].value: row[2].value for row in book["5 Grand summary"].iter_rows(6, 40) if row[0].value}
    assert summary["Total price of the bid"] == 12098.1
    assert summary["2 % on lot LOT-0001".replace(" %", "\u00a0%")] == -246.9
    assert summary["PLN"] == 1234.51
    assert summary["23\u00a0%"] == 567.87
    assert summary["S: Steel"] == 104.2


def test_installation_shows_local_and_foreign_portion() -> None:
    package = write_price_schedules(make_plant())
    values, formulas = (workbook_of(package, values=one)["4 Installation"] for one in (True, False))
    assert [values[cell].value for cell in ("J7", "K7", "J8", "K8")] == [1234.51, 1234.49, 1234.51, 3703.49]
    assert formulas["K7"].value == "=ROUND(I7-J7,2)"


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ["2\u00a0% of its price", "LOT-0001 and LOT-0002 are all awarded", "within 14 days", "PLN", "0.15 + 0.85·S/S₀"]),
        ("da", ["2\u00a0% af dens pris", "LOT-0001 og LOT-0002", "inden 14 dage", "PLN", "Optioner og reservedele"]),
    ],
)  # fmt: skip
def test_the_letter_states_every_promise(language: str, texts: list[str]) -> None:
    letter = "".join(body_of(write_letter(make_plant(language))).itertext())
    assert [text for text in texts if text not in letter] == []
