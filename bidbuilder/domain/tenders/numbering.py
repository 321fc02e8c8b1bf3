"""Numbers and keys of requirements: the numbers of split pieces, and keys that are unique in a tender.

The number is the buyer's and is printed as the buyer wrote it; the key is ours and stays the same across versions.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from string import ascii_lowercase

from bidbuilder.domain.tenders.requirements import Requirement

_KEY = re.compile(r"R(\d+)\Z")


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
