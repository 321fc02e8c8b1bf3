"""For whom a snapshot is cut: the buyer sees the final prices, a member and the technical envelope have none.

Where a call asks for two envelopes, the technical part is opened first and the financial part only if it passes.
"""

from dataclasses import replace
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotPrice

BUYER = "buyer"
TECHNICAL, FINANCIAL = "technical", "financial"
ENVELOPES = (TECHNICAL, FINANCIAL)
_MEMBER = "member:"


class AudienceUnknown(Refusal):
    """Packs are made for the buyer or for a member of the bid."""

    code = "audience-unknown"
    message = translatable("“{audience}” is no audience of this bid.")
    hint = translatable(
        "Write buyer, technical, financial, or member: and the number of an organisation that is a partner."
    )


def cut_for(snapshot: BidSnapshot, audience: str) -> BidSnapshot:
    """The buyer's snapshot cut for an audience: `buyer`, an envelope or `member:ID`. Raises `AudienceUnknown`.

    A member gets no price at all, not even for its own lines: what the buyer pays for them would tell the lead's mark-up.
    """
    if audience == BUYER:
        return snapshot
    if audience == FINANCIAL:
        return replace(snapshot, audience=FINANCIAL)
    number = audience.removeprefix(_MEMBER)
    members = {str(partner.organisation.id) for partner in snapshot.partners}
    if audience != TECHNICAL and (not audience.startswith(_MEMBER) or number not in members):
        raise AudienceUnknown(where="audience", audience=audience)
    # The digest is over the prices too: with it, guesses at them could be tried out.
    forms = tuple(form for form in snapshot.forms if audience == TECHNICAL and not form.has_prices)
    return replace(snapshot, audience=audience, price=_without_amounts(snapshot.price), forms=forms, digest="")


def _without_amounts(price: SnapshotPrice) -> SnapshotPrice:
    nothing = Decimal(0)
    return replace(
        price,
        lines=(),
        subtotal=nothing,
        discount=nothing,
        discount_text="",
        total=nothing,
        by_lot=(),
        rates=(),
        rates_on=None,
        rates_source="",
        discounts=(),
        by_currency=(),
        outside=(),
        adjustment=None,
        net_by_lot=(),
        awards=(),
    )
