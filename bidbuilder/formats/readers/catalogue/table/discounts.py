"""Discounts that a row of a list states in per cent: for every quantity, or from a quantity on (`Rabat ved 10 stk.`).

They come off list prices only; a price that the list calls a net price has had them already.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from bidbuilder.domain.basics.findings import Severity, translatable
from bidbuilder.formats.readers.catalogue.price_lists import PriceLine
from bidbuilder.formats.readers.catalogue.table.cells import Cells
from bidbuilder.formats.readers.catalogue.table.fields import Column
from bidbuilder.formats.readers.catalogue.table.group_discounts import GroupDiscounts
from bidbuilder.formats.readers.catalogue.table.settling import is_net

_LIST, _NET = "list price", "net price"
_WHOLE = Decimal(100)
_CENT_PLACES = 2
_GROUP = "discount group"


@dataclass(frozen=True, slots=True)
class RowDiscounts:
    """The discounts of one row: its own, else that of its group, where a table of the workbook says what comes off for it."""

    cells: Cells
    groups: GroupDiscounts = GroupDiscounts()

    def applied(self, line: PriceLine, column: Column) -> Iterator[PriceLine]:
        """The price as it is paid, what it becomes from other quantities on, and the list price behind them.

        `column` is where the price stands. A price without any discount is given back as it is.
        """
        if not self.cells.columns("discount") and not self.cells.columns("classification", _GROUP):
            yield line
            return
        plain, steps = self._plain(), self._steps() if line.from_quantity == 1 else []
        if not plain and not steps and not is_net(column):
            plain = self._of_group()
        if not plain and not steps:
            yield line
        elif is_net(column):
            self._remark_kept(column)
            yield line
        else:
            self._remark_applied(column)
            yield from self._reduced(line, plain, steps)

    def _reduced(self, line: PriceLine, share: Decimal, steps: list[tuple[Decimal, Decimal]]) -> Iterator[PriceLine]:
        terms = replace(line.terms, label=_NET) if share else line.terms
        yield replace(line, terms=terms, amount=_after(line.amount, share))
        for quantity, more in steps:
            yield replace(line, terms=terms, from_quantity=quantity, amount=_after(line.amount, more))
        if share:
            yield replace(line, terms=replace(line.terms, label=line.terms.label or _LIST))

    def _plain(self) -> Decimal:
        """How many per cent come off for every quantity: several discounts one after the other."""
        left = _WHOLE
        for column in self.cells.columns("discount", ""):
            left -= left * (self._share(column) or 0) / _WHOLE
        return _WHOLE - left

    def _of_group(self) -> Decimal:
        group = self.cells.column("classification", _GROUP)
        text = self.cells.text(group)
        share = self.groups.find(text) if text else Decimal(0)
        if share is None and self.groups.shares:
            self.cells.found.count(
                "discount-group-unknown",
                translatable("The discount group {subject} has no discount; its list prices were kept ({count} ×)."),
                text,
                self.cells.place(group),
                Severity.WARNING,
            )
        elif share is None:
            self.cells.found.count(
                "discount-groups-alone",
                translatable(
                    "Prices with a discount group, but nothing says what comes off; they were read as they are: {count}."
                ),
                "",
                self.cells.place(group),
            )
        return share or Decimal(0)

    def _steps(self) -> list[tuple[Decimal, Decimal]]:
        """From which quantity on how many per cent come off."""
        columns = [column for column in self.cells.columns("discount") if column.field and column.field.part]
        stated = ((Decimal(column.field.part), self._share(column)) for column in columns if column.field)
        return [(quantity, share) for quantity, share in stated if share]

    def _share(self, column: Column) -> Decimal | None:
        """Per cent that come off; less than one per cent is taken for a share, with a finding."""
        number = self.cells.number(column)
        if number is not None and 0 < number < 1:
            number *= _WHOLE
            self.cells.found.warning(
                "discount-as-share",
                translatable("The discount {typed} was read as a share: {percent} %."),
                self.cells.place(column),
                translatable("Write discounts in per cent."),
                typed=self.cells.text(column),
                percent=f"{number.normalize():f}",
            )
        if number is None or 0 <= number < _WHOLE:
            return number
        self.cells.found.error(
            "discount-impossible",
            translatable("The discount {typed} is not between 0 and 100 per cent."),
            self.cells.place(column),
            translatable("Write what comes off in per cent: 25 for a quarter."),
            typed=self.cells.text(column)[:80],
        )
        return None

    def _remark_applied(self, column: Column) -> None:
        self.cells.found.count(
            "discount-applied",
            translatable("Net prices worked out of the list price and its discount: {count}."),
            "",
            self.cells.place(column),
        )

    def _remark_kept(self, column: Column) -> None:
        self.cells.found.count(
            "discount-not-applied",
            translatable("Discounts beside net prices, which were not taken off again: {count}."),
            "",
            self.cells.place(column),
        )


def _after(amount: Decimal, percent: Decimal) -> Decimal:
    """What is left of a price, rounded half up to cents, or as finely as the price itself is written."""
    if not percent:
        return amount
    exponent = amount.as_tuple().exponent
    places = max(_CENT_PLACES, -exponent if isinstance(exponent, int) else 0)
    return (amount * (1 - percent / _WHOLE)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
