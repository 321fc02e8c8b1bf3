"""Checks a choice of quantities against its problem in exact rational arithmetic and works out its cost and score.

No answer leaves the room unless `evaluate` finds nothing wrong with it. It knows nothing of the solver or the model.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal, Inexact
from fractions import Fraction

from bidbuilder.composer.elements import Element, ElementKind
from bidbuilder.composer.lots import LotLedger, LotsAnswered, is_required
from bidbuilder.composer.problem import Aim, Offer, Problem, Rules

# Quantities of divisible offers come from a solver that counts in binary fractions: they are written with twelve decimals,
# and a limit they run against holds to this part of itself. Whole quantities are held to their limits exactly.
DIVISIBLE_TOLERANCE = Fraction(1, 10**7)
_EXACT = Context(prec=400, traps=[Inexact])
_SCORE_DECIMALS = Decimal(1).scaleb(-9)

Quantities = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What a choice costs and earns. `breaches` is empty where every need and rule holds.

    `cost` is after `discounts` (what each takes off, by its id); `forgone` is the value of the lots that are left out.
    `amounts` are what each used offer costs with its fixed cost; `covered` the ids of needs that are answered whole;
    `answered` and `used` how much of each need and capacity; `slowest` the longest lead time in days (0: none known).
    """

    cost: Decimal
    score: Decimal
    amounts: Mapping[str, Decimal] = field(default_factory=dict)
    members: tuple[str, ...] = ()
    covered: frozenset[str] = frozenset()
    answered: Mapping[str, Decimal] = field(default_factory=dict)
    used: Mapping[str, Decimal] = field(default_factory=dict)
    slowest: int = 0
    lots: frozenset[str] = frozenset()
    discounts: Mapping[str, Decimal] = field(default_factory=dict)
    forgone: Decimal = Decimal(0)
    breaches: tuple[Element, ...] = ()

    @property
    def holds(self) -> bool:
        """Tell whether the choice keeps everything."""
        return not self.breaches


@dataclass(slots=True)
class _Tally:
    """Running sums over the used offers."""

    cost: Fraction = Fraction(0)
    local: Fraction = Fraction(0)
    amounts: dict[str, Fraction] = field(default_factory=dict)
    by_member: dict[str, Fraction] = field(default_factory=dict)
    cover: dict[str, Fraction] = field(default_factory=dict)
    used: dict[str, Fraction] = field(default_factory=dict)
    divisible: set[str] = field(default_factory=set)
    answers: dict[str, list[tuple[Fraction, Fraction]]] = field(default_factory=dict)


class Evaluator:
    """Evaluates choices of one problem; the look-ups are made once."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.offers = {offer.id: offer for offer in problem.offers}
        self._fixed_costs = {member.id: Fraction(member.fixed_cost) for member in problem.members}
        self._needs = {need.id: need for need in problem.needs}
        self._ledger = LotLedger(problem)

    def evaluate(self, quantities: Quantities) -> Evaluation:
        """Cost, score and breaches of a choice; offers left out or at 0 are not used. Unknown ids raise `KeyError`."""
        chosen = {name: quantity for name, quantity in quantities.items() if quantity}
        tally = self._tally(chosen)
        covered = frozenset(
            need.id for need in self.problem.needs if tally.cover.get(need.id, 0) >= Fraction(need.quantity)
        )
        lots = self._ledger.answered(covered, tally.amounts)
        return Evaluation(
            cost=exact_decimal(tally.cost - lots.off),
            score=self._score(tally, covered, lots),
            amounts={name: exact_decimal(amount) for name, amount in tally.amounts.items()},
            members=tuple(sorted(tally.by_member)),
            covered=covered,
            answered={name: exact_decimal(amount) for name, amount in tally.cover.items()},
            used={name: exact_decimal(amount) for name, amount in tally.used.items()},
            slowest=max((self.offers[name].lead_time_days or 0 for name in chosen), default=0),
            lots=lots.lots,
            discounts={name: exact_decimal(off) for name, off in (lots.discounts or {}).items()},
            forgone=exact_decimal(lots.forgone),
            breaches=tuple(sorted({*self._breaches(chosen, tally, covered), *self._whole_breaches(tally, lots)})),
        )

    def _tally(self, chosen: Quantities) -> _Tally:
        tally = _Tally()
        for name, quantity in chosen.items():
            self._add(tally, self.offers[name], Fraction(quantity), quantity)
        for member in tally.by_member:
            tally.by_member[member] += self._fixed_costs.get(member, 0)
            tally.cost += self._fixed_costs.get(member, 0)
        return tally

    def _add(self, tally: _Tally, offer: Offer, quantity: Fraction, written: Decimal) -> None:
        amount = quantity * Fraction(offer.unit_price(written) or 0) + Fraction(offer.fixed_cost)
        tally.cost += amount
        tally.amounts[offer.id] = amount
        tally.local += amount * Fraction(offer.local_share or 0)
        if offer.member is not None:
            tally.by_member[offer.member] = tally.by_member.get(offer.member, Fraction(0)) + amount
        for need, per_unit in offer.answers.items():
            answered = quantity * Fraction(per_unit)
            tally.cover[need] = tally.cover.get(need, Fraction(0)) + answered
            if points := offer.points.get(need):
                tally.answers.setdefault(need, []).append((Fraction(points), answered))
        for capacity, per_unit in offer.uses.items():
            tally.used[capacity] = tally.used.get(capacity, Fraction(0)) + quantity * Fraction(per_unit)
            if not offer.is_integer:
                tally.divisible.add(capacity)

    def _score(self, tally: _Tally, covered: frozenset[str], lots: LotsAnswered) -> Decimal:
        """Points of whole needs, and of offers for the part of a need they answer: the best-rated units count first.

        Nothing counts in a lot that is left out.
        """
        left_out = self._left_out(lots)
        score = sum((Fraction(self._needs[need].points) for need in covered - left_out), Fraction(0))
        for need, answers in tally.answers.items():
            if need in left_out:
                continue
            wanted = Fraction(self._needs[need].quantity)
            left = wanted
            for points, answered in sorted(answers, reverse=True):
                taken = answered if answered < left else left
                score += points * taken / wanted if wanted else 0
                left -= taken
        return (Decimal(score.numerator) / Decimal(score.denominator)).quantize(_SCORE_DECIMALS).normalize()

    def _breaches(self, chosen: Quantities, tally: _Tally, covered: frozenset[str]) -> Iterator[Element]:
        for name, quantity in chosen.items():
            yield from self._offer_breaches(self.offers[name], quantity)
        for need in self.problem.needs:
            if is_required(self.problem, need) and need.id not in covered:
                yield Element(ElementKind.NEED, (need.id,))
        for capacity in self.problem.capacities:
            slack = DIVISIBLE_TOLERANCE if capacity.id in tally.divisible else Fraction(0)
            if tally.used.get(capacity.id, 0) > Fraction(capacity.amount) + slack * max(
                Fraction(1), Fraction(capacity.amount)
            ):
                yield Element(ElementKind.CAPACITY, (capacity.id,))
        yield from self._pair_breaches(chosen)

    def _whole_breaches(self, tally: _Tally, lots: LotsAnswered) -> Iterator[Element]:
        yield from self._total_breaches(tally, lots)
        yield from self._share_breaches(tally)
        rules = self.problem.rules
        if rules.may_leave_lots and rules.least_lots is not None and len(lots.lots) < rules.least_lots:
            yield Element(ElementKind.LEAST_LOTS)

    def _left_out(self, lots: LotsAnswered) -> frozenset[str]:
        """The needs of the lots that are left out."""
        if not self.problem.rules.may_leave_lots:
            return frozenset()
        return frozenset(one.id for one in self.problem.needs if one.lot is not None and one.lot not in lots.lots)

    def _offer_breaches(self, offer: Offer, quantity: Decimal) -> Iterator[Element]:
        rules = self.problem.rules
        slack = Fraction(0) if offer.is_integer else DIVISIBLE_TOLERANCE
        too_much = offer.max_quantity is not None and Fraction(quantity) > Fraction(offer.max_quantity) + slack
        not_whole = offer.is_integer and quantity != quantity.to_integral_value()
        if too_much or not_whole or quantity < offer.min_quantity or offer.unit_price(quantity) is None:
            yield Element(ElementKind.OFFER, (offer.id,))
        if offer.id in rules.barred:
            yield Element(ElementKind.BARRED, (offer.id,))
        if is_too_slow(offer, rules.max_lead_time_days):
            yield Element(ElementKind.MAX_LEAD_TIME_DAYS)
        if is_from_elsewhere(offer, rules.origins):
            yield Element(ElementKind.ORIGINS)

    def _pair_breaches(self, chosen: Quantities) -> Iterator[Element]:
        rules = self.problem.rules
        for pin in rules.pinned:
            if chosen.get(pin.offer, Decimal(0)) != pin.quantity:
                yield Element(ElementKind.PINNED, (pin.offer,))
        for first, second in rules.requires:
            if first in chosen and second not in chosen:
                yield Element(ElementKind.REQUIRES, (first, second))
        for first, second in rules.excludes:
            if first in chosen and second in chosen:
                yield Element(ElementKind.EXCLUDES, (first, second))

    def _total_breaches(self, tally: _Tally, lots: LotsAnswered) -> Iterator[Element]:
        rules = self.problem.rules
        if rules.max_members is not None and len(tally.by_member) > rules.max_members:
            yield Element(ElementKind.MAX_MEMBERS)
        if rules.budget is not None and tally.cost - lots.off > Fraction(rules.budget):
            yield Element(ElementKind.BUDGET)
        if rules.min_local_share is not None and tally.local < Fraction(rules.min_local_share) * tally.cost * (
            1 - DIVISIBLE_TOLERANCE
        ):
            yield Element(ElementKind.MIN_LOCAL_SHARE)

    def _share_breaches(self, tally: _Tally) -> Iterator[Element]:
        slack = DIVISIBLE_TOLERANCE * tally.cost
        for member in self.problem.members:
            part = tally.by_member.get(member.id)
            if part is None:
                continue
            if member.max_share is not None and part > Fraction(member.max_share) * tally.cost + slack:
                yield Element(ElementKind.MAX_SHARE, (member.id,))
            if member.min_share is not None and part < Fraction(member.min_share) * tally.cost - slack:
                yield Element(ElementKind.MIN_SHARE, (member.id,))


def is_too_slow(offer: Offer, max_lead_time_days: int | None) -> bool:
    """Tell whether the lead time bars the offer; an unknown lead time does not."""
    return (
        max_lead_time_days is not None
        and offer.lead_time_days is not None
        and offer.lead_time_days > max_lead_time_days
    )


def is_from_elsewhere(offer: Offer, origins: tuple[str, ...] | None) -> bool:
    """Tell whether its origin bars the offer; one that is not stated does."""
    return origins is not None and offer.origin not in origins


def is_ruled_out(offer: Offer, rules: Rules) -> bool:
    """Tell whether the offer is too slow or from elsewhere."""
    return is_too_slow(offer, rules.max_lead_time_days) or is_from_elsewhere(offer, rules.origins)


def exact_decimal(value: Fraction) -> Decimal:
    """The decimal that is exactly this fraction; raises `decimal.Inexact` if there is none of reasonable length."""
    return _EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))


def objective_value(problem: Problem, evaluation: Evaluation, reference_price: Decimal | None = None) -> Decimal:
    """What is minimised: cost and lots left out, minus the score, or the weighted loss against the reference (`modelling`)."""
    aim = problem.objective
    if aim.aim is Aim.COST:
        return evaluation.cost + evaluation.forgone
    if aim.aim is Aim.SCORE:
        return -evaluation.score
    price = aim.price_weight * (evaluation.cost + evaluation.forgone) / (reference_price or Decimal(1))
    return price - aim.quality_weight * evaluation.score / (most_points(problem) or Decimal(1))


def most_points(problem: Problem) -> Decimal:
    """The score no solution can pass: every need's points and, for each, the best points any offer gives."""
    best: dict[str, Decimal] = {}
    for offer in problem.offers:
        for need, points in offer.points.items():
            if need in offer.answers and points > best.get(need, 0):
                best[need] = points
    return sum((need.points + best.get(need.id, Decimal(0)) for need in problem.needs), Decimal(0))
