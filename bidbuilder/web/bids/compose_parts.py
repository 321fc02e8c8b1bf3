"""What each member has of a composed solution, and in whom one solution differs from another."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.composer.answer import Choice
from bidbuilder.composer.sourcing.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberPart:
    """A member with how many items it has, what they cost, and which part of the whole that is."""

    number: int
    name: str
    items: int
    amount: Decimal
    share: Decimal | None


def member_parts(record: Record, choice: Choice, members: Mapping[int, str]) -> list[MemberPart]:
    """The members of a solution, the lead first, then those with the largest part.

    Shares are counted as the rules count them: of the landed cost before discounts for lots, with the cost of a partner.
    """
    whole = choice.cost + sum(choice.discounts.values(), Decimal(0))
    found = [_part_of(name, record, choice, members, whole) for name in choice.members if name.isdecimal()]
    return sorted(found, key=lambda one: (one.number != record.lead_id, -one.amount, one.name))


def _part_of(name: str, record: Record, choice: Choice, members: Mapping[int, str], whole: Decimal) -> MemberPart:
    own = [item for item in choice.items if item.member == name]
    amount = sum((item.amount for item in own), Decimal(0))
    counted = amount if int(name) == record.lead_id else amount + record.wishes.partner_cost
    return MemberPart(
        number=int(name),
        name=members.get(int(name), name),
        items=len(own),
        amount=amount,
        share=counted / whole if whole else None,
    )


def differing_members(choice: Choice, best: Choice, members: Mapping[int, str]) -> tuple[list[str], list[str]]:
    """Who takes part in a solution but not in the best, and who in the best but not in it, by name."""
    come = sorted(set(choice.members) - set(best.members), key=choice.members.index)
    go = sorted(set(best.members) - set(choice.members), key=best.members.index)
    return [_name(one, members) for one in come], [_name(one, members) for one in go]


def _name(number: str, members: Mapping[int, str]) -> str:
    return members.get(int(number), number) if number.isdecimal() else number
