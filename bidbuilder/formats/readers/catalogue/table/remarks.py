"""What is told of a list as a whole: sheets read together or left out, columns not understood, decimal marks that are mixed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bidbuilder.domain.basics.findings import SourcePlace, translatable
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog
from bidbuilder.formats.readers.catalogue.table.group_discounts import holds_group_discounts
from bidbuilder.formats.readers.catalogue.table.layout import Layout, holds_list
from bidbuilder.formats.readers.catalogue.table.marks import ColumnMark
from bidbuilder.formats.readers.catalogue.table.settling import is_internal
from bidbuilder.formats.readers.catalogue.table.sheets import Sheet
from bidbuilder.formats.readers.catalogue.table.titles import recognise_title, speaks_of_price

_TAXED = re.compile(
    r"\b(?:inkl|incl|including|med|mit|with)\b\.?\s*(?:\d+\s*%\s*)?(?:moms|vat|mwst|ust)\b", re.IGNORECASE
)
_WITH_TAX = "column-with-tax", translatable("The prices of {title} include sales tax and were left out.")
_INTERNAL = "column-internal", translatable("The prices of {title} are hidden or internal and were left out.")
_UNKNOWN = "column-unknown", translatable("The column {title} is not understood and was left out.")
_DOUBLED = "column-doubled", translatable("Another column means the same as {title}, which was left out.")
_AMBIGUOUS = (
    "column-ambiguous",
    translatable("{title} is one of several columns that could be meant; none of them was read."),
)


def remark_joined(
    layout: Layout, same: Sequence[Layout], beside: Sequence[Layout], name: str, found: FindingsLog
) -> None:
    """What sheets were read as one list: those under the same titles, and those under titles of their own."""
    if same:
        found.info(
            "sheets-joined",
            translatable("Sheets with the same titles were read as one list: {sheets}."),
            None,
            sheets=", ".join(one.sheet.name for one in (layout, *same)),
        )
    for one in beside:
        if one.sheet.name == layout.sheet.name:
            found.info(
                "list-below",
                translatable("A further list stands on the sheet under titles of its own; it was read as well."),
                one.sheet.place(name, one.header_row or 0, 0),
            )
            continue
        found.info(
            "sheet-beside",
            translatable("The sheet {sheet} is a list under titles of its own; it was read as well."),
            SourcePlace(file=name, sheet=one.sheet.name),
            translatable("To correct its columns, choose the sheet; what you say of a title is remembered."),
            sheet=one.sheet.name,
        )


def remark_sheets(
    sheets: Sequence[Sheet], read: Sequence[Layout], name: str, found: FindingsLog, *, is_chosen: bool
) -> None:
    """What sheets hold lists that were not read. `is_chosen`: a person asked for one sheet alone."""
    for sheet in sheets:
        if any(sheet is one.sheet for one in read) or not holds_list(sheet) or holds_group_discounts(sheet):
            continue
        place = SourcePlace(file=name, sheet=sheet.name)
        if sheet.is_hidden:
            found.info("sheet-hidden", translatable("The hidden sheet {sheet} was not read."), place, sheet=sheet.name)
        elif is_chosen:
            found.warning(
                "sheet-left-out",
                translatable("The sheet {sheet} holds a list too; only {read} was read."),
                place,
                translatable("Read the file once more for each sheet and choose the sheet."),
                sheet=sheet.name,
                read=read[0].sheet.name,
            )
        else:
            found.warning(
                "sheet-left-out",
                translatable("The sheet {sheet} holds a list too, but no prices of further articles; it was not read."),
                place,
                translatable("Choose the sheet to read it alone."),
                sheet=sheet.name,
            )


def remark_columns(layout: Layout, name: str, found: FindingsLog) -> None:
    """What columns were left out, and why."""
    taken = {column.field.name for column in layout.columns if column.field}
    for column in layout.columns:
        if layout.header_row is None or not column.title or column.field:
            continue
        meant = recognise_title(column.title)
        # Which of two prices is meant matters more than anything else that is left out.
        is_taxed = bool(_TAXED.search(column.title))
        is_price = speaks_of_price(column.title) or bool(meant and meant.name == "price")
        remark = found.warning if is_taxed or is_price else found.info
        code, words = _UNKNOWN if meant is None else _DOUBLED if meant.name in taken else _AMBIGUOUS
        if is_internal(replace(column, field=meant), layout.sheet):
            code, words, remark = *_INTERNAL, found.warning
        if is_taxed:
            code, words = _WITH_TAX
        remark(
            code,
            words,
            layout.sheet.place(name, layout.header_row, column.index),
            translatable("Say what it means, or leave it out."),
            title=column.title[:80],
        )


def remark_codes(layout: Layout, name: str, found: FindingsLog) -> None:
    """That names stand for codes, where no column holds codes: an article is then known by its name alone."""
    names = layout.columns_of("name")
    if layout.header_row is not None and names and not layout.columns_of("code"):
        found.warning(
            "codes-of-names",
            translatable(
                "No column holds codes; the names were taken for codes. An article with a new name will be a new one."
            ),
            layout.sheet.place(name, layout.header_row, names[0].index),
            translatable("Say which column holds the codes, or add one."),
        )


def remark_marks(layout: Layout, marks: Mapping[int, ColumnMark], name: str, found: FindingsLog) -> None:
    """What columns mix decimal points and decimal commas."""
    for column in layout.columns:
        mark = marks.get(column.index)
        if mark and mark.is_mixed:
            found.warning(
                "decimal-marks-mixed",
                translatable("The column {title} mixes decimal points and decimal commas."),
                layout.sheet.place(name, layout.header_row or 0, column.index),
                translatable("Write all its numbers with the same decimal mark."),
                title=column.title,
            )
