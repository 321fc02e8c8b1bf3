"""Plain and Markdown text as blocks: headings by their signs or numbers, list items by theirs, paragraphs by empty lines."""

import re
from collections.abc import Iterable, Iterator

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.tenders import Tender, TenderReading
from bidbuilder.formats.readers.language_guess import guess_language
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.obligations import has_obligation
from bidbuilder.formats.readers.prose.blocks import Block, BlockKind
from bidbuilder.formats.readers.prose.breaks import are_small_items, goes_on_with_figure, split_paragraph
from bidbuilder.formats.readers.prose.chapters import NUMBERED_CLAUSE, chapter_block, chapter_lines, is_heading_text
from bidbuilder.formats.readers.prose.markup import RULE, plain_lines, plain_words, table_end, table_of
from bidbuilder.formats.readers.prose.nesting import Nesting
from bidbuilder.formats.readers.prose.particulars import Particulars
from bidbuilder.formats.readers.prose.printed_lines import mended_lines
from bidbuilder.formats.readers.prose.requirements import ProseReader
from bidbuilder.formats.readers.prose.tables import blocks_of_table, requirements_of_table
from bidbuilder.formats.readers.prose.typed_layout import are_items, is_caption, typed_table, typed_table_end
from bidbuilder.formats.readers.titles import title_of_name
from bidbuilder.formats.readers.workbook.grid import Sheet

FORMAT = "text"

_MARKED_HEADING = re.compile(r"(?P<signs>#{1,6})\s*(?P<words>[^#].*?)\s*#*$")
NUMBERED_HEADING = re.compile(
    r"(?P<number>(?:§|(?:Section|Sec\.|Chapter|Afsnit|Kapitel|Article|Art\.)\s*)?\d{1,3}(?:\.\d{1,3})*\.?)\s+(?P<words>\S.*)"
)
# Bullets of Symbol and Wingdings come out of PDF files as private signs from U+F000 on. Numbers from 10 on may fill the room
# before their words: “11.Support”.
ITEM = re.compile(
    r"(?P<indent>\s*)(?P<sign>[-*•–●▪◦‣➢○■□o\uf000-\uf0ff]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5}|[IVX]{1,4})[.)])"
    r"(?:\s+|(?<=-)(?=[A-ZÆØÅÄÖÜ])|(?<=\d\d[.)])(?=[A-ZÆØÅÄÖÜ][^\W\dA-ZÆØÅÄÖÜ]))(?P<words>\S.*)"
)
_ROMAN = re.compile(r"\(?[IVX]{1,4}[.)]")
_SETEXT = re.compile(r"\s{0,3}(?:={3,}|-{3,})\s*$")
_BOLD = re.compile(r"\*\*(?P<words>[^*]+)\*\*\s*:?$|__(?P<more>[^_]+)__$")
_BOLD_DEPTH = 8
_INDENTED = re.compile(r"\s{2,}")
_SHORTEST_CAPITALS, _SHORTEST_TITLE = 4, 8
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_LONGEST_HEADING = 90


def read_prose(file_format: str, pieces: Iterable[Block | Sheet], notes: Notes) -> TenderReading:
    """The tender draft of a running text given as blocks and tables; title and language are proposals."""
    reader, particulars = ProseReader(notes), Particulars(notes)
    texts: list[str] = []
    for piece in Nesting().nest(pieces):
        if isinstance(piece, Sheet):
            texts += [cell.text for cells in piece.rows.values() for cell in cells.values()]
            particulars.take_table(piece)
            _take_table(reader, piece, notes)
        else:
            texts.append(piece.text)
            particulars.take(piece)
            reader.take(piece)
    reader.finish(particulars.says_only_that)
    language = guess_language(texts)
    if language:
        message = translatable("The language of the tender is taken to be {language}, by the words of its texts.")
        notes.info("language-guessed", message, language=language)
    if not reader.requirements:
        notes.warn("no-obligations", translatable("No sentence with an obligation was found."))
    title = particulars.find_title() or title_of_name(notes.file)
    tender = Tender(
        title={language or "und": title} if title else {},
        languages=(language,) if language else (),
        requirements=tuple(reader.requirements),
    )
    return TenderReading(format=file_format, tender=particulars.fill(tender), findings=notes.findings)


def _take_table(reader: ProseReader, sheet: Sheet, notes: Notes) -> None:
    found = requirements_of_table(sheet, reader.section, notes)
    if found is None:
        for block in blocks_of_table(sheet, notes):
            reader.take(block)
    else:
        reader.take_rows(found)


def read_plain(name: str, text: str) -> TenderReading:
    """The tender draft of a plain or Markdown text."""
    notes = Notes(name)
    return read_prose(FORMAT, blocks_of_text(text, notes), notes)


def blocks_of_text(text: str, notes: Notes) -> Iterator[Block | Sheet]:
    """The blocks and tables of a text; the place of each is the line it begins at, as `L12`."""
    lines = mended_lines(plain_lines(text))
    chapters = chapter_lines(lines)
    index, tables = 0, 0
    while index < len(lines):
        line, end = lines[index], table_end(lines, index)
        if end > index:
            tables += 1
            yield table_of(lines[index:end], f"Table {tables}")
            index = end
            continue
        end = typed_table_end(lines, index)
        if end > index:
            tables += 1
            yield typed_table(lines[index:end], f"Table {tables}")
            index = end
            continue
        end = index + 1
        if line.strip() and not RULE.fullmatch(line):
            while end < len(lines) and (
                _continues(lines[end], line) or goes_on_with_figure(lines[end], lines[end - 1])
            ):
                end += 1
            underline = lines[end] if end < len(lines) else ""
            if index in chapters:
                yield chapter_block(line, notes.place(cell=f"L{index + 1}"))
                end = index + 1
            elif _begin_alike(lines[index:end]):
                yield from _items_without_signs(lines, range(index, end), notes)
            elif _is_list_without_signs(lines[index:end]):
                yield _block(line, [], index + 1, notes, underline="")
                yield from _items_without_signs(lines, range(index + 1, end), notes)
            elif not _is_untitled_item(line) and are_items(lines[index:end]):
                yield from _list_of_lines(lines, range(index, end), notes)
            elif _is_below_colon(lines, index) and are_small_items(lines[index:end]):
                yield from _items_without_signs(lines, range(index, end), notes)
            else:
                yield from _pieces(lines, range(index, end), notes, underline=underline)
        index = end


def _pieces(lines: list[str], places: range, notes: Notes, *, underline: str) -> Iterator[Block]:
    """The paragraph of some lines; lines of it that stand alone are blocks of their own."""
    for start, end, is_caption_of in split_paragraph(lines[places[0] : places[-1] + 1]):
        first, line = places[0] + start, lines[places[0] + start]
        if is_caption_of:
            item = ITEM.match(line)
            words = plain_words(item["words"] if item else line).rstrip(": ")
            number = item["sign"].strip("().") if item else ""
            yield Block(BlockKind.HEADING, words, _BOLD_DEPTH, number, notes.place(cell=f"L{first + 1}"))
        else:
            behind = underline if end == len(places) else ""
            yield _block(line, lines[first + 1 : places[0] + end], first + 1, notes, underline=behind)


def _is_below_colon(lines: list[str], at: int) -> bool:
    above = next((lines[one] for one in range(at - 1, -1, -1) if lines[one].strip()), "")
    return above.rstrip().endswith(":")


def _continues(line: str, first: str) -> bool:
    """Whether a line belongs to the paragraph above it: not empty, and no heading, clause, item or table row of its own."""
    if is_capital_title(line) != is_capital_title(first):
        return False
    item = ITEM.match(first)
    if item and item["words"].isupper() and _is_capital_title(item) and not line.isupper():
        return False
    if not line.strip() or _MARKED_HEADING.match(first.strip()) or RULE.fullmatch(line) or NUMBERED_CLAUSE.match(line):
        return False
    # A numbered title stands on a line of its own; a numbered sentence goes on in small letters or asks something.
    typed = NUMBERED_HEADING.match(first.strip())
    if typed and is_heading_text(typed["words"]) and line.strip()[:1].isupper() and not has_obligation(first):
        return False
    return not (_MARKED_HEADING.match(line.strip()) or ITEM.match(line) or line.lstrip().startswith(("|", "<table")))


def _is_list_without_signs(lines: list[str]) -> bool:
    """Whether short lines stand right below a line that ends with a colon, each begun anew with a capital or a figure."""
    first, *more = (line.strip() for line in lines)
    is_begun_anew = all(line[:1].isupper() or line[:1].isdigit() for line in more)
    return first.endswith(":") and len(more) > 1 and is_begun_anew and max(map(len, more)) <= _LONGEST_HEADING


def _begin_alike(lines: list[str]) -> bool:
    """Whether each of several short lines begins with the same words and none ends a sentence: “Documentation of …”."""
    begun = {tuple(line.split()[:2]) for line in lines}
    is_alike = len(lines) > 2 and len(begun) == 1 and lines[0].strip()[:1].isalpha()
    return is_alike and not any(line.rstrip().endswith((".", ":", ",")) for line in lines)


def _items_without_signs(lines: list[str], places: range, notes: Notes) -> Iterator[Block]:
    for at in places:
        yield Block(BlockKind.ITEM, plain_words(lines[at].strip()), 1, "", notes.place(cell=f"L{at + 1}"))


def _is_untitled_item(line: str) -> bool:
    """Whether a line is an item of a signed list, not the numbered title of a list."""
    item = ITEM.match(line)
    return item is not None and not (
        item["sign"][:-1].isdigit() and len(item["words"].split()) <= 3 and is_heading_text(item["words"])
    )


def _list_of_lines(lines: list[str], places: range, notes: Notes) -> Iterator[Block]:
    """Lines that are a list, below the first of them where that is its name."""
    first, place = lines[places[0]].strip(), notes.place(cell=f"L{places[0] + 1}")
    item = ITEM.match(first)
    if item is not None:
        yield Block(BlockKind.HEADING, plain_words(item["words"]), 1, item["sign"].rstrip("."), place)
    elif is_caption(first, lines[places[1] : places[-1] + 1]):
        yield Block(BlockKind.HEADING, plain_words(first), _BOLD_DEPTH, place=place)
    else:
        places = range(places[0] - 1, places[-1] + 1)
    yield from _items_without_signs(lines, places[1:], notes)


def _block(first: str, more: list[str], line: int, notes: Notes, *, underline: str) -> Block:
    place = notes.place(cell=f"L{line}")
    heading = _MARKED_HEADING.match(first.strip())
    if heading:
        words = plain_words(heading["words"])
        numbered = NUMBERED_HEADING.match(words)
        number, words = (numbered["number"], numbered["words"]) if numbered else ("", words)
        return Block(BlockKind.HEADING, words, len(heading["signs"]), number, place)
    text = plain_words(" ".join([first.strip(), *(one.strip() for one in more)]))
    item = ITEM.match(first)
    if item and not more and _is_capital_title(item):
        return Block(BlockKind.HEADING, plain_words(item["words"]).rstrip(": "), 1, item["sign"].rstrip("."), place)
    if item and not more and _is_title_above(item, underline):
        return Block(BlockKind.HEADING, plain_words(item["words"]), 1, item["sign"].rstrip("."), place)
    if item:
        words = plain_words(" ".join([item["words"], *(one.strip() for one in more)]))
        depth, starts = 1 + len(item["indent"].expandtabs(4)) // 2, _line_starts(words, more, line)
        return Block(BlockKind.ITEM, words, depth, item["sign"], place, lines=starts)
    numbered = NUMBERED_HEADING.match(text)
    if numbered and not more and is_heading_text(numbered["words"]):
        return Block(BlockKind.HEADING, numbered["words"], depth_of(numbered["number"]), numbered["number"], place)
    if not more and len(text) <= _LONGEST_HEADING and _SETEXT.match(underline):
        return Block(BlockKind.HEADING, text, 1 if "=" in underline else 2, place=place)
    bold = _BOLD.match(first.strip())
    if bold and not more and is_heading_text(text.rstrip(":")):
        return Block(BlockKind.HEADING, text, _BOLD_DEPTH, place=place)
    if not more and is_capital_title(text):
        return Block(BlockKind.HEADING, text.rstrip(": "), _BOLD_DEPTH, place=place)
    depth = 1 if _INDENTED.match(first) else 0
    return Block(BlockKind.PARAGRAPH, text, depth, place=place, lines=_line_starts(text, more, line))


def _is_title_above(item: re.Match[str], below: str) -> bool:
    """Whether a numbered line titles the sentence right below it: no item of a list goes on so."""
    is_sentence = below.strip()[:1].isupper() and below.rstrip().endswith(".") and not ITEM.match(below)
    return is_sentence and item["sign"][:1].isdigit() and is_heading_text(item["words"])


def _line_starts(text: str, more: list[str], line: int) -> tuple[tuple[int, int], ...]:
    """Where in a paragraph its further lines begin, each with its number; `line` is that of the first."""
    found: list[tuple[int, int]] = []
    at = 0
    for number, words in enumerate((plain_words(one) for one in more), start=line + 1):
        at = text.find(words, at + 1)
        if at < 0:
            break
        found.append((at, number))
    return tuple(found)


def _is_capital_title(item: re.Match[str]) -> bool:
    """Whether a numbered line is a chapter's title: “5. FACTORY TESTS AND INSPECTIONS”, all in capitals, or “IV. Scope”."""
    words = item["words"].rstrip(": ")
    if _ROMAN.fullmatch(item["sign"]):
        return is_heading_text(words)
    return (
        item["sign"][:1].isdigit() and words.isupper() and len(words) >= _SHORTEST_CAPITALS and is_heading_text(words)
    )


def is_capital_title(line: str) -> bool:
    """Whether a line is a title typed in capitals, such as “SUPERVISION AND TRAINING:” or “KRAV TIL DRIFT”."""
    words = _IN_BRACKETS.sub("", line).strip().rstrip(":")
    is_lead_in = line.rstrip().endswith(":") and has_obligation(line)
    if not words.isupper() or not is_heading_text(words) or ITEM.match(line) or is_lead_in:
        return False
    return sum(letter.isalpha() for letter in words) >= _SHORTEST_TITLE


def depth_of(number: str) -> int:
    """The level of a numbered heading: `3` and `3.0` 1, `3.1` 2."""
    return number.strip(".").removesuffix(".0").count(".") + 1
