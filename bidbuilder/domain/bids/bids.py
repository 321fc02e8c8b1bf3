"""The bid, its stage and the partners behind it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bidbuilder.domain.consortium.partners import Partner
from bidbuilder.domain.pricing.build_up import PricingPolicy


class Stage(StrEnum):
    """Where a bid is. Won, lost and withdrawn are ends."""

    GO_NO_GO = "go-no-go"
    COMPOSING = "composing"
    PRICING = "pricing"
    REVIEW = "review"
    FROZEN = "frozen"
    SUBMITTED = "submitted"
    WON = "won"
    LOST = "lost"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bid:
    """One lead's answer to one tender. `lots` are the lot ids it answers (empty: all)."""

    id: int | None = None
    lead_id: int
    tender_id: int
    title: str
    stage: Stage = Stage.COMPOSING
    lots: tuple[str, ...] = ()
    policy: PricingPolicy
    partners: tuple[Partner, ...] = ()
    rate_table_id: int | None = None
    introduction: str = ""
    acknowledged_addenda: tuple[str, ...] = ()
    quote_rule: str = "at-once"  # or "all-in": quotes open when every partner has answered
    signatory_names: tuple[str, ...] = ()
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """Who did what to what, when. Entries of one subject are chained: `digest` covers the entry and the digest before it."""

    sequence: int
    at: datetime
    actor: str
    action: str
    subject: str
    detail: str = ""
    previous_digest: str = ""
    digest: str = ""
