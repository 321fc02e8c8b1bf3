"""What if: steps somebody thinks about, the bid as it would be after them, and how they are written in an address.

Nothing here changes a bid. Steps about the solution can be carried out (`edit_of`); bounds and days are the buyer's to change.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.numbers import NumberUnreadable
from bidbuilder.domain.bids.dossier import CoverageNote, Dossier
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.matching.readings import find_decimal
from bidbuilder.domain.solutions.completing import complete_edit
from bidbuilder.domain.solutions.editing import apply
from bidbuilder.domain.solutions.edits import ChangeNode, ChangeQuantity, Edit, RemoveNode, Several
from bidbuilder.domain.solutions.tree import Node, Solution
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Tender


class KeyDate(StrEnum):
    """A day of the tender on which something has to hold."""

    SUBMISSION = "submission"
    AWARD = "award"
    DELIVERY = "delivery"


class StepUnclear(Refusal):
    """The address holds something that is no step."""

    code = "step-unclear"
    message = translatable("“{step}” is no step that can be tried.")
    hint = translatable("Choose one of the steps on the page.")


class StepGone(Refusal):
    """A step is about something the bid does not have."""

    code = "step-gone"
    message = translatable("What the step “{step}” is about is not in the bid.")
    hint = translatable("It may have been removed in the meantime. Take the step out and try again.")


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """A member leaves with all its items."""

    organisation_id: int


@dataclass(frozen=True, slots=True)
class Swap:
    """Another offering takes the place of the one behind an item."""

    item_key: str
    offering_id: int


@dataclass(frozen=True, slots=True)
class Amount:
    """Another quantity of an item."""

    item_key: str
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class Loosen:
    """Other values for a condition of a requirement; `place` counts its conditions from 0."""

    requirement_key: str
    place: int
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoveDate:
    """A day of the tender moves."""

    which: KeyDate
    day: date


Step = LeaveOut | Swap | Amount | Loosen | MoveDate


def write_step(step: Step) -> str:
    """A step as it stands in an address; `read_step` reads it back."""
    match step:
        case LeaveOut(organisation_id):
            return f"leave:{organisation_id}"
        case Swap(item_key, offering_id):
            return f"swap:{offering_id}:{item_key}"
        case Amount(item_key, quantity):
            return f"amount:{quantity:f}:{item_key}"
        case Loosen(requirement_key, place, values):
            return f"bound:{place}:{'~'.join(values)}:{requirement_key}"
        case MoveDate(which, day):
            return f"date:{which}:{day.isoformat()}"


def read_step(text: str) -> Step:
    """The step an address names; raises `StepUnclear`."""
    kind, _colon, rest = text.partition(":")
    try:
        return _read(kind, rest)
    except (ValueError, InvalidOperation) as wrong:
        raise StepUnclear(step=text[:80]) from wrong


def _read(kind: str, rest: str) -> Step:
    match kind, rest.split(":"):
        case "leave", [number]:
            return LeaveOut(int(number))
        case "swap", [number, *key]:
            return Swap(_joined(key), int(number))
        case "amount", [quantity, *key]:
            return Amount(_joined(key), _positive(quantity))
        case "bound", [place, values, *key]:
            return Loosen(_joined(key), int(place), tuple(values.split("~")))
        case "date", [which, day]:
            return MoveDate(KeyDate(which), date.fromisoformat(day))
    raise ValueError(kind)


def _joined(parts: Sequence[str]) -> str:
    if not any(parts):
        raise ValueError(parts)
    return ":".join(parts)


def _positive(text: str) -> Decimal:
    quantity = Decimal(text)
    if not quantity.is_finite() or quantity <= 0:
        raise ValueError(text)
    return quantity


def edit_of(steps: Sequence[Step], solution: Solution) -> Edit:
    """The steps about the solution as one edit, to be completed like any other; the others leave no trace.

    An item of a member that leaves stays where another offering takes its place.
    """
    replaced = {step.item_key for step in steps if isinstance(step, Swap)}
    return Several(edits=tuple(edit for step in steps for edit in _edits_of(step, solution, replaced)))


def _edits_of(step: Step, solution: Solution, replaced: Collection[str]) -> tuple[Edit, ...]:
    match step:
        case LeaveOut(organisation_id):
            leaving = items_of(solution, organisation_id)
            return tuple(RemoveNode(key=item.key) for item in leaving if item.key not in replaced)
        case Swap(item_key, offering_id):
            return (ChangeNode(key=item_key, changes={"offering_id": offering_id}),)
        case Amount(item_key, quantity):
            return (ChangeQuantity(key=item_key, quantity=quantity),)
        case _:
            return ()


def items_of(solution: Solution, organisation_id: int) -> tuple[Node, ...]:
    """The items of a member."""
    return tuple(item for item in solution.items() if item.organisation_id == organisation_id)


def suppose(
    dossier: Dossier, steps: Sequence[Step], usable: Mapping[int, Offering], prices: Mapping[int, PriceList]
) -> Dossier:
    """The bid as it would be. `usable` are the offerings swaps name, newest versions by id; `prices` their list prices.

    What a person decided about a requirement does not outlive the item it was decided on, nor a bound it was decided
    against. Raises `StepGone` and the refusals of the edits.
    """
    for step in steps:
        _require_there(dossier, step, usable)
    edit = complete_edit(edit_of(steps, dossier.solution), dossier.solution, usable)
    left = {step.organisation_id for step in steps if isinstance(step, LeaveOut)}
    bid = replace(dossier.bid, partners=tuple(one for one in dossier.bid.partners if one.organisation_id not in left))
    swapped = {(one.id or 0, one.version): one for one in usable.values()}
    return replace(
        dossier,
        bid=bid,
        tender=_suppose_tender(dossier.tender, steps),
        solution=apply(dossier.solution, edit),
        offerings={**dossier.offerings, **swapped},
        prices={**prices, **dossier.prices},
        notes=_lasting_notes(dossier, steps),
    )


def touched_requirements(dossier: Dossier, steps: Iterable[Step]) -> frozenset[str]:
    """The keys of requirements whose verdict may rest on what the steps change, beside those the changed items answer."""
    touched: set[str] = set()
    for step in steps:
        if isinstance(step, Loosen):
            touched.add(step.requirement_key)
        else:
            touched |= {key for item in _items_touched(dossier.solution, step) for key in item.answers}
    return frozenset(touched)


def _items_touched(solution: Solution, step: Step) -> tuple[Node, ...]:
    match step:
        case LeaveOut(organisation_id):
            return items_of(solution, organisation_id)
        case Swap(item_key) | Amount(item_key):
            return tuple(item for item in solution.items() if item.key == item_key)
        case _:
            return ()


def _lasting_notes(dossier: Dossier, steps: Iterable[Step]) -> Mapping[str, CoverageNote]:
    touched = touched_requirements(dossier, (step for step in steps if not isinstance(step, Amount)))
    return {key: replace(note, manual=None) if key in touched else note for key, note in dossier.notes.items()}


def _require_there(dossier: Dossier, step: Step, usable: Mapping[int, Offering]) -> None:
    match step:
        case LeaveOut(organisation_id):
            is_there = any(one.organisation_id == organisation_id for one in dossier.bid.partners) or bool(
                items_of(dossier.solution, organisation_id)
            )
        case Swap(item_key, offering_id):
            is_there = offering_id in usable and _is_item(dossier.solution, item_key)
        case Amount(item_key):
            is_there = _is_item(dossier.solution, item_key)
        case Loosen(requirement_key, place, values):
            requirement = dossier.tender.find_requirement(requirement_key)
            is_there = _has_condition(requirement, place, values)
            _require_numbers(requirement, place, values if is_there else ())
        case MoveDate():
            is_there = True
    if not is_there:
        raise StepGone(step=write_step(step))


def _is_item(solution: Solution, key: str) -> bool:
    return any(item.key == key for item in solution.items())


def _has_condition(requirement: Requirement | None, place: int, values: Sequence[str]) -> bool:
    if requirement is None or not 0 <= place < len(requirement.constraints):
        return False
    return len(values) == len(requirement.constraints[place].values) and all(values)


def _require_numbers(requirement: Requirement | None, place: int, values: Sequence[str]) -> None:
    """A measure stays a measure: raises `NumberUnreadable` where a number with a unit would become a word."""
    condition = requirement.constraints[place] if requirement is not None and values else None
    for before, after in zip(condition.values if condition else (), values, strict=True):
        if condition and condition.unit and find_decimal(before) is not None and find_decimal(after) is None:
            raise NumberUnreadable(text=after)


def _suppose_tender(tender: Tender, steps: Iterable[Step]) -> Tender:
    for step in steps:
        match step:
            case Loosen():
                changed = tuple(_loosened(one, step) for one in tender.requirements)
                tender = replace(tender, requirements=changed)
            case MoveDate(KeyDate.SUBMISSION, day):
                tender = replace(tender, submission_deadline=_moved(tender.submission_deadline, day))
            case MoveDate(KeyDate.AWARD, day):
                tender = replace(tender, expected_award_on=day)
            case MoveDate(KeyDate.DELIVERY, day):
                tender = replace(tender, delivery_until=day)
            case _:
                pass
    return tender


def _loosened(requirement: Requirement, step: Loosen) -> Requirement:
    if requirement.key != step.requirement_key:
        return requirement
    conditions = list(requirement.constraints)
    conditions[step.place] = replace(conditions[step.place], values=step.values)
    return replace(requirement, constraints=tuple(conditions))


def _moved(deadline: Deadline | None, day: date) -> Deadline:
    """The same hour on another day, in the same zone; noon UTC where no deadline was known."""
    if deadline is None:
        return Deadline(datetime.combine(day, time(12), UTC), "UTC")
    return replace(deadline, moment=datetime.combine(day, deadline.moment.timetz()))
