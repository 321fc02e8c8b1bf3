"""Second rows of articles: many lists say the rest of an article below it, alone in its row under the title of the names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bidbuilder.formats.readers.catalogue.table.layout import Layout
from bidbuilder.formats.readers.catalogue.table.sheets import Value, as_text

_TEXTS = ("description", "name")


@dataclass(frozen=True, slots=True)
class SecondRows:
    """What stands in rows of their own below articles, by the row of the article, and which rows these are."""

    texts: Mapping[int, Sequence[str]] = field(default_factory=dict)
    rows: frozenset[int] = frozenset()

    def of(self, row: int) -> Sequence[str]:
        """What is said below the article of a row."""
        return self.texts.get(row, ())

    def has(self, row: int) -> bool:
        """Whether a row belongs to an article above it."""
        return row in self.rows


def find_second_rows(layout: Layout) -> SecondRows:
    """What stands in rows of their own below articles; nothing where such rows are headings.

    They are second rows where the list begins with an article and at least every second article has one: headings stand
    above what they head, and few of them. A list that keeps names in its first column has headings there.
    """
    codes = {column.index for column in layout.columns_of("code")}
    columns = [column.index for name in _TEXTS for column in layout.columns_of(name) if column.index not in codes]
    if not codes or not columns:
        return SecondRows()
    found: dict[int, list[str]] = {}
    rows: list[int] = []
    article, articles = -1, 0
    for row in range((layout.header_row or 0) + 1, len(layout.sheet.rows)):
        values = layout.sheet.rows[row]
        if any(index < len(values) and as_text(values[index]) for index in codes):
            article, articles = row, articles + 1
        elif (text := _lone_text(values, columns)) and article >= 0:
            found.setdefault(article, []).append(text)
            rows.append(row)
        elif text:
            return SecondRows()
    return SecondRows(found, frozenset(rows)) if len(found) * 2 >= articles > 1 else SecondRows()


def _lone_text(values: Sequence[Value], columns: Sequence[int]) -> str:
    filled = [index for index, value in enumerate(values) if value != "" and as_text(value)]
    value = values[filled[0]] if len(filled) == 1 and filled[0] in columns else ""
    return as_text(value) if isinstance(value, str) else ""
