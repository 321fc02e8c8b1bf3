"""The price schedules, opened again: structure, formulas, the values beside them, and what refuses to be written."""

from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.formats.writers.price_formulas import LineDoesNotMultiply, line_formula
from bidbuilder.formats.writers.price_summary import DiscountExceedsPrice, TotalDoesNotAddUp
from bidbuilder.formats.writers.price_workbook import write_price_schedules
from tests.factories.snapshots import large_snapshot, price, price_line, small_snapshot
from tests.formats.writers.opened import workbook_of

SUMMARY = "5 Grand summary"


def named(package: bytes, name: str, *, values: bool = True) -> object:
    """What stands in the cell of that name."""
    book = workbook_of(package, values=values)
    ((sheet, cell),) = book.defined_names[name].destinations
    return book[sheet][cell].value


def test_each_origin_has_its_schedule_and_empty_ones_have_no_sheet() -> None:
    book = workbook_of(write_price_schedules(small_snapshot()))
    assert book.sheetnames == ["1 From abroad", "2 Already imported", "4 Services", SUMMARY]
    remarks = [book[SUMMARY].cell(row, 2).value for row in range(6, 10)]
    assert remarks == [None, None, "Nothing is offered in this schedule", None]


def test_schedules_of_another_kind_get_a_sheet_too() -> None:
    snapshot = small_snapshot(price=price((price_line(1, schedule="Design"), price_line(2))))
    assert workbook_of(write_price_schedules(snapshot)).sheetnames == ["1 From abroad", "5 Design", "6 Grand summary"]


def test_lines_are_live_formulas_with_their_value() -> None:
    package = write_price_schedules(small_snapshot())
    formulas, values = (workbook_of(package, values=one)["2 Already imported"] for one in (False, True))
    assert (formulas["J6"].value, formulas["K6"].value) == ("=ROUND(H6-I6,6)", "=ROUND(F6*J6,2)")
    assert (values["F6"].value, values["J6"].value, values["N6"].value) == (12.5, 1234.5, 15431.25)
    assert (formulas["N6"].value, formulas["N7"].value) == ("=ROUND(K6+L6,2)", "=SUM(N6:N6)")


def test_names_lead_to_the_one_total() -> None:
    snapshot = small_snapshot()
    package = write_price_schedules(snapshot)
    assert Decimal(str(named(package, "GrandTotal"))) == snapshot.price.total
    assert Decimal(str(named(package, "Subtotal"))) == snapshot.price.subtotal
    assert Decimal(str(named(package, "Discount"))) == -snapshot.price.discount
    assert named(package, "TotalServices") == 3810
    assert str(named(package, "GrandTotal", values=False)).startswith("=")


def test_sums_of_lots_agree_with_the_subtotal() -> None:
    snapshot = large_snapshot(1, items=24)
    sheet = workbook_of(write_price_schedules(snapshot), values=True)[SUMMARY]
    start = next(
        row for row in range(1, sheet.max_row) if sheet.cell(row, 1).value == "Price by lot, before the discount"
    )
    lots = {sheet.cell(row, 1).value: Decimal(str(sheet.cell(row, 3).value)) for row in (start + 2, start + 3)}
    assert set(lots) == {"LOT-0001 Biogas plant", "LOT-0002 Heat network"}
    assert sum(lots.values()) == snapshot.price.subtotal


def test_every_cell_is_locked_and_every_sheet_prints_on_its_width() -> None:
    book = workbook_of(write_price_schedules(small_snapshot()))
    for sheet in book:
        assert sheet.protection.sheet
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        # As many pages as needed, one across; a summary of few rows on one.
        assert (sheet.page_setup.fitToHeight == 0) is ("Grand summary" not in sheet.title)
        assert all(cell.protection.locked for row in sheet.iter_rows() for cell in row)


def test_nothing_is_hidden() -> None:
    book = workbook_of(write_price_schedules(large_snapshot(1)))
    assert all(sheet.sheet_state == "visible" for sheet in book)
    for sheet in book:
        assert not any(
            dimension.hidden for dimension in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values())
        )
        assert not any(cell.comment for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize(("language", "shape"), [("en", "[$-809][$EUR] #,##0.00"), ("da", "[$-406]#,##0.00 [$EUR]")])
def test_the_total_shows_its_currency_as_the_language_writes_it(language: str, shape: str) -> None:
    book = workbook_of(write_price_schedules(small_snapshot(language=language)))
    ((sheet, cell),) = book.defined_names["GrandTotal"].destinations
    assert book[sheet][cell].number_format == shape


def test_a_currency_without_cents_is_written_without_cents() -> None:
    line = price_line(1, unit_price=Decimal(1235), total=Decimal(2470))
    package = write_price_schedules(small_snapshot(price=price((line,), currency="JPY", rates=())))
    sheet = workbook_of(package)["1 From abroad"]
    assert sheet["I6"].value == "=ROUND(F6*H6,0)"
    assert sheet["I6"].number_format == "[$-809]#,##0"


@pytest.mark.parametrize(
    ("quantity", "unit_price", "total", "formula"),
    [
        ("3", "0.10", "0.30", "ROUND(F*H,2)"),
        ("0.5", "0.01", "0.01", "ROUND(F*H,2)"),        # half up
        ("0.5", "0.01", "0.00", "ROUNDDOWN(F*H,2)"),    # half to even, or down
        ("0.3", "0.11", "0.04", "ROUNDUP(F*H,2)"),
        ("7", "1.03", "7.20", "ROUND(ROUND(F*H/0.05,0)*0.05,2)"),
        ("3", "333.40", "1000.00", "ROUND(ROUND(F*H/0.50,0)*0.50,2)"),
        ("-2", "5.00", "-10.00", "ROUND(F*H,2)"),
    ],
)  # fmt: skip
def test_the_formula_rounds_as_the_bid_was_rounded(quantity: str, unit_price: str, total: str, formula: str) -> None:
    line = price_line(1, quantity=Decimal(quantity), unit_price=Decimal(unit_price), total=Decimal(total))
    assert line_formula(line, "F", "H", 2) == formula


@given(
    st.decimals("0.001", "100000", places=3),
    st.decimals("0.01", "100000", places=2),
    st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_UP, ROUND_DOWN]),
    st.sampled_from([Decimal("0.01"), Decimal("0.05"), Decimal(1), Decimal(10)]),
)
def test_any_rounding_a_price_may_have_finds_its_formula(
    quantity: Decimal, unit_price: Decimal, mode: str, step: Decimal
) -> None:
    total = (quantity * unit_price / step).quantize(Decimal(1), rounding=mode) * step
    assert line_formula(price_line(1, quantity=quantity, unit_price=unit_price, total=total), "F1", "H1", 2)


def test_a_line_that_does_not_multiply_is_refused() -> None:
    wrong = price((price_line(1, total=Decimal("2469.01")),))
    with pytest.raises(LineDoesNotMultiply) as refused:
        write_price_schedules(small_snapshot(price=wrong))
    assert refused.value.params["number"] == "1.1"


@pytest.mark.parametrize(
    "changes", [{"subtotal": Decimal("2469.01")}, {"total": Decimal("2468.99")}, {"discount": Decimal("0.01")}]
)
def test_a_price_that_does_not_add_up_is_refused(changes: dict[str, Decimal]) -> None:
    with pytest.raises(TotalDoesNotAddUp):
        write_price_schedules(small_snapshot(price=replace(price((price_line(1),)), **changes)))


def test_a_discount_larger_than_the_price_is_refused() -> None:
    with pytest.raises(DiscountExceedsPrice):
        write_price_schedules(small_snapshot(price=price((price_line(1),), "2469.01")))


def test_text_of_lines_never_becomes_a_formula() -> None:
    line = replace(price_line(1), title='=HYPERLINK("http://x.invalid","a")', number="=1", lot="@lot")
    sheet = workbook_of(write_price_schedules(small_snapshot(price=price((line,)))))["1 From abroad"]
    assert [sheet[cell].data_type == "f" for cell in ("A6", "B6", "C6", "I6")] == [False, False, False, True]
