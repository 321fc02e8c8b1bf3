"""Numbers and keys of requirements: their natural order, the numbers of split pieces, keys that are unique in a tender.

The number is the buyer's and is printed as the buyer wrote it; the key is ours and stays the same across versions.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from string import ascii_lowercase

from bidbuilder.domain.tenders.requirements import Requirement

_PARTS = re.compile(r"\d+|[^\W\d_]+")
_KEY = re.compile(r"R(\d+)\Z")


def number_order(number: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key that puts 4.2 before 4.10 and 4.2 before 4.2a, whatever separates the parts."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part.casefold()) for part in _PARTS.findall(number))


def piece_number(number: str, index: int) -> str:
    """The number of a piece of a split requirement: 4.2 becomes 4.2a, 4.2b …; after z follow aa, ab …"""
    letters = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, len(ascii_lowercase))
        letters = ascii_lowercase[letter] + letters
    return f"{number}{letters}" if not number[-1:].isalpha() else f"{number}.{letters}"


def assign_keys(requirements: Iterable[Requirement], taken: Iterable[str] = ()) -> tuple[Requirement, ...]:
    """Give a key (R1, R2 …) to every requirement that has none or shares one with an earlier requirement.

    New keys count on from the highest there is, also among `taken` (keys of earlier versions are never given again).
    """
    listed = tuple(requirements)
    highest = highest_key((*taken, *(one.key for one in listed)))
    keyed, seen = [], set[str]()
    for one in listed:
        if not one.key or one.key in seen:
            highest += 1
            one = replace(one, key=f"R{highest}")
        seen.add(one.key)
        keyed.append(one)
    return tuple(keyed)


def new_keys(count: int, taken: Iterable[str]) -> tuple[str, ...]:
    """That many keys that are not taken, counting on from the highest there is."""
    highest = highest_key(taken)
    return tuple(f"R{highest + step}" for step in range(1, count + 1))


def highest_key(keys: Iterable[str]) -> int:
    """The highest number among keys like R17; 0 without any."""
    return max((int(match[1]) for key in keys if (match := _KEY.match(key))), default=0)


def renumber(requirements: Sequence[Requirement]) -> tuple[Requirement, ...]:
    """Give a number to every requirement that has none, or one that an earlier requirement of its lot already has.

    A missing number follows the section: the first number found in its innermost heading (`3.2 Pumps`), a dot and the
    position among the requirements of that section; without such a heading it is the position in the tender. A second
    4.2 becomes 4.2a and so on. Numbers the buyer gave once are never touched.
    """
    taken = {(one.lot, one.number) for one in requirements if one.number}
    first_seen: set[tuple[str, str]] = set()
    positions: Counter[tuple[str, tuple[str, ...]]] = Counter()
    numbered = []
    for position, one in enumerate(requirements, start=1):
        positions[one.lot, one.section] += 1
        if not one.number:
            wanted = _number_in_section(one, positions[one.lot, one.section], position)
            one = replace(one, number=_free_number(one.lot, wanted, taken))
        elif (one.lot, one.number) in first_seen:
            one = replace(one, number=_free_number(one.lot, one.number, taken))
        taken.add((one.lot, one.number))
        first_seen.add((one.lot, one.number))
        numbered.append(one)
    return tuple(numbered)


def _number_in_section(requirement: Requirement, in_section: int, in_tender: int) -> str:
    heading = requirement.section[-1] if requirement.section else ""
    match = re.match(r"\s*(\d+(?:\.\d+)*|[A-Z](?:\.\d+)+)\b", heading)
    return f"{match[1]}.{in_section}" if match else str(in_tender)


def _free_number(lot: str, wanted: str, taken: set[tuple[str, str]]) -> str:
    number, index = wanted, 0
    while (lot, number) in taken:
        number = piece_number(wanted, index)
        index += 1
    return number
