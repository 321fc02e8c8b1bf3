"""Small problems in which each need is answered whole by one member, whose room is limited."""

from hypothesis import strategies as st

from bidbuilder.composer.problem import Problem
from bidbuilder.composer.reading import problem_of
from tests.factories.composer import make_offer


def single_source(rooms: dict[str, str], sizes: list[str], prices: list[list[str]], fixed: str = "7") -> Problem:
    """Needs of such sizes, each to be answered whole by one member, that has so much room and costs to have."""
    offers = [
        make_offer(f"{name}{need}", {f"R{need}": "1"}, prices[place][need], member=name, uses={f"C{name}": size})
        | {"max_quantity": "1", "integer": True}
        for place, name in enumerate(rooms)
        for need, size in enumerate(sizes)
    ]
    return problem_of(
        {
            "needs": [{"id": f"R{need}", "quantity": "1"} for need in range(len(sizes))],
            "members": [{"id": name, "fixed_cost": fixed} for name in rooms],
            "capacities": [{"id": f"C{name}", "amount": room} for name, room in rooms.items()],
            "offers": offers,
        }
    )


@st.composite
def single_sources(draw: st.DrawFn) -> Problem:
    """Two members and four needs or three and two; sizes and rooms with halves among them; or nobody costs to have."""
    names, count = draw(st.sampled_from([("MN", 4), ("MN", 3), ("MNO", 2)]))
    rooms = {name: draw(st.sampled_from(["4", "5.5", "7", "9", "12"])) for name in names}
    sizes = [draw(st.sampled_from(["1", "2", "2.5", "3", "4"])) for _ in range(count)]
    prices = [[str(draw(st.integers(1, 9))) for _ in range(count)] for _ in names]
    return single_source(rooms, sizes, prices, draw(st.sampled_from(["0", "3", "8"])))
