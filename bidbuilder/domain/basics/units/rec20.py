"""UN/ECE Recommendation 20 (revision 11e) codes of units, both ways. The facts stand in the `rec20_…` tables."""

from functools import cache

from bidbuilder.domain.basics.units.atoms import COUNTED
from bidbuilder.domain.basics.units.rec20_common import COMMON
from bidbuilder.domain.basics.units.rec20_compounds import COMPOUNDS
from bidbuilder.domain.basics.units.rec20_counts import COUNTS
from bidbuilder.domain.basics.units.rec20_measures import MEASURES


def symbol_of(code: str) -> str | None:
    """The symbol of the unit with that code; None for no code of the list."""
    return _symbols().get(code)


def code_of(symbol: str) -> str:
    """The code of a unit symbol, ``""`` if Rec. 20 has none; of several codes the one in common use."""
    return _codes().get(symbol, "")


def all_codes() -> tuple[str, ...]:
    """Every code that is known here."""
    return tuple(_symbols())


def counted_codes() -> dict[str, str]:
    """Code and symbol of the counted units that have no spellings of their own."""
    return dict(_rows(COUNTS))


@cache
def _symbols() -> dict[str, str]:
    counted = (line.split("|")[:2] for line in COUNTED.strip().splitlines())
    symbols = {code.strip(): symbol.strip() for symbol, code in counted if code.strip()}
    for table in (COMMON, MEASURES, COMPOUNDS, COUNTS):
        for code, symbol in _rows(table):
            symbols.setdefault(code, symbol)
    return symbols


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for code, symbol in _symbols().items():
        codes.setdefault(symbol, code)
    return codes


def _rows(table: str) -> list[tuple[str, str]]:
    """The `code=symbol` cells of a table; words without `=` are headings."""
    cells = (cell.partition("=") for cell in table.split() if "=" in cell)
    return [(code, symbol) for code, _, symbol in cells]
