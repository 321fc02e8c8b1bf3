"""From a bid as it stands to the ground of a problem: things, placements, kept items and roll-ups, step by step."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bidbuilder.composer.sourcing.building import Ground, Kept
from bidbuilder.composer.sourcing.offering_prices import PriceBook
from bidbuilder.composer.sourcing.placing import Matcher, Placed, Placement, Placer, kept_place
from bidbuilder.composer.sourcing.rollups import roll_up_rows
from bidbuilder.composer.sourcing.things import Asked, Thing, is_checkable, things_of
from bidbuilder.composer.sourcing.wishes import Pinned, Wishes
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.matching.kinship import Kinship
from bidbuilder.domain.solutions.outline import OutlineRow, outline
from bidbuilder.domain.solutions.tree import NodeKind, Solution
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Tender

_LEAVES = frozenset({NodeKind.ITEM, NodeKind.PLUG})


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A bid as the composer needs it. `catalogue` is what the lead may use, by id; `chosen` the versions in the solution.

    `met` are keys of the requirements that the present solution meets.
    """

    tender: Tender
    solution: Solution
    lead_id: int
    catalogue: Mapping[int, Offering]
    chosen: Mapping[tuple[int, int], Offering]
    book: PriceBook
    met: frozenset[str] = frozenset()
    free: Mapping[int, Decimal] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The ground of a problem, what was found on the way, and the wishes with the pins of the tree among them."""

    ground: Ground
    placed: Placed
    wishes: Wishes


def survey(site: Site, wishes: Wishes, dictionary: Dictionary) -> Survey:
    """The ground of the problem of a bid under these wishes."""
    requirements = [one for one in site.tender.requirements if not wishes.lots or one.lot in {"", *wishes.lots}]
    rows = [row for row in outline(site.solution) if row.node.kind in _LEAVES]
    matcher = Matcher(site.tender, dictionary)
    asked = _asked(requirements, rows, matcher, site)
    wishes = replace(wishes, pinned=(*wishes.pinned, *_pins_of_tree(asked.things, wishes)))
    placer = Placer(
        matcher,
        Kinship(site.catalogue.values()),
        site.book,
        waived=frozenset(wishes.waived),
        admits_unknown=wishes.admits_unknown,
        forced={pin.thing: pin.offering_id for pin in wishes.pinned},
    )
    placed = placer.place(asked.things, site.catalogue)
    asked = _without_unpriced(asked, placed, site.met)
    kept = tuple(_kept(row, site, wishes) for row in asked.kept)
    every = (*placed.placements, *(one.placement for one in kept if one.placement is not None and one.is_offered))
    rolled = roll_up_rows(
        [one for one in requirements if one.key not in wishes.waived],
        asked.things,
        every,
        site.solution,
        matcher.checker,
    )
    ground = Ground(
        asked=asked,
        placements=placed.placements,
        kept=kept,
        rows=rolled,
        lead_id=site.lead_id,
        country=site.tender.buyer.country,
        free=site.free,
        lots=tuple(lot.id for lot in site.tender.lots if not wishes.lots or lot.id in wishes.lots),
        unmeasured=sum(1 for one in placed.placements if site.book.is_unmeasured(one.offering)),
    )
    return Survey(ground=ground, placed=placed, wishes=wishes)


def _asked(requirements: Sequence[Requirement], rows: Sequence[OutlineRow], matcher: Matcher, site: Site) -> Asked:
    offerings = list(site.catalogue.values())
    fitting = {one.key: matcher.fitting(one, offerings) for one in requirements if is_checkable(one)}
    return things_of(requirements, rows, fitting, site.met)


def _without_unpriced(asked: Asked, placed: Placed, met: frozenset[str]) -> Asked:
    """Things whose items answer them, but for which nobody has a price yet, stay as they are: there is nothing to compare."""
    answered = {one.thing for one in placed.placements}
    stay = [one for one in asked.things if one.key not in answered and _is_answered(one, met)]
    return Asked(
        things=tuple(one for one in asked.things if one not in stay),
        kept=(*asked.kept, *(row for one in stay for row in one.present)),
        by_hand=(*asked.by_hand, *(one.key for one in stay)),
    )


def _is_answered(thing: Thing, met: frozenset[str]) -> bool:
    has_items = any(row.node.offering_id is not None for row in thing.present)
    return has_items and {one.key for one in thing.conditions()} <= met


def _pins_of_tree(things: Iterable[Thing], wishes: Wishes) -> Iterable[Pinned]:
    """Items that a person pinned in the tree; a pin of the wishes for the same thing counts before it."""
    known = {pin.thing for pin in wishes.pinned}
    return (
        Pinned(thing=thing.key, offering_id=row.node.offering_id, quantity=row.quantity)
        for thing in things
        for row in thing.present
        if row.node.is_pinned and row.node.offering_id is not None and thing.key not in known
    )


def _kept(row: OutlineRow, site: Site, wishes: Wishes) -> Kept:
    node = row.node
    leaves = node.organisation_id in wishes.barred_members or node.offering_id in wishes.barred_offerings
    offering = site.chosen.get((node.offering_id or 0, node.offering_version or 0))
    price = site.book.landed(offering) if offering is not None else None
    unit = price.at(row.quantity) if price is not None else None
    if offering is None or price is None or unit is None:
        amount = node.plug_amount * row.quantity if node.plug_amount is not None else None
        return Kept(row=row, amount=amount, leaves=leaves)
    placement = Placement(
        thing=kept_place(node.key), lot=row.lot, offering=offering, price=price, pack=Decimal(1), factor=Decimal(1)
    )
    return Kept(row=row, amount=unit * row.quantity + price.one_off, placement=placement, leaves=leaves)
