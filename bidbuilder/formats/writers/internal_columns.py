"""Which column of the build-up in the lead's internal workbook holds what, and where its lines stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_uppercase

from bidbuilder.domain.pricing.breakdown import kinds_used
from bidbuilder.domain.pricing.build_up import BidPrice
from bidbuilder.formats.writers.sheets.workbook import quoted

MARKUP = "MarkUpPercent"  # the name of the cell with the mark-up

# What describes a line.
TEXTS = ("item", "member", "lot", "origin", "source", "quantity", "unit")
# What is known of a line stands as a number; what follows from it is a formula.
KNOWN = ("quote", "exchange", "forward", "one-off", "shared", "securities", "financing")
WIDTHS = {
    "item": 44, "member": 22, "lot": 12, "origin": 20, "source": 13, "quantity": 10, "unit": 8,
    **dict.fromkeys(KNOWN, 14),
    "contingency-percent": 11, "contingency": 13, "markup": 14, "duties": 13, "paid-duties": 14, "unit-price": 15,
    "rounding": 11, "price": 16, "discount": 14, "net": 16,
}  # fmt: skip
# Steps that no line may have; a column of nothing but zeros is left out.
_OPTIONAL = frozenset({"exchange", "forward", "one-off", "shared", "securities", "financing", "duties", "paid-duties"})


def letters_of(price: BidPrice) -> Mapping[str, str]:
    """The letters of the columns that the build-up of a price has, from left to right."""
    used = kinds_used(price)
    columns = (key for key in WIDTHS if key not in _OPTIONAL or key in used)
    return dict(zip(columns, ascii_uppercase, strict=False))


@dataclass(frozen=True, slots=True)
class BuildUp:
    """Where the build-up stands that the other sheets refer to; `letters` are those of its columns by their keys."""

    sheet: str
    letters: Mapping[str, str]
    first_row: int
    count: int

    @property
    def total_row(self) -> int:
        """The row of the sums."""
        return self.first_row + self.count

    def cells(self, key: str) -> str:
        """All lines of a column."""
        letter = self.letters[key]
        return f"{quoted(self.sheet)}!${letter}${self.first_row}:${letter}${max(self.total_row - 1, self.first_row)}"

    def total(self, key: str) -> str:
        """The sum of a column; that of a step no line has is 0."""
        return f"{quoted(self.sheet)}!${self.letters[key]}${self.total_row}" if key in self.letters else "0"
