"""What running texts of a bill ask (Vorbemerkungen, Hinweistexte): the text as information, then each sentence that asks.

The format says nothing about what binds in them, so they are read as the prose they are, block by block.
"""

from collections.abc import Iterator
from dataclasses import replace

from bidbuilder.domain.basics.findings import SourcePlace
from bidbuilder.domain.tenders.requirements import AnswerForm, Level, Requirement
from bidbuilder.formats.readers.gaeb.texts import Element, local_name, readable_text
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.obligations import has_obligation
from bidbuilder.formats.readers.prose.blocks import Block, BlockKind
from bidbuilder.formats.readers.prose.chapters import is_heading_text
from bidbuilder.formats.readers.prose.plain import ITEM, NUMBERED_HEADING, depth_of
from bidbuilder.formats.readers.prose.requirements import ProseReader

_PARTS = frozenset({"p", "div", "ul", "ol", "table", "Text", "TextComplement"})
_BOLD, _BOLD_TAGS = "font-weight:bold", frozenset({"b", "strong"})
_BOLD_DEPTH = 8
# A line this long was broken by the width of the page, a shorter one by the buyer.
_FULL_LINE = 50
_ENDS = (".", "!", "?", ":", ";")


def information(words: str, title: str, place: SourcePlace, lot: str, section: tuple[str, ...]) -> Requirement:
    """A running text as a whole."""
    return Requirement(
        number="",
        lot=lot,
        section=section,
        title=title if words != title else "",
        text=words,
        level=Level.INFORMATION,
        answer=AnswerForm(kind="none"),
        source=place,
    )


def with_asks(told: Requirement, texts: list[Element], stem: str, notes: Notes) -> Iterator[Requirement]:
    """The running text `told`, then what its sentences ask, numbered `stem`-1, `stem`-2 …

    A text that is nothing but one such sentence is not told twice.
    """
    reader = ProseReader(Notes(notes.file))
    for text in texts:
        for block in _blocks(text, told.source):
            reader.take(block)
    reader.finish()
    above = (*told.section, told.title) if told.title else told.section
    asked = [
        replace(one, number=f"{stem}-{count}", lot=told.lot, section=(*above, *one.section), source=told.source)
        for count, one in enumerate(reader.requirements, start=1)
    ]
    if not (len(asked) == 1 and asked[0].text == told.text):
        yield told
    yield from asked


def _blocks(text: Element, place: SourcePlace) -> Iterator[Block]:
    for part in _parts(text):
        is_bold = _is_bold(part)
        for line in _unbroken(readable_text(part).splitlines()):
            yield _block(line, place, is_bold=is_bold)


def _parts(text: Element) -> Iterator[Element]:
    """The paragraphs, lists and tables of a text; the text itself where it has none."""
    if not any(local_name(part) in _PARTS for part in text):
        yield text
        return
    for part in text:
        if local_name(part) == "Text":
            yield from _parts(part)
        else:
            yield part


def _unbroken(lines: list[str]) -> Iterator[str]:
    """The lines with those joined that only the width of the page broke."""
    gathered = ""
    for line in lines:
        goes_on = gathered and line and not gathered.endswith(_ENDS) and not ITEM.match(line)
        if goes_on and (line[:1].islower() or len(gathered) >= _FULL_LINE):
            gathered = f"{gathered} {line}"
        else:
            if gathered:
                yield gathered
            gathered = line
    if gathered:
        yield gathered


def _block(line: str, place: SourcePlace, *, is_bold: bool) -> Block:
    title = line.rstrip(": ")
    numbered = NUMBERED_HEADING.fullmatch(title)
    words = numbered["words"] if numbered else title
    if is_bold and is_heading_text(words) and not has_obligation(words):
        number = numbered["number"] if numbered else ""
        return Block(BlockKind.HEADING, words, depth_of(number) if number else _BOLD_DEPTH, number, place)
    if item := ITEM.match(line):
        return Block(BlockKind.ITEM, item["words"], 1, item["sign"], place)
    return Block(BlockKind.PARAGRAPH, line, place=place)


def _is_bold(part: Element) -> bool:
    """Whether every piece of a paragraph with words in it is set in bold."""
    pieces = [one for one in part.iter("{*}span", "{*}b", "{*}strong") if "".join(map(str, one.itertext())).strip()]
    return bool(pieces) and all(
        _BOLD in (one.get("style") or "").replace(" ", "") or local_name(one) in _BOLD_TAGS for one in pieces
    )
