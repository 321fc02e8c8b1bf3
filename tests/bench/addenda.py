"""How long it takes to line up two versions of a call of 5,000 requirements, by how much of it was rewritten."""

import random
import re
from functools import partial

from bidbuilder.domain.tenders.amending import amend
from bidbuilder.domain.tenders.tenders import Tender
from tests.bench.timing import report
from tests.factories.versions import difference_of, read_rows, stored_from, versions_of

REQUIREMENTS = 5_000
_WORDS = re.findall(
    r"\w+",
    """
    pump motor valve steel paint class pressure flow heat boiler pipe duct cable panel sensor control alarm test report
    manual drawing training delivery warranty spare part efficiency noise vibration enclosure flange seal bearing shaft
    """,
)


def measure() -> None:
    """Print the figures: nothing changed, a tenth, everything; then taking all of it over."""
    before = _call(random.Random(1))
    for share in (0.0, 0.1, 1.0):
        after = _amended(before, share, random.Random(2))
        report(
            f"{REQUIREMENTS} × {REQUIREMENTS}, {share:.0%} reworded, renumbered",
            partial(difference_of, before, after),
            3,
        )
    versions, stored = versions_of(before, _amended(before, 0.1, random.Random(2))), stored_from(before)
    report("taking 10 % changed of them over", lambda: amend(stored, versions, versions.difference.ids), 3)


def _call(dice: random.Random) -> Tender:
    rows = [(f"{number // 50}.{number % 50}", _sentence(dice)) for number in range(REQUIREMENTS)]
    return read_rows(*rows)


def _sentence(dice: random.Random) -> str:
    words = " ".join(dice.choices(_WORDS, k=dice.randint(8, 30)))
    return f"The supplier shall provide {words} of at least {dice.randint(1, 999)} kW."


def _amended(before: Tender, share: float, dice: random.Random) -> Tender:
    """A row inserted in front, so that all numbers shift, and that share of the others with one word changed."""
    rows = [("0.0", "A completely new first requirement about delivery notes.")]
    for number, one in enumerate(before.requirements, start=1):
        words = one.text.split()
        if dice.random() < share:
            words[dice.randrange(4, len(words) - 4)] = "amended"
        rows.append((f"{number // 50}.{number % 50}", " ".join(words)))
    return read_rows(*rows, file="v2.xlsx")
