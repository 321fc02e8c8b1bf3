"""A file of the buyer looked into and filled in, whichever kind it is: always in a child process with limits."""

import base64
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace

from bidbuilder.codec import from_plain
from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.buyer_forms import FormColumn, FormContents, FormGroup, FormPlace
from bidbuilder.domain.bids.snapshot import SnapshotForm
from bidbuilder.domain.tenders.buyer_workbooks import FilledWorkbook, InputCell, WorkbookInspection, WorkbookSheet
from bidbuilder.formats.confinement import answer_confined
from bidbuilder.formats.readers.recognise import FileKind, recognise
from bidbuilder.formats.workbooks.confined import fill_confined, inspect_confined

_FORMATS = {FileKind.XLSX: "xlsx", FileKind.XLSM: "xlsx", FileKind.DOCX: "docx", FileKind.DOCM: "docx"}
_SECONDS, _MEGABYTES = 60.0, 1024


class FormUnfit(Refusal):
    """Neither a workbook nor a Word document."""

    code = "form-unfit"
    message = translatable("{file} is not a file that can be filled in here.")
    hint = translatable("Choose an Excel workbook or a Word document of the buyer (.xlsx, .xlsm, .docx, .docm).")


def format_of(name: str, content: bytes) -> str:
    """What kind of form a file is: `xlsx` or `docx`. Raises `FormUnfit` and the refusals of files that are none."""
    kind = recognise(content)
    if kind not in _FORMATS:
        raise FormUnfit(file=name, where="file")
    return _FORMATS[kind]


def look_into(
    name: str,
    content: bytes,
    roles: Mapping[str, Mapping[str, str]] | None = None,
    *,
    seconds: float = _SECONDS,
    megabytes: int = _MEGABYTES,
) -> FormContents:
    """What a file asks for; `roles` are corrections of columns. Raises `FileRefused`, `FormUnfit`."""
    if format_of(name, content) == "docx":
        plain = answer_confined("word-form", name, content, seconds=seconds, megabytes=megabytes)
        return FormContents(groups=(FormGroup(name=""),), places=from_plain(plain, tuple[FormPlace, ...]))
    return _of_workbook(inspect_confined(name, content, roles, seconds=seconds, megabytes=megabytes))


def fill_form(form: SnapshotForm, *, seconds: float = _SECONDS, megabytes: int = _MEGABYTES) -> FilledWorkbook:
    """The buyer's file with its values; every part of it that holds none stays byte for byte.

    Raises refusals of cells and of files: the file is filled as a whole or not at all.
    """
    content = base64.b64decode(form.content)
    if form.format == "docx":
        options = {"values": json.dumps(dict(form.values))}
        made = answer_confined(
            "word-form-filling", form.name, content, seconds=seconds, megabytes=megabytes, options=options
        )
        places = tuple(key for key, _value in form.values)
        return FilledWorkbook(name=form.name, content=base64.b64decode(made), filled=places)
    filled = fill_confined(form.name, content, _cells(form.values), seconds=seconds, megabytes=megabytes)
    return replace(filled, name=form.name)


def _cells(values: Iterable[tuple[str, str]]) -> bytes:
    cells = []
    for key, value in values:
        sheet, _mark, cell = key.rpartition("!")
        cells.append({"sheet": sheet, "cell": cell, "value": value})
    return json.dumps({"cells": cells}).encode()


def _title_above(sheet: WorkbookSheet, cell: InputCell) -> str:
    """The title of the column, for cells in rows with a number: elsewhere a title is no label of what goes in."""
    if not cell.requirement:
        return ""
    letters = cell.cell.rstrip("0123456789")
    return next((one.title for one in sheet.columns if one.column == letters), "")


def _of_workbook(inspection: WorkbookInspection) -> FormContents:
    places = (
        FormPlace(
            key=f"{sheet.name}!{one.cell}",
            group=sheet.name,
            kind=one.kind,
            label=one.label or _title_above(sheet, one),
            choices=one.choices,
            requirement=one.requirement,
            role=one.role,
        )
        for sheet in inspection.sheets
        for one in sheet.inputs
    )
    groups = (
        FormGroup(
            name=sheet.name,
            kind=sheet.kind,
            is_hidden=sheet.is_hidden,
            is_protected=sheet.is_protected,
            columns=tuple(FormColumn(column=one.column, role=one.role, title=one.title) for one in sheet.columns),
        )
        for sheet in inspection.sheets
    )
    return FormContents(groups=tuple(groups), places=tuple(places), findings=inspection.findings)
