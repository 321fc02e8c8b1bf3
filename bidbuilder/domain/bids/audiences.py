"""For whom a snapshot is cut: the buyer sees the final prices, a member sees the bid without any price."""

from dataclasses import replace
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.snapshot import BidSnapshot

BUYER = "buyer"
_MEMBER = "member:"


class AudienceUnknown(Refusal):
    """Packs are made for the buyer or for a member of the bid."""

    code = "audience-unknown"
    message = translatable("“{audience}” is no audience of this bid.")
    hint = translatable("Write buyer, or member: and the number of an organisation that is a partner.")


def cut_for(snapshot: BidSnapshot, audience: str) -> BidSnapshot:
    """The buyer's snapshot cut for an audience, `buyer` or `member:ID`. Raises `AudienceUnknown`.

    A member gets no price at all, not even for its own lines: what the buyer pays for them would tell the lead's mark-up.
    """
    if audience == BUYER:
        return snapshot
    number = audience.removeprefix(_MEMBER)
    members = {str(partner.organisation.id) for partner in snapshot.partners}
    if not audience.startswith(_MEMBER) or number not in members:
        raise AudienceUnknown(where="audience", audience=audience)
    nothing = Decimal(0)
    price = replace(
        snapshot.price,
        lines=(),
        subtotal=nothing,
        discount=nothing,
        discount_text="",
        total=nothing,
        by_lot=(),
        rates=(),
        rates_on=None,
        rates_source="",
    )
    return replace(snapshot, audience=audience, price=price, digest="")
