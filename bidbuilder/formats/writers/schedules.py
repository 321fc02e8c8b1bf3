"""The price lines sorted into schedules by their origin, and where each schedule stands in the workbook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotPriceLine
from bidbuilder.formats.writers.sheets.workbook import sheet_name
from bidbuilder.formats.writers.words import Words

SERVICES, INSTALLATION = "services", "installation"

# Title on the sheet, name of the sheet, name of the cell with its total.
_KNOWN: Mapping[str, tuple[str, str, str]] = {
    "abroad": (translatable("Goods from abroad"), translatable("From abroad"), "TotalAbroad"),
    "imported": (translatable("Goods already imported"), translatable("Already imported"), "TotalImported"),
    "domestic": (translatable("Goods made in the buyer's country"), translatable("Made in country"), "TotalDomestic"),
    SERVICES: (translatable("Related services"), translatable("Services"), "TotalServices"),
}


_PLANT: Mapping[str, tuple[str, str, str]] = {
    "plant-abroad": (
        translatable("Plant and mandatory spare parts from abroad"),
        translatable("Plant from abroad"),
        "TotalPlantAbroad",
    ),
    "plant-domestic": (
        translatable("Plant and mandatory spare parts from within the country"),
        translatable("Plant from within"),
        "TotalPlantDomestic",
    ),
    "design": (translatable("Design services"), translatable("Design services"), "TotalDesign"),
    INSTALLATION: (
        translatable("Installation and other services"),
        translatable("Installation"),
        "TotalInstallation",
    ),
}
# Behind the grand summary, because they are in no total.
_EXTRAS: Mapping[str, tuple[str, str, str]] = {
    "spares": (
        translatable("Recommended spare parts, not in the total"),
        translatable("Recommended spares"),
        "TotalSpares",
    ),
    "options": (translatable("Options, not in the total"), translatable("Options"), "TotalOptions"),
}
_SERVICE_CODES = frozenset({SERVICES, "design", INSTALLATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """One schedule. `sheet` is the name of its sheet; its lines stand from `first_row` on, its total right below.

    `has_portions` adds the local and the foreign portion of each line.
    """

    title: str
    sheet: str
    total_name: str
    lines: tuple[SnapshotPriceLine, ...]
    first_row: int
    is_service: bool
    has_portions: bool = False

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
    """The schedules of goods or plant in their usual order, empty ones too, then any other the lines name, in their order."""
    price = snapshot.price
    known = _PLANT if price.is_plant else _KNOWN
    codes = dict.fromkeys((*known, *(line.schedule for line in price.lines)))
    return tuple(
        _schedule(price.lines, code, known, words, number, first_row) for number, code in enumerate(codes, start=1)
    )


def extras_of(snapshot: BidSnapshot, words: Words, first_number: int, *, first_row: int) -> tuple[Schedule, ...]:
    """Recommended spares and options, as far as there are any: schedules of their own whose totals are in no other sum."""
    lines = snapshot.price.outside
    codes = [code for code in _EXTRAS if any(line.schedule == code for line in lines)]
    return tuple(
        _schedule(lines, code, _EXTRAS, words, number, first_row)
        for number, code in enumerate(codes, start=first_number)
    )


def _schedule(
    lines: Sequence[SnapshotPriceLine],
    code: str,
    known: Mapping[str, tuple[str, str, str]],
    words: Words,
    number: int,
    first_row: int,
) -> Schedule:
    title, short, total_name = known.get(code, (code, code, f"Total{number}"))
    return Schedule(
        title=f"{number} {words.say(title)}",
        sheet=sheet_name(f"{number} {words.say(short)}"),
        total_name=total_name,
        lines=tuple(line for line in lines if line.schedule == code),
        first_row=first_row,
        is_service=code in _SERVICE_CODES,
        has_portions=code == INSTALLATION,
    )
