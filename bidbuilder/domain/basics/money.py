"""Money: exact decimal amounts in one ISO 4217 currency, their rounding and their allocation. No float comes in here."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal
from enum import StrEnum

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable

# ISO 4217 minor units where they are not two.
_MINOR_UNITS = {
    **dict.fromkeys(
        [
            "BIF",
            "CLP",
            "DJF",
            "GNF",
            "ISK",
            "JPY",
            "KMF",
            "KRW",
            "PYG",
            "RWF",
            "UGX",
            "UYI",
            "VND",
            "VUV",
            "XAF",
            "XOF",
            "XPF",
        ],
        0,
    ),
    **dict.fromkeys(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"], 3),
    **dict.fromkeys(["CLF", "UYW"], 4),
}


class CurrencyMismatch(Refusal):
    """Two amounts in different currencies were added without a rate."""

    code = "currency-mismatch"
    message = translatable("{left} and {right} cannot be added without an exchange rate.")


class NothingToAllocateBy(Refusal):
    """All weights of an allocation are zero."""

    code = "nothing-to-allocate-by"
    message = translatable("A cost cannot be shared out because every share is zero.")


class RoundingMode(StrEnum):
    """How an amount between two steps is rounded."""

    HALF_UP = "half-up"
    HALF_EVEN = "half-even"
    UP = "up"
    DOWN = "down"

    @property
    def decimal_name(self) -> str:
        """The mode's name in the `decimal` module."""
        return {"half-up": ROUND_HALF_UP, "half-even": ROUND_HALF_EVEN, "up": ROUND_UP, "down": ROUND_DOWN}[self]


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An exact amount in a currency."""

    amount: Decimal
    currency: str

    def __add__(self, other: "Money") -> "Money":
        self._require_same(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._require_same(other)
        return Money(self.amount - other.amount, self.currency)

    def __mul__(self, factor: Decimal | int) -> "Money":
        return Money(self.amount * factor, self.currency)

    def _require_same(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise CurrencyMismatch(left=self.currency, right=other.currency)

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


def minor_units(currency: str) -> int:
    """The number of decimals that ISO 4217 gives a currency (EUR 2, JPY 0, KWD 3)."""
    return _MINOR_UNITS.get(currency, 2)


def rounding_step(currency: str) -> Decimal:
    """The smallest amount of a currency, such as `0.01` for EUR."""
    return Decimal(1).scaleb(-minor_units(currency))


def round_to_step(amount: Decimal, step: Decimal, mode: RoundingMode = RoundingMode.HALF_UP) -> Decimal:
    """Round an amount to a multiple of `step`; the result has the decimals of the step."""
    return ((amount / step).quantize(Decimal(1), rounding=mode.decimal_name) * step).quantize(step)


def allocate(total: Decimal, weights: Sequence[Decimal], step: Decimal) -> tuple[Decimal, ...]:
    """Share `total` out by `weights`, in multiples of `step`, by largest remainder; the shares add up to the total.

    The total must itself be a multiple of the step. Equal remainders go to the earlier share. Negative totals are shared
    out like positive ones and negated. Raises `NothingToAllocateBy` if the weights add up to zero.
    """
    whole = sum(weights, Decimal(0))
    if not weights or whole <= 0:
        raise NothingToAllocateBy
    if total < 0:
        return tuple(-share for share in allocate(-total, weights, step))
    steps = int((total / step).to_integral_value())
    exact = [weight * steps / whole for weight in weights]
    floors = [int(share) for share in exact]
    by_remainder = sorted(range(len(weights)), key=lambda index: (floors[index] - exact[index], index))
    for index in by_remainder[: steps - sum(floors)]:
        floors[index] += 1
    return tuple(floor * step for floor in floors)
