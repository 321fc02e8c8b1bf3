"""A bid as it would be after steps nobody has taken, side by side with the bid as it is: coverage, price and what blocks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bidbuilder.domain.basics.findings import Finding, Severity
from bidbuilder.domain.bids.assessment import Assessment, assess
from bidbuilder.domain.bids.covering import Covered, cover_supposed
from bidbuilder.domain.bids.suppositions import Step, suppose, touched_requirements
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.matching.verdicts import Proof, Verdict
from bidbuilder.domain.matching.what_if import VerdictChange, compare_coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """Before and after; `changes` are the requirements whose verdict differs, in the order of the tender."""

    before: Assessment
    after: Assessment
    changes: tuple[VerdictChange, ...]

    @property
    def worse(self) -> tuple[VerdictChange, ...]:
        """The requirements that would stand worse."""
        return tuple(one for one in self.changes if one.is_worse)

    def map_reasons(self) -> Mapping[str, Proof]:
        """By requirement the proof that says why it stands as it then does: of what was met before and is not, if any.

        Whoever never answered it says nothing of the change.
        """
        before = {one.requirement_key: one.proofs for one in self.before.coverage}
        found: dict[str, Proof] = {}
        for after in self.after.coverage:
            met = {_subject(one) for one in before.get(after.requirement_key, ()) if one.verdict is Verdict.MET}
            failing = [one for one in after.proofs if one.verdict is not Verdict.MET]
            lost = [one for one in failing if _subject(one) in met]
            telling = (*lost, *failing, *after.proofs)
            if telling:
                found[after.requirement_key] = telling[0]
        return found

    @property
    def arising(self) -> tuple[Finding, ...]:
        """What would block that does not block now, besides the requirements that stand otherwise."""
        known, changed = list(self.before.findings), {one.requirement_key for one in self.changes}
        new = (one for one in self.after.findings if one.severity is Severity.ERROR and one not in known)
        return tuple(one for one in new if one.params.get("page") != "coverage" or one.params.get("key") not in changed)

    @property
    def difference(self) -> Decimal:
        """What the steps cost, in the bid's currency; negative where they save."""
        return self.after.price.total - self.before.price.total


@dataclass(frozen=True, slots=True)
class Ground:
    """What every question about one bid starts from: the bid as it is, its coverage, and the dictionary."""

    before: Assessment
    covered: Covered
    dictionary: Dictionary
    now: datetime

    def ask(self, steps: Sequence[Step], usable: Mapping[int, Offering], prices: Mapping[int, PriceList]) -> Supposed:
        """The bid after the steps; see `suppose` for what is taken and refused."""
        dossier = self.before.dossier
        supposed = suppose(dossier, steps, usable, prices)
        coverage = cover_supposed(self.covered, supposed, touched_requirements(dossier, steps))
        after = assess(supposed, coverage, self.dictionary, now=self.now)
        return Supposed(before=self.before, after=after, changes=compare_coverage(self.before.coverage, after.coverage))


def _subject(proof: Proof) -> tuple[str, str]:
    """Who or what a proof is about, and in which property."""
    return proof.item_key, proof.property
