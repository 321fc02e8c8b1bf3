"""Which column of the build-up in the lead's internal workbook holds what, and where its lines stand."""

from dataclasses import dataclass
from string import ascii_uppercase

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
LETTERS = dict(zip(WIDTHS, ascii_uppercase, strict=False))


@dataclass(frozen=True, slots=True)
class BuildUp:
    """Where the build-up stands that the other sheets refer to; columns are called by their keys."""

    sheet: str
    first_row: int
    count: int

    @property
    def total_row(self) -> int:
        """The row of the sums."""
        return self.first_row + self.count

    def cells(self, key: str) -> str:
        """All lines of a column."""
        letter = LETTERS[key]
        return f"{quoted(self.sheet)}!${letter}${self.first_row}:${letter}${max(self.total_row - 1, self.first_row)}"

    def total(self, key: str) -> str:
        """The sum of a column."""
        return f"{quoted(self.sheet)}!${LETTERS[key]}${self.total_row}"
