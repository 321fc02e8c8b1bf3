"""What the composer answers, and the same as the JSON of `bidbuilder compose`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from bidbuilder.composer.elements import Element
from bidbuilder.composer.solving import Outcome
from bidbuilder.composer.wording import words_for


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenItem:
    """So much of an offer, and what it costs with the offer's fixed cost."""

    offer: str
    member: str | None
    quantity: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One solution, checked exactly: what is bought from whom, at what cost and score.

    `cost` is after the `discounts` (what each takes off); `forgone` is the value of the lots that are not among `lots`.
    """

    items: tuple[ChosenItem, ...]
    members: tuple[str, ...]
    cost: Decimal
    score: Decimal
    uncovered: tuple[str, ...] = ()
    lots: tuple[str, ...] = ()
    discounts: Mapping[str, Decimal] = field(default_factory=dict)
    forgone: Decimal = Decimal(0)

    @property
    def counted_cost(self) -> Decimal:
        """The cost with the value of the lots that are left out: what solutions are compared by."""
        return self.cost + self.forgone

    @property
    def quantities(self) -> Mapping[str, Decimal]:
        """The quantity of each used offer."""
        return {item.offer: item.quantity for item in self.items}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One demand made milder: to a value in the demand's own unit that suffices, or dropped where that is None."""

    element: Element
    changed_from: Decimal | None = None
    changed_to: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A way out of a conflict: these demands changed so, and what the cheapest solution found then costs.

    `bound` is below every cost with these changes, where that is known; at the cost itself the solution is proven cheapest.
    """

    changes: tuple[Change, ...]
    cost: Decimal
    choice: Choice
    bound: Decimal | None = None

    @property
    def is_proven(self) -> bool:
        """Tell whether nothing cheaper can exist with these changes."""
        return self.bound == self.cost


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontierPoint:
    """One point of a trade-off: no solution is better in one of cost and `against` and no worse in the other.

    `bound` is below every cost at this level of `against`.
    """

    choice: Choice
    against: Decimal
    bound: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to a problem. `objective` and `bound` are in the aim's unit; for a score, higher is better.

    `gap` is |objective − bound| ÷ |objective|. `choice` is None where nothing was found or nothing can be. Of a conflict
    that is not minimal time did not allow to prove that each demand in it is needed.
    """

    status: Outcome
    seconds: float
    objective: Decimal | None = None
    bound: Decimal | None = None
    gap: Decimal | None = None
    choice: Choice | None = None
    conflict: tuple[Element, ...] = ()
    conflict_is_minimal: bool = True
    repairs: tuple[Repair, ...] = ()
    alternatives: tuple[Choice, ...] = ()
    trade_off: tuple[FrontierPoint, ...] = ()
    reference_price: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How a run stands; for the live curve. Incumbent and bound are in the unit of the objective."""

    seconds: float
    stage: str
    incumbent: Decimal | None = None
    bound: Decimal | None = None


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """The answer as INTERFACES describes it: amounts and quantities as strings, gap and seconds as numbers."""
    choice = answer.choice
    return {
        "status": answer.status.value,
        "objective": _text(answer.objective),
        "bound": _text(answer.bound),
        "gap": None if answer.gap is None else float(answer.gap),
        "seconds": round(answer.seconds, 3),
        **(
            _choice_json(choice)
            if choice
            else {"cost": None, "score": None, "items": [], "members": [], "uncovered": []}
        ),
        "conflict": [element_to_json(element) for element in answer.conflict],
        "conflict_is_minimal": answer.conflict_is_minimal,
        "repairs": [_repair_json(repair) for repair in answer.repairs],
        "alternatives": [_choice_json(other) for other in answer.alternatives],
        "trade_off": [
            {"against": _text(point.against), "bound": _text(point.bound), **_choice_json(point.choice)}
            for point in answer.trade_off
        ],
    }


def element_to_json(element: Element) -> dict[str, Any]:
    """A need or rule: its kind, the ids it names, and a sentence in English."""
    template, params = words_for(element)
    return {"kind": element.kind.value, "ids": list(element.ids), "text": template.format_map(params)}


def _choice_json(choice: Choice) -> dict[str, Any]:
    return {
        "cost": _text(choice.cost),
        "score": _text(choice.score),
        "items": [
            {"offer": item.offer, "quantity": _text(item.quantity), "amount": _text(item.amount), "member": item.member}
            for item in choice.items
        ],
        "members": list(choice.members),
        "uncovered": list(choice.uncovered),
        **(_lots_json(choice) if choice.lots or choice.forgone else {}),
    }


def _lots_json(choice: Choice) -> dict[str, Any]:
    return {
        "lots": list(choice.lots),
        "discounts": [{"id": name, "amount": _text(off)} for name, off in choice.discounts.items()],
        "forgone": _text(choice.forgone),
    }


def _repair_json(repair: Repair) -> dict[str, Any]:
    return {
        "changes": [
            {
                **element_to_json(change.element),
                "from": _text(change.changed_from),
                "to": _text(change.changed_to),
            }
            for change in repair.changes
        ],
        "bound": _text(repair.bound),
        **_choice_json(repair.choice),
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
