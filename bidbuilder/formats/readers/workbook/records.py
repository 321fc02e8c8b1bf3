"""Sheets that describe one requirement below the other as labels with values beside them, such as a form for each answer."""

from collections.abc import Iterator

from bidbuilder.formats.readers.workbook.grid import Sheet
from bidbuilder.formats.readers.workbook.header_words import Role
from bidbuilder.formats.readers.workbook.headings import EDGE, roles_of
from bidbuilder.formats.readers.workbook.rows import Row, RowKind

_FEWEST_LABELS = 3
_MOSTLY = 0.6
# What is written for a person to fill in, and says nothing of the requirement.
_FILLED_IN = {Role.ANSWER, Role.REMARK, Role.PRICE, Role.TOTAL}
_SECTIONS = (Role.SECTION, Role.SUBSECTION)


def find_records(sheet: Sheet) -> list[Row]:
    """The requirements of a sheet of labels and values, each as a row at its text; none where the sheet is no such form."""
    labelled = list(_labelled(sheet))
    is_form = len(labelled) >= _FEWEST_LABELS and len(labelled) >= _MOSTLY * len(sheet.rows)
    if not is_form or any(len(cells) > 2 for cells in sheet.rows.values()):
        return []
    records: list[dict[Role, tuple[int, int, str]]] = [{}]
    for role, row, column, text in labelled:
        if role in records[-1]:
            records.append({})
        records[-1][role] = (row, column, text)
    whole = [
        record for record in records if record.get(Role.NUMBER, (0, 0, ""))[2] and record.get(Role.TEXT, (0, 0, ""))[2]
    ]
    return [_row(record) for record in whole] if len(whole) == len(records) else []


def _labelled(sheet: Sheet) -> Iterator[tuple[Role, int, int, str]]:
    """The role of each label, and row, column and text of the value beside it."""
    for row, cells in sheet.rows.items():
        column, label = next(iter(cells.items()))
        roles = roles_of(label.text)
        role = max(roles, key=lambda one: roles[one], default=Role.NONE)
        if role is not Role.NONE and roles[role] >= EDGE:
            yield role, row, column + 1, sheet.text(row, column + 1)


def _row(record: dict[Role, tuple[int, int, str]]) -> Row:
    said = {role: value for role, value in record.items() if value[2] and role not in _FILLED_IN}
    row, _, _ = said[Role.TEXT]
    return Row(
        row,
        RowKind.REQUIREMENT,
        {role: text for role, (_, _, text) in said.items() if role not in _SECTIONS},
        {role: column for role, (_, column, _) in said.items()},
        tuple(said[role][2] for role in _SECTIONS if role in said),
    )
