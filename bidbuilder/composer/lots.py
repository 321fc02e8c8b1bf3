"""Lots: which of them a choice answers, what the discounts for answering several take off, what leaving one out counts as.

Where lots may be left out, a choice is taken to bid for those it answers. Where it answers more than may be bid for, those
that make its cost and what is left out the least are taken.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, islice

from bidbuilder.composer.problem import LotDiscount, Need, Problem

_NOTHING = Fraction(0)
# More ways than this to keep to the limit are not looked through.
_MOST_WAYS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LotsAnswered:
    """The lots a choice bids for, what each discount takes off (by its id), and the value of the lots left out."""

    lots: frozenset[str] = frozenset()
    discounts: Mapping[str, Fraction] | None = None
    forgone: Fraction = _NOTHING

    @property
    def off(self) -> Fraction:
        """All that comes off the cost."""
        return sum((self.discounts or {}).values(), _NOTHING)


class LotLedger:
    """Works out for choices of one problem what its lots come to; the look-ups are made once."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._needs = {lot.id: [one.id for one in problem.needs if is_of_lot(one, lot.id)] for lot in problem.lots}
        self._values = {lot.id: Fraction(lot.value) for lot in problem.lots}
        self._counted = {one.id: counted_offers(problem, one) for one in problem.discounts if one.share}

    def answered(self, covered: Collection[str], amounts: Mapping[str, Fraction]) -> LotsAnswered:
        """What a choice bids for that covers these needs and spends these amounts on its offers."""
        if not self._problem.lots:
            return LotsAnswered()
        lots = [lot for lot, needs in self._needs.items() if all(need in covered for need in needs)]
        most, rules = len(lots), self._problem.rules
        if rules.may_leave_lots and rules.most_lots is not None:
            most = min(most, rules.most_lots)
        ways = islice(combinations(lots, most), _MOST_WAYS)
        return min((self._bid_for(frozenset(way), amounts) for way in ways), key=lambda one: one.forgone - one.off)

    def _bid_for(self, lots: frozenset[str], amounts: Mapping[str, Fraction]) -> LotsAnswered:
        off = {one.id: self._taken_off(one, amounts) for one in self._problem.discounts if lots.issuperset(one.lots)}
        forgone = sum((value for lot, value in self._values.items() if lot not in lots), _NOTHING)
        return LotsAnswered(lots=lots, discounts=off, forgone=forgone)

    def _taken_off(self, discount: LotDiscount, amounts: Mapping[str, Fraction]) -> Fraction:
        if not discount.share:
            return Fraction(discount.amount)
        counted = self._counted[discount.id]
        spent = sum((amount for name, amount in amounts.items() if name in counted), _NOTHING)
        return Fraction(discount.amount) + Fraction(discount.share) * spent


def is_of_lot(need: Need, lot: str) -> bool:
    """Tell whether the lot is answered only with this need."""
    return need.is_mandatory and need.lot == lot


def is_required(problem: Problem, need: Need) -> bool:
    """Tell whether every solution covers the need: it is mandatory, and no part of a lot that may be left out."""
    return need.is_mandatory and (need.lot is None or not problem.rules.may_leave_lots)


def counted_offers(problem: Problem, discount: LotDiscount) -> frozenset[str]:
    """The offers whose cost a discount takes a share of."""
    lot_of = {need.id: need.lot for need in problem.needs if need.lot is not None}
    return frozenset(offer.id for offer in problem.offers if _is_among(map(lot_of.get, offer.answers), discount.lots))


def _is_among(lots: Iterator[str | None], wanted: Collection[str]) -> bool:
    named = {lot for lot in lots if lot is not None}
    return bool(named) and named.issubset(wanted)
