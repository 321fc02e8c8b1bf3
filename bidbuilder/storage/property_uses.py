"""Where a property of the dictionary is used: offerings that state it, requirements that ask for it, bids that hold them."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from bidbuilder.domain.bids.bids import Bid
from bidbuilder.domain.bids.stages import OPEN_STAGES
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.solutions.tree import Solution
from bidbuilder.storage.bids import DbBid, DbSolution
from bidbuilder.storage.offerings import DbOffering
from bidbuilder.storage.searching.columns import View
from bidbuilder.storage.searching.conditions import stating
from bidbuilder.storage.searching.sight import usable_sight_of
from bidbuilder.storage.tenders import DbRequirement


def count_uses(session: Session, view: View, actor: Actor, keys: Sequence[str]) -> dict[str, int]:
    """How many published offerings that the actor may see state each property; those without any are left out."""
    sight = usable_sight_of(session, actor)
    counts = {
        key: sum(int((stating(one.segment, key) & sight.visible(one.segment) & one.alive).sum()) for one in view.parts)
        for key in keys
    }
    return {key: count for key, count in counts.items() if count}


def list_offerings_stating(session: Session, key: str) -> tuple[DbOffering, ...]:
    """The offerings, of every state and owner, that state a property: for a merge, which changes them all."""
    rows = session.scalars(select(DbOffering).where(_named(DbOffering.data, key)).order_by(DbOffering.id))
    return tuple(row for row in rows if any(one.key == key for one in row.data.properties))


def list_requirements_asking(session: Session, key: str) -> tuple[DbRequirement, ...]:
    """The requirements of all tenders that have a condition on a property: for a merge, which changes them all."""
    rows = session.scalars(select(DbRequirement).where(_named(DbRequirement.data, key)).order_by(DbRequirement.id))
    return tuple(row for row in rows if any(one.property == key for one in row.data.constraints))


def _named(stored: InstrumentedAttribute[Any], key: str) -> ColumnElement[bool]:
    """Whether the key stands anywhere in a stored document: databases and writers put blanks differently around it."""
    return cast(stored, Text).contains(f'"{key}"', autoescape=True)


def list_open_solutions(session: Session, offering_ids: Collection[int]) -> tuple[tuple[Bid, Solution], ...]:
    """The newest solutions of open bids that use one of the offerings, with their bids."""
    rows = session.execute(
        select(DbBid, DbSolution)
        .join(DbSolution, (DbSolution.bid_id == DbBid.id) & (DbSolution.revision == DbBid.solution_revision))
        .where(DbBid.stage.in_(OPEN_STAGES))
        .order_by(DbBid.id)
    )
    found = (
        (replace(bid.data, id=bid.id, revision=bid.revision), replace(solution.data, revision=solution.revision))
        for bid, solution in rows
    )
    return tuple(
        (bid, solution) for bid, solution in found if any(item.offering_id in offering_ids for item in solution.items())
    )
