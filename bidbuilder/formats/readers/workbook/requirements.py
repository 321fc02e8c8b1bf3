"""Rows of a table of requirements made into requirements, with findings for what the rows leave open."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.number_words import find_number_of
from bidbuilder.domain.basics.numbers import read_number
from bidbuilder.domain.tenders.proposals import guess_member_rule, is_firms_paper
from bidbuilder.domain.tenders.requirements import AnswerForm, Level, Requirement, Scope
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.obligations import find_level, level_of_text
from bidbuilder.formats.readers.workbook.bills import level_in_bill
from bidbuilder.formats.readers.workbook.choices import Choices
from bidbuilder.formats.readers.workbook.grid import Sheet, cell_name
from bidbuilder.formats.readers.workbook.header_words import Role
from bidbuilder.formats.readers.workbook.rows import Row, RowKind
from bidbuilder.formats.readers.workbook.sections import SectionPath, sections_go_on
from bidbuilder.formats.readers.workbook.values import LONGEST_VALUE, is_bare_value

NO_LEGEND: Mapping[str, Level] = MappingProxyType({})
_WORDS_OF_VALUE = 3
_MOST_LISTED = 8
_LONGEST_NUMBER = 40


@dataclass(slots=True)
class _Gaps:
    """What the rows of one table left open, counted, so that a long table gives one finding and not a thousand.

    `is_data` says that the table holds values and not statements.
    """

    is_data: bool = False
    legend: Mapping[str, Level] = field(default_factory=lambda: NO_LEGEND)
    unnumbered: list[int] = field(default_factory=list)
    unsaid_levels: int = 0
    unknown_levels: Counter[str] = field(default_factory=Counter)
    dropped_notes: list[int] = field(default_factory=list)


def read_requirements(
    sheet: Sheet,
    rows: list[Row],
    columns: dict[Role, int],
    choices: Choices,
    notes: Notes,
    *,
    caption: str = "",
    legend: Mapping[str, Level] = NO_LEGEND,
) -> list[Requirement]:
    """The requirements among the rows of one table, in their order, below its caption; `legend` explains its levels."""
    path, gaps, found = SectionPath(goes_on=sections_go_on(rows)), _Gaps(_is_data(rows), legend), []
    outer = (caption,) if caption else ()
    for row in rows:
        if row.kind is RowKind.HEADING:
            path.take_heading(row)
        elif row.kind is RowKind.NOTE:
            gaps.dropped_notes.append(row.row)
        elif row.kind is RowKind.REQUIREMENT:
            form = _answer_form(sheet, row, columns, choices)
            found.append(_read_requirement(sheet, row, (*outer, *path.path_of(row)), form, gaps, notes))
    _tell_gaps(sheet, gaps, notes)
    return found


def read_bill(
    sheet: Sheet, rows: list[Row], columns: dict[Role, int], notes: Notes, *, caption: str = ""
) -> list[Requirement]:
    """The positions among the rows of a bill of quantities; what the bidder writes beside them are prices alone."""
    path, gaps, found = SectionPath(goes_on=sections_go_on(rows)), _Gaps(), []
    outer = (caption,) if caption else ()
    for row in rows:
        if row.kind is RowKind.HEADING:
            path.take_heading(row)
        elif row.kind is RowKind.REQUIREMENT:
            position = _read_requirement(sheet, row, (*outer, *path.path_of(row)), AnswerForm(kind="none"), gaps, notes)
            prices = " ".join(
                sheet.text(row.row, columns[role]) for role in (Role.PRICE, Role.TOTAL) if role in columns
            )
            found.append(replace(position, level=level_in_bill(f"{position.title} {position.text}", prices)))
    _tell_gaps(sheet, replace(gaps, unsaid_levels=0), notes)
    return found


def _read_requirement(
    sheet: Sheet, row: Row, section: tuple[str, ...], form: AnswerForm, gaps: _Gaps, notes: Notes
) -> Requirement:
    text, unit = _words(row, is_data=gaps.is_data)
    number = row.number
    if not number:
        gaps.unnumbered.append(row.row)
    weight = _read_amount(sheet, row, Role.WEIGHT, notes)
    is_of_firm = is_firms_paper(text)
    return Requirement(
        number=number or f"{sheet.name}!{row.row}",
        lot=row.text(Role.LOT),
        section=section,
        title=row.text(Role.TITLE),
        text=text,
        level=_read_level(row, text, weight, gaps),
        weight=weight,
        scope=Scope.MEMBER if is_of_firm else Scope.ITEM,
        member_rule=guess_member_rule(text) if is_of_firm else "",
        quantity=_read_amount(sheet, row, Role.QUANTITY, notes),
        unit=unit,
        answer=form,
        evidence=row.text(Role.EVIDENCE),
        source=notes.place(sheet=sheet.name, cell=cell_name(row.row, row.places[Role.TEXT])),
    )


def _words(row: Row, *, is_data: bool) -> tuple[str, str]:
    """The text of a row and its unit. In tables of data (“Power | ≥ 12 | kW”) only the whole row says what is asked."""
    text, title, unit = row.text(Role.TEXT), row.text(Role.TITLE), row.text(Role.UNIT)
    if title and (is_bare_value(text) or (is_data and len(text.split()) <= _WORDS_OF_VALUE)):
        return " ".join(filter(None, (title, text, unit))), ""
    return text, unit


def _is_data(rows: list[Row]) -> bool:
    """Whether the texts of a table are mostly values of what its titles name, such as “≥ 12” or “AISI 316L”."""
    texts = [row.text(Role.TEXT) for row in rows if row.kind is RowKind.REQUIREMENT]
    bare = sum(is_bare_value(text) for text in texts)
    return 2 * bare >= len(texts) > 0 and all(len(text) <= LONGEST_VALUE for text in texts)


def _answer_form(sheet: Sheet, row: Row, columns: dict[Role, int], choices: Choices) -> AnswerForm:
    """How the answer cell of the row wants to be filled; `none` where the table has no place for an answer."""
    column = columns.get(Role.ANSWER)
    if column is not None:
        return choices.form_of(sheet, row.row, column)
    return AnswerForm(kind="text" if Role.REMARK in columns else "none")


def _read_level(row: Row, text: str, weight: Decimal | None, gaps: _Gaps) -> Level:
    """The level column decides; without one the words of the text, then a weight; else mandatory, and that is told."""
    written = row.text(Role.LEVEL)
    if written:
        level = gaps.legend.get(written.casefold().strip()) or find_level(written)
        if level is not None:
            return level
        gaps.unknown_levels[written] += 1
    stated = level_of_text(text)
    if stated is not None:
        return stated
    if weight:
        return Level.RATED
    gaps.unsaid_levels += 1
    return Level.MANDATORY


def _read_amount(sheet: Sheet, row: Row, role: Role, notes: Notes) -> Decimal | None:
    written = row.text(role)
    if not written:
        return None
    try:
        return read_number(written.rstrip("% "))
    except Refusal:
        spelled = find_number_of(written[:_LONGEST_NUMBER])
        if spelled is not None:
            return Decimal(spelled)
        message = translatable("“{written}” is not a number.")
        where = notes.place(sheet=sheet.name, cell=cell_name(row.row, row.places[role]))
        notes.warn("number-unreadable", message, where, written=written[:80])
        return None


def _tell_gaps(sheet: Sheet, gaps: _Gaps, notes: Notes) -> None:
    place = notes.place(sheet=sheet.name)
    if gaps.unnumbered:
        message = translatable("Requirements without a number ({count}) are named after their rows: {rows}.")
        notes.info("without-number", message, place, count=len(gaps.unnumbered), rows=_listed(gaps.unnumbered))
    if gaps.unsaid_levels:
        message = translatable("Requirements that do not say how binding they are ({count}) are taken as mandatory.")
        notes.info("level-assumed", message, place, count=gaps.unsaid_levels)
    for word, count in gaps.unknown_levels.most_common(_MOST_LISTED):
        message = translatable("The level “{word}” ({count} ×) is not known; the words of the requirement decide.")
        notes.warn("level-unknown", message, place, word=word[:80], count=count)
    if gaps.dropped_notes:
        message = translatable("Rows with obligations were taken as notes, not as requirements: {rows}.")
        notes.warn("note-with-obligation", message, place, rows=_listed(gaps.dropped_notes))


def _listed(rows: list[int]) -> str:
    shown = ", ".join(map(str, rows[:_MOST_LISTED]))
    return f"{shown} …" if len(rows) > _MOST_LISTED else shown
