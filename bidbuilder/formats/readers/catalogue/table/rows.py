"""One row of a list as an offering draft, not yet put together with other rows of the same code."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bidbuilder.domain.basics.findings import Finding, SourcePlace, translatable
from bidbuilder.domain.basics.languages import Texts, fill_texts
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.formats.readers.catalogue.article_checks import check_gtin
from bidbuilder.formats.readers.catalogue.features import (
    Feature,
    find_definition,
    find_definition_of_key,
    read_features,
)
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog
from bidbuilder.formats.readers.catalogue.price_lists import PriceLine
from bidbuilder.formats.readers.catalogue.table.cells import Cells, ColumnIndex
from bidbuilder.formats.readers.catalogue.table.dimensions import list_dimensions
from bidbuilder.formats.readers.catalogue.table.fields import Column
from bidbuilder.formats.readers.catalogue.table.group_discounts import GroupDiscounts
from bidbuilder.formats.readers.catalogue.table.headings import Headings
from bidbuilder.formats.readers.catalogue.table.layout import Layout, identifying_columns
from bidbuilder.formats.readers.catalogue.table.marks import ColumnMark
from bidbuilder.formats.readers.catalogue.table.prices import RowPrices
from bidbuilder.formats.readers.catalogue.table.repetition import Repetition
from bidbuilder.formats.readers.catalogue.table.second_rows import SecondRows
from bidbuilder.formats.readers.catalogue.table.shared_terms import SHARED_FIELDS, SharedTerms
from bidbuilder.formats.readers.catalogue.table.sheets import Value, as_text
from bidbuilder.formats.readers.catalogue.table.size_titles import SIZED
from bidbuilder.formats.readers.catalogue.table.sizes import offerings_by_size
from bidbuilder.formats.readers.catalogue.table.terms import (
    CERTIFICATE_FIELDS,
    COMPONENT_FIELDS,
    DOCUMENT_FIELDS,
    KIND_FIELDS,
    TERM_FIELDS,
    read_certificates,
    read_components,
    read_documents,
    read_kind,
    read_terms,
    read_unit,
)
from bidbuilder.formats.readers.catalogue.table.texts import read_texts

_NIL = frozenset({"-", "–", "—", "--"})  # how a cell says that there is nothing to say
_MASS = "mass"  # its key in the dictionary
_UNITS_BESIDE = frozenset({"unit_beside"})
_LENGTHS = frozenset({"mm", "m"})  # canonical units of the dictionary that measure a length
_IDENTIFYING = frozenset({"code", "name", "gtin"})
_STEP = frozenset({"from_quantity", "price"})
_TOTALS = frozenset(
    {"total", "totals", "subtotal", "sum", "i alt", "ialt", "sum i alt", "summe", "gesamt", "gesamtsumme"}
    | {"sub total", "grand total", "subtotals", "mellemsum", "deltotal", "delsum", "zwischensumme", "endsumme"}
)


@dataclass(slots=True, kw_only=True)
class RowDraft:
    """What one row says; prices of further rows of the same code are added to its lines."""

    offering: Offering
    lines: list[PriceLine]
    where: SourcePlace
    name_where: SourcePlace
    findings: list[Finding] = field(default_factory=list)


def texts_of(layout: Layout, row: int) -> list[str]:
    """The texts of a row, one for each column of the layout."""
    return list(map(as_text, _values_of(layout, row)))


def _values_of(layout: Layout, row: int) -> list[Value]:
    values = list(layout.sheet.rows[row])
    return values + [""] * (len(layout.columns) - len(values))


def rows_by_code(layout: Layout) -> Iterable[list[int]]:
    """The rows below the header by the code they carry, in the order of their first rows.

    A row without code is alone, but one that only says a quantity and its price belongs to the article above it.

    A list may be long: told apart before they are read, articles can be finished and handed on one after the other.
    """
    columns = identifying_columns(layout)
    groups: dict[object, list[int]] = {}
    steps = _columns_of_steps(layout)
    last: object = None
    for row in range((layout.header_row or 0) + 1, len(layout.sheet.rows)):
        texts = (as_text(layout.sheet.value(row, column.index)) for column in columns)
        code: object = next((text for text in texts if text), "")
        if not code and last and steps and _is_step(layout, row, steps):
            code = last
        last = code or last
        groups.setdefault(code or row, []).append(row)
    return groups.values()


def _columns_of_steps(layout: Layout) -> tuple[tuple[Column, ...], tuple[Column, ...]] | None:
    """The columns that a row adding a break to the article above it fills, and those that it leaves empty."""
    said = tuple(
        next((column for column in layout.columns if column.field and column.field.name == name), None)
        for name in ("from_quantity", "price")
    )
    unsaid = tuple(column for name in _IDENTIFYING for column in layout.columns_of(name))
    return (tuple(column for column in said if column), unsaid) if all(said) else None


def _is_step(layout: Layout, row: int, steps: tuple[tuple[Column, ...], tuple[Column, ...]]) -> bool:
    said, unsaid = steps
    return all(layout.sheet.value(row, column.index) != "" for column in said) and not any(
        as_text(layout.sheet.value(row, column.index)) for column in unsaid
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReader:
    """Reads row after row of one list."""

    layout: Layout
    index: ColumnIndex
    repetition: Repetition
    header: Sequence[str]
    marks: Mapping[int, ColumnMark]
    language: str
    currency: str
    shared: SharedTerms
    headings: Headings
    second: SecondRows
    groups: GroupDiscounts
    found: FindingsLog
    file: str

    def read(self, row: int) -> Iterator[RowDraft]:
        """The drafts of a row: one, or one for each size of a grid.

        There are none of rows that are no article: empty ones, headings, notes, repeated headers, totals.
        """
        values = _values_of(self.layout, row)
        texts = list(map(as_text, values))
        if not _NIL.isdisjoint(texts):
            texts = self._without_nil(texts)
        cells = Cells(self.layout, self.index, row, values, texts, self.marks, self.found, self.file)
        if not self._is_article(cells):
            return
        cells.remark_broken()
        once = self.repetition.once
        code_column = cells.column("code") or cells.column("name")
        offering = Offering(
            organisation_id=0,
            code=cells.text(code_column),
            names=read_texts(cells, "name", self.language),
            descriptions=self._descriptions(cells, row),
            kind=once(read_kind, cells, KIND_FIELDS),
            manufacturer=cells.text_in("manufacturer"),
            part_number=cells.text_in("part_number"),
            gtin=self._gtin(cells),
            classification=self._classification(cells, row),
            unit=read_unit(cells),
            properties=self._properties(cells),
            terms=once(read_terms, cells, TERM_FIELDS),
            certificates=once(read_certificates, cells, CERTIFICATE_FIELDS),
            documents=once(read_documents, cells, DOCUMENT_FIELDS),
            components=once(read_components, cells, COMPONENT_FIELDS),
        )
        shared = once(self.shared.read, cells, SHARED_FIELDS)
        lines = list(RowPrices(cells, self.currency, shared, self.groups).list_lines())
        is_grid = bool(lines and cells.columns(SIZED))
        for one, own in offerings_by_size(offering, lines, cells) if is_grid else ((offering, lines),):
            yield RowDraft(
                offering=one,
                lines=own,
                where=cells.place(code_column),
                name_where=cells.place(cells.column("name") or code_column),
                findings=list(self.found.article_findings()),
            )

    def _without_nil(self, texts: Sequence[str]) -> list[str]:
        """The texts, empty where a cell says that there is nothing; names of attributes may be such signs."""
        named = {column.index for column in self.index.find("attribute", "name", None)}
        return ["" if text in _NIL and at not in named else text for at, text in enumerate(texts)]

    def _gtin(self, cells: Cells) -> str:
        column = cells.column("gtin")
        text = cells.text(column)
        return check_gtin(text, self.found, cells.place(column)) if text else ""

    def _descriptions(self, cells: Cells, row: int) -> Texts:
        """The descriptions of the row, and what rows of their own below it say."""
        texts, further = read_texts(cells, "description", self.language), self.second.of(row)
        if not further:
            return texts
        said = [*texts.get(self.language, "").splitlines(), *further]
        return fill_texts([*texts.items(), (self.language, "\n".join(said))])

    def _is_article(self, cells: Cells) -> bool:
        """Whether a row says more than one thing, a code or a name among them."""
        filled = [column for column in self.layout.columns if cells.text(column)]
        if not filled:
            return False
        understood = {column.field.name for column in filled if column.field}
        if self.second.has(cells.row):
            return False
        if (
            (understood & _IDENTIFYING or understood >= _STEP)
            and (len(filled) > 1 or self._holds_only_codes())
            and not self._repeats_header(cells)
            and not self._is_total(cells)
        ):
            return True
        if self.headings.has(cells.row):
            self.found.count(
                "heading-as-group",
                translatable("Headings between the rows, taken as the product group of what follows: {count}."),
                "",
                cells.place(filled[0]),
            )
            return False
        self.found.count(
            "row-left-out",
            translatable("Rows that are no articles (headings, notes, totals), left out: {count}."),
            "",
            cells.place(filled[0]),
        )
        return False

    def _holds_only_codes(self) -> bool:
        return sum(1 for column in self.layout.columns if column.field) == 1

    def _is_total(self, cells: Cells) -> bool:
        """A sum below prices: its word stands where codes or names do, and nothing else names the row."""
        name = cells.text_in("name")
        if name and name.casefold().strip(" :.") not in _TOTALS:
            return False
        said = {text.casefold().strip(" :.") for field in _IDENTIFYING if (text := cells.text_in(field))}
        return bool(said) and said <= _TOTALS

    def _repeats_header(self, cells: Cells) -> bool:
        return cells.texts == self.header

    def _classification(self, cells: Cells, row: int) -> dict[str, str]:
        columns, heading = cells.columns("classification"), self.headings.of(row)
        stated = {
            column.field.part or "group": text for column in columns if column.field and (text := cells.text(column))
        }
        return {"group": heading} | stated if heading else stated

    def _properties(self, cells: Cells) -> tuple[PropertyValue, ...]:
        if self.index.states_twice:  # which of two values is kept is told at the places of both
            return read_features(self._features(cells), self.found)
        columns = (*cells.columns("property"), *cells.columns("mass"))
        stated = (column for column in columns if cells.text(column))
        read = (self.repetition.once_of(self._property_of, cells, column, _UNITS_BESIDE) for column in stated)
        return tuple(value for values in read for value in values)

    def _property_of(self, cells: Cells, column: Column) -> tuple[PropertyValue, ...]:
        """What a column alone states, as a tuple of one property or none."""
        return read_features(self._stated_in(cells, [column]), self.found)

    def _features(self, cells: Cells) -> Iterator[Feature]:
        """What the row states of properties; the weight is a property too where the row states no other mass."""
        stated = [
            *self._property_columns(cells, "property"),
            *self._ranges(cells),
            *list_dimensions(cells),
            *self._named_properties(cells),
        ]
        yield from stated
        if not any((feature.key or _key_of(feature.name)) == _MASS for feature in stated):
            yield from self._property_columns(cells, "mass")

    def _property_columns(self, cells: Cells, field: str) -> Iterator[Feature]:
        return self._stated_in(cells, cells.columns(field))

    def _stated_in(self, cells: Cells, columns: Iterable[Column]) -> Iterator[Feature]:
        for column in columns:
            if column.field and (text := cells.stated(column)):
                yield Feature(
                    name=column.title,
                    key=column.field.part or _MASS,
                    values=(text,),
                    unit="" if text.endswith("%") else column.field.unit or self._unit_beside(cells, column.field.part),
                    where=cells.place(column),
                    decimal_mark=cells.proven_mark(column),
                )

    def _unit_beside(self, cells: Cells, key: str) -> str:
        """The unit that a column of units states for a property of its dimension; the mass of a row is in kg otherwise."""
        if not key:
            return cells.text_in("unit_beside", "mass") or "kg"
        definition = find_definition_of_key(key)
        length = cells.text_in("unit_beside", "length")
        return length if length and definition and definition.unit in _LENGTHS else ""

    def _ranges(self, cells: Cells) -> Iterator[Feature]:
        """Properties whose ends stand in two columns, as one range; of an end alone the other is left open."""
        for end in cells.columns("property_from") or cells.columns("property_to"):
            key = end.field.part if end.field else ""
            low, high = cells.column("property_from", key), cells.column("property_to", key)
            texts = cells.text(low), cells.text(high)
            written = " … ".join(texts) if all(texts) else f"≥ {texts[0]}" if texts[0] else f"≤ {texts[1]}"
            if any(texts):
                yield Feature(
                    name=end.title,
                    key=key,
                    values=(written,),
                    unit=end.field.unit if end.field else "",
                    where=cells.place(end),
                    decimal_mark=cells.mark(end),
                )

    def _named_properties(self, cells: Cells) -> Iterator[Feature]:
        """Properties that stand as pairs of a name and a value."""
        for column in cells.columns("attribute", "name"):
            group = column.field.group if column.field else 0
            value = cells.column("attribute", "value", group)
            if value and cells.text(column) and cells.text(value):
                yield Feature(
                    name=cells.text(column),
                    values=(cells.text(value),),
                    unit=cells.text_in("attribute", "unit", group),
                    where=cells.place(value),
                    decimal_mark=cells.mark(value),
                )


def _key_of(name: str) -> str:
    definition = find_definition(name)
    return definition.key if definition else ""
