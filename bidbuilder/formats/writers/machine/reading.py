"""The total of a bid read back out of its machine-readable files."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from lxml import etree

from bidbuilder.formats.readers.json_text import parse_json
from bidbuilder.formats.readers.xml import parse_xml
from bidbuilder.formats.refusals import FileRefused


def find_machine_totals(name: str, content: bytes) -> Iterator[Decimal | None]:
    """Every total a file states: of an OCDS bid, a UBL tender, a GAEB answer. None for a file that cannot be read."""
    try:
        if name.endswith(".json"):
            yield from _ocds_totals(parse_json(content))
        elif name.lower().endswith((".xml", ".x84")):
            yield from _xml_totals(parse_xml(content))
    except (FileRefused, InvalidOperation, KeyError, TypeError, AttributeError):
        yield None


def _ocds_totals(package: Mapping[str, Any]) -> Iterator[Decimal]:
    for release in package["releases"]:
        for bid in release["bids"]["details"]:
            if "value" in bid:
                yield Decimal(str(bid["value"]["amount"]))


def _xml_totals(root: etree._Element) -> Iterator[Decimal]:
    kind = etree.QName(root).localname
    if kind == "Tender":
        yield sum((Decimal(one.text or "") for one in root.iter("{*}PayableAmount")), Decimal(0))
    elif kind == "GAEB":
        totals = root.find("{*}Award/{*}BoQ/{*}BoQInfo/{*}Totals")
        stated = totals.find("{*}TotAfterDisc") if totals is not None else None
        if stated is None and totals is not None:
            stated = totals.find("{*}Total")
        yield Decimal((stated.text if stated is not None else None) or "")
