"""Inspecting and filling a stranger's workbook in a child process with a clock and limits, as readers do.

`inspect_confined` and `fill_confined` are for callers; what the child runs stands below them.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bidbuilder.codec import from_plain, to_plain
from bidbuilder.domain.tenders.buyer_workbooks import FilledWorkbook, WorkbookInspection
from bidbuilder.formats.confinement import answer_confined
from bidbuilder.formats.workbooks.answers import read_answers
from bidbuilder.formats.workbooks.filling import fill_workbook
from bidbuilder.formats.workbooks.inspection import ColumnRoles, inspect_workbook


def inspect_confined(
    name: str, content: bytes, roles: ColumnRoles | None = None, *, seconds: float, megabytes: int
) -> WorkbookInspection:
    """`inspect_workbook` within limits. Raises `FileRefused`."""
    options = {"roles": json.dumps({sheet: dict(columns) for sheet, columns in (roles or {}).items()})}
    plain = answer_confined("workbook-inspection", name, content, seconds=seconds, megabytes=megabytes, options=options)
    return from_plain(plain, WorkbookInspection)


def fill_confined(name: str, content: bytes, answers: bytes, *, seconds: float, megabytes: int) -> FilledWorkbook:
    """`fill_workbook` within limits; `answers` are JSON as `read_answers` takes it. Raises refusals of files and of cells."""
    options = {"answers": b64encode(answers).decode()}
    plain = answer_confined("workbook-filling", name, content, seconds=seconds, megabytes=megabytes, options=options)
    filled = from_plain(plain["filled"], FilledWorkbook)
    return replace(filled, content=b64decode(plain["content"]))


def inspect_in_child(name: str, content: bytes, options: Mapping[str, str]) -> WorkbookInspection:
    """What the child does for `inspect_confined`."""
    return inspect_workbook(name, content, json.loads(options["roles"]))


def fill_in_child(name: str, content: bytes, options: Mapping[str, str]) -> Mapping[str, Any]:
    """What the child does for `fill_confined`; the file travels beside the rest, as text."""
    filled = fill_workbook(name, content, read_answers(b64decode(options["answers"])))
    return {"content": b64encode(filled.content).decode(), "filled": to_plain(replace(filled, content=b""))}
