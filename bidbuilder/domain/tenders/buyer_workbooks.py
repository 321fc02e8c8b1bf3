"""What a buyer's own workbook asks for, and what is meant to go into it. Reading and filling it is the business of `formats`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from bidbuilder.domain.basics.findings import Finding

InputKind = Literal["answer", "remark", "price", "quantity", "text"]
CellValue = str | Decimal | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InputCell:
    """A cell the bidder is meant to fill. `choices` are the entries of its drop-down.

    `requirement` is the number of its row, `role` what its column holds as readers call it, `label` what stands beside it.
    """

    cell: str
    kind: InputKind
    choices: tuple[str, ...] = ()
    requirement: str = ""
    role: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookColumn:
    """A column of a sheet's main table: its letter, what it holds (``""`` if not understood) and its title."""

    column: str
    role: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookSheet:
    """One sheet. `kind` is requirements, prices, instructions, lists or other; rows count from 1."""

    name: str
    kind: str
    is_hidden: bool = False
    is_protected: bool = False
    header_row: int | None = None
    columns: tuple[WorkbookColumn, ...] = ()
    inputs: tuple[InputCell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookInspection:
    """A buyer's workbook as it wants to be filled."""

    sheets: tuple[WorkbookSheet, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CellAnswer:
    """A value for one cell, named as people name it. None empties the cell."""

    sheet: str
    cell: str
    value: CellValue


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementAnswer:
    """Values for the row of a requirement or price line, by field: answer, remark, unit_price, quantity, total, …

    `sheet` is only needed where several sheets use the same number.
    """

    requirement: str
    fields: Mapping[str, CellValue] = field(default_factory=dict)
    sheet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledWorkbook:
    """The filled file. `filled` and `renewed` name the cells (`Prices!F12`) that were filled and whose formulas were renewed."""

    content: bytes
    name: str = ""
    filled: tuple[str, ...] = ()
    renewed: tuple[str, ...] = ()
    left_to_office: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
