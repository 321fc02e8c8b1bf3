"""Running texts as one part: headings, paragraphs and list items as they follow each other, tables row by row."""

from collections.abc import Iterable, Iterator

from bidbuilder.domain.tenders.sources import PartKind, SourceLine, SourcePart, address_of
from bidbuilder.formats.readers.prose.blocks import Block, BlockKind
from bidbuilder.formats.readers.workbook.grid import Sheet
from bidbuilder.formats.sources.asking import asks_in, others_in
from bidbuilder.formats.sources.bounds import cut
from bidbuilder.formats.sources.grids import rows_of

# An item of a list may ask with a single word; so short a paragraph is a caption.
_FEWEST_WORDS = {BlockKind.ITEM: 1, BlockKind.PARAGRAPH: 3}


def part_of_text(pieces: Iterable[Block | Sheet]) -> SourcePart:
    """The part of a text given as the blocks and tables its reader sees."""
    return SourcePart(kind=PartKind.TEXT, lines=tuple(_lines(pieces)))


def _lines(pieces: Iterable[Block | Sheet]) -> Iterator[SourceLine]:
    for piece in pieces:
        if isinstance(piece, Sheet):
            yield from rows_of(piece)
        else:
            yield _line(piece)


def _line(block: Block) -> SourceLine:
    is_heading = block.kind is BlockKind.HEADING
    return SourceLine(
        address=address_of(block.place),
        text=cut(block.text),
        kind=block.kind.value,
        depth=block.depth,
        name=block.number,
        asks=() if is_heading else tuple(asks_in(block.text)),
        others=() if is_heading else tuple(others_in(block.text, _FEWEST_WORDS[block.kind])),
    )
