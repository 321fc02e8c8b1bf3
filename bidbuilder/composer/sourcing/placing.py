"""Which offering may answer which thing: matched exactly, of the sort asked for, with a price; and who was left out, and why.

An offering that may answer two things stands in the problem once for each; its quantity breaks then count each by itself,
while the bid's own price counts them together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

from bidbuilder.composer.problem import Offer, PriceTier
from bidbuilder.composer.sourcing.offering_prices import PriceBook, UnitPrice
from bidbuilder.composer.sourcing.things import Thing
from bidbuilder.domain.basics.units import find_unit
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.matching.candidates import match_requirement
from bidbuilder.domain.matching.constraints import Checker
from bidbuilder.domain.matching.dates import key_dates
from bidbuilder.domain.matching.kinship import Kinship
from bidbuilder.domain.matching.quantities import find_in_unit
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Tender

_MOST_NEAR = 3
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """An offering in the place of a thing. `pack` is the multiple it is sold in, `factor` units of the thing per unit.

    `wanted` units answer all of the thing: so long its lead time is counted.

    `unknown` are keys of requirements it says nothing of; `points` what it earns for the rated ones it meets. The place of
    an item that stays as it is is called after its node (see `kept_place`).
    """

    thing: str
    lot: str
    offering: Offering
    price: UnitPrice
    pack: Decimal
    factor: Decimal
    wanted: Decimal = _ONE
    points: Decimal = Decimal(0)
    unknown: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Its name in the problem."""
        return f"{self.thing}/{self.offering.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """An offering that is left out only because of these requirements (keys), or (none) because it has no price."""

    thing: str
    offering_id: int
    organisation_id: int
    failed: tuple[str, ...] = ()
    not_stated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """All placements, how many were left out as unpriced by thing, and the nearest misses of things nobody can answer."""

    placements: tuple[Placement, ...]
    unpriced: Mapping[str, int]
    near: tuple[NearMiss, ...]

    def of(self, thing: str) -> tuple[Placement, ...]:
        """Those for one thing."""
        return tuple(one for one in self.placements if one.thing == thing)


class Matcher:
    """Holds offerings against requirements of one tender; every verdict is found once."""

    def __init__(self, tender: Tender, dictionary: Dictionary) -> None:
        self._tender, self._dictionary, self._checker = tender, dictionary, Checker(dictionary)
        self._known: dict[tuple[str, int], Verdict] = {}
        self._dates: dict[str, Sequence[date]] = {}

    @property
    def checker(self) -> Checker:
        """What it has read of bounds and values."""
        return self._checker

    def verdict(self, requirement: Requirement, offering: Offering) -> Verdict:
        """How the offering stands against the requirement."""
        key = (requirement.key, offering.id or 0)
        if key not in self._known:
            if requirement.key not in self._dates:
                self._dates[requirement.key] = key_dates(self._tender, requirement)
            match = match_requirement(
                requirement, offering, self._dictionary, dates=self._dates[requirement.key], checker=self._checker
            )
            self._known[key] = match.verdict
        return self._known[key]

    def fitting(self, requirement: Requirement, offerings: Iterable[Offering]) -> frozenset[int]:
        """Ids of the offerings that meet it."""
        return frozenset(one.id or 0 for one in offerings if self.verdict(requirement, one) is Verdict.MET)


class Placer:
    """Places offerings for things. `forced` are offerings a person pinned, by thing: their sort is not asked about."""

    def __init__(
        self,
        matcher: Matcher,
        kinship: Kinship,
        book: PriceBook,
        *,
        waived: frozenset[str] = frozenset(),
        admits_unknown: bool = False,
        forced: Mapping[str, int] | None = None,
    ) -> None:
        self._matcher, self._kinship, self._book = matcher, kinship, book
        self._waived, self._admits_unknown, self._forced = waived, admits_unknown, forced or {}

    def place(self, things: Iterable[Thing], offerings: Mapping[int, Offering]) -> Placed:
        """The placements of all things, in the order of the things and of the offerings' ids."""
        ordered = [offerings[number] for number in sorted(offerings)]
        placements: list[Placement] = []
        unpriced: dict[str, int] = {}
        near: list[NearMiss] = []
        for thing in things:
            fitting = self._fitting(thing, ordered, offerings)
            found = [one for offering in fitting if (one := self._placement(thing, offering)) is not None]
            placements += found
            unpriced[thing.key] = len(fitting) - len(found)
            if not found:
                near += self._near_misses(thing, ordered, offerings)
        return Placed(placements=tuple(placements), unpriced=unpriced, near=tuple(near))

    def _fitting(self, thing: Thing, ordered: Sequence[Offering], known: Mapping[int, Offering]) -> list[Offering]:
        conditions = thing.conditions(self._waived)
        fitting = [one for one in ordered if self._is_admitted(conditions, one)]
        chosen = _chosen(thing, known)
        sort = self._kinship.of_sort(fitting, (thing.head,), chosen)
        forced = self._forced.get(thing.key)
        return [one for one in fitting if one in sort or one.id == forced]

    def _is_admitted(self, conditions: Sequence[Requirement], offering: Offering) -> bool:
        allowed = {Verdict.MET, Verdict.UNKNOWN} if self._admits_unknown else {Verdict.MET}
        verdicts = [self._matcher.verdict(one, offering) for one in conditions]
        return all(one in allowed for one in verdicts) and (not verdicts or Verdict.MET in verdicts)

    def _placement(self, thing: Thing, offering: Offering) -> Placement | None:
        price = self._book.landed(offering)
        factor = find_in_unit(_ONE, offering.unit, thing.unit) if thing.unit else _ONE
        if price is None or not factor or factor <= 0:
            return None
        met = [one for one in thing.rated() if self._matcher.verdict(one, offering) is Verdict.MET]
        conditions = thing.conditions(self._waived)
        return Placement(
            thing=thing.key,
            lot=thing.head.lot,
            offering=offering,
            price=price,
            pack=offering.terms.pack_size or _ONE,
            factor=factor,
            wanted=thing.quantity / factor,
            points=sum((one.weight or _ONE for one in met), Decimal(0)),
            unknown=tuple(one.key for one in conditions if self._matcher.verdict(one, offering) is not Verdict.MET),
        )

    def _near_misses(self, thing: Thing, ordered: Sequence[Offering], known: Mapping[int, Offering]) -> list[NearMiss]:
        """The offerings that meet all but the fewest requirements; those that lack only a price come first."""
        conditions = thing.conditions(self._waived)
        misses = []
        for offering in self._kinship.of_sort(ordered, (thing.head,), _chosen(thing, known)):
            verdicts = {one.key: self._matcher.verdict(one, offering) for one in conditions}
            unmet = [key for key, verdict in verdicts.items() if verdict is not Verdict.MET]
            if len(unmet) == len(conditions) and unmet:
                continue
            misses.append(
                NearMiss(
                    thing=thing.key,
                    offering_id=offering.id or 0,
                    organisation_id=offering.organisation_id,
                    failed=tuple(key for key in unmet if verdicts[key] is not Verdict.UNKNOWN),
                    not_stated=tuple(key for key in unmet if verdicts[key] is Verdict.UNKNOWN),
                )
            )
        misses.sort(key=lambda one: (len(one.failed) + len(one.not_stated), len(one.failed), one.offering_id))
        return misses[:_MOST_NEAR]


def kept_place(node_key: str) -> str:
    """The name of the place of an item that stays as it is; no requirement has such a key."""
    return f"kept:{node_key}"


def offer_of(placement: Placement, needs: Mapping[str, Decimal], local_country: str) -> Offer:
    """A placement as an offer of the problem, counted in packs; `needs` are further needs it answers, per unit."""
    offering, pack, price = placement.offering, placement.pack, placement.price
    terms = offering.terms
    answers = {placement.thing: placement.factor * pack} | {key: per_unit * pack for key, per_unit in needs.items()}
    return Offer(
        id=placement.id,
        member=str(offering.organisation_id),
        answers=answers,
        points={placement.thing: placement.points} if placement.points else {},
        min_quantity=in_packs(terms.minimum_order or Decimal(0), pack),
        is_integer=is_counted(offering) or pack != _ONE,
        fixed_cost=price.one_off,
        prices=tuple(
            PriceTier(from_quantity=in_packs(tier.from_quantity, pack), unit_price=tier.unit_price * pack)
            for tier in price.tiers
        ),
        lead_time_days=terms.lead_time_for(max(pack, placement.wanted)),
        local_share=local_share(offering, local_country),
        origin=terms.country_of_origin or None,
    )


def is_counted(offering: Offering) -> bool:
    """Whether it is bought by the piece: of metres or kilograms also a part can be bought."""
    unit = find_unit(offering.unit) if offering.unit else None
    return unit is None or unit.is_counted


def in_packs(quantity: Decimal, pack: Decimal) -> Decimal:
    """How many whole packs hold so much."""
    return (quantity / pack).to_integral_value(rounding=ROUND_CEILING) if pack != _ONE else quantity


def local_share(offering: Offering, country: str) -> Decimal:
    """The part of its price that counts as local (0 to 1): nothing from abroad, all of it where no percentage is stated."""
    terms = offering.terms
    if not country or terms.country_of_origin != country:
        return Decimal(0)
    return _ONE if terms.local_content_percent is None else terms.local_content_percent / 100


def _chosen(thing: Thing, known: Mapping[int, Offering]) -> tuple[Offering, ...]:
    ids = dict.fromkeys(row.node.offering_id for row in thing.present if row.node.offering_id in known)
    return tuple(known[number] for number in ids if number is not None)
