"""In which currency the prices of a list are: said by a person, a title, the lines around, or the cells' number format."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.formats.readers.catalogue.codes import COMMON_CURRENCIES, find_currency, means_crowns
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog
from bidbuilder.formats.readers.catalogue.table.layout import Layout
from bidbuilder.formats.readers.catalogue.table.money import split_money
from bidbuilder.formats.readers.catalogue.table.said_around import MOST_ON_COVER, rows_around
from bidbuilder.formats.readers.catalogue.table.sheets import Sheet, as_text, cell_name
from bidbuilder.formats.readers.catalogue.table.titles import CROWNS

CROWNS_MEANT = "DKK"  # what `kr.` is taken for, with a remark: lists come from Danish firms
_WORD = re.compile(r"[A-Z]{3}\b|€|\bkr\.?(?=\W|$)", re.IGNORECASE)
_CROWNS_OF = {"d": "DKK", "s": "SEK", "n": "NOK"}
_SPELLED = re.compile(
    r"\b(?P<whose>dansk|danish|dänisch|svensk|swedish|schwedisch|norsk|norweg)\w*\s+(?:kron|crowns)\w*|\b(?P<euro>euros?)\b",
    re.IGNORECASE,
)
# Number formats: `[$kr.-406]` names the language too (406 Danish, 41D Swedish, 414 Norwegian), `"EUR"` only the sign.
_FORMAT = re.compile(r"\[\$([^\]-]+)(?:-([0-9A-Fa-f]+))?\]|\"([^\"]+)\"|([€£$])")
_CROWNS_BY_LANGUAGE = {"406": "DKK", "41D": "SEK", "414": "NOK", "814": "NOK", "40F": "ISK"}
_ROWS_LOOKED_AT = 20


def settle_crowns(code: str, found: FindingsLog) -> str:
    """The currency of a title or cell, where `kr` becomes Danish crowns, with a remark once."""
    if code != CROWNS and not means_crowns(code):
        return code
    found.count("crowns-assumed", translatable("“kr.” was taken as Danish crowns (DKK) in {count} places."), "", None)
    return CROWNS_MEANT


def find_list_currency(
    layout: Layout, options: Mapping[str, str], found: FindingsLog, covers: Sequence[Sheet] = ()
) -> str:
    """The currency that holds where neither a column nor a row says one; `""` if nothing says it.

    Order: the option `currency`, the titles of other price columns, the lines above the header and below the last row, the
    number formats of the prices, what some of the prices say themselves, the sheets without a list (`covers`). A place that
    names two currencies says nothing.
    """
    stated = find_currency(options.get("currency", ""))
    if stated:
        return stated
    for candidates in (_in_titles(layout), _around(layout), _in_formats(layout), _in_cells(layout), _on_covers(covers)):
        common = Counter(candidates).most_common(2)
        if len(common) == 1:
            return settle_crowns(common[0][0], found)
    return ""


def _in_titles(layout: Layout) -> Iterator[str]:
    return (column.field.currency for column in layout.columns_of("price") if column.field and column.field.currency)


def _around(layout: Layout) -> Iterator[str]:
    for row in rows_around(layout):
        for value in layout.sheet.rows[row]:
            yield from _in_words(as_text(value))


def _on_covers(covers: Sequence[Sheet]) -> Iterator[str]:
    for sheet in covers:
        for row in sheet.rows[:MOST_ON_COVER]:
            for value in row:
                yield from _in_words(as_text(value))


def _in_words(text: str) -> Iterator[str]:
    for match in _SPELLED.finditer(text):
        yield _CROWNS_OF[match["whose"][0].casefold()] if match["whose"] else "EUR"
    for match in _WORD.finditer(text):
        word = match[0]
        code = CROWNS if means_crowns(word) else (find_currency(word) or "") if word == word.upper() else ""
        if code == CROWNS or code in COMMON_CURRENCIES:
            yield code


def _in_formats(layout: Layout) -> Iterator[str]:
    start = (layout.header_row if layout.header_row is not None else -1) + 1
    for column in layout.columns_of("price"):
        for row in range(start, min(start + _ROWS_LOOKED_AT, len(layout.sheet.rows))):
            if code := _of_format(layout.sheet.formats.get(cell_name(row, column.index), "")):
                yield code


def _in_cells(layout: Layout) -> Iterator[str]:
    start = (layout.header_row if layout.header_row is not None else -1) + 1
    for column in layout.columns_of("price"):
        for row in range(start, min(start + _ROWS_LOOKED_AT, len(layout.sheet.rows))):
            word = split_money(as_text(layout.sheet.value(row, column.index)))[1]
            if code := CROWNS if means_crowns(word) else find_currency(word) or "":
                yield code


def _of_format(number_format: str) -> str:
    for sign, language, quoted, bare in _FORMAT.findall(number_format):
        word = (sign or quoted or bare).strip()
        if means_crowns(word):
            return _CROWNS_BY_LANGUAGE.get(language.upper(), CROWNS)
        if (code := find_currency(word)) and code in COMMON_CURRENCIES:
            return code
    return ""
