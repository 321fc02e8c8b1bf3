"""Verdicts and proofs. A verdict never comes without the reason for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class Verdict(StrEnum):
    """How a requirement stands. *Unknown* is never shown as met."""

    MET = "met"
    PARTLY = "partly"
    DEVIATION = "deviation"
    NOT_MET = "not-met"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Why one constraint has its verdict.

    `offered` and `bound` are as typed with units; `canonical_offered` and `canonical_bound` are numbers in
    `canonical_unit` for a scale; `margin` is how far inside (positive) or outside (negative) the bound, in that unit.
    `message` is an English template (a translation key) with `params`; it is a sentence a buyer can read.
    """

    verdict: Verdict
    message: str
    params: Mapping[str, str] = field(default_factory=dict)
    property: str = ""
    operator: str = ""
    bound: str = ""
    offered: str = ""
    canonical_bound: tuple[Decimal | None, Decimal | None] = (None, None)
    canonical_offered: tuple[Decimal | None, Decimal | None] = (None, None)
    canonical_unit: str = ""
    margin: Decimal | None = None
    item_key: str = ""
    offering_id: int | None = None
    offering_version: int | None = None
    document: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualVerdict:
    """A person's decision on a requirement; `reason` is never empty."""

    requirement_key: str
    verdict: Verdict
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementCoverage:
    """How one requirement stands in a solution: the verdict that counts, the computed one, the proofs and the remark."""

    requirement_key: str
    verdict: Verdict
    computed: Verdict
    proofs: tuple[Proof, ...] = ()
    manual: ManualVerdict | None = None
    items: tuple[str, ...] = ()
    remark: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateMatch:
    """An offering held against one requirement: the verdict, its proofs and a score to rank by (higher is better)."""

    offering_id: int
    verdict: Verdict
    proofs: tuple[Proof, ...] = ()
    score: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageCount:
    """How many requirements stand how, for a section, a lot or a whole tender."""

    met: int = 0
    partly: int = 0
    deviation: int = 0
    not_met: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        """All requirements counted."""
        return self.met + self.partly + self.deviation + self.not_met + self.unknown
