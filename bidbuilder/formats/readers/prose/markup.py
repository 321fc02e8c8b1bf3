"""Marks of Markdown and HTML in a text, taken away line by line, and its tables as grids; the words themselves stay."""

import html as entities
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest

from lxml import etree, html

from bidbuilder.formats.readers.workbook.grid import PLAIN, Cell, Look, Sheet

_MARKUP = re.compile(r"\*{2,3}|_{2,3}|(?<!\w)[*_]{1,3}(?=\w)|(?<=[\w.,:;)])[*_]{1,3}(?!\w)|`")
_LINK = re.compile(r"!?\[([^\]]*)\](?:\((?:[^()\s]|\([^()\s]*\))*(?: \"[^\"]*\")?\)|\{[^}]*\})")
_COMMENT = re.compile(r"<!--.*?-->")
_TAG = re.compile(r"</?(?:span|a|b|i|u|em|strong|sup|sub|font|p|br|div|center|blockquote|small|code)\b[^<>]*>", re.I)
_QUOTE = re.compile(r"^\s*>+ ?")
_QUOTE_IN_ITEM = re.compile(r"^(\s*(?:[-*•]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])\s+)>+ ")
_ENTITY = re.compile(r"&(?:nbsp|amp|quot|apos|#\d{2,4});")
_ESCAPE = re.compile(r"\\([^\w\s])")
_TABLE_BEGIN, _TABLE_END = re.compile(r"\s*<table\b", re.I), re.compile(r"</table>", re.I)
_ROW = re.compile(r"\s*\|.*\|\s*$")
_HEADING_RULE = re.compile(r"\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)+\|?\s*$")
_BOLD_CELL = re.compile(r"\s*(\*\*|__)[^*_]+\1\s*")
# Tables drawn with signs: “+----+----+” between the rows, “+====+====+” below the headings.
_DRAWN_RULE = re.compile(r"\s*\+(?:[-=:]{3,}\+)+\s*$")
_LONGEST_TABLE = 20_000
_SIGN = re.compile(r"[-*•]\s+(?=\S)")
_HEADING_LOOK = Look(is_bold=True)
RULE = re.compile(r"[\s|:=+-]+$")


def plain_lines(text: str) -> list[str]:
    """The lines of a text without quotation marks at their beginning, comments, tags and entities; none is lost."""
    return [_plain_line(line) for line in text.splitlines()]


def _plain_line(line: str) -> str:
    words = _ESCAPE.sub(r"\1", _TAG.sub("", _COMMENT.sub("", _QUOTE_IN_ITEM.sub(r"\1", _QUOTE.sub("", line)))))
    return entities.unescape(words).replace("\N{NO-BREAK SPACE}", " ") if _ENTITY.search(words) else words


def plain_words(text: str) -> str:
    """A text without Markdown signs."""
    return _MARKUP.sub("", _LINK.sub(r"\1", text)).strip()


def table_end(lines: Sequence[str], start: int) -> int:
    """The line behind a table that begins at a line; the line itself where none begins."""
    if _TABLE_BEGIN.match(lines[start]):
        ends = (index + 1 for index in range(start, len(lines)) if _TABLE_END.search(lines[index]))
        return next(ends, start)
    if _DRAWN_RULE.match(lines[start]):
        ends = (index for index in range(start, len(lines)) if not _is_drawn(lines[index]))
        return next(ends, len(lines))
    is_unframed = "|" in lines[start] and start + 1 < len(lines) and _HEADING_RULE.match(lines[start + 1])
    if not is_unframed and not _ROW.match(lines[start]):
        return start
    end = start
    while end < len(lines) and ("|" in lines[end] if is_unframed else _ROW.match(lines[end])):
        end += 1
    return end


def _is_drawn(line: str) -> bool:
    return _ROW.match(line) is not None or _DRAWN_RULE.match(line) is not None


def table_of(lines: Sequence[str], name: str) -> Sheet:
    """A table of Markdown or HTML, or one drawn with signs, as a grid. Rules are left out, so rows count without them."""
    if _TABLE_BEGIN.match(lines[0]):
        return _grid(name, _html_rows("\n".join(lines)), has_heading="<th" in "".join(lines).lower())
    if _DRAWN_RULE.match(lines[0]):
        has_heading = any("=" in line and _DRAWN_RULE.match(line) for line in lines)
        drawn = ([plain_words(text) for text in row] for row in _drawn_rows(lines))
        return _grid(name, drawn, has_heading=has_heading)
    has_heading = len(lines) > 1 and _HEADING_RULE.match(lines[1]) is not None
    rows = [_cells(line) for line in lines if not RULE.fullmatch(line)]
    sheet = _grid(name, ([plain_words(text) for text in row] for row in rows), has_heading=has_heading)
    return _with_bold_rows(sheet, rows)


def _with_bold_rows(sheet: Sheet, written: Sequence[Sequence[str]]) -> Sheet:
    """Rows all of whose cells are set bold keep that look: they are headings between the rows."""
    for number, texts in enumerate(written, start=1):
        if all(_BOLD_CELL.fullmatch(text) for text in texts if text):
            cells = sheet.rows.get(number, {})
            cells.update({column: replace(cell, look=_HEADING_LOOK) for column, cell in cells.items()})
    return sheet


def _cells(line: str) -> list[str]:
    return [text.strip() for text in line.strip().strip("|").split("|")]


def _drawn_rows(lines: Sequence[str]) -> Iterator[list[str]]:
    """The rows between the rules of a drawn table: each cell the words of its lines, an empty line within it kept."""
    for is_rule, row in groupby(lines, key=lambda line: _DRAWN_RULE.match(line) is not None):
        if not is_rule:
            columns = zip_longest(*(_cells(line) for line in row), fillvalue="")
            yield [_joined(column) for column in columns]


def _joined(texts: Iterable[str]) -> str:
    """The lines of a cell: those of a sentence joined by blanks, items and paragraphs each on a line of its own."""
    pieces = [""]
    for text in texts:
        if not text or _SIGN.match(text):
            pieces.append("")
        pieces[-1] = f"{pieces[-1]} {_SIGN.sub('', text)}".strip()
    return "\n".join(filter(None, pieces))


def _html_rows(written: str) -> list[list[str]]:
    """The cells of an HTML table, inner blanks made single; an unreadable one gives none."""
    try:
        table = html.fromstring(written[: _LONGEST_TABLE * 10])
    except (etree.LxmlError, ValueError):
        return []
    rows = list(table.iter("tr"))[:_LONGEST_TABLE]
    return [[" ".join(cell.text_content().split()) for cell in row if cell.tag in {"td", "th"}] for row in rows]


def _grid(name: str, rows: Iterable[list[str]], *, has_heading: bool) -> Sheet:
    sheet = Sheet(name)
    for number, texts in enumerate(rows, start=1):
        look = _HEADING_LOOK if has_heading and number == 1 else PLAIN
        cells = {column: Cell(text, look) for column, text in enumerate(texts, start=1) if text}
        if cells:
            sheet.rows[number] = cells
    return sheet
