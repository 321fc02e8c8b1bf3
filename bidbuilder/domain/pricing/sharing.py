"""Spreading a cost of the lead over the lines of a bid by value, mass, volume or quantity, without losing a cent."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.basics.findings import Finding, Severity, translatable
from bidbuilder.domain.basics.money import allocate
from bidbuilder.domain.pricing.build_up import CostLine

_NONE_STATES = {
    "mass": translatable("“{title}” was shared out by value, because no line states its mass."),
    "volume": translatable("“{title}” was shared out by value, because no line states its volume."),
}
_SOME_DO_NOT_STATE = {
    "mass": translatable(
        "“{title}” is shared out by mass; lines that state none carry nothing of it: {number} ({lines})."
    ),
    "volume": translatable(
        "“{title}” is shared out by volume; lines that state none carry nothing of it: {number} ({lines})."
    ),
}
_NO_LINES = translatable("“{title}” is not in the price yet, because no line has a price to carry it.")
_COMPLETE_DATA = translatable("Complete the data of the offerings, or share the cost out by value.")
_PRICE_LINES = translatable("Price at least one line.")
_NAMED = 3  # of the lines that lack something


@dataclass(frozen=True, slots=True)
class Shares:
    """What each line carries of a cost, in the order of the lines, and what there is to say about it."""

    amounts: tuple[Decimal, ...]
    findings: tuple[Finding, ...] = ()


def share_out(
    title: str, amount: Decimal, by: str, lines: Sequence[CostLine], values: Sequence[Decimal], step: Decimal
) -> Shares:
    """Spread `amount` (a multiple of `step`) over `lines` by largest remainder; equal remainders go to the earlier line.

    `values` are the costs of the lines in the bid's currency. Services have no mass or volume and carry nothing of a cost
    that is shared by one. Where no line has what the cost is shared by, value takes its place and a finding says so.
    """
    if not any(values):
        return Shares((Decimal(0),) * len(lines), (_finding("cost-not-shared", _NO_LINES, _PRICE_LINES, title),))
    weights = [weight_of(line, value, by) for line, value in zip(lines, values, strict=True)]
    known = [weight or Decimal(0) for weight in weights]
    if not any(known):
        said = _finding("shared-by-value", _NONE_STATES[by], _COMPLETE_DATA, title)
        return Shares(allocate(amount, values, step), (said,))
    silent = weights.count(None)
    if not silent:
        return Shares(allocate(amount, known, step))
    names = [line.title for line, weight in zip(lines, weights, strict=True) if weight is None]
    shown = ", ".join(names[:_NAMED]) + (", …" if silent > _NAMED else "")
    said = _finding("weight-missing", _SOME_DO_NOT_STATE[by], _COMPLETE_DATA, title, number=str(silent), lines=shown)
    return Shares(allocate(amount, known, step), (said,))


def weight_of(line: CostLine, value: Decimal, by: str) -> Decimal | None:
    """What a line weighs in the sharing; None where it ought to state something and does not."""
    if by == "quantity":
        return line.quantity
    if by not in _NONE_STATES:
        return value
    if line.is_service:
        return Decimal(0)
    each = line.mass_kg if by == "mass" else line.volume_m3
    return None if each is None else each * line.quantity


def _finding(code: str, message: str, hint: str, title: str, **params: str) -> Finding:
    severity = Severity.ERROR if code == "cost-not-shared" else Severity.WARNING
    params = {"title": title, "page": "price", "key": "", **params}
    return Finding(severity=severity, code=code, message=message, hint=hint, params=params)
