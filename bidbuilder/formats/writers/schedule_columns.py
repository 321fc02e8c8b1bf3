"""Which columns a price schedule has, by the kind of schedule, and what stands in them for a line.

Goods are parted into their own price and the transport in the buyer's country; the two are the total, to the cent. What
stands beside the total (sales taxes, duties already paid) says so in its header.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from string import ascii_uppercase

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.snapshot import SnapshotPriceLine
from bidbuilder.formats.writers.sheets.cells import BlankCell, Cell, FormulaCell, TextCell
from bidbuilder.formats.writers.words import Words

_FIRST = ("number", "title", "lot", "origin", "delivery", "quantity", "unit")
_GOODS = (*_FIRST, "goods-unit", "goods", "inland", "total")
_PLAIN = (*_FIRST, "unit-price", "total")
_KEYS: Mapping[str, tuple[str, ...]] = {
    "abroad": _GOODS,
    "imported": (*_FIRST, "unit-with-duties", "duties-unit", "net-unit", "net", "inland", "tax", "total"),
    "domestic": (*_FIRST, "goods-unit", "goods", "inland", "parts-duties", "local-percent", "tax", "total"),
    "installation": (*_PLAIN, "local", "foreign"),
}
_PLANT = frozenset({"plant-abroad", "plant-domestic"})
_WIDTHS = {"number": 8, "title": 46, "lot": 12, "origin": 19, "delivery": 14, "quantity": 10, "unit": 11, "total": 17}
_WIDTH = 16
# So many columns that paper is what they are short of.
_MANY, _NARROW, _NARROW_WIDTHS = 12, 13, {"title": 36, "origin": 18, "total": 15}

_TITLES: Mapping[str, str] = {
    "number": translatable("No."),
    "title": translatable("Description"),
    "lot": translatable("Lot"),
    "origin": translatable("Country of origin"),
    "delivery": translatable("Delivery"),
    "quantity": translatable("Quantity"),
    "unit": translatable("Unit"),
    "unit-price": translatable("Unit price, {currency}"),
    "goods-unit": translatable("Unit price {term}, {currency}"),
    "goods": translatable("Price {term}, {currency}"),
    "unit-with-duties": translatable("Unit price with duties, {currency}"),
    "duties-unit": translatable("Duties and taxes paid on a unit, not in the total, {currency}"),
    "net-unit": translatable("Net unit price, {currency}"),
    "net": translatable("Net price, {currency}"),
    "inland": translatable("Inland transport and services, {currency}"),
    "parts-duties": translatable("Of it duties and taxes on imported parts, {currency}"),
    "local-percent": translatable("Local labour and materials, %"),
    "tax": translatable("Sales taxes, not in the total, {currency}"),
    "local": translatable("Local portion, {currency}"),
    "foreign": translatable("Foreign portion, {currency}"),
}
_PRICE = translatable("Price, {currency}")
_TOTAL = translatable("Total, {currency}")
_SERVICE = translatable("Service")
_SUMMED: Mapping[str, Callable[[SnapshotPriceLine], Decimal]] = {
    "goods": lambda line: line.goods,
    "net": lambda line: line.goods,
    "inland": lambda line: line.inland,
    "parts-duties": lambda line: line.duties,
    "tax": lambda line: line.tax,
    "total": lambda line: line.total,
    "local": lambda line: line.local,
    "foreign": lambda line: line.total - line.local,
}
_LEFT = frozenset({"number", "title", "lot", "origin", "delivery", "unit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleColumns:
    """The columns of one schedule. `term` is what its unit prices stand for, such as `CIP Gdańsk`; `decimals` the currency's."""

    keys: tuple[str, ...]
    is_service: bool
    term: str
    currency: str
    decimals: int

    @property
    def letters(self) -> Mapping[str, str]:
        """The letter of each column."""
        return dict(zip(self.keys, ascii_uppercase, strict=False))

    @property
    def widths(self) -> tuple[float, ...]:
        """Widths in characters."""
        if len(self.keys) >= _MANY:
            return tuple((_WIDTHS | _NARROW_WIDTHS).get(key, _NARROW) for key in self.keys)
        return tuple(_WIDTHS.get(key, _WIDTH) for key in self.keys)

    def header(self, words: Words) -> list[Cell]:
        """The cells of the header row."""
        return [TextCell("header" if key in _LEFT else "header-number", self._title(key, words)) for key in self.keys]

    def titles(self, words: Words) -> dict[str, str]:
        """The title of each column by its key."""
        return {key: self._title(key, words) for key in self.keys}

    def values(self, line: SnapshotPriceLine) -> dict[str, Decimal | None]:
        """The numbers of a line by the key of their column; texts and days are the line's own."""
        return {key: read(line) for key, read in self.readers().items()}

    def readers(self) -> Mapping[str, Callable[[SnapshotPriceLine], Decimal | None]]:
        """What reads the number of each of these columns from a line."""
        return {key: _VALUES[key] for key in self.keys if key in _VALUES}

    def sums(self, lines: tuple[SnapshotPriceLine, ...]) -> dict[str, Decimal]:
        """The sums of the columns that have one."""
        return {key: sum(map(_SUMMED[key], lines), Decimal(0)) for key in self.keys if key in _SUMMED}

    def totals(self, lines: tuple[SnapshotPriceLine, ...], first_row: int, words: Words) -> list[Cell]:
        """The cells of the row of totals below the lines."""
        last, sums = first_row + len(lines) - 1, self.sums(lines)
        cells: list[Cell] = [BlankCell("total-label"), TextCell("total-label", words.say("Total of this schedule"))]
        for key, letter in list(self.letters.items())[2:]:
            if key in sums:
                cells.append(FormulaCell("total-amount", f"SUM({letter}{first_row}:{letter}{last})", sums[key]))
            else:
                cells.append(BlankCell("total-label"))
        return cells

    def _title(self, key: str, words: Words) -> str:
        message = _TITLES.get(key, _TOTAL if "inland" in self.keys else _PRICE)
        if key == "title" and self.is_service:
            message = _SERVICE
        return " ".join(words.say(message, currency=self.currency, term=self.term).split()).replace(" ,", ",")


_NUMBERS: Mapping[str, Callable[[SnapshotPriceLine], Decimal]] = {
    "unit-price": lambda line: line.unit_price,
    "goods-unit": lambda line: line.goods_each,
    "unit-with-duties": lambda line: line.goods_each + line.duties_per_unit,
    "duties-unit": lambda line: line.duties_per_unit,
    "inland": lambda line: line.inland,
    "parts-duties": lambda line: line.duties,
    "local": lambda line: line.local,
}
_COMPUTED: Mapping[str, Callable[[SnapshotPriceLine], Decimal]] = {
    **_SUMMED,
    "net-unit": lambda line: line.goods_each,
}
_VALUES: Mapping[str, Callable[[SnapshotPriceLine], Decimal | None]] = {
    **_NUMBERS,
    **_COMPUTED,
    "quantity": lambda line: line.quantity,
    "local-percent": lambda line: line.local_percent,
}


def columns_of(
    code: str,
    lines: tuple[SnapshotPriceLine, ...],
    *,
    is_service: bool,
    term: str,
    currency: str,
    decimals: int,
) -> ScheduleColumns:
    """The columns of the schedule of that code; transport of its own with plant, and lots at all, only where a line has them."""
    keys = _KEYS.get(code, _PLAIN)
    if code in _PLANT and any(line.inland for line in lines):
        keys = _GOODS
    if not any(line.lot for line in lines):
        keys = tuple(key for key in keys if key != "lot")
    return ScheduleColumns(keys=keys, is_service=is_service, term=term, currency=currency, decimals=decimals)
