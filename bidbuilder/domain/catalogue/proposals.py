"""What a facilitator proposes on behalf of a member: an offering or a change of one, which the member confirms or declines."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.offerings import Offering


class ProposalState(StrEnum):
    """Where a proposal is."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    DECLINED = "declined"


class NotOwnMember(Refusal):
    """A facilitator works for the members of the clusters it looks after, and for nobody else."""

    code = "not-own-member"
    message = translatable("This firm is not a member of a cluster you facilitate.")
    hint = translatable("Admit it to one of your clusters first, or ask its own facilitator.")


class ProposalDecided(Refusal):
    """The member has answered already."""

    code = "proposal-decided"
    message = translatable("This proposal has been answered already.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An offering as its facilitator proposes it. `offering.id` is None for a new one; `note` is what the member answered."""

    id: int
    offering: Offering
    state: ProposalState
    made_at: datetime
    made_by: str
    decided_at: datetime | None = None
    decided_by: str = ""
    note: str = ""
