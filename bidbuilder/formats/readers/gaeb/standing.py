"""How a position stands in a bill of quantities: counted, an alternative, on demand or dropped. Reader and answer share it.

GAEB DA XML numbers the positions of a group of alternatives: 0 is the base (Grundposition), others replace it. Programs that
count from 1 exist, so the base is the lowest number of the group. Categories form such groups too.
"""

from collections.abc import Iterator
from enum import StrEnum

from bidbuilder.domain.tenders.requirements import Level
from bidbuilder.formats.readers.gaeb.texts import Element, child, short_text

_GROUPS = (("ALNGroupNo", "ALNSerNo"), ("ALNBGroupNo", "ALNBSerNo"))
_WITH_TOTAL = {"withtotal", "yes", "true"}
_DROPPED = ("NotAppl", "NotApplBoQ")


class Standing(StrEnum):
    """What a position is to the total of a bid."""

    PLAIN = "plain"
    ON_DEMAND = "on-demand"  # only if the buyer calls for it, yet part of the total
    OUTSIDE = "outside"  # only on demand, and no part of the total
    ALTERNATIVE = "alternative"  # in place of the base position
    DROPPED = "dropped"

    @property
    def counts(self) -> bool:
        """Whether the position is part of the total."""
        return self in {Standing.PLAIN, Standing.ON_DEMAND}

    @property
    def level(self) -> Level:
        """How binding it is for a solution: only plain positions have to be in it, those outside the total need not."""
        if self is Standing.PLAIN:
            return Level.MANDATORY
        return Level.RATED if self is Standing.ON_DEMAND else Level.INFORMATION


class Standings:
    """The standing of each position of one bill; `bill` is any element that holds the whole of it, or None."""

    def __init__(self, bill: Element | None) -> None:
        self._bases: dict[tuple[str, str], int] = {}
        self._serials: dict[tuple[str, str], set[int]] = {}
        for element in bill.iter("{*}Item", "{*}MarkupItem", "{*}BoQCtgy") if bill is not None else ():
            for key, serial in _alternatives(element):
                self._bases[key] = min(serial, self._bases.get(key, serial))
                self._serials.setdefault(key, set()).add(serial)

    def of(self, item: Element) -> Standing:
        """The standing of a position: its own, or that of a category around it that is an alternative or dropped."""
        around = [item, *item.iterancestors("{*}BoQCtgy")]
        if any(_is_dropped(one) for one in around):
            return Standing.DROPPED
        if any(self._bases.get(key, serial) != serial for one in around for key, serial in _alternatives(one)):
            return Standing.ALTERNATIVE
        demand = short_text(item, "Provis").lower()
        if not demand:
            return Standing.PLAIN
        return Standing.ON_DEMAND if demand in _WITH_TOTAL else Standing.OUTSIDE

    def lacks_base(self, item: Element) -> bool:
        """Whether it is numbered as an alternative, from 1 on, in a group that has no other number."""
        return any(serial > 0 and self._serials.get(key) == {serial} for key, serial in _alternatives(item))


def group_of(item: Element) -> str:
    """The number of the group of alternatives the position or a category around it belongs to; ``""`` for none."""
    around = [item, *item.iterancestors("{*}BoQCtgy")]
    return next((key[1] for one in around for key, _serial in _alternatives(one)), "")


def _alternatives(element: Element) -> Iterator[tuple[tuple[str, str], int]]:
    """The group and the number in it; a number left out or unreadable is that of the base."""
    for group, serial in _GROUPS:
        name, written = short_text(element, group), short_text(element, serial)
        if name:
            yield (group, name), _count(written)


def _count(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0


def _is_dropped(element: Element) -> bool:
    """Whether the buyer says so; the sign may also say that it is not (tgNotAppl: Yes or No)."""
    return any(child(element, name) is not None and short_text(element, name) != "No" for name in _DROPPED)
