"""The table of combinations of lots in workbooks: price before, discount, price after, and after early payment, as formulas."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.basics.money import minor_units
from bidbuilder.domain.pricing.award_totals import AwardTotal
from bidbuilder.domain.pricing.discounts import Discount
from bidbuilder.formats.writers.sheets.cells import Cell, FormulaCell, NumberCell, TextCell
from bidbuilder.formats.writers.sheets.workbook import Row
from bidbuilder.formats.writers.words import Words

AWARD_WIDTHS = (52, 22, 22, 22, 24)


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardTable:
    """Prices by lot and, below them, the price of every combination. `first_row` is the row of the first header.

    `by_lot` are the lots' prices after all that is taken off in any case, `names` what the lots are called.
    """

    awards: Sequence[AwardTotal]
    by_lot: Sequence[tuple[str, Decimal]]
    names: Mapping[str, str]
    discounts: Sequence[Discount]
    currency: str
    first_row: int

    @property
    def early(self) -> Discount | None:
        """The discount for early payment, if there is one."""
        return next((one for one in self.discounts if one.kind == "early"), None)

    @property
    def after_cells(self) -> tuple[str, ...]:
        """Where the price after of each combination stands, such as ``$D$12``."""
        first = self.first_row + len(self.by_lot) + 3
        return tuple(f"$D${row}" for row in range(first, first + len(self.awards)))

    def rows(self, words: Words) -> Iterator[Row]:
        """The rows of both tables, a blank one between them."""
        _ = words.say
        price = _("Price, {currency}", currency=self.currency)
        yield Row([TextCell("header", _("Lot")), TextCell("header-number", price)])
        for lot, amount in self.by_lot:
            yield Row([TextCell("text", self._name(lot, words)), NumberCell("amount", amount)])
        yield Row([])
        yield Row(self._header(words))
        for row, award in enumerate(self.awards, start=self.first_row + len(self.by_lot) + 3):
            yield Row(self._award_cells(award, row, words))

    def _name(self, lot: str, words: Words) -> str:
        return self.names.get(lot, lot) or words.say("The whole bid")

    def _header(self, words: Words) -> list[Cell]:
        _ = words.say
        titles = [_("Price before"), _("Discount"), _("Price after")]
        if self.early is not None:
            titles.append(_("If paid within {days} days", days=self.early.days))
        return [TextCell("header", _("Awarded")), *(TextCell("header-number", one) for one in titles)]

    def _award_cells(self, award: AwardTotal, row: int, words: Words) -> list[Cell]:
        decimals = minor_units(self.currency)
        cells: list[Cell] = [
            TextCell("text", award_name(award, words)),
            FormulaCell("amount", f"ROUND({self._sum_of(award.lots)},{decimals})", award.before),
            FormulaCell("amount", self._taken_off(award, decimals), -award.taken_off),
            FormulaCell("strong-amount", f"ROUND(B{row}+C{row},{decimals})", award.after),
        ]
        if self.early is not None and award.early is not None:
            formula = f"ROUND(D{row}-ROUND(D{row}*{self.early.percent:f}/100,{decimals}),{decimals})"
            cells.append(FormulaCell("amount", formula, award.early))
        return cells

    def _sum_of(self, lots: Sequence[str]) -> str:
        rows = {lot: row for row, (lot, _amount) in enumerate(self.by_lot, start=self.first_row + 1)}
        return "+".join(f"B{rows[lot]}" for lot in lots or rows)

    def _taken_off(self, award: AwardTotal, decimals: int) -> str:
        pieces = [f"-ROUND(({self._sum_of(one.lots)})*{one.percent:f}/100,{decimals})" for one in award.discounts]
        return "".join(pieces) or "0"


def award_name(award: AwardTotal, words: Words) -> str:
    """What is awarded, in words: the lots, or the whole bid."""
    return words.listing(award.lots) if award.lots else words.say("The whole bid")
