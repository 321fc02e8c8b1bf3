"""The price lines sorted into schedules by their origin, and where each schedule stands in the workbook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.money import minor_units
from bidbuilder.domain.bids.snapshot import SnapshotPrice, SnapshotPriceLine
from bidbuilder.domain.pricing.incoterms import find_incoterm
from bidbuilder.domain.pricing.logistics import ARRIVAL_TERMS
from bidbuilder.formats.writers.schedule_columns import ScheduleColumns, columns_of
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
    """One schedule. `sheet` is the name of its sheet; its lines stand from `first_row` on, its total right below."""

    title: str
    sheet: str
    total_name: str
    lines: tuple[SnapshotPriceLine, ...]
    first_row: int
    columns: ScheduleColumns

    @property
    def last_row(self) -> int:
        """The row of the last line."""
        return self.first_row + len(self.lines) - 1

    @property
    def total_row(self) -> int:
        """The row of the total."""
        return self.last_row + 1

    @property
    def total_column(self) -> str:
        """The letter of the column of totals."""
        return self.columns.letters["total"]

    @property
    def total(self) -> Decimal:
        """The exact sum of the lines."""
        return sum((line.total for line in self.lines), Decimal(0))


def schedules_of(price: SnapshotPrice, words: Words, *, first_row: int) -> tuple[Schedule, ...]:
    """The schedules of goods or plant in their usual order, empty ones too, then any other the lines name, in their order."""
    known = _PLANT if price.is_plant else _KNOWN
    codes = dict.fromkeys((*known, *(line.schedule for line in price.lines)))
    return tuple(
        _schedule(price, price.lines, code, known, words, number, first_row)
        for number, code in enumerate(codes, start=1)
    )


def extras_of(price: SnapshotPrice, words: Words, first_number: int, *, first_row: int) -> tuple[Schedule, ...]:
    """Recommended spares and options, as far as there are any: schedules of their own whose totals are in no other sum."""
    lines = price.outside
    codes = [code for code in _EXTRAS if any(line.schedule == code for line in lines)]
    return tuple(
        _schedule(price, lines, code, _EXTRAS, words, number, first_row)
        for number, code in enumerate(codes, start=first_number)
    )


def _schedule(
    price: SnapshotPrice,
    lines: Sequence[SnapshotPriceLine],
    code: str,
    known: Mapping[str, tuple[str, str, str]],
    words: Words,
    number: int,
    first_row: int,
) -> Schedule:
    title, short, total_name = known.get(code, (code, code, f"Total{number}"))
    own = tuple(line for line in lines if line.schedule == code)
    return Schedule(
        title=f"{number} {words.say(title)}",
        sheet=sheet_name(f"{number} {words.say(short)}"),
        total_name=total_name,
        lines=own,
        first_row=first_row,
        columns=columns_of(
            code,
            own,
            is_service=code in _SERVICE_CODES,
            term=_term(price, code, own, words),
            currency=price.currency,
            decimals=minor_units(price.currency),
        ),
    )


def _term(price: SnapshotPrice, code: str, lines: Sequence[SnapshotPriceLine], words: Words) -> str:
    """What the unit prices of goods stand for: EXW where they are in the country, else the call's term with its place. Where
    the term's place is beyond the arrival and the way from there stands apart, they are the prices before that."""
    if code in {"domestic", "plant-domestic"}:
        return "EXW"
    term = find_incoterm(price.incoterm)
    if term in ARRIVAL_TERMS and any(line.inland for line in lines):
        return words.say("before inland transport")
    return f"{price.incoterm} {price.place}".strip()
