"""One constraint against one offering or member: the proof. Bounds and offered values are read once and kept.

Steps: find the property in the dictionary; bring bound and offered value to its canonical unit; compare; say why. A property
that is not stated is *unknown*, never met. Standards and certificates go by designation and date (see `conformity`).
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.matching.comparisons import compare
from bidbuilder.domain.matching.conformity import check_conformity, is_about_conformity
from bidbuilder.domain.matching.evidence import Evidence, gather_evidence
from bidbuilder.domain.matching.outcomes import Outcome
from bidbuilder.domain.matching.readings import Bound, Offered, read_bound, read_offered
from bidbuilder.domain.matching.verdicts import Proof, Verdict
from bidbuilder.domain.tenders.constraints import Constraint

_ONE = Decimal(1)
_OPEN: tuple[Decimal | None, Decimal | None] = (None, None)

NOT_STATED = translatable("Not stated: ask the supplier.")


class Checker:
    """Checks constraints by a dictionary. Keep one over many checks: each bound and value is read only once."""

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        self._bounds: dict[tuple[object, ...], Bound] = {}
        # By identity, as hashing an offering costs more than checking it; what is held along keeps the id its own.
        self._evidence: dict[tuple[int, Decimal], tuple[Offering, Evidence]] = {}
        self._offered: dict[tuple[int, str, str], tuple[Evidence, Offered | None]] = {}

    def bound(self, constraint: Constraint) -> Bound:
        """The constraint made ready to compare. Constraints that ask for the same share one bound."""
        key = (constraint.property, constraint.operator, constraint.values, constraint.unit, constraint.aggregate)
        bound = self._bounds.get(key)
        if bound is None:
            bound = self._bounds[key] = read_bound(constraint, self.dictionary.find_key(constraint.property))
        return bound

    def evidence(self, offering: Offering, quantity: Decimal = _ONE) -> Evidence:
        """What the offering states where that many units of it are wanted: its lead time may grow with them."""
        wanted = _ONE if offering.terms.lead_time_days_per_unit is None else quantity
        known = self._evidence.get((id(offering), wanted))
        if known is None or known[0] is not offering:
            gathered = gather_evidence(offering, self.dictionary.merged, wanted)
            known = self._evidence[id(offering), wanted] = (offering, gathered)
        return known[1]

    def find_offered(self, evidence: Evidence, bound: Bound) -> Offered | None:
        """The value stated for the bound's property, in its canonical unit; None if nothing is stated."""
        key = (id(evidence), bound.constraint.property, bound.unit)
        known = self._offered.get(key)
        if known is None or known[0] is not evidence:
            known = self._offered[key] = (evidence, self._read(evidence, bound))
        return known[1]

    def _read(self, evidence: Evidence, bound: Bound) -> Offered | None:
        value = evidence.values.get(self.dictionary.current_key(bound.constraint.property))
        if value is None:
            return None
        return read_offered(value, bound.definition)

    def check(
        self, constraint: Constraint, evidence: Evidence, *, dates: Sequence[date] = (), item_key: str = ""
    ) -> Proof:
        """Hold one constraint against what an offering or a member states; `dates` as in `check_conformity`."""
        bound = self.bound(constraint)
        if is_about_conformity(constraint):
            return prove(bound, None, check_conformity(constraint, evidence, dates), evidence, item_key)
        offered = self.find_offered(evidence, bound)
        outcome = compare(bound, offered) if offered is not None else Outcome(Verdict.UNKNOWN, NOT_STATED)
        return prove(bound, offered, outcome, evidence, item_key)


def check_constraint(
    constraint: Constraint, offering: Offering, dictionary: Dictionary, *, on: date | None = None, item_key: str = ""
) -> Proof:
    """Hold one constraint against one offering. `on` is the day a certificate has to be valid."""
    checker = Checker(dictionary)
    dates = () if on is None else (on,)
    return checker.check(constraint, checker.evidence(offering), dates=dates, item_key=item_key)


def prove(
    bound: Bound, offered: Offered | None, outcome: Outcome, evidence: Evidence | None = None, item_key: str = ""
) -> Proof:
    """The proof of an outcome, with what a reader needs to follow it. Roll-ups have no single `evidence`."""
    constraint = bound.constraint
    shown = offered.shown if offered is not None else outcome.params.get("offered", "")
    return Proof(
        verdict=outcome.verdict,
        message=outcome.message,
        params={"offered": shown, "bound": bound.shown, **outcome.params},
        property=constraint.property,
        operator=constraint.operator.value,
        bound=bound.shown,
        offered=shown,
        canonical_bound=bound.ends,
        canonical_offered=(offered.low, offered.high) if offered is not None else _OPEN,
        canonical_unit=bound.unit if bound.is_numeric else "",
        margin=outcome.margin,
        item_key=item_key,
        offering_id=evidence.offering_id if evidence is not None else None,
        offering_version=evidence.offering_version if evidence is not None else None,
        document=offered.document if offered is not None else "",
        page=offered.page if offered is not None else None,
    )
