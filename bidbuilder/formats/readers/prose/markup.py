"""Marks of Markdown and HTML in a text, taken away line by line, and its tables as grids; the words themselves stay."""

import html as entities
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lxml import etree, html

from bidbuilder.formats.readers.workbook.grid import PLAIN, Cell, Look, Sheet

_MARKUP = re.compile(r"\*\*|__|(?<!\w)[*_]{1,3}(?=\w)|(?<=[\w.,:;)])[*_]{1,3}(?!\w)|`")
_LINK = re.compile(r"!?\[([^\]]*)\](?:\((?:[^()\s]|\([^()\s]*\))*(?: \"[^\"]*\")?\)|\{[^}]*\})")
_COMMENT = re.compile(r"<!--.*?-->")
_TAG = re.compile(r"</?(?:span|a|b|i|u|em|strong|sup|sub|font|p|br|div|center|blockquote|small|code)\b[^<>]*>", re.I)
_QUOTE = re.compile(r"^\s*>+ ?")
_ENTITY = re.compile(r"&(?:nbsp|amp|quot|apos|#\d{2,4});")
_ESCAPE = re.compile(r"\\([^\w\s])")
_TABLE_BEGIN, _TABLE_END = re.compile(r"\s*<table\b", re.I), re.compile(r"</table>", re.I)
_ROW = re.compile(r"\s*\|.*\|\s*$")
_HEADING_RULE = re.compile(r"\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)+\|?\s*$")
_BOLD_CELL = re.compile(r"\s*(\*\*|__)[^*_]+\1\s*")
_LONGEST_TABLE = 20_000
_HEADING_LOOK = Look(is_bold=True)
RULE = re.compile(r"[\s|:=+-]+$")


def plain_lines(text: str) -> list[str]:
    """The lines of a text without quotation marks at their beginning, comments, tags and entities; none is lost."""
    return [_plain_line(line) for line in text.splitlines()]


def _plain_line(line: str) -> str:
    words = _ESCAPE.sub(r"\1", _TAG.sub("", _COMMENT.sub("", _QUOTE.sub("", line))))
    return entities.unescape(words).replace("\N{NO-BREAK SPACE}", " ") if _ENTITY.search(words) else words


def plain_words(text: str) -> str:
    """A text without Markdown signs."""
    return _MARKUP.sub("", _LINK.sub(r"\1", text)).strip()


def table_end(lines: Sequence[str], start: int) -> int:
    """The line behind a table that begins at a line; the line itself where none begins."""
    if _TABLE_BEGIN.match(lines[start]):
        ends = (index + 1 for index in range(start, len(lines)) if _TABLE_END.search(lines[index]))
        return next(ends, start)
    is_unframed = "|" in lines[start] and start + 1 < len(lines) and _HEADING_RULE.match(lines[start + 1])
    if not is_unframed and not _ROW.match(lines[start]):
        return start
    end = start
    while end < len(lines) and ("|" in lines[end] if is_unframed else _ROW.match(lines[end])):
        end += 1
    return end


def table_of(lines: Sequence[str], name: str) -> Sheet:
    """A table of Markdown or HTML as a grid. Rules below headings are left out, so rows count without them."""
    if _TABLE_BEGIN.match(lines[0]):
        return _grid(name, _html_rows("\n".join(lines)), has_heading="<th" in "".join(lines).lower())
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
