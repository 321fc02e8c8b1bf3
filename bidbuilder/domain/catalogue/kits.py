"""Kits: offerings put together of others. A part of another member needs that member's consent before the kit is published.

Asked → given or declined; what was given can be withdrawn, and what was declined or withdrawn can be asked again. A consent
is for a quantity: a kit that takes more has to ask again. Neither side sees a price of the other in any of this.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.offerings import MemberPart, Offering


class ConsentState(StrEnum):
    """What a member says to its offering being a part of another member's kit."""

    ASKED = "asked"
    GIVEN = "given"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class ConsentMissing(Refusal):
    """Another member has not agreed to be a part of the kit."""

    code = "consent-missing"
    message = translatable(
        "The kit cannot be published before the other members agree to be part of it: {waiting} to go."
    )
    hint = translatable("Look at the kit's parts to see whose consent is missing, or take those parts out.")


class ConsentNotAnswerable(Refusal):
    """The consent is not in a state in which this answer makes sense."""

    code = "consent-not-answerable"
    message = translatable("This request has been answered or taken back in the meantime.")
    hint = translatable("Look at the list of requests again.")


class KitContainsItself(Refusal):
    """A kit would be a part of itself, at once or through another kit."""

    code = "kit-contains-itself"
    message = translatable("The kit would contain itself.")
    hint = translatable("Choose a part that is not made of this kit.")


class KitQuantityUnusable(Refusal):
    """A kit holds some of each part."""

    code = "kit-quantity-unusable"
    message = translatable("Write how many of the part one kit holds: a number above zero.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What is asked of a part's owner. `answered_by` is the person who gave, declined or withdrew it last."""

    id: int | None = None
    kit_id: int
    kit_owner_id: int
    part_id: int
    part_owner_id: int
    quantity: Decimal
    state: ConsentState = ConsentState.ASKED
    asked_at: datetime
    answered_at: datetime | None = None
    answered_by: str = ""


_ANSWERS: Mapping[ConsentState, frozenset[ConsentState]] = {
    ConsentState.ASKED: frozenset({ConsentState.GIVEN, ConsentState.DECLINED}),
    ConsentState.GIVEN: frozenset({ConsentState.WITHDRAWN}),
    ConsentState.DECLINED: frozenset({ConsentState.GIVEN}),
    ConsentState.WITHDRAWN: frozenset({ConsentState.GIVEN}),
}


def list_answers(state: ConsentState) -> tuple[ConsentState, ...]:
    """The answers the part's owner may give from a state."""
    return tuple(one for one in ConsentState if one in _ANSWERS[state])


def answer(consent: Consent, state: ConsentState, *, by: str, now: datetime) -> Consent:
    """The consent after the part's owner answered; raises `ConsentNotAnswerable`."""
    if state not in _ANSWERS[consent.state]:
        raise ConsentNotAnswerable
    return replace(consent, state=state, answered_at=now, answered_by=by)


def ask(earlier: Consent | None, wanted: Consent) -> Consent:
    """What to keep when a kit asks for a part: consent for as many already stands, else it is asked (again)."""
    if earlier is None:
        return wanted
    if earlier.state is ConsentState.GIVEN and wanted.quantity <= earlier.quantity:
        return earlier
    return replace(wanted, id=earlier.id)


def missing_consents(kit: Offering, consents: Iterable[Consent]) -> tuple[MemberPart, ...]:
    """The parts of other members for which no consent to as many stands."""
    given = {one.part_id: one.quantity for one in consents if one.state is ConsentState.GIVEN}
    return tuple(part for part in kit.member_parts if given.get(part.offering_id, Decimal(0)) < part.quantity)


def require_consents(kit: Offering, consents: Iterable[Consent]) -> None:
    """Raises `ConsentMissing` for a kit that may not be published yet."""
    waiting = missing_consents(kit, consents)
    if waiting:
        raise ConsentMissing(waiting=len(waiting))


def require_no_cycle(kit_id: int, part_id: int, parts_of: Mapping[int, Collection[int]]) -> None:
    """Raises `KitContainsItself` if the kit is reached from the part through the parts of offerings."""
    if kit_id in _reached(part_id, parts_of):
        raise KitContainsItself


def _reached(start: int, parts_of: Mapping[int, Collection[int]]) -> Iterator[int]:
    seen, waiting = {start}, [start]
    while waiting:
        offering_id = waiting.pop()
        yield offering_id
        fresh = set(parts_of.get(offering_id, ())) - seen
        seen |= fresh
        waiting.extend(fresh)
