"""`bidbuilder tender read FILE`: a buyer's file as JSON, as INTERFACES lays it down. Nothing is stored."""

import json
from pathlib import Path
from typing import Any

import click

from bidbuilder.cli.errors import ends_in_json
from bidbuilder.cli.reading import json_of_finding, reads_a_file
from bidbuilder.codec import to_plain
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.confinement import read_confined
from bidbuilder.formats.refusals import FileTooLarge
from bidbuilder.settings import load_settings

_DEADLINE_FIELDS = {"moment", "zone"}


@click.group("tender")
def tender() -> None:
    """Tenders: read a buyer's file."""


@tender.command("read")
@reads_a_file
@click.option("--header-row", default="", help="The row (2) or rows (1-2) of its column titles.")
@click.option("--columns", default="", help="What columns mean, like A=number,E=text.")
@click.option("--process", default="", help="The ocid of the process to read where the file holds several.")
@ends_in_json
def read(file: Path, language: str, sheet: str, header_row: str, columns: str, process: str) -> None:
    """Print the tender in FILE as JSON."""
    settings = load_settings()
    if file.stat().st_size > settings.maximum_upload_bytes:
        raise FileTooLarge(where=file.name)
    options = {"sheet": sheet, "header_row": header_row, "columns": columns, "process": process}
    reading = read_confined(
        "tender",
        file.name,
        file.read_bytes(),
        seconds=settings.reader_seconds,
        megabytes=settings.reader_megabytes,
        options={name: value for name, value in options.items() if value},
    )
    click.echo(json.dumps(json_of_reading(reading, language), ensure_ascii=False, indent=2))


def json_of_reading(reading: TenderReading, language: str) -> dict[str, Any]:
    """The JSON of INTERFACES for a reading: decimals as strings, a deadline as ISO 8601 with its zone beside it."""
    plain = _with_flat_deadlines(to_plain(reading))
    return {
        "format": plain["format"],
        "tender": plain["tender"],
        "sheets": plain["sheets"],
        "findings": [json_of_finding(finding, language) | {"times": finding.times} for finding in reading.findings],
    }


def _with_flat_deadlines(plain: Any) -> Any:
    """The same data with each deadline `{"moment", "zone"}` written as `name` (ISO 8601) and `name_zone`."""
    if isinstance(plain, list):
        return [_with_flat_deadlines(one) for one in plain]
    if not isinstance(plain, dict):
        return plain
    flat: dict[str, Any] = {}
    for name, value in plain.items():
        if isinstance(value, dict) and set(value) == _DEADLINE_FIELDS:
            flat |= {name: value["moment"], f"{name}_zone": value["zone"]}
        else:
            flat[name] = _with_flat_deadlines(value)
    return flat
