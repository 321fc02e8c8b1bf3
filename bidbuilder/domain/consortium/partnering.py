"""Who is in a bid and with what share: rules of the list of partners. What a partner is asked to price is in `quoting`."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.consortium.partners import Partner, PartnerRole, PartnerState
from bidbuilder.domain.solutions.tree import Solution

Partners = tuple[Partner, ...]

_WHOLE = Decimal(100)


class SharesExceedWhole(Refusal):
    """The shares of all partners together are more than 100 %."""

    code = "shares-exceed-whole"
    message = translatable("The shares add up to {sum} %, which is more than the whole.")
    hint = translatable("Lower this share or another one first.")


class ShareOutside(Refusal):
    """A share is a percentage from 0 to 100."""

    code = "share-outside"
    message = translatable("A share has to be from 0 to 100 %, not {share}.")


class LeaderStays(Refusal):
    """The lead company leads its bid; there is exactly one leader."""

    code = "leader-stays"
    message = translatable("The lead company is the leader of its own bid, and the only one.")
    hint = translatable("Choose another role for this partner.")


class PartnerInUse(Refusal):
    """A partner whose items are in the solution cannot leave."""

    code = "partner-in-use"
    message = translatable("{number} items of this partner are in the solution.")
    hint = translatable("Remove or replace them first.")


def members_of(solution: Solution) -> frozenset[int]:
    """The organisations whose items are in the solution."""
    return frozenset(item.organisation_id for item in solution.items() if item.organisation_id is not None)


def start_partners(lead_id: int) -> Partners:
    """The partners of a new bid: the lead alone, as the leader of the group."""
    return (Partner(organisation_id=lead_id, role=PartnerRole.GROUP_LEADER, state=PartnerState.ACCEPTED),)


def with_members(partners: Partners, solution: Solution) -> Partners:
    """The partners and everybody else whose items are in the solution, as invited subcontractors in order of their number.

    Nobody is dropped when an item goes: a partner may have been promised a part.
    """
    known = {partner.organisation_id for partner in partners}
    return (*partners, *(Partner(organisation_id=new) for new in sorted(members_of(solution) - known)))


def find_partner(partners: Iterable[Partner], organisation_id: int) -> Partner | None:
    """The partner that is this organisation, if it is one."""
    return next((one for one in partners if one.organisation_id == organisation_id), None)


def change_partner(
    partners: Partners,
    organisation_id: int,
    *,
    role: PartnerRole,
    work_share: Decimal | None,
    liability_share: Decimal | None,
) -> Partners:
    """The partners with another role and other shares (per cent) of one of them.

    Raises `NotFound`, `ShareOutside`, `SharesExceedWhole`, `LeaderStays`; `where` names the field.
    """
    partner = find_partner(partners, organisation_id)
    if partner is None:
        raise NotFound
    if (partner.role is PartnerRole.GROUP_LEADER) != (role is PartnerRole.GROUP_LEADER):
        raise LeaderStays(where="role")
    changed = replace(partner, role=role, work_share=work_share, liability_share=liability_share)
    after = tuple(changed if one is partner else one for one in partners)
    for name in ("work_share", "liability_share"):
        _require_whole([getattr(one, name) for one in after], name)
    return after


def add_partner(partners: Partners, organisation_id: int, role: PartnerRole) -> Partners:
    """The partners and one more; the same partners if it is one already. Raises `LeaderStays`."""
    if role is PartnerRole.GROUP_LEADER:
        raise LeaderStays(where="role")
    if find_partner(partners, organisation_id):
        return partners
    return (*partners, Partner(organisation_id=organisation_id, role=role))


def remove_partner(partners: Partners, organisation_id: int, solution: Solution) -> Partners:
    """The partners without one; raises `NotFound`, `LeaderStays`, `PartnerInUse`."""
    partner = find_partner(partners, organisation_id)
    if partner is None:
        raise NotFound
    if partner.role is PartnerRole.GROUP_LEADER:
        raise LeaderStays
    used = sum(item.organisation_id == organisation_id for item in solution.items())
    if used:
        raise PartnerInUse(number=used)
    return tuple(one for one in partners if one is not partner)


def _require_whole(shares: Iterable[Decimal | None], field: str) -> None:
    stated = [share for share in shares if share is not None]
    for share in stated:
        if not (share.is_finite() and 0 <= share <= _WHOLE):
            raise ShareOutside(share=share, where=field)
    if sum(stated, Decimal(0)) > _WHOLE:
        raise SharesExceedWhole(sum=sum(stated, Decimal(0)), where=field)
