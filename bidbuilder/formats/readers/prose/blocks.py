"""A text as blocks in reading order: headings, paragraphs, list items. Where the blocks came from makes no difference here."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from bidbuilder.domain.basics.findings import SourcePlace


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `depth` is the level of a heading (1 outermost) or of a list item; `number` as it is printed.

    `is_title` says that it is set as the title of the whole text. `lines` has where in the text of a paragraph that was
    broken into lines each of them begins, and its number: a sentence has the place of the line it begins at.
    """

    kind: BlockKind
    text: str
    depth: int = 0
    number: str = ""
    place: SourcePlace = field(default_factory=SourcePlace)
    is_title: bool = False
    lines: tuple[tuple[int, int], ...] = ()

    def place_of(self, words: str) -> SourcePlace:
        """Where words of the block begin: `L9:11` is line 11 in the paragraph that begins at line 9."""
        at = self.text.find(words)
        line = next((number for start, number in reversed(self.lines) if start <= at), None)
        return replace(self.place, cell=f"{self.place.cell}:{line}") if line is not None else self.place

    def without_beginning(self, length: int) -> "Block":
        """The block without its first letters."""
        lines = tuple((max(start - length, 0), number) for start, number in self.lines)
        return replace(self, text=self.text[length:], lines=lines)
