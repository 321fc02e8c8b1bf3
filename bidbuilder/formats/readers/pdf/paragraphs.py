"""Lines of a PDF put together into headings, items and paragraphs by their places, sizes and weights."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from bidbuilder.domain.basics.findings import SourcePlace
from bidbuilder.formats.readers.obligations import has_obligation
from bidbuilder.formats.readers.pdf.lines import Line, joined
from bidbuilder.formats.readers.prose.blocks import Block, BlockKind
from bidbuilder.formats.readers.prose.chapters import NUMBERED_CLAUSE, is_heading_text
from bidbuilder.formats.readers.prose.plain import ITEM, NUMBERED_HEADING, depth_of

# A gap above a line of more than this part of its height begins a new paragraph.
_PARAGRAPH_GAP = 0.65
_LARGER = 1.12
_SAME_SIZE = 1.06
_FULL_LINE = 0.85
_SAME_LEFT = 4.0
_LONGEST_HEADING = 120
_SENTENCE_ENDS = (".", ";", ",")
_PARAGRAPH_ENDS = (".", ":", "?", "!", ";")
# Depths of headings: sizes weigh more than numbers, so that a number only nests headings of one size.
_STEP = 10


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set: the usual height and right end of its lines, its heading sizes, whether most of it is bold."""

    height: float = 0.0
    right: float = 0.0
    sizes: tuple[float, ...] = ()
    is_bold: bool = False

    def is_large(self, line: Line) -> bool:
        """Whether a line is larger than the text."""
        return line.height > _LARGER * self.height

    def stands_out(self, line: Line) -> bool:
        """Whether a line is bold in a document that is not."""
        return line.is_bold and not self.is_bold

    def depth(self, line: Line, number: str) -> int:
        """The level of a heading: larger ones first, of one size those with shorter numbers, bold ones last."""
        rank = next(
            (index for index, size in enumerate(self.sizes) if line.height * _SAME_SIZE >= size), len(self.sizes)
        )
        is_only_bold = not number and not self.is_large(line)
        return (rank + 1 + is_only_bold) * _STEP + (depth_of(number) if number else 0)


def setting_of(lines: Sequence[Line]) -> Setting:
    """The setting of a document by its lines outside of tables, or in them where there are no others."""
    text = [line for line in lines if line.grid is None] or list(lines)
    if not text:
        return Setting()
    height = median(line.height for line in text)
    sizes: list[float] = []
    for size in sorted({line.height for line in text if line.height > _LARGER * height}, reverse=True):
        if not sizes or size * _SAME_SIZE < sizes[-1]:
            sizes.append(size)
    rights = sorted(line.right for line in text)
    return Setting(
        height=height,
        right=rights[int(len(rights) * 0.9)],
        sizes=tuple(sizes),
        is_bold=2 * sum(line.is_bold for line in text) > len(text),
    )


def group_lines(lines: Sequence[Line], setting: Setting) -> Iterator[list[Line]]:
    """Lines that belong together. A paragraph may go on over the end of a page; a cell of a table is a group of its own."""
    group: list[Line] = []
    for line in lines:
        if group and _begins_anew(line, group, setting):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


class Indents:
    """How deep items lie in lists within lists, by where they begin; a heading ends all lists."""

    def __init__(self) -> None:
        self._lefts: list[float] = []

    def end(self) -> None:
        """Forget the lists so far."""
        self._lefts = []

    def of_item(self, left: float) -> int:
        """The depth of an item, 1 outermost."""
        self._lefts = [one for one in self._lefts if one < left - _SAME_LEFT]
        self._lefts.append(left)
        return len(self._lefts)

    def of_paragraph(self, left: float) -> int:
        """1 for a paragraph that stands under the words of an item, else 0."""
        return int(bool(self._lefts) and left > self._lefts[0] + _SAME_LEFT)


def block_of(group: Sequence[Line], setting: Setting, indents: Indents, place: SourcePlace) -> Block:
    """A group of lines as a heading, an item or a paragraph."""
    text = joined(group)
    typed = NUMBERED_HEADING.match(text)
    if _is_heading(group, setting):
        indents.end()
        number, words = (typed["number"], typed["words"]) if typed else ("", text)
        depth = setting.depth(group[0], number)
        is_title = depth == _STEP and setting.is_large(group[0])
        return Block(BlockKind.HEADING, words, depth, number, place, is_title)
    item = ITEM.match(text)
    if item:
        return Block(BlockKind.ITEM, item["words"], indents.of_item(group[0].left), item["sign"], place)
    if typed:
        return Block(BlockKind.PARAGRAPH, typed["words"], 0, typed["number"], place)
    return Block(BlockKind.PARAGRAPH, text, indents.of_paragraph(group[0].left), place=place)


def _begins_anew(line: Line, group: Sequence[Line], setting: Setting) -> bool:
    last = group[-1]
    if line.box is not last.box:
        return True
    typed = NUMBERED_HEADING.match(line.text)
    if ITEM.match(line.text) or NUMBERED_CLAUSE.match(line.text) or (typed and is_heading_text(typed["words"])):
        return True
    if _changes_weight(line, group, setting) or (_is_heading(group, setting) and not setting.is_large(line)):
        return True
    if line.page != last.page:
        return last.text.endswith((".", ":", "?", "!")) or _is_behind_item(line, group)
    # Columns and table cells begin above the end of the last line.
    gap = last.bottom - line.top
    return gap > _PARAGRAPH_GAP * last.height or gap < -last.height or setting.is_large(line) != setting.is_large(last)


def _is_behind_item(line: Line, group: Sequence[Line]) -> bool:
    """Whether a line on the next page is a paragraph behind an item: not under its words, and begun with a capital."""
    is_item = ITEM.match(group[0].text) is not None
    return is_item and line.left < group[0].left + _SAME_LEFT and line.text[:1].isupper()


def _changes_weight(line: Line, group: Sequence[Line], setting: Setting) -> bool:
    """Whether a bold title ends here, or one begins behind the end of a paragraph; bold words amid a sentence are neither."""
    last = group[-1]
    if setting.stands_out(line) == setting.stands_out(last):
        return False
    if setting.stands_out(line):
        return last.text.endswith(_PARAGRAPH_ENDS) or last.right < _FULL_LINE * setting.right
    is_title = all(setting.stands_out(one) for one in group) and len(joined(group)) <= _LONGEST_HEADING
    return is_title and last.right < _FULL_LINE * setting.right


def _is_heading(group: Sequence[Line], setting: Setting) -> bool:
    """Large and short, or short with a number or in bold type."""
    text = joined(group)
    if all(setting.is_large(line) for line in group):
        return len(text) <= _LONGEST_HEADING and not text.endswith(_SENTENCE_ENDS)
    if len(group) > 1:
        return False
    typed = NUMBERED_HEADING.match(text)
    is_item, stands_out = ITEM.match(text) is not None, setting.stands_out(group[0])
    if (
        typed is not None
        and is_heading_text(typed["words"])
        and (stands_out or not (is_item or _is_full(group[0], setting)))
    ):
        return True
    is_bold = stands_out and not is_item
    return is_bold and is_heading_text(text.rstrip(":")) and not has_obligation(text)


def _is_full(line: Line, setting: Setting) -> bool:
    """Whether a line is known to fill the page's width, as the first line of a clause does; titles are shorter."""
    return 0 < _FULL_LINE * setting.right <= line.right
