"""A text as blocks in reading order: headings, paragraphs, list items. Where the blocks came from makes no difference here."""

from dataclasses import dataclass, field
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

    `is_title` says that it is set as the title of the whole text.
    """

    kind: BlockKind
    text: str
    depth: int = 0
    number: str = ""
    place: SourcePlace = field(default_factory=SourcePlace)
    is_title: bool = False
