"""The lines of a price schedule: what stands in its columns for a line, and the formulas that give it."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from bidbuilder.domain.bids.snapshot import SnapshotPriceLine
from bidbuilder.formats.writers.price_formulas import goods_formula, line_formula
from bidbuilder.formats.writers.schedule_columns import ScheduleColumns
from bidbuilder.formats.writers.sheets.cells import day_number
from bidbuilder.formats.writers.sheets.shapes import ROW, Holds, RowShape, ShapeColumn, ShapedRow
from bidbuilder.formats.writers.sheets.styles import quantity_style
from bidbuilder.formats.writers.words import Words

_TEXT = ShapeColumn("text", Holds.TEXT)
_NOTHING = ShapeColumn("text", Holds.NOTHING)
_TEXTS = frozenset({"number", "title", "lot", "origin", "unit"})


class ScheduleLines:
    """Makes the rows of one schedule."""

    def __init__(self, columns: ScheduleColumns, words: Words) -> None:
        self._columns = columns
        self._at = {key: f"{letter}{ROW}" for key, letter in columns.letters.items()}
        self._shape = lru_cache(self._make_shape)
        country, unit, day = lru_cache(words.country), lru_cache(words.unit), lru_cache(_day)
        readers: Mapping[str, Callable[[SnapshotPriceLine], object]] = {
            "number": lambda line: line.number,
            "title": lambda line: line.title,
            "lot": lambda line: line.lot,
            "origin": lambda line: country(line.country_of_origin),
            "delivery": lambda line: day(line.delivery_on),
            "unit": lambda line: unit(line.unit),
            **columns.readers(),
        }
        self._readers = [readers[key] for key in columns.keys]

    def row(self, line: SnapshotPriceLine) -> ShapedRow:
        """The row of a line; raises `LineDoesNotMultiply`."""
        shape = self._shape(
            quantity_style(line.quantity),
            self._product(line),
            line.tax_percent,
            has_day=line.delivery_on is not None,
            has_local=line.local_percent is not None,
        )
        return ShapedRow(shape, [read(line) for read in self._readers])

    def _product(self, line: SnapshotPriceLine) -> str:
        """Quantity × unit price: of the goods where transport stands apart, else of the line."""
        at, decimals = self._at, self._columns.decimals
        if "inland" in at:
            return goods_formula(line, at["quantity"], at["goods-unit" if "goods-unit" in at else "net-unit"], decimals)
        return line_formula(line, at["quantity"], at["unit-price"], decimals)

    def _make_shape(
        self, quantity: str, product: str, tax_percent: Decimal, *, has_day: bool, has_local: bool
    ) -> RowShape:
        special = {
            "quantity": ShapeColumn(quantity),
            "delivery": ShapeColumn("day") if has_day else _NOTHING,
            "local-percent": ShapeColumn("percent") if has_local else _NOTHING,
            **dict.fromkeys(_TEXTS, _TEXT),
        }
        formulas = self._formulas(product, tax_percent)
        return RowShape(
            [special.get(key) or ShapeColumn("amount", formula=formulas.get(key, "")) for key in self._columns.keys]
        )

    def _formulas(self, product: str, tax_percent: Decimal) -> Mapping[str, str]:
        at, decimals = self._at, self._columns.decimals
        formulas = {"tax": f"ROUND({at['total']}*{tax_percent:f}/100,{decimals})"}
        if "net-unit" in at:
            formulas["net-unit"] = f"ROUND({at['unit-with-duties']}-{at['duties-unit']},6)"
        if "foreign" in at:
            formulas["foreign"] = f"ROUND({at['total']}-{at['local']},{decimals})"
        if "inland" not in at:
            return formulas | {"total": product}
        goods = "goods" if "goods" in at else "net"
        return formulas | {goods: product, "total": f"ROUND({at[goods]}+{at['inland']},{decimals})"}


def _day(day: date | None) -> int | None:
    return None if day is None else day_number(day)
