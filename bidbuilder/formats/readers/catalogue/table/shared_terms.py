"""What columns of a list say of all prices of a row: for how many they hold, what is added once, delivery and days."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.formats.readers.catalogue.codes import find_incoterm
from bidbuilder.formats.readers.catalogue.price_lists import PriceTerms
from bidbuilder.formats.readers.catalogue.table.cells import Cells
from bidbuilder.formats.readers.catalogue.table.priced_for import package_of_price
from bidbuilder.formats.readers.catalogue.table.said_around import SaidAround

SHARED_FIELDS = frozenset({"per", "one_off", "incoterm", "place", "valid_from", "valid_until"})
_PER = re.compile(r"(?:pr\.?|per|je|pro|/)?\s*(?P<number>\d[\d.,]*)?\s*(?:[^\W\d_][^\W\d]*\.?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SharedTerms:
    """The terms of rows out of their `SHARED_FIELDS`; what stands above the list holds where a row says nothing."""

    above: SaidAround = SaidAround()

    def read(self, cells: Cells) -> PriceTerms:
        """What all prices of a row have in common; the currency is left open."""
        incoterm, place = self._delivery(cells)
        per = _per(cells)
        return PriceTerms(
            currency="",
            per=per if per and per > 0 else Decimal(self.above.per or 1),
            one_off=cells.number(cells.column("one_off")) or Decimal(0),
            incoterm=incoterm,
            place=place,
            valid_from=_day(cells, "valid_from") or self.above.valid_from,
            valid_until=_day(cells, "valid_until") or self.above.valid_until,
        )

    def _delivery(self, cells: Cells) -> tuple[str, str]:
        column = cells.column("incoterm")
        place = cells.text_in("place")
        text = cells.text(column)
        if not text:
            return self.above.incoterm or "EXW", place or self.above.place
        term = find_incoterm(text)
        if term is None:
            cells.found.warning(
                "incoterm-unknown",
                translatable("{typed} is not an Incoterm; EXW was assumed."),
                cells.place(column),
                typed=text[:80],
            )
            return "EXW", place
        return term[0], place or term[1]


def _day(cells: Cells, name: str) -> date | None:
    """The day that a column states for all prices of the row."""
    shared = [one for one in cells.columns(name, group=0) if one.field and not one.field.unit]
    return cells.day(shared[0]) if shared else None


def _per(cells: Cells) -> Decimal | None:
    """For how many a price holds: `100`, `100 stk.`, `pr. 100`; a unit alone (`stk.`) means one."""
    column = cells.column("per", group=0)
    text = cells.text(column)
    if package_of_price(text):
        cells.found.count(
            "package-content",
            translatable("“{subject}”: the price is that of one package; what it holds was not kept ({count} ×)."),
            text,
            cells.place(column),
        )
        return Decimal(1)
    match = _PER.fullmatch(text)
    if column is None or not match:
        return cells.number(column)
    return cells.number_of(column, match["number"]) if match["number"] else Decimal(1)
