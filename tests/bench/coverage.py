"""Coverage at size: 10,000 requirements × 2,000 items in full, and one change; `python -m tests.bench.coverage`.

One requirement in fifty is a roll-up over every item; the others have three conditions and two items each.
"""

import random
from collections.abc import Callable
from decimal import Decimal
from time import perf_counter

from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.matching.constraints import Checker
from bidbuilder.domain.matching.coverage import cover, cover_changed
from bidbuilder.domain.solutions.editing import apply
from bidbuilder.domain.solutions.edits import Assign, ChangeQuantity, Edit, RemoveNode
from bidbuilder.domain.solutions.tree import Solution
from bidbuilder.domain.tenders.constraints import Aggregate, Constraint
from bidbuilder.domain.tenders.requirements import Requirement, Scope
from bidbuilder.domain.tenders.tenders import Tender
from tests.factories.dictionaries import small_dictionary
from tests.factories.offerings import choice, interval, number, offering
from tests.factories.requirements import constraint, requirement
from tests.factories.solutions import item, solution, system
from tests.factories.tenders import tender

REQUIREMENTS, ITEMS, IN_A_SYSTEM, IN_ROLL_UPS = 10_000, 2_000, 20, 50
ROLL_UPS = (
    ("power", Aggregate.SUM, "≥", "kW", 1000),
    ("mass", Aggregate.SUM, "≤", "t", 50),
    ("efficiency", Aggregate.MEAN, "≥", "%", 80),
    ("power", Aggregate.ALL, "≥", "kW", 5),
    ("mass", Aggregate.MAXIMUM, "≤", "kg", 800),
    ("pressure", Aggregate.ANY, "≥", "bar", 19),
)


def make_offering(chance: random.Random, key: int) -> Offering:
    """An offering that states eight properties."""
    return offering(
        number("power", str(chance.randint(1, 100)), "kW"),
        number("mass", str(chance.randint(1, 900)), "kg"),
        number("voltage", "400", "V"),
        number("pressure", str(chance.randint(1, 20)), "bar"),
        number("efficiency", str(chance.randint(50, 99)), "%"),
        interval("ambient_temperature", str(-chance.randint(0, 40)), str(chance.randint(20, 60)), "degC"),
        choice("protection_class", chance.choice(["IP44", "IP54", "IP65"])),
        choice("efficiency_class", chance.choice(["IE2", "IE3", "IE4"])),
        id=key,
    )


def make_conditions(chance: random.Random) -> list[Constraint]:
    """Three conditions of one item."""
    return chance.sample(
        [
            constraint("power", "≥", str(chance.randint(1, 90_000)), unit="W"),
            constraint("mass", "≤", str(chance.randint(100, 900)), unit="kg"),
            constraint("protection_class", "≥", "IP54"),
            constraint("ambient_temperature", "contains-interval", "-20", "40", unit="degC"),
            constraint("efficiency_class", "≥", "IE3"),
            constraint("voltage", "=", "400", unit="V"),
            constraint("pressure", "≥", "6", unit="bar"),
        ],
        3,
    )


def make_requirement(chance: random.Random, position: int) -> Requirement:
    """One in fifty is a roll-up over everything."""
    if position % IN_ROLL_UPS:
        return requirement(*make_conditions(chance), key=f"R{position}")
    key, aggregate, operator, unit, bound = chance.choice(ROLL_UPS)
    asked = constraint(key, operator, str(bound + chance.randint(0, 50)), unit=unit, aggregate=aggregate)
    return requirement(asked, key=f"R{position}", scope=Scope.SYSTEM)


def make_solution(chance: random.Random) -> Solution:
    """A hundred systems of twenty items."""
    answers: list[set[str]] = [set() for _ in range(ITEMS)]
    for position in range(REQUIREMENTS):
        if position % IN_ROLL_UPS:
            for _ in range(2):
                answers[chance.randrange(ITEMS)].add(f"R{position}")
    items = [item(f"i{n}", n, answers=tuple(sorted(answers[n]))) for n in range(ITEMS)]
    return solution(*(system(f"s{n}", *items[n : n + IN_A_SYSTEM]) for n in range(0, ITEMS, IN_A_SYSTEM)))


def best_of(times: int, work: Callable[[], object]) -> float:
    """The fastest of several runs, in seconds."""
    seconds = []
    for _ in range(times):
        start = perf_counter()
        work()
        seconds.append(perf_counter() - start)
    return min(seconds)


def main() -> None:
    """Print the figures with their targets."""
    chance = random.Random(1)
    offerings = {(n, 1): make_offering(chance, n) for n in range(ITEMS)}
    asked: Tender = tender(*(make_requirement(chance, n) for n in range(REQUIREMENTS)))
    built, dictionary = make_solution(chance), small_dictionary()
    print(f"full: {best_of(3, lambda: cover(asked, built, offerings, dictionary, {})):.2f} s (target 2 s)")
    checker = Checker(dictionary)
    known = cover(asked, built, offerings, dictionary, {}, checker=checker)
    edits: tuple[Edit, ...] = (
        Assign(key="i9", requirement_keys=("R1", "R2", "R3")),
        ChangeQuantity(key="i77", quantity=Decimal(3)),
        RemoveNode(key="i500"),
    )
    for edit in edits:
        after = apply(built, edit)

        def redo(after: Solution = after) -> object:
            return cover_changed(known, asked, built, after, offerings, dictionary, {}, checker=checker)

        print(f"one change ({type(edit).__name__}): {best_of(5, redo) * 1000:.0f} ms (target 50 ms)")


if __name__ == "__main__":
    main()
