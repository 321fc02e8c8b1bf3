"""What comparing one offered value with one bound gives, and the sentences several kinds of comparison share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.matching.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict with its sentence. `margin` is in the canonical unit: positive inside the bound, negative outside."""

    verdict: Verdict
    message: str
    margin: Decimal | None = None
    params: Mapping[str, str] = field(default_factory=dict)


AS_ASKED = translatable("{offered} offered, as asked for.")
NOT_AS_ASKED = translatable("{offered} offered, but {bound} is asked for.")
EXCLUDED = translatable("{offered} offered, but {bound} is ruled out.")
NOT_EXCLUDED = translatable("{offered} offered, which is not the {bound} that is ruled out.")
MAY_BE_EXCLUDED = translatable("{offered} offered includes the {bound} that is ruled out.")
AMONG = translatable("{offered} offered, one of those accepted: {bound}.")
NOT_AMONG = translatable("{offered} offered, none of those accepted: {bound}.")
ALL_THERE = translatable("{offered} offered includes all that is asked for: {bound}.")
SOME_MISSING = translatable("{offered} offered, but {missing} is missing.")
RANGE_INCLUDES = translatable("{bound} lies within the {offered} offered, which also allows other values.")
"""A range that holds the asked value and others too: it may be set right, but that is not stated."""


def lacking(missing: list[str], wanted: int) -> Outcome:
    """The outcome of all-of, by what is missing out of how many."""
    if not missing:
        return Outcome(Verdict.MET, ALL_THERE)
    verdict = Verdict.PARTLY if len(missing) < wanted else Verdict.NOT_MET
    return Outcome(verdict, SOME_MISSING, params={"missing": ", ".join(missing)})
