"""`bidbuilder catalogue read FILE`: a supplier's file as JSON, as INTERFACES lays it down. Nothing is stored."""

import json
from pathlib import Path
from typing import Any

import click

from bidbuilder.cli.errors import ends_in_json
from bidbuilder.cli.reading import json_of_finding, reads_a_file
from bidbuilder.codec import to_plain
from bidbuilder.domain.basics.units import find_unit
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.catalogue.properties import PropertyValue, ValueKind
from bidbuilder.domain.catalogue.readings import CatalogueReading, OfferingDraft
from bidbuilder.formats.confinement import read_confined
from bidbuilder.settings import load_settings


@click.group("catalogue")
def catalogue() -> None:
    """Catalogues: read a supplier's file."""


@catalogue.command("read")
@reads_a_file
@click.option("--header-row", default="", help="The row of its column titles, from 1.")
@click.option("--columns", default="", help="What columns mean, like A=code,B=name.da,C=price:DKK.")
@click.option(
    "--decimal-mark", type=click.Choice([".", ","]), help="The decimal mark of numbers that could be read both ways."
)
@click.option("--currency", default="", help="The currency of prices that name none.")
@click.option("--text-language", default="", help="The language of names that name none.")
@ends_in_json
def read(file: Path, language: str, **corrections: str | None) -> None:
    """Print the offerings in FILE as JSON."""
    settings = load_settings()
    options = {name: value for name, value in corrections.items() if value}
    if "text_language" in options:
        options["language"] = options.pop("text_language")
    reading = read_confined(
        "catalogue",
        file.name,
        file.read_bytes(),
        seconds=settings.reader_seconds,
        megabytes=settings.reader_megabytes,
        options=options,
    )
    click.echo(json.dumps(json_of_reading(reading, language), ensure_ascii=False, indent=2))


def json_of_reading(reading: CatalogueReading, language: str) -> dict[str, Any]:
    """The JSON of INTERFACES for a reading: amounts and quantities are strings, dates ISO 8601."""
    return {
        "format": reading.format,
        "offerings": [_json_of_draft(draft) for draft in reading.drafts],
        "sheet": reading.sheet,
        "sheets": list(reading.sheets),
        "header_row": reading.header_row,
        "columns": [{"column": letter, "title": title, "field": field} for letter, title, field in reading.columns],
        "findings": [json_of_finding(finding, language) for finding in reading.findings],
    }


def _json_of_draft(draft: OfferingDraft) -> dict[str, Any]:
    offering = draft.offering
    plain = to_plain(offering)
    unit = find_unit(offering.unit)
    return {
        "code": offering.code,
        "name": plain["names"],
        "description": plain["descriptions"],
        "kind": plain["kind"],
        "manufacturer": offering.manufacturer,
        "part_number": offering.part_number,
        "gtin": offering.gtin,
        "classification": plain["classification"],
        "unit": offering.unit,
        "unit_code": unit.code if unit else "",
        **plain["terms"],
        "properties": [_json_of_property(value) for value in offering.properties],
        "prices": [price for price_list in draft.prices for price in _json_of_prices(price_list)],
        "certificates": plain["certificates"],
        "components": plain["components"],
        "documents": plain["documents"],
        "is_clean": draft.is_clean,
        "source": {"where": str(draft.source), **to_plain(draft.source)},
    }


def _json_of_property(value: PropertyValue) -> dict[str, Any]:
    plain = to_plain(value)
    stated = {
        ValueKind.NUMBER: {"value": plain["number"]},
        ValueKind.INTERVAL: {"from": plain["low"], "to": plain["high"]},
        ValueKind.CHOICE: {"choice": plain["choices"]},
        ValueKind.FLAG: {"value": plain["flag"]},
        ValueKind.TEXT: {"value": plain["text"]},
    }[value.kind]
    return {
        "key": value.key,
        "kind": plain["kind"],
        **stated,
        "unit": value.unit,
        "source_name": value.source_name,
        "typed": value.typed,
    }


def _json_of_prices(price_list: PriceList) -> list[dict[str, Any]]:
    """One entry for each quantity break, with what the whole list has in common."""
    plain = to_plain(price_list)
    shared = {name: value for name, value in plain.items() if name not in {"breaks", "audience", "rates", "further"}}
    return [
        {**shared, "from_quantity": step["from_quantity"], "amount": step["unit_price"]} for step in plain["breaks"]
    ]
