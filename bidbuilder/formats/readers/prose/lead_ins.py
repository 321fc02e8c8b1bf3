"""Lists and the sentences that announce them: what an item asks by its lead-in, down through lists within lists."""

from dataclasses import dataclass

from bidbuilder.formats.readers.prose.blocks import Block
from bidbuilder.formats.readers.prose.statements import Statement


@dataclass(slots=True)
class LeadIn:
    """A sentence that announces a list, what it asks, and the block it stands in. Paragraphs have depth 0."""

    block: Block
    sentence: str
    statement: Statement | None
    depth: int = 0
    is_own: bool = True  # asks by its own words, not by those of the lead-in above it
    has_items: bool = False
    is_release: bool = False  # its items are what is *not* asked for


class LeadIns:
    """The lead-ins that are open, outermost first. What is closed without any item was a sentence like any other."""

    def __init__(self) -> None:
        self._open: list[LeadIn] = []

    @property
    def innermost(self) -> LeadIn | None:
        """The lead-in the next item belongs to, if any."""
        return self._open[-1] if self._open else None

    def open(self, lead_in: LeadIn) -> None:
        """Announce a list; one that asks nothing itself asks what the one above it asks."""
        above = self.innermost
        if lead_in.statement is None and above is not None:
            lead_in.statement, lead_in.is_own = above.statement, False
            lead_in.is_release = lead_in.is_release or above.is_release
        self._open.append(lead_in)

    def close(self, depth: int = 0) -> list[LeadIn]:
        """Close those at `depth` and deeper, and give those that no item followed."""
        closed = [one for one in self._open if one.depth >= depth]
        self._open = [one for one in self._open if one.depth < depth]
        return [one for one in closed if not one.has_items]

    def note_item(self) -> None:
        """An item followed: the lead-ins have become titles; a whole sentence above another one stays a sentence."""
        for one in self._open:
            one.has_items = one is self.innermost or not one.sentence.endswith(".")

    def waits(self) -> bool:
        """Whether the last lead-in still waits for its first item."""
        return bool(self._open) and not self._open[-1].has_items
