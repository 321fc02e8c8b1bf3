"""Partners of a bid, their role and share, and how firmly they are in."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class PartnerRole(StrEnum):
    """Tenderer roles of eForms and ESPD."""

    GROUP_LEADER = "group-leader"
    GROUP_MEMBER = "group-member"
    RELIED_UPON = "relied-upon-entity"
    SUBCONTRACTOR = "subcontractor"


class PartnerState(StrEnum):
    """How firmly a partner is in."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    COMMITTED = "committed"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """An organisation in a bid. Shares are percentages."""

    organisation_id: int
    role: PartnerRole = PartnerRole.SUBCONTRACTOR
    state: PartnerState = PartnerState.INVITED
    work_share: Decimal | None = None
    liability_share: Decimal | None = None
    committed_at: datetime | None = None
    commitment_hash: str = ""
