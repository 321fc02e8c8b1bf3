"""UN/ECE Recommendation 20 (revision 11e) codes of units, both ways. The facts stand in the `rec20_…` tables."""

from functools import cache

from bidbuilder.domain.basics.units.atoms import COUNTED
from bidbuilder.domain.basics.units.rec20_common import COMMON


def symbol_of(code: str) -> str | None:
    """The symbol of the unit with that code; for a counted unit of the list its name; None for no code of the list."""
    return _symbols().get(code)


def code_of(symbol: str) -> str:
    """The code of a unit symbol, ``""`` if Rec. 20 has none."""
    return _codes().get(symbol, "")


@cache
def _symbols() -> dict[str, str]:
    counted = (line.split("|")[:2] for line in COUNTED.strip().splitlines())
    pairs = [(code.strip(), symbol.strip()) for symbol, code in counted if code.strip()]
    return {**dict(pairs), **dict(_rows())}


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for code, symbol in _symbols().items():
        codes.setdefault(symbol, code)
    return codes


def _rows() -> list[tuple[str, str]]:
    return [(code, symbol) for cell in COMMON.split() for code, _, symbol in [cell.partition("=")]]
