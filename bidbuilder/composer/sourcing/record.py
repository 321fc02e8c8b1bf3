"""What is kept of a run: the answer with everything it takes to read it later, and nothing of the catalogue besides."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.composer.answer import Choice
from bidbuilder.composer.elements import Element, ElementKind
from bidbuilder.composer.orders import Composed
from bidbuilder.composer.sourcing.building import offering_of_supply
from bidbuilder.composer.sourcing.placing import NearMiss, Placement
from bidbuilder.composer.sourcing.surveying import Survey
from bidbuilder.composer.sourcing.things import Thing
from bidbuilder.composer.sourcing.wishes import Wishes
from bidbuilder.domain.basics.languages import Texts
from bidbuilder.domain.catalogue.offerings import Offering

BEST = "best"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingNote:
    """A thing as it was asked for; keys are those of requirements. `candidates` is how many offerings could answer it."""

    key: str
    requirements: tuple[str, ...]
    heads: tuple[str, ...]
    answers: tuple[str, ...]
    quantity: Decimal
    unit: str
    lot: str
    section: tuple[str, ...]
    is_mandatory: bool
    candidates: int
    unpriced: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferNote:
    """An offering in the place of a thing. `answers` are requirements of the whole system it is named for."""

    thing: str
    offering_id: int
    version: int
    organisation_id: int
    code: str
    names: Texts
    unit: str
    pack: Decimal = Decimal(1)
    source: str = ""
    unknown: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptNote:
    """An item that stays as it is, or leaves with its member. `amount` is None where it has no price yet."""

    id: str
    node: str
    title: str
    organisation_id: int | None
    quantity: Decimal
    unit: str
    amount: Decimal | None
    leaves: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A run that has ended. `offers` are by their name in the problem; only those that something in `composed` or a wish
    speaks of.

    `unmeasured` placements pay no freight because nobody stated their mass or volume.
    """

    wishes: Wishes
    currency: str
    lead_id: int
    things: tuple[ThingNote, ...]
    offers: Mapping[str, OfferNote]
    kept: tuple[KeptNote, ...]
    composed: Composed
    near: tuple[NearMiss, ...] = ()
    by_hand: tuple[str, ...] = ()
    afterwards: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    unmeasured: int = 0

    def thing(self, key: str) -> ThingNote | None:
        """The thing of that key, if there is one."""
        return next((one for one in self.things if one.key == key), None)

    def list_nearest(self) -> tuple[NearMiss, ...]:
        """Who comes nearest to answering what the conflict speaks of."""
        needs = {element.ids[0] for element in self.composed.answer.conflict if element.kind is ElementKind.NEED}
        return tuple(one for one in self.near if one.thing in needs)

    def find_choice(self, name: str) -> Choice | None:
        """A solution of the run: `best`, `alternative-1`, `point-1`, `repair-1` …, counted from 1."""
        return dict(list_choices(self.composed)).get(name)


def list_choices(composed: Composed) -> Iterator[tuple[str, Choice]]:
    """All solutions of a run with their names."""
    answer = composed.answer
    if answer.choice is not None:
        yield BEST, answer.choice
    for number, one in enumerate(answer.alternatives, start=1):
        yield f"alternative-{number}", one
    for number, point in enumerate(answer.trade_off, start=1):
        yield f"point-{number}", point.choice
    for number, repair in enumerate(answer.repairs, start=1):
        yield f"repair-{number}", repair.choice


def record_of(found: Survey, composed: Composed, currency: str, catalogue: Mapping[int, Offering]) -> Record:
    """The record of a run."""
    ground = found.ground
    spoken_of, named = _spoken_of(composed), {*found.wishes.barred_offerings, *_supplies_of(composed)}
    offers = {
        one.id: _offer_note(one, found) for one in ground.placements if one.id in spoken_of or one.offering.id in named
    }
    for miss in found.placed.near:
        offers.setdefault(f"{miss.thing}/{miss.offering_id}", _missed_note(miss, catalogue[miss.offering_id]))
    return Record(
        wishes=found.wishes,
        currency=currency,
        lead_id=ground.lead_id,
        things=tuple(_thing_note(one, found) for one in ground.asked.things),
        offers=offers,
        kept=tuple(
            KeptNote(
                id=one.id,
                node=one.row.node.key,
                title=one.row.node.title,
                organisation_id=one.row.node.organisation_id,
                quantity=one.row.quantity,
                unit=one.row.node.unit,
                amount=one.amount,
                leaves=one.leaves,
            )
            for one in ground.kept
        ),
        composed=composed,
        near=found.placed.near,
        by_hand=ground.asked.by_hand,
        afterwards=ground.rows.afterwards,
        choices=tuple(name for name, _ in list_choices(composed)),
        unmeasured=ground.unmeasured,
    )


def _spoken_of(composed: Composed) -> frozenset[str]:
    names = {item.offer for _, choice in list_choices(composed) for item in choice.items}
    names |= {item.offer for reason in composed.reasons for item in reason.instead}
    elements = _elements_of(composed)
    offers = {ElementKind.PINNED, ElementKind.BARRED, ElementKind.REQUIRES, ElementKind.EXCLUDES, ElementKind.OFFER}
    return frozenset(names | {name for one in elements if one.kind in offers for name in one.ids})


def _elements_of(composed: Composed) -> list[Element]:
    return [
        *composed.answer.conflict,
        *(change.element for repair in composed.answer.repairs for change in repair.changes),
        *(cost.element for cost in composed.costs),
    ]


def _supplies_of(composed: Composed) -> frozenset[int]:
    """The offerings of whose free amount something speaks."""
    rooms = (one.ids[0] for one in _elements_of(composed) if one.kind is ElementKind.CAPACITY)
    return frozenset(number for room in rooms if (number := offering_of_supply(room)) is not None)


def _thing_note(thing: Thing, found: Survey) -> ThingNote:
    head = thing.head
    return ThingNote(
        key=thing.key,
        requirements=tuple(one.key for one in thing.requirements),
        heads=thing.heads,
        answers=thing.answers,
        quantity=thing.quantity,
        unit=thing.unit,
        lot=head.lot,
        section=head.section,
        is_mandatory=thing.is_mandatory,
        candidates=_count(found.ground.placements, thing.key),
        unpriced=found.placed.unpriced.get(thing.key, 0),
    )


def _count(placements: Iterable[Placement], thing: str) -> int:
    return sum(1 for one in placements if one.thing == thing)


def _offer_note(placement: Placement, found: Survey) -> OfferNote:
    offering = placement.offering
    return OfferNote(
        thing=placement.thing,
        offering_id=offering.id or 0,
        version=offering.version,
        organisation_id=offering.organisation_id,
        code=offering.code,
        names=offering.names,
        unit=offering.unit,
        pack=placement.pack,
        source=placement.price.source,
        unknown=placement.unknown,
        answers=found.ground.rows.answers.get(placement.id, ()),
    )


def _missed_note(miss: NearMiss, offering: Offering) -> OfferNote:
    return OfferNote(
        thing=miss.thing,
        offering_id=offering.id or 0,
        version=offering.version,
        organisation_id=offering.organisation_id,
        code=offering.code,
        names=offering.names,
        unit=offering.unit,
    )
