"""`bidbuilder workbook inspect|fill`: a buyer's own workbook understood and filled in place. Nothing is stored."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any

import click

from bidbuilder.cli.errors import ends_in_json
from bidbuilder.codec import to_plain
from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.basics.languages import INTERFACE_LANGUAGES
from bidbuilder.domain.tenders.buyer_workbooks import WorkbookSheet
from bidbuilder.formats.workbooks.confined import fill_confined, inspect_confined
from bidbuilder.i18n.messages import render_message
from bidbuilder.settings import load_settings

_file = click.Path(exists=True, dir_okay=False, path_type=Path)
_language = click.option(
    "--language", type=click.Choice(INTERFACE_LANGUAGES), default="en", help="Language of the messages."
)


class OutputUnwritable(Refusal):
    """The folder is missing, full or not for this user."""

    code = "cannot-write"
    message = translatable("{file} cannot be written: {reason}.")
    hint = translatable("Choose another place for it with --out.")


@click.group("workbook")
def workbook() -> None:
    """Buyers' own workbooks: see what they ask for, fill them in place."""


@workbook.command("inspect")
@click.argument("file", type=_file)
@_language
@ends_in_json
def inspect(file: Path, language: str) -> None:
    """Print the sheets of FILE and the cells it wants filled, as JSON."""
    settings = load_settings()
    inspection = inspect_confined(
        file.name, file.read_bytes(), seconds=settings.reader_seconds, megabytes=settings.reader_megabytes
    )
    answer = {
        "sheets": [_json_of_sheet(sheet) for sheet in inspection.sheets],
        "findings": [_json_of_finding(finding, language) for finding in inspection.findings],
    }
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))


@workbook.command("fill")
@click.argument("template", type=_file)
@click.argument("answers", type=_file)
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The filled file.")
@_language
@ends_in_json
def fill(template: Path, answers: Path, out: Path, language: str) -> None:
    """Write TEMPLATE with the values of ANSWERS (JSON) in its cells to a new file."""
    settings = load_settings()
    filled = fill_confined(
        template.name,
        template.read_bytes(),
        answers.read_bytes(),
        seconds=settings.reader_seconds,
        megabytes=settings.reader_megabytes,
    )
    write_whole(out, filled.content)
    answer = {
        "out": str(out),
        "filled": list(filled.filled),
        "renewed": list(filled.renewed),
        "left_to_office": list(filled.left_to_office),
        "findings": [_json_of_finding(finding, language) for finding in filled.findings],
    }
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file wholly or not at all: whoever looks meanwhile sees the old one, and a full disk leaves it there.

    Raises `OutputUnwritable`.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as refused:
        raise OutputUnwritable(where=str(path), file=path.name, reason=refused.strerror or "") from refused
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.chmod(0o666 & ~_file_mask())
        unfinished.replace(path)
    except OSError as refused:
        raise OutputUnwritable(where=str(path), file=path.name, reason=refused.strerror or "") from refused
    finally:
        unfinished.unlink(missing_ok=True)


def _file_mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _json_of_sheet(sheet: WorkbookSheet) -> dict[str, Any]:
    plain = to_plain(sheet)
    return {
        "name": sheet.name,
        "hidden": sheet.is_hidden,
        "protected": sheet.is_protected,
        "kind": sheet.kind,
        "header_row": sheet.header_row,
        "columns": plain["columns"],
        "inputs": plain["inputs"],
    }


def _json_of_finding(finding: Finding, language: str) -> dict[str, Any]:
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "message": render_message(language, finding.message, finding.params),
        "where": str(finding.where or ""),
    }
