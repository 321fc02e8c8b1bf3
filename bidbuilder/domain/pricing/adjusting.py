"""The price adjustment formula of a contract: P = P₀ × (a + b·L/L₀ + c·M/M₀ + …), with its table of indices.

The fixed part and the weights have to add up to 1 exactly; otherwise a price would change although no index does.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable

_FIGURES = Decimal("0.000001")


class WeightsNotOne(Refusal):
    """The fixed part and the weights do not add up to 1."""

    code = "weights-not-one"
    message = translatable("The fixed part and the weights add up to {sum}; they have to be 1.")
    hint = translatable("Write them like 0.15 and 0.85.")


class IndexUnusable(Refusal):
    """An index has no name, or a value that is not above zero."""

    code = "index-unusable"
    message = translatable("The index “{name}” needs a symbol, a name and values above zero.")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexTerm:
    """One index: its symbol in the formula (L, M, …), weight, name and source, value on the base day and newest value."""

    symbol: str
    weight: Decimal
    name: str
    source: str = ""
    base_on: date | None = None
    base: Decimal
    newest: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentFormula:
    """The fixed part and the indices."""

    fixed: Decimal
    terms: tuple[IndexTerm, ...] = ()

    @property
    def text(self) -> str:
        """The formula as it is written, such as `0.15 + 0.5·L/L₀ + 0.35·M/M₀`."""
        parts = [f"{one.weight.normalize():f}·{one.symbol}/{one.symbol}₀" for one in self.terms]
        return " + ".join([f"{self.fixed.normalize():f}", *parts])

    def factor(self) -> Decimal:
        """By what the price is multiplied at the newest values, to six decimals; an index without one has not moved."""
        moved = sum((one.weight * (one.newest or one.base) / one.base for one in self.terms), self.fixed)
        return moved.quantize(_FIGURES)


def require_sound_formula(formula: AdjustmentFormula) -> AdjustmentFormula:
    """The formula itself. Raises `IndexUnusable`, `WeightsNotOne`."""
    for one in formula.terms:
        values = [one.base, one.base if one.newest is None else one.newest]
        if not (one.symbol.strip() and one.name.strip() and all(value.is_finite() and value > 0 for value in values)):
            raise IndexUnusable(name=one.name or one.symbol, where="terms")
    weights = [formula.fixed, *(one.weight for one in formula.terms)]
    if sum(weights, Decimal(0)) != 1 or any(weight < 0 for weight in weights):
        raise WeightsNotOne(sum=sum(weights, Decimal(0)), where="fixed")
    return formula
