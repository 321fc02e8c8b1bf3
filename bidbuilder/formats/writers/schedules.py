"""The price lines sorted into schedules by their origin, and where each schedule stands in the workbook."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotPriceLine
from bidbuilder.formats.writers.sheets.workbook import sheet_name
from bidbuilder.formats.writers.words import Words

SERVICES = "services"

# Title on the sheet, name of the sheet, name of the cell with its total.
_KNOWN: Mapping[str, tuple[str, str, str]] = {
    "abroad": (translatable("Goods from abroad"), translatable("From abroad"), "TotalAbroad"),
    "imported": (translatable("Goods already imported"), translatable("Already imported"), "TotalImported"),
    "domestic": (translatable("Goods made in the buyer's country"), translatable("Made in country"), "TotalDomestic"),
    SERVICES: (translatable("Related services"), translatable("Services"), "TotalServices"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """One schedule. `sheet` is the name of its sheet; its lines stand from `first_row` on, its total right below."""

    title: str
    sheet: str
    total_name: str
    lines: tuple[SnapshotPriceLine, ...]
    first_row: int
    is_service: bool

    @property
    def last_row(self) -> int:
        """The row of the last line."""
        return self.first_row + len(self.lines) - 1

    @property
    def total_row(self) -> int:
        """The row of the total."""
        return self.last_row + 1

    @property
    def total(self) -> Decimal:
        """The exact sum of the lines."""
        return sum((line.total for line in self.lines), Decimal(0))


def schedules_of(snapshot: BidSnapshot, words: Words, *, first_row: int) -> tuple[Schedule, ...]:
    """The known schedules in their usual order, empty ones too, then any other the lines name, in their order."""
    codes = dict.fromkeys((*_KNOWN, *(line.schedule for line in snapshot.price.lines)))
    return tuple(_schedule(snapshot, code, words, number, first_row) for number, code in enumerate(codes, start=1))


def _schedule(snapshot: BidSnapshot, code: str, words: Words, number: int, first_row: int) -> Schedule:
    title, short, total_name = _KNOWN.get(code, (code, code, f"Total{number}"))
    return Schedule(
        title=f"{number} {words.say(title)}",
        sheet=sheet_name(f"{number} {words.say(short)}"),
        total_name=total_name,
        lines=tuple(line for line in snapshot.price.lines if line.schedule == code),
        first_row=first_row,
        is_service=code == SERVICES,
    )
